#include "views/incidents/incident_table.h"

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/widgets/incident_delegate.h"
#include "views/widgets/theme_manager.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int smallestTitle = 180;

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

/// Of a wide window; what stands in the same row stays near.
constexpr int shareOf(IncidentColumn column)
{
    switch (column) {
    case IncidentColumn::Title:
        return 4;
    case IncidentColumn::Assignee:
    case IncidentColumn::Group:
    case IncidentColumn::Category:
    case IncidentColumn::Subcategory:
    case IncidentColumn::Ci:
        return 1;
    default:
        return 0;
    }
}

ColumnStarts columnStarts()
{
    ColumnStarts starts;
    for (int i = 0; i < incidentColumnCount; ++i) {
        const auto column = static_cast<IncidentColumn>(i);
        starts.columns.push_back(
            {.key = columnKey(column),
             .width = column == IncidentColumn::Title ? smallestTitle : IncidentDelegate::defaultWidth(column),
             .isShown = isShownAtFirst(column),
             .share = shareOf(column)});
    }
    // The worst first; among equals the newest.
    starts.sorted = static_cast<int>(IncidentColumn::Severity);
    starts.order = Qt::DescendingOrder;
    return starts;
}

} // namespace

IncidentTable::IncidentTable(QWidget *parent)
    : RecordTable(parent)
{
    setObjectName(u"incidentTable"_s);
    setAccessibleName(tr("Incidents"));
    horizontalHeader()->setObjectName(u"incidentColumns"_s);
    m_rangeTimer.setSingleShot(true);
    m_rangeTimer.setInterval(0);
    connect(&m_rangeTimer, &QTimer::timeout, this, &IncidentTable::reportRange);
    connect(verticalHeader(), &QHeaderView::geometriesChanged, this, [this] { m_rangeTimer.start(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_rangeTimer.start(); });
    if (const ThemeManager *manager = ThemeManager::instance()) // rows may have another height
        connect(manager, &ThemeManager::changed, this, [this] { m_rangeTimer.start(); });
}

void IncidentTable::setList(IncidentListModel *list)
{
    m_list = list;
    setRecords(list, columnStarts());
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
}

IncidentSort IncidentTable::currentSort() const
{
    return columnSort(static_cast<IncidentColumn>(horizontalHeader()->sortIndicatorSection()),
                      horizontalHeader()->sortIndicatorOrder());
}

bool IncidentTable::isColumnShown(IncidentColumn column) const
{
    return columns()->isShown(static_cast<int>(column));
}

void IncidentTable::setColumnShown(IncidentColumn column, bool shown)
{
    columns()->setShown(static_cast<int>(column), shown);
}

void IncidentTable::keyPressEvent(QKeyEvent *event)
{
    // Where the row has gone that one worked on, the next one stands there: chosen by the arrow, not skipped.
    const bool isArrow = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up;
    auto *selection = qobject_cast<IncidentSelection *>(selectionModel());
    const IncidentSummary *here =
        selection && currentIndex().isValid() ? m_list->incidentAt(currentIndex().row()) : nullptr;
    if (isArrow && !(event->modifiers() & ~Qt::KeypadModifier) && here && here->id != selection->currentId() &&
        selection->ids().isEmpty()) {
        selection->setCurrentId(here->id);
        scrollTo(currentIndex());
        return;
    }
    RecordTable::keyPressEvent(event);
}

void IncidentTable::resizeEvent(QResizeEvent *event)
{
    RecordTable::resizeEvent(event);
    m_rangeTimer.start();
}

void IncidentTable::changeEvent(QEvent *event)
{
    RecordTable::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        setAccessibleName(tr("Incidents"));
        break;
    case QEvent::StyleChange:
    case QEvent::FontChange:
        m_rangeTimer.start(); // rows may have another height
        break;
    default:
        break;
    }
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
