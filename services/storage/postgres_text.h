#pragma once

#include "services/domain/instant.h"
#include "services/domain/result.h"
#include "services/storage/connection.h"

#include <string_view>

namespace itsm {

/// Writes a parameter in PostgreSQL's text form; nothing for null. Fails for what PostgreSQL's types cannot hold.
Result<std::optional<QByteArray>> toPostgresText(const Value &value);
/// Appends a field of COPY's text format.
Result<> appendCopyField(QByteArray &out, const Value &value);

/// Reads a timestamptz as the session settings DateStyle=ISO and TimeZone=UTC make the server write it. Nothing for
/// infinity.
[[nodiscard]] OptionalInstant parsePostgresInstant(std::string_view text);
[[nodiscard]] QByteArray formatPostgresInstant(Instant t);

/// Replaces each ? by $1, $2 and so on.
[[nodiscard]] QByteArray numberedParameters(const QString &sql);

} // namespace itsm
