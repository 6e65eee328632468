#pragma once

#include "services/backend/backend.h"

#include <QObject>

namespace itsm {

class NotificationCenter;
class Preferences;
class TrayIcon;

/// What the desktop sees of the console beside its window: notifications and the icon in the tray, and how the window
/// comes to the front.
class DesktopPresence : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    DesktopPresence(Preferences &preferences, QWidget *window);

    /// Incidents of this backend that become critical are announced; null: none. To be told before the backend goes.
    void watch(Backend *backend);
    [[nodiscard]] NotificationCenter *notifications() const { return m_notifications; }
    /// Closing the window leaves the console running.
    [[nodiscard]] bool keepsWindow() const;
    /// `activationToken` is what the desktop gave to whoever asks for it.
    void comeToFront(const QString &activationToken = {});

Q_SIGNALS:
    /// The window has come to the front.
    void incidentWanted(itsm::IncidentId id);
    /// All that are critical, likewise.
    void listWanted();
    void acknowledgeWanted(itsm::IncidentId id);
    void quitWanted();

private:
    QWidget *m_window;
    NotificationCenter *m_notifications;
    TrayIcon *m_tray;
    QString m_token; ///< for the answer to a notification
};

} // namespace itsm
