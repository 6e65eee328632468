#pragma once

#include "services/desk/activity.h"

namespace itsm {

/// An alert that begins or ends, and the incident that it belongs to.
struct AlertOnIncident
{
    const IncidentSummary *incident = nullptr;
    const Alert *alert = nullptr;
};

/// Of so many alerts that begin or end on an incident together each has an activity record.
inline constexpr size_t mostAlertRecords = 10;

/// The activity records of alerts of one message, of the type eventtype::alertCreated or alertResolved. `alert` is as
/// it was before. Where more than `mostAlertRecords` of an incident come together, they have one record: `data.alerts`
/// says how many they are, `data.severity` that of the worst, `data.alert_name` their name where it is the same, and
/// the description the messages of the first.
[[nodiscard]] std::vector<IncidentEvent> alertEvents(const char *type, const std::vector<AlertOnIncident> &alerts,
                                                     const Actor &actor, Instant now);

} // namespace itsm
