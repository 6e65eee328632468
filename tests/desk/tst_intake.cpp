#include "services/storage/signal_table.h"
#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// From signals to incidents and back, on both databases.
class TestIntake : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    AlertSource m_source;
    using Code = Error::Code;

    void makeSource(const QJsonObject &mapping = {}, std::optional<std::chrono::microseconds> heartbeat = {})
    {
        NewSource input;
        input.name = u"prometheus"_s;
        input.mapping = mapping;
        input.heartbeat = heartbeat;
        ITSM_UNWRAP(const SourceWithSecret made, m_world.desk.addSource(m_world.c(), m_world.admin, input));
        m_source = made.source;
    }
    [[nodiscard]] Signal firing(int number, std::chrono::seconds ago = 60s) const
    {
        Signal signal;
        signal.fingerprint = QString(u"fp"_s + QString::number(number));
        signal.name = u"DiskFull"_s;
        signal.labels = {{u"alertname"_s, u"DiskFull"_s},
                         {u"instance"_s, u"web-01:9100"_s},
                         {u"severity"_s, u"critical"_s},
                         {u"disk"_s, QString::number(number)}};
        signal.annotations = {{u"summary"_s, QString(u"磁盘 "_s + QString::number(number) + u" is full"_s)}};
        signal.generatorUrl = u"http://prometheus/graph"_s;
        signal.startsAt = m_world.clock.now() - ago;
        return signal;
    }
    [[nodiscard]] static Signal resolved(Signal signal)
    {
        signal.state = Signal::State::Resolved;
        return signal;
    }
    IntakeReport send(const std::vector<Signal> &alerts)
    {
        SignalBatch batch;
        batch.alerts = alerts;
        const auto report = m_world.desk.ingest(m_world.c(), m_source, batch);
        if (!report)
            QTest::qFail(describe(report.error()).constData(), __FILE__, __LINE__);
        return report.value_or(IntakeReport());
    }
    IntakeReport pull(const std::vector<Signal> &alerts, Instant asOf, bool isComplete = true)
    {
        PulledState state;
        state.batch.alerts = alerts;
        state.asOf = asOf;
        state.isComplete = isComplete;
        const auto report = m_world.desk.reconcile(m_world.c(), m_source, state);
        if (!report)
            QTest::qFail(describe(report.error()).constData(), __FILE__, __LINE__);
        return report.value_or(IntakeReport());
    }
    [[nodiscard]] std::vector<Alert> alertsOf(IncidentId id)
    {
        const auto found = m_world.desk.detail(m_world.c(), m_world.agent, id);
        return found ? found->alerts : std::vector<Alert>{};
    }
    /// All incidents, the oldest first.
    [[nodiscard]] std::vector<IncidentSummary> incidents()
    {
        IncidentQuery query;
        query.sort.field = IncidentField::Number;
        query.sort.order = Qt::AscendingOrder;
        const auto page = m_world.desk.incidents(m_world.c(), m_world.agent, query, PageStart::at(0), 1'000);
        return page ? page->rows : std::vector<IncidentSummary>{};
    }
    [[nodiscard]] QStringList eventTypes(IncidentId id)
    {
        QStringList types;
        for (const IncidentEvent &event : m_world.events(id))
            types.prepend(event.type);
        return types;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        m_world.clock.set(ManualClock().now());
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void lifeOfAnAlert()
    {
        makeSource();
        const Signal signal = firing(1);
        const IntakeReport first = send({signal});
        QCOMPARE(first.opened, 1);
        QCOMPARE(first.alerts, 1);
        const auto rows = incidents();
        QCOMPARE(rows.size(), size_t{1});
        const Incident incident = m_world.stored(rows.front().id);
        QCOMPARE(incident.title, u"磁盘 1 is full"_s);
        QCOMPARE(incident.status.value(), Status::New);
        QCOMPARE(incident.severity.value(), Severity::Critical);
        QCOMPARE(incident.source, u"monitoring"_s);
        QVERIFY(incident.isAutomated);
        QCOMPARE(incident.detectedAt, *signal.startsAt);
        QCOMPARE(incident.ciId, m_world.item); // "web-01:9100" is the item web-01
        QCOMPARE(incident.ciName, u"web-01"_s);
        QCOMPARE(incident.priority.value(), Priority::High); // impact medium by the item, urgency critical by the alert
        QVERIFY(incident.description.contains(u"disk = 1"_s));
        std::vector<Alert> alerts = alertsOf(incident.id);
        QCOMPARE(alerts.size(), size_t{1});
        QCOMPARE(alerts.front().status.value(), AlertStatus::Active);
        QCOMPARE(alerts.front().metadata.value("fingerprint"_L1).toString(), u"fp1"_s);
        QCOMPARE(eventTypes(incident.id), QStringList({u"creation"_s, u"alert_created"_s}));
        QCOMPARE(m_world.events(incident.id).front().userName, u"prometheus"_s);
        QCOMPARE(m_world.events(incident.id).front().source, u"monitoring"_s);

        // It is found by its words at once.
        IncidentQuery query;
        const auto filter = parseFilter(u"磁盘");
        QVERIFY(filter.has_value());
        query.filter = *filter;
        ITSM_UNWRAP(const IncidentPage found,
                    m_world.desk.incidents(m_world.c(), m_world.agent, query, PageStart::at(0), 10));
        QCOMPARE(found.rows.size(), size_t{1});

        m_world.clock.advance(5min);
        const qint64 events = m_world.eventCount();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(send({signal}).repeated, 1);
        QCOMPARE(m_world.eventCount(), events); // repetitions are no news
        QCOMPARE(m_world.number(u"SELECT repeats FROM alert_signals WHERE tenant_id = ?"_s), 3);

        m_world.clock.advance(1min);
        const IntakeReport ended = send({resolved(signal)});
        QCOMPARE(ended.ended, 1);
        QCOMPARE(ended.resolved, 1);
        const Incident done = m_world.stored(incident.id);
        QCOMPARE(done.status.value(), Status::Resolved);
        QCOMPARE(done.resolvedAt, OptionalInstant(m_world.clock.now()));
        QCOMPARE(alertsOf(incident.id).front().status.value(), AlertStatus::Resolved);
        QCOMPARE(eventTypes(incident.id),
                 QStringList({u"creation"_s, u"alert_created"_s, u"alert_resolved"_s, u"resolution"_s}));
        QCOMPARE(send({resolved(signal)}).ignored, 1); // twice does nothing more
        QCOMPARE(m_world.eventCount(), events + 2);
    }

    /// Beside what else its message holds, each repetition is counted once, and only of what is firing.
    void repetitionsAmongOthers()
    {
        makeSource();
        const std::vector<Signal> first{firing(1), firing(2), firing(3), firing(4)};
        QCOMPARE(send(first).alerts, 4);
        QCOMPARE(send({resolved(first[3])}).ended, 1);
        m_world.clock.advance(5min);
        Signal muted = first[0];
        muted.state = Signal::State::Muted;
        const IntakeReport report =
            send({first[0], resolved(first[1]), firing(3), firing(5), resolved(firing(6)), muted});
        QCOMPARE(report.repeated, 3); // the first one twice, and the third, which began anew
        QCOMPARE(report.alerts, 1);
        QCOMPARE(report.ended, 1);
        QCOMPARE(report.ignored, 1);
        const auto repeats = [this](const char *fingerprint) {
            return m_world.number(u"SELECT repeats FROM alert_signals WHERE tenant_id = ? AND fingerprint = '%1'"_s.arg(
                QLatin1StringView(fingerprint)));
        };
        QCOMPARE(repeats("fp1"), 2);
        QCOMPARE(repeats("fp2"), 0);
        QCOMPARE(repeats("fp3"), 1);
        QCOMPARE(repeats("fp4"), 0);
        QCOMPARE(repeats("fp5"), 0);
        QCOMPARE(send({first[0], firing(3, 3min)}).repeated, 2); // the second: of before it began anew
        QCOMPARE(repeats("fp1"), 3);
        QCOMPARE(repeats("fp3"), 2);
        QCOMPARE(
            m_world.number(u"SELECT count(*) FROM alert_signals WHERE tenant_id = ? AND last_seen_at <> changed_at"_s),
            2);
    }

    void messagesOutOfOrderAndReplayed()
    {
        makeSource();
        const Signal signal = firing(1);
        QCOMPARE(send({resolved(signal)}).ignored, 1); // of an alert that nobody knows
        QCOMPARE(incidents().size(), size_t{0});
        send({signal});
        send({resolved(signal)});
        m_world.clock.advance(10s);
        QCOMPARE(send({signal}).ignored, 1);
        QCOMPARE(incidents().size(), size_t{1});
        QCOMPARE(incidents().front().status.value(), Status::Resolved);
        // In one message: each is taken in after the other.
        Signal later = signal;
        later.startsAt = m_world.clock.now();
        const IntakeReport both = send({later, resolved(later)});
        QCOMPARE(both.alerts, 1);
        QCOMPARE(both.ended, 1);
        QCOMPARE(incidents().front().status.value(), Status::Resolved);
    }

    void firesAgain()
    {
        makeSource({{u"reopen_within"_s, u"30m"_s}});
        Signal signal = firing(1);
        send({signal});
        send({resolved(signal)});
        m_world.clock.advance(10min);
        signal.startsAt = m_world.clock.now();
        const IntakeReport again = send({signal});
        QCOMPARE(again.reopened, 1);
        QCOMPARE(again.opened, 0);
        QCOMPARE(incidents().size(), size_t{1});
        QCOMPARE(incidents().front().status.value(), Status::InProgress);
        QCOMPARE(alertsOf(incidents().front().id).size(), size_t{2});
        send({resolved(signal)});
        m_world.clock.advance(31min);
        signal.startsAt = m_world.clock.now();
        QCOMPARE(send({signal}).opened, 1);
        QCOMPARE(incidents().size(), size_t{2});
    }

    void whatPeopleDecideStands()
    {
        makeSource();
        const Signal signal = firing(1);
        send({signal});
        const IncidentId id = incidents().front().id;
        ITSM_VERIFY(m_world.desk.resolveAlert(m_world.c(), m_world.agent, alertsOf(id).front().id));
        ITSM_VERIFY(m_world.desk.run(m_world.c(), m_world.agent, {.id = id, .version = 0},
                                     Resolve{.resolution = u"cleaned"_s, .rootCause = {}}));
        m_world.clock.advance(1h);
        QCOMPARE(send({signal}).repeated, 1);
        QCOMPARE(incidents().size(), size_t{1});
        QCOMPARE(incidents().front().status.value(), Status::Resolved);
        // It began anew, and its end was lost: nobody has decided anything about that.
        Signal anew = signal;
        anew.startsAt = m_world.clock.now();
        QCOMPARE(send({anew}).opened, 1);
        QCOMPARE(incidents().size(), size_t{2});
        // The end of an alert on an incident that somebody deleted.
        const IncidentId second = incidents().back().id;
        ITSM_VERIFY(m_world.desk.run(m_world.c(), m_world.manager, {.id = second, .version = 0}, Delete{.reason = {}}));
        const IntakeReport ended = send({resolved(anew)});
        QCOMPARE(ended.ended, 1);
        QCOMPARE(ended.resolved, 0);
        anew.startsAt = m_world.clock.now() + 1s;
        QCOMPARE(send({anew}).opened, 1);
    }

    void anAlertWithoutItsEndBeginsAnewWhileOpen()
    {
        makeSource();
        Signal signal = firing(1);
        send({signal});
        m_world.clock.advance(1h);
        signal.startsAt = m_world.clock.now();
        QCOMPARE(send({signal}).repeated, 1);
        QCOMPARE(alertsOf(incidents().front().id).size(), size_t{1});
        QCOMPARE(send({resolved(signal)}).resolved, 1);
    }

    void groups()
    {
        makeSource({{u"group_by"_s, QJsonArray{u"alertname"_s, u"instance"_s}}});
        const IntakeReport first = send({firing(1), firing(2)});
        QCOMPARE(first.opened, 1);
        QCOMPARE(first.alerts, 2);
        QCOMPARE(send({firing(3)}).opened, 0);
        const IncidentId id = incidents().front().id;
        QCOMPARE(alertsOf(id).size(), size_t{3});
        Signal other = firing(4);
        other.labels.insert(u"instance"_s, u"web-02:9100"_s);
        QCOMPARE(send({other}).opened, 1);
        QCOMPARE(send({resolved(firing(1)), resolved(firing(2))}).resolved, 0);
        QCOMPARE(m_world.stored(id).status.value(), Status::New);
        QCOMPARE(send({resolved(firing(3))}).resolved, 1);
        QCOMPARE(m_world.stored(id).status.value(), Status::Resolved);
        // Of the same group, soon after.
        QCOMPARE(send({firing(5)}).reopened, 1);
    }

    void groupsOfTheSender()
    {
        makeSource();
        const auto grouped = [this](int number) {
            Signal signal = firing(number);
            signal.groupedBy = {u"alertname"_s, u"instance"_s};
            return signal;
        };
        std::vector<Signal> many;
        for (int i = 1; i <= 12; ++i)
            many.push_back(grouped(i));
        const IntakeReport first = send(many);
        QCOMPARE(first.opened, 1);
        QCOMPARE(first.alerts, 12);
        QCOMPARE(incidents().size(), size_t{1});
        const IncidentId id = incidents().front().id;
        const Incident incident = m_world.stored(id);
        QCOMPARE(incident.title, u"DiskFull: web-01:9100"_s);
        QCOMPARE(incident.ciId, m_world.item); // of all of them
        QCOMPARE(alertsOf(id).size(), size_t{12});
        // Together they are one piece of news.
        QCOMPARE(eventTypes(id), QStringList({u"creation"_s, u"alert_created"_s}));
        const IncidentEvent told = m_world.events(id).front();
        QCOMPARE(told.data.value("alerts"_L1).toInt(), 12);
        QCOMPARE(told.data.value("alert_name"_L1).toString(), u"DiskFull"_s);
        QCOMPARE(told.data.value("severity"_L1).toString(), u"critical"_s);
        QVERIFY(!told.data.contains("alert_id"_L1));
        QVERIFY2(told.description.startsWith(u"磁盘 1 is full\n磁盘 2"_s), qPrintable(told.description));
        QVERIFY(told.description.endsWith(u"磁盘 10 is full\n…"_s));
        // A few of them have a record each.
        m_world.clock.advance(1min);
        QCOMPARE(send({grouped(13), grouped(14)}).opened, 0);
        QCOMPARE(eventTypes(id),
                 QStringList({u"creation"_s, u"alert_created"_s, u"alert_created"_s, u"alert_created"_s}));
        QVERIFY(m_world.events(id).front().data.contains("alert_id"_L1));
        m_world.clock.advance(1min);
        std::vector<Signal> ends;
        for (int i = 1; i <= 14; ++i)
            ends.push_back(resolved(grouped(i)));
        const IntakeReport ended = send(ends);
        QCOMPARE(ended.ended, 14);
        QCOMPARE(ended.resolved, 1);
        QCOMPARE(eventTypes(id).sliced(4), QStringList({u"alert_resolved"_s, u"resolution"_s}));
        QCOMPARE(m_world.events(id)[1].data.value("alerts"_L1).toInt(), 14);
        // The mapping has the last word.
        for (Signal &signal : many)
            signal.fingerprint += u'x';
        ITSM_VERIFY(m_world.desk.removeSource(m_world.c(), m_world.admin, m_source.id));
        makeSource({{u"group_by"_s, QJsonArray()}});
        QCOMPARE(send(many).opened, 12);
    }

    /// An incident is as bad as the worst that has come to it, never better than somebody has made it.
    void aWorseAlertRaisesItsIncident()
    {
        makeSource({{u"group_by"_s, QJsonArray{u"alertname"_s}}});
        const auto alert = [this](int number, const QString &severity) {
            Signal signal = firing(number);
            signal.labels.insert(u"severity"_s, severity);
            return signal;
        };
        send({alert(1, u"low"_s)});
        const IncidentId id = incidents().front().id;
        const Incident before = m_world.stored(id);
        QCOMPARE(before.severity.value(), Severity::Low);
        send({alert(2, u"warning"_s), alert(3, u"critical"_s), alert(4, u"info"_s)});
        const Incident raised = m_world.stored(id);
        QCOMPARE(raised.severity.value(), Severity::Critical);
        QCOMPARE(raised.urgency.value(), Level::Critical);
        QCOMPARE(raised.impact, before.impact); // of the item, as before
        QVERIFY(raised.priority.rank() > before.priority.rank());
        QCOMPARE(
            m_world.number(u"SELECT count(*) FROM incident_events WHERE tenant_id = ? AND event_type = 'update'"_s), 1);
        const qint64 version = raised.version;
        send({alert(5, u"low"_s), alert(6, u"critical"_s)});
        QCOMPARE(m_world.stored(id).version, version);
        // It ends, and begins anew with something worse than a person has said.
        std::vector<Signal> ends;
        for (int i = 1; i <= 6; ++i)
            ends.push_back(resolved(alert(i, {})));
        QCOMPARE(send(ends).resolved, 1);
        IncidentPatch patch;
        patch.severity = Severity::Low;
        ITSM_VERIFY(m_world.desk.run(m_world.c(), m_world.agent, {.id = id, .version = 0}, Update{patch}));
        m_world.clock.advance(1min);
        QCOMPARE(send({alert(7, u"high"_s)}).reopened, 1);
        const Incident again = m_world.stored(id);
        QCOMPARE(again.status.value(), Status::InProgress);
        QCOMPARE(again.severity.value(), Severity::High);
        QCOMPARE(again.urgency.value(), Level::Critical); // was not lowered
    }

    void incidentsMayStayOpen()
    {
        makeSource({{u"resolves_incidents"_s, false}});
        send({firing(1)});
        const IntakeReport ended = send({resolved(firing(1))});
        QCOMPARE(ended.ended, 1);
        QCOMPARE(ended.resolved, 0);
        QCOMPARE(incidents().front().status.value(), Status::New);
    }

    void flappingIsHeldBackWithItsReason()
    {
        makeSource({{u"flapping"_s, QJsonObject{{u"changes"_s, 4}, {u"within"_s, u"30m"_s}, {u"hold"_s, u"10m"_s}}}});
        Signal signal = firing(1);
        for (int i = 0; i < 2; ++i) {
            signal.startsAt = m_world.clock.now();
            send({signal});
            m_world.clock.advance(1min);
            if (i == 0)
                send({resolved(signal)});
            m_world.clock.advance(1min);
        }
        const IntakeReport held = send({resolved(signal)});
        QCOMPARE(held.held, 1);
        QCOMPARE(held.resolved, 0);
        const IncidentId id = incidents().front().id;
        QCOMPARE(m_world.stored(id).status.value(), Status::InProgress);
        const IncidentEvent told = m_world.events(id).front();
        QCOMPARE(told.type, u"alert_flapping"_s);
        QVERIFY2(told.description.contains(u"10m"_s), qPrintable(told.description));
        const Alert alert = alertsOf(id).front();
        QCOMPARE(alert.status.value(), AlertStatus::Active);
        QCOMPARE(alert.metadata.value("held_back"_L1).toString(), told.description);
        // Up and down: nothing happens.
        const qint64 events = m_world.eventCount();
        for (int i = 0; i < 5; ++i) {
            m_world.clock.advance(1min);
            signal.startsAt = m_world.clock.now();
            send({signal});
            m_world.clock.advance(1min);
            send({resolved(signal)});
        }
        QCOMPARE(m_world.eventCount(), events);
        QCOMPARE(incidents().size(), size_t{1});
        m_world.clock.advance(9min);
        ITSM_VERIFY(m_world.desk.watchSource(m_world.c(), m_source));
        QCOMPARE(m_world.stored(id).status.value(), Status::InProgress);
        m_world.clock.advance(1min);
        ITSM_VERIFY(m_world.desk.watchSource(m_world.c(), m_source));
        QCOMPARE(m_world.stored(id).status.value(), Status::Resolved);
        QVERIFY(!alertsOf(id).front().metadata.contains(u"held_back"_s));
        QVERIFY(eventTypes(id).contains(u"alert_steady"_s));
    }

    void silentSources()
    {
        makeSource({}, 5min);
        m_world.clock.advance(5min);
        ITSM_VERIFY(m_world.desk.watchSource(m_world.c(), m_source));
        QCOMPARE(incidents().size(), size_t{0});
        m_world.clock.advance(1us);
        for (int i = 0; i < 3; ++i)
            ITSM_VERIFY(m_world.desk.watchSource(m_world.c(), m_source));
        QCOMPARE(incidents().size(), size_t{1});
        QVERIFY(incidents().front().title.contains(u"prometheus"_s));
        QCOMPARE(incidents().front().status.value(), Status::New);
        send({});
        QCOMPARE(incidents().front().status.value(), Status::Resolved);
        m_world.clock.advance(6min);
        ITSM_VERIFY(m_world.desk.watchSource(m_world.c(), m_source));
        QCOMPARE(incidents().size(), size_t{2}); // another silence
    }

    void heartbeatAlert()
    {
        makeSource({{u"heartbeat_alert"_s, u"Watchdog"_s}}, 5min);
        Signal watchdog = firing(7);
        watchdog.name = u"Watchdog"_s;
        QCOMPARE(send({watchdog}).opened, 0);
        m_world.clock.advance(4min);
        send({firing(1)}); // the relay lives, whoever watches does not
        m_world.clock.advance(2min);
        ITSM_VERIFY(m_world.desk.watchSource(m_world.c(), m_source));
        QCOMPARE(incidents().size(), size_t{2});
        send({resolved(watchdog)});
        QCOMPARE(incidents().back().status.value(), Status::New);
        send({watchdog});
        QCOMPARE(incidents().back().status.value(), Status::Resolved);
    }

    void reconciliation()
    {
        makeSource();
        send({firing(1), firing(2)});
        m_world.clock.advance(1min);
        // The sender holds 2 and 3; the end of 1 was lost, and so was the beginning of 3.
        const IntakeReport report = pull({firing(2), firing(3)}, m_world.clock.now());
        QCOMPARE(report.opened, 1);
        QCOMPARE(report.resolved, 1);
        QCOMPARE(report.repeated, 1);
        // What was pushed while the answer was on its way is newer.
        const Instant asked = m_world.clock.now();
        m_world.clock.advance(1s);
        send({firing(4), resolved(firing(2))});
        const IntakeReport late = pull({firing(2), firing(3)}, asked);
        QCOMPARE(late.opened + late.reopened + late.resolved, 0);
        // A sender that has only started knows nothing yet.
        m_world.clock.advance(1min);
        QCOMPARE(pull({}, m_world.clock.now(), false).resolved, 0);
        QCOMPARE(pull({}, m_world.clock.now()).resolved, 2);
        QCOMPARE(m_world.number(u"SELECT count(*) FROM incidents WHERE tenant_id = ? AND status <> 'resolved'"_s), 0);
    }

    void mutedAlertsOpenNothingAndEndNothing()
    {
        makeSource();
        send({firing(1)});
        m_world.clock.advance(1min);
        Signal known = firing(1);
        known.state = Signal::State::Muted;
        Signal unknown = firing(2);
        unknown.state = Signal::State::Muted;
        const IntakeReport report = pull({known, unknown}, m_world.clock.now());
        QCOMPARE(report.opened + report.resolved, 0);
        QCOMPARE(incidents().front().status.value(), Status::New);
    }

    void sourcesAndTenantsAreApart()
    {
        makeSource();
        send({firing(1)});
        NewSource input;
        input.name = u"other"_s;
        ITSM_UNWRAP(const SourceWithSecret other, m_world.desk.addSource(m_world.c(), m_world.admin, input));
        SignalBatch batch;
        batch.alerts = {resolved(firing(1))};
        ITSM_UNWRAP(const IntakeReport same, m_world.desk.ingest(m_world.c(), other.source, batch));
        QCOMPARE(same.ignored, 1);
        ITSM_UNWRAP(const SourceWithSecret foreign, m_world.desk.addSource(m_world.c(), m_world.foreigner, input));
        ITSM_UNWRAP(const IntakeReport theirs, m_world.desk.ingest(m_world.c(), foreign.source, batch));
        QCOMPARE(theirs.ignored, 1);
        // An id of another tenant is no source.
        AlertSource mixed = m_source;
        mixed.tenantId = m_world.foreigner.tenant;
        ITSM_VERIFY_ERROR(m_world.desk.ingest(m_world.c(), mixed, batch), Code::NotFound);
        QCOMPARE(incidents().front().status.value(), Status::New);
    }

    void alertsThatCannotBeKeptStopNoOthers()
    {
        makeSource();
        Signal nameless = firing(1);
        nameless.fingerprint.clear();
        Signal endless = firing(2);
        endless.fingerprint = QString(201, u'f');
        const IntakeReport report = send({nameless, endless, firing(3)});
        QCOMPARE(report.problems.size(), 2);
        QCOMPARE(report.opened, 1);
        // Labels that no column could hold.
        Signal large = firing(4);
        for (int i = 0; i < 3'000; ++i)
            large.labels.insert(u"l"_s + QString::number(i), QString(200, u'v'));
        QCOMPARE(send({large}).opened, 1);
    }

    void numbersFromElsewhereAreSteppedOver()
    {
        makeSource();
        const Incident first = m_world.make();
        const qint64 last = first.number.right(6).toLongLong();
        Incident foreign = first;
        foreign.id = {};
        foreign.number = QString(first.number.chopped(6) + QString::number(last + 3).rightJustified(6, u'0'));
        ITSM_VERIFY(m_world.inTenant([&]() -> Result<> {
            ITSM_TRY(insertIncident(m_world.c(), foreign));
            return {};
        }));
        std::vector<Signal> alerts;
        for (int i = 0; i < 5; ++i)
            alerts.push_back(firing(i));
        QCOMPARE(send(alerts).opened, 5);
        QCOMPARE(m_world.number(u"SELECT count(DISTINCT incident_number) FROM incidents WHERE tenant_id = ?"_s), 7);
        // Five are tried, then the five behind them.
        QCOMPARE(m_world.make().number.right(6).toLongLong(), last + 11);
    }

    void aStorm()
    {
        makeSource();
        constexpr int count = 1'500; // more than are made findable at once
        std::vector<Signal> alerts;
        for (int i = 0; i < count; ++i)
            alerts.push_back(firing(i));
        QCOMPARE(send(alerts).opened, count);
        const auto inTable = [&](const QString &sql) { return m_world.number(sql); };
        QCOMPARE(inTable(u"SELECT count(*) FROM incidents WHERE tenant_id = ?"_s), count);
        QCOMPARE(inTable(u"SELECT count(*) FROM incident_alerts a JOIN incidents i ON i.id = a.incident_id"
                         " JOIN alert_signals s ON s.alert_id = a.id AND s.incident_id = i.id"
                         " WHERE a.tenant_id = ? AND i.title = a.message"_s),
                 count);
        QCOMPARE(inTable(u"SELECT count(*) FROM incident_events WHERE tenant_id = ?"_s), 2 * count);
        QCOMPARE(send(alerts).repeated, count);
        // Housekeeping makes them findable.
        for (bool isMore = true; isMore;) {
            ITSM_UNWRAP(isMore, m_world.desk.refreshSearch(m_world.c(), m_world.admin));
        }
        QCOMPARE(inTable(u"SELECT count(*) FROM incident_search WHERE tenant_id = ?"_s), count);
        for (Signal &signal : alerts)
            signal.state = Signal::State::Resolved;
        QCOMPARE(send(alerts).resolved, count);
        ITSM_UNWRAP(const IncidentCounters counters, m_world.desk.counters(m_world.c(), m_world.agent));
        QCOMPARE(counters.resolved, count);
        QCOMPARE(counters.open, 0);
    }

    void whatASourceEndedStaysResolved()
    {
        makeSource();
        const Signal first = firing(1);
        const Signal second = firing(2);
        send({first, second});
        ITSM_UNWRAP(const AlertPage active, m_world.desk.alerts(m_world.c(), m_world.viewer, {}));
        QCOMPARE(active.alerts.size(), size_t{2});
        std::vector<AlertId> ids{active.alerts[0].id, active.alerts[1].id};
        if (active.alerts[0].metadata[u"labels"_s][u"disk"_s].toString() != u"1"_s)
            std::swap(ids[0], ids[1]);
        ITSM_VERIFY(m_world.desk.changeAlerts(m_world.c(), m_world.agent, ids, AlertStatus::Resolved));
        m_world.clock.advance(5s);
        send({resolved(second)});
        ITSM_UNWRAP(const auto items, m_world.desk.takeBackAlerts(m_world.c(), m_world.agent, ids));
        QVERIFY(!items[0].error);
        QVERIFY(items[1].error); // nothing would ever resolve it again
        ITSM_UNWRAP(const AlertPage after, m_world.desk.alerts(m_world.c(), m_world.viewer, {}));
        QCOMPARE(after.alerts.size(), size_t{1});
        QCOMPARE(after.alerts.front().id, ids[0]);
        send({resolved(first)});
        ITSM_UNWRAP(const AlertPage none, m_world.desk.alerts(m_world.c(), m_world.viewer, {}));
        QVERIFY(none.alerts.empty());
    }
};

ITSM_TEST(TestIntake)
#include "tst_intake.moc"
