#pragma once

#include "services/storage/tables.h"

namespace itsm {

/// Key of a notification intent: the same occurrence, channel and recipient always give the same key, so that nobody is
/// told twice.
[[nodiscard]] QString intentKey(TenantId tenant, const QString &occurrence, const QString &channel,
                                const QString &recipient);

/// Writes an alert and one intent per channel and recipient; a chat or webhook channel without recipients gets one for
/// its configured destination. `occurrence` names what the alert is about, "escalation:17:2"; empty: the alert itself.
/// Returns the alert with its id.
Result<Alert> writeAlert(Connection &c, Alert alert, const IncidentSummary &incident, QString occurrence = {});

} // namespace itsm
