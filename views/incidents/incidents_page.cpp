#include "views/incidents/incidents_page.h"

#include "models/answer.h"
#include "models/counter_feed.h"
#include "models/detail_feed.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/filter_edit.h"
#include "views/incidents/impact_tab.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/list_footer.h"
#include "views/incidents/metrics_tab.h"
#include "views/incidents/stat_cards.h"
#include "views/widgets/console_style.h"
#include "views/widgets/icons.h"
#include "views/widgets/incident_delegate.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int ageMs = 10'000;
constexpr int draftMs = 500;
constexpr int drawerWidth = 560;
constexpr int smallestList = 420;

const QString columnsKey = u"incidents.columns"_s;
const QString filterKey = u"incidents.filter"_s;
const QString historyKey = u"incidents.filterHistory"_s;
const QString drawerKey = u"incidents.drawer"_s;
const QString draftsKey = u"incidents.drafts"_s;
} // namespace

IncidentsPage::IncidentsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                             QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_actions(actions)
    , m_state(state)
    , m_runner(new CommandRunner(backend, this))
    , m_list(new IncidentListModel(backend, clock, this))
    , m_selection(new IncidentSelection(*m_list, backend, this))
    , m_counters(new CounterFeed(backend, clock, this))
    , m_detail(new DetailFeed(backend, this))
{
    setObjectName(u"incidentsPage"_s);
    buildLayout();
    registerActions();
    connectList();
    connectDrawer();

    connectBanner();
    m_ageTimer.setInterval(ageMs);
    connect(&m_ageTimer, &QTimer::timeout, this, &IncidentsPage::refreshTimes);
    m_ageTimer.start();

    connect(m_counters, &CounterFeed::updated, this, &IncidentsPage::showCounters);
    connect(&m_backend, &Backend::linkStateChanged, this, &IncidentsPage::onLinkState);
    connect(&m_backend, &Backend::changed, this, [this](const std::vector<Change> &changes) {
        const bool touched = std::any_of(changes.begin(), changes.end(), [](const Change &change) {
            return change.entity == Change::Entity::User || change.entity == Change::Entity::Ci ||
                   change.entity == Change::Entity::Everything;
        });
        if (touched)
            loadDirectory();
    });

    restoreState();
    retranslate();
    m_list->setQuery({.filter = m_filter->filter(), .sort = m_table->currentSort()});
    m_counters->refresh();
    loadDirectory();
    onLinkState(m_backend.linkState());
    showListState();
    updateActions();
}

IncidentsPage::~IncidentsPage()
{
    if (m_draftTimer.isActive())
        m_state.setValue(draftsKey, m_drawer->activity()->drafts());
}

