#include "services/access/access_desk.h"

#include "services/access/access_common.h"
#include "services/desk/audit.h"
#include "services/desk/transaction.h"
#include "services/storage/tables.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

/// Sessions and tokens that are remembered; more than that, and all are asked for again.
constexpr qsizetype mostKnown = 20'000;
constexpr hours usedExactly{1};
constexpr char revokedTopic[] = "revoked";

/// What the keys of a session's generations begin with.
QString keyOf(const QString &session)
{
    return session + u'/';
}

/// At most what both the owner's role, as it is now, and the scope allow.
Actor actorOf(const ApiToken &token, const User &owner)
{
    Actor actor = actorOf(owner);
    actor.source = apiSource;
    if (token.scope == wallScope) {
        actor.role = Role::Viewer;
        actor.isReadOnly = true;
        return actor;
    }
    const auto scope = Token<Role>::fromText(token.scope);
    if (!scope.isKnown() || !owner.role.isKnown())
        actor.role = Role::Unknown;
    else
        actor.role = std::min(scope.value(), owner.role.value());
    return actor;
}

} // namespace

AccessDesk::AccessDesk(const Clock &clock, AccessPolicy policy, Redis *redis)
    : m_clock(clock)
    , m_policy(policy)
    , m_hasher(policy.password, policy.hashing)
    , m_backOff(redis)
    , m_keys(clock, m_policy)
    , m_redis(redis)
{
    if (m_redis)
        m_revocationsElsewhere = m_redis->listen(revokedTopic, [this](const std::optional<QByteArray> &session) {
            forgetHere(QString::fromLatin1(session.value_or(QByteArray())));
        });
}

Result<Actor> AccessDesk::authenticate(Connection &c, const QByteArray &token, Purpose purpose)
{
    if (token.isEmpty() || token.size() > maxTokenSize)
        return fail(notSignedIn());
    ITSM_TRY_ASSIGN(const auto keys, m_keys.keys(c));
    const auto known = [&]() -> Result<Known> {
        if (token.startsWith(apiTokenPrefix)) {
            const auto text = readApiToken(token, keys->api);
            return text ? knownApiToken(c, *text) : fail(notSignedIn());
        }
        const auto claims = readToken(token, keys->accepted, TokenClaims::Use::Access, m_clock.now());
        return claims ? knownSession(c, *claims) : fail(notSignedIn());
    }();
    if (!known)
        return fail(known.error());
    if (known->mustChangePassword && purpose == Purpose::Work)
        return fail(Error::Code::Forbidden, AccessText::tr("Choose a password of your own first."), {},
                    {{u"must_change_password"_s, true}});
    return known->actor;
}

Result<> AccessDesk::readKeys(Connection &c)
{
    return m_keys.keys(c).map([](const auto &) {});
}

bool AccessDesk::mayBeGood(const QByteArray &token)
{
    return !token.isEmpty() && (!m_keys.remembered() || holderOf(token));
}

std::optional<TokenHolder> AccessDesk::holderOf(const QByteArray &token)
{
    const auto keys = m_keys.remembered();
    if (token.isEmpty() || token.size() > maxTokenSize || !keys)
        return {};
    if (token.startsWith(apiTokenPrefix)) {
        const auto text = readApiToken(token, keys->api);
        return text ? std::optional(TokenHolder{.tenant = text->tenant, .id = text->hash.toLatin1()}) : std::nullopt;
    }
    const auto claims = readToken(token, keys->accepted, TokenClaims::Use::Access, m_clock.now());
    return claims ? std::optional(TokenHolder{.tenant = claims->tenant, .id = QByteArray::number(claims->user.value)})
                  : std::nullopt;
}

Result<AccessDesk::Known> AccessDesk::knownSession(Connection &c, const TokenClaims &claims)
{
    const QString key = keyOf(claims.session) + QString::number(claims.generation);
    if (const auto known = remembered(key))
        return *known;
    const quint64 asOf = m_revocations;
    const Instant now = m_clock.now();
    ITSM_TRY_ASSIGN(const auto state, inTransaction(c, programIn(claims.tenant), Connection::Access::Read,
                                                    [&] { return selectSession(c, claims.tenant, claims.session); }));
    if (!state || state->session.revokedAt || state->session.expiresAt <= now || !state->user.isActive ||
        state->user.id != claims.user)
        return fail(notSignedIn());
    if (claims.generation > state->session.usedGeneration)
        ITSM_TRY(inTransaction(c, programIn(claims.tenant), Connection::Access::Write,
                               [&] { return markSessionUsed(c, claims.tenant, claims.session, claims.generation); }));
    const Known known{.actor = actorOf(state->user),
                      .mustChangePassword = state->mustChangePassword,
                      .readAt = now,
                      .endsAt = state->session.expiresAt};
    remember(key, known, asOf);
    return known;
}

