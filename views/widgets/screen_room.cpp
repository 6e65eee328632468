#include "views/widgets/screen_room.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <QWidget>

namespace itsm {

QSize roomOnScreen(const QWidget &window)
{
    return window.screen()->availableSize() - (window.frameGeometry().size() - window.size());
}

ScreenBound::ScreenBound(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    window->installEventFilter(this);
    apply();
}

bool ScreenBound::eventFilter(QObject *watched, QEvent *event)
{
    // Before the layout sets the limit itself, which it leaves alone where there is one.
    if (watched == m_window && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show))
        apply();
    return QObject::eventFilter(watched, event);
}

void ScreenBound::apply()
{
    m_window->setMinimumSize(m_window->layout()->totalMinimumSize().boundedTo(roomOnScreen(*m_window)));
}

} // namespace itsm
