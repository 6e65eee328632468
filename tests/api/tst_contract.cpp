#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <QThread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

const Secret firstPassword(u"correct horse battery"_s);

QByteArray number(const QJsonValue &id)
{
    return QByteArray::number(id.toInteger());
}

} // namespace

/// Uses every operation of the description once and more, with success, in both dialects of the wire. The proxy in
/// front of the server compares what is said with the description (ContractProxy).
class TestContract : public QObject
{
    Q_OBJECT

    ApiWorld m_world;
    QByteArray m_wire; ///< a header that asks for the dialect
    bool m_isSecond = false;

    /// The data of an answer, which must be a good one; the keys of the first dialect.
    QJsonValue ok(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const QByteArray &who = "admin", const QByteArray &fields = {})
    {
        const HttpReply reply = m_world.send(method, target, who, body, m_wire + fields);
        if (reply.status < 200 || reply.status > 299)
            QTest::qFail(
                QByteArray(method + ' ' + target + ": " + QByteArray::number(reply.status) + ' ' + reply.body.left(300))
                    .constData(),
                __FILE__, __LINE__);
        return reply.data();
    }
    /// The same with a token instead of somebody's.
    QJsonValue with(const QString &token, const QByteArray &method, const QByteArray &target,
                    const QByteArray &body = {})
    {
        return ok(method, target, body, {}, "Authorization: Bearer " + token.toLatin1() + "\r\n");
    }
    [[nodiscard]] QString key(const QString &first) const { return m_isSecond ? camelCase(first) : first; }
    QJsonObject make(const QByteArray &title = "Disk full on web-01")
    {
        return ok("POST", "/api/v1/incidents", R"({"title":")" + title + R"("})").toObject();
    }
    Result<QByteArray> tenantCode() const
    {
        ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(*m_world.connection));
        return std::ranges::find(tenants, m_world.tenant, &Tenant::id)->code.toLatin1();
    }

    void probe();
    void signIn();
    void lists();
    void importing();
    void incidents();
    void verbs();
    void alerts();
    void webhook();
    void records();
    void administration();
    void changes();

private Q_SLOTS:
    void everyOperation_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::addColumn<bool>("isSecond");
        for (const bool isSecond : {false, true}) {
            const char *wire = isSecond ? "v2" : "v1";
            QTest::addRow("SQLite %s", wire) << Dialect::Sqlite << isSecond;
            QTest::addRow("PostgreSQL %s", wire) << Dialect::PostgreSql << isSecond;
        }
    }
    void everyOperation();
    void seesWhatIsNotDescribed();
};

void TestContract::everyOperation()
{
    QFETCH(Dialect, dialect);
    QFETCH(bool, isSecond);
    m_isSecond = isSecond;
    m_wire = isSecond ? "X-API-Dialect: v2\r\n" : "";
    ITSM_VERIFY(m_world.start(dialect));
    probe();
    signIn();
    lists();
    importing();
    incidents();
    verbs();
    alerts();
    webhook();
    records();
    administration();
    changes();
    QTRY_VERIFY(m_world.proxy.done().contains(u"GET /api/v1/stream"_s));
    QSet<QString> described;
    ITSM_UNWRAP(const OpenApi api, OpenApi::ours());
    for (const ApiOperation &operation : api.operations())
        described.insert(operation.name());
    QCOMPARE(described - m_world.proxy.done(), QSet<QString>());
    QVERIFY(m_world.proxy.talks() > 100);
    m_world.stop(); // tells what was not as described
}

void TestContract::probe()
{
    QTRY_COMPARE(m_world.send("GET", "/readyz").status, 200);
    for (const QByteArray base : {"", "/api/v1"}) {
        for (const char *path : {"/health", "/livez", "/readyz", "/version", "/metrics"})
            m_world.send("GET", base + path, {}, {}, m_wire);
    }
}

