#include "views/widgets/control_painting.h"

#include "views/widgets/signs.h"

#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>
#include <QVariant>

namespace itsm::controls {

bool showsKeyboardFocus(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus) && option->state.testFlag(QStyle::State_KeyboardFocusChange);
}

ButtonKind kindOf(const QWidget *widget, const QStyleOption *option)
{
    const QVariant kind = widget ? widget->property(kindProperty) : QVariant();
    if (kind.isValid())
        return static_cast<ButtonKind>(kind.toInt());
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    // The button that Enter presses in a dialog is its primary one.
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton) ? ButtonKind::Primary
                                                                                  : ButtonKind::Normal;
}

bool isTextEdit(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

void drawRoundedBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? width / 2 : 0;
    const qreal radius = theme().radius();
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void drawField(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Theme &t = theme();
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool focus = option->state.testFlag(QStyle::State_HasFocus);
    const bool invalid = widget && widget->property(invalidProperty).toBool();
    const ColorRole line = invalid ? ColorRole::Critical : focus ? ColorRole::Accent : ColorRole::Control;
    drawRoundedBox(painter, option->rect, t.color(enabled ? ColorRole::Surface : ColorRole::Background),
                   enabled ? t.color(line) : t.color(ColorRole::Border), focus || invalid ? 2 : 1);
}

void drawChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color)
{
    constexpr int turns[] = {0, 180, 0, 90, 270}; // NoArrow, Up, Down, Left, Right
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center());
    painter->rotate(turns[direction]);
    const qreal half = std::min({rect.width(), rect.height(), qreal(theme().px(9))}) / 2;
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{{-half, -half / 2}, {0, half / 2}, {half, -half / 2}});
    painter->restore();
}

QColor arrowColor(const QStyleOption *option)
{
    return theme().color(option->state.testFlag(QStyle::State_Enabled) ? ColorRole::Muted : ColorRole::Border);
}

void drawPushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Theme &t = theme();
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool over = enabled && option->state.testFlag(QStyle::State_MouseOver);
    const bool down = option->state.testFlag(QStyle::State_Sunken);
    const bool on = option->state.testFlag(QStyle::State_On);
    const qreal press = down ? 0.14 : over ? 0.07 : 0;
    QColor fill = on ? t.color(ColorRole::Selection) : t.tint(ColorRole::Text, press, ColorRole::Surface);
    QColor line = on ? t.color(ColorRole::Accent) : t.color(ColorRole::Control);
    switch (kindOf(widget, option)) {
    case ButtonKind::Primary:
        fill = t.tint(ColorRole::Text, press, ColorRole::Accent);
        line = fill;
        break;
    case ButtonKind::Danger:
        line = t.color(ColorRole::Critical);
        fill = t.tint(ColorRole::Critical, press);
        break;
    case ButtonKind::Quiet:
        fill = press > 0 || on ? fill : QColor();
        line = on ? line : QColor();
        break;
    case ButtonKind::Normal:
        break;
    }
    if (!enabled) {
        fill = fill.isValid() ? t.tint(ColorRole::Text, 0.04, ColorRole::Background) : fill;
        line = line.isValid() ? t.color(ColorRole::Border) : line;
    }
    drawRoundedBox(painter, option->rect, fill, line);
    if (showsKeyboardFocus(option)) {
        const bool primary = kindOf(widget, option) == ButtonKind::Primary;
        const QRect ring = primary ? option->rect.adjusted(2, 2, -2, -2) : option->rect;
        drawRoundedBox(painter, ring, {}, t.color(primary ? ColorRole::OnAccent : ColorRole::Accent), primary ? 1 : 2);
    }
}

void drawToolButton(QPainter *painter, const QStyleOption *option)
{
    const Theme &t = theme();
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool down = option->state.testFlag(QStyle::State_Sunken);
    const bool over = enabled && option->state.testFlag(QStyle::State_MouseOver);
    if (on || down || over) {
        const QColor fill = on ? t.color(ColorRole::Selection) : t.tint(ColorRole::Text, down ? 0.14 : 0.07);
        drawRoundedBox(painter, option->rect, fill, {});
    }
}

void drawCheckIndicator(QPainter *painter, const QStyleOption *option, bool round)
{
    const Theme &t = theme();
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool partial = option->state.testFlag(QStyle::State_NoChange);
    const qreal side = std::min(option->rect.width(), option->rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    box.adjust(0.5, 0.5, -0.5, -0.5);
    const QColor mark = enabled ? t.color(ColorRole::Accent) : t.tint(ColorRole::Muted, 0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on || partial ? mark : enabled ? t.color(ColorRole::Control) : mark, 1));
    painter->setBrush(on || partial ? mark : t.color(ColorRole::Surface));
    if (round)
        painter->drawEllipse(box);
    else
        painter->drawRoundedRect(box, side / 5, side / 5);
    painter->setPen(QPen(t.color(ColorRole::OnAccent), side / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = box.center();
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.color(ColorRole::OnAccent));
        painter->drawEllipse(c, side / 5.5, side / 5.5);
    } else if (on) {
        painter->drawPolyline(QPolygonF{c + QPointF(-side * 0.24, side * 0.02), c + QPointF(-side * 0.06, side * 0.2),
                                        c + QPointF(side * 0.25, -side * 0.18)});
    } else if (partial) {
        painter->drawLine(c - QPointF(side * 0.22, 0), c + QPointF(side * 0.22, 0));
    }
    painter->restore();
}

