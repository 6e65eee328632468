#include "views/incidents/incidents_page.h"

#include "models/counter_feed.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/import/incident_import.h"
#include "views/incidents/alerts_tab.h"
#include "views/incidents/command_banner.h"
#include "views/incidents/drawer_dock.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/head_room.h"
#include "views/incidents/incident_commands.h"
#include "views/incidents/incident_copy.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_export.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/list_pane.h"
#include "views/incidents/page_commands.h"
#include "views/incidents/page_title.h"
#include "views/incidents/saved_views.h"
#include "views/incidents/stat_cards.h"
#include "views/incidents/view_bar.h"
#include "views/widgets/actions.h"
#include "views/widgets/console_style.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/focus_pass.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/theme.h"
#include "views/widgets/view_state.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeyEvent>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ageMs = 10'000;
constexpr int smallestList = 360; ///< beside the pane in a window of 1,280 pixels at 150 %

const QString columnsKey = u"incidents.columns"_s;
const QString filterKey = u"incidents.filter"_s;
const QString historyKey = u"incidents.filterHistory"_s;

} // namespace

IncidentsPage::IncidentsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                             QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_actions(actions)
    , m_state(state)
    , m_runner(new CommandRunner(backend, this))
    , m_list(new IncidentListModel(backend, clock, this))
    , m_selection(new IncidentSelection(*m_list, backend, this))
    , m_counters(new CounterFeed(backend, clock, this))
{
    setObjectName(u"incidentsPage"_s);
    m_dock = new DrawerDock(backend, *m_runner, clock, state, buildLeft(), this);
    m_commands = new IncidentCommands({.backend = backend,
                                       .actions = actions,
                                       .runner = *m_runner,
                                       .list = *m_list,
                                       .selection = *m_selection,
                                       .drawer = *m_dock->drawer()},
                                      this);
    m_copy = new IncidentCopy(backend, clock, actions, *m_commands, *table(), this);
    m_export = new IncidentExport({.backend = backend,
                                   .clock = clock,
                                   .actions = actions,
                                   .state = state,
                                   .list = *m_list,
                                   .selection = *m_selection,
                                   .table = *table(),
                                   .banner = *m_exportBanner},
                                  this);
    m_import = new IncidentImport(backend, actions, state, this);
    passFocus(this, table());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_dock);
    addPageCommands(actions, *this);
    connectHead();
    connectList();
    connectSelection();
    connectPane();
    connectCommands();
    connectBackend();
    m_ageTimer.setInterval(ageMs);
    connect(&m_ageTimer, &QTimer::timeout, this, &IncidentsPage::refreshTimes);
    m_ageTimer.start();

    restoreState();
    m_views = new SavedViews(backend, actions, state, *this, *m_viewBar);
    connect(m_views, &SavedViews::failed, m_banner, &CommandBanner::showError);
    connect(m_views, &SavedViews::messageShown, this, &IncidentsPage::messageShown);
    retranslate();
    m_list->setQuery({.filter = m_filter->filter(), .sort = table()->currentSort()});
    m_counters->refresh();
    loadDirectory();
    onLinkState(m_backend.linkState());
}

IncidentsPage::~IncidentsPage() = default;

QWidget *IncidentsPage::buildLeft()
{
    const Theme &t = theme();
    auto *left = new QWidget(this);
    left->setMinimumWidth(t.px(smallestList));
    m_title = new PageTitle(left);
    m_title->setLook(FontRole::Section);
    m_filter = new FilterBar(left);
    m_new = new QPushButton(left);
    m_new->setObjectName(u"newIncidentButton"_s);
    m_new->setIcon(icon("plus"_L1, ColorRole::OnAccent));
    setButtonKind(m_new, ButtonKind::Primary);
    m_viewBar = new ViewBar(left);
    m_cards = new StatCards(left);
    m_rows = new ListPane(m_backend, *m_list, *m_selection, m_clock, left);
    m_banner = new CommandBanner(m_backend, *m_runner, m_rows);
    m_rows->addNotice(m_banner);
    m_exportBanner = new ProgressBanner(m_rows);
    m_exportBanner->setObjectName(u"exportBanner"_s);
    m_exportBanner->hide();
    m_rows->addNotice(m_exportBanner);

    auto *head = new QHBoxLayout;
    head->setSpacing(t.space(4));
    head->addWidget(m_title);
    head->addWidget(m_filter, 1);
    head->addWidget(m_new);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(t.space(2), t.space(3), t.space(2), t.space(2));
    top->setSpacing(t.space(2));
    top->addLayout(head);
    top->addWidget(m_viewBar);
    top->addWidget(m_cards);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_rows, 1);
    new HeadRoom({.page = *left, .head = *top, .views = *m_viewBar, .cards = *m_cards, .list = *m_rows}, left);
    return left;
}

