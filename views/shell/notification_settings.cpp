#include "views/shell/notification_settings.h"

#include "views/shell/preferences.h"
#include "views/shell/setting_row.h"
#include "views/shell/settings_store.h"

#include <QCheckBox>
#include <QSystemTrayIcon>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

NotificationSettings::NotificationSettings(Preferences &preferences, QWidget *parent)
    : SettingsSection("bell", parent)
    , m_preferences(preferences)
{
    addSwitch(u"notifications"_s, true);
    addSwitch(u"tray"_s, false);
    addSwitch(u"closeToTray"_s, false);
    retranslate();
    follow();
    connect(&m_preferences, &Preferences::changed, this, &NotificationSettings::follow);
}

QString NotificationSettings::title() const
{
    return tr("Notifications");
}

QCheckBox *NotificationSettings::addSwitch(const QString &key, bool standard)
{
    auto *box = new QCheckBox(this);
    box->setObjectName(key);
    m_switches.push_back({key, standard, box, addRow(box)});
    connect(box, &QCheckBox::clicked, this, [this, key](bool isOn) { m_preferences.settings().setValue(key, isOn); });
    return box;
}

void NotificationSettings::follow()
{
    const bool hasTray = QSystemTrayIcon::isSystemTrayAvailable();
    for (const Switch &s : m_switches) {
        s.box->setChecked(m_preferences.isOn(s.key, s.standard));
        if (s.key == "tray"_L1)
            s.box->setEnabled(hasTray);
        else if (s.key == "closeToTray"_L1)
            s.box->setEnabled(hasTray && m_preferences.isOn(u"tray"_s, false));
    }
}

void NotificationSettings::retranslate()
{
    const auto set = [this](const QString &key, const QString &name, const QString &hint) {
        for (const Switch &s : m_switches) {
            if (s.key == key)
                s.row->setTexts(name, hint);
        }
    };
    set(u"notifications"_s, tr("Tell me of new critical incidents"),
        tr("As a notification of the desktop, with a button to acknowledge. Many at once are one notification."));
    set(u"tray"_s, tr("Icon in the tray"),
        QSystemTrayIcon::isSystemTrayAvailable() ? tr("A click on it shows and hides the console.")
                                                 : tr("This desktop has no tray."));
    set(u"closeToTray"_s, tr("Keep running in the tray when the window is closed"),
        tr("Notifications go on. “Quit” ends the console."));
}

} // namespace itsm
