#pragma once

#include "services/storage/filter_range.h"
#include "services/storage/incident_table.h"

namespace itsm {

// What the indexes of `incidents` are good for; see schema.h for their columns.

/// A filter column with an index (tenant, column, created_at, id), and the one value that a term asks of it.
struct FilterIndex
{
    QLatin1StringView name;
    SqlText condition;
};
[[nodiscard]] std::optional<FilterIndex> filterIndex(Dialect dialect, const FilterTerm &term,
                                                     const FilterContext &context);

/// An index of the open incidents alone that has the order of a list, for a filter that holds for no others.
struct OpenIndex
{
    QLatin1StringView name;
    SqlText condition;    ///< what its rows have in common, with " AND " before it
    bool isExact = false; ///< the filter asks for nothing else
};
[[nodiscard]] std::optional<OpenIndex> openIndex(Dialect dialect, IncidentField sort, const IncidentFilter &filter,
                                                 const FilterContext &context);

/// The name of the index that lists are sorted by.
[[nodiscard]] QString sortIndex(IncidentField field);
/// A range of sort keys as conditions on i, each with " AND " before it.
[[nodiscard]] SqlText rangeSql(IncidentField field, const KeyRange &range);

/// The index alone tells whether a row matches the filter and where it stands in the order: no row needs to be looked
/// up. Without `sort` no order is asked for.
[[nodiscard]] bool indexAnswers(Dialect dialect, QStringView index, const IncidentFilter &filter,
                                std::optional<IncidentField> sort);

} // namespace itsm
