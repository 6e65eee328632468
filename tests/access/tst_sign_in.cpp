#include "tests/access/access_world.h"
#include "tests/support/test_program.h"

#include <mutex>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

class TestSignIn : public QObject
{
    Q_OBJECT
private:
    AccessWorld m_world;
    using Code = Error::Code;

    Result<SignedIn> attempt(const QString &tenant, const QString &login, const QString &password,
                             const QString &address = u"192.0.2.1"_s)
    {
        return m_world.access->signIn(
            m_world.c(), {.tenantCode = tenant, .login = login, .password = Secret(password), .address = address});
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void lifeOfASession()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        QCOMPARE(in.user.login, u"anna"_s);
        QCOMPARE(in.tenant.id, w.tenant);
        QVERIFY(!in.mustChangePassword);
        QCOMPARE(in.tokens.accessExpires, w.clock.now() + 15min);
        QCOMPARE(in.tokens.refreshExpires, w.clock.now() + std::chrono::days(7));
        ITSM_UNWRAP(const Actor actor, w.authenticate(in.tokens.access));
        QCOMPARE(actor, w.agent);
        ITSM_UNWRAP(const User me, w.access->me(w.c(), actor));
        QCOMPARE(me.login, u"anna"_s);

        w.clock.advance(16min);
        ITSM_VERIFY_ERROR(w.authenticate(in.tokens.access), Code::Unauthenticated);
        ITSM_UNWRAP(const TokenPair next, w.refresh(in.tokens.refresh));
        ITSM_UNWRAP(const Actor again, w.authenticate(next.access));
        QCOMPARE(again, w.agent);
        ITSM_UNWRAP(const TokenPair third, w.refresh(next.refresh));

        ITSM_VERIFY(w.access->signOut(w.c(), third.access.toLatin1()));
        ITSM_VERIFY_ERROR(w.authenticate(third.access), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.authenticate(next.access), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(third.refresh), Code::Unauthenticated);
        ITSM_VERIFY(w.access->signOut(w.c(), third.refresh.toLatin1())); // nothing to end is no error
    }

