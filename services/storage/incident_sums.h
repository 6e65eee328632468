#pragma once

#include "services/domain/incident.h"
#include "services/storage/connection.h"

#include <optional>

namespace itsm {

/// Which incidents a report adds up: created from `from` to `to`, both included, and not deleted.
struct SumRequest
{
    Instant from{};
    Instant to{};
    std::optional<QString> category;
    std::optional<Priority> priority;
    std::optional<Status> status;
};

/// Numbers of incidents of a kind; see IncidentTotals of the analysis library for what each counts.
struct IncidentSums
{
    qint64 total = 0;
    qint64 open = 0;
    qint64 resolved = 0;
    qint64 closed = 0;
    qint64 critical = 0;
    qint64 highPriority = 0;
    qint64 escalated = 0;
    qint64 resolutionCount = 0;
    double resolutionHours = 0;
};
/// Added up by the database in one pass over the index of creation times.
Result<IncidentSums> selectIncidentSums(Connection &c, TenantId tenant, const SumRequest &request);

} // namespace itsm
