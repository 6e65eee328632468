#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// What clients of the original rely on (docs/API.md).
class TestOriginal : public QObject
{
    Q_OBJECT

    ApiWorld m_world;

    static QByteArray incident(qint64 id) { return "/api/v1/incidents/" + QByteArray::number(id); }

private Q_SLOTS:
    void init()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
    }
    void cleanup() { m_world.stop(); }
    void findsByThePersonsId_data() { addDialectRows(); }
    void findsByThePersonsId();
    void takesAStatusAsTheOriginalDoes_data() { addDialectRows(); }
    void takesAStatusAsTheOriginalDoes();
    void hasTheStatusesOfTheOriginal_data() { addDialectRows(); }
    void hasTheStatusesOfTheOriginal();
    void reportsOfThePast_data() { addDialectRows(); }
    void reportsOfThePast();
    void signsInByTheTenantsId_data() { addDialectRows(); }
    void signsInByTheTenantsId();
};

/// Two people may have one name.
void TestOriginal::findsByThePersonsId()
{
    const UserId agent = m_world.users.value("agent");
    const UserId manager = m_world.users.value("manager");
    {
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_world.connection));
        ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
        ITSM_VERIFY(
            m_world.connection->execute(u"UPDATE users SET name = 'Anna' WHERE tenant_id = ? AND id IN (?, ?)"_s,
                                        {m_world.tenant.value, agent.value, manager.value}));
        ITSM_VERIFY(transaction.commit());
    }
    for (const UserId user : {agent, agent, manager}) {
        const QByteArray body = "{\"assignee_id\":" + QByteArray::number(user.value) + '}';
        QCOMPARE(m_world.send("POST", incident(m_world.makeIncident()) + "/assign", "admin", body).status, 200);
    }
    m_world.makeIncident();
    const auto total = [&](const QByteArray &user, const QByteArray &who) {
        return m_world.send("GET", "/api/v1/incidents?assignee_id=" + user, who).data()["total"_L1].toInteger(-1);
    };
    for (const QByteArray who : {"agent", "admin"}) {
        QCOMPARE(total(QByteArray::number(agent.value), who), 2);
        QCOMPARE(total(QByteArray::number(manager.value), who), 1);
        QCOMPARE(total("999999999", who), 0);
    }
    QCOMPARE(total("x", "agent"), -1);
    const HttpReply count =
        m_world.send("GET", "/api/v1/incidents/count?filter=assignee:%23" + QByteArray::number(agent.value), "admin");
    QCOMPARE(count.data()["count"_L1].toInteger(), 2);
}

void TestOriginal::takesAStatusAsTheOriginalDoes()
{
    const QByteArray path = incident(m_world.makeIncident()) + "/status";
    const auto put = [&](const QByteArray &body) { return m_world.send("PUT", path, "agent", body); };
    QCOMPARE(put("{}").status, 422);
    QCOMPARE(put(R"({"title":"x"})").json()["problem"_L1]["field"_L1].toString(), u"status"_s);
    const HttpReply begun = put(R"({"status":"in_progress","reason":"looked at","priority":"high"})");
    QCOMPARE(begun.data()["status"_L1].toString(), u"in_progress"_s);
    QCOMPARE(begun.data()["priority"_L1].toString(), u"high"_s);
    const HttpReply resolved = put(R"({"status":"resolved","resolution":"disk replaced","version":)" +
                                   QByteArray::number(begun.data()["version"_L1].toInteger()) + '}');
    QCOMPARE(resolved.data()["status"_L1].toString(), u"resolved"_s);
    QCOMPARE(put(R"({"status":"in_progress","reason":"again","version":1})").status, 409);
    QCOMPARE(put(R"({"status":"in_progress","reason":"again","version":1,"force":true})").status, 200);
}

void TestOriginal::hasTheStatusesOfTheOriginal()
{
    QFETCH(Dialect, dialect);
    ApiServerOptions options;
    options.isStrictV1 = true;
    ITSM_VERIFY(m_world.start(dialect, options));
    const auto reply = [&](const QByteArray &body, const QByteArray &query = {}) {
        return m_world.send("POST", "/api/v1/incidents" + query, "agent", body);
    };
    const auto check = [&](const HttpReply &answer, int status, int code) {
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.code(), code);
    };
    check(reply(R"({"title":"x"})"), 200, 0);
    check(reply("{"), 200, 1001);
    check(reply(R"({"title":"x","nonsense":1})"), 200, 1002);
    check(reply(R"({"title":"x"})", "?nonsense=1"), 200, 1002);
    QCOMPARE(reply(R"({"title":""})").json()["problem"_L1]["status"_L1].toInt(), 422);
    check(reply(R"({"title":"x"})", "?dialect=v2"), 201, 0);
    check(reply(R"({"title":"x","nonsense":1})", "?dialect=v2"), 422, 1002);
    check(m_world.send("GET", "/api/v1/incidents/999999999", "agent"), 404, 4004);
    check(m_world.send("GET", "/api/v1/incidents"), 401, 2001);
    check(m_world.send("POST", "/api/v1/incidents", "viewer", R"({"title":"x"})"), 403, 2003);
}

