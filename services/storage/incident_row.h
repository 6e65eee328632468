#pragma once

#include "services/domain/incident.h"
#include "services/storage/connection.h"

#include <array>

namespace itsm {

/// The columns of `incidents i` that readSummary() reads, for a SELECT list.
[[nodiscard]] const QString &summaryColumns();
/// The columns of `incidents i` that readIncident() reads.
[[nodiscard]] const QString &incidentColumns();

[[nodiscard]] IncidentSummary readSummary(const Row &row);
[[nodiscard]] Incident readIncident(const Row &row);

/// The columns of JSON, in the order in which readJson() reads and jsonValues() gives them.
inline constexpr std::array jsonIncidentColumns{u"impact_analysis"_sql, u"root_cause"_sql, u"resolution_steps"_sql,
                                                u"metadata"_sql};
void readJson(const Row &row, int firstColumn, Incident &incident);
[[nodiscard]] Params jsonValues(const Incident &incident);

/// The columns that are written, without the id; `search_revision` is last and 1: the search tokens are written by the
/// caller.
[[nodiscard]] const SqlConstants &writtenIncidentColumns();
/// The values of writtenIncidentColumns(). Empty texts of columns that may be null are written as null.
[[nodiscard]] Params incidentValues(const Incident &incident);

} // namespace itsm
