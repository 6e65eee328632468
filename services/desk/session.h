#pragma once

#include "services/auth/permissions.h"
#include "services/runtime/clock.h"
#include "services/storage/connection.h"

namespace itsm {

/// Who wants to work on which tenant of a database that the program opens directly.
struct SessionRequest
{
    QString tenantCode;  ///< empty: the only tenant, or the first by id; made as "default" where there is none
    QString login;       ///< the operating system's or database's name of the person
    QString displayName; ///< used when the user has to be made
    QString source;      ///< "user" for a console, "import" for the importer, …
};

/// Finds the tenant and the user, or makes them. Whoever opens a database directly already holds its credentials, so an
/// unknown login becomes an agent, or the administrator of a tenant that has none. A user who was deactivated is
/// refused, and so is an unknown one where the database login may not make users.
Result<Actor> openSession(Connection &c, const SessionRequest &request, const Clock &clock);

} // namespace itsm
