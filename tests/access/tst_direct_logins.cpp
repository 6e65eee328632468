#include "services/desk/provision.h"
#include "services/desk/session.h"
#include "services/storage/change_feed.h"
#include "tests/access/access_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Consoles that work on PostgreSQL with logins of their own (rule 24), and a server with its own.
class TestDirectLogins : public QObject
{
    Q_OBJECT
private:
    AccessWorld m_world;
    using Code = Error::Code;

    Result<std::unique_ptr<Connection>> connectAs(const QString &login) const
    {
        ITSM_TRY_ASSIGN(const auto store, Store::open(m_world.database->urlFor(login), Store::Upgrade::Refuse));
        return store->connect(Connection::Access::Write);
    }
    Result<Actor> sessionOf(Connection &c, const QString &login) const
    {
        return openSession(c, {.tenantCode = {}, .login = login, .displayName = {}, .source = u"user"_s},
                           m_world.clock);
    }
    static NewUser person(const QString &login, bool isActive = true)
    {
        return {.login = login, .name = u"Somebody"_s, .email = {}, .role = Role::Agent, .isActive = isActive};
    }
    static NewItem item(const QString &name)
    {
        NewItem input;
        input.name = name;
        return input;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ITSM_VERIFY(m_world.reset(Dialect::PostgreSql));
        // Each login is called as the person who has it.
        ITSM_VERIFY(m_world.c().executeScript(
            u"CREATE ROLE server LOGIN IN ROLE itsm_app; CREATE ROLE anna LOGIN IN ROLE itsm_desk;"
            "CREATE ROLE mona LOGIN IN ROLE itsm_desk; CREATE ROLE dora LOGIN IN ROLE itsm_desk_admin;"
            "CREATE ROLE unknown LOGIN IN ROLE itsm_desk; CREATE ROLE early LOGIN IN ROLE itsm_desk_admin;"
            "INSERT INTO tenant_logins SELECT l, %1 FROM unnest(ARRAY['anna', 'mona', 'dora', 'unknown']) l"_s.arg(
                m_world.tenant.value)));
    }

    void peopleWork()
    {
        ITSM_UNWRAP(const auto c, connectAs(u"mona"_s));
        ITSM_UNWRAP(const Actor mona, sessionOf(*c, u"mona"_s));
        QCOMPARE(mona, m_world.manager);
        NewIncident input;
        input.title = u"Disk full"_s;
        ITSM_UNWRAP(const Incident made, m_world.desk.createIncident(*c, mona, input));
        ITSM_VERIFY(m_world.desk.run(*c, mona, {.id = made.id, .version = made.version}, Acknowledge{}));
        ITSM_VERIFY(m_world.desk.createItem(*c, mona, item(u"db-07"_s)));
        SavedView view;
        view.name = u"mine"_s;
        ITSM_VERIFY(m_world.desk.saveView(*c, mona, view));
        ITSM_VERIFY(m_world.desk.maintain(*c, mona));
        ITSM_UNWRAP(const AuditProof proof, m_world.desk.proveAudit(m_world.c(), m_world.admin));
        QVERIFY(!proof.firstBroken.isValid());
        // The trail is only added to: reading it needs the administrators' role, whatever the program allows her.
        ITSM_VERIFY_ERROR(m_world.desk.auditRecords(*c, mona, {}, 10), Code::Forbidden);
    }

    void nobodyMakesHimselfKnown()
    {
        ITSM_UNWRAP(const auto c, connectAs(u"unknown"_s));
        const auto refused = sessionOf(*c, u"unknown"_s);
        ITSM_VERIFY_ERROR(refused, Code::Forbidden);
        QVERIFY2(refused.error().message.contains(u"itsmd user add unknown"_s), qPrintable(refused.error().message));
        ITSM_UNWRAP(const auto dora, connectAs(u"dora"_s));
        ITSM_UNWRAP(const Actor admin, sessionOf(*dora, u"dora"_s));
        ITSM_VERIFY(m_world.desk.createUser(*dora, admin, person(u"unknown"_s)));
        ITSM_VERIFY(sessionOf(*c, u"unknown"_s));
    }

