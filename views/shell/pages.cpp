#include "views/shell/pages.h"

#include "views/activity/activity_page.h"
#include "views/admin/items_page.h"
#include "views/admin/rules_page.h"
#include "views/admin/users_page.h"
#include "views/alerts/alerts_page.h"
#include "views/incidents/incidents_page.h"
#include "views/metrics/metrics_page.h"

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
Page *make(const PageParts &parts)
{
    return new T(parts.backend, parts.clock, parts.actions, parts.state);
}

ActionSpec action(const char *id, const char *text, const char *icon, const QString &keys)
{
    return {.id = id,
            .context = pageTexts,
            .text = text,
            .category = QT_TRANSLATE_NOOP("itsm::Pages", "Pages"),
            .icon = icon,
            .shortcuts = {QKeySequence(keys)},
            .checkable = true};
}

} // namespace

std::span<const PageSpec> pageSpecs()
{
    static const std::vector<PageSpec> specs{
        {.action =
             action("page.incidents", QT_TRANSLATE_NOOP("itsm::Pages", "&Incidents"), "incidents", u"Ctrl+Shift+1"_s),
         .make = make<IncidentsPage>,
         .menus =
             {{QT_TRANSLATE_NOOP("itsm::Pages", "&Incident"),
               {{{"incident.new", "incident.newAlert"}},
                {{"incident.acknowledge", "incident.start", "incident.resolve", "incident.hold", "incident.close",
                  "incident.reopen"}},
                {{"incident.take", "incident.assign", "incident.escalate", "incident.priority", "incident.comment"}},
                {{"incident.edit", "incident.copyNumber"}},
                {{"incident.copyText", "incident.copyTsv", "incident.copyCsv", "incident.copyJson",
                  "incident.copyMarkdown", "incident.copyLink"},
                 QT_TRANSLATE_NOOP("itsm::Pages", "Copy &as")},
                {{"incident.cancel", "incident.delete"}}}},
              {QT_TRANSLATE_NOOP("itsm::Pages", "&List"),
               {{{"list.filter", "list.clearFilter", "list.jump"}},
                {{"list.refresh", "list.showNew"}},
                {{"list.selectAll", "list.toggle", "list.repeat", "list.undo"}},
                {{"list.sort", "list.columns", "list.export", "list.import"}},
                {{"drawer.toggle", "drawer.comment"}},
                {{"drawer.overview", "drawer.activity", "drawer.alerts", "drawer.metrics", "drawer.impact",
                  "drawer.previousTab", "drawer.nextTab"},
                 QT_TRANSLATE_NOOP("itsm::Pages", "&Tabs of the pane")}}},
              {QT_TRANSLATE_NOOP("itsm::Pages", "Vie&ws"),
               {{{"views.1", "views.2", "views.3", "views.4", "views.5", "views.6", "views.7", "views.8", "views.9"}},
                {{"views.save", "views.change"}}}}}},
        {.action = action("page.alerts", QT_TRANSLATE_NOOP("itsm::Pages", "&Alerts"), "alerts", u"Ctrl+Shift+2"_s),
         .make = make<AlertsPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "&Alerts"),
                    {{{"alert.acknowledge", "alert.resolve", "alert.undo"}},
                     {{"alert.open"}},
                     {{"alert.filter", "alert.history", "alert.group", "alert.refresh"}},
                     {{"alert.selectAll", "alert.mark", "alert.sort", "alert.columns"}},
                     {{"alert.copy", "alert.copyAs", "alert.export"}}}}}},
        {.action = action("page.metrics", QT_TRANSLATE_NOOP("itsm::Pages", "&Metrics"), "metrics", u"Ctrl+Shift+3"_s),
         .make = make<MetricsPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "&Metrics"),
                    {{{"metric.open"}},
                     {{"metric.filter", "metric.refresh"}},
                     {{"metric.selectAll", "metric.sort", "metric.columns"}},
                     {{"metric.copy", "metric.copyAs", "metric.export"}}}}}},
        {.action =
             action("page.activity", QT_TRANSLATE_NOOP("itsm::Pages", "A&ctivity"), "activity", u"Ctrl+Shift+4"_s),
         .make = make<ActivityPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "A&ctivity"),
                    {{{"activity.open"}},
                     {{"activity.filter", "activity.refresh"}},
                     {{"activity.selectAll", "activity.sort", "activity.columns"}},
                     {{"activity.copy", "activity.copyAs", "activity.export"}}}}}},
        {.action = action("page.rules", QT_TRANSLATE_NOOP("itsm::Pages", "&Rules"), "rules", u"Ctrl+Shift+5"_s),
         .make = make<RulesPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "&Rules"),
                    {{{"rule.new", "rule.edit", "rule.save", "rule.nextMistake"}},
                     {{"rule.switch", "rule.duplicate"}},
                     {{"rule.filter", "rule.refresh", "rule.selectAll", "rule.sort", "rule.columns"}},
                     {{"rule.copy", "rule.copyAs"}},
                     {{"rule.delete"}}}}}},
        {.action =
             action("page.items", QT_TRANSLATE_NOOP("itsm::Pages", "C&onfiguration items"), "items", u"Ctrl+Shift+6"_s),
         .make = make<ItemsPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "C&onfiguration items"),
                    {{{"item.new", "item.edit", "item.incidents"}},
                     {{"item.relations", "item.relate", "item.unrelate"}},
                     {{"item.filter", "item.refresh", "item.selectAll", "item.sort", "item.columns"}},
                     {{"item.copy", "item.copyAs"}},
                     {{"item.delete"}}}}}},
        {.action = action("page.users", QT_TRANSLATE_NOOP("itsm::Pages", "Us&ers"), "users", u"Ctrl+Shift+7"_s),
         .make = make<UsersPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "Us&ers"),
                    {{{"user.new", "user.edit", "user.switch"}},
                     {{"user.incidents"}},
                     {{"user.filter", "user.refresh", "user.selectAll", "user.sort", "user.columns"}},
                     {{"user.copy", "user.copyAs"}}}}}},
    };
    return specs;
}

} // namespace itsm
