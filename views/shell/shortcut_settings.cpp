#include "views/shell/shortcut_settings.h"

#include "views/shell/setting_row.h"
#include "views/shell/shortcut_editor.h"

#include <QPushButton>

namespace itsm {

ShortcutSettings::ShortcutSettings(ActionRegistry &actions, SettingsStore &settings, QWidget *parent)
    : SettingsSection("keyboard", parent)
    , m_sheet(new QPushButton(this))
    , m_sheetRow(addRow(m_sheet))
    , m_editor(new ShortcutEditor(actions, settings, this))
{
    m_sheet->setAutoDefault(false);
    connect(m_sheet, &QPushButton::clicked, this, &ShortcutSettings::sheetWanted);
    addWhole(m_editor, 1);
    retranslate();
}

bool ShortcutSettings::search(const QString &typed)
{
    // The name of the section finds all of it, other words the commands that have them.
    const bool isMeant = SettingsSection::search(typed);
    const bool isFound = m_editor->filter(isNamed(typed) ? QString() : typed);
    if (isMeant && !isFound)
        m_editor->filter({});
    return isMeant || isFound;
}

QString ShortcutSettings::title() const
{
    return tr("Shortcuts");
}

QString ShortcutSettings::words() const
{
    return tr("keyboard keys hotkeys");
}

void ShortcutSettings::retranslate()
{
    m_sheet->setText(tr("Show all keys"));
    m_sheetRow->setTexts(tr("Keys of all commands"), tr("Also with F1, wherever you are."));
}

} // namespace itsm
