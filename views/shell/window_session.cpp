#include "views/shell/window_session.h"

#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "models/rank_finder.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/incidents/list_pane.h"
#include "views/shell/pages.h"
#include "views/widgets/view_state.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonObject>
#include <QScrollBar>
#include <QStackedWidget>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {
const QString sessionKey = u"session"_s;
constexpr int saveEveryMs = 10'000;
} // namespace

WindowSession::WindowSession(Backend &backend, QStackedWidget &stack, const std::vector<Page *> &pages,
                             ViewState &state, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_stack(stack)
    , m_pages(pages)
    , m_state(state)
    , m_finder(new RankFinder(backend, this))
{
    m_timer.setInterval(saveEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &WindowSession::save);
    connect(incidents()->table(), &IncidentTable::visibleRangeChanged, this, &WindowSession::noteRow);
}

IncidentsPage *WindowSession::incidents() const
{
    for (Page *page : m_pages) {
        if (auto *found = qobject_cast<IncidentsPage *>(page))
            return found;
    }
    return nullptr;
}

void WindowSession::restore()
{
    const QJsonObject session = m_state.value(sessionKey).toObject();
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (session.value("page"_L1).toString() == QLatin1StringView(pageSpecs()[i].action.id))
            m_stack.setCurrentWidget(m_pages[i]);
    }
    if (const int row = session.value("row"_L1).toInt(); row > 0) {
        // Kept where the list is never shown.
        m_row = row;
        m_top = IncidentId(session.value("top"_L1).toInteger());
        restoreTop(m_top.value, row);
    }
    if (const qint64 id = session.value("incident"_L1).toInteger(); id > 0)
        restoreIncident(id, session.value("pane"_L1).toBool());
    m_timer.start();
}

void WindowSession::restoreIncident(qint64 id, bool isPaneOpen)
{
    const IncidentId incident(id);
    m_isIncidentSought = true;
    whenAnswered(this, m_backend.incidentsById({incident}, {}),
                 [this, incident, isPaneOpen](Result<std::vector<MatchedIncident>> found) {
                     IncidentsPage *page = incidents();
                     m_isIncidentSought = false;
                     // Whoever was faster than the answer stays where he is.
                     if (!found || found->empty() || found->front().incident.deletedAt ||
                         page->selection()->currentId().isValid())
                         return;
                     if (isPaneOpen)
                         page->openIncident(incident);
                     else
                         page->selection()->setCurrentId(incident);
                 });
}

/// The incident that stood at the top may have moved since; where it is gone, its row is as good as any.
void WindowSession::restoreTop(qint64 id, int row)
{
    const IncidentQuery query = incidents()->list()->query();
    m_placing = Placing{.query = query};
    // Whoever is faster than the answers stays where he is.
    QCoreApplication::instance()->installEventFilter(this);
    if (id <= 0)
        return placeWhenReady(row);
    connect(m_finder, &RankFinder::found, this, [this](qint64 rank) { placeWhenReady(static_cast<int>(rank)); });
    connect(m_finder, &RankFinder::failed, this, [this, row] { placeWhenReady(row); });
    whenAnswered(this, m_backend.incidentsById({IncidentId(id)}, query.filter),
                 [this, query, row](Result<std::vector<MatchedIncident>> found) {
                     if (m_placing && found && !found->empty() && found->front().matches)
                         m_finder->find(query, ListPosition::of(found->front().incident, query.sort), row);
                     else
                         placeWhenReady(row);
                 });
}

void WindowSession::placeWhenReady(int row)
{
    if (!m_placing)
        return;
    m_placing->row = row;
    // The table must have its rows, its size and the range of its bar; another page may be shown first.
    connect(incidents()->list(), &IncidentListModel::stateChanged, this, &WindowSession::tryToPlace);
    connect(incidents()->table(), &IncidentTable::visibleRangeChanged, this, &WindowSession::tryToPlace);
    connect(incidents()->table()->verticalScrollBar(), &QScrollBar::rangeChanged, this, &WindowSession::tryToPlace);
    tryToPlace(); // all may be there already
}

void WindowSession::tryToPlace()
{
    if (!m_placing)
        return;
    const IncidentListModel *list = incidents()->list();
    IncidentTable *table = incidents()->table();
    if (list->query() != m_placing->query)
        return endPlacing();
    if (list->state() != IncidentListModel::State::Ready || !table->isVisible())
        return;
    const int row = m_placing->row;
    if (row < list->rowCount()) {
        table->scrollTo(list->index(row, 0), QAbstractItemView::PositionAtTop);
        const int first = table->firstVisibleRow();
        const bool isAtEnd = first >= 0 && table->lastVisibleRow() >= list->rowCount() - 1;
        if (first != row && !isAtEnd)
            return;
    }
    endPlacing();
}

void WindowSession::endPlacing()
{
    m_placing.reset();
    QCoreApplication::instance()->removeEventFilter(this);
    incidents()->list()->disconnect(this);
    disconnect(incidents()->table(), &IncidentTable::visibleRangeChanged, this, &WindowSession::tryToPlace);
    incidents()->table()->verticalScrollBar()->disconnect(this);
}

bool WindowSession::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
    case QEvent::KeyPress:
    case QEvent::TouchBegin:
        if (m_placing && watched->isWidgetType() && incidents()->rows()->isAncestorOf(static_cast<QWidget *>(watched)))
            endPlacing();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void WindowSession::noteRow()
{
    // A table that is hidden has the size that it happens to have, and one that is not where it was left says nothing.
    const IncidentTable *table = incidents()->table();
    if (m_placing || !table->isVisible() || table->firstVisibleRow() < 0)
        return;
    m_row = table->firstVisibleRow();
    const IncidentSummary *top = incidents()->list()->incidentAt(m_row);
    m_top = top ? top->id : IncidentId();
}

void WindowSession::save()
{
    noteRow();
    QJsonObject session;
    // Where no page is shown, it is the one before.
    session.insert(u"page"_s, m_state.value(sessionKey).toObject().value("page"_L1));
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (m_stack.currentWidget() == m_pages[i])
            session.insert(u"page"_s, QLatin1StringView(pageSpecs()[i].action.id));
    }
    const IncidentsPage *page = incidents();
    session.insert(u"incident"_s, page->selection()->currentId().value);
    session.insert(u"pane"_s, page->isDrawerOpen());
    session.insert(u"row"_s, m_row);
    session.insert(u"top"_s, m_top.value);
    m_state.setValue(sessionKey, session);
}

} // namespace itsm
