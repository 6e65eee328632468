#include "services/runtime/service_log.h"

#include "services/domain/json_text.h"
#include "services/runtime/clock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <array>
#include <spdlog/sinks/rotating_file_sink.h>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr std::array names{"incident_service", "rule_engine", "alerting_service"};
constexpr auto flushEvery = std::chrono::seconds(2);

/// Set once, before other threads log.
struct Logs
{
    std::array<std::shared_ptr<spdlog::logger>, names.size()> loggers;
    LogFormat format = LogFormat::Plain;
};
Logs &logs()
{
    static Logs instance;
    return instance;
}

QString plainValue(const QJsonValue &value)
{
    if (!value.isString())
        return QString::fromUtf8(toJsonText(value));
    const QString text = value.toString();
    const bool isWord = !text.isEmpty() && std::ranges::none_of(text, [](QChar c) {
        return c.isSpace() || c == u'"' || c == u'=' || c < u' ';
    });
    return isWord ? text : QString::fromUtf8(toJsonText(value));
}

QString plainLine(const QString &message, const LogFields &fields)
{
    QString line = message;
    for (const auto &[name, value] : fields)
        line += u' ' + name + u'=' + plainValue(value);
    return loggable(line);
}

QString jsonLine(spdlog::level::level_enum level, const QString &message, const LogFields &fields)
{
    const spdlog::string_view_t levelName = spdlog::level::to_string_view(level);
    QJsonObject line{{u"time"_s, toRfc3339(SystemClock::instance().now())},
                     {u"level"_s, QString::fromLatin1(levelName.data(), qsizetype(levelName.size()))},
                     {u"message"_s, loggable(message)}};
    for (const auto &[name, value] : fields)
        line.insert(name, value.isString() ? QJsonValue(loggable(value.toString())) : value);
    return QString::fromUtf8(toJsonText(line));
}

} // namespace

Result<> startServiceLogs(const ServiceLogOptions &options)
{
    logs().format = options.format;
    if (options.folder.isEmpty())
        return {};
    if (!QDir().mkpath(options.folder))
        return fail(Error::Code::Unavailable,
                    QCoreApplication::translate("Logging", "The folder \"%1\" cannot be made.").arg(options.folder));
    spdlog::file_event_handlers handlers;
    handlers.after_open = [](const spdlog::filename_t &, std::FILE *file) {
        ::fchmod(::fileno(file), S_IRUSR | S_IWUSR);
    };
    for (size_t i = 0; i < names.size(); ++i) {
        const QString path = options.folder + u'/' + QLatin1StringView(names[i]) + u".log"_s;
        try {
            auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                QFile::encodeName(path).toStdString(), size_t(qMax(options.maxFileBytes, qint64{1})),
                size_t(qMax(options.maxFiles, 0)), false, handlers);
            auto logger = std::make_shared<spdlog::logger>(names[i], std::move(sink));
            logger->set_pattern(options.format == LogFormat::Json ? "%v" : "%Y-%m-%dT%H:%M:%S.%fZ %l %v",
                                spdlog::pattern_time_type::utc);
            logger->set_level(options.level);
            logger->flush_on(spdlog::level::warn);
            spdlog::register_logger(logger); // for the flushing every few seconds
            logs().loggers[i] = std::move(logger);
        } catch (const spdlog::spdlog_ex &exception) {
            return fail(Error::Code::Unavailable,
                        QCoreApplication::translate("Logging", "The log file \"%1\" cannot be written: %2")
                            .arg(path, QString::fromLocal8Bit(exception.what())));
        }
    }
    spdlog::flush_every(flushEvery);
    return {};
}

void stopServiceLogs()
{
    spdlog::flush_every(std::chrono::seconds(0));
    for (size_t i = 0; i < names.size(); ++i) {
        if (auto logger = std::exchange(logs().loggers[i], {}))
            logger->flush();
        spdlog::drop(names[i]);
    }
}

void logTo(ServiceLog log, spdlog::level::level_enum level, const QString &message, const LogFields &fields)
{
    spdlog::logger *logger = logs().loggers[static_cast<size_t>(log)].get();
    if (!logger)
        logger = spdlog::default_logger_raw();
    if (!logger->should_log(level))
        return;
    const QString line =
        logs().format == LogFormat::Json ? jsonLine(level, message, fields) : plainLine(message, fields);
    const QByteArray text = line.toUtf8();
    logger->log(level, spdlog::string_view_t(text.constData(), size_t(text.size())));
}

} // namespace itsm
