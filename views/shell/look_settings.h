#pragma once

#include "views/shell/settings_section.h"

class QComboBox;
class QSpinBox;

namespace itsm {

class Preferences;

/// How the console looks: light or dark, colours, size, height of rows, language, time zone.
class LookSettings final : public SettingsSection
{
    Q_OBJECT
public:
    explicit LookSettings(Preferences &preferences, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;

protected:
    void retranslate() override;

private:
    /// A box whose choices are the values of a setting; without one, `standard` is meant.
    QComboBox *addChoice(const QString &key, const QStringList &values, const QString &standard);
    void show(const QString &key);

    Preferences &m_preferences;
    struct Choice
    {
        QString key;
        QString standard;
        QComboBox *box;
        SettingRow *row;
    };
    std::vector<Choice> m_choices;
    QSpinBox *m_zoom;
    SettingRow *m_zoomRow = nullptr;
};

} // namespace itsm
