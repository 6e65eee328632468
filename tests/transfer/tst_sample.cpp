#include "services/desk/provision.h"
#include "services/transfer/sample.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

constexpr Instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 20} + std::chrono::hours(9)};

} // namespace

class TestSample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeWorkspace_data() { addDialectRows(); }
    void aWholeWorkspace()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
        const ManualClock clock(now);
        QElapsedTimer timer;
        timer.start();
        ITSM_VERIFY(createSample(*c, clock));
        qInfo("made in %lld ms", timer.elapsed());

        ITSM_UNWRAP(const Tenant tenant, findTenant(*c, {}, MissingTenant::Refuse));
        QCOMPARE(tenant.code, u"default"_s);
        const Actor actor{.tenant = tenant.id, .user = {}, .name = {}, .role = Role::Admin, .source = {}};
        const ServiceDesk desk(clock);
        ITSM_UNWRAP(const Directory directory, desk.directory(*c, actor));
        QCOMPARE(directory.users.size(), size_t(8));
        QCOMPARE(directory.items.size(), size_t(24));
        QVERIFY(directory.categories.size() >= 8);
        QSet<Role> roles;
        for (const User &user : directory.users)
            roles.insert(user.role.value());
        QCOMPARE(roles.size(), 4);
        ITSM_UNWRAP(const std::vector<Rule> rules, desk.rules(*c, actor));
        QCOMPARE(rules.size(), size_t(6));
        ITSM_UNWRAP(const std::vector<SavedView> views, desk.views(*c, actor));
        QCOMPARE(views.size(), size_t(4));
        for (const SavedView &view : views)
            QVERIFY2(parseFilter(view.filter), qPrintable(view.filter));
        ITSM_UNWRAP(const std::vector<Alert> alerts, desk.activeAlerts(*c, actor, 0, 100));
        QVERIFY(alerts.size() >= 10);

        ITSM_UNWRAP(const IncidentCounters counters, desk.counters(*c, actor));
        QCOMPARE(counters.total, 160);
        QVERIFY2(counters.open >= 30 && counters.open <= 100, qPrintable(QString::number(counters.open)));
        QVERIFY(counters.openCritical >= 2);
        QVERIFY(counters.openUnassigned >= 2);
        QVERIFY(counters.overdue >= 2);
        for (const auto &[status, count] : counters.byStatus)
            QVERIFY2(count > 0, qPrintable(status));
    }

    void historiesAreTrue()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
        const ManualClock clock(now);
        ITSM_VERIFY(createSample(*c, clock));
        ITSM_UNWRAP(const Tenant tenant, findTenant(*c, {}, MissingTenant::Refuse));
        const Actor actor{.tenant = tenant.id, .user = {}, .name = {}, .role = Role::Admin, .source = {}};
        const ServiceDesk desk(clock);
        std::vector<Incident> incidents;
        ITSM_VERIFY(desk.exportIncidents(*c, actor, {.filter = {}, .sort = {IncidentField::Number, Qt::AscendingOrder}},
                                         [&](const Incident &incident) {
                                             incidents.push_back(incident);
                                             return true;
                                         }));
        int chinese = 0;
        int withMetrics = 0;
        Instant previous{};
        for (const Incident &incident : incidents) {
            QVERIFY(incident.createdAt >= now - std::chrono::days(15) && incident.createdAt <= now);
            QVERIFY(incident.createdAt >= previous); // numbers rise with time
            previous = incident.createdAt;
            QVERIFY(incident.updatedAt <= now);
            chinese += incident.title[0].script() == QChar::Script_Han;
            ITSM_UNWRAP(const IncidentDetail detail, desk.detail(*c, actor, incident.id));
            QVERIFY(!detail.events.empty());
            QCOMPARE(detail.events.back().type, u"creation"_s);
            for (size_t i = 1; i < detail.events.size(); ++i)
                QVERIFY(detail.events[i - 1].occurredAt >= detail.events[i].occurredAt);
            QVERIFY(detail.events.front().occurredAt <= now);
            if (incident.status == Status::Resolved || incident.status == Status::Closed)
                QVERIFY(incident.resolvedAt && *incident.resolvedAt > incident.createdAt);
            if (!detail.metrics.empty()) {
                ++withMetrics;
                QVERIFY(detail.metrics.size() >= 3 * 140);
                double highest = 0;
                double lowest = 1e9;
                for (const Metric &metric : detail.metrics) {
                    QVERIFY(std::isfinite(metric.value) && metric.measuredAt <= now);
                    if (metric.type == "response_time_ms"_L1) {
                        highest = std::max(highest, metric.value);
                        lowest = std::min(lowest, metric.value);
                    }
                }
                QVERIFY2(highest > lowest * 1.5,
                         qPrintable(u"%1 %2 %3"_s.arg(incident.number).arg(lowest).arg(highest)));
            }
        }
        QVERIFY(chinese > 50 && chinese < 110);
        QCOMPARE(withMetrics, 20);
    }

    /// "CPU usage 95 % > 90 % for 10m" beside a curve of 60 % would teach nobody to trust either.
    void metricsShowWhatAlertsSay()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
        const ManualClock clock(now);
        ITSM_VERIFY(createSample(*c, clock));
        ITSM_UNWRAP(const Tenant tenant, findTenant(*c, {}, MissingTenant::Refuse));
        const Actor actor{.tenant = tenant.id, .user = {}, .name = {}, .role = Role::Admin, .source = {}};
        const ServiceDesk desk(clock);
        const QHash<QString, QString> metricOf{{u"LatencyHigh"_s, u"response_time_ms"_s},
                                               {u"ErrorRateHigh"_s, u"error_rate_percent"_s},
                                               {u"CpuHigh"_s, u"cpu_usage_percent"_s}};
        static const QRegularExpression number(u"[0-9]+"_s);
        std::vector<IncidentId> incidents;
        ITSM_VERIFY(desk.exportIncidents(*c, actor, IncidentQuery(), [&](const Incident &incident) {
            incidents.push_back(incident.id);
            return true;
        }));
        int compared = 0;
        for (const IncidentId id : incidents) {
            ITSM_UNWRAP(const IncidentDetail detail, desk.detail(*c, actor, id));
            for (const Alert &alert : detail.alerts) {
                const QString type = metricOf.value(alert.name);
                const double said = number.match(alert.message.mid(alert.message.indexOf(u' '))).captured().toDouble();
                for (const Metric &metric : detail.metrics) {
                    const bool isThen = metric.measuredAt > alert.triggeredAt - std::chrono::minutes(20) &&
                                        metric.measuredAt <= alert.triggeredAt;
                    if (metric.type == type && isThen) {
                        ++compared;
                        QVERIFY2(metric.value >= said, qPrintable(u"%1: %2"_s.arg(alert.message).arg(metric.value)));
                    }
                }
            }
        }
        QVERIFY2(compared >= 20, qPrintable(QString::number(compared)));
    }

    void twiceIsRefused()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
        const ManualClock clock(now);
        ITSM_VERIFY(createSample(*c, clock, u"noc"_s));
        ITSM_VERIFY_ERROR(createSample(*c, clock, u"noc"_s), Error::Code::Invalid);
    }
};

ITSM_TEST(TestSample)
#include "tst_sample.moc"
