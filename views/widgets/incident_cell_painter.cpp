#include "views/widgets/incident_cell_painter.h"

#include "models/labels.h"
#include "views/widgets/token_text.h"

#include <QPainter>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype timeCacheLimit = 20000;
// Sizes at zoom 1. A chip: the sign's distance to the frame and to the word.
constexpr int cellSignSize = 14;
constexpr int smallSignSize = 12;
constexpr int cellSignGap = 6;
constexpr int chipHeight = 20;
constexpr int cellChipPadding = 6;
constexpr int chipGap = 5;

const QString &dash()
{
    static const QString text = u"—"_s;
    return text;
}

} // namespace

void IncidentCellPainter::beginPass(Instant now, qreal pixelRatio)
{
    m_now = now;
    m_ratio = pixelRatio;
}

void IncidentCellPainter::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_times.clear();
}

void IncidentCellPainter::reset()
{
    m_skeleton = theme().tint(ColorRole::Text, 0.09);
    m_texts.clear();
    m_signs.clear();
}

void IncidentCellPainter::paint(const Cell &cell, IncidentColumn column)
{
    const IncidentSummary &row = *cell.row;
    const ColorRole plain = cell.isOpen ? ColorRole::Text : ColorRole::Muted;
    const auto fact = [&](const QString &text, ColorRole color) {
        paintText(cell, text.isEmpty() ? dash() : text, FontRole::Table, text.isEmpty() ? ColorRole::Muted : color);
    };
    switch (column) {
    case IncidentColumn::Severity:
        return paintSeverity(cell);
    case IncidentColumn::Number:
        return paintText(cell, row.number, FontRole::Digits, plain);
    case IncidentColumn::Title: {
        const bool loud = cell.isOpen && row.severity == Severity::Critical;
        return paintText(cell, row.title, loud ? FontRole::TableBold : FontRole::Table, plain);
    }
    case IncidentColumn::Status:
        return paintStatus(cell);
    case IncidentColumn::Priority:
        return paintPriority(cell);
    case IncidentColumn::Assignee:
        return fact(row.assigneeName, plain);
    case IncidentColumn::Group:
        return fact(row.assignmentGroup, ColorRole::Muted);
    case IncidentColumn::Ci:
        return fact(row.ciName, plain);
    case IncidentColumn::Category:
        return fact(row.category, ColorRole::Muted);
    case IncidentColumn::Subcategory:
        return fact(row.subcategory, ColorRole::Muted);
    case IncidentColumn::Source:
        return fact(sourceLabel(row.source), ColorRole::Muted);
    case IncidentColumn::Level:
        if (row.escalationLevel > 0) {
            const int indent = paintMark(cell, {Sign::Up, ColorRole::High}, smallSignSize);
            return paintText(cell, QString::number(row.escalationLevel), FontRole::Digits, plain, indent);
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

void IncidentCellPainter::paintAbsent(const Cell &cell, IncidentColumn column, RowLoad load)
{
    if (load == RowLoad::Failed) {
        if (column == IncidentColumn::Title)
            paintText(cell, tr("could not be loaded"), FontRole::Table, ColorRole::Muted);
        else if (column == IncidentColumn::Severity)
            paintMark(cell, {Sign::Cross, ColorRole::Stale}, cellSignSize);
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
    cell.painter->setBrush(m_skeleton);
    cell.painter->drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    cell.painter->setRenderHint(QPainter::Antialiasing, false);
}

int IncidentCellPainter::paintMark(const Cell &cell, Mark mark, int size)
{
    const Theme &t = theme();
    const int side = t.px(size);
    // Colour is for what needs somebody; the shape still tells what it was.
    if (cell.row && !cell.isOpen && mark.color != ColorRole::Ok)
        mark.color = ColorRole::Muted;
    QPixmap &pixmap = m_signs[(size << 16) | (static_cast<int>(mark.sign) << 8) | static_cast<int>(mark.color)];
    if (pixmap.isNull() || !qFuzzyCompare(pixmap.devicePixelRatio(), m_ratio))
        pixmap = signPixmap(mark.sign, t.color(mark.color), side, m_ratio);
    cell.painter->drawPixmap(cell.rect.left(), cell.rect.top() + (cell.rect.height() - side) / 2, pixmap);
    return side + t.px(cellSignGap);
}

void IncidentCellPainter::paintText(const Cell &cell, const QString &text, FontRole font, ColorRole color, int indent,
                                    Qt::Alignment alignment)
{
    const int room = cell.rect.width() - indent;
    if (room <= 0)
        return;
    const TextCache::Line &line = m_texts.line(text, font, room);
    const int x = alignment.testFlag(Qt::AlignRight) ? cell.rect.right() + 1 - line.width : cell.rect.left() + indent;
    TextCache::draw(cell.painter, QPointF(x, baselineIn(cell.rect, font)), line, font, theme().color(color));
}

void IncidentCellPainter::paintSeverity(const Cell &cell)
{
    const Mark mark = markOf(cell.row->severity.value());
    const bool loud = cell.isOpen && cell.row->severity == Severity::Critical;
    const int indent = paintMark(cell, mark, cellSignSize);
    paintText(cell, displayText(cell.row->severity), loud ? FontRole::TableBold : FontRole::Table,
              loud          ? mark.color
              : cell.isOpen ? ColorRole::Text
                            : ColorRole::Muted,
              indent);
}

void IncidentCellPainter::paintStatus(const Cell &cell)
{
    const Theme &t = theme();
    const Mark mark = markOf(cell.row->status.value());
    const int side = t.px(smallSignSize);
    const int padding = t.px(cellChipPadding);
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
    const int indent = paintMark(inner, mark, smallSignSize) - t.px(cellSignGap) + t.px(chipGap);
    TextCache::draw(p, QPointF(inner.rect.left() + indent, baselineIn(chip, FontRole::Meta)), line, FontRole::Meta,
                    t.color(ColorRole::Text));
}

void IncidentCellPainter::paintPriority(const Cell &cell)
{
    const Mark mark = markOf(cell.row->priority.value());
    const int indent = paintMark(cell, mark, smallSignSize);
    paintText(cell, displayText(cell.row->priority), FontRole::Table, cell.isOpen ? ColorRole::Text : ColorRole::Muted,
              indent);
}

void IncidentCellPainter::paintAge(const Cell &cell)
{
    const bool overdue = isOverdue(*cell.row, m_now);
    const QString text = relativeTime(cell.row->createdAt, m_now);
    // The clock stands at the left edge, so that the numbers stay aligned at the right one.
    const int indent = overdue ? paintMark(cell, {Sign::Clock, ColorRole::High}, smallSignSize) : 0;
    paintText(cell, text, FontRole::Digits,
              overdue       ? ColorRole::High
              : cell.isOpen ? ColorRole::Text
                            : ColorRole::Muted,
              indent, Qt::AlignRight);
}

void IncidentCellPainter::paintTime(const Cell &cell, const OptionalInstant &t)
{
    if (t)
        paintText(cell, timeText(*t), FontRole::MetaDigits, ColorRole::Muted);
    else
        paintText(cell, dash(), FontRole::Table, ColorRole::Muted);
}

const QString &IncidentCellPainter::timeText(Instant t)
{
    const qint64 minute = std::chrono::floor<std::chrono::minutes>(t).time_since_epoch().count();
    if (const auto known = m_times.constFind(minute); known != m_times.cend())
        return *known;
    if (m_times.size() >= timeCacheLimit)
        m_times.clear();
    return *m_times.insert(minute, QString(absoluteMinute(t, m_zone) + u' ' + zoneName(t, m_zone)));
}

QString IncidentCellPainter::elidedText(const QString &text, FontRole font, int width, int indent)
{
    return m_texts.line(text, font, width - indent).elided ? text : QString();
}

QString IncidentCellPainter::toolTip(const IncidentSummary &row, IncidentColumn column, int width, Instant now)
{
    const auto moment = [&](const OptionalInstant &t) {
        return t ? tr("%1\n%2", "absolute time, how long ago").arg(absoluteTime(*t, m_zone), relativeTimeLong(*t, now))
                 : QString();
    };
    const int mark = theme().px(cellSignSize) + theme().px(cellSignGap);
    switch (column) {
    case IncidentColumn::Severity:
        return elidedText(displayText(row.severity), FontRole::Table, width, mark);
    case IncidentColumn::Number:
        return elidedText(row.number, FontRole::Digits, width, 0);
    case IncidentColumn::Title:
        return elidedText(row.title,
                          row.severity == Severity::Critical && isOpen(row.status.value()) ? FontRole::TableBold
                                                                                           : FontRole::Table,
                          width, 0);
    case IncidentColumn::Status:
        return elidedText(displayText(row.status), FontRole::Meta, width,
                          theme().px(smallSignSize + 2 * cellChipPadding + chipGap));
    case IncidentColumn::Priority:
        return elidedText(displayText(row.priority), FontRole::Table, width, mark);
    case IncidentColumn::Assignee:
        return elidedText(row.assigneeName, FontRole::Table, width, 0);
    case IncidentColumn::Group:
        return elidedText(row.assignmentGroup, FontRole::Table, width, 0);
    case IncidentColumn::Ci:
        return elidedText(row.ciName, FontRole::Table, width, 0);
    case IncidentColumn::Category:
        return elidedText(row.category, FontRole::Table, width, 0);
    case IncidentColumn::Subcategory:
        return elidedText(row.subcategory, FontRole::Table, width, 0);
    case IncidentColumn::Source:
        return elidedText(sourceLabel(row.source), FontRole::Table, width, 0);
    case IncidentColumn::Level:
        return row.escalationLevel == 0 ? QString()
               : row.escalatedAt
                   ? tr("Escalated to level %1\n%2").arg(QString::number(row.escalationLevel), moment(row.escalatedAt))
                   : tr("Escalated to level %1").arg(row.escalationLevel);
    case IncidentColumn::Age:
        return isOverdue(row, now) ? tr("Overdue\n%1").arg(moment(row.createdAt)) : moment(row.createdAt);
    case IncidentColumn::Created:
        return moment(row.createdAt);
    case IncidentColumn::Updated:
        return moment(row.updatedAt);
    case IncidentColumn::Detected:
        return moment(row.detectedAt);
    case IncidentColumn::Resolved:
        return moment(row.resolvedAt);
    case IncidentColumn::Count:
        break;
    }
    return {};
}

} // namespace itsm
