#include "services/analysis/impact.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

class ImpactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void businessBySeverity_data();
    void businessBySeverity();
    void overdueBySeverity_data();
    void overdueBySeverity();
    void finishedWorkIsNotOverdue();
    void samples();
    void noSamples();
    void performance_data();
    void performance();
    void answerOfTheApi();
    void everyFigureIsExplained();
};

namespace {

constexpr Instant now{sys_days{year{2026} / 1 / 31} + 12h};

IncidentSummary incidentOf(Severity severity, microseconds age)
{
    IncidentSummary incident;
    incident.severity = severity;
    incident.createdAt = now - age;
    return incident;
}

} // namespace

void ImpactTest::businessBySeverity_data()
{
    QTest::addColumn<int>("severity");
    QTest::addColumn<double>("users");
    QTest::addColumn<double>("revenue");
    QTest::addColumn<double>("availability");
    QTest::addColumn<bool>("modelled");
    QTest::newRow("critical") << int(Severity::Critical) << 1000.0 << 10000.0 << 50.0 << true;
    QTest::newRow("high") << int(Severity::High) << 500.0 << 5000.0 << 75.0 << true;
    QTest::newRow("medium") << int(Severity::Medium) << 100.0 << 1000.0 << 90.0 << true;
    QTest::newRow("low") << int(Severity::Low) << 10.0 << 100.0 << 95.0 << true;
    QTest::newRow("info") << int(Severity::Info) << 10.0 << 100.0 << 95.0 << false;
}

void ImpactTest::businessBySeverity()
{
    QFETCH(int, severity);
    QFETCH(bool, modelled);
    const ImpactFigures figures = impactFigures(incidentOf(static_cast<Severity>(severity), 1h), {}, now);
    QTEST(figures.affectedUsers.value, "users");
    QTEST(figures.revenueImpact.value, "revenue");
    QTEST(figures.serviceAvailability.value, "availability");
    QCOMPARE(figures.affectedUsers.basis, modelled ? Basis::Modelled : Basis::Assumed);
}

void ImpactTest::overdueBySeverity_data()
{
    QTest::addColumn<int>("severity");
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("overdue");
    QTest::addColumn<double>("by");
    QTest::newRow("critical in time") << int(Severity::Critical) << 4 << false << 0.0;
    QTest::newRow("critical late") << int(Severity::Critical) << 5 << true << 1.0;
    QTest::newRow("high in time") << int(Severity::High) << 8 << false << 0.0;
    QTest::newRow("high late") << int(Severity::High) << 10 << true << 2.0;
    QTest::newRow("medium in time") << int(Severity::Medium) << 24 << false << 0.0;
    QTest::newRow("medium late") << int(Severity::Medium) << 48 << true << 24.0;
    QTest::newRow("low never") << int(Severity::Low) << 9999 << false << 0.0;
    QTest::newRow("info never") << int(Severity::Info) << 9999 << false << 0.0;
}

void ImpactTest::overdueBySeverity()
{
    QFETCH(int, severity);
    QFETCH(int, hours);
    const ImpactFigures figures =
        impactFigures(incidentOf(static_cast<Severity>(severity), std::chrono::hours{hours}), {}, now);
    QTEST(figures.isOverdue, "overdue");
    QTEST(figures.overdueHours.value, "by");
    QCOMPARE(figures.hoursSinceCreation.value, double(hours));
    QCOMPARE(figures.daysSinceCreation.value, double(hours) / 24);
    QCOMPARE(figures.hoursSinceCreation.basis, Basis::Measured);
}

void ImpactTest::finishedWorkIsNotOverdue()
{
    IncidentSummary incident = incidentOf(Severity::Critical, 100h);
    incident.status = Status::Resolved;
    const ImpactFigures figures = impactFigures(incident, {}, now);
    QVERIFY(!figures.isOverdue);
    QCOMPARE(figures.overdueHours.value, 0.0);
}

void ImpactTest::samples()
{
    const ImpactFigures figures =
        impactFigures(incidentOf(Severity::Low, 1h), {.count = 3, .mean = 2, .lowest = -4, .highest = 8}, now);
    QCOMPARE(figures.metricCount.value, 3.0);
    QCOMPARE(figures.metricAverage.value, 2.0);
    QCOMPARE(figures.metricMax.value, 8.0);
    QCOMPARE(figures.metricMin.value, -4.0);
    QCOMPARE(figures.metricAverage.basis, Basis::Measured);
}

