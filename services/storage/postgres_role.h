#pragma once

#include "services/storage/connection.h"

namespace itsm {

/// Whether row security holds for the login of a PostgreSQL connection: it is no superuser, may not bypass it, and does
/// not own the tables, whose owner could switch it off.
Result<bool> isBoundByRowSecurity(Connection &c);

} // namespace itsm
