#pragma once

#include "views/incidents/command_runner.h"
#include "views/incidents/incident_verbs.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/time_format.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace itsm {

class ActivityTab;
class AlertsTab;
class BusyLine;
class ImpactTab;
class InlineField;
class MarkLabel;
class MetricsTab;
class OverviewTab;
class PlainLabel;
class VerbBar;

/// The pane beside the list: one incident with everything about it. It follows the list without flicker: what it shows
/// stays until the next incident is there, and nothing that is being typed is lost by a refresh.
class IncidentDrawer : public QWidget
{
    Q_OBJECT
public:
    enum class Tab : quint8 { Overview, Activity, Alerts, Metrics, Impact, Count };

    IncidentDrawer(Backend &backend, CommandRunner &runner, const Clock &clock, QWidget *parent = nullptr);
    ~IncidentDrawer() override;

    void setDirectory(const Directory &directory);
    /// Everything that is known; the same incident again is a newer version.
    void showDetail(const IncidentDetail &detail);
    /// Another incident was asked for and is not here yet: after a moment, what is still shown cannot be changed any
    /// more, and comments are for the next one at once.
    void showLoading(IncidentId next);
    /// Nothing is asked for.
    void showNothing();
    /// It could not be read; `since` says when it was first tried.
    void showFailed(const Error &error, const OptionalInstant &since);
    /// What is shown may be old.
    void setStale(const QString &why, const OptionalInstant &since, StateOverlay::Reason reason);
    void setFresh();
    [[nodiscard]] const std::optional<Incident> &incident() const { return m_incident; }

    /// Whether the link is live and the person may write, and why not.
    void setEditable(bool editable, const QString &reason = {});
    void setTimeZoneMode(TimeZoneMode mode);
    void refreshTimes();

    [[nodiscard]] Tab tab() const;
    void setTab(Tab tab);
    /// "overview", "activity" … for settings.
    [[nodiscard]] static QLatin1StringView tabKey(Tab tab);
    [[nodiscard]] static Tab tabFromKey(QStringView key);

    [[nodiscard]] OverviewTab *overview() const { return m_overview; }
    [[nodiscard]] ActivityTab *activity() const { return m_activity; }
    [[nodiscard]] AlertsTab *alerts() const { return m_alerts; }
    [[nodiscard]] MetricsTab *metrics() const { return m_metrics; }
    [[nodiscard]] ImpactTab *impactTab() const { return m_impact; }
    /// Something is being typed that is not saved yet.
    [[nodiscard]] bool isEditing() const;
    /// What is typed in its fields and not saved, for the next start.
    [[nodiscard]] QJsonObject fieldDrafts() const;
    void setFieldDrafts(const QJsonObject &drafts);

Q_SIGNALS:
    void verbWanted(itsm::Verb verb);
    void closeWanted();
    void tabChanged();
    void retryWanted();
    void newAlertWanted();
    void fieldDraftsChanged();
    /// Something was not saved, of an incident that is not shown any more.
    void failed(const itsm::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHeader();
    void showHeader();
    void showTabTitles();
    void setArrived();
    void updateEditable();
    void tellUnseen(const QString &number, Error error);
    void retranslate();

    Backend &m_backend;
    CommandRunner &m_runner;
    const Clock &m_clock;
    std::optional<Incident> m_incident;
    int m_eventCount = 0;
    int m_alertCount = 0;
    int m_metricCount = 0;
    bool m_editable = true;
    bool m_isLeaving = false; ///< the next one was asked for some time ago
    QTimer m_leaveTimer;
    QString m_readOnlyReason;

    QWidget *m_content = nullptr;
    QWidget *m_header = nullptr;
    PlainLabel *m_number = nullptr;
    MarkLabel *m_severity = nullptr;
    MarkLabel *m_priority = nullptr;
    MarkLabel *m_status = nullptr;
    InlineField *m_title = nullptr;
    QToolButton *m_close = nullptr;
    VerbBar *m_verbs = nullptr;
    PlainLabel *m_deleted = nullptr;
    BusyLine *m_busy = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    StateOverlay *m_overlay = nullptr;
    OverviewTab *m_overview = nullptr;
    ActivityTab *m_activity = nullptr;
    AlertsTab *m_alerts = nullptr;
    MetricsTab *m_metrics = nullptr;
    ImpactTab *m_impact = nullptr;
};

} // namespace itsm
