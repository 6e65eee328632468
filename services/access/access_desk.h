#pragma once

#include "services/access/access_policy.h"
#include "services/access/back_off.h"
#include "services/access/key_ring.h"
#include "services/auth/access_token.h"
#include "services/auth/api_token.h"
#include "services/auth/permissions.h"
#include "services/runtime/secret.h"
#include "services/storage/access_tables.h"

#include <QHash>
#include <atomic>
#include <functional>

namespace itsm {

/// What somebody shows at the sign-in.
struct Credentials
{
    QString tenantCode; ///< empty: the first tenant, or that of the id
    TenantId tenant{};  ///< where it is given as well, both must name the same one
    QString login;
    Secret password;
    QString address; ///< where he comes from, for the back-off
};

struct TokenPair
{
    QString access;
    QString refresh;
    Instant accessExpires{};
    Instant refreshExpires{};
};

struct SignedIn
{
    TokenPair tokens;
    User user;
    Tenant tenant;
    bool mustChangePassword = false; ///< nothing else works until then
};

/// What a request wants to do as somebody.
enum class Purpose : quint8 {
    Work,
    Account, ///< look at himself, change the password, sign out: possible with a password that must be changed
};

/// The scope of an API token that may read and nothing else.
inline constexpr QLatin1StringView wallScope{"wall"};
/// Actor::source of whoever comes with an API token.
inline constexpr QLatin1StringView apiSource{"api"};

struct NewApiToken
{
    UserId owner;
    QString name;
    QString scope;             ///< wallScope or a role, at most that of the owner
    OptionalInstant expiresAt; ///< nothing: it holds until it is revoked
};
struct MadeApiToken
{
    ApiToken token;
    Secret text; ///< shown once, kept nowhere
};

/// Who comes with a token, as far as the token says it.
struct TokenHolder
{
    TenantId tenant;
    QByteArray id; ///< of a person, the same in all sessions, or of an API token
};

/// A password made by the program, to be printed for a person.
struct FirstPassword
{
    QString tenantCode;
    QString login;
    Secret password;
};

/// Who somebody is: passwords, sessions, tokens. The only code that changes them; ServiceDesk keeps the people
/// themselves. Thread-safe: one object serves all threads, each with its own writing connection, outside a transaction.
/// It remembers for a short while (AccessPolicy::memory) who a token belongs to: what another process revokes holds
/// here after that time at the latest, what this object revokes at once. Those with the same Redis tell each other.
class AccessDesk
{
public:
    /// The clock and the Redis must outlive it.
    explicit AccessDesk(const Clock &clock, AccessPolicy policy = {}, Redis *redis = nullptr);

    /// Called when tokens may have lost their power, here or at another server, in any thread; it must only post or set
    /// something.
    void onRevocation(std::function<void()> revoked);
    /// Somebody's role or right to be here has changed: what is remembered of people does not hold any more.
    void peopleChanged() { forgetAll(); }
    /// The same for a program that is no server: the servers hear of it at once where there is a Redis, otherwise they
    /// notice within AccessPolicy::memory.
    static void tellServers(const std::optional<RedisConfig> &redis);

    /// Unauthenticated, with the same words and after the same time whatever is wrong. Unavailable, with details
    /// {"retry_after":seconds}, for whoever guessed too often and where too many sign in at once. Takes the time of a
    /// password hash, or of several that are before it.
    Result<SignedIn> signIn(Connection &c, const Credentials &credentials);
    /// New tokens for the refresh token, which is used up by it. One that is used again ends the session: somebody
    /// copied it. But whoever has not got the answer may ask once more: for a short while (AccessPolicy::refreshGrace),
    /// and until somebody comes with the new access token, the old refresh token gives tokens of the same generation.
    Result<TokenPair> refresh(Connection &c, const QByteArray &refreshToken);
    /// Ends the session of an access or refresh token. Nothing to end is no error; an API token is revoked by name.
    Result<> signOut(Connection &c, const QByteArray &token);

