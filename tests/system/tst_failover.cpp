#include "services/storage/read_replica.h"
#include "tests/support/postgres_server.h"
#include "tests/support/test_program.h"
#include "tests/system/server_cluster.h"

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// PostgreSQL with a standby that follows synchronously: what becomes of servers when the primary dies, and how its
/// copy is read.
class TestFailover : public QObject, private ServerCluster
{
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_primary;
    std::unique_ptr<PostgresServer> m_standby;

    static constexpr auto lists = "/api/v1/incidents?sort=number";

    /// Both clusters behind one address: whichever can be written.
    QByteArray manyHosts() const
    {
        return "postgresql://postgres@/itsm?host=" + m_primary->folder().toUtf8() + ',' + m_standby->folder().toUtf8() +
               "&target_session_attrs=read-write";
    }
    static Result<std::unique_ptr<Connection>> connectTo(const PostgresServer &server)
    {
        ITSM_TRY_ASSIGN(const StoreUrl url, StoreUrl::parse(server.url(u"itsm"_s)));
        ITSM_TRY_ASSIGN(const auto store, Store::open(url, Store::Upgrade::Refuse));
        return store->connect(Connection::Access::Write);
    }
    static Result<> tell(const PostgresServer &server, const QString &sql)
    {
        ITSM_TRY_ASSIGN(const auto c, connectTo(server));
        return c->executeScript(sql);
    }
    bool isSynchronous() const
    {
        const auto found = queryOne<bool>(*connection, u"SELECT sync_state = 'sync' FROM pg_stat_replication"_s, {},
                                          [](const Row &row) { return row.boolean(0); });
        return found && found->value_or(false);
    }
    double metric(const QByteArray &name)
    {
        for (const QByteArray &line : ask(0, "GET", "/metrics").body.split('\n')) {
            if (line.startsWith(QByteArray(name + ' ')))
                return line.sliced(name.size() + 1).toDouble();
        }
        return -1;
    }
    int makeIncident(const QByteArray &title, const QByteArray &key = {})
    {
        return ask(0, "POST", "/api/v1/incidents", "{\"title\":\"" + title + "\"}",
                   key.isEmpty() ? key : "Idempotency-Key: " + key + "\r\n")
            .status;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ITSM_UNWRAP(m_primary, PostgresServer::create());
        ITSM_VERIFY(m_primary->createDatabase(u"itsm"_s));
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(m_primary->url(u"itsm"_s)));
        ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Migrate));
        ITSM_VERIFY(makePerson(*store));
        ITSM_UNWRAP(m_standby, PostgresServer::standbyOf(*m_primary));
    }
    void cleanup() { process(0).kill(); }
    void cleanupTestCase()
    {
        connection.reset();
        m_standby.reset();
        m_primary.reset();
    }

    /// A wall and everybody else read the copy, and see there what they would see on the primary.
    void aReplicaIsReadWhereItHasCaughtUp()
    {
        ITSM_VERIFY(start(0, "url: '" + m_primary->url(u"itsm"_s).toUtf8() + "'\n  replica: '" +
                                 m_standby->url(u"itsm"_s).toUtf8() + '\''));
        QTRY_COMPARE(metric("itsm_replica_up"), 1.0);
        const auto numberOfRows = [this] { return ask(0, "GET", lists).data()["total"_L1].toInt(-1); };
        for (int i = 1; i <= 30; ++i) {
            QCOMPARE(makeIncident("x"), 201);
            QCOMPARE(numberOfRows(), i);
        }
        const double reads = metric("itsm_replica_reads_total");
        QVERIFY2(reads > 5, QByteArray::number(reads).constData());

        // One that stands still is not asked, and nobody sees what it shows.
        ITSM_VERIFY(tell(*m_standby, u"SELECT pg_wal_replay_pause()"_s));
        QTest::qWait(200);
        for (int i = 31; i <= 35; ++i) {
            QCOMPARE(makeIncident("x"), 201);
            QCOMPARE(numberOfRows(), i);
        }
        QVERIFY(metric("itsm_replica_behind_total") > 0);
        ITSM_VERIFY(tell(*m_standby, u"SELECT pg_wal_replay_resume()"_s));
        const double before = metric("itsm_replica_reads_total");
        QTRY_VERIFY(numberOfRows() == 35 && metric("itsm_replica_reads_total") > before);

        // One that is gone is not missed, and is found again.
        m_standby->stop(PostgresServer::Stop::Immediate);
        for (int i = 36; i <= 40; ++i) {
            QCOMPARE(makeIncident("x"), 201);
            QCOMPARE(numberOfRows(), i);
        }
        QCOMPARE(metric("itsm_replica_up"), 0.0);
        ITSM_VERIFY(m_standby->start());
        QTRY_COMPARE_WITH_TIMEOUT(metric("itsm_replica_up"), 1.0, 10'000);
        const double again = metric("itsm_replica_reads_total");
        QTRY_VERIFY(numberOfRows() == 40 && metric("itsm_replica_reads_total") > again);

        const Run check = run({u"--config"_s, m_folder.filePath(u"server0.yaml"_s), u"check"_s});
        QVERIFY2(check.out.contains("read replica"), check.out.constData());
    }

    /// After a failover a copy that still follows the old primary may be further than the new one, and show what that
    /// never had.
    void aCopyOfAnotherTimelineIsNotRead()
    {
        ITSM_UNWRAP(const auto old, PostgresServer::create());
        ITSM_VERIFY(old->createDatabase(u"itsm"_s));
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(old->url(u"itsm"_s)));
        ITSM_VERIFY(Store::open(url, Store::Upgrade::Migrate));
        ITSM_UNWRAP(const auto fresh, PostgresServer::standbyOf(*old)); // to be the primary
        ITSM_UNWRAP(const auto stray, PostgresServer::standbyOf(*old));
        const auto isRead = [](PostgresServer &primary, const PostgresServer &copy) {
            const auto c = connectTo(primary);
            const auto copyUrl = StoreUrl::parse(copy.url(u"itsm"_s));
            ReadReplica replica(*copyUrl, {});
            return c && QTest::qWaitFor([&] { return replica.figures().isUp; }, 10'000) &&
                   replica.read(**c, [](Connection &) { return Result<>(); });
        };
        QVERIFY(QTest::qWaitFor([&] { return isRead(*old, *stray); }, 30'000));
        fresh->stop(PostgresServer::Stop::Fast);
        ITSM_VERIFY(tell(*old, u"CREATE TABLE lost AS SELECT generate_series(1, 100000) AS n"_s));
        const auto hasLost = [&] {
            const auto c = connectTo(*stray);
            const auto rows = c ? queryOne<qint64>(**c, u"SELECT count(*) FROM lost"_s, {},
                                                   [](const Row &row) { return row.integer(0); })
                                : Result<std::optional<qint64>>();
            return rows && *rows == 100'000;
        };
        QTRY_VERIFY(hasLost());
        old->stop(PostgresServer::Stop::Immediate);
        ITSM_VERIFY(fresh->start());
        ITSM_VERIFY(fresh->promote());
        QVERIFY(!isRead(*fresh, *stray));
        // One that follows the new primary is read.
        ITSM_UNWRAP(const auto follower, PostgresServer::standbyOf(*fresh));
        QVERIFY(QTest::qWaitFor([&] { return isRead(*fresh, *follower); }, 30'000));
    }

    /// The primary crashes in the middle of writes; its standby is promoted. What was acknowledged is there, once.
    void writesGoOnAfterAPromotion()
    {
        ITSM_VERIFY(tell(*m_primary, u"ALTER SYSTEM SET synchronous_standby_names = 'standby'"_s));
        ITSM_VERIFY(tell(*m_primary, u"SELECT pg_reload_conf()"_s));
        QTRY_VERIFY(isSynchronous());
        ITSM_VERIFY(start(0, "url: '" + manyHosts() + '\''));
        std::atomic<bool> isOver = false;
        QStringList taken;
        std::atomic<qint64> lastTaken = 0;
        QElapsedTimer timer;
        timer.start();
        std::thread writer([&] {
            for (int i = 0; !isOver; ++i) {
                const QByteArray title = "number " + QByteArray::number(i);
                while (makeIncident(title, title.simplified().replace(' ', '-')) != 201) {
                    if (isOver)
                        return;
                    std::this_thread::sleep_for(std::chrono::milliseconds(20));
                }
                taken += QString::fromLatin1(title);
                lastTaken = timer.elapsed();
            }
        });
        QTest::qSleep(1'500);
        m_primary->stop(PostgresServer::Stop::Immediate);
        const qint64 crash = timer.elapsed();
        QTest::qSleep(300);
        const auto promoted = m_standby->promote();
        const qint64 promotion = timer.elapsed();
        const bool isBack = QTest::qWaitFor([&] { return lastTaken > promotion + 300; }, 20'000);
        const qint64 back = timer.elapsed();
        isOver = true;
        writer.join();
        ITSM_VERIFY(promoted);
        QVERIFY(isBack);
        ITSM_UNWRAP(const auto c, connectTo(*m_standby));
        QHash<QString, int> titles;
        ITSM_VERIFY(c->query(u"SELECT title, count(*) FROM incidents GROUP BY title"_s, {}, [&](const Row &row) {
            titles.insert(row.text(0), int(row.integer(1)));
            return true;
        }));
        for (const QString &title : std::as_const(taken))
            QCOMPARE(titles.value(title), 1);
        QVERIFY(taken.size() > 20);
        qInfo() << taken.size() << "incidents; ms from the crash to the promotion:" << promotion - crash
                << "from there until writes were taken again: at most" << back - promotion - 300;
        QVERIFY2(back - promotion < 10'000, "writes go on soon after the promotion");
    }
};

ITSM_TEST(TestFailover)
#include "tst_failover.moc"