void ImpactTest::noSamples()
{
    const ImpactFigures figures = impactFigures(incidentOf(Severity::Low, 1h), {}, now);
    QCOMPARE(figures.metricCount, (Figure{0, Basis::Measured, "samples"_L1}));
    QCOMPARE(figures.metricMax, (Figure{0, Basis::Assumed, "no_samples"_L1}));
    QCOMPARE(figures.performanceImpact, (Figure{0, Basis::Assumed, "no_samples"_L1}));
}

void ImpactTest::performance_data()
{
    QTest::addColumn<double>("cpu");
    QTest::addColumn<double>("memory");
    QTest::addColumn<double>("impact");
    QTest::newRow("neither") << 90.0 << 95.0 << 0.0;
    QTest::newRow("cpu") << 90.1 << 10.0 << 50.0;
    QTest::newRow("memory") << 10.0 << 95.1 << 30.0;
    QTest::newRow("both: the larger") << 99.0 << 99.0 << 50.0;
}

void ImpactTest::performance()
{
    QFETCH(double, cpu);
    QFETCH(double, memory);
    const ImpactFigures figures =
        impactFigures(incidentOf(Severity::Low, 1h),
                      {.count = 3, .highest = 100, .highestCpuUsage = cpu, .highestMemoryUsage = memory}, now);
    QTEST(figures.performanceImpact.value, "impact");
    QCOMPARE(figures.performanceImpact.basis, Basis::Modelled);
}

void ImpactTest::answerOfTheApi()
{
    IncidentSummary incident = incidentOf(Severity::High, 12h);
    incident.id = IncidentId(9);
    incident.number = u"INC-202601-000009"_s;
    const QJsonObject json = toJson(impactFigures(incident, {}, now), incident, now);
    QCOMPARE(json.keys(), (QStringList{u"analysis_time"_s, u"business_impact"_s, u"created_at"_s, u"incident_id"_s,
                                       u"incident_number"_s, u"metrics"_s, u"priority"_s, u"severity"_s, u"status"_s,
                                       u"time_impact"_s, u"title"_s}));
    QCOMPARE(json.value(u"metrics"_s).toObject().keys(),
             (QStringList{u"average_value"_s, u"basis"_s, u"max_value"_s, u"min_value"_s, u"total_count"_s}));
    const QJsonObject time = json.value(u"time_impact"_s).toObject();
    QCOMPARE(time.keys(), (QStringList{u"basis"_s, u"days_since_creation"_s, u"hours_since_creation"_s, u"is_overdue"_s,
                                       u"overdue_hours"_s}));
    QCOMPARE(time.value(u"hours_since_creation"_s).toDouble(), 12.0);
    QCOMPARE(time.value(u"is_overdue"_s), QJsonValue(true));
    const QJsonObject business = json.value(u"business_impact"_s).toObject();
    QCOMPARE(business.keys(), (QStringList{u"affected_users"_s, u"basis"_s, u"performance_impact"_s,
                                           u"revenue_impact"_s, u"service_availability"_s}));
    QCOMPARE(business.value(u"basis"_s).toObject().value(u"affected_users"_s).toObject(),
             (QJsonObject{{u"basis"_s, u"modelled"_s}, {u"reason"_s, u"severity_table"_s}}));
}

void ImpactTest::everyFigureIsExplained()
{
    const std::vector<SampleFigures> sets{
        {}, {.count = 1}, {.count = 1, .highestCpuUsage = 99}, {.count = 1, .highestMemoryUsage = 99}};
    for (const Severity severity : allSeverities) {
        for (const SampleFigures &samples : sets) {
            const ImpactFigures f = impactFigures(incidentOf(severity, 99h), samples, now);
            for (const Figure &figure :
                 {f.metricCount, f.metricAverage, f.metricMax, f.metricMin, f.hoursSinceCreation, f.daysSinceCreation,
                  f.overdueHours, f.affectedUsers, f.revenueImpact, f.serviceAvailability, f.performanceImpact})
                QVERIFY2(!explanation(figure).isEmpty(), figure.reason.data());
        }
    }
}

ITSM_TEST(ImpactTest)
#include "tst_impact.moc"
