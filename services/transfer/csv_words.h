#pragma once

#include "services/domain/enums.h"

#include <QString>
#include <optional>

namespace itsm {

// How the words of other people's files become ours, whatever the language in force: our own tokens, their names in
// English and Chinese, and common names of other systems such as "2 - High" and "P1".

/// A word without case, spaces and punctuation: "Short description" and "short_description" are the same.
[[nodiscard]] QString wordKey(QStringView text);

[[nodiscard]] std::optional<Status> statusFromWord(QStringView word);
[[nodiscard]] std::optional<Priority> priorityFromWord(QStringView word);
[[nodiscard]] std::optional<Severity> severityFromWord(QStringView word);
[[nodiscard]] std::optional<Level> levelFromWord(QStringView word);
[[nodiscard]] std::optional<bool> truthFromWord(QStringView word);

} // namespace itsm
