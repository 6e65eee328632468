#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

using Kind = RouteAccess::Kind;

/// A body that the route understands, so that who may do what is not hidden behind a mistake in it.
QByteArray bodyFor(const Route &route)
{
    static const QHash<QByteArray, QByteArray> bodies{
        {"POST /api/v1/incidents", R"({"title":"x"})"},
        {"PUT /api/v1/incidents/{id}", R"({"title":"y"})"},
        {"PUT /api/v1/incidents/{id}/status", R"({"status":"in_progress"})"},
        {"POST /api/v1/incidents/{id}/status", R"({"status":"in_progress"})"},
        {"POST /api/v1/incidents/{id}/assign", R"({"assignee_id":0})"},
        {"POST /api/v1/incidents/{id}/resolve", R"({"resolution":"done"})"},
        {"POST /api/v1/incidents/{id}/close", R"({"notes":"done"})"},
        {"POST /api/v1/incidents/{id}/reopen", R"({"reason":"again"})"},
        {"POST /api/v1/incidents/{id}/escalate", R"({"escalation_level":1,"reason":"late"})"},
        {"POST /api/v1/incidents/{id}/comments", R"({"content":"hello"})"},
        {"POST /api/v1/incidents/escalate", R"({"incident_id":1,"escalation_level":1,"reason":"late"})"},
        {"POST /api/v1/incidents/bulk", R"({"incidents":[],"command":{"type":"acknowledge"}})"},
        {"POST /api/v1/incidents/match", R"({"ids":[]})"},
        {"POST /api/v1/incidents/export", R"({"ids":[999999999]})"},
        {"POST /api/v1/incidents/monitoring",
         R"({"start_time":"2026-01-01T00:00:00Z","end_time":"2026-02-01T00:00:00Z"})"},
        {"POST /api/v1/incidents/alerts", R"({"incident_id":999999999,"alert_name":"a","message":"m"})"},
        {"POST /api/v1/incidents/metrics",
         R"({"incident_id":999999999,"metric_type":"t","metric_name":"n","metric_value":1})"},
        {"POST /api/v1/alerts/match", R"({"ids":[]})"},
        {"POST /api/v1/alerts/bulk", R"({"ids":[],"status":"resolved"})"},
        {"POST /api/v1/alerts/undo", R"({"ids":[]})"},
        {"POST /api/v1/activity/match", R"({"ids":[]})"},
        {"POST /api/v1/metrics-summary/match", R"({"since":"2026-01-01T00:00:00Z","incidents":[]})"},
        {"PUT /api/v1/incidents/rules/{id}/active", R"({"is_active":false})"},
        {"PUT /api/v1/incidents/rules/{id}",
         R"({"name":"r","rule_type":"alert","conditions":{"status":"new"},"actions":[{"type":"notify"}]})"},
        {"PUT /api/v1/configuration-items/{id}", R"({"name":"ci","type":"server"})"},
        {"PUT /api/v1/users/{id}", R"({"username":"someone","name":"Some One"})"},
        {"PUT /api/v1/users/{id}/password", R"({"password":"correct horse battery"})"},
    };
    return bodies.value(route.method + ' ' + route.path, route.method == "GET" ? QByteArray() : QByteArray("{}"));
}

QByteArray target(const Route &route, qint64 id)
{
    QByteArray path = route.path;
    path.replace("{id}", QByteArray::number(id));
    path.replace("{number:text}", "INC-000000-000000");
    if (route.query.contains(u"since"_s))
        path += "?since=2026-01-01T00:00:00Z";
    return path;
}

QByteArray nameOf(const Route &route)
{
    return route.method + ' ' + route.path;
}

} // namespace

/// Who may do what, generated from the table of routes (goals S1, S4, S7).
class TestRoutes : public QObject
{
    Q_OBJECT

    ApiWorld m_world;

