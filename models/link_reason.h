#pragma once

#include "services/backend/backend.h"

namespace itsm {

/// The status line of the window says already why this could not be read.
[[nodiscard]] inline bool isReasonOfLink(const LinkState &link, const std::optional<Error> &error)
{
    return link.state == LinkState::State::Lost && (!error || error->message == link.reason);
}

} // namespace itsm
