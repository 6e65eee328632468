#pragma once

#include "services/domain/result.h"

#include <QString>

namespace itsm {

/// "ITSM" in SQLite's header: the file is ours.
inline constexpr quint32 sqliteApplicationId = 0x4954534d;

/// Looks at a file before SQLite does and says what is wrong with it: a folder, empty, not a database, another
/// program's, truncated. Never writes.
Result<> inspectSqliteFile(const QString &path);

} // namespace itsm
