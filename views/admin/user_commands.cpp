#include "views/admin/user_commands.h"

#include "views/admin/users_page.h"
#include "views/records/record_commands.h"
#include "views/widgets/actions.h"

namespace itsm {

void addUserCommands(ActionRegistry &actions, UsersPage &page)
{
    const char *category = QT_TRANSLATE_NOOP("AdminActions", "Users");
    const auto add = [&](ActionSpec spec, std::function<void()> handler) {
        spec.context = "AdminActions";
        spec.category = category;
        spec.scope = Qt::WidgetWithChildrenShortcut;
        actions.add(spec, &page, std::move(handler));
    };
    add({.id = "user.new",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&New user…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Add a person who may sign in"),
         .icon = "plus",
         .shortcuts = {Qt::Key_N},
         .needsLink = true},
        [&page] { page.makeUser(); });
    add({.id = "user.edit",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&Edit user…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Change name, login, role or e-mail"),
         .icon = "edit",
         .shortcuts = {Qt::Key_E},
         .needsLink = true},
        [&page] { page.editUser(); });
    add({.id = "user.switch",
         .text = QT_TRANSLATE_NOOP("AdminActions", "&Deactivate or activate…"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Take the right to sign in away, or give it back"),
         .icon = "pause",
         .shortcuts = {Qt::Key_D},
         .needsLink = true},
        [&page] { page.switchUser(); });
    add({.id = "user.incidents",
         .text = QT_TRANSLATE_NOOP("AdminActions", "Open &incidents of the user"),
         .tip = QT_TRANSLATE_NOOP("AdminActions", "Show the open incidents that are assigned to the person"),
         .icon = "incidents",
         .shortcuts = {Qt::Key_I}},
        [&page] { page.showIncidents(); });
    addRecordCommands(actions, page,
                      {.open = nullptr,
                       .copy = "user.copy",
                       .copyAs = "user.copyAs",
                       .selectAll = "user.selectAll",
                       .filter = "user.filter",
                       .refresh = "user.refresh",
                       .sort = "user.sort",
                       .columns = "user.columns"},
                      QT_TRANSLATE_NOOP("RecordActions", "Users"));
}

} // namespace itsm
