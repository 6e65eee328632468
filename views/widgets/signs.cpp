#include "views/widgets/signs.h"

#include "services/domain/incident.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <cmath>
#include <numbers>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

Mark markOf(Severity value)
{
    switch (value) {
    case Severity::Critical:
        return {Sign::Octagon, ColorRole::Critical};
    case Severity::High:
        return {Sign::Triangle, ColorRole::High};
    case Severity::Medium:
        return {Sign::Diamond, ColorRole::Medium};
    case Severity::Low:
        return {Sign::Ring, ColorRole::Low};
    case Severity::Info:
        return {Sign::Dot, ColorRole::Info};
    case Severity::Unknown:
        break;
    }
    return {Sign::Hatch, ColorRole::Stale};
}

Mark markOf(Priority value)
{
    switch (value) {
    case Priority::Urgent:
        return {Sign::DoubleUp, ColorRole::Critical};
    case Priority::High:
        return {Sign::Up, ColorRole::High};
    case Priority::Medium:
        return {Sign::Level, ColorRole::Muted};
    case Priority::Low:
        return {Sign::Down, ColorRole::Muted};
    case Priority::Unknown:
        break;
    }
    return {Sign::Hatch, ColorRole::Stale};
}

Mark markOf(Status value)
{
    switch (value) {
    case Status::New:
        return {Sign::Ring, ColorRole::Accent};
    case Status::Acknowledged:
        return {Sign::DottedRing, ColorRole::Muted};
    case Status::Assigned:
        return {Sign::QuarterDisc, ColorRole::Muted};
    case Status::InProgress:
        return {Sign::HalfDisc, ColorRole::Accent};
    case Status::OnHold:
        return {Sign::Pause, ColorRole::Medium};
    case Status::Resolved:
        return {Sign::CheckDisc, ColorRole::Ok};
    case Status::Closed:
        return {Sign::BarDisc, ColorRole::Muted};
    case Status::Cancelled:
        return {Sign::Cross, ColorRole::Muted};
    case Status::Unknown:
        break;
    }
    return {Sign::Hatch, ColorRole::Stale};
}

Mark markOf(AlertStatus value)
{
    switch (value) {
    case AlertStatus::Active:
        return {Sign::Ring, ColorRole::Accent}; // as a new incident: nobody has it yet
    case AlertStatus::Acknowledged:
        return {Sign::DottedRing, ColorRole::Muted};
    case AlertStatus::Resolved:
        return {Sign::CheckDisc, ColorRole::Ok};
    case AlertStatus::Unknown:
        break;
    }
    return {Sign::Hatch, ColorRole::Stale};
}

Mark markOf(Level value)
{
    switch (value) {
    case Level::Critical:
        return {Sign::DoubleUp, ColorRole::Critical};
    case Level::High:
        return {Sign::Up, ColorRole::High};
    case Level::Medium:
        return {Sign::Level, ColorRole::Muted};
    case Level::Low:
        return {Sign::Down, ColorRole::Muted};
    case Level::Unknown:
        break;
    }
    return {Sign::Hatch, ColorRole::Stale};
}

Mark markOfEvent(const QString &type)
{
    const auto is = [&](const char *name) { return type == QLatin1StringView(name); };
    if (is(eventtype::escalation))
        return {Sign::Up, ColorRole::High};
    if (is(eventtype::resolution) || is(eventtype::alertResolved))
        return {Sign::Check, ColorRole::Ok};
    if (is(eventtype::acknowledgement) || is(eventtype::alertAcknowledged))
        return {Sign::DottedRing, ColorRole::Accent};
    if (is(eventtype::comment))
        return {Sign::Dot, ColorRole::Accent};
    if (is(eventtype::closure))
        return {Sign::BarDisc, ColorRole::Muted};
    if (is(eventtype::deletion))
        return {Sign::Cross, ColorRole::Critical};
    if (is(eventtype::alertCreated)) // of any severity, so the sign is of none
        return {Sign::Dot, ColorRole::High};
    if (is(eventtype::undo) || is(eventtype::alertUndo))
        return {Sign::Ring, ColorRole::High};
    if (is(eventtype::creation))
        return {Sign::Ring, ColorRole::Muted};
    return {Sign::Dot, ColorRole::Muted};
}

Mark markOf(Freshness value)
{
    switch (value) {
    case Freshness::Ok:
        return {Sign::Dot, ColorRole::Ok};
    case Freshness::Stale:
        return {Sign::Hatch, ColorRole::Medium};
    case Freshness::Lost:
        return {Sign::Cross, ColorRole::Critical};
    case Freshness::Unknown:
        break;
    }
    return {Sign::Ring, ColorRole::Stale};
}

namespace {

// All shapes live in a square from (-1,-1) to (1,1), scaled to the rectangle.
QPolygonF regularPolygon(int corners, qreal radius, qreal turn)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const qreal angle = turn + 2 * std::numbers::pi * i / corners;
        polygon << QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return polygon;
}

void chevron(QPainter *p, qreal y, qreal height)
{
    p->drawPolyline(QPolygonF{{-0.7, y + height}, {0, y}, {0.7, y + height}});
}

