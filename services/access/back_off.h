#pragma once

#include "services/cache/redis.h"
#include "services/domain/instant.h"

#include <QHash>
#include <QString>
#include <array>
#include <chrono>
#include <mutex>
#include <span>

namespace itsm {

/// What one customer of a provider has of an address: all of IPv4, the first half of IPv6.
[[nodiscard]] QByteArray customerOf(const QString &address);

/// Makes whoever guesses passwords wait longer and longer: for one account from one address after five wrong ones, for
/// an address after twenty, for an account after fifty. The wait doubles with each further one, up to a quarter of an
/// hour (an account: a minute, because somebody else may lock a person out with it). Kept in memory: a restart forgets
/// it. With a Redis the servers count together as well, and the longer wait holds. Thread-safe.
class BackOff
{
public:
    explicit BackOff(Redis *redis = nullptr);

    /// Counts an attempt as a wrong one beforehand, so that many at the same moment are many. What is left to wait,
    /// rounded up to seconds, if it comes too early; it is not counted then.
    [[nodiscard]] std::chrono::seconds admit(const QString &account, const QString &address, Instant now);
    /// The attempt was right.
    void forgive(const QString &account, const QString &address);
    /// The attempt was neither: its password was not looked at.
    void takeBack(const QString &account, const QString &address);

private:
    struct Watched
    {
        QByteArray key;
        int free; ///< attempts before anybody waits
        std::chrono::seconds longest;
    };
    using WatchedKeys = std::array<Watched, 3>; ///< account and address, address, account
    struct Entry
    {
        int failures = 0;
        Instant last{};
        Instant before{}; ///< the one before the last; that of the last again once it has been taken back
    };
    static WatchedKeys watchedOf(const QString &account, const QString &address);
    static std::chrono::seconds waitAfter(int failures, const Watched &watched);
    std::chrono::seconds admitHere(const WatchedKeys &watched, Instant now);
    std::optional<std::chrono::seconds> admitEverywhere(const WatchedKeys &watched) const;
    void takeBackHere(std::span<const Watched> watched);
    void takeBackEverywhere(std::span<const Watched> watched) const;
    void forget(const QByteArray &key);
    void makeRoom(Instant now);

    Redis *const m_redis;
    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries; ///< guarded by the mutex
    Redis::Subscription m_forgiveness;  ///< goes before what it works on
};

} // namespace itsm