void IncidentsPage::updateActions()
{
    if (!m_offer.isEmpty() && !canUndo())
        Q_EMIT messageOver(std::exchange(m_offer, {}));
    m_commands->update();
    m_actions.setAvailable(u"list.showNew"_s, m_list->pendingNewRows() > 0, tr("No new rows wait."));
    m_actions.setAvailable(u"list.undo"_s, canUndo(),
                           m_runner->isBulkRunning()
                               ? tr("A command is still running.")
                               : tr("There is nothing to undo: commands can be taken back for ten seconds."));
    m_actions.setAvailable(u"list.clearFilter"_s, !m_filter->filter().isEmpty(), tr("Nothing is filtered."));
    const bool mayWrite = hasPermission(m_backend.actor().role, Permission::WriteIncidents);
    for (const QString &id : {u"drawer.comment"_s, u"list.import"_s})
        m_actions.setAvailable(id, mayWrite, m_commands->roleRefusal(Permission::WriteIncidents));
}

bool IncidentsPage::canUndo() const
{
    return m_banner->canUndo() || drawer()->alerts()->canUndo();
}

void IncidentsPage::undo()
{
    // What was done to an alert is forgotten when a command follows: it is the last thing that was done.
    if (drawer()->alerts()->canUndo())
        drawer()->alerts()->undo();
    else
        m_banner->undo();
}

void IncidentsPage::restoreState()
{
    QStringList history;
    const QJsonArray texts = m_state.value(historyKey).toArray();
    for (const auto &text : texts)
        history.append(text.toString());
    m_filter->setHistory(history);
    if (const QJsonObject columns = m_state.value(columnsKey).toObject(); !columns.isEmpty())
        table()->setColumnState(columns);
    // Whoever sits down for the first time sees what is still to be done.
    const QJsonValue filter = m_state.value(filterKey);
    if (const QString text = filter.isString() ? filter.toString() : u"is:open"_s; !text.isEmpty() && parseFilter(text))
        m_filter->setText(text);
}

void IncidentsPage::rememberHistory(const QStringList &texts)
{
    m_state.setValue(historyKey, QJsonArray::fromStringList(texts));
}

void IncidentsPage::rememberColumns()
{
    m_state.setValue(columnsKey, table()->columnState());
}

void IncidentsPage::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_list->setTimeFormat(timeFormatFor(mode));
    m_rows->setTimeZoneMode(mode);
    drawer()->setTimeZoneMode(mode);
    m_copy->setTimeZoneMode(mode);
    m_export->setTimeZoneMode(mode);
}

IncidentTable *IncidentsPage::table() const
{
    return m_rows->table();
}

IncidentDrawer *IncidentsPage::drawer() const
{
    return m_dock->drawer();
}

void IncidentsPage::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

QString IncidentsPage::filterText() const
{
    return m_filter->text();
}

void IncidentsPage::openIncident(IncidentId id)
{
    if (m_selection->count() <= 1) // marks that somebody set are not worth less than what is opened beside them
        m_selection->setCurrentId(id);
    m_dock->openDrawer(id);
}

bool IncidentsPage::isDrawerOpen() const
{
    return m_dock->isDrawerOpen();
}

void IncidentsPage::setDrawerOpen(bool open)
{
    if (open && !isDrawerOpen()) {
        m_dock->openDrawer(m_selection->currentId());
    } else if (!open && isDrawerOpen()) {
        m_dock->closeDrawer();
        leaveUnlisted();
    }
}

/// What the pane showed beside the list is not to be worked on once it is out of sight: the row with the frame is.
void IncidentsPage::leaveUnlisted()
{
    const int row = m_selection->currentIndex().row();
    if (m_selection->count() > 1 || m_list->rowOf(m_selection->currentId()) >= 0)
        return;
    if (const IncidentSummary *here = m_list->incidentAt(row))
        m_selection->setCurrentId(here->id);
    else if (row < 0)
        m_selection->setCurrentId({});
}

