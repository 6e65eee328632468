#include "services/desk/activity.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QString eventName(const char *type)
{
    static const QHash<QByteArray, QString> names{
        {eventtype::creation, u"Incident created"_s},
        {eventtype::update, u"Incident updated"_s},
        {eventtype::statusChange, u"Status changed"_s},
        {eventtype::assignment, u"Incident assigned"_s},
        {eventtype::acknowledgement, u"Incident acknowledged"_s},
        {eventtype::escalation, u"Incident escalated"_s},
        {eventtype::resolution, u"Incident resolved"_s},
        {eventtype::closure, u"Incident closed"_s},
        {eventtype::reopen, u"Incident reopened"_s},
        {eventtype::comment, u"Comment added"_s},
        {eventtype::deletion, u"Incident deleted"_s},
        {eventtype::restoration, u"Incident restored"_s},
        {eventtype::undo, u"Change taken back"_s},
        {eventtype::alertCreated, u"Alert created"_s},
        {eventtype::alertAcknowledged, u"Alert acknowledged"_s},
        {eventtype::alertResolved, u"Alert resolved"_s},
        {eventtype::alertUndo, u"Change of the alert taken back"_s},
        {eventtype::alertFlapping, u"Alert is flapping"_s},
        {eventtype::alertSteady, u"Alert is steady again"_s},
        {eventtype::metricAdded, u"Metric added"_s},
        {eventtype::imported, u"Incident imported"_s},
    };
    return names.value(type, QString::fromLatin1(type));
}

IncidentEvent makeEvent(const char *type, const IncidentSummary &incident, const Actor &actor, Instant now,
                        QJsonObject data, QString description)
{
    return {.id = {},
            .incidentId = incident.id,
            .type = QString::fromLatin1(type),
            .name = eventName(type),
            .description = std::move(description),
            .status = u"active"_s,
            .severity = Severity::Info,
            .data = std::move(data),
            .occurredAt = now,
            .userId = actor.user,
            .userName = actor.name,
            .source = actor.source,
            .metadata = {},
            .tenantId = incident.tenantId};
}

QJsonObject creationFacts(const Incident &incident)
{
    QJsonObject facts{{u"incident_number"_s, incident.number},   {u"title"_s, incident.title},
                      {u"status"_s, incident.status.text()},     {u"priority"_s, incident.priority.text()},
                      {u"severity"_s, incident.severity.text()}, {u"impact"_s, incident.impact.text()},
                      {u"urgency"_s, incident.urgency.text()},   {u"source"_s, incident.source}};
    if (!incident.category.isEmpty())
        facts.insert(u"category"_s, incident.category);
    if (incident.assigneeId.isValid())
        facts.insert(u"assignee"_s, incident.assigneeName);
    return facts;
}

bool recordChange(QJsonObject &data, const QString &field, const QJsonValue &from, const QJsonValue &to)
{
    if (from == to)
        return false;
    data.insert(field, QJsonObject{{u"from"_s, from}, {u"to"_s, to}});
    return true;
}

} // namespace itsm
