#pragma once

#include "services/auth/password.h"

#include <chrono>

namespace itsm {

/// How long things hold at the sign-in, and how much they cost.
struct AccessPolicy
{
    std::chrono::seconds accessLife{std::chrono::minutes{15}};
    std::chrono::seconds refreshLife{std::chrono::days{7}}; ///< from the last refresh
    /// So long the refresh token before is good for the same tokens again, as long as nobody came with them: an answer
    /// may get lost on its way.
    std::chrono::seconds refreshGrace{30};
    std::chrono::seconds oneTimeLife{std::chrono::days{3}}; ///< of a password that somebody else chose
    std::chrono::seconds keyLife{std::chrono::days{30}};    ///< then maintain() makes a new one
    std::chrono::seconds memory{30};                        ///< how old what is known of a session or key may be
    PasswordCost password;
    PasswordHasher::Limits hashing;
};

} // namespace itsm
