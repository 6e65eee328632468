#include "services/wire/bodies.h"

#include "services/wire/body_reader.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

template <typename E>
QString name(E value)
{
    return QString::fromLatin1(tokenName(value));
}

void insertText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

template <typename Tag>
void insertId(QJsonObject &json, const QString &key, Id<Tag> id)
{
    if (id.isValid())
        json.insert(key, id.value);
}

void insertTime(QJsonObject &json, const QString &key, const OptionalInstant &time)
{
    if (time)
        json.insert(key, toRfc3339(*time));
}

void insertVersion(QJsonObject &json, qint64 version)
{
    if (version != 0)
        json.insert(u"version"_s, version);
}

/// What the second dialect knows besides: a kind, and items as a list.
void readSecond(BodyReader &body, NewIncident &input)
{
    QString type;
    body.text(u"type"_s, type);
    const QStringList types{u"service_request"_s, u"security_event"_s, u"alert"_s};
    if (types.contains(type))
        input.metadata.insert(u"type"_s, type);
    else if (!type.isEmpty() && type != "incident"_L1)
        body.refuse(u"type"_s,
                    QCoreApplication::translate("Wire", "\"%1\" is no value of \"%2\".").arg(type, u"type"_s));
    std::vector<CiId> items;
    body.ids(u"configuration_item_ids"_s, items);
    if (items.size() > 1 || (!items.empty() && input.ciId.isValid()))
        body.refuse(u"configuration_item_ids"_s,
                    QCoreApplication::translate("Wire", "An incident has one configuration item at most."));
    else if (!items.empty())
        input.ciId = items.front();
}

} // namespace

template <>
Result<NewIncident> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    NewIncident input;
    body.text(u"title"_s, input.title);
    body.text(u"description"_s, input.description);
    body.token(u"priority"_s, input.priority);
    body.token(u"severity"_s, input.severity);
    body.token(u"impact"_s, input.impact);
    body.token(u"urgency"_s, input.urgency);
    body.text(u"category"_s, input.category);
    body.text(u"subcategory"_s, input.subcategory);
    body.text(u"source"_s, input.source);
    body.text(u"assignment_group"_s, input.assignmentGroup);
    body.id(u"assignee_id"_s, input.assigneeId);
    body.id(u"configuration_item_id"_s, input.ciId);
    std::optional<QJsonValue> analysis;
    body.value(u"impact_analysis"_s, analysis);
    if (analysis)
        input.impactAnalysis = *analysis;
    body.object(u"metadata"_s, input.metadata);
    body.time(u"detected_at"_s, input.detectedAt);
    readSecond(body, input);
    ITSM_TRY(body.finish());
    return input;
}

template <>
Result<NewAlert> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    NewAlert input;
    body.require(u"incident_id"_s);
    body.id(u"incident_id"_s, input.incidentId);
    body.text(u"alert_type"_s, input.type);
    body.text(u"alert_name"_s, input.name);
    body.text(u"message"_s, input.message);
    body.token(u"severity"_s, input.severity);
    body.texts(u"channels"_s, input.channels);
    body.texts(u"recipients"_s, input.recipients);
    body.object(u"metadata"_s, input.metadata);
    ITSM_TRY(body.finish());
    return input;
}

template <>
Result<NewMetric> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    NewMetric input;
    body.require(u"incident_id"_s);
    body.id(u"incident_id"_s, input.incidentId);
    body.text(u"metric_type"_s, input.type);
    body.text(u"metric_name"_s, input.name);
    body.require(u"metric_value"_s);
    body.number(u"metric_value"_s, input.value);
    body.text(u"unit"_s, input.unit);
    body.time(u"measured_at"_s, input.measuredAt);
    body.object(u"tags"_s, input.tags);
    body.nothing(u"metadata"_s);
    ITSM_TRY(body.finish());
    return input;
}

template <>
Result<Versioned<NewRule>> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    Versioned<NewRule> input;
    body.text(u"name"_s, input.value.name);
    body.text(u"description"_s, input.value.description);
    body.text(u"rule_type"_s, input.value.type);
    body.object(u"conditions"_s, input.value.conditions);
    body.list(u"actions"_s, input.value.actions);
    body.token(u"priority"_s, input.value.priority);
    body.flag(u"is_active"_s, input.value.isActive);
    body.object(u"metadata"_s, input.value.metadata);
    body.integer(u"version"_s, input.version);
    ITSM_TRY(body.finish());
    return input;
}

template <>
Result<Versioned<NewItem>> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    Versioned<NewItem> input;
    body.text(u"name"_s, input.value.name);
    body.text(u"type"_s, input.value.type);
    body.text(u"environment"_s, input.value.environment);
    body.token(u"criticality"_s, input.value.criticality);
    body.nothing(u"metadata"_s);
    body.integer(u"version"_s, input.version);
    ITSM_TRY(body.finish());
    return input;
}

template <>
Result<Versioned<NewUser>> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    Versioned<NewUser> input;
    body.text(u"username"_s, input.value.login);
    body.text(u"name"_s, input.value.name);
    body.text(u"email"_s, input.value.email);
    body.token(u"role"_s, input.value.role);
    body.flag(u"is_active"_s, input.value.isActive);
    body.integer(u"version"_s, input.version);
    ITSM_TRY(body.finish());
    return input;
}

