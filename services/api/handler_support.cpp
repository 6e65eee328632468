#include "services/api/handler_support.h"

#include "services/wire/body_reader.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

ApiAnswer answerWith(const QJsonValue &data, int status)
{
    ApiAnswer answer;
    answer.data = data;
    answer.status = status;
    return answer;
}

ApiAnswer answerWithText(const QByteArray &data)
{
    ApiAnswer answer;
    answer.dataText = data;
    return answer;
}

HttpField entityTag(qint64 version)
{
    return {"ETag", '"' + QByteArray::number(version) + '"'};
}

ApiAnswer answerWith(const QJsonValue &data, qint64 version, int status)
{
    ApiAnswer answer = answerWith(data, status);
    answer.fields.push_back(entityTag(version));
    return answer;
}

Result<qint64> expectedVersion(const ApiRequest &request, qint64 fromBody)
{
    const QByteArray tag = request.http.field("if-match");
    if (tag.isNull() || tag == "*")
        return fromBody;
    const QString field = u"If-Match"_s;
    bool isNumber = false;
    const qint64 version =
        tag.size() > 2 && tag.startsWith('"') && tag.endsWith('"') ? tag.sliced(1).chopped(1).toLongLong(&isNumber) : 0;
    if (!isNumber || version <= 0)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "This is no entity tag that an answer of the server gave."),
                    field);
    if (fromBody != 0 && fromBody != version)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "If-Match and \"version\" name different versions."), field);
    return version;
}

Result<> readNothing(const ApiRequest &request)
{
    return request.body.isUndefined() ? Result<>() : BodyReader(request.body).finish();
}

Result<IncidentFilter> readFilter(const QString &text, const QString &parameter)
{
    auto filter = parseFilter(text);
    if (!filter)
        return fail(Error::Code::Invalid, filter.error().message, parameter,
                    {{u"position"_s, filter.error().position}, {u"length"_s, filter.error().length}});
    return *std::move(filter);
}

QStringList pageParameters()
{
    return {u"page"_s, u"size"_s, u"pageSize"_s, u"page_size"_s};
}

Result<PageRequest> readPage(const ApiQuery &query)
{
    PageRequest request;
    ITSM_TRY_ASSIGN(request.page, query.integer(u"page"_s, 1, 1, 10'000'000));
    for (const QString &name : {u"size"_s, u"page_size"_s, u"pageSize"_s}) {
        ITSM_TRY_ASSIGN(request.size, query.integer(name, request.size, 1, mostRows));
    }
    return request;
}

Result<> checkCount(size_t count, size_t most, const QString &field)
{
    if (count > most)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "At most %1 are possible.").arg(most),
                    field);
    return {};
}

} // namespace itsm