    [[nodiscard]] bool isSqlite() const { return m_world.connection->dialect() == Dialect::Sqlite; }
    Result<> forbidInserts(const QString &table) const
    {
        const QString script =
            isSqlite() ? u"CREATE TRIGGER no_more BEFORE INSERT ON %1 BEGIN SELECT RAISE(ABORT, 'no'); END"_s
                       : u"ALTER TABLE %1 ADD CONSTRAINT no_more CHECK (false) NOT VALID"_s;
        return m_world.connection->executeScript(script.arg(table));
    }
    Result<> allowInserts(const QString &table) const
    {
        return m_world.connection->executeScript(isSqlite() ? u"DROP TRIGGER no_more"_s
                                                            : u"ALTER TABLE %1 DROP CONSTRAINT no_more"_s.arg(table));
    }
    [[nodiscard]] Actor admin() const
    {
        return {.tenant = m_world.tenant,
                .user = m_world.users.value("admin"),
                .name = u"admin"_s,
                .role = Role::Admin,
                .source = u"user"_s};
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
    }
    void cleanup() { m_world.stop(); }
    void nobodyGetsIn_data() { addDialectRows(); }
    void nobodyGetsIn();
    void nobodyIsToldOfMistakes_data() { addDialectRows(); }
    void nobodyIsToldOfMistakes();
    void onlyTheseMethods_data() { addDialectRows(); }
    void onlyTheseMethods();
    void rolesGetWhatTheTableSays_data() { addDialectRows(); }
    void rolesGetWhatTheTableSays();
    void strangersFindNothing_data() { addDialectRows(); }
    void strangersFindNothing();
    void strangersCannotNameObjects_data() { addDialectRows(); }
    void strangersCannotNameObjects();
    void headersOnlySelect_data() { addDialectRows(); }
    void headersOnlySelect();
    void serverOwnedFieldsAreRefused_data() { addDialectRows(); }
    void serverOwnedFieldsAreRefused();
    void logoutTakesEitherToken_data() { addDialectRows(); }
    void logoutTakesEitherToken();
    void alertsAreNeverRefusedForTheDatabase_data() { addDialectRows(); }
    void alertsAreNeverRefusedForTheDatabase();
    void defectsStayInTheLog_data() { addDialectRows(); }
    void defectsStayInTheLog();
};

void TestRoutes::nobodyGetsIn()
{
    HttpClient client(m_world.port);
    const qint64 id = m_world.makeIncident();
    QByteArray expected;
    for (const Route &route : m_world.server->routes()) {
        if (route.access.kind != Kind::Permission && route.access.kind != Kind::SignedIn)
            continue;
        for (const QByteArray &fields :
             {QByteArray(), QByteArray("Authorization: Bearer x\r\n"), QByteArray("Authorization: Basic YTpi\r\n"),
              QByteArray("Authorization: Bearer eyJhbGciOiJub25lIn0.e30.\r\n")}) {
            const HttpReply reply = client.request(route.method, target(route, id), fields, bodyFor(route));
            QVERIFY2(reply.status == 401, QByteArray(nameOf(route)).constData());
            if (expected.isEmpty())
                expected = reply.body;
            QVERIFY2(reply.body == expected, QByteArray(nameOf(route)).constData()); // says nothing of what is wrong
        }
    }
    QVERIFY(!expected.isEmpty());
}

