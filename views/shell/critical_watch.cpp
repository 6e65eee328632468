#include "views/shell/critical_watch.h"

#include "models/answer.h"

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

/// Before it is tried again what could not be read.
constexpr std::chrono::seconds retryTime{3};
/// More critical incidents than that need no notification; those that are new are told apart by their time then.
constexpr qint64 mostKnown = 20'000;
constexpr qsizetype mostAtOnce = 500;
constexpr int newestLimit = 200;

IncidentFilter openCritical()
{
    return *parseFilter(u"severity:critical is:open");
}

} // namespace

CriticalWatch::CriticalWatch(Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_begin(clock.now())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CriticalWatch::look);
    connect(&m_backend, &Backend::changed, this, &CriticalWatch::onChanged);
    readKnown();
}

void CriticalWatch::readKnown()
{
    whenAnswered(this, m_backend.incidentIds({.filter = openCritical(), .sort = {}}, 0, mostKnown),
                 [this](const Result<std::vector<IncidentId>> &ids) {
                     if (!ids) {
                         QTimer::singleShot(std::chrono::seconds(5), this, &CriticalWatch::readKnown);
                         return;
                     }
                     // What changed meanwhile is judged by its time as well.
                     m_critical = QSet<IncidentId>(ids->begin(), ids->end());
                     m_isKnown = true;
                     look();
                 });
}

void CriticalWatch::onChanged(const std::vector<Change> &changes)
{
    for (const Change &change : changes) {
        if (change.entity == Change::Entity::Everything)
            m_wantsAll = true;
        else if (change.entity == Change::Entity::Incident)
            m_changed.insert(IncidentId(change.id));
    }
    if ((m_wantsAll || !m_changed.isEmpty()) && !m_timer.isActive())
        m_timer.start(gatherTime);
}

void CriticalWatch::look()
{
    if (!m_isKnown || m_isLooking)
        return;
    const bool wantsAll = std::exchange(m_wantsAll, false);
    std::vector<IncidentId> ids;
    for (auto it = m_changed.begin(); !wantsAll && it != m_changed.end() && ids.size() < mostAtOnce;) {
        ids.push_back(*it);
        it = m_changed.erase(it);
    }
    const auto taken = [this, wantsAll, ids](Result<std::vector<MatchedIncident>> &&found) {
        m_isLooking = false;
        if (found) {
            take(*found);
        } else {
            // Nobody says it a second time.
            m_wantsAll = m_wantsAll || wantsAll;
            m_changed.unite(QSet<IncidentId>(ids.begin(), ids.end()));
        }
        if (m_wantsAll || !m_changed.isEmpty())
            m_timer.start(found ? gatherTime : retryTime);
    };
    if (wantsAll) {
        m_isLooking = true;
        const IncidentQuery newest{.filter = openCritical(),
                                   .sort = {.field = IncidentField::Created, .order = Qt::DescendingOrder}};
        whenAnswered(this, m_backend.incidents(newest, {}, newestLimit), [taken](Result<IncidentPage> &&page) {
            if (!page) {
                taken(fail(page.error()));
                return;
            }
            std::vector<MatchedIncident> rows;
            rows.reserve(page->rows.size());
            for (IncidentSummary &row : page->rows)
                rows.push_back({std::move(row), true});
            taken(std::move(rows));
        });
        return;
    }
    if (ids.empty())
        return;
    m_isLooking = true;
    whenAnswered(this, m_backend.incidentsById(ids, openCritical()), taken);
}

void CriticalWatch::take(const std::vector<MatchedIncident> &found)
{
    std::vector<IncidentSummary> fresh;
    for (const MatchedIncident &match : found) {
        const IncidentSummary &incident = match.incident;
        if (!match.matches) {
            if (m_critical.remove(incident.id))
                Q_EMIT settled(incident.id);
            continue;
        }
        if (m_critical.contains(incident.id)) {
            if (incident.status != Status::New)
                Q_EMIT settled(incident.id);
            continue;
        }
        m_critical.insert(incident.id);
        // Where more were critical than are known, one that is only touched is told by its time.
        if (m_critical.size() <= mostKnown || incident.createdAt >= m_begin)
            fresh.push_back(incident);
    }
    if (!fresh.empty())
        Q_EMIT becameCritical(fresh);
}

} // namespace itsm
