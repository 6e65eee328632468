#pragma once

#include "services/desk/incident_changes.h"
#include "services/storage/connection.h"

#include <span>

namespace itsm {

/// Reads what a command refers to, and checks it. Inside the transaction of the command.
Result<CommandContext> readContext(Connection &c, const Actor &actor, Instant now, const IncidentCommand &command);

/// The tenant's matrix, or the default one.
Result<PriorityMatrix> readPriorityMatrix(Connection &c, TenantId tenant);

/// The one write path of all verbs: locks and reads the incidents, applies the command to each, and writes rows,
/// activity records, alerts and notification intents. `refs` must not name an incident twice. The outer error is the
/// database's and asks for a rollback; the inner ones are rules that single incidents break, which are left as they
/// are.
Result<std::vector<Result<Incident>>> execute(Connection &c, CommandContext &context, const IncidentCommand &command,
                                              std::span<const IncidentRef> refs);

/// NotFound for ids that are unknown or of another tenant; both look alike.
[[nodiscard]] Error noSuchIncident(IncidentId id);
[[nodiscard]] Error noSuchIncident(const QString &number);

} // namespace itsm
