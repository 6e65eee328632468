#include "services/runtime/config_schema.h"

#include "services/domain/instant.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <arpa/inet.h>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct KeyInfo
{
    QLatin1StringView path;
    ConfigKind kind;
    bool isRequired = false;
};

constexpr std::array keys{
    KeyInfo{"database.url"_L1, ConfigKind::StoreUrl},
    KeyInfo{"database.replica"_L1, ConfigKind::StoreUrl},
    KeyInfo{"database.host"_L1, ConfigKind::Text},
    KeyInfo{"database.port"_L1, ConfigKind::Port},
    KeyInfo{"database.name"_L1, ConfigKind::Text},
    KeyInfo{"database.username"_L1, ConfigKind::Text},
    KeyInfo{"database.password"_L1, ConfigKind::Secret},
    KeyInfo{"database.ssl_mode"_L1, ConfigKind::SslMode},
    KeyInfo{"server.listen"_L1, ConfigKind::Listen},
    KeyInfo{"server.tls_certificate"_L1, ConfigKind::Text},
    KeyInfo{"server.tls_key"_L1, ConfigKind::Text},
    KeyInfo{"server.trusted_proxies"_L1, ConfigKind::Networks},
    KeyInfo{"server.insecure"_L1, ConfigKind::Flag},
    KeyInfo{"server.strict_v1_status"_L1, ConfigKind::Flag},
    KeyInfo{"server.workers"_L1, ConfigKind::Workers},
    KeyInfo{"server.queue"_L1, ConfigKind::Count},
    KeyInfo{"server.max_connections"_L1, ConfigKind::Count},
    KeyInfo{"server.max_connections_per_address"_L1, ConfigKind::Count},
    KeyInfo{"server.max_streams"_L1, ConfigKind::Count},
    KeyInfo{"server.request_timeout"_L1, ConfigKind::Duration},
    KeyInfo{"server.webhook_rate"_L1, ConfigKind::Count},
    KeyInfo{"server.log_directory"_L1, ConfigKind::Text},
    KeyInfo{"server.log_format"_L1, ConfigKind::LogFormat},
    KeyInfo{"server.log_level"_L1, ConfigKind::LogLevel},
    KeyInfo{"redis.host"_L1, ConfigKind::Text, true},
    KeyInfo{"redis.port"_L1, ConfigKind::Port},
    KeyInfo{"redis.username"_L1, ConfigKind::Text},
    KeyInfo{"redis.password"_L1, ConfigKind::Secret},
    KeyInfo{"redis.db"_L1, ConfigKind::Count},
    KeyInfo{"redis.prefix"_L1, ConfigKind::Text},
    KeyInfo{"redis.timeout"_L1, ConfigKind::Duration},
    KeyInfo{"redis.insecure"_L1, ConfigKind::Flag},
    KeyInfo{"monitoring.prometheus.url"_L1, ConfigKind::HttpUrl, true},
    KeyInfo{"monitoring.prometheus.timeout"_L1, ConfigKind::Duration},
    KeyInfo{"monitoring.grafana.url"_L1, ConfigKind::HttpUrl, true},
    KeyInfo{"monitoring.grafana.api_key"_L1, ConfigKind::Secret},
    KeyInfo{"alerting.email.smtp_host"_L1, ConfigKind::Text, true},
    KeyInfo{"alerting.email.smtp_port"_L1, ConfigKind::Port},
    KeyInfo{"alerting.email.smtp_username"_L1, ConfigKind::Text},
    KeyInfo{"alerting.email.smtp_password"_L1, ConfigKind::Secret},
    KeyInfo{"alerting.email.from_email"_L1, ConfigKind::Text, true},
    KeyInfo{"alerting.sms.api_key"_L1, ConfigKind::Secret, true},
    KeyInfo{"alerting.sms.api_secret"_L1, ConfigKind::Secret, true},
    KeyInfo{"alerting.sms.sign_name"_L1, ConfigKind::Text},
    KeyInfo{"alerting.slack.webhook_url"_L1, ConfigKind::Secret, true},
    KeyInfo{"alerting.slack.channel"_L1, ConfigKind::Text},
};

constexpr std::array sampleSecrets{
    "123456!@#$%^"_L1, "your_api_key"_L1,   "password"_L1,
    "sms_api_key"_L1,  "sms_api_secret"_L1, "https://hooks.slack.com/services/xxx/xxx/xxx"_L1,
};

constexpr std::array sslModes{"disable"_L1, "allow"_L1, "prefer"_L1, "require"_L1, "verify-ca"_L1, "verify-full"_L1};

QString numberIssue(const QString &text, int least, int most)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    if (ok && value >= least && value <= most)
        return {};
    return QCoreApplication::translate("Config", "\"%1\" is not a number from %2 to %3")
        .arg(text, QString::number(least), QString::number(most));
}

QString choiceIssue(const QString &text, const QStringList &choices)
{
    if (choices.contains(text))
        return {};
    return QCoreApplication::translate("Config", "\"%1\" is not one of: %2").arg(text, choices.join(", "_L1));
}

