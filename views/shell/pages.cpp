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
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "&Incident"), {"incident."}},
                   {QT_TRANSLATE_NOOP("itsm::Pages", "&List"), {"list.", "drawer."}},
                   {QT_TRANSLATE_NOOP("itsm::Pages", "Vie&ws"), {"views."}}}},
        {.action = action("page.alerts", QT_TRANSLATE_NOOP("itsm::Pages", "&Alerts"), "alerts", u"Ctrl+Shift+2"_s),
         .make = make<AlertsPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "&Alerts"), {"alert."}}}},
        {.action = action("page.metrics", QT_TRANSLATE_NOOP("itsm::Pages", "&Metrics"), "metrics", u"Ctrl+Shift+3"_s),
         .make = make<MetricsPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "&Metrics"), {"metric."}}}},
        {.action =
             action("page.activity", QT_TRANSLATE_NOOP("itsm::Pages", "A&ctivity"), "activity", u"Ctrl+Shift+4"_s),
         .make = make<ActivityPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "A&ctivity"), {"activity."}}}},
        {.action = action("page.rules", QT_TRANSLATE_NOOP("itsm::Pages", "&Rules"), "rules", u"Ctrl+Shift+5"_s),
         .make = make<RulesPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "&Rules"), {"rule."}}}},
        {.action =
             action("page.items", QT_TRANSLATE_NOOP("itsm::Pages", "C&onfiguration items"), "items", u"Ctrl+Shift+6"_s),
         .make = make<ItemsPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "C&onfiguration items"), {"item."}}}},
        {.action = action("page.users", QT_TRANSLATE_NOOP("itsm::Pages", "Us&ers"), "users", u"Ctrl+Shift+7"_s),
         .make = make<UsersPage>,
         .menus = {{QT_TRANSLATE_NOOP("itsm::Pages", "Us&ers"), {"user."}}}},
    };
    return specs;
}

} // namespace itsm
