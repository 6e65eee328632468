#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/storage/incident_batch.h"
#include "services/storage/lookups.h"

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// A query in a read transaction, for whoever may read incidents.
template <typename Body>
auto reading(Connection &c, const Actor &actor, const Body &body, Connection::Access access = Connection::Access::Read)
    -> decltype(body())
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    return inTransaction(c, actor, access, body);
}

/// One whose statements are always the same.
template <typename Body>
auto readingByKey(Connection &c, const Actor &actor, const Body &body) -> decltype(body())
{
    return reading(c, actor, body, Connection::Access::ReadByKey);
}

Result<Incident> readIncident(Connection &c, TenantId tenant, IncidentId id)
{
    ITSM_TRY_ASSIGN(std::optional<Incident> incident, selectIncident(c, tenant, id));
    if (!incident)
        return fail(noSuchIncident(id));
    return std::move(*incident);
}

} // namespace

Result<IncidentPage> ServiceDesk::incidents(Connection &c, const Actor &actor, const IncidentQuery &query,
                                            const PageStart &start, int limit, AnchorCache *anchors) const
{
    return reading(c, actor, [&]() -> Result<IncidentPage> {
        const FilterContext context{m_clock.now(), actor.user};
        return selectIncidents(c, actor.tenant, query, start, limit, context, anchors);
    });
}

Result<NumberedIncidents> ServiceDesk::numberedIncidents(Connection &c, const Actor &actor, const IncidentQuery &query,
                                                         qint64 offset, int limit, AnchorCache *anchors) const
{
    return reading(c, actor, [&]() -> Result<NumberedIncidents> {
        const FilterContext context{m_clock.now(), actor.user};
        NumberedIncidents page;
        ITSM_TRY_ASSIGN(page.rows,
                        selectWholePage(c, actor.tenant, query, std::max<qint64>(0, offset), limit, context, anchors));
        ITSM_TRY_ASSIGN(page.total, countIncidents(c, actor.tenant, query.filter, context));
        return page;
    });
}

Result<RowCount> ServiceDesk::count(Connection &c, const Actor &actor, const IncidentFilter &filter) const
{
    return reading(c, actor, [&]() -> Result<RowCount> {
        return countIncidents(c, actor.tenant, filter, {m_clock.now(), actor.user});
    });
}

Result<std::vector<MatchedIncident>> ServiceDesk::incidentsById(Connection &c, const Actor &actor,
                                                                const std::vector<IncidentId> &ids,
                                                                const IncidentFilter &filter) const
{
    return reading(c, actor, [&]() -> Result<std::vector<MatchedIncident>> {
        return selectIncidentsById(c, actor.tenant, ids, filter, {m_clock.now(), actor.user});
    });
}

Result<std::vector<IncidentId>> ServiceDesk::incidentIds(Connection &c, const Actor &actor, const IncidentQuery &query,
                                                         qint64 offset, qint64 count, AnchorCache *anchors) const
{
    return reading(c, actor, [&]() -> Result<std::vector<IncidentId>> {
        const FilterContext context{m_clock.now(), actor.user};
        return selectIncidentIds(c, actor.tenant, query, offset, count, context, anchors);
    });
}

Result<IncidentDetail> ServiceDesk::detail(Connection &c, const Actor &actor, IncidentId id, DetailParts parts) const
{
    return readingByKey(c, actor, [&]() -> Result<IncidentDetail> {
        IncidentDetail detail;
        ITSM_TRY_ASSIGN(detail.incident, readIncident(c, actor.tenant, id));
        if (parts.events) {
            ITSM_TRY_ASSIGN(detail.events, selectEvents(c, actor.tenant, id, mostEventsOfIncident));
        }
        if (parts.alerts) {
            ITSM_TRY_ASSIGN(detail.alerts, selectAlerts(c, actor.tenant, id, mostAlertsOfIncident));
        }
        if (parts.metrics) {
            ITSM_TRY_ASSIGN(detail.metrics, selectMetrics(c, actor.tenant, id, mostSamples));
        }
        return detail;
    });
}

