#pragma once

#include <QJsonObject>
#include <QObject>
#include <vector>

class QHeaderView;
class QTableView;

namespace itsm {

/// A column before a person changes it.
struct ColumnStart
{
    QString key;     ///< the stable name that settings know it by
    int width = 100; ///< device independent pixels at zoom 1; the least one of a column with a share
    bool isShown = true;
    int share = 0; ///< how much it gets of what the columns without a share leave, until a person drags it, and
                   ///< up to a width that no text needs
};

/// The columns of a table before a person changes them.
struct ColumnStarts
{
    std::vector<ColumnStart> columns; ///< by the model's logical columns
    int sorted = 0;                   ///< the column that the rows are sorted by
    Qt::SortOrder order = Qt::AscendingOrder;
};

/// Keeps the columns of a table: their order, widths and visibility, and the sort, all by the columns' keys. Sets the
/// header up; a right click on it offers the columns.
class ColumnKeeper : public QObject
{
    Q_OBJECT
public:
    /// A child of the view, which has its model already.
    ColumnKeeper(QTableView *view, ColumnStarts starts);

    [[nodiscard]] QJsonObject state() const;
    /// Unknown keys are ignored; columns that the state does not name stand behind the others. Tells nobody: neither of
    /// the change nor of another sort.
    void setState(const QJsonObject &state);
    /// The same by a person's wish: tells that the state has changed.
    void take(const QJsonObject &state);
    /// The columns of the start, in the form of a state.
    [[nodiscard]] QJsonObject standardState() const;
    /// The heading of a column, in the language of now.
    [[nodiscard]] QString titleOf(const QString &key) const;
    /// Back to the start.
    void reset();

    [[nodiscard]] const QString &keyOf(int column) const { return m_starts.columns[static_cast<size_t>(column)].key; }
    [[nodiscard]] int columnOf(const QString &key) const; ///< −1 if there is none
    [[nodiscard]] bool isShown(int column) const;
    /// The last column stays.
    void setShown(int column, bool shown);
    /// Gives the columns with a share what the others leave.
    void fit();
    /// A form for which columns are shown, and in which order.
    void openDialog();
    /// Menu with a tick for each column.
    void showMenu(const QPoint &globalPosition);
    /// What a click on a heading does, by keyboard: a menu of the columns that are shown. The one that the rows are
    /// sorted by turns the order round.
    void showSortMenu();

Q_SIGNALS:
    /// A person wants another order.
    void sortWanted(int column, Qt::SortOrder order);
    void stateChanged();

private:
    void arrange();
    void onResized(int column, int before, int now);
    void setDragged(int column, bool dragged);
    [[nodiscard]] int leastWidth(int column) const;
    [[nodiscard]] int shareOf(int column) const;
    [[nodiscard]] int sharesOf(const std::vector<int> &columns) const;
    [[nodiscard]] std::vector<int> sharingColumns() const;
    void noteChange();

    QTableView *m_view;
    QHeaderView *m_header;
    ColumnStarts m_starts;
    std::vector<bool> m_dragged; ///< by column: a person chose its width
    bool m_isArranging = false;
    bool m_isFitting = false;
};

} // namespace itsm
