#include "services/domain/json_text.h"
#include "tests/access/access_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

class TestPasswordsAndTokens : public QObject
{
    Q_OBJECT
private:
    AccessWorld m_world;
    using Code = Error::Code;
    using Use = AccessDesk::PasswordUse;

    Result<MadeApiToken> makeToken(const Actor &actor, UserId owner, const QString &scope, OptionalInstant end = {})
    {
        return m_world.access->createApiToken(
            m_world.c(), actor, {.owner = owner, .name = u"dashboard"_s, .scope = scope, .expiresAt = end});
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void changingThePassword()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn here, w.signIn(u"anna"_s));
        ITSM_UNWRAP(const SignedIn there, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.authenticate(there.tokens.access));
        const auto change = [&](const QString &current, const QString &next) {
            return w.access->changePassword(w.c(), here.tokens.access.toLatin1(), Secret(current), Secret(next),
                                            u"192.0.2.1"_s);
        };
        const auto wrong = change(u"mona-password"_s, u"a new password"_s);
        ITSM_VERIFY_ERROR(wrong, Code::Invalid);
        QCOMPARE(wrong.error().field, u"current_password"_s);
        ITSM_VERIFY_ERROR(change({}, u"a new password"_s), Code::Invalid);
        ITSM_VERIFY_ERROR(change(u"anna-password"_s, u"short"_s), Code::Invalid);
        ITSM_VERIFY_ERROR(change(u"anna-password"_s, u"anna-password"_s), Code::Invalid);
        ITSM_VERIFY(change(u"anna-password"_s, u"a new password"_s));
        ITSM_VERIFY(w.authenticate(here.tokens.access));
        ITSM_VERIFY_ERROR(w.authenticate(there.tokens.access), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.signIn(u"anna"_s), Code::Unauthenticated);
        Credentials next = w.credentials(u"anna"_s);
        next.password = Secret(u"a new password"_s);
        ITSM_VERIFY(w.access->signIn(w.c(), next));
        ITSM_VERIFY_ERROR(w.access->changePassword(w.c(), "x", Secret(u"a"_s), Secret(u"b"_s), {}),
                          Code::Unauthenticated);
    }

    void oneTimePassword()
    {
        AccessWorld &w = m_world;
        ITSM_VERIFY(w.access->setPassword(w.c(), w.admin, w.agent.user, Secret(u"given by dora"_s), Use::OneTime));
        Credentials given = w.credentials(u"anna"_s);
        given.password = Secret(u"given by dora"_s);
        ITSM_UNWRAP(const SignedIn in, w.access->signIn(w.c(), given));
        QVERIFY(in.mustChangePassword);
        const QByteArray token = in.tokens.access.toLatin1();
        const auto work = w.access->authenticate(w.c(), token);
        ITSM_VERIFY_ERROR(work, Code::Forbidden);
        QVERIFY(work.error().details.value(u"must_change_password"_s).toBool());
        ITSM_UNWRAP(const Actor actor, w.access->authenticate(w.c(), token, Purpose::Account));
        QCOMPARE(actor.user, w.agent.user);
        ITSM_VERIFY(w.access->changePassword(w.c(), token, given.password, Secret(u"my own choice"_s), {}));
        ITSM_VERIFY(w.access->authenticate(w.c(), token));

        // It does not wait for ever for the person.
        ITSM_VERIFY(w.access->setPassword(w.c(), w.admin, w.agent.user, Secret(u"given by dora"_s), Use::OneTime));
        w.clock.advance(std::chrono::days(3));
        ITSM_VERIFY_ERROR(w.access->signIn(w.c(), given), Code::Unauthenticated);
    }

    void settingPasswordsNeedsTheRight()
    {
        AccessWorld &w = m_world;
        for (const Actor &actor : {w.viewer, w.agent, w.manager})
            ITSM_VERIFY_ERROR(
                w.access->setPassword(w.c(), actor, w.admin.user, Secret(u"stolen-password"_s), Use::Lasting),
                Code::Forbidden);
        ITSM_VERIFY_ERROR(
            w.access->setPassword(w.c(), w.admin, UserId(999'999), Secret(u"some-password"_s), Use::Lasting),
            Code::NotFound);
    }

    void dearerHashesCome()
    {
        AccessWorld &w = m_world;
        AccessPolicy policy = quickPolicy();
        policy.password = {.passes = 2, .memory = 16'384};
        AccessDesk dearer(w.clock, policy);
        ITSM_VERIFY(dearer.signIn(w.c(), w.credentials(u"anna"_s)));
        ITSM_UNWRAP(const auto stored, w.inTenant([&] { return selectCredential(w.c(), w.tenant, w.agent.user); }));
        QVERIFY2(stored->passwordHash.contains(u"m=16,t=2"_s), qPrintable(stored->passwordHash));
        ITSM_VERIFY(w.signIn(u"anna"_s));
    }

    void lifeOfAnApiToken()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const MadeApiToken made,
                    makeToken(w.agent, w.agent.user, u"agent"_s, w.clock.now() + std::chrono::days(90)));
        QVERIFY(made.text.reveal().startsWith(u"itsm_"_s));
        ITSM_UNWRAP(const Actor actor, w.authenticate(made.text.reveal()));
        Actor expected = w.agent;
        expected.source = apiSource;
        QCOMPARE(actor, expected);
        // The token itself is nowhere in the database.
        QCOMPARE(w.number(u"SELECT count(*) FROM api_tokens WHERE tenant_id = ? AND token_hash LIKE 'itsm%'"_s), 0);

        ITSM_UNWRAP(const auto all, w.access->apiTokens(w.c(), w.agent));
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all.front().ownerLogin, u"anna"_s);
        QVERIFY(all.front().lastUsedAt == w.clock.now());
        w.clock.advance(2h);
        ITSM_VERIFY(w.authenticate(made.text.reveal()));
        ITSM_UNWRAP(const auto later, w.access->apiTokens(w.c(), w.agent));
        QVERIFY(later.front().lastUsedAt == w.clock.now());

        w.clock.advance(std::chrono::days(90));
        ITSM_VERIFY_ERROR(w.authenticate(made.text.reveal()), Code::Unauthenticated);
    }

    void revokedAtOnceHereAndSoonElsewhere()
    {
        AccessWorld &w = m_world;
        AccessDesk other(w.clock, quickPolicy());
        ITSM_UNWRAP(const MadeApiToken made, makeToken(w.agent, w.agent.user, u"agent"_s));
        const QByteArray text = made.text.reveal().toLatin1();
        ITSM_VERIFY(other.authenticate(w.c(), text));
        ITSM_VERIFY(w.access->authenticate(w.c(), text));
        ITSM_VERIFY_ERROR(w.access->revokeApiToken(w.c(), w.manager, made.token.id), Code::NotFound);
        ITSM_VERIFY_ERROR(w.access->revokeApiToken(w.c(), w.foreigner, made.token.id), Code::NotFound);
        ITSM_VERIFY(w.access->revokeApiToken(w.c(), w.admin, made.token.id));
        ITSM_VERIFY_ERROR(w.access->authenticate(w.c(), text), Code::Unauthenticated);
        w.clock.advance(59s);
        ITSM_VERIFY_ERROR(other.authenticate(w.c(), text), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.access->revokeApiToken(w.c(), w.admin, made.token.id), Code::NotFound);
    }

    void aTokenMayNoMoreThanItsOwner_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("role");
        QTest::newRow("viewer") << u"viewer"_s << u"viewer"_s;
        QTest::newRow("agent") << u"agent"_s << u"agent"_s;
        QTest::newRow("manager") << u"manager"_s << QString();
        QTest::newRow("admin") << u"admin"_s << QString();
        QTest::newRow("unknown") << u"superuser"_s << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("wall") << u"wall"_s << u"viewer"_s;
    }
    void aTokenMayNoMoreThanItsOwner()
    {
        AccessWorld &w = m_world;
        QFETCH(QString, scope);
        QFETCH(QString, role);
        const auto made = makeToken(w.admin, w.agent.user, scope);
        if (role.isEmpty()) {
            ITSM_VERIFY_ERROR(made, Code::Invalid);
            return;
        }
        ITSM_VERIFY(made);
        ITSM_UNWRAP(const Actor actor, w.authenticate(made->text.reveal()));
        QCOMPARE(QString::fromLatin1(tokenName(actor.role)), role);
        // When the owner loses the role, so does the token.
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.agent.user,
                                      {.login = u"anna"_s, .name = u"Anna"_s, .email = {}, .role = Role::Viewer}, 0));
        w.clock.advance(59s);
        ITSM_UNWRAP(const Actor later, w.authenticate(made->text.reveal()));
        QVERIFY(later.role == Role::Viewer);
    }

    void aWallReads()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const MadeApiToken made, makeToken(w.admin, w.admin.user, u"wall"_s));
        ITSM_UNWRAP(const Actor wall, w.authenticate(made.text.reveal()));
        for (const Permission permission : allPermissions)
            QCOMPARE(authorize(wall, permission).has_value(), permission == Permission::ReadIncidents);
        const Incident incident = w.make();
        ITSM_VERIFY(w.desk.detail(w.c(), wall, incident.id));
        ITSM_VERIFY(w.desk.counters(w.c(), wall));
        ITSM_VERIFY_ERROR(w.desk.run(w.c(), wall, {.id = incident.id}, Acknowledge{}), Code::Forbidden);
        SavedView view;
        view.name = u"mine"_s;
        ITSM_VERIFY_ERROR(w.desk.saveView(w.c(), wall, view), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.access->apiTokens(w.c(), wall), Code::Forbidden);
    }

    void tokensMakeNoTokens()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const MadeApiToken made, makeToken(w.admin, w.admin.user, u"admin"_s));
        ITSM_UNWRAP(const Actor machine, w.authenticate(made.text.reveal()));
        ITSM_VERIFY_ERROR(makeToken(machine, w.admin.user, u"admin"_s), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.access->revokeApiToken(w.c(), machine, made.token.id), Code::Forbidden);
        ITSM_VERIFY_ERROR(w.access->changePassword(w.c(), made.text.reveal().toLatin1(), Secret(u"dora-password"_s),
                                                   Secret(u"another-password"_s), {}),
                          Code::Forbidden);
        ITSM_VERIFY_ERROR(w.access->refresh(w.c(), made.text.reveal().toLatin1()), Code::Unauthenticated);
    }

    void whoMayMakeTokensForWhom()
    {
        AccessWorld &w = m_world;
        ITSM_VERIFY(makeToken(w.viewer, w.viewer.user, u"viewer"_s));
        ITSM_VERIFY_ERROR(makeToken(w.manager, w.agent.user, u"viewer"_s), Code::Forbidden);
        ITSM_VERIFY(makeToken(w.admin, w.agent.user, u"viewer"_s));
        ITSM_VERIFY_ERROR(makeToken(w.admin, w.inactive, u"viewer"_s), Code::Invalid);
        ITSM_VERIFY_ERROR(makeToken(w.admin, w.foreigner.user, u"viewer"_s), Code::NotFound);
        ITSM_VERIFY_ERROR(makeToken(w.admin, w.admin.user, u"viewer"_s, w.clock.now()), Code::Invalid);
        const NewApiToken nameless{.owner = w.admin.user, .name = u" "_s, .scope = u"viewer"_s, .expiresAt = {}};
        ITSM_VERIFY_ERROR(w.access->createApiToken(w.c(), w.admin, nameless), Code::Invalid);
        // Everybody sees his own, an administrator all of the tenant.
        ITSM_UNWRAP(const auto ofViewer, w.access->apiTokens(w.c(), w.viewer));
        QCOMPARE(ofViewer.size(), size_t(1));
        ITSM_UNWRAP(const auto ofAdmin, w.access->apiTokens(w.c(), w.admin));
        QCOMPARE(ofAdmin.size(), size_t(2));
        ITSM_UNWRAP(const auto ofForeigner, w.access->apiTokens(w.c(), w.foreigner));
        QCOMPARE(ofForeigner.size(), size_t(0));
    }

    void tokensOfDeactivatedPeopleRest()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const MadeApiToken made, makeToken(w.agent, w.agent.user, u"agent"_s));
        ITSM_VERIFY(w.authenticate(made.text.reveal()));
        ITSM_VERIFY(w.desk.updateUser(w.c(), w.admin, w.agent.user,
                                      {.login = u"anna"_s, .name = u"Anna"_s, .email = {}, .isActive = false}, 0));
        w.clock.advance(59s);
        ITSM_VERIFY_ERROR(w.authenticate(made.text.reveal()), Code::Unauthenticated);
    }

    void keysRotateWithOverlap()
    {
        AccessWorld &w = m_world;
        AccessDesk other(w.clock, quickPolicy());
        ITSM_UNWRAP(const SignedIn before, w.signIn(u"anna"_s));
        ITSM_VERIFY(other.authenticate(w.c(), before.tokens.access.toLatin1()));
        w.clock.advance(1s);
        ITSM_VERIFY(w.access->rotateKeys(w.c(), KeyRing::OldKeys::Keep));
        // Until all servers have read the new key nobody signs with it: `other` still knows what it knew.
        ITSM_UNWRAP(const SignedIn soon, w.signIn(u"anna"_s));
        ITSM_VERIFY(other.authenticate(w.c(), soon.tokens.access.toLatin1()));
        const auto kid = [](const QString &token) { return token.section(u'.', 0, 0); };
        QCOMPARE(kid(soon.tokens.access), kid(before.tokens.access));
        w.clock.advance(61s);
        ITSM_UNWRAP(const SignedIn after, w.signIn(u"anna"_s));
        QVERIFY(kid(after.tokens.access) != kid(before.tokens.access));
        for (const QString &token : {before.tokens.access, after.tokens.access})
            ITSM_VERIFY(other.authenticate(w.c(), token.toLatin1()));
        // The old one stays as long as a refresh token of it may live, and no longer.
        w.clock.advance(std::chrono::days(6));
        ITSM_VERIFY(w.access->maintain(w.c()));
        ITSM_VERIFY(w.refresh(before.tokens.refresh));
        w.clock.advance(std::chrono::days(2));
        ITSM_VERIFY(w.access->maintain(w.c()));
        ITSM_UNWRAP(const auto keys, selectSigningKeys(w.c()));
        QCOMPARE(std::ranges::count(keys, u"access"_s, &StoredKey::purpose), 1);
    }

    void forgettingKeysSignsEverybodyOut()
    {
        AccessWorld &w = m_world;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_UNWRAP(const MadeApiToken machine, makeToken(w.agent, w.agent.user, u"agent"_s));
        ITSM_VERIFY(w.authenticate(in.tokens.access));
        ITSM_VERIFY(w.access->rotateKeys(w.c(), KeyRing::OldKeys::Forget));
        ITSM_VERIFY_ERROR(w.authenticate(in.tokens.access), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
        ITSM_UNWRAP(const auto records, w.desk.auditRecords(w.c(), w.admin, {}, 1));
        QCOMPARE(records.front().action, u"signing_key_rotated"_s);
        QCOMPARE(records.front().data["signs_out_everybody"_L1], QJsonValue(true));
        ITSM_VERIFY(w.authenticate(machine.text.reveal()));
        ITSM_UNWRAP(const SignedIn again, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.authenticate(again.tokens.access));
    }

    void oldKeysAreChangedByThemselves()
    {
        AccessWorld &w = m_world;
        ITSM_VERIFY(w.access->rotateKeys(w.c(), KeyRing::OldKeys::Forget));
        const auto newest = [&]() -> QString {
            const auto keys = selectSigningKeys(w.c());
            return keys ? keys->back().id : QString();
        };
        const QString first = newest();
        w.clock.advance(std::chrono::days(29));
        ITSM_VERIFY(w.access->maintain(w.c()));
        QCOMPARE(newest(), first);
        w.clock.advance(std::chrono::days(2));
        ITSM_VERIFY(w.access->maintain(w.c()));
        QVERIFY(newest() != first);
    }

    void everythingIsAudited()
    {
        AccessWorld &w = m_world;
        const auto known = w.desk.auditRecords(w.c(), w.admin, {}, 1);
        ITSM_VERIFY(known);
        const AuditId last = known->front().id;
        ITSM_UNWRAP(const SignedIn in, w.signIn(u"anna"_s));
        ITSM_VERIFY_ERROR(
            w.access->signIn(w.c(),
                             {.tenantCode = w.code, .login = u"anna"_s, .password = Secret(u"wrong"_s), .address = {}}),
            Code::Unauthenticated);
        ITSM_UNWRAP(const TokenPair next, w.refresh(in.tokens.refresh));
        ITSM_VERIFY(w.authenticate(next.access));
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.refresh(in.tokens.refresh), Code::Unauthenticated); // known by now
        ITSM_UNWRAP(const SignedIn again, w.signIn(u"anna"_s));
        ITSM_VERIFY(w.access->changePassword(w.c(), again.tokens.access.toLatin1(), Secret(u"anna-password"_s),
                                             Secret(u"another-password"_s), {}));
        ITSM_VERIFY(w.access->signOut(w.c(), again.tokens.access.toLatin1()));
        ITSM_VERIFY(w.access->signOut(w.c(), again.tokens.access.toLatin1()));
        ITSM_VERIFY(w.access->setPassword(w.c(), w.admin, w.agent.user, Secret(u"given by dora"_s), Use::OneTime));
        ITSM_UNWRAP(const MadeApiToken made, makeToken(w.agent, w.agent.user, u"agent"_s));
        ITSM_VERIFY(w.access->revokeApiToken(w.c(), w.agent, made.token.id));
        ITSM_UNWRAP(const auto records, w.desk.auditRecords(w.c(), w.admin, {}, 100));
        QStringList actions;
        QByteArray all;
        for (const AuditRecord &record : records) {
            if (record.id <= last)
                break;
            actions.prepend(record.action + u' ' + record.userName + u' ' + record.objectName);
            all += toJsonText(record.data);
        }
        const QStringList expected{u"signed_in Anna anna"_s,          u"refresh_token_reused itsmd anna"_s,
                                   u"signed_in Anna anna"_s,          u"password_changed Anna anna"_s,
                                   u"signed_out Anna anna"_s,         u"password_set Dora anna"_s,
                                   u"token_created Anna dashboard"_s, u"token_revoked Anna dashboard"_s};
        QCOMPARE(actions, expected);
        for (const QString &secret : {u"password"_s, u"argon2"_s, u"given"_s, made.text.reveal(), in.tokens.refresh})
            QVERIFY2(!all.contains(secret.toUtf8()), all.constData());
        ITSM_UNWRAP(const AuditProof proof, w.desk.proveAudit(w.c(), w.admin));
        QVERIFY(!proof.firstBroken.isValid());
    }

    void endedSessionsAreForgotten()
    {
        AccessWorld &w = m_world;
        ITSM_VERIFY(w.signIn(u"anna"_s));
        const QString count = u"SELECT count(*) FROM user_sessions WHERE tenant_id = ?"_s;
        w.clock.advance(std::chrono::days(7) + 1h);
        ITSM_VERIFY(w.access->maintain(w.c()));
        QCOMPARE(w.number(count), 1); // for another day, so that an old token is known as such
        w.clock.advance(std::chrono::days(1));
        ITSM_VERIFY(w.access->maintain(w.c()));
        QCOMPARE(w.number(count), 0);
    }
};

ITSM_TEST(TestPasswordsAndTokens)
#include "tst_passwords_and_tokens.moc"
