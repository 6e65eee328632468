#include "services/runtime/clock.h"
#include "services/storage/access_tables.h"
#include "services/storage/audit_table.h"
#include "services/storage/bulk_load.h"
#include "services/storage/change_feed.h"
#include "services/storage/counters.h"
#include "services/storage/migrations.h"
#include "services/storage/search_index.h"
#include "services/storage/tables.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

/// Row security of PostgreSQL, with real logins: the server's (itsm_app) and a desktop's (itsm_desk) that belongs to
/// the first tenant.
class SecurityTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempDatabase> m_database;
    TestWorld m_mine;
    TestWorld m_theirs;
    const QStringList m_tables{u"users"_s,
                               u"configuration_items"_s,
                               u"incidents"_s,
                               u"incident_events"_s,
                               u"incident_alerts"_s,
                               u"incident_metrics"_s,
                               u"incident_rules"_s,
                               u"saved_views"_s,
                               u"tenant_settings"_s,
                               u"number_counters"_s,
                               u"incident_search"_s,
                               u"change_log"_s,
                               u"incident_count_deltas"_s,
                               u"incident_count_sums"_s,
                               u"ci_relations"_s,
                               u"user_sessions"_s,
                               u"api_tokens"_s,
                               u"audit_records"_s};
    /// Those that desktops do not read.
    const QStringList m_serverTables{u"user_sessions"_s, u"api_tokens"_s};

    Result<std::unique_ptr<Connection>> login(const QString &user) const
    {
        ITSM_TRY_ASSIGN(const auto store, Store::open(m_database->urlFor(user), Store::Upgrade::Refuse));
        return store->connect(Connection::Access::Write);
    }

    static qint64 number(Connection &c, const QString &sql)
    {
        const auto value = queryOne<qint64>(c, sql, {}, [](const Row &row) { return row.integer(0); });
        return value ? value->value_or(-1) : -2;
    }

    /// Each with a session, an API token and an audit record.
    static Result<> addAccess(Connection &c, const TestWorld &world)
    {
        const Instant now = ManualClock().now();
        ITSM_TRY(insertSession(c, {.tenantId = world.tenant,
                                   .id = u"session"_s,
                                   .userId = world.user,
                                   .generation = 1,
                                   .address = {},
                                   .createdAt = now,
                                   .refreshedAt = now,
                                   .expiresAt = now,
                                   .revokedAt = {}}));
        ApiToken token;
        token.tenantId = world.tenant;
        token.ownerId = world.user;
        token.scope = u"wall"_s;
        ITSM_TRY(insertApiToken(c, token, u"hash"_s));
        AuditRecord record;
        record.tenantId = world.tenant;
        record.action = u"user_created"_s;
        return appendAudit(c, record);
    }