void IncidentsPage::buildLayout()
{
    const Theme &t = theme();
    m_listPane = new QWidget(this);
    m_listPane->setMinimumWidth(t.px(smallestList));
    m_title = new PlainLabel(m_listPane);
    m_title->setLook(FontRole::Section);
    m_filter = new FilterBar(m_listPane);
    m_new = new QPushButton(m_listPane);
    m_new->setObjectName(u"newIncidentButton"_s);
    m_new->setIcon(icon("plus"_L1, ColorRole::OnAccent));
    setButtonKind(m_new, ButtonKind::Primary);
    m_cards = new StatCards(m_listPane);
    m_table = new IncidentTable(m_listPane);
    m_table->setList(m_list);
    m_table->setSelectionModel(m_selection);
    m_delegate = new IncidentDelegate(m_table, m_clock);
    m_table->setItemDelegate(m_delegate);
    m_overlay = new StateOverlay(m_table, m_listPane, m_clock);
    m_banner = new ProgressBanner(m_listPane);
    m_banner->setObjectName(u"banner"_s);
    m_banner->hide();
    m_footer = new ListFooter(m_listPane);
    m_pendingBar = new QPushButton(m_overlay);
    m_pendingBar->setObjectName(u"pendingRows"_s);
    m_pendingBar->setIcon(icon("chevron-up"_L1, ColorRole::OnAccent));
    setButtonKind(m_pendingBar, ButtonKind::Primary);
    m_pendingBar->hide();
    m_overlay->installEventFilter(this);

    auto *head = new QHBoxLayout;
    head->setSpacing(t.space(4));
    head->addWidget(m_title);
    head->addWidget(m_filter, 1);
    head->addWidget(m_new);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(t.space(2), t.space(3), t.space(2), t.space(2));
    top->setSpacing(t.space(2));
    top->addLayout(head);
    top->addWidget(m_cards);
    auto *pane = new QVBoxLayout(m_listPane);
    pane->setContentsMargins(0, 0, 0, 0);
    pane->setSpacing(0);
    pane->addLayout(top);
    pane->addWidget(m_overlay, 1);
    // At the bottom, so that the rows under the pointer stay where they are when it comes.
    pane->addWidget(m_banner);
    pane->addWidget(m_footer);

    m_drawer = new IncidentDrawer(m_backend, *m_runner, m_clock, this);
    m_drawer->hide();
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"incidentSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(t.px(5));
    m_splitter->addWidget(m_listPane);
    m_splitter->addWidget(m_drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_drawerWidth = t.px(drawerWidth);
    setFocusProxy(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

void IncidentsPage::connectList()
{
    connect(m_filter, &FilterBar::filterChanged, this, &IncidentsPage::applyFilter);
    connect(m_filter, &FilterBar::left, this, &IncidentsPage::focusList);
    connect(m_filter, &FilterBar::historyChanged, this,
            [this](const QStringList &texts) { m_state.setValue(historyKey, QJsonArray::fromStringList(texts)); });
    connect(m_cards, &StatCards::filterWanted, m_filter, &FilterBar::setFilter);
    connect(m_new, &QPushButton::clicked, this, [this] { newIncident(); });

    connect(m_list, &IncidentListModel::stateChanged, this, &IncidentsPage::showListState);
    connect(m_list, &IncidentListModel::totalChanged, this, &IncidentsPage::showFooter);
    connect(m_list, &IncidentListModel::queryChanged, this, &IncidentsPage::showFooter);
    connect(m_list, &IncidentListModel::pendingNewRowsChanged, this, &IncidentsPage::showPending);
    // What commands make sense may change with the rows.
    connect(m_list, &IncidentListModel::settled, this, &IncidentsPage::updateActions);
    connect(m_list, &QAbstractItemModel::dataChanged, this, &IncidentsPage::updateActions);
    connect(m_list, &QAbstractItemModel::modelReset, this, &IncidentsPage::showFooter);
    connect(m_table, &IncidentTable::visibleRangeChanged, this, &IncidentsPage::showFooter);
    connect(m_table, &IncidentTable::columnStateChanged, this,
            [this] { m_state.setValue(columnsKey, m_table->columnState()); });
    connect(m_table, &IncidentTable::menuWanted, this, &IncidentsPage::showContextMenu);
    connect(m_table, &IncidentTable::openWanted, this, [this](int row) {
        if (const IncidentSummary *incident = m_list->incidentAt(row)) {
            setDrawerOpen(true);
            m_detail->setIncident(incident->id);
        }
    });
    connect(m_table, &IncidentTable::escapePressed, this, [this] {
        if (m_selection->count() > 1) {
            const IncidentId current = m_selection->currentId();
            m_selection->setIds(current.isValid() ? QSet<IncidentId>{current} : QSet<IncidentId>{});
        } else {
            setDrawerOpen(false);
        }
    });
    connect(m_selection, &IncidentSelection::idsChanged, this, [this] {
        // One selected row is where the person stands; it holds the list back only when it is scrolled to.
        m_list->setHasSelection(m_selection->count() > 0);
        showFooter();
        updateActions();
    });
    connect(m_selection, &IncidentSelection::currentIdChanged, this, [this](IncidentId id) {
        m_list->setFocusedIncident(id);
        if (isDrawerOpen() && id.isValid())
            m_detail->setIncident(id);
        updateActions();
    });
    connect(m_selection, &IncidentSelection::capped, this, [this](qint64 kept, qint64 wanted) {
        Q_EMIT messageShown(tr("%L1 of %L2 rows are selected; more cannot be.").arg(kept).arg(wanted));
    });
    connect(m_selection, &IncidentSelection::resolvingFailed, this, [this](const Error &error) { showError(error); });
    connect(m_footer, &ListFooter::jumpWanted, this, &IncidentsPage::jump);
    connect(m_footer, &ListFooter::left, this, &IncidentsPage::focusList);
    connect(m_footer, &ListFooter::clearSelectionWanted, this, [this] {
        const IncidentId current = m_selection->currentId();
        m_selection->setIds(current.isValid() ? QSet<IncidentId>{current} : QSet<IncidentId>{});
        focusList();
    });
    connect(m_pendingBar, &QPushButton::clicked, this, [this] {
        m_list->showPendingRows();
        m_table->scrollToTop();
        focusList();
    });
    connect(m_overlay, &StateOverlay::retryRequested, m_list, &IncidentListModel::retry);
    connect(m_overlay, &StateOverlay::actionRequested, this, [this] {
        if (m_filter->filter().isEmpty())
            newIncident();
        else
            m_filter->setText(QString());
    });
}

void IncidentsPage::connectDrawer()
{
    connect(m_detail, &DetailFeed::detailChanged, this, &IncidentsPage::showDetail);
    connect(m_detail, &DetailFeed::stateChanged, this, &IncidentsPage::showDetail);
    connect(m_detail, &DetailFeed::impactChanged, this, [this] {
        if (m_detail->impact())
            m_drawer->impactTab()->setFigures(*m_detail->impact());
    });
    connect(m_drawer->impactTab(), &ImpactTab::figuresWanted, m_detail, &DetailFeed::requestImpact);
    connect(m_drawer, &IncidentDrawer::closeWanted, this, [this] {
        setDrawerOpen(false);
        focusList();
    });
    connect(m_drawer, &IncidentDrawer::retryWanted, m_detail, &DetailFeed::refresh);
    connect(m_drawer, &IncidentDrawer::newAlertWanted, this, [this] { newAlert(); });
    connect(m_drawer, &IncidentDrawer::tabChanged, this, &IncidentsPage::saveDrawerState);
    connect(m_drawer, &IncidentDrawer::verbWanted, this, [this](Verb verb) {
        // The buttons of the pane mean the incident in the pane, whatever is selected in the list.
        if (m_drawer->incident())
            runOnOne(verb, *m_drawer->incident());
    });
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftMs);
    connect(m_drawer->activity(), &ActivityTab::draftsChanged, &m_draftTimer, qOverload<>(&QTimer::start));
    connect(&m_draftTimer, &QTimer::timeout, this,
            [this] { m_state.setValue(draftsKey, m_drawer->activity()->drafts()); });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        if (isDrawerOpen()) {
            m_drawerWidth = m_drawer->width();
            saveDrawerState();
        }
    });
}

