#pragma once

#include "models/labels.h"
#include "models/list_row.h"
#include "models/record_snapshot.h"
#include "models/table_rows.h"
#include "services/runtime/clock.h"

#include <QSet>

namespace itsm {

/// The records of a feed that match a filter, in the order of a column, and on demand in groups that fold. Rows keep
/// their identity through every change, so that selection and scroll bar do. `Derived` gives `static qint64
/// rowKey(const T &)`, the columns and what the virtual functions ask for, and calls rebuild() when its filter changes.
template <typename T, typename Derived>
class RecordListModel : public TableRows<ListRow<T>, RecordListModel<T, Derived>>
{
    using Table = TableRows<ListRow<T>, RecordListModel<T, Derived>>;

public:
    explicit RecordListModel(const Clock &clock, QObject *parent = nullptr)
        : Table(parent)
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
    /// How many the filter lets through, those in folded groups included.
    [[nodiscard]] int shown() const { return static_cast<int>(m_shown.size()); }
    /// Null outside the table and for headings. Good until the model changes.
    [[nodiscard]] const T *at(int row) const
    {
        const ListRow<T> *found = Table::at(row);
        return found ? found->record() : nullptr;
    }
    /// The records that rows stand for, each once: a heading stands for all of its group.
    [[nodiscard]] std::vector<SharedValue<T>> recordsAt(const std::vector<int> &rows) const
    {
        std::vector<SharedValue<T>> found;
        QSet<qint64> keys;
        visit(rows, [&](const SharedValue<T> &record) {
            const auto before = keys.size();
            keys.insert(Derived::rowKey(*record));
            if (keys.size() > before)
                found.push_back(record);
            return false;
        });
        return found;
    }
    /// Whether one of the records that rows stand for is such a one.
    template <typename IsSuch>
    [[nodiscard]] bool hasAt(const std::vector<int> &rows, IsSuch isSuch) const
    {
        return visit(rows, [&](const SharedValue<T> &record) { return isSuch(*record); });
    }
    /// All that the filter lets through, in order, those in folded groups included.
    [[nodiscard]] RecordSnapshot snapshot() const { return snapshotOf(m_shown); }
    /// Those that rows stand for.
    [[nodiscard]] RecordSnapshot snapshot(const std::vector<int> &rows) const { return snapshotOf(recordsAt(rows)); }
    /// −1 if it is not shown.
    [[nodiscard]] int rowOf(qint64 key) const
    {
        const auto &rows = this->rows();
        const auto at = std::find_if(rows.begin(), rows.end(), [key](const ListRow<T> &row) {
            return row.record() && Derived::rowKey(*row.record()) == key;
        });
        return at == rows.end() ? -1 : static_cast<int>(at - rows.begin());
    }
    static qint64 rowKey(const ListRow<T> &row)
    {
        return row.record() ? Derived::rowKey(*row.record()) : -1 - static_cast<qint64>(qHash(row.group()) >> 1);
    }

