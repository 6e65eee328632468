#include "services/api/request_job.h"

#include "services/api/authorization.h"
#include "services/api/event_streams.h"
#include "services/api/http_exchange.h"
#include "services/api/shared_answers.h"
#include "services/api/shown_error.h"
#include "services/desk/transaction.h"
#include "services/domain/json_text.h"
#include "services/storage/idempotency_table.h"
#include "services/storage/read_replica.h"
#include "services/wire/envelope.h"
#include "translations/thread_language.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype maxKeyLength = 255;

/// Of an answer in parts or a stream there is nothing to make but the head.
bool wantsHeadOnly(const HttpRequest &request)
{
    return request.method == "HEAD";
}

/// By a program here, and not by a proxy for somebody elsewhere. Proxies say so in one of these fields.
bool isFromThisMachine(const HttpRequest &request)
{
    return request.peer.isLoopback() && std::ranges::none_of(request.fields, [](const HttpField &field) {
               return field.name.startsWith("x-forwarded") || field.name == "forwarded" || field.name == "via" ||
                      field.name == "x-real-ip";
           });
}

/// Codes that the original answers with status 200 in its first dialect (API contract 5.1).
bool isOkInFirst(int code)
{
    return code == 1001 || code == 1002;
}

QByteArray contentHash(const HttpRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray(request.method + ' ' + request.path + '\n'));
    hash.addData(request.body);
    return hash.result().toHex();
}

QJsonObject toJson(const ApiAnswer &answer)
{
    Q_ASSERT(answer.dataText.isEmpty()); // commands answer with objects
    QJsonObject json{{u"status"_s, answer.status}, {u"keys"_s, int(answer.keys)}};
    if (!answer.data.isUndefined())
        json.insert(u"data"_s, answer.data);
    QJsonObject fields;
    for (const HttpField &field : answer.fields)
        fields.insert(QString::fromLatin1(field.name), QString::fromLatin1(field.value));
    json.insert(u"fields"_s, fields);
    return json;
}

ApiAnswer storedAnswer(const QJsonObject &json)
{
    ApiAnswer answer;
    answer.status = json.value(u"status"_s).toInt(200);
    answer.keys = WireKeys(json.value(u"keys"_s).toInt());
    answer.data = json.value(u"data"_s);
    const QJsonObject fields = json.value(u"fields"_s).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        answer.fields.push_back({it.key().toLatin1(), it.value().toString().toLatin1()});
    answer.fields.push_back({"Idempotent-Replayed", "true"});
    return answer;
}

} // namespace

QByteArray ApiAnswer::envelope(WireDialect dialect) const
{
    return dataText.isEmpty() ? toJsonText(successEnvelope(data, dialect, keys)) : successText(dataText);
}

HttpResponse render(const ApiAnswer &answer, const ApiRequest &request)
{
    HttpResponse response;
    response.status = request.isStrictV1 && answer.status == 201 ? 200 : answer.status;
    response.fields = answer.fields;
    response.fields.push_back({"X-Request-ID", request.id.toLatin1()});
    response.fields.push_back({"Cache-Control", "no-store"});
    const auto tag = std::ranges::find(answer.fields, QByteArrayView("ETag"), &HttpField::name);
    if (tag != answer.fields.end() && request.http.method != "POST" &&
        request.http.field("if-none-match") == tag->value) {
        response.status = 304;
        return response;
    }
    if (!answer.contentType.isEmpty()) {
        response.contentType = answer.contentType;
        response.body = answer.content;
        return response;
    }
    response.contentType = jsonType;
    response.body = answer.envelope(request.dialect);
    return response;
}

HttpResponse render(const Error &cause, const ApiRequest &request)
{
    const Error error = shownError(cause);
    HttpResponse response;
    const WireError wire = wireError(error);
    response.status = request.isStrictV1 && isOkInFirst(wire.code) ? 200 : wire.httpStatus;
    // Whoever named the version in the header asked for this answer.
    if (error.code == Error::Code::Conflict && !request.http.field("if-match").isNull())
        response.status = 412;
    response.contentType = jsonType;
    response.body = toJsonText(errorEnvelope(error, request.dialect));
    if (!request.language.isEmpty())
        response.fields.push_back({"Content-Language", QString(request.language).replace(u'_', u'-').toLatin1()});
    response.fields.push_back({"X-Request-ID", request.id.toLatin1()});
    response.fields.push_back({"Cache-Control", "no-store"});
    if (response.status == 401)
        response.fields.push_back({"WWW-Authenticate", "Bearer"});
    if (response.status == 503) {
        const qint64 seconds = error.details.value("retry_after"_L1).toInteger(1);
        response.fields.push_back({"Retry-After", QByteArray::number(std::max<qint64>(1, seconds))});
    }
    return response;
}

