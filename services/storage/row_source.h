#pragma once

#include "services/storage/incident_indexes.h"

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
    /// Rows are found and sorted in the index alone, and only those that are wanted looked up.
    bool isCovering = false;
    /// SQLite: further sources as conditions on i.id, each with " AND " before it. They spare look-ups of rows that
    /// another index knows not to match. PostgreSQL combines indexes by itself.
    SqlText also;

    qint64 matches = -1; ///< so many of the rows match the filter, where the index alone tells
    /// What sorting all of it costs, in rows that are looked up.
    [[nodiscard]] qint64 cost() const
    {
        if (isCovering)
            return rows / entriesPerRow;
        return matches < 0 ? rows : rows / entriesPerRow + matches;
    }
    /// Cheap enough to be sorted without a second thought.
    [[nodiscard]] bool isNarrow() const { return isExact && cost() <= narrow; }
    static constexpr qint64 narrow = 20'000;
    static constexpr qint64 entriesPerRow = 8; ///< entries of an index that are read in the time of one row
};

/// The number of rows that match the countable terms of a filter, from the counters.
Result<RowCount> countByCounters(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context);

/// The same by the values of a countable field, as they are stored.
Result<std::vector<std::pair<QString, qint64>>> countByValue(Connection &c, TenantId tenant,
                                                             const IncidentFilter &filter, const FilterContext &context,
                                                             IncidentField field);

/// The source that costs least to read, and to sort if an order is asked for.
Result<RowSource> cheapestSource(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context, std::optional<IncidentField> sort = {});

/// " FROM … WHERE …": all rows of the filter with the alias i, taken from the source. More conditions may follow.
[[nodiscard]] SqlText fromSource(Dialect dialect, const RowSource &source, TenantId tenant,
                                 const IncidentFilter &filter, const FilterContext &context);

/// SELECT of the ids that the full-text index finds; on PostgreSQL at most one more than `most`.
[[nodiscard]] SqlText searchIds(Dialect dialect, const std::vector<quint32> &tokens, qint64 most);

} // namespace itsm
