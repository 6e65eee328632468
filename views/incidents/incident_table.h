#pragma once

#include "models/incident_columns.h"

#include <QJsonObject>
#include <QTableView>
#include <QTimer>

namespace itsm {

class IncidentListModel;

/// The table of incidents: rows of one height, columns that move, hide, resize and sort, and a scroll position that
/// stays with the row under the eye while rows come and go above it.
class IncidentTable : public QTableView
{
    Q_OBJECT
public:
    explicit IncidentTable(QWidget *parent = nullptr);

    void setList(IncidentListModel *list);

    /// Order, widths and visibility of the columns, and the sort, by the columns' keys. Unknown keys are ignored;
    /// columns that the state does not name keep their place behind the others.
    [[nodiscard]] QJsonObject columnState() const;
    /// Does not sort; see currentSort().
    void setColumnState(const QJsonObject &state);
    void resetColumns();
    /// The order that the header shows.
    [[nodiscard]] IncidentSort currentSort() const;

    [[nodiscard]] bool isColumnShown(IncidentColumn column) const;
    void setColumnShown(IncidentColumn column, bool shown);

    /// First and last row that can be seen at least in part; −1 when there is none.
    [[nodiscard]] int firstVisibleRow() const;
    [[nodiscard]] int lastVisibleRow() const;
    /// Puts the row in the middle unless it can be seen, and makes it the current one.
    void goToRow(int row, bool select = true);
    /// Menu with a tick for each column.
    void showColumnMenu(const QPoint &globalPosition);

Q_SIGNALS:
    /// Enter or a double click on a row.
    void openWanted(int row);
    void escapePressed();
    void menuWanted(const QPoint &globalPosition);
    void columnStateChanged();
    /// Scrolled, resized or new rows.
    void visibleRangeChanged(int first, int last);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void updateGeometries() override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;

private:
    void applyTheme();
    void arrangeStandard();
    void fitTitle();
    void reportRange();
    void onSectionResized(int column, int before, int now);
    void noteStateChange();

    IncidentListModel *m_list = nullptr;
    QTimer m_rangeTimer;
    QTimer m_stateTimer;
    bool m_titleFits = true; ///< the title takes what the others leave, until a person drags it
    bool m_restoring = false;
    bool m_fitting = false;
    int m_firstReported = -2;
    int m_lastReported = -2;
};

} // namespace itsm
