#include "views/shell/pages.h"

#include "views/activity/activity_page.h"
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
                   {QT_TRANSLATE_NOOP("itsm::Pages", "&List"), {"list.", "drawer."}}}},
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
    };
    return specs;
}

} // namespace itsm
