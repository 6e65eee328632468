// Putting fresh rows in the place of old ones without a reset.
#include "models/incident_list_model.h"
#include "models/row_merge.h"

#include <QSet>

namespace itsm {

namespace {
/// More rows than this that change places are announced as one change of layout.
constexpr size_t maxSingleMoves = 4;

std::vector<qint64> idsOf(const std::vector<IncidentSummary> &rows)
{
    std::vector<qint64> ids;
    ids.reserve(rows.size());
    for (const IncidentSummary &row : rows)
        ids.push_back(row.id.value);
    return ids;
}
} // namespace

/// New values of rows that stay where they are: dataChanged for each stretch, or once if that is most of them.
void IncidentListModel::patchRows(std::vector<std::pair<qint64, IncidentSummary>> patches)
{
    if (patches.empty())
        return;
    const Settling settling(*this);
    std::sort(patches.begin(), patches.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Range> changed;
    for (const auto &[row, value] : patches) {
        m_rows.replace(row, value);
        if (!changed.empty() && changed.back().end == row)
            ++changed.back().end;
        else
            changed.push_back({row, row + 1});
    }
    const Range whole{changed.front().first, changed.back().end};
    if (changed.size() > 1 && qint64(patches.size()) * 2 > whole.size())
        changed = {whole};
    announce(changed);
}

/// The row that shall keep its place on the screen: the focused one if it is visible, otherwise the first visible one
/// that stays where it is.
std::optional<IncidentId>
IncidentListModel::eyeRow(const std::function<bool(const IncidentSummary &)> &staysInPlace) const
{
    const Range seen = visible();
    if (const std::optional<qint64> row = m_rows.rowOf(m_focused);
        row && seen.contains(*row) && staysInPlace(*m_rows.at(*row)))
        return m_focused;
    for (qint64 row = seen.first; row < seen.end; ++row) {
        const IncidentSummary *shown = m_rows.at(row);
        if (shown && staysInPlace(*shown))
            return shown->id;
    }
    return {};
}

/// Rows that left the list go at once. The others keep their order, so only the total has to be read.
void IncidentListModel::dropRows(const std::vector<IncidentId> &ids)
{
    if (ids.empty())
        return;
    const Settling settling(*this);
    m_failedRows.clear();
    const QSet<IncidentId> gone(ids.begin(), ids.end());
    std::optional<IncidentId> eye;
    if (m_first > 0)
        eye = eyeRow([&gone](const IncidentSummary &row) { return !gone.contains(row.id); });
    const qint64 eyeBefore = eye ? *m_rows.rowOf(*eye) : 0;
    for (const IncidentId id : ids) {
        const qint64 row = *m_rows.rowOf(id);
        m_isTopGuessed = m_isTopGuessed || row == 0;
        removeRange(row, 1);
    }
    m_count.reset(); // it may be from before or after
    m_wantsCount = true;
    Q_EMIT settled(0, int(qMax(qint64{0}, m_total - 1)));
    Q_EMIT totalChanged();
    if (eye)
        keepInPlace(*eye, eyeBefore);
    scheduleLoads();
}

/// Tells the view by how many rows the one under the eye was moved.
void IncidentListModel::keepInPlace(IncidentId eye, qint64 before)
{
    if (const qint64 delta = m_rows.rowOf(eye).value_or(before) - before) {
        m_first = int(qMax(qint64{0}, m_first + delta));
        m_last = int(qMax(qint64{m_first}, m_last + delta));
        Q_EMIT rowsShifted(int(delta));
    }
}

void IncidentListModel::removeRange(qint64 first, qint64 count)
{
    beginRemoveRows({}, int(first), int(first + count) - 1);
    m_rows.remove(first, count);
    m_total -= count;
    endRemoveRows();
}

void IncidentListModel::reorderRange(qint64 first, const std::vector<int> &order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<int> placeAfter(order.size());
    for (int i = 0; i < int(order.size()); ++i)
        placeAfter[size_t(order[size_t(i)])] = i;
    m_rows.permute(first, order);
    QModelIndexList from;
    QModelIndexList to;
    const QModelIndexList persistent = persistentIndexList();
    for (const QModelIndex &old : persistent) {
        const qint64 place = old.row() - first;
        if (place >= 0 && place < qint64(order.size())) {
            from.append(old);
            to.append(index(int(first) + placeAfter[size_t(place)], old.column()));
        }
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// `fresh` is what stands in the database from the row at `first` on: `limit` rows, or all that are left if `isLast`.
/// Every row that stays keeps its identity; rows elsewhere become unknown. The total is put right by the caller.
void IncidentListModel::mergeRows(qint64 first, std::vector<IncidentSummary> fresh, bool isLast, int limit)
{
    const Settling settling(*this);
    m_failedRows.clear();
    {
        QSet<IncidentId> seen; // a page of two statements might hold a row twice
        std::erase_if(fresh, [&](const IncidentSummary &row) {
            const bool twice = seen.contains(row.id);
            seen.insert(row.id);
            return twice;
        });
    }
    Range loaded = m_rows.loadedAround(first);
    loaded = Range{first, qMin(loaded.end, first + limit)};
    announce(m_rows.keepOnly(loaded));

    std::optional<IncidentId> eye;
    if (m_first > 0) {
        QHash<IncidentId, const IncidentSummary *> known;
        known.reserve(qsizetype(fresh.size()));
        for (const IncidentSummary &row : fresh)
            known.insert(row.id, &row);
        eye = eyeRow([&](const IncidentSummary &row) {
            const IncidentSummary *now = known.value(row.id, nullptr);
            return now && sortKey(*now, m_query.sort.field) == sortKey(row, m_query.sort.field);
        });
    }
    const qint64 eyeBefore = eye ? m_rows.rowOf(*eye).value_or(0) : 0;

    std::vector<IncidentSummary> before;
    before.reserve(size_t(loaded.size()));
    for (qint64 row = loaded.first; row < loaded.end; ++row)
        before.push_back(*m_rows.at(row));

    // Rows that were pushed out at the end are not gone, but what comes to stand in their place is another row: indexes
    // of theirs must not pass to it.
    QSet<IncidentId> freshIds;
    for (const IncidentSummary &row : fresh)
        freshIds.insert(row.id);
    if (!isLast && !fresh.empty()) {
        while (!before.empty() && !freshIds.contains(before.back().id) &&
               lessThan(fresh.back(), before.back(), m_query.sort))
            before.pop_back();
        if (const qint64 end = first + qint64(before.size()); end < loaded.end)
            removeRange(end, loaded.end - end);
    }

    // What stands behind the last row that stays fills unknown rows where there are any.
    QSet<IncidentId> oldIds;
    for (const IncidentSummary &row : before)
        oldIds.insert(row.id);
    size_t head = fresh.size();
    while (head > 0 && !oldIds.contains(fresh[head - 1].id))
        --head;
    std::vector<IncidentSummary> tail(std::make_move_iterator(fresh.begin() + qsizetype(head)),
                                      std::make_move_iterator(fresh.end()));
    fresh.resize(head);

    const RowMerge plan = planMerge(idsOf(before), idsOf(fresh), maxSingleMoves);
    for (const RowMerge::Stretch &gone : plan.removals)
        removeRange(first + gone.first, gone.count);
    if (plan.isReordered()) {
        reorderRange(first, plan.order);
    } else {
        for (const RowMerge::Move &move : plan.moves) {
            const int from = int(first) + move.from;
            const int to = int(first) + move.to;
            beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
            m_rows.move(from, to);
            endMoveRows();
        }
    }
    for (const RowMerge::Stretch &added : plan.insertions) {
        const qint64 row = first + added.first;
        const auto from = fresh.begin() + added.first;
        beginInsertRows({}, int(row), int(row) + added.count - 1);
        m_rows.insert(row, {from, from + added.count});
        m_total += added.count;
        endInsertRows();
    }

    std::vector<std::pair<qint64, IncidentSummary>> patches;
    for (size_t i = 0; i < fresh.size(); ++i) {
        const qint64 row = first + qint64(i);
        if (*m_rows.at(row) != fresh[i])
            patches.emplace_back(row, std::move(fresh[i]));
    }
    patchRows(std::move(patches));

    const qint64 tailFirst = first + qint64(head);
    const qint64 room = qBound(qint64{0}, m_total - tailFirst, qint64(tail.size()));
    m_rows.place(tailFirst, {tail.begin(), tail.begin() + room});
    announce({{tailFirst, tailFirst + room}});
    if (room < qint64(tail.size())) {
        const qint64 row = tailFirst + room;
        const qint64 count = qint64(tail.size()) - room;
        beginInsertRows({}, int(row), int(row + count) - 1);
        m_rows.insert(row, {tail.begin() + room, tail.end()});
        m_total += count;
        endInsertRows();
    }
    Q_EMIT settled(int(first), int(qMax(first, first + qint64(head + tail.size()) - 1)));
    Q_EMIT totalChanged();

    if (eye)
        keepInPlace(*eye, eyeBefore);
}

} // namespace itsm
