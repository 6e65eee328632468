#pragma once

#include "services/auth/permissions.h"
#include "services/domain/incident.h"

namespace itsm {

/// The name that the activity record of a type carries; English, for the database and foreign readers.
[[nodiscard]] QString eventName(const char *type);
/// An activity record of the actor; `incident` gives the tenant and id.
[[nodiscard]] IncidentEvent makeEvent(const char *type, const IncidentSummary &incident, const Actor &actor,
                                      Instant now, QJsonObject data = {}, QString description = {});
/// The facts that the record of an incident's creation carries.
[[nodiscard]] QJsonObject creationFacts(const Incident &incident);
/// Adds {"field":{"from":…,"to":…}} to the facts of an activity record unless both are equal. True if they differ.
bool recordChange(QJsonObject &data, const QString &field, const QJsonValue &from, const QJsonValue &to);

} // namespace itsm
