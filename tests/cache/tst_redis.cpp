#include "services/cache/rate_limit.h"
#include "tests/support/redis_server.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// What servers share beside their database: a real Redis that is there, silent, emptied, killed or not there at all.
class TestRedis : public QObject
{
    Q_OBJECT

    std::unique_ptr<RedisServer> m_server;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RedisServer>();
        ITSM_VERIFY(m_server->start());
    }

    void keepsValuesForAWhile()
    {
        Redis redis(m_server->config());
        QTRY_VERIFY(redis.isUp());
        const QByteArray value("\0binary\r\n$3\xff", 12);
        redis.put("key", value, 60s);
        QCOMPARE(redis.get("key"), value);
        QVERIFY(!redis.get("another"));
        redis.put("short", "x", 20ms);
        QTRY_VERIFY(!redis.get("short"));
        QCOMPARE(m_server->cli({u"--scan"_s}), QByteArray("itsm:key"));
        QCOMPARE(redis.figures().hits >= 1, true);
        QCOMPARE(redis.figures().errors, 0);
        // Another installation sees nothing of it.
        RedisConfig other = m_server->config();
        other.prefix = u"other"_s;
        Redis stranger(other);
        QTRY_VERIFY(stranger.isUp());
        QVERIFY(!stranger.get("key"));
    }

    void tellsOthersButNotItself()
    {
        Redis one(m_server->config());
        Redis two(m_server->config());
        QTRY_VERIFY(one.isUp() && two.isUp());
        std::mutex mutex;
        QByteArrayList heardByOne;
        QByteArrayList heardByTwo;
        const auto into = [&mutex](QByteArrayList &list) {
            return [&](const std::optional<QByteArray> &message) {
                const std::lock_guard lock(mutex);
                list += message.value_or("lost");
            };
        };
        const auto taken = [&mutex](const QByteArrayList &list) {
            const std::lock_guard lock(mutex);
            return list;
        };
        const Redis::Subscription first = one.listen("topic", into(heardByOne));
        {
            const Redis::Subscription second = two.listen("topic", into(heardByTwo));
            const Redis::Subscription deaf = two.listen("another", into(heardByOne));
            one.announce("topic", "a b");
            QTRY_COMPARE(taken(heardByTwo), QByteArrayList{"a b"});
            // Whoever was cut off may have missed something.
            QCOMPARE(m_server->cli({u"client"_s, u"kill"_s, u"type"_s, u"pubsub"_s}), QByteArray("2"));
            QTRY_VERIFY(taken(heardByTwo).contains("lost"));
            QTRY_VERIFY(taken(heardByOne).contains("lost"));
            QTRY_VERIFY(one.isUp() && two.isUp());
        }
        const qsizetype before = taken(heardByTwo).size();
        const qint64 told = one.figures().told;
        one.announce("topic", "nobody listens any more");
        QTRY_VERIFY(one.figures().told > told);
        two.announce("topic", "back");
        QTRY_VERIFY(taken(heardByOne).contains("back"));
        QCOMPARE(taken(heardByTwo).size(), before);
        QVERIFY(!taken(heardByOne).contains("a b"));
    }

    /// Goal F8: who asks a Redis that does not answer waits once, for the time that is allowed.
    void aSilentRedisCostsOneTimeout()
    {
        RedisConfig config = m_server->config();
        config.timeout = 50ms;
        Redis redis(config);
        QTRY_VERIFY(redis.isUp());
        redis.put("key", "value", 60s);
        m_server->freeze();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(!redis.get("key"));
        const qint64 took = timer.elapsed();
        QVERIFY2(took < 1'000, QByteArray(QByteArray::number(took)).constData());
        QVERIFY(!redis.isUp());
        QVERIFY(redis.figures().bypassed > 9'000);
        m_server->thaw();
        QTRY_VERIFY_WITH_TIMEOUT(redis.isUp(), 15'000);
        QTRY_COMPARE(redis.get("key"), std::optional<QByteArray>("value"));
    }

    /// Something that listens at the port and never says a word, or says what is no Redis.
    void whateverListensThere_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("silence") << QByteArray();
        QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("half an answer") << QByteArray("$1000\r\nabc");
        QTest::newRow("the end") << QByteArray("-");
    }
    void whateverListensThere()
    {
        QFETCH(QByteArray, answer);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write(answer);
            if (answer == "-")
                socket->disconnectFromHost();
        });
        RedisConfig config = m_server->config();
        config.port = server.serverPort();
        Redis redis(config);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(!redis.get("key"));
            QTest::qWait(10);
        }
        QVERIFY(!redis.isUp());
        if (!answer.isEmpty())
            return;
        // In another thread, because this one serves.
        std::optional<Result<QString>> probed;
        std::thread prober([&] { probed = Redis::probe(config); });
        QTest::qWait(1'200);
        prober.join();
        QVERIFY(!*probed);
    }

    void comesBackAfterItsEnd()
    {
        Redis redis(m_server->config());
        QTRY_VERIFY(redis.isUp());
        redis.put("key", "value", 60s);
        m_server->kill();
        QVERIFY(!redis.get("key"));
        QVERIFY(!redis.isUp());
        ITSM_VERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(redis.isUp(), 15'000);
        QVERIFY(!redis.get("key"));
        redis.put("key", "value", 60s);
        QCOMPARE(redis.get("key"), std::optional<QByteArray>("value"));
        QCOMPARE(m_server->cli({u"flushall"_s}), QByteArray("OK"));
        QVERIFY(!redis.get("key"));
        QVERIFY(redis.isUp());
    }

    void startsWithoutIt()
    {
        m_server->kill();
        Redis redis(m_server->config());
        QVERIFY(!redis.get("key"));
        redis.announce("topic", "waits");
        ITSM_VERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(redis.isUp(), 15'000);
        QTRY_COMPARE(redis.figures().told, 1);
    }

    void showsItsPassword()
    {
        m_server->kill();
        ITSM_VERIFY(m_server->start(u"s3cret"_s));
        RedisConfig config = m_server->config();
        {
            Redis redis(config);
            QTRY_VERIFY(redis.isUp());
            redis.put("key", "value", 60s);
            QCOMPARE(redis.get("key"), std::optional<QByteArray>("value"));
        }
        ITSM_UNWRAP(const QString version, Redis::probe(config));
        QVERIFY(version.contains(u'.'));
        for (const QString &wrong : {QString(), u"wrong"_s}) {
            config.password = Secret(wrong);
            ITSM_VERIFY_ERROR(Redis::probe(config), Error::Code::Forbidden);
            Redis redis(config);
            QTest::qWait(100);
            QVERIFY(!redis.isUp());
        }
    }

    void whatItRefusesIsAnError()
    {
        Redis redis(m_server->config());
        QTRY_VERIFY(redis.isUp());
        QCOMPARE(m_server->cli({u"rpush"_s, u"itsm:list"_s, u"x"_s}), QByteArray("1"));
        QVERIFY(!redis.get("list"));
        QCOMPARE(redis.figures().errors, 1);
        QVERIFY(redis.isUp());
        QVERIFY(!redis.run("return redis.call('NONSENSE')", {}, {}));
        QTRY_VERIFY_WITH_TIMEOUT(redis.isUp(), 15'000);
        QCOMPARE(redis.run("return #KEYS + ARGV[1]", {"a", "b"}, {"3"}), std::optional<qint64>(5));
    }

    void manyAskAtTheSameTime()
    {
        Redis redis(m_server->config());
        QTRY_VERIFY(redis.isUp());
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int n = 0; n < 8; ++n) {
            threads.emplace_back([&redis, &wrong, n] {
                const QByteArray mine = "thread" + QByteArray::number(n);
                for (int i = 0; i < 300; ++i) {
                    redis.put(mine, mine, 60s);
                    const auto got = redis.get(mine);
                    wrong += got && *got != mine;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong, 0);
        QVERIFY(redis.figures().hits > 0);
        QVERIFY(m_server->cli({u"client"_s, u"list"_s}).split('\n').size() <= 8 + 2 + 1);
    }

    void limitsAreSharedWhileThereIsARedis()
    {
        Redis one(m_server->config());
        Redis two(m_server->config());
        QTRY_VERIFY(one.isUp() && two.isUp());
        RateLimit atOne("test", 5, &one);
        RateLimit atTwo("test", 5, &two);
        int taken = 0;
        for (int i = 0; i < 40; ++i)
            taken += (i % 2 == 0 ? atOne : atTwo).take("key") == 0ms;
        QVERIFY2(taken >= 10 && taken <= 12, QByteArray(QByteArray::number(taken)).constData());
        QVERIFY(atOne.take("key") > 0ms);
        QVERIFY(atOne.take("key") <= 200ms);
        QVERIFY(atOne.take("another") == 0ms);
        QTest::qSleep(250);
        QVERIFY(atTwo.take("key") == 0ms);
        // Without it, each for itself.
        m_server->kill();
        QVERIFY(!one.get("x") && !two.get("x"));
        for (RateLimit *limit : {&atOne, &atTwo}) {
            taken = 0;
            for (int i = 0; i < 40; ++i)
                taken += limit->take("key") == 0ms;
            QVERIFY2(taken >= 10 && taken <= 12, QByteArray(QByteArray::number(taken)).constData());
        }
        RateLimit none("none", 0, nullptr);
        for (int i = 0; i < 1'000; ++i)
            QVERIFY(none.take("key") == 0ms);
    }
};

ITSM_TEST(TestRedis)
#include "tst_redis.moc"