void IncidentsPage::restoreState()
{
    QStringList history;
    const QJsonArray texts = m_state.value(historyKey).toArray();
    for (const QJsonValue &text : texts)
        history.append(text.toString());
    m_filter->setHistory(history);
    if (const QJsonObject columns = m_state.value(columnsKey).toObject(); !columns.isEmpty())
        m_table->setColumnState(columns);
    // Whoever sits down for the first time sees what is still to be done.
    const QJsonValue filter = m_state.value(filterKey);
    if (const QString text = filter.isString() ? filter.toString() : u"is:open"_s; !text.isEmpty() && parseFilter(text))
        m_filter->setText(text);
    const QJsonObject drawer = m_state.value(drawerKey).toObject();
    m_drawer->setTab(IncidentDrawer::tabFromKey(drawer.value("tab"_L1).toString()));
    m_drawer->metrics()->setShowsTable(drawer.value("metricsTable"_L1).toBool());
    if (const int width = drawer.value("width"_L1).toInt(); width > 0)
        m_drawerWidth = std::clamp(width, m_drawer->minimumWidth(), m_drawer->maximumWidth());
    m_drawer->activity()->setDrafts(m_state.value(draftsKey).toObject());
}

void IncidentsPage::saveDrawerState()
{
    m_state.setValue(drawerKey, QJsonObject{{u"tab"_s, QString(IncidentDrawer::tabKey(m_drawer->tab()))},
                                            {u"width"_s, m_drawerWidth},
                                            {u"metricsTable"_s, m_drawer->metrics()->showsTable()}});
}

void IncidentsPage::loadDirectory()
{
    whenAnswered(this, m_backend.directory(), [this](Result<Directory> &&directory) {
        if (!directory)
            return; // the fields still take any text; the next refresh asks again
        m_directory = std::move(*directory);
        m_filter->setDirectory(m_directory);
        m_drawer->setDirectory(m_directory);
    });
}

