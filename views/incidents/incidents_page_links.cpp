// How the parts of the page hear of each other.
#include "models/answer.h"
#include "models/counter_feed.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/import/incident_import.h"
#include "views/incidents/alerts_tab.h"
#include "views/incidents/command_banner.h"
#include "views/incidents/drawer_dock.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/incident_commands.h"
#include "views/incidents/incident_copy.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/incidents/list_pane.h"
#include "views/incidents/saved_views.h"
#include "views/incidents/stat_cards.h"
#include "views/widgets/actions.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto directoryDelay = std::chrono::seconds{5};
} // namespace

void IncidentsPage::connectHead()
{
    connect(m_filter, &FilterBar::filterChanged, this, &IncidentsPage::applyFilter);
    connect(m_filter, &FilterBar::left, this, &IncidentsPage::focusList);
    connect(m_filter, &FilterBar::historyChanged, this, &IncidentsPage::rememberHistory);
    connect(m_cards, &StatCards::filterWanted, m_filter, &FilterBar::setFilter);
    const auto wantNew = [this] { m_actions.trigger(u"incident.new"_s); };
    connect(m_new, &QPushButton::clicked, this, wantNew);
    connect(m_rows, &ListPane::newIncidentWanted, this, wantNew);
    connect(m_rows, &ListPane::clearFilterWanted, this, [this] { m_filter->setText(QString()); });
}

void IncidentsPage::connectList()
{
    connect(m_rows, &ListPane::openWanted, this, &IncidentsPage::openIncident);
    connect(m_rows, &ListPane::left, this, [this] { setDrawerOpen(false); });
    connect(table(), &IncidentTable::columnStateChanged, this, [this] {
        rememberColumns();
        m_views->onListChanged();
    });
    connect(table(), &IncidentTable::menuWanted, this, [this](const QPoint &at) {
        m_commands->showContextMenu(at,
                                    [this](QMenu *menu) { menu->addAction(m_actions.action(u"incident.copyAs"_s)); });
    });
    connect(table(), &IncidentTable::openWanted, this, [this](int row) {
        if (const IncidentSummary *incident = m_list->incidentAt(row))
            m_dock->openDrawer(incident->id);
    });
    // What commands make sense may change with the rows.
    connect(m_list, &IncidentListModel::stateChanged, this, &IncidentsPage::updateActions);
    connect(m_list, &IncidentListModel::pendingNewRowsChanged, this, &IncidentsPage::updateActions);
    // Not from within the reading that counts them.
    connect(m_list, &IncidentListModel::pendingNewRowsChanged, this, &IncidentsPage::releaseCreated,
            Qt::QueuedConnection);
    connect(m_list, &IncidentListModel::settled, this, &IncidentsPage::updateActions);
    connect(m_list, &QAbstractItemModel::dataChanged, this, &IncidentsPage::updateActions);
}

void IncidentsPage::connectSelection()
{
    connect(m_selection, &IncidentSelection::idsChanged, this, [this] {
        // One selected row is where the person stands; it holds the list back only when it is scrolled to.
        m_list->setHasSelection(m_selection->count() > 0);
        updateActions();
    });
    connect(m_selection, &IncidentSelection::currentIdChanged, this, [this](IncidentId id) {
        m_list->setFocusedIncident(id);
        m_dock->follow(id);
        updateActions();
    });
    connect(m_selection, &IncidentSelection::capped, this, [this](qint64 kept, qint64 wanted) {
        Q_EMIT messageShown(tr("%L1 of %L2 rows are selected; more cannot be.").arg(kept).arg(wanted));
    });
    connect(m_selection, &IncidentSelection::resolvingFailed, m_banner, &CommandBanner::showError);
}

