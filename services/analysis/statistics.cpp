#include "services/analysis/statistics.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

/// Never below 0. Nothing where one of them is no time that can be meant: other programs write the year 1 or 9999 for
/// "never".
std::optional<microseconds> elapsed(Instant since, OptionalInstant until)
{
    constexpr Instant first{};
    constexpr Instant end = sys_days(year(2100) / January / 1);
    if (!until || since <= first || since >= end || *until <= first || *until >= end)
        return {};
    return std::max(*until - since, microseconds{0});
}

double ratio(double part, qint64 whole)
{
    return whole > 0 ? part / static_cast<double>(whole) : 0;
}

double percent(qint64 part, qint64 whole)
{
    return ratio(100.0 * static_cast<double>(part), whole);
}

} // namespace

void IncidentTotals::add(const IncidentSummary &incident)
{
    const Status status = incident.status.value();
    ++total;
    open += isOpen(status) ? 1 : 0;
    resolved += status == Status::Resolved ? 1 : 0;
    closed += status == Status::Closed ? 1 : 0;
    critical += incident.severity == Severity::Critical ? 1 : 0;
    highPriority += incident.priority == Priority::High || incident.priority == Priority::Urgent ? 1 : 0;
    escalated += incident.escalationLevel > 0 ? 1 : 0;
    const auto taken = elapsed(incident.createdAt, incident.resolvedAt);
    if (taken && (status == Status::Resolved || status == Status::Closed)) {
        ++resolutionCount;
        resolutionHours += duration<double, std::ratio<3600>>(*taken).count();
    }
}

MonitoringReport monitoringReport(const IncidentTotals &totals)
{
    return {
        .totals = totals,
        .averageResolutionTime = ratio(totals.resolutionHours, totals.resolutionCount),
        .resolutionRate = percent(totals.resolved + totals.closed, totals.total),
        .escalationRate = percent(totals.escalated, totals.total),
    };
}

QJsonObject toJson(const MonitoringReport &report)
{
    return {
        {u"total_incidents"_s, report.totals.total},
        {u"open_incidents"_s, report.totals.open},
        {u"resolved_incidents"_s, report.totals.resolved},
        {u"closed_incidents"_s, report.totals.closed},
        {u"critical_incidents"_s, report.totals.critical},
        {u"high_priority_incidents"_s, report.totals.highPriority},
        {u"average_resolution_time"_s, report.averageResolutionTime},
        {u"resolution_rate"_s, report.resolutionRate},
        {u"escalation_rate"_s, report.escalationRate},
    };
}

void AlertTotals::add(const Alert &alert)
{
    ++total;
    active += alert.status == AlertStatus::Active ? 1 : 0;
    acknowledged += alert.status == AlertStatus::Acknowledged ? 1 : 0;
    resolved += alert.status == AlertStatus::Resolved ? 1 : 0;
    if (const auto taken = elapsed(alert.triggeredAt, alert.acknowledgedAt)) {
        ++responseCount;
        responseMinutes += duration<double, std::ratio<60>>(*taken).count();
    }
}

AlertStatistics alertStatistics(const AlertTotals &totals, Instant start, Instant end)
{
    return {
        .totals = totals,
        .averageResponseTime = ratio(totals.responseMinutes, totals.responseCount),
        .resolutionRate = percent(totals.resolved, totals.total),
        .start = start,
        .end = end,
    };
}

QJsonObject toJson(const AlertStatistics &statistics)
{
    return {
        {u"total_alerts"_s, statistics.totals.total},
        {u"active_alerts"_s, statistics.totals.active},
        {u"acknowledged_alerts"_s, statistics.totals.acknowledged},
        {u"resolved_alerts"_s, statistics.totals.resolved},
        {u"avg_response_time"_s, statistics.averageResponseTime},
        {u"resolution_rate"_s, statistics.resolutionRate},
        {u"period"_s,
         QJsonObject{{u"start_time"_s, toRfc3339(statistics.start)}, {u"end_time"_s, toRfc3339(statistics.end)}}},
    };
}

} // namespace itsm
