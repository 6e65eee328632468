#include "services/storage/migrations.h"

#include "services/storage/counters.h"
#include "services/storage/incident_sums.h"
#include "services/storage/incident_table.h"
#include "services/storage/store.h"
#include "tests/storage/seed_ddl.h"
#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <thread>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Each row as one text, in which null is not the empty text.
Result<QStringList> rowsOf(Connection &c, const QString &columns, const QString &rest)
{
    const QString sql = (c.dialect() == Dialect::Sqlite ? u"SELECT json_array(%1) %2"_s : u"SELECT ROW(%1)::text %2"_s)
                            .arg(columns, rest);
    return queryAll<QString>(c, sql, {}, [](const Row &row) { return row.text(0); }).map([](std::vector<QString> rows) {
        return QStringList(rows.begin(), rows.end());
    });
}

/// What makes a schema: two databases with the same lines behave alike.
Result<QStringList> schemaOf(Connection &c)
{
    if (c.dialect() == Dialect::Sqlite)
        return rowsOf(c, u"type, name, sql"_s,
                      u"FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"_s);
    QStringList lines;
    const QList<std::pair<QString, QString>> parts{
        {u"table_name, column_name, data_type, collation_name, column_default, is_nullable, is_identity, generation_expression"_s,
         u"FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, column_name"_s},
        {u"indexdef"_s, u"FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname"_s},
        {u"pg_get_triggerdef(oid)"_s,
         u"FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgrelid::regclass::text, tgname"_s},
        {u"pg_get_functiondef(oid)"_s, u"FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname"_s},
        {u"tablename, policyname, qual, with_check"_s, u"FROM pg_policies ORDER BY tablename, policyname"_s},
        {u"relname, relrowsecurity, relforcerowsecurity, relacl"_s,
         u"FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY relname"_s},
        {u"conrelid::regclass, conname, replace(pg_get_constraintdef(oid), ' NOT VALID', '')"_s,
         u"FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY conrelid::regclass::text, conname"_s},
    };
    for (const auto &[columns, rest] : parts) {
        ITSM_TRY_ASSIGN(const QStringList rows, rowsOf(c, columns, rest));
        lines += rows;
    }
    return lines;
}

Result<qint64> readNumber(Connection &c, const QString &sql)
{
    ITSM_TRY_ASSIGN(const auto value, queryOne<qint64>(c, sql, {}, [](const Row &row) { return row.integer(0); }));
    return value.value_or(-1);
}

/// The specification's rows in a form that is the same before and after the adoption.
Result<QStringList> seedRowsOf(Connection &c)
{
    const auto times = [](const QStringList &names) {
        QStringList list;
        for (const QString &name : names)
            list += u"to_char(%1, 'YYYY-MM-DD HH24:MI:SS.US BC'), isfinite(%1)"_s.arg(name);
        return list.join(u", "_s);
    };
    const QList<std::pair<QString, QString>> tables{
        {u"incidents"_s,
         u"id, title, description, status, priority, severity, incident_number, reporter_id, assignee_id, "
         u"configuration_item_id, category,"
         " subcategory, impact_analysis, root_cause, resolution_steps, escalation_level, is_automated, source, metadata, tenant_id, "_s +
             times({u"detected_at"_s, u"resolved_at"_s, u"closed_at"_s, u"escalated_at"_s, u"created_at"_s,
                    u"updated_at"_s})},
        {u"incident_events"_s,
         u"id, incident_id, event_type, event_name, description, status, severity, data, user_id, source, metadata, tenant_id, "_s +
             times({u"occurred_at"_s, u"created_at"_s, u"updated_at"_s})},
        {u"incident_alerts"_s,
         u"id, incident_id, alert_type, alert_name, message, severity, status, channels, recipients, acknowledged_by, metadata, tenant_id, "_s +
             times({u"triggered_at"_s, u"acknowledged_at"_s, u"resolved_at"_s, u"created_at"_s, u"updated_at"_s})},
        {u"incident_metrics"_s,
         u"id, incident_id, metric_type, metric_name, metric_value::double precision, unit, tags, metadata, tenant_id, "_s +
             times({u"measured_at"_s, u"created_at"_s, u"updated_at"_s})},
        {u"incident_rules"_s,
         u"id, name, description, rule_type, conditions, actions, priority, is_active, execution_count, metadata, tenant_id, "_s +
             times({u"last_executed_at"_s, u"created_at"_s, u"updated_at"_s})},
    };
    QStringList lines;
    for (const auto &[table, columns] : tables) {
        ITSM_TRY_ASSIGN(const QStringList rows, rowsOf(c, columns, u"FROM %1 ORDER BY id"_s.arg(table)));
        lines += rows;
    }
    return lines;
}

