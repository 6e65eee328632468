#include "services/analysis/statistics.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGivesZeroes();
    void countsIncidents();
    void averagesResolutionTimes();
    void countsAlerts();
};

namespace {
constexpr Instant start{sys_days{year{2026} / 1 / 1}};
}

void StatisticsTest::nothingGivesZeroes()
{
    const MonitoringReport report = monitoringReport({});
    const QJsonObject json = toJson(report);
    QCOMPARE(json.size(), 9);
    for (const QJsonValue &value : json)
        QCOMPARE(value.toDouble(-1), 0.0);
    const AlertStatistics alerts = alertStatistics({}, start, start + 24h);
    QCOMPARE(alerts.resolutionRate, 0.0);
    QCOMPARE(alerts.averageResponseTime, 0.0);
}

void StatisticsTest::countsIncidents()
{
    IncidentTotals totals;
    IncidentSummary incident;
    for (const Status status : allStatuses) {
        incident.status = status;
        totals.add(incident);
    }
    incident.status = Token<Status>::fromText(u"triaged");
    incident.severity = Severity::Critical;
    incident.priority = Priority::Urgent;
    incident.escalationLevel = 3;
    totals.add(incident);
    incident.status = Status::New;
    incident.severity = Severity::High;
    incident.priority = Priority::High;
    totals.add(incident);
    const QJsonObject json = toJson(monitoringReport(totals));
    QCOMPARE(json.value(u"total_incidents"_s).toInteger(), 10);
    QCOMPARE(json.value(u"open_incidents"_s).toInteger(), 7);
    QCOMPARE(json.value(u"resolved_incidents"_s).toInteger(), 1);
    QCOMPARE(json.value(u"closed_incidents"_s).toInteger(), 1);
    QCOMPARE(json.value(u"critical_incidents"_s).toInteger(), 1);
    QCOMPARE(json.value(u"high_priority_incidents"_s).toInteger(), 2);
    QCOMPARE(json.value(u"resolution_rate"_s).toDouble(), 20.0);
    QCOMPARE(json.value(u"escalation_rate"_s).toDouble(), 20.0);
}

void StatisticsTest::averagesResolutionTimes()
{
    IncidentTotals totals;
    const auto add = [&](Status status, OptionalInstant resolvedAt) {
        IncidentSummary incident;
        incident.status = status;
        incident.createdAt = start;
        incident.resolvedAt = resolvedAt;
        totals.add(incident);
    };
    add(Status::Resolved, start + 2h);
    add(Status::Closed, start + 4h);
    add(Status::Closed, std::nullopt);
    add(Status::InProgress, start + 100h); // reopened: not a resolution any more
    QCOMPARE(monitoringReport(totals).averageResolutionTime, 3.0);
    add(Status::Resolved, start - 6h);
    QCOMPARE(monitoringReport(totals).averageResolutionTime, 2.0);
}

void StatisticsTest::countsAlerts()
{
    AlertTotals totals;
    const auto add = [&](AlertStatus status, OptionalInstant acknowledgedAt) {
        Alert alert;
        alert.status = status;
        alert.triggeredAt = start;
        alert.acknowledgedAt = acknowledgedAt;
        totals.add(alert);
    };
    add(AlertStatus::Active, std::nullopt);
    add(AlertStatus::Acknowledged, start + 10min);
    add(AlertStatus::Resolved, start + 30min);
    add(AlertStatus::Resolved, std::nullopt);
    const QJsonObject json = toJson(alertStatistics(totals, start, start + 24h));
    const QJsonObject expected{{u"total_alerts"_s, 4},
                               {u"active_alerts"_s, 1},
                               {u"acknowledged_alerts"_s, 1},
                               {u"resolved_alerts"_s, 2},
                               {u"avg_response_time"_s, 20.0},
                               {u"resolution_rate"_s, 50.0},
                               {u"period"_s, QJsonObject{{u"start_time"_s, u"2026-01-01T00:00:00Z"_s},
                                                         {u"end_time"_s, u"2026-01-02T00:00:00Z"_s}}}};
    QCOMPARE(json, expected);
}

ITSM_TEST(StatisticsTest)
#include "tst_statistics.moc"
