#include "services/api/api_service.h"

#include "services/access/access_common.h"
#include "services/access/back_off.h"
#include "services/api/api_metrics.h"
#include "services/api/authorization.h"
#include "services/api/http_exchange.h"
#include "services/api/known_sources.h"
#include "services/api/request_log.h"
#include "services/domain/json_text.h"
#include "services/wire/envelope.h"
#include "translations/thread_language.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Of a request that has no route; enough for the answer to be read.
constexpr qint64 strayBody = 64 * 1024;

bool isPlainId(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

QString requestId(const HttpRequest &request)
{
    const QByteArray given = request.field("x-request-id");
    return isPlainId(given) ? QString::fromLatin1(given)
                            : QString::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, u'0');
}

/// version-trace-span-flags in hexadecimal (W3C Trace Context); empty if it is not that.
QString traceParent(const HttpRequest &request)
{
    const QByteArray text = request.field("traceparent");
    const QList<QByteArray> parts = text.split('-');
    const auto isHex = [](const QByteArray &part, qsizetype size) {
        return part.size() == size &&
               std::ranges::all_of(part, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    };
    if (parts.size() != 4 || !isHex(parts[0], 2) || !isHex(parts[1], 32) || !isHex(parts[2], 16) ||
        !isHex(parts[3], 2) || parts[0] == "ff")
        return {};
    return QString::fromLatin1(text);
}

bool isUtf8Of(const QByteArray &kind, const HttpRequest &request)
{
    const QByteArray type = request.field("content-type").toLower();
    const qsizetype charset = type.indexOf("charset=");
    return type.split(';').first().trimmed() == kind &&
           (charset < 0 || type.sliced(charset + 8).trimmed().replace('"', "") == "utf-8");
}

/// Why the content cannot be read; nothing if it can.
std::optional<QByteArray> contentIssue(const HttpRequest &request, const Route &route)
{
    const QByteArray encoding = request.field("content-encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return "compressed content is not read";
    if ((!request.body.isEmpty() || request.file) && !isUtf8Of(route.bodyType, request))
        return QByteArray("the content must be " + route.bodyType + " in UTF-8");
    return {};
}

Result<> readQuery(const Route &route, ApiRequest &request)
{
    if (route.method == "GET" && !request.http.body.isEmpty())
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "A reading request has no body."));
    const QString name = u"dialect"_s;
    ITSM_TRY_ASSIGN(request.query, ApiQuery::parse(request.http.query, route.query + QStringList{name}));
    QString dialect = request.query.text(name);
    if (dialect.isEmpty())
        dialect = QString::fromLatin1(request.http.field("x-api-dialect"));
    if (!dialect.isEmpty() && dialect != "v1"_L1 && dialect != "v2"_L1)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The dialects are v1 and v2."), name);
    if (dialect == "v2"_L1) {
        request.dialect = WireDialect::V2;
        request.isStrictV1 = false;
    }
    return {};
}

ApiAnswer asAnswer(const HttpResponse &response)
{
    ApiAnswer answer;
    answer.status = response.status;
    answer.contentType = response.contentType;
    answer.content = response.body;
    return answer;
}

/// The nearest meaning of a status that has no error of its own.
Error errorOf(int status, const QByteArray &why)
{
    const QString developer = QString::fromLatin1(why);
    const auto sentence = [](const char *text) { return QCoreApplication::translate("Api", text); };
    switch (status) {
    case 401:
        return notSignedIn();
    case 404:
        return {Error::Code::NotFound, sentence(QT_TRANSLATE_NOOP("Api", "There is nothing at this address.")), {}, {}};
    case 405:
        return {
            Error::Code::Invalid, sentence(QT_TRANSLATE_NOOP("Api", "This address does not know the method.")), {}, {}};
    case 500:
        return {Error::Code::Internal,
                sentence(QT_TRANSLATE_NOOP("Api", "The request was not answered: a defect of the server.")),
                {},
                {}};
    case 503:
        return {Error::Code::Unavailable,
                sentence(QT_TRANSLATE_NOOP("Api", "The server has too much to do; try again soon.")),
                {},
                {{u"reason"_s, developer}}};
    default:
        return {Error::Code::Invalid,
                sentence(QT_TRANSLATE_NOOP("Api", "The request cannot be understood.")),
                {},
                {{u"reason"_s, developer}}};
    }
}

} // namespace

ApiService::ApiService(const ApiContext &context, ApiWorkers &workers, std::vector<Route> routes)
    : m_context(context)
    , m_workers(workers)
    , m_routes(std::move(routes))
    , m_router(m_routes)
{
}

qint64 ApiService::bodyLimit(const HttpRequestHead &head) const
{
    const Router::Match match = m_router.find(head.method, head.path);
    return match.route ? match.route->bodyBytes : strayBody;
}

bool ApiService::wantsFile(const HttpRequestHead &head) const
{
    const Router::Match match = m_router.find(head.method, head.path);
    return match.route && match.route->isBodyFile;
}

/// Of a source or token that is known to be good. Nothing else that a request says is believed before the database was
/// asked: whoever comes with a new name each time would come first each time.
std::optional<size_t> ApiService::knownOwner(const Route &route, const HttpRequestHead &head) const
{
    if (route.access.kind == RouteAccess::Kind::Source) {
        const QString hash = ServiceDesk::hashOfSecret(sourceSecret(head));
        return m_context.knownSources.contains(hash) ? std::optional(qHash(hash)) : std::nullopt;
    }
    const auto holder = m_context.access.holderOf(bearerToken(head));
    return holder ? std::optional(qHashMulti(0, holder->tenant.value, holder->id)) : std::nullopt;
}

