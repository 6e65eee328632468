#pragma once

#include "views/shell/settings_section.h"

class QPushButton;

namespace itsm {

class PlainLabel;
class SettingsStore;

/// Takes the settings to another computer and from there.
class TransferSettings final : public SettingsSection
{
    Q_OBJECT
public:
    explicit TransferSettings(SettingsStore &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void exportTo(const QString &path);
    /// Asks before it puts what the file holds into force.
    void importFrom(const QString &path);

protected:
    void retranslate() override;

private:
    void choose(bool toSave);
    void ask(const QJsonObject &values);
    void tell(bool isGood, const QString &text);

    SettingsStore &m_settings;
    QPushButton *m_export;
    QPushButton *m_import;
    SettingRow *m_exportRow;
    SettingRow *m_importRow;
    PlainLabel *m_message;
};

} // namespace itsm
