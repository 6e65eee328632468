#pragma once

#include "services/domain/filter.h"

namespace itsm {

/// The filter may hold for other incidents as time passes, though none of them changes: `age:<1h`, `is:overdue`.
[[nodiscard]] bool dependsOnTime(const IncidentFilter &filter);

} // namespace itsm
