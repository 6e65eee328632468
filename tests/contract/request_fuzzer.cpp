#include "tests/contract/request_fuzzer.h"

#include "services/domain/json_text.h"

#include <QJsonArray>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QStringList &strangeTexts()
{
    static const QStringList texts{
        u""_s,
        u" "_s,
        u"0"_s,
        u"none"_s,
        u"me"_s,
        u"*"_s,
        u"null"_s,
        u"磁盘空间不足 😀"_s,
        u"e\u0301\u202e\u200bx"_s,
        u"' OR 1=1; DROP TABLE incidents; --"_s,
        u"\"\\/\t\n"_s,
        u"{{7*7}} ${jndi:ldap://x} %s%n"_s,
        u"<script>alert(1)</script>"_s,
        u"=cmd|' /C calc'!A0"_s,
        u"../../etc/passwd"_s,
        u"status:new -category:* (("_s,
        QString(300, u'a'),
        QString(6'000, QChar(0x78c1)),
    };
    return texts;
}

constexpr std::array strangeNumbers{qint64{0},
                                    qint64{1},
                                    qint64{-1},
                                    qint64{6},
                                    qint64{201},
                                    qint64{2'147'483'648},
                                    qint64{9'007'199'254'740'993},
                                    std::numeric_limits<qint64>::max(),
                                    std::numeric_limits<qint64>::min()};

const QStringList &times()
{
    static const QStringList list{u"2026-01-02T03:04:05Z"_s,
                                  u"2026-01-02T03:04:05.123456+08:00"_s,
                                  u"0001-01-01T00:00:00Z"_s,
                                  u"9999-12-31T23:59:59.999999Z"_s,
                                  u"1970-01-01T00:00:00Z"_s,
                                  u"2026-02-30T00:00:00Z"_s,
                                  u"2026-01-02"_s,
                                  u"yesterday"_s,
                                  u"99999-01-01T00:00:00Z"_s,
                                  u"2026-01-02T25:00:00Z"_s};
    return list;
}

} // namespace

QByteArray RequestFuzzer::Request::bytes() const
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n" + body;
}

RequestFuzzer::Request RequestFuzzer::make(const ApiOperation &operation)
{
    Request request;
    request.method = operation.method.toLatin1();
    request.target = path(operation);
    if (const QByteArray parameters = query(operation); !parameters.isEmpty())
        request.target += '?' + parameters;
    request.body = body(operation);
    request.fields = fields(operation, request.body.isEmpty() ? QByteArray() : bodyType(operation));
    if (!request.body.isEmpty())
        request.fields += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    return request;
}

QByteArray RequestFuzzer::path(const ApiOperation &operation)
{
    static const QList<QByteArray> strange{"0",
                                           "-1",
                                           "999999999",
                                           "9223372036854775807",
                                           "99999999999999999999",
                                           "01",
                                           "%31",
                                           "abc",
                                           "%00",
                                           "%ff",
                                           "1%2F2",
                                           "%E7%A3%81",
                                           "1.0",
                                           "1e3"};
    QByteArrayList words;
    for (const QString &word : operation.path.split(u'/')) {
        if (!word.startsWith(u'{'))
            words.append(word.toLatin1());
        else if (chance(5))
            words.append(of(strange));
        else if (word == "{id}"_L1)
            words.append(QByteArray::number(of(ids)));
        else
            words.append(of(chance(4) ? strangeTexts() : texts).toUtf8().toPercentEncoding());
        if (words.last().isEmpty() && words.size() > 1)
            words.last() = "x";
    }
    return words.join('/');
}

QByteArray RequestFuzzer::query(const ApiOperation &operation)
{
    QByteArrayList parts;
    for (const auto &element : operation.parameters) {
        const QJsonObject parameter = element.toObject();
        if (parameter.value("in"_L1).toString() != "query"_L1)
            continue;
        if (chance(parameter.value("required"_L1).toBool() ? 10 : 2) != parameter.value("required"_L1).toBool() &&
            !chance(2))
            continue;
        const QJsonObject schema = SchemaCheck::whole(m_api, parameter.value("schema"_L1));
        const QJsonValue given = value(schema, 0);
        const QString plain = given.isString() ? given.toString() : QString::number(given.toInteger());
        const QString shown = chance(8) ? of(strangeTexts()) : plain;
        parts.append(parameter.value("name"_L1).toString().toLatin1() + '=' + shown.toUtf8().toPercentEncoding());
    }
    if (chance(15) && !parts.isEmpty())
        parts.append(parts.first());
    if (chance(15))
        parts.append(of(QList<QByteArray>{"nonsense=1", "%zz=1", "=", "dialect=v3", "a=%ff", "&&", "size=%31"}));
    return parts.join('&');
}

QByteArray RequestFuzzer::bodyType(const ApiOperation &operation) const
{
    const QStringList types = m_api.resolved(operation.json.value("requestBody"_L1))["content"_L1].toObject().keys();
    return types.isEmpty() ? QByteArray("application/json") : types.first().toLatin1();
}

QByteArray RequestFuzzer::fields(const ApiOperation &operation, const QByteArray &type)
{
    QByteArray lines;
    if (!type.isEmpty() && chance(25))
        lines += of(QList<QByteArray>{"Content-Type: text/plain\r\n", "Content-Type: application/json; charset=gbk\r\n",
                                      "", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"});
    else if (!type.isEmpty())
        lines += "Content-Type: " + type + "\r\n";
    if (chance(3))
        lines += of(QList<QByteArray>{"X-API-Dialect: v1\r\n", "X-API-Dialect: v2\r\n", "X-API-Dialect: v2\r\n",
                                      "X-API-Dialect: v9\r\n"});
    const auto takes = [&](QLatin1StringView name) {
        return std::ranges::any_of(operation.parameters,
                                   [&](const QJsonValue &p) { return p["name"_L1].toString() == name; });
    };
    if (takes("Idempotency-Key"_L1) && chance(4))
        lines += "Idempotency-Key: " +
                 of(QList<QByteArray>{"a", "b", "c", "", QByteArray(256, 'k'), "with space", "k\xc3\xa9"}) + "\r\n";
    if (takes("If-Match"_L1) && chance(4))
        lines += "If-Match: " +
                 of(QList<QByteArray>{"\"1\"", "\"2\"", "*", "W/\"1\"", "\"x\"", "\"-1\"", "\"99999999999999999999\"",
                                      "1"}) +
                 "\r\n";
    if (takes("Last-Event-ID"_L1) && chance(2))
        lines += "Last-Event-ID: " + of(QList<QByteArray>{"", "x", "AAAA", "%00"}) + "\r\n";
    if (chance(20))
        lines += of(QList<QByteArray>{"X-Tenant-ID: 0\r\n", "X-Tenant-ID: \r\n", "X-Tenant-Code: x\r\n",
                                      "traceparent: 00-x\r\n", "X-Request-ID: a b\r\n", "If-None-Match: \"1\"\r\n"});
    return lines;
}

QByteArray RequestFuzzer::body(const ApiOperation &operation)
{
    const QJsonValue described = m_api.resolved(operation.json.value("requestBody"_L1));
    if (described.isUndefined())
        return chance(15) ? QByteArray("{}") : QByteArray();
    if (!described["required"_L1].toBool() && chance(3))
        return {};
    const QJsonObject schema = SchemaCheck::whole(m_api, described["content"_L1]["application/json"_L1]["schema"_L1]);
    QJsonValue json = schema.contains("type"_L1) ? value(schema, 0) : anything(0);
    if (chance(2))
        json = spoilt(json, 0);
    QByteArray text = json.isObject() ? toJsonText(json.toObject()) : toJsonText(QJsonArray{json});
    return chance(12) ? spoiltBytes(text) : text;
}

QByteArray RequestFuzzer::table()
{
    const QStringList headings{u"title"_s, u"number"_s, u"status"_s, u"priority"_s, u"created_at"_s, u"nonsense"_s};
    QByteArray text = headings.join(u',').toUtf8() + '\n';
    for (quint32 rows = m_random() % 5; rows > 0; --rows) {
        QByteArrayList cells;
        for (quint32 left = chance(5) ? m_random() % 9 : quint32(headings.size()); left > 0; --left)
            cells.append('"' + of(chance(3) ? times() : strangeTexts()).toUtf8().replace('"', "\"\"") + '"');
        text += cells.join(',') + '\n';
    }
    return chance(4) ? spoiltBytes(text) : text;
}

QJsonValue RequestFuzzer::value(const QJsonObject &schema, int depth)
{
    if (const QJsonArray choices = schema.value("enum"_L1).toArray(); !choices.isEmpty())
        return of(choices);
    const QString type = schema.value("type"_L1).toString();
    if (type == "string"_L1)
        return text(schema);
    if (type == "integer"_L1 || type == "number"_L1)
        return number(schema);
    if (type == "boolean"_L1)
        return chance(2);
    if (type == "object"_L1)
        return object(schema, depth);
    if (type != "array"_L1)
        return anything(depth);
    QJsonArray list;
    const QJsonObject element = SchemaCheck::whole(m_api, schema.value("items"_L1));
    for (quint32 left = chance(10) ? 30 : m_random() % 4; left > 0; --left)
        list.append(value(element, depth + 1));
    return list;
}

QJsonObject RequestFuzzer::object(const QJsonObject &schema, int depth)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    const QJsonArray required = schema.value("required"_L1).toArray();
    if (properties.isEmpty())
        return anything(depth).toObject();
    const bool isSecond = chance(4);
    const int most = chance(3) ? 2 : 4; // of the others every second or fourth
    QJsonObject made;
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (required.contains(it.key()) || chance(most))
            made.insert(isSecond ? camelCase(it.key()) : it.key(),
                        value(SchemaCheck::whole(m_api, it.value()), depth + 1));
    }
    return made;
}

QString RequestFuzzer::text(const QJsonObject &schema)
{
    if (schema.value("format"_L1).toString() == "date-time"_L1)
        return chance(2) ? times().first() : of(times());
    if (!chance(3))
        return of(texts);
    QString text = of(strangeTexts());
    if (schema.contains("maxLength"_L1) && !chance(8))
        text.truncate(schema.value("maxLength"_L1).toInteger() / 2);
    return text;
}

QJsonValue RequestFuzzer::number(const QJsonObject &schema)
{
    if (schema.value("type"_L1).toString() == "number"_L1 && chance(2))
        return of(std::array{0.0, -0.0, 97.5, 1e308, -1e308, 5e-324, 0.1});
    if (schema.contains("maximum"_L1) && !chance(4)) {
        const qint64 least = schema.value("minimum"_L1).toInteger();
        const qint64 most = std::min<qint64>(schema.value("maximum"_L1).toInteger(), least + 300);
        return least + qint64(m_random()) % (most - least + 1);
    }
    return chance(3) ? of(strangeNumbers) : of(ids);
}

QJsonValue RequestFuzzer::anything(int depth)
{
    QJsonObject object;
    for (quint32 left = depth > 3 ? 0 : m_random() % 4; left > 0; --left) {
        const QString key = of(QStringList{u"a"_s, u"a_b"_s, u"status"_s, u"labels"_s, u"alerts"_s, u"type"_s,
                                           u"磁盘"_s, u""_s, u"__proto__"_s, u"field"_s});
        switch (m_random() % 6) {
        case 0:
            object.insert(key, of(strangeTexts()));
            break;
        case 1:
            object.insert(key, of(strangeNumbers));
            break;
        case 2:
            object.insert(key, QJsonValue::Null);
            break;
        case 3:
            object.insert(key, QJsonArray{anything(depth + 1), of(strangeTexts())});
            break;
        case 4:
            object.insert(key, chance(2));
            break;
        default:
            object.insert(key, anything(depth + 1));
        }
    }
    return object;
}

QJsonValue RequestFuzzer::spoilt(const QJsonValue &value, int depth)
{
    QJsonObject object = value.toObject();
    if (!object.isEmpty() && !chance(4)) {
        const QString key = of(object.keys());
        switch (m_random() % 5) {
        case 0:
            object.remove(key);
            break;
        case 1:
            object.insert(of(QStringList{u"nonsense"_s, u"tenant_id"_s, u"id"_s, u"version"_s, camelCase(key)}), 1);
            break;
        default:
            object.insert(key, spoilt(object.value(key), depth + 1));
        }
        return object;
    }
    if (QJsonArray list = value.toArray(); !list.isEmpty() && chance(2)) {
        list[0] = spoilt(list[0], depth + 1);
        return list;
    }
    switch (m_random() % 7) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return of(strangeTexts());
    case 2:
        return of(strangeNumbers);
    case 3:
        return QJsonArray{value};
    case 4:
        return QJsonObject{{u"a"_s, value}};
    case 5:
        return of(std::array{1.5, 1e300, -0.5});
    default:
        return true;
    }
}

QByteArray RequestFuzzer::spoiltBytes(QByteArray text)
{
    const qsizetype place = qsizetype(m_random() % quint32(text.size()));
    switch (m_random() % 7) {
    case 0:
        return text.first(place);
    case 1:
        return text.insert(place, char(m_random() % 256));
    case 2:
        return "\xef\xbb\xbf" + text;
    case 3:
        return text + text;
    case 4:
        return QByteArray(200, '[') + QByteArray(200, ']');
    case 5:
        return R"({"a":1,"a":2})";
    default:
        return R"({"a":1e999,"b":"\ud800"})";
    }
}

} // namespace itsm
