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
        const RowMerge plan = planMerge(keys(m_rows), keys(fresh));
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
};

} // namespace itsm
