#include "views/incidents/incident_table.h"

#include "models/incident_list_model.h"
#include "views/widgets/incident_delegate.h"
#include "views/widgets/theme.h"
#include "views/widgets/zoom.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int minimumTitle = 180;
constexpr int minimumColumn = 28;
constexpr int stateDelayMs = 300;

constexpr bool isShownAtFirst(IncidentColumn column)
{
    switch (column) {
    case IncidentColumn::Severity:
    case IncidentColumn::Number:
    case IncidentColumn::Title:
    case IncidentColumn::Status:
    case IncidentColumn::Priority:
    case IncidentColumn::Assignee:
    case IncidentColumn::Category:
    case IncidentColumn::Ci:
    case IncidentColumn::Age:
        return true;
    default:
        return false;
    }
}

} // namespace

IncidentTable::IncidentTable(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(u"incidentTable"_s);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);

    QHeaderView *header = horizontalHeader();
    header->setObjectName(u"incidentColumns"_s);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(minimumColumn);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this](const QPoint &at) { showColumnMenu(horizontalHeader()->mapToGlobal(at)); });
    header->setProperty(fillColumnProperty, static_cast<int>(IncidentColumn::Title));
    connect(header, &QHeaderView::sectionResized, this, &IncidentTable::onSectionResized);
    connect(header, &QHeaderView::sectionMoved, this, &IncidentTable::noteStateChange);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        if (m_restoring || !m_list)
            return;
        m_list->sort(column, order);
        noteStateChange();
    });

    m_rangeTimer.setSingleShot(true);
    m_rangeTimer.setInterval(0);
    connect(&m_rangeTimer, &QTimer::timeout, this, &IncidentTable::reportRange);
    connect(verticalHeader(), &QHeaderView::geometriesChanged, this, [this] { m_rangeTimer.start(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_rangeTimer.start(); });
    m_stateTimer.setSingleShot(true);
    m_stateTimer.setInterval(stateDelayMs);
    connect(&m_stateTimer, &QTimer::timeout, this, &IncidentTable::columnStateChanged);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT openWanted(index.row()); });
    applyTheme();
}

void IncidentTable::setList(IncidentListModel *list)
{
    m_list = list;
    setModel(list);
    connect(list, &QAbstractItemModel::modelReset, this, [this] {
        verticalScrollBar()->setValue(0);
        m_firstReported = -2;
        m_rangeTimer.start();
    });
    connect(list, &QAbstractItemModel::rowsInserted, this, [this] { m_rangeTimer.start(); });
    connect(list, &QAbstractItemModel::rowsRemoved, this, [this] { m_rangeTimer.start(); });
    connect(list, &IncidentListModel::rowsShifted, this, [this](int delta) {
        updateGeometries(); // the bar's range must know the new rows first
        verticalScrollBar()->setValue(verticalScrollBar()->value() + delta * verticalHeader()->defaultSectionSize());
    });
    arrangeStandard();
}

void IncidentTable::arrangeStandard()
{
    m_restoring = true;
    QHeaderView *header = horizontalHeader();
    for (int i = 0; i < incidentColumnCount; ++i) {
        const auto column = static_cast<IncidentColumn>(i);
        header->moveSection(header->visualIndex(i), i);
        setColumnHidden(i, !isShownAtFirst(column));
        setColumnWidth(i, IncidentDelegate::defaultWidth(column));
    }
    // The worst first; among equals the newest.
    header->setSortIndicator(static_cast<int>(IncidentColumn::Severity), Qt::DescendingOrder);
    m_titleFits = true;
    m_restoring = false;
    fitTitle();
}

void IncidentTable::resetColumns()
{
    arrangeStandard();
    if (m_list)
        m_list->sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
    noteStateChange();
}

IncidentSort IncidentTable::currentSort() const
{
    return columnSort(static_cast<IncidentColumn>(horizontalHeader()->sortIndicatorSection()),
                      horizontalHeader()->sortIndicatorOrder());
}

QJsonObject IncidentTable::columnState() const
{
    const QHeaderView *header = horizontalHeader();
    QJsonArray columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        const auto column = static_cast<IncidentColumn>(logical);
        QJsonObject entry{{u"key"_s, QString(columnKey(column))}, {u"shown"_s, !isColumnHidden(logical)}};
        // A hidden section has no width of its own.
        if (!isColumnHidden(logical) && !(column == IncidentColumn::Title && m_titleFits))
            entry.insert(u"width"_s, columnWidth(logical));
        columns.append(entry);
    }
    const auto sorted = static_cast<IncidentColumn>(header->sortIndicatorSection());
    return {{u"columns"_s, columns},
            {u"sort"_s, QString(columnKey(sorted))},
            {u"descending"_s, header->sortIndicatorOrder() == Qt::DescendingOrder}};
}