private Q_SLOTS:
    void initTestCase()
    {
        ITSM_UNWRAP(m_database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(const auto c, m_database->connect());
        ITSM_UNWRAP(m_mine, makeWorld(*c, u"mine"_s));
        ITSM_UNWRAP(m_theirs, makeWorld(*c, u"theirs"_s));
        for (const TestWorld &world : {m_mine, m_theirs}) {
            const QString t = QString::number(world.tenant.value);
            const QString ci = QString::number(world.ci.value);
            ITSM_VERIFY(c->executeScript(
                u"INSERT INTO incidents (tenant_id, incident_number, title, status) SELECT %1, 'INC-' || i, 'title ' "
                u"|| i,"
                " CASE WHEN i % 100 = 0 THEN 'on_hold' ELSE 'new' END FROM generate_series(1, 500) i;"
                "INSERT INTO incident_events (incident_id, event_type, event_name, tenant_id) SELECT min(id), "
                "'comment', 'c', %1 FROM incidents WHERE tenant_id = %1;"
                "INSERT INTO incident_alerts (incident_id, alert_type, alert_name, message, tenant_id) SELECT min(id), "
                "'t', 'a', 'm', %1 FROM incidents WHERE tenant_id = %1;"
                "INSERT INTO incident_metrics (incident_id, metric_type, metric_name, metric_value, tenant_id) SELECT "
                "min(id), 't', 'n', 1, %1 FROM incidents WHERE tenant_id = %1;"
                "INSERT INTO incident_rules (name, rule_type, tenant_id) VALUES ('r', 'alert', %1);"
                "INSERT INTO saved_views (name, tenant_id, is_shared) VALUES ('v', %1, true);"
                "INSERT INTO tenant_settings (tenant_id, key, value) VALUES (%1, 'k', '{}');"
                "INSERT INTO number_counters (tenant_id, period, last) VALUES (%1, 202601, 1);"
                "INSERT INTO ci_relations (tenant_id, from_id, to_id, type) VALUES (%1, %2, %2, 'self');"
                "INSERT INTO notification_outbox (tenant_id, key, channel, recipient) VALUES (%1, 'k', 'email', 'a@b');"
                "ANALYZE"_s.arg(t, ci)));
        }
        // Counters that are folded, and differences that are not.
        ITSM_VERIFY(c->executeScript(u"SELECT itsm_fold_counters();"
                                     "UPDATE incidents SET priority = 'high' WHERE incident_number = 'INC-7';"
                                     "UPDATE incidents SET priority = 'medium' WHERE incident_number = 'INC-7'"_s));
        for (const TestWorld &world : {m_mine, m_theirs})
            ITSM_VERIFY(addAccess(*c, world));
        ITSM_VERIFY(insertSigningKey(
            *c, {.id = u"k"_s, .purpose = u"access"_s, .secret = u"secret"_s, .createdAt = ManualClock().now()}));
        ITSM_VERIFY(refreshSearchTokens(*c));
        ITSM_VERIFY(c->executeScript(
            u"CREATE ROLE app LOGIN IN ROLE itsm_app; CREATE ROLE desk1 LOGIN IN ROLE itsm_desk;"
            "CREATE ROLE stranger LOGIN; CREATE ROLE chief LOGIN IN ROLE itsm_desk_admin;"
            "CREATE ROLE homeless LOGIN IN ROLE itsm_desk; CREATE ROLE homeless_chief LOGIN IN ROLE itsm_desk_admin;"
            "INSERT INTO tenant_logins VALUES ('desk1', %1), ('chief', %1)"_s.arg(m_mine.tenant.value)));
    }

    void cleanupTestCase() { m_database.reset(); }

    void nothingWithoutATenant()
    {
        ITSM_UNWRAP(const auto c, login(u"app"_s));
        for (const QString &table : m_tables)
            QCOMPARE(number(*c, u"SELECT count(*) FROM "_s + table), 0);
        // After a transaction that had one, the setting is empty, not absent.
        ITSM_VERIFY(c->begin(Connection::Access::Write));
        ITSM_VERIFY(bindTenant(*c, m_mine.tenant));
        QCOMPARE(number(*c, u"SELECT count(*) FROM incidents"_s), 500);
        ITSM_VERIFY(c->commit());
        QCOMPARE(number(*c, u"SELECT count(*) FROM incidents"_s), 0);
    }

    void nothingForAConsoleWithoutATenant_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("console") << u"homeless"_s;
        QTest::newRow("administrator") << u"homeless_chief"_s;
    }
    void nothingForAConsoleWithoutATenant()
    {
        QFETCH(QString, user);
        ITSM_UNWRAP(const auto c, login(user));
        ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
        ITSM_VERIFY(bindTenant(*c, m_mine.tenant)); // whatever is bound
        for (const QString &table : m_tables) {
            if (!m_serverTables.contains(table))
                QCOMPARE(number(*c, u"SELECT count(*) FROM "_s + table), 0);
        }
        QCOMPARE(number(*c, u"SELECT count(*) FROM tenants"_s), 0);
        ITSM_VERIFY_ERROR(
            c->execute(u"INSERT INTO incidents (tenant_id, incident_number, title) VALUES (?, 'x', 'x')"_s,
                       {m_mine.tenant.value}),
            Error::Code::Forbidden);
    }

    void eachSeesItsOwn_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("bindForeign");
        QTest::newRow("server, bound") << u"app"_s << false;
        QTest::newRow("desktop") << u"desk1"_s << false;
        QTest::newRow("desktop that binds another tenant") << u"desk1"_s << true;
    }
    void eachSeesItsOwn()
    {
        QFETCH(QString, user);
        QFETCH(bool, bindForeign);
        ITSM_UNWRAP(const auto c, login(user));
        ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
        ITSM_VERIFY(bindTenant(*c, bindForeign ? m_theirs.tenant : m_mine.tenant));
        for (const QString &table : m_tables) {
            if (user != "app"_L1 && m_serverTables.contains(table))
                continue; // see desktopReachesNoSecrets
            const qint64 own =
                number(*c, u"SELECT count(*) FROM %1 WHERE tenant_id = %2"_s.arg(table).arg(m_mine.tenant.value));
            QVERIFY2(own > 0, qPrintable(table));
            QCOMPARE(number(*c, u"SELECT count(*) FROM "_s + table), own);
        }
        // Found through the index function, which runs as its owner, as well.
        QCOMPARE(number(*c, u"SELECT count(*) FROM itsm_search_ids((SELECT tokens[1:1] FROM incident_search LIMIT 1))"
                            " WHERE itsm_search_ids NOT IN (SELECT id FROM incidents)"_s),
                 0);
        const QString page = u"SELECT count(*) FROM itsm_search_page((SELECT tokens[1:1] FROM incident_search LIMIT 1),"
                             " 'title', true, NULL, NULL, false, 1000, 0)"_s;
        QVERIFY(number(*c, page) > 0);
        QCOMPARE(number(*c, page + u" WHERE itsm_search_page NOT IN (SELECT id FROM incidents)"_s), 0);
        // A write to another tenant's rows finds none; one that would make such a row is refused.
        ITSM_UNWRAP(const qint64 changed, c->execute(u"UPDATE incidents SET title = 'stolen' WHERE tenant_id = ?"_s,
                                                     {m_theirs.tenant.value}));
        QCOMPARE(changed, 0);
        ITSM_VERIFY_ERROR(
            c->execute(u"INSERT INTO incidents (tenant_id, incident_number, title) VALUES (?, 'x', 'x')"_s,
                       {m_theirs.tenant.value}),
            Error::Code::Forbidden);
    }

    void rowsCannotMoveToAnotherTenant()
    {
        ITSM_UNWRAP(const auto c, login(u"desk1"_s));
        ITSM_VERIFY_ERROR(c->execute(u"UPDATE incident_rules SET tenant_id = ?"_s, {m_theirs.tenant.value}),
                          Error::Code::Forbidden);
        // Nor refer to its rows: the keys carry the tenant.
        ITSM_VERIFY_ERROR(c->execute(u"UPDATE incidents SET assignee_id = ?"_s, {m_theirs.user.value}),
                          Error::Code::Invalid);
    }

    void desktopReachesNoSecrets_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"SELECT password_hash FROM users",
              "SELECT * FROM users",
              "SELECT * FROM notification_outbox",
              "UPDATE notification_outbox SET state = 'sent'",
              "DELETE FROM notification_outbox",
              "SELECT * FROM tenant_logins",
              "UPDATE tenant_logins SET tenant_id = 2",
              "INSERT INTO tenant_logins VALUES ('desk1', 2)",
              "UPDATE incident_events SET description = 'forged'",
              "DELETE FROM incident_events",
              "TRUNCATE incident_events",
              "DELETE FROM change_log",
              "UPDATE incident_counts SET n = 0",
              "UPDATE incident_count_sums SET n = 0",
              "INSERT INTO change_log (tenant_id) VALUES (1)",
              "UPDATE users SET role = 'admin'",
              "INSERT INTO users (tenant_id, login, name) VALUES (1, 'x', 'x')",
              "SET ROLE postgres",
              "SET ROLE itsm_app",
              "SET SESSION AUTHORIZATION postgres",
              "ALTER TABLE incidents DISABLE ROW LEVEL SECURITY",
              "DROP POLICY tenant ON incidents",
              "SELECT pg_read_file('/etc/passwd')",
              "COPY incidents TO '/tmp/x'",
              "COPY incidents TO PROGRAM 'cat'",
              "SELECT itsm_rebuild_counters(2)",
              "SELECT itsm_log_everything(2)",
              "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
              "UPDATE schema_migrations SET version = 99",
              "SELECT one_time_until FROM users",
              "SELECT password_changed_at FROM users",
              "SELECT id FROM user_sessions",
              "INSERT INTO user_sessions (tenant_id, id, user_id, created_at, refreshed_at, expires_at) "
              "VALUES (1, 'x', 1, now(), now(), now())",
              "SELECT token_hash FROM api_tokens",
              "SELECT secret FROM signing_keys",
              "DELETE FROM signing_keys",
              "SELECT user_name FROM audit_records",
              "SELECT * FROM audit_records",
              "UPDATE audit_records SET action = 'x'",
              "DELETE FROM audit_records",
              "TRUNCATE audit_records",
              "SET ROLE itsm_desk_admin",
              "GRANT itsm_app TO desk1",
              "ALTER ROLE desk1 SUPERUSER",
              "CREATE SCHEMA mine",
              "CREATE TABLE public.mine (x int)",
              "SELECT pg_ls_dir('.')",
              "SELECT lo_import('/etc/passwd')",
              "SELECT rolpassword FROM pg_authid",
              "SELECT * FROM pg_statistic",
              "ALTER SYSTEM SET fsync = off",
              "INSERT INTO tenants (code, name) VALUES ('x', 'x')"})
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }
    void desktopReachesNoSecrets()
    {
        QFETCH(QString, sql);
        ITSM_UNWRAP(const auto c, login(u"desk1"_s));
        ITSM_VERIFY(c->executeScript(u"SET search_path = public"_s));
        ITSM_VERIFY_ERROR(c->executeScript(sql), Error::Code::Forbidden);
    }

    void serverKeepsTheRecords_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"UPDATE audit_records SET action = 'x'", "DELETE FROM audit_records", "TRUNCATE audit_records",
              "TRUNCATE audit_records CASCADE", "ALTER TABLE audit_records DISABLE TRIGGER ALL",
              "DROP TABLE audit_records", "DROP TRIGGER audit_is_kept ON audit_records",
              "UPDATE signing_keys SET secret = 'x'", "UPDATE incident_events SET description = 'forged'",
              "DELETE FROM incident_events", "TRUNCATE incident_events", "INSERT INTO tenant_logins VALUES ('app', 2)",
              "SELECT * FROM tenant_logins", "ALTER TABLE users DISABLE ROW LEVEL SECURITY", "DELETE FROM tenants",
              "SET ROLE postgres", "SELECT pg_read_file('/etc/passwd')"})
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }
    void serverKeepsTheRecords()
    {
        QFETCH(QString, sql);
        ITSM_UNWRAP(const auto c, login(u"app"_s));
        ITSM_UNWRAP(const auto transaction, Transaction::begin(*c));
        ITSM_VERIFY(bindTenant(*c, m_mine.tenant));
        ITSM_VERIFY_ERROR(c->executeScript(sql), Error::Code::Forbidden);
    }

    void administratorsOfDesktopsKeepPeople()
    {
        ITSM_UNWRAP(const auto c, login(u"chief"_s));
        User user;
        user.tenantId = m_mine.tenant;
        user.login = u"newcomer"_s;
        user.name = u"Newcomer"_s;
        ITSM_UNWRAP(user.id, insertUser(*c, user));
        user.role = Role::Manager;
        ITSM_UNWRAP(const bool isWritten, updateUser(*c, user, 1, ManualClock().now()));
        QVERIFY(isWritten);
        ITSM_VERIFY(revokeSessionsOf(*c, m_mine.tenant, user.id, ManualClock().now()));
        ITSM_UNWRAP(const auto audit, selectAudit(*c, m_mine.tenant, {}, 10));
        QVERIFY(!audit.empty());
        // Not those of others, whatever he binds.
        user.tenantId = m_theirs.tenant;
        user.login = u"spy"_s;
        ITSM_VERIFY_ERROR(insertUser(*c, user), Error::Code::Forbidden);
        ITSM_UNWRAP(const qint64 changed,
                    c->execute(u"UPDATE users SET role = 'admin' WHERE tenant_id = ?"_s, {m_theirs.tenant.value}));
        QCOMPARE(changed, 0);
        // And no secrets of anybody.
        for (const char *sql :
             {"SELECT password_hash FROM users", "UPDATE users SET password_hash = 'x'",
              "UPDATE users SET tenant_id = 2", "UPDATE users SET one_time_until = NULL", "DELETE FROM users",
              "SELECT address FROM user_sessions", "UPDATE user_sessions SET expires_at = 'infinity'",
              "DELETE FROM user_sessions", "SELECT * FROM api_tokens", "SELECT * FROM signing_keys",
              "UPDATE audit_records SET action = 'x'", "DELETE FROM audit_records", "SET ROLE itsm_app",
              "SELECT * FROM notification_outbox"})
            ITSM_VERIFY_ERROR(c->executeScript(QString::fromLatin1(sql)), Error::Code::Forbidden);
    }

    void anOwnerNeedNotMakeRoles()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto superuser, database->connect());
        ITSM_VERIFY(superuser->executeScript(
            u"CREATE ROLE plain_owner LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO plain_owner"_s));
        ITSM_VERIFY(Store::open(database->urlFor(u"plain_owner"_s), Store::Upgrade::Migrate));
        // The roles were there already, from the migration of another database; now they may work here, too.
        ITSM_UNWRAP(const auto store, Store::open(database->urlFor(u"app"_s), Store::Upgrade::Refuse));
        ITSM_UNWRAP(const auto app, store->connect(Connection::Access::Write));
        ITSM_VERIFY(insertTenant(*app, {.id = {}, .code = u"x"_s, .name = u"x"_s}));
        ITSM_VERIFY(selectSigningKeys(*app));
        ITSM_VERIFY_ERROR(app->executeScript(u"ALTER TABLE users DISABLE ROW LEVEL SECURITY"_s),
                          Error::Code::Forbidden);
    }

    void desktopSeesItsTenantOnly()
    {
        ITSM_UNWRAP(const auto c, login(u"desk1"_s));
        ITSM_UNWRAP(const auto tenants, selectTenants(*c));
        QCOMPARE(tenants.size(), size_t(1));
        ITSM_UNWRAP(const auto app, login(u"app"_s));
        ITSM_UNWRAP(const auto all, selectTenants(*app));
        QCOMPARE(all.size(), size_t(2));
        ITSM_VERIFY_ERROR(login(u"stranger"_s), Error::Code::Forbidden);
    }

    void programWorksUnderRowSecurity_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("server") << u"app"_s;
        QTest::newRow("desktop") << u"desk1"_s;
    }
    void programWorksUnderRowSecurity()
    {
        QFETCH(QString, user);
        ITSM_UNWRAP(const auto c, login(user));
        ITSM_UNWRAP(FeedCursor cursor, feedEnd(*c, m_mine.tenant));
        IncidentEvent event;
        event.tenantId = m_mine.tenant;
        event.type = u"comment"_s;
        event.name = u"c"_s;
        OutboxIntent intent;
        intent.tenantId = m_mine.tenant;
        intent.key = u"key of %1"_s.arg(user);
        intent.channel = u"email"_s;
        intent.recipient = u"noc@example.org"_s;
        qint64 incident = 0;
        {
            ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
            ITSM_VERIFY(bindTenant(*c, m_mine.tenant));
            incident = number(*c, u"SELECT min(id) FROM incidents"_s);
            event.incidentId = IncidentId(incident);
            ITSM_VERIFY(insertEvent(*c, event));
            ITSM_VERIFY(insertEvents(*c, {event, event}));
            ITSM_UNWRAP(const bool first, insertIntent(*c, intent));
            QVERIFY(first);
            ITSM_UNWRAP(const bool second, insertIntent(*c, intent));
            QVERIFY(!second);
            ITSM_VERIFY(c->execute(u"UPDATE incidents SET status = 'resolved' WHERE id = ?"_s, {incident}));
            ITSM_VERIFY(writeSearchTokens(*c, {{m_mine.tenant, IncidentId(incident), {1, 2}}}));
            ITSM_VERIFY(transaction.commit());
        }
        ITSM_UNWRAP(const auto changes, readFeed(*c, m_mine.tenant, cursor));
        QCOMPARE(changes.size(), size_t(4));
        ITSM_VERIFY(foldCounters(*c));
        {
            ITSM_UNWRAP(BulkLoad load, BulkLoad::begin(*c, m_mine.tenant));
            int next = 0;
            ITSM_UNWRAP(const qint64 count,
                        c->bulkInsert(u"incident_metrics"_sql,
                                      {u"tenant_id"_sql, u"incident_id"_sql, u"metric_type"_sql, u"metric_name"_sql,
                                       u"metric_value"_sql, u"tags"_sql},
                                      [&](Params &row) {
                                          row = {m_mine.tenant.value, incident,        u"t"_s, u"n"_s,
                                                 double(next),        QByteArray("{}")};
                                          return next++ < 3'000;
                                      }));
            QCOMPARE(count, 3'000);
            ITSM_VERIFY(load.finish());
        }
        ITSM_UNWRAP(const auto loaded, readFeed(*c, m_mine.tenant, cursor));
        QCOMPARE(loaded, std::vector<Change>{Change()});
        // Counters still equal the rows, for both tenants.
        ITSM_UNWRAP(const auto admin, m_database->connect());
        for (const TestWorld &world : {m_mine, m_theirs})
            QCOMPARE(
                number(
                    *admin,
                    u"SELECT sum(n) FROM (TABLE incident_counts UNION ALL TABLE incident_count_deltas) t WHERE tenant_id = %1"_s
                        .arg(world.tenant.value)),
                number(*admin, u"SELECT count(*) FROM incidents WHERE tenant_id = %1 AND deleted_at IS NULL"_s.arg(
                                   world.tenant.value)));
    }

    void indexesServeUnderRowSecurity_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("index");
        const QString list =
            u"SELECT id FROM incidents WHERE tenant_id = %1 AND deleted_at IS NULL AND (%2, id) < (%3, 100) ORDER BY %2 DESC, id DESC LIMIT 10"_s;
        QTest::newRow("text") << list.arg(u"%1"_s, u"title"_s, u"'title 3'"_s) << u"incidents_by_title"_s;
        QTest::newRow("rank") << list.arg(u"%1"_s, u"status_rank"_s, u"3"_s) << u"incidents_by_status"_s;
        QTest::newRow("time") << list.arg(u"%1"_s, u"created_at"_s, u"now()"_s) << u"incidents_by_created"_s;
        QTest::newRow("level") << list.arg(u"%1"_s, u"level_key"_s, u"2"_s) << u"incidents_by_level"_s;
        QTest::newRow("facet")
            << u"SELECT id FROM incidents WHERE tenant_id = %1 AND deleted_at IS NULL AND status = 'on_hold' ORDER BY created_at DESC, id DESC LIMIT 10"_s
            << u"incidents_of_status"_s;
        QTest::newRow("number") << u"SELECT id FROM incidents WHERE tenant_id = %1 AND incident_number = 'INC-7'"_s
                                << u"incidents_"_s;
    }
    void indexesServeUnderRowSecurity()
    {
        QFETCH(QString, sql);
        QFETCH(QString, index);
        for (const QString &user : {u"app"_s, u"desk1"_s}) {
            ITSM_UNWRAP(const auto c, login(user));
            ITSM_UNWRAP(const auto transaction, Transaction::begin(*c));
            ITSM_VERIFY(bindTenant(*c, m_mine.tenant));
            ITSM_VERIFY(c->executeScript(u"SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off"_s));
            QString plan;
            ITSM_VERIFY(c->query(u"EXPLAIN "_s + sql.arg(m_mine.tenant.value), {}, [&](const Row &row) {
                plan += row.text(0) + u'\n';
                return true;
            }));
            QVERIFY2(plan.contains(index), qPrintable(plan));
            QVERIFY2(!plan.contains(u"Sort"_s), qPrintable(plan));
            const QString condition = plan.section(u"Index Cond:"_s, 1, 1).section(u'\n', 0, 0);
            QVERIFY2(condition.contains(u"tenant_id"_s) && condition.count(u" AND "_s) + condition.count(u"ROW"_s) >= 1,
                     qPrintable(plan));
        }
    }
};

ITSM_TEST(SecurityTest)
#include "tst_security.moc"
