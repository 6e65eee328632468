#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

class TestAlertsAndMetrics : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    static NewAlert alertFor(const Incident &incident)
    {
        return {.incidentId = incident.id,
                .type = u"threshold"_s,
                .name = u"CPU above 90 %"_s,
                .message = u"web-01 处理器过载"_s,
                .severity = Severity::High,
                .channels = {u"email"_s, u"slack"_s},
                .recipients = {u"ops@example.com"_s, u"night@example.com"_s},
                .metadata = {{u"value"_s, 97.5}}};
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void manyAlertsInOneGo()
    {
        DeskWorld &w = m_world;
        const Incident first = w.make();
        const Incident second = w.make();
        std::vector<AlertId> ids;
        for (const Incident &incident : {first, second, first}) {
            ITSM_UNWRAP(const Alert alert, w.desk.createAlert(w.c(), w.agent, alertFor(incident)));
            ids.push_back(alert.id);
        }
        ITSM_VERIFY(w.desk.resolveAlert(w.c(), w.agent, ids[1]));
        ids.push_back(AlertId(987'654));
        const qint64 events = w.eventCount();
        ITSM_UNWRAP(const auto items, w.desk.changeAlerts(w.c(), w.agent, ids, AlertStatus::Acknowledged));
        QCOMPARE(items.size(), size_t{4});
        QVERIFY(!items[0].error && !items[2].error);
        QCOMPARE(items[1].error->field, u"status"_s);
        QCOMPARE(items[3].error->code, Code::NotFound);
        QCOMPARE(w.eventCount(), events + 2);
        QCOMPARE(w.events(first.id).front().type, u"alert_acknowledged"_s);

        ITSM_UNWRAP(const AlertPage active, w.desk.alerts(w.c(), w.viewer, {}));
        QCOMPARE(active.alerts.size(), size_t{2});
        QVERIFY(!active.isCut);
        QCOMPARE(active.alerts.front().id, ids[2]); // the newest first
        QCOMPARE(active.alerts.front().ciName, first.ciName);
        QCOMPARE(active.alerts.front().source, first.source);
        ITSM_UNWRAP(const AlertPage history, w.desk.alerts(w.c(), w.viewer, {.since = w.clock.now() - 1h}));
        QCOMPARE(history.alerts.size(), size_t{3});
        ITSM_UNWRAP(const AlertPage later, w.desk.alerts(w.c(), w.viewer, {.since = w.clock.now() + 1h}));
        QVERIFY(later.alerts.empty());
        ITSM_UNWRAP(const auto some, w.desk.alertsById(w.c(), w.viewer, {ids[1], ids[3]}));
        QCOMPARE(some.size(), size_t{1});
        QCOMPARE(some.front().status.value(), AlertStatus::Resolved);

        const auto refused = w.desk.changeAlerts(w.c(), w.viewer, ids, AlertStatus::Resolved);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Forbidden);
    }

    void lifeOfAnAlert()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        ITSM_UNWRAP(Alert alert, w.desk.createAlert(w.c(), w.agent, alertFor(incident)));
        QVERIFY(alert.id.isValid());
        QCOMPARE(alert.status.value(), AlertStatus::Active);
        QCOMPARE(alert.triggeredAt, w.clock.now());
        QCOMPARE(w.number(u"SELECT count(*) FROM notification_outbox WHERE tenant_id = ?"_s), 4);
        QCOMPARE(w.eventCount(), 2);
        QCOMPARE(w.events(incident.id).front().type, u"alert_created"_s);
        // An alert is news of the incident, not a change of it.
        QCOMPARE(w.stored(incident.id), incident);
        ITSM_UNWRAP(const IncidentDetail detail, w.desk.detail(w.c(), w.viewer, incident.id));
        QCOMPARE(detail.alerts, std::vector<Alert>{alert});

        w.clock.advance(2min);
        ITSM_UNWRAP(alert, w.desk.acknowledgeAlert(w.c(), w.agent, alert.id));
        QCOMPARE(alert.status.value(), AlertStatus::Acknowledged);
        QCOMPARE(alert.acknowledgedAt, OptionalInstant(w.clock.now()));
        QCOMPARE(alert.acknowledgedBy, w.agent.user);
        QCOMPARE(w.events(incident.id).front().type, u"alert_acknowledged"_s);
        const auto again = w.desk.acknowledgeAlert(w.c(), w.agent, alert.id);
        QCOMPARE(again.error().field, u"status"_s);

        w.clock.advance(2min);
        ITSM_UNWRAP(alert, w.desk.resolveAlert(w.c(), w.manager, alert.id));
        QCOMPARE(alert.status.value(), AlertStatus::Resolved);
        QCOMPARE(alert.resolvedAt, OptionalInstant(w.clock.now()));
        QCOMPARE(w.events(incident.id).front().type, u"alert_resolved"_s);
        ITSM_VERIFY_ERROR(w.desk.resolveAlert(w.c(), w.manager, alert.id), Code::Invalid);
        ITSM_VERIFY_ERROR(w.desk.acknowledgeAlert(w.c(), w.manager, alert.id), Code::Invalid);
        QCOMPARE(w.eventCount(), 4);
        ITSM_UNWRAP(const IncidentDetail after, w.desk.detail(w.c(), w.viewer, incident.id));
        QCOMPARE(after.alerts, std::vector<Alert>{alert});
    }

    void resolveWithoutAcknowledging()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const Alert alert, w.desk.createAlert(w.c(), w.agent, alertFor(w.make())));
        ITSM_UNWRAP(const Alert resolved, w.desk.resolveAlert(w.c(), w.agent, alert.id));
        QVERIFY(!resolved.acknowledgedAt);
    }

    void ownChangesAreTakenBack()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        std::vector<AlertId> ids;
        for (int i = 0; i < 3; ++i) {
            ITSM_UNWRAP(const Alert alert, w.desk.createAlert(w.c(), w.agent, alertFor(incident)));
            ids.push_back(alert.id);
        }
        const auto read = [&] {
            std::vector<Alert> alerts = w.desk.alertsById(w.c(), w.viewer, ids).value_or(std::vector<Alert>());
            std::ranges::sort(alerts, {}, [](const Alert &alert) { return alert.id.value; });
            return alerts;
        };
        const std::vector<Alert> before = read();
        ITSM_VERIFY(w.desk.changeAlerts(w.c(), w.agent, ids, AlertStatus::Acknowledged));
        const std::vector<Alert> acknowledged = read();
        w.clock.advance(1s);
        ITSM_VERIFY(w.desk.resolveAlert(w.c(), w.agent, ids[0]));
        ITSM_VERIFY(w.desk.resolveAlert(w.c(), w.manager, ids[1]));

        const qint64 events = w.eventCount();
        ITSM_UNWRAP(const auto items, w.desk.takeBackAlerts(w.c(), w.agent, ids));
        QVERIFY(!items[0].error && !items[2].error);
        QCOMPARE(items[1].error->code, Code::Invalid); // somebody else's
        QCOMPARE(w.eventCount(), events + 2);          // an undo is an event, not an erasure
        QCOMPARE(w.events(incident.id).front().type, u"alert_undo"_s);
        QCOMPARE(w.events(incident.id).front().data[u"status"_s].toObject(),
                 (QJsonObject{{u"from"_s, u"acknowledged"_s}, {u"to"_s, u"active"_s}}));
        const std::vector<Alert> after = read();
        QCOMPARE(after.size(), ids.size());
        QCOMPARE(after[0], acknowledged[0]);
        QCOMPARE(after[1].status.value(), AlertStatus::Resolved);
        QCOMPARE(after[2], before[2]);
        // Neither twice, nor by others, nor too late.
        ITSM_UNWRAP(const auto again, w.desk.takeBackAlerts(w.c(), w.agent, {ids[0], AlertId(987'654)}));
        QCOMPARE(again[0].error->code, Code::Invalid);
        QCOMPARE(again[1].error->code, Code::NotFound);
        ITSM_VERIFY(w.desk.acknowledgeAlert(w.c(), w.agent, ids[2]));
        w.clock.advance(undoWindow + 1s);
        ITSM_UNWRAP(const auto late, w.desk.takeBackAlerts(w.c(), w.agent, {ids[2]}));
        QCOMPARE(late[0].error->code, Code::Invalid);
        ITSM_VERIFY_ERROR(w.desk.takeBackAlerts(w.c(), w.viewer, ids), Code::Forbidden);
        ITSM_UNWRAP(const auto foreign, w.desk.takeBackAlerts(w.c(), w.foreigner, ids));
        QCOMPARE(foreign[2].error->code, Code::NotFound);
        // The incident's own undo does not see what happened to its alerts.
        ITSM_VERIFY(w.desk.run(w.c(), w.agent, {.id = incident.id, .version = 0}, Acknowledge{}));
        ITSM_VERIFY(w.desk.changeAlerts(w.c(), w.agent, {ids[2]}, AlertStatus::Resolved));
        ITSM_VERIFY(w.desk.takeBackAlerts(w.c(), w.agent, {ids[2]}));
        ITSM_VERIFY(w.desk.run(w.c(), w.agent, {.id = incident.id, .version = 0}, Undo{}));
        QCOMPARE(w.stored(incident.id).status.value(), Status::New);
    }

    void activeAlertsInPages()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        std::vector<AlertId> ids;
        for (int i = 0; i < 5; ++i) {
            w.clock.advance(1s);
            ITSM_UNWRAP(const Alert alert, w.desk.createAlert(w.c(), w.agent, alertFor(incident)));
            ids.insert(ids.begin(), alert.id);
        }
        ITSM_VERIFY(w.desk.resolveAlert(w.c(), w.agent, ids[1]));
        ITSM_UNWRAP(const auto first, w.desk.activeAlerts(w.c(), w.viewer, 0, 2));
        ITSM_UNWRAP(const auto second, w.desk.activeAlerts(w.c(), w.viewer, 2, 2));
        QCOMPARE(first.size(), 2U);
        QCOMPARE(first[0].id, ids[0]);
        QCOMPARE(first[0].incidentNumber, incident.number);
        QCOMPARE(first[1].id, ids[2]);
        QCOMPARE(second.size(), 2U);
        QCOMPARE(second[1].id, ids[4]);
    }

    void alertsOfADeletedIncidentCanBeDealtWith()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        ITSM_UNWRAP(const Alert alert, w.desk.createAlert(w.c(), w.agent, alertFor(incident)));
        ITSM_VERIFY(w.desk.run(w.c(), w.manager, {incident.id, 0}, Delete{}));
        ITSM_VERIFY(w.desk.acknowledgeAlert(w.c(), w.agent, alert.id));
        ITSM_UNWRAP(const auto resolved, w.desk.changeAlerts(w.c(), w.agent, {alert.id}, AlertStatus::Resolved));
        QVERIFY(!resolved[0].error);
        ITSM_UNWRAP(const auto active, w.desk.activeAlerts(w.c(), w.viewer, 0, 10));
        QVERIFY(active.empty());
    }

    void channelsWithADestination()
    {
        DeskWorld &w = m_world;
        NewAlert input = alertFor(w.make());
        input.channels = {u"slack"_s};
        input.recipients.clear();
        ITSM_VERIFY(w.desk.createAlert(w.c(), w.agent, input));
        QCOMPARE(w.number(u"SELECT count(*) FROM notification_outbox WHERE tenant_id = ?"_s), 1);
    }

    void refusals()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        NewAlert bad = alertFor(incident);
        bad.channels = {u"fax"_s};
        QCOMPARE(w.desk.createAlert(w.c(), w.agent, bad).error().field, u"channels.0"_s);
        for (const QString &channel : {u"email"_s, u"sms"_s}) {
            NewAlert toNobody = alertFor(incident);
            toNobody.channels = {u"slack"_s, channel};
            toNobody.recipients.clear();
            const auto refused = w.desk.createAlert(w.c(), w.agent, toNobody);
            ITSM_VERIFY_ERROR(refused, Code::Invalid);
            QCOMPARE(refused.error().field, u"recipients"_s);
        }
        ITSM_VERIFY(w.desk.run(w.c(), w.manager, {incident.id, 0}, Delete{}));
        ITSM_VERIFY_ERROR(w.desk.createAlert(w.c(), w.agent, alertFor(incident)), Code::Invalid);
        ITSM_VERIFY_ERROR(w.desk.acknowledgeAlert(w.c(), w.agent, AlertId(987654321)), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.resolveAlert(w.c(), w.agent, AlertId()), Code::NotFound);
        QCOMPARE(w.number(u"SELECT count(*) FROM incident_alerts WHERE tenant_id = ?"_s), 0);
        QCOMPARE(w.number(u"SELECT count(*) FROM notification_outbox WHERE tenant_id = ?"_s), 0);
    }

    void metrics()
    {
        DeskWorld &w = m_world;
        const Incident incident = w.make();
        const NewMetric input{.incidentId = incident.id,
                              .type = u"host"_s,
                              .name = u"cpu_usage_percent"_s,
                              .value = 97.25,
                              .unit = u"%"_s,
                              .measuredAt = {},
                              .tags = {{u"host"_s, u"web-01"_s}}};
        ITSM_UNWRAP(const Metric now, w.desk.addMetric(w.c(), w.agent, input));
        QCOMPARE(now.measuredAt, w.clock.now());
        NewMetric earlier = input;
        earlier.value = 1e300;
        earlier.measuredAt = w.clock.now() - 1h;
        ITSM_UNWRAP(const Metric before, w.desk.addMetric(w.c(), w.agent, earlier));
        ITSM_UNWRAP(const IncidentDetail detail, w.desk.detail(w.c(), w.viewer, incident.id));
        QCOMPARE(detail.metrics, (std::vector<Metric>{before, now}));
        QCOMPARE(w.eventCount(), 3);
        QCOMPARE(detail.events.front().type, u"metric_added"_s);

        ITSM_UNWRAP(const ImpactFigures figures, w.desk.impact(w.c(), w.viewer, incident.id));
        QCOMPARE(figures, impactFigures(detail.incident, {.count = 2, .mean = 5e299, .lowest = 97.25, .highest = 1e300},
                                        w.clock.now()));
        QCOMPARE(w.stored(incident.id).version, 1);
    }
};

ITSM_TEST(TestAlertsAndMetrics)
#include "tst_alerts_and_metrics.moc"