void TestContract::signIn()
{
    const Actor admin{.tenant = m_world.tenant,
                      .user = m_world.users.value("admin"),
                      .name = u"admin"_s,
                      .role = Role::Admin,
                      .source = u"user"_s};
    ITSM_VERIFY(m_world.server->access().setPassword(*m_world.connection, admin, m_world.users.value("agent"),
                                                     firstPassword, AccessDesk::PasswordUse::Lasting));
    ITSM_UNWRAP(const QByteArray code, tenantCode());
    const QByteArray body =
        R"({"username":"agent","password":"correct horse battery","tenant_code":")" + code + R"("})";
    ok("POST", "/api/v1/auth/login", body, {});
    QJsonValue session = ok("POST", "/api/v1/login", body, {});
    for (const char *path : {"/api/v1/refresh-token", "/api/v1/auth/refresh"})
        session = ok("POST", path,
                     R"({"refresh_token":")" + session[key(u"refresh_token"_s)].toString().toLatin1() + R"("})", {});
    const QString access = session[key(u"access_token"_s)].toString();
    with(access, "GET", "/api/v1/auth/me");
    with(access, "POST", "/api/v1/auth/password",
         R"({"current_password":"correct horse battery","new_password":"another long sentence"})");
    const QJsonValue made = with(access, "POST", "/api/v1/auth/tokens", R"({"name":"wall","scope":"wall"})");
    with(access, "GET", "/api/v1/auth/tokens");
    with(access, "DELETE", "/api/v1/auth/tokens/" + number(made["id"_L1]));
    with(access, "POST", "/api/v1/auth/logout");
}

void TestContract::lists()
{
    const QJsonObject first = make();
    make("磁盘空间不足");
    ok("GET", "/api/v1/incidents?page=1&size=10&status=new&priority=medium&severity=medium");
    ok("GET", "/api/v1/incidents?size=1&keyword=%E7%A3%81%E7%9B%98");
    const QJsonValue page = ok("GET", "/api/v1/incidents?limit=1&sort=created:asc&filter=is:open");
    ok("GET",
       "/api/v1/incidents?limit=1&sort=created:asc&filter=is:open&after=" + page["next"_L1].toString().toLatin1());
    ok("GET", "/api/v1/incidents?limit=5&offset=999");
    ok("GET", "/api/v1/incidents/count?assignee_id=7");
    ok("GET", "/api/v1/incidents/ids?offset=0&count=10");
    const QByteArray ids = "{\"ids\":[" + number(first["id"_L1]) + ",999999999]";
    ok("POST", "/api/v1/incidents/match", ids + R"(,"filter":"status:new"})");
    ok("GET", "/api/v1/incidents/by-number/" + first[key(u"incident_number"_s)].toString().toLatin1());
    ok("GET", "/api/v1/incidents/stats");
    for (const QByteArray format : {"csv", "json", "ndjson"}) {
        ok("GET", "/api/v1/incidents/export?format=" + format);
        ok("POST", "/api/v1/incidents/export", ids + R"(,"format":")" + format + R"("})");
    }
}

void TestContract::importing()
{
    const QByteArray file = "title,priority\nFrom a file,high\n";
    HttpClient client(m_world.port);
    client.write("POST /api/v1/import?dry_run=true HTTP/1.1\r\nHost: test\r\nContent-Type: text/csv\r\n" +
                 m_world.bearer("admin") + m_wire + "Content-Length: " + QByteArray::number(file.size()) + "\r\n\r\n" +
                 file);
    QCOMPARE(client.read().status, 200);
}

