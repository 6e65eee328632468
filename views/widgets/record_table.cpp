#include "views/widgets/record_table.h"

#include "views/widgets/record_delegate.h"
#include "views/widgets/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopeGuard>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace itsm {

RecordTable::RecordTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setCornerButtonEnabled(false);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);
    horizontalHeader()->setFixedHeight(theme().px(32));
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT openWanted(index.row()); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0)
            forgetRowsAbove();
    });
}

void RecordTable::setRecords(QAbstractItemModel *model, ColumnStarts columns)
{
    setModel(model);
    watchForChanges(*model);
    m_columns = new ColumnKeeper(this, std::move(columns));
    connect(m_columns, &ColumnKeeper::sortWanted, model, &QAbstractItemModel::sort);
    connect(m_columns, &ColumnKeeper::stateChanged, this, &RecordTable::columnStateChanged);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &RecordTable::forgetRowsAbove);
    model->sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

void RecordTable::watchForChanges(const QAbstractItemModel &model)
{
    const auto takeRows = [this](const QModelIndex &, int first) {
        m_isLookStale = m_isLookStale || first <= lastVisibleRow();
    };
    connect(&model, &QAbstractItemModel::rowsInserted, this, takeRows);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, takeRows); // while they can still be seen
    const auto takeAll = [this] { m_isLookStale = true; };
    connect(&model, &QAbstractItemModel::rowsMoved, this, takeAll);
    connect(&model, &QAbstractItemModel::columnsInserted, this, takeAll);
    connect(&model, &QAbstractItemModel::columnsRemoved, this, takeAll);
    connect(&model, &QAbstractItemModel::columnsMoved, this, takeAll);
    connect(&model, &QAbstractItemModel::layoutChanged, this, takeAll);
    connect(&model, &QAbstractItemModel::modelReset, this, takeAll);
}

void RecordTable::doItemsLayout()
{
    if (std::exchange(m_isLookStale, false)) {
        QTableView::doItemsLayout();
        return;
    }
    const int place = verticalScrollBar()->value();
    const QSize size = viewport()->size();
    // The attribute alone: setUpdatesEnabled() would paint all of it in the end.
    viewport()->setAttribute(Qt::WA_UpdatesDisabled, true);
    QTableView::doItemsLayout();
    viewport()->setAttribute(Qt::WA_UpdatesDisabled, false);
    if (verticalScrollBar()->value() != place || viewport()->size() != size)
        viewport()->update(); // the end came up to what is seen, or the bar came or went
}

bool RecordTable::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LocaleChange:
    case QEvent::LayoutDirectionChange:
    case QEvent::ApplicationLayoutDirectionChange:
        m_isLookStale = true;
        break;
    default:
        break;
    }
    return QTableView::event(event);
}

void RecordTable::setColumnState(const QJsonObject &state)
{
    m_columns->setState(state);
    model()->sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

std::vector<int> RecordTable::chosenRows() const
{
    std::vector<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.empty() && currentIndex().isValid())
        rows.push_back(currentIndex().row());
    return rows;
}

std::vector<int> RecordTable::shownColumns() const
{
    std::vector<int> shown;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            shown.push_back(column);
    }
    return shown;
}

std::optional<RowHeading> RecordTable::headingAt(const QModelIndex &index) const
{
    const QVariant heading = index.data(HeadingRole);
    return heading.isValid() ? std::optional(heading.value<RowHeading>()) : std::nullopt;
}

int RecordTable::firstVisibleRow() const
{
    return rowAt(0);
}

int RecordTable::lastVisibleRow() const
{
    if (!model() || model()->rowCount() == 0)
        return -1;
    const int last = rowAt(viewport()->height() - 1);
    return last < 0 ? model()->rowCount() - 1 : last;
}

int RecordTable::lastReadableRow() const
{
    const int last = lastVisibleRow();
    return last > firstVisibleRow() && rowViewportPosition(last) + rowHeight(last) / 2 > viewport()->height() ? last - 1
                                                                                                              : last;
}

