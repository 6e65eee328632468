#pragma once

#include "views/shell/settings_section.h"

namespace itsm {

class ProfileStore;
class SecretStore;

/// The profiles among the settings.
class ProfileSettings final : public SettingsSection
{
    Q_OBJECT
public:
    ProfileSettings(ProfileStore &profiles, SecretStore &secrets, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;

Q_SIGNALS:
    void openWanted(const QString &id);

protected:
    void retranslate() override {}
    [[nodiscard]] QString words() const override;
};

} // namespace itsm
