#include "services/runtime/logging.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <array>
#include <cstdio>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Longer messages are cut: they are dumps of data, and the search for secrets must not take long.
constexpr qsizetype maxLineLength = 8'192;

/// Cleans the payload of every message before the usual formatter sees it.
class CleaningFormatter final : public spdlog::formatter
{
public:
    CleaningFormatter()
        : m_inner("%Y-%m-%dT%H:%M:%S.%fZ %l [%t] %v", spdlog::pattern_time_type::utc)
    {
    }
    void format(const spdlog::details::log_msg &message, spdlog::memory_buf_t &out) override
    {
        const QByteArray payload =
            loggable(QString::fromUtf8(message.payload.data(), qsizetype(message.payload.size()))).toUtf8();
        spdlog::details::log_msg clean(message);
        clean.payload = spdlog::string_view_t(payload.constData(), size_t(payload.size()));
        m_inner.format(clean, out);
    }
    [[nodiscard]] std::unique_ptr<formatter> clone() const override { return std::make_unique<CleaningFormatter>(); }

private:
    spdlog::pattern_formatter m_inner;
};

void logQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    spdlog::level::level_enum level = spdlog::level::debug;
    switch (type) {
    case QtDebugMsg:
        break;
    case QtInfoMsg:
        level = spdlog::level::info;
        break;
    case QtWarningMsg:
        level = spdlog::level::warn;
        break;
    case QtCriticalMsg:
        level = spdlog::level::err;
        break;
    case QtFatalMsg:
        level = spdlog::level::critical;
        break;
    }
    const QByteArray utf8 = text.toUtf8();
    const bool hasCategory = context.category != nullptr && qstrcmp(context.category, "default") != 0;
    spdlog::log(level, "{}{}{}", hasCategory ? context.category : "", hasCategory ? ": " : "", utf8.constData());
    if (type == QtFatalMsg)
        spdlog::default_logger_raw()->flush(); // Qt aborts next
}

struct LevelName
{
    QLatin1StringView name;
    spdlog::level::level_enum level;
};
constexpr std::array levelNames{
    LevelName{"trace"_L1, spdlog::level::trace}, LevelName{"debug"_L1, spdlog::level::debug},
    LevelName{"info"_L1, spdlog::level::info},   LevelName{"warning"_L1, spdlog::level::warn},
    LevelName{"error"_L1, spdlog::level::err},   LevelName{"off"_L1, spdlog::level::off},
};

} // namespace

std::optional<spdlog::level::level_enum> logLevelFromName(QStringView name)
{
    for (const LevelName &candidate : levelNames) {
        if (name == candidate.name)
            return candidate.level;
    }
    return {};
}

Result<> startLogging(const LogOptions &options)
{
    std::vector<spdlog::sink_ptr> sinks;
    if (options.toStderr)
        sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    if (!options.file.isEmpty()) {
        spdlog::file_event_handlers handlers;
        // Rotation opens new files, each of which the umask would make readable by others.
        handlers.after_open = [](const spdlog::filename_t &, std::FILE *file) {
            ::fchmod(::fileno(file), S_IRUSR | S_IWUSR);
        };
        try {
            sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                QFile::encodeName(options.file).toStdString(), size_t(qMax(options.maxFileBytes, qint64{1})),
                size_t(qMax(options.maxFiles, 0)), false, handlers));
        } catch (const spdlog::spdlog_ex &exception) {
            return fail(Error::Code::Unavailable,
                        QCoreApplication::translate("Logging", "The log file \"%1\" cannot be written: %2")
                            .arg(options.file, QString::fromLocal8Bit(exception.what())));
        }
    }
    auto logger = std::make_shared<spdlog::logger>("itsm", sinks.begin(), sinks.end());
    logger->set_formatter(std::make_unique<CleaningFormatter>());
    logger->set_level(options.level);
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    qInstallMessageHandler(logQtMessage);
    return {};
}

void stopLogging()
{
    qInstallMessageHandler(nullptr);
    spdlog::default_logger_raw()->flush();
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
}

QString redacted(const QString &text)
{
    struct Rule
    {
        QRegularExpression pattern;
        QString replacement;
    };
    // Each keeps what stands before the secret. The order matters: a header's value may be a token.
    static const std::array rules{
        Rule{QRegularExpression(u"\\b([a-z][a-z0-9+.-]*://[^\\s/?#@:\"']*):[^\\s/?#]*@"_s,
                                QRegularExpression::CaseInsensitiveOption),
             u"\\1:***@"_s},
        Rule{QRegularExpression(u"(hooks\\.slack\\.com/services)/[^\\s\"']+"_s), u"\\1/***"_s},
        Rule{QRegularExpression(u"\\b(bearer|basic)\\s+[a-z0-9._~+/=-]+"_s, QRegularExpression::CaseInsensitiveOption),
             u"\\1 ***"_s},
        Rule{QRegularExpression(u"\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"_s), u"***"_s},
        Rule{
            QRegularExpression(
                u"(\\b[a-z0-9_.-]*(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|webhook_url)[\"']?\\s*[:=]"
                u"\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[^\\s,;&\"'}\\]]+)"_s,
                QRegularExpression::CaseInsensitiveOption),
            u"\\1***"_s},
    };
    QString result = text;
    for (const Rule &rule : rules)
        result.replace(rule.pattern, rule.replacement);
    return result;
}

QString loggable(const QString &text)
{
    // A secret that the cut would divide is still seen whole.
    const QString clean = redacted(text.left(2 * maxLineLength)).left(maxLineLength);
    QString line;
    line.reserve(clean.size());
    for (const QChar c : clean) {
        const char16_t unit = c.unicode();
        const bool bidi = (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
        if (unit == u'\n')
            line += "\\n"_L1;
        else if (unit == u'\t')
            line += "\\t"_L1;
        else if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || unit == 0x2028 || unit == 0x2029 || bidi)
            line += QString(u"\\u%1"_s).arg(uint{unit}, 4, 16, QChar(u'0'));
        else
            line += c;
    }
    if (text.size() > maxLineLength)
        line += u'…';
    return line;
}

} // namespace itsm
