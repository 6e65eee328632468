#pragma once

#include "services/domain/enums.h"
#include "services/domain/instant.h"
#include "services/storage/connection.h"

namespace itsm {

/// How long incidents of a severity may be open.
struct TimeLimit
{
    Severity severity = Severity::Unknown;
    std::chrono::seconds most{};
};

/// How long incidents took from creation to resolution. Those count that are resolved or closed and have a resolution
/// time; one before the creation counts as 0.
struct ResolutionTimes
{
    struct Level
    {
        Severity severity = Severity::Unknown;
        qint64 kept = 0;   ///< resolved within the limit
        qint64 broken = 0; ///< resolved later, or open for longer
        friend bool operator==(const Level &, const Level &) = default;
    };

    std::vector<qint64> within; ///< for each bound how many took so long at most
    qint64 count = 0;
    double seconds = 0; ///< sum
    std::vector<Level> levels;
};
/// Added up by the database in one pass over all incidents of the tenant that are not deleted.
Result<ResolutionTimes> selectResolutionTimes(Connection &c, TenantId tenant,
                                              const std::vector<std::chrono::seconds> &bounds,
                                              const std::vector<TimeLimit> &limits, Instant now);

} // namespace itsm
