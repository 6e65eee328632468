#include "services/access/access_common.h"
#include "services/access/access_desk.h"
#include "services/auth/random_text.h"
#include "services/desk/provision.h"
#include "services/desk/transaction.h"
#include "services/storage/tables.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

/// Longer ones belong to nobody and are not worth a question.
constexpr qsizetype longestLogin = 200;
constexpr qsizetype longestAddress = 100;

Error wrongPassword()
{
    return {Error::Code::Unauthenticated, AccessText::tr("The login or the password is wrong."), {}, {}};
}

Error tooManyAttempts(seconds wait)
{
    return {Error::Code::Unavailable,
            AccessText::tr("Too many wrong passwords. Try again in %n second(s).", nullptr, int(wait.count())),
            {},
            {{u"retry_after"_s, qint64(wait.count())}}};
}

bool isPossible(const Credentials &credentials)
{
    const QString &password = credentials.password.reveal();
    return !credentials.login.isEmpty() && credentials.login.size() <= longestLogin &&
           credentials.login.isValidUtf16() && !credentials.login.contains(QChar(u'\0')) &&
           credentials.tenantCode.size() <= longestLogin && !password.isEmpty() && password.size() <= maxPasswordSize &&
           password.isValidUtf16();
}

/// Nothing where there is none, or code and id name different ones.
Result<std::optional<Tenant>> namedTenant(Connection &c, const Credentials &credentials)
{
    if (credentials.tenant.isValid()) {
        ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
        const auto found = std::ranges::find(tenants, credentials.tenant, &Tenant::id);
        if (found != tenants.end())
            return credentials.tenantCode.isEmpty() || credentials.tenantCode == found->code ? std::optional(*found)
                                                                                             : std::nullopt;
        if (credentials.tenant != TenantId(0)) // which programs also write for none
            return std::nullopt;
    }
    auto found = findTenant(c, credentials.tenantCode, MissingTenant::Refuse);
    if (!found && found.error().code == Error::Code::NotFound)
        return std::nullopt;
    return found.map([](Tenant &tenant) { return std::optional(std::move(tenant)); });
}

bool maySignIn(const Credential &credential, Instant now)
{
    return credential.user.isActive && !credential.passwordHash.isEmpty() &&
           (!credential.oneTimeUntil || *credential.oneTimeUntil > now);
}

/// The answer to the refresh that made the session's newest tokens has perhaps not arrived.
bool isAnswerLost(const Session &session, qint64 generation, Instant now, seconds grace)
{
    return generation + 1 == session.generation && session.usedGeneration < session.generation &&
           now - session.refreshedAt <= grace && session.expiresAt > now && !session.revokedAt;
}

} // namespace

TokenPair AccessDesk::makeTokens(const Session &session, const User &user, const Keys &keys) const
{
    TokenClaims claims{.use = TokenClaims::Use::Access,
                       .tenant = session.tenantId,
                       .user = user.id,
                       .login = user.login,
                       .role = user.role,
                       .session = session.id,
                       .generation = session.generation,
                       .issuedAt = session.refreshedAt,
                       .expiresAt = session.refreshedAt + m_policy.accessLife};
    TokenPair pair{.access = QString::fromLatin1(writeToken(claims, keys.current)),
                   .refresh = {},
                   .accessExpires = claims.expiresAt,
                   .refreshExpires = session.expiresAt};
    claims.use = TokenClaims::Use::Refresh;
    claims.expiresAt = session.expiresAt;
    pair.refresh = QString::fromLatin1(writeToken(claims, keys.current));
    return pair;
}

Result<std::optional<Credential>> AccessDesk::findCredential(Connection &c, const Credentials &credentials,
                                                             Tenant &tenant)
{
    ITSM_TRY_ASSIGN(const std::optional<Tenant> named, namedTenant(c, credentials));
    if (!named)
        return std::nullopt;
    tenant = *named;
    return inTransaction(c, programIn(tenant.id), Connection::Access::Read,
                         [&] { return selectCredential(c, tenant.id, credentials.login); });
}

/// Counts for the back-off as well.
Result<bool> AccessDesk::checkPassword(const QString &account, const QString &address, const Secret &password,
                                       const QString &hash)
{
    const seconds wait = m_backOff.admit(account, address, m_clock.now());
    if (wait > seconds(0))
        return fail(tooManyAttempts(wait));
    const Result<bool> isRight = m_hasher.verify(password, hash);
    if (!isRight)
        m_backOff.takeBack(account, address);
    else if (*isRight)
        m_backOff.forgive(account, address);
    return isRight;
}

