#include "views/incidents/drawer_dock.h"

#include "models/link_reason.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/impact_tab.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/metrics_tab.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme_manager.h"
#include "views/widgets/view_state.h"

#include <QJsonObject>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int draftMs = 500;
constexpr int firstWidth = 560;

const QString drawerKey = u"incidents.drawer"_s;
const QString draftsKey = u"incidents.drafts"_s;
const QString fieldDraftsKey = u"incidents.fields.drafts"_s;
} // namespace

DrawerDock::DrawerDock(Backend &backend, CommandRunner &runner, const Clock &clock, ViewState &state, QWidget *list,
                       QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_state(state)
    , m_detail(new DetailFeed(backend, clock, this))
    , m_list(list)
    , m_drawer(new IncidentDrawer(backend, runner, clock, this))
    , m_drawerWidth(theme().px(firstWidth))
    , m_zoom(theme().zoom())
{
    setObjectName(u"incidentSplitter"_s);
    setChildrenCollapsible(false);
    setHandleWidth(theme().px(5));
    m_drawer->hide();
    addWidget(list);
    addWidget(m_drawer);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    connectDrawer();
    restoreState();
    if (const ThemeManager *manager = ThemeManager::instance())
        connect(manager, &ThemeManager::changed, this, &DrawerDock::followZoom);
}

DrawerDock::~DrawerDock()
{
    if (m_draftTimer.isActive())
        saveDrafts();
}

void DrawerDock::saveDrafts()
{
    m_state.setValue(draftsKey, m_drawer->activity()->drafts());
    m_state.setValue(fieldDraftsKey, m_drawer->fieldDrafts());
}

void DrawerDock::connectDrawer()
{
    connect(m_detail, &DetailFeed::detailChanged, this, &DrawerDock::showDetail);
    connect(m_detail, &DetailFeed::stateChanged, this, &DrawerDock::showDetail);
    connect(m_detail, &DetailFeed::impactChanged, this, [this] {
        if (m_detail->impact())
            m_drawer->impactTab()->setFigures(*m_detail->impact());
    });
    connect(m_drawer->impactTab(), &ImpactTab::figuresWanted, m_detail, &DetailFeed::requestImpact);
    connect(m_drawer, &IncidentDrawer::closeWanted, this, &DrawerDock::closeWanted);
    connect(m_drawer, &IncidentDrawer::retryWanted, m_detail, &DetailFeed::refresh);
    connect(m_drawer, &IncidentDrawer::tabChanged, this, &DrawerDock::saveState);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftMs);
    connect(m_drawer->activity(), &ActivityTab::draftsChanged, &m_draftTimer, qOverload<>(&QTimer::start));
    connect(m_drawer, &IncidentDrawer::fieldDraftsChanged, &m_draftTimer, qOverload<>(&QTimer::start));
    connect(&m_draftTimer, &QTimer::timeout, this, &DrawerDock::saveDrafts);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        if (isDrawerOpen()) {
            m_drawerWidth = m_drawer->width();
            m_most = std::max(mostAtFirst, double(m_drawerWidth) / width());
            saveState();
        }
    });
}

void DrawerDock::followZoom()
{
    if (m_zoom == theme().zoom())
        return;
    m_drawerWidth = qRound(m_drawerWidth * theme().zoom() / std::exchange(m_zoom, theme().zoom()));
    if (isDrawerOpen())
        placeDrawer();
}

void DrawerDock::restoreState()
{
    const QJsonObject drawer = m_state.value(drawerKey).toObject();
    m_drawer->setTab(IncidentDrawer::tabFromKey(drawer.value("tab"_L1).toString()));
    m_drawer->metrics()->setShowsTable(drawer.value("metricsTable"_L1).toBool());
    if (const int width = drawer.value("width"_L1).toInt(); width > 0)
        m_drawerWidth = std::clamp(width, m_drawer->minimumWidth(), m_drawer->maximumWidth());
    m_drawer->activity()->setDrafts(m_state.value(draftsKey).toObject());
    m_drawer->setFieldDrafts(m_state.value(fieldDraftsKey).toObject());
}

