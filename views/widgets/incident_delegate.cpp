#include "views/widgets/incident_delegate.h"

#include "views/widgets/theme_manager.h"
#include "views/widgets/token_text.h"

#include <QHeaderView>
#include <QHoverEvent>
#include <QPainter>
#include <QTableView>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype timeCacheLimit = 20000;

bool needsSomebodyNow(const IncidentSummary &row)
{
    return row.severity == Severity::Critical && row.status == Status::New;
}

const QString &dash()
{
    static const QString text = u"—"_s;
    return text;
}

} // namespace

struct IncidentDelegate::Cell
{
    QPainter *painter;
    const QStyleOptionViewItem &option;
    QRect rect; ///< without the paddings
    const IncidentSummary *row;
    int rowIndex;
    bool isOpen;
};

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
        .skeleton = t.tint(ColorRole::Text, 0.09),
    };
    m_texts.clear();
    m_signs.clear();
    QHeaderView *rows = m_view->verticalHeader();
    rows->setMinimumSectionSize(t.rowHeight());
    rows->setDefaultSectionSize(t.rowHeight());
    m_view->viewport()->update();
}

void IncidentDelegate::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_times.clear();
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
    m_pass.now = m_clock.now();
    m_pass.currentRow = m_view->currentIndex().row();
    m_pass.hasFocus = m_view->hasFocus();
    m_pass.ratio = m_view->devicePixelRatioF();
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
        m_texts.clear();
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
    const Cell cell{painter, option,      r.adjusted(padding, 0, -padding, -1),
                    m_row,   index.row(), m_row && isOpen(m_row->status.value())};
    const auto column = static_cast<IncidentColumn>(index.column());
    if (cell.rect.width() <= 0)
        return;
    if (m_row)
        paintContent(cell, column);
    else
        paintAbsent(cell, column, m_load);
}

void IncidentDelegate::paintContent(const Cell &cell, IncidentColumn column) const
{
    const IncidentSummary &row = *cell.row;
    const auto fact = [&](const QString &text, ColorRole color) {
        paintText(cell, text.isEmpty() ? dash() : text, FontRole::Table, text.isEmpty() ? ColorRole::Muted : color);
    };
    switch (column) {
    case IncidentColumn::Severity:
        return paintSeverity(cell);
    case IncidentColumn::Number:
        return paintText(cell, row.number, FontRole::Digits, cell.isOpen ? ColorRole::Text : ColorRole::Muted);
    case IncidentColumn::Title: {
        const bool loud = cell.isOpen && row.severity == Severity::Critical;
        return paintText(cell, row.title, loud ? FontRole::TableBold : FontRole::Table,
                         cell.isOpen ? ColorRole::Text : ColorRole::Muted);
    }
    case IncidentColumn::Status:
        return paintStatus(cell);
    case IncidentColumn::Priority:
        return paintPriority(cell);
    case IncidentColumn::Assignee:
        return fact(row.assigneeName, ColorRole::Text);
    case IncidentColumn::Group:
        return fact(row.assignmentGroup, ColorRole::Muted);
    case IncidentColumn::Ci:
        return fact(row.ciName, ColorRole::Text);
    case IncidentColumn::Category:
        return fact(row.category, ColorRole::Muted);
    case IncidentColumn::Subcategory:
        return fact(row.subcategory, ColorRole::Muted);
    case IncidentColumn::Source:
        return fact(row.source, ColorRole::Muted);
    case IncidentColumn::Level:
        if (row.escalationLevel > 0) {
            const int indent = paintMark(cell, {Sign::Up, ColorRole::High}, smallSignSize);
            return paintText(cell, QString::number(row.escalationLevel), FontRole::Digits, ColorRole::Text, indent);
        }
        return fact({}, ColorRole::Muted);
    case IncidentColumn::Age:
        return paintAge(cell);
    case IncidentColumn::Updated:
        return paintTime(cell, row.updatedAt);
    case IncidentColumn::Created:
        return paintTime(cell, row.createdAt);
    case IncidentColumn::Detected:
        return paintTime(cell, row.detectedAt);
    case IncidentColumn::Resolved:
        return paintTime(cell, row.resolvedAt);
    case IncidentColumn::Count:
        break;
    }
}

void IncidentDelegate::paintAbsent(const Cell &cell, IncidentColumn column, RowLoad load) const
{
    if (load == RowLoad::Failed) {
        if (column == IncidentColumn::Title)
            paintText(cell, tr("could not be loaded"), FontRole::Table, ColorRole::Muted);
        else if (column == IncidentColumn::Severity)
            paintMark(cell, {Sign::Cross, ColorRole::Stale}, signSize);
        return;
    }
    // Bars of uneven length read as text to come.
    const size_t mixed = qHashMulti(0, cell.rowIndex, static_cast<int>(column));
    const int widest = std::min(cell.rect.width(), column == IncidentColumn::Title ? 320 : 120);
    const int width = widest * (55 + static_cast<int>(mixed % 40)) / 100;
    QRectF bar(0, 0, width, theme().px(8));
    bar.moveCenter(QPointF(0, cell.rect.center().y()));
    bar.moveLeft(cell.rect.left());
    cell.painter->setRenderHint(QPainter::Antialiasing, true);
    cell.painter->setPen(Qt::NoPen);
    cell.painter->setBrush(m_tones.skeleton);
    cell.painter->drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    cell.painter->setRenderHint(QPainter::Antialiasing, false);
}

