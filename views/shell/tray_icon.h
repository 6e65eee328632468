#pragma once

#include <QObject>
#include <QSystemTrayIcon>
#include <memory>

class QMenu;

namespace itsm {

class Preferences;

/// The icon of the console in the tray of the desktop, for those who want it (setting "tray"). Brings the window back
/// and hides it. The window may live there alone only while there is such an icon (setting "closeToTray").
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    TrayIcon(Preferences &preferences, QWidget *window);
    ~TrayIcon() override;

    /// Closing the window leaves the console running: the person chose that, and can come back.
    [[nodiscard]] bool keepsWindow() const;

Q_SIGNALS:
    void showWanted();
    void quitWanted();

private:
    void follow();
    void retranslate();
    bool eventFilter(QObject *watched, QEvent *event) override;

    Preferences &m_preferences;
    QWidget *m_window;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace itsm
