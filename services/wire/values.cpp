#include "services/wire/values.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// An object of a table, which has a key.
Result<QJsonObject> rowOf(const QJsonValue &json, const char *what)
{
    if (!json.isObject() || json.toObject().value("id"_L1).toInteger() <= 0)
        return refuseAnswer(QString::fromLatin1(what));
    return json.toObject();
}

void readSummary(const ValueReader &from, IncidentSummary &i)
{
    from.read(u"id"_s, i.id);
    from.read(u"tenant_id"_s, i.tenantId);
    i.number = from.text(u"incident_number"_s);
    i.title = from.text(u"title"_s);
    from.read(u"status"_s, i.status);
    from.read(u"priority"_s, i.priority);
    from.read(u"severity"_s, i.severity);
    i.category = from.text(u"category"_s);
    i.subcategory = from.text(u"subcategory"_s);
    i.source = from.text(u"source"_s);
    from.read(u"assignee_id"_s, i.assigneeId);
    i.assigneeName = from.text(u"assignee_name"_s);
    from.read(u"configuration_item_id"_s, i.ciId);
    i.ciName = from.text(u"configuration_item_name"_s);
    i.assignmentGroup = from.text(u"assignment_group"_s);
    i.escalationLevel = static_cast<int>(from.integer(u"escalation_level"_s));
    i.isAutomated = from.flag(u"is_automated"_s);
    from.read(u"created_at"_s, i.createdAt);
    i.detectedAt = i.updatedAt = i.createdAt; // of servers that leave them out
    from.read(u"detected_at"_s, i.detectedAt);
    from.read(u"updated_at"_s, i.updatedAt);
    from.read(u"acknowledged_at"_s, i.acknowledgedAt);
    from.read(u"resolved_at"_s, i.resolvedAt);
    from.read(u"closed_at"_s, i.closedAt);
    from.read(u"escalated_at"_s, i.escalatedAt);
    from.read(u"deleted_at"_s, i.deletedAt);
    i.version = std::max<qint64>(from.integer(u"version"_s), 1);
    const QJsonObject related = from.value(u"relatedCIs"_s).toArray().first().toObject();
    if (!i.ciId.isValid() && !related.isEmpty()) {
        ValueReader(related).read(u"id"_s, i.ciId);
        i.ciName = related.value("name"_L1).toString();
    }
}

void readEvent(const ValueReader &from, IncidentEvent &event)
{
    from.read(u"id"_s, event.id);
    from.read(u"incident_id"_s, event.incidentId);
    event.type = from.text(u"event_type"_s);
    event.name = from.text(u"event_name"_s);
    event.description = from.text(u"description"_s);
    event.status = from.text(u"status"_s);
    from.read(u"severity"_s, event.severity);
    event.data = from.object(u"data"_s);
    from.read(u"created_at"_s, event.occurredAt);
    from.read(u"occurred_at"_s, event.occurredAt);
    from.read(u"user_id"_s, event.userId);
    event.userName = from.text(u"user_name"_s);
    event.source = from.text(u"source"_s);
    event.metadata = from.object(u"metadata"_s);
    from.read(u"tenant_id"_s, event.tenantId);
}

} // namespace

tl::unexpected<Error> refuseAnswer(const QString &what)
{
    return fail(Error::Code::Corrupt,
                QCoreApplication::translate("Wire", "The server's answer cannot be understood (%1).").arg(what));
}

Result<QJsonArray> listOf(const QJsonValue &data)
{
    if (data.isNull())
        return QJsonArray();
    if (data.isArray())
        return data.toArray();
    if (!data.isObject())
        return refuseAnswer(u"list"_s);
    for (const auto &key : {"items"_L1, "incidents"_L1, "data"_L1}) {
        if (const QJsonValue list = data.toObject().value(key); list.isArray())
            return list.toArray();
        else if (list.isNull())
            return QJsonArray();
    }
    return refuseAnswer(u"list"_s);
}

