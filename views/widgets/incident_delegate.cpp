#include "views/widgets/incident_delegate.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/theme_manager.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QHoverEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace itsm {

namespace {

bool needsSomebodyNow(const IncidentSummary &row)
{
    return row.severity == Severity::Critical && row.status == Status::New;
}
} // namespace

IncidentDelegate::IncidentDelegate(QTableView *view, const Clock &clock)
    : QAbstractItemDelegate(view)
    , m_view(view)
    , m_clock(clock)
{
    view->setItemDelegate(this);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->viewport()->setAttribute(Qt::WA_Hover);
    view->viewport()->installEventFilter(this);
    if (const ThemeManager *manager = ThemeManager::instance())
        connect(manager, &ThemeManager::changed, this, &IncidentDelegate::adoptTheme);
    adoptTheme();
}

void IncidentDelegate::adoptTheme()
{
    const Theme &t = theme();
    m_tones = {
        .surface = t.color(ColorRole::Surface),
        .hover = t.hover(),
        .selection = t.color(ColorRole::Selection),
        .selectionHover = t.tint(ColorRole::Accent, 0.06, ColorRole::Selection),
        .urgentRow = t.tint(ColorRole::Critical, t.isDark() ? 0.1 : 0.05),
        .separator = t.tint(ColorRole::Border, 0.7),
    };
    m_cells.reset();
    QHeaderView *rows = m_view->verticalHeader();
    rows->setMinimumSectionSize(t.rowHeight());
    rows->setDefaultSectionSize(t.rowHeight());
    m_view->viewport()->update();
}

void IncidentDelegate::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_cells.setTimeZoneMode(mode);
    m_view->viewport()->update();
}

int IncidentDelegate::defaultWidth(IncidentColumn column)
{
    const auto width = [column] {
        switch (column) {
        case IncidentColumn::Severity:
            return 100;
        case IncidentColumn::Number:
            return 156;
        case IncidentColumn::Title:
            return 420;
        case IncidentColumn::Status:
            return 136;
        case IncidentColumn::Priority:
            return 96;
        case IncidentColumn::Assignee:
        case IncidentColumn::Group:
        case IncidentColumn::Ci:
        case IncidentColumn::Category:
        case IncidentColumn::Subcategory:
            return 132;
        case IncidentColumn::Source:
            return 104;
        case IncidentColumn::Level:
            return 88;
        case IncidentColumn::Age:
            return 76;
        case IncidentColumn::Updated:
        case IncidentColumn::Created:
        case IncidentColumn::Detected:
        case IncidentColumn::Resolved:
            return 188;
        case IncidentColumn::Count:
            break;
        }
        return 100;
    };
    return theme().px(width());
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {defaultWidth(static_cast<IncidentColumn>(index.column())), theme().rowHeight()};
}

void IncidentDelegate::beginPass()
{
    m_cells.beginPass(m_clock.now(), m_view->devicePixelRatioF());
    m_pass.currentRow = m_view->currentIndex().row();
    m_pass.hasFocus = m_view->hasFocus();
    const QHeaderView *header = m_view->horizontalHeader();
    int visual = 0;
    while (visual < header->count() - 1 && header->isSectionHidden(header->logicalIndex(visual)))
        ++visual;
    m_pass.firstColumn = header->logicalIndex(visual);
    // Scrolling moves rows under a resting pointer.
    m_hoverRow = m_hoverY < 0 ? -1 : m_view->rowAt(m_hoverY);
}

bool IncidentDelegate::eventFilter(QObject *watched, QEvent *event)
{
    // The row's pointer is good only until control returns to the event loop.
    m_rowIndex = -1;
    m_row = nullptr;
    switch (event->type()) {
    case QEvent::Paint:
        beginPass();
        break;
    case QEvent::HoverMove:
    case QEvent::HoverEnter:
        trackHover(static_cast<QHoverEvent *>(event)->position().toPoint().y());
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        trackHover(-1);
        break;
    case QEvent::LanguageChange:
        m_cells.reset();
        m_view->viewport()->update();
        break;
    default:
        break;
    }
    return QAbstractItemDelegate::eventFilter(watched, event);
}

void IncidentDelegate::trackHover(int y)
{
    m_hoverY = y;
    const int row = y < 0 ? -1 : m_view->rowAt(y);
    if (row == m_hoverRow)
        return;
    updateRow(m_hoverRow);
    m_hoverRow = row;
    updateRow(row);
}

void IncidentDelegate::updateRow(int row)
{
    if (row >= 0)
        m_view->viewport()->update(0, m_view->rowViewportPosition(row), m_view->viewport()->width(),
                                   m_view->rowHeight(row));
}

void IncidentDelegate::fetchRow(const QModelIndex &index) const
{
    if (index.row() == m_rowIndex)
        return;
    m_rowIndex = index.row();
    m_row = incidentRow(index.data(RowRole));
    m_load = m_row ? RowLoad::Loaded : static_cast<RowLoad>(index.data(LoadRole).toInt());
}

QColor IncidentDelegate::background(const QStyleOptionViewItem &option, int row) const
{
    const bool hover = row == m_hoverRow;
    if (option.state.testFlag(QStyle::State_Selected))
        return hover ? m_tones.selectionHover : m_tones.selection;
    if (hover)
        return m_tones.hover;
    return m_row && needsSomebodyNow(*m_row) ? m_tones.urgentRow : QColor();
}

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    fetchRow(index);
    const Theme &t = theme();
    const QRect &r = option.rect;
    // The plain surface is there already.
    if (const QColor fill = background(option, index.row()); fill.isValid())
        painter->fillRect(r, fill);
    painter->fillRect(r.left(), r.bottom(), r.width(), 1, m_tones.separator);
    if (index.row() == m_pass.currentRow) {
        const QColor color = t.color(m_pass.hasFocus ? ColorRole::Accent : ColorRole::Control);
        if (m_pass.hasFocus) {
            painter->fillRect(r.left(), r.top(), r.width(), 1, color);
            painter->fillRect(r.left(), r.bottom(), r.width(), 1, color);
        }
        if (index.column() == m_pass.firstColumn)
            painter->fillRect(r.left(), r.top(), 3, r.height(), color);
    }
    const int padding = t.space(2);
    const IncidentCellPainter::Cell cell{.painter = painter,
                                         .rect = r.adjusted(padding, 0, -padding, -1),
                                         .row = m_row,
                                         .rowIndex = index.row(),
                                         .isOpen = m_row && isOpen(m_row->status.value())};
    const auto column = static_cast<IncidentColumn>(index.column());
    if (cell.rect.width() <= 0)
        return;
    if (m_row)
        m_cells.paint(cell, column);
    else
        m_cells.paintAbsent(cell, column, m_load);
}

bool IncidentDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractItemDelegate::helpEvent(event, view, option, index);
    const IncidentSummary *row = index.isValid() ? incidentRow(index.data(RowRole)) : nullptr;
    const auto column = static_cast<IncidentColumn>(index.column());
    QToolTip::showText(
        event->globalPos(),
        row ? plainTooltip(m_cells.toolTip(*row, column, option.rect.width() - 2 * theme().space(2), m_clock.now()))
            : QString(),
        view, option.rect);
    return true;
}

} // namespace itsm