    /// Puts records with the same text in a column under a heading; −1: no groups. Groups stand in the order of their
    /// first records.
    void setGroupColumn(int column)
    {
        if (column == m_groupColumn)
            return;
        m_groupColumn = column;
        m_folded.clear();
        rebuild();
    }
    [[nodiscard]] int groupColumn() const { return m_groupColumn; }
    /// Hides or shows the records below a heading; rows without one are left alone.
    void setFolded(int row, bool isFolded)
    {
        const ListRow<T> *heading = Table::at(row);
        if (!heading || heading->record() || heading->heading().isFolded == isFolded)
            return;
        if (isFolded)
            m_folded.insert(heading->group());
        else
            m_folded.remove(heading->group());
        rebuild();
    }
    void setAllFolded(bool isFolded)
    {
        m_folded.clear();
        if (isFolded) {
            for (auto group = m_groups.constBegin(); group != m_groups.constEnd(); ++group)
                m_folded.insert(group.key());
        }
        rebuild();
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
        rebuild(); // headings of groups are words of the language, and names have its order
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
        const ListRow<T> *row = index.isValid() ? Table::at(index.row()) : nullptr;
        if (!row)
            return {};
        const T *record = row->record();
        if (!record)
            return headingData(row->heading(), index.column(), role);
        switch (role) {
        case Qt::DisplayRole:
            return text(*record, index.column());
        case Qt::ToolTipRole:
            return toolTip(*record, index.column()).toHtmlEscaped();
        case Qt::AccessibleTextRole:
            return spokenCell(heading(index.column()), text(*record, index.column()));
        case JsonRole:
            return QVariant::fromValue(json(*record, index.column()));
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
    /// The cell for a program that reads it.
    [[nodiscard]] virtual QJsonValue json(const T &record, int column) const { return text(record, column); }
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
        m_shown.clear();
        m_shown.reserve(static_cast<size_t>(m_records.size()));
        std::copy_if(m_records.cbegin(), m_records.cend(), std::back_inserter(m_shown),
                     [this](const SharedValue<T> &record) { return isWanted(record); });
        std::sort(m_shown.begin(), m_shown.end(),
                  [this](const SharedValue<T> &a, const SharedValue<T> &b) { return isBefore(a, b); });
        std::vector<ListRow<T>> rows;
        m_groups.clear();
        if (m_groupColumn >= 0)
            rows = groupedRows();
        else
            std::transform(m_shown.begin(), m_shown.end(), std::back_inserter(rows),
                           [](const SharedValue<T> &record) { return ListRow<T>(record); });
        this->setRows(std::move(rows));
    }

private:
    /// Calls `isDone` with the records that rows stand for until it says so; a record may come twice.
    template <typename IsDone>
    bool visit(const std::vector<int> &rows, IsDone isDone) const
    {
        return std::any_of(rows.begin(), rows.end(), [&](int row) {
            const ListRow<T> *shownRow = Table::at(row);
            if (!shownRow)
                return false;
            if (shownRow->shared())
                return isDone(*shownRow->shared());
            const auto group = m_groups.constFind(shownRow->group());
            return group != m_groups.constEnd() && std::any_of(group->begin(), group->end(), isDone);
        });
    }
    [[nodiscard]] RecordSnapshot snapshotOf(std::vector<SharedValue<T>> records) const
    {
        const auto kept = std::make_shared<const std::vector<SharedValue<T>>>(std::move(records));
        const auto at = [kept](qsizetype record) -> const T & { return (*kept)[static_cast<size_t>(record)]; };
        return {.count = static_cast<qsizetype>(kept->size()),
                .text = [this, at](qsizetype record, int column) { return text(at(record), column); },
                .json = [this, at](qsizetype record, int column) { return json(at(record), column); },
                .ageColumn = ageColumn()};
    }
    [[nodiscard]] std::vector<ListRow<T>> groupedRows()
    {
        QStringList names; // in the order of the first records
        for (const SharedValue<T> &record : m_shown) {
            const QString name = text(record, m_groupColumn);
            auto group = m_groups.find(name);
            if (group == m_groups.end()) {
                names.append(name);
                group = m_groups.insert(name, {});
            }
            group->push_back(record);
        }
        std::vector<ListRow<T>> rows;
        for (const QString &name : std::as_const(names)) {
            const std::vector<SharedValue<T>> &records = m_groups[name];
            const bool isFolded = m_folded.contains(name);
            rows.emplace_back(
                RowHeading{.text = spokenCell(heading(m_groupColumn), name.isEmpty() ? QStringLiteral("—") : name),
                           .count = static_cast<int>(records.size()),
                           .isFolded = isFolded},
                name);
            if (isFolded)
                continue;
            for (const SharedValue<T> &record : records)
                rows.emplace_back(record);
        }
        return rows;
    }
    static QVariant headingData(const RowHeading &heading, int column, int role)
    {
        switch (role) {
        case HeadingRole:
            return QVariant::fromValue(heading);
        case Qt::DisplayRole:
            return column == 0 ? heading.text : QString();
        case Qt::AccessibleTextRole:
            return spokenHeading(heading.text, heading.count);
        default:
            return {};
        }
    }

    const Clock &m_clock;
    TimeFormat m_timeFormat;
    QList<SharedValue<T>> m_records;
    std::vector<SharedValue<T>> m_shown; ///< filtered and sorted
    int m_groupColumn = -1;
    QHash<QString, std::vector<SharedValue<T>>> m_groups; ///< the same below their headings
    QSet<QString> m_folded;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace itsm