void RecordTable::goToRow(int row, bool select)
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    const int column = std::max(horizontalHeader()->logicalIndexAt(1), 0);
    const QModelIndex index = model()->index(row, column);
    if (row < firstVisibleRow() || row >= lastVisibleRow())
        scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_isMarking = m_isMarking && !select;
    selectionModel()->setCurrentIndex(index, select ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                                    : QItemSelectionModel::NoUpdate);
}

void RecordTable::toggleMark()
{
    if (!currentIndex().isValid())
        return;
    const QItemSelection selection = selectionModel()->selection();
    // The row on which a person stands is selected alone: the first mark is for it, not against it.
    const bool standsThere = !m_isMarking && selection.size() == 1 && selection.first().height() == 1 &&
                             selection.first().top() == currentIndex().row();
    m_isMarking = true;
    const QScopedValueRollback toggling(m_isToggling, true);
    if (!standsThere)
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
}

void RecordTable::focusRows()
{
    setFocus(Qt::OtherFocusReason);
    if (!currentIndex().isValid())
        goToRow(0, false);
}

void RecordTable::changeInPlace(const std::function<void()> &change)
{
    const int place = verticalScrollBar()->value(); // while rows go, the bar is pushed back to its shorter range
    const bool isAtTop = place == 0;
    // Qt goes to the next row where the current one is removed, and would take the list there.
    const auto again = qScopeGuard([this, scrolls = hasAutoScroll()] { setAutoScroll(scrolls); });
    setAutoScroll(false);
    if (isAtTop && !selectionModel()->hasSelection())
        return change();
    const int before = model()->rowCount();
    const QPersistentModelIndex current = currentIndex();
    const int first = std::max(firstVisibleRow(), 0);
    const int last = lastVisibleRow();
    std::vector<QPersistentModelIndex> shown;
    for (int row = first; row <= last; ++row)
        shown.emplace_back(model()->index(row, 0));
    // Farther and farther away: to stay near where all that is seen goes.
    std::vector<QPersistentModelIndex> around;
    for (int step = 1; last + step < before || first - step >= 0; step *= 2) {
        if (last + step < before)
            around.emplace_back(model()->index(last + step, 0));
        if (first - step >= 0)
            around.emplace_back(model()->index(first - step, 0));
    }
    change();
    if (current.isValid() && currentIndex() != current)
        return; // somebody went there
    std::vector<int> shifts;
    for (size_t i = 0; i < shown.size(); ++i) {
        if (shown[i].isValid())
            shifts.push_back(shown[i].row() - first - static_cast<int>(i));
    }
    if (shifts.empty()) {
        const auto near = std::ranges::find_if(around, &QPersistentModelIndex::isValid);
        updateGeometries();
        verticalScrollBar()->setValue(
            isAtTop || near == around.end() ? 0 : near->row() * verticalHeader()->defaultSectionSize());
        return;
    }
    // What most of them did: a single one may have got another place in the order.
    const auto middle = shifts.begin() + static_cast<std::ptrdiff_t>(shifts.size() / 2);
    std::ranges::nth_element(shifts, middle);
    const int come = std::clamp(model()->rowCount() - before, 0, std::max(*middle, 0));
    const int shift = isAtTop ? come : *middle;
    if (shift == 0)
        return;
    updateGeometries(); // the bar's range must know the new rows first
    verticalScrollBar()->setValue(place + shift * verticalHeader()->defaultSectionSize());
    if (verticalScrollBar()->value() > 0) // all may be in sight
        setRowsAbove(std::max(0, m_rowsAbove + (come > 0 ? come : std::min(shift, 0))));
}

