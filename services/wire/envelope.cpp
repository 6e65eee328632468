#include "services/wire/envelope.h"

#include <QCoreApplication>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using Code = Error::Code;

/// How a code goes over the wire.
struct CodeRow
{
    Code code;
    const char *name; ///< the end of the problem's type
    const char *title;
    WireError wire;
};
constexpr std::array codeRows{
    CodeRow{Code::Invalid, "invalid", "The request breaks a rule", {1001, 400}},
    CodeRow{Code::NotFound, "not_found", "Not found", {4004, 404}},
    CodeRow{Code::Conflict, "conflict", "Somebody else changed it", {4090, 409}},
    CodeRow{Code::Unauthenticated, "unauthenticated", "Not signed in", {2001, 401}},
    CodeRow{Code::Forbidden, "forbidden", "Not permitted", {2003, 403}},
    CodeRow{Code::Unavailable, "unavailable", "Not available now", {5003, 503}},
    CodeRow{Code::Timeout, "timeout", "Took too long", {5003, 503}},
    CodeRow{Code::Cancelled, "cancelled", "Cancelled", {5003, 503}},
    CodeRow{Code::Corrupt, "corrupt", "Stored data cannot be read", {5001, 500}},
    CodeRow{Code::NewerSchema, "newer_schema", "The database is newer than the server", {5001, 500}},
    CodeRow{Code::Internal, "internal", "Defect of the server", {5001, 500}},
};
constexpr WireError validation{1002, 422};
constexpr auto typePrefix = "urn:itsm:problem:"_L1;

const CodeRow &rowOf(Code code)
{
    for (const CodeRow &row : codeRows) {
        if (row.code == code)
            return row;
    }
    return codeRows.back();
}

/// What the codes of both dialects mean; nothing for one that we do not know.
std::optional<Code> codeOf(qint64 wireCode)
{
    switch (wireCode) {
    case 1001:
    case 1002:
    case 2005:
    case 4000:
        return Code::Invalid;
    case 1003: // the tenant is suspended, or its time is over
    case 1004:
    case 2003:
    case 2004:
        return Code::Forbidden;
    case 2001:
    case 2002:
        return Code::Unauthenticated;
    case 4004:
        return Code::NotFound;
    case 4090:
        return Code::Conflict;
    case 429:
    case 5003:
        return Code::Unavailable;
    case 5001:
        return Code::Internal;
    default:
        return {};
    }
}

/// For answers that are not ours, where nothing but the status speaks.
Error foreignAnswer(int httpStatus)
{
    const auto sentence = [](const char *text) { return QCoreApplication::translate("Wire", text); };
    if (httpStatus == 401)
        return {Code::Unauthenticated, sentence(QT_TRANSLATE_NOOP("Wire", "The server asks to sign in.")), {}, {}};
    if (httpStatus == 403)
        return {Code::Forbidden, sentence(QT_TRANSLATE_NOOP("Wire", "The server does not permit this.")), {}, {}};
    const QString text =
        httpStatus >= 500 ? sentence(QT_TRANSLATE_NOOP("Wire", "The server has a fault of its own (HTTP status %1)."))
                          : sentence(QT_TRANSLATE_NOOP(
                                "Wire", "What answers at this address is no server of this program (HTTP status %1)."));
    return {Code::Unavailable, text.arg(httpStatus), {}, {{u"http_status"_s, httpStatus}}};
}

/// Keys in V1, for details that a server of the second dialect sends. What a conflict shows of both sides is read by
/// readers that know both spellings.
QJsonObject keysInFirst(const QJsonObject &json)
{
    QJsonObject first;
    for (auto it = json.begin(); it != json.end(); ++it)
        first.insert(snakeCase(it.key()), it.value());
    return first;
}

