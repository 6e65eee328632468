#pragma once

#include "services/desk/desk.h"

namespace itsm {

/// Fills a tenant that has no incidents yet with the sample workspace: our own bilingual data of a network operations
/// centre. Services and servers with their relations, users of all roles, some 160 incidents of the last 14 days in
/// every state with the history that led there (made by the desk's own commands), alerts, metrics, rules and saved
/// views. The same for the same moment of the clock. An empty code means the first tenant; a tenant that is missing is
/// made. Invalid if there are incidents already.
Result<> createSample(Connection &c, const Clock &clock, const QString &tenantCode = {});

} // namespace itsm
