#pragma once

#include <QByteArray>

namespace itsm {

/// Tells systemd how the service stands, e.g. "READY=1", through the socket of NOTIFY_SOCKET. Nothing without one.
void notifyServiceManager(const QByteArray &state);

/// For a process that holds secrets: no core files, and (in release builds) no memory for debuggers of the same user.
/// Raises the limit of open files as far as is permitted.
void hardenProcess();

} // namespace itsm