void paintUnitSign(QPainter *p, Sign sign, const QColor &color)
{
    constexpr qreal width = 0.28; // of lines
    const QPen line(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QPen corner(color, 0.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const auto stroked = [&] { p->setPen(line), p->setBrush(Qt::NoBrush); };
    const auto filled = [&] { p->setPen(corner), p->setBrush(color); };
    const auto disc = [&](qreal radius) { p->drawEllipse(QPointF(0, 0), radius, radius); };
    const QRectF circle(-0.76, -0.76, 1.52, 1.52);
    switch (sign) {
    case Sign::None:
    case Sign::Count:
        break;
    case Sign::Octagon:
        filled();
        p->drawPolygon(regularPolygon(8, 0.9, std::numbers::pi / 8));
        break;
    case Sign::Triangle:
        filled();
        p->drawPolygon(QPolygonF{{0, -0.78}, {0.86, 0.7}, {-0.86, 0.7}});
        break;
    case Sign::Diamond:
        filled();
        p->drawPolygon(regularPolygon(4, 0.86, 0));
        break;
    case Sign::Ring:
        stroked();
        disc(0.72);
        break;
    case Sign::Dot:
        p->setPen(Qt::NoPen), p->setBrush(color);
        disc(0.58);
        break;
    case Sign::Check:
        stroked();
        p->drawPolyline(QPolygonF{{-0.72, 0.05}, {-0.2, 0.58}, {0.76, -0.52}});
        break;
    case Sign::Hatch: {
        stroked();
        disc(0.76);
        QPainterPath clip;
        clip.addEllipse(circle);
        p->save();
        p->setClipPath(clip);
        p->setPen(QPen(color, 0.22));
        for (const qreal shift : {-0.7, 0.0, 0.7})
            p->drawLine(QPointF(shift - 0.9, 0.9), QPointF(shift + 0.9, -0.9));
        p->restore();
        break;
    }
    case Sign::Cross:
        stroked();
        p->drawLine(QPointF(-0.56, -0.56), QPointF(0.56, 0.56));
        p->drawLine(QPointF(-0.56, 0.56), QPointF(0.56, -0.56));
        break;
    case Sign::DoubleUp:
        stroked();
        chevron(p, -0.78, 0.62);
        chevron(p, 0.02, 0.62);
        break;
    case Sign::Up:
        stroked();
        chevron(p, -0.34, 0.64);
        break;
    case Sign::Level:
        stroked();
        p->drawLine(QPointF(-0.66, -0.26), QPointF(0.66, -0.26));
        p->drawLine(QPointF(-0.66, 0.3), QPointF(0.66, 0.3));
        break;
    case Sign::Down:
        stroked();
        p->drawPolyline(QPolygonF{{-0.7, -0.3}, {0, 0.34}, {0.7, -0.3}});
        break;
    case Sign::DottedRing:
        stroked();
        disc(0.76);
        p->setPen(Qt::NoPen), p->setBrush(color);
        disc(0.28);
        break;
    case Sign::QuarterDisc:
    case Sign::HalfDisc: {
        stroked();
        disc(0.76);
        p->setPen(Qt::NoPen), p->setBrush(color);
        const QRectF inner(-0.46, -0.46, 0.92, 0.92);
        p->drawPie(inner, 90 * 16, (sign == Sign::HalfDisc ? -180 : -90) * 16);
        break;
    }
    case Sign::Pause:
        p->setPen(QPen(color, 0.36, Qt::SolidLine, Qt::RoundCap));
        p->drawLine(QPointF(-0.34, -0.56), QPointF(-0.34, 0.56));
        p->drawLine(QPointF(0.34, -0.56), QPointF(0.34, 0.56));
        break;
    case Sign::CheckDisc:
        stroked();
        disc(0.76);
        p->setPen(QPen(color, 0.24, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p->drawPolyline(QPolygonF{{-0.34, 0.04}, {-0.08, 0.3}, {0.36, -0.24}});
        break;
    case Sign::BarDisc:
        stroked();
        disc(0.76);
        p->drawLine(QPointF(-0.3, 0), QPointF(0.3, 0));
        break;
    case Sign::Clock:
        stroked();
        disc(0.76);
        p->setPen(QPen(color, 0.22, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p->drawPolyline(QPolygonF{{0, -0.4}, {0, 0.04}, {0.3, 0.22}});
        break;
    }
}

} // namespace

void paintSign(QPainter *painter, const QRectF &rect, Sign sign, const QColor &color)
{
    if (sign == Sign::None || rect.isEmpty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center());
    const qreal half = std::min(rect.width(), rect.height()) / 2;
    painter->scale(half, half);
    paintUnitSign(painter, sign, color);
    painter->restore();
}

QPixmap signPixmap(Sign sign, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key =
        u"itsm-sign-%1-%2-%3-%4"_s.arg(QString::number(static_cast<int>(sign)), QString::number(color.rgba(), 16),
                                       QString::number(size), QString::number(devicePixelRatio));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSign(&painter, QRectF(0, 0, size, size), sign, color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintHatch(QPainter *painter, const QRectF &rect, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->setPen(QPen(color, 1));
    constexpr qreal step = 8;
    const qreal first = rect.left() - rect.height();
    for (int line = 0; first + line * step < rect.right(); ++line) {
        const qreal x = first + line * step;
        painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    }
    painter->restore();
}

} // namespace itsm
