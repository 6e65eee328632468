#pragma once

#include "services/domain/result.h"
#include "services/runtime/secret.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace itsm {

/// What one hash of a password costs: Argon2id with one lane.
struct PasswordCost
{
    unsigned long long passes = 3;
    size_t memory = size_t{64} << 20; ///< bytes
};

/// Hashes passwords and compares them with hashes, a few at once: each takes the memory of its cost and a fifth of a
/// second, and whoever floods the sign-in must not take the machine with it. Thread-safe.
class PasswordHasher
{
public:
    struct Limits
    {
        int running = 2; ///< hashes at the same time
        int waiting = 2; ///< callers that wait for their turn; more are refused at once
        std::chrono::milliseconds patience{3'000};
    };

    PasswordHasher(PasswordCost cost, Limits limits);

    /// libsodium's text, which names algorithm, cost and salt. Unavailable, with details {"retry_after":seconds}, where
    /// too many wait.
    Result<QString> hash(const Secret &password);
    /// An empty hash is never right, and takes as long to find that out.
    Result<bool> verify(const Secret &password, const QString &hash);
    /// The hash was made at another cost.
    [[nodiscard]] bool isOutdated(const QString &hash) const;

private:
    Result<> enter();
    void leave();

    const PasswordCost m_cost;
    const Limits m_limits;
    std::mutex m_mutex;
    std::condition_variable m_hasRoom;
    int m_running = 0;
    int m_waiting = 0;
};

inline constexpr int minPasswordLength = 8;  ///< characters
inline constexpr int maxPasswordSize = 1024; ///< bytes of UTF-8

/// Whether a person may choose it: long enough, not the own login or name, and none of those that everybody tries
/// first. Invalid, with the field.
Result<> checkNewPassword(const Secret &password, const QString &login, const QString &name);
/// For somebody who has to choose another one at once: easy to read and to type.
[[nodiscard]] Secret makeOneTimePassword();

} // namespace itsm
