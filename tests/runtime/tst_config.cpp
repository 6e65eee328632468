#include "services/runtime/config.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <type_traits>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class ConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void whatSeveralServersShare();
    void sampleConfigurationIsRefused();
    void sampleConfigurationWithOwnSecrets();
    void secretsFromFiles();
    void secretFilesOfOthers();
    void environmentMustBeSet();
    void permissions_data();
    void permissions();
    void readsTheServer();
    void missingFile();
    void messageNamesFileLineAndKey();
    void secretsDoNotPrint();
    void secretsKeepTheirCopies();

private:
    QString write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions = ownerOnly)
    {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.setPermissions(permissions))
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }
    Result<Config> read(const QByteArray &text) { return readConfig(write(u"config.yaml"_s, text), m_environment); }

    static constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    std::unique_ptr<QTemporaryDir> m_dir;
    QProcessEnvironment m_environment;
};

namespace {

// The configuration that the product's documentation shows.
const QByteArray sample = R"(# config.yaml
database:
  host: localhost
  port: 5432
  name: itsm
  username: dev
  password: "123456!@#$%^"
  ssl_mode: disable

redis:
  host: localhost
  port: 6379
  password: ""
  db: 0

monitoring:
  prometheus:
    url: http://localhost:9090
    timeout: 30s
  grafana:
    url: http://localhost:3000
    api_key: "your_api_key"

alerting:
  email:
    smtp_host: smtp.example.com
    smtp_port: 587
    smtp_username: alerts@company.com
    smtp_password: "password"
    from_email: alerts@company.com
  sms:
    api_key: "sms_api_key"
    api_secret: "sms_api_secret"
    sign_name: "ITSM系统"
  slack:
    webhook_url: "https://hooks.slack.com/services/xxx/xxx/xxx"
    channel: "#incidents"
)"_ba;

const QByteArray parts = "database: {host: localhost, name: itsm, username: dev"_ba;

} // namespace

void ConfigTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_environment = {};
    m_environment.insert(u"ITSM_PASSWORD"_s, u"p@ss/word"_s);
    m_environment.insert(u"ITSM_URL"_s, u"sqlite:/var/lib/itsm.sqlite"_s);
}

void ConfigTest::accepts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("SQLite") << "database:\n  url: sqlite:/tmp/a b.sqlite\n"_ba << u"sqlite:/tmp/a b.sqlite"_s;
    QTest::newRow("URI") << "database:\n  url: postgresql://u@/itsm?host=/run/postgresql\n"_ba
                         << u"postgresql://u@/itsm?host=/run/postgresql"_s;
    QTest::newRow("several hosts")
        << "database:\n  url: postgresql://u@db1:5432,db2:5433/itsm?sslmode=verify-full&target_session_attrs=read-write\n"_ba
        << u"postgresql://u@db1:5432,db2:5433/itsm?sslmode=verify-full&target_session_attrs=read-write"_s;
    QTest::newRow("URI of this machine without encryption")
        << "database:\n  url: postgresql://u@[::1]:5432,127.0.0.1/itsm?sslmode=disable\n"_ba
        << u"postgresql://u@[::1]:5432,127.0.0.1/itsm?sslmode=disable"_s;
    QTest::newRow("URL from the environment")
        << "database:\n  url: ${ITSM_URL}\n"_ba << u"sqlite:/var/lib/itsm.sqlite"_s;
    QTest::newRow("parts") << QByteArray(parts + "}\n") << u"postgresql://dev@localhost:5432/itsm?sslmode=prefer"_s;
    QTest::newRow("parts of another machine")
        << "database: {host: db.example.com, port: 6432, name: itsm, username: dev}\n"_ba
        << u"postgresql://dev@db.example.com:6432/itsm?sslmode=verify-full"_s;
    QTest::newRow("parts with a password of the environment")
        << QByteArray(parts + ", password: \"${ITSM_PASSWORD}\", ssl_mode: disable}\n")
        << u"postgresql://dev:p%40ss%2Fword@localhost:5432/itsm?sslmode=disable"_s;
    QTest::newRow("parts with a password inside")
        << QByteArray(parts + ", password: 'a b:c$'}\n")
        << u"postgresql://dev:a%20b%3Ac%24@localhost:5432/itsm?sslmode=prefer"_s;
    QTest::newRow("socket") << "database: {host: /run/postgresql, name: i t, username: d}\n"_ba
                            << u"postgresql://d@%2Frun%2Fpostgresql:5432/i%20t?sslmode=prefer"_s;
    QTest::newRow("IPv6") << "database: {host: '2001:db8::1', name: i, username: d}\n"_ba
                          << u"postgresql://d@[2001:db8::1]:5432/i?sslmode=verify-full"_s;
    QTest::newRow("anchors") << "database: &a {url: sqlite:x}\n"_ba << u"sqlite:x"_s;
}

