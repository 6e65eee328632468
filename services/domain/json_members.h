#pragma once

#include "services/domain/incident.h"

namespace itsm {

// The members of rows in JSON, as json.h describes them: in one place for the objects and the texts that are made of
// them. `out` is told each of them by its name in the first dialect and its value, by its function write().

// An id, a text or a time is left out where there is none.

template <typename Out, typename Tag>
void writeIfAny(Out &out, QLatin1StringView name, Id<Tag> id)
{
    if (id.isValid())
        out.write(name, id.value);
}

template <typename Out>
void writeIfAny(Out &out, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        out.write(name, text);
}

template <typename Out>
void writeIfAny(Out &out, QLatin1StringView name, OptionalInstant time)
{
    if (time)
        out.write(name, *time);
}

template <typename Out>
void writeMembers(Out &out, const IncidentSummary &incident)
{
    using Name = QLatin1StringView;
    writeIfAny(out, Name("id"), incident.id);
    writeIfAny(out, Name("tenant_id"), incident.tenantId);
    out.write(Name("incident_number"), incident.number);
    out.write(Name("title"), incident.title);
    out.write(Name("status"), incident.status.text());
    out.write(Name("priority"), incident.priority.text());
    out.write(Name("severity"), incident.severity.text());
    out.write(Name("category"), incident.category);
    out.write(Name("subcategory"), incident.subcategory);
    out.write(Name("source"), incident.source);
    writeIfAny(out, Name("assignee_id"), incident.assigneeId);
    writeIfAny(out, Name("assignee_name"), incident.assigneeName);
    writeIfAny(out, Name("configuration_item_id"), incident.ciId);
    writeIfAny(out, Name("configuration_item_name"), incident.ciName);
    writeIfAny(out, Name("assignment_group"), incident.assignmentGroup);
    out.write(Name("escalation_level"), incident.escalationLevel);
    out.write(Name("is_automated"), incident.isAutomated);
    out.write(Name("detected_at"), incident.detectedAt);
    out.write(Name("created_at"), incident.createdAt);
    out.write(Name("updated_at"), incident.updatedAt);
    writeIfAny(out, Name("acknowledged_at"), incident.acknowledgedAt);
    writeIfAny(out, Name("resolved_at"), incident.resolvedAt);
    writeIfAny(out, Name("closed_at"), incident.closedAt);
    writeIfAny(out, Name("escalated_at"), incident.escalatedAt);
    writeIfAny(out, Name("deleted_at"), incident.deletedAt);
    out.write(Name("version"), incident.version);
}

template <typename Out>
void writeMembers(Out &out, const Incident &incident)
{
    using Name = QLatin1StringView;
    writeMembers(out, static_cast<const IncidentSummary &>(incident));
    out.write(Name("description"), incident.description);
    out.write(Name("impact"), incident.impact.text());
    out.write(Name("urgency"), incident.urgency.text());
    writeIfAny(out, Name("reporter_id"), incident.reporterId);
    writeIfAny(out, Name("reporter_name"), incident.reporterName);
    out.write(Name("impact_analysis"), incident.impactAnalysis);
    out.write(Name("root_cause"), incident.rootCause);
    out.write(Name("resolution_steps"), incident.resolutionSteps);
    out.write(Name("metadata"), QJsonValue(incident.metadata));
}

template <typename Out>
void writeMembers(Out &out, const IncidentEvent &event)
{
    using Name = QLatin1StringView;
    writeIfAny(out, Name("id"), event.id);
    writeIfAny(out, Name("incident_id"), event.incidentId);
    out.write(Name("event_type"), event.type);
    out.write(Name("event_name"), event.name);
    out.write(Name("description"), event.description);
    out.write(Name("status"), event.status);
    out.write(Name("severity"), event.severity.text());
    out.write(Name("data"), QJsonValue(event.data));
    out.write(Name("occurred_at"), event.occurredAt);
    writeIfAny(out, Name("user_id"), event.userId);
    writeIfAny(out, Name("user_name"), event.userName);
    out.write(Name("source"), event.source);
    out.write(Name("metadata"), QJsonValue(event.metadata));
    writeIfAny(out, Name("tenant_id"), event.tenantId);
}

template <typename Out>
void writeMembers(Out &out, const Alert &alert)
{
    using Name = QLatin1StringView;
    writeIfAny(out, Name("id"), alert.id);
    writeIfAny(out, Name("incident_id"), alert.incidentId);
    writeIfAny(out, Name("incident_number"), alert.incidentNumber);
    writeIfAny(out, Name("configuration_item_name"), alert.ciName);
    writeIfAny(out, Name("source"), alert.source);
    out.write(Name("alert_type"), alert.type);
    out.write(Name("alert_name"), alert.name);
    out.write(Name("message"), alert.message);
    out.write(Name("severity"), alert.severity.text());
    out.write(Name("status"), alert.status.text());
    out.write(Name("channels"), QJsonValue(QJsonArray::fromStringList(alert.channels)));
    out.write(Name("recipients"), QJsonValue(QJsonArray::fromStringList(alert.recipients)));
    out.write(Name("triggered_at"), alert.triggeredAt);
    writeIfAny(out, Name("acknowledged_at"), alert.acknowledgedAt);
    writeIfAny(out, Name("resolved_at"), alert.resolvedAt);
    writeIfAny(out, Name("acknowledged_by"), alert.acknowledgedBy);
    writeIfAny(out, Name("acknowledged_by_name"), alert.acknowledgedByName);
    out.write(Name("metadata"), QJsonValue(alert.metadata));
    writeIfAny(out, Name("tenant_id"), alert.tenantId);
}

template <typename Out>
void writeMembers(Out &out, const Metric &metric)
{
    using Name = QLatin1StringView;
    writeIfAny(out, Name("id"), metric.id);
    writeIfAny(out, Name("incident_id"), metric.incidentId);
    out.write(Name("metric_type"), metric.type);
    out.write(Name("metric_name"), metric.name);
    out.write(Name("metric_value"), QJsonValue(metric.value));
    out.write(Name("unit"), metric.unit);
    out.write(Name("measured_at"), metric.measuredAt);
    out.write(Name("tags"), QJsonValue(metric.tags));
    out.write(Name("metadata"), QJsonValue(metric.metadata));
    writeIfAny(out, Name("tenant_id"), metric.tenantId);
}

} // namespace itsm
