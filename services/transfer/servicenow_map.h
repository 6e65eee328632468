#pragma once

#include "services/desk/import.h"
#include "services/domain/state_machine.h"
#include "services/transfer/servicenow_log.h"

namespace itsm {

// How the log's words become ours.
[[nodiscard]] Status
statusFromLog(QStringView state); ///< Status::Unknown for a state that the log's format does not have
[[nodiscard]] Priority
priorityFromLog(QStringView text); ///< "3 - Moderate" is medium; Priority::Unknown if there is no 1 … 5 in front
[[nodiscard]] Level levelFromLog(QStringView text);
[[nodiscard]] Severity severityFromLevel(Level level); ///< medium for Level::Unknown

/// Everything that the log says of one incident; `matrix` gives the priority where it says none. The log must outlive
/// the result.
[[nodiscard]] ImportedIncident incidentFromLog(const ServiceNowLog &log, int index, OptionalInstant until,
                                               const PriorityMatrix &matrix = {});

} // namespace itsm