RequestJob::RequestJob(const ApiContext &context, const Route &route, ApiRequest request,
                       std::shared_ptr<HttpExchange> exchange, Finished finished)
    : m_context(context)
    , m_route(route)
    , m_request(std::move(request))
    , m_exchange(std::move(exchange))
    , m_finished(std::move(finished))
{
    if (!m_route.tellsProgress || !m_request.http.field("accept").contains(linesType))
        return;
    ApiAnswer head;
    head.contentType = linesType;
    m_lines.emplace(*m_exchange, render(head, m_request));
    m_request.lines = &*m_lines;
}

bool RequestJob::isCancelled() const
{
    return (m_route.method == "GET" || m_route.endsWithClient) && m_exchange->isGone();
}

const Error *RequestJob::attempt(Connection &c)
{
    const ThreadLanguage language(m_request.language);
    m_result.emplace(prepare(c).and_then([&]() -> Result<ApiAnswer> { return handle(c); }));
    if (*m_result && (*m_result)->writeParts) {
        m_exchange->begin(render(**m_result, m_request));
        m_isAnswered = true;
        const Result<> written = wantsHeadOnly(m_request.http) ? Result<>() : (*m_result)->writeParts(c, *m_exchange);
        if (written)
            m_exchange->end();
        else
            m_exchange->abort();
        if (!written)
            m_result.emplace(itsm::fail(written.error()));
        return nullptr; // what is on its way cannot be begun again
    }
    return *m_result ? nullptr : &m_result->error();
}

Result<> RequestJob::prepare(Connection &c)
{
    ITSM_TRY(authenticate(c));
    return readBody();
}

Result<> RequestJob::authenticate(Connection &c)
{
    using Kind = RouteAccess::Kind;
    const RouteAccess &access = m_route.access;
    if (access.kind == Kind::Public || access.kind == Kind::Source ||
        (access.kind == Kind::LoopbackOrToken && m_context.areMetricsOpen && isFromThisMachine(m_request.http)))
        return {};
    const Purpose purpose = access.kind == Kind::SignedIn ? Purpose::Account : Purpose::Work;
    ITSM_TRY_ASSIGN(m_actor, m_context.access.authenticate(c, bearerToken(m_request.http), purpose));
    ITSM_TRY(checkTenant(c));
    return access.kind == Kind::SignedIn ? Result<>() : authorize(m_actor, access.permission);
}

/// The tenant is that of the token; a header only says that the client means the same one.
Result<> RequestJob::checkTenant(Connection &c) const
{
    const QByteArray id = m_request.http.field("x-tenant-id");
    const QByteArray code = m_request.http.field("x-tenant-code");
    bool isOther = !id.isEmpty() && id != QByteArray::number(m_actor.tenant.value);
    if (!isOther && !code.isEmpty()) {
        ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
        const auto own = std::ranges::find(tenants, m_actor.tenant, &Tenant::id);
        isOther = own == tenants.end() || own->code != QString::fromUtf8(code);
    }
    if (isOther)
        return itsm::fail(Error::Code::Forbidden,
                          QCoreApplication::translate("Api", "The token is of another tenant than the request names."));
    return {};
}

/// The one gate for JSON. What a source of alerts sends goes through it as well, once it is known who sends.
Result<> RequestJob::readBody()
{
    const HttpRequest &http = m_request.http;
    const bool isForHandler = m_route.access.kind == RouteAccess::Kind::Source;
    if (http.body.isEmpty() || isForHandler || m_request.refusal || !m_request.body.isUndefined())
        return {};
    ITSM_TRY_ASSIGN(m_request.body, parseJson(http.body, {.maxBytes = m_route.bodyBytes}));
    return {};
}

