#pragma once

namespace itsm {

/// Gives what the process has freed back to the system, at most once a second. After work that needed much: the
/// allocator would keep it for the next such work. Thread-safe; takes some milliseconds.
void giveBackMemory();

} // namespace itsm
