#include "services/storage/bulk_load.h"
#include "services/storage/change_feed.h"
#include "services/storage/tables.h"
#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <csignal>
#include <thread>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

using Entity = Change::Entity;
using Operation = Change::Operation;

namespace {

const std::vector<Change> everything{Change()};

Result<qint64> makeIncident(Connection &c, const TestWorld &world, const QString &number)
{
    ITSM_TRY_ASSIGN(const auto id,
                    queryOne<qint64>(
                        c, u"INSERT INTO incidents (tenant_id, incident_number, title) VALUES (?, ?, ?) RETURNING id"_s,
                        {world.tenant.value, number, u"t"_s}, [](const Row &row) { return row.integer(0); }));
    return id.value_or(0);
}

} // namespace

class FeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsByHandAreSeen_data() { addDialectRows(); }
    void editsByHandAreSeen()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(const TestWorld other, makeWorld(*c, u"other"_s));
        ITSM_UNWRAP(const auto reader, database->connect());
        ITSM_UNWRAP(FeedCursor cursor, feedEnd(*reader, world.tenant));
        const auto read = [&]() -> Result<std::vector<Change>> { return readFeed(*reader, world.tenant, cursor); };

        ITSM_UNWRAP(const auto nothing, read());
        QVERIFY(nothing.empty());
        ITSM_UNWRAP(const qint64 id, makeIncident(*c, world, u"INC-1"_s));
        ITSM_VERIFY(makeIncident(*c, other, u"INC-1"_s));
        ITSM_UNWRAP(const auto inserted, read());
        QCOMPARE(inserted, (std::vector<Change>{{Entity::Incident, Operation::Insert, id, 0}}));

        ITSM_VERIFY(c->execute(u"UPDATE incidents SET title = 'x' WHERE id = ?"_s, {id}));
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET title = 'y' WHERE id = ?"_s, {id}));
        ITSM_UNWRAP(const auto updated, read());
        QCOMPARE(updated, (std::vector<Change>{{Entity::Incident, Operation::Update, id, 0}}));

        const QString tenant = QString::number(world.tenant.value);
        const QString incident = QString::number(id);
        ITSM_VERIFY(c->executeScript(
            u"INSERT INTO incident_events (incident_id, event_type, event_name, tenant_id) VALUES (%1, 'comment', 'c', "
            u"%2);"
            "INSERT INTO incident_alerts (incident_id, alert_type, alert_name, message, tenant_id) VALUES (%1, "
            "'threshold', 'a', 'm', %2);"
            "INSERT INTO incident_metrics (incident_id, metric_type, metric_name, metric_value, tenant_id) VALUES (%1, "
            "'t', 'n', 1, %2);"
            "INSERT INTO incident_rules (name, rule_type, tenant_id) VALUES ('r', 'alert', %2);"
            "INSERT INTO saved_views (name, tenant_id) VALUES ('v', %2);"
            "UPDATE users SET email = 'x@y' WHERE tenant_id = %2;"
            "UPDATE configuration_items SET environment = 'test' WHERE tenant_id = %2"_s.arg(incident, tenant)));
        ITSM_UNWRAP(const auto all, read());
        QCOMPARE(all, (std::vector<Change>{{Entity::Event, Operation::Insert, 1, id},
                                           {Entity::Alert, Operation::Insert, 1, id},
                                           {Entity::Metric, Operation::Insert, 1, id},
                                           {Entity::Rule, Operation::Insert, 1, 0},
                                           {Entity::View, Operation::Insert, 1, 0},
                                           {Entity::User, Operation::Update, world.user.value, 0},
                                           {Entity::Ci, Operation::Update, world.ci.value, 0}}));

        // A relation is a change of both its items.
        const QString item = QString::number(world.ci.value);
        ITSM_UNWRAP(const qint64 twin,
                    queryOne<qint64>(*c,
                                     u"INSERT INTO configuration_items (tenant_id, name)"
                                     " VALUES (?, 'db') RETURNING id"_s,
                                     {world.tenant.value}, [](const Row &row) { return row.integer(0); })
                        .map([](std::optional<qint64> made) { return made.value_or(0); }));
        ITSM_VERIFY(read());
        const std::vector<Change> both{{Entity::Ci, Operation::Update, world.ci.value, 0},
                                       {Entity::Ci, Operation::Update, twin, 0}};
        for (const QString &sql :
             {u"INSERT INTO ci_relations (tenant_id, from_id, to_id, type) VALUES (%1, %2, %3, 'runs_on')"_s,
              u"UPDATE ci_relations SET type = 'depends_on' WHERE tenant_id = %1 AND from_id = %2 AND to_id = %3"_s,
              u"DELETE FROM ci_relations WHERE tenant_id = %1 AND from_id = %2 AND to_id = %3"_s}) {
            ITSM_VERIFY(c->executeScript(sql.arg(tenant, item, QString::number(twin))));
            ITSM_UNWRAP(auto related, read());
            std::ranges::sort(related, {}, &Change::id);
            QCOMPARE(related, both);
        }
        // An item that goes takes its relations along.
        ITSM_VERIFY(c->executeScript(
            u"INSERT INTO ci_relations (tenant_id, from_id, to_id, type) VALUES (%1, %2, %3, 'runs_on');"
            "DELETE FROM configuration_items WHERE id = %3"_s.arg(tenant, item, QString::number(twin))));
        ITSM_UNWRAP(auto cascade, read());
        std::ranges::sort(cascade, {}, &Change::id);
        QCOMPARE(cascade, (std::vector<Change>{{Entity::Ci, Operation::Update, world.ci.value, 0},
                                               {Entity::Ci, Operation::Delete, twin, 0}}));

        // What is rolled back never happened; what comes and goes at once is gone.
        ITSM_VERIFY(c->begin(Connection::Access::Write));
        ITSM_VERIFY(makeIncident(*c, world, u"INC-2"_s));
        c->rollback();
        ITSM_UNWRAP(const qint64 brief, makeIncident(*c, world, u"INC-3"_s));
        ITSM_VERIFY(c->execute(u"DELETE FROM incidents WHERE id = ?"_s, {brief}));
        ITSM_UNWRAP(const auto gone, read());
        QCOMPARE(gone, (std::vector<Change>{{Entity::Incident, Operation::Delete, brief, 0}}));
        ITSM_UNWRAP(const auto quiet, read());
        QVERIFY(quiet.empty());
    }

    void lateCommitsAreNotMissed()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(const auto early, database->connect());
        ITSM_UNWRAP(const auto late, database->connect());
        ITSM_UNWRAP(const auto reader, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*early));
        ITSM_UNWRAP(FeedCursor cursor, feedEnd(*reader, world.tenant));
        // `late` takes its number first and commits last; readers look in between, several times.
        ITSM_VERIFY(late->begin(Connection::Access::Write));
        ITSM_UNWRAP(const qint64 lateId, makeIncident(*late, world, u"INC-late"_s));
        QList<qint64> seen;
        for (int i = 0; i < 5; ++i) {
            ITSM_UNWRAP(const qint64 id, makeIncident(*early, world, u"INC-%1"_s.arg(i)));
            ITSM_UNWRAP(const auto changes, readFeed(*reader, world.tenant, cursor));
            QCOMPARE(changes, (std::vector<Change>{{Entity::Incident, Operation::Insert, id, 0}}));
            ITSM_UNWRAP(const auto again, readFeed(*reader, world.tenant, cursor));
            QVERIFY(again.empty());
        }
        ITSM_VERIFY(late->commit());
        ITSM_UNWRAP(const auto changes, readFeed(*reader, world.tenant, cursor));
        QCOMPARE(changes, (std::vector<Change>{{Entity::Incident, Operation::Insert, lateId, 0}}));
    }

    void everyChangeExactlyOnce()
    {
        // Writers with transactions of random length against one reader that never rests.
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(FeedCursor cursor, feedEnd(*c, world.tenant));
        constexpr int writers = 4;
        constexpr int perWriter = 60;
        std::atomic<int> running = writers;
        std::vector<std::thread> threads;
        for (int w = 0; w < writers; ++w) {
            threads.emplace_back([&, w] {
                const auto connection = database->connect();
                for (int i = 0; i < perWriter; ++i) {
                    (void)(*connection)->begin(Connection::Access::Write);
                    (void)makeIncident(**connection, world, u"INC-%1-%2"_s.arg(w).arg(i));
                    if ((i + w) % 7 == 0)
                        (void)(*connection)->query(u"SELECT pg_sleep(0.01)"_s, {}, [](const Row &) { return true; });
                    (void)(*connection)->commit();
                }
                --running;
            });
        }
        QHash<qint64, int> times;
        for (bool last = false; !last;) {
            last = running == 0;
            const auto changes = readFeed(*c, world.tenant, cursor);
            if (!changes)
                break;
            for (const Change &change : *changes)
                ++times[change.id];
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(times.size(), writers * perWriter);
        QVERIFY(std::ranges::all_of(times, [](int n) { return n == 1; }));
    }

    void manyRowsAreEverything_data() { addDialectRows(); }
    void manyRowsAreEverything()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_VERIFY(c->begin(Connection::Access::Write));
        for (int i = 0; i < 1'200; ++i)
            ITSM_VERIFY(makeIncident(*c, world, u"INC-%1"_s.arg(i)));
        ITSM_VERIFY(c->commit());
        ITSM_UNWRAP(FeedCursor cursor, feedEnd(*c, world.tenant));
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET assignment_group = 'NOC' WHERE id <= 900"_s));
        ITSM_UNWRAP(const auto some, readFeed(*c, world.tenant, cursor));
        QVERIFY(some.size() > 800 && some != everything);
        ITSM_VERIFY(c->execute(u"UPDATE incidents SET assignment_group = 'SOC'"_s));
        ITSM_UNWRAP(const auto all, readFeed(*c, world.tenant, cursor, 1'000));
        QCOMPARE(all, everything);
        ITSM_UNWRAP(const auto quiet, readFeed(*c, world.tenant, cursor));
        QVERIFY(quiet.empty());
    }

    void oldCursorsGetEverything_data() { addDialectRows(); }
    void oldCursorsGetEverything()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(const FeedCursor start, feedEnd(*c, world.tenant));
        // Two days ago a hundred thousand changes and more.
        const QString old =
            dialect == Dialect::Sqlite
                ? u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100500)"
                  " INSERT INTO change_log (tenant_id, entity, operation, row_id, changed_at) SELECT 1, 'rule', 'update', i, 1 FROM n"_s
                : u"INSERT INTO change_log (tenant_id, entity, operation, row_id, changed_at)"
                  " SELECT 1, 'rule', 'update', i, now() - interval '2 days' FROM generate_series(1, 100500) i"_s;
        ITSM_VERIFY(c->execute(old));
        ITSM_UNWRAP(FeedCursor recent, feedEnd(*c, world.tenant));
        ITSM_UNWRAP(const qint64 gone, pruneFeed(*c));
        QVERIFY(gone > 400 && gone < 600);
        ITSM_UNWRAP(const qint64 none, pruneFeed(*c));
        QCOMPARE(none, 0);
        FeedCursor cursor = start;
        ITSM_UNWRAP(const auto all, readFeed(*c, world.tenant, cursor));
        QCOMPARE(all, everything);
        ITSM_UNWRAP(const qint64 id, makeIncident(*c, world, u"INC-1"_s));
        ITSM_UNWRAP(const auto next, readFeed(*c, world.tenant, recent));
        QCOMPARE(next, (std::vector<Change>{{Entity::Incident, Operation::Insert, id, 0}}));
        FeedCursor foreign; // of another database
        foreign.snapshot = "9000000000:9000000000:";
        foreign.sequence = 9'000'000'000;
        ITSM_UNWRAP(const auto reset, readFeed(*c, world.tenant, foreign));
        QCOMPARE(reset, everything);
        ITSM_UNWRAP(const auto quiet, readFeed(*c, world.tenant, foreign));
        QVERIFY(quiet.empty());
    }

    /// A dump of a cluster that has counted further brings that cluster's numbers with it.
    void restoredDumpsAreFollowed()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_VERIFY(c->execute(u"UPDATE feed_state SET pruned_xid = '9000000000'"_s));
        for (int i = 0; i < 2; ++i) {
            ITSM_UNWRAP(FeedCursor cursor, feedEnd(*c, world.tenant));
            ITSM_UNWRAP(const qint64 id, makeIncident(*c, world, u"INC-%1"_s.arg(i)));
            ITSM_UNWRAP(const auto changes, readFeed(*c, world.tenant, cursor));
            QCOMPARE(changes, (std::vector<Change>{{Entity::Incident, Operation::Insert, id, 0}}));
            ITSM_VERIFY(pruneFeed(*c));
        }
        ITSM_UNWRAP(const auto pruned, queryOne<QString>(*c, u"SELECT pruned_xid::text FROM feed_state"_s, {},
                                                         [](const Row &row) { return row.text(0); }));
        QCOMPARE(pruned, u"0"_s);
    }

    void bulkLoadIsOneChange_data() { addDialectRows(); }
    void bulkLoadIsOneChange()
    {
        QFETCH(Dialect, dialect);
        for (const auto indexes : {BulkLoad::Indexes::Keep, BulkLoad::Indexes::Rebuild}) {
            ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
            ITSM_UNWRAP(FeedCursor cursor, feedEnd(*c, world.tenant));
            const QString indexSql = dialect == Dialect::Sqlite
                                         ? u"SELECT count(*) FROM sqlite_master WHERE type = 'index'"_s
                                         : u"SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'"_s;
            const auto number = [&](const QString &sql) {
                const auto value = queryOne<qint64>(*c, sql, {}, [](const Row &row) { return row.integer(0); });
                return value ? value->value_or(-1) : -2;
            };
            const qint64 indexesBefore = number(indexSql);
            for (const bool finished : {false, true}) {
                ITSM_UNWRAP(BulkLoad load, BulkLoad::begin(*c, world.tenant, indexes));
                int next = 0;
                ITSM_UNWRAP(const qint64 count,
                            c->bulkInsert(u"incidents"_sql,
                                          {u"id"_sql, u"tenant_id"_sql, u"incident_number"_sql, u"title"_sql,
                                           u"assignee_id"_sql, u"search_revision"_sql},
                                          [&](Params &row) {
                                              ++next;
                                              row = {qint64(next), world.tenant.value, u"INC-%1"_s.arg(next),
                                                     u"磁盘"_s,    world.user.value,   qint64(1)};
                                              return next <= 2'500;
                                          }));
                QCOMPARE(count, 2'500);
                for (int id = 1; id <= 2'500; ++id)
                    ITSM_VERIFY(load.addSearchTokens(world.tenant, IncidentId(id), {quint32(id % 10), 0xfffffff0U}));
                if (finished)
                    ITSM_VERIFY(load.finish());
            }
            ITSM_UNWRAP(const auto changes, readFeed(*c, world.tenant, cursor));
            QCOMPARE(changes, everything);
            QCOMPARE(number(indexSql), indexesBefore);
            QCOMPARE(
                number(dialect == Dialect::Sqlite
                           ? u"SELECT sum(n) FROM incident_counts"_s
                           : u"SELECT sum(n) FROM (TABLE incident_counts UNION ALL TABLE incident_count_deltas) t"_s),
                2'500);
            QCOMPARE(number(u"SELECT count(*) FROM incidents WHERE assignee_name = '李伟'"_s), 2'500);
            QCOMPARE(
                number(dialect == Dialect::Sqlite
                           ? u"SELECT count(*) FROM incident_fts WHERE incident_fts MATCH '00000003 AND fffffff0'"_s
                           : u"SELECT count(*) FROM incident_search WHERE tokens @> '{3, -16}'"_s),
                250);
            // Afterwards single changes are told again.
            ITSM_UNWRAP(const qint64 id, makeIncident(*c, world, u"INC-x"_s));
            ITSM_UNWRAP(const auto single, readFeed(*c, world.tenant, cursor));
            QCOMPARE(single, (std::vector<Change>{{Entity::Incident, Operation::Insert, id, 0}}));
        }
    }

    void followerIsFast_data() { addDialectRows(); }
    void followerIsFast()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        ITSM_UNWRAP(FeedCursor start, feedEnd(*c, world.tenant));
        ITSM_UNWRAP(const qint64 before,
                    makeIncident(*c, world, u"INC-before"_s)); // between the first read and the start
        FeedFollower follower(store, world.tenant);
        QSignalSpy changed(&follower, &FeedFollower::changed);
        QSignalSpy state(&follower, &FeedFollower::stateChanged);
        QSignalSpy confirmed(&follower, &FeedFollower::confirmed);
        follower.setStart(std::move(start));
        follower.start();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.takeFirst().at(0).value<std::vector<Change>>(),
                 (std::vector<Change>{{Entity::Incident, Operation::Insert, before, 0}}));
        QCOMPARE(state.size(), 2);
        QCOMPARE(state.at(1).at(0).value<FeedFollower::State>(), FeedFollower::State::Live);
        qint64 worst = 0;
        for (int i = 0; i < 8; ++i) {
            QElapsedTimer timer;
            timer.start();
            ITSM_VERIFY(c->execute(u"UPDATE incidents SET title = ? WHERE id = ?"_s, {u"t%1"_s.arg(i), before}));
            QTRY_COMPARE(changed.size(), i + 1);
            worst = qMax(worst, timer.elapsed());
        }
        qInfo() << "slowest of eight deliveries:" << worst << "ms";
        QVERIFY2(worst < 500, qPrintable(QString::number(worst)));
        QTRY_VERIFY(confirmed.size() > 2); // also while nothing happens
    }

    void followerDoesNotFlood_data() { addDialectRows(); }
    void followerDoesNotFlood()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        FeedFollower follower(store, world.tenant);
        QSignalSpy changed(&follower, &FeedFollower::changed);
        QSignalSpy confirmed(&follower, &FeedFollower::confirmed);
        follower.start();
        QTRY_VERIFY(!confirmed.isEmpty());
        const auto received = [&] {
            size_t count = 0;
            for (const auto &arguments : changed)
                count += arguments.at(0).value<std::vector<Change>>().size();
            return int(count);
        };
        constexpr int burst = 4;
        int number = 0;
        // What others do is told less often than what this program does itself.
        for (const bool isOwn : {false, true}) {
            changed.clear();
            const int before = number;
            QElapsedTimer timer;
            timer.start();
            while (timer.elapsed() < 3'000) {
                ITSM_VERIFY(makeIncident(*c, world, u"INC-%1"_s.arg(++number)));
                if (isOwn)
                    follower.nudge();
            }
            QTRY_COMPARE(received(), number - before);
            const auto times = changed.size();
            const auto mostOfOthers = burst + timer.elapsed() / 250;
            QVERIFY2(times <= burst + timer.elapsed() / 100, qPrintable(QString::number(times)));
            QVERIFY2(isOwn ? times > mostOfOthers : times <= mostOfOthers, qPrintable(QString::number(times)));
        }
    }

    /// A crash takes back the numbers of transactions that had not reached the disk, and gives them out again.
    void numbersGivenTwiceHideNothing_data()
    {
        QTest::addColumn<bool>("isWholeServer");
        QTest::newRow("server") << true;
        QTest::newRow("one of its processes") << false;
    }
    void numbersGivenTwiceHideNothing()
    {
        QFETCH(const bool, isWholeServer);
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(server->url(u"postgres"_s)));
        ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Migrate));
        constexpr int lost = 20;
        TestWorld world;
        FeedCursor cursor;
        {
            ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
            ITSM_UNWRAP(world, makeWorld(*c));
            ITSM_VERIFY(c->execute(u"ALTER SYSTEM SET wal_writer_delay = '10s'"_s));
            ITSM_VERIFY(c->execute(u"SELECT pg_reload_conf()"_s));
            QTest::qWait(300); // the delay before
            for (int i = 0; i < lost; ++i) {
                ITSM_VERIFY(c->begin(Connection::Access::Write));
                ITSM_VERIFY(c->execute(u"SELECT pg_current_xact_id()"_s));
                c->rollback();
            }
            ITSM_UNWRAP(cursor, feedEnd(*c, world.tenant));
            if (isWholeServer)
                server->stop(PostgresServer::Stop::Immediate);
            else
                QVERIFY(!c->execute(u"COPY (SELECT 1) TO PROGRAM 'kill -9 $PPID'"_s));
        }
        if (isWholeServer)
            ITSM_VERIFY(server->start());
        std::unique_ptr<Connection> c;
        const auto isBack = [&] {
            auto connection = store->connect(Connection::Access::Write);
            if (!connection)
                return false;
            c = *std::move(connection);
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBack(), 15'000);
        for (int i = 0; i < lost + 1; ++i)
            ITSM_VERIFY(makeIncident(*c, world, u"INC-%1"_s.arg(i)));
        ITSM_UNWRAP(const auto changes, readFeed(*c, world.tenant, cursor));
        QVERIFY2(changes == everything || changes.size() == lost + 1, qPrintable(QString::number(changes.size())));
        ITSM_UNWRAP(const auto quiet, readFeed(*c, world.tenant, cursor));
        QVERIFY(quiet.empty());
    }

    void followerSurvivesACrashOfTheServer()
    {
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(server->url(u"postgres"_s)));
        ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Migrate));
        TestWorld world;
        {
            ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
            ITSM_UNWRAP(world, makeWorld(*c));
        }
        FeedFollower follower(store, world.tenant);
        QSignalSpy changed(&follower, &FeedFollower::changed);
        QSignalSpy state(&follower, &FeedFollower::stateChanged);
        const auto lastState = [&] {
            return state.isEmpty() ? FeedFollower::State::Connecting : state.last().at(0).value<FeedFollower::State>();
        };
        follower.start();
        QTRY_COMPARE(lastState(), FeedFollower::State::Live);
        server->stop(PostgresServer::Stop::Immediate);
        QTRY_COMPARE(lastState(), FeedFollower::State::Lost);
        QVERIFY(!state.last().at(1).toString().isEmpty());
        QVERIFY(changed.isEmpty());
        ITSM_VERIFY(server->start());
        QTRY_COMPARE_WITH_TIMEOUT(lastState(), FeedFollower::State::Live, 15'000);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.takeFirst().at(0).value<std::vector<Change>>(), everything);
        ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
        ITSM_VERIFY(makeIncident(*c, world, u"INC-after"_s));
        QTRY_COMPARE(changed.size(), 1);
    }

    void followerNoticesAReplacedFile()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto store, database->store());
        TestWorld world;
        const QString path = database->url().path();
        {
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_UNWRAP(world, makeWorld(*c));
        }
        QVERIFY(QFile::copy(path, path + u".saved"_s));
        FeedFollower follower(store, world.tenant);
        QSignalSpy changed(&follower, &FeedFollower::changed);
        QSignalSpy state(&follower, &FeedFollower::stateChanged);
        const auto lastState = [&] {
            return state.isEmpty() ? FeedFollower::State::Connecting : state.last().at(0).value<FeedFollower::State>();
        };
        follower.start();
        QTRY_COMPARE(lastState(), FeedFollower::State::Live);
        QVERIFY(QFile::remove(path));
        QTRY_COMPARE(lastState(), FeedFollower::State::Lost);
        QFile::remove(path + u"-wal"_s);
        QFile::remove(path + u"-shm"_s);
        QVERIFY(QFile::rename(path + u".saved"_s, path));
        QTRY_COMPARE_WITH_TIMEOUT(lastState(), FeedFollower::State::Live, 15'000);
        QTRY_COMPARE(changed.size(), 1);
    }

    void followerEndsWhileTheServerHangs()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        auto follower = std::make_unique<FeedFollower>(store, world.tenant);
        QSignalSpy state(follower.get(), &FeedFollower::stateChanged);
        QSignalSpy confirmed(follower.get(), &FeedFollower::confirmed);
        follower->start();
        QTRY_VERIFY(!confirmed.isEmpty());
        // The follower's own server process stands still, as behind a network that swallows everything.
        ITSM_UNWRAP(const auto backend,
                    queryOne<qint64>(*c,
                                     u"SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                     " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"_s,
                                     {}, [](const Row &row) { return row.integer(0); }));
        QVERIFY(backend && *backend > 0);
        QCOMPARE(::kill(pid_t(*backend), SIGSTOP), 0);
        confirmed.clear();
        follower->nudge();
        QVERIFY(!QTest::qWaitFor([&] { return confirmed.size() > 0; }, 1'500)); // nothing is called fresh meanwhile
        QElapsedTimer timer;
        timer.start();
        follower.reset();
        const qint64 elapsed = timer.elapsed();
        ::kill(pid_t(*backend), SIGCONT);
        QVERIFY2(elapsed < 1'000, qPrintable(QString::number(elapsed)));
    }

    void followerEndsWhileTheServerIsAway()
    {
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(server->url(u"postgres"_s)));
        ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Migrate));
        server->stop(PostgresServer::Stop::Fast);
        QElapsedTimer timer;
        {
            FeedFollower follower(store, TenantId(1));
            QSignalSpy state(&follower, &FeedFollower::stateChanged);
            follower.start();
            QTRY_VERIFY(state.size() >= 2);
            timer.start();
        }
        QVERIFY(timer.elapsed() < 1'000);
    }
};

ITSM_TEST(FeedTest)
#include "tst_feed.moc"
