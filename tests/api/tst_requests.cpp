#include "tests/api/api_world.h"

#include "tests/support/test_program.h"
#include "translations/thread_language.h"

#include <QRegularExpression>
#include <QTest>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace itsm;

/// What the server does with single requests: the JSON gate, locks, repetitions, queues and streams.
class TestRequests : public QObject
{
    Q_OBJECT

    ThreadTranslator m_languages; ///< is there before the threads of the server
    ApiWorld m_world;

    static QByteArray incident(qint64 id) { return "/api/v1/incidents/" + QByteArray::number(id); }
    /// Events of a stream until one that names the change; empty if it does not come.
    static QByteArray eventAbout(HttpClient &client, const QByteArray &what)
    {
        for (int i = 0; i < 50; ++i) {
            const QByteArray event = client.readUntil("\n\n", 5'000);
            if (event.isNull() || event.contains(what))
                return event;
        }
        return {};
    }
    static QByteArray idOf(const QByteArray &event)
    {
        const qsizetype begin = event.indexOf("id: ") + 4;
        return event.sliced(begin, event.indexOf('\n', begin) - begin);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_languages)); }
    void init()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
    }
    void cleanup() { m_world.stop(); }
    void refusesWhatIsNoJson_data() { addDialectRows(); }
    void refusesWhatIsNoJson();
    void refusesUnknownParameters_data() { addDialectRows(); }
    void refusesUnknownParameters();
    void speaksTheLanguageOfTheClient_data() { addDialectRows(); }
    void speaksTheLanguageOfTheClient();
    void speaksBothDialects_data() { addDialectRows(); }
    void speaksBothDialects();
    void locksByVersion_data() { addDialectRows(); }
    void locksByVersion();
    void changesAtOnceOrNotAtAll_data() { addDialectRows(); }
    void changesAtOnceOrNotAtAll();
    void repeatsAnswers_data() { addDialectRows(); }
    void repeatsAnswers();
    void repeatsAnswersAtTheSameMoment_data() { addDialectRows(); }
    void repeatsAnswersAtTheSameMoment();
    void pagesAndCursorsShowTheSame_data() { addDialectRows(); }
    void pagesAndCursorsShowTheSame();
    void exportsInParts_data() { addDialectRows(); }
    void exportsInParts();
    void streamsChanges_data() { addDialectRows(); }
    void streamsChanges();
    void streamsEndWithTheToken_data() { addDialectRows(); }
    void streamsEndWithTheToken();
    void shedsWhatWaitsTooLong_data() { addDialectRows(); }
    void shedsWhatWaitsTooLong();
    void tellsHowItStands_data() { addDialectRows(); }
    void tellsHowItStands();
};

