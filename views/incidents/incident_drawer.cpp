#include "views/incidents/incident_drawer.h"

#include "services/desk/validation.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/alerts_tab.h"
#include "views/incidents/busy_line.h"
#include "views/incidents/impact_tab.h"
#include "views/incidents/inline_editors.h"
#include "views/incidents/metrics_tab.h"
#include "views/incidents/overview_tab.h"
#include "views/incidents/verb_bar.h"
#include "views/widgets/console_style.h"
#include "views/widgets/flow_layout.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/icons.h"
#include "views/widgets/mark_label.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto leaveDelay = std::chrono::milliseconds{100}; ///< whoever walks through the list sees no flicker
constexpr auto titleKey = "title"_L1;
constexpr std::array tabKeys{"overview"_L1, "activity"_L1, "alerts"_L1, "metrics"_L1, "impact"_L1};
} // namespace

IncidentDrawer::IncidentDrawer(Backend &backend, CommandRunner &runner, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_clock(clock)
    , m_busy(new BusyLine(this))
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_overview(new OverviewTab(runner, clock, this))
    , m_activity(new ActivityTab(runner, clock, this))
    , m_alerts(new AlertsTab(backend, clock, this))
    , m_metrics(new MetricsTab(this))
    , m_impact(new ImpactTab(this))
{
    setObjectName(u"incidentDrawer"_s);
    setMinimumWidth(theme().px(420));
    setMaximumWidth(theme().px(900));
    setAutoFillBackground(true);
    buildHeader();
    m_overview->setMe(backend.actor().user);

    m_tabs->setObjectName(u"drawerTabs"_s);
    passFocus(this, m_tabs);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    for (int i = 0; i < static_cast<int>(Tab::Count); ++i)
        m_tabs->addTab(QString());
    const std::array<QWidget *, 5> pages{m_overview, m_activity, m_alerts, m_metrics, m_impact};
    for (QWidget *page : pages)
        m_pages->addWidget(page);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT tabChanged();
    });
    connect(m_alerts, &AlertsTab::newAlertWanted, this, &IncidentDrawer::newAlertWanted);
    connect(m_alerts, &AlertsTab::failedUnseen, this, &IncidentDrawer::failed);
    connect(m_title, &InlineField::saveFailedUnseen, this, &IncidentDrawer::tellUnseen);
    connect(m_overview, &OverviewTab::saveFailedUnseen, this, &IncidentDrawer::tellUnseen);
    connect(m_title, &InlineField::draftsChanged, this, &IncidentDrawer::fieldDraftsChanged);
    connect(m_overview, &OverviewTab::draftsChanged, this, &IncidentDrawer::fieldDraftsChanged);
    connect(m_activity, &ActivityTab::sendFailedUnseen, this, &IncidentDrawer::tellUnseen);
    m_leaveTimer.setSingleShot(true);
    m_leaveTimer.setInterval(leaveDelay);
    connect(&m_leaveTimer, &QTimer::timeout, this, [this] {
        m_isLeaving = true;
        updateEditable();
    });

    m_content = new QWidget(this);
    auto *inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_header);
    // The words of the tabs begin where the title does.
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(theme().space(1), 0, 0, 0);
    tabs->addWidget(m_tabs);
    inner->addLayout(tabs);
    inner->addWidget(m_pages, 1);
    m_overlay = new StateOverlay(m_content, this, clock);
    connect(m_overlay, &StateOverlay::retryRequested, this, &IncidentDrawer::retryWanted);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_busy);
    layout->addWidget(m_overlay, 1);
    retranslate();
}

IncidentDrawer::~IncidentDrawer() = default;

