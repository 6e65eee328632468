#pragma once

#include "views/shell/settings_section.h"

class QPushButton;

namespace itsm {

class ActionRegistry;
class SettingsStore;
class ShortcutEditor;

/// The keys among the settings.
class ShortcutSettings final : public SettingsSection
{
    Q_OBJECT
public:
    /// Both outlive it.
    ShortcutSettings(ActionRegistry &actions, SettingsStore &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    bool search(const QString &typed) override;
    [[nodiscard]] ShortcutEditor *editor() const { return m_editor; }

Q_SIGNALS:
    /// All keys as a sheet.
    void sheetWanted();

protected:
    void retranslate() override;
    [[nodiscard]] QString words() const override;

private:
    QPushButton *m_sheet;
    SettingRow *m_sheetRow;
    ShortcutEditor *m_editor;
};

} // namespace itsm
