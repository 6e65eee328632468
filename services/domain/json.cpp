#include "services/domain/json.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

template <typename Tag>
void insertId(QJsonObject &json, const QString &key, Id<Tag> id)
{
    if (id.isValid())
        json.insert(key, id.value);
}

void insertTime(QJsonObject &json, const QString &key, OptionalInstant time)
{
    if (time)
        json.insert(key, toRfc3339(*time));
}

void insertText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

} // namespace

QJsonObject toJson(const IncidentSummary &incident)
{
    QJsonObject json{
        {u"incident_number"_s, incident.number},
        {u"title"_s, incident.title},
        {u"status"_s, incident.status.text()},
        {u"priority"_s, incident.priority.text()},
        {u"severity"_s, incident.severity.text()},
        {u"category"_s, incident.category},
        {u"subcategory"_s, incident.subcategory},
        {u"source"_s, incident.source},
        {u"escalation_level"_s, incident.escalationLevel},
        {u"is_automated"_s, incident.isAutomated},
        {u"detected_at"_s, toRfc3339(incident.detectedAt)},
        {u"created_at"_s, toRfc3339(incident.createdAt)},
        {u"updated_at"_s, toRfc3339(incident.updatedAt)},
        {u"version"_s, incident.version},
    };
    insertId(json, u"id"_s, incident.id);
    insertId(json, u"tenant_id"_s, incident.tenantId);
    insertId(json, u"assignee_id"_s, incident.assigneeId);
    insertText(json, u"assignee_name"_s, incident.assigneeName);
    insertId(json, u"configuration_item_id"_s, incident.ciId);
    insertText(json, u"configuration_item_name"_s, incident.ciName);
    insertText(json, u"assignment_group"_s, incident.assignmentGroup);
    insertTime(json, u"acknowledged_at"_s, incident.acknowledgedAt);
    insertTime(json, u"resolved_at"_s, incident.resolvedAt);
    insertTime(json, u"closed_at"_s, incident.closedAt);
    insertTime(json, u"escalated_at"_s, incident.escalatedAt);
    insertTime(json, u"deleted_at"_s, incident.deletedAt);
    return json;
}

QJsonObject toJson(const Incident &incident)
{
    QJsonObject json = toJson(static_cast<const IncidentSummary &>(incident));
    json.insert(u"description"_s, incident.description);
    json.insert(u"impact"_s, incident.impact.text());
    json.insert(u"urgency"_s, incident.urgency.text());
    insertId(json, u"reporter_id"_s, incident.reporterId);
    insertText(json, u"reporter_name"_s, incident.reporterName);
    json.insert(u"impact_analysis"_s, incident.impactAnalysis);
    json.insert(u"root_cause"_s, incident.rootCause);
    json.insert(u"resolution_steps"_s, incident.resolutionSteps);
    json.insert(u"metadata"_s, incident.metadata);
    return json;
}

QJsonObject toJson(const IncidentEvent &event)
{
    QJsonObject json{
        {u"event_type"_s, event.type},
        {u"event_name"_s, event.name},
        {u"description"_s, event.description},
        {u"status"_s, event.status},
        {u"severity"_s, event.severity.text()},
        {u"data"_s, event.data},
        {u"occurred_at"_s, toRfc3339(event.occurredAt)},
        {u"source"_s, event.source},
        {u"metadata"_s, event.metadata},
    };
    insertId(json, u"id"_s, event.id);
    insertId(json, u"incident_id"_s, event.incidentId);
    insertId(json, u"user_id"_s, event.userId);
    insertText(json, u"user_name"_s, event.userName);
    insertId(json, u"tenant_id"_s, event.tenantId);
    return json;
}

QJsonObject toJson(const Activity &activity)
{
    QJsonObject json = toJson(static_cast<const IncidentEvent &>(activity));
    json.insert(u"incident_number"_s, activity.incidentNumber);
    json.insert(u"incident_title"_s, activity.incidentTitle);
    return json;
}

QJsonObject toJson(const Alert &alert)
{
    QJsonObject json{
        {u"alert_type"_s, alert.type},
        {u"alert_name"_s, alert.name},
        {u"message"_s, alert.message},
        {u"severity"_s, alert.severity.text()},
        {u"status"_s, alert.status.text()},
        {u"channels"_s, QJsonArray::fromStringList(alert.channels)},
        {u"recipients"_s, QJsonArray::fromStringList(alert.recipients)},
        {u"triggered_at"_s, toRfc3339(alert.triggeredAt)},
        {u"metadata"_s, alert.metadata},
    };
    insertId(json, u"id"_s, alert.id);
    insertId(json, u"incident_id"_s, alert.incidentId);
    insertText(json, u"incident_number"_s, alert.incidentNumber);
    insertText(json, u"configuration_item_name"_s, alert.ciName);
    insertText(json, u"source"_s, alert.source);
    insertTime(json, u"acknowledged_at"_s, alert.acknowledgedAt);
    insertTime(json, u"resolved_at"_s, alert.resolvedAt);
    insertId(json, u"acknowledged_by"_s, alert.acknowledgedBy);
    insertText(json, u"acknowledged_by_name"_s, alert.acknowledgedByName);
    insertId(json, u"tenant_id"_s, alert.tenantId);
    return json;
}