void IncidentsPage::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    m_delegate->setTimeZoneMode(mode);
    m_drawer->setTimeZoneMode(mode);
    m_overlay->setTimeZoneMode(mode);
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
    m_selection->setCurrentId(id);
    setDrawerOpen(true);
    m_detail->setIncident(id);
}

bool IncidentsPage::isDrawerOpen() const
{
    return !m_drawer->isHidden();
}

void IncidentsPage::setDrawerOpen(bool open)
{
    if (open == isDrawerOpen())
        return;
    m_drawer->setVisible(open);
    if (open) {
        placeDrawer();
        if (m_selection->currentId().isValid())
            m_detail->setIncident(m_selection->currentId());
    } else {
        // A closed pane follows nothing; what was typed stays in its drafts.
        m_detail->setIncident({});
    }
    Q_EMIT drawerOpenChanged(open);
}

void IncidentsPage::placeDrawer()
{
    // On a small screen the list keeps the larger part, whatever was remembered from a wide one.
    const int most = std::max(m_drawer->minimumWidth(), m_splitter->width() * 42 / 100);
    const int width = std::clamp(m_drawerWidth, m_drawer->minimumWidth(), std::min(m_drawer->maximumWidth(), most));
    m_splitter->setSizes({std::max(1, m_splitter->width() - width), width});
}

void IncidentsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isDrawerOpen())
        placeDrawer();
}

void IncidentsPage::focusList()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_list->rowCount() > 0)
        m_table->goToRow(0, false);
}

void IncidentsPage::applyFilter(const IncidentFilter &filter)
{
    m_cards->setFilter(filter);
    m_state.setValue(filterKey, formatFilter(filter));
    m_list->setQuery({.filter = filter, .sort = m_table->currentSort()});
    updateActions();
}

void IncidentsPage::showListState()
{
    const QString reason = m_list->error() ? visibleControls(m_list->error()->message) : QString();
    switch (m_list->state()) {
    case IncidentListModel::State::Loading:
        m_overlay->setLoading();
        break;
    case IncidentListModel::State::Empty:
        if (m_filter->filter().isEmpty())
            m_overlay->setEmpty(tr("No incidents"), tr("New ones appear here as soon as they are reported."),
                                tr("New incident"));
        else
            m_overlay->setEmpty(tr("Nothing matches the filter"), visibleControls(m_filter->text()),
                                tr("Clear filter"));
        break;
    case IncidentListModel::State::Ready:
        m_overlay->setReady();
        break;
    case IncidentListModel::State::Stale:
        m_overlay->setStale(reason, m_list->since());
        break;
    case IncidentListModel::State::Failed:
        m_overlay->setFailed(reason, m_list->since());
        break;
    }
    showFooter();
    updateActions();
    placePending();
}

void IncidentsPage::showFooter()
{
    ListFooter::Content content;
    const int first = m_table->firstVisibleRow();
    if (first >= 0 && m_list->rowCount() > 0) {
        content.first = m_list->databaseOffset(first) + 1;
        content.last = m_list->databaseOffset(m_table->lastVisibleRow()) + 1;
    }
    content.total = m_list->rowCount() + m_list->pendingNewRows();
    content.isAtLeast = m_list->isTotalAtLeast();
    content.isExact = m_list->isPositionExact();
    const QHeaderView *header = m_table->horizontalHeader();
    content.sortColumn = columnTitle(static_cast<IncidentColumn>(header->sortIndicatorSection()));
    content.order = header->sortIndicatorOrder();
    content.selected = m_selection->count();
    m_footer->setContent(content);
}

void IncidentsPage::showCounters()
{
    QString note;
    if (m_counters->isStale() && m_counters->readAt())
        note = tr("%1 old", "age of a figure").arg(elapsedText(m_clock.now() - *m_counters->readAt()));
    m_cards->setCounters(m_counters->counters(), m_counters->isStale(), note);
}

void IncidentsPage::showPending(qint64 count)
{
    m_pendingBar->setText(tr("%n new", "rows that wait above the list", static_cast<int>(count)));
    m_pendingBar->setAccessibleName(tr("Show %n new incident(s)", nullptr, static_cast<int>(count)));
    m_pendingBar->setVisible(count > 0);
    placePending();
    updateActions();
    showFooter();
}

void IncidentsPage::placePending()
{
    // Floating over the rows: nothing moves when it comes.
    m_pendingBar->adjustSize();
    m_pendingBar->move((m_overlay->width() - m_pendingBar->width()) / 2,
                       m_table->mapTo(m_overlay, QPoint(0, m_table->horizontalHeader()->height())).y() +
                           theme().space(2));
    m_pendingBar->raise();
}

