#pragma once

#include "services/domain/enums.h"
#include "services/domain/token.h"

#include <QString>

namespace itsm {

/// The words for values of the closed lists, translated. Unknown values show their own text, control characters made
/// visible.
[[nodiscard]] QString displayText(const Token<Status> &value);
[[nodiscard]] QString displayText(const Token<Priority> &value);
[[nodiscard]] QString displayText(const Token<Severity> &value);
[[nodiscard]] QString displayText(const Token<Level> &value);
[[nodiscard]] QString displayText(const Token<AlertStatus> &value);
[[nodiscard]] QString displayText(const Token<Role> &value);

} // namespace itsm
