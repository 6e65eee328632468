#include "views/incidents/activity_delegate.h"

#include "models/event_list_model.h"
#include "models/event_text.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/signs.h"
#include "views/widgets/theme.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>
#include <QToolTip>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

const IncidentEvent *eventAt(const QModelIndex &index)
{
    return index.data(EventListModel::EventRole).value<const IncidentEvent *>();
}

/// Height of wrapped text.
int textHeight(const QString &text, const QFont &font, int width)
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, width, 1'000'000), Qt::TextWrapAnywhere | Qt::TextWordWrap | Qt::AlignLeft, text)
        .height();
}

} // namespace

struct ActivityDelegate::Parts
{
    QString head;
    QString when;
    QString text;
    QString changes;
    QRect headRect;
    QRect whenRect;
    QRect textRect;
    QRect changesRect;
    int height = 0;
};

QString activityText(const IncidentEvent &event, TimeZoneMode zone)
{
    QStringList lines{
        QCoreApplication::translate("Activity", "%1 – %2 – %3", "kind of record, who, when")
            .arg(eventLabel(event), visibleControls(actorText(event)), absoluteTime(event.occurredAt, zone))};
    for (const QString &line : changeLines(event))
        lines.append(visibleControls(line));
    if (!event.description.isEmpty())
        lines.append(event.description);
    return lines.join(u'\n');
}

ActivityDelegate::ActivityDelegate(QAbstractItemView *view, const Clock &clock)
    : QAbstractItemDelegate(view)
    , m_view(view)
    , m_clock(clock)
{
}

void ActivityDelegate::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_view->viewport()->update();
}

void ActivityDelegate::clearCache()
{
    m_heights.clear();
}

ActivityDelegate::Parts ActivityDelegate::parts(const IncidentEvent &event, int width) const
{
    const Theme &t = theme();
    Parts p;
    p.head = QCoreApplication::translate("Activity", "%1 · %2", "kind of record and who")
                 .arg(eventLabel(event), visibleControls(actorText(event)));
    p.when = relativeTime(event.occurredAt, m_clock.now());
    p.text = visibleControls(event.description, LineBreaks::Keep);
    p.changes = visibleControls(changeLines(event).join(u'\n'), LineBreaks::Keep);

    const int left = t.space(9);
    const int right = width - t.space(4);
    const QFontMetrics bold(t.font(FontRole::TableBold));
    const QFontMetrics meta(t.font(FontRole::MetaDigits));
    int y = t.space(2);
    const int whenWidth = meta.horizontalAdvance(p.when);
    p.whenRect = QRect(right - whenWidth, y, whenWidth + 1, bold.height());
    p.headRect = QRect(left, y, right - left - whenWidth - t.space(2), bold.height());
    y += bold.height() + t.space(1) / 2;
    if (!p.changes.isEmpty()) {
        const int h = textHeight(p.changes, t.font(FontRole::Meta), right - left);
        p.changesRect = QRect(left, y, right - left, h);
        y += h + t.space(1) / 2;
    }
    if (!p.text.isEmpty()) {
        const int h = textHeight(p.text, t.font(FontRole::Table), right - left);
        p.textRect = QRect(left, y, right - left, h);
        y += h;
    }
    p.height = y + t.space(2);
    return p;
}

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const IncidentEvent *event = eventAt(index);
    const int width = m_view->viewport()->width();
    if (!event)
        return {width, theme().space(10)};
    std::pair<int, int> &known = m_heights[event->id.value];
    if (known.first != width)
        known = {width, parts(*event, width).height};
    return {width, known.second};
}

void ActivityDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const IncidentEvent *event = eventAt(index);
    if (!event)
        return;
    const Theme &t = theme();
    Parts p = parts(*event, option.rect.width());
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, t.color(ColorRole::Selection));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, t.hover());

    const int centre = option.rect.left() + t.space(5);
    const int signY = option.rect.top() + t.space(2) + QFontMetrics(t.font(FontRole::TableBold)).height() / 2;
    const int radius = t.px(7);
    painter->setPen(QPen(t.color(ColorRole::Border), 1));
    if (index.row() > 0)
        painter->drawLine(centre, option.rect.top(), centre, signY - radius - 2);
    if (index.row() + 1 < index.model()->rowCount())
        painter->drawLine(centre, signY + radius + 2, centre, option.rect.bottom());
    const Mark mark = markOfEvent(event->type);
    paintSign(painter, QRectF(centre - radius, signY - radius, 2 * radius, 2 * radius), mark.sign, t.color(mark.color));

    painter->translate(option.rect.topLeft());
    painter->setFont(t.font(FontRole::TableBold));
    painter->setPen(t.color(ColorRole::Text));
    painter->drawText(p.headRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(p.head, Qt::ElideRight, p.headRect.width()));
    painter->setFont(t.font(FontRole::MetaDigits));
    painter->setPen(t.color(ColorRole::Muted));
    painter->drawText(p.whenRect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, p.when);
    constexpr int wrap = Qt::TextWrapAnywhere | Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
    if (!p.changes.isEmpty()) {
        painter->setFont(t.font(FontRole::Meta));
        painter->drawText(p.changesRect, wrap, p.changes);
    }
    if (!p.text.isEmpty()) {
        painter->setFont(t.font(FontRole::Table));
        painter->setPen(t.color(ColorRole::Text));
        painter->drawText(p.textRect, wrap, p.text);
    }
    painter->restore();
}

bool ActivityDelegate::helpEvent(QHelpEvent *help, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    Q_UNUSED(option)
    const IncidentEvent *event = eventAt(index);
    if (!event || help->type() != QEvent::ToolTip)
        return false;
    QToolTip::showText(
        help->globalPos(),
        plainTooltip(
            QCoreApplication::translate("Activity", "%1, %2", "long relative time and absolute time")
                .arg(relativeTimeLong(event->occurredAt, m_clock.now()), absoluteTime(event->occurredAt, m_zone))),
        view);
    return true;
}

} // namespace itsm
