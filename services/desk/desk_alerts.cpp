#include "services/desk/alert_writing.h"
#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/storage/incident_batch.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The incident that an alert or metric hangs on, locked, so that commands on it come one after another.
Result<Incident> lockParent(Connection &c, const Actor &actor, IncidentId id)
{
    ITSM_TRY_ASSIGN(std::vector<Incident> found, lockIncidents(c, actor.tenant, {id}));
    if (found.empty())
        return fail(noSuchIncident(id));
    if (found.front().deletedAt)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "The incident is deleted; restore it first."), {},
                    {{u"deleted"_s, true}});
    return std::move(found.front());
}

/// The alert with its incident locked; read again after the lock, because somebody else may have been faster.
Result<std::pair<Alert, Incident>> lockAlert(Connection &c, const Actor &actor, AlertId id)
{
    const auto read = [&]() -> Result<Alert> {
        ITSM_TRY_ASSIGN(std::optional<Alert> alert, selectAlert(c, actor.tenant, id));
        if (!alert)
            return fail(Error::Code::NotFound, QCoreApplication::translate("Desk", "There is no such alert."), {},
                        {{u"id"_s, id.value}});
        return std::move(*alert);
    };
    ITSM_TRY_ASSIGN(const Alert before, read());
    ITSM_TRY_ASSIGN(Incident incident, lockParent(c, actor, before.incidentId));
    ITSM_TRY_ASSIGN(Alert alert, read());
    return std::pair(std::move(alert), std::move(incident));
}

Result<> writeAlertChange(Connection &c, const Actor &actor, Instant now, const char *type, const Alert &alert,
                          const Incident &incident, const Token<AlertStatus> &from)
{
    ITSM_TRY_ASSIGN(const bool isWritten, updateAlert(c, alert));
    if (!isWritten)
        return fail(transientError());
    QJsonObject data{{u"alert_id"_s, alert.id.value}, {u"alert_name"_s, alert.name}};
    recordChange(data, u"status"_s, from.text(), alert.status.text());
    ITSM_TRY(insertEvent(c, makeEvent(type, incident, actor, now, data)));
    return {};
}

tl::unexpected<Error> refuseAlertState(const QString &message, const Alert &alert)
{
    return fail(Error::Code::Invalid, message, u"status"_s, {{u"from"_s, alert.status.text()}});
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
    ITSM_TRY(authorize(actor, Permission::WriteAlerts));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Alert> {
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(auto locked, lockAlert(c, actor, id));
        auto &[alert, incident] = locked;
        if (alert.status != AlertStatus::Active)
            return refuseAlertState(QCoreApplication::translate("Desk", "Only an active alert can be acknowledged."),
                                    alert);
        const Token<AlertStatus> from = std::exchange(alert.status, AlertStatus::Acknowledged);
        alert.acknowledgedAt = now;
        alert.acknowledgedBy = actor.user;
        alert.acknowledgedByName = actor.name;
        ITSM_TRY(writeAlertChange(c, actor, now, eventtype::alertAcknowledged, alert, incident, from));
        return std::move(alert);
    });
}

Result<Alert> ServiceDesk::resolveAlert(Connection &c, const Actor &actor, AlertId id) const
{
    ITSM_TRY(authorize(actor, Permission::WriteAlerts));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Alert> {
        const Instant now = m_clock.now();
        ITSM_TRY_ASSIGN(auto locked, lockAlert(c, actor, id));
        auto &[alert, incident] = locked;
        if (alert.status == AlertStatus::Resolved)
            return refuseAlertState(QCoreApplication::translate("Desk", "The alert is resolved already."), alert);
        const Token<AlertStatus> from = std::exchange(alert.status, AlertStatus::Resolved);
        alert.resolvedAt = now;
        ITSM_TRY(writeAlertChange(c, actor, now, eventtype::alertResolved, alert, incident, from));
        return std::move(alert);
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