void drawHeaderSection(QPainter *painter, const QStyleOption *option)
{
    const Theme &t = theme();
    const bool over = option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled);
    painter->fillRect(option->rect, over ? t.hover(ColorRole::Background) : t.color(ColorRole::Background));
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      t.color(ColorRole::Border));
    if (over)
        painter->fillRect(
            QRect(option->rect.right(), option->rect.top() + t.px(6), 1, option->rect.height() - t.px(12)),
            t.color(ColorRole::Border));
}

void drawTab(QPainter *painter, const QStyleOption *option)
{
    const Theme &t = theme();
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const bool over = option->state.testFlag(QStyle::State_MouseOver);
    const QRect r = option->rect;
    if (over && !selected)
        drawRoundedBox(painter, r.adjusted(1, 3, -1, -4), t.hover(), {});
    if (selected)
        painter->fillRect(QRect(r.left() + t.px(8), r.bottom() - 1, r.width() - 2 * t.px(8), 2),
                          t.color(ColorRole::Accent));
    if (showsKeyboardFocus(option))
        drawRoundedBox(painter, r.adjusted(1, 3, -1, -4), {}, t.color(ColorRole::Accent), 2);
}

void drawMenuRow(QPainter *painter, const QStyleOption *option, ColorRole ground, bool selected)
{
    const Theme &t = theme();
    painter->fillRect(option->rect, t.color(ground));
    if (selected)
        drawRoundedBox(painter, option->rect.adjusted(t.px(4), 0, -t.px(4), 0), t.color(ColorRole::Selection), {});
}

void drawCheckedSign(QPainter *painter, const QStyleOptionMenuItem &item)
{
    // Where Fusion has the column of signs.
    const int side = std::min(item.rect.height() - 2, std::max(item.maxIconWidth, theme().px(20)) + 2);
    QRect box(item.rect.left() + theme().px(5), 0, side, side);
    box.moveTop(item.rect.center().y() - side / 2);
    drawRoundedBox(painter, box, theme().tint(ColorRole::Accent, 0.22), {});
}

void drawProgress(QPainter *painter, const QStyleOptionProgressBar *option)
{
    const Theme &t = theme();
    const int height = std::min(t.px(6), option->rect.height());
    QRect groove(option->rect.left(), 0, option->rect.width(), height);
    groove.moveCenter(option->rect.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(groove, height / 2.0, height / 2.0);
    painter->fillPath(shape, t.tint(ColorRole::Text, 0.1));
    painter->setClipPath(shape);
    if (option->maximum <= option->minimum) {
        paintHatch(painter, groove, t.color(ColorRole::Accent));
    } else {
        const qreal part = static_cast<qreal>(option->progress - option->minimum) / (option->maximum - option->minimum);
        const QRect done(groove.left(), groove.top(), qRound(groove.width() * std::clamp(part, 0.0, 1.0)), height);
        painter->fillRect(QStyle::visualRect(option->direction, groove, done), t.color(ColorRole::Accent));
    }
    painter->restore();
}

void drawScrollHandle(QPainter *painter, const QStyleOption *option, const QRect &handle)
{
    const Theme &t = theme();
    painter->fillRect(option->rect, t.color(ColorRole::Background));
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (handle.isEmpty() || (slider && slider->minimum == slider->maximum))
        return;
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool active = option->state.testFlag(QStyle::State_MouseOver) || option->state.testFlag(QStyle::State_Sunken);
    const int margin = t.px(scrollHandleMargin);
    // What cannot be scrolled now says nevertheless that there is more: without a handle the strip is a mere gap.
    drawRoundedBox(painter, handle.adjusted(margin, margin, -margin, -margin),
                   !enabled ? t.tint(ColorRole::Control, 0.25)
                   : active ? t.color(ColorRole::Control)
                            : t.tint(ColorRole::Control, 0.55),
                   {});
}

void drawSplitter(QPainter *painter, const QStyleOption *option)
{
    const Theme &t = theme();
    const QRect &r = option->rect;
    const bool over = option->state.testFlag(QStyle::State_MouseOver);
    // The option calls a splitter of columns horizontal.
    const bool columns = option->state.testFlag(QStyle::State_Horizontal);
    const QRect line =
        columns ? QRect(r.center().x(), r.top(), 1, r.height()) : QRect(r.left(), r.center().y(), r.width(), 1);
    painter->fillRect(r, over ? t.color(ColorRole::Selection) : t.color(ColorRole::Background));
    painter->fillRect(line, t.color(over ? ColorRole::Accent : ColorRole::Border));
}

} // namespace itsm::controls