void RecordTable::setRowsAbove(int count)
{
    if (std::exchange(m_rowsAbove, count) != count)
        Q_EMIT rowsAboveChanged(count);
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid() && !(event->modifiers() & ~Qt::KeypadModifier)) {
            Q_EMIT openWanted(currentIndex().row());
            return;
        }
        break;
    case Qt::Key_Escape:
        m_isMarking = false;
        Q_EMIT escapePressed();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!(event->modifiers() & ~Qt::KeypadModifier) && headingAt(currentIndex())) {
            Q_EMIT foldWanted(currentIndex().row(), event->key() == Qt::Key_Left);
            return;
        }
        break;
    default:
        break;
    }
    if (!event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex RecordTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // QTableView moves Home and End within the row; in a list they mean its ends, and select there as the arrows do.
    if (action == MoveHome || action == MoveEnd)
        modifiers |= Qt::ControlModifier;
    return QTableView::moveCursor(action, modifiers);
}

void RecordTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    // A row that something else selects alone, such as the next one for a command, is no mark.
    const QItemSelection all = selectionModel()->selection();
    const bool isOtherChoice = !m_isToggling && !selected.isEmpty() && all.size() == 1 && all.first().height() == 1;
    m_isMarking = m_isMarking && !all.isEmpty() && !isOtherChoice;
    Q_EMIT choiceChanged();
}

void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The delegate outlines the whole row, of which the view repaints one cell only.
    for (const QModelIndex &index : {current, previous}) {
        if (index.isValid())
            viewport()->update(0, rowViewportPosition(index.row()), viewport()->width(), rowHeight(index.row()));
    }
    Q_EMIT choiceChanged();
}

QItemSelectionModel::SelectionFlags RecordTable::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    // A right click on a selected row means the selection, not that row.
    if (event && event->type() == QEvent::MouseButtonPress &&
        static_cast<const QMouseEvent *>(event)->button() == Qt::RightButton && selectionModel()->isSelected(index))
        return QItemSelectionModel::NoUpdate;
    if (m_isMarking && event && event->type() == QEvent::KeyPress &&
        !(static_cast<const QKeyEvent *>(event)->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)))
        return QItemSelectionModel::NoUpdate;
    return QTableView::selectionCommand(index, event);
}

void RecordTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    m_isMarking = false;
    if (event->button() == Qt::LeftButton && event->position().x() < RecordDelegate::foldWidth()) {
        if (const std::optional<RowHeading> heading = headingAt(index)) {
            Q_EMIT foldWanted(index.row(), !heading->isFolded);
            return;
        }
    }
    QTableView::mousePressEvent(event);
}

void RecordTable::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuWanted(event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()
                          ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                          : event->globalPos());
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    // A banner that comes takes the room of the last rows, but not of the one that somebody works on.
    const QModelIndex current = currentIndex();
    const int bottom = current.isValid() ? rowViewportPosition(current.row()) + rowHeight(current.row()) : 0;
    const bool wasSeen = bottom > 0 && bottom <= event->oldSize().height();
    QTableView::resizeEvent(event);
    fitColumns();
    if (wasSeen && bottom > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + bottom - viewport()->height());
}

void RecordTable::updateGeometries()
{
    QTableView::updateGeometries();
    fitColumns();
}

void RecordTable::fitColumns()
{
    if (m_columns)
        m_columns->fit();
}

void RecordTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        horizontalHeader()->viewport()->update();
        viewport()->update();
        break;
    case QEvent::StyleChange:
    case QEvent::FontChange:
        horizontalHeader()->setFixedHeight(theme().px(32));
        break;
    default:
        break;
    }
}

/// The view of Qt paints all of itself when more than one cell changed, be it where nobody looks.
void RecordTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    if (topLeft == bottomRight || !isVisible() || QAccessible::isActive()) {
        QTableView::dataChanged(topLeft, bottomRight, roles);
        return;
    }
    const int first = std::max(topLeft.row(), firstVisibleRow());
    const int last = std::min(bottomRight.row(), lastVisibleRow());
    if (first > last)
        return;
    const int top = rowViewportPosition(first);
    viewport()->update(0, top, viewport()->width(), rowViewportPosition(last) + rowHeight(last) - top);
}

} // namespace itsm
