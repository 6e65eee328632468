#include "services/runtime/config.h"

#include "services/domain/instant.h"
#include "services/runtime/config_schema.h"
#include "services/runtime/postgres_uri.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QThread>
#include <QUrl>
#include <algorithm>
#include <yaml-cpp/yaml.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 maxFileBytes = qint64{1} << 20;
constexpr qint64 maxSecretBytes = qint64{1} << 16;
constexpr auto replicaKey = "database.replica"_L1;

bool isUnsafe(const QString &sslMode)
{
    return sslMode == "disable"_L1 || sslMode == "allow"_L1 || sslMode == "prefer"_L1;
}

class ConfigReader
{
public:
    ConfigReader(QString path, const QProcessEnvironment &environment)
        : m_path(std::move(path))
        , m_environment(environment)
    {
    }

    Result<Config> read()
    {
        ITSM_TRY_ASSIGN(const QByteArray text, readFile());
        readYaml(text);
        Config config;
        // Each value is good in itself from here on, or there is an issue already.
        if (m_issues.isEmpty()) {
            config.databaseUrl = databaseUrl();
            config.replicaUrl = replicaUrl(config.databaseUrl);
            config.server = server();
            config.redis = redis();
        }
        checkPermissions();
        if (!m_issues.isEmpty()) {
            const QJsonObject first = m_issues.first().toObject();
            return fail(Error::Code::Invalid, issueLine(first), first.value(u"key"_s).toString(),
                        {{u"errors"_s, m_issues}});
        }
        return config;
    }

private:
    struct Value
    {
        QString text;
        int line = 0;
    };

    Result<QByteArray> readFile()
    {
        const QFileInfo info(m_path);
        if (!info.exists())
            return fail(Error::Code::NotFound,
                        QCoreApplication::translate("Config", "There is no configuration file \"%1\".").arg(m_path));
        QFile file(m_path);
        if (!info.isFile() || !file.open(QIODevice::ReadOnly))
            return fail(Error::Code::Unavailable,
                        QCoreApplication::translate("Config", "The configuration file \"%1\" cannot be read: %2.")
                            .arg(m_path, info.isFile() ? file.errorString()
                                                       : QCoreApplication::translate("Config", "it is not a file")));
        QByteArray text = file.read(maxFileBytes + 1);
        if (text.size() > maxFileBytes)
            report({}, 1, QCoreApplication::translate("Config", "The file is larger than 1 MiB"));
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder(text);
        if (decoder.hasError())
            report({}, 1, QCoreApplication::translate("Config", "The file is not valid UTF-8"));
        return m_issues.isEmpty() ? text : QByteArray();
    }

    void report(const QString &key, int line, const QString &message)
    {
        m_issues.append(QJsonObject{{u"file"_s, m_path}, {u"line"_s, line}, {u"key"_s, key}, {u"message"_s, message}});
    }
    static QString issueLine(const QJsonObject &issue)
    {
        QString line =
            issue.value(u"file"_s).toString() + u':' + QString::number(issue.value(u"line"_s).toInt()) + ": "_L1;
        if (const QString key = issue.value(u"key"_s).toString(); !key.isEmpty())
            line += key + ": "_L1;
        return line + issue.value(u"message"_s).toString();
    }

    void readYaml(const QByteArray &text)
    {
        if (!m_issues.isEmpty())
            return;
        try {
            const std::vector<YAML::Node> documents = YAML::LoadAll(text.toStdString());
            if (documents.size() > 1)
                report({}, documents[1].Mark().line + 1,
                       QCoreApplication::translate("Config", "The file holds more than one YAML document"));
            else
                readSection({}, documents.empty() ? YAML::Node() : documents.front(), 1);
        } catch (const YAML::Exception &exception) {
            // Without a mark the line is -1.
            report({}, qMax(exception.mark.line, 0) + 1,
                   QCoreApplication::translate("Config", "This is not valid YAML (%1)")
                       .arg(QString::fromStdString(exception.msg)));
        }
    }

