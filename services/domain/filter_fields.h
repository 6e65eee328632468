#pragma once

#include "services/domain/filter.h"

namespace itsm {

/// The fields of incidents.
[[nodiscard]] const FilterVocabulary &incidentVocabulary();

[[nodiscard]] FieldKind fieldKind(IncidentField field);
/// The operators <, <=, >, >= and ranges are for these.
[[nodiscard]] bool isOrdered(IncidentField field);
/// The closed list of values of Token and Flag fields; empty for the others.
[[nodiscard]] QStringList fieldValues(IncidentField field);

/// Values of Assignee that ask for an id and not for a name: "me" and "#12".
[[nodiscard]] bool isPersonValue(QStringView value);
/// The id that such a value asks for; invalid where it means nobody.
[[nodiscard]] UserId personOf(QStringView value, const FilterContext &context);

} // namespace itsm
