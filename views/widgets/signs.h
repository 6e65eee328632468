#pragma once

#include "services/domain/enums.h"
#include "views/widgets/theme.h"

#include <QRectF>

class QPainter;

namespace itsm {

/// A shape that says the same as its colour, so that colour is never the only sign.
enum class Sign : quint8 {
    None,
    Octagon,     ///< critical; failed
    Triangle,    ///< high; warning
    Diamond,     ///< medium
    Ring,        ///< low; new
    Dot,         ///< info; fresh
    Check,       ///< ok
    Hatch,       ///< stale, unknown
    Cross,       ///< lost, cancelled
    DoubleUp,    ///< urgent
    Up,          ///< high priority; escalated
    Level,       ///< medium priority
    Down,        ///< low priority
    DottedRing,  ///< acknowledged
    QuarterDisc, ///< assigned
    HalfDisc,    ///< in progress
    Pause,       ///< on hold
    CheckDisc,   ///< resolved
    BarDisc,     ///< closed
    Clock,       ///< overdue
    Count
};

/// How one value of a closed list is shown.
struct Mark
{
    Sign sign = Sign::None;
    ColorRole color = ColorRole::Muted;
    friend bool operator==(const Mark &, const Mark &) = default;
};

[[nodiscard]] Mark markOf(Severity value);
[[nodiscard]] Mark markOf(Priority value);
[[nodiscard]] Mark markOf(Status value);
[[nodiscard]] Mark markOf(AlertStatus value);
/// Impact, urgency and criticality.
[[nodiscard]] Mark markOf(Level value);
/// Of an activity record, by its type (eventtype).
[[nodiscard]] Mark markOfEvent(const QString &type);

/// How far data can be trusted.
enum class Freshness : quint8 {
    Unknown, ///< never heard of
    Ok,
    Stale, ///< old: may have changed since
    Lost,  ///< the source does not answer
};
[[nodiscard]] Mark markOf(Freshness value);

/// Paints the sign centred in `rect`, as large as its shorter side allows.
void paintSign(QPainter *painter, const QRectF &rect, Sign sign, const QColor &color);

/// The sign as a pixmap of `size` device independent pixels; cached. For paint code that draws hundreds of them.
[[nodiscard]] QPixmap signPixmap(Sign sign, const QColor &color, int size, qreal devicePixelRatio);

/// Diagonal hatch over a region whose numbers are stale.
void paintHatch(QPainter *painter, const QRectF &rect, const QColor &color);

} // namespace itsm