Error readError(qint64 wireCode, const QJsonObject &json)
{
    Error error;
    error.message = json.value("message"_L1).toString();
    error.details = keysInFirst(json.value("data"_L1).toObject());
    error.code = codeOf(wireCode).value_or(Code::Internal);
    // Servers of the original say "not found" with several codes.
    if ((error.code == Code::Invalid || error.code == Code::Internal) && error.message.contains(u"不存在"_s))
        error.code = Code::NotFound;
    if (wireCode == 429)
        error.details.insert(u"wire_code"_s, 429);

    const QJsonObject problem = json.value("problem"_L1).toObject();
    const QString type = problem.value("type"_L1).toString();
    for (const CodeRow &row : codeRows) {
        if (type == typePrefix + QLatin1StringView(row.name))
            error.code = row.code;
    }
    error.field = fieldInFirst(problem.value("field"_L1).toString());
    if (problem.contains("details"_L1))
        error.details = keysInFirst(problem.value("details"_L1).toObject());
    if (error.message.isEmpty())
        error.message =
            QCoreApplication::translate("Wire", "The server refused this without saying why (code %1).").arg(wireCode);
    return error;
}

} // namespace

QJsonObject successEnvelope(const QJsonValue &data, WireDialect dialect, WireKeys keys, const QString &message)
{
    QJsonObject envelope{{u"code"_s, 0}, {u"message"_s, message}};
    if (!data.isNull() && !data.isUndefined())
        envelope.insert(u"data"_s, inDialect(data, dialect, keys));
    return envelope;
}

QByteArray successText(const QByteArray &data)
{
    return R"({"code":0,"data":)" + data + R"(,"message":"success"})";
}

QJsonObject errorEnvelope(const Error &error, WireDialect dialect)
{
    const CodeRow &row = rowOf(error.code);
    const WireError wire = wireError(error);
    QJsonObject problem{{u"type"_s, QString(typePrefix + QLatin1StringView(row.name))},
                        {u"title"_s, QString::fromLatin1(row.title)},
                        {u"status"_s, wire.httpStatus},
                        {u"detail"_s, error.message}};
    if (!error.field.isEmpty())
        problem.insert(u"field"_s, fieldInDialect(error.field, dialect));
    QJsonObject envelope{{u"code"_s, wire.code}, {u"message"_s, error.message}};
    const QJsonValue details = inDialect(error.details, dialect);
    if (error.code == Code::Conflict)
        envelope.insert(u"data"_s, details); // as the second dialect has it; twice would be much for a whole incident
    else if (!error.details.isEmpty())
        problem.insert(u"details"_s, details);
    envelope.insert(u"problem"_s, problem);
    return envelope;
}

WireError wireError(const Error &error)
{
    return error.code == Code::Invalid && !error.field.isEmpty() ? validation : rowOf(error.code).wire;
}

std::optional<Error> errorFromJson(const QJsonValue &envelope)
{
    const QJsonValue code = envelope["code"_L1];
    if (!code.isDouble() || code.toInteger(-1) == 0)
        return {};
    return readError(code.toInteger(-1), envelope.toObject());
}

Result<QJsonValue> readEnvelope(int httpStatus, const QByteArray &body)
{
    const bool isSuccess = httpStatus >= 200 && httpStatus < 300;
    if (body.trimmed().isEmpty())
        return isSuccess ? Result<QJsonValue>(QJsonValue(QJsonValue::Null)) : fail(foreignAnswer(httpStatus));
    const Result<QJsonValue> json = parseJson(body, answerLimits);
    if (!json)
        return fail(foreignAnswer(httpStatus));
    const QJsonValue code = json->toObject().value("code"_L1);
    if (!code.isDouble())
        return isSuccess ? *json : Result<QJsonValue>(fail(foreignAnswer(httpStatus)));
    if (const std::optional<Error> error = errorFromJson(*json))
        return fail(*error);
    const QJsonValue data = json->toObject().value("data"_L1);
    return data.isUndefined() ? QJsonValue(QJsonValue::Null) : data;
}

} // namespace itsm
