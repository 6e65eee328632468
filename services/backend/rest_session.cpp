#include "services/backend/rest_session.h"

#include "services/backend/rest_transport.h"
#include "services/wire/envelope.h"
#include "services/wire/values.h"

#include <QNetworkAccessManager>
#include <QPromise>
#include <QSslCipher>
#include <QSslConfiguration>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int sessionTimeoutMs = 20'000;
/// All attempts to get an answer lie within the half minute that a server waits for them.
constexpr int exchangeTimeoutMs = 8'000;
constexpr int mostExchanges = 3;

/// One request on a network of its own, which goes with its answer or with its owner.
class SingleRequest
{
public:
    using Then = std::function<void(const Result<QJsonValue> &data, const QNetworkReply &reply)>;

    SingleRequest(const ServerAddress &address, const QString &path, int timeout = sessionTimeoutMs,
                  QObject *owner = nullptr)
        : m_address(address)
        , m_request(makeRequest(address, address.endpoint(path), timeout))
        , m_owner(owner)
    {
    }
    void authorize(const Secret &token)
    {
        m_request.setRawHeader("Authorization", "Bearer " + token.reveal().toLatin1());
    }

    /// Without a body it reads.
    void send(const std::optional<QJsonObject> &body, Then then)
    {
        auto *network = makeNetwork(m_owner);
        if (body)
            m_request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = body ? network->post(m_request, toJsonText(*body)) : network->get(m_request);
        watchCertificate(reply);
        QObject::connect(reply, &QNetworkReply::finished, network,
                         [network, reply, address = m_address, then = std::move(then)] {
                             const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
                             network->deleteLater();
                             then(isCutOff(*reply) ? Result<QJsonValue>(fail(transportError(*reply, address)))
                                                   : readEnvelope(status, reply->readAll()),
                                  *reply);
                         });
    }

private:
    ServerAddress m_address;
    QNetworkRequest m_request;
    QObject *m_owner;
};

void attemptExchange(const ServerAddress &address, const Secret &refreshToken, QObject *owner,
                     const std::function<void(const Result<QJsonValue> &)> &then, int attempt)
{
    SingleRequest(address, u"/refresh-token"_s, exchangeTimeoutMs, owner)
        .send(QJsonObject{{u"refresh_token"_s, refreshToken.reveal()}}, [=](const Result<QJsonValue> &data,
                                                                            const QNetworkReply &reply) {
            const bool isLost = isCutOff(reply) && data.error().details.value("problem"_L1).toString() == "network"_L1;
            if (isLost && attempt < mostExchanges)
                attemptExchange(address, refreshToken, owner, then, attempt + 1);
            else
                then(data);
        });
}

template <typename T>
using Promise = std::shared_ptr<QPromise<Result<T>>>;

template <typename T>
Promise<T> makePromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <typename T>
void finish(const Promise<T> &promise, const Result<T> &result)
{
    promise->addResult(result);
    promise->finish();
}

Result<Actor> actorOf(const QJsonValue &json)
{
    ITSM_TRY_ASSIGN(const User user, fromJson<User>(json));
    return Actor{.tenant = user.tenantId,
                 .user = user.id,
                 .name = user.name.isEmpty() ? user.login : user.name,
                 .role = user.role.value(),
                 .source = u"user"_s};
}

Result<RestSession> sessionOf(const ServerAddress &address, const QJsonValue &data)
{
    RestSession session{.address = address, .tokens = {}, .actor = {}, .tenantName = {}};
    ITSM_TRY_ASSIGN(session.tokens, readTokens(data));
    ITSM_TRY_ASSIGN(session.actor, actorOf(data["user"_L1]));
    const QJsonObject object = data.toObject();
    session.tenantName = data["tenant"_L1]["name"_L1].toString();
    session.mustChangePassword = ValueReader(object).flag(u"must_change_password"_s);
    return session;
}

