#include "tests/contract/schema_check.h"

#include "services/domain/instant.h"
#include "services/domain/json_text.h"

#include <QJsonArray>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString shown(const QJsonValue &value)
{
    const QString text = QString::fromUtf8(toJsonText(QJsonArray{value}));
    return text.size() > 80 ? QString(text.left(80) + u"…"_s) : text;
}

bool isWhole(const QJsonValue &value)
{
    const double number = value.toDouble();
    return value.isDouble() && std::isfinite(number) && std::trunc(number) == number;
}

/// Of a request: null where that is no value of its own, and an empty time.
bool isAbsent(const QJsonObject &schema, const QJsonValue &value)
{
    return value.isNull() ? !schema.value("nullable"_L1).toBool()
                          : schema.value("format"_L1).toString() == "date-time"_L1 && value.toString(u"-"_s).isEmpty();
}

} // namespace

QStringList SchemaCheck::keywords()
{
    return {u"type"_s,     u"format"_s,   u"enum"_s,     u"properties"_s, u"required"_s,  u"additionalProperties"_s,
            u"items"_s,    u"nullable"_s, u"minimum"_s,  u"maximum"_s,    u"minLength"_s, u"maxLength"_s,
            u"minItems"_s, u"maxItems"_s, u"allOf"_s,    u"oneOf"_s,      u"x-keys"_s,    u"description"_s,
            u"example"_s,  u"default"_s,  u"writeOnly"_s};
}

QJsonObject SchemaCheck::whole(const OpenApi &api, const QJsonValue &schema)
{
    QJsonObject all = api.resolved(schema).toObject();
    QJsonObject properties = all.value("properties"_L1).toObject();
    QJsonArray required = all.value("required"_L1).toArray();
    const QJsonArray parts = all.take("allOf"_L1).toArray();
    for (const auto &part : parts) {
        const QJsonObject more = whole(api, part);
        const QJsonObject theirs = more.value("properties"_L1).toObject();
        for (auto it = theirs.begin(); it != theirs.end(); ++it)
            properties.insert(it.key(), it.value());
        for (const auto &name : more.value("required"_L1).toArray())
            required.append(name);
        for (auto it = more.begin(); it != more.end(); ++it) {
            if (it.key() != "properties"_L1 && it.key() != "required"_L1)
                all.insert(it.key(), it.value());
        }
    }
    if (!parts.isEmpty()) {
        all.insert(u"properties"_s, properties);
        all.insert(u"required"_s, required);
    }
    return all;
}

QStringList SchemaCheck::issues(const QJsonValue &schema, const QJsonValue &value)
{
    m_issues.clear();
    if (m_api.resolved(schema).isUndefined())
        note({}, u"has no schema"_s);
    else
        check(whole(m_api, schema), value, {});
    return m_issues;
}

bool SchemaCheck::fits(const QJsonValue &schema, const QJsonValue &value) const
{
    SchemaCheck one(m_api, m_side, m_dialect);
    return one.issues(schema, value).isEmpty();
}

void SchemaCheck::note(const QString &place, const QString &what)
{
    m_issues.append((place.isEmpty() ? u"the whole"_s : place) + u": "_s + what);
}

void SchemaCheck::check(const QJsonObject &schema, const QJsonValue &value, const QString &place)
{
    // Below it nothing is converted.
    const WireDialect outer = m_dialect;
    if (schema.value("x-keys"_L1).toString() == "snake"_L1)
        m_dialect = WireDialect::V1;
    if (value.isNull() && schema.value("nullable"_L1).toBool())
        return;
    if (const QJsonArray choices = schema.value("oneOf"_L1).toArray(); !choices.isEmpty()) {
        const auto fitting =
            std::ranges::count_if(choices, [&](const QJsonValue &choice) { return fits(choice, value); });
        if (fitting != 1)
            note(place, u"fits %1 of the %2 possible schemas"_s.arg(fitting).arg(choices.size()));
    }
    if (const QJsonArray allowed = schema.value("enum"_L1).toArray(); !allowed.isEmpty() && !allowed.contains(value))
        note(place, shown(value) + u" is none of "_s + shown(allowed));
    checkType(schema, value, place);
    m_dialect = outer;
}

