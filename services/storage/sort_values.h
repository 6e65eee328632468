#pragma once

#include "services/storage/list_plan.h"

namespace itsm {

/// With which values of its sort column a list begins, or goes on behind the cursor, as far as the counters know: its
/// filter with a term for so many of these values as hold the rows of the stretch. The same stretch of the narrower
/// list has the same rows. Walking to them from the beginning of the sort column might pass most rows of the table.
/// None where the counters do not know, or the list has no rows there.
Result<std::optional<IncidentFilter>> narrowedBySort(Connection &c, TenantId tenant, const IncidentQuery &query,
                                                     const FilterContext &context, const ListWalk::Stretch &stretch);

} // namespace itsm
