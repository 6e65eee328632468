#include "tests/access/access_world.h"
#include "tests/support/redis_server.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Two servers with one database and one Redis: what one learns of people and guesses, the other one knows.
class TestTwoServers : public QObject
{
    Q_OBJECT
private:
    using Code = Error::Code;
    AccessWorld m_world;
    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<Redis> m_redis;
    std::unique_ptr<Redis> m_otherRedis;
    std::unique_ptr<AccessDesk> m_one;
    std::unique_ptr<AccessDesk> m_other;

    static qint64 secondsToWait(const Result<SignedIn> &refused)
    {
        return refused ? 0 : refused.error().details.value("retry_after"_L1).toInteger();
    }
    Result<SignedIn> signIn(AccessDesk &desk, const QString &login, const QString &password, const QString &address)
    {
        Credentials credentials = m_world.credentials(login);
        credentials.password = Secret(password);
        credentials.address = address;
        return desk.signIn(m_world.c(), credentials);
    }
    bool isIn(AccessDesk &desk, const QString &token)
    {
        return desk.authenticate(m_world.c(), token.toLatin1()).has_value();
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
        m_server = std::make_unique<RedisServer>();
        ITSM_VERIFY(m_server->start());
        m_redis = std::make_unique<Redis>(m_server->config());
        m_otherRedis = std::make_unique<Redis>(m_server->config());
        m_one = std::make_unique<AccessDesk>(m_world.clock, quickPolicy(), m_redis.get());
        m_other = std::make_unique<AccessDesk>(m_world.clock, quickPolicy(), m_otherRedis.get());
        QTRY_VERIFY(m_redis->isUp() && m_otherRedis->isUp());
    }
    void cleanup()
    {
        m_one.reset();
        m_other.reset();
    }

    void whoSignsOutIsOutEverywhere()
    {
        ITSM_UNWRAP(const SignedIn in, m_one->signIn(m_world.c(), m_world.credentials(u"anna"_s)));
        QVERIFY(isIn(*m_other, in.tokens.access));
        std::atomic<int> told = 0;
        m_other->onRevocation([&told] { ++told; });
        ITSM_VERIFY(m_one->signOut(m_world.c(), in.tokens.access.toLatin1()));
        // The clock stands still: what is remembered does not become old.
        QTRY_VERIFY(!isIn(*m_other, in.tokens.access));
        QVERIFY(told > 0);
        m_other->onRevocation({});
    }

    void aRevocationIsKnownAtOnce()
    {
        ITSM_UNWRAP(const MadeApiToken made,
                    m_one->createApiToken(
                        m_world.c(), m_world.agent,
                        {.owner = m_world.agent.user, .name = u"script"_s, .scope = u"agent"_s, .expiresAt = {}}));
        const QString token = made.text.reveal();
        QVERIFY(isIn(*m_one, token) && isIn(*m_other, token));
        ITSM_VERIFY(m_other->revokeApiToken(m_world.c(), m_world.agent, made.token.id));
        QTRY_VERIFY(!isIn(*m_one, token));
    }