Result<ApiAnswer> RequestJob::handle(Connection &c)
{
    if (m_request.refusal && m_route.access.kind != RouteAccess::Kind::Source)
        return *m_request.refusal;
    const QByteArray key = m_request.http.field("idempotency-key");
    Result<ApiAnswer> answer = m_route.isRepeatable && !key.isNull()
                                   ? handleOnce(c, key)
                                   : m_context.shared.answer(m_route, m_request, c, m_actor, [&] { return work(c); });
    if (answer && m_route.changesPeople)
        m_context.access.peopleChanged();
    return answer;
}

Result<ApiAnswer> RequestJob::work(Connection &c)
{
    std::optional<ApiAnswer> read;
    const auto readFrom = [&](Connection &replica) -> Result<> {
        ITSM_TRY_ASSIGN(read, m_route.handler(m_context, m_request, replica, m_actor));
        return {};
    };
    if (m_context.replica && m_route.isSameForAll && m_context.replica->read(c, readFrom))
        return *std::move(read);
    return m_route.handler(m_context, m_request, c, m_actor);
}

Result<ApiAnswer> RequestJob::handleOnce(Connection &c, const QByteArray &key)
{
    const QString field = u"Idempotency-Key"_s;
    const bool isVisible = std::ranges::all_of(key, [](char ch) { return ch > 0x20 && ch < 0x7f; });
    if (key.isEmpty() || key.size() > maxKeyLength || !isVisible)
        return itsm::fail(
            Error::Code::Invalid,
            QCoreApplication::translate("Api", "The key must have 1 to %1 visible ASCII characters.").arg(maxKeyLength),
            field);
    const QByteArray hash = contentHash(m_request.http);
    // The change and the memory of it are one transaction: whoever comes meanwhile with the same key waits for its end.
    return inTransaction(c, m_actor, Connection::Access::Write, [&]() -> Result<ApiAnswer> {
        const IdempotencyKey id{m_actor.tenant, m_actor.user, QString::fromLatin1(key)};
        ITSM_TRY_ASSIGN(const bool isNew, claimIdempotencyKey(c, id, hash, m_context.clock.now()));
        if (!isNew) {
            ITSM_TRY_ASSIGN(const auto stored, selectIdempotentAnswer(c, id));
            if (!stored)
                return itsm::fail(transientError());
            if (stored->requestHash != hash)
                return itsm::fail(Error::Code::Invalid,
                                  QCoreApplication::translate("Api", "The key was used for another request."), field);
            return storedAnswer(stored->answer);
        }
        ITSM_TRY_ASSIGN(const ApiAnswer answer, m_route.handler(m_context, m_request, c, m_actor));
        ITSM_TRY(storeIdempotentAnswer(c, id, toJson(answer)));
        return answer;
    });
}

void RequestJob::deliver()
{
    if (!*m_result) {
        fail(m_result->error());
        return;
    }
    ApiAnswer &answer = **m_result;
    if (m_isAnswered) {
        finish(answer.status, {});
        return;
    }
    if (answer.isStream)
        subscribe(answer);
    else
        finish(render(answer, m_request), {});
}

void RequestJob::subscribe(const ApiAnswer &answer)
{
    m_exchange->begin(render(answer, m_request));
    if (wantsHeadOnly(m_request.http))
        m_exchange->end();
    else
        m_context.streams.add({.exchange = m_exchange,
                               .tenant = m_actor.tenant,
                               .dialect = m_request.dialect,
                               .from = answer.streamFrom,
                               .token = bearerToken(m_request.http)});
    finish(answer.status, {});
}

void RequestJob::fail(const Error &error)
{
    const ThreadLanguage language(m_request.language);
    if (m_isAnswered)
        finish(500, error);
    else
        finish(render(error, m_request), error);
}

void RequestJob::finish(HttpResponse response, const std::optional<Error> &error)
{
    // First, so that whoever has the answer finds it counted.
    finish(response.status, error);
    if (m_lines && m_lines->hasBegun())
        m_lines->finish(response.body);
    else
        m_exchange->respond(std::move(response));
}

void RequestJob::finish(int status, const std::optional<Error> &error)
{
    m_finished({.route = m_route, .request = m_request, .actor = m_actor, .status = status, .error = error});
}

} // namespace itsm
