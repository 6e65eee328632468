#pragma once

#include "services/backend/progress_lines.h"
#include "services/backend/rest_session.h"
#include "services/runtime/retry_delay.h"
#include "services/wire/values.h"

#include <QDeadlineTimer>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QTimer>
#include <QUrlQuery>
#include <atomic>
#include <deque>
#include <set>

class QNetworkAccessManager;

namespace itsm {

/// A request to the API.
struct RestRequest
{
    enum class Lane : quint8 { Queries, Commands };

    QByteArray method = "GET";
    QString path; ///< below /api/v1
    QUrlQuery query{};
    std::optional<QJsonObject> body{};
    Lane lane = Lane::Queries;
    int timeoutMs = 30'000; ///< without a byte
    /// The server is asked to tell how far it is.
    ProgressLines::Told onProgress{};

    static RestRequest get(const QString &path, const QUrlQuery &query = {}) { return {.path = path, .query = query}; }
    /// Reads with a body: ids that are too many for an address.
    static RestRequest ask(const QString &path, const QJsonObject &body)
    {
        return {.method = "POST", .path = path, .body = body};
    }
    static RestRequest command(const QByteArray &method, const QString &path, const QJsonObject &body)
    {
        return {.method = method, .path = path, .body = body, .lane = Lane::Commands};
    }
};

/// A request on its way, and whoever waits for its answer.
class RestCall
{
public:
    explicit RestCall(RestRequest wanted)
        : request(std::move(wanted))
    {
    }
    virtual ~RestCall() = default;
    RestCall(const RestCall &) = delete;
    RestCall &operator=(const RestCall &) = delete;

    [[nodiscard]] virtual bool isCancelled() const = 0;
    /// A command that may have been done, whose answer is still asked for.
    [[nodiscard]] bool isInDoubt() const { return doubt && !doubt->hasExpired(); }
    /// The first answer counts. Any thread.
    virtual void answer(const Result<QJsonValue> &data) = 0;

    const RestRequest request;
    QByteArray key; ///< Idempotency-Key: a repetition is no second command
    int attempts = 0;
    int sendings = 0; ///< of the last attempt: Qt sends again by itself where a connection ends without an answer
    std::optional<QDeadlineTimer> doubt; ///< a command whose answer was lost: until when it is repeated to get it
    RetryDelay pause{std::chrono::milliseconds(50), std::chrono::seconds(5)}; ///< before it is repeated
    bool isRefreshed = false;                                                 ///< it has had its second token
    std::function<bool()> isUnwanted; ///< of a command that can be taken back: somebody has cancelled it
    bool isTakenBack = false;         ///< the server is asked what became of it, and to do it no more
    bool isOfLink = false;            ///< it brings the link up, so the link's loss does not hold it up
    std::shared_ptr<void> slot;       ///< its place in a lane, free again when it goes
    QPointer<QNetworkReply> reply;
    std::optional<ProgressLines> lines; ///< of the reply, where it tells how far it is
};

template <typename T>
class RestCallOf final : public RestCall
{
public:
    using Read = std::function<Result<T>(const QJsonValue &data)>;

    RestCallOf(RestRequest wanted, Read read)
        : RestCall(std::move(wanted))
        , m_read(std::move(read))
    {
        m_promise.start();
    }
    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }
    [[nodiscard]] bool isCancelled() const override { return m_promise.isCanceled(); }
    void answer(const Result<QJsonValue> &data) override
    {
        if (m_isAnswered.exchange(true))
            return;
        m_promise.addResult(data ? m_read(*data) : Result<T>(fail(data.error())));
        m_promise.finish();
    }

private:
    Read m_read;
    std::atomic<bool> m_isAnswered = false;
    QPromise<Result<T>> m_promise;
};

/// Whose answer goes to a function, once.
class RestCallback final : public RestCall
{
public:
    using Then = std::function<void(const Result<QJsonValue> &data)>;

    RestCallback(RestRequest wanted, Then then)
        : RestCall(std::move(wanted))
        , m_then(std::move(then))
    {
    }
    [[nodiscard]] bool isCancelled() const override { return false; }
    void answer(const Result<QJsonValue> &data) override
    {
        if (const Then then = std::exchange(m_then, {}))
            then(data);
    }

private:
    Then m_then;
};

