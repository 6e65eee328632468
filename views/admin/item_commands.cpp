#include "views/admin/item_commands.h"

#include "views/admin/items_page.h"
#include "views/records/record_commands.h"
#include "views/widgets/actions.h"

namespace itsm {

void addItemCommands(ActionRegistry &actions, ItemsPage &page)
{
    const char *category = QT_TRANSLATE_NOOP("AdminActions", "Configuration items");
    const auto add = [&](ActionSpec spec, std::function<void()> handler) {
        spec.context = "AdminActions";
        spec.category = category;
        spec.scope = Qt::WidgetWithChildrenShortcut;
        actions.add(spec, &page, std::move(handler));
    };
    add({.id = "item.new",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&New item…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Make a configuration item"),
         .icon = "plus",
         .shortcuts = {Qt::Key_N},
         .needsLink = true},
        [&page] { page.makeItem(); });
    add({.id = "item.edit",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&Edit item…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Change name, type, environment or criticality"),
         .icon = "edit",
         .shortcuts = {Qt::Key_E},
         .needsLink = true},
        [&page] { page.editItem(); });
    add({.id = "item.incidents",
         .text = QT_TRANSLATE_NOOP("AdminActions", "Its &incidents"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Show the incidents that name the item"),
         .icon = "incidents",
         .shortcuts = {Qt::Key_I}},
        [&page] { page.showIncidents(); });
    add({.id = "item.relations",
         .text = QT_TRANSLATE_NOOP("AdminActions", "Go to the &relations"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "The keyboard goes to the relations; Escape goes back"),
         .icon = "items",
         .shortcuts = {Qt::Key_R}},
        [&page] { page.focusRelations(); });
    add({.id = "item.relate",
         .text = QT_TRANSLATE_NOOP("AdminActions", "Add re&lation…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Say what the item depends on, or what uses it"),
         .icon = "link",
         .shortcuts = {Qt::Key_L},
         .needsLink = true},
        [&page] { page.addRelation(); });
    add({.id = "item.unrelate",
         .text = QT_TRANSLATE_NOOP("AdminActions", "Remove relation…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Remove the relation that is chosen below"),
         .icon = "link-off",
         .shortcuts = {QKeySequence(Qt::SHIFT | Qt::Key_L)},
         .needsLink = true},
        [&page] { page.removeRelation(); });
    add({.id = "item.delete",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&Delete item…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Delete an item that no incident names"),
         .icon = "delete",
         .shortcuts = {QKeySequence(QKeySequence::Delete)},
         .needsLink = true},
        [&page] { page.deleteItem(); });
    addRecordCommands(actions, page,
                      {.open = nullptr,
                       .copy = "item.copy",
                       .copyAs = "item.copyAs",
                       .selectAll = "item.selectAll",
                       .filter = "item.filter",
                       .refresh = "item.refresh",
                       .sort = "item.sort",
                       .columns = "item.columns"},
                      QT_TRANSLATE_NOOP("RecordActions", "Configuration items"));
}

} // namespace itsm
