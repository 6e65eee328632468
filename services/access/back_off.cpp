#include "services/access/back_off.h"

#include <QCryptographicHash>
#include <algorithm>
#include <arpa/inet.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

/// Entries beyond it make room by forgetting.
constexpr qsizetype maxEntries = 20'000;
/// So long after the last wrong attempt nothing is held against anybody.
constexpr hours forgetAfter{1};
constexpr char forgiven[] = "forgiven";

/// admitHere() in Redis, by its clock. ARGV: for each key how many attempts are free and the longest wait in seconds,
/// then forgetAfter. Gives microseconds.
constexpr char admitScript[] = R"(
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local left = 0
for i, key in ipairs(KEYS) do
  local entry = redis.call('HMGET', key, 'failures', 'last')
  local failures, free = tonumber(entry[1]) or 0, tonumber(ARGV[2 * i - 1])
  if failures >= free then
    local wait = math.min(tonumber(ARGV[2 * i]), 2 ^ math.min(failures - free, 20))
    left = math.max(left, tonumber(entry[2]) + wait * 1000000 - now)
  end
end
if left > 0 then return math.ceil(left) end
for i, key in ipairs(KEYS) do
  redis.call('HINCRBY', key, 'failures', 1)
  redis.call('HSET', key, 'before', redis.call('HGET', key, 'last') or 0, 'last', string.format('%.0f', now))
  redis.call('EXPIRE', key, ARGV[#ARGV])
end
return 0
)";

constexpr char takeBackScript[] = R"(
for i, key in ipairs(KEYS) do
  local before = redis.call('HGET', key, 'before')
  if before then
    redis.call('HSET', key, 'last', before)
    if redis.call('HINCRBY', key, 'failures', -1) <= 0 then redis.call('DEL', key) end
  end
end
return 0
)";

constexpr char forgiveScript[] = "return redis.call('DEL', unpack(KEYS))";

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

/// Redis need not know who tries to sign in, nor from where.
QByteArray redisKey(const QByteArray &key)
{
    return "back-off:" + key;
}

} // namespace

QByteArray customerOf(const QString &address)
{
    const QByteArray text = address.toLatin1();
    in6_addr parsed{};
    if (::inet_pton(AF_INET6, text.constData(), &parsed) != 1)
        return text;
    return QByteArray(reinterpret_cast<const char *>(parsed.s6_addr), sizeof(parsed.s6_addr) / 2).toHex();
}

BackOff::BackOff(Redis *redis)
    : m_redis(redis)
{
    if (m_redis)
        m_forgiveness = m_redis->listen(forgiven, [this](const std::optional<QByteArray> &key) {
            if (key)
                forget(*key);
        });
}

BackOff::WatchedKeys BackOff::watchedOf(const QString &account, const QString &address)
{
    const QString place = QString::fromLatin1(customerOf(address));
    const auto hashed = [](const QString &text) {
        return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    };
    // No login and no address holds the separator.
    return {{{.key = hashed(account + u'\n' + place), .free = 5, .longest = minutes(15)},
             {.key = hashed(u"\n"_s + place), .free = 20, .longest = minutes(15)},
             {.key = hashed(account + u'\n'), .free = 50, .longest = minutes(1)}}};
}

seconds BackOff::waitAfter(int failures, const Watched &watched)
{
    if (failures < watched.free)
        return seconds(0);
    return std::min(watched.longest, seconds(1LL << std::min(failures - watched.free, 20)));
}

seconds BackOff::admit(const QString &account, const QString &address, Instant now)
{
    const WatchedKeys watched = watchedOf(account, address);
    const seconds here = admitHere(watched, now);
    if (here > seconds(0))
        return here;
    const seconds everywhere = admitEverywhere(watched).value_or(seconds(0));
    if (everywhere > seconds(0))
        takeBackHere(watched);
    return everywhere;
}

seconds BackOff::admitHere(const WatchedKeys &watched, Instant now)
{
    const std::lock_guard lock(m_mutex);
    microseconds left{0};
    for (const Watched &one : watched) {
        auto entry = m_entries.find(one.key);
        if (entry == m_entries.end())
            continue;
        if (now - entry->last > forgetAfter)
            m_entries.erase(entry);
        else
            left = std::max(left, entry->last + waitAfter(entry->failures, one) - now);
    }
    if (left > microseconds(0))
        return ceil<seconds>(left);
    if (m_entries.size() + qsizetype(watched.size()) > maxEntries)
        makeRoom(now);
    for (const Watched &one : watched) {
        Entry &entry = m_entries[one.key];
        ++entry.failures;
        entry.before = std::exchange(entry.last, now);
    }
    return seconds(0);
}

std::optional<seconds> BackOff::admitEverywhere(const WatchedKeys &watched) const
{
    if (!m_redis)
        return {};
    QByteArrayList keys;
    QByteArrayList arguments;
    for (const Watched &one : watched) {
        keys += redisKey(one.key);
        arguments << number(one.free) << number(one.longest.count());
    }
    const auto left = m_redis->run(admitScript, keys, arguments << number(seconds(forgetAfter).count()));
    return left ? std::optional(ceil<seconds>(microseconds(*left))) : std::nullopt;
}

void BackOff::forgive(const QString &account, const QString &address)
{
    const WatchedKeys watched = watchedOf(account, address);
    // One right password of an address does not make its guesses at other accounts right.
    for (const Watched *one : {&watched[0], &watched[2]}) {
        forget(one->key);
        if (m_redis)
            m_redis->announce(forgiven, one->key);
    }
    takeBackHere(std::span(&watched[1], 1));
    if (m_redis)
        m_redis->run(forgiveScript, {redisKey(watched[0].key), redisKey(watched[2].key)}, {});
    takeBackEverywhere(std::span(&watched[1], 1));
}

void BackOff::takeBack(const QString &account, const QString &address)
{
    const WatchedKeys watched = watchedOf(account, address);
    takeBackHere(watched);
    takeBackEverywhere(watched);
}

void BackOff::takeBackHere(std::span<const Watched> watched)
{
    const std::lock_guard lock(m_mutex);
    for (const Watched &one : watched) {
        const auto entry = m_entries.find(one.key);
        if (entry == m_entries.end())
            continue;
        entry->last = entry->before;
        if (--entry->failures <= 0)
            m_entries.erase(entry);
    }
}

void BackOff::takeBackEverywhere(std::span<const Watched> watched) const
{
    if (!m_redis)
        return;
    QByteArrayList keys;
    for (const Watched &one : watched)
        keys += redisKey(one.key);
    m_redis->run(takeBackScript, keys, {});
}

void BackOff::forget(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    m_entries.remove(key);
}

void BackOff::makeRoom(Instant now)
{
    m_entries.removeIf([now](const auto &entry) { return now - entry->last > forgetAfter; });
    // Still full: the half that has been quiet for longer goes.
    if (m_entries.size() <= maxEntries / 2)
        return;
    std::vector<Instant> times;
    times.reserve(static_cast<size_t>(m_entries.size()));
    for (const Entry &entry : std::as_const(m_entries))
        times.push_back(entry.last);
    const auto middle = times.begin() + qsizetype(times.size() / 2);
    std::ranges::nth_element(times, middle);
    m_entries.removeIf([limit = *middle](const auto &entry) { return entry->last <= limit; });
}

} // namespace itsm
