#pragma once

#include "services/desk/import.h"

namespace itsm {

/// What an import of a file did.
struct ImportSummary
{
    ImportCounts counts;
    qint64 rows = 0;       ///< rows taken, of those that were wanted
    qint64 brokenRows = 0; ///< rows left out
};

} // namespace itsm