template <>
Result<CiRelation> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    CiRelation relation;
    body.require(u"from_id"_s);
    body.require(u"to_id"_s);
    body.id(u"from_id"_s, relation.from);
    body.id(u"to_id"_s, relation.to);
    body.text(u"type"_s, relation.type);
    ITSM_TRY(body.finish());
    return relation;
}

template <>
Result<SavedView> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    SavedView view;
    body.id(u"id"_s, view.id);
    body.text(u"name"_s, view.name);
    body.text(u"filter"_s, view.filter);
    body.object(u"settings"_s, view.settings);
    body.flag(u"is_shared"_s, view.isShared);
    ITSM_TRY(body.finish());
    return view;
}

template <>
Result<ServiceDesk::ReportRequest> readBody(const QJsonValue &json)
{
    BodyReader body(json);
    ServiceDesk::ReportRequest request;
    body.requiredTime(u"start_time"_s, request.from);
    body.requiredTime(u"end_time"_s, request.to);
    body.text(u"category"_s, request.category);
    body.token(u"priority"_s, request.priority);
    body.token(u"status"_s, request.status);
    ITSM_TRY(body.finish());
    return request;
}

QJsonObject toBody(const NewIncident &input)
{
    QJsonObject json{
        {u"title"_s, input.title},           {u"severity"_s, name(input.severity)}, {u"impact"_s, name(input.impact)},
        {u"urgency"_s, name(input.urgency)}, {u"source"_s, input.source},
    };
    if (input.priority)
        json.insert(u"priority"_s, name(*input.priority));
    insertText(json, u"description"_s, input.description);
    insertText(json, u"category"_s, input.category);
    insertText(json, u"subcategory"_s, input.subcategory);
    insertText(json, u"assignment_group"_s, input.assignmentGroup);
    insertId(json, u"assignee_id"_s, input.assigneeId);
    insertId(json, u"configuration_item_id"_s, input.ciId);
    if (!input.impactAnalysis.isNull())
        json.insert(u"impact_analysis"_s, input.impactAnalysis);
    if (!input.metadata.isEmpty())
        json.insert(u"metadata"_s, input.metadata);
    insertTime(json, u"detected_at"_s, input.detectedAt);
    return json;
}

QJsonObject toBody(const NewAlert &input)
{
    QJsonObject json{
        {u"incident_id"_s, input.incidentId.value},
        {u"alert_type"_s, input.type},
        {u"alert_name"_s, input.name},
        {u"message"_s, input.message},
        {u"severity"_s, name(input.severity)},
        {u"channels"_s, QJsonArray::fromStringList(input.channels)},
        {u"recipients"_s, QJsonArray::fromStringList(input.recipients)},
    };
    if (!input.metadata.isEmpty())
        json.insert(u"metadata"_s, input.metadata);
    return json;
}

QJsonObject toBody(const NewMetric &input)
{
    QJsonObject json{
        {u"incident_id"_s, input.incidentId.value}, {u"metric_type"_s, input.type}, {u"metric_name"_s, input.name},
        {u"metric_value"_s, input.value},           {u"unit"_s, input.unit},        {u"tags"_s, input.tags},
    };
    insertTime(json, u"measured_at"_s, input.measuredAt);
    return json;
}

QJsonObject toBody(const Versioned<NewRule> &input)
{
    const NewRule &rule = input.value;
    QJsonObject json{
        {u"name"_s, rule.name},          {u"description"_s, rule.description},
        {u"rule_type"_s, rule.type},     {u"conditions"_s, rule.conditions},
        {u"actions"_s, rule.actions},    {u"priority"_s, name(rule.priority)},
        {u"is_active"_s, rule.isActive}, {u"metadata"_s, rule.metadata},
    };
    insertVersion(json, input.version);
    return json;
}

QJsonObject toBody(const Versioned<NewItem> &input)
{
    const NewItem &item = input.value;
    QJsonObject json{
        {u"name"_s, item.name},
        {u"type"_s, item.type},
        {u"environment"_s, item.environment},
    };
    if (item.criticality)
        json.insert(u"criticality"_s, name(*item.criticality));
    insertVersion(json, input.version);
    return json;
}

QJsonObject toBody(const Versioned<NewUser> &input)
{
    const NewUser &user = input.value;
    QJsonObject json{
        {u"username"_s, user.login},  {u"name"_s, user.name},          {u"email"_s, user.email},
        {u"role"_s, name(user.role)}, {u"is_active"_s, user.isActive},
    };
    insertVersion(json, input.version);
    return json;
}

QJsonObject toBody(const CiRelation &relation)
{
    return {{u"from_id"_s, relation.from.value}, {u"to_id"_s, relation.to.value}, {u"type"_s, relation.type}};
}

QJsonObject toBody(const SavedView &view)
{
    QJsonObject json{
        {u"name"_s, view.name},
        {u"filter"_s, view.filter},
        {u"settings"_s, view.settings},
        {u"is_shared"_s, view.isShared},
    };
    insertId(json, u"id"_s, view.id);
    return json;
}

} // namespace itsm
