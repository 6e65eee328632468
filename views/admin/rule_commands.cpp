#include "views/admin/rule_commands.h"

#include "views/admin/rules_page.h"
#include "views/records/record_commands.h"
#include "views/widgets/actions.h"
#include "views/widgets/record_table.h"

namespace itsm {

void addRuleCommands(ActionRegistry &actions, RulesPage &page, RecordTable *table)
{
    const char *category = QT_TRANSLATE_NOOP("AdminActions", "Rules");
    const auto addTo = [&](QWidget *owner, ActionSpec spec, std::function<void()> handler) {
        spec.context = "AdminActions";
        spec.category = category;
        spec.scope = Qt::WidgetWithChildrenShortcut;
        actions.add(spec, owner, std::move(handler));
    };
    const auto add = [&](const ActionSpec &spec, std::function<void()> handler) {
        addTo(&page, spec, std::move(handler));
    };
    add({.id = "rule.new",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&New rule"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Write a rule; it begins with an example"),
         .icon = "plus",
         .shortcuts = {Qt::Key_N},
         .needsLink = true},
        [&page] { page.makeRule(); });
    add({.id = "rule.edit",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&Edit rule"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Change the rule as JSON"),
         .icon = "edit",
         .shortcuts = {Qt::Key_E},
         .needsLink = true},
        [&page] { page.editRule(); });
    add({.id = "rule.save",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&Save rule"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Store what is written, or go to its first mistake"),
         .icon = "save",
         .shortcuts = {QKeySequence(QKeySequence::Save)},
         .needsLink = true},
        [&page] { page.saveRule(); });
    add({.id = "rule.nextMistake",
         .text = QT_TRANSLATE_NOOP("AdminActions", "Next &mistake"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Go to the next mistake in the text"),
         .icon = "warning",
         .shortcuts = {Qt::Key_F8}},
        [&page] { page.goToNextMistake(); });
    // Elsewhere on the page the key belongs to the buttons.
    addTo(table,
          {.id = "rule.switch",
           .text = QT_TRANSLATE_NOOP("AdminActions", "Switch &on or off"),
           .tip = QT_TRANSLATE_NOOP("AdminActions", "Let the rule work, or let it rest"),
           .icon = "play",
           .shortcuts = {Qt::Key_Space},
           .needsLink = true},
          [&page] { page.switchRule(); });
    add({.id = "rule.duplicate",
         .text = QT_TRANSLATE_NOOP("AdminActions", "D&uplicate rule"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Write a new rule that begins as this one"),
         .icon = "copy",
         .shortcuts = {Qt::Key_D},
         .needsLink = true},
        [&page] { page.duplicateRule(); });
    add({.id = "rule.delete",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&Delete rule…"),
         .icon = "delete",
         .shortcuts = {QKeySequence(QKeySequence::Delete)},
         .needsLink = true},
        [&page] { page.deleteRule(); });
    addRecordCommands(actions, page,
                      {.open = nullptr,
                       .copy = "rule.copy",
                       .copyAs = "rule.copyAs",
                       .selectAll = "rule.selectAll",
                       .filter = "rule.filter",
                       .refresh = "rule.refresh",
                       .sort = "rule.sort",
                       .columns = "rule.columns"},
                      QT_TRANSLATE_NOOP("RecordActions", "Rules"));
}

} // namespace itsm
