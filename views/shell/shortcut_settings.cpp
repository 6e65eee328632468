#include "views/shell/shortcut_settings.h"

#include "views/shell/setting_row.h"

#include <QPushButton>

namespace itsm {

ShortcutSettings::ShortcutSettings(QWidget *parent)
    : SettingsSection("keyboard", parent)
    , m_sheet(new QPushButton(this))
    , m_sheetRow(addRow(m_sheet))
{
    m_sheet->setAutoDefault(false);
    connect(m_sheet, &QPushButton::clicked, this, &ShortcutSettings::sheetWanted);
    retranslate();
}

QString ShortcutSettings::title() const
{
    return tr("Shortcuts");
}

void ShortcutSettings::retranslate()
{
    m_sheet->setText(tr("Show all keys"));
    m_sheetRow->setTexts(tr("Keys of all commands"), tr("Also with F1, wherever you are."));
}

} // namespace itsm
