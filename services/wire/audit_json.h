#pragma once

#include "services/storage/audit_table.h"

#include <QJsonObject>

namespace itsm {

/// For the API and for lines of a log; absent is what is not there.
[[nodiscard]] QJsonObject toJson(const AuditRecord &record);

} // namespace itsm
