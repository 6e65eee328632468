#include "views/alerts/alert_commands.h"

#include "views/alerts/alert_table.h"
#include "views/alerts/alerts_page.h"
#include "views/widgets/actions.h"

namespace itsm {

void addAlertCommands(ActionRegistry &actions, AlertsPage &page)
{
    const char *category = QT_TRANSLATE_NOOP("AlertActions", "Alerts");
    const auto add = [&](ActionSpec spec, std::function<void()> handler) {
        spec.context = "AlertActions";
        spec.category = category;
        spec.scope = Qt::WidgetWithChildrenShortcut;
        actions.add(spec, &page, std::move(handler));
    };
    add({.id = "alert.acknowledge",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Acknowledge"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "Somebody looks after the alert"),
         .icon = "acknowledge",
         .shortcuts = {Qt::Key_A},
         .needsLink = true},
        [&page] { page.changeChosen(AlertStatus::Acknowledged); });
    add({.id = "alert.resolve",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Resolve"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "The reason of the alert is gone"),
         .icon = "resolve",
         .shortcuts = {Qt::Key_R},
         .needsLink = true},
        [&page] { page.changeChosen(AlertStatus::Resolved); });
    add({.id = "alert.open",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Open the incident"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "Show the incident that the alert hangs on"),
         .icon = "incidents",
         .shortcuts = {Qt::Key_O}},
        [&page] { page.openChosen(); });
    add({.id = "alert.copy",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Copy rows"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "Copy the rows as text with tabs"),
         .icon = "copy",
         .shortcuts = {QKeySequence(QKeySequence::Copy)}},
        [&page] { page.copyChosen(); });
    add({.id = "alert.selectAll",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Select all"),
         .shortcuts = {QKeySequence(QKeySequence::SelectAll)}},
        [&page] { page.table()->selectAll(); });
    add({.id = "alert.filter",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Filter"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "Write a filter"),
         .icon = "filter",
         .shortcuts = {Qt::Key_Slash, QKeySequence(QKeySequence::Find)}},
        [&page] { page.focusFilter(); });
    add({.id = "alert.history",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&History…"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "Choose active alerts or those of some days"),
         .icon = "history",
         .shortcuts = {Qt::Key_H}},
        [&page] { page.showHistoryMenu(); });
    add({.id = "alert.refresh",
         .text = QT_TRANSLATE_NOOP("AlertActions", "Re&fresh"),
         .icon = "refresh",
         .shortcuts = {Qt::Key_F5}},
        [&page] { page.refresh(); });
}

} // namespace itsm