void SchemaCheck::checkType(const QJsonObject &schema, const QJsonValue &value, const QString &place)
{
    const QString type = schema.value("type"_L1).toString();
    const auto wrong = [&] { note(place, shown(value) + u" is no "_s + type); };
    if (type == "object"_L1)
        value.isObject() ? checkObject(schema, value.toObject(), place) : wrong();
    else if (type == "array"_L1)
        value.isArray() ? checkList(schema, value.toArray(), place) : wrong();
    else if (type == "string"_L1)
        value.isString() ? checkText(schema, value.toString(), place) : wrong();
    else if (type == "integer"_L1)
        isWhole(value) ? checkNumber(schema, value, place) : wrong();
    else if (type == "number"_L1)
        value.isDouble() ? checkNumber(schema, value, place) : wrong();
    else if (type == "boolean"_L1 && !value.isBool())
        wrong();
}

void SchemaCheck::checkText(const QJsonObject &schema, const QString &text, const QString &place)
{
    const qsizetype characters = text.toUcs4().size();
    if (schema.contains("minLength"_L1) && characters < schema.value("minLength"_L1).toInteger())
        note(place, u"is too short"_s);
    if (schema.contains("maxLength"_L1) && characters > schema.value("maxLength"_L1).toInteger())
        note(place, u"is too long"_s);
    if (schema.value("format"_L1).toString() == "date-time"_L1 && !parseInstant(text))
        note(place, shown(text) + u" is no time"_s);
}

void SchemaCheck::checkNumber(const QJsonObject &schema, const QJsonValue &value, const QString &place)
{
    if (schema.contains("minimum"_L1) && value.toDouble() < schema.value("minimum"_L1).toDouble())
        note(place, shown(value) + u" is too small"_s);
    if (schema.contains("maximum"_L1) && value.toDouble() > schema.value("maximum"_L1).toDouble())
        note(place, shown(value) + u" is too large"_s);
}

QString SchemaCheck::propertyOf(const QJsonObject &properties, const QString &key) const
{
    if (m_side == Side::Request) {
        if (properties.contains(key))
            return key;
        const QString first = snakeCase(key);
        return properties.contains(first) ? first : QString();
    }
    if (m_dialect == WireDialect::V1)
        return properties.contains(key) ? key : QString();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (camelCase(it.key()) == key)
            return it.key();
    }
    return {};
}

void SchemaCheck::checkObject(const QJsonObject &schema, const QJsonObject &object, const QString &place)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    const QJsonValue additional = schema.value("additionalProperties"_L1);
    QStringList found;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString at = place.isEmpty() ? it.key() : QString(place + u'.' + it.key());
        const QString property = propertyOf(properties, it.key());
        if (!property.isEmpty()) {
            const QJsonObject described = whole(m_api, properties.value(property));
            if (m_side == Side::Request && isAbsent(described, it.value()))
                continue;
            found.append(property);
            check(described, it.value(), at);
        } else if (additional.isObject()) {
            check(whole(m_api, additional), it.value(), at);
        } else if (additional.isBool() ? !additional.toBool() : !properties.isEmpty()) {
            note(at, u"is not described"_s);
        }
    }
    for (const auto &name : schema.value("required"_L1).toArray()) {
        if (!found.contains(name.toString()))
            note(place, u"has no \"%1\""_s.arg(name.toString()));
    }
}

void SchemaCheck::checkList(const QJsonObject &schema, const QJsonArray &list, const QString &place)
{
    if (schema.contains("minItems"_L1) && list.size() < schema.value("minItems"_L1).toInteger())
        note(place, u"has too few elements"_s);
    if (schema.contains("maxItems"_L1) && list.size() > schema.value("maxItems"_L1).toInteger())
        note(place, u"has too many elements"_s);
    const QJsonObject element = whole(m_api, schema.value("items"_L1));
    for (qsizetype i = 0; i < list.size(); ++i)
        check(element, list[i], place + u'[' + QString::number(i) + u']');
}

} // namespace itsm
