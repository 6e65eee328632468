#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Taking changes back, on both databases.
class TestUndo : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    Result<Incident> run(const Actor &actor, const Incident &incident, const IncidentCommand &command)
    {
        m_world.clock.advance(1s);
        return m_world.desk.run(m_world.c(), actor, {incident.id, incident.version}, command);
    }
    /// What an Undo leaves alone: it is a change itself.
    static Incident withoutMarks(Incident incident)
    {
        incident.version = 0;
        incident.updatedAt = {};
        return incident;
    }
    /// Each command that can be taken back, in an order in which each is possible.
    static std::vector<IncidentCommand> life(const DeskWorld &w)
    {
        Update update;
        update.patch.title = u"Disk full on web-01 and web-02"_s;
        update.patch.description = u"/var at 100 %"_s;
        Update facts;
        facts.patch.severity = Severity::High;
        facts.patch.impact = Level::Critical;
        facts.patch.category = u"storage"_s;
        facts.patch.subcategory = u"disk"_s;
        facts.patch.assignmentGroup = u"ops"_s;
        facts.patch.ciId = w.item;
        facts.patch.metadata = QJsonObject{{u"rack"_s, u"B7"_s}, {u"n"_s, 3}};
        facts.patch.impactAnalysis = QJsonObject{{u"users"_s, 12}};
        return {Acknowledge{u"looking"_s},
                Assign{w.manager.user, u"on duty"_s},
                update,
                facts,
                Transition{Status::InProgress, {}},
                Transition{Status::OnHold, u"waiting for a disk"_s},
                Resolve{u"added a disk"_s, u"log rotation was off"_s},
                Close{u"confirmed"_s},
                Reopen{u"full again"_s},
                Assign{},
                Resolve{u"added another disk"_s, {}},
                Delete{u"a duplicate"_s},
                Restore{}};
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void everyChangeIsTakenBackAndDoneAgain()
    {
        DeskWorld &w = m_world;
        Incident incident = w.make();
        for (const IncidentCommand &command : life(w)) {
            const Incident before = incident;
            ITSM_UNWRAP(const Incident changed, run(w.manager, incident, command));
            QVERIFY(withoutMarks(changed) != withoutMarks(before));
            const qint64 events = w.eventCount();
            ITSM_UNWRAP(const Incident undone, run(w.manager, changed, Undo{}));
            QCOMPARE(withoutMarks(undone), withoutMarks(before));
            QCOMPARE(w.stored(incident.id), undone);
            QCOMPARE(undone.version, changed.version + 1);
            QCOMPARE(undone.updatedAt, w.clock.now());
            // An activity of its own beside the one that it took back.
            QCOMPARE(w.eventCount(), events + 1);
            const auto records = w.events(incident.id);
            QCOMPARE(records[0].type, u"undo"_s);
            QCOMPARE(records[0].userId, w.manager.user);
            QCOMPARE(records[0].data.value(u"undone_event"_s).toInteger(), records[1].id.value);
            QCOMPARE(records[0].data.value(u"undone_type"_s).toString(), records[1].type);
            ITSM_UNWRAP(incident, run(w.manager, undone, command));
        }
        QCOMPARE(incident.resolutionSteps.toArray().size(), 2);
    }

    void wordsFollow()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make(u"磁盘空间不足"_s);
        const auto hits = [&](const QString &word) -> qint64 {
            const auto counted = w.desk.count(w.c(), w.viewer, *parseFilter(word));
            return counted ? counted->count : -1;
        };
        Update update;
        update.patch.title = u"内存泄漏"_s;
        ITSM_UNWRAP(const Incident changed, run(w.agent, incident, update));
        QCOMPARE(hits(u"磁盘"_s), 0);
        ITSM_VERIFY(run(w.agent, changed, Undo{}));
        QCOMPARE(hits(u"磁盘"_s), 1);
        QCOMPARE(hits(u"内存"_s), 0);
    }

    void countersFollow()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        ITSM_UNWRAP(const IncidentCounters before, w.desk.counters(w.c(), w.viewer));
        ITSM_UNWRAP(const Incident resolved, run(w.agent, incident, Resolve{u"done"_s, {}}));
        ITSM_UNWRAP(const IncidentCounters between, w.desk.counters(w.c(), w.viewer));
        QVERIFY(between.open != before.open);
        ITSM_VERIFY(run(w.agent, resolved, Undo{}));
        ITSM_UNWRAP(const IncidentCounters after, w.desk.counters(w.c(), w.viewer));
        QCOMPARE(after.open, before.open);
    }

    void onlyTheLastChangeOfOnesOwn()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        ITSM_VERIFY_ERROR(run(w.agent, incident, Undo{}), Code::Invalid); // its creation
        ITSM_UNWRAP(const Incident acknowledged, run(w.agent, incident, Acknowledge{}));
        ITSM_VERIFY_ERROR(run(w.manager, acknowledged, Undo{}), Code::Invalid); // somebody else's
        ITSM_VERIFY_ERROR(run(w.viewer, acknowledged, Undo{}), Code::Forbidden);
        ITSM_UNWRAP(const Incident started, run(w.manager, acknowledged, Transition{Status::InProgress, {}}));
        ITSM_VERIFY_ERROR(run(w.agent, acknowledged, Undo{}), Code::Conflict); // meanwhile
        ITSM_VERIFY_ERROR(run(w.agent, started, Undo{}), Code::Invalid);
        // A comment is no change of the incident, whoever writes it.
        ITSM_VERIFY(run(w.agent, started, Comment{u"why?"_s, false}));
        ITSM_UNWRAP(const Incident back, run(w.manager, started, Undo{}));
        QCOMPARE(back.status.value(), Status::Acknowledged);
        // Neither the undoing, nor through it what was before.
        ITSM_VERIFY_ERROR(run(w.manager, back, Undo{}), Code::Invalid);
        ITSM_VERIFY_ERROR(run(w.agent, back, Undo{}), Code::Invalid);
        QCOMPARE(w.stored(incident.id), back);
    }

    void toldPeopleStayTold()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const Incident escalated,
                    run(w.agent, w.make(), Escalate{1, u"no space left"_s, {w.manager.user}, false}));
        ITSM_VERIFY_ERROR(run(w.agent, escalated, Undo{}), Code::Invalid);
        QCOMPARE(w.stored(escalated.id).escalationLevel, 1);
    }

    void notLongAfter()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const Incident acknowledged, run(w.agent, w.make(), Acknowledge{}));
        w.clock.advance(undoWindow - 1s);
        ITSM_UNWRAP(const Incident back, run(w.agent, acknowledged, Undo{}));
        ITSM_UNWRAP(const Incident again, run(w.agent, back, Acknowledge{}));
        w.clock.advance(undoWindow);
        ITSM_VERIFY_ERROR(run(w.agent, again, Undo{}), Code::Invalid);
    }

    void changeByAnotherProgramStays()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const Incident acknowledged, run(w.agent, w.make(), Acknowledge{}));
        ITSM_VERIFY(w.inTenant([&]() -> Result<> {
            ITSM_TRY(w.c().execute(u"UPDATE incidents SET status = 'in_progress' WHERE tenant_id = ? AND id = ?"_s,
                                   {w.tenant.value, acknowledged.id.value}));
            return {};
        }));
        ITSM_VERIFY_ERROR(w.desk.run(w.c(), w.agent, {acknowledged.id, 0}, Undo{}), Code::Conflict);
        QCOMPARE(w.stored(acknowledged.id).status.value(), Status::InProgress);
    }

    void manyAtOnce()
    {
        DeskWorld &w = m_world;
        std::vector<Incident> before;
        std::vector<IncidentRef> refs;
        for (int i = 0; i < 1'200; ++i) {
            before.push_back(w.make(u"t"_s));
            refs.push_back({before.back().id, 0});
        }
        // One is acknowledged already: nothing of it is written, and nothing is to be taken back.
        ITSM_UNWRAP(before[7], run(w.agent, before[7], Acknowledge{}));
        w.clock.advance(1s);
        ITSM_UNWRAP(const BulkResult done, w.desk.runBulk(w.c(), w.agent, refs, Acknowledge{}));
        std::vector<IncidentRef> changed;
        for (const BulkItem &item : done.items) {
            QVERIFY(!item.error);
            if (item.isChanged)
                changed.push_back({item.id, item.version});
        }
        QCOMPARE(changed.size(), refs.size() - 1);
        // Somebody is faster with one of them.
        ITSM_VERIFY(run(w.manager, w.stored(before[3].id), Transition{Status::InProgress, {}}));
        ITSM_UNWRAP(const BulkResult undone, w.desk.runBulk(w.c(), w.agent, changed, Undo{}));
        QCOMPARE(undone.failures(), 1);
        for (size_t i = 0; i < before.size(); ++i) {
            if (i == 3)
                QCOMPARE(w.stored(before[i].id).status.value(), Status::InProgress);
            else
                QCOMPARE(withoutMarks(w.stored(before[i].id)), withoutMarks(before[i]));
        }
    }
};

ITSM_TEST(TestUndo)
#include "tst_undo.moc"
