#pragma once

#include "services/storage/filter_range.h"
#include "services/storage/incident_table.h"

namespace itsm {

/// Where the rows of a filter can be had without walking a list: what narrows them most.
struct RowSource
{
    enum class Kind : quint8 {
        All,    ///< nothing narrows the filter
        Index,  ///< an index of incidents
        Kinds,  ///< the kinds of incidents that incident_counts knows, each looked up in incidents_facets
        Search, ///< the full-text index
    };
    Kind kind = Kind::All;
    QString index;        ///< Index, for SQLite
    SqlText condition;    ///< Index: what the index tells, with " AND " before it
    qint64 rows = -1;     ///< so many rows it gives at most; -1: not known
    bool isExact = false; ///< otherwise there are more than `rows`: counting stopped there
    /// SQLite: further sources as conditions on i.id, each with " AND " before it. They spare look-ups of rows that
    /// another index knows not to match. PostgreSQL combines indexes by itself.
    SqlText also;

    /// Few enough to be sorted without a second thought.
    [[nodiscard]] bool isNarrow() const { return isExact && rows <= narrow; }
    static constexpr qint64 narrow = 20'000;
};

/// The number of rows that match the countable terms of a filter, from the counters.
Result<RowCount> countByCounters(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context);

/// The source that gives the fewest rows.
Result<RowSource> cheapestSource(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context);

/// " FROM … WHERE …": all rows of the filter with the alias i, taken from the source. More conditions may follow.
[[nodiscard]] SqlText fromSource(Dialect dialect, const RowSource &source, TenantId tenant,
                                 const IncidentFilter &filter, const FilterContext &context);

/// A filter column with an index (tenant, column, created_at, id), and the one value that a term asks of it.
struct FilterIndex
{
    QLatin1StringView name;
    SqlText condition;
};
[[nodiscard]] std::optional<FilterIndex> filterIndex(Dialect dialect, const FilterTerm &term,
                                                     const FilterContext &context);

/// SELECT of the ids that the full-text index finds; on PostgreSQL no more of them than sources are counted to.
[[nodiscard]] SqlText searchIds(Dialect dialect, const std::vector<quint32> &tokens);

/// The name of the index that lists are sorted by.
[[nodiscard]] QString sortIndex(IncidentField field);
/// A range of sort keys as conditions on i, each with " AND " before it.
[[nodiscard]] SqlText rangeSql(IncidentField field, const KeyRange &range);

} // namespace itsm
