#include "services/desk/alert_writing.h"
#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/storage/incident_batch.h"
#include "services/storage/signal_table.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Error deletedIncident()
{
    return {Error::Code::Invalid,
            QCoreApplication::translate("Desk", "The incident is deleted; restore it first."),
            {},
            {{u"deleted"_s, true}}};
}

/// The incident that an alert or metric hangs on, locked, so that commands on it come one after another.
Result<Incident> lockParent(Connection &c, const Actor &actor, IncidentId id)
{
    ITSM_TRY_ASSIGN(std::vector<Incident> found, lockIncidents(c, actor.tenant, {id}));
    if (found.empty())
        return fail(noSuchIncident(id));
    if (found.front().deletedAt)
        return fail(deletedIncident());
    return std::move(found.front());
}

Result<> writeAlertChange(Connection &c, const Actor &actor, Instant now, const char *type, const Alert &alert,
                          const Incident &incident, const Token<AlertStatus> &from, QJsonObject data = {})
{
    ITSM_TRY_ASSIGN(const bool isWritten, updateAlertState(c, alert));
    if (!isWritten)
        return fail(transientError());
    data.insert(u"alert_id"_s, alert.id.value);
    data.insert(u"alert_name"_s, alert.name);
    recordChange(data, u"status"_s, from.text(), alert.status.text());
    ITSM_TRY(insertEvent(c, makeEvent(type, incident, actor, now, data)));
    return {};
}

tl::unexpected<Error> refuseAlertState(const QString &message, const Alert &alert)
{
    return fail(Error::Code::Invalid, message, u"status"_s, {{u"from"_s, alert.status.text()}});
}

/// Only from active to acknowledged, and from either to resolved.
Result<> moveAlert(Connection &c, const Actor &actor, Instant now, Alert &alert, const Incident &incident,
                   AlertStatus to)
{
    const bool isResolving = to == AlertStatus::Resolved;
    if (isResolving && alert.status == AlertStatus::Resolved)
        return refuseAlertState(QCoreApplication::translate("Desk", "The alert is resolved already."), alert);
    if (!isResolving && alert.status != AlertStatus::Active)
        return refuseAlertState(QCoreApplication::translate("Desk", "Only an active alert can be acknowledged."),
                                alert);
    const Token<AlertStatus> from = std::exchange(alert.status, to);
    if (isResolving) {
        alert.resolvedAt = now;
    } else {
        alert.acknowledgedAt = now;
        alert.acknowledgedBy = actor.user;
        alert.acknowledgedByName = actor.name;
    }
    return writeAlertChange(c, actor, now, isResolving ? eventtype::alertResolved : eventtype::alertAcknowledged, alert,
                            incident, from);
}

Error noSuchAlert(AlertId id)
{
    return {Error::Code::NotFound,
            QCoreApplication::translate("Desk", "There is no such alert."),
            {},
            {{u"id"_s, id.value}}};
}

/// Alerts with their incidents locked.
struct LockedAlerts
{
    QHash<AlertId, Alert> alerts;
    QHash<IncidentId, Incident> incidents;
};

/// The alerts are read again after the lock, because somebody else may have been faster.
Result<LockedAlerts> lockAlerts(Connection &c, const Actor &actor, const std::vector<AlertId> &ids)
{
    LockedAlerts locked;
    ITSM_TRY_ASSIGN(const std::vector<Alert> before, selectAlertsById(c, actor.tenant, ids));
    std::vector<IncidentId> parents;
    parents.reserve(before.size());
    for (const Alert &alert : before)
        parents.push_back(alert.incidentId);
    std::ranges::sort(parents, {}, &IncidentId::value);
    parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
    ITSM_TRY_ASSIGN(std::vector<Incident> incidents, lockIncidents(c, actor.tenant, parents));
    for (Incident &incident : incidents)
        locked.incidents.emplace(incident.id, std::move(incident));
    ITSM_TRY_ASSIGN(std::vector<Alert> alerts, selectAlertsById(c, actor.tenant, ids));
    for (Alert &alert : alerts)
        locked.alerts.emplace(alert.id, std::move(alert));
    return locked;
}

/// Changes one of them by `change(alert, incident)`.
template <typename Change>
Result<Alert> changeLocked(LockedAlerts &locked, AlertId id, const Change &change)
{
    const auto alert = locked.alerts.find(id);
    if (alert == locked.alerts.end())
        return fail(noSuchAlert(id));
    const auto incident = locked.incidents.constFind(alert->incidentId);
    if (incident == locked.incidents.constEnd())
        return fail(noSuchIncident(alert->incidentId));
    // Also of a deleted incident: its alerts would stand in the list of active ones for ever.
    ITSM_TRY(change(*alert, *incident));
    return *alert;
}

