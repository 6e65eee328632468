#pragma once

#include "services/access/access_policy.h"
#include "services/auth/jwt.h"
#include "services/runtime/clock.h"
#include "services/storage/connection.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace itsm {

/// The keys of a database as they were read.
struct Keys
{
    std::vector<SigningKey> accepted; ///< for JWTs
    SigningKey current;               ///< signs new ones
    QByteArray api;                   ///< seals API tokens
};

/// Keeps the keys that all servers of a database share, and reads them again now and then. Thread-safe.
class KeyRing
{
public:
    KeyRing(const Clock &clock, const AccessPolicy &policy)
        : m_clock(clock)
        , m_policy(policy)
    {
    }

    /// Makes them where the database has none. Asks the database when what is known is older than the policy's memory,
    /// never because of what a token says.
    Result<std::shared_ptr<const Keys>> keys(Connection &c);
    /// What is known of them; null before they were read.
    [[nodiscard]] std::shared_ptr<const Keys> remembered();
    enum class OldKeys : quint8 {
        Keep,  ///< until the last token that they signed has ended
        Forget ///< at once: everybody is signed out
    };
    /// A new key, which signs as soon as all servers know it. `record` writes down that it was made, in the same
    /// transaction.
    Result<> rotate(Connection &c, OldKeys old, const std::function<Result<>()> &record);
    /// Asks the database at the next opportunity.
    void forget();
    /// Makes a new key if the newest is too old, and forgets those that no living token needs.
    Result<> maintain(Connection &c);

private:
    const Clock &m_clock;
    const AccessPolicy &m_policy;
    std::mutex m_mutex;
    std::shared_ptr<const Keys> m_keys;
    Instant m_readAt{};
    std::atomic<quint64> m_generation = 0; ///< raised when they are forgotten
};

} // namespace itsm
