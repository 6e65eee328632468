#include "tests/support/fake/fake_backend.h"

namespace itsm::test {

FakeBackend::FakeBackend(QObject *parent)
    : Backend(parent)
{
    m_actor = {TenantId(1), UserId(1), QStringLiteral("Tester"), Role::Admin, QStringLiteral("user")};
    m_link.state = LinkState::State::Live;
    m_link.source = QStringLiteral("memory");
    m_changeTimer.setSingleShot(true);
    connect(&m_changeTimer, &QTimer::timeout, this, &FakeBackend::reportChanges);
}

IncidentId FakeBackend::insert(Incident incident)
{
    if (!incident.id.isValid())
        incident.id = IncidentId(++m_lastId);
    m_lastId = qMax(m_lastId, incident.id.value);
    incident.tenantId = m_actor.tenant;
    const IncidentId id = incident.id;
    store(std::move(incident));
    note(Change::Operation::Insert, id);
    return id;
}

void FakeBackend::load(std::vector<Incident> incidents)
{
    m_views.clear();
    for (Incident &incident : incidents) {
        incident.id = IncidentId(++m_lastId);
        incident.tenantId = m_actor.tenant;
        const IncidentId id = incident.id;
        m_incidents.insert(id, std::move(incident));
    }
    reportEverything();
}

void FakeBackend::update(IncidentId id, const std::function<void(Incident &)> &change)
{
    Incident incident = m_incidents.value(id);
    change(incident);
    ++incident.version;
    store(std::move(incident));
    note(Change::Operation::Update, id);
}

void FakeBackend::remove(IncidentId id)
{
    unindex(m_incidents.value(id));
    m_incidents.remove(id);
    note(Change::Operation::Delete, id);
}

void FakeBackend::addMetric(Metric metric)
{
    metric.id = MetricId(++m_lastId);
    m_metrics[metric.incidentId].push_back(metric);
    m_changes.push_back({Change::Entity::Metric, Change::Operation::Insert, metric.id.value, metric.incidentId.value});
    startChangeTimer();
}

void FakeBackend::addEvent(IncidentEvent event)
{
    event.id = EventId(++m_lastId);
    std::vector<IncidentEvent> &events = m_events[event.incidentId];
    events.insert(events.begin(), event);
    m_changes.push_back({Change::Entity::Event, Change::Operation::Insert, event.id.value, event.incidentId.value});
    startChangeTimer();
}

void FakeBackend::reportEverything()
{
    m_changes.push_back({});
    startChangeTimer();
}

std::vector<IncidentId> FakeBackend::ids() const
{
    std::vector<IncidentId> all(m_incidents.keyBegin(), m_incidents.keyEnd());
    std::sort(all.begin(), all.end());
    return all;
}

void FakeBackend::reportChanges()
{
    m_changeTimer.stop();
    const std::vector<Change> changes = std::exchange(m_changes, {});
    Q_EMIT changed(changes);
}

std::vector<IncidentSummary> FakeBackend::oracle(const IncidentQuery &query) const
{
    std::vector<IncidentSummary> rows;
    for (const Incident &incident : m_incidents) {
        if (matches(query.filter, incident, m_context))
            rows.push_back(incident);
    }
    std::sort(rows.begin(), rows.end(), [&](const auto &a, const auto &b) { return lessThan(a, b, query.sort); });
    return rows;
}

void FakeBackend::setDelays(Delay untilRead, Delay untilDelivered)
{
    m_untilRead = untilRead;
    m_untilDelivered = untilDelivered;
}

void FakeBackend::setNow(Instant now)
{
    m_context.now = now;
    m_views.clear(); // other rows may match
}

void FakeBackend::setAlertTimes(Instant time)
{
    for (std::vector<Alert> &alerts : m_alerts) {
        for (Alert &alert : alerts)
            alert.triggeredAt = time;
    }
}

void FakeBackend::setReadHeld(Call call, bool held)
{
    m_isReadHeld[size_t(call)] = held;
    if (!held) {
        for (const std::function<void()> &read : std::exchange(m_unread[size_t(call)], {}))
            read();
    }
}

void FakeBackend::releaseHeld(size_t index)
{
    const std::function<void()> deliver = m_held[index];
    m_held.erase(m_held.begin() + qsizetype(index));
    deliver();
}

void FakeBackend::releaseAllHeld()
{
    while (!m_held.empty())
        releaseHeld(0);
}

void FakeBackend::setLink(LinkState link)
{
    m_link = std::move(link);
    Q_EMIT linkStateChanged(m_link);
}

void FakeBackend::unindex(const Incident &incident)
{
    for (View &view : m_views) {
        const ListPosition place = ListPosition::of(incident, view.query.sort);
        const auto found = std::lower_bound(
            view.rows.begin(), view.rows.end(), place,
            [&](const ListPosition &a, const ListPosition &b) { return comesBefore(a, b, view.query.sort); });
        if (found != view.rows.end() && *found == place)
            view.rows.erase(found);
    }
}

void FakeBackend::store(Incident incident)
{
    if (const auto old = m_incidents.constFind(incident.id); old != m_incidents.constEnd())
        unindex(*old);
    for (View &view : m_views) {
        if (!matches(view.query.filter, incident, m_context))
            continue;
        const ListPosition place = ListPosition::of(incident, view.query.sort);
        const auto where = std::lower_bound(
            view.rows.begin(), view.rows.end(), place,
            [&](const ListPosition &a, const ListPosition &b) { return comesBefore(a, b, view.query.sort); });
        view.rows.insert(where, place);
    }
    const IncidentId id = incident.id;
    m_incidents.insert(id, std::move(incident));
}

void FakeBackend::noteAlert(const Alert &alert)
{
    m_changes.push_back({Change::Entity::Alert, Change::Operation::Update, alert.id.value, alert.incidentId.value});
    startChangeTimer();
}

void FakeBackend::note(Change::Operation operation, IncidentId id)
{
    m_changes.push_back({Change::Entity::Incident, operation, id.value, 0});
    startChangeTimer();
}

void FakeBackend::startChangeTimer()
{
    if (!m_changeTimer.isActive())
        m_changeTimer.start(draw(m_changeDelay));
}

} // namespace itsm::test