void IncidentDrawer::buildHeader()
{
    m_header = new QWidget(this);
    m_number = new PlainLabel(m_header);
    m_number->setLook(FontRole::Digits, ColorRole::Muted);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_number->setObjectName(u"drawerNumber"_s);
    m_severity = new MarkLabel(MarkLabel::Shape::Chip, m_header);
    m_priority = new MarkLabel(MarkLabel::Shape::Plain, m_header);
    m_status = new MarkLabel(MarkLabel::Shape::Plain, m_header);
    m_close = new QToolButton(m_header);
    m_close->setObjectName(u"drawerClose"_s);
    m_close->setIcon(icon("close"_L1, ColorRole::Muted));
    m_close->setAutoRaise(true);
    connect(m_close, &QToolButton::clicked, this, &IncidentDrawer::closeWanted);
    m_title = new InlineField(
        InlineField::Look::Title, [](const Incident &i) { return i.title; },
        [](QWidget *parent) {
            return lineEditor(&IncidentPatch::title, &Incident::title, maxTitleLength,
                              tr("Say in one line what is wrong."))(parent);
        },
        m_header);
    m_title->setObjectName(u"drawerTitle"_s);
    connect(m_title, &InlineField::saveWanted, this, [this](const IncidentCommand &command, qint64 version) {
        const IncidentId id = m_incident->id;
        m_runner.run({.id = id, .version = version}, command, m_title,
                     [this, id](const Result<Incident> &result) { m_title->finish(id, result); });
    });
    m_deleted = new PlainLabel(m_header);
    m_deleted->setLook(FontRole::Meta, ColorRole::Critical);
    m_deleted->hide();

    m_verbs = new VerbBar(m_header);
    m_verbs->setRole(m_backend.actor().role);
    connect(m_verbs, &VerbBar::verbWanted, this, &IncidentDrawer::verbWanted);

    auto *marks = new FlowLayout;
    marks->setSpacing(theme().space(3));
    marks->setContentsMargins(0, theme().space(1), 0, 0); // in line with the buttons
    for (QWidget *mark : std::initializer_list<QWidget *>{m_number, m_severity, m_priority, m_status})
        marks->addWidget(mark);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme().space(3));
    line->addLayout(marks, 1);
    line->addWidget(m_verbs->moreButton(), 0, Qt::AlignTop);
    line->addWidget(m_close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(m_header);
    layout->setContentsMargins(theme().space(4), theme().space(3), theme().space(2), theme().space(2));
    layout->setSpacing(theme().space(2));
    layout->addLayout(line);
    layout->addWidget(m_deleted);
    layout->addWidget(m_title);
    auto *verbs = new QHBoxLayout;
    verbs->setContentsMargins(0, 0, theme().space(2), 0); // as far from the edge as the tabs below
    verbs->addWidget(m_verbs);
    layout->addLayout(verbs);
}

void IncidentDrawer::setDirectory(const Directory &directory)
{
    m_overview->setDirectory(directory);
}

void IncidentDrawer::showDetail(const IncidentDetail &detail)
{
    m_incident = detail.incident;
    m_eventCount = static_cast<int>(detail.events.size());
    m_alertCount = static_cast<int>(detail.alerts.size());
    m_metricCount = static_cast<int>(detail.metrics.size());
    setArrived();
    setFresh();
    showHeader();
    m_overview->setIncident(detail.incident);
    m_activity->setIncident(detail.incident, detail.events);
    m_alerts->setAlerts(detail.incident.id, detail.alerts);
    m_metrics->setMetrics(detail.incident.id, detail.metrics);
    m_impact->setIncident(detail.incident.id);
    showTabTitles();
    updateEditable();
}

void IncidentDrawer::showLoading(IncidentId next)
{
    if (!m_incident)
        m_overlay->setLoading();
    m_busy->setBusy(true);
    m_activity->expectIncident(next);
    if (m_incident && m_incident->id != next && !m_isLeaving)
        m_leaveTimer.start();
}

void IncidentDrawer::showNothing()
{
    setArrived();
    updateEditable();
}

/// Nothing is under way any more.
void IncidentDrawer::setArrived()
{
    m_busy->setBusy(false);
    m_leaveTimer.stop();
    m_isLeaving = false;
    m_content->setEnabled(true);
}

void IncidentDrawer::tellUnseen(const QString &number, Error error)
{
    if (!number.isEmpty())
        error.message = tr("%1 was not changed: %2", "number of an incident, why").arg(number, error.message);
    Q_EMIT failed(error);
}

void IncidentDrawer::showFailed(const Error &error, const OptionalInstant &since)
{
    setArrived();
    m_content->setEnabled(false); // what is below the words belongs to another incident, for the keyboard as well
    m_overlay->setFailed(error.message, since);
}

void IncidentDrawer::setStale(const QString &why, const OptionalInstant &since, StateOverlay::Reason reason)
{
    if (m_incident)
        m_overlay->setStale(why, since, reason);
}

void IncidentDrawer::setFresh()
{
    m_overlay->setReady();
}