template <>
Result<IncidentSummary> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "incident"));
    IncidentSummary incident;
    readSummary(ValueReader(row), incident);
    return incident;
}

template <>
Result<Incident> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "incident"));
    const ValueReader from(row);
    Incident i;
    readSummary(from, i);
    i.description = from.text(u"description"_s);
    from.read(u"impact"_s, i.impact);
    from.read(u"urgency"_s, i.urgency);
    from.read(u"reporter_id"_s, i.reporterId);
    i.reporterName = from.text(u"reporter_name"_s);
    from.read(u"impact_analysis"_s, i.impactAnalysis);
    from.read(u"root_cause"_s, i.rootCause);
    from.read(u"resolution_steps"_s, i.resolutionSteps);
    i.metadata = from.object(u"metadata"_s);
    return i;
}

template <>
Result<IncidentEvent> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "event"));
    IncidentEvent event;
    readEvent(ValueReader(row), event);
    return event;
}

template <>
Result<Activity> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "activity"));
    const ValueReader from(row);
    Activity activity;
    readEvent(from, activity);
    activity.incidentNumber = from.text(u"incident_number"_s);
    activity.incidentTitle = from.text(u"incident_title"_s);
    return activity;
}

template <>
Result<Alert> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "alert"));
    const ValueReader from(row);
    Alert alert;
    from.read(u"id"_s, alert.id);
    from.read(u"incident_id"_s, alert.incidentId);
    alert.incidentNumber = from.text(u"incident_number"_s);
    alert.ciName = from.text(u"configuration_item_name"_s);
    alert.source = from.text(u"source"_s);
    alert.type = from.text(u"alert_type"_s);
    alert.name = from.text(u"alert_name"_s);
    alert.message = from.text(u"message"_s);
    from.read(u"severity"_s, alert.severity);
    from.read(u"status"_s, alert.status);
    alert.channels = from.texts(u"channels"_s);
    alert.recipients = from.texts(u"recipients"_s);
    from.read(u"created_at"_s, alert.triggeredAt);
    from.read(u"triggered_at"_s, alert.triggeredAt);
    from.read(u"acknowledged_at"_s, alert.acknowledgedAt);
    from.read(u"resolved_at"_s, alert.resolvedAt);
    from.read(u"acknowledged_by"_s, alert.acknowledgedBy);
    alert.acknowledgedByName = from.text(u"acknowledged_by_name"_s);
    alert.metadata = from.object(u"metadata"_s);
    from.read(u"tenant_id"_s, alert.tenantId);
    return alert;
}

template <>
Result<Metric> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "metric"));
    const ValueReader from(row);
    Metric metric;
    from.read(u"id"_s, metric.id);
    from.read(u"incident_id"_s, metric.incidentId);
    metric.type = from.text(u"metric_type"_s);
    metric.name = from.text(u"metric_name"_s);
    metric.value = from.number(u"metric_value"_s);
    metric.unit = from.text(u"unit"_s);
    from.read(u"created_at"_s, metric.measuredAt);
    from.read(u"measured_at"_s, metric.measuredAt);
    metric.tags = from.object(u"tags"_s);
    metric.metadata = from.object(u"metadata"_s);
    from.read(u"tenant_id"_s, metric.tenantId);
    return metric;
}

template <>
Result<Rule> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "rule"));
    const ValueReader from(row);
    Rule rule;
    from.read(u"id"_s, rule.id);
    rule.name = from.text(u"name"_s);
    rule.description = from.text(u"description"_s);
    rule.type = from.text(u"rule_type"_s);
    rule.conditions = from.object(u"conditions"_s);
    rule.actions = from.value(u"actions"_s).toArray();
    from.read(u"priority"_s, rule.priority);
    rule.isActive = from.flag(u"is_active"_s);
    rule.executionCount = from.integer(u"execution_count"_s);
    from.read(u"last_executed_at"_s, rule.lastExecutedAt);
    rule.metadata = from.object(u"metadata"_s);
    from.read(u"tenant_id"_s, rule.tenantId);
    from.read(u"created_at"_s, rule.createdAt);
    from.read(u"updated_at"_s, rule.updatedAt);
    rule.version = std::max<qint64>(from.integer(u"version"_s), 1);
    return rule;
}

