#pragma once

#include "views/shell/settings_section.h"

class QCheckBox;

namespace itsm {

class Preferences;

/// What reaches a person who looks elsewhere: notifications, the icon in the tray.
class NotificationSettings final : public SettingsSection
{
    Q_OBJECT
public:
    explicit NotificationSettings(Preferences &preferences, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;

protected:
    void retranslate() override;

private:
    QCheckBox *addSwitch(const QString &key, bool standard);
    void follow();

    Preferences &m_preferences;
    struct Switch
    {
        QString key;
        bool standard;
        QCheckBox *box;
        SettingRow *row;
    };
    std::vector<Switch> m_switches;
};

} // namespace itsm
