#pragma once

#include "services/api/api_query.h"
#include "services/api/api_workers.h"
#include "services/api/http_message.h"
#include "services/auth/permissions.h"
#include "services/wire/dialect.h"

#include <QJsonValue>
#include <functional>

namespace itsm {

class AnswerLines;
struct ApiContext;
class HttpExchange;

/// Who may use a route.
struct RouteAccess
{
    enum class Kind : quint8 {
        Public,          ///< everybody
        Immediate,       ///< everybody, answered without a database and without waiting
        LoopbackOrToken, ///< programs on this machine (ApiContext::areMetricsOpen); others like Permission
        Source,          ///< who knows the secret of an alert source; the handler looks
        SignedIn,        ///< with a valid token, whatever its role
        Permission,      ///< with a valid token whose role has the permission
    };
    Kind kind = Kind::Permission;
    Permission permission = Permission::ReadIncidents;

    // NOLINTNEXTLINE(google-explicit-constructor): a permission is an access
    constexpr RouteAccess(Permission needed)
        : permission(needed)
    {
    }
    // NOLINTNEXTLINE(google-explicit-constructor): so is a kind
    constexpr RouteAccess(Kind k)
        : kind(k)
    {
    }
};

/// What a handler answers.
struct ApiAnswer
{
    QJsonValue data = QJsonValue::Undefined; ///< as the first dialect writes it; none: the envelope has no `data`
    QByteArray dataText;                     ///< or this instead: the text of `data` in the dialect of the request
    WireKeys keys = WireKeys::OfDialect;
    int status = 200;
    std::vector<HttpField> fields;
    /// In place of the envelope: content of this type …
    QByteArray contentType;
    QByteArray content;
    /// … which this function, if it is there, writes in parts, in the same thread with the same connection.
    std::function<Result<>(Connection &, HttpExchange &)> writeParts;
    /// Or a stream of events behind this place of the change feed, or behind its end.
    bool isStream = false;
    std::optional<FeedCursor> streamFrom{};
    /// So long it holds where no row changes: a time in it may pass.
    std::chrono::milliseconds holdsFor = std::chrono::milliseconds::max();

    /// The text of the envelope with the data.
    [[nodiscard]] QByteArray envelope(WireDialect dialect) const;
};

/// A request that has found its route.
struct ApiRequest
{
    HttpRequest http;
    QHash<QString, QString> path; ///< of the route's {names}
    ApiQuery query;
    QJsonValue body = QJsonValue::Undefined; ///< what the JSON gate let through; undefined if there was none
    WireDialect dialect = WireDialect::V1;
    bool isStrictV1 = false; ///< the first dialect, with the statuses that the original has: ApiContext::isStrictV1
    std::chrono::steady_clock::time_point arrived = std::chrono::steady_clock::now();
    QString id;          ///< of this request, in logs and in the answer
    QString traceParent; ///< as the client says it, if it is valid
    QString language;    ///< that the client wants (ThreadLanguage); empty: that of the server
    /// Of a request that cannot be understood, for whoever may use the route; that of a Source is given by its handler.
    std::optional<ApiAnswer> refusal{};
    /// Where the client wants to be told how far it is; null where it does not, or the route has nothing to tell.
    AnswerLines *lines = nullptr;

    /// The number in place of a {name}; the router lets only positive numbers through.
    template <typename T>
    [[nodiscard]] T number(const QString &name) const
    {
        return T(path.value(name).toLongLong());
    }
};

using Handler = std::function<Result<ApiAnswer>(const ApiContext &, const ApiRequest &, Connection &, const Actor &)>;
/// Of a route that is answered in the I/O thread.
using ImmediateHandler = std::function<ApiAnswer(const ApiContext &)>;

/// One line of the table that the router, the tests of who may do what, and the description of the API are made from.
struct Route
{
    QByteArray method;
    QByteArray path; ///< {name} stands for a positive number, {name:text} for any text
    RouteAccess access;
    Handler handler{};
    QStringList query{}; ///< parameters that it knows, besides `dialect`
    WorkLane lane = WorkLane::Short;
    qint64 bodyBytes = qint64{1} << 20;
    QByteArray bodyType = jsonType;
    bool isBodyFile = false; ///< the body goes to a file, and is no JSON
    /// How long it may work, where that is not what the lane says.
    std::optional<std::chrono::milliseconds> time{};
    bool endsWithClient = false; ///< it is given up when the client leaves
    /// A repetition with the same Idempotency-Key gets the same answer.
    bool isRepeatable = false;
    bool tellsProgress = false; ///< in ApiRequest::lines
    bool changesPeople = false; ///< what is remembered of people is forgotten once it is committed
    ImmediateHandler immediate{};
    /// Of lists and figures that many look at: whether the answer depends on nothing but the tenant's rows and the
    /// request, so that it may be shared (SharedAnswers).
    std::function<bool(const ApiRequest &)> isSameForAll{};
};

/// All of them.
[[nodiscard]] std::vector<Route> allRoutes();

// Its parts, by what they are about.
[[nodiscard]] std::vector<Route> systemRoutes();
[[nodiscard]] std::vector<Route> accessRoutes();
[[nodiscard]] std::vector<Route> incidentListRoutes();
[[nodiscard]] std::vector<Route> incidentRoutes();
[[nodiscard]] std::vector<Route> alertRoutes();
[[nodiscard]] std::vector<Route> intakeRoutes();
[[nodiscard]] std::vector<Route> recordRoutes();
[[nodiscard]] std::vector<Route> adminRoutes();
[[nodiscard]] std::vector<Route> importRoutes();
[[nodiscard]] std::vector<Route> feedRoutes();

} // namespace itsm