/// Changes all of them, each with a result of its own. What the database says stops everything; what the desk says
/// concerns one alert alone.
template <typename Change>
Result<std::vector<AlertItem>> changeEach(LockedAlerts &locked, const std::vector<AlertId> &ids, const Change &change)
{
    std::vector<AlertItem> items;
    items.reserve(ids.size());
    for (const AlertId id : ids) {
        const Result<Alert> changed = changeLocked(locked, id, change);
        if (!changed && changed.error().code != Error::Code::Invalid && changed.error().code != Error::Code::NotFound)
            return fail(changed.error());
        items.push_back({.id = id, .error = changed ? std::nullopt : std::optional(changed.error())});
    }
    return items;
}

Result<> checkAlertCount(const std::vector<AlertId> &ids)
{
    if (ids.size() > size_t{mostListedAlerts})
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "At most %n alerts can be changed at once.", nullptr,
                                                mostListedAlerts));
    return {};
}

/// What taking back must know, read after the incidents were locked.
struct AlertPast
{
    QHash<AlertId, IncidentEvent> lastChanges; ///< not older than undoWindow
    QSet<AlertId> open;                        ///< their sources say that they are firing
};

Result<AlertPast> readPast(Connection &c, const Actor &actor, Instant now, const LockedAlerts &locked,
                           const std::vector<AlertId> &ids)
{
    AlertPast past;
    const QList<IncidentId> parents = locked.incidents.keys();
    ITSM_TRY_ASSIGN(const std::vector<IncidentEvent> changes,
                    selectAlertChanges(c, actor.tenant, {parents.begin(), parents.end()}, now - undoWindow));
    for (const IncidentEvent &event : changes) {
        const AlertId alert(event.data.value("alert_id"_L1).toInteger());
        if (!past.lastChanges.contains(alert)) // the newest comes first
            past.lastChanges.insert(alert, event);
    }
    ITSM_TRY_ASSIGN(const std::vector<AlertId> open, selectOpenAlerts(c, actor.tenant, ids));
    past.open = QSet<AlertId>(open.begin(), open.end());
    return past;
}

/// Why the last change of the alert cannot be taken back by this actor now.
std::optional<Error> undoRefusal(const Alert &alert, const AlertPast &past, const Actor &actor)
{
    const auto invalid = [](const QString &message) { return Error{Error::Code::Invalid, message, {}, {}}; };
    const auto last = past.lastChanges.constFind(alert.id);
    if (last == past.lastChanges.constEnd() || last->type == QLatin1StringView(eventtype::alertUndo))
        return invalid(
            QCoreApplication::translate("Desk", "There is nothing to take back, or it is too long ago by now."));
    if (last->userId != actor.user || last->userName != actor.name)
        return invalid(QCoreApplication::translate("Desk", "The last change of the alert is not yours."));
    if (last->data.value("status"_L1).toObject().value("to"_L1).toString() != alert.status.text())
        return invalid(QCoreApplication::translate("Desk", "Somebody else changed the alert meanwhile."));
    // Nobody would ever resolve it again.
    const bool hasSource = alert.metadata.contains("alert_source"_L1);
    if (alert.status == AlertStatus::Resolved && hasSource && !past.open.contains(alert.id))
        return invalid(QCoreApplication::translate("Desk", "The source of the alert reports it no more."));
    return {};
}

Result<> takeBackAlert(Connection &c, const Actor &actor, Instant now, Alert &alert, const Incident &incident,
                       const AlertPast &past)
{
    if (auto error = undoRefusal(alert, past, actor))
        return tl::unexpected(std::move(*error));
    const IncidentEvent last = past.lastChanges.value(alert.id);
    const QString before = last.data.value("status"_L1).toObject().value("from"_L1).toString();
    const Token<AlertStatus> from = std::exchange(alert.status, Token<AlertStatus>::fromText(before));
    if (from == AlertStatus::Resolved) {
        alert.resolvedAt.reset();
    } else {
        alert.acknowledgedAt.reset();
        alert.acknowledgedBy = {};
        alert.acknowledgedByName.clear();
    }
    return writeAlertChange(c, actor, now, eventtype::alertUndo, alert, incident, from,
                            {{u"undone_event"_s, last.id.value}, {u"undone_type"_s, last.type}});
}

} // namespace