void IncidentsPage::showDetail()
{
    const std::optional<IncidentDetail> &detail = m_detail->detail();
    const bool isWanted = detail && detail->incident.id == m_detail->incident();
    const OptionalInstant since = m_backend.linkState().since;
    switch (m_detail->state()) {
    case DetailFeed::State::None:
        m_drawer->setLoading(false);
        break;
    case DetailFeed::State::Loading:
        m_drawer->setLoading(true);
        break;
    case DetailFeed::State::Ready:
        if (isWanted)
            m_drawer->showDetail(*detail);
        break;
    case DetailFeed::State::Stale:
        if (isWanted)
            m_drawer->showDetail(*detail);
        m_drawer->setStale(m_detail->error() ? visibleControls(m_detail->error()->message) : QString(), since);
        break;
    case DetailFeed::State::Failed:
        m_drawer->showFailed(m_detail->error() ? *m_detail->error() : Error{}, since);
        break;
    case DetailFeed::State::Deleted:
        if (isWanted) {
            IncidentDetail last = *detail;
            if (!last.incident.deletedAt)
                last.incident.deletedAt = m_clock.now();
            m_drawer->showDetail(last);
        }
        break;
    }
    updateActions();
}

void IncidentsPage::jump(const JumpTarget &target)
{
    const qint64 held = m_list->pendingNewRows();
    const qint64 rows = m_list->rowCount();
    if (target.kind != JumpTarget::Kind::Number) {
        if (rows == 0)
            return;
        const qint64 row =
            target.kind == JumpTarget::Kind::Row
                ? target.row - 1 - held
                : static_cast<qint64>(std::llround(static_cast<double>(rows - 1) * target.percent / 100.0));
        m_table->goToRow(static_cast<int>(std::clamp<qint64>(row, 0, rows - 1)));
        m_footer->clearJump();
        focusList();
        return;
    }
    const quint64 number = ++m_jumpNumber;
    whenAnswered(this, m_backend.findByNumber(target.number),
                 [this, number, text = target.number](Result<IncidentId> &&id) {
                     if (number != m_jumpNumber)
                         return;
                     if (!id) {
                         m_footer->setJumpProblem(id.error().code == Error::Code::NotFound
                                                      ? tr("There is no incident %1").arg(visibleControls(text))
                                                      : visibleControls(id.error().message));
                         return;
                     }
                     m_footer->clearJump();
                     if (const int row = m_list->rowOf(*id); row >= 0)
                         m_table->goToRow(row);
                     openIncident(*id);
                     focusList();
                 });
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
    m_new->setEnabled(live && hasPermission(m_backend.actor().role, Permission::WriteIncidents));
    m_new->setToolTip(reason);
    m_drawer->setEditable(live && hasPermission(m_backend.actor().role, Permission::WriteIncidents));
    showCounters();
    updateActions();
}

void IncidentsPage::refreshTimes()
{
    if (!isVisible())
        return;
    m_table->viewport()->update();
    m_drawer->refreshTimes();
    if (m_counters->isStale())
        showCounters();
}

bool IncidentsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_overlay && event->type() == QEvent::Resize)
        placePending();
    return QWidget::eventFilter(watched, event);
}

void IncidentsPage::keyPressEvent(QKeyEvent *event)
{
    // Escape that nobody below wanted: out of the pane to the list.
    if (event->key() == Qt::Key_Escape && isDrawerOpen()) {
        const bool inDrawer = m_drawer->isAncestorOf(QApplication::focusWidget());
        if (!inDrawer || !m_drawer->isEditing())
            setDrawerOpen(false);
        focusList();
        return;
    }
    QWidget::keyPressEvent(event);
}

void IncidentsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The keyboard begins in the list, not in the first widget of the window.
    if (const QWidget *focus = window()->focusWidget(); !focus || !isAncestorOf(focus))
        m_table->setFocus(Qt::OtherFocusReason);
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
    TimeFormat format;
    format.locale = QLocale();
    m_list->setTimeFormat(format);
    showListState();
    showPending(m_list->pendingNewRows());
    showCounters();
    retranslateBanner();
    onLinkState(m_backend.linkState());
}

} // namespace itsm
