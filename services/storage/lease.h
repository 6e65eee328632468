#pragma once

#include "services/storage/connection.h"

#include <chrono>

namespace itsm {

/// Takes what only one server at a time should do, or keeps it: true for the one holder whose time has not passed. A
/// holder that dies, hangs or is cut off loses it after `life`, by the clock of the database. Whoever holds it is no
/// proof that nobody else still works: each piece of the work must be safe beside another holder's. Outside of a
/// transaction. SQLite: true, for there is one server.
Result<bool> holdLease(Connection &c, const QString &name, const QString &holder, std::chrono::milliseconds life);
/// Others may take it at once.
Result<> releaseLease(Connection &c, const QString &name, const QString &holder);

} // namespace itsm
