#include "services/cache/rate_limit.h"

using namespace std::chrono_literals;

namespace itsm {

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr microseconds usableAtOnce = 2s;
/// Keys beyond it begin anew: a limit that forgets is better than memory that grows.
constexpr qsizetype mostKeys = 10'000;

/// takeHere() in Redis, by its clock, in microseconds: the key holds the moment up to which turns are used. ARGV: the
/// interval of turns, and the time that can be used at once. Gives milliseconds.
constexpr char takeTurn[] = R"(
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval, span = tonumber(ARGV[1]), tonumber(ARGV[2])
local used = tonumber(redis.call('GET', KEYS[1]) or now)
local ready = used + interval - span
if ready > now then return math.ceil((ready - now) / 1000) end
used = math.max(used, now) + interval
redis.call('SET', KEYS[1], string.format('%.0f', used), 'PX', math.ceil((used - now) / 1000) + 1000)
return 0
)";

} // namespace

RateLimit::RateLimit(QByteArray name, int perSecond, Redis *redis)
    : m_name(std::move(name))
    , m_interval(perSecond <= 0 ? 0us : std::max(1us, microseconds(1s) / perSecond))
    , m_redis(redis)
{
}

milliseconds RateLimit::take(const QByteArray &key)
{
    if (m_interval == 0us)
        return 0ms;
    if (m_redis) {
        const auto number = [](microseconds time) { return QByteArray::number(qint64(time.count())); };
        if (const auto wait =
                m_redis->run(takeTurn, {"rate:" + m_name + ':' + key}, {number(m_interval), number(usableAtOnce)}))
            return milliseconds(*wait);
    }
    return takeHere(key);
}

milliseconds RateLimit::takeHere(const QByteArray &key)
{
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    if (m_used.size() >= mostKeys) {
        m_used.removeIf([now](const auto &entry) { return entry.value() <= now; });
        if (m_used.size() >= mostKeys)
            m_used.clear();
    }
    auto &used = m_used[key]; // the beginning of the clock, where it is new
    const auto ready = used + m_interval - usableAtOnce;
    if (ready > now)
        return std::chrono::ceil<milliseconds>(ready - now);
    used = std::max(used, now) + m_interval;
    return 0ms;
}

} // namespace itsm
