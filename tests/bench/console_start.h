#pragma once

#include "services/domain/result.h"

#include <QString>

namespace itsm::bench {

/// How a process of the console began.
struct ConsoleStart
{
    double ms = 0;    ///< until rows were painted where the last session was left
    double mib = 0;   ///< resident then
    int firstRow = 0; ///< of the list on screen
    bool isPaneOpen = false;
};

/// Starts the console on a database, waits for its rows and ends it. `home` keeps what it remembers.
Result<ConsoleStart> startConsole(const QString &url, const QString &home);
/// The file in `home` in which the console finds its last session.
QString stateFileIn(const QString &home);

} // namespace itsm::bench
