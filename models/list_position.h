#pragma once

#include "services/domain/filter.h"
#include "services/storage/incident_table.h"

namespace itsm {

/// A place in a sorted list: the sort key and id of a row, whether or not that row still exists.
struct ListPosition
{
    SortKey key;
    IncidentId id;

    [[nodiscard]] static ListPosition of(const IncidentSummary &row, const IncidentSort &sort)
    {
        return {sortKey(row, sort.field), row.id};
    }
    /// The place directly before this one: a list that starts after it begins with the row at this place.
    [[nodiscard]] ListPosition justBefore(const IncidentSort &sort) const
    {
        return {key, IncidentId(sort.order == Qt::AscendingOrder ? id.value - 1 : id.value + 1)};
    }
    [[nodiscard]] PageStart startAfter(qint64 expectedOffset) const
    {
        return {.kind = PageStart::Kind::After, .offset = expectedOffset, .key = key, .id = id};
    }
    [[nodiscard]] PageStart startBefore(qint64 expectedOffset) const
    {
        return {.kind = PageStart::Kind::Before, .offset = expectedOffset, .key = key, .id = id};
    }
    friend bool operator==(const ListPosition &, const ListPosition &) = default;
};

/// Strict order of the list, the same as lessThan() of rows.
[[nodiscard]] inline bool comesBefore(const ListPosition &a, const ListPosition &b, const IncidentSort &sort)
{
    const ListPosition &low = sort.order == Qt::AscendingOrder ? a : b;
    const ListPosition &high = sort.order == Qt::AscendingOrder ? b : a;
    return low.key != high.key ? low.key < high.key : low.id < high.id;
}
[[nodiscard]] inline bool comesBefore(const IncidentSummary &row, const ListPosition &place, const IncidentSort &sort)
{
    return comesBefore(ListPosition::of(row, sort), place, sort);
}

} // namespace itsm
