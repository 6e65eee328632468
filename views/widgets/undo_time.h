#pragma once

#include <chrono>

namespace itsm {

/// How long a person is offered to take back what he did. The desk takes it back for longer, so that an offer that is
/// taken in the last moment is good.
inline constexpr std::chrono::seconds undoTime{10};

} // namespace itsm
