#include "services/storage/incident_table.h"
#include "services/storage/signal_table.h"
#include "services/storage/store.h"
#include "services/storage/tables.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Which plans PostgreSQL keeps: those of what a key names, and none that depends on a value.
class TestPlans : public QObject
{
    Q_OBJECT

    using Access = Connection::Access;
    static Result<> ask(Connection &c, Access access)
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, access));
        ITSM_TRY(queryOne<qint64>(c, u"SELECT count(*) FROM tenants WHERE id = ?"_s, {qint64{1}},
                                  [](const Row &row) { return row.integer(0); }));
        return transaction.commit();
    }
    /// How often a kept plan was taken, and how often one was made.
    static Result<std::optional<std::pair<qint64, qint64>>> plans(Connection &c)
    {
        return queryOne<std::pair<qint64, qint64>>(
            c,
            u"SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%count(*)%tenants%'"_s,
            {}, [](const Row &row) { return std::pair(row.integer(0), row.integer(1)); });
    }
    /// How PostgreSQL would run a statement that is kept: one like this, with these arguments.
    static Result<QString> planOf(Connection &c, const QString &statement, const QString &arguments)
    {
        ITSM_TRY_ASSIGN(const auto name, queryOne<QString>(c,
                                                           u"SELECT name FROM pg_prepared_statements"
                                                           " WHERE statement LIKE ? AND statement NOT LIKE"
                                                           " '%pg\\_prepared%'"_s,
                                                           {statement}, [](const Row &row) { return row.text(0); }));
        if (!name)
            return fail(Error::Code::NotFound, u"there is no such statement: "_s + statement);
        ITSM_TRY_ASSIGN(const auto lines, queryAll<QString>(c, u"EXPLAIN EXECUTE %1(%2)"_s.arg(*name, arguments), {},
                                                            [](const Row &row) { return row.text(0); }));
        return QStringList(lines.begin(), lines.end()).join(u'\n');
    }

