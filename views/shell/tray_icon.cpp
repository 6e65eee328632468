#include "views/shell/tray_icon.h"

#include "views/shell/preferences.h"
#include "views/widgets/icons.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

TrayIcon::TrayIcon(Preferences &preferences, QWidget *window)
    : QObject(window)
    , m_preferences(preferences)
    , m_window(window)
{
    m_window->installEventFilter(this);
    connect(&m_preferences, &Preferences::changed, this, [this](const QString &key) {
        if (key == "tray"_L1 || key == "closeToTray"_L1)
            follow();
    });
    follow();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::keepsWindow() const
{
    // Some desktops take their tray away while programs run.
    return m_icon && QSystemTrayIcon::isSystemTrayAvailable() && m_preferences.isOn(u"closeToTray"_s, false);
}

void TrayIcon::follow()
{
    const bool isWanted = m_preferences.isOn(u"tray"_s, false) && QSystemTrayIcon::isSystemTrayAvailable();
    if (isWanted && !m_icon) {
        m_menu = std::make_unique<QMenu>();
        connect(m_menu->addAction(QString()), &QAction::triggered, this, &TrayIcon::showWanted);
        connect(m_menu->addAction(QString()), &QAction::triggered, this, &TrayIcon::quitWanted);
        m_icon = std::make_unique<QSystemTrayIcon>(applicationIcon());
        m_icon->setContextMenu(m_menu.get());
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason != QSystemTrayIcon::Trigger)
                return;
            if (m_window->isVisible() && !m_window->isMinimized() && m_window->isActiveWindow())
                m_window->hide();
            else
                Q_EMIT showWanted();
        });
        retranslate();
        m_icon->show();
    } else if (!isWanted && m_icon) {
        m_icon.reset();
        m_menu.reset();
        // Nobody could bring it back.
        if (!m_window->isVisible())
            Q_EMIT showWanted();
    }
    QApplication::setQuitOnLastWindowClosed(!keepsWindow());
}

void TrayIcon::retranslate()
{
    if (!m_icon)
        return;
    m_icon->setToolTip(tr("ITSM Console"));
    m_menu->actions().constFirst()->setText(tr("&Show the console"));
    m_menu->actions().constLast()->setText(tr("&Quit"));
}

bool TrayIcon::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

} // namespace itsm
