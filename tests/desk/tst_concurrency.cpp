#include "services/desk/import.h"
#include "services/desk/transaction.h"
#include "services/storage/incident_batch.h"
#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

#include <latch>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Several connections at once, and what the desk does about transient errors.
class TestConcurrency : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    const QString m_waiting = u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                              "wait_event_type = 'Lock' AND ?::bigint IS NOT NULL"_s;

    /// An incident of another system, as its creation left it.
    [[nodiscard]] ImportedIncident incoming(const QString &number, const QString &item) const
    {
        IncidentEvent event;
        event.type = QString::fromLatin1(eventtype::creation);
        event.source = u"import"_s;
        event.occurredAt = m_world.clock.now();
        event.metadata = {{importKey, u"1"_s}};
        return {.number = number, .records = {event}, .after = [item, now = m_world.clock.now()](size_t) {
                    ImportedState state;
                    state.incident.title = u"imported"_s;
                    state.incident.createdAt = now;
                    state.incident.ciName = item;
                    return state;
                }};
    }

    /// Runs `body` in so many threads, each with a connection of its own.
    Result<> inThreads(int count, const std::function<void(int, Connection &)> &body)
    {
        std::latch ready(count);
        std::atomic<int> broken = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([&, i] {
                auto connection = m_world.store->connect(Connection::Access::Write);
                ready.arrive_and_wait();
                if (connection)
                    body(i, **connection);
                else
                    ++broken;
            });
        }
        threads.clear();
        if (broken > 0)
            return fail(Code::Unavailable, u"no connection"_s);
        return {};
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void oneWinsAndOneSeesTheConflict()
    {
        DeskWorld &w = m_world;
        for (int round = 0; round < 10; ++round) {
            const Incident incident = w.make();
            std::array<Result<Incident>, 2> results;
            ITSM_VERIFY(inThreads(2, [&](int i, Connection &c) {
                Update update;
                update.patch.category = QString::number(i);
                results[size_t(i)] = w.desk.run(c, i == 0 ? w.agent : w.manager, {incident.id, 1}, update);
            }));
            QCOMPARE(int(results[0].has_value()) + int(results[1].has_value()), 1);
            const Result<Incident> &loser = results[0] ? results[1] : results[0];
            const Result<Incident> &winner = results[0] ? results[0] : results[1];
            QCOMPARE(loser.error().code, Code::Conflict);
            QCOMPARE(loser.error().details.value(u"server_version"_s).toInteger(), 2);
            QCOMPARE(w.stored(incident.id), *winner);
            QCOMPARE(w.events(incident.id).size(), 2U);
        }
    }

    void nothingIsLostWithoutVersions()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        constexpr int threads = 4;
        constexpr int each = 10;
        std::atomic<int> failures = 0;
        ITSM_VERIFY(inThreads(threads, [&](int t, Connection &c) {
            for (int i = 0; i < each; ++i) {
                Update update;
                update.patch.category = QString::number(t * each + i);
                if (!w.desk.run(c, w.agent, {incident.id, 0}, update))
                    ++failures;
            }
        }));
        QCOMPARE(failures.load(), 0);
        QCOMPARE(w.stored(incident.id).version, 1 + threads * each);
        QCOMPARE(w.events(incident.id).size(), size_t(1 + threads * each));
    }

    void numbersAreUnique()
    {
        DeskWorld &w = m_world;
        std::atomic<int> failures = 0;
        ITSM_VERIFY(inThreads(4, [&](int, Connection &c) {
            for (int i = 0; i < 10; ++i) {
                NewIncident input;
                input.title = u"t"_s;
                if (!w.desk.createIncident(c, w.agent, input))
                    ++failures;
            }
        }));
        QCOMPARE(failures.load(), 0);
        QCOMPARE(w.number(u"SELECT count(DISTINCT incident_number) FROM incidents WHERE tenant_id = ?"_s), 40);
    }

    void overlappingBulksDoNotWaitForEachOther()
    {
        DeskWorld &w = m_world;
        std::vector<IncidentRef> refs;
        for (int i = 0; i < 60; ++i)
            refs.push_back({w.make().id, 0});
        std::vector<IncidentRef> reversed(refs.rbegin(), refs.rend());
        std::atomic<int> failures = 0;
        ITSM_VERIFY(inThreads(2, [&](int i, Connection &c) {
            for (int round = 0; round < 5; ++round) {
                const auto result = w.desk.runBulk(c, w.agent, i == 0 ? refs : reversed, Comment{u"round"_s, false});
                if (!result || result->failures() != 0)
                    ++failures;
            }
        }));
        QCOMPARE(failures.load(), 0);
        QCOMPARE(w.number(u"SELECT count(*) FROM incident_events WHERE tenant_id = ? AND event_type = 'comment'"_s),
                 600);
    }

    void deadlockIsTriedAgain()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("SQLite has one writer and no deadlocks");
        DeskWorld &w = m_world;
        const Incident first = w.make();
        const Incident second = w.make();
        ITSM_UNWRAP(const auto other, w.store->connect(Connection::Access::Write));
        // The other one waits longer than the desk before it looks for a deadlock, so that the desk is the victim.
        ITSM_VERIFY(other->executeScript(u"SET deadlock_timeout = '30s'"_s));
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*other));
        ITSM_VERIFY(bindTenant(*other, w.tenant));
        ITSM_VERIFY(lockIncidents(*other, w.tenant, {second.id}));

        Result<BulkResult> result;
        std::jthread desk([&] {
            auto connection = w.store->connect(Connection::Access::Write);
            if (connection)
                result = w.desk.runBulk(**connection, w.agent, {{first.id, 1}, {second.id, 1}}, Acknowledge{});
        });
        QTRY_COMPARE(w.number(m_waiting), 1);
        // Closes the circle; succeeds as soon as the desk was thrown out.
        const auto locked = lockIncidents(*other, w.tenant, {first.id});
        ITSM_VERIFY(locked);
        ITSM_VERIFY(transaction.commit());
        desk.join();
        ITSM_VERIFY(result);
        QCOMPARE(result->failures(), 0);
        QCOMPARE(w.stored(first.id).status.value(), Status::Acknowledged);
        QCOMPARE(w.stored(second.id).status.value(), Status::Acknowledged);
        QCOMPARE(w.events(first.id).size(), 2U);
        QCOMPARE(w.number(u"SELECT deadlocks FROM pg_stat_database WHERE datname = current_database() AND "
                          "?::bigint IS NOT NULL"_s) >= 0,
                 true);
    }

    void aNumberTakenAtTheSameMomentIsSteppedOver()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("SQLite has one writer");
        DeskWorld &w = m_world;
        const QString first = w.make().number;
        const QString next = first.chopped(1) + u'2';
        QVERIFY(first.endsWith(u'1'));
        ITSM_UNWRAP(const auto other, w.store->connect(Connection::Access::Write));
        const auto insert = [&](const QString &number) {
            return other->execute(u"INSERT INTO incidents (tenant_id, incident_number, title) VALUES (?, ?, 'taken')"_s,
                                  {w.tenant.value, number});
        };
        // Somebody creates an incident while an import brings its number.
        {
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*other));
            ITSM_VERIFY(bindTenant(*other, w.tenant));
            ITSM_VERIFY(insert(next));
            Result<Incident> made;
            std::jthread desk([&] {
                auto connection = w.store->connect(Connection::Access::Write);
                NewIncident input;
                input.title = u"meanwhile"_s;
                if (connection)
                    made = w.desk.createIncident(**connection, w.agent, input);
            });
            QTRY_COMPARE(w.number(m_waiting), 1);
            ITSM_VERIFY(transaction.commit());
            desk.join();
            ITSM_VERIFY(made);
            QCOMPARE(made->number, first.chopped(1) + u'3');
        }
        // And the other way round: the import finds an incident that was not there when it looked.
        {
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*other));
            ITSM_VERIFY(bindTenant(*other, w.tenant));
            ITSM_VERIFY(insert(u"X-1"_s));
            Result<ImportCounts> counts;
            std::jthread desk([&] {
                auto connection = w.store->connect(Connection::Access::Write);
                if (connection)
                    counts = importIncidents(**connection, w.manager, {incoming(u"X-1"_s, {})});
            });
            QTRY_COMPARE(w.number(m_waiting), 1);
            ITSM_VERIFY(transaction.commit());
            desk.join();
            ITSM_VERIFY(counts);
            QCOMPARE(counts->foreign, std::vector<QString>{u"X-1"_s});
        }
    }

    void whoTakesANumberKeepsNobodyWaiting()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("SQLite has one writer");
        DeskWorld &w = m_world;
        // Whoever assigns to the manager waits in the middle of his transaction.
        ITSM_UNWRAP(const auto other, w.store->connect(Connection::Access::Write));
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*other));
        ITSM_VERIFY(bindTenant(*other, w.tenant));
        ITSM_VERIFY(other->execute(u"SELECT FROM users WHERE tenant_id = ? AND id = ? FOR UPDATE"_s,
                                   {w.tenant.value, w.manager.user.value}));
        Result<Incident> slow;
        std::jthread desk([&] {
            auto connection = w.store->connect(Connection::Access::Write);
            NewIncident input;
            input.title = u"slow"_s;
            input.assigneeId = w.manager.user;
            if (connection)
                slow = w.desk.createIncident(**connection, w.agent, input);
        });
        QTRY_COMPARE(w.number(m_waiting), 1);
        const Incident quick = w.make();
        QCOMPARE(w.number(m_waiting), 1);
        ITSM_VERIFY(transaction.commit());
        desk.join();
        ITSM_VERIFY(slow);
        QVERIFY(slow->number < quick.number);
        QCOMPARE(w.stored(slow->id), *slow);
    }

    void anImportWaitsForWhoeverMakesItems()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("SQLite has one writer");
        DeskWorld &w = m_world;
        // The desk holds the lock of the directory from its look at the names to its commit.
        ITSM_UNWRAP(const auto other, w.store->connect(Connection::Access::Write));
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*other));
        ITSM_VERIFY(bindTenant(*other, w.tenant));
        NewItem item;
        item.name = u"db-9"_s;
        ITSM_VERIFY(w.desk.createItem(*other, w.manager, item));
        Result<ImportCounts> counts;
        std::jthread desk([&] {
            auto connection = w.store->connect(Connection::Access::Write);
            if (connection)
                counts = importIncidents(**connection, w.manager, {incoming(u"X-2"_s, u"db-9"_s)});
        });
        QTRY_COMPARE(w.number(m_waiting), 1);
        ITSM_VERIFY(transaction.commit());
        desk.join();
        ITSM_VERIFY(counts);
        QCOMPARE(counts->created, 1);
        QCOMPARE(w.number(u"SELECT count(*) FROM configuration_items WHERE tenant_id = ? AND name = 'db-9'"_s), 1);
    }

    void transientErrorsAreTriedFiveTimes()
    {
        DeskWorld &w = m_world;
        int attempts = 0;
        const auto failing = inTransaction(w.c(), w.agent, Connection::Access::Write, [&]() -> Result<int> {
            ++attempts;
            return fail(transientError());
        });
        QVERIFY(!failing);
        QCOMPARE(attempts, maxAttempts);

        attempts = 0;
        const auto recovering = inTransaction(w.c(), w.agent, Connection::Access::Write, [&]() -> Result<int> {
            ITSM_TRY(w.c().execute(u"INSERT INTO tenant_settings (tenant_id, key, value) VALUES (?, ?, ?)"_s,
                                   {w.tenant.value, u"k%1"_s.arg(attempts), QByteArray("{}")}));
            if (++attempts < 3)
                return fail(transientError());
            return attempts;
        });
        ITSM_VERIFY(recovering);
        QCOMPARE(*recovering, 3);
        // The attempts that failed left nothing.
        QCOMPARE(w.number(u"SELECT count(*) FROM tenant_settings WHERE tenant_id = ?"_s), 1);

        attempts = 0;
        const auto refused = inTransaction(w.c(), w.agent, Connection::Access::Write, [&]() -> Result<int> {
            ++attempts;
            return fail(Code::Invalid, u"no"_s);
        });
        QVERIFY(!refused);
        QCOMPARE(attempts, 1);
    }
};

ITSM_TEST(TestConcurrency)
#include "tst_concurrency.moc"