private Q_SLOTS:
    void ofKeysAreKept()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_VERIFY(database->store());
        ITSM_UNWRAP(const auto c, database->connect());
        for (int i = 0; i < 3; ++i)
            ITSM_VERIFY(ask(*c, Access::ReadByKey));
        ITSM_UNWRAP(const auto kept, plans(*c));
        QVERIFY(kept == std::pair(qint64{3}, qint64{0}));
        for (int i = 0; i < 10; ++i)
            ITSM_VERIFY(ask(*c, Access::Read));
        ITSM_UNWRAP(const auto made, plans(*c));
        QVERIFY(made == std::pair(qint64{3}, qint64{10}));
    }

    /// What undo asks for: the events of a few incidents, and not of everybody.
    void theLastChangeIsFoundByKeys()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_VERIFY(database->store());
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_VERIFY(c->executeScript(
            u"BEGIN; SET LOCAL itsm.bulk = 'on';"
            " INSERT INTO incidents (tenant_id, incident_number, title) SELECT %1, 'INC-' || n, 't' FROM"
            " generate_series(1, 20000) n;"
            " INSERT INTO incident_events (tenant_id, incident_id, event_type, event_name) SELECT i.tenant_id, i.id,"
            " 'comment', 'c' FROM incidents i, generate_series(1, 5);"
            " INSERT INTO incident_events (tenant_id, incident_id, event_type, event_name) SELECT i.tenant_id, i.id,"
            " 'creation', 'c' FROM incidents i; COMMIT; ANALYZE incidents; ANALYZE incident_events"_s.arg(
                world.tenant.value)));
        ITSM_UNWRAP(const auto last, selectLastChanges(*c, world.tenant, {IncidentId(7), IncidentId(9)}));
        QCOMPARE(last.size(), size_t{2});
        QCOMPARE(last.front().type, u"creation"_s);
        for (const int count : {1, 200}) {
            QStringList ids;
            for (int id = 1; id <= count; ++id)
                ids += QString::number(id * 50);
            ITSM_UNWRAP(const auto plan,
                        planOf(*c, u"%alert\\_undo%"_s,
                               u"%1, '{%2}'"_s.arg(QString::number(world.tenant.value), ids.join(u','))));
            QVERIFY2(!plan.isEmpty(), "no plan");
            QVERIFY2(!plan.contains("Seq Scan on incident_events"_L1), qPrintable(plan));
        }
    }

    /// Of a source with many alerts, whose table has only just been filled.
    void repetitionsAreFoundByFingerprint()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_VERIFY(database->store());
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_VERIFY(c->executeScript(
            u"INSERT INTO incidents (tenant_id, incident_number, title) VALUES (%1, 'INC-1', 't');"
            " INSERT INTO incident_alerts (tenant_id, incident_id, alert_type, alert_name, message, triggered_at)"
            " SELECT tenant_id, id, 'threshold', 'a', 'm', now() FROM incidents;"
            " INSERT INTO alert_sources (tenant_id, name, kind, secret_hash) VALUES (%1, 's', 'alertmanager', 'h');"
            " ALTER TABLE alert_signals SET (autovacuum_enabled = off);"
            " INSERT INTO alert_signals (tenant_id, source_id, fingerprint, state, first_seen_at, last_seen_at, "
            "changed_at,"
            " alert_id, incident_id) SELECT %1, s.id, 'f' || n, 'firing', now(), now(), now(), a.id, a.incident_id"
            " FROM generate_series(1, 5000) n, incident_alerts a, alert_sources s"_s.arg(world.tenant.value)));
        ITSM_UNWRAP(const auto source, queryOne<qint64>(*c, u"SELECT id FROM alert_sources"_s, {},
                                                        [](const Row &row) { return row.integer(0); }));
        for (int i = 0; i < 10; ++i) { // the first plans are for these values, later ones for any
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c));
            ITSM_UNWRAP(const auto firing,
                        repeatSignals(*c, world.tenant, SourceId(*source), {u"f1"_s, u"f2"_s, u"x"_s}, Instant()));
            QCOMPARE(firing.size(), 2);
            ITSM_VERIFY(transaction.commit());
        }
        for (const char *mode : {"force_custom_plan", "force_generic_plan"}) {
            ITSM_VERIFY(c->executeScript(u"SET plan_cache_mode = "_s + QLatin1StringView(mode)));
            ITSM_UNWRAP(const auto plan, planOf(*c, u"UPDATE alert\\_signals%"_s,
                                                u"'now', %1, %2, '[\"f1\"]'"_s.arg(QString::number(world.tenant.value),
                                                                                   QString::number(*source))));
            QVERIFY2(plan.contains("alert_signals_pkey"_L1) && !plan.contains("alert_signals_open"_L1),
                     qPrintable(plan));
        }
    }

    /// Lists that nothing but their order decides on: pages of any of them come from one index, in its order, and so do
    /// the rows that a filter is tried on. In a database with one tenant, where an index is the least attractive.
    void pagesKeepThePlanOfTheirIndex()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_VERIFY(database->store());
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_VERIFY(c->executeScript(
            u"INSERT INTO incidents (tenant_id, incident_number, title, status,"
            " severity, category) SELECT %1, 'INC-' || n, 't' || n * 7919 %% 20000,"
            " (ARRAY['new', 'closed', 'resolved'])[1 + n %% 3], (ARRAY['low', 'critical'])[1 + n / 3 %% 2],"
            " (ARRAY['network', 'storage'])[1 + n / 6 %% 2] FROM generate_series(1, 20000) n;"
            " ANALYZE incidents"_s.arg(world.tenant.value)
                .replace(u"%%"_s, u"%"_s)));
        const auto page = [&](const QString &filterText, const IncidentSort &sort) -> Result<IncidentPage> {
            ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*c, Access::Read));
            const auto filter = parseFilter(filterText);
            if (!filter)
                return fail(Error::Code::Invalid, filterText);
            ITSM_TRY_ASSIGN(IncidentPage rows, selectIncidents(*c, world.tenant, {.filter = *filter, .sort = sort},
                                                               PageStart::at(0), 50, {Instant(), {}}));
            ITSM_TRY(transaction.commit());
            return rows;
        };
        int lists = 0;
        for (const QString &filter :
             {QString(), u"is:open"_s, u"is:unassigned is:open"_s, u"is:open severity:critical"_s}) {
            for (int field = 0; field <= static_cast<int>(IncidentField::Resolved); ++field) {
                for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                    ITSM_UNWRAP(const IncidentPage rows, page(filter, {static_cast<IncidentField>(field), order}));
                    QVERIFY2(rows.rows.size() == 50,
                             qPrintable(u"\"%1\" by field %2: %3 rows"_s.arg(filter).arg(field).arg(rows.rows.size())));
                    ++lists;
                }
            }
        }
        ITSM_VERIFY(c->executeScript(u"SET plan_cache_mode = force_generic_plan"_s));
        struct Kept
        {
            QString name;
            QString statement;
            qint64 parameters;
        };
        ITSM_UNWRAP(
            const auto kept,
            queryAll<Kept>(
                *c,
                u"SELECT name, statement, cardinality(parameter_types) FROM pg_prepared_statements"
                " WHERE generic_plans > 0 AND custom_plans = 0 AND statement LIKE '%FROM incidents%' AND parameter_types <> '{}'"_s,
                {}, [](const Row &row) {
                    return Kept{row.text(0), row.text(1), row.integer(2)};
                }));
        QVERIFY2(int(kept.size()) >= lists * 9 / 10, qPrintable(u"%1 of %2"_s.arg(kept.size()).arg(lists)));
        static const QRegularExpression sorted(u"(?<!Incremental )Sort  \\("_s);
        for (const Kept &one : kept) {
            QStringList arguments(int(one.parameters), u"NULL"_s);
            ITSM_UNWRAP(const auto lines,
                        queryAll<QString>(*c, u"EXPLAIN EXECUTE %1(%2)"_s.arg(one.name, arguments.join(u',')), {},
                                          [](const Row &row) { return row.text(0); }));
            const QString plan = QStringList(lines.begin(), lines.end()).join(u'\n');
            const bool sortsPage = one.statement.contains("page JOIN"_L1);
            QVERIFY2(!plan.contains("Seq Scan on incidents"_L1) && !plan.contains("Bitmap"_L1) &&
                         (sortsPage || !plan.contains(sorted)),
                     qPrintable(one.statement + u"\n" + plan));
            if (one.statement.contains("i.assignee_id DESC, i.created_at"_L1))
                QVERIFY2(plan.contains("using incidents_of_assignee"_L1), qPrintable(plan));
        }
    }

    void nothingIsWrittenByKey_data() { addDialectRows(); }
    void nothingIsWrittenByKey()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, store->connect(Access::ReadByKey));
        QVERIFY(!insertTenant(*c, {.id = {}, .code = u"x"_s, .name = u"x"_s}));
        ITSM_VERIFY(ask(*c, Access::ReadByKey));
    }
};

ITSM_TEST(TestPlans)
#include "tst_plans.moc"
