#include "tests/access/access_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

/// Does something between the end of a transaction and what comes next, once.
class HookedConnection final : public Connection
{
public:
    HookedConnection(Connection &inner, std::function<void()> afterCommit)
        : m_inner(inner)
        , m_afterCommit(std::move(afterCommit))
    {
    }
    [[nodiscard]] Dialect dialect() const override { return m_inner.dialect(); }
    Result<qint64> execute(const QString &sql, const Params &params) override { return m_inner.execute(sql, params); }
    Result<> query(const QString &sql, const Params &params, const RowFunction &each, Fetch fetch) override
    {
        return m_inner.query(sql, params, each, fetch);
    }
    Result<> executeBatch(const QString &sql, const std::vector<Params> &rows) override
    {
        return m_inner.executeBatch(sql, rows);
    }
    Result<qint64> bulkInsert(SqlConstant table, const SqlConstants &columns,
                              const std::function<bool(Params &)> &next) override
    {
        return m_inner.bulkInsert(table, columns, next);
    }
    Result<> executeScript(const QString &script) override { return m_inner.executeScript(script); }
    Result<> begin(Access access) override { return m_inner.begin(access); }
    Result<> commit() override
    {
        Result<> result = m_inner.commit();
        if (const auto hook = std::exchange(m_afterCommit, {}))
            hook();
        return result;
    }
    void rollback() override { m_inner.rollback(); }
    [[nodiscard]] bool inTransaction() const override { return m_inner.inTransaction(); }
    [[nodiscard]] bool isAlive() const override { return m_inner.isAlive(); }
    void interrupt() override { m_inner.interrupt(); }

private:
    Connection &m_inner;
    std::function<void()> m_afterCommit;
};

} // namespace

/// Who is signed out between the reading of his session and its being remembered is not remembered.
class TestRevocation : public QObject
{
    Q_OBJECT

    AccessWorld m_world;

    /// Authenticates with the token, and revokes it by `revoke` as soon as it has been read.
    Result<Actor> authenticateWhile(const QByteArray &token, const std::function<Result<>()> &revoke)
    {
        ITSM_TRY_ASSIGN(const auto second, m_world.store->connect(Connection::Access::Write));
        Result<> revoked = fail(Error::Code::Internal, u"did not run"_s);
        HookedConnection hooked(*second, [&] { revoked = revoke(); });
        auto actor = m_world.access->authenticate(hooked, token);
        ITSM_TRY(revoked);
        return actor;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void ofASession()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        const QByteArray token = in.tokens.access.toLatin1();
        ITSM_VERIFY(authenticateWhile(token, [&] { return w.access->signOut(w.c(), token); }));
        ITSM_VERIFY_ERROR(w.authenticate(in.tokens.access), Error::Code::Unauthenticated);
    }

    void ofAnApiToken()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(
            const MadeApiToken made,
            w.access->createApiToken(
                w.c(), w.agent, {.owner = w.agent.user, .name = u"script"_s, .scope = u"agent"_s, .expiresAt = {}}));
        const QString token = made.text.reveal();
        ITSM_VERIFY(authenticateWhile(token.toLatin1(),
                                      [&] { return w.access->revokeApiToken(w.c(), w.agent, made.token.id); }));
        ITSM_VERIFY_ERROR(w.authenticate(token), Error::Code::Unauthenticated);
    }
};

ITSM_TEST(TestRevocation)
#include "tst_revocation.moc"
