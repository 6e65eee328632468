#pragma once

#include <chrono>

namespace itsm {

// When those who read for a view ask.

/// Whoever walks through a list rests so long on a row before its detail is read.
inline constexpr auto restDelay = std::chrono::milliseconds{30};
/// Changes that come so close together are read at once.
inline constexpr auto changeDelay = std::chrono::milliseconds{100};
/// The next attempt after one that failed.
inline constexpr auto retryDelay = std::chrono::seconds{2};

} // namespace itsm