/// Who asks is looked at before what he asks.
void TestRoutes::nobodyIsToldOfMistakes()
{
    HttpClient client(m_world.port);
    const auto status = [&](const QByteArray &method, const QByteArray &path, const QByteArray &fields) {
        client.write(method + ' ' + path + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n");
        return client.read().status;
    };
    const QByteArray known = m_world.bearer("admin");
    for (const Route &route : m_world.server->routes()) {
        if (route.access.kind != Kind::Permission && route.access.kind != Kind::SignedIn)
            continue;
        const QByteArray path = target(route, 999'999'999);
        const QByteArray wrong = path + (path.contains('?') ? "&" : "?") + "nonsense=1";
        const QByteArray packed = "Content-Encoding: gzip\r\n";
        const QByteArray name = nameOf(route);
        QVERIFY2(status(route.method, wrong, {}) == 401, name.constData());
        QVERIFY2(status(route.method, path, packed) == 401, name.constData());
        QVERIFY2(status(route.method, wrong, known) == 422, name.constData());
        QVERIFY2(status(route.method, path, known + packed) == 415, name.constData());
    }
    // Nor is whoever does not know the secret of a source.
    ITSM_UNWRAP(const SourceWithSecret source,
                ServiceDesk(SystemClock::instance())
                    .addSource(*m_world.connection, admin(),
                               {.name = u"secret"_s, .mapping = {}, .pullUrl = {}, .heartbeat = {}}));
    const QByteArray secret = "Authorization: Bearer " + source.secret.reveal().toLatin1() + "\r\n";
    const QByteArray webhook = "/api/v1/alerts/webhook";
    const QByteArray packed = "Content-Encoding: gzip\r\n";
    for (const QByteArray &stranger : {QByteArray(), known}) {
        QCOMPARE(status("POST", webhook + "?nonsense=1", stranger), 401);
        QCOMPARE(status("POST", webhook, stranger + packed), 401);
    }
    QCOMPARE(status("POST", webhook + "?nonsense=1", secret), 422);
    QCOMPARE(status("POST", webhook, secret + packed), 415);
}

void TestRoutes::onlyTheseMethods()
{
    HttpClient client(m_world.port);
    for (const Route &route : m_world.server->routes()) {
        if (route.access.kind == Kind::Immediate || route.access.kind == Kind::LoopbackOrToken)
            continue;
        const QByteArray path = target(route, 1);
        const HttpReply options = client.request("OPTIONS", path);
        QCOMPARE(options.status, 204);
        const QList<QByteArray> allowed = options.fields.value("allow").split(',');
        QVERIFY2(std::ranges::any_of(allowed, [&](const QByteArray &m) { return m.trimmed() == route.method; }),
                 QByteArray(nameOf(route)).constData());
        for (const char *method : {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"}) {
            const bool isAllowed =
                std::ranges::any_of(allowed, [&](const QByteArray &m) { return m.trimmed() == method; });
            if (isAllowed)
                continue;
            const HttpReply reply = client.request(method, path);
            QVERIFY2(reply.status == 405, QByteArray(nameOf(route) + " with " + method).constData());
            QVERIFY2(!reply.fields.value("allow").isEmpty(), QByteArray(nameOf(route)).constData());
        }
        for (const QByteArray &other : {QByteArray(route.path + '/'), QByteArray('/' + route.path),
                                        route.path.toUpper(), QByteArray("/api/v1/x/%2e%2e" + route.path.sliced(7)),
                                        QByteArray(route.path + "%00"), QByteArray(route.path + "/..")}) {
            if (other == route.path)
                continue;
            const int status = client.request(route.method, other).status;
            QVERIFY2(status == 404,
                     QByteArray(nameOf(route) + " as " + other + ": " + QByteArray::number(status)).constData());
        }
    }
}

void TestRoutes::rolesGetWhatTheTableSays()
{
    HttpClient client(m_world.port);
    for (const Route &route : m_world.server->routes()) {
        if (route.access.kind != Kind::Permission || route.path.startsWith("/api/v1/auth/") ||
            route.path.endsWith("/stream"))
            continue;
        const auto check = [&](const QByteArray &who, bool may) {
            const qint64 id = route.path.contains("/incidents/{id}") ? m_world.makeIncident() : 999'999'999;
            const HttpReply reply =
                client.request(route.method, target(route, id), m_world.bearer(who), bodyFor(route));
            const bool isRefused = reply.status == 403;
            QVERIFY2(reply.status >= 200 && reply.status != 401 && reply.status < 500 && isRefused != may,
                     QByteArray(nameOf(route) + " by " + who + ": " + QByteArray::number(reply.status) + ' ' +
                                reply.body.left(200))
                         .constData());
        };
        for (const Role role : allRoles)
            check(tokenName(role), hasPermission(role, route.access.permission));
        // A wall display reads, whatever its owner may do.
        check("wall", route.access.permission == Permission::ReadIncidents);
    }
}

void TestRoutes::strangersFindNothing()
{
    const qint64 id = m_world.makeIncident();
    const QByteArray before = m_world.send("GET", "/api/v1/incidents/" + QByteArray::number(id), "agent").body;
    HttpClient client(m_world.port);
    int tried = 0;
    for (const Route &route : m_world.server->routes()) {
        if (!route.path.contains("{id}") || route.access.kind != Kind::Permission ||
            route.path.startsWith("/api/v1/auth/"))
            continue;
        const HttpReply reply =
            client.request(route.method, target(route, id), m_world.bearer("stranger"), bodyFor(route));
        // A list of samples of nothing is empty.
        const bool isEmptyList = reply.status == 200 && reply.data().toObject().value(u"items"_s).toArray().isEmpty() &&
                                 route.path.endsWith("/samples");
        QVERIFY2(reply.status == 404 || isEmptyList,
                 QByteArray(nameOf(route) + ": " + QByteArray::number(reply.status) + ' ' + reply.body.left(300))
                     .constData());
        QVERIFY2(!reply.body.contains("web-01"), QByteArray(nameOf(route)).constData());
        ++tried;
    }
    QVERIFY(tried > 20);
    QCOMPARE(m_world.send("GET", "/api/v1/incidents/" + QByteArray::number(id), "agent").body, before);
}

/// Ids of another tenant in bodies, filters and lists are as unknown as ids that nobody has.
void TestRoutes::strangersCannotNameObjects()
{
    const QByteArray id = QByteArray::number(m_world.makeIncident());
    const QByteArray user = QByteArray::number(m_world.users.value("agent").value);
    const QByteArray own = QByteArray::number(
        m_world.send("POST", "/api/v1/incidents", "stranger", R"({"title":"mine"})").data()["id"_L1].toInteger());
    struct Case
    {
        const char *path;
        QByteArray body;
    };
    for (const Case &each : {
             Case{"/api/v1/incidents/escalate", "{\"incident_id\":" + id + R"(,"escalation_level":1,"reason":"r"})"},
             Case{"/api/v1/incidents/alerts", "{\"incident_id\":" + id + R"(,"alert_name":"a","message":"m"})"},
             Case{"/api/v1/incidents/metrics",
                  "{\"incident_id\":" + id + R"(,"metric_type":"t","metric_name":"n","metric_value":1})"},
         })
        QCOMPARE(m_world.send("POST", each.path, "stranger", each.body).status, 404);
    const HttpReply assigned =
        m_world.send("POST", "/api/v1/incidents/" + own + "/assign", "stranger", "{\"assignee_id\":" + user + '}');
    QCOMPARE(assigned.status, 422);
    const HttpReply escalated = m_world.send("POST", "/api/v1/incidents/" + own + "/escalate", "stranger",
                                             R"({"escalation_level":1,"reason":"r","notify_users":[)" + user + "]}");
    QCOMPARE(escalated.status, 422);

    const HttpReply bulk = m_world.send("POST", "/api/v1/incidents/bulk", "stranger",
                                        "{\"incidents\":[{\"id\":" + id + R"(}],"command":{"type":"acknowledge"}})");
    QCOMPARE(bulk.status, 200);
    QCOMPARE(bulk.data()["items"_L1].toArray().first()["error"_L1]["code"_L1].toInt(), 4004);
    const HttpReply matched = m_world.send("POST", "/api/v1/incidents/match", "stranger", "{\"ids\":[" + id + "]}");
    QVERIFY(matched.data()["items"_L1].toArray().isEmpty());
    const HttpReply exported =
        m_world.send("POST", "/api/v1/incidents/export", "stranger", "{\"ids\":[" + id + R"(],"format":"ndjson"})");
    QCOMPARE(exported.body, QByteArray());
    const HttpReply filtered = m_world.send("GET", "/api/v1/incidents?assignee_id=" + user, "stranger");
    QCOMPARE(filtered.data()["total"_L1].toInteger(), 0);
    const HttpReply csv = m_world.send("GET", "/api/v1/incidents/export?format=csv", "stranger");
    QVERIFY(csv.body.contains("mine") && !csv.body.contains("web-01"));
}

void TestRoutes::headersOnlySelect()
{
    const auto status = [&](const QByteArray &fields) {
        return m_world.send("GET", "/api/v1/incidents", "agent", {}, fields).status;
    };
    const QByteArray own = QByteArray::number(m_world.tenant.value);
    const QByteArray other = QByteArray::number(m_world.otherTenant.value);
    QCOMPARE(status("X-Tenant-ID: " + own + "\r\n"), 200);
    QCOMPARE(status("X-Tenant-ID: \r\n"), 200); // the specification's client sends it like this
    QCOMPARE(status("X-Tenant-ID: " + other + "\r\n"), 403);
    QCOMPARE(status("X-Tenant-ID: 0\r\n"), 403);
    QCOMPARE(status("X-Tenant-Code: nobody\r\n"), 403);
}

/// Goal S6, on every kind of object that can be written.
void TestRoutes::serverOwnedFieldsAreRefused()
{
    const QByteArray id = QByteArray::number(m_world.makeIncident());
    struct Case
    {
        const char *method;
        QByteArray path;
        const char *body; ///< good in itself; without its last brace
    };
    const Case cases[]{
        {"POST", "/api/v1/incidents", R"({"title":"x")"},
        {"PUT", "/api/v1/incidents/" + id, R"({"title":"x")"},
        {"POST", "/api/v1/incidents/" + id + "/comments", R"({"content":"x")"},
        {"POST", "/api/v1/incidents/rules",
         R"({"name":"r","rule_type":"alert","conditions":{"status":"new"},"actions":[{"type":"notify"}])"},
        {"POST", "/api/v1/configuration-items", R"({"name":"ci","type":"server")"},
        {"POST", "/api/v1/users", R"({"username":"u1","name":"U")"},
        {"POST", "/api/v1/views", R"({"name":"v","filter":"")"},
    };
    for (const Case &each : cases) {
        for (const char *field : {"tenant_id", "tenantId", "created_at", "updatedAt", "is_automated", "isAutomated",
                                  "deleted_at", "password_hash", "owner_id", "execution_count", "nonsense"}) {
            const HttpReply reply =
                m_world.send(each.method, each.path, "admin", QByteArray(each.body) + ",\"" + field + "\":1}");
            QVERIFY2(reply.status == 422, QByteArray(each.path + ' ' + field + ' ' + reply.body.left(200)).constData());
            QVERIFY2(!reply.json()["problem"_L1]["field"_L1].toString().isEmpty(),
                     QByteArray(each.path + ' ' + field).constData());
        }
    }
    QCOMPARE(m_world.send("GET", "/api/v1/users", "admin").data()["items"_L1].toArray().size(), allRoles.size());
}

/// An access token that has expired must not leave the refresh token behind.
void TestRoutes::logoutTakesEitherToken()
{
    ITSM_UNWRAP(const std::vector<Tenant> tenants, selectTenants(*m_world.connection));
    const auto own = std::ranges::find(tenants, m_world.tenant, &Tenant::id);
    ITSM_VERIFY(m_world.server->access().setPassword(*m_world.connection, admin(), m_world.users.value("agent"),
                                                     Secret(u"correct horse battery"_s),
                                                     AccessDesk::PasswordUse::Lasting));
    const HttpReply in = m_world.send("POST", "/api/v1/login", {},
                                      "{\"tenant_code\":\"" + own->code.toLatin1() +
                                          R"(","username":"agent","password":"correct horse battery"})");
    QCOMPARE(in.status, 200);
    const QByteArray refreshToken = in.data()["refresh_token"_L1].toString().toLatin1();
    const QByteArray body = "{\"refresh_token\":\"" + refreshToken + "\"}";
    const QByteArray expired = "Authorization: Bearer expired\r\n";
    QCOMPARE(m_world.send("POST", "/api/v1/auth/logout", {}, R"({"refresh_token":"x"})", expired).status, 401);
    QCOMPARE(m_world.send("POST", "/api/v1/auth/logout", {}, body, expired).status, 200);
    QCOMPARE(m_world.send("POST", "/api/v1/auth/refresh", {}, body).status, 401);
}

/// After a status of the four hundreds an Alertmanager drops what it holds.
void TestRoutes::alertsAreNeverRefusedForTheDatabase()
{
    ITSM_UNWRAP(const SourceWithSecret added,
                ServiceDesk(SystemClock::instance())
                    .addSource(*m_world.connection, admin(),
                               {.name = u"prometheus"_s, .mapping = {}, .pullUrl = {}, .heartbeat = {}}));
    const auto post = [&] {
        return m_world.send("POST", "/api/v1/alerts/webhook", {},
                            R"([{"labels":{"alertname":"X"},"fingerprint":"f1"}])",
                            "Authorization: Bearer " + added.secret.reveal().toLatin1() + "\r\n");
    };
    ITSM_VERIFY(forbidInserts(u"alert_signals"_s));
    const HttpReply refused = post();
    ITSM_VERIFY(allowInserts(u"alert_signals"_s));
    QCOMPARE(refused.status, 503);
    QVERIFY(!refused.fields.value("retry-after").isEmpty());
    QVERIFY(!refused.body.contains("no_more"));
    QCOMPARE(post().status, 200);
}

void TestRoutes::defectsStayInTheLog()
{
    ITSM_VERIFY(m_world.connection->executeScript(u"ALTER TABLE saved_views RENAME TO saved_views_away"_s));
    const HttpReply reply = m_world.send("GET", "/api/v1/views", "agent");
    ITSM_VERIFY(m_world.connection->executeScript(u"ALTER TABLE saved_views_away RENAME TO saved_views"_s));
    QCOMPARE(reply.status, 500);
    QCOMPARE(reply.code(), 5001);
    QVERIFY2(!reply.body.contains("saved_views") && !reply.body.contains("sql"), reply.body.constData());
    // An error of the input that only the database finds.
    ITSM_VERIFY(forbidInserts(u"saved_views"_s));
    const HttpReply refused = m_world.send("POST", "/api/v1/views", "agent", R"({"name":"v","filter":""})");
    ITSM_VERIFY(allowInserts(u"saved_views"_s));
    QCOMPARE(refused.status, 400);
    QVERIFY2(!refused.body.contains("INSERT") && !refused.body.contains("sql") && !refused.body.contains("no_more") &&
                 !refused.body.contains("saved_views"),
             refused.body.constData());
}

ITSM_TEST(TestRoutes)
#include "tst_routes.moc"
