#pragma once

#include "services/runtime/clock.h"
#include "services/transfer/record_writer.h"
#include "views/widgets/time_format.h"

namespace itsm {

class IncidentTable;

/// The columns that the table shows, in its order and in the person's language, for copies and printed lists.
[[nodiscard]] TextTable shownTable(const IncidentTable &table, const Clock &clock, TimeZoneMode zone);

} // namespace itsm
