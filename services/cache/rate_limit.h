#pragma once

#include "services/cache/redis.h"

#include <QHash>

namespace itsm {

/// How often something may happen for each of many keys: so many times in a second, and as many as in two seconds at
/// once. All servers with the same Redis count together; without it each counts for itself. Thread-safe.
class RateLimit
{
public:
    /// `perSecond` of 0: as often as anybody likes. `name` tells limits apart.
    RateLimit(QByteArray name, int perSecond, Redis *redis);

    /// Takes a turn and gives 0, or takes none and gives the time until there is one.
    [[nodiscard]] std::chrono::milliseconds take(const QByteArray &key);

private:
    [[nodiscard]] std::chrono::milliseconds takeHere(const QByteArray &key);

    const QByteArray m_name;
    const std::chrono::microseconds m_interval; ///< of turns; 0: no limit
    Redis *const m_redis;
    std::mutex m_mutex;
    QHash<QByteArray, std::chrono::steady_clock::time_point> m_used; ///< turns up to then; guarded by the mutex
};

} // namespace itsm
