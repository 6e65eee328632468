#include "services/desk/desk.h"
#include "tests/support/redis_server.h"
#include "tests/support/slow_proxy.h"
#include "tests/support/test_program.h"
#include "tests/system/cluster_load.h"

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Goal D4 with three servers: one of them is killed, one is cut off from PostgreSQL and from Redis as by a network
/// that passes nothing on any more, and clients of all three go on.
class TestPartition : public QObject, private ServerCluster
{
    Q_OBJECT

    /// A transaction that the cut has stopped keeps the others waiting for 15 s at most; and a busy machine.
    static constexpr int longestWait = 25'000;
    static constexpr size_t cutOff = 2; ///< the server that reaches PostgreSQL and Redis through the proxies

    std::unique_ptr<TempDatabase> m_database;
    std::shared_ptr<Store> m_store;
    RedisServer m_redis;
    std::unique_ptr<SlowProxy> m_toPostgres;
    std::unique_ptr<SlowProxy> m_toRedis;

    Result<> startServer(size_t number)
    {
        const bool isCutOff = number == cutOff;
        const QString url = isCutOff ? m_toPostgres->url() : urlText(m_database->url());
        return start(number, "url: '" + url.toUtf8() + '\'', m_redis.section(isCutOff ? m_toRedis->port() : 0));
    }
    int readiness(size_t number) const { return ask(number, "GET", "/readyz").status; }
    int write(size_t number) const { return ask(number, "POST", "/api/v1/incidents/match", R"({"ids":[1]})").status; }
    /// Who sees to the sources of alerts at this moment.
    Result<QString> leader()
    {
        ITSM_TRY_ASSIGN(
            const auto holder,
            queryOne<QString>(
                *connection,
                u"SELECT holder FROM leases WHERE name = 'alert-sources' AND expires_at > clock_timestamp()"_s, {},
                [](const Row &row) { return row.text(0); }));
        return holder.value_or(QString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        ITSM_UNWRAP(m_database, TempDatabase::create(Dialect::PostgreSql));
        ITSM_UNWRAP(m_store, m_database->store());
        ITSM_VERIFY(makePerson(*m_store));
        ITSM_VERIFY(m_redis.start());
        ITSM_UNWRAP(m_toPostgres, SlowProxy::start(urlText(m_database->url())));
        ITSM_UNWRAP(m_toRedis, SlowProxy::inFrontOf(m_redis.socketPath()));
    }
    void cleanupTestCase()
    {
        if (m_toPostgres)
            m_toPostgres->setFrozen(false);
        for (const size_t number : {size_t(0), size_t(1), cutOff})
            process(number).kill();
        connection.reset();
    }

    void nothingIsLostOrDoubled()
    {
        NewSource input;
        input.name = u"prometheus"_s;
        ITSM_UNWRAP(const SourceWithSecret source,
                    ServiceDesk(SystemClock::instance()).addSource(*connection, person, input));
        ITSM_VERIFY(startServer(cutOff));
        const auto leads = [this](const QString &other) {
            const auto holder = leader();
            return holder && !holder->isEmpty() && *holder != other;
        };
        QTRY_VERIFY(leads({}));
        ITSM_UNWRAP(const QString first, leader());
        ITSM_VERIFY(startServer(0));
        ITSM_VERIFY(startServer(1));
        ClusterLoad load(*this, 3, source.secret.reveal().toLatin1());
        ITSM_VERIFY(load.start());
        QTRY_VERIFY(load.taken() > 20);

        process(0).kill();
        QTRY_VERIFY(load.told(1) > load.told(0) || load.taken() > 40);
        ITSM_VERIFY(startServer(0));

        // Without Redis it works on.
        m_toRedis->setFrozen(true);
        QTest::qWait(1'000);
        QCOMPARE(readiness(cutOff), 200);
        QCOMPARE(write(cutOff), 200);
        m_toRedis->setFrozen(false);

        m_toPostgres->setFrozen(true);
        m_toRedis->setFrozen(true);
        QElapsedTimer timer;
        timer.start();
        const QHash<size_t, qsizetype> toldBefore{{0, load.told(0)}, {1, load.told(1)}};
        QTRY_VERIFY_WITH_TIMEOUT(leads(first), 15'000);
        const qint64 leaderGap = timer.elapsed();
        QTRY_COMPARE_WITH_TIMEOUT(readiness(cutOff), 503, 15'000);
        const qint64 unready = timer.elapsed();
        QCOMPARE(write(cutOff), 503);
        // The others go on, one of them alone while the other is killed.
        for (const size_t other : {size_t(0), size_t(1)})
            QTRY_VERIFY_WITH_TIMEOUT(load.told(other) > toldBefore.value(other) + 10, longestWait);
        const qint64 othersGoOn = timer.elapsed();
        process(1).kill();
        const qsizetype takenBefore = load.taken();
        QTRY_VERIFY_WITH_TIMEOUT(load.taken() > takenBefore + 3, longestWait);
        ITSM_VERIFY(startServer(1));

        m_toPostgres->setFrozen(false);
        m_toRedis->setFrozen(false);
        timer.start();
        QTRY_COMPARE_WITH_TIMEOUT(readiness(cutOff), 200, 15'000);
        const qint64 back = timer.elapsed();
        QTRY_COMPARE_WITH_TIMEOUT(write(cutOff), 200, 5'000);
        QVERIFY(process(cutOff).isRunning());
        QTest::qWait(1'000);
        load.stop();
        ITSM_UNWRAP(const QStringList complaints, load.complaints());
        QCOMPARE(complaints, QStringList());
        qInfo() << "ms after the cut: another leader" << leaderGap << "not ready" << unready << "others told"
                << othersGoOn << "; ready again after it" << back << ";" << load.taken() << "writes taken,"
                << load.repeats() << "repeated";
        QVERIFY(load.repeats() > 0);
    }
};

ITSM_TEST(TestPartition)
#include "tst_partition.moc"
