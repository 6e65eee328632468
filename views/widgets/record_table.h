#pragma once

#include "models/record_roles.h"
#include "views/widgets/column_keeper.h"

#include <QTableView>
#include <optional>

namespace itsm {

/// A table of records, a row each: columns that move, hide, resize and sort, rows chosen by keyboard. Letters are
/// commands of the page, not a search.
class RecordTable : public QTableView
{
    Q_OBJECT
public:
    explicit RecordTable(QWidget *parent = nullptr);

    /// Shows a model, once; its sort() follows the header. The model must outlive the table.
    void setRecords(QAbstractItemModel *model, ColumnStarts columns);

    [[nodiscard]] ColumnKeeper *columns() const { return m_columns; }
    /// Order, widths and visibility of the columns, and the sort, by the columns' keys.
    [[nodiscard]] QJsonObject columnState() const { return m_columns->state(); }
    void setColumnState(const QJsonObject &state);

    /// The rows that a command means: those that are selected, in their order, or the current one.
    [[nodiscard]] std::vector<int> chosenRows() const;
    /// The columns that are shown, in their order.
    [[nodiscard]] std::vector<int> shownColumns() const;

    /// First and last row that can be seen at least in part; −1 when there is none.
    [[nodiscard]] int firstVisibleRow() const;
    [[nodiscard]] int lastVisibleRow() const;
    /// The last one of which at least half is seen.
    [[nodiscard]] int lastReadableRow() const;
    /// Puts the row in the middle unless it can be seen, and makes it the current one.
    void goToRow(int row, bool select = true);
    /// Marks the current row, or takes its mark away. From the first mark on the arrow keys move without selecting, so
    /// that marks gather, until nothing is selected any more or something else is.
    void toggleMark();
    /// Gives the keyboard to the rows; the first one becomes the current one if none is.
    void focusRows();
    /// Changes the rows; what a person who has scrolled down or selected something looks at stays where it is.
    void changeInPlace(const std::function<void()> &change);
    /// It shows another list: none of the rows above has come meanwhile.
    void forgetRowsAbove() { setRowsAbove(0); }

Q_SIGNALS:
    /// Enter or a double click on a row.
    void openWanted(int row);
    void escapePressed();
    void menuWanted(const QPoint &globalPosition);
    /// Left or Right on the heading of a group, or a click on its arrow.
    void foldWanted(int row, bool isFolded);
    /// Other rows are selected, or another one is the current one.
    void choiceChanged();
    /// So many rows have come above what is read.
    void rowsAboveChanged(int count);
    void columnStateChanged();

protected:
    /// Paints all of it only where something changed that can be seen: a list of a million rows grows and shrinks all
    /// the time somewhere below.
    void doItemsLayout() override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void changeEvent(QEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;

private:
    void setRowsAbove(int count);
    void fitColumns();
    void watchForChanges(const QAbstractItemModel &model);
    [[nodiscard]] std::optional<RowHeading> headingAt(const QModelIndex &index) const;

    ColumnKeeper *m_columns = nullptr;
    int m_rowsAbove = 0;
    bool m_isMarking = false;
    bool m_isToggling = false;
    bool m_isLookStale = true; ///< the next layout changes what is seen
};

} // namespace itsm