    /// Who comes with this token (without "Bearer "): an access token of a session, or an API token. Unauthenticated,
    /// always with the same words, for anything else, before the database was asked. Forbidden, with details
    /// {"must_change_password":true}, for work with a password that must be changed first.
    Result<Actor> authenticate(Connection &c, const QByteArray &token, Purpose purpose = Purpose::Work);

    /// Reads the keys where none are known, or not of late.
    Result<> readKeys(Connection &c);
    // Looks at the door, by the keys that are known and without asking the database.
    /// Whether authenticate() may find the token good. True as long as no keys are known.
    [[nodiscard]] bool mayBeGood(const QByteArray &token);
    /// Whose token it is, if a key sealed it; nothing as long as no keys are known. It may have been revoked.
    [[nodiscard]] std::optional<TokenHolder> holderOf(const QByteArray &token);

    /// The person as stored.
    Result<User> me(Connection &c, const Actor &actor) const;
    /// For the person of an access token, who shows the password once more; ends his other sessions. Invalid with the
    /// field "current_password" where that is wrong.
    Result<> changePassword(Connection &c, const QByteArray &accessToken, const Secret &current, const Secret &next,
                            const QString &address);

    enum class PasswordUse : quint8 {
        OneTime, ///< must be changed at the next sign-in
        Lasting,
    };
    /// By somebody who may write users; ends all sessions of the person.
    Result<> setPassword(Connection &c, const Actor &actor, UserId user, const Secret &password, PasswordUse use);

    /// For oneself, or by somebody who may write users for others. Not with an API token: it could outlive itself.
    Result<MadeApiToken> createApiToken(Connection &c, const Actor &actor, const NewApiToken &input);
    /// One's own; all of the tenant for those who may write users.
    Result<std::vector<ApiToken>> apiTokens(Connection &c, const Actor &actor) const;
    Result<> revokeApiToken(Connection &c, const Actor &actor, ApiTokenId id);

    /// At the start of a server: where no active administrator of the first tenant can sign in, one gets a one-time
    /// password, and is made if there is none. Nothing if somebody can.
    Result<std::optional<FirstPassword>> ensureAdministrator(Connection &c);

    /// A key that the servers of the database share and nobody else knows, for one purpose.
    Result<QByteArray> sharedKey(Connection &c, const QByteArray &purpose);
    /// A new signing key, see KeyRing; with a record in the audit trail of every tenant.
    Result<> rotateKeys(Connection &c, KeyRing::OldKeys old);
    /// Every hour or so: forgets sessions that ended, changes signing keys that are old.
    Result<> maintain(Connection &c);

private:
    /// What is known of a session or API token.
    struct Known
    {
        Actor actor;
        bool mustChangePassword = false;
        Instant readAt{};
        OptionalInstant endsAt;
    };
    Result<Known> knownSession(Connection &c, const TokenClaims &claims);
    Result<Known> knownApiToken(Connection &c, const ApiTokenText &token);
    std::optional<Known> remembered(const QString &key);
    /// `asOf`: m_revocations before the database was asked.
    void remember(const QString &key, const Known &known, quint64 asOf);
    void forgetAll();
    void forget(const QString &session); ///< empty: all
    void forgetHere(const QString &session);
    TokenPair makeTokens(const Session &session, const User &user, const Keys &keys) const;
    Result<> writePassword(Connection &c, const Actor &actor, const User &user, const QString &hash, PasswordUse use,
                           const QString &exceptSession);
    Result<std::optional<Credential>> findCredential(Connection &c, const Credentials &credentials, Tenant &tenant);
    Result<bool> checkPassword(const QString &account, const QString &address, const Secret &password,
                               const QString &hash);

    const Clock &m_clock;
    const AccessPolicy m_policy;
    PasswordHasher m_hasher;
    BackOff m_backOff;
    KeyRing m_keys;
    std::mutex m_mutex;
    QHash<QString, Known> m_known; ///< by session and its generation, or by the hash of the API token
    /// Counts what ended sessions or tokens; what was read before the last of it is out of date.
    std::atomic<quint64> m_revocations = 0;
    Redis *const m_redis;
    std::function<void()> m_onRevocation;       ///< guarded by the mutex
    Redis::Subscription m_revocationsElsewhere; ///< goes before what it works on
};

} // namespace itsm
