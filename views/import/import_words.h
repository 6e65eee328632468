#pragma once

#include "services/transfer/import_field.h"

namespace itsm {

/// What a field of an import is called, translated.
[[nodiscard]] QString displayText(ImportField field);

} // namespace itsm