    void sessionsEndByThemselves()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        w.clock.advance(std::chrono::days(7) + 31s);
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
    }

    void refreshTokenIsNoAccessToken()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_VERIFY_ERROR(w.authenticate(in.tokens.refresh), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.access), Code::Unauthenticated);
        ITSM_VERIFY(w.authenticate(in.tokens.access)); // no harm done
    }

    void reuseEndsTheSession()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn mine, w.signIn(u"anna"_s));
        ITSM_UNWRAP(const SignedIn other, w.signIn(u"anna"_s));
        ITSM_UNWRAP(const TokenPair next, w.refresh(mine.tokens.refresh));
        ITSM_VERIFY(w.authenticate(next.access));
        // Somebody has a copy of the first one.
        ITSM_VERIFY_ERROR(w.refresh(mine.tokens.refresh), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.authenticate(next.access), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(next.refresh), Code::Unauthenticated);
        ITSM_VERIFY(w.authenticate(other.tokens.access)); // another sign-in is another session
    }

    void oneTokenAtTheSameMoment()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        const QByteArray token = in.tokens.refresh.toLatin1();
        std::mutex mutex;
        std::vector<TokenPair> pairs;
        int refused = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                const auto connection = w.store->connect(Connection::Access::Write);
                const auto pair = connection ? w.access->refresh(**connection, token) : Result<TokenPair>(TokenPair());
                const std::lock_guard lock(mutex);
                if (pair)
                    pairs.push_back(*pair);
                else
                    refused += pair.error().code == Code::Unauthenticated ? 1 : 0;
            });
        for (std::thread &thread : threads)
            thread.join();
        // A console that asks twice gets one generation, however many answers bring it.
        QCOMPARE(pairs.size(), size_t(8));
        QCOMPARE(refused, 0);
        QCOMPARE(w.number(u"SELECT max(generation) FROM user_sessions WHERE tenant_id = ?"_s), 2);
        ITSM_VERIFY(w.authenticate(pairs.front().access));
        ITSM_UNWRAP(const TokenPair next, w.refresh(pairs.front().refresh));
        // Of two that both hold it, the second one to refresh ends the session, for both.
        ITSM_VERIFY(w.authenticate(next.access));
        ITSM_VERIFY_ERROR(w.refresh(pairs.back().refresh), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.authenticate(next.access), Code::Unauthenticated);
    }

    void aLostAnswerIsGivenAgain()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.authenticate(in.tokens.access));
        w.clock.advance(14min);
        ITSM_VERIFY(w.refresh(in.tokens.refresh)); // lost on its way
        w.clock.advance(10s);
        ITSM_VERIFY(w.authenticate(in.tokens.access)); // what the client still has
        ITSM_VERIFY(w.refresh(in.tokens.refresh));     // and again
        w.clock.advance(20s);
        AccessDesk other(w.clock, quickPolicy()); // another server
        ITSM_UNWRAP(const TokenPair pair, other.refresh(w.c(), in.tokens.refresh.toLatin1()));
        QCOMPARE(w.number(u"SELECT max(generation) FROM user_sessions WHERE tenant_id = ?"_s), 2);
        ITSM_VERIFY(w.authenticate(pair.access));
        // It has arrived: from now on the old one is a copy in somebody's hands.
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.authenticate(pair.access), Code::Unauthenticated);
        QCOMPARE(w.number(u"SELECT count(*) FROM audit_records WHERE tenant_id = ? AND action = "
                          "'refresh_token_reused'"_s),
                 1);
    }

    void aLostAnswerIsGivenForAShortWhile()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_UNWRAP(const TokenPair pair, w.refresh(in.tokens.refresh));
        w.clock.advance(31s);
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(pair.refresh), Code::Unauthenticated);
    }

    /// Whoever refreshed with the new token has got it, and an older one is nobody's any more.
    void onlyTheLastAnswerIsGivenAgain()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_UNWRAP(const TokenPair second, w.refresh(in.tokens.refresh));
        ITSM_VERIFY(w.refresh(second.refresh));
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(second.refresh), Code::Unauthenticated);
    }

    void nothingIsGivenAgainBehindTheEnd()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_UNWRAP(const TokenPair pair, w.refresh(in.tokens.refresh));
        ITSM_VERIFY(w.access->signOut(w.c(), pair.refresh.toLatin1()));
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
        ITSM_UNWRAP(const SignedIn again, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.refresh(again.tokens.refresh));
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.agent.user,
                                      {.login = u"anna"_s, .name = u"Anna"_s, .email = {}, .isActive = false}, 0));
        ITSM_VERIFY_ERROR(w.refresh(again.tokens.refresh), Code::Unauthenticated);
    }

    void whateverIsWrongSoundsTheSame_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("tenant");
        QTest::newRow("wrong password") << u"anna"_s << u"mona-password"_s << QString();
        QTest::newRow("empty password") << u"anna"_s << u""_s << QString();
        QTest::newRow("password of a megabyte") << u"anna"_s << QString(1 << 20, u'x') << QString();
        QTest::newRow("password and more")
            << u"anna"_s << QString(u"anna-password"_s + QChar(u'\0') + u"x"_s) << QString();
        QTest::newRow("half a pair") << u"anna"_s << QString(QChar(0xD800)) << QString();
        QTest::newRow("nobody") << u"nobody"_s << u"anna-password"_s << QString();
        QTest::newRow("no login") << u""_s << u"anna-password"_s << QString();
        QTest::newRow("login of a megabyte") << QString(1 << 20, u'x') << u"anna-password"_s << QString();
        QTest::newRow("NUL behind the login") << QString(u"anna"_s + QChar(u'\0')) << u"anna-password"_s << QString();
        QTest::newRow("half a pair in the login")
            << QString(u"anna"_s + QChar(0xD800)) << u"anna-password"_s << QString();
        QTest::newRow("another case") << u"Anna"_s << u"anna-password"_s << QString();
        QTest::newRow("deactivated") << u"gone"_s << u"gone-password"_s << QString();
        QTest::newRow("SQL") << u"' OR 1=1 --"_s << u"' OR 1=1 --"_s << QString();
        QTest::newRow("wildcard") << u"ann%"_s << u"anna-password"_s << QString();
        QTest::newRow("no such tenant") << u"anna"_s << u"anna-password"_s << u"nowhere"_s;
        QTest::newRow("tenant of others") << u"anna"_s << u"anna-password"_s << u"foreign"_s;
    }
    void whateverIsWrongSoundsTheSame()
    {
        AccessWorld &w = m_world;
        QFETCH(QString, login);
        QFETCH(QString, password);
        QFETCH(QString, tenant);
        if (login == "gone"_L1)
            ITSM_VERIFY(w.access->setPassword(w.c(), w.admin, w.inactive, AccessWorld::passwordOf(login),
                                              AccessDesk::PasswordUse::Lasting));
        const QString place = tenant.isEmpty() ? w.code : tenant == "foreign"_L1 ? w.foreignCode : tenant;
        const auto refused = attempt(place, login, password);
        QVERIFY(!refused);
        const Error expected{Code::Unauthenticated, u"The login or the password is wrong."_s, {}, {}};
        QCOMPARE(describe(refused.error()), describe(expected));
        QCOMPARE(w.number(u"SELECT count(*) FROM user_sessions WHERE tenant_id = ?"_s), 0);
    }

    void tokensSoundTheSame()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.access->signOut(w.c(), in.tokens.access.toLatin1()));
        const auto revoked = w.authenticate(in.tokens.access);
        QVERIFY(!revoked);
        for (const QString &token : {u""_s, u"x"_s, u"a.b.c"_s, u"itsm_AAAA"_s, QString(1 << 20, u'x')}) {
            const auto refused = w.authenticate(token);
            QVERIFY(!refused);
            QCOMPARE(refused.error(), revoked.error());
        }
    }

    void tenantsAreApart()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn theirs, attempt(w.foreignCode, u"zoe"_s, u"zoe-password"_s));
        ITSM_UNWRAP(const Actor zoe, w.authenticate(theirs.tokens.access));
        QCOMPARE(zoe, w.foreigner);
        // The same login in both, with passwords of their own.
        ITSM_UNWRAP(const User anna, w.desk.createUser(w.c(), w.foreigner,
                                                       {.login = u"anna"_s, .name = u"Anna of others"_s, .email = {}}));
        ITSM_VERIFY(w.access->setPassword(w.c(), w.foreigner, anna.id, Secret(u"another-password"_s),
                                          AccessDesk::PasswordUse::Lasting));
        ITSM_UNWRAP(const SignedIn mine, w.signIn(u"anna"_s));
        QCOMPARE(mine.user.tenantId, w.tenant);
        ITSM_UNWRAP(const SignedIn other, attempt(w.foreignCode, u"anna"_s, u"another-password"_s));
        QCOMPARE(other.user.id, anna.id);
        // Nobody sets the password of another tenant's people.
        ITSM_VERIFY_ERROR(w.access->setPassword(w.c(), w.admin, w.foreigner.user, Secret(u"stolen-password"_s),
                                                AccessDesk::PasswordUse::Lasting),
                          Code::NotFound);
    }

    void deactivationIsSeenWithinAMinute()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.authenticate(in.tokens.access));
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.agent.user,
                                      {.login = u"anna"_s, .name = u"Anna"_s, .email = {}, .isActive = false}, 0));
        w.clock.advance(59s);
        ITSM_VERIFY_ERROR(w.authenticate(in.tokens.access), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
        // Her old sessions do not come back with her.
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.agent.user,
                                      {.login = u"anna"_s, .name = u"Anna"_s, .email = {}, .isActive = true}, 0));
        w.clock.advance(59s);
        ITSM_VERIFY_ERROR(w.authenticate(in.tokens.access), Code::Unauthenticated);
        ITSM_VERIFY(w.signIn(u"anna"_s));
    }

    void roleIsThatOfTheDatabase()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"mona"_s));
        ITSM_VERIFY(w.authenticate(in.tokens.access));
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.manager.user,
                                      {.login = u"mona"_s, .name = u"Mona"_s, .email = {}, .role = Role::Viewer}, 0));
        w.clock.advance(59s);
        ITSM_UNWRAP(const Actor now, w.authenticate(in.tokens.access));
        QVERIFY(now.role == Role::Viewer);
    }

    void anotherServerSeesARevocation()
    {
        AccessWorld &w = m_world;
        AccessDesk other(w.clock, quickPolicy());
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_VERIFY(other.authenticate(w.c(), in.tokens.access.toLatin1()));
        ITSM_VERIFY(w.access->signOut(w.c(), in.tokens.access.toLatin1()));
        w.clock.advance(59s);
        ITSM_VERIFY_ERROR(other.authenticate(w.c(), in.tokens.access.toLatin1()), Code::Unauthenticated);
    }

    void verifiedBeforeTheDatabaseIsAsked()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.authenticate(in.tokens.access));
        // A connection that ends at its next statement.
        ITSM_UNWRAP(const auto broken, w.store->connect(Connection::Access::Write));
        broken->rollback();
        ITSM_VERIFY(broken->executeScript(w.c().dialect() == Dialect::Sqlite
                                              ? u"CREATE TEMP TABLE users (x); CREATE TEMP TABLE user_sessions (x);"
                                                "CREATE TEMP TABLE api_tokens (x); CREATE TEMP TABLE signing_keys (x)"_s
                                              : u"SET search_path = pg_temp"_s));
        const auto authenticate = [&](const QByteArray &token) { return w.access->authenticate(*broken, token); };
        for (const QByteArray &token :
             {QByteArray("x"), QByteArray("a.b.c"), QByteArray(in.tokens.access.chopped(2).toLatin1() + "AA"),
              in.tokens.refresh.toLatin1(), QByteArray("itsm_" + QByteArray(64, 'A'))})
            ITSM_VERIFY_ERROR(authenticate(token), Code::Unauthenticated);
        ITSM_VERIFY(authenticate(in.tokens.access.toLatin1())); // remembered
        ITSM_UNWRAP(const SignedIn second, w.signIn(u"anna"_s));
        const auto asked = authenticate(second.tokens.access.toLatin1());
        QVERIFY(!asked && asked.error().code != Code::Unauthenticated); // a good one, not seen before: now it must ask
    }

    void guessingTakesLongerAndLonger()
    {
        AccessWorld &w = m_world;
        for (int i = 0; i < 5; ++i)
            ITSM_VERIFY_ERROR(attempt(w.code, u"anna"_s, u"wrong"_s), Code::Unauthenticated);
        const auto held = attempt(w.code, u"anna"_s, u"anna-password"_s); // even the right one
        ITSM_VERIFY_ERROR(held, Code::Unavailable);
        QCOMPARE(held.error().details.value(u"retry_after"_s).toInt(), 1);
        // Somebody else at the same address, and she herself at another one, need not wait.
        ITSM_VERIFY(attempt(w.code, u"mona"_s, u"mona-password"_s));
        ITSM_VERIFY(attempt(w.code, u"anna"_s, u"anna-password"_s, u"2001:db8::1"_s));
        // Who does not exist is held back in the same way.
        for (int i = 0; i < 5; ++i)
            ITSM_VERIFY_ERROR(attempt(w.code, u"nobody"_s, u"wrong"_s), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(attempt(w.code, u"nobody"_s, u"wrong"_s), Code::Unavailable);

        std::chrono::seconds waited = 0s;
        for (int i = 0; i < 12; ++i) {
            const auto refused = attempt(w.code, u"anna"_s, u"wrong"_s);
            if (refused || refused.error().code == Code::Unauthenticated)
                continue;
            const std::chrono::seconds wait(refused.error().details.value(u"retry_after"_s).toInt());
            QVERIFY(wait >= waited && wait <= 15min);
            waited = wait;
            w.clock.advance(wait);
        }
        QVERIFY(waited >= 16s);
        w.clock.advance(15min);
        ITSM_VERIFY(attempt(w.code, u"anna"_s, u"anna-password"_s));
        ITSM_VERIFY_ERROR(attempt(w.code, u"anna"_s, u"wrong"_s), Code::Unauthenticated); // all is forgiven
    }

    void oneAddressAndManyLogins()
    {
        AccessWorld &w = m_world;
        int held = 0;
        for (int i = 0; i < 40; ++i) {
            const auto refused = attempt(w.code, u"user%1"_s.arg(i), u"Summer-2026"_s);
            QVERIFY(!refused);
            held += refused.error().code == Code::Unavailable ? 1 : 0;
        }
        QCOMPARE(held, 20);
        ITSM_VERIFY(attempt(w.code, u"anna"_s, u"anna-password"_s, u"198.51.100.7"_s));
    }

    void oneLoginAndManyAddresses()
    {
        AccessWorld &w = m_world;
        int held = 0;
        for (int i = 0; i < 60; ++i) {
            const auto refused = attempt(w.code, u"anna"_s, u"wrong"_s, u"203.0.113.%1"_s.arg(i));
            QVERIFY(!refused);
            held += refused.error().code == Code::Unavailable ? 1 : 0;
        }
        QCOMPARE(held, 10);
        w.clock.advance(1min); // nobody can lock her out for longer
        ITSM_VERIFY(attempt(w.code, u"anna"_s, u"anna-password"_s));
    }
};

ITSM_TEST(TestSignIn)
#include "tst_sign_in.moc"
