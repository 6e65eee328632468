#include "views/alerts/alert_commands.h"

#include "views/alerts/alerts_page.h"
#include "views/records/record_commands.h"
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
    add({.id = "alert.undo",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Undo"),
         .tip =
             QT_TRANSLATE_NOOP("AlertActions", "Take the last acknowledging or resolving back, some seconds after it"),
         .icon = "undo",
         .shortcuts = {Qt::Key_U, QKeySequence(QKeySequence::Undo)},
         .needsLink = true},
        [&page] { page.undo(); });
    add({.id = "alert.history",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&History…"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "Choose unresolved alerts or those of some days"),
         .icon = "history",
         .shortcuts = {Qt::Key_H}},
        [&page] { page.showHistoryMenu(); });
    add({.id = "alert.group",
         .text = QT_TRANSLATE_NOOP("AlertActions", "&Group…"),
         .tip = QT_TRANSLATE_NOOP("AlertActions", "Group the alerts by source, incident, item or severity"),
         .icon = "group",
         .shortcuts = {Qt::Key_G}},
        [&page] { page.showGroupMenu(); });
    addRecordCommands(actions, page,
                      {.open = "alert.open",
                       .copy = "alert.copy",
                       .copyAs = "alert.copyAs",
                       .selectAll = "alert.selectAll",
                       .mark = "alert.mark",
                       .exportRecords = "alert.export",
                       .filter = "alert.filter",
                       .refresh = "alert.refresh",
                       .sort = "alert.sort",
                       .columns = "alert.columns"},
                      QT_TRANSLATE_NOOP("RecordActions", "Alerts"));
}

} // namespace itsm
