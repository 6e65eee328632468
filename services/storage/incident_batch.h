#pragma once

#include "services/domain/incident.h"
#include "services/storage/connection.h"

namespace itsm {

/// Locks the incidents against other writers until the transaction ends and reads them whole, deleted or not; unknown
/// ids are left out. In the order of the ids, so that two callers cannot wait for each other.
Result<std::vector<Incident>> lockIncidents(Connection &c, TenantId tenant, const std::vector<IncidentId> &ids);

/// The same without the lock.
Result<std::vector<Incident>> selectWholeIncidents(Connection &c, TenantId tenant, const std::vector<IncidentId> &ids);

/// An incident as lockIncidents() gave it, and as it shall be.
struct IncidentChange
{
    Incident before;
    Incident after;
};
/// Writes the columns in which the two differ, in one statement for all; each version rises by one. For everything but
/// what the search tokens come from (number, title, description). At most 1,000 at once keep the change feed exact.
Result<> updateIncidents(Connection &c, const std::vector<IncidentChange> &changes);

/// Inserts many incidents, whose ids are assigned; numbers and versions are those of the argument. More than
/// `mostTokensAtOnce` of them are found by their words only after refreshSearchTokens(), because these cost more than
/// all the rest.
inline constexpr size_t mostTokensAtOnce = 200;
Result<> insertIncidentBatch(Connection &c, std::vector<Incident> &incidents);

} // namespace itsm
