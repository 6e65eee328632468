#include "tests/api/http_client.h"
#include "tests/contract/contract_proxy.h"
#include "tests/support/postgres_server.h"
#include "tests/support/test_program.h"
#include "tests/system/rest_fixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// RestBackend at a real `itsmd serve`: what DirectBackend must do, it must do as well.
class TestRestBackend : public QObject, private RestFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        QVERIFY(begin(dialect));
    }
    void cleanup() { end(); }

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
    /// What the console sends and what it gets stands in the description of the API.
    void speaksAsDescribed()
    {
        ContractProxy proxy;
        ITSM_VERIFY(proxy.start(m_port));
        const quint16 server = std::exchange(m_port, proxy.port());
        {
            const auto backend = makeBackend();
            suite::answersEveryCall(*backend, m_actor);
            suite::commandsAndTheirErrors(*backend);
            suite::directoryCommands(*backend);
        }
        m_port = server;
        proxy.stop();
        QCOMPARE(proxy.issues(), QStringList());
        QVERIFY(proxy.talks() > 30);
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

    /// A console on the database and one at the server, side by side.
    void bothWaysFollowEachOther()
    {
        const auto rest = makeBackend();
        DirectBackend direct(m_database->url(), m_actor, clock());
        suite::changesOfAnotherAreSeen(*rest, direct);
        suite::changesOfAnotherAreSeen(direct, *rest);
    }

    void noChangeFallsBetweenReadAndFeed()
    {
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        ITSM_ANSWER(const Result<IncidentPage> page, backend->incidents({}, PageStart::at(0), 10));
        QVERIFY(page->rows.empty());
        ITSM_UNWRAP(const auto store, m_database->store());
        ITSM_UNWRAP(const auto connection, store->connect(Connection::Access::Write));
        ITSM_UNWRAP(const Incident made,
                    ServiceDesk(clock()).createIncident(*connection, m_actor, suite::newIncident(u"t"_s)));
        QTRY_VERIFY(suite::isAboutIncident(changes, made.id));
    }

    void exportsAreTheSameBothWays()
    {
        const auto rest = makeBackend();
        DirectBackend direct(m_database->url(), m_actor, clock());
        for (int i = 0; i < 30; ++i) {
            NewIncident input = suite::newIncident(u"export, \"%1\"; 网络\u202e"_s.arg(i));
            input.metadata = {{u"n"_s, i}, {u"half"_s, i + 0.5}};
            ITSM_ANSWER(const Result<Incident> made, rest->createIncident(input));
            ITSM_VERIFY(made);
        }
        for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Json}) {
            const auto writer = [format] { return makeFieldWriter(format); };
            ITSM_ANSWER(const Result<QByteArray> one, rest->formatIncidents({}, writer));
            ITSM_VERIFY(one);
            ITSM_ANSWER(const Result<QByteArray> other, direct.formatIncidents({}, writer));
            ITSM_VERIFY(other);
            QCOMPARE(*one, *other);
            QVERIFY(one->contains("export"));
        }
    }

    void comesBackAfterTheServerWasKilled()
    {
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        ITSM_ANSWER(const Result<Incident> made, backend->createIncident(suite::newIncident(u"before"_s)));
        ITSM_VERIFY(made);
        QSignalSpy changes(backend.get(), &Backend::changed);
        // A command under way when the server dies is done once, or not at all and said so.
        auto uncertain = backend->createIncident(suite::newIncident(u"uncertain"_s));
        killServer();
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Lost, 20'000);
        QVERIFY(!backend->linkState().reason.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(uncertain.isFinished(), 20'000);
        const Result<Incident> outcome = uncertain.takeResult();
        auto refused = backend->run({made->id, 0}, Acknowledge{});
        QVERIFY2(refused.isFinished(), "hangs while the link is lost");
        ITSM_VERIFY_ERROR(refused.takeResult(), Code::Unavailable);
        changes.clear();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(serve());
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Live, 20'000);
        qInfo("back after the start: %lld ms", timer.elapsed());
        QTRY_VERIFY(suite::isEverything(changes));
        ITSM_ANSWER(const Result<Incident> again, backend->run({made->id, 0}, Acknowledge{}));
        ITSM_VERIFY(again);
        ITSM_ANSWER(const Result<RowCount> count, backend->count(*parseFilter(u"title:uncertain"_s)));
        ITSM_VERIFY(count);
        QVERIFY(outcome ? count->count == 1 : count->count <= 1);
    }

    /// The server answers, and knows nothing: its console must not look as if all was well.
    void saysThatTheDatabaseIsAway()
    {
        if (m_database->url().dialect() == Dialect::Sqlite)
            QSKIP("a file is always there");
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        ITSM_UNWRAP(PostgresServer * postgres, PostgresServer::shared());
        QElapsedTimer timer;
        timer.start();
        postgres->stop(PostgresServer::Stop::Immediate);
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Lost, 20'000);
        const qint64 lost = timer.elapsed();
        QTRY_COMPARE(backend->linkState().reason, u"The database cannot be reached now."_s);
        ITSM_VERIFY(postgres->start());
        timer.start();
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Live, 20'000);
        qInfo("lost after %lld ms, back after %lld ms", lost, timer.elapsed());
        ITSM_ANSWER(const Result<Incident> made, backend->createIncident(suite::newIncident(u"again"_s)));
        ITSM_VERIFY(made);
    }

    void sessionsGoOnWithTheirToken()
    {
        ITSM_UNWRAP(const RestSession first, session());
        QCOMPARE(first.actor, m_actor);
        ITSM_ANSWER(const auto resumed, resumeSession(first.address, first.tokens.refresh));
        ITSM_VERIFY(resumed);
        QCOMPARE(resumed->actor, m_actor);
        QVERIFY(!(resumed->tokens.refresh == first.tokens.refresh));
        // The one before is used up; whoever shows it again ends the session.
        ITSM_ANSWER(const auto stolen, resumeSession(first.address, first.tokens.refresh));
        ITSM_VERIFY_ERROR(stolen, Code::Unauthenticated);
        ITSM_ANSWER(const auto wrong, signIn(address(), {{}, u"li.wei"_s, Secret(u"nonsense"_s)}));
        ITSM_VERIFY_ERROR(wrong, Code::Unauthenticated);
        ITSM_ANSWER(const auto report, probeServer(address()));
        ITSM_VERIFY(report);
        QVERIFY(!report->version.isEmpty());
    }

    /// Somebody asked for new tokens, and the connection broke before he had them.
    void aLostAnswerEndsNoSession()
    {
        ITSM_UNWRAP(const RestSession first, session());
        for (int i = 0; i < 3; ++i) {
            HttpClient client(m_port);
            const QByteArray body = toJsonText(QJsonObject{{u"refresh_token"_s, first.tokens.refresh.reveal()}});
            QCOMPARE(client.request("POST", "/api/v1/refresh-token", {}, body).status, 200); // and nobody reads it
        }
        ITSM_ANSWER(const auto resumed, resumeSession(first.address, first.tokens.refresh));
        ITSM_VERIFY(resumed);
        RestBackend backend(*resumed, clock());
        ITSM_ANSWER(const Result<RowCount> count, backend.count({}));
        ITSM_VERIFY(count);
        // Now he has them, and whoever shows the old one is somebody else.
        ITSM_ANSWER(const auto stolen, resumeSession(first.address, first.tokens.refresh));
        ITSM_VERIFY_ERROR(stolen, Code::Unauthenticated);
    }

    void listsTakeLittleLongerThanDirectly()
    {
        ITSM_UNWRAP(const auto plain, m_database->connect());
        ITSM_VERIFY(plain->execute(
            plain->dialect() == Dialect::PostgreSql
                ? u"INSERT INTO incidents (tenant_id, incident_number, title) SELECT ?, 'X-' || n, 'filler ' || n FROM "
                  "generate_series(1, 5000) AS g(n)"_s
                : u"WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < 5000) INSERT INTO "
                  u"incidents "
                  "(tenant_id, incident_number, title) SELECT ?, 'X-' || n, 'filler ' || n FROM g"_s,
            {m_actor.tenant.value}));
        const auto rest = makeBackend();
        DirectBackend direct(m_database->url(), m_actor, clock());
        QTRY_COMPARE(rest->linkState().state, State::Live);
        QTRY_COMPARE(direct.linkState().state, State::Live);
        const auto median = [](Backend &backend) {
            std::vector<double> times;
            for (int i = 0; i < 21; ++i) {
                QElapsedTimer timer;
                timer.start();
                auto page = backend.incidents({}, PageStart::at(i * 200), 200);
                if (!QTest::qWaitFor([&] { return page.isFinished(); }) || page.result()->rows.size() != 200)
                    return -1.0;
                times.push_back(double(timer.nsecsElapsed()) / 1e6);
            }
            std::ranges::sort(times);
            return times[10];
        };
        const double viaRest = median(*rest);
        const double directly = median(direct);
        qInfo("200 rows: %.1f ms through REST, %.1f ms directly", viaRest, directly);
        QVERIFY(viaRest > 0 && directly > 0);
        QVERIFY2(viaRest < directly + 200, "far beyond the bar of 20 ms more");
    }
};

ITSM_TEST(TestRestBackend)
#include "tst_rest_backend.moc"
