#include "tests/contract/api_contract.h"

#include "services/domain/json_text.h"

#include <QJsonArray>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr JsonLimits wideLimits{.maxBytes = qsizetype{256} << 20, .maxDepth = 128};

QUrlQuery queryOf(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    return QUrlQuery(QString::fromLatin1(mark < 0 ? QByteArray() : target.sliced(mark + 1).replace('+', "%20")));
}

/// A parameter as JSON, as its schema says; undefined if it is not that.
QJsonValue parameterValue(const QJsonObject &schema, const QString &text)
{
    const QString type = schema.value("type"_L1).toString();
    bool isNumber = false;
    if (type == "integer"_L1) {
        const qint64 number = text.toLongLong(&isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    if (type == "boolean"_L1)
        return text == "true"_L1 || text == "false"_L1 ? QJsonValue(text == "true"_L1)
                                                       : QJsonValue(QJsonValue::Undefined);
    return text;
}

QByteArray mediaType(const HttpTalk::Fields &fields)
{
    return fields.value("content-type").split(';').first().trimmed().toLower();
}

QJsonValue responseOf(const OpenApi &api, const ApiOperation &operation, int status)
{
    const QJsonValue responses = operation.json.value("responses"_L1);
    for (const QString &key : {QString::number(status), QString(QString::number(status / 100) + u"XX"_s)}) {
        if (const QJsonValue response = responses[key]; !response.isUndefined())
            return api.resolved(response);
    }
    return QJsonValue::Undefined;
}

} // namespace

WireDialect HttpTalk::dialect() const
{
    QString name = queryOf(target).queryItemValue(u"dialect"_s, QUrl::FullyDecoded);
    if (name.isEmpty())
        name = QString::fromLatin1(fields.value("x-api-dialect"));
    return name == "v2"_L1 ? WireDialect::V2 : WireDialect::V1;
}

QStringList ApiContract::issues(const HttpTalk &talk) const
{
    QStringList issues;
    const ApiOperation *operation = m_api.find(talk.method == "HEAD" ? QByteArray("GET") : talk.method, talk.path());
    if (operation) {
        issues = answerIssues(*operation, talk);
        const QJsonValue code = parseJson(talk.answerBody, wideLimits).value_or(QJsonValue())["code"_L1];
        if (talk.status >= 200 && talk.status < 300 && code.toInt() == 0)
            issues += requestIssues(*operation, talk);
    } else if (talk.status >= 400) {
        issues = errorIssues(talk);
    } else if (talk.method != "OPTIONS") {
        issues.append(u"is not described, but done"_s);
    }
    for (QString &issue : issues)
        issue = QString::fromLatin1(talk.method + ' ' + talk.target.left(200)) + u" → %1: "_s.arg(talk.status) + issue;
    return issues;
}

QStringList ApiContract::eventIssues(const HttpTalk &talk, const QByteArray &data) const
{
    const ApiOperation *operation = m_api.find(talk.method, talk.path());
    const QJsonValue schema =
        operation ? responseOf(m_api, *operation, talk.status)["content"_L1]["text/event-stream"_L1]["schema"_L1]
                  : QJsonValue(QJsonValue::Undefined);
    const Result<QJsonValue> json = parseJson(data, wideLimits);
    if (!json)
        return {u"an event that is no JSON: "_s + QString::fromUtf8(data)};
    return SchemaCheck(m_api, SchemaCheck::Side::Answer, talk.dialect()).issues(schema, *json);
}

QStringList ApiContract::answerIssues(const ApiOperation &operation, const HttpTalk &talk) const
{
    QStringList issues;
    if (!talk.answerFields.contains("x-request-id") && talk.status < 400)
        issues.append(u"names no request id"_s);
    if (talk.status == 304) {
        if (!talk.answerBody.isEmpty() || !talk.fields.contains("if-none-match"))
            issues.append(u"is not modified, but nobody asked"_s);
        return issues;
    }
    // The last line of an answer in lines may be an error; it is no envelope of the whole.
    const QJsonValue code = mediaType(talk.answerFields) == "application/json"
                                ? parseJson(talk.answerBody, wideLimits).value_or(QJsonValue())["code"_L1]
                                : QJsonValue(QJsonValue::Undefined);
    QJsonValue response = responseOf(m_api, operation, talk.status);
    if (talk.status == 200 && m_statuses == Statuses::OfOriginal && (response.isUndefined() || code.toInt() != 0))
        response = responseOf(m_api, operation, code.toInt() == 0 ? 201 : 400);
    if (response.isUndefined())
        return issues << u"the status is not described"_s;
    if (talk.method == "HEAD")
        return talk.answerBody.isEmpty() ? issues : issues << u"HEAD has a body"_s;
    if (talk.status >= 400 || code.toInt() != 0) {
        const bool isProbe = mediaType(talk.answerFields) == "application/json" && code.isUndefined();
        return issues + (isProbe ? contentIssues(response["content"_L1].toObject(), talk) : errorIssues(talk));
    }
    return issues + contentIssues(response["content"_L1].toObject(), talk);
}

QStringList ApiContract::contentIssues(const QJsonObject &content, const HttpTalk &talk) const
{
    const QByteArray type = mediaType(talk.answerFields);
    const QJsonValue media = content.value(QLatin1StringView(type));
    if (media.isUndefined())
        return {u"the type of content \"%1\" is not described"_s.arg(QString::fromLatin1(type))};
    if (type != "application/json")
        return {};
    const Result<QJsonValue> json = parseJson(talk.answerBody, wideLimits);
    if (!json)
        return {u"is no JSON: "_s + json.error().message};
    return SchemaCheck(m_api, SchemaCheck::Side::Answer, talk.dialect()).issues(media["schema"_L1], *json);
}

QStringList ApiContract::errorIssues(const HttpTalk &talk) const
{
    QStringList issues;
    const auto needs = [&](int status, const char *field) {
        if (talk.status == status && talk.answerFields.value(field).isEmpty())
            issues.append(u"has no field "_s + QLatin1StringView(field));
    };
    needs(401, "www-authenticate");
    needs(405, "allow");
    needs(503, "retry-after");
    if (talk.method == "HEAD")
        return issues;
    const Result<QJsonValue> json = parseJson(talk.answerBody, wideLimits);
    if (!json || mediaType(talk.answerFields) != "application/json")
        return issues << u"an error that is no JSON"_s;
    const QJsonObject schema{{u"$ref"_s, u"#/components/schemas/Error"_s}};
    issues += SchemaCheck(m_api, SchemaCheck::Side::Answer, talk.dialect()).issues(schema, *json);
    const int told = json->toObject().value("problem"_L1)["status"_L1].toInt(talk.status);
    const bool isConflict = told == 409 && talk.status == 412; // the same, asked for by If-Match
    const bool isOfOriginal = talk.status == 200 && m_statuses == Statuses::OfOriginal;
    if (told != talk.status && !isOfOriginal && !isConflict)
        issues.append(u"says in \"problem\" that the status is %1"_s.arg(told));
    return issues;
}

QStringList ApiContract::parameterIssues(const ApiOperation &operation, const HttpTalk &talk) const
{
    QStringList issues;
    QStringList known;
    const QUrlQuery query = queryOf(talk.target);
    SchemaCheck check(m_api, SchemaCheck::Side::Request, talk.dialect());
    for (const auto &element : operation.parameters) {
        const QJsonObject parameter = element.toObject();
        const QString name = parameter.value("name"_L1).toString();
        if (parameter.value("in"_L1).toString() != "query"_L1)
            continue;
        known.append(name);
        const QString text = query.queryItemValue(name, QUrl::FullyDecoded);
        if (text.isEmpty()) { // the same as absent
            if (parameter.value("required"_L1).toBool())
                issues.append(u"was done without the parameter "_s + name);
            continue;
        }
        const QJsonObject schema = SchemaCheck::whole(m_api, parameter.value("schema"_L1));
        for (const QString &issue : check.issues(schema, parameterValue(schema, text)))
            issues.append(u"was done with the parameter "_s + name + u" that "_s + issue);
    }
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (!known.contains(name) && !(name.isEmpty() && value.isEmpty()))
            issues.append(u"was done with the unknown parameter "_s + name);
    }
    return issues;
}

QStringList ApiContract::requestIssues(const ApiOperation &operation, const HttpTalk &talk) const
{
    QStringList issues = parameterIssues(operation, talk);
    const QJsonValue body = m_api.resolved(operation.json.value("requestBody"_L1));
    if (talk.body.isEmpty()) {
        if (body["required"_L1].toBool())
            issues.append(u"was done without a body"_s);
        return issues;
    }
    if (body.isUndefined())
        return issues << u"was done with a body"_s;
    const QJsonValue media = body["content"_L1][QLatin1StringView(mediaType(talk.fields))];
    if (media.isUndefined())
        return issues << u"was done with a body of an undescribed type"_s;
    if (mediaType(talk.fields) != "application/json")
        return issues;
    const Result<QJsonValue> json = parseJson(talk.body, wideLimits);
    if (!json)
        return issues << u"was done with a body that is no JSON"_s;
    SchemaCheck check(m_api, SchemaCheck::Side::Request, talk.dialect());
    for (const QString &issue : check.issues(media["schema"_L1], *json))
        issues.append(u"was done with a body in which "_s + issue);
    return issues;
}

} // namespace itsm