/// "192.0.2.7", "2001:db8::/32"
bool isNetwork(const QString &text)
{
    const QByteArray address = text.section(u'/', 0, 0).toLatin1();
    std::array<char, sizeof(in6_addr)> bytes{};
    const bool isIpv4 = inet_pton(AF_INET, address.constData(), bytes.data()) == 1;
    if (!isIpv4 && inet_pton(AF_INET6, address.constData(), bytes.data()) != 1)
        return false;
    if (!text.contains(u'/'))
        return true;
    bool isNumber = false;
    const int bits = text.section(u'/', 1).toInt(&isNumber);
    return isNumber && bits >= 1 && bits <= (isIpv4 ? 32 : 128);
}

QString networksIssue(const QString &text)
{
    for (const QString &network : configList(text)) {
        if (!isNetwork(network))
            return QCoreApplication::translate("Config", "\"%1\" is no address and no network such as 10.0.0.0/8")
                .arg(network);
    }
    return {};
}

} // namespace

QStringList configList(const QString &text)
{
    QStringList items;
    for (const QString &item : text.split(u',')) {
        if (!item.trimmed().isEmpty())
            items.append(item.trimmed());
    }
    return items;
}

std::optional<ConfigKey> configKey(const QString &path)
{
    for (const KeyInfo &key : keys) {
        if (path == key.path)
            return ConfigKey{path, key.kind, key.isRequired};
        if (key.kind == ConfigKind::Secret && path == QString(key.path + "_file"_L1))
            return ConfigKey{path, ConfigKind::SecretFile, false};
    }
    return {};
}

QStringList configSection(const QString &path)
{
    const QString prefix = path.isEmpty() ? QString() : QString(path + u'.');
    QStringList result;
    for (const KeyInfo &key : keys) {
        if (!key.path.startsWith(prefix))
            continue;
        const QString rest = key.path.sliced(prefix.size()).toString();
        const QString name = rest.section(u'.', 0, 0);
        if (!result.contains(name))
            result.append(name);
        if (key.kind == ConfigKind::Secret && name == rest)
            result.append(name + "_file"_L1);
    }
    return result;
}

QStringList requiredConfigKeys(const QString &section)
{
    QStringList result;
    for (const KeyInfo &key : keys) {
        const QString path = key.path.toString();
        if (key.isRequired && path.section(u'.', 0, -2) == section)
            result.append(path);
    }
    return result;
}

QString configValueIssue(ConfigKind kind, const QString &text)
{
    switch (kind) {
    case ConfigKind::Port:
        return numberIssue(text, 1, 65'535);
    case ConfigKind::Count:
        return numberIssue(text, 0, 1'000'000);
    case ConfigKind::Duration:
        if (const auto duration = parseDuration(text); duration && duration->count() > 0)
            return {};
        return QCoreApplication::translate("Config", "\"%1\" is not a duration such as 30s or 5m").arg(text);
    case ConfigKind::HttpUrl:
        if (const QUrl url(text, QUrl::StrictMode);
            url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1))
            return {};
        return QCoreApplication::translate("Config", "This is not an address that begins with http:// or https://");
    case ConfigKind::StoreUrl:
        if ((text.startsWith("sqlite:"_L1) && text.size() > 7) || text.startsWith("postgresql://"_L1) ||
            text.startsWith("postgres://"_L1))
            return {};
        return QCoreApplication::translate("Config", "This is neither sqlite:PATH nor postgresql://…");
    case ConfigKind::SslMode:
        return choiceIssue(text, QStringList(sslModes.begin(), sslModes.end()));
    case ConfigKind::Flag:
        return choiceIssue(text, {u"true"_s, u"false"_s});
    case ConfigKind::LogFormat:
        return choiceIssue(text, {u"plain"_s, u"json"_s});
    case ConfigKind::LogLevel:
        return choiceIssue(text, {u"trace"_s, u"debug"_s, u"info"_s, u"warning"_s, u"error"_s, u"off"_s});
    case ConfigKind::Networks:
        return networksIssue(text);
    case ConfigKind::Workers:
        return numberIssue(text, 1, 14);
    case ConfigKind::Listen:
        if (parseListen(text))
            return {};
        return QCoreApplication::translate("Config", "\"%1\" is not ADDRESS:PORT, e.g. 127.0.0.1:8090").arg(text);
    case ConfigKind::Text:
    case ConfigKind::SecretFile:
        if (text.trimmed().isEmpty())
            return QCoreApplication::translate("Config", "The value is empty");
        break;
    case ConfigKind::Secret: // empty is none
        break;
    }
    return {};
}

std::optional<ListenAddress> parseListen(const QString &text)
{
    static const QRegularExpression pattern(u"^(?:\\[([0-9A-Fa-f:.]+)\\]|([0-9.]+|localhost)):(\\d{1,5})$"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    const uint port = match.captured(3).toUInt();
    if (!match.hasMatch() || port > 65'535)
        return {};
    const QString host = match.captured(1) + match.captured(2);
    return ListenAddress{.host = host == "localhost"_L1 ? u"127.0.0.1"_s : host, .port = quint16(port)};
}

bool isLocalHost(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@') || host == "localhost"_L1 ||
           host == "::1"_L1 || QRegularExpression(u"^127(\\.\\d{1,3}){3}$"_s).match(host).hasMatch();
}

bool isSampleSecret(const QString &secret)
{
    return std::find(sampleSecrets.begin(), sampleSecrets.end(), secret) != sampleSecrets.end();
}

} // namespace itsm
