#include "views/shell/tour_watch.h"

#include "models/activity_feed.h"
#include "models/alert_feed.h"
#include "models/metric_feed.h"
#include "views/activity/activity_page.h"
#include "views/alerts/alerts_page.h"
#include "views/charts/metric_panel.h"
#include "views/incidents/incidents_page.h"
#include "views/metrics/metrics_page.h"
#include "views/shell/main_window.h"
#include "views/shell/tour_part.h"
#include "views/widgets/record_table.h"

#include <QApplication>
#include <QDialog>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

class WatchTour : private TourPart
{
public:
    using TourPart::TourPart;

    void addAlerts()
    {
        const auto areShown = [&window = m_window] {
            const AlertsPage *alerts = window.page<AlertsPage>();
            return alerts->isVisible() && alerts->feed()->state() == AlertFeed::State::Ready &&
                   alerts->model()->rowCount() > 0;
        };
        add(
            [&window = m_window] {
                window.page<AlertsPage>()->setHistoryDays(0);
                window.actions().trigger(u"page.alerts"_s);
            },
            areShown);
        m_addPicture(u"alerts"_s);
        add([&window = m_window] { window.page<AlertsPage>()->setHistoryDays(30); }, areShown);
        m_addPicture(u"alerts-history"_s);
        add(
            [&window = m_window] {
                AlertsPage *alerts = window.page<AlertsPage>();
                alerts->setGroup(u"source"_s);
                alerts->model()->setFolded(0, true);
            },
            areShown);
        m_addPicture(u"alerts-groups"_s);
        add([&window = m_window] { window.page<AlertsPage>()->setGroup({}); }, {});
        add([&window = m_window] { window.actions().trigger(u"alert.export"_s); },
            [] { return QApplication::activeModalWidget() != nullptr; });
        m_addPicture(u"alerts-export"_s);
        add([] { qobject_cast<QDialog *>(QApplication::activeModalWidget())->reject(); },
            [] { return !QApplication::activeModalWidget(); });
    }

    /// The line of the metric that was measured last.
    void addLine()
    {
        add([&window = m_window] { window.page<MetricsPage>()->recordTable()->goToRow(0); },
            [&window = m_window] {
                const auto *panel = window.page<MetricsPage>()->findChild<MetricPanel *>();
                return panel && panel->isVisible();
            });
        m_addPicture(u"metrics"_s);
    }

    /// Goes to a page with one table.
    template <typename T>
    void addVisit(const QString &action)
    {
        add([&window = m_window, action] { window.actions().trigger(action); },
            [&window = m_window] {
                T *shown = window.page<T>();
                return shown->isVisible() && shown->feed()->state() == ListFeed::State::Ready &&
                       shown->model()->rowCount() > 0;
            });
    }

    void leave()
    {
        add([&window = m_window] { window.actions().trigger(u"page.incidents"_s); },
            [&window = m_window] { return window.incidentsPage()->isVisible(); });
    }
};

} // namespace

void addWatchSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture)
{
    WatchTour tour(script, window, addPicture);
    tour.addAlerts();
    tour.addVisit<MetricsPage>(u"page.metrics"_s);
    tour.addLine();
    tour.addVisit<ActivityPage>(u"page.activity"_s);
    addPicture(u"activity"_s);
    tour.leave();
}

} // namespace itsm