Result<SignedIn> AccessDesk::signIn(Connection &c, const Credentials &credentials)
{
    if (!isPossible(credentials))
        return fail(wrongPassword());
    ITSM_TRY_ASSIGN(const auto keys, m_keys.keys(c));
    Tenant tenant;
    ITSM_TRY_ASSIGN(const auto found, findCredential(c, credentials, tenant));
    const Instant now = m_clock.now();
    const bool mayEnter = found && maySignIn(*found, now);
    // However the tenant is named, it is the same account.
    const QString account =
        (tenant.id.isValid() ? QString::number(tenant.id.value) : credentials.tenantCode) + u'\n' + credentials.login;
    // A person who is not there takes as long as a wrong password.
    ITSM_TRY_ASSIGN(const bool isRight, checkPassword(account, credentials.address, credentials.password,
                                                      mayEnter ? found->passwordHash : QString()));
    if (!isRight)
        return fail(wrongPassword());

    QString newHash;
    if (m_hasher.isOutdated(found->passwordHash)) {
        if (const auto made = m_hasher.hash(credentials.password)) // otherwise the next time
            newHash = *made;
    }
    const Session session{.tenantId = tenant.id,
                          .id = QString::fromLatin1(randomText(16)),
                          .userId = found->user.id,
                          .generation = 1,
                          .address = credentials.address.left(longestAddress),
                          .createdAt = now,
                          .refreshedAt = now,
                          .expiresAt = now + m_policy.refreshLife,
                          .revokedAt = {}};
    const auto begin = [&]() -> Result<> {
        // Meanwhile somebody may have changed the password, or deactivated the person.
        ITSM_TRY_ASSIGN(const auto current, selectCredential(c, tenant.id, found->user.id));
        if (!current || !maySignIn(*current, now) || current->passwordHash != found->passwordHash)
            return fail(wrongPassword());
        if (!newHash.isEmpty())
            ITSM_TRY(updatePasswordHash(c, tenant.id, found->user.id, found->passwordHash, newHash));
        ITSM_TRY(insertSession(c, session));
        return audit(c, actorOf(current->user), now, auditaction::signedIn, objectOf(current->user),
                     {{u"session"_s, session.id}, {u"address"_s, session.address}});
    };
    ITSM_TRY(inTransaction(c, programIn(tenant.id), Connection::Access::Write, begin));
    return SignedIn{.tokens = makeTokens(session, found->user, *keys),
                    .user = found->user,
                    .tenant = tenant,
                    .mustChangePassword = found->oneTimeUntil.has_value()};
}

Result<TokenPair> AccessDesk::refresh(Connection &c, const QByteArray &refreshToken)
{
    ITSM_TRY_ASSIGN(const auto keys, m_keys.keys(c));
    const Instant now = m_clock.now();
    const auto claims = readToken(refreshToken, keys->accepted, TokenClaims::Use::Refresh, now);
    if (!claims)
        return fail(notSignedIn());
    const TenantId tenant = claims->tenant;
    // Without a value the token is of no use; then its session must end, and that must be kept.
    const auto advance = [&]() -> Result<std::optional<SessionState>> {
        ITSM_TRY_ASSIGN(const bool isGood, advanceSession(c, tenant, claims->session, claims->generation, now,
                                                          now + m_policy.refreshLife));
        ITSM_TRY_ASSIGN(auto current, selectSession(c, tenant, claims->session));
        const bool isOfPerson = current && current->user.isActive && current->user.id == claims->user;
        if (isOfPerson && (isGood || isAnswerLost(current->session, claims->generation, now, m_policy.refreshGrace)))
            return current;
        ITSM_TRY_ASSIGN(const bool isRevoked, revokeSession(c, tenant, claims->session, now));
        if (isRevoked && current && claims->generation < current->session.generation)
            ITSM_TRY(audit(c, programIn(tenant), now, auditaction::refreshTokenReused, objectOf(current->user),
                           {{u"session"_s, claims->session}}));
        return std::nullopt;
    };
    ITSM_TRY_ASSIGN(const auto state, inTransaction(c, programIn(tenant), Connection::Access::Write, advance));
    if (!state) {
        forget(claims->session);
        return fail(notSignedIn());
    }
    return makeTokens(state->session, state->user, *keys);
}

Result<> AccessDesk::signOut(Connection &c, const QByteArray &token)
{
    ITSM_TRY_ASSIGN(const auto keys, m_keys.keys(c));
    const Instant now = m_clock.now();
    auto claims = readToken(token, keys->accepted, TokenClaims::Use::Access, now);
    if (!claims)
        claims = readToken(token, keys->accepted, TokenClaims::Use::Refresh, now);
    if (!claims)
        return fail(notSignedIn());
    const auto end = [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const bool isRevoked, revokeSession(c, claims->tenant, claims->session, now));
        ITSM_TRY_ASSIGN(const auto state, selectSession(c, claims->tenant, claims->session));
        if (!isRevoked || !state)
            return {};
        return audit(c, actorOf(state->user), now, auditaction::signedOut, objectOf(state->user),
                     {{u"session"_s, claims->session}});
    };
    ITSM_TRY(inTransaction(c, programIn(claims->tenant), Connection::Access::Write, end));
    forget(claims->session);
    return {};
}

} // namespace itsm