template <>
Result<Tenant> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "tenant"));
    const ValueReader from(row);
    Tenant tenant;
    from.read(u"id"_s, tenant.id);
    tenant.code = from.text(u"code"_s);
    tenant.name = from.text(u"name"_s);
    return tenant;
}

template <>
Result<User> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "user"));
    const ValueReader from(row);
    User user;
    from.read(u"id"_s, user.id);
    from.read(u"tenant_id"_s, user.tenantId);
    user.login = from.text(u"username"_s);
    user.name = from.text(u"name"_s);
    user.email = from.text(u"email"_s);
    from.read(u"role"_s, user.role);
    user.isActive = from.value(u"is_active"_s).toBool(true);
    user.version = std::max<qint64>(from.integer(u"version"_s), 1);
    return user;
}

template <>
Result<UserLoad> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(User user, fromJson<User>(json));
    const QJsonObject row = json.toObject();
    return UserLoad{.user = std::move(user), .openIncidents = ValueReader(row).integer(u"open_incidents"_s)};
}

template <>
Result<ConfigurationItem> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "configuration item"));
    const ValueReader from(row);
    ConfigurationItem ci;
    from.read(u"id"_s, ci.id);
    from.read(u"tenant_id"_s, ci.tenantId);
    ci.name = from.text(u"name"_s);
    ci.type = from.text(u"type"_s);
    ci.environment = from.text(u"environment"_s);
    from.read(u"criticality"_s, ci.criticality);
    ci.metadata = from.object(u"metadata"_s);
    ci.version = std::max<qint64>(from.integer(u"version"_s), 1);
    return ci;
}

template <>
Result<ItemLoad> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(ConfigurationItem item, fromJson<ConfigurationItem>(json));
    const QJsonObject row = json.toObject();
    return ItemLoad{.item = std::move(item), .openIncidents = ValueReader(row).integer(u"open_incidents"_s)};
}

template <>
Result<CiRelation> fromJson(const QJsonValue &json)
{
    if (!json.isObject())
        return refuseAnswer(u"relation"_s);
    const QJsonObject row = json.toObject();
    const ValueReader from(row);
    CiRelation relation;
    from.read(u"from_id"_s, relation.from);
    from.read(u"to_id"_s, relation.to);
    relation.type = from.text(u"type"_s);
    return relation;
}

template <>
Result<MetricSummary> fromJson(const QJsonValue &json)
{
    if (!json.isObject())
        return refuseAnswer(u"metric summary"_s);
    const QJsonObject row = json.toObject();
    const ValueReader from(row);
    MetricSummary series;
    from.read(u"metric_id"_s, series.latest);
    from.read(u"incident_id"_s, series.incidentId);
    series.incidentNumber = from.text(u"incident_number"_s);
    series.incidentTitle = from.text(u"incident_title"_s);
    series.type = from.text(u"metric_type"_s);
    series.name = from.text(u"metric_name"_s);
    series.value = from.number(u"metric_value"_s);
    series.unit = from.text(u"unit"_s);
    from.read(u"measured_at"_s, series.measuredAt);
    series.points = from.integer(u"points"_s);
    return series;
}

template <>
Result<SavedView> fromJson(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const QJsonObject row, rowOf(json, "view"));
    const ValueReader from(row);
    SavedView view;
    from.read(u"id"_s, view.id);
    from.read(u"tenant_id"_s, view.tenantId);
    from.read(u"owner_id"_s, view.ownerId);
    view.name = from.text(u"name"_s);
    view.filter = from.text(u"filter"_s);
    view.settings = from.object(u"settings"_s);
    view.isShared = from.flag(u"is_shared"_s);
    return view;
}

} // namespace itsm
