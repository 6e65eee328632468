#pragma once

#include "services/domain/result.h"

#include <QString>

namespace itsm {

// The folders of the XDG base directory specification for this program, without a slash at the end. A variable that is
// empty or not absolute counts as unset, as the specification asks. They need not exist.

[[nodiscard]] QString configDir();  ///< settings a person makes: $XDG_CONFIG_HOME/itsm-console
[[nodiscard]] QString stateDir();   ///< what the program remembers, and logs: $XDG_STATE_HOME/itsm-console
[[nodiscard]] QString dataDir();    ///< the embedded workspace: $XDG_DATA_HOME/itsm-console
[[nodiscard]] QString runtimeDir(); ///< sockets and locks: $XDG_RUNTIME_DIR/itsm-console, or a folder of stateDir()

/// Where a person's own files are looked for first: the folder of the desktop for documents where there is one, else
/// the home folder.
[[nodiscard]] QString documentsDir();

/// Creates a folder and its parents for the owner alone (mode 0700), as the specification asks; leaves an existing one
/// as it is. Unavailable if that fails.
Result<> makePrivateDir(const QString &path);

} // namespace itsm
