#include "tests/api/http_client.h"
#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"
#include "tests/system/itsmd_folder.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <csignal>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// `itsmd serve` as a service manager runs it.
class TestItsmdServe : public QObject, private ItsmdFolder
{
    Q_OBJECT

    std::unique_ptr<TempDatabase> m_database;
    QProcess m_process;
    QByteArray m_output;
    quint16 m_port = 0;

    bool startServer(const QStringList &arguments)
    {
        m_output.clear();
        m_process.setProcessEnvironment(environment());
        m_process.start(program(), arguments);
        static const QRegularExpression place(u"at https?://[^ ]+:(\\d+)\n"_s);
        QRegularExpressionMatch match;
        while (!match.hasMatch() && m_process.waitForReadyRead(20'000)) {
            m_output += m_process.readAllStandardOutput();
            match = place.match(QString::fromUtf8(m_output));
        }
        m_port = quint16(match.captured(1).toUInt());
        return m_port != 0;
    }
    bool serve(const QStringList &more = {})
    {
        return startServer(QStringList{u"--database"_s, urlText(m_database->url()), u"serve"_s, u"--listen"_s,
                                       u"127.0.0.1:0"_s, u"--insecure"_s} +
                           more);
    }
    QByteArray firstPassword() const
    {
        static const QRegularExpression words(u"one-time password: (\\S+)"_s);
        return words.match(QString::fromUtf8(m_output)).captured(1).toLatin1();
    }
    HttpReply post(const QByteArray &path, const QByteArray &body, const QByteArray &token = {}) const
    {
        HttpClient client(m_port);
        return client.request("POST", path, token.isEmpty() ? token : "Authorization: Bearer " + token + "\r\n", body);
    }
    QByteArray signIn(const QByteArray &password) const
    {
        return post("/api/v1/login", "{\"username\":\"admin\",\"password\":\"" + password + "\"}")
            .data()["access_token"_L1]
            .toString()
            .toLatin1();
    }
    /// Ends the server with a signal and gives its exit code.
    int end(int signal = SIGTERM)
    {
        ::kill(pid_t(m_process.processId()), signal);
        return m_process.waitForFinished(15'000) ? m_process.exitCode() : -1;
    }

private Q_SLOTS:
    void cleanup()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    void servesFromTheFirstStart_data() { addDialectRows(); }
    void servesFromTheFirstStart();
    void endsGracefully_data() { addDialectRows(); }
    void endsGracefully();
    void endsInTheMiddleOfAnExport();
    void losesNothingWhenKilled_data() { addDialectRows(); }
    void losesNothingWhenKilled();
    void comesBackWithTheDatabase();
    void metricsPleasePromtool();
    void writesLogs();
    void refusesUnsafeStarts();
};

void TestItsmdServe::servesFromTheFirstStart()
{
    QFETCH(Dialect, dialect);
    ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
    QVERIFY(serve());
    const QByteArray oneTime = firstPassword();
    QVERIFY(!oneTime.isEmpty());
    const QByteArray first = signIn(oneTime);
    QCOMPARE(post("/api/v1/incidents", R"({"title":"x"})", first).status, 403); // the password must be changed first
    QCOMPARE(post("/api/v1/auth/password",
                  R"({"current_password":")" + oneTime + R"(","new_password":"correct horse battery"})", first)
                 .status,
             200);
    QVERIFY(signIn(oneTime).isEmpty());
    const QByteArray token = signIn("correct horse battery");
    QVERIFY(!token.isEmpty());

    // With a client that knows nothing of us.
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/api/v1/incidents"_s.arg(m_port)));
    request.setRawHeader("Authorization", "Bearer " + token);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (int i = 0; i < 3; ++i) {
        const std::unique_ptr<QNetworkReply> reply(manager.post(request, R"({"title":"服务器CPU使用率过高"})"));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(reply->isFinished() || finished.wait(10'000));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 201);
    }
    const std::unique_ptr<QNetworkReply> list(manager.get(request));
    QSignalSpy finished(list.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(10'000));
    ITSM_UNWRAP(const QJsonValue json, parseJson(list->readAll()));
    QCOMPARE(json["data"_L1]["total"_L1].toInt(), 3);
    QCOMPARE(end(), 0);

    // The second start has nothing to say of passwords.
    QVERIFY(serve());
    QVERIFY(firstPassword().isEmpty());
    QVERIFY(!signIn("correct horse battery").isEmpty());
    QCOMPARE(end(SIGINT), 0);
}

/// Goal F4: requests that were begun are answered, streams end, and the exit code is 0, soon.
void TestItsmdServe::endsGracefully()
{
    QFETCH(Dialect, dialect);
    ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
    QVERIFY(serve());
    const QByteArray oneTime = firstPassword();
    HttpClient slow(m_port);
    const QByteArray body = "{\"username\":\"admin\",\"password\":\"" + oneTime + "\"}";
    // A sign-in takes the time of a password hash; the signal comes in the middle.
    slow.write("POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n\r\n" + body);
    HttpClient upload(m_port);
    upload.write("POST /api/v1/incidents HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nabc");
    QTest::qWait(20);
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(m_process.processId()), SIGTERM);
    QCOMPARE(slow.read().status, 200);
    QVERIFY(m_process.waitForFinished(15'000));
    QVERIFY(timer.elapsed() < 12'000);
    QCOMPARE(m_process.exitCode(), 0);
    QCOMPARE(m_process.exitStatus(), QProcess::NormalExit);
}

/// A client that still reads, slowly, when the time for it is over.
void TestItsmdServe::endsInTheMiddleOfAnExport()
{
    ITSM_UNWRAP(m_database, TempDatabase::create(Dialect::Sqlite));
    QVERIFY(serve());
    const QByteArray oneTime = firstPassword();
    post("/api/v1/auth/password", R"({"current_password":")" + oneTime + R"(","new_password":"correct horse battery"})",
         signIn(oneTime));
    QByteArray table = "number,title,description\n";
    for (int i = 0; i < 4'000; ++i)
        table += "INC" + QByteArray::number(i) + ",x," + QByteArray(5'000, 'd') + '\n';
    QCOMPARE(runOn(m_database->url(), {u"import"_s, u"csv"_s, u"-"_s}, table).code, 0);
    HttpClient client(m_port);
    QTcpSocket &socket = client.socket();
    socket.setReadBufferSize(16 * 1024);
    client.write("GET /api/v1/incidents/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                 signIn("correct horse battery") + "\r\n\r\n");
    QVERIFY(!client.readUntil("\"description\":").isNull());
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(m_process.processId()), SIGTERM);
    while (!m_process.waitForFinished(100) && timer.elapsed() < 20'000)
        socket.read(16 * 1024);
    QCOMPARE(m_process.state(), QProcess::NotRunning);
    QVERIFY2(timer.elapsed() > 9'000 && timer.elapsed() < 15'000,
             QByteArray(QByteArray::number(timer.elapsed())).constData());
    QCOMPARE(m_process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process.exitCode(), 0);
}

/// What was answered is there after kill -9, once for each key, whatever the client repeats.
void TestItsmdServe::losesNothingWhenKilled()
{
    QFETCH(Dialect, dialect);
    ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
    QVERIFY(serve());
    const QByteArray oneTime = firstPassword();
    post("/api/v1/auth/password", R"({"current_password":")" + oneTime + R"(","new_password":"correct horse battery"})",
         signIn(oneTime));
    QByteArray token = signIn("correct horse battery");
    int sent = 0;
    for (int round = 0; round < 3; ++round) {
        HttpClient client(m_port);
        int last = sent;
        const auto send = [&] {
            const QByteArray name = QByteArray::number(last++);
            const QByteArray body = "{\"title\":\"t" + name + "\"}";
            client.write("POST /api/v1/incidents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token +
                         "\r\nIdempotency-Key: k" + name + "\r\nContent-Type: application/json\r\nContent-Length: " +
                         QByteArray::number(body.size()) + "\r\n\r\n" + body);
        };
        for (int i = 0; i < 10; ++i) {
            send();
            QCOMPARE(client.read().status, 201);
            sent = last;
        }
        for (int i = 0; i < 10; ++i) // on their way when the end comes
            send();
        QTest::qWait(10 * round);
        end(SIGKILL);
        QVERIFY(serve());
        token = signIn("correct horse battery");
        // The client does not know which of them arrived, and sends them again.
        HttpClient again(m_port);
        for (int i = sent; i < last; ++i) {
            const QByteArray name = QByteArray::number(i);
            const HttpReply reply =
                again.request("POST", "/api/v1/incidents",
                              "Authorization: Bearer " + token + "\r\nIdempotency-Key: k" + name + "\r\n",
                              "{\"title\":\"t" + name + "\"}");
            QCOMPARE(reply.status, 201);
        }
        sent = last;
        const HttpReply count =
            again.request("GET", "/api/v1/incidents/count", "Authorization: Bearer " + token + "\r\n");
        QCOMPARE(count.data()["count"_L1].toInt(), sent);
    }
    QCOMPARE(end(), 0);
}

/// While the database is away requests are refused with the reason, and nothing has to be started anew.
void TestItsmdServe::comesBackWithTheDatabase()
{
    ITSM_UNWRAP(const auto postgres, PostgresServer::create());
    const QString url = postgres->url(u"postgres"_s);
    QCOMPARE(run({u"--database"_s, url, u"migrate"_s}).code, 0);
    QVERIFY(startServer({u"--database"_s, url, u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--insecure"_s}));
    const QByteArray oneTime = firstPassword();
    post("/api/v1/auth/password", R"({"current_password":")" + oneTime + R"(","new_password":"correct horse battery"})",
         signIn(oneTime));
    const QByteArray token = signIn("correct horse battery");
    const auto create = [&] { return post("/api/v1/incidents", R"({"title":"x"})", token); };
    const auto status = [&](const QByteArray &path) {
        HttpClient client(m_port);
        return client.request("GET", path).status;
    };
    QCOMPARE(create().status, 201);
    std::optional<HttpClient> stream;
    QByteArray last; // identifier of an event, to resume from
    const auto listen = [&] {
        stream.emplace(m_port);
        stream->write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n" +
                      (last.isEmpty() ? QByteArray() : "Last-Event-ID: " + last + "\r\n") + "\r\n");
    };
    // Whoever goes on from before a crash of the database may hear that all is to be read again instead.
    const auto isHeard = [&](const QByteArray &text) {
        for (;;) {
            const QByteArray event = stream->readUntil("\n\n", 10'000);
            if (event.isNull())
                return false;
            if (const qsizetype at = event.lastIndexOf("id: "); at >= 0)
                last = event.mid(at + 4, event.indexOf('\n', at) - at - 4).trimmed();
            if (event.contains(text) || event.contains("\"entity\":\"everything\""))
                return true;
        }
    };
    listen();
    QVERIFY(isHeard("\"changes\":[]"));
    QVERIFY(!last.isEmpty());
    for (int round = 0; round < 2; ++round) {
        postgres->stop(PostgresServer::Stop::Immediate);
        const HttpReply refused = create();
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.fields.value("retry-after").isEmpty());
        QTRY_COMPARE(status("/readyz"), 503);
        QCOMPARE(status("/livez"), 200);
        QCOMPARE(status("/health"), 200);
        ITSM_VERIFY(postgres->start());
        QTRY_COMPARE_WITH_TIMEOUT(status("/readyz"), 200, 5'000);
        const HttpReply made = create();
        QCOMPARE(made.status, 201);
        // The stream goes on by itself; where the database came back late, the server has ended it and it is resumed.
        const QByteArray incident =
            "\"entity\":\"incident\",\"id\":" + QByteArray::number(made.data()["id"_L1].toInteger()) + ',';
        if (!isHeard(incident)) {
            QVERIFY(stream->waitForEnd());
            listen();
            QVERIFY(isHeard(incident));
        }
    }
    QCOMPARE(end(), 0);
}

void TestItsmdServe::metricsPleasePromtool()
{
    const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
    QVERIFY2(!promtool.isEmpty(), "promtool of the package prometheus is missing");
    ITSM_UNWRAP(m_database, TempDatabase::create(Dialect::Sqlite));
    QVERIFY(serve());
    HttpClient client(m_port);
    client.request("GET", "/api/v1/incidents");
    const QByteArray text = client.request("GET", "/metrics").body;
    QVERIFY(text.contains("critical_incidents"));
    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(promtool, {u"check"_s, u"metrics"_s});
    check.write(text);
    check.closeWriteChannel();
    QVERIFY(check.waitForFinished());
    const QByteArray said = check.readAll();
    QVERIFY2(check.exitCode() == 0 && said.isEmpty(), QByteArray(said).constData());
}

void TestItsmdServe::writesLogs()
{
    const QString config =
        write(u"config.yaml"_s, "database: {url: 'sqlite:" + m_folder.filePath(u"log.db"_s).toUtf8() +
                                    "'}\nserver:\n  listen: 127.0.0.1:0\n  log_directory: logs\n"
                                    "  log_format: json\n");
    QVERIFY(startServer({u"--config"_s, config, u"serve"_s}));
    const QByteArray password = firstPassword();
    const QByteArray token = signIn(password);
    HttpClient client(m_port);
    const QByteArray fields = "Authorization: Bearer " + token +
                              "\r\nX-Request-ID: my-request\r\ntraceparent: "
                              "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n";
    QCOMPARE(client.request("GET", "/api/v1/incidents", fields).fields.value("x-request-id"), QByteArray("my-request"));
    client.request("GET", "/api/v1/incidents/rules", fields);
    client.request("GET", "/api/v1/alerts", fields);
    QCOMPARE(end(), 0);
    for (const char *name : {"incident_service", "rule_engine", "alerting_service"}) {
        QFile file(m_folder.filePath(u"logs/"_s + QLatin1StringView(name) + u".log"_s));
        QVERIFY2(file.open(QIODevice::ReadOnly), name);
        QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
        bool isFound = false;
        for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
            ITSM_UNWRAP(const QJsonValue json, parseJson(line));
            isFound = isFound || (json["request"_L1].toString() == "my-request"_L1 &&
                                  json["traceparent"_L1].toString().startsWith("00-0af7"_L1));
            QVERIFY(!line.contains(token) && !line.contains(password));
        }
        QVERIFY2(isFound, name);
    }
}

/// Goal S21, as far as it is about serving.
void TestItsmdServe::refusesUnsafeStarts()
{
    const QByteArray database = "database: {url: 'sqlite:" + m_folder.filePath(u"unsafe.db"_s).toUtf8() + "'}\n";
    const auto code = [&](const QByteArray &server) {
        return run({u"--config"_s, write(u"config.yaml"_s, database + server), u"serve"_s}).code;
    };
    QCOMPARE(code("server: {listen: '0.0.0.0:0'}\n"), 78);
    QCOMPARE(code("server: {listen: nonsense}\n"), 78);
    QCOMPARE(code("server: {workers: 15}\n"), 78);
    QCOMPARE(code("server: {tls_certificate: cert.pem}\n"), 78);
    QCOMPARE(code("server: {tls_certificate: none.pem, tls_key: none.pem}\n"), 78);
    QCOMPARE(code("server: {unknown: 1}\n"), 78);
    QCOMPARE(run({u"--database"_s, u"sqlite:"_s + m_folder.filePath(u"unsafe.db"_s), u"serve"_s, u"--listen"_s,
                  u"0.0.0.0:0"_s})
                 .code,
             78);
    // A login that sees the rows of all tenants.
    ITSM_UNWRAP(m_database, TempDatabase::create(Dialect::PostgreSql));
    const Run superuser = runOn(m_database->url(), {u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(superuser.code, 78);
    QVERIFY(superuser.err.contains("itsm_app"));
}

ITSM_TEST(TestItsmdServe)
#include "tst_itsmd_serve.moc"
