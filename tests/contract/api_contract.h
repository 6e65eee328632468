#pragma once

#include "tests/contract/schema_check.h"

#include <QHash>

namespace itsm {

/// A request and its answer as they went over the wire.
struct HttpTalk
{
    using Fields = QHash<QByteArray, QByteArray>; ///< by their names in small letters

    QByteArray method;
    QByteArray target; ///< path and query
    Fields fields;
    QByteArray body;
    int status = 0;
    Fields answerFields;
    QByteArray answerBody; ///< without the framing of its parts

    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
    [[nodiscard]] WireDialect dialect() const;
};

/// What the description of the API promises of every request and answer:
///
///  - every answer has a status, a type of content and a content that are described, errors those of an error;
///  - whatever is done was asked for as described: parameters, and a body that fits its schema;
///  - 401 says how to sign in, 405 what is allowed, 503 when to come again, and each answer of a route the request's
///  id.
class ApiContract
{
public:
    enum class Statuses : quint8 {
        Described,
        OfOriginal, ///< of a server with --strict-v1-status: 200 may stand for 201 and for errors
    };

    /// The description must outlive it.
    explicit ApiContract(const OpenApi &api, Statuses statuses = Statuses::Described)
        : m_api(api)
        , m_statuses(statuses)
    {
    }

    /// What is not as described, each with the request that it is about.
    [[nodiscard]] QStringList issues(const HttpTalk &talk) const;
    /// The same for the data of one event of a stream.
    [[nodiscard]] QStringList eventIssues(const HttpTalk &talk, const QByteArray &data) const;
    /// The part that is about the request alone.
    [[nodiscard]] QStringList requestIssues(const ApiOperation &operation, const HttpTalk &talk) const;

private:
    [[nodiscard]] QStringList answerIssues(const ApiOperation &operation, const HttpTalk &talk) const;
    [[nodiscard]] QStringList contentIssues(const QJsonObject &content, const HttpTalk &talk) const;
    [[nodiscard]] QStringList errorIssues(const HttpTalk &talk) const;
    [[nodiscard]] QStringList parameterIssues(const ApiOperation &operation, const HttpTalk &talk) const;

    const OpenApi &m_api;
    Statuses m_statuses;
};

} // namespace itsm