void TestRequests::refusesWhatIsNoJson()
{
    HttpClient client(m_world.port);
    const auto status = [&](const QByteArray &body) {
        return client.request("POST", "/api/v1/incidents", m_world.bearer("agent"), body).status;
    };
    QCOMPARE(status("{"), 400);
    QCOMPARE(status(R"({"title":"a","title":"b"})"), 400);
    QCOMPARE(status(QByteArray(100'000, '[')), 400);
    QCOMPARE(status(R"({"title":"\ud800"})"), 400);
    QCOMPARE(status("{\"title\":\"\xff\"}"), 400);
    QCOMPARE(status(R"({"title":"a\u0000b"})"), 400);
    QCOMPARE(status("[]"), 400);
    QCOMPARE(status(R"({"title":5})"), 422);
    QCOMPARE(status("{\"title\":\"a\",\"assignee_id\":" + QByteArray(400, '9') + '}'), 400);
    QCOMPARE(status(R"({"title":"a"})"), 201);

    const QByteArray body = R"({"title":"a"})";
    const auto typed = [&](const QByteArray &fields) {
        HttpClient other(m_world.port);
        other.write("POST /api/v1/incidents HTTP/1.1\r\nHost: x\r\n" + m_world.bearer("agent") + fields +
                    "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return other.read().status;
    };
    QCOMPARE(typed("Content-Type: application/json; charset=utf-8\r\n"), 201);
    QCOMPARE(typed("Content-Type: text/plain\r\n"), 415);
    QCOMPARE(typed("Content-Type: application/json; charset=gbk\r\n"), 415);
    QCOMPARE(typed({}), 415);
    QCOMPARE(typed("Content-Type: application/json\r\nContent-Encoding: gzip\r\n"), 415);
    QCOMPARE(client.request("GET", "/api/v1/incidents", m_world.bearer("agent"), "{}").status, 400);
    QCOMPARE(status(QByteArray(2 << 20, ' ')), 413);
}

void TestRequests::refusesUnknownParameters()
{
    const auto status = [&](const QByteArray &query) {
        return m_world.send("GET", "/api/v1/incidents?" + query, "agent").status;
    };
    QCOMPARE(status("page=1&size=10&status=new&priority=high"), 200);
    QCOMPARE(status("stauts=new"), 422);
    QCOMPARE(status("page=1&page=2"), 422);
    QCOMPARE(status("status=nonsense"), 422);
    QCOMPARE(status("size=0"), 422);
    QCOMPARE(status("size=201"), 422);
    QCOMPARE(status("page=x"), 422);
    QCOMPARE(status("filter=status:nonsense"), 422);
    QCOMPARE(status("sort=nonsense"), 422);
    QCOMPARE(status("after=nonsense"), 422);
    QCOMPARE(status("keyword=%ff"), 422);
    QCOMPARE(status("keyword=%E7%A3%81%E7%9B%98"), 200);
    QCOMPARE(status("keyword=' OR 1=1 --"), 400); // a space in the request line
    QCOMPARE(status("keyword=%27%20OR%201%3D1%20--"), 200);
    QCOMPARE(status("dialect=v3"), 422);
    QCOMPARE(m_world.send("GET", "/api/v1/activity", "agent").status, 422);
}

void TestRequests::speaksTheLanguageOfTheClient()
{
    const auto asked = [this](const QByteArray &method, const QByteArray &target, const QByteArray &fields,
                              const QByteArray &body = {}) {
        return m_world.send(method, target, "agent", body, fields);
    };
    const auto isChinese = [](const HttpReply &reply) {
        static const QRegularExpression han(u"\\p{Han}"_s);
        return reply.json().value("message"_L1).toString().contains(han);
    };
    const QByteArray chinese = "Accept-Language: zh-CN,en;q=0.5\r\n";
    // Of the desk, of the one that reads the query, and of what has no route.
    QVERIFY(isChinese(asked("POST", "/api/v1/incidents", chinese, R"({"title":""})")));
    QVERIFY(isChinese(asked("GET", "/api/v1/incidents?dialect=v9", chinese)));
    QVERIFY(isChinese(asked("GET", "/api/v1/nothing", chinese)));
    QCOMPARE(asked("GET", incident(999'999), chinese).fields.value("content-language"), "zh-CN");
    // The next one in the same thread is of somebody else.
    QVERIFY(!isChinese(asked("POST", "/api/v1/incidents", {}, R"({"title":""})")));
    QVERIFY(!isChinese(asked("GET", "/api/v1/incidents?dialect=v9", "Accept-Language: de\r\n")));
    QVERIFY(!isChinese(asked("GET", "/api/v1/nothing", "Accept-Language: en\r\n")));
}

void TestRequests::speaksBothDialects()
{
    const HttpReply made = m_world.send("POST", "/api/v1/incidents?dialect=v2", "agent",
                                        R"({"title":"a","priority":"critical","configurationItemIds":[]})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.data()["priority"_L1].toString(), u"critical"_s);
    QVERIFY(made.data()["incidentNumber"_L1].isString());
    const HttpReply first = m_world.send("GET", incident(made.data()["id"_L1].toInteger()), "agent");
    QCOMPARE(first.data()["priority"_L1].toString(), u"urgent"_s);
    QVERIFY(first.data()["incident_number"_L1].isString());
    const HttpReply list = m_world.send("GET", "/api/v1/incidents?page=1", "agent", {}, "X-API-Dialect: v2\r\n");
    QCOMPARE(list.data()["incidents"_L1].toArray().size(), 1);
    QCOMPARE(list.data()["totalPages"_L1].toInt(), 1);
}

void TestRequests::locksByVersion()
{
    const qint64 id = m_world.makeIncident();
    const HttpReply shown = m_world.send("GET", incident(id), "agent");
    const QByteArray tag = shown.fields.value("etag");
    QCOMPARE(tag, QByteArray("\"1\""));
    QCOMPARE(m_world.send("GET", incident(id), "agent", {}, "If-None-Match: " + tag + "\r\n").status, 304);
    const auto change = [&](const QByteArray &title, const QByteArray &fields, const QByteArray &version = {}) {
        return m_world.send("PUT", incident(id), "agent", "{\"title\":\"" + title + '"' + version + '}', fields);
    };
    QCOMPARE(change("b", "If-Match: \"1\"\r\n").fields.value("etag"), QByteArray("\"2\""));
    const HttpReply late = change("c", "If-Match: \"1\"\r\n");
    QCOMPARE(late.status, 412);
    QCOMPARE(late.code(), 4090);
    const HttpReply lateBody = change("c", {}, ",\"version\":1");
    QCOMPARE(lateBody.status, 409);
    QCOMPARE(lateBody.data()["server_version"_L1].toInteger(), 2);
    QCOMPARE(change("c", "If-Match: W/\"2\"\r\n").status, 422);
    QCOMPARE(change("c", "If-Match: \"2\"\r\n", ",\"version\":1").status, 422);
    QCOMPARE(change("c", {}, ",\"version\":2").status, 200);
}

void TestRequests::changesAtOnceOrNotAtAll()
{
    const qint64 id = m_world.makeIncident();
    // The state is possible, the assignee is not: nothing is done.
    const HttpReply reply =
        m_world.send("PUT", incident(id), "agent", R"({"title":"b","status":"in_progress","assignee_id":999999})");
    QCOMPARE(reply.status, 422);
    QCOMPARE(m_world.send("GET", incident(id), "agent").fields.value("etag"), QByteArray("\"1\""));
    const QByteArray user = QByteArray::number(m_world.users.value("agent").value);
    const HttpReply done = m_world.send("PUT", incident(id), "agent",
                                        R"({"status":"in_progress","priority":"urgent","assignee_id":)" + user + '}');
    QCOMPARE(done.status, 200);
    QCOMPARE(done.data()["status"_L1].toString(), u"in_progress"_s);
    QCOMPARE(done.data()["priority"_L1].toString(), u"urgent"_s);
}

void TestRequests::repeatsAnswers()
{
    const QByteArray key = "Idempotency-Key: abc-1\r\n";
    const QByteArray body = R"({"title":"once"})";
    const HttpReply first = m_world.send("POST", "/api/v1/incidents", "agent", body, key);
    QCOMPARE(first.status, 201);
    const HttpReply again = m_world.send("POST", "/api/v1/incidents", "agent", body, key);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.fields.value("etag"), first.fields.value("etag"));
    QCOMPARE(again.fields.value("idempotent-replayed"), QByteArray("true"));
    QCOMPARE(m_world.send("POST", "/api/v1/incidents", "agent", R"({"title":"other"})", key).status, 422);
    QCOMPARE(m_world.send("POST", incident(1) + "/acknowledge", "agent", {}, key).status, 422);
    // The key of somebody else is another one.
    QVERIFY(m_world.send("POST", "/api/v1/incidents", "manager", body, key).data() != first.data());
    // A request that failed may be sent again.
    const QByteArray failing = "Idempotency-Key: abc-2\r\n";
    QCOMPARE(m_world.send("POST", "/api/v1/incidents", "agent", R"({"title":""})", failing).status, 422);
    QCOMPARE(m_world.send("POST", "/api/v1/incidents", "agent", body, failing).status, 201);
    QCOMPARE(m_world.send("POST", "/api/v1/incidents", "agent", body, "Idempotency-Key: \r\n").status, 422);
    QCOMPARE(m_world.send("GET", "/api/v1/incidents/count", "agent").data()["count"_L1].toInt(), 3);
}

void TestRequests::repeatsAnswersAtTheSameMoment()
{
    constexpr int keys = 5;
    constexpr int each = 4;
    std::array<QByteArray, keys * each> bodies;
    std::vector<std::thread> threads;
    for (int i = 0; i < keys * each; ++i) {
        threads.emplace_back([this, &body = bodies[size_t(i)], i] {
            const QByteArray key = "Idempotency-Key: k" + QByteArray::number(i % keys) + "\r\n";
            body = m_world
                       .send("POST", "/api/v1/incidents", "agent",
                             "{\"title\":\"t" + QByteArray::number(i % keys) + "\"}", key)
                       .body;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (int i = 0; i < keys * each; ++i) {
        QVERIFY(bodies[size_t(i)].contains("\"code\":0"));
        QCOMPARE(bodies[size_t(i)], bodies[size_t(i % keys)]);
    }
    QCOMPARE(m_world.send("GET", "/api/v1/incidents/count", "agent").data()["count"_L1].toInt(), keys);
}

void TestRequests::pagesAndCursorsShowTheSame()
{
    for (int i = 0; i < 25; ++i)
        m_world.makeIncident();
    QList<qint64> byPage;
    for (int page = 1; page <= 3; ++page) {
        const HttpReply reply =
            m_world.send("GET", "/api/v1/incidents?size=10&page=" + QByteArray::number(page), "viewer");
        QCOMPARE(reply.data()["total"_L1].toInt(), 25);
        for (const auto &item : reply.data()["items"_L1].toArray()) {
            QVERIFY(item["description"_L1].isString()); // whole incidents
            byPage.append(item["id"_L1].toInteger());
        }
    }
    QList<qint64> byCursor;
    QByteArray cursor;
    do {
        const HttpReply reply = m_world.send(
            "GET", "/api/v1/incidents?limit=10" + (cursor.isEmpty() ? cursor : "&after=" + cursor), "viewer");
        QCOMPARE(reply.status, 200);
        const QJsonArray items = reply.data()["items"_L1].toArray();
        for (const auto &item : items)
            byCursor.append(item["id"_L1].toInteger());
        cursor = items.isEmpty() ? QByteArray() : reply.data()["next"_L1].toString().toLatin1();
    } while (!cursor.isEmpty());
    QCOMPARE(byPage.size(), 25);
    QCOMPARE(byCursor, byPage);
    QCOMPARE(m_world.send("GET", "/api/v1/incidents?limit=5&after=a&before=b", "viewer").status, 422);
}

void TestRequests::exportsInParts()
{
    for (int i = 0; i < 5; ++i)
        m_world.makeIncident();
    const HttpReply csv = m_world.send("GET", "/api/v1/incidents/export?format=csv", "viewer");
    QCOMPARE(csv.status, 200);
    QCOMPARE(csv.fields.value("transfer-encoding"), QByteArray("chunked"));
    QCOMPARE(csv.body.count("web-01"), 5);
    const HttpReply json = m_world.send("GET", "/api/v1/incidents/export?format=json&sort=number:desc", "viewer");
    ITSM_UNWRAP(const QJsonValue list, parseJson(json.body));
    QCOMPARE(list.toArray().size(), 5);
    const HttpReply lines = m_world.send("GET", "/api/v1/incidents/export?format=ndjson", "viewer");
    QCOMPARE(lines.body.count('\n'), 5);
    QCOMPARE(m_world.send("GET", "/api/v1/incidents/export?format=xml", "viewer").status, 422);
    HttpClient client(m_world.port);
    for (const QByteArray path : {"/api/v1/incidents/export?format=csv", "/api/v1/stream"}) {
        QCOMPARE(client.request("HEAD", path, m_world.bearer("viewer")).status, 200);
        QCOMPARE(client.request("GET", "/livez").status, 200);
    }
}

void TestRequests::streamsChanges()
{
    HttpClient client(m_world.port);
    client.write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n" + m_world.bearer("wall") + "\r\n");
    const QByteArray head = client.readUntil("\r\n\r\n");
    QVERIFY(head.contains("text/event-stream"));
    QVERIFY(!eventAbout(client, "\"changes\":[]").isEmpty());
    const qint64 first = m_world.makeIncident();
    const QByteArray event = eventAbout(client, "\"entity\":\"incident\",\"id\":" + QByteArray::number(first));
    QVERIFY(!event.isEmpty());
    client.socket().abort();

    // What happened meanwhile is told to who comes back, and nothing of the other tenant.
    const qint64 second = m_world.makeIncident();
    const qint64 foreign = m_world.makeIncident("stranger");
    HttpClient back(m_world.port);
    back.write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n" + m_world.bearer("wall") + "Last-Event-ID: " + idOf(event) +
               "\r\n\r\n");
    const QByteArray missed = eventAbout(back, "\"entity\":\"incident\"");
    QVERIFY(missed.contains(QByteArray("\"id\":" + QByteArray::number(second) + ',')));
    QVERIFY(!missed.contains(QByteArray("\"entity\":\"incident\",\"id\":" + QByteArray::number(foreign) + ',')));

    // The same by asking.
    const HttpReply asked = m_world.send("GET", "/api/v1/feed?cursor=" + idOf(event), "wall");
    QVERIFY(asked.body.contains(QByteArray("\"id\":" + QByteArray::number(second) + ',')));
    const QByteArray end = asked.data()["cursor"_L1].toString().toLatin1();
    QVERIFY(m_world.send("GET", "/api/v1/feed?cursor=" + end, "wall").data()["changes"_L1].toArray().isEmpty());
    QCOMPARE(m_world.send("GET", "/api/v1/stream?cursor=nonsense", "wall").status, 422);
}

/// A token that holds no longer takes its stream with it.
void TestRequests::streamsEndWithTheToken()
{
    HttpClient client(m_world.port);
    client.write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n" + m_world.bearer("viewer") + "\r\n");
    QVERIFY(!eventAbout(client, "changes").isEmpty());
    const Actor self{.tenant = m_world.tenant,
                     .user = m_world.users.value("viewer"),
                     .name = u"viewer"_s,
                     .role = Role::Viewer,
                     .source = u"user"_s};
    AccessDesk &access = m_world.server->access();
    ITSM_UNWRAP(const std::vector<ApiToken> tokens, access.apiTokens(*m_world.connection, self));
    ITSM_VERIFY(access.revokeApiToken(*m_world.connection, self, tokens.front().id));
    QMetaObject::invokeMethod(m_world.server, "checkStreams", Qt::BlockingQueuedConnection);
    QVERIFY(!client.readUntil(": signed out").isNull());
}

/// Goal L5: with a database that does not answer, requests are refused soon, and all is well when it does again.
void TestRequests::shedsWhatWaitsTooLong()
{
    QFETCH(Dialect, dialect);
    ApiServerOptions options;
    options.workers = {.threads = 2, .longThreads = 1, .queued = 3, .longQueued = 1, .queueTime = 1'000ms};
    options.deadlines = {.shortWork = 3'000ms, .longWork = 3'000ms};
    ITSM_VERIFY(m_world.start(dialect, options));
    const qint64 id = m_world.makeIncident();

    // Somebody holds what all of them want.
    ITSM_UNWRAP(Transaction blocker, Transaction::begin(*m_world.connection));
    ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
    ITSM_VERIFY(m_world.connection->execute(u"UPDATE incidents SET category = 'blocked' WHERE id = ?"_s, {id}));
    std::array<int, 8> statuses{};
    std::array<QByteArray, 8> retryAfter;
    std::vector<std::thread> threads;
    QElapsedTimer timer;
    timer.start();
    for (size_t i = 0; i < statuses.size(); ++i) {
        threads.emplace_back([&, i] {
            const HttpReply reply = m_world.send("POST", incident(id) + "/comments", "agent", R"({"content":"x"})");
            statuses[i] = reply.status;
            retryAfter[i] = reply.fields.value("retry-after");
        });
    }
    QTest::qWait(300);
    QCOMPARE(m_world.send("GET", "/livez").status, 200);
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(timer.elapsed() < 8'000, QByteArray(QByteArray::number(timer.elapsed())).constData());
    for (size_t i = 0; i < statuses.size(); ++i) {
        QCOMPARE(statuses[i], 503);
        QVERIFY(!retryAfter[i].isEmpty());
    }
    ITSM_VERIFY(blocker.commit());
    QTRY_COMPARE(m_world.send("POST", incident(id) + "/comments", "agent", R"({"content":"x"})").status, 200);
    QTRY_COMPARE(m_world.send("GET", "/readyz").status, 200);
}

void TestRequests::tellsHowItStands()
{
    QTRY_COMPARE(m_world.send("GET", "/readyz").status, 200);
    const HttpReply health = m_world.send("GET", "/api/v1/health");
    QCOMPARE(health.json()["status"_L1].toString(), u"ok"_s);
    QVERIFY(!health.json().contains("code"_L1)); // as probes expect it, without the envelope
    QCOMPARE(m_world.send("GET", "/version").json()["version"_L1].toString(), QStringLiteral(ITSM_VERSION));
    m_world.makeIncident();
    const HttpReply metrics = m_world.send("GET", "/metrics");
    QCOMPARE(metrics.fields.value("content-type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    for (const char *name : {"incident_count_by_status{", "incident_resolution_time{", "critical_incidents{",
                             "incident_trends{", "itsm_http_request_duration_seconds_bucket{", "itsm_queue_short "})
        QVERIFY2(metrics.body.contains(name), name);
    // From elsewhere only with a token, and then only the own tenant.
    for (const char *field :
         {"X-Forwarded-Proto: https", "X-Real-IP: 192.0.2.1", "Forwarded: for=192.0.2.1", "Via: 1.1 proxy"})
        QCOMPARE(m_world.send("GET", "/metrics", {}, {}, QByteArray(field) + "\r\n").status, 401);
    const QByteArray proxied = "X-Forwarded-For: 192.0.2.1\r\n";
    QCOMPARE(m_world.send("GET", "/metrics", {}, {}, proxied).status, 401);
    const HttpReply own = m_world.send("GET", "/metrics", "stranger", {}, proxied);
    QCOMPARE(own.status, 200);
    QVERIFY(own.body.contains("-other\"") && !own.body.contains("critical_incidents{tenant=\"t1\"}"));
}

ITSM_TEST(TestRequests)
#include "tst_requests.moc"
