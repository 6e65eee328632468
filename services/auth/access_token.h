#pragma once

#include "services/auth/jwt.h"
#include "services/domain/incident.h"

#include <chrono>

namespace itsm {

/// What a token of ours says.
struct TokenClaims
{
    enum class Use : quint8 { Access, Refresh };
    Use use = Use::Access;
    TenantId tenant;
    UserId user;
    QString login;
    Token<Role> role = Role::Unknown; ///< when it was issued; what counts is the person's role now
    QString session;
    qint64 generation = 1; ///< of the session when it was issued
    Instant issuedAt{};    ///< whole seconds, as `expiresAt`
    Instant expiresAt{};
};

/// How far the clocks of several servers may be apart.
inline constexpr std::chrono::seconds clockLeeway{30};

/// Writes the claims of the seed's API (user_id, username, role, tenant_id, token_type) beside iss, aud, sub, iat, nbf,
/// exp, jti and ours: sid (session) and gen (generation).
[[nodiscard]] QByteArray writeToken(const TokenClaims &claims, const SigningKey &key);
/// Nothing unless a key signed it, every claim is there in its type, it was issued by and for us and for this use, and
/// `now` lies in its time.
[[nodiscard]] std::optional<TokenClaims> readToken(const QByteArray &token, const std::vector<SigningKey> &keys,
                                                   TokenClaims::Use use, Instant now);

} // namespace itsm
