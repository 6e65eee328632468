#pragma once

#include "models/row_merge.h"

#include <QAbstractTableModel>
#include <algorithm>

namespace itsm {

/// A table of values held whole, kept up to date by merging: rows with the same key keep their identity, so that
/// selection and scroll bar do. `Derived` gives `static qint64 rowKey(const Row &)` and reads m_rows in data().
template <typename Row, typename Derived>
class TableRows : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    /// Null outside the table.
    [[nodiscard]] const Row *at(int row) const
    {
        return row >= 0 && size_t(row) < m_rows.size() ? &m_rows[size_t(row)] : nullptr;
    }

    /// Shows other rows. `sameSubject` says that they are later values of the same list; otherwise the model is reset.
    void setRows(std::vector<Row> fresh, bool sameSubject = true)
    {
        if (!sameSubject) {
            beginResetModel();
            m_rows = std::move(fresh);
            endResetModel();
            return;
        }
        const auto keys = [](const std::vector<Row> &rows) {
            std::vector<qint64> all;
            all.reserve(rows.size());
            for (const Row &row : rows)
                all.push_back(Derived::rowKey(row));
            return all;
        };
        const RowMerge plan = planMerge(keys(m_rows), keys(fresh), mostSteps);
        if (plan.isReordered() || plan.removals.size() + plan.moves.size() + plan.insertions.size() > mostSteps)
            mergeAtOnce(plan, fresh);
        else
            mergeInSteps(plan, fresh);
        for (int first = 0; first < int(fresh.size());) {
            int end = first;
            while (end < int(fresh.size()) && !(m_rows[size_t(end)] == fresh[size_t(end)])) {
                m_rows[size_t(end)] = std::move(fresh[size_t(end)]);
                ++end;
            }
            if (end > first)
                Q_EMIT dataChanged(index(first, 0), index(end - 1, columnCount() - 1));
            first = qMax(end, first + 1);
        }
    }

protected:
    std::vector<Row> m_rows;

private:
    /// Beyond so many single steps, each of which costs the views a walk over all rows, everything is done in four.
    static constexpr size_t mostSteps = 200;

    void mergeInSteps(const RowMerge &plan, const std::vector<Row> &fresh)
    {
        for (const RowMerge::Stretch &gone : plan.removals) {
            beginRemoveRows({}, gone.first, gone.first + gone.count - 1);
            m_rows.erase(m_rows.begin() + gone.first, m_rows.begin() + gone.first + gone.count);
            endRemoveRows();
        }
        for (const RowMerge::Move &move : plan.moves) {
            beginMoveRows({}, move.from, move.from, {}, move.to > move.from ? move.to + 1 : move.to);
            const auto from = m_rows.begin() + move.from;
            const auto to = m_rows.begin() + move.to;
            if (from < to)
                std::rotate(from, from + 1, to + 1);
            else
                std::rotate(to, from, from + 1);
            endMoveRows();
        }
        for (const RowMerge::Stretch &added : plan.insertions) {
            beginInsertRows({}, added.first, added.first + added.count - 1);
            const auto from = fresh.begin() + added.first;
            m_rows.insert(m_rows.begin() + added.first, from, from + added.count);
            endInsertRows();
        }
    }
    /// What goes is gathered at the end and removed, what comes is put there and then to its places.
    void mergeAtOnce(const RowMerge &plan, const std::vector<Row> &fresh)
    {
        std::vector<bool> goes(m_rows.size(), false);
        for (const RowMerge::Stretch &gone : plan.removals)
            std::fill_n(goes.begin() + gone.first, gone.count, true);
        std::vector<int> staying;
        std::vector<int> going;
        for (size_t row = 0; row < goes.size(); ++row)
            (goes[row] ? going : staying).push_back(int(row));
        std::vector<int> order;
        order.reserve(m_rows.size());
        for (size_t i = 0; i < staying.size(); ++i)
            order.push_back(staying[plan.order.empty() ? i : size_t(plan.order[i])]);
        order.insert(order.end(), going.begin(), going.end());
        reorder(order);
        const auto kept = int(staying.size());
        if (!going.empty()) {
            beginRemoveRows({}, kept, int(m_rows.size()) - 1);
            m_rows.erase(m_rows.begin() + kept, m_rows.end());
            endRemoveRows();
        }
        if (plan.insertions.empty())
            return;
        std::vector<bool> comes(fresh.size(), false);
        for (const RowMerge::Stretch &added : plan.insertions)
            std::fill_n(comes.begin() + added.first, added.count, true);
        beginInsertRows({}, kept, int(fresh.size()) - 1);
        for (size_t row = 0; row < fresh.size(); ++row) {
            if (comes[row])
                m_rows.push_back(fresh[row]);
        }
        endInsertRows();
        order.clear();
        int old = 0;
        int added = kept;
        for (const bool isNew : comes)
            order.push_back(isNew ? added++ : old++);
        reorder(order);
    }
    /// `order` has the place before for each place after.
    void reorder(const std::vector<int> &order)
    {
        if (std::is_sorted(order.begin(), order.end()))
            return;
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        std::vector<Row> rows;
        rows.reserve(order.size());
        std::vector<int> placeOf(order.size());
        for (size_t place = 0; place < order.size(); ++place) {
            rows.push_back(std::move(m_rows[size_t(order[place])]));
            placeOf[size_t(order[place])] = int(place);
        }
        m_rows = std::move(rows);
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &old : before)
            after.append(index(placeOf[size_t(old.row())], old.column()));
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }
};

} // namespace itsm
