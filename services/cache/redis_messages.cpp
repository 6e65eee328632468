#include "services/cache/redis.h"

using namespace std::chrono_literals;

namespace itsm {

namespace {

/// More that wait to be told are not kept.
constexpr size_t mostMessages = 1'000;
constexpr auto tellingTime = 1s;

} // namespace

Redis::Subscription::Subscription(Subscription &&other) noexcept
    : m_redis(std::exchange(other.m_redis, nullptr))
    , m_id(other.m_id)
{
}

Redis::Subscription &Redis::Subscription::operator=(Subscription &&other) noexcept
{
    std::swap(m_redis, other.m_redis);
    std::swap(m_id, other.m_id);
    return *this;
}

Redis::Subscription::~Subscription()
{
    if (!m_redis)
        return;
    const std::lock_guard lock(m_redis->m_listenerMutex);
    m_redis->m_listeners.erase(m_id);
}

void Redis::announce(const QByteArray &topic, const QByteArray &message)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_messages.size() >= mostMessages)
            return;
        m_messages.insert(m_self + ' ' + topic + ' ' + message);
    }
    wake();
}

Redis::Subscription Redis::listen(const QByteArray &topic, Heard heard)
{
    Subscription subscription;
    const std::lock_guard lock(m_listenerMutex);
    subscription.m_redis = this;
    subscription.m_id = m_nextListener++;
    m_listeners.emplace(subscription.m_id, Listener{topic, std::move(heard)});
    return subscription;
}

QByteArray Redis::channelOf(const RedisConfig &config)
{
    return config.prefix.toUtf8() + ":bus";
}

void Redis::dispatch(const QByteArray &payload)
{
    const qsizetype first = payload.indexOf(' ');
    const qsizetype second = payload.indexOf(' ', first + 1);
    if (first < 0 || second < 0 || payload.first(first) == m_self)
        return;
    ++m_heard;
    const QByteArray topic = payload.sliced(first + 1, second - first - 1);
    const std::lock_guard lock(m_listenerMutex);
    for (const auto &[id, listener] : m_listeners) {
        if (listener.topic == topic)
            listener.heard(payload.sliced(second + 1));
    }
}

void Redis::dispatchLoss()
{
    const std::lock_guard lock(m_listenerMutex);
    for (const auto &[id, listener] : m_listeners)
        listener.heard({});
}

Result<> Redis::hear(RedisConnection &subscriber)
{
    for (;;) {
        ITSM_TRY_ASSIGN(const std::optional<RedisReply> message, subscriber.receive());
        if (!message)
            return {};
        if (message->items.size() == 3 && message->items[0].text == "message")
            dispatch(message->items[2].text);
    }
}

Result<> Redis::tell(RedisConnection &teller)
{
    for (;;) {
        QByteArray message;
        {
            const std::lock_guard lock(m_mutex);
            if (m_messages.empty())
                return {};
            message = *m_messages.begin();
            m_messages.erase(m_messages.begin()); // before it is told: the same may become true again meanwhile
        }
        if (const auto told = teller.ask({"PUBLISH", m_channel, message}, Clock::now() + tellingTime); !told) {
            const std::lock_guard lock(m_mutex);
            m_messages.insert(message);
            return fail(told.error());
        }
        ++m_told;
    }
}

} // namespace itsm