/// Sends requests of one session: four queries at a time, commands one after the other. It refreshes the access token
/// when it is about to expire or was refused, tries again what a lost connection or a busy server (503, 429) kept it
/// from doing, and reads large answers in another thread. A command whose answer is lost may have been done: it is
/// repeated with its key once the link is back; where that takes too long the answer is Unavailable with details
/// {"commit_unknown":true}. Lives in the UI thread and never waits.
class RestClient : public QObject
{
    Q_OBJECT
public:
    /// Nothing is sent before setLive(). A lost answer is asked for as long as `patience`.
    RestClient(ServerAddress address, RestTokens tokens, QObject *parent = nullptr,
               std::chrono::milliseconds patience = std::chrono::minutes(2));
    ~RestClient() override; ///< answers everything with Cancelled

    [[nodiscard]] const ServerAddress &address() const { return m_address; }

    /// A command may be one that can be taken back: then it is, once `isUnwanted` says so, and the answer tells what
    /// was done.
    template <typename T>
    QFuture<Result<T>> send(RestRequest request, typename RestCallOf<T>::Read read,
                            const std::function<bool()> &isUnwanted = {})
    {
        auto call = std::make_shared<RestCallOf<T>>(std::move(request), std::move(read));
        call->isUnwanted = isUnwanted;
        auto future = call->future();
        enqueue(call);
        return future;
    }
    /// With a value that fromJson() reads.
    template <typename T>
    QFuture<Result<T>> send(RestRequest request)
    {
        return send<T>(std::move(request), [](const QJsonValue &data) { return fromJson<T>(data); });
    }
    /// For what is more than one request. Small answers come in the UI thread, large ones in another.
    void send(RestRequest request, RestCallback::Then then, const std::function<bool()> &isUnwanted = {})
    {
        const auto call = std::make_shared<RestCallback>(std::move(request), std::move(then));
        call->isUnwanted = isUnwanted;
        enqueue(call);
    }
    /// Also while the link is lost, and before it is live: the calls that bring it up.
    void sendNow(const std::shared_ptr<RestCall> &call);

    /// What waits and what comes is answered with this error.
    void setLost(const Error &error);
    void setLive();
    /// Somebody has signed in again.
    void setTokens(const RestTokens &tokens);

    /// A request with the token of now, for answers that are read while they come.
    [[nodiscard]] QNetworkRequest authorized(const RestRequest &request, int timeoutMs) const;
    /// Calls `then` with success or the reason once there is a token that is not the one refused; soon, where another
    /// has been got meanwhile.
    void refresh(const Secret &refused, std::function<void(const Result<void> &)> then);
    /// Calls `then` when the token is good for a while, or with the reason why it is not.
    void withToken(std::function<void(const Result<void> &)> then,
                   std::chrono::seconds life = std::chrono::seconds(30));
    [[nodiscard]] const RestTokens &tokens() const { return m_tokens; }

Q_SIGNALS:
    /// To be kept for the next start, in place of the one before, which is used up.
    void refreshTokenChanged(const itsm::Secret &token);
    /// The session is over; somebody has to sign in. The reason is a sentence.
    void signedOut(const QString &reason);

private:
    using Call = std::shared_ptr<RestCall>;
    struct Lane
    {
        std::deque<Call> waiting{};
        int running = 0;
    };
    void enqueue(const Call &call);
    void pump(RestRequest::Lane which);
    [[nodiscard]] std::shared_ptr<void> takeSlot(RestRequest::Lane which);
    void start(const Call &call);
    void finished(QNetworkReply &reply, const Call &call, const Secret &token);
    void read(int status, const QByteArray &body, const Call &call, const Secret &token);
    void refused(const Call &call, const Secret &token, const Error &error);
    void again(const Call &call, int delayMs);
    void cutOff(const Call &call, const Error &error);
    void failed(const Call &call, const Error &error);
    void beginDoubt(const Call &call) const;
    void repeatLater(const Call &call);
    void repeat(const Call &call);
    void conclude(const Call &call, const Result<QJsonValue> &data);
    void sweep();
    void abortUnwanted();
    void refreshed(const Result<QJsonValue> &data);
    [[nodiscard]] bool isExpiring(std::chrono::seconds within) const;

    ServerAddress m_address;
    RestTokens m_tokens;
    QNetworkAccessManager *m_network;
    std::array<Lane, 2> m_lanes;
    std::set<Call> m_active;   ///< under way, or waiting to be sent again
    std::set<Call> m_doubtful; ///< of them, those that wait to be repeated
    const std::chrono::milliseconds m_patience;
    QTimer m_sweep;
    std::vector<std::function<void(const Result<void> &)>> m_refreshWaiters;
    std::optional<Error> m_lost;
    bool m_isLive = false;
};

} // namespace itsm
