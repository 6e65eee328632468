#pragma once

#include "services/domain/result.h"

namespace itsm {

/// The error of an SQLite result code (extended) with SQLite's message.
[[nodiscard]] Error sqliteError(int code, const QString &message);

} // namespace itsm
