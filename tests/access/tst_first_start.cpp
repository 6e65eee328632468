#include "services/desk/provision.h"
#include "tests/access/access_world.h"
#include "tests/support/test_program.h"

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// A server on a database where nobody can sign in yet.
class TestFirstStart : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TempDatabase> m_database;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<Connection> m_connection;
    ManualClock m_clock;

    Result<SignedIn> signIn(AccessDesk &access, const FirstPassword &first)
    {
        return access.signIn(*m_connection, {.tenantCode = first.tenantCode,
                                             .login = first.login,
                                             .password = first.password,
                                             .address = u"127.0.0.1"_s});
    }
    Result<UserId> addUser(const QString &login, Role role)
    {
        ITSM_TRY_ASSIGN(const Tenant tenant, findTenant(*m_connection, {}, MissingTenant::Create));
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*m_connection));
        ITSM_TRY(bindTenant(*m_connection, tenant.id));
        User user;
        user.tenantId = tenant.id;
        user.login = login;
        user.name = login;
        user.role = role;
        ITSM_TRY_ASSIGN(const UserId id, insertUser(*m_connection, user));
        ITSM_TRY(transaction.commit());
        return id;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
        ITSM_UNWRAP(m_store, m_database->store());
        ITSM_UNWRAP(m_connection, m_store->connect(Connection::Access::Write));
    }
    void cleanup()
    {
        m_connection.reset();
        m_store.reset();
        m_database.reset();
    }

    void anAdministratorIsMade()
    {
        AccessDesk access(m_clock, quickPolicy());
        ITSM_UNWRAP(const auto first, access.ensureAdministrator(*m_connection));
        QVERIFY(first.has_value());
        QCOMPARE(first->login, u"admin"_s);
        QCOMPARE(first->tenantCode, u"default"_s);
        ITSM_UNWRAP(const SignedIn in, signIn(access, *first));
        QVERIFY(in.mustChangePassword);
        QVERIFY(in.user.role == Role::Admin);
        // The next start finds him; so does the one after he has chosen a password.
        ITSM_UNWRAP(const auto second, access.ensureAdministrator(*m_connection));
        QVERIFY(!second.has_value());
        ITSM_VERIFY(access.changePassword(*m_connection, in.tokens.access.toLatin1(), first->password,
                                          Secret(u"my own choice"_s), {}));
        m_clock.advance(std::chrono::days(30));
        ITSM_UNWRAP(const auto third, access.ensureAdministrator(*m_connection));
        QVERIFY(!third.has_value());
    }

    void aForgottenOneTimePasswordIsReplaced()
    {
        AccessDesk access(m_clock, quickPolicy());
        ITSM_UNWRAP(const auto first, access.ensureAdministrator(*m_connection));
        m_clock.advance(std::chrono::days(4));
        ITSM_UNWRAP(const auto second, access.ensureAdministrator(*m_connection));
        QVERIFY(second.has_value());
        QCOMPARE(second->login, u"admin"_s);
        ITSM_VERIFY_ERROR(signIn(access, *first), Error::Code::Unauthenticated);
        ITSM_VERIFY(signIn(access, *second));
    }

    void anAdministratorOfAConsoleGetsAPassword()
    {
        ITSM_VERIFY(addUser(u"lin"_s, Role::Admin));
        AccessDesk access(m_clock, quickPolicy());
        ITSM_UNWRAP(const auto first, access.ensureAdministrator(*m_connection));
        QVERIFY(first.has_value());
        QCOMPARE(first->login, u"lin"_s);
        ITSM_VERIFY(signIn(access, *first));
    }

    void aTakenLoginIsLeftAlone()
    {
        ITSM_VERIFY(addUser(u"admin"_s, Role::Viewer));
        AccessDesk access(m_clock, quickPolicy());
        ITSM_UNWRAP(const auto first, access.ensureAdministrator(*m_connection));
        QVERIFY(first.has_value());
        QCOMPARE(first->login, u"admin2"_s);
    }

    void serversThatStartTogetherAgree()
    {
        std::vector<std::thread> threads;
        std::mutex mutex;
        std::vector<FirstPassword> made;
        QStringList errors;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                AccessDesk access(m_clock, quickPolicy());
                const auto connection = m_store->connect(Connection::Access::Write);
                const auto first = connection ? access.ensureAdministrator(**connection)
                                              : Result<std::optional<FirstPassword>>(fail(connection.error()));
                const auto refused = connection ? access.authenticate(**connection, "x") : Result<Actor>(Actor());
                const std::lock_guard lock(mutex);
                if (!first)
                    errors += first.error().message;
                else if (*first)
                    made.push_back(**first);
                if (refused || refused.error().code != Error::Code::Unauthenticated)
                    errors += u"keys"_s;
            });
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u"; "_s)));
        QCOMPARE(made.size(), size_t(1));
        ITSM_UNWRAP(const auto keys, selectSigningKeys(*m_connection));
        QCOMPARE(keys.size(), size_t(2));
        AccessDesk access(m_clock, quickPolicy());
        ITSM_VERIFY(signIn(access, made.front()));
    }
};

ITSM_TEST(TestFirstStart)
#include "tst_first_start.moc"
