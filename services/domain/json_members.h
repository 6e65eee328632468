#pragma once

#include "services/domain/incident.h"

namespace itsm {

// The members of rows in JSON, as json.h describes them: in one place for the objects and the texts that are made of
// them. `out` is told each of them by its name in the first dialect: write() of a value, writeIfAny() of an id, a time
// or a text that is left out where there is none.

template <typename Out>
void writeMembers(Out &out, const IncidentSummary &incident)
{
    using Name = QLatin1StringView;
    out.writeIfAny(Name("id"), incident.id);
    out.writeIfAny(Name("tenant_id"), incident.tenantId);
    out.write(Name("incident_number"), incident.number);
    out.write(Name("title"), incident.title);
    out.write(Name("status"), incident.status.text());
    out.write(Name("priority"), incident.priority.text());
    out.write(Name("severity"), incident.severity.text());
    out.write(Name("category"), incident.category);
    out.write(Name("subcategory"), incident.subcategory);
    out.write(Name("source"), incident.source);
    out.writeIfAny(Name("assignee_id"), incident.assigneeId);
    out.writeIfAny(Name("assignee_name"), incident.assigneeName);
    out.writeIfAny(Name("configuration_item_id"), incident.ciId);
    out.writeIfAny(Name("configuration_item_name"), incident.ciName);
    out.writeIfAny(Name("assignment_group"), incident.assignmentGroup);
    out.write(Name("escalation_level"), incident.escalationLevel);
    out.write(Name("is_automated"), incident.isAutomated);
    out.write(Name("detected_at"), incident.detectedAt);
    out.write(Name("created_at"), incident.createdAt);
    out.write(Name("updated_at"), incident.updatedAt);
    out.writeIfAny(Name("acknowledged_at"), incident.acknowledgedAt);
    out.writeIfAny(Name("resolved_at"), incident.resolvedAt);
    out.writeIfAny(Name("closed_at"), incident.closedAt);
    out.writeIfAny(Name("escalated_at"), incident.escalatedAt);
    out.writeIfAny(Name("deleted_at"), incident.deletedAt);
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
    out.writeIfAny(Name("reporter_id"), incident.reporterId);
    out.writeIfAny(Name("reporter_name"), incident.reporterName);
    out.write(Name("impact_analysis"), incident.impactAnalysis);
    out.write(Name("root_cause"), incident.rootCause);
    out.write(Name("resolution_steps"), incident.resolutionSteps);
    out.write(Name("metadata"), QJsonValue(incident.metadata));
}

template <typename Out>
void writeMembers(Out &out, const IncidentEvent &event)
{
    using Name = QLatin1StringView;
    out.writeIfAny(Name("id"), event.id);
    out.writeIfAny(Name("incident_id"), event.incidentId);
    out.write(Name("event_type"), event.type);
    out.write(Name("event_name"), event.name);
    out.write(Name("description"), event.description);
    out.write(Name("status"), event.status);
    out.write(Name("severity"), event.severity.text());
    out.write(Name("data"), QJsonValue(event.data));
    out.write(Name("occurred_at"), event.occurredAt);
    out.writeIfAny(Name("user_id"), event.userId);
    out.writeIfAny(Name("user_name"), event.userName);
    out.write(Name("source"), event.source);
    out.write(Name("metadata"), QJsonValue(event.metadata));
    out.writeIfAny(Name("tenant_id"), event.tenantId);
}

template <typename Out>
void writeMembers(Out &out, const Alert &alert)
{
    using Name = QLatin1StringView;
    out.writeIfAny(Name("id"), alert.id);
    out.writeIfAny(Name("incident_id"), alert.incidentId);
    out.writeIfAny(Name("incident_number"), alert.incidentNumber);
    out.writeIfAny(Name("configuration_item_name"), alert.ciName);
    out.writeIfAny(Name("source"), alert.source);
    out.write(Name("alert_type"), alert.type);
    out.write(Name("alert_name"), alert.name);
    out.write(Name("message"), alert.message);
    out.write(Name("severity"), alert.severity.text());
    out.write(Name("status"), alert.status.text());
    out.write(Name("channels"), QJsonValue(QJsonArray::fromStringList(alert.channels)));
    out.write(Name("recipients"), QJsonValue(QJsonArray::fromStringList(alert.recipients)));
    out.write(Name("triggered_at"), alert.triggeredAt);
    out.writeIfAny(Name("acknowledged_at"), alert.acknowledgedAt);
    out.writeIfAny(Name("resolved_at"), alert.resolvedAt);
    out.writeIfAny(Name("acknowledged_by"), alert.acknowledgedBy);
    out.writeIfAny(Name("acknowledged_by_name"), alert.acknowledgedByName);
    out.write(Name("metadata"), QJsonValue(alert.metadata));
    out.writeIfAny(Name("tenant_id"), alert.tenantId);
}

template <typename Out>
void writeMembers(Out &out, const Metric &metric)
{
    using Name = QLatin1StringView;
    out.writeIfAny(Name("id"), metric.id);
    out.writeIfAny(Name("incident_id"), metric.incidentId);
    out.write(Name("metric_type"), metric.type);
    out.write(Name("metric_name"), metric.name);
    out.write(Name("metric_value"), QJsonValue(metric.value));
    out.write(Name("unit"), metric.unit);
    out.write(Name("measured_at"), metric.measuredAt);
    out.write(Name("tags"), QJsonValue(metric.tags));
    out.write(Name("metadata"), QJsonValue(metric.metadata));
    out.writeIfAny(Name("tenant_id"), metric.tenantId);
}

} // namespace itsm