void DrawerDock::saveState()
{
    m_state.setValue(drawerKey, QJsonObject{{u"tab"_s, QString(IncidentDrawer::tabKey(m_drawer->tab()))},
                                            {u"width"_s, m_drawerWidth},
                                            {u"metricsTable"_s, m_drawer->metrics()->showsTable()}});
}

bool DrawerDock::isDrawerOpen() const
{
    return !m_drawer->isHidden();
}

void DrawerDock::openDrawer(IncidentId id)
{
    const bool wasOpen = isDrawerOpen();
    if (!wasOpen) {
        m_drawer->show();
        placeDrawer();
    }
    if (id.isValid())
        m_detail->setIncident(id);
    if (!wasOpen)
        Q_EMIT openChanged(true);
}

void DrawerDock::closeDrawer()
{
    if (!isDrawerOpen())
        return;
    m_list->show(); // first: the keyboard goes there and not to whatever comes next
    m_drawer->hide();
    m_detail->setIncident({});
    Q_EMIT openChanged(false);
}

void DrawerDock::follow(IncidentId id)
{
    if (isDrawerOpen() && id.isValid())
        m_detail->setIncident(id);
}

void DrawerDock::placeDrawer()
{
    // Where letters are so large that both have no room, the pane stands for the list until it is closed.
    const bool hasRoom = width() >= m_list->minimumWidth() + handleWidth() + m_drawer->minimumWidth();
    if (!hasRoom && m_list->isAncestorOf(window()->focusWidget()))
        m_drawer->setFocus(Qt::OtherFocusReason);
    m_list->setVisible(hasRoom);
    // On a small screen the list keeps the larger part, whatever was remembered from a wide one.
    const int most = std::max(m_drawer->minimumWidth(), static_cast<int>(width() * m_most));
    const int wanted = std::clamp(m_drawerWidth, m_drawer->minimumWidth(), std::min(m_drawer->maximumWidth(), most));
    setSizes({std::max(1, width() - wanted), wanted});
}

void DrawerDock::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (isDrawerOpen())
        placeDrawer();
}

void DrawerDock::showDetail()
{
    const std::optional<IncidentDetail> &detail = m_detail->detail();
    const bool isWanted = detail && detail->incident.id == m_detail->incident();
    if (std::exchange(m_shownState, m_detail->state()) != m_detail->state()) {
        const LinkState link = m_backend.linkState();
        m_since = link.state == LinkState::State::Lost && link.since ? link.since : OptionalInstant(m_clock.now());
    }
    switch (m_detail->state()) {
    case DetailFeed::State::None:
        m_drawer->showNothing();
        break;
    case DetailFeed::State::Loading:
        m_drawer->showLoading(m_detail->incident());
        break;
    case DetailFeed::State::Ready:
        if (isWanted)
            m_drawer->showDetail(*detail);
        break;
    case DetailFeed::State::Stale:
        if (isWanted)
            m_drawer->showDetail(*detail);
        m_drawer->setStale(
            m_detail->error() ? visibleControls(m_detail->error()->message) : QString(), m_detail->knownUntil(),
            isReasonOfLink(m_backend.linkState(), m_detail->error()) ? StateOverlay::Reason::SaidElsewhere
                                                                     : StateOverlay::Reason::Said);
        break;
    case DetailFeed::State::Failed:
        m_drawer->showFailed(m_detail->error() ? *m_detail->error() : Error{}, m_since);
        break;
    case DetailFeed::State::Deleted:
        if (isWanted) {
            IncidentDetail last = *detail;
            if (!last.incident.deletedAt)
                last.incident.deletedAt = m_clock.now();
            m_drawer->showDetail(last);
        } else {
            m_drawer->showFailed(m_detail->error() ? *m_detail->error() : Error{}, m_since);
        }
        break;
    }
    Q_EMIT detailShown();
}

} // namespace itsm
