#pragma once

#include <QJsonArray>

namespace itsm {

/// The texts of the Big List of Naughty Strings; none without the shared data.
[[nodiscard]] QJsonArray naughtyStrings();

} // namespace itsm