Result<Incident> ServiceDesk::incident(Connection &c, const Actor &actor, IncidentId id) const
{
    return readingByKey(c, actor, [&] { return readIncident(c, actor.tenant, id); });
}

Result<IncidentId> ServiceDesk::findByNumber(Connection &c, const Actor &actor, const QString &number) const
{
    return readingByKey(c, actor, [&]() -> Result<IncidentId> {
        ITSM_TRY_ASSIGN(const std::optional<IncidentId> found, findIncidentByNumber(c, actor.tenant, number.trimmed()));
        if (!found)
            return fail(noSuchIncident(number.trimmed()));
        return *found;
    });
}

Result<IncidentCounters> ServiceDesk::counters(Connection &c, const Actor &actor) const
{
    return readingByKey(c, actor,
                        [&]() -> Result<IncidentCounters> { return selectCounters(c, actor.tenant, m_clock.now()); });
}

Result<Directory> ServiceDesk::directory(Connection &c, const Actor &actor) const
{
    return reading(c, actor, [&]() -> Result<Directory> {
        Directory directory;
        ITSM_TRY_ASSIGN(directory.users, selectUsers(c, actor.tenant));
        ITSM_TRY_ASSIGN(directory.items, selectCis(c, actor.tenant));
        ITSM_TRY_ASSIGN(directory.categories, selectDistinctTexts(c, actor.tenant, IncidentField::Category));
        ITSM_TRY_ASSIGN(directory.subcategories, selectDistinctTexts(c, actor.tenant, IncidentField::Subcategory));
        ITSM_TRY_ASSIGN(directory.groups, selectDistinctTexts(c, actor.tenant, IncidentField::Group));
        ITSM_TRY_ASSIGN(directory.sources, selectDistinctTexts(c, actor.tenant, IncidentField::Source));
        return directory;
    });
}