int IncidentDelegate::paintMark(const Cell &cell, Mark mark, int size) const
{
    const Theme &t = theme();
    const int side = t.px(size);
    // Colour is for what needs somebody; the shape still tells what it was.
    if (cell.row && !cell.isOpen && mark.color != ColorRole::Ok)
        mark.color = ColorRole::Muted;
    QPixmap &pixmap = m_signs[(size << 16) | (static_cast<int>(mark.sign) << 8) | static_cast<int>(mark.color)];
    if (pixmap.isNull() || !qFuzzyCompare(pixmap.devicePixelRatio(), m_pass.ratio))
        pixmap = signPixmap(mark.sign, t.color(mark.color), side, m_pass.ratio);
    cell.painter->drawPixmap(cell.rect.left(), cell.rect.top() + (cell.rect.height() - side) / 2, pixmap);
    return side + t.px(signGap);
}

void IncidentDelegate::paintText(const Cell &cell, const QString &text, FontRole font, ColorRole color, int indent,
                                 Qt::Alignment alignment) const
{
    const int room = cell.rect.width() - indent;
    if (room <= 0)
        return;
    const TextCache::Line &line = m_texts.line(text, font, room);
    const int x = alignment.testFlag(Qt::AlignRight) ? cell.rect.right() + 1 - line.width : cell.rect.left() + indent;
    TextCache::draw(cell.painter, QPointF(x, baselineIn(cell.rect, font)), line, font, theme().color(color));
}

void IncidentDelegate::paintSeverity(const Cell &cell) const
{
    const Mark mark = markOf(cell.row->severity.value());
    const bool loud = cell.isOpen && cell.row->severity == Severity::Critical;
    const int indent = paintMark(cell, mark, signSize);
    paintText(cell, displayText(cell.row->severity), loud ? FontRole::TableBold : FontRole::Table,
              loud          ? mark.color
              : cell.isOpen ? ColorRole::Text
                            : ColorRole::Muted,
              indent);
}

void IncidentDelegate::paintStatus(const Cell &cell) const
{
    const Theme &t = theme();
    const Mark mark = markOf(cell.row->status.value());
    const int side = t.px(smallSignSize);
    const int padding = t.px(chipPadding);
    const int fixed = padding + side + t.px(chipGap) + padding;
    const TextCache::Line &line =
        m_texts.line(displayText(cell.row->status), FontRole::Meta, std::max(0, cell.rect.width() - fixed));
    const int height = std::min(t.px(chipHeight), cell.rect.height() - 2);
    const QRect chip(cell.rect.left(), cell.rect.top() + (cell.rect.height() - height + 1) / 2,
                     std::min(fixed + line.width, cell.rect.width()), height);
    QPainter *p = cell.painter;
    p->setRenderHint(QPainter::Antialiasing, true);
    p->setPen(Qt::NoPen);
    QColor fill = t.color(mark.color);
    fill.setAlphaF(0.13F);
    p->setBrush(fill);
    p->drawRoundedRect(chip, t.radius(), t.radius());
    p->setRenderHint(QPainter::Antialiasing, false);
    Cell inner = cell;
    inner.rect = chip.adjusted(padding, 0, -padding, 0);
    const int indent = paintMark(inner, mark, smallSignSize) - t.px(signGap) + t.px(chipGap);
    TextCache::draw(p, QPointF(inner.rect.left() + indent, baselineIn(chip, FontRole::Meta)), line, FontRole::Meta,
                    t.color(ColorRole::Text));
}

void IncidentDelegate::paintPriority(const Cell &cell) const
{
    const Mark mark = markOf(cell.row->priority.value());
    const int indent = paintMark(cell, mark, smallSignSize);
    paintText(cell, displayText(cell.row->priority), FontRole::Table, cell.isOpen ? ColorRole::Text : ColorRole::Muted,
              indent);
}

void IncidentDelegate::paintAge(const Cell &cell) const
{
    const bool overdue = isOverdue(*cell.row, m_pass.now);
    const QString text = relativeTime(cell.row->createdAt, m_pass.now);
    // The clock stands at the left edge, so that the numbers stay aligned at the right one.
    const int indent = overdue ? paintMark(cell, {Sign::Clock, ColorRole::High}, smallSignSize) : 0;
    paintText(cell, text, FontRole::Digits,
              overdue       ? ColorRole::High
              : cell.isOpen ? ColorRole::Text
                            : ColorRole::Muted,
              indent, Qt::AlignRight);
}

void IncidentDelegate::paintTime(const Cell &cell, const OptionalInstant &t) const
{
    if (t)
        paintText(cell, timeText(*t), FontRole::MetaDigits, ColorRole::Muted);
    else
        paintText(cell, dash(), FontRole::Table, ColorRole::Muted);
}

const QString &IncidentDelegate::timeText(Instant t) const
{
    const qint64 minute = std::chrono::floor<std::chrono::minutes>(t).time_since_epoch().count();
    if (const auto known = m_times.constFind(minute); known != m_times.cend())
        return *known;
    if (m_times.size() >= timeCacheLimit)
        m_times.clear();
    return *m_times.insert(minute, QString(absoluteMinute(t, m_zone) + u' ' + zoneName(t, m_zone)));
}

} // namespace itsm
