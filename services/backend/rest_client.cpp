#include "services/backend/rest_client.h"

#include "services/backend/rest_transport.h"
#include "services/wire/envelope.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QThreadPool>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr std::array<int, 2> mostRunning{4, 1};
constexpr int mostAttempts = 4;
constexpr int sweepMs = 200;
constexpr int soonMs = 50;
/// Smaller answers are read at once: reading takes less than waking a thread.
constexpr qsizetype smallBody = 32 * 1024;
/// A token that ends sooner is refreshed before it is used.
constexpr auto expiryMargin = 30s;

Error requestCancelled()
{
    return {Error::Code::Cancelled, QCoreApplication::translate("RestBackend", "Cancelled."), {}, {}};
}

Error unknownOutcome()
{
    return {Error::Code::Unavailable,
            QCoreApplication::translate("Desk",
                                        "The connection was lost while the change was being saved. Look whether it was "
                                        "kept before you repeat it."),
            {},
            {{u"commit_unknown"_s, true}}};
}

int pauseOf(const QNetworkReply &reply, int attempts)
{
    bool isNumber = false;
    const int seconds = reply.rawHeader("Retry-After").toInt(&isNumber);
    return std::clamp(isNumber ? seconds * 1'000 : 250 << std::min(attempts, mostAttempts), 50, longestPauseMs);
}

} // namespace

RestClient::RestClient(ServerAddress address, RestTokens tokens, QObject *parent, std::chrono::milliseconds patience)
    : QObject(parent)
    , m_address(std::move(address))
    , m_tokens(std::move(tokens))
    , m_network(makeNetwork(this))
    , m_patience(patience)
{
    m_sweep.setInterval(sweepMs);
    connect(&m_sweep, &QTimer::timeout, this, &RestClient::sweep);
}

RestClient::~RestClient()
{
    setLost(requestCancelled());
    for (const Call &call : std::exchange(m_active, {}))
        call->answer(fail(requestCancelled()));
    for (const auto &then : std::exchange(m_refreshWaiters, {}))
        then(fail(requestCancelled()));
}

void RestClient::enqueue(const Call &call)
{
    if (m_lost) {
        call->answer(fail(*m_lost));
        return;
    }
    if (call->request.lane == RestRequest::Lane::Commands)
        call->key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_lanes[size_t(call->request.lane)].waiting.push_back(call);
    pump(call->request.lane);
}

void RestClient::sendNow(const Call &call)
{
    call->isOfLink = true;
    start(call);
}

void RestClient::pump(RestRequest::Lane which)
{
    Lane &lane = m_lanes[size_t(which)];
    while (m_isLive && !lane.waiting.empty() && lane.running < mostRunning[size_t(which)]) {
        const Call call = lane.waiting.front();
        lane.waiting.pop_front();
        if (call->isCancelled()) {
            call->answer(fail(requestCancelled()));
            continue;
        }
        call->slot = takeSlot(which);
        start(call);
    }
}

std::shared_ptr<void> RestClient::takeSlot(RestRequest::Lane which)
{
    ++m_lanes[size_t(which)].running;
    return {this, [which, self = QPointer<RestClient>(this)](void *) {
                if (!self)
                    return;
                --self->m_lanes[size_t(which)].running;
                QMetaObject::invokeMethod(
                    self, [self, which] { self->pump(which); }, Qt::QueuedConnection);
            }};
}

QNetworkRequest RestClient::authorized(const RestRequest &wanted, int timeout) const
{
    QUrl url = m_address.endpoint(wanted.path);
    if (!wanted.query.isEmpty())
        url.setQuery(wanted.query);
    QNetworkRequest request = makeRequest(m_address, url, timeout);
    request.setRawHeader("Authorization", "Bearer " + m_tokens.access.reveal().toLatin1());
    if (wanted.body)
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return request;
}

