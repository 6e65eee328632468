#pragma once

#include "views/shell/settings_section.h"

class QPushButton;

namespace itsm {

/// The keys among the settings.
class ShortcutSettings : public SettingsSection
{
    Q_OBJECT
public:
    explicit ShortcutSettings(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;

Q_SIGNALS:
    /// All keys as a sheet.
    void sheetWanted();

protected:
    void retranslate() override;

private:
    QPushButton *m_sheet;
    SettingRow *m_sheetRow;
};

} // namespace itsm