Result<std::vector<Alert>> ServiceDesk::activeAlerts(Connection &c, const Actor &actor, int offset, int limit) const
{
    return readingByKey(c, actor, [&]() -> Result<std::vector<Alert>> {
        return selectActiveAlerts(c, actor.tenant, std::max(0, offset), std::clamp(limit, 1, 1'000));
    });
}

Result<qint64> ServiceDesk::activeAlertCount(Connection &c, const Actor &actor) const
{
    return readingByKey(c, actor, [&] { return countActiveAlerts(c, actor.tenant); });
}

Result<AlertPage> ServiceDesk::alerts(Connection &c, const Actor &actor, const AlertScope &scope) const
{
    return reading(c, actor, [&]() -> Result<AlertPage> {
        AlertPage page;
        ITSM_TRY_ASSIGN(page.alerts, scope.since
                                         ? selectAlertsSince(c, actor.tenant, *scope.since, mostListedAlerts + 1)
                                         : selectActiveAlerts(c, actor.tenant, 0, mostListedAlerts + 1));
        page.isCut = page.alerts.size() > size_t{mostListedAlerts};
        if (page.isCut)
            page.alerts.pop_back();
        return page;
    });
}

Result<std::vector<Alert>> ServiceDesk::alertsOf(Connection &c, const Actor &actor, Instant since,
                                                 const std::vector<IncidentId> &incidents, int limit) const
{
    return reading(c, actor, [&] {
        return selectAlertsOf(c, actor.tenant, incidents, since, std::clamp(limit, 1, mostListedAlerts));
    });
}

Result<std::vector<Alert>> ServiceDesk::alertsById(Connection &c, const Actor &actor,
                                                   const std::vector<AlertId> &ids) const
{
    return reading(c, actor, [&] { return selectAlertsById(c, actor.tenant, ids); });
}

Result<ActivityRecords> ServiceDesk::activity(Connection &c, const Actor &actor, Instant since) const
{
    return reading(c, actor, [&]() -> Result<ActivityRecords> {
        ActivityRecords page;
        ITSM_TRY_ASSIGN(page.records, selectActivity(c, actor.tenant, since, mostListedActivity + 1));
        page.isCut = page.records.size() > size_t{mostListedActivity};
        if (page.isCut)
            page.records.pop_back();
        return page;
    });
}

Result<std::vector<Activity>> ServiceDesk::activityById(Connection &c, const Actor &actor,
                                                        const std::vector<EventId> &ids) const
{
    return reading(c, actor, [&] { return selectActivityById(c, actor.tenant, ids); });
}

Result<MetricPage> ServiceDesk::metrics(Connection &c, const Actor &actor, Instant since) const
{
    return reading(c, actor, [&]() -> Result<MetricPage> {
        MetricPage page;
        ITSM_TRY_ASSIGN(page.series,
                        selectMetricSummaries(c, actor.tenant, since, mostSummedSamples, mostListedMetrics + 1));
        const qint64 samples =
            std::accumulate(page.series.begin(), page.series.end(), qint64{0},
                            [](qint64 sum, const MetricSummary &series) { return sum + series.points; });
        const bool isLong = page.series.size() > size_t{mostListedMetrics};
        page.isCut = isLong || samples >= mostSummedSamples;
        if (isLong)
            page.series.pop_back();
        return page;
    });
}

Result<std::vector<MetricSummary>> ServiceDesk::metricsOf(Connection &c, const Actor &actor, Instant since,
                                                          const std::vector<IncidentId> &incidents) const
{
    return reading(c, actor,
                   [&] { return selectMetricSummaries(c, actor.tenant, since, incidents, mostListedMetrics); });
}

Result<std::vector<Metric>> ServiceDesk::samples(Connection &c, const Actor &actor, const SampleScope &scope) const
{
    return reading(c, actor, [&] {
        return selectMetricsOf(c, actor.tenant, scope.incident, scope.type, scope.name, scope.since, mostSamples);
    });
}

Result<> ServiceDesk::exportIncidents(Connection &c, const Actor &actor, const IncidentQuery &query,
                                      const std::function<bool(const Incident &)> &each) const
{
    // Not in inTransaction(): what was handed out cannot be taken back, so it must not start again.
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_TRY(bindTenant(c, actor.tenant));
    ITSM_TRY(streamIncidents(c, actor.tenant, query, {m_clock.now(), actor.user}, each));
    return transaction.commit();
}

Result<> ServiceDesk::exportIncidents(Connection &c, const Actor &actor, const std::vector<IncidentId> &ids,
                                      const std::function<bool(const Incident &)> &each) const
{
    constexpr size_t exportedAtOnce = 500;
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_TRY(bindTenant(c, actor.tenant));
    for (size_t first = 0; first < ids.size(); first += exportedAtOnce) {
        const std::vector<IncidentId> chunk(ids.begin() + static_cast<ptrdiff_t>(first),
                                            ids.begin() +
                                                static_cast<ptrdiff_t>(std::min(first + exportedAtOnce, ids.size())));
        ITSM_TRY_ASSIGN(const std::vector<Incident> found, selectWholeIncidents(c, actor.tenant, chunk));
        QHash<IncidentId, const Incident *> byId;
        for (const Incident &incident : found)
            byId.insert(incident.id, &incident);
        for (const IncidentId id : chunk) {
            if (const Incident *incident = byId.value(id); incident && !each(*incident))
                return transaction.commit();
        }
    }
    return transaction.commit();
}

Result<> ServiceDesk::prepareJumps(Connection &c, const Actor &actor, const IncidentQuery &query,
                                   AnchorCache &anchors) const
{
    return reading(c, actor, [&]() -> Result<> {
        return buildAnchors(c, actor.tenant, query, {m_clock.now(), actor.user}, anchors);
    });
}

} // namespace itsm
