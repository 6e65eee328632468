#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/domain/filter.h"
#include "services/storage/alert_sums.h"
#include "services/storage/incident_sums.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<> checkPeriod(Instant from, Instant to)
{
    if (to < from)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "The period ends before it begins."),
                    u"end_time"_s);
    return {};
}

} // namespace

Result<ImpactFigures> ServiceDesk::impact(Connection &c, const Actor &actor, IncidentId id) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    return inTransaction(c, actor, Connection::Access::Read, [&]() -> Result<ImpactFigures> {
        ITSM_TRY_ASSIGN(const std::optional<Incident> incident, selectIncident(c, actor.tenant, id));
        if (!incident)
            return fail(noSuchIncident(id));
        ITSM_TRY_ASSIGN(const MetricSums sums, selectMetricSums(c, actor.tenant, id));
        return impactFigures(*incident,
                             {.count = sums.count,
                              .mean = sums.mean,
                              .lowest = sums.lowest,
                              .highest = sums.highest,
                              .highestCpuUsage = sums.highestCpuUsage,
                              .highestMemoryUsage = sums.highestMemoryUsage},
                             m_clock.now());
    });
}

Result<MonitoringReport> ServiceDesk::monitoring(Connection &c, const Actor &actor, const ReportRequest &request) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY(checkPeriod(request.from, request.to));
    if (request.priority == Priority::Unknown || request.status == Status::Unknown)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "This is not one of the possible values."),
                    request.priority == Priority::Unknown ? u"priority"_s : u"status"_s);
    return inTransaction(c, actor, Connection::Access::Read, [&]() -> Result<MonitoringReport> {
        ITSM_TRY_ASSIGN(const IncidentSums sums, selectIncidentSums(c, actor.tenant,
                                                                    {.from = request.from,
                                                                     .to = request.to,
                                                                     .category = request.category,
                                                                     .priority = request.priority,
                                                                     .status = request.status}));
        return monitoringReport({.total = sums.total,
                                 .open = sums.open,
                                 .resolved = sums.resolved,
                                 .closed = sums.closed,
                                 .critical = sums.critical,
                                 .highPriority = sums.highPriority,
                                 .escalated = sums.escalated,
                                 .resolutionCount = sums.resolutionCount,
                                 .resolutionHours = sums.resolutionHours});
    });
}

Result<ResolutionTimes> ServiceDesk::resolutionTimes(Connection &c, const Actor &actor,
                                                     const std::vector<std::chrono::seconds> &bounds) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    std::vector<TimeLimit> limits;
    for (const Severity severity : allSeverities) {
        if (const auto most = overdueAfter(severity))
            limits.push_back({.severity = severity, .most = *most});
    }
    return inTransaction(c, actor, Connection::Access::Read,
                         [&] { return selectResolutionTimes(c, actor.tenant, bounds, limits, m_clock.now()); });
}

Result<AlertStatistics> ServiceDesk::alertStatistics(Connection &c, const Actor &actor, Instant from, Instant to) const
{
    ITSM_TRY(authorize(actor, Permission::ReadIncidents));
    ITSM_TRY(checkPeriod(from, to));
    return inTransaction(c, actor, Connection::Access::Read, [&]() -> Result<AlertStatistics> {
        ITSM_TRY_ASSIGN(const AlertSums sums, selectAlertSums(c, actor.tenant, from, to));
        return itsm::alertStatistics({.total = sums.total,
                                      .active = sums.active,
                                      .acknowledged = sums.acknowledged,
                                      .resolved = sums.resolved,
                                      .responseCount = sums.responseCount,
                                      .responseMinutes = sums.responseMinutes},
                                     from, to);
    });
}

} // namespace itsm
