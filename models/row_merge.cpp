#include "models/row_merge.h"

#include <QHash>
#include <algorithm>

namespace itsm {

namespace {

/// Marks the members of a longest strictly increasing subsequence.
std::vector<bool> longestIncreasing(const std::vector<int> &values)
{
    std::vector<int> tails; // index of the smallest end of a run of each length
    std::vector<int> previous(values.size(), -1);
    for (int i = 0; i < int(values.size()); ++i) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), values[size_t(i)],
                                            [&](int index, int value) { return values[size_t(index)] < value; });
        if (place != tails.begin())
            previous[size_t(i)] = *std::prev(place);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<bool> member(values.size(), false);
    for (int i = tails.empty() ? -1 : tails.back(); i >= 0; i = previous[size_t(i)])
        member[size_t(i)] = true;
    return member;
}

std::vector<RowMerge::Stretch> stretches(const std::vector<int> &positions)
{
    std::vector<RowMerge::Stretch> found;
    for (const int position : positions) {
        if (!found.empty() && found.back().first + found.back().count == position)
            ++found.back().count;
        else
            found.push_back({position, 1});
    }
    return found;
}

} // namespace

RowMerge planMerge(std::span<const qint64> before, std::span<const qint64> after, std::ptrdiff_t mostMoves)
{
    RowMerge plan;
    QHash<qint64, int> placeAfter;
    placeAfter.reserve(qsizetype(after.size()));
    for (int i = 0; i < int(after.size()); ++i)
        placeAfter.insert(after[size_t(i)], i);

    std::vector<int> removed;
    std::vector<int> staying; // for each old row that stays, its place in the new list
    std::vector<bool> isOld(after.size(), false);
    for (int i = 0; i < int(before.size()); ++i) {
        const int place = placeAfter.value(before[size_t(i)], -1);
        if (place < 0) {
            removed.push_back(i);
        } else {
            staying.push_back(place);
            isOld[size_t(place)] = true;
        }
    }
    plan.removals = stretches(removed);
    std::reverse(plan.removals.begin(), plan.removals.end());

    std::vector<int> inserted;
    for (int i = 0; i < int(after.size()); ++i) {
        if (!isOld[size_t(i)])
            inserted.push_back(i);
    }
    plan.insertions = stretches(inserted);

    if (std::is_sorted(staying.begin(), staying.end()))
        return plan;

    plan.order.resize(staying.size());
    for (int i = 0; i < int(staying.size()); ++i)
        plan.order[size_t(i)] = i;
    std::sort(plan.order.begin(), plan.order.end(),
              [&](int a, int b) { return staying[size_t(a)] < staying[size_t(b)]; });

    const std::vector<bool> stays = longestIncreasing(staying);
    if (std::count(stays.begin(), stays.end(), false) > mostMoves)
        return plan;
    std::vector<int> current(staying.size());
    for (int i = 0; i < int(current.size()); ++i)
        current[size_t(i)] = i;
    int predecessor = -1; // the row that stands before the next one in the new order
    for (const int row : plan.order) {
        if (!stays[size_t(row)]) {
            const auto from = std::find(current.begin(), current.end(), row);
            const int source = int(from - current.begin());
            current.erase(from);
            const auto pred = predecessor < 0 ? current.end() : std::find(current.begin(), current.end(), predecessor);
            const int target = predecessor < 0 ? 0 : int(pred - current.begin()) + 1;
            current.insert(current.begin() + target, row);
            if (source != target)
                plan.moves.push_back({source, target});
        }
        predecessor = row;
    }
    return plan;
}

} // namespace itsm
