#pragma once

namespace itsm {

/// Whether a D-Bus session bus can be expected. Without one, do not ask for it: libdbus and libsecret would try to
/// launch a bus of their own.
[[nodiscard]] bool hasSessionBus();

} // namespace itsm
