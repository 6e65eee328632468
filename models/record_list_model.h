#pragma once

#include "models/labels.h"
#include "models/shared_value.h"
#include "models/table_rows.h"
#include "services/runtime/clock.h"

namespace itsm {

/// The records of a feed that match a filter, in the order of a column. Rows keep their identity through every change,
/// so that selection and scroll bar do. `Derived` gives `static qint64 rowKey(const T &)`, the columns and what the
/// virtual functions ask for, and calls rebuild() when its filter changes.
template <typename T, typename Derived>
class RecordListModel : public TableRows<SharedValue<T>, Derived>
{
public:
    explicit RecordListModel(const Clock &clock, QObject *parent = nullptr)
        : TableRows<SharedValue<T>, Derived>(parent)
        , m_clock(clock)
    {
    }

    /// The records to show some of.
    void setRecords(QList<SharedValue<T>> records)
    {
        m_records = std::move(records);
        rebuild();
    }
    [[nodiscard]] const QList<SharedValue<T>> &records() const { return m_records; }
    /// How many there are before the filter.
    [[nodiscard]] qsizetype total() const { return m_records.size(); }
    /// Null outside the table. Good until the model changes.
    [[nodiscard]] const T *at(int row) const
    {
        const SharedValue<T> *record = TableRows<SharedValue<T>, Derived>::at(row);
        return record ? &**record : nullptr;
    }
    /// −1 if it is not shown.
    [[nodiscard]] int rowOf(qint64 key) const
    {
        const auto &rows = this->rows();
        const auto at = std::find_if(rows.begin(), rows.end(),
                                     [key](const SharedValue<T> &row) { return Derived::rowKey(row) == key; });
        return at == rows.end() ? -1 : static_cast<int>(at - rows.begin());
    }

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override
    {
        if (column < 0 || column >= this->columnCount() || (column == m_sortColumn && order == m_sortOrder))
            return;
        m_sortColumn = column;
        m_sortOrder = order;
        rebuild();
    }
    /// Before the first sort() the order is that of `isBefore` for column 0.
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// Time has passed: ages are other ones, and filters may hold for others.
    void refreshTimes()
    {
        if (dependsOnTime())
            rebuild();
        if (const int column = ageColumn(); column >= 0 && this->rowCount() > 0)
            Q_EMIT this->dataChanged(this->index(0, column), this->index(this->rowCount() - 1, column),
                                     {Qt::DisplayRole});
    }
    void setTimeFormat(const TimeFormat &format)
    {
        m_timeFormat = format;
        if (this->rowCount() > 0)
            Q_EMIT this->dataChanged(this->index(0, 0), this->index(this->rowCount() - 1, this->columnCount() - 1),
                                     {Qt::DisplayRole, Qt::ToolTipRole});
        Q_EMIT this->headerDataChanged(Qt::Horizontal, 0, this->columnCount() - 1);
    }
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }
    /// The moment that ages are counted to.
    [[nodiscard]] Instant now() const { return m_clock.now(); }

    /// What a cell says; also for the clipboard.
    [[nodiscard]] virtual QString text(const T &record, int column) const = 0;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        const T *record = index.isValid() ? at(index.row()) : nullptr;
        if (!record)
            return {};
        switch (role) {
        case Qt::DisplayRole:
            return text(*record, index.column());
        case Qt::ToolTipRole:
            return toolTip(*record, index.column()).toHtmlEscaped();
        case Qt::AccessibleTextRole:
            return spokenCell(heading(index.column()), text(*record, index.column()));
        default:
            return {};
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override
    {
        if (orientation == Qt::Vertical || section < 0 || section >= this->columnCount())
            return {};
        switch (role) {
        case Qt::DisplayRole:
            return heading(section);
        case Qt::TextAlignmentRole:
            return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::InitialSortOrderRole:
            return static_cast<int>(firstOrder(section));
        default:
            return {};
        }
    }

protected:
    /// The translated words in the header.
    [[nodiscard]] virtual QString heading(int column) const = 0;
    /// The filter lets it through.
    [[nodiscard]] virtual bool isWanted(const T &record) const = 0;
    /// A strict and total order by sortColumn() and sortOrder().
    [[nodiscard]] virtual bool isBefore(const T &a, const T &b) const = 0;
    /// More than the cell has room for, as plain text.
    [[nodiscard]] virtual QString toolTip(const T &record, int column) const { return text(record, column); }
    /// Its heading stands right, as its cells do.
    [[nodiscard]] virtual bool isNumber(int /*column*/) const { return false; }
    /// How the first click on a heading sorts.
    [[nodiscard]] virtual Qt::SortOrder firstOrder(int /*column*/) const { return Qt::AscendingOrder; }
    /// The column whose texts change as time passes; −1 if none does.
    [[nodiscard]] virtual int ageColumn() const { return -1; }
    /// The filter may hold for others as time passes.
    [[nodiscard]] virtual bool dependsOnTime() const { return false; }

    /// Filters and sorts again.
    void rebuild()
    {
        std::vector<SharedValue<T>> shown;
        shown.reserve(static_cast<size_t>(m_records.size()));
        std::copy_if(m_records.cbegin(), m_records.cend(), std::back_inserter(shown),
                     [this](const SharedValue<T> &record) { return isWanted(record); });
        std::sort(shown.begin(), shown.end(),
                  [this](const SharedValue<T> &a, const SharedValue<T> &b) { return isBefore(a, b); });
        this->setRows(std::move(shown));
    }

private:
    const Clock &m_clock;
    TimeFormat m_timeFormat;
    QList<SharedValue<T>> m_records;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace itsm