    void readSection(const QString &path, const YAML::Node &node, int line)
    {
        const QStringList known = configSection(path);
        if (!node.IsNull() && !node.IsMap()) {
            report(path, line,
                   QCoreApplication::translate("Config", "Here a section with these keys is expected: %1")
                       .arg(known.join(", "_L1)));
            return;
        }
        QStringList seen;
        for (const auto &member : node) {
            const int memberLine = member.first.Mark().line + 1;
            const QString name = member.first.IsScalar() ? QString::fromStdString(member.first.Scalar()) : u"?"_s;
            const QString key = path.isEmpty() ? name : QString(path + u'.' + name);
            if (seen.contains(name))
                report(key, memberLine, QCoreApplication::translate("Config", "The key stands twice"));
            else if (!known.contains(name))
                report(key, memberLine,
                       QCoreApplication::translate("Config", "The key is not known. Known are: %1")
                           .arg(known.join(", "_L1)));
            else if (const auto spec = configKey(key))
                readValue(*spec, member.second, memberLine);
            else
                readSection(key, member.second, memberLine);
            seen.append(name);
        }
        for (const QString &required : requiredConfigKeys(path)) {
            const QString name = required.section(u'.', -1);
            if (!seen.contains(name) && !seen.contains(QString(name + "_file"_L1)))
                report(required, line, QCoreApplication::translate("Config", "The key is missing"));
        }
        if (path.isEmpty() && !seen.contains("database"_L1))
            report(u"database"_s, line, QCoreApplication::translate("Config", "The section is missing"));
        m_sectionLines.insert(path, line);
    }

    /// A list as one text, with commas; nothing where it is no value.
    static std::optional<QString> valueOf(const YAML::Node &node, bool mayBeList)
    {
        if (node.IsScalar())
            return QString::fromStdString(node.Scalar());
        if (!mayBeList || !node.IsSequence())
            return {};
        QStringList items;
        for (const YAML::Node &item : node) {
            if (!item.IsScalar())
                return {};
            items.append(QString::fromStdString(item.Scalar()));
        }
        return items.join(u',');
    }

    void readValue(const ConfigKey &key, const YAML::Node &node, int line)
    {
        const auto value = valueOf(node, key.kind == ConfigKind::Networks);
        if (!value) {
            report(key.path, line,
                   node.IsNull() ? QCoreApplication::translate("Config", "The key has no value")
                                 : QCoreApplication::translate("Config", "Here a single value is expected"));
            return;
        }
        const QString &text = *value;
        switch (key.kind) {
        case ConfigKind::Secret:
            if (const auto secret = resolved(key.path, text, line))
                insertSecret(key.path, *secret, line);
            return;
        case ConfigKind::SecretFile:
            if (const QString issue = configValueIssue(key.kind, text); !issue.isEmpty())
                report(key.path, line, issue);
            else
                readSecretFile(key.path, text, line);
            return;
        case ConfigKind::StoreUrl:
            if (const auto url = resolved(key.path, text, line))
                insertStoreUrl(key.path, *url, line);
            return;
        default:
            if (const QString issue = configValueIssue(key.kind, text); !issue.isEmpty())
                report(key.path, line, issue);
            m_values.insert(key.path, {text, line});
        }
    }

    /// The text, or what the environment says where the text is a reference. A text in the file is a secret in the
    /// file.
    std::optional<QString> resolved(const QString &key, const QString &text, int line)
    {
        static const QRegularExpression reference(u"^\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}$"_s);
        const QRegularExpressionMatch match = reference.match(text);
        if (!match.hasMatch()) {
            const bool isUrl = key == "database.url"_L1 || key == replicaKey;
            const bool isSecret = !isUrl || hasPassword(text);
            if (isSecret && !text.isEmpty() && m_inlineSecret.isEmpty()) {
                m_inlineSecret = key;
                m_inlineSecretLine = line;
            }
            return text;
        }
        const QString name = match.captured(1);
        if (!m_environment.contains(name)) {
            report(key, line,
                   QCoreApplication::translate("Config", "The environment variable %1 is not set").arg(name));
            return {};
        }
        return m_environment.value(name);
    }

    static bool hasPassword(const QString &url)
    {
        return url.contains("://"_L1) && !PostgresUri(url).password.isEmpty();
    }

    void insertSecret(const QString &key, const QString &secret, int line)
    {
        if (isSampleSecret(secret))
            report(key, line,
                   QCoreApplication::translate(
                       "Config", "This is the value of the sample configuration, which everybody knows; set your own"));
        if (m_values.contains(key))
            report(key, line,
                   QCoreApplication::translate("Config", "Both the value and its file are given; remove one"));
        m_values.insert(key, {secret, line});
    }

