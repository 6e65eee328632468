#pragma once

#include "services/auth/permissions.h"
#include "services/backend/server_address.h"
#include "services/domain/instant.h"
#include "services/runtime/secret.h"

#include <QFuture>
#include <QJsonValue>
#include <functional>

namespace itsm {

/// What proves to a server who asks.
struct RestTokens
{
    Secret access;
    Secret refresh;
    OptionalInstant accessExpires; ///< none: not said
};
/// Exchanges a refresh token for new tokens: `then` gets the data of the answer, in the thread of `owner`, unless that
/// has gone. The server takes a refresh token once, but gives the same answer again to whoever has not got it; so a
/// lost one is asked for at once, and no attempt takes long.
void exchangeToken(const ServerAddress &address, const Secret &refreshToken, QObject *owner,
                   const std::function<void(const Result<QJsonValue> &data)> &then);
/// Of an answer to a sign-in or refresh, in either dialect. A server that gives no new refresh token keeps the old one.
[[nodiscard]] Result<RestTokens> readTokens(const QJsonValue &data, const RestTokens &before = {});

/// Somebody who has signed in at a server.
struct RestSession
{
    ServerAddress address;
    RestTokens tokens;
    Actor actor;
    QString tenantName;
    bool mustChangePassword = false; ///< nothing else works until then
};

/// Whom to sign in.
struct RestLogin
{
    QString tenant; ///< code; empty: the server's first
    QString user;
    Secret password;
};

// Each goes to the server and answers once, at the latest with Timeout. Errors: Unauthenticated, with a sentence of the
// server's; Unavailable and Timeout as transportError() says, details {"problem":"certificate"|…}.

[[nodiscard]] QFuture<Result<RestSession>> signIn(const ServerAddress &address, const RestLogin &login);
/// With a refresh token that was kept; it is used up. `keep` gets the new one at once: it is good, even where what
/// follows fails.
[[nodiscard]] QFuture<Result<RestSession>> resumeSession(const ServerAddress &address, const Secret &refreshToken,
                                                         const std::function<void(const Secret &token)> &keep = {});
/// Sets a new password, which ends the need for it; a session of its own begins with the next sign-in.
[[nodiscard]] QFuture<Result<void>> changePassword(const RestSession &session, const Secret &current,
                                                   const Secret &next);

/// What a trial of an address finds, without signing in.
struct ServerReport
{
    QString version;
    QString encryption; ///< "TLS 1.3"; empty: none
};
[[nodiscard]] QFuture<Result<ServerReport>> probeServer(const ServerAddress &address);

} // namespace itsm
