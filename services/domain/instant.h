#pragma once

#include <QDateTime>
#include <QString>
#include <chrono>
#include <optional>

namespace itsm {

/// A moment in UTC with the resolution of PostgreSQL's timestamptz, so that keys made from it compare exactly.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using OptionalInstant = std::optional<Instant>;

[[nodiscard]] inline qint64 toMicros(Instant t)
{
    return t.time_since_epoch().count();
}
[[nodiscard]] inline Instant instantFromMicros(qint64 us)
{
    return Instant{std::chrono::microseconds{us}};
}
/// Milliseconds are all that QDateTime holds; use it for display only.
[[nodiscard]] QDateTime toDateTime(Instant t);
[[nodiscard]] Instant toInstant(const QDateTime &t);

/// RFC 3339 in UTC with as many fraction digits as needed (0, 3 or 6): "2026-01-02T03:04:05Z". Years outside
/// 0…9999, which parseInstant() never gives, are written as the nearest of these.
[[nodiscard]] QString toRfc3339(Instant t);
/// Reads RFC 3339 or ISO 8601 date-times with a zone; a missing zone means UTC; a space is accepted for the T.
/// Nothing for anything else, including year 1, the "zero time" of Go programs.
[[nodiscard]] OptionalInstant parseInstant(QStringView text);

/// Reads a duration such as "1h30m", "24h", "500ms", "2d", "1w" (d and w beyond Go's units). Nothing if malformed.
[[nodiscard]] std::optional<std::chrono::microseconds> parseDuration(QStringView text);
/// Writes a duration in hours, minutes and seconds as Go would read it: "24h0m0s" is written "24h".
[[nodiscard]] QString formatDuration(std::chrono::microseconds d);

} // namespace itsm