void ConfigTest::accepts()
{
    QFETCH(QByteArray, text);
    const Result<Config> config = read(text);
    QVERIFY2(config.has_value(), config ? "" : qPrintable(config.error().message));
    QTEST(config->databaseUrl.reveal(), "url");
}

void ConfigTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    const QByteArray good = "database:\n  url: sqlite:x\n"_ba;
    const auto row = [](const char *name, const QByteArray &text, int line, const QString &key, const QString &says) {
        QTest::newRow(name) << text << line << key << says;
    };
    row("empty file", ""_ba, 1, u"database"_s, u"missing"_s);
    row("comment alone", "# nothing\n"_ba, 1, u"database"_s, u"missing"_s);
    row("no database", "redis: {host: h}\n"_ba, 1, u"database"_s, u"missing"_s);
    row("empty section", "database:\n"_ba, 1, u"database.host"_s, u"or give \"url\""_s);
    row("list at the top", "- a\n"_ba, 1, QString(), u"section with these keys"_s);
    row("text as a section", "database: sqlite:x\n"_ba, 1, u"database"_s, u"section with these keys"_s);
    row("unknown section", good + "reids: {}\n"_ba, 3, u"reids"_s, u"Known are: database, server, redis"_s);
    row("listen without a port", good + "server:\n  listen: 127.0.0.1\n"_ba, 4, u"server.listen"_s, u"ADDRESS:PORT"_s);
    row("listen on a name", good + "server: {listen: 'example.org:80'}\n"_ba, 3, u"server.listen"_s, u"ADDRESS:PORT"_s);
    row("listen on a port that is none", good + "server: {listen: '127.0.0.1:65536'}\n"_ba, 3, u"server.listen"_s,
        u"ADDRESS:PORT"_s);
    row("open to others", good + "server: {listen: '0.0.0.0:8090'}\n"_ba, 3, u"server.listen"_s, u"Without TLS"_s);
    row("open to others by IPv6", good + "server: {listen: '[::]:8090'}\n"_ba, 3, u"server.listen"_s, u"Without TLS"_s);
    row("certificate alone", good + "server: {tls_certificate: c.pem}\n"_ba, 3, u"server.tls_certificate"_s,
        u"belong together"_s);
    row("key alone", good + "server: {tls_key: c.pem}\n"_ba, 3, u"server.tls_key"_s, u"belong together"_s);
    row("flag that is none", good + "server: {insecure: perhaps}\n"_ba, 3, u"server.insecure"_s, u"true, false"_s);
    for (const char *proxies :
         {"proxy.example.org", "[10.0.0.1, 10]", "'10.0.0.0/33'", "10.0.0.0/0", "'::/129'", "10.0.0.0/8/8"})
        row(proxies, good + "server: {trusted_proxies: " + proxies + "}\n", 3, u"server.trusted_proxies"_s,
            u"no address and no network"_s);
    row("a section of proxies", good + "server: {trusted_proxies: {a: 10.0.0.1}}\n"_ba, 3, u"server.trusted_proxies"_s,
        u"single value"_s);
    row("a list where none belongs", good + "server: {workers: [1, 2]}\n"_ba, 3, u"server.workers"_s,
        u"single value"_s);
    row("too many workers", good + "server: {workers: 15}\n"_ba, 3, u"server.workers"_s, u"1 to 14"_s);
    row("no workers", good + "server: {workers: 0}\n"_ba, 3, u"server.workers"_s, u"1 to 14"_s);
    row("unknown log format", good + "server: {log_format: xml}\n"_ba, 3, u"server.log_format"_s, u"plain, json"_s);
    row("unknown log level", good + "server: {log_level: loud}\n"_ba, 3, u"server.log_level"_s, u"trace, debug"_s);
    row("unknown key", "database:\n  url: sqlite:x\n  pool: 5\n"_ba, 3, u"database.pool"_s, u"not known"_s);
    row("unknown key deep", good + "alerting:\n  email:\n    smtp_hots: h\n    smtp_host: h\n    from_email: a@b\n"_ba,
        5, u"alerting.email.smtp_hots"_s, u"not known"_s);
    row("merge key", "a: &a {url: sqlite:x}\ndatabase:\n  <<: *a\n"_ba, 1, u"a"_s, u"not known"_s);
    row("duplicate key", "database:\n  url: sqlite:x\n  url: sqlite:y\n"_ba, 3, u"database.url"_s, u"twice"_s);
    row("duplicate section", good + good, 3, u"database"_s, u"twice"_s);
    row("list as a value", "database:\n  url: [a]\n"_ba, 2, u"database.url"_s, u"single value"_s);
    row("no value", "database:\n  url:\n"_ba, 2, u"database.url"_s, u"no value"_s);
    row("unknown store", "database:\n  url: mysql://x\n"_ba, 2, u"database.url"_s, u"neither sqlite:PATH"_s);
    row("url beside parts", "database:\n  url: sqlite:x\n  port: 5432\n"_ba, 3, u"database.port"_s,
        u"beside \"url\""_s);
    row("missing name", "database: {host: h, username: u}\n"_ba, 1, u"database.name"_s, u"missing"_s);
    row("port as text", parts + ", port: many}\n"_ba, 1, u"database.port"_s, u"from 1 to 65535"_s);
    row("port 0", parts + ", port: 0}\n"_ba, 1, u"database.port"_s, u"from 1 to 65535"_s);
    row("unknown ssl_mode", parts + ", ssl_mode: on}\n"_ba, 1, u"database.ssl_mode"_s, u"not one of"_s);
    row("no encryption to another machine", "database: {host: db, name: n, username: u, ssl_mode: disable}\n"_ba, 1,
        u"database.ssl_mode"_s, u"unencrypted"_s);
    row("perhaps no encryption", "database: {host: db, name: n, username: u, ssl_mode: prefer}\n"_ba, 1,
        u"database.ssl_mode"_s, u"unencrypted"_s);
    row("no encryption in a URI", "database:\n  url: postgresql://u@localhost,db:5432/n?sslmode=disable\n"_ba, 2,
        u"database.url"_s, u"unencrypted"_s);
    row("no encryption by a parameter", "database:\n  url: postgresql:///n?host=db&sslmode=allow\n"_ba, 2,
        u"database.url"_s, u"unencrypted"_s);
    row("sample password", parts + ", password: '123456!@#$%^'}\n"_ba, 1, u"database.password"_s,
        u"sample configuration"_s);
    row("sample password in a URI", "database:\n  url: postgresql://u:123456%21%40%23%24%25%5E@localhost/n\n"_ba, 2,
        u"database.url"_s, u"sample configuration"_s);
    row("unset variable", parts + ", password: \"${NOT_SET}\"}\n"_ba, 1, u"database.password"_s,
        u"NOT_SET is not set"_s);
    row("redis without host", good + "redis: {port: 1}\n"_ba, 3, u"redis.host"_s, u"missing"_s);
    row("negative redis database", good + "redis: {host: h, db: -1}\n"_ba, 3, u"redis.db"_s, u"from 0"_s);
    row("Redis of another machine", good + "redis: {host: redis.example.org}\n"_ba, 3, u"redis.host"_s,
        u"not encrypted"_s);
    row("replica of a file", good + "  replica: postgresql://localhost/n\n"_ba, 3, u"database.replica"_s,
        u"Only a PostgreSQL"_s);
    row("a file as a replica", "database:\n  url: postgresql://localhost/n\n  replica: sqlite:x\n"_ba, 3,
        u"database.replica"_s, u"Only a PostgreSQL"_s);
    row("unencrypted replica",
        "database:\n  url: postgresql://localhost/n\n  replica: postgresql://db/n?sslmode=disable\n"_ba, 3,
        u"database.replica"_s, u"unencrypted"_s);
    row("Prometheus without a scheme", good + "monitoring: {prometheus: {url: 'localhost:9090'}}\n"_ba, 3,
        u"monitoring.prometheus.url"_s, u"http://"_s);
    row("timeout without a unit", good + "monitoring: {prometheus: {url: 'http://h', timeout: 30}}\n"_ba, 3,
        u"monitoring.prometheus.timeout"_s, u"duration"_s);
    row("slack without a URL", good + "alerting: {slack: {channel: c}}\n"_ba, 3, u"alerting.slack.webhook_url"_s,
        u"missing"_s);
    row("two documents", good + "---\n"_ba + good, 4, QString(), u"more than one"_s);
    row("broken YAML", "database:\n  url: [\n"_ba, 3, QString(), u"not valid YAML"_s);
    row("tabs", "database:\n\turl: x\n"_ba, 2, QString(), u"not valid YAML"_s);
    row("not UTF-8", "database:\n  url: sqlite:\xff\n"_ba, 1, QString(), u"UTF-8"_s);
    row("deeply nested", QByteArray(5'000, '['), 1, QString(), u"not valid YAML"_s);
    row("too large", QByteArray((1 << 20) + 1, '#'), 1, QString(), u"larger than 1 MiB"_s);
}

void ConfigTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const Result<Config> config = read(text);
    QVERIFY(!config);
    QCOMPARE(config.error().code, Error::Code::Invalid);
    const QJsonObject first = config.error().details.value(u"errors"_s).toArray().first().toObject();
    QVERIFY2(first.value(u"message"_s).toString().contains(says), qPrintable(config.error().message));
    QTEST(first.value(u"line"_s).toInt(), "line");
    QTEST(first.value(u"key"_s).toString(), "key");
}

void ConfigTest::whatSeveralServersShare()
{
    m_environment.insert(u"REDIS_PASSWORD"_s, u"s3cret"_s);
    const Result<Config> config = read("database:\n  url: postgresql://a,b/n\n  replica: postgresql://c/n\n"
                                       "redis:\n  host: 10.1.2.3\n  port: 6380\n  username: itsm\n"
                                       "  password: ${REDIS_PASSWORD}\n  db: 3\n  prefix: noc\n  timeout: 40ms\n"
                                       "  insecure: true\nserver: {webhook_rate: 50}\n");
    QVERIFY2(config, qPrintable(config ? QString() : config.error().message));
    QCOMPARE(config->replicaUrl.reveal(), u"postgresql://c/n"_s);
    QVERIFY(config->redis);
    QCOMPARE(config->redis->host, u"10.1.2.3"_s);
    QCOMPARE(config->redis->port, 6380);
    QCOMPARE(config->redis->user, u"itsm"_s);
    QCOMPARE(config->redis->password.reveal(), u"s3cret"_s);
    QCOMPARE(config->redis->database, 3);
    QCOMPARE(config->redis->prefix, u"noc"_s);
    QCOMPARE(config->redis->timeout.count(), 40);
    QCOMPARE(config->server.webhookRate, 50);
    const Result<Config> local = read("database: {url: 'sqlite:x'}\nredis: {host: /run/redis/redis.sock}\n");
    QVERIFY2(local, qPrintable(local ? QString() : local.error().message));
    QVERIFY(local->redis && local->redis->password.isEmpty());
    QCOMPARE(local->redis->port, 6379);
    const Result<Config> none = read("database: {url: 'sqlite:x'}\n");
    QVERIFY2(none, qPrintable(none ? QString() : none.error().message));
    QVERIFY(!none->redis && none->replicaUrl.isEmpty());
}

void ConfigTest::sampleConfigurationIsRefused()
{
    const Result<Config> config = read(sample);
    QVERIFY(!config);
    QStringList keys;
    const QJsonArray errors = config.error().details.value(u"errors"_s).toArray();
    for (const QJsonValue &error : errors)
        keys.append(error.toObject().value(u"key"_s).toString());
    QCOMPARE(keys,
             (QStringList{u"database.password"_s, u"monitoring.grafana.api_key"_s, u"alerting.email.smtp_password"_s,
                          u"alerting.sms.api_key"_s, u"alerting.sms.api_secret"_s, u"alerting.slack.webhook_url"_s}));
    QVERIFY(config.error().message.contains(u"config.yaml:7: database.password: "_s));
    QVERIFY(!config.error().message.contains(u"123456"_s));
}

void ConfigTest::sampleConfigurationWithOwnSecrets()
{
    QByteArray text = sample;
    text.replace("\"123456!@#$%^\"", "${ITSM_PASSWORD}")
        .replace("your_api_key", "own1")
        .replace("\"password\"", "own2")
        .replace("sms_api_key", "own3")
        .replace("sms_api_secret", "own4")
        .replace("xxx/xxx/xxx", "T0/B0/own");
    const Result<Config> config = read(text);
    QVERIFY2(config.has_value(), config ? "" : qPrintable(config.error().message));
    QCOMPARE(config->databaseUrl.reveal(), u"postgresql://dev:p%40ss%2Fword@localhost:5432/itsm?sslmode=disable"_s);
}

void ConfigTest::secretsFromFiles()
{
    write(u"password"_s, "own secret\n"_ba);
    const Result<Config> config = read(parts + ", password_file: password}\n"_ba);
    QVERIFY2(config.has_value(), config ? "" : qPrintable(config.error().message));
    QVERIFY(config->databaseUrl.reveal().contains(u":own%20secret@"_s));
    const auto says = [&](const QByteArray &text) {
        const Result<Config> refused = read(text);
        return refused ? QString() : refused.error().message;
    };
    QVERIFY(says(parts + ", password_file: absent}\n"_ba).contains(u"cannot be read"_s));
    QVERIFY(says(parts + ", password_file: .}\n"_ba).contains(u"cannot be read"_s));
    QVERIFY(says(parts + ", password_file: ''}\n"_ba).contains(u"empty"_s));
    QVERIFY(says(parts + ", password_file: password, password: x}\n"_ba).contains(u"Both the value and its file"_s));
    QVERIFY(says(parts + ", password: x, password_file: password}\n"_ba).contains(u"Both the value and its file"_s));
    write(u"password"_s, "\n"_ba);
    QVERIFY(says(parts + ", password_file: password}\n"_ba).contains(u"empty or too large"_s));
    write(u"password"_s, "your_api_key"_ba);
    QVERIFY(says(parts + ", password_file: password}\n"_ba).contains(u"sample configuration"_s));
    QVERIFY(says("database: {url: sqlite:x}\nalerting: {slack: {webhook_url_file: absent}}\n"_ba)
                .contains(u":2: alerting.slack.webhook_url_file"_s));
}

void ConfigTest::secretFilesOfOthers()
{
    write(u"password"_s, "own\n"_ba, ownerOnly | QFileDevice::ReadOther);
    const Result<Config> config = read(parts + ", password_file: password}\n"_ba);
    QVERIFY(!config);
    QVERIFY(config.error().message.contains(u"Others may read"_s));
}

void ConfigTest::environmentMustBeSet()
{
    m_environment.remove(u"ITSM_PASSWORD"_s);
    const Result<Config> config = read(parts + ", password: \"${ITSM_PASSWORD}\"}\n"_ba);
    QVERIFY(!config);
    QCOMPARE(config.error().field, u"database.password"_s);
}

void ConfigTest::permissions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("extra");
    QTest::addColumn<bool>("accepted");
    const QByteArray inside = parts + ", password: own}\n"_ba;
    const QByteArray inUrl = "database: {url: 'postgresql://u:own@localhost/n'}\n"_ba;
    const QByteArray without = parts + ", password: \"${ITSM_PASSWORD}\"}\n"_ba;
    QTest::newRow("secret, owner alone") << inside << 0 << true;
    QTest::newRow("secret, group reads") << inside << int(QFileDevice::ReadGroup) << true;
    QTest::newRow("secret, everybody reads") << inside << int(QFileDevice::ReadOther) << false;
    QTest::newRow("secret in a URL, everybody reads") << inUrl << int(QFileDevice::ReadOther) << false;
    QTest::newRow("no secret, everybody reads") << without << int(QFileDevice::ReadOther) << true;
    QTest::newRow("no secret, everybody writes") << without << int(QFileDevice::WriteOther) << false;
    QTest::newRow("empty secret, everybody reads")
        << QByteArray(parts + ", password: ''}\n") << int(QFileDevice::ReadOther) << true;
}