void RestClient::start(const Call &call)
{
    m_active.insert(call);
    if (!m_sweep.isActive())
        m_sweep.start();
    if (isExpiring(expiryMargin) && !call->isRefreshed) {
        call->isRefreshed = true;
        refresh(m_tokens.access, [this, call](const Result<void> &outcome) {
            if (outcome)
                start(call);
            else
                failed(call, outcome.error());
        });
        return;
    }
    ++call->attempts;
    call->isTakenBack = call->isUnwanted && call->isUnwanted();
    RestRequest wanted = call->request;
    if (call->isTakenBack)
        wanted.query.addQueryItem(u"cancel"_s, u"true"_s);
    QNetworkRequest request = authorized(wanted, wanted.timeoutMs);
    if (!call->key.isEmpty())
        request.setRawHeader("Idempotency-Key", call->key);
    if (call->request.onProgress) {
        request.setRawHeader("Accept", "application/x-ndjson, application/json");
        call->lines.emplace(call->request.onProgress);
    }
    const QByteArray body = call->request.body ? toJsonText(*call->request.body) : QByteArray();
    QNetworkReply *reply = m_network->sendCustomRequest(request, call->request.method, body);
    watchCertificate(reply);
    call->reply = reply;
    call->sendings = 0;
    connect(reply, &QNetworkReply::requestSent, this, [this, call] {
        if (++call->sendings > 1)
            beginDoubt(call);
    });
    if (call->lines)
        connect(reply, &QNetworkReply::readyRead, this, [reply, call] { call->lines->feed(reply->readAll()); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, call, token = m_tokens.access] {
        reply->deleteLater();
        finished(*reply, call, token);
    });
}

void RestClient::sweep()
{
    abortUnwanted();
    const std::set<Call> doubtful = m_doubtful;
    for (const Call &call : doubtful) {
        const bool isGivenUp = m_lost && call->isUnwanted && call->isUnwanted();
        if (isGivenUp || call->doubt->hasExpired())
            conclude(call, fail(unknownOutcome()));
    }
    if (m_active.empty())
        m_sweep.stop();
}

/// Nobody needs the answer of a query any more. A command is done, whoever looks at its answer; but one that can be
/// taken back ends with its connection.
void RestClient::abortUnwanted()
{
    const std::set<Call> active = m_active; // aborting changes it
    for (const Call &call : active) {
        const bool isUnwantedQuery = call->request.lane == RestRequest::Lane::Queries && call->isCancelled();
        const bool isUnwantedCommand = call->isUnwanted && !call->isTakenBack && call->isUnwanted();
        if (call->reply && (isUnwantedQuery || isUnwantedCommand))
            call->reply->abort();
    }
}

void RestClient::finished(QNetworkReply &reply, const Call &call, const Secret &token)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (call->isCancelled()) {
        conclude(call, fail(requestCancelled()));
    } else if (isCutOff(reply) && call->isUnwanted && !call->isTakenBack && call->isUnwanted()) {
        call->attempts = 0;
        start(call);
    } else if (isCutOff(reply)) {
        cutOff(call, transportError(reply, m_address));
    } else if ((status == 503 || status == 429) && (call->attempts < mostAttempts || call->isInDoubt())) {
        again(call, pauseOf(reply, call->attempts));
    } else {
        if (call->lines)
            call->lines->feed(reply.readAll());
        read(status, call->lines ? call->lines->answer() : reply.readAll(), call, token);
    }
}

void RestClient::again(const Call &call, int delayMs)
{
    QTimer::singleShot(delayMs, this, [this, call] {
        if (m_lost && !call->isOfLink)
            failed(call, *m_lost);
        else
            start(call);
    });
}

/// An idle connection that the server has closed looks like a lost answer: a query is sent once more.
void RestClient::cutOff(const Call &call, const Error &error)
{
    if (call->sendings > 0)
        beginDoubt(call);
    if (call->doubt)
        repeatLater(call);
    else if (call->attempts < 2 && error.code == Error::Code::Unavailable &&
             error.details.value("problem"_L1) == "network"_L1)
        again(call, soonMs);
    else
        conclude(call, fail(error));
}

void RestClient::failed(const Call &call, const Error &error)
{
    if (call->doubt)
        repeatLater(call);
    else
        conclude(call, fail(error));
}

void RestClient::beginDoubt(const Call &call) const
{
    if (!call->doubt && call->request.lane == RestRequest::Lane::Commands)
        call->doubt = QDeadlineTimer(m_patience);
}

/// It keeps its place in its lane, so that commands keep their order.
void RestClient::repeatLater(const Call &call)
{
    m_doubtful.insert(call);
    QTimer::singleShot(call->pause.next(), this, [this, call] {
        if (!m_lost)
            repeat(call);
    });
}

