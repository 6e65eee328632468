#pragma once

#include <QtGlobal>
#include <limits>
#include <span>
#include <vector>

namespace itsm {

/// The steps that turn one list of distinct ids into another while every id that stays keeps its identity.
/// They are meant to be taken in the order of the members.
struct RowMerge
{
    struct Stretch
    {
        int first = 0;
        int count = 0;
        friend bool operator==(const Stretch &, const Stretch &) = default;
    };
    /// One row goes to where it shall stand after it was taken out.
    struct Move
    {
        int from = 0;
        int to = 0;
        friend bool operator==(const Move &, const Move &) = default;
    };

    std::vector<Stretch> removals; ///< in the old list, the last one first
    /// Among the rows that stay, one after the other; empty if they keep their order, or if there are too many.
    std::vector<Move> moves;
    std::vector<int> order; ///< the same as a permutation: the place before for each place after; empty if they keep it
    std::vector<Stretch> insertions; ///< in the new list, the first one first

    /// Rows change their order, but by more moves than were wanted: take the permutation.
    [[nodiscard]] bool isReordered() const { return moves.empty() && !order.empty(); }
    [[nodiscard]] bool isEmpty() const { return removals.empty() && order.empty() && insertions.empty(); }
};

/// The fewest single moves: rows of a longest increasing run stay where they are. Each move costs a walk over all rows,
/// so more than `mostMoves` are not worked out.
[[nodiscard]] RowMerge planMerge(std::span<const qint64> before, std::span<const qint64> after,
                                 std::ptrdiff_t mostMoves = std::numeric_limits<int>::max());

} // namespace itsm
