#include "services/backend/direct_backend.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// What a running console does for its store without being asked. Each test changes the database as psql or sqlite3 do.
class TestHousekeeping : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TempDatabase> m_database;
    std::unique_ptr<Connection> m_psql;
    Actor m_actor;
    TestWorld m_world;

    [[nodiscard]] std::unique_ptr<DirectBackend> makeBackend(const StoreUrl &url) const
    {
        return std::make_unique<DirectBackend>(url, m_actor, SystemClock::instance());
    }
    /// In a transaction of the tenant, as row security wants it.
    [[nodiscard]] Result<> change(const QString &sql, const Params &params) const
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*m_psql));
        ITSM_TRY(bindTenant(*m_psql, m_world.tenant));
        ITSM_TRY(m_psql->execute(sql, params));
        return transaction.commit();
    }
    [[nodiscard]] QString numbersUpTo(int count) const
    {
        return (m_psql->dialect() == Dialect::PostgreSql
                    ? u"SELECT n FROM generate_series(1, %1) AS g(n)"_s
                    : u"WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < %1) SELECT n FROM g"_s)
            .arg(count);
    }
    [[nodiscard]] Result<> insertIncidents(int count) const
    {
        return change(u"INSERT INTO incidents (tenant_id, incident_number, title)"
                      " SELECT ?, 'X-' || n, 'filler ' || n FROM (%1) AS numbers"_s.arg(numbersUpTo(count)),
                      {m_world.tenant.value});
    }
    [[nodiscard]] static qint64 matches(DirectBackend &backend, const QString &filter)
    {
        auto count = backend.count(*parseFilter(filter));
        count.waitForFinished();
        const Result<RowCount> result = count.takeResult();
        return result ? result->count : -1;
    }
    [[nodiscard]] qint64 loggedChanges() const
    {
        qint64 count = -1;
        const auto read = m_psql->query(u"SELECT count(*) FROM change_log"_s, {}, [&](const Row &row) {
            count = row.integer(0);
            return false;
        });
        return read ? count : -2;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
        ITSM_UNWRAP(m_psql, m_database->connect());
        ITSM_UNWRAP(m_world, makeWorld(*m_psql));
        m_actor = {.tenant = m_world.tenant,
                   .user = m_world.user,
                   .name = u"李伟"_s,
                   .role = Role::Admin,
                   .source = u"user"_s};
    }
    void cleanup()
    {
        m_psql.reset();
        m_database.reset();
    }

    void textChangedByHandIsFound()
    {
        ITSM_VERIFY(insertIncidents(10));
        const auto backend = makeBackend(m_database->url());
        QTRY_COMPARE_WITH_TIMEOUT(matches(*backend, u"filler"_s), 10, 10'000);

        QElapsedTimer timer;
        timer.start();
        ITSM_VERIFY(change(u"UPDATE incidents SET title = '斑马 zebra' WHERE incident_number = 'X-7'"_s, {}));
        QTRY_COMPARE_WITH_TIMEOUT(matches(*backend, u"zebra"_s), 1, 10'000);
        qInfo("a text changed by hand is found after %lld ms", timer.elapsed());
        QVERIFY2(timer.elapsed() < 8'000, "far beyond some seconds");
        QCOMPARE(matches(*backend, u"斑马"_s), 1);
        QCOMPARE(matches(*backend, u"filler"_s), 9);

        // The next change soon after is not forgotten because of the pause between two looks.
        ITSM_VERIFY(change(u"UPDATE incidents SET description = 'giraffe' WHERE incident_number = 'X-8'"_s, {}));
        QTRY_COMPARE_WITH_TIMEOUT(matches(*backend, u"giraffe"_s), 1, 10'000);
    }

    void commandsDoNotWaitForManyTexts()
    {
        constexpr int count = 2'000;
        ITSM_VERIFY(insertIncidents(count));
        const auto backend = makeBackend(m_database->url());
        QTRY_COMPARE(backend->linkState().state, LinkState::State::Live);
        std::vector<qint64> waits;
        while (matches(*backend, u"filler"_s) < count && waits.size() < 2'000) {
            QElapsedTimer timer;
            timer.start();
            NewIncident input;
            input.title = u"meanwhile"_s;
            auto made = backend->createIncident(input);
            made.waitForFinished();
            ITSM_VERIFY(made.takeResult());
            waits.push_back(timer.elapsed());
            QTest::qWait(5);
        }
        QCOMPARE(matches(*backend, u"filler"_s), count);
        QVERIFY(!waits.empty());
        std::ranges::sort(waits);
        qInfo("%zu commands meanwhile: median %lld ms, longest %lld ms", waits.size(), waits[waits.size() / 2],
              waits.back());
        QVERIFY2(waits[waits.size() / 2] < 100, "commands wait for the housekeeping");
    }

    void feedIsPruned()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        const QString longAgo = dialect == Dialect::Sqlite ? u"1"_s : u"now() - interval '2 days'"_s;
        ITSM_VERIFY(m_psql->execute(
            u"INSERT INTO change_log (tenant_id, entity, operation, row_id, changed_at)"
            " SELECT ?, 'rule', 'update', n, %1 FROM (%2) AS numbers"_s.arg(longAgo, numbersUpTo(107'000)),
            {m_world.tenant.value}));
        QVERIFY(loggedChanges() >= 107'000);
        const auto backend = makeBackend(m_database->url());
        QTRY_VERIFY_WITH_TIMEOUT(loggedChanges() <= 100'001, 20'000);
        QVERIFY(loggedChanges() >= 99'990);
    }

    void loginWithoutRightsIsLeftAlone()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        if (dialect == Dialect::Sqlite)
            QSKIP("a file knows no logins");
        ITSM_VERIFY(insertIncidents(10));
        ITSM_VERIFY(m_psql->executeScript(
            u"CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;"
            "GRANT EXECUTE ON FUNCTION itsm_login_tenant(), itsm_search_ids(integer[], bigint) TO reader"_s));
        const StoreUrl url = m_database->urlFor(u"reader"_s);
        ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Refuse));
        ITSM_UNWRAP(const auto connection, store->connect(Connection::Access::Write));
        const ServiceDesk desk(SystemClock::instance());
        ITSM_UNWRAP(const bool hasMoreText, desk.refreshSearch(*connection, m_actor));
        QVERIFY(!hasMoreText);
        ITSM_UNWRAP(const bool hasMore, desk.maintain(*connection, m_actor));
        QVERIFY(!hasMore);
        const auto backend = makeBackend(url);
        QTRY_COMPARE(backend->linkState().state, LinkState::State::Live);
        QCOMPARE(matches(*backend, u"status:new"_s), 10);
    }
};

ITSM_TEST(TestHousekeeping)
#include "tst_housekeeping.moc"
