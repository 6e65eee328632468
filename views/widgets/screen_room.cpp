#include "views/widgets/screen_room.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <QWidget>

namespace itsm {

namespace {
constexpr int usualFrame = 40; ///< height of a title bar with its borders
} // namespace

QSize roomOnScreen(const QWidget &window)
{
    QSize frame = window.frameGeometry().size() - window.size();
    // Nobody knows it before the window is on the screen: one that begins too tall would stay so.
    if (frame.isEmpty())
        frame.setHeight(usualFrame);
    return window.screen()->availableSize() - frame;
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