void ConfigTest::permissions()
{
    QFETCH(QByteArray, text);
    QFETCH(int, extra);
    const QString path = write(u"config.yaml"_s, text, ownerOnly | QFileDevice::Permissions(extra));
    const Result<Config> config = readConfig(path, m_environment);
    QTEST(config.has_value(), "accepted");
    if (!config)
        QVERIFY(config.error().message.contains(u"chmod o="_s));
}

void ConfigTest::readsTheServer()
{
    const QByteArray database = "database:\n  url: sqlite:x\n"_ba;
    const auto usual = read(database);
    QVERIFY(usual);
    QCOMPARE(usual->server.host, u"127.0.0.1"_s);
    QCOMPARE(usual->server.port, quint16(8090));
    QVERIFY(!usual->server.isEncrypted() && !usual->server.isInsecure && !usual->server.isStrictV1);
    QVERIFY(usual->server.trustedProxies.isEmpty());
    const auto given = read(database + "server:\n  listen: '[::]:443'\n  tls_certificate: c.pem\n  tls_key: /k.pem\n"
                                       "  trusted_proxies: [192.0.2.7, '10.0.0.0/8', '2001:db8::/32']\n"
                                       "  workers: 4\n  queue: 9\n  max_connections: 10\n"
                                       "  max_connections_per_address: 5\n  max_streams: 3\n  request_timeout: 2s\n"
                                       "  log_directory: logs\n  log_format: json\n  log_level: warning\n"_ba);
    QVERIFY2(given, given ? "" : qPrintable(given.error().message));
    const ServerConfig &server = given->server;
    QCOMPARE(server.host, u"::"_s);
    QCOMPARE(server.port, quint16(443));
    QCOMPARE(server.tlsCertificate, m_dir->filePath(u"c.pem"_s));
    QCOMPARE(server.tlsKey, u"/k.pem"_s);
    QCOMPARE(server.trustedProxies, QStringList({u"192.0.2.7"_s, u"10.0.0.0/8"_s, u"2001:db8::/32"_s}));
    QCOMPARE(server.workers, 4);
    QCOMPARE(server.queue, 9);
    QCOMPARE(server.maxConnections, 10);
    QCOMPARE(server.maxConnectionsPerAddress, 5);
    QCOMPARE(server.maxStreams, 3);
    QCOMPARE(server.requestTimeout.count(), 2'000);
    QCOMPARE(server.logDirectory, m_dir->filePath(u"logs"_s));
    QVERIFY(server.isLogJson);
    QCOMPARE(server.logLevel, u"warning"_s);
    QVERIFY(read(database + "server: {listen: '0.0.0.0:80', insecure: true}\n"_ba));
    QVERIFY(read(database + "server: {strict_v1_status: true}\n"_ba)->server.isStrictV1);
    QVERIFY(read(database + "server: {listen: 'localhost:0'}\n"_ba));
    const auto proxies = read(database + "server: {trusted_proxies: '192.0.2.7, ::1'}\n"_ba);
    QVERIFY(proxies);
    QCOMPARE(proxies->server.trustedProxies, QStringList({u"192.0.2.7"_s, u"::1"_s}));
}

void ConfigTest::missingFile()
{
    QCOMPARE(readConfig(m_dir->filePath(u"absent.yaml"_s), m_environment).error().code, Error::Code::NotFound);
    QCOMPARE(readConfig(m_dir->path(), m_environment).error().code, Error::Code::Unavailable);
}

void ConfigTest::messageNamesFileLineAndKey()
{
    const Result<Config> config = read("database:\n  url: sqlite:x\n  pool: 1\n"_ba);
    QVERIFY(!config);
    QCOMPARE(config.error().message.section(u": "_s, 0, 1),
             QString(m_dir->filePath(u"config.yaml"_s) + u":3: database.pool"_s));
    QCOMPARE(config.error().field, u"database.pool"_s);
}

namespace {
template <typename Stream, typename T>
concept Printable = requires(Stream stream, const T &value)
{
    stream << value;
};
} // namespace

void ConfigTest::secretsDoNotPrint()
{
    static_assert(!Printable<QDebug, Secret>);
    static_assert(!Printable<std::ostream &, Secret>);
    static_assert(!Printable<QTextStream &, Secret>);
    static_assert(!std::is_convertible_v<Secret, QString>);
    static_assert(!std::is_convertible_v<QString, Secret>);
}

void ConfigTest::secretsKeepTheirCopies()
{
    QString text = u"own"_s;
    text += u'!';
    {
        const Secret first(text);
        Secret second = first;
        Secret third = std::move(second);
        QCOMPARE(third, first);
        third = Secret(u"other"_s);
        QCOMPARE(first.reveal(), u"own!"_s);
    }
    QCOMPARE(text, u"own!"_s);
    QVERIFY(Secret().isEmpty());
}

ITSM_TEST(ConfigTest)
#include "tst_config.moc"