const QString seedRows = uR"SQL(
INSERT INTO incidents (title, description, status, incident_number, reporter_id, assignee_id, configuration_item_id, category, source,
    impact_analysis, root_cause, metadata, tenant_id, detected_at, created_at, updated_at, escalation_level, is_automated) VALUES
  ('服务器CPU使用率过高', '生产环境Web服务器CPU使用率持续超过90%', 'new', 'INC-202510-000001', 7, 8, 3, 'performance', 'monitoring',
   '{"a": 1}', 'null', '{"k": "值", "n": 1.50}', 1, '2025-10-19 08:00:00.123456', '2025-10-19 08:00:00.123456', '2025-10-19 08:00:01', 0, false),
  ('no facets', NULL, 'triaged', 'INC-202510-000041', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2025-10-20', '2025-10-20', '2025-10-20', NULL, NULL),
  ('empty ones', '', 'Weird Status', 'X-1', -5, 0, 0, '', '', '[]', '"text"', '{}', 2, '1970-01-01', '1969-12-31 23:59:59.999999', '2025-10-20', 3, true),
  ('other tenant, same people', 'x', 'in_progress', 'INC-202511-000002', 7, 8, 3, 'network', 'user', NULL, NULL, NULL, 2,
   '0044-03-15 12:00:00 BC', '2025-11-01 10:00:00', '2025-11-01 10:00:00', 1, false);
INSERT INTO incidents (title, incident_number, reporter_id, tenant_id, status, created_at, resolved_at, closed_at) VALUES
  (repeat('长', 255), 'INC-202510-12', 7, 1, 'resolved', '2025-10-01 00:00:00', '2025-10-01 01:00:00', NULL),
  ('for ever', 'INC-bad-000001', 9, 1, 'closed', '2025-10-01', 'infinity', '-infinity');
INSERT INTO incidents (title, incident_number, reporter_id, tenant_id) VALUES ('gone', 'gone', 1, 1);
DELETE FROM incidents WHERE title = 'gone';
INSERT INTO incident_events (incident_id, event_type, event_name, tenant_id, user_id, data, occurred_at) VALUES
  (1, 'creation', '创建', 1, 7, '{"x": null}', '2025-10-19 08:00:00.000001'), (999, 'update', 'orphan', 1, NULL, NULL, NOW()),
  (1, 'update', 'of another tenant', 2, 55, 'null', NOW());
INSERT INTO incident_alerts (incident_id, alert_type, alert_name, message, tenant_id, channels, recipients, acknowledged_by, status) VALUES
  (1, 'escalation', '事件升级告警', '事件已升级到下一级别', 1, '["email", "sms"]', '["manager@company.com"]', 8, 'acknowledged'),
  (12345, 'sla_violation', 'orphan', '', 3, NULL, 'null', NULL, 'odd');
INSERT INTO incident_metrics (incident_id, metric_type, metric_name, metric_value, unit, tags, tenant_id) VALUES
  (1, 'response_time', '平均响应时间', 2.50, '秒', '{"environment": "production"}', 1), (1, 'x', 'x', -99999999.99, NULL, NULL, 1),
  (1, 'x', 'x', 0.01, '', '{}', 1);
INSERT INTO incident_rules (name, rule_type, conditions, actions, tenant_id, execution_count) VALUES
  ('高优先级事件自动升级', 'escalation', '{"priority": ["high", "urgent"], "status": "new"}', '[{"type": "escalate", "level": 1}]', 1, 2147483647),
  ('odd', '', 'null', '{"not": "a list"}', 4, 0);
)SQL"_s;

} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshDatabase_data() { addDialectRows(); }
    void freshDatabase()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const int before, schemaVersion(*c));
        QCOMPARE(before, 0);
        QList<int> steps;
        ITSM_VERIFY(migrate(*c, [&](const MigrationStep &step) { steps += step.version; }));
        QCOMPARE(steps.size(), currentSchemaVersion());
        ITSM_UNWRAP(const int after, schemaVersion(*c));
        QCOMPARE(after, currentSchemaVersion());
        ITSM_UNWRAP(const QStringList first, schemaOf(*c));
        ITSM_VERIFY(migrate(*c)); // does nothing
        ITSM_UNWRAP(const QStringList second, schemaOf(*c));
        QCOMPARE(second, first);
    }

    void everyEarlierVersion_data() { addDialectRows(); }
    void everyEarlierVersion()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto fresh, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto reference, fresh->connect());
        ITSM_UNWRAP(const QStringList wanted, schemaOf(*reference));
        for (int version = 1; version < currentSchemaVersion(); ++version) {
            ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_VERIFY(migrate(*c, {}, version));
            ITSM_UNWRAP(const int stands, schemaVersion(*c));
            QCOMPARE(stands, version);
            ITSM_VERIFY(
                c->executeScript(u"INSERT INTO tenants (id, code, name) VALUES (1, 'a', 'A');"
                                 "INSERT INTO users (id, tenant_id, login, name) VALUES (5, 1, 'li', '李');"
                                 "INSERT INTO incidents (tenant_id, incident_number, title, assignee_id, status) VALUES"
                                 " (1, 'INC-1', '磁盘 full', 5, 'new'), (1, 'INC-2', 'b', NULL, 'closed')"_s));
            ITSM_VERIFY(migrate(*c));
            ITSM_UNWRAP(const QStringList got, schemaOf(*c));
            QCOMPARE(got, wanted);
            ITSM_UNWRAP(const QStringList rows, rowsOf(*c, u"incident_number, title, assignee_name, status_rank"_s,
                                                       u"FROM incidents ORDER BY id"_s));
            QCOMPARE(rows, dialect == Dialect::Sqlite
                               ? (QStringList{uR"(["INC-1","磁盘 full","李",0])"_s, uR"(["INC-2","b","",6])"_s})
                               : (QStringList{uR"((INC-1,"磁盘 full",李,0))"_s, uR"((INC-2,b,"",6))"_s}));
            const QString counts =
                dialect == Dialect::Sqlite
                    ? u"SELECT sum(n) FROM incident_counts"_s
                    : u"SELECT sum(n) FROM (TABLE incident_counts UNION ALL TABLE incident_count_deltas) c"_s;
            ITSM_UNWRAP(const qint64 counted, readNumber(*c, counts));
            QCOMPARE(counted, 2);
            ITSM_UNWRAP(const qint64 refreshed, refreshSearchTokens(*c));
            QCOMPARE(refreshed, 2);
            ITSM_UNWRAP(const qint64 again, refreshSearchTokens(*c));
            QCOMPARE(again, 0);
        }
    }

    /// Row security is forced upon incidents: an owner without BYPASSRLS sees none of them until a tenant is bound.
    void searchTokensOutliveAMigrationByABoundOwner()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto super, database->connect());
        ITSM_VERIFY(
            super->executeScript(u"DO $$ BEGIN CREATE ROLE bound_owner LOGIN CREATEROLE; EXCEPTION WHEN "
                                 "duplicate_object THEN NULL; END $$; GRANT ALL ON SCHEMA public TO bound_owner"_s));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(c->executeScript(u"SET ROLE bound_owner"_s));
        ITSM_VERIFY(migrate(*c, {}, 19));
        ITSM_VERIFY(c->executeScript(u"INSERT INTO tenants (id, code, name) VALUES (1, 'a', 'A'), (2, 'b', 'B')"_s));
        for (const qint64 tenant : {1, 2}) {
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c));
            ITSM_VERIFY(bindTenant(*c, TenantId(tenant)));
            ITSM_VERIFY(c->execute(u"INSERT INTO incidents (id, tenant_id, incident_number, title, category, "
                                   "search_revision) VALUES (?, ?, 'INC-1', 'disk', 'storage', 1)"_s,
                                   {tenant, tenant}));
            ITSM_VERIFY(
                c->execute(u"INSERT INTO incident_search (incident_id, tenant_id, tokens) VALUES (?, ?, '{7}')"_s,
                           {tenant, tenant}));
            ITSM_VERIFY(transaction.commit());
        }
        ITSM_VERIFY(migrate(*c));
        ITSM_UNWRAP(const QStringList kept, rowsOf(*super, u"incident_id, title, category_key, tokens"_s,
                                                   u"FROM incident_search ORDER BY incident_id"_s));
        QCOMPARE(kept, (QStringList{u"(1,disk,storage,{7})"_s, u"(2,disk,storage,{7})"_s}));
    }

    void newerSchemaIsRefused_data() { addDialectRows(); }
    void newerSchemaIsRefused()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        {
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_VERIFY(c->execute(u"INSERT INTO schema_migrations (version, title) VALUES (?, ?)"_s,
                                   {qint64(currentSchemaVersion() + 1), u"future"_s}));
            ITSM_VERIFY_ERROR(migrate(*c), Error::Code::NewerSchema);
        }
        ITSM_VERIFY_ERROR(Store::open(database->url(), Store::Upgrade::Migrate), Error::Code::NewerSchema);
        ITSM_VERIFY_ERROR(Store::open(database->url(), Store::Upgrade::Refuse), Error::Code::NewerSchema);
    }

    void olderSchemaMayBeRefused_data() { addDialectRows(); }
    void olderSchemaMayBeRefused()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        {
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_VERIFY(migrate(*c, {}, 2));
        }
        ITSM_VERIFY_ERROR(Store::open(database->url(), Store::Upgrade::Refuse), Error::Code::Invalid);
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const int version, schemaVersion(*c));
        QCOMPARE(version, 2);
    }

    void sqliteIsCopiedFirst()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite, TempDatabase::Schema::Empty));
        const QFileInfo file(database->url().path());
        {
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_VERIFY(migrate(*c, {}, 3));
            ITSM_VERIFY(c->execute(u"INSERT INTO tenants (code, name) VALUES ('a', 'A')"_s));
        }
        QCOMPARE(file.dir().entryList({u"*.backup-*"_s}).size(), 0); // a fresh file needs none
        ITSM_VERIFY(Store::open(database->url(), Store::Upgrade::Migrate));
        const QStringList copies = file.dir().entryList({file.fileName() + u".backup-v3-*"_s});
        QCOMPARE(copies.size(), 1);
        const auto rights = QFile::permissions(file.dir().filePath(copies.first()));
        QVERIFY((rights & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions()); // for its owner alone
        ITSM_UNWRAP(const StoreUrl copy, StoreUrl::parse(u"sqlite:"_s + file.dir().filePath(copies.first())));
        ITSM_VERIFY_ERROR(Store::open(copy, Store::Upgrade::Refuse), Error::Code::Invalid); // sound, and of version 3
        ITSM_VERIFY(Store::open(database->url(), Store::Upgrade::Migrate));
        QCOMPARE(file.dir().entryList({u"*.backup-*"_s}).size(), 1); // nothing to upgrade, nothing to copy
    }

    void twoMigratorsDoNotRace_data() { addDialectRows(); }
    void twoMigratorsDoNotRace()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        std::vector<std::optional<Error>> errors(3);
        std::vector<std::thread> migrators;
        for (auto &error : errors) {
            migrators.emplace_back([&] {
                if (const auto store = Store::open(database->url(), Store::Upgrade::Migrate); !store)
                    error = store.error();
            });
        }
        for (std::thread &migrator : migrators)
            migrator.join();
        for (const auto &error : errors)
            QVERIFY2(!error, error ? describe(*error).constData() : "");
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const qint64 steps, readNumber(*c, u"SELECT count(*) FROM schema_migrations"_s));
        QCOMPARE(steps, currentSchemaVersion());
    }

    void specifiedTablesAreAdopted()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(c->executeScript(seedDdl));
        ITSM_VERIFY(c->executeScript(seedRows));
        ITSM_UNWRAP(const int before, schemaVersion(*c));
        QCOMPARE(before, -1);
        ITSM_UNWRAP(const QStringList rowsBefore, seedRowsOf(*c));
        QCOMPARE(rowsBefore.size(), 16);
        ITSM_VERIFY(migrate(*c));
        ITSM_UNWRAP(const QStringList rowsAfter, seedRowsOf(*c));
        QCOMPARE(rowsAfter, rowsBefore);

        // The result is the schema of a fresh database.
        ITSM_UNWRAP(const auto fresh, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(const auto reference, fresh->connect());
        ITSM_UNWRAP(const QStringList wanted, schemaOf(*reference));
        ITSM_UNWRAP(const QStringList got, schemaOf(*c));
        for (qsizetype i = 0; i < qMin(got.size(), wanted.size()); ++i)
            QCOMPARE(got[i], wanted[i]);
        QCOMPARE(got.size(), wanted.size());

        // Names, tokens and counters are there.
        ITSM_UNWRAP(const QStringList names,
                    rowsOf(*c, u"reporter_name, assignee_name, ci_name"_s, u"FROM incidents ORDER BY id LIMIT 4"_s));
        QCOMPARE(names, (QStringList{u"(\"User 7\",\"User 8\",\"CI 3\")"_s, u"(\"\",\"\",\"\")"_s,
                                     u"(\"\",\"\",\"\")"_s, u"(\"User 7\",\"User 8\",\"CI 3\")"_s}));
        ITSM_UNWRAP(const qint64 searchable, readNumber(*c, u"SELECT count(*) FROM incident_search"_s));
        QCOMPARE(searchable, 6);
        ITSM_UNWRAP(const qint64 counted, readNumber(*c, u"SELECT sum(n) FROM incident_counts"_s));
        QCOMPARE(counted, 6);
        ITSM_UNWRAP(const qint64 resolution, readNumber(*c, u"SELECT sum(resolution_us) FROM incident_counts"_s));
        QCOMPARE(resolution, 3'600'000'000);
        ITSM_UNWRAP(const QStringList tenants, rowsOf(*c, u"id, code"_s, u"FROM tenants ORDER BY id"_s));
        QCOMPARE(tenants.size(), 4);
        ITSM_UNWRAP(const qint64 lastNumber,
                    readNumber(*c, u"SELECT last FROM number_counters WHERE tenant_id = 1 AND period = 202510"_s));
        QCOMPARE(lastNumber, 41);

        // Keys go on, the same number may be used by another tenant, references bind new rows.
        ITSM_UNWRAP(const qint64 id,
                    readNumber(*c, u"INSERT INTO incidents (title, incident_number, reporter_id, tenant_id)"
                                   " VALUES ('new', 'INC-202510-000001', 7, 2) RETURNING id"_s));
        QCOMPARE(id, 8);
        ITSM_VERIFY_ERROR(
            c->execute(
                u"INSERT INTO incident_events (incident_id, event_type, event_name, tenant_id) VALUES (999, 'x', 'x', 1)"_s),
            Error::Code::Invalid);
        ITSM_VERIFY(c->execute(
            u"UPDATE incident_events SET description = 'kept' WHERE incident_id = 999"_s)); // an orphan stays usable
        ITSM_VERIFY(c->execute(u"UPDATE incident_events SET description = NULL WHERE incident_id = 999"_s));
        ITSM_VERIFY(c->execute(u"DELETE FROM incidents WHERE id = 8"_s));

        // A second run changes nothing, and the store opens.
        ITSM_VERIFY(migrate(*c));
        ITSM_UNWRAP(const QStringList rowsAgain, seedRowsOf(*c));
        QCOMPARE(rowsAgain, rowsBefore);
        ITSM_VERIFY(Store::open(database->url(), Store::Upgrade::Refuse));
    }

    void timesThatMeanNeverAreNoTimes()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(c->executeScript(seedDdl));
        // What Go and others write for a time that is not there; more of them than a sum of microseconds holds. The
        // number of the tenant is that of a program that knows of one only.
        ITSM_VERIFY(c->executeScript(uR"SQL(
INSERT INTO incidents (title, incident_number, reporter_id, tenant_id, status, created_at, resolved_at)
SELECT 'x', 'A-' || n, 1, 0, 'closed', '2025-10-01', '0001-01-01' FROM generate_series(1, 300) n;
INSERT INTO incidents (title, incident_number, reporter_id, tenant_id, status, created_at, resolved_at)
SELECT 'x', 'B-' || n, 1, 0, 'closed', '0001-01-01', '2025-10-01' FROM generate_series(1, 300) n;
INSERT INTO incidents (title, incident_number, reporter_id, tenant_id, status, created_at, resolved_at)
SELECT 'x', 'C-' || n, 1, 0, 'resolved', '2025-10-01', '9999-12-31' FROM generate_series(1, 300) n;
INSERT INTO incidents (title, incident_number, reporter_id, tenant_id, status, created_at, resolved_at) VALUES
  ('x', 'D-1', 1, 0, 'resolved', '2025-10-01', '2025-10-01 02:00'), ('x', 'D-2', 1, 0, 'resolved', '2025-10-01', '2025-09-30'),
  ('x', 'D-3', 1, 0, 'cancelled', '2025-10-01', '2025-10-03'), ('x', 'D-4', 1, 0, 'closed', '2025-10-01', 'infinity');
)SQL"_s));
        ITSM_VERIFY(migrate(*c));
        const TenantId tenant(0);
        QVERIFY(tenant.isValid());
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c));
        ITSM_VERIFY(bindTenant(*c, tenant));
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET category = 'network'"_s));
        ITSM_VERIFY(foldCounters(*c));
        ITSM_UNWRAP(const IncidentCounters counters, selectCounters(*c, tenant, Instant()));
        QCOMPARE(counters.total, 904);
        QCOMPARE(counters.resolutionCount, 2);
        QCOMPARE(counters.resolutionHoursSum, 2.0);
        ITSM_UNWRAP(const IncidentSums sums, selectIncidentSums(*c, tenant,
                                                                {.from = Instant(),
                                                                 .to = Instant(std::chrono::hours(24 * 365 * 100)),
                                                                 .category = {},
                                                                 .priority = {},
                                                                 .status = {}}));
        QCOMPARE(sums.resolutionCount, 2);
        QCOMPARE(sums.resolutionHours, 2.0);
        ITSM_VERIFY(transaction.commit());
    }

    void adoptionIsAllOrNothing()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto admin, database->connect());
        ITSM_VERIFY(admin->executeScript(seedDdl));
        ITSM_VERIFY(admin->executeScript(seedRows));
        ITSM_UNWRAP(const QStringList schemaBefore, schemaOf(*admin));
        ITSM_UNWRAP(const QStringList rowsBefore, seedRowsOf(*admin));
        for (int killAt = 0; killAt <= currentSchemaVersion(); ++killAt) {
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_UNWRAP(const qint64 backend, readNumber(*c, u"SELECT pg_backend_pid()"_s));
            const auto result = migrate(*c, [&](const MigrationStep &step) {
                if (step.version == killAt)
                    (void)admin->query(u"SELECT pg_terminate_backend(?)"_s, {backend},
                                       [](const Row &) { return false; });
            });
            ITSM_VERIFY_ERROR(result, Error::Code::Unavailable);
            QVERIFY(!c->isAlive());
            ITSM_UNWRAP(const int version, schemaVersion(*admin));
            QCOMPARE(version, -1);
            ITSM_UNWRAP(const QStringList schemaAfter, schemaOf(*admin));
            QCOMPARE(schemaAfter, schemaBefore);
            ITSM_UNWRAP(const QStringList rowsAfter, seedRowsOf(*admin));
            QCOMPARE(rowsAfter, rowsBefore);
        }
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(migrate(*c));
    }

    void brokenStepLeavesTheVersionBefore_data() { addDialectRows(); }
    void brokenStepLeavesTheVersionBefore()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(migrate(*c, {}, 3));
        ITSM_VERIFY(c->executeScript(u"CREATE TABLE change_log (x INTEGER)"_s)); // version 5 stumbles over it
        ITSM_UNWRAP(const QStringList schema3, schemaOf(*c));
        QVERIFY(!migrate(*c));
        QVERIFY(!c->inTransaction());
        ITSM_UNWRAP(const int version, schemaVersion(*c));
        QCOMPARE(version, 4);
        ITSM_VERIFY(c->executeScript(u"DROP TABLE change_log"_s));
        ITSM_VERIFY(migrate(*c));
        ITSM_UNWRAP(const int done, schemaVersion(*c));
        QCOMPARE(done, currentSchemaVersion());
    }

    void foreignTablesAreRefused()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(c->executeScript(u"CREATE TABLE incidents (id int)"_s));
        ITSM_VERIFY_ERROR(Store::open(database->url(), Store::Upgrade::Migrate), Error::Code::Invalid);
    }

    void foreignTablesBesideTheSpecifiedOnesAreRefused()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(c->executeScript(seedDdl));
        ITSM_VERIFY(c->executeScript(u"CREATE TABLE users (name text)"_s));
        const auto store = Store::open(database->url(), Store::Upgrade::Migrate);
        ITSM_VERIFY_ERROR(store, Error::Code::Invalid);
        QVERIFY2(store.error().message.contains(u": users."_s), describe(store.error()).constData());
        ITSM_VERIFY(c->executeScript(u"DROP TABLE users; CREATE TABLE gists (name text)"_s)); // not in the way
        ITSM_VERIFY(Store::open(database->url(), Store::Upgrade::Migrate));
    }

    void theBooksOfAnotherToolAreNoneOfOurs_data() { addDialectRows(); }
    void theBooksOfAnotherToolAreNoneOfOurs()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        if (dialect == Dialect::PostgreSql)
            ITSM_VERIFY(c->executeScript(seedDdl));
        ITSM_VERIFY(c->executeScript(u"CREATE TABLE schema_migrations (version bigint, dirty boolean);"
                                     "INSERT INTO schema_migrations VALUES (20240101, false)"_s));
        const auto version = schemaVersion(*c);
        ITSM_VERIFY_ERROR(version, Error::Code::Invalid);
        QVERIFY2(version.error().message.contains(u": schema_migrations."_s), describe(version.error()).constData());
    }

    void unsafeServersAreRefused_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::newRow("fsync") << u"fsync"_s;
        QTest::newRow("full_page_writes") << u"full_page_writes"_s;
    }
    void unsafeServersAreRefused()
    {
        QFETCH(QString, setting);
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(server->url(u"postgres"_s)));
        server->stop(PostgresServer::Stop::Fast);
        ITSM_VERIFY(server->start({setting + u"=off"_s}));
        const auto store = Store::open(url, Store::Upgrade::Migrate);
        ITSM_VERIFY_ERROR(store, Error::Code::Invalid);
        QVERIFY(store.error().message.contains(setting));
    }

    void localeCIsRefused()
    {
        ITSM_UNWRAP(PostgresServer *const server, PostgresServer::shared());
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(c->executeScript(u"CREATE DATABASE plain LOCALE 'C' TEMPLATE template0"_s));
        ITSM_VERIFY(c->executeScript(u"CREATE DATABASE latin ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0"_s));
        for (const QString &name : {u"plain"_s, u"latin"_s}) {
            ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(server->url(name)));
            const auto store = Store::open(url, Store::Upgrade::Migrate);
            ITSM_VERIFY_ERROR(store, Error::Code::Invalid);
            QVERIFY2(store.error().message.contains(u"createdb"_s), describe(store.error()).constData());
        }
    }

    void absentServerIsUnavailable()
    {
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(u"postgresql://nobody@127.0.0.1:1/none"_s));
        ITSM_VERIFY_ERROR(Store::open(url, Store::Upgrade::Refuse), Error::Code::Unavailable);
    }
};

ITSM_TEST(MigrationsTest)
#include "tst_migrations.moc"
