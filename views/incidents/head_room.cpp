#include "views/incidents/head_room.h"

#include "views/incidents/list_pane.h"
#include "views/incidents/stat_cards.h"
#include "views/incidents/view_bar.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace itsm {

HeadRoom::HeadRoom(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_parts.page.installEventFilter(this);
}

bool HeadRoom::eventFilter(QObject *watched, QEvent *event)
{
    // Letters of another size and other views ask for a new layout.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return QObject::eventFilter(watched, event);
}

/// From sizes alone that do not depend on what gives way now: nothing goes back and forth.
void HeadRoom::fit()
{
    const QMargins margins = m_parts.head.contentsMargins();
    const int width = m_parts.page.width() - margins.left() - margins.right();
    const int spacing = m_parts.head.spacing();
    const int fixed = margins.top() + m_parts.head.itemAt(0)->sizeHint().height() + spacing + margins.bottom();
    const int views = m_parts.views.layout()->count() > 0 ? m_parts.views.layout()->heightForWidth(width) + spacing : 0;
    const auto hasRows = [&](bool isFlat, bool isLow, bool hasViews) {
        const int room = m_parts.page.height() - fixed - (hasViews ? views : 0) - StatCard::heightOf(isFlat) -
                         m_parts.list.heightWithoutRows(isLow);
        return room >= wantedRows * theme().rowHeight();
    };
    const bool isFlat = !hasRows(false, false, true);
    const bool isLow = isFlat && !hasRows(true, false, true);
    m_parts.cards.setFlat(isFlat);
    m_parts.list.setLowFooter(isLow);
    m_parts.views.setHasRoom(!isLow || hasRows(true, true, true));
}

} // namespace itsm
