#pragma once

#include "services/domain/incident.h"
#include "services/domain/state_machine.h"
#include "services/transfer/import_field.h"

#include <QTimeZone>

namespace itsm {

/// How times of a file are written.
struct CsvTimes
{
    QTimeZone zone = QTimeZone::utc(); ///< of times without one
    bool isDayFirst = false;           ///< "02/03/2016" is in March; otherwise such times are not understood
};

/// Why a row cannot become an incident.
struct BrokenCell
{
    qsizetype column = 0;
    QString message; ///< one sentence that begins with the name of the column
};

/// Makes an incident of a row's cells. People and item stand in it by name. What the file does not say:
///
/// status new; priority by `matrix` after impact and urgency where one of them is there, otherwise medium; severity
/// after the priority; the source "import"; created when the earliest of its other times was, or `now`; updated at the
/// latest of its times; resolved and closed, where the status says so, then. A column that is there and empty means
/// that there is no such time.
[[nodiscard]] tl::expected<Incident, BrokenCell> incidentFromCells(const QStringList &headings,
                                                                   const ColumnFields &fields, const QStringList &cells,
                                                                   const CsvTimes &times, const PriorityMatrix &matrix,
                                                                   Instant now);

} // namespace itsm
