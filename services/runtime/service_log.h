#pragma once

#include "services/runtime/logging.h"

#include <QJsonValue>
#include <vector>

namespace itsm {

/// The logs of a server, each a file of its own.
enum class ServiceLog : quint8 {
    Incidents,  ///< incident_service.log
    RuleEngine, ///< rule_engine.log
    Alerting,   ///< alerting_service.log
};

enum class LogFormat : quint8 {
    Plain, ///< TIME LEVEL message name=value …
    Json,  ///< one object per line: time, level, message, and the fields
};

struct ServiceLogOptions
{
    QString folder; ///< empty: no files; the lines go to the program's log
    LogFormat format = LogFormat::Plain;
    spdlog::level::level_enum level = spdlog::level::info;
    qint64 maxFileBytes = qint64{10} << 20;
    int maxFiles = 5;
};

/// Opens the files, readable by their owner alone; they rotate as the program's log does. Once, at start, behind
/// startLogging(). Unavailable if one cannot be written.
Result<> startServiceLogs(const ServiceLogOptions &options);
/// Flushes and closes them, when all threads that log there have ended.
void stopServiceLogs();

/// What a line says besides its message.
using LogFields = std::vector<std::pair<QString, QJsonValue>>;
/// Secrets are redacted in all texts. Warnings and worse are flushed at once. Thread-safe.
void logTo(ServiceLog log, spdlog::level::level_enum level, const QString &message, const LogFields &fields = {});

} // namespace itsm