void IncidentsPage::connectPane()
{
    connect(m_dock, &DrawerDock::openChanged, this, &IncidentsPage::drawerOpenChanged);
    connect(m_dock, &DrawerDock::detailShown, this, &IncidentsPage::updateActions);
    connect(m_dock, &DrawerDock::closeWanted, this, [this] {
        setDrawerOpen(false);
        focusList();
    });
    connect(drawer(), &IncidentDrawer::newAlertWanted, this, [this] {
        if (drawer()->incident())
            m_commands->newAlert(*drawer()->incident());
    });
    connect(drawer(), &IncidentDrawer::verbWanted, this, [this](Verb verb) {
        // The buttons of the pane mean the incident in the pane, whatever is selected in the list.
        if (drawer()->incident())
            m_commands->runOnOne(verb, *drawer()->incident());
    });
    const AlertsTab *alerts = drawer()->alerts();
    connect(alerts, &AlertsTab::undoChanged, this, &IncidentsPage::updateActions);
    connect(alerts, &AlertsTab::undoFailed, m_banner, &CommandBanner::showError);
    connect(alerts, &AlertsTab::done, this, &IncidentsPage::tellDone);
}

void IncidentsPage::connectCommands()
{
    connect(m_commands, &IncidentCommands::failed, m_banner, &CommandBanner::showError);
    connect(m_copy, &IncidentCopy::failed, m_banner, &CommandBanner::showError);
    connect(m_copy, &IncidentCopy::messageShown, this, &IncidentsPage::messageShown);
    connect(m_import, &IncidentImport::messageShown, this, &IncidentsPage::messageShown);
    connect(m_commands, &IncidentCommands::messageShown, this, &IncidentsPage::messageShown);
    connect(m_commands, &IncidentCommands::created, this, &IncidentsPage::showCreated);
    connect(m_banner, &CommandBanner::messageShown, this, &IncidentsPage::tellDone);
    connect(m_banner, &CommandBanner::commandsChanged, this, &IncidentsPage::updateActions);
    connect(m_banner, &CommandBanner::incidentDeleted, this, [this](IncidentId id) {
        if (drawer()->incident() && drawer()->incident()->id == id)
            setDrawerOpen(false);
    });
    connect(m_runner, &CommandRunner::succeeded, drawer()->alerts(), &AlertsTab::forgetUndo);
    connect(m_runner, &CommandRunner::bulkFinished, drawer()->alerts(), &AlertsTab::forgetUndo);
    connect(&m_actions, &ActionRegistry::refused, this, [this](const QWidget *owner, const QString &reason) {
        if (owner == this)
            m_banner->showNotice(reason);
    });
}

void IncidentsPage::connectBackend()
{
    connect(m_counters, &CounterFeed::updated, this, &IncidentsPage::showCounters);
    connect(m_rows, &ListPane::ageShown, this, &IncidentsPage::showCounters);
    connect(&m_backend, &Backend::linkStateChanged, this, &IncidentsPage::onLinkState);
    connect(&m_backend, &Backend::changed, this, [this](const std::vector<Change> &changes) {
        const bool touched = std::any_of(changes.begin(), changes.end(), [](const Change &change) {
            return change.entity == Change::Entity::User || change.entity == Change::Entity::Ci ||
                   change.entity == Change::Entity::Everything;
        });
        if (touched)
            loadDirectory();
    });
    m_directoryTimer.setSingleShot(true);
    connect(&m_directoryTimer, &QTimer::timeout, this, &IncidentsPage::loadDirectory);
}

void IncidentsPage::loadDirectory()
{
    if (std::exchange(m_isDirectoryAsked, true)) {
        m_isDirectoryOld = true;
        return;
    }
    m_directoryTimer.stop();
    whenAnswered(this, m_backend.directory(), [this](Result<Directory> &&directory) {
        m_isDirectoryAsked = false;
        if (std::exchange(m_isDirectoryOld, false))
            m_directoryTimer.start(0);
        if (!directory) {
            // The fields take any text meanwhile. Without a link its return asks again.
            if (directory.error().isRetryable() && m_backend.linkState().state == LinkState::State::Live)
                m_directoryTimer.start(directoryDelay); // also where it has changed meanwhile
            return;
        }
        m_filter->setDirectory(*directory);
        drawer()->setDirectory(*directory);
        m_commands->setDirectory(*directory);
    });
}

void IncidentsPage::tellDone(const QString &text)
{
    const QAction *undo = m_actions.action(u"list.undo"_s);
    if (!canUndo())
        return Q_EMIT messageShown(text);
    m_offer = tr("%1 Undo: %2", "what was done, and the key that takes it back").arg(text, shortcutText(*undo));
    Q_EMIT messageShown(m_offer);
}

} // namespace itsm
