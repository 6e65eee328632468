#pragma once

#include "services/domain/incident.h"
#include "services/storage/connection.h"

namespace itsm {

// Rows of `users` and `configuration_items`, as whoever selects these columns first reads them.

extern const QString userColumns;
inline constexpr int userColumnCount = 8;
[[nodiscard]] User readUser(const Row &row);

extern const QString ciColumns;
inline constexpr int ciColumnCount = 8;
[[nodiscard]] ConfigurationItem readCi(const Row &row);

} // namespace itsm