void IncidentTable::setColumnState(const QJsonObject &state)
{
    m_restoring = true;
    QHeaderView *header = horizontalHeader();
    int visual = 0;
    const QJsonArray columns = state.value("columns"_L1).toArray();
    for (const auto &value : columns) {
        const QJsonObject entry = value.toObject();
        const auto column = columnFromKey(entry.value("key"_L1).toString());
        if (!column)
            continue;
        const int logical = static_cast<int>(*column);
        header->moveSection(header->visualIndex(logical), visual++);
        setColumnHidden(logical, !entry.value("shown"_L1).toBool(true));
        if (const int width = entry.value("width"_L1).toInt(); width >= minimumColumn) {
            setColumnWidth(logical, width);
            if (*column == IncidentColumn::Title)
                m_titleFits = false;
        }
    }
    // A table without columns helps nobody.
    if (header->hiddenSectionCount() == header->count())
        setColumnHidden(static_cast<int>(IncidentColumn::Title), false);
    if (const auto sorted = columnFromKey(state.value("sort"_L1).toString())) {
        header->setSortIndicator(static_cast<int>(*sorted),
                                 state.value("descending"_L1).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    m_restoring = false;
    fitTitle();
}

bool IncidentTable::isColumnShown(IncidentColumn column) const
{
    return !isColumnHidden(static_cast<int>(column));
}

void IncidentTable::setColumnShown(IncidentColumn column, bool shown)
{
    const int logical = static_cast<int>(column);
    const QHeaderView *header = horizontalHeader();
    if (!shown && header->count() - header->hiddenSectionCount() <= 1)
        return;
    setColumnHidden(logical, !shown);
    if (shown && columnWidth(logical) < minimumColumn)
        setColumnWidth(logical, IncidentDelegate::defaultWidth(column));
    fitTitle();
    noteStateChange();
}

void IncidentTable::showColumnMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"columnMenu"_s);
    for (int i = 0; i < incidentColumnCount; ++i) {
        const auto column = static_cast<IncidentColumn>(i);
        QAction *action = menu->addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(isColumnShown(column));
        connect(action, &QAction::triggered, this, [this, column](bool on) { setColumnShown(column, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Standard columns")), &QAction::triggered, this, &IncidentTable::resetColumns);
    menu->popup(globalPosition);
}

int IncidentTable::firstVisibleRow() const
{
    return rowAt(0);
}

int IncidentTable::lastVisibleRow() const
{
    if (!model() || model()->rowCount() == 0)
        return -1;
    const int last = rowAt(viewport()->height() - 1);
    return last < 0 ? model()->rowCount() - 1 : last;
}

void IncidentTable::goToRow(int row, bool select)
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    int column = horizontalHeader()->logicalIndexAt(1);
    column = std::max(column, 0);
    const QModelIndex index = model()->index(row, column);
    if (row < firstVisibleRow() || row >= lastVisibleRow())
        scrollTo(index, QAbstractItemView::PositionAtCenter);
    selectionModel()->setCurrentIndex(index, select ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                                    : QItemSelectionModel::NoUpdate);
}

void IncidentTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid() && event->modifiers() == Qt::NoModifier) {
            Q_EMIT openWanted(currentIndex().row());
            return;
        }
        break;
    case Qt::Key_Escape:
        Q_EMIT escapePressed();
        return;
    default:
        break;
    }
    // Letters are commands of the page, not a search in the column.
    if (!event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex IncidentTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // QTableView moves Home and End within the row; in a list they mean its ends, and select there as the arrows do.
    if (action == MoveHome || action == MoveEnd)
        modifiers |= Qt::ControlModifier;
    return QTableView::moveCursor(action, modifiers);
}

void IncidentTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The delegate outlines the whole row, of which the view repaints one cell only.
    for (const QModelIndex &index : {current, previous}) {
        if (index.isValid())
            viewport()->update(0, rowViewportPosition(index.row()), viewport()->width(), rowHeight(index.row()));
    }
}

QItemSelectionModel::SelectionFlags IncidentTable::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    // A right click on a selected row means the selection, not that row.
    if (event && event->type() == QEvent::MouseButtonPress &&
        static_cast<const QMouseEvent *>(event)->button() == Qt::RightButton && selectionModel()->isSelected(index))
        return QItemSelectionModel::NoUpdate;
    return QTableView::selectionCommand(index, event);
}

void IncidentTable::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuWanted(event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()
                          ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                          : event->globalPos());
}

void IncidentTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitTitle();
    m_rangeTimer.start();
}

void IncidentTable::updateGeometries()
{
    QTableView::updateGeometries();
    fitTitle();
}

void IncidentTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        setAccessibleName(tr("Incidents"));
        horizontalHeader()->viewport()->update();
        viewport()->update();
        break;
    case QEvent::StyleChange:
    case QEvent::FontChange:
        applyTheme();
        break;
    default:
        break;
    }
}

void IncidentTable::applyTheme()
{
    setAccessibleName(tr("Incidents"));
    m_rangeTimer.start(); // rows may have another height
    horizontalHeader()->setFixedHeight(theme().px(32));
}

void IncidentTable::fitTitle()
{
    if (!m_titleFits || m_restoring || m_fitting || !model() || isColumnHidden(static_cast<int>(IncidentColumn::Title)))
        return;
    m_fitting = true;
    const int title = static_cast<int>(IncidentColumn::Title);
    const int others = horizontalHeader()->length() - columnWidth(title);
    setColumnWidth(title, std::max(theme().px(minimumTitle), viewport()->width() - others));
    m_fitting = false;
}

void IncidentTable::onSectionResized(int column, int before, int now)
{
    // Hiding and showing change the width from or to 0.
    if (m_restoring || m_fitting || before == 0 || now == 0)
        return;
    if (column == static_cast<int>(IncidentColumn::Title))
        m_titleFits = false;
    else
        fitTitle();
    noteStateChange();
}

void IncidentTable::noteStateChange()
{
    if (!m_restoring)
        m_stateTimer.start();
}

void IncidentTable::reportRange()
{
    const int first = firstVisibleRow();
    const int last = lastVisibleRow();
    if (m_list && first >= 0)
        m_list->setVisibleRange(first, last);
    if (first == m_firstReported && last == m_lastReported)
        return;
    m_firstReported = first;
    m_lastReported = last;
    Q_EMIT visibleRangeChanged(first, last);
}

} // namespace itsm
