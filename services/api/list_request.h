#pragma once

#include "services/api/handler_support.h"

namespace itsm {

/// Parameters that say which incidents a list holds and in which order: those of the specification, one for each field,
/// and `filter` and `sort`.
[[nodiscard]] QStringList listParameters();

/// Both kinds of parameters may stand side by side; a row must fit all. Without a sort: the newest first.
[[nodiscard]] Result<IncidentQuery> readListQuery(const ApiQuery &query);

/// Whether such a list is the same for everybody and at every moment, as long as no row changes.
[[nodiscard]] bool isSameListForAll(const ApiRequest &request);

} // namespace itsm
