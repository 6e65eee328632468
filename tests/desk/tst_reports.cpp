#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Reports and exports against plain sums over all incidents.
class TestReports : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    std::vector<Incident> m_incidents;
    using Code = Error::Code;

    Result<> fill()
    {
        DeskWorld &w = m_world;
        m_incidents.clear();
        std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same incidents each time
        const auto pick = [&](const auto &list) { return list[random() % list.size()]; };
        return w.inTenant([&]() -> Result<> {
            for (int i = 0; i < 400; ++i) {
                Incident incident;
                incident.tenantId = w.tenant;
                incident.number = u"R-%1"_s.arg(i);
                incident.title = u"t%1"_s.arg(i);
                incident.status = pick(allStatuses);
                incident.priority = pick(allPriorities);
                incident.severity = pick(allSeverities);
                incident.category = pick(std::array{u"network"_s, u"数据库"_s, QString()});
                incident.escalationLevel = static_cast<int>(random() % 3);
                incident.createdAt = w.clock.now() + std::chrono::hours(i);
                incident.detectedAt = incident.updatedAt = incident.createdAt;
                if (!isOpen(incident.status.value()) || random() % 4 == 0)
                    incident.resolvedAt =
                        incident.createdAt + std::chrono::minutes(static_cast<int>(random() % 5'000) - 60);
                if (random() % 10 == 0)
                    incident.deletedAt = incident.createdAt;
                ITSM_TRY_ASSIGN(incident.id, insertIncident(w.c(), incident));
                m_incidents.push_back(incident);
            }
            return {};
        });
    }
    MonitoringReport oracle(const ServiceDesk::ReportRequest &r) const
    {
        IncidentTotals totals;
        for (const Incident &i : m_incidents) {
            if (!i.deletedAt && i.createdAt >= r.from && i.createdAt <= r.to &&
                (!r.category || i.category == *r.category) && (!r.priority || i.priority == *r.priority) &&
                (!r.status || i.status == *r.status))
                totals.add(i);
        }
        return monitoringReport(totals);
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
        ITSM_VERIFY(fill());
    }

    void monitoringIsThePlainSum()
    {
        DeskWorld &w = m_world;
        const Instant start = w.clock.now();
        std::vector<ServiceDesk::ReportRequest> requests;
        for (const auto &category : {std::optional<QString>(), std::optional(u"数据库"_s), std::optional(QString()),
                                     std::optional(u"none such"_s)}) {
            for (const auto &priority : {std::optional<Priority>(), std::optional(Priority::Urgent)}) {
                for (const auto &status :
                     {std::optional<Status>(), std::optional(Status::Resolved), std::optional(Status::OnHold)})
                    requests.push_back({start + 10h, start + 300h, category, priority, status});
            }
        }
        requests.push_back({start, start, {}, {}, {}});            // the ends belong to it
        requests.push_back({start - 10h, start - 1h, {}, {}, {}}); // nothing
        for (const auto &request : requests) {
            ITSM_UNWRAP(const MonitoringReport report, w.desk.monitoring(w.c(), w.viewer, request));
            const MonitoringReport expected = oracle(request);
            QVERIFY(std::abs(report.totals.resolutionHours - expected.totals.resolutionHours) < 1e-6);
            QVERIFY(std::abs(report.averageResolutionTime - expected.averageResolutionTime) < 1e-6);
            IncidentTotals exact = report.totals;
            exact.resolutionHours = expected.totals.resolutionHours;
            QCOMPARE(exact, expected.totals);
            QCOMPARE(report.resolutionRate, expected.resolutionRate);
            QCOMPARE(report.escalationRate, expected.escalationRate);
        }
    }

    void monitoringRefusesNonsense()
    {
        DeskWorld &w = m_world;
        const Instant now = w.clock.now();
        QCOMPARE(w.desk.monitoring(w.c(), w.viewer, {now, now - 1s, {}, {}, {}}).error().field, u"end_time"_s);
        QCOMPARE(w.desk.monitoring(w.c(), w.viewer, {now, now, {}, Priority::Unknown, {}}).error().field,
                 u"priority"_s);
        QCOMPARE(w.desk.monitoring(w.c(), w.viewer, {now, now, {}, {}, Status::Unknown}).error().field, u"status"_s);
        ITSM_UNWRAP(const MonitoringReport theirs,
                    w.desk.monitoring(w.c(), w.foreigner, {now, now + 1'000h, {}, {}, {}}));
        QCOMPARE(theirs.totals.total, 0);
    }

    void resolutionTimesArePlainCounts()
    {
        DeskWorld &w = m_world;
        w.clock.set(w.clock.now() + 200h); // some are overdue, some are of later
        const std::vector<std::chrono::seconds> bounds{60s, 1h, 8h, 1000h};
        ITSM_UNWRAP(const ResolutionTimes times, w.desk.resolutionTimes(w.c(), w.viewer, bounds));
        std::vector<qint64> within(bounds.size());
        IncidentTotals totals;
        std::map<Severity, ResolutionTimes::Level> levels;
        for (const Incident &i : m_incidents) {
            if (i.deletedAt)
                continue;
            const qint64 before = totals.resolutionCount;
            totals.add(i);
            const bool isResolved = totals.resolutionCount > before;
            const auto taken = isResolved ? std::max(*i.resolvedAt - i.createdAt, std::chrono::microseconds(0))
                                          : std::chrono::microseconds(0);
            for (size_t b = 0; b < bounds.size(); ++b)
                within[b] += isResolved && taken <= bounds[b] ? 1 : 0;
            const auto limit = overdueAfter(i.severity.value());
            if (!limit)
                continue;
            ResolutionTimes::Level &level = levels[i.severity.value()];
            level.severity = i.severity.value();
            level.kept += isResolved && taken <= *limit ? 1 : 0;
            level.broken += (isResolved && taken > *limit) || isOverdue(i, w.clock.now()) ? 1 : 0;
        }
        QCOMPARE(times.within, within);
        QCOMPARE(times.count, totals.resolutionCount);
        QVERIFY(std::abs(times.seconds / 3600 - totals.resolutionHours) < 1e-6);
        QCOMPARE(times.levels.size(), levels.size());
        qint64 kept = 0;
        for (const ResolutionTimes::Level &level : times.levels) {
            QCOMPARE(level, levels[level.severity]);
            QVERIFY(level.broken > 0);
            kept += level.kept;
        }
        QVERIFY(kept > 0);
        ITSM_UNWRAP(const ResolutionTimes theirs, w.desk.resolutionTimes(w.c(), w.foreigner, bounds));
        QCOMPARE(theirs.count, 0);
    }

    void alertStatisticsArePlainSums()
    {
        DeskWorld &w = m_world;
        const Instant start = w.clock.now();
        std::mt19937 random(5); // NOLINT(cert-msc51-cpp): the same alerts each time
        std::vector<Alert> alerts;
        const auto fillAlerts = [&]() -> Result<> {
            for (int i = 0; i < 200; ++i) {
                Alert alert;
                alert.incidentId = m_incidents[random() % m_incidents.size()].id;
                alert.tenantId = w.tenant;
                alert.type = u"threshold"_s;
                alert.name = u"a"_s;
                alert.message = u"m"_s;
                alert.status =
                    std::array{AlertStatus::Active, AlertStatus::Acknowledged, AlertStatus::Resolved}[random() % 3];
                alert.triggeredAt = start + std::chrono::minutes(i);
                if (random() % 2 == 0) // also a clock that went back
                    alert.acknowledgedAt = alert.triggeredAt + std::chrono::seconds(int(random() % 5'000) - 60);
                ITSM_TRY_ASSIGN(alert.id, insertAlert(w.c(), alert));
                alerts.push_back(alert);
            }
            return {};
        };
        ITSM_VERIFY(w.inTenant(fillAlerts));
        for (const auto &[from, to] : {std::pair(start, start + 1000h), std::pair(start + 30min, start + 90min),
                                       std::pair(start + 5min, start + 5min), std::pair(start - 2h, start - 1h)}) {
            AlertTotals totals;
            for (const Alert &alert : alerts) {
                if (alert.triggeredAt >= from && alert.triggeredAt <= to)
                    totals.add(alert);
            }
            ITSM_UNWRAP(AlertStatistics figures, w.desk.alertStatistics(w.c(), w.viewer, from, to));
            const AlertStatistics expected = alertStatistics(totals, from, to);
            QVERIFY(std::abs(figures.totals.responseMinutes - totals.responseMinutes) < 1e-6);
            figures.totals.responseMinutes = totals.responseMinutes;
            figures.averageResponseTime = expected.averageResponseTime;
            QCOMPARE(figures, expected);
        }
        QCOMPARE(w.desk.alertStatistics(w.c(), w.viewer, start, start - 1s).error().field, u"end_time"_s);
        ITSM_UNWRAP(const AlertStatistics theirs, w.desk.alertStatistics(w.c(), w.foreigner, start, start + 1000h));
        QCOMPARE(theirs.totals.total, 0);

        const std::vector<IncidentId> some{alerts[0].incidentId, alerts[1].incidentId};
        ITSM_UNWRAP(const std::vector<Alert> theirAlerts, w.desk.alertsOf(w.c(), w.viewer, start + 1min, some, 1'000));
        const auto count = std::ranges::count_if(alerts, [&](const Alert &alert) {
            return alert.triggeredAt >= start + 1min && std::ranges::find(some, alert.incidentId) != some.end();
        });
        QCOMPARE(theirAlerts.size(), size_t(count));
        QVERIFY(std::ranges::is_sorted(theirAlerts, std::greater<>(), &Alert::triggeredAt));
        ITSM_UNWRAP(const std::vector<Alert> one, w.desk.alertsOf(w.c(), w.viewer, start + 1min, some, 1));
        QCOMPARE(one.size(), size_t{1});
        QCOMPARE(one.front().id, theirAlerts.front().id);
    }

    void exportGivesEveryIncidentOnce()
    {
        DeskWorld &w = m_world;
        const IncidentQuery query{.filter = {}, .sort = {IncidentField::Number, Qt::AscendingOrder}};
        QStringList numbers;
        ITSM_VERIFY(w.desk.exportIncidents(w.c(), w.viewer, query, [&](const Incident &incident) {
            numbers.append(incident.number);
            return true;
        }));
        QStringList expected;
        for (const Incident &i : m_incidents) {
            if (!i.deletedAt)
                expected.append(i.number);
        }
        expected.sort();
        QCOMPARE(numbers, expected);

        int few = 0;
        ITSM_VERIFY(w.desk.exportIncidents(w.c(), w.viewer, query, [&](const Incident &) { return ++few < 5; }));
        QCOMPARE(few, 5);
        QVERIFY(!w.c().inTransaction());
        ITSM_VERIFY(w.desk.counters(w.c(), w.viewer));
    }
};

ITSM_TEST(TestReports)
#include "tst_reports.moc"