Result<Alert> ServiceDesk::createAlert(Connection &c, const Actor &actor, const NewAlert &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteAlerts));
    ITSM_TRY_ASSIGN(const NewAlert checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Alert> {
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(const Incident incident, lockParent(c, actor, checked.incidentId));
        Alert alert;
        alert.incidentId = incident.id;
        alert.incidentNumber = incident.number;
        alert.ciName = incident.ciName;
        alert.source = incident.source;
        alert.tenantId = actor.tenant;
        alert.type = checked.type;
        alert.name = checked.name;
        alert.message = checked.message;
        alert.severity = checked.severity;
        alert.channels = checked.channels;
        alert.recipients = checked.recipients;
        alert.metadata = checked.metadata;
        alert.triggeredAt = now;
        ITSM_TRY_ASSIGN(alert, writeAlert(c, std::move(alert), incident));
        const QJsonObject data{{u"alert_id"_s, alert.id.value},
                               {u"alert_type"_s, alert.type},
                               {u"alert_name"_s, alert.name},
                               {u"severity"_s, alert.severity.text()},
                               {u"channels"_s, QJsonArray::fromStringList(alert.channels)}};
        ITSM_TRY(insertEvent(c, makeEvent(eventtype::alertCreated, incident, actor, now, data, alert.message)));
        return alert;
    });
}

Result<Alert> ServiceDesk::acknowledgeAlert(Connection &c, const Actor &actor, AlertId id) const
{
    return changeAlert(c, actor, id, AlertStatus::Acknowledged);
}

Result<Alert> ServiceDesk::resolveAlert(Connection &c, const Actor &actor, AlertId id) const
{
    return changeAlert(c, actor, id, AlertStatus::Resolved);
}

Result<Alert> ServiceDesk::changeAlert(Connection &c, const Actor &actor, AlertId id, AlertStatus to) const
{
    ITSM_TRY(authorize(actor, Permission::WriteAlerts));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Alert> {
        ITSM_TRY_ASSIGN(LockedAlerts locked, lockAlerts(c, actor, {id}));
        return changeLocked(locked, id, [&](Alert &alert, const Incident &incident) {
            return moveAlert(c, actor, m_clock.now(), alert, incident, to);
        });
    });
}

Result<std::vector<AlertItem>> ServiceDesk::changeAlerts(Connection &c, const Actor &actor,
                                                         const std::vector<AlertId> &ids, AlertStatus to) const
{
    ITSM_TRY(authorize(actor, Permission::WriteAlerts));
    ITSM_TRY(checkAlertCount(ids));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<std::vector<AlertItem>> {
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(LockedAlerts locked, lockAlerts(c, actor, ids));
        return changeEach(locked, ids, [&](Alert &alert, const Incident &incident) {
            return moveAlert(c, actor, now, alert, incident, to);
        });
    });
}

Result<std::vector<AlertItem>> ServiceDesk::takeBackAlerts(Connection &c, const Actor &actor,
                                                           const std::vector<AlertId> &ids) const
{
    ITSM_TRY(authorize(actor, Permission::WriteAlerts));
    ITSM_TRY(checkAlertCount(ids));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<std::vector<AlertItem>> {
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(LockedAlerts locked, lockAlerts(c, actor, ids));
        ITSM_TRY_ASSIGN(const AlertPast past, readPast(c, actor, now, locked, ids));
        return changeEach(locked, ids, [&](Alert &alert, const Incident &incident) {
            return takeBackAlert(c, actor, now, alert, incident, past);
        });
    });
}

Result<Metric> ServiceDesk::addMetric(Connection &c, const Actor &actor, const NewMetric &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteMetrics));
    ITSM_TRY_ASSIGN(const NewMetric checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Metric> {
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(const Incident incident, lockParent(c, actor, checked.incidentId));
        Metric metric;
        metric.incidentId = incident.id;
        metric.tenantId = actor.tenant;
        metric.type = checked.type;
        metric.name = checked.name;
        metric.value = checked.value;
        metric.unit = checked.unit;
        metric.measuredAt = checked.measuredAt.value_or(now);
        metric.tags = checked.tags;
        ITSM_TRY_ASSIGN(metric.id, insertMetric(c, metric));
        const QJsonObject data{{u"metric_id"_s, metric.id.value},
                               {u"metric_type"_s, metric.type},
                               {u"metric_name"_s, metric.name},
                               {u"metric_value"_s, metric.value},
                               {u"unit"_s, metric.unit}};
        ITSM_TRY(insertEvent(c, makeEvent(eventtype::metricAdded, incident, actor, now, data)));
        return metric;
    });
}

} // namespace itsm
