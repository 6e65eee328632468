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

/// An error that ended an import after so many incidents: what is written stays, and the sentence says so.
[[nodiscard]] Error brokenOff(Error error, qint64 incidents);

} // namespace itsm