Result<AccessDesk::Known> AccessDesk::knownApiToken(Connection &c, const ApiTokenText &text)
{
    if (const auto known = remembered(text.hash))
        return *known;
    const quint64 asOf = m_revocations;
    const Instant now = m_clock.now();
    const Actor program = programIn(text.tenant);
    ITSM_TRY_ASSIGN(const auto state, inTransaction(c, program, Connection::Access::Read,
                                                    [&] { return selectApiToken(c, text.tenant, text.hash); }));
    if (!state || state->token.revokedAt || !state->user.isActive ||
        (state->token.expiresAt && *state->token.expiresAt <= now))
        return fail(notSignedIn());
    if (!state->token.lastUsedAt || now - *state->token.lastUsedAt > usedExactly)
        ITSM_TRY(inTransaction(c, program, Connection::Access::Write,
                               [&] { return touchApiToken(c, text.tenant, state->token.id, now); }));
    const Known known{.actor = actorOf(state->token, state->user), .readAt = now, .endsAt = state->token.expiresAt};
    remember(text.hash, known, asOf);
    return known;
}

std::optional<AccessDesk::Known> AccessDesk::remembered(const QString &key)
{
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.constFind(key);
    if (known == m_known.constEnd() || now < known->readAt || now - known->readAt >= m_policy.memory ||
        (known->endsAt && *known->endsAt <= now))
        return {};
    return *known;
}

void AccessDesk::remember(const QString &key, const Known &known, quint64 asOf)
{
    const std::lock_guard lock(m_mutex);
    if (asOf != m_revocations)
        return;
    if (m_known.size() >= mostKnown)
        m_known.clear();
    m_known.insert(key, known);
}

void AccessDesk::forgetAll()
{
    forget({});
}

void AccessDesk::forget(const QString &session)
{
    forgetHere(session);
    if (m_redis)
        m_redis->announce(revokedTopic, session.toLatin1());
}

void AccessDesk::forgetHere(const QString &session)
{
    if (session.isEmpty())
        m_keys.forget();
    std::function<void()> revoked;
    {
        const std::lock_guard lock(m_mutex);
        ++m_revocations;
        if (session.isEmpty())
            m_known.clear();
        else
            m_known.removeIf([&session](const auto &entry) { return entry.key().startsWith(keyOf(session)); });
        revoked = m_onRevocation;
    }
    if (revoked)
        revoked();
}

void AccessDesk::tellServers(const std::optional<RedisConfig> &redis)
{
    if (redis)
        (void)Redis::tellServers(*redis, revokedTopic);
}

void AccessDesk::onRevocation(std::function<void()> revoked)
{
    const std::lock_guard lock(m_mutex);
    m_onRevocation = std::move(revoked);
}

Result<User> AccessDesk::me(Connection &c, const Actor &actor) const
{
    ITSM_TRY_ASSIGN(const auto found, inTransaction(c, actor, Connection::Access::Read,
                                                    [&] { return selectCredential(c, actor.tenant, actor.user); }));
    if (!found)
        return fail(noSuchUser(actor.user.value));
    return found->user;
}

Result<QByteArray> AccessDesk::sharedKey(Connection &c, const QByteArray &purpose)
{
    ITSM_TRY_ASSIGN(const auto keys, m_keys.keys(c));
    return QMessageAuthenticationCode::hash(purpose, keys->api, QCryptographicHash::Sha256);
}

Result<> AccessDesk::rotateKeys(Connection &c, KeyRing::OldKeys old)
{
    const auto record = [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
        for (const Tenant &tenant : tenants) {
            ITSM_TRY(bindTenant(c, tenant.id));
            ITSM_TRY(audit(c, programIn(tenant.id), m_clock.now(), auditaction::signingKeyRotated,
                           {.type = "tenant", .id = tenant.id.value, .name = tenant.code},
                           {{u"signs_out_everybody"_s, old == KeyRing::OldKeys::Forget}}));
        }
        return {};
    };
    ITSM_TRY(m_keys.rotate(c, old, record));
    forgetAll();
    return {};
}

Result<> AccessDesk::maintain(Connection &c)
{
    ITSM_TRY(m_keys.maintain(c));
    ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
    // A day later, so that a token that is used again is still recognised as such.
    const Instant before = m_clock.now() - days(1);
    for (const Tenant &tenant : tenants) {
        ITSM_TRY(inTransaction(c, programIn(tenant.id), Connection::Access::Write,
                               [&] { return deleteSessions(c, tenant.id, before); }));
    }
    return {};
}

} // namespace itsm
