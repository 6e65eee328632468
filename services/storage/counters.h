#pragma once

#include "services/domain/ids.h"
#include "services/storage/connection.h"

namespace itsm {

/// PostgreSQL: folds the differences that writers appended into the counters; returns how many. Call it every some
/// hundred commits; it never waits: if another connection is at it, it does nothing. SQLite keeps plain sums: nothing
/// to do.
Result<qint64> foldCounters(Connection &c);

/// Makes the counters of a tenant equal to its incidents.
Result<> rebuildCounters(Connection &c, TenantId tenant);

} // namespace itsm