/// Asks the server who the tokens are of.
void completeSession(const Promise<RestSession> &promise, RestSession session)
{
    SingleRequest me(session.address, u"/auth/me"_s);
    me.authorize(session.tokens.access);
    me.send({}, [promise, session](const Result<QJsonValue> &data, const QNetworkReply &) mutable {
        Result<Actor> actor = data ? actorOf(*data) : Result<Actor>(fail(data.error()));
        if (!actor) {
            finish(promise, Result<RestSession>(fail(actor.error())));
            return;
        }
        session.actor = *std::move(actor);
        finish(promise, Result<RestSession>(session));
    });
}

} // namespace

void exchangeToken(const ServerAddress &address, const Secret &refreshToken, QObject *owner,
                   const std::function<void(const Result<QJsonValue> &)> &then)
{
    attemptExchange(address, refreshToken, owner, then, 1);
}

Result<RestTokens> readTokens(const QJsonValue &data, const RestTokens &before)
{
    const QJsonObject object = data.toObject();
    const ValueReader from(object);
    RestTokens tokens{.access = Secret(from.text(u"access_token"_s)),
                      .refresh = Secret(from.text(u"refresh_token"_s)),
                      .accessExpires = from.time(u"access_expires_at"_s)};
    if (tokens.access.isEmpty())
        return refuseAnswer(u"access_token"_s);
    if (tokens.refresh.isEmpty())
        tokens.refresh = before.refresh;
    return tokens;
}

QFuture<Result<RestSession>> signIn(const ServerAddress &address, const RestLogin &login)
{
    QJsonObject body{{u"username"_s, login.user}, {u"password"_s, login.password.reveal()}};
    if (!login.tenant.isEmpty())
        body.insert(u"tenant_code"_s, login.tenant);
    const auto promise = makePromise<RestSession>();
    SingleRequest(address, u"/login"_s)
        .send(body, [promise, address](const Result<QJsonValue> &data, const QNetworkReply &) {
            finish(promise, data ? sessionOf(address, *data) : Result<RestSession>(fail(data.error())));
        });
    return promise->future();
}

QFuture<Result<RestSession>> resumeSession(const ServerAddress &address, const Secret &refreshToken,
                                           const std::function<void(const Secret &)> &keep)
{
    const auto promise = makePromise<RestSession>();
    exchangeToken(address, refreshToken, nullptr, [=](const Result<QJsonValue> &data) {
        const RestTokens before{.access = {}, .refresh = refreshToken, .accessExpires = {}};
        const auto tokens = data ? readTokens(*data, before) : Result<RestTokens>(fail(data.error()));
        if (!tokens) {
            finish(promise, Result<RestSession>(fail(tokens.error())));
            return;
        }
        if (keep)
            keep(tokens->refresh);
        completeSession(promise, {.address = address, .tokens = *tokens, .actor = {}, .tenantName = {}});
    });
    return promise->future();
}

QFuture<Result<void>> changePassword(const RestSession &session, const Secret &current, const Secret &next)
{
    const auto promise = makePromise<void>();
    SingleRequest request(session.address, u"/auth/password"_s);
    request.authorize(session.tokens.access);
    request.send(QJsonObject{{u"current_password"_s, current.reveal()}, {u"new_password"_s, next.reveal()}},
                 [promise](const Result<QJsonValue> &data, const QNetworkReply &) {
                     finish(promise, data ? Result<void>() : Result<void>(fail(data.error())));
                 });
    return promise->future();
}

QFuture<Result<ServerReport>> probeServer(const ServerAddress &address)
{
    const auto promise = makePromise<ServerReport>();
    SingleRequest(address, u"/version"_s)
        .send({}, [promise](const Result<QJsonValue> &data, const QNetworkReply &reply) {
            ServerReport report{.version = data ? (*data)["version"_L1].toString() : QString(), .encryption = {}};
            if (!data || report.version.isEmpty()) {
                finish(promise, Result<ServerReport>(data ? refuseAnswer(u"version"_s) : fail(data.error())));
                return;
            }
            const QSslConfiguration tls = reply.sslConfiguration();
            if (!tls.isNull() && !tls.sessionCipher().isNull())
                report.encryption = tls.sessionCipher().protocolString();
            finish(promise, Result<ServerReport>(report));
        });
    return promise->future();
}

} // namespace itsm