    void readSecretFile(const QString &key, const QString &name, int line)
    {
        const QString path = QDir(QFileInfo(m_path).absolutePath()).absoluteFilePath(name);
        QFile file(path);
        if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
            report(key, line, QCoreApplication::translate("Config", "The file \"%1\" cannot be read").arg(path));
            return;
        }
        if (file.permissions().testAnyFlags(QFileDevice::ReadOther | QFileDevice::WriteOther)) {
            report(
                key, line,
                QCoreApplication::translate("Config", "Others may read or write the file \"%1\"; run: chmod o= \"%1\"")
                    .arg(path));
            return;
        }
        QByteArray text = file.read(maxSecretBytes + 1);
        while (text.endsWith('\n') || text.endsWith('\r'))
            text.chop(1);
        if (text.isEmpty() || text.size() > maxSecretBytes) {
            report(key, line, QCoreApplication::translate("Config", "The file \"%1\" is empty or too large").arg(path));
            return;
        }
        insertSecret(key.chopped(qsizetype(qstrlen("_file"))), QString::fromUtf8(text), line);
    }

    void insertStoreUrl(const QString &key, const QString &url, int line)
    {
        if (const QString issue = configValueIssue(ConfigKind::StoreUrl, url); !issue.isEmpty()) {
            report(key, line, issue);
            return;
        }
        m_values.insert(key, {url, line});
        if (!url.contains("://"_L1))
            return;
        const PostgresUri uri(url);
        if (isSampleSecret(uri.password))
            report(
                key, line,
                QCoreApplication::translate(
                    "Config", "The password is that of the sample configuration, which everybody knows; set your own"));
        checkEncryption(key, line, uri.hosts, uri.sslMode);
    }

    void checkEncryption(const QString &key, int line, const QStringList &hosts, const QString &sslMode)
    {
        for (const QString &host : hosts) {
            if (isUnsafe(sslMode) && !isLocalHost(host)) {
                report(
                    key, line,
                    QCoreApplication::translate(
                        "Config", "With \"%1\" the connection to \"%2\" may be unencrypted; use verify-full or require")
                        .arg(sslMode, host));
                return;
            }
        }
    }

    [[nodiscard]] QString text(const QString &key) const { return m_values.value(key).text; }

    /// The URL that is given, or one made from the parts.
    Secret databaseUrl()
    {
        const QString section = u"database"_s;
        const int line = m_sectionLines.value(section, 1);
        QStringList parts;
        for (auto it = m_values.constBegin(); it != m_values.constEnd(); ++it) {
            if (it.key().startsWith("database."_L1) && it.key() != "database.url"_L1 && it.key() != replicaKey)
                parts.append(it.key());
        }
        parts.sort();
        if (m_values.contains(u"database.url"_s)) {
            for (const QString &part : parts)
                report(part, m_values.value(part).line,
                       QCoreApplication::translate("Config", "The key cannot stand beside \"url\""));
            return Secret(text(u"database.url"_s));
        }
        for (const QString &required : {u"database.host"_s, u"database.name"_s, u"database.username"_s}) {
            if (!m_values.contains(required))
                report(required, line,
                       QCoreApplication::translate("Config",
                                                   "The key is missing (or give \"url\" in place of the parts)"));
        }
        const QString host = text(u"database.host"_s);
        const QString sslMode = m_values.contains(u"database.ssl_mode"_s)
                                    ? text(u"database.ssl_mode"_s)
                                    : (isLocalHost(host) ? u"prefer"_s : u"verify-full"_s);
        checkEncryption(u"database.ssl_mode"_s, m_values.value(u"database.ssl_mode"_s).line, {host}, sslMode);
        const auto encoded = [](const QString &part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); };
        QString url = u"postgresql://"_s + encoded(text(u"database.username"_s));
        if (const QString password = text(u"database.password"_s); !password.isEmpty())
            url += u':' + encoded(password);
        url += u'@' + (host.contains(u':') ? QString(u'[' + host + u']') : encoded(host)) + u':' +
               m_values.value(u"database.port"_s, {u"5432"_s, 0}).text + u'/' + encoded(text(u"database.name"_s)) +
               "?sslmode="_L1 + sslMode;
        return Secret(url);
    }

    Secret replicaUrl(const Secret &database)
    {
        const Secret replica(text(replicaKey));
        if (!replica.isEmpty() &&
            (replica.reveal().startsWith("sqlite:"_L1) || database.reveal().startsWith("sqlite:"_L1)))
            report(replicaKey, m_values.value(replicaKey).line,
                   QCoreApplication::translate("Config", "Only a PostgreSQL database has replicas"));
        return replica;
    }

    ServerConfig server()
    {
        ServerConfig server;
        const auto has = [this](const char *key) { return m_values.contains(serverKey(key)); };
        const auto number = [this](const char *key, int otherwise) {
            return m_values.contains(serverKey(key)) ? text(serverKey(key)).toInt() : otherwise;
        };
        if (const auto listen = parseListen(text(serverKey("listen")))) {
            server.host = listen->host;
            server.port = listen->port;
        }
        server.tlsCertificate = path(serverKey("tls_certificate"));
        server.tlsKey = path(serverKey("tls_key"));
        server.trustedProxies = configList(text(serverKey("trusted_proxies")));
        server.isInsecure = text(serverKey("insecure")) == "true"_L1;
        server.isStrictV1 = text(serverKey("strict_v1_status")) == "true"_L1;
        server.workers = number("workers", server.workers);
        server.queue = number("queue", server.queue);
        server.maxConnections = number("max_connections", server.maxConnections);
        server.maxConnectionsPerAddress = number("max_connections_per_address", server.maxConnectionsPerAddress);
        server.maxStreams = number("max_streams", server.maxStreams);
        if (const auto time = parseDuration(text(serverKey("request_timeout"))))
            server.requestTimeout = std::chrono::ceil<std::chrono::milliseconds>(*time);
        server.webhookRate = number("webhook_rate", server.webhookRate);
        server.logDirectory = path(serverKey("log_directory"));
        server.isLogJson = text(serverKey("log_format")) == "json"_L1;
        if (has("log_level"))
            server.logLevel = text(serverKey("log_level"));
        checkServer(server);
        return server;
    }

    void checkServer(const ServerConfig &server)
    {
        if (server.tlsCertificate.isEmpty() != server.tlsKey.isEmpty()) {
            const QString given = serverKey(server.tlsKey.isEmpty() ? "tls_certificate" : "tls_key");
            report(given, m_values.value(given).line,
                   QCoreApplication::translate("Config", "A certificate and its key belong together; one is missing"));
        }
        if (!isLocalHost(server.host) && !server.isEncrypted() && !server.isInsecure)
            report(serverKey("listen"), m_values.value(serverKey("listen")).line,
                   QCoreApplication::translate("Config", "Without TLS passwords could be read on the way; give "
                                                         "tls_certificate and tls_key, or write insecure: true"));
    }

    std::optional<RedisConfig> redis()
    {
        const QString hostKey = u"redis.host"_s;
        if (!m_values.contains(hostKey))
            return {};
        RedisConfig redis;
        redis.host = text(hostKey);
        redis.user = text(u"redis.username"_s);
        redis.password = Secret(text(u"redis.password"_s));
        redis.port = m_values.value(u"redis.port"_s, {QString::number(redis.port), 0}).text.toUShort();
        redis.database = text(u"redis.db"_s).toInt();
        redis.prefix = m_values.value(u"redis.prefix"_s, {redis.prefix, 0}).text;
        if (const auto time = parseDuration(text(u"redis.timeout"_s)))
            redis.timeout = std::chrono::ceil<std::chrono::milliseconds>(*time);
        if (!isLocalHost(redis.host) && text(u"redis.insecure"_s) != "true"_L1)
            report(hostKey, m_values.value(hostKey).line,
                   QCoreApplication::translate("Config",
                                               "The connection to Redis is not encrypted: take a Redis of this "
                                               "machine or an encrypted tunnel, or write insecure: true"));
        return redis;
    }

    static QString serverKey(const char *name) { return u"server."_s + QLatin1StringView(name); }
    /// A file or folder, taken from the folder of the configuration.
    [[nodiscard]] QString path(const QString &key) const
    {
        const QString name = text(key);
        return name.isEmpty() ? name : QDir(QFileInfo(m_path).absolutePath()).absoluteFilePath(name);
    }

    void checkPermissions()
    {
        const QFileDevice::Permissions permissions = QFile::permissions(m_path);
        if (permissions & QFileDevice::WriteOther)
            report(
                {}, 1,
                QCoreApplication::translate("Config", "Others may write the file; run: chmod o= \"%1\"").arg(m_path));
        else if (!m_inlineSecret.isEmpty() && (permissions & QFileDevice::ReadOther))
            report(m_inlineSecret, m_inlineSecretLine,
                   QCoreApplication::translate("Config",
                                               "The file holds a secret, and others may read it; run: chmod o= \"%1\"")
                       .arg(m_path));
    }

    QString m_path;
    const QProcessEnvironment &m_environment;
    QHash<QString, Value> m_values;
    QHash<QString, int> m_sectionLines;
    QString m_inlineSecret; ///< key of the first secret that stands in the file itself
    int m_inlineSecretLine = 0;
    QJsonArray m_issues;
};

} // namespace

int usualWorkers()
{
    return std::clamp(2 * QThread::idealThreadCount(), 4, 8);
}

Result<Config> readConfig(const QString &path, const QProcessEnvironment &environment)
{
    return ConfigReader(path, environment).read();
}

} // namespace itsm
