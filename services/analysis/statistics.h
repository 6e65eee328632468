#pragma once

#include "services/domain/incident.h"

namespace itsm {

/// Numbers from which the monitoring report is made. A store sums them up in its own way; add() is their definition.
struct IncidentTotals
{
    qint64 total = 0;
    qint64 open = 0; ///< isOpen()
    qint64 resolved = 0;
    qint64 closed = 0;
    qint64 critical = 0;     ///< by severity, whatever the state
    qint64 highPriority = 0; ///< priority high or urgent, whatever the state
    qint64 escalated = 0;    ///< escalation level above 0
    /// Resolved or closed incidents with a resolution time, and the hours from creation to it. A resolution time before
    /// the creation, which imports can bring, counts as 0 hours; a time outside 1970 to 2100 is none.
    qint64 resolutionCount = 0;
    double resolutionHours = 0;

    void add(const IncidentSummary &incident);
    friend bool operator==(const IncidentTotals &, const IncidentTotals &) = default;
};

/// The figures of the monitoring request over the incidents created in a period. Rates are percentages of all incidents
/// in it; 0 where there is none.
struct MonitoringReport
{
    IncidentTotals totals;
    /// Hours from creation to resolution, over resolved and closed incidents: leaving out the closed ones, as the
    /// original does, would measure only what nobody has closed yet.
    double averageResolutionTime = 0;
    double resolutionRate = 0; ///< resolved and closed
    double escalationRate = 0;
    friend bool operator==(const MonitoringReport &, const MonitoringReport &) = default;
};
[[nodiscard]] MonitoringReport monitoringReport(const IncidentTotals &totals);
/// The numbers of the API's answer; the lists `incidents`, `metrics` and `alerts` are the caller's.
[[nodiscard]] QJsonObject toJson(const MonitoringReport &report);

/// Numbers from which the alert statistics are made.
struct AlertTotals
{
    qint64 total = 0;
    qint64 active = 0;
    qint64 acknowledged = 0;
    qint64 resolved = 0;
    /// Alerts that were acknowledged, and the minutes from trigger to acknowledgement (never below 0).
    qint64 responseCount = 0;
    double responseMinutes = 0;

    void add(const Alert &alert);
    friend bool operator==(const AlertTotals &, const AlertTotals &) = default;
};

struct AlertStatistics
{
    AlertTotals totals;
    double averageResponseTime = 0; ///< minutes
    double resolutionRate = 0;      ///< percent of all alerts
    Instant start{};
    Instant end{};
    friend bool operator==(const AlertStatistics &, const AlertStatistics &) = default;
};
/// Statistics of the alerts that were triggered from `start` to `end`.
[[nodiscard]] AlertStatistics alertStatistics(const AlertTotals &totals, Instant start, Instant end);
[[nodiscard]] QJsonObject toJson(const AlertStatistics &statistics);

} // namespace itsm