void TestContract::incidents()
{
    const QJsonObject made =
        ok("POST", "/api/v1/incidents",
           R"({"title":"CPU","description":"d","priority":"urgent","severity":"critical","category":"performance",)"
           R"("subcategory":"cpu","source":"monitoring","metadata":{"a_b":{"c_d":1}},"assignee_id":)" +
               QByteArray::number(m_world.users.value("agent").value) +
               R"(,"impact_analysis":{"affected_users":5},"detected_at":"2026-01-01T00:00:00Z"})",
           "admin", "Idempotency-Key: made-once\r\n")
            .toObject();
    const QByteArray path = "/api/v1/incidents/" + number(made["id"_L1]);
    const HttpReply shown = m_world.send("GET", path, "admin", {}, m_wire);
    QCOMPARE(
        m_world.send("GET", path, "admin", {}, m_wire + "If-None-Match: " + shown.fields.value("etag") + "\r\n").status,
        304);
    QCOMPARE(m_world.send("HEAD", path, "admin", {}, m_wire).status, 200);
    ok("PUT", path,
       R"({"title":"CPU again","root_cause":{"analysis_method":"5 whys"},"resolution_steps":[{"step":1}]})");
    QCOMPARE(m_world.send("PUT", path, "admin", R"({"title":"late","version":1})", m_wire).status, 409);
    QCOMPARE(m_world.send("PUT", path, "admin", R"({"title":"late"})", m_wire + "If-Match: \"1\"\r\n").status, 412);
    ok("POST", path + "/comments", R"({"content":"Looking at it","is_internal":true})");
    ok("POST", "/api/v1/incidents/metrics",
       R"({"incident_id":)" + number(made["id"_L1]) +
           R"(,"metric_type":"cpu_usage_percent","metric_name":"cpu","metric_value":97.5,"unit":"%",)"
           R"("measured_at":"2026-01-01T00:00:00Z","tags":{"host_name":"web-01"}})");
    for (const char *part : {"/detail", "/events", "/alerts", "/metrics", "/comments", "/impact"})
        ok("GET", path + part);
    ok("GET", path + "/samples?type=cpu_usage_percent&name=cpu&since=2025-01-01T00:00:00Z");
    ok("POST", "/api/v1/incidents/monitoring",
       R"({"start_time":"2025-01-01T00:00:00Z","end_time":"2030-01-01T00:00:00Z","priority":"urgent"})");
}

void TestContract::verbs()
{
    const QJsonObject made = make();
    const QByteArray path = "/api/v1/incidents/" + number(made["id"_L1]);
    const QByteArray agent = QByteArray::number(m_world.users.value("agent").value);
    ok("POST", path + "/acknowledge", "{}");
    ok("POST", path + "/assign", R"({"assigneeId":)" + agent + R"(,"reason":"on duty"})");
    ok("POST", path + "/status", R"({"status":"in_progress","reason":"begun"})");
    ok("PUT", path + "/status", R"({"status":"on_hold","note":"waits for a disk","category":"hardware"})");
    ok("POST", path + "/undo", "{}");
    ok("POST", path + "/escalate",
       R"({"escalationLevel":1,"reason":"late","notifyUsers":[)" + agent + R"(],"autoAssign":true})");
    ok("POST", "/api/v1/incidents/escalate",
       R"({"incident_id":)" + number(made["id"_L1]) + R"(,"level":2,"message":"later"})");
    ok("POST", path + "/resolve", R"({"resolution":"disk replaced","rootCause":"wear"})");
    ok("POST", path + "/close", R"({"closeNotes":"done"})");
    ok("POST", path + "/reopen", R"({"reason":"again"})");
    ok("DELETE", path, R"({"reason":"double"})");
    ok("GET", path + "?deleted=true");
    ok("POST", path + "/restore");
    const QJsonValue done = ok("POST", "/api/v1/incidents/bulk",
                               R"({"incidents":[{"id":)" + number(make()["id"_L1]) +
                                   R"(},{"id":999999999,"version":1}],"command":{"type":"update","priority":"high"}})");
    QCOMPARE(done["items"_L1].toArray().size(), 2);
}

void TestContract::alerts()
{
    const QByteArray incident = number(make()["id"_L1]);
    const auto alert = [&] {
        return number(ok("POST", "/api/v1/incidents/alerts",
                         R"({"incident_id":)" + incident +
                             R"(,"alert_type":"threshold","alert_name":"cpu","message":"m","severity":"high",)"
                             R"("channels":["email"],"recipients":["a@example.com"],"metadata":{"a_b":1}})")["id"_L1]);
    };
    const QByteArray first = alert();
    ok("POST", "/api/v1/incidents/alerts/" + first + "/acknowledge");
    ok("POST", "/api/v1/incidents/alerts/" + first + "/resolve");
    const QByteArray second = alert();
    ok("GET", "/api/v1/incidents/alerts/active?page=1&size=10");
    ok("GET", "/api/v1/incidents/alerts/statistics?start_time=2025-01-01T00:00:00Z&end_time=2030-01-01T00:00:00Z");
    ok("GET", "/api/v1/alerts");
    ok("GET", "/api/v1/alerts?since=2025-01-01T00:00:00Z");
    const QByteArray ids = "{\"ids\":[" + first + ',' + second + ",999999999]";
    ok("POST", "/api/v1/alerts/match", ids + '}');
    const QJsonValue changed = ok("POST", "/api/v1/alerts/bulk", ids + R"(,"status":"acknowledged"})");
    QCOMPARE(changed["items"_L1].toArray().size(), 3);
    ok("POST", "/api/v1/alerts/undo", ids + '}');
    ok("GET", "/api/v1/incidents/" + incident + "/detail");
}

