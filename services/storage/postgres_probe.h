#pragma once

#include "services/storage/store.h"

namespace itsm {

/// What a server says of itself once somebody is let in.
struct ServerFacts
{
    QString version;    ///< "15.4"
    QString encryption; ///< "TLSv1.3"; empty: none
};

/// What stands in Error::details["problem"] of probePostgres().
inline constexpr QLatin1StringView hostProblem{"host"};         ///< its name is not known
inline constexpr QLatin1StringView networkProblem{"network"};   ///< nobody listens, or the way is barred
inline constexpr QLatin1StringView tlsProblem{"tls"};           ///< no encryption, or a certificate that is not trusted
inline constexpr QLatin1StringView passwordProblem{"password"}; ///< wrong or missing
inline constexpr QLatin1StringView loginProblem{"login"};       ///< the server does not let this user in
inline constexpr QLatin1StringView databaseProblem{"database"}; ///< it has no such database

/// Connects as the program does and says at which step that fails: `field` names the part of a PostgresAddress (host,
/// port, tls, password, user, database), the message explains. Gives up with Cancelled soon after `isCancelled` says
/// so, except while a name is looked up. Blocks: call it in a thread of its own.
Result<ServerFacts> probePostgres(const StoreUrl &url, const std::function<bool()> &isCancelled);

} // namespace itsm
