#include "views/widgets/incident_delegate.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/row_look.h"
#include "views/widgets/theme.h"

#include <QHelpEvent>
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
    , m_look(new RowLook(view))
    , m_clock(clock)
{
    view->setItemDelegate(this);
    connect(m_look, &RowLook::passBegun, this,
            [this] { m_cells.beginPass(m_clock.now(), m_view->devicePixelRatioF()); });
    connect(m_look, &RowLook::rowsMayChange, this, [this] {
        // The row's pointer is good only until control returns to the event loop.
        m_rowIndex = -1;
        m_row = nullptr;
    });
    connect(m_look, &RowLook::themeChanged, this, [this] { m_cells.reset(); });
    m_cells.reset();
}

void IncidentDelegate::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_cells.setTimeZoneMode(mode);
    m_view->viewport()->update();
}

int IncidentDelegate::defaultWidth(IncidentColumn column)
{
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
        return 92;
    case IncidentColumn::Updated:
    case IncidentColumn::Created:
    case IncidentColumn::Detected:
    case IncidentColumn::Resolved:
        return 188;
    case IncidentColumn::Count:
        break;
    }
    return 100;
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {theme().px(defaultWidth(static_cast<IncidentColumn>(index.column()))), theme().rowHeight()};
}

void IncidentDelegate::fetchRow(const QModelIndex &index) const
{
    if (index.row() == m_rowIndex)
        return;
    m_rowIndex = index.row();
    m_row = incidentRow(index.data(RowRole));
    m_load = m_row ? RowLoad::Loaded : static_cast<RowLoad>(index.data(LoadRole).toInt());
}

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    fetchRow(index);
    m_look->paint(painter, option, index, m_row && needsSomebodyNow(*m_row));
    const int padding = theme().space(2);
    const IncidentCellPainter::Cell cell{.painter = painter,
                                         .rect = option.rect.adjusted(padding, 0, -padding, -1),
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