void TestContract::webhook()
{
    const Actor admin{.tenant = m_world.tenant,
                      .user = m_world.users.value("admin"),
                      .name = u"admin"_s,
                      .role = Role::Admin,
                      .source = u"user"_s};
    ITSM_UNWRAP(const SourceWithSecret added,
                ServiceDesk(SystemClock::instance())
                    .addSource(*m_world.connection, admin,
                               {.name = u"prometheus"_s, .mapping = {}, .pullUrl = {}, .heartbeat = {}}));
    with(added.secret.reveal(), "POST", "/api/v1/alerts/webhook",
         R"({"version":"4","status":"firing","alerts":[{"status":"firing","fingerprint":"f1","labels":)"
         R"({"alertname":"X","severity":"critical"},"startsAt":"2026-01-01T00:00:00Z"},{"labels":5}]})");
}

void TestContract::records()
{
    const QJsonValue activity = ok("GET", "/api/v1/activity?since=2025-01-01T00:00:00Z");
    ok("POST", "/api/v1/activity/match", "{\"ids\":[" + number(activity["items"_L1].toArray().first()["id"_L1]) + "]}");
    const QJsonValue metrics = ok("GET", "/api/v1/metrics-summary?since=2025-01-01T00:00:00Z");
    const QJsonValue series = metrics["items"_L1].toArray().first();
    ok("POST", "/api/v1/metrics-summary/match",
       R"({"since":"2025-01-01T00:00:00Z","incidents":[)" + number(series[key(u"incident_id"_s)]) + "]}");
    ok("GET", "/api/v1/directory");
    const QJsonValue view = ok("POST", "/api/v1/views",
                               R"({"name":"mine","filter":"is:open","settings":{"row_height":2},"is_shared":false})");
    ok("POST", "/api/v1/views", R"({"id":)" + number(view["id"_L1]) + R"(,"name":"ours","filter":"is:open"})");
    ok("GET", "/api/v1/views");
    ok("DELETE", "/api/v1/views/" + number(view["id"_L1]));
}

void TestContract::administration()
{
    const QByteArray rule =
        R"({"name":"late","rule_type":"alert","conditions":{"status":"new","time":{"field":"created_at",)"
        R"("operator":">","duration":"24h"}},"actions":[{"type":"notify","channels":["email"],"recipients":["a@example.com"]}],"priority":"urgent"})";
    const QByteArray rulePath =
        "/api/v1/incidents/rules/" + number(ok("POST", "/api/v1/incidents/rules", rule)["id"_L1]);
    ok("PUT", rulePath, rule);
    ok("PUT", rulePath + "/active", R"({"is_active":false})");
    ok("GET", "/api/v1/incidents/rules");
    ok("DELETE", rulePath);

    const auto item = [&](const QByteArray &name) {
        return number(ok("POST", "/api/v1/configuration-items",
                         R"({"name":")" + name + R"(","type":"server","environment":"production"})")["id"_L1]);
    };
    const QByteArray from = item("contract-web");
    const QByteArray to = item("contract-db");
    const QByteArray relation = R"({"from_id":)" + from + R"(,"to_id":)" + to + R"(,"type":"depends_on"})";
    ok("POST", "/api/v1/configuration-items/relations", relation);
    ok("GET", "/api/v1/configuration-items");
    ok("DELETE", "/api/v1/configuration-items/relations", relation);
    ok("PUT", "/api/v1/configuration-items/" + from, R"({"name":"contract-web","type":"server","criticality":"high"})");
    ok("DELETE", "/api/v1/configuration-items/" + to);

    const QByteArray user =
        number(ok("POST", "/api/v1/users", R"({"username":"contract","name":"Con Tract","role":"agent"})")["id"_L1]);
    ok("PUT", "/api/v1/users/" + user, R"({"username":"contract","name":"Con Tract","is_active":false})");
    ok("PUT", "/api/v1/users/" + user + "/password", R"({"password":"a long enough sentence"})");
    ok("GET", "/api/v1/users");
    const QJsonValue newest = ok("GET", "/api/v1/audit?limit=2");
    const QJsonArray two = newest["items"_L1].toArray();
    QCOMPARE(two.size(), 2);
    QCOMPARE(newest["next"_L1].toInteger(), two.last()["id"_L1].toInteger());
    const QJsonArray older =
        ok("GET", "/api/v1/audit?limit=200&before=" + number(newest["next"_L1]))["items"_L1].toArray();
    QVERIFY(older.size() > 5);
    QVERIFY(older.first()["id"_L1].toInteger() < two.last()["id"_L1].toInteger());
}

