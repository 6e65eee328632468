#pragma once

#include "services/domain/incident.h"
#include "services/storage/connection.h"

namespace itsm {

// What the server needs to know who somebody is: passwords of `users`, user_sessions, api_tokens and signing_keys. On
// PostgreSQL only the server's login reads them.

struct Credential
{
    User user;
    QString passwordHash;         ///< empty: the person cannot sign in
    OptionalInstant oneTimeUntil; ///< somebody else chose the password: until then it holds, and must be replaced
    friend bool operator==(const Credential &, const Credential &) = default;
};
Result<std::optional<Credential>> selectCredential(Connection &c, TenantId tenant, const QString &login);
Result<std::optional<Credential>> selectCredential(Connection &c, TenantId tenant, UserId user);
/// False if there is no such user.
Result<bool> updatePassword(Connection &c, TenantId tenant, UserId user, const QString &hash,
                            OptionalInstant oneTimeUntil, Instant now);
/// The same password under another cost.
Result<> updatePasswordHash(Connection &c, TenantId tenant, UserId user, const QString &from, const QString &to);
/// Active administrators, by id, and whether they have a password.
Result<std::vector<Credential>> selectAdministrators(Connection &c, TenantId tenant);

/// A sign-in, from its first to its last token.
struct Session
{
    TenantId tenantId;
    QString id;
    UserId userId;
    qint64 generation = 1;     ///< of the refresh token that is good now
    qint64 usedGeneration = 1; ///< the newest one whose access token somebody came with
    QString address;
    Instant createdAt{};
    Instant refreshedAt{};
    Instant expiresAt{};
    OptionalInstant revokedAt;
};
/// A session with the person whose it is, as both are now.
struct SessionState
{
    Session session;
    User user;
    bool mustChangePassword = false;
};
Result<> insertSession(Connection &c, const Session &session);
Result<std::optional<SessionState>> selectSession(Connection &c, TenantId tenant, const QString &id);
/// The next generation, if `generation` is the one that is good now; false otherwise.
Result<bool> advanceSession(Connection &c, TenantId tenant, const QString &id, qint64 generation, Instant now,
                            Instant expires);
/// Somebody came with the access token of that generation: the answer that brought it has arrived.
Result<> markSessionUsed(Connection &c, TenantId tenant, const QString &id, qint64 generation);
/// False if it was not good any more.
Result<bool> revokeSession(Connection &c, TenantId tenant, const QString &id, Instant now);
/// All sessions of a person but this one.
Result<> revokeSessionsOf(Connection &c, TenantId tenant, UserId user, Instant now, const QString &except = {});
/// Forgets sessions that ended before then.
Result<qint64> deleteSessions(Connection &c, TenantId tenant, Instant before);

/// A token for a machine or a wall display.
struct ApiToken
{
    ApiTokenId id;
    TenantId tenantId;
    UserId ownerId;
    QString ownerLogin;
    QString name;
    QString scope; ///< "wall", or the role that it has at most
    Instant createdAt{};
    OptionalInstant expiresAt;
    OptionalInstant lastUsedAt; ///< about an hour exact
    OptionalInstant revokedAt;
    friend bool operator==(const ApiToken &, const ApiToken &) = default;
};
/// `hash` is what is kept of the token itself.
Result<ApiTokenId> insertApiToken(Connection &c, const ApiToken &token, const QString &hash);
struct ApiTokenState
{
    ApiToken token;
    User user;
};
Result<std::optional<ApiTokenState>> selectApiToken(Connection &c, TenantId tenant, const QString &hash);
/// By id, the revoked ones as well.
Result<std::vector<ApiToken>> selectApiTokens(Connection &c, TenantId tenant);
Result<> touchApiToken(Connection &c, TenantId tenant, ApiTokenId id, Instant now);
/// False if there is none that is not revoked.
Result<bool> revokeApiToken(Connection &c, TenantId tenant, ApiTokenId id, Instant now);

struct StoredKey
{
    QString id;
    QString purpose; ///< "access" or "api"
    QString secret;  ///< base64url
    Instant createdAt{};
};
Result<> insertSigningKey(Connection &c, const StoredKey &key);
/// The oldest first.
Result<std::vector<StoredKey>> selectSigningKeys(Connection &c);
Result<> deleteSigningKey(Connection &c, const QString &id);
/// Whoever makes keys waits here for others who do, until the end of the transaction.
Result<> lockSigningKeys(Connection &c);

} // namespace itsm