QJsonObject toJson(const Metric &metric)
{
    QJsonObject json{
        {u"metric_type"_s, metric.type},
        {u"metric_name"_s, metric.name},
        {u"metric_value"_s, metric.value},
        {u"unit"_s, metric.unit},
        {u"measured_at"_s, toRfc3339(metric.measuredAt)},
        {u"tags"_s, metric.tags},
        {u"metadata"_s, metric.metadata},
    };
    insertId(json, u"id"_s, metric.id);
    insertId(json, u"incident_id"_s, metric.incidentId);
    insertId(json, u"tenant_id"_s, metric.tenantId);
    return json;
}

QJsonObject toJson(const MetricSummary &series)
{
    QJsonObject json{
        {u"incident_number"_s, series.incidentNumber},
        {u"incident_title"_s, series.incidentTitle},
        {u"metric_type"_s, series.type},
        {u"metric_name"_s, series.name},
        {u"metric_value"_s, series.value},
        {u"unit"_s, series.unit},
        {u"measured_at"_s, toRfc3339(series.measuredAt)},
        {u"points"_s, series.points},
    };
    insertId(json, u"metric_id"_s, series.latest);
    insertId(json, u"incident_id"_s, series.incidentId);
    return json;
}

QJsonObject toJson(const Rule &rule)
{
    QJsonObject json{
        {u"name"_s, rule.name},
        {u"description"_s, rule.description},
        {u"rule_type"_s, rule.type},
        {u"conditions"_s, rule.conditions},
        {u"actions"_s, rule.actions},
        {u"priority"_s, rule.priority.text()},
        {u"is_active"_s, rule.isActive},
        {u"execution_count"_s, rule.executionCount},
        {u"metadata"_s, rule.metadata},
        {u"created_at"_s, toRfc3339(rule.createdAt)},
        {u"updated_at"_s, toRfc3339(rule.updatedAt)},
        {u"version"_s, rule.version},
    };
    insertId(json, u"id"_s, rule.id);
    insertTime(json, u"last_executed_at"_s, rule.lastExecutedAt);
    insertId(json, u"tenant_id"_s, rule.tenantId);
    return json;
}

QJsonObject toJson(const Tenant &tenant)
{
    QJsonObject json{{u"code"_s, tenant.code}, {u"name"_s, tenant.name}};
    insertId(json, u"id"_s, tenant.id);
    return json;
}

QJsonObject toJson(const User &user)
{
    QJsonObject json{
        {u"username"_s, user.login},   {u"name"_s, user.name},          {u"email"_s, user.email},
        {u"role"_s, user.role.text()}, {u"is_active"_s, user.isActive}, {u"version"_s, user.version},
    };
    insertId(json, u"id"_s, user.id);
    insertId(json, u"tenant_id"_s, user.tenantId);
    return json;
}

QJsonObject toJson(const UserLoad &load)
{
    QJsonObject json = toJson(load.user);
    json.insert(u"open_incidents"_s, load.openIncidents);
    return json;
}

QJsonObject toJson(const ConfigurationItem &ci)
{
    QJsonObject json{
        {u"name"_s, ci.name},
        {u"type"_s, ci.type},
        {u"environment"_s, ci.environment},
        {u"criticality"_s, ci.criticality.text()},
        {u"metadata"_s, ci.metadata},
        {u"version"_s, ci.version},
    };
    insertId(json, u"id"_s, ci.id);
    insertId(json, u"tenant_id"_s, ci.tenantId);
    return json;
}

QJsonObject toJson(const ItemLoad &load)
{
    QJsonObject json = toJson(load.item);
    json.insert(u"open_incidents"_s, load.openIncidents);
    return json;
}

QJsonObject toJson(const CiRelation &relation)
{
    QJsonObject json{{u"type"_s, relation.type}};
    insertId(json, u"from_id"_s, relation.from);
    insertId(json, u"to_id"_s, relation.to);
    return json;
}

QJsonObject toJson(const SavedView &view)
{
    QJsonObject json{
        {u"name"_s, view.name},
        {u"filter"_s, view.filter},
        {u"settings"_s, view.settings},
        {u"is_shared"_s, view.isShared},
    };
    insertId(json, u"id"_s, view.id);
    insertId(json, u"tenant_id"_s, view.tenantId);
    insertId(json, u"owner_id"_s, view.ownerId);
    return json;
}

} // namespace itsm