void TestContract::changes()
{
    const QByteArray cursor = ok("GET", "/api/v1/feed")["cursor"_L1].toString().toLatin1();
    HttpClient client(m_world.port);
    client.write("GET /api/v1/stream?cursor=" + cursor + " HTTP/1.1\r\nHost: test\r\n" + m_world.bearer("admin") +
                 m_wire + "\r\n");
    QVERIFY(client.readUntil("\r\n\r\n").contains("text/event-stream"));
    make();
    QVERIFY(client.readUntil("\"entity\":\"incident\"", 20'000).contains("event: changes"));
    ok("GET", "/api/v1/feed?cursor=" + cursor);
}

/// A check that cannot fail is none.
void TestContract::seesWhatIsNotDescribed()
{
    ITSM_UNWRAP(const OpenApi api, OpenApi::ours());
    const ApiContract contract(api);
    HttpTalk good{.method = "PUT",
                  .target = "/api/v1/incidents/rules/7/active",
                  .fields = {},
                  .body = R"({"is_active":true})",
                  .status = 404,
                  .answerFields = {{"content-type", "application/json"}, {"x-request-id", "1"}},
                  .answerBody = R"({"code":4004,"message":"m"})"};
    QCOMPARE(contract.issues(good), QStringList());
    const auto differs = [&](auto change) {
        HttpTalk talk = good;
        change(talk);
        return !contract.issues(talk).isEmpty();
    };
    QVERIFY(differs([](HttpTalk &talk) { talk.answerBody = R"({"code":4004})"; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.answerBody = R"({"code":17,"message":"m"})"; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.answerBody = R"({"code":4004,"message":"m","extra":1})"; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.answerBody = "<html>"; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.status = 302; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.status = 503; })); // without Retry-After
    QVERIFY(differs([](HttpTalk &talk) { talk.answerFields.insert("content-type", "text/html"); }));

    good.method = "GET";
    good.target = "/api/v1/incidents/count?status=new";
    good.body.clear();
    good.status = 200;
    good.answerBody = R"({"code":0,"message":"success","data":{"count":1,"at_least":false}})";
    QCOMPARE(contract.issues(good), QStringList());
    QVERIFY(differs([](HttpTalk &talk) { talk.target += "&nonsense=1"; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.target += "&assignee_id=x"; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.target += "&dialect=v2"; })); // atLeast
    QVERIFY(differs([](HttpTalk &talk) { talk.body = "{}"; }));
    QVERIFY(differs([](HttpTalk &talk) { talk.answerBody.replace("1,", "1.5,"); }));
    QVERIFY(differs([](HttpTalk &talk) { talk.answerBody.replace("false", "null"); }));
    QVERIFY(differs([](HttpTalk &talk) { talk.answerFields.remove("x-request-id"); }));
    good.target = "/api/v1/stream";
    QCOMPARE(contract.eventIssues(good, R"({"changes":[{"entity":"alert","operation":"insert"}]})"), QStringList());
    QVERIFY(!contract.eventIssues(good, R"({"changes":[{"entity":"ghost","operation":"insert"}]})").isEmpty());
}

ITSM_TEST(TestContract)
#include "tst_contract.moc"
