#include "views/widgets/row_look.h"

#include "views/widgets/theme_manager.h"

#include <QHeaderView>
#include <QHoverEvent>
#include <QPainter>
#include <QTableView>
#include <algorithm>
#include <cmath>

namespace itsm {

namespace {

/// A line along an edge, as thick everywhere: at a scale of 1.25 a line of one pixel would cover one or two of the
/// screen's, from row to row.
void fillEdge(QPainter *painter, const QRect &r, Qt::Edge edge, const QColor &color)
{
    const qreal scale = painter->device()->devicePixelRatio();
    const qreal thickness = std::max(1.0, std::floor(scale)) / scale;
    const auto onScreen = [&](int y) {
        const qreal exact = painter->deviceTransform().map(QPointF(0, y)).y();
        return y + (std::round(exact) - exact) / scale;
    };
    const qreal top = edge == Qt::TopEdge ? onScreen(r.top()) : onScreen(r.bottom() + 1) - thickness;
    painter->fillRect(QRectF(r.left(), top, r.width(), thickness), color);
}

} // namespace

RowLook::RowLook(QTableView *view)
    : QObject(view)
    , m_view(view)
{
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
    view->viewport()->setAttribute(
        Qt::WA_OpaquePaintEvent); // each cell fills its own surface, near in time to its text
    view->viewport()->installEventFilter(this);
    if (const ThemeManager *manager = ThemeManager::instance())
        connect(manager, &ThemeManager::changed, this, &RowLook::adoptTheme);
    adoptTheme();
}

void RowLook::adoptTheme()
{
    const Theme &t = theme();
    m_tones = {
        .hover = t.hover(),
        .selection = t.color(ColorRole::Selection),
        .selectionHover = t.tint(ColorRole::Accent, 0.06, ColorRole::Selection),
        .urgentRow = t.tint(ColorRole::Critical, t.isDark() ? 0.1 : 0.05),
        .separator = t.tint(ColorRole::Border, 0.7),
    };
    QHeaderView *rows = m_view->verticalHeader();
    rows->setMinimumSectionSize(t.rowHeight());
    rows->setDefaultSectionSize(t.rowHeight());
    Q_EMIT themeChanged();
    m_view->viewport()->update();
}

void RowLook::beginPass()
{
    m_currentRow = m_view->currentIndex().row();
    m_hasFocus = m_view->hasFocus();
    const QHeaderView *header = m_view->horizontalHeader();
    int visual = 0;
    while (visual < header->count() - 1 && header->isSectionHidden(header->logicalIndex(visual)))
        ++visual;
    m_firstColumn = header->logicalIndex(visual);
    // Scrolling moves rows under a resting pointer.
    m_hoverRow = m_hoverY < 0 ? -1 : m_view->rowAt(m_hoverY);
    m_surface = m_view->viewport()->palette().color(m_view->viewport()->backgroundRole());
    fillOutsideOfCells();
    Q_EMIT passBegun();
}

void RowLook::fillOutsideOfCells()
{
    const QRect all = m_view->viewport()->rect();
    const QHeaderView *columns = m_view->horizontalHeader();
    const QHeaderView *rows = m_view->verticalHeader();
    const int right = columns->length() - columns->offset();
    const int bottom = rows->length() - rows->offset();
    if (right >= all.width() && bottom >= all.height())
        return;
    QPainter painter(m_view->viewport());
    painter.fillRect(all.adjusted(0, std::max(0, bottom), 0, 0), m_surface);
    painter.fillRect(all.adjusted(std::max(0, right), 0, 0, 0), m_surface);
}

bool RowLook::eventFilter(QObject *watched, QEvent *event)
{
    Q_EMIT rowsMayChange();
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
        Q_EMIT themeChanged(); // texts are laid out anew as well
        m_view->viewport()->update();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void RowLook::trackHover(int y)
{
    m_hoverY = y;
    const int row = y < 0 ? -1 : m_view->rowAt(y);
    if (row == m_hoverRow)
        return;
    updateRow(m_hoverRow);
    m_hoverRow = row;
    updateRow(row);
}

void RowLook::updateRow(int row)
{
    if (row >= 0)
        m_view->viewport()->update(0, m_view->rowViewportPosition(row), m_view->viewport()->width(),
                                   m_view->rowHeight(row));
}

void RowLook::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, bool urgent) const
{
    const QRect &r = option.rect;
    const bool hover = index.row() == m_hoverRow;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(r, hover ? m_tones.selectionHover : m_tones.selection);
    else
        painter->fillRect(r, hover ? m_tones.hover : urgent ? m_tones.urgentRow : m_surface);
    fillEdge(painter, r, Qt::BottomEdge, m_tones.separator);
    if (index.row() != m_currentRow)
        return;
    const QColor color = theme().color(m_hasFocus ? ColorRole::Accent : ColorRole::Control);
    if (m_hasFocus) {
        fillEdge(painter, r, Qt::TopEdge, color);
        fillEdge(painter, r, Qt::BottomEdge, color);
    }
    if (index.column() == m_firstColumn)
        painter->fillRect(r.left(), r.top(), 3, r.height(), color);
}

} // namespace itsm