/// Messages of a source come one after the other anyway, and so do the lasting requests of one owner; others may have
/// some long requests at once. Short ones are told apart by where they come from, too.
WorkOwner ApiService::workOwner(const Route &route, const HttpRequest &request) const
{
    constexpr int mostOfOthers = 2;
    const std::optional<size_t> known = knownOwner(route, request);
    const size_t place = qHash(customerOf(request.client.toString()));
    if (route.lane == WorkLane::Short)
        return {.key = qHashMulti(0, known.value_or(0), place)};
    const bool isOneByOne = route.access.kind == RouteAccess::Kind::Source || route.lane == WorkLane::Lasting;
    return {.key = known.value_or(place), .mostRunning = isOneByOne ? 1 : mostOfOthers};
}

BodyOwner ApiService::bodyOwner(const HttpRequestHead &head, const QHostAddress &client) const
{
    if (const auto holder = m_context.access.holderOf(bearerToken(head)))
        return {.group = size_t(holder->tenant.value), .person = qHashMulti(0, holder->tenant.value, holder->id)};
    return {.group = 0, .person = qHash(customerOf(client.toString()))};
}

/// Strangers are not to fill the disk. A little of theirs is read, so that the connection can go on.
int ApiService::objection(const HttpRequestHead &head) const
{
    const bool isSmall =
        head.field("transfer-encoding").isNull() && head.field("content-length").toLongLong() <= strayBody;
    return !isSmall && wantsFile(head) && !m_context.access.mayBeGood(bearerToken(head)) ? 401 : 0;
}

/// An Alertmanager gives up what is answered with a status of the four hundreds, and its message may be smaller the
/// next time. Whoever sends as a generic source is told what is wrong.
int ApiService::limitStatus(const HttpRequestHead &head, int status) const
{
    const Router::Match match = m_router.find(head.method, head.path);
    if (!match.route || match.route->access.kind != RouteAccess::Kind::Source)
        return status;
    const auto source = m_context.knownSources.find(ServiceDesk::hashOfSecret(sourceSecret(head)));
    return source && source->kind == SourceKind::Generic ? status : 503;
}

HttpResponse ApiService::refusal(int status, const QByteArray &why) const
{
    HttpResponse response;
    response.status = status;
    response.contentType = jsonType;
    QJsonObject envelope = errorEnvelope(errorOf(status, why), WireDialect::V1);
    QJsonObject problem = envelope.value(u"problem"_s).toObject();
    problem.insert(u"status"_s, status);
    envelope.insert(u"problem"_s, problem);
    response.body = toJsonText(envelope);
    if (status == 401)
        response.fields.push_back({"WWW-Authenticate", "Bearer"});
    if (status == 503)
        response.fields.push_back({"Retry-After", "1"});
    return response;
}

ApiRequest ApiService::read(HttpRequest request, Router::Match match) const
{
    ApiRequest read;
    read.id = requestId(request);
    read.traceParent = traceParent(request);
    read.language = ThreadLanguage::current();
    read.path = std::move(match.path);
    read.http = std::move(request);
    read.isStrictV1 = m_context.isStrictV1;
    if (const auto issue = contentIssue(read.http, *match.route))
        read.refusal = asAnswer(refusal(415, *issue));
    else if (const Result<> understood = readQuery(*match.route, read); !understood)
        read.refusal = asAnswer(render(understood.error(), read));
    return read;
}

void ApiService::handle(HttpRequest request, std::shared_ptr<HttpExchange> exchange)
{
    const ThreadLanguage language(acceptedLanguage(request.field("accept-language")));
    Router::Match match = m_router.find(request.method, request.path);
    const bool isForServer = request.path == "*";
    if (match.allow.isEmpty() && !isForServer)
        return exchange->respond(refusal(404, {}));
    if (request.method == "OPTIONS") {
        HttpResponse response{.status = 204, .contentType = {}, .body = {}, .fields = {}};
        response.fields.push_back(
            {"Allow", isForServer ? QByteArray("GET, HEAD, POST, PUT, DELETE, OPTIONS") : match.allow});
        return exchange->respond(std::move(response));
    }
    if (!match.route) {
        HttpResponse response = refusal(405, {});
        response.fields.push_back({"Allow", match.allow});
        return exchange->respond(std::move(response));
    }
    const Route &route = *match.route;
    ApiRequest read = this->read(std::move(request), std::move(match));
    if (route.immediate)
        return exchange->respond(render(read.refusal ? *read.refusal : route.immediate(m_context), read));

    const auto begun = std::chrono::steady_clock::now();
    const auto finished = [&context = m_context, begun](const RequestOutcome &outcome) {
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begun;
        if (context.redis && outcome.status < 300 && outcome.request.http.method != "GET" &&
            outcome.request.http.method != "HEAD")
            context.redis->announce(feedTopic);
        context.metrics.noteRequest(outcome.route, outcome.status, time.count());
        logRequest(outcome, time.count());
    };
    const auto ofLane = route.lane == WorkLane::Long ? m_context.deadlines.longWork : m_context.deadlines.shortWork;
    const auto deadline = route.time.value_or(ofLane);
    const WorkOwner owner = workOwner(route, read.http);
    m_workers.push(route.lane,
                   std::make_unique<RequestJob>(m_context, route, std::move(read), std::move(exchange), finished),
                   deadline, owner);
}

} // namespace itsm
