#pragma once

#include "services/domain/instant.h"

#include <QString>

namespace itsm {

struct TimeFormat;

/// In which zone absolute times are shown. One key flips it.
enum class TimeZoneMode : quint8 { Local, Utc };

/// How long ago something was, in its largest whole unit.
struct Age
{
    enum class Unit : quint8 { Now, Second, Minute, Hour, Day, Year };
    int count = 0;
    Unit unit = Unit::Now;
    bool future = false; ///< by more than the 5 seconds that clocks may differ
    friend bool operator==(const Age &, const Age &) = default;
};
[[nodiscard]] Age ageOf(Instant t, Instant now);

/// For lists: "now", "45s", "4m", "3h", "12d", "3y"; "in 4m" for the future. Translated.
[[nodiscard]] QString ageText(const Age &age);
[[nodiscard]] QString relativeTime(Instant t, Instant now);
/// For sentences, tooltips and screen readers: "4 minutes ago", "in 2 hours". Translated, with plural forms.
[[nodiscard]] QString relativeTimeLong(Instant t, Instant now);
/// For live figures: "0.3 s", "4 s", "41 s", "4 min", in the units of relativeTimeLong(). Translated.
[[nodiscard]] QString elapsedText(std::chrono::microseconds elapsed);

/// A duration as number and unit, for cards: {"2.4", "h"}. The number is written as the language does.
struct NumberAndUnit
{
    QString number;
    QString unit;
};
[[nodiscard]] NumberAndUnit durationParts(std::chrono::microseconds duration);

/// "2026-01-02 11:04:05 UTC+8": the zone is always named. The same in every language.
[[nodiscard]] QString absoluteTime(Instant t, TimeZoneMode mode);
/// "2026-01-02 11:04": for places that show zoneName() beside it.
[[nodiscard]] QString absoluteMinute(Instant t, TimeZoneMode mode);
/// "11:04": only beside zoneName() and on the same day.
[[nodiscard]] QString clockMinute(Instant t, TimeZoneMode mode);
/// "UTC", "UTC+8", "UTC−3:30"; of a moment, since it changes with daylight saving.
[[nodiscard]] QString zoneName(Instant t, TimeZoneMode mode);
/// The same of many moments, for a heading: where clocks were ever changed since 2000, before which no log begins, the
/// name of the zone, "Europe/Berlin".
[[nodiscard]] QString zoneTitle(Instant now, TimeZoneMode mode);
/// How models write times in the mode and the language in force.
[[nodiscard]] TimeFormat timeFormatFor(TimeZoneMode mode);

/// Seconds east of UTC that the machine's zone has at `t`. Cached for each quarter of an hour, the finest step of any
/// zone.
[[nodiscard]] int localOffsetSeconds(Instant t);

} // namespace itsm
