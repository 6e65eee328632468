#pragma once

#include "services/cache/redis_connection.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

namespace itsm {

/// What servers of one database share beside it: values that can be computed again, counts, and hints. Never the truth:
/// whoever asks must do as well without an answer. Redis may be absent, slow, emptied or killed at any moment: after
/// the first failure nobody asks it again (the breaker is open) until the thread of this class has had an answer from
/// it, so that an outage costs those who were just asking RedisConfig::timeout, and nobody else anything. Thread-safe.
class Redis
{
public:
    /// Connects in its thread; up to then nothing is there.
    explicit Redis(RedisConfig config);
    ~Redis();
    Q_DISABLE_COPY_MOVE(Redis)

    /// Nothing where Redis has no such value, or does not answer.
    std::optional<QByteArray> get(const QByteArray &key);
    /// Kept for `life` at most.
    void put(const QByteArray &key, const QByteArray &value, std::chrono::milliseconds life);
    /// The number that a Lua script gives, which runs as one step; nothing where Redis does not answer. Keys that it
    /// changes are KEYS, the rest ARGV.
    std::optional<qint64> run(const QByteArray &script, const QByteArrayList &keys, const QByteArrayList &arguments);

    /// Tells the other servers, soon and without waiting; equal messages that wait are one. While Redis is away they
    /// wait.
    void announce(const QByteArray &topic, const QByteArray &message = {});
    /// Hears what other servers announce until it goes, but for a call that runs, for whose end its destructor waits.
    class Subscription
    {
    public:
        Subscription() = default;
        Subscription(Subscription &&other) noexcept;
        Subscription &operator=(Subscription &&other) noexcept;
        ~Subscription();

    private:
        friend class Redis;
        Redis *m_redis = nullptr;
        quint64 m_id = 0;
    };
    /// `heard` is called in the thread of this class and must only post or set something; without a message after a
    /// time in which some may have been lost.
    using Heard = std::function<void(const std::optional<QByteArray> &message)>;
    [[nodiscard]] Subscription listen(const QByteArray &topic, Heard heard);

    struct Figures
    {
        bool isUp = false; ///< the breaker is closed
        qint64 hits = 0;
        qint64 misses = 0;
        qint64 bypassed = 0; ///< questions that were not asked because the breaker was open
        qint64 errors = 0;   ///< questions without an answer; the first opens the breaker
        qint64 heard = 0;    ///< messages of other servers
        qint64 told = 0;     ///< messages to them
    };
    [[nodiscard]] Figures figures() const;
    [[nodiscard]] bool isUp() const { return m_isUp; }

    /// The version of Redis that answers at this place, for an operator who wants to know whether it does. Waits a
    /// second for the answer.
    static Result<QString> probe(const RedisConfig &config);
    /// announce() for a program that is no server: waits a second at most.
    static Result<> tellServers(const RedisConfig &config, const QByteArray &topic);

private:
    using Clock = RedisConnection::Clock;
    using ConnectionPtr = std::unique_ptr<RedisConnection>;

    std::optional<RedisReply> ask(const QByteArrayList &command);
    Result<RedisReply> askOn(ConnectionPtr &connection, const QByteArrayList &command) const;
    ConnectionPtr takeIdle();
    void giveBack(ConnectionPtr connection);
    void noteFailure(const Error &error);
    void noteAnswer(const QByteArray &address);

    void work();
    Result<> serve();
    Result<> hear(RedisConnection &subscriber);
    Result<> tell(RedisConnection &teller);
    static QByteArray channelOf(const RedisConfig &config);
    void dispatch(const QByteArray &payload);
    void dispatchLoss();
    void pause(std::chrono::milliseconds time);
    void wake() const;

    const RedisConfig m_config;
    const QByteArray m_channel;
    const QByteArray m_self; ///< so that a server does not hear itself
    const int m_wakeFd;
    std::atomic<bool> m_isStopping = false;
    std::atomic<bool> m_isUp = false;
    std::atomic<qint64> m_hits = 0;
    std::atomic<qint64> m_misses = 0;
    std::atomic<qint64> m_bypassed = 0;
    std::atomic<qint64> m_errors = 0;
    std::atomic<qint64> m_heard = 0;
    std::atomic<qint64> m_told = 0;

    std::mutex m_mutex; ///< guards the next four
    bool m_hasComplained = false;
    QByteArray m_address;              ///< what the host's name stood for when Redis was last found
    std::vector<ConnectionPtr> m_idle; ///< as many as asked at the same time
    std::set<QByteArray> m_messages;   ///< to be told
    struct Listener
    {
        QByteArray topic;
        Heard heard;
    };
    std::mutex m_listenerMutex; ///< held while one is called
    std::map<quint64, Listener> m_listeners;
    quint64 m_nextListener = 1;
    std::thread m_thread;
};

} // namespace itsm
