#include "services/domain/json.h"

#include "services/domain/json_members.h"

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

/// Makes an object of what writeMembers() says.
class ObjectMembers
{
public:
    void write(QLatin1StringView name, const QJsonValue &value) { m_json.insert(name, value); }
    void write(QLatin1StringView name, Instant time) { m_json.insert(name, toRfc3339(time)); }
    [[nodiscard]] QJsonObject take() { return std::move(m_json); }

private:
    QJsonObject m_json;
};

template <typename T>
QJsonObject objectOf(const T &row)
{
    ObjectMembers members;
    writeMembers(members, row);
    return members.take();
}

} // namespace

QJsonObject toJson(const IncidentSummary &incident)
{
    return objectOf(incident);
}

QJsonObject toJson(const Incident &incident)
{
    return objectOf(incident);
}

QJsonObject toJson(const IncidentEvent &event)
{
    return objectOf(event);
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
    return objectOf(alert);
}

QJsonObject toJson(const Metric &metric)
{
    return objectOf(metric);
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
