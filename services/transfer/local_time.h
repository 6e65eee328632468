#pragma once

#include "services/domain/instant.h"

#include <QTimeZone>

namespace itsm {

/// Reads a time of a file: day first ("29-02-2016 01:16", also with slashes or dots, with or without seconds) or ISO
/// 8601. Without a zone of its own it is local time of `zone`: of an hour that happens twice the first is meant; an
/// hour that is skipped counts on from before the gap (02:30 means 03:30 there).
[[nodiscard]] OptionalInstant parseLocalTime(QStringView text, const QTimeZone &zone);

/// The last moment that such a text means: of a day alone its end, however long the day is; otherwise the time itself.
[[nodiscard]] OptionalInstant parseLocalEnd(QStringView text, const QTimeZone &zone);

} // namespace itsm