void IncidentDrawer::setEditable(bool editable, const QString &reason)
{
    m_editable = editable;
    m_readOnlyReason = reason;
    updateEditable();
}

void IncidentDrawer::updateEditable()
{
    const bool possible = m_editable && m_incident && !m_incident->deletedAt && !m_isLeaving;
    m_title->setEditable(possible);
    m_overview->setEditable(possible);
    m_activity->setEditable(possible);
    m_alerts->setEditable(possible);
    m_verbs->setEditable(m_editable && !m_isLeaving, m_readOnlyReason);
}

void IncidentDrawer::setTimeZoneMode(TimeZoneMode mode)
{
    m_overview->setTimeZoneMode(mode);
    m_activity->setTimeZoneMode(mode);
    m_alerts->setTimeZoneMode(mode);
    m_metrics->setTimeZoneMode(mode);
    m_overlay->setTimeZoneMode(mode);
}

void IncidentDrawer::refreshTimes()
{
    m_overview->refreshTimes();
    m_activity->refreshTimes();
    m_alerts->refreshTimes();
}

IncidentDrawer::Tab IncidentDrawer::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void IncidentDrawer::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

QLatin1StringView IncidentDrawer::tabKey(Tab tab)
{
    return tabKeys[static_cast<size_t>(tab)];
}

IncidentDrawer::Tab IncidentDrawer::tabFromKey(QStringView key)
{
    for (size_t i = 0; i < tabKeys.size(); ++i) {
        if (key == tabKeys[i])
            return static_cast<Tab>(i);
    }
    return Tab::Overview;
}

bool IncidentDrawer::isEditing() const
{
    return m_title->isEditing() || m_overview->isEditing();
}

QJsonObject IncidentDrawer::fieldDrafts() const
{
    QJsonObject drafts = m_overview->drafts();
    if (const QJsonObject titles = m_title->drafts(); !titles.isEmpty())
        drafts.insert(titleKey, titles);
    return drafts;
}

void IncidentDrawer::setFieldDrafts(const QJsonObject &drafts)
{
    m_overview->setDrafts(drafts);
    m_title->setDrafts(drafts.value(titleKey).toObject());
}

void IncidentDrawer::showHeader()
{
    if (!m_incident)
        return;
    m_number->setText(m_incident->number);
    m_severity->setMark(markOf(m_incident->severity.value()), displayText(m_incident->severity));
    m_priority->setMark(markOf(m_incident->priority.value()), displayText(m_incident->priority));
    m_status->setMark(markOf(m_incident->status.value()), displayText(m_incident->status));
    m_severity->setToolTip(tr("Severity"));
    m_priority->setToolTip(tr("Priority"));
    m_status->setToolTip(tr("Status"));
    m_deleted->setVisible(m_incident->deletedAt.has_value());
    m_title->setIncident(*m_incident);
    m_verbs->setIncident(*m_incident);
    setAccessibleName(tr("Incident %1").arg(m_incident->number));
}

void IncidentDrawer::showTabTitles()
{
    const auto title = [](const QString &name, int count, bool isCut = false) {
        if (isCut)
            return tr("%1 %L2+", "tab and number of entries, of which there may be more").arg(name).arg(count);
        return count > 0 ? tr("%1 %L2", "tab and number of entries").arg(name).arg(count) : name;
    };
    m_tabs->setTabText(static_cast<int>(Tab::Overview), tr("Overview"));
    m_tabs->setTabText(static_cast<int>(Tab::Activity), title(tr("Activity"), m_eventCount, m_activity->isCut()));
    m_tabs->setTabText(static_cast<int>(Tab::Alerts), title(tr("Alerts"), m_alertCount, m_alerts->isCut()));
    m_tabs->setTabText(static_cast<int>(Tab::Metrics), title(tr("Metrics"), 0));
    m_tabs->setTabText(static_cast<int>(Tab::Impact), tr("Impact"));
}

void IncidentDrawer::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(ColorRole::Surface));
    QWidget::paintEvent(event);
}

void IncidentDrawer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void IncidentDrawer::retranslate()
{
    m_close->setAccessibleName(tr("Close the pane"));
    m_close->setToolTip(tr("Close the pane (Esc)"));
    m_deleted->setText(tr("This incident is deleted."));
    m_tabs->setAccessibleName(tr("Parts of the incident"));
    showTabTitles();
    showHeader();
}

} // namespace itsm
