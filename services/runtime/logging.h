#pragma once

#include "services/domain/result.h"

#include <QString>
#include <spdlog/spdlog.h>

namespace itsm {

struct LogOptions
{
    spdlog::level::level_enum level = spdlog::level::info;
    QString file;                           ///< empty: no file
    qint64 maxFileBytes = qint64{10} << 20; ///< then the file is renamed to FILE.1 and so on
    int maxFiles = 5;                       ///< renamed files that are kept
    bool toStderr = true;
};

/// "trace", "debug", "info", "warning", "error", "off". Nothing for another name.
[[nodiscard]] std::optional<spdlog::level::level_enum> logLevelFromName(QStringView name);

/// Sets up spdlog's default logger and sends Qt's messages to it. One line per message, in UTC; control characters are
/// escaped and secrets redacted in all of them, whoever logs. Log files are readable by their owner alone; warnings and
/// worse are flushed at once. Thread-safe after the return; call it once, at start. Unavailable if the file cannot be
/// written.
Result<> startLogging(const LogOptions &options);
/// Flushes and closes the log; Qt's messages go to stderr again. For the end of main().
void stopLogging();

/// The text without what looks like a secret: passwords in URLs and connection strings, bearer tokens, JSON Web Tokens,
/// and the values of keys that are called password, secret, token, api_key or the like. They become "***".
[[nodiscard]] QString redacted(const QString &text);
/// redacted() on one line: control characters, line and paragraph separators and bidirectional controls are escaped, so
/// that nobody can forge a line of the log. Text past the first 8,192 UTF-16 units is cut.
[[nodiscard]] QString loggable(const QString &text);

} // namespace itsm
