#pragma once

#include "services/api/route.h"

namespace itsm {

// Incidents as a file that is sent while it is written.

/// GET: all of a list. `format` is csv, json, or ndjson: whole incidents as the API writes them, one in a line.
Result<ApiAnswer> exportByQuery(const ApiContext &context, const ApiRequest &request, Connection &c,
                                const Actor &actor);
/// POST: those of {"ids":[…],"format":…} in their order.
Result<ApiAnswer> exportByIds(const ApiContext &context, const ApiRequest &request, Connection &c, const Actor &actor);

} // namespace itsm