/// Of a period that ended long ago, whatever has come since.
void TestOriginal::reportsOfThePast()
{
    const QByteArray id = QByteArray::number(m_world.makeIncident());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_world
                     .send("POST", "/api/v1/incidents/alerts", "agent",
                           "{\"incident_id\":" + id + R"(,"alert_name":"a","message":"m"})")
                     .status,
                 201);
    {
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_world.connection));
        ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
        const auto march = instantFromMicros(1'772'323'200'000'000); // 2026-03-01
        ITSM_VERIFY(m_world.connection->execute(u"UPDATE incidents SET created_at = ? WHERE id = ?"_s,
                                                {march, id.toLongLong()}));
        ITSM_VERIFY(m_world.connection->execute(u"UPDATE incident_alerts SET triggered_at = ? WHERE incident_id = ?"_s,
                                                {march, id.toLongLong()}));
        ITSM_VERIFY(transaction.commit());
    }
    const auto period = [&](const QByteArray &end) {
        return m_world.send(
            "GET", "/api/v1/incidents/alerts/statistics?start_time=2026-03-01T00:00:00Z&end_time=" + end, "agent");
    };
    const HttpReply march = period("2026-03-31T00:00:00Z");
    QCOMPARE(march.data()["total_alerts"_L1].toInteger(), 3);
    QCOMPARE(march.data()["active_alerts"_L1].toInteger(), 3);
    QCOMPARE(period("2026-02-01T00:00:00Z").json()["problem"_L1]["field"_L1].toString(), u"end_time"_s);
    const HttpReply report = m_world.send("POST", "/api/v1/incidents/monitoring", "agent",
                                          R"({"start_time":"2026-03-01T00:00:00Z","end_time":"2026-03-31T00:00:00Z"})");
    QCOMPARE(report.data()["alerts"_L1].toArray().size(), 3);
    QCOMPARE(report.data()["incidents"_L1].toArray().size(), 1);
}

/// As clients of the second dialect do.
void TestOriginal::signsInByTheTenantsId()
{
    const Actor admin{.tenant = m_world.tenant,
                      .user = m_world.users.value("admin"),
                      .name = u"admin"_s,
                      .role = Role::Admin,
                      .source = u"user"_s};
    ITSM_VERIFY(m_world.server->access().setPassword(*m_world.connection, admin, m_world.users.value("agent"),
                                                     Secret(u"correct horse battery"_s),
                                                     AccessDesk::PasswordUse::Lasting));
    ITSM_UNWRAP(const std::vector<Tenant> tenants, selectTenants(*m_world.connection));
    const auto own = std::ranges::find(tenants, m_world.tenant, &Tenant::id);
    const auto signIn = [&](const QByteArray &where) {
        return m_world
            .send("POST", "/api/v1/auth/login?dialect=v2", {},
                  R"({"username":"agent","password":"correct horse battery",)" + where + '}')
            .status;
    };
    const QByteArray id = QByteArray::number(m_world.tenant.value);
    const QByteArray other = QByteArray::number(m_world.otherTenant.value);
    const QByteArray code = own->code.toLatin1();
    QCOMPARE(signIn("\"tenantId\":" + id), 200);
    QCOMPARE(signIn("\"tenant_id\":" + id + ",\"tenantCode\":\"" + code + '"'), 200);
    QCOMPARE(signIn("\"tenantCode\":\"" + code + "\",\"tenantId\":null"), 200);
    QCOMPARE(signIn("\"tenantId\":" + other), 401);
    QCOMPARE(signIn("\"tenantId\":" + id + R"(,"tenantCode":"nobody")"), 401);
    QCOMPARE(signIn("\"tenantId\":999999999"), 401);
    QCOMPARE(signIn("\"tenantId\":-1"), 422);
    QCOMPARE(signIn("\"tenantId\":\"1\""), 422);
}

ITSM_TEST(TestOriginal)
#include "tst_original.moc"
