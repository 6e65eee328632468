#pragma once

#include "services/domain/instant.h"
#include "services/storage/connection.h"

namespace itsm {

/// Numbers of the alerts of a period; see AlertTotals of the analysis library for what each counts.
struct AlertSums
{
    qint64 total = 0;
    qint64 active = 0;
    qint64 acknowledged = 0;
    qint64 resolved = 0;
    qint64 responseCount = 0;
    double responseMinutes = 0;
};
/// Of the alerts that were triggered from `from` to `to`, both included, added up by the database in one pass over the
/// index of their times.
Result<AlertSums> selectAlertSums(Connection &c, TenantId tenant, Instant from, Instant to);

} // namespace itsm
