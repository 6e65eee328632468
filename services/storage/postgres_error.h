#pragma once

#include "services/domain/result.h"

#include <libpq-fe.h>

namespace itsm {

/// The error of a failed statement. `result` may be null: then the connection itself failed.
[[nodiscard]] Error postgresError(const PGconn *connection, const PGresult *result, bool interrupted);

} // namespace itsm
