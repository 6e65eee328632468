#pragma once

#include "services/domain/incident.h"

#include <QStringList>

namespace itsm {

// What an activity record says, in the user's language. Data is as it came: views make control characters visible.

/// The heading of a field by its key in the database: "assignment_group" → "Group".
[[nodiscard]] QString fieldLabel(const QString &key);
/// A value of a field as a person reads it.
[[nodiscard]] QString fieldValueText(const QString &key, const QJsonValue &value);
/// "Status: New → Assigned" for each field that a record says the change of.
[[nodiscard]] QStringList changeLines(const IncidentEvent &event);
/// Who did it: a person, "System", or where it came from.
[[nodiscard]] QString actorText(const IncidentEvent &event);

} // namespace itsm
