#pragma once

#include <QObject>
#include <functional>

namespace itsm {

/// Opens the D-Bus session bus in a thread, because that waits for the daemon, and calls `then` in the UI thread if
/// there is one and `context` lives. From then on QDBusConnection::sessionBus() answers at once.
void whenSessionBusIsOpen(QObject *context, std::function<void()> then);

} // namespace itsm
