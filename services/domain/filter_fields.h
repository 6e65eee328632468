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

} // namespace itsm
