#pragma once

#include "services/transfer/import_summary.h"
#include "services/transfer/servicenow_log.h"

namespace itsm {

/// Loads ServiceNow's incident event log: one incident for each number, one activity record for each row, in time
/// order.
///
/// States: New → new, Active → in_progress, Awaiting … → on_hold, Resolved → resolved, Closed → closed; any other is
/// kept as in_progress with a warning, and by name in the metadata. Priorities 1 … 4 → urgent, high, medium, low;
/// impact and urgency 1 … 3 → high, medium, low; severity follows impact. resolved_at and closed_at count only in the
/// states that they belong to and up to `until`: the log gives every row the values that the last one had. What has no
/// column of its own goes to the metadata under its name in the log.
///
/// A second run changes nothing, and a longer log adds what is new: a record is known by its time, modification count
/// and state. Work is done in transactions of some hundred incidents, so that an interrupted run can be repeated. Needs
/// an actor whose `source` is "import".
Result<ImportSummary> importServiceNow(Connection &c, const Actor &actor, QIODevice &device,
                                       const ServiceNowLog::Options &options, const TransferHooks &hooks = {});

} // namespace itsm
