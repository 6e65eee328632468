#include "tests/desk/desk_world.h"

#include "services/storage/incident_batch.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Commands on selections, on both databases.
class TestBulk : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    /// Incidents without records, made by the database itself, because thousands of single inserts take longer than
    /// what is tested.
    Result<std::vector<IncidentRef>> fill(int count)
    {
        DeskWorld &w = m_world;
        return w.inTenant([&]() -> Result<std::vector<IncidentRef>> {
            const QString numbers =
                w.c().dialect() == Dialect::PostgreSql
                    ? u"SELECT n FROM generate_series(1, ?) AS g(n)"_s
                    : u"WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < ?) SELECT n FROM g"_s;
            ITSM_TRY(w.c().execute(
                u"INSERT INTO incidents (tenant_id, incident_number, title, description, category, "
                "source) SELECT %1, 'F-' || n, '磁盘空间不足 ' || n, 'The file system /var is full.', "
                "'storage', 'monitoring' FROM (%2) AS numbers"_s.arg(QString::number(w.tenant.value), numbers),
                {qint64{count}}));
            std::vector<IncidentRef> refs;
            ITSM_TRY(
                w.c().query(u"SELECT id FROM incidents WHERE tenant_id = ?"_s, {w.tenant.value}, [&](const Row &row) {
                    refs.push_back({IncidentId(row.integer(0)), 1});
                    return true;
                }));
            return refs;
        });
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void mixedFailuresKeepTheRest()
    {
        DeskWorld &w = m_world;
        const Incident fresh = w.make();
        const Incident stale = w.make();
        Update update;
        update.patch.category = u"network"_s;
        ITSM_VERIFY(w.desk.run(w.c(), w.agent, {stale.id, 1}, update));
        const Incident resolved = w.make();
        ITSM_VERIFY(w.desk.run(w.c(), w.agent, {resolved.id, 1}, Resolve{u"r"_s, {}}));
        const Incident deleted = w.make();
        ITSM_VERIFY(w.desk.run(w.c(), w.manager, {deleted.id, 1}, Delete{}));
        ITSM_UNWRAP(const Incident foreign, w.desk.createIncident(w.c(), w.foreigner,
                                                                  NewIncident{.title = u"f"_s,
                                                                              .description = {},
                                                                              .priority = {},
                                                                              .category = {},
                                                                              .subcategory = {},
                                                                              .assignmentGroup = {},
                                                                              .assigneeId = {},
                                                                              .ciId = {},
                                                                              .metadata = {},
                                                                              .detectedAt = {}}));
        const qint64 events = w.eventCount();

        const std::vector<IncidentRef> refs{{resolved.id, 0}, {fresh.id, 1}, {stale.id, 1},    {foreign.id, 0},
                                            {deleted.id, 0},  {fresh.id, 1}, {IncidentId(), 0}};
        BulkControl control;
        ITSM_UNWRAP(const BulkResult result, w.desk.runBulk(w.c(), w.agent, refs, Acknowledge{u"all"_s}, &control));
        QVERIFY(!result.cancelled);
        QCOMPARE(result.items.size(), refs.size());
        for (size_t i = 0; i < refs.size(); ++i)
            QCOMPARE(result.items[i].id, refs[i].id);
        QCOMPARE(result.items[0].error->code, Code::Invalid);
        QVERIFY(!result.items[1].error);
        QCOMPARE(result.items[1].version, 2);
        QCOMPARE(result.items[2].error->code, Code::Conflict);
        QVERIFY(result.items[2].error->details.contains(u"theirs"_s));
        QCOMPARE(result.items[3].error->code, Code::NotFound);
        QCOMPARE(result.items[4].error->code, Code::Invalid);
        QVERIFY(!result.items[5].error); // the same incident once more
        QCOMPARE(result.items[6].error->code, Code::NotFound);
        QCOMPARE(result.failures(), 5);
        QCOMPARE(control.done.load(), 7);
        QCOMPARE(control.total.load(), 7);

        QCOMPARE(w.eventCount(), events + 1);
        QCOMPARE(w.stored(fresh.id).status.value(), Status::Acknowledged);
        QCOMPARE(w.stored(fresh.id).version, 2);
        QCOMPARE(w.stored(stale.id).status.value(), Status::New);
        QCOMPARE(w.events(fresh.id).front().description, u"all"_s);
    }

    void everyVerbOnMany()
    {
        DeskWorld &w = m_world;
        std::vector<IncidentRef> refs;
        for (int i = 0; i < 3; ++i)
            refs.push_back({w.make(u"n%1"_s.arg(i)).id, 0});
        Update texts;
        texts.patch.title = u"新标题"_s;
        Update facts;
        facts.patch.impact = Level::Critical;
        facts.patch.urgency = Level::High;
        facts.patch.metadata = QJsonObject{{u"a"_s, QJsonArray{1, u"二"_s}}};
        facts.patch.resolutionSteps = QJsonValue(QJsonArray{u"one"_s});
        facts.patch.rootCause = QJsonValue(u"a word"_s);
        const std::vector<IncidentCommand> commands{Acknowledge{},
                                                    Assign{w.agent.user, {}},
                                                    texts,
                                                    facts,
                                                    Comment{u"seen"_s, true},
                                                    Escalate{3, u"r"_s, {w.manager.user}, true},
                                                    Transition{Status::InProgress, {}},
                                                    Resolve{u"done"_s, u"cause"_s},
                                                    Close{u"n"_s},
                                                    Reopen{u"r"_s},
                                                    Delete{},
                                                    Restore{}};
        qint64 events = w.eventCount();
        for (const IncidentCommand &command : commands) {
            w.clock.advance(1min);
            // A single command on the first must leave what the bulk command leaves on the others.
            ITSM_UNWRAP(const BulkResult result, w.desk.runBulk(w.c(), w.manager, {refs[0], refs[1]}, command));
            QCOMPARE(result.failures(), 0);
            ITSM_UNWRAP(const Incident single, w.desk.run(w.c(), w.manager, refs[2], command));
            QCOMPARE(w.eventCount(), events += 3);
            QCOMPARE(result.items[0].version, single.version);
            Incident expected = single;
            const Incident first = w.stored(refs[0].id);
            expected.id = first.id;
            expected.number = first.number;
            if (first.title != expected.title)
                expected.title = first.title;
            QCOMPARE(first, expected);
        }
        QCOMPARE(w.number(u"SELECT count(*) FROM notification_outbox WHERE tenant_id = ?"_s), 3);
        QCOMPARE(w.number(u"SELECT count(*) FROM incident_alerts WHERE tenant_id = ?"_s), 3);
        const auto found = w.desk.count(w.c(), w.viewer, *parseFilter(u"新标题"_s));
        QCOMPARE(found->count, 3);
    }

    void wrongCommandFailsAsAWhole()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        const auto blank = w.desk.runBulk(w.c(), w.agent, {{incident.id, 0}}, Comment{u" "_s, false});
        QCOMPARE(blank.error().field, u"text"_s);
        const auto gone = w.desk.runBulk(w.c(), w.agent, {{incident.id, 0}}, Assign{w.inactive, {}});
        QCOMPARE(gone.error().field, u"assignee_id"_s);
        ITSM_UNWRAP(const BulkResult nothing, w.desk.runBulk(w.c(), w.agent, {}, Acknowledge{}));
        QVERIFY(nothing.items.empty());
        QCOMPARE(w.stored(incident.id), incident);
    }

    void cancelUndoesAll()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const std::vector<IncidentRef> refs, fill(3'000));
        BulkControl control;
        std::thread canceller([&] {
            while (control.done == 0)
                std::this_thread::yield();
            control.cancel = true;
        });
        const auto result = w.desk.runBulk(w.c(), w.agent, refs, Acknowledge{}, &control);
        canceller.join();
        ITSM_VERIFY(result);
        QVERIFY(result->cancelled);
        QCOMPARE(result->items.size(), refs.size());
        QCOMPARE(result->failures(), int(refs.size()));
        QVERIFY(control.done > 0 && control.done < 3'000);
        QCOMPARE(w.eventCount(), 0);
        QCOMPARE(w.number(u"SELECT count(*) FROM incidents WHERE tenant_id = ? AND status <> 'new'"_s), 0);
        QVERIFY(!w.c().inTransaction());

        BulkControl before;
        before.cancel = true;
        ITSM_UNWRAP(const BulkResult none, w.desk.runBulk(w.c(), w.agent, refs, Acknowledge{}, &before));
        QVERIFY(none.cancelled);
    }

    void changedColumnsOnlyByVersion()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        // Whoever writes past the lock is noticed.
        const auto result = w.inTenant([&]() -> Result<> {
            Incident after = incident;
            after.status = Status::OnHold;
            IncidentChange change{incident, after};
            change.before.version = 7;
            return updateIncidents(w.c(), {change});
        });
        if (w.c().dialect() == Dialect::PostgreSql)
            ITSM_VERIFY_ERROR(result, Code::Internal);
    }

    void tenThousand()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const std::vector<IncidentRef> refs, fill(10'000));
        BulkControl control;
        QElapsedTimer timer;
        timer.start();
        ITSM_UNWRAP(const BulkResult result, w.desk.runBulk(w.c(), w.agent, refs, Acknowledge{}, &control));
        // The bar is the benchmark's; here other programs share the machine.
        qInfo("10,000 acknowledgements: %lld ms", timer.elapsed());
        QCOMPARE(result.failures(), 0);
        QCOMPARE(control.done.load(), 10'000);
        QCOMPARE(w.eventCount(), 10'000);
        QCOMPARE(w.number(u"SELECT count(*) FROM incidents WHERE tenant_id = ? AND status = 'acknowledged' "
                          "AND version = 2 AND acknowledged_at IS NOT NULL"_s),
                 10'000);
        ITSM_UNWRAP(const IncidentCounters counters, w.desk.counters(w.c(), w.viewer));
        QCOMPARE(counters.total, 10'000);
        QCOMPARE(counters.open, 10'000);
    }
};

ITSM_TEST(TestBulk)
#include "tst_bulk.moc"
