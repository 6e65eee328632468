#include "views/shell/desktop_presence.h"

#include "views/shell/notification_center.h"
#include "views/shell/preferences.h"
#include "views/shell/tray_icon.h"
#include "views/widgets/session_bus.h"

#include <QApplication>
#include <QWidget>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

DesktopPresence::DesktopPresence(Preferences &preferences, QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_notifications(new NotificationCenter(this))
    , m_tray(new TrayIcon(preferences, window))
{
    whenSessionBusIsOpen(m_notifications, [this] { m_notifications->setBus(QDBusConnection::sessionBus()); });
    const auto follow = [this, &preferences] {
        m_notifications->setEnabled(preferences.isOn(u"notifications"_s, true));
    };
    connect(&preferences, &Preferences::changed, this, [follow](const QString &key) {
        if (key == "notifications"_L1)
            follow();
    });
    follow();
    connect(m_notifications, &NotificationCenter::activationTokenCame, this,
            [this](const QString &token) { m_token = token; });
    connect(m_notifications, &NotificationCenter::openWanted, this, [this](IncidentId id) {
        comeToFront(std::exchange(m_token, {}));
        Q_EMIT incidentWanted(id);
    });
    connect(m_notifications, &NotificationCenter::listWanted, this, [this] {
        comeToFront(std::exchange(m_token, {}));
        Q_EMIT listWanted();
    });
    connect(m_notifications, &NotificationCenter::acknowledgeWanted, this, &DesktopPresence::acknowledgeWanted);
    connect(m_tray, &TrayIcon::showWanted, this, [this] { comeToFront(); });
    connect(m_tray, &TrayIcon::quitWanted, this, &DesktopPresence::quitWanted);
}

void DesktopPresence::watch(Backend *backend)
{
    m_notifications->watch(backend, SystemClock::instance());
}

bool DesktopPresence::keepsWindow() const
{
    return m_tray->keepsWindow();
}

void DesktopPresence::comeToFront(const QString &activationToken)
{
    // A Wayland desktop lets only him come to the front who shows what the other was given.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toLatin1());
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    // Keys that go to a window behind its dialog go nowhere.
    QWidget *dialog = QApplication::activeModalWidget();
    (dialog ? dialog : m_window)->activateWindow();
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

} // namespace itsm
