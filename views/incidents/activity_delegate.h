#pragma once

#include "services/domain/incident.h"
#include "services/runtime/clock.h"
#include "views/widgets/signs.h"
#include "views/widgets/time_format.h"

#include <QAbstractItemDelegate>
#include <QHash>

class QAbstractItemView;

namespace itsm {

/// Paints activity records as a timeline: a sign on a thin line, who did what and when, the text, and what changed.
class ActivityDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
public:
    ActivityDelegate(QAbstractItemView *view, const Clock &clock);

    void setTimeZoneMode(TimeZoneMode mode);
    /// Forgets the heights it measured: fonts, texts or rows changed.
    void clearCache();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Parts;
    [[nodiscard]] Parts parts(const IncidentEvent &event, int width) const;

    QAbstractItemView *m_view;
    const Clock &m_clock;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    mutable QHash<qint64, std::pair<int, int>> m_heights; ///< event → (width, height)
};

/// The whole record as text, for the clipboard.
[[nodiscard]] QString activityText(const IncidentEvent &event, TimeZoneMode zone);

} // namespace itsm
