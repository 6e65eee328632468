#pragma once

#include "services/domain/filter.h"

#include <span>

namespace itsm {

/// How the values of a field are read and compared.
enum class FieldKind : quint8 { Token, Text, Integer, Time, Duration, FreeText, Flag };

[[nodiscard]] FieldKind fieldKind(IncidentField field);
/// The operators <, <=, >, >= and ranges are for these.
[[nodiscard]] bool isOrdered(IncidentField field);
/// The closed list of values of Token and Flag fields; empty for the others.
[[nodiscard]] QStringList fieldValues(IncidentField field);
/// All fields whose name or alias starts with `prefix`; one if a name or an alias is `prefix` itself.
[[nodiscard]] QList<IncidentField> fieldsFromPrefix(QStringView prefix);

/// The canonical writing of a value of the field, as the terms hold it; nothing if it is none. Does not read Text
/// fields, whose every text is a value.
[[nodiscard]] std::optional<QString> canonicalValue(IncidentField field, QStringView text);

} // namespace itsm