    void whoHasNoTenantSeesNothing()
    {
        ITSM_UNWRAP(const auto c, connectAs(u"early"_s));
        const auto refused = sessionOf(*c, u"anna"_s);
        ITSM_VERIFY_ERROR(refused, Code::Forbidden);
        QVERIFY2(refused.error().message.contains(u"tenant_logins SELECT 'early'"_s),
                 qPrintable(refused.error().message));
        // Whoever looks for a tenant hears the same, as the test of a connection and the commands of itsmd.
        const auto found = findTenant(*c, {}, MissingTenant::Refuse);
        ITSM_VERIFY_ERROR(found, Code::Forbidden);
        QCOMPARE(found.error().message, refused.error().message);
        const auto give = [&](const QString &sql) { return m_world.c().executeScript(sql.arg(m_world.tenant.value)); };
        ITSM_VERIFY(give(u"INSERT INTO tenant_logins VALUES ('early', %1)"_s));
        ITSM_UNWRAP(const Actor anna, sessionOf(*c, u"anna"_s));
        QCOMPARE(anna, m_world.agent);
        ITSM_UNWRAP(FeedCursor cursor, feedEnd(*c, m_world.tenant));
        ITSM_VERIFY(readFeed(*c, m_world.tenant, cursor));
        // Takes effect at once, and so does what ends it.
        ITSM_VERIFY(give(u"DELETE FROM tenant_logins WHERE login = 'early' AND tenant_id = %1"_s));
        ITSM_VERIFY_ERROR(sessionOf(*c, u"anna"_s), Code::Forbidden);
        // Who is at work hears of it by the feed, instead of seeing lists that are empty.
        ITSM_VERIFY_ERROR(readFeed(*c, m_world.tenant, cursor), Code::Forbidden);
        ITSM_VERIFY_ERROR(feedEnd(*c, m_world.tenant), Code::Forbidden);
        // A login that is trusted like the server may have the console's role as well.
        ITSM_VERIFY(m_world.c().executeScript(u"GRANT itsm_app TO early"_s));
        ITSM_VERIFY(sessionOf(*c, u"anna"_s));
        ITSM_VERIFY(m_world.c().executeScript(u"REVOKE itsm_app FROM early"_s));
    }

    void onlyTheAdministratorsRoleKeepsPeople()
    {
        // A login without the role, although the person is an administrator of the program.
        ITSM_UNWRAP(const auto plain, connectAs(u"anna"_s));
        ITSM_VERIFY_ERROR(m_world.desk.createUser(*plain, m_world.admin, person(u"x"_s)), Code::Forbidden);
        ITSM_VERIFY_ERROR(m_world.desk.updateUser(*plain, m_world.admin, m_world.viewer.user, person(u"vera"_s), 0),
                          Code::Forbidden);
        ITSM_UNWRAP(const auto c, connectAs(u"dora"_s));
        ITSM_UNWRAP(const SignedIn in, m_world.signIn(u"vera"_s));
        ITSM_VERIFY(m_world.desk.updateUser(*c, m_world.admin, m_world.viewer.user, person(u"vera"_s, false), 0));
        m_world.clock.advance(std::chrono::minutes(1));
        ITSM_VERIFY_ERROR(m_world.authenticate(in.tokens.access), Code::Unauthenticated);
        ITSM_UNWRAP(const auto records, m_world.desk.auditRecords(*c, m_world.admin, {}, 1));
        QCOMPARE(records.front().objectName, u"vera"_s);
    }

    void passwordsAndTokensAreTheServers()
    {
        for (const QString &login : {u"anna"_s, u"dora"_s}) {
            ITSM_UNWRAP(const auto c, connectAs(login));
            AccessDesk access(m_world.clock, quickPolicy());
            ITSM_VERIFY_ERROR(access.signIn(*c, m_world.credentials(u"anna"_s)), Code::Forbidden);
            ITSM_VERIFY_ERROR(access.setPassword(*c, m_world.admin, m_world.agent.user, Secret(u"stolen-password"_s),
                                                 AccessDesk::PasswordUse::Lasting),
                              Code::Forbidden);
            const NewApiToken token{.owner = m_world.admin.user, .name = u"x"_s, .scope = u"admin"_s, .expiresAt = {}};
            ITSM_VERIFY_ERROR(access.createApiToken(*c, m_world.admin, token), Code::Forbidden);
            ITSM_VERIFY_ERROR(access.apiTokens(*c, m_world.admin), Code::Forbidden);
            ITSM_VERIFY_ERROR(access.rotateKeys(*c, KeyRing::OldKeys::Forget), Code::Forbidden);
        }
    }

    void theServerServesAllTenants()
    {
        ITSM_UNWRAP(const auto c, connectAs(u"server"_s));
        AccessDesk access(m_world.clock, quickPolicy());
        ITSM_VERIFY(access.ensureAdministrator(*c));
        ITSM_UNWRAP(const SignedIn anna, access.signIn(*c, m_world.credentials(u"anna"_s)));
        ITSM_UNWRAP(const Actor actor, access.authenticate(*c, anna.tokens.access.toLatin1()));
        QCOMPARE(actor, m_world.agent);
        Credentials theirs = m_world.credentials(u"zoe"_s);
        theirs.tenantCode = m_world.foreignCode;
        ITSM_UNWRAP(const SignedIn zoe, access.signIn(*c, theirs));
        ITSM_VERIFY(access.refresh(*c, zoe.tokens.refresh.toLatin1()));
        const NewApiToken input{.owner = m_world.foreigner.user, .name = u"x"_s, .scope = u"wall"_s, .expiresAt = {}};
        ITSM_UNWRAP(const MadeApiToken token, access.createApiToken(*c, m_world.foreigner, input));
        ITSM_VERIFY(access.authenticate(*c, token.text.reveal().toLatin1()));
        ITSM_VERIFY(access.signOut(*c, zoe.tokens.access.toLatin1()));
        ITSM_VERIFY(access.rotateKeys(*c, KeyRing::OldKeys::Keep));
        ITSM_VERIFY(access.maintain(*c));
    }
};

ITSM_TEST(TestDirectLogins)
#include "tst_direct_logins.moc"
