#pragma once

#include "services/domain/result.h"

#include <QString>

namespace itsm {

/// "ITSM" in SQLite's header: the file is ours.
inline constexpr quint32 sqliteApplicationId = 0x4954534d;

/// Looks at a file before SQLite does and says what is wrong with it: a folder, empty, not a database, another
/// program's, truncated. Never writes.
Result<> inspectSqliteFile(const QString &path);

/// Makes an empty file that only its owner can read and write: a database holds what others should not see, up to the
/// keys that sign tokens. SQLite gives the files beside it the same rights. Unavailable if something stands there.
Result<> createPrivateFile(const QString &path);

} // namespace itsm