void RestClient::repeat(const Call &call)
{
    if (m_doubtful.erase(call) == 0)
        return;
    call->isRefreshed = false;
    start(call);
}

void RestClient::read(int status, const QByteArray &body, const Call &call, const Secret &token)
{
    if (body.size() > smallBody) {
        call->slot.reset();
        m_active.erase(call);
        QThreadPool::globalInstance()->start([status, body, call] { call->answer(readEnvelope(status, body)); });
        return;
    }
    const Result<QJsonValue> data = readEnvelope(status, body);
    if (!data && data.error().code == Error::Code::Unauthenticated)
        refused(call, token, data.error());
    else
        conclude(call, data);
}

void RestClient::conclude(const Call &call, const Result<QJsonValue> &data)
{
    m_active.erase(call);
    m_doubtful.erase(call);
    call->slot.reset();
    // Whether it was done is known from the server's own word alone.
    const bool isUnknown =
        call->doubt && !data && (data.error().isRetryable() || data.error().code == Error::Code::Unauthenticated);
    call->answer(isUnknown ? Result<QJsonValue>(fail(unknownOutcome())) : data);
}

void RestClient::refused(const Call &call, const Secret &token, const Error &error)
{
    if (call->isRefreshed && token == m_tokens.access) {
        conclude(call, fail(error));
        return;
    }
    call->isRefreshed = true;
    refresh(token, [this, call](const Result<void> &outcome) {
        if (outcome)
            start(call);
        else
            failed(call, outcome.error());
    });
}

bool RestClient::isExpiring(std::chrono::seconds within) const
{
    return m_tokens.accessExpires &&
           *m_tokens.accessExpires <
               std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) + within;
}

void RestClient::withToken(std::function<void(const Result<void> &)> then, std::chrono::seconds life)
{
    if (isExpiring(life))
        refresh(m_tokens.access, std::move(then));
    else
        then({});
}

void RestClient::refresh(const Secret &refused, std::function<void(const Result<void> &)> then)
{
    if (!(refused == m_tokens.access)) {
        then({});
        return;
    }
    m_refreshWaiters.push_back(std::move(then));
    if (m_refreshWaiters.size() > 1)
        return;
    exchangeToken(m_address, m_tokens.refresh, this, [this](const Result<QJsonValue> &data) { refreshed(data); });
}

void RestClient::refreshed(const Result<QJsonValue> &data)
{
    Result<RestTokens> tokens = data ? readTokens(*data, m_tokens) : Result<RestTokens>(fail(data.error()));
    Result<void> outcome;
    if (tokens) {
        const bool isNew = !(tokens->refresh == m_tokens.refresh);
        m_tokens = *std::move(tokens);
        // A fresh token that seems to end already: the clocks differ, and only a refusal tells.
        if (isExpiring(expiryMargin))
            m_tokens.accessExpires.reset();
        if (isNew)
            Q_EMIT refreshTokenChanged(m_tokens.refresh);
    } else {
        Error error = tokens.error();
        if (error.code == Error::Code::Unauthenticated) // servers speak their own language
            error.message = QCoreApplication::translate("RestBackend", "Your session is over. Sign in again.");
        outcome = fail(error);
    }
    const auto waiters = std::exchange(m_refreshWaiters, {});
    const QPointer<RestClient> self(this);
    if (!outcome && outcome.error().code == Error::Code::Unauthenticated)
        Q_EMIT signedOut(outcome.error().message);
    for (const auto &then : waiters) {
        if (self)
            then(outcome);
    }
}

void RestClient::setTokens(const RestTokens &tokens)
{
    m_tokens = tokens;
}

void RestClient::setLost(const Error &error)
{
    m_lost = error;
    for (Lane &lane : m_lanes) {
        for (const auto &call : std::exchange(lane.waiting, {}))
            call->answer(fail(error));
    }
}

void RestClient::setLive()
{
    m_lost.reset();
    m_isLive = true;
    const std::set<Call> doubtful = m_doubtful;
    for (const Call &call : doubtful)
        repeat(call);
    pump(RestRequest::Lane::Queries);
    pump(RestRequest::Lane::Commands);
}

} // namespace itsm