    /// What was revoked while a server heard nothing is looked at again as soon as it hears something.
    void aServerThatWasDeafLooksAgain()
    {
        ITSM_UNWRAP(const SignedIn in, m_one->signIn(m_world.c(), m_world.credentials(u"anna"_s)));
        QVERIFY(isIn(*m_other, in.tokens.access));
        m_server->kill();
        QTRY_VERIFY(!m_redis->get("x") && !m_otherRedis->get("x") && !m_redis->isUp() && !m_otherRedis->isUp());
        ITSM_VERIFY(m_one->signOut(m_world.c(), in.tokens.access.toLatin1()));
        QVERIFY(isIn(*m_other, in.tokens.access)); // for half a minute
        ITSM_VERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(!isIn(*m_other, in.tokens.access), 15'000);
        // And without any Redis after that half minute.
        m_server->kill();
        ITSM_UNWRAP(const SignedIn again, m_one->signIn(m_world.c(), m_world.credentials(u"anna"_s)));
        QVERIFY(isIn(*m_other, again.tokens.access));
        ITSM_VERIFY(m_one->signOut(m_world.c(), again.tokens.access.toLatin1()));
        m_world.clock.advance(31s);
        QVERIFY(!isIn(*m_other, again.tokens.access));
    }

    void guessesAreCountedTogether()
    {
        for (int i = 0; i < 5; ++i) {
            AccessDesk &desk = i % 2 == 0 ? *m_one : *m_other;
            ITSM_VERIFY_ERROR(signIn(desk, u"anna"_s, u"wrong"_s, u"192.0.2.9"_s), Code::Unauthenticated);
        }
        for (AccessDesk *desk : {m_one.get(), m_other.get()}) {
            const auto refused = signIn(*desk, u"anna"_s, u"anna-password"_s, u"192.0.2.9"_s);
            ITSM_VERIFY_ERROR(refused, Code::Unavailable);
            QCOMPARE(secondsToWait(refused), 1);
        }
        // Neither the login nor the address stands there.
        const QByteArray keys = m_server->cli({u"--scan"_s});
        QVERIFY(keys.contains("itsm:back-off:") && !keys.contains("anna") && !keys.contains("192.0.2"));
        // Elsewhere nobody has guessed.
        ITSM_VERIFY(signIn(*m_other, u"anna"_s, u"anna-password"_s, u"192.0.2.10"_s));
    }

    /// What was not counted makes nobody wait longer: neither what Redis refused, nor what was taken back.
    void onlyWhatCountsMakesWait_data()
    {
        QTest::addColumn<bool>("isRefusedByRedis");
        QTest::newRow("refused by Redis") << true;
        QTest::newRow("taken back") << false;
    }
    void onlyWhatCountsMakesWait()
    {
        QFETCH(bool, isRefusedByRedis);
        BackOff counting(isRefusedByRedis ? m_redis.get() : nullptr);
        const QString anna = u"anna"_s;
        const QString address = u"192.0.2.11"_s;
        const Instant begin = m_world.clock.now();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(counting.admit(anna, address, begin), 0s);
        const Instant later = begin + 10s; // by the clock here; by that of Redis at once
        QCOMPARE(counting.admit(anna, address, later), isRefusedByRedis ? 1s : 0s);
        if (isRefusedByRedis)
            m_server->kill();
        else
            counting.takeBack(anna, address);
        QCOMPARE(counting.admit(anna, address, later), 0s);
        QCOMPARE(counting.admit(anna, address, later), 2s); // that one counts
    }
    /// The same in Redis.
    void whatIsTakenBackIsTakenBackEverywhere()
    {
        BackOff counting(m_redis.get());
        const Instant now = m_world.clock.now();
        const auto last = [this] {
            QByteArrayList times;
            for (const QByteArray &key : m_server->cli({u"--scan"_s}).split('\n'))
                times += m_server->cli({u"hget"_s, QString::fromLatin1(key.trimmed()), u"last"_s});
            std::ranges::sort(times);
            return times;
        };
        QCOMPARE(counting.admit(u"anna"_s, u"192.0.2.12"_s, now), 0s);
        const QByteArrayList before = last();
        QTest::qWait(5);
        QCOMPARE(counting.admit(u"anna"_s, u"192.0.2.12"_s, now), 0s);
        QVERIFY(last() != before);
        counting.takeBack(u"anna"_s, u"192.0.2.12"_s);
        QCOMPARE(last(), before);
        counting.takeBack(u"anna"_s, u"192.0.2.12"_s);
        QCOMPARE(m_server->cli({u"--scan"_s}), QByteArray());
    }

    /// All addresses that one customer of a provider has are one.
    void aCustomerIsOne()
    {
        QCOMPARE(customerOf(u"2001:db8::1"_s), customerOf(u"2001:db8:0:0:ffff::7"_s));
        QVERIFY(customerOf(u"2001:db8::1"_s) != customerOf(u"2001:db8:0:1::1"_s));
        QVERIFY(customerOf(u"192.0.2.1"_s) != customerOf(u"192.0.2.2"_s));
    }

    /// Emptied, killed or silent: what a server has counted itself still holds.
    void guessesAreNotForgottenWithRedis()
    {
        for (int i = 0; i < 5; ++i)
            ITSM_VERIFY_ERROR(signIn(*m_one, u"anna"_s, u"wrong"_s, u"192.0.2.9"_s), Code::Unauthenticated);
        QCOMPARE(m_server->cli({u"flushall"_s}), QByteArray("OK"));
        const auto flushed = signIn(*m_one, u"anna"_s, u"anna-password"_s, u"192.0.2.9"_s);
        QCOMPARE(secondsToWait(flushed), 1);
        m_server->freeze();
        const auto frozen = signIn(*m_one, u"anna"_s, u"anna-password"_s, u"192.0.2.9"_s);
        QCOMPARE(secondsToWait(frozen), 1);
        m_world.clock.advance(2s);
        ITSM_VERIFY(signIn(*m_one, u"anna"_s, u"anna-password"_s, u"192.0.2.9"_s));
        ITSM_VERIFY(signIn(*m_one, u"anna"_s, u"anna-password"_s, u"192.0.2.9"_s));
        m_server->thaw();
    }

    void theRightPasswordIsForgivenEverywhere()
    {
        for (int i = 0; i < 4; ++i) {
            ITSM_VERIFY_ERROR(signIn(*m_other, u"anna"_s, u"wrong"_s, u"192.0.2.9"_s), Code::Unauthenticated);
        }
        ITSM_VERIFY(signIn(*m_one, u"anna"_s, u"anna-password"_s, u"192.0.2.9"_s));
        QTRY_VERIFY(m_otherRedis->figures().heard >= 2);
        for (int i = 0; i < 5; ++i)
            ITSM_VERIFY_ERROR(signIn(*m_other, u"anna"_s, u"wrong"_s, u"192.0.2.9"_s), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(signIn(*m_other, u"anna"_s, u"wrong"_s, u"192.0.2.9"_s), Code::Unavailable);
    }
};

ITSM_TEST(TestTwoServers)
#include "tst_two_servers.moc"
