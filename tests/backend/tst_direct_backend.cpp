#include "services/backend/direct_backend.h"
#include "services/storage/tables.h"
#include "tests/backend/backend_suite.h"
#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;
using suite::isAboutIncident;
using suite::isEverything;
using suite::newIncident;

class TestDirectBackend : public QObject
{
    Q_OBJECT
private:
    using Code = Error::Code;
    using State = LinkState::State;

    std::unique_ptr<TempDatabase> m_database;
    Actor m_actor;
    static const Clock &clock() { return SystemClock::instance(); }

    Result<> makeDatabase(Dialect dialect)
    {
        ITSM_TRY_ASSIGN(m_database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(const auto store, m_database->store());
        ITSM_TRY_ASSIGN(const auto connection, store->connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(m_actor, makeActor(*connection));
        return {};
    }
    static Result<Actor> makeActor(Connection &connection)
    {
        ITSM_TRY_ASSIGN(const TestWorld world, makeWorld(connection));
        return Actor{
            .tenant = world.tenant, .user = world.user, .name = u"李伟"_s, .role = Role::Admin, .source = u"user"_s};
    }
    std::unique_ptr<DirectBackend> makeBackend() const
    {
        return std::make_unique<DirectBackend>(m_database->url(), m_actor, clock());
    }
    /// So many incidents that walking all of them takes a while.
    Result<> fill(int count)
    {
        ITSM_TRY_ASSIGN(const auto store, m_database->store());
        ITSM_TRY_ASSIGN(const auto connection, store->connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*connection));
        ITSM_TRY(bindTenant(*connection, m_actor.tenant));
        const QString numbers =
            connection->dialect() == Dialect::PostgreSql
                ? u"SELECT n FROM generate_series(1, ?) AS g(n)"_s
                : u"WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < ?) SELECT n FROM g"_s;
        ITSM_TRY(connection->execute(u"INSERT INTO incidents (tenant_id, incident_number, title) "
                                     "SELECT %1, 'X-' || n, 'filler ' || n FROM (%2) AS numbers"_s.arg(
                                         QString::number(m_actor.tenant.value), numbers),
                                     {qint64{count}}));
        return transaction.commit();
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(makeDatabase(dialect));
    }
    void cleanup() { m_database.reset(); }

    void importsWhileCommandsGoOn()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"table.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("number,title\n");
        for (int i = 0; i < 2'500; ++i)
            file.write("N-" + QByteArray::number(i) + (i == 7 ? ",\n" : ",row\n"));
        file.close();
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        const auto control = std::make_shared<BulkControl>();
        auto running = backend->importFile(file.fileName(), {}, control);
        ITSM_ANSWER(const Result<Incident> incident, backend->createIncident(newIncident(u"meanwhile"_s)));
        ITSM_VERIFY(incident);
        ITSM_ANSWER(const Result<ImportReport> report, std::move(running));
        ITSM_VERIFY(report);
        QCOMPARE(report->summary.counts.created, 2'499);
        QCOMPARE(report->summary.brokenRows, 1);
        QCOMPARE(report->problems.size(), size_t(1));
        QCOMPARE(report->problems[0].line, 9);
        QCOMPARE(control->done.load(), control->total.load());
        ITSM_ANSWER(const Result<RowCount> count, backend->count({}));
        QCOMPARE(count->count, 2'500);

        const auto cancelled = std::make_shared<BulkControl>();
        cancelled->cancel = true;
        ITSM_ANSWER(const Result<ImportReport> none, backend->importFile(file.fileName(), {}, cancelled));
        ITSM_VERIFY_ERROR(none, Code::Cancelled);
        ITSM_ANSWER(const Result<ImportReport> absent,
                    backend->importFile(folder.filePath(u"absent.csv"_s), {}, std::make_shared<BulkControl>()));
        ITSM_VERIFY_ERROR(absent, Code::Unavailable);
        QCOMPARE(absent.error().field, u"file"_s);
    }

    void anImportThatLostItsConnectionSaysSo()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("there is no server");
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"table.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("number,title\n");
        for (int i = 0; i < 20'000; ++i)
            file.write("N-" + QByteArray::number(i) + ",row\n");
        file.close();
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        // A connection that an earlier import opened.
        const auto stopped = std::make_shared<BulkControl>();
        stopped->cancel = true;
        ITSM_ANSWER(const Result<ImportReport> none, backend->importFile(file.fileName(), {}, stopped));
        ITSM_VERIFY_ERROR(none, Code::Cancelled);

        auto running = backend->importFile(file.fileName(), {}, std::make_shared<BulkControl>());
        for (qint64 written = 0; written == 0;) {
            ITSM_ANSWER(const Result<RowCount> count, backend->count({}));
            ITSM_VERIFY(count);
            written = count->count;
        }
        QSignalSpy states(backend.get(), &Backend::linkStateChanged);
        ITSM_UNWRAP(const auto psql, m_database->connect());
        ITSM_VERIFY(psql->executeScript(
            u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"_s));
        ITSM_ANSWER(const Result<ImportReport> lost, std::move(running));
        ITSM_VERIFY_ERROR(lost, Code::Unavailable);
        QVERIFY2(lost.error().message.contains(u"run it again to go on"_s), qPrintable(lost.error().message));

        QTRY_VERIFY_WITH_TIMEOUT(!states.isEmpty(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Live, 20'000);
        ITSM_ANSWER(const Result<ImportReport> again,
                    backend->importFile(file.fileName(), {}, std::make_shared<BulkControl>()));
        ITSM_VERIFY(again);
        QVERIFY(again->summary.counts.created > 0 && again->summary.counts.unchanged > 0);
        QCOMPARE(again->summary.counts.created + again->summary.counts.unchanged, 20'000);
    }

    void answersEveryCall()
    {
        const auto backend = makeBackend();
        suite::answersEveryCall(*backend, m_actor);
    }
    void commandsAndTheirErrors()
    {
        const auto backend = makeBackend();
        suite::commandsAndTheirErrors(*backend);
    }
    void directoryCommands()
    {
        const auto backend = makeBackend();
        suite::directoryCommands(*backend);
    }
    void pagesOfLists()
    {
        const auto backend = makeBackend();
        suite::pagesOfLists(*backend);
    }
    void ownChangesComeBackSoon()
    {
        const auto backend = makeBackend();
        suite::ownChangesComeBackSoon(*backend);
    }
    void changesOfAnotherAreSeen()
    {
        const auto one = makeBackend();
        const auto other = makeBackend();
        suite::changesOfAnotherAreSeen(*one, *other);
    }

    void noChangeFallsBetweenReadAndFeed()
    {
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        ITSM_ANSWER(const Result<IncidentPage> page, backend->incidents({}, PageStart::at(0), 10));
        QVERIFY(page->rows.empty());
        // The follower may not be live yet; what is written now must be told all the same.
        ITSM_UNWRAP(const auto store, m_database->store());
        ITSM_UNWRAP(const auto connection, store->connect(Connection::Access::Write));
        ITSM_UNWRAP(const Incident made,
                    ServiceDesk(clock()).createIncident(*connection, m_actor, newIncident(u"t"_s)));
        QTRY_VERIFY(isAboutIncident(changes, made.id));
    }

    void cancelledQueriesAreSkipped()
    {
        ITSM_VERIFY(fill(20'000));
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        std::vector<QFuture<Result<RowCount>>> futures;
        for (int i = 0; i < 200; ++i) {
            futures.push_back(backend->count(*parseFilter(u"-title:filler* number:X-%1"_s.arg(i))));
            futures.back().cancel();
        }
        QElapsedTimer timer;
        timer.start();
        ITSM_ANSWER(const Result<RowCount> wanted, backend->count({}));
        ITSM_VERIFY(wanted);
        qInfo("answer behind 200 cancelled queries: %lld ms", timer.elapsed());
        for (const auto &future : futures)
            QTRY_VERIFY(future.isFinished());
    }

    void destructionIsQuick()
    {
        ITSM_VERIFY(fill(20'000));
        for (int round = 0; round < 3; ++round) {
            auto backend = makeBackend();
            if (round > 0)
                QTRY_COMPARE(backend->linkState().state, State::Live);
            std::vector<QFuture<Result<IncidentPage>>> pages;
            std::vector<QFuture<Result<Incident>>> commands;
            for (int i = 0; i < 30; ++i) {
                pages.push_back(backend->incidents(
                    {.filter = *parseFilter(u"-title:nothing*"_s), .sort = {IncidentField::Title, Qt::AscendingOrder}},
                    PageStart::at(15'000), 500));
                commands.push_back(backend->createIncident(newIncident(u"t"_s)));
            }
            backend->prepareJumps({.filter = {}, .sort = {IncidentField::Title, Qt::AscendingOrder}});
            if (round == 2)
                QTRY_VERIFY(commands.front().isFinished());
            QElapsedTimer timer;
            timer.start();
            backend.reset();
            const qint64 ms = timer.elapsed();
            qInfo("destruction while busy: %lld ms", ms);
            QVERIFY2(ms < 1'000, "far beyond the bar of 200 ms");
            for (auto &page : pages) {
                QVERIFY(page.isFinished());
                QVERIFY(page.resultCount() == 1);
                const auto result = page.takeResult();
                QVERIFY2(result || result.error().code == Code::Cancelled,
                         result ? "" : describe(result.error()).constData());
            }
            for (auto &command : commands) {
                QVERIFY(command.isFinished());
                const auto result = command.takeResult();
                QVERIFY2(result || result.error().code == Code::Cancelled,
                         result ? "" : describe(result.error()).constData());
            }
        }
    }

    void jumpsStayExact()
    {
        ITSM_VERIFY(fill(5'000));
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        const IncidentQuery query{.filter = {}, .sort = {IncidentField::Number, Qt::AscendingOrder}};
        backend->prepareJumps(query);
        backend->prepareJumps({.filter = {}, .sort = {IncidentField::Title, Qt::AscendingOrder}});
        backend->prepareJumps(query);
        const auto isExact = [&](qint64 offset) {
            auto ids = backend->incidentIds(query, 0, offset + 10);
            auto page = backend->incidents(query, PageStart::at(offset), 10);
            ids.waitForFinished();
            page.waitForFinished();
            const auto all = ids.takeResult();
            const auto rows = page.takeResult();
            return all && rows && rows->rows.size() == 10 && (*all)[size_t(offset)] == rows->rows[0].id &&
                   rows->offset == offset;
        };
        QVERIFY(isExact(4'000));
        QSignalSpy changes(backend.get(), &Backend::changed);
        ITSM_ANSWER(const Result<Incident> made, backend->createIncident(newIncident(u"first of all"_s)));
        ITSM_VERIFY(made);
        QTRY_VERIFY(isAboutIncident(changes, made->id));
        QVERIFY(isExact(4'000));
        QVERIFY(isExact(1'234));
    }

    void saysWhyItCannotOpen()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_UNWRAP(const StoreUrl url,
                    StoreUrl::parse(dialect == Dialect::Sqlite ? u"sqlite:/proc/nowhere/desk.sqlite"_s
                                                               : u"postgresql://nobody@/none?host=/nonexistent"_s));
        DirectBackend backend(url, m_actor, clock());
        auto waiting = backend.counters();
        QTRY_COMPARE(backend.linkState().state, State::Lost);
        QVERIFY(!backend.linkState().reason.isEmpty());
        QTRY_VERIFY(waiting.isFinished());
        ITSM_VERIFY_ERROR(waiting.takeResult(), Code::Unavailable);
        QElapsedTimer timer;
        timer.start();
        auto refused = backend.createIncident(newIncident(u"t"_s));
        QVERIFY(refused.isFinished());
        ITSM_VERIFY_ERROR(refused.takeResult(), Code::Unavailable);
    }

    void olderSchemaOfAServerIsNotTouched()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("an SQLite file is upgraded without asking");
        ITSM_UNWRAP(const auto empty, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        DirectBackend backend(empty->url(), m_actor, clock());
        QTRY_COMPARE(backend.linkState().state, State::Lost);
        QVERIFY2(backend.linkState().reason.contains(u"itsmd migrate"_s), qPrintable(backend.linkState().reason));
    }

    void newSqliteFileIsMade()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::PostgreSql)
            QSKIP("a server's database is made by its administrator");
        ITSM_UNWRAP(const auto empty, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        DirectBackend backend(empty->url(), m_actor, clock());
        ITSM_ANSWER(const Result<IncidentCounters> counters, backend.counters());
        ITSM_VERIFY(counters);
    }

    void comesBackAfterTheServerWasKilled()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("there is no server");
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(server->url(u"postgres"_s)));
        ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Migrate));
        ITSM_UNWRAP(auto connection, store->connect(Connection::Access::Write));
        ITSM_UNWRAP(const Actor actor, makeActor(*connection));
        connection.reset();

        DirectBackend backend(url, actor, clock());
        QTRY_COMPARE(backend.linkState().state, State::Live);
        ITSM_ANSWER(const Result<Incident> made, backend.createIncident(newIncident(u"before"_s)));
        ITSM_VERIFY(made);
        ITSM_ANSWER(const auto page, backend.incidents({}, PageStart::at(0), 10));
        ITSM_VERIFY(page);

        const Instant stopped = clock().now();
        server->stop(PostgresServer::Stop::Immediate);
        QTRY_COMPARE_WITH_TIMEOUT(backend.linkState().state, State::Lost, 20'000);
        QVERIFY(!backend.linkState().reason.isEmpty());
        QVERIFY(*backend.linkState().since >= stopped);
        QVERIFY(*backend.linkState().freshAt < clock().now());
        const OptionalInstant fresh = backend.linkState().freshAt;

        QElapsedTimer timer;
        timer.start();
        auto command = backend.run({made->id, 0}, Acknowledge{});
        QVERIFY2(command.isFinished(), "hangs while the link is lost");
        ITSM_VERIFY_ERROR(command.takeResult(), Code::Unavailable);
        auto query = backend.counters();
        QVERIFY(query.isFinished());
        ITSM_VERIFY_ERROR(query.takeResult(), Code::Unavailable);
        QCOMPARE(backend.linkState().freshAt, fresh);

        QSignalSpy changes(&backend, &Backend::changed);
        timer.restart();
        ITSM_VERIFY(server->start());
        QTRY_COMPARE_WITH_TIMEOUT(backend.linkState().state, State::Live, 20'000);
        qInfo("back after the start: %lld ms", timer.elapsed());
        QVERIFY(backend.linkState().reason.isEmpty());
        QTRY_VERIFY(isEverything(changes));
        QTRY_VERIFY(backend.linkState().freshAt > fresh);
        ITSM_ANSWER(const Result<Incident> again, backend.run({made->id, 0}, Acknowledge{}));
        ITSM_VERIFY(again);
        ITSM_ANSWER(const auto rows, backend.incidents({}, PageStart::at(0), 10));
        QCOMPARE(rows->rows.size(), 1U);
    }

    void brokenConnectionIsReplaced()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("there is no server");
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        ITSM_ANSWER(const Result<Incident> made, backend->createIncident(newIncident(u"t"_s)));
        ITSM_VERIFY(made);
        ITSM_ANSWER(const auto counters, backend->counters());
        ITSM_VERIFY(counters);
        // An administrator ends all connections but the oldest, which is the feed's. Nobody notices.
        QSignalSpy states(backend.get(), &Backend::linkStateChanged);
        ITSM_UNWRAP(const auto psql, m_database->connect());
        ITSM_VERIFY(psql->executeScript(
            u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid "
            u"<> "
            "pg_backend_pid() AND pid <> (SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND "
            "backend_type = 'client backend' ORDER BY backend_start LIMIT 1)"_s));
        ITSM_ANSWER(const Result<Incident> next, backend->run({made->id, 0}, Acknowledge{}));
        ITSM_VERIFY(next);
        for (int i = 0; i < 4; ++i) {
            ITSM_ANSWER(const auto still, backend->counters());
            ITSM_VERIFY(still);
        }
        QVERIFY(states.isEmpty());
    }
};

ITSM_TEST(TestDirectBackend)
#include "tst_direct_backend.moc"