void IncidentsPage::showCreated(IncidentId id)
{
    m_created = id;
    openIncident(id);
    releaseCreated();
}

/// New rows wait while somebody reads; his own one does not.
void IncidentsPage::releaseCreated()
{
    if (m_created != m_selection->currentId() || m_list->rowOf(m_created) >= 0)
        m_created = {};
    else if (m_created.isValid() && m_list->pendingNewRows() > 0)
        m_list->showPendingRows();
}

void IncidentsPage::focusList()
{
    m_rows->focusRows();
}

void IncidentsPage::refresh()
{
    m_list->refresh();
    loadDirectory();
}

void IncidentsPage::applyFilter(const IncidentFilter &filter)
{
    m_cards->setFilter(filter);
    m_state.setValue(filterKey, formatFilter(filter));
    m_list->setQuery({.filter = filter, .sort = table()->currentSort()});
    m_rows->setFilter(filter, m_filter->text());
    if (m_views)
        m_views->onListChanged();
    updateActions();
}

void IncidentsPage::showList(const QString &filter, const QJsonObject &columns)
{
    // The header is set silently, so that the list is read once, for both.
    if (!columns.isEmpty()) {
        table()->columns()->setState(columns);
        rememberColumns();
    }
    m_filter->setText(filter);
    m_list->setQuery({.filter = m_filter->filter(), .sort = table()->currentSort()});
}

std::vector<PageEntry> IncidentsPage::paletteEntries()
{
    return m_views->paletteEntries();
}

void IncidentsPage::showCounters()
{
    QString note;
    if (const OptionalInstant until = m_counters->knownUntil(); m_counters->isStale() && until)
        note = tr("%1 old", "age of a figure").arg(elapsedText(m_clock.now() - *until));
    m_cards->setCounters(m_counters->counters(), m_counters->isStale(), note);
    m_rows->setCounters(m_counters->isStale() ? std::nullopt : m_counters->counters());
}

void IncidentsPage::onLinkState(const LinkState &link)
{
    const bool live = link.state == LinkState::State::Live;
    QString reason;
    if (!live) {
        reason = link.state == LinkState::State::Connecting ? tr("Connecting to the data.")
                                                            : tr("Not connected: nothing can be changed now.");
    }
    m_actions.setLinkLive(live, reason);
    const bool mayWrite = hasPermission(m_backend.actor().role, Permission::WriteIncidents);
    const QString refusal = plainTooltip(m_commands->roleRefusal(Permission::WriteIncidents));
    m_new->setEnabled(live && mayWrite);
    m_new->setToolTip(mayWrite ? reason : refusal);
    drawer()->setEditable(live && mayWrite, mayWrite ? reason : refusal);
    showCounters();
    updateActions();
}

void IncidentsPage::refreshTimes()
{
    if (!isVisible())
        return;
    m_rows->refreshTimes();
    drawer()->refreshTimes();
    if (m_counters->isStale())
        showCounters();
}

void IncidentsPage::keyPressEvent(QKeyEvent *event)
{
    // Escape that nobody below wanted: out of the pane to the list.
    if (event->key() == Qt::Key_Escape && isDrawerOpen()) {
        const bool inDrawer = drawer()->isAncestorOf(QApplication::focusWidget());
        // What is read beside the list stays; only from the list it is put away.
        if (!inDrawer || (!table()->isVisible() && !drawer()->isEditing()))
            setDrawerOpen(false);
        focusList();
        return;
    }
    QWidget::keyPressEvent(event);
}

void IncidentsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_views->feed()->setCounting(true);
    refreshTimes(); // they stood still meanwhile
    // The keyboard begins in the list, not in the first widget of the window.
    if (const QWidget *focus = window()->focusWidget(); !focus || !isAncestorOf(focus))
        table()->setFocus(Qt::OtherFocusReason);
}

void IncidentsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_views->feed()->setCounting(false);
}

void IncidentsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void IncidentsPage::retranslate()
{
    setAccessibleName(tr("Incidents"));
    m_title->setText(tr("Incidents"));
    m_new->setText(tr("New"));
    m_new->setAccessibleName(tr("New incident"));
    m_list->setTimeFormat(timeFormatFor(m_zone));
    m_views->retranslate();
    showCounters();
    onLinkState(m_backend.linkState());
}

} // namespace itsm
