#include "views/widgets/time_format.h"

#include "models/labels.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <array>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

constexpr seconds clockTolerance{5};

QString shortCount(const Age &age)
{
    switch (age.unit) {
    case Age::Unit::Now:
        break;
    case Age::Unit::Second:
        return TimeText::tr("%1s", "age in seconds, short").arg(age.count);
    case Age::Unit::Minute:
        return TimeText::tr("%1m", "age in minutes, short").arg(age.count);
    case Age::Unit::Hour:
        return TimeText::tr("%1h", "age in hours, short").arg(age.count);
    case Age::Unit::Day:
        return TimeText::tr("%1d", "age in days, short").arg(age.count);
    case Age::Unit::Year:
        return TimeText::tr("%1y", "age in years, short").arg(age.count);
    }
    return TimeText::tr("now", "age below a few seconds");
}

/// Date and time of day in the chosen zone, as text digits.
struct Parts
{
    std::array<QChar, 19> text; // yyyy-MM-dd HH:mm:ss
};

void writeDigits(QChar *at, int value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        at[i] = QChar(u'0' + value % 10);
}

Parts partsOf(Instant t, TimeZoneMode mode)
{
    const auto shifted = floor<seconds>(t) + seconds(mode == TimeZoneMode::Local ? localOffsetSeconds(t) : 0);
    const auto day = floor<days>(shifted);
    const year_month_day date(day);
    const hh_mm_ss time(shifted - day);
    Parts parts;
    QChar *at = parts.text.data();
    writeDigits(at, static_cast<int>(date.year()), 4);
    at[4] = u'-';
    writeDigits(at + 5, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    at[7] = u'-';
    writeDigits(at + 8, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    at[10] = u' ';
    writeDigits(at + 11, static_cast<int>(time.hours().count()), 2);
    at[13] = u':';
    writeDigits(at + 14, static_cast<int>(time.minutes().count()), 2);
    at[16] = u':';
    writeDigits(at + 17, static_cast<int>(time.seconds().count()), 2);
    return parts;
}

/// "UTC+8", "UTC−3:30".
QString offsetName(int secondsEast)
{
    const int minutesEast = std::abs(secondsEast) / 60;
    QString name = (secondsEast < 0 ? u"UTC−%1"_s : u"UTC+%1"_s).arg(minutesEast / 60);
    if (minutesEast % 60 != 0)
        name += u":%1"_s.arg(minutesEast % 60, 2, 10, QChar(u'0'));
    return name;
}

} // namespace

Age ageOf(Instant t, Instant now)
{
    const auto signedAge = floor<seconds>(now - t);
    const bool future = signedAge < -clockTolerance;
    const seconds age = abs(signedAge);
    if (!future && signedAge < clockTolerance)
        return {};
    const auto make = [future](auto count, Age::Unit unit) { return Age{static_cast<int>(count), unit, future}; };
    if (age < minutes(1))
        return make(age.count(), Age::Unit::Second);
    if (age < hours(1))
        return make(floor<minutes>(age).count(), Age::Unit::Minute);
    if (age < days(1))
        return make(floor<hours>(age).count(), Age::Unit::Hour);
    // Days say more than months for as long as they have three digits.
    if (age < days(1000))
        return make(floor<days>(age).count(), Age::Unit::Day);
    return make(floor<years>(age).count(), Age::Unit::Year);
}

QString ageText(const Age &age)
{
    const QString count = shortCount(age);
    return age.future ? TimeText::tr("in %1", "a short age such as 4m, in the future").arg(count) : count;
}

QString relativeTime(Instant t, Instant now)
{
    return ageText(ageOf(t, now));
}

QString relativeTimeLong(Instant t, Instant now)
{
    const Age age = ageOf(t, now);
    switch (age.unit) {
    case Age::Unit::Now:
        break;
    case Age::Unit::Second:
        return age.future ? TimeText::tr("in %n second(s)", nullptr, age.count)
                          : TimeText::tr("%n second(s) ago", nullptr, age.count);
    case Age::Unit::Minute:
        return age.future ? TimeText::tr("in %n minute(s)", nullptr, age.count)
                          : TimeText::tr("%n minute(s) ago", nullptr, age.count);
    case Age::Unit::Hour:
        return age.future ? TimeText::tr("in %n hour(s)", nullptr, age.count)
                          : TimeText::tr("%n hour(s) ago", nullptr, age.count);
    case Age::Unit::Day:
        return age.future ? TimeText::tr("in %n day(s)", nullptr, age.count)
                          : TimeText::tr("%n day(s) ago", nullptr, age.count);
    case Age::Unit::Year:
        return age.future ? TimeText::tr("in %n year(s)", nullptr, age.count)
                          : TimeText::tr("%n year(s) ago", nullptr, age.count);
    }
    return TimeText::tr("just now");
}

QString elapsedText(microseconds elapsed)
{
    const auto whole = floor<seconds>(elapsed);
    if (elapsed < seconds(1)) {
        const double value = duration<double>(std::max(elapsed, microseconds(0))).count();
        return TimeText::tr("%1 s", "seconds").arg(QLocale().toString(value, 'f', 1));
    }
    if (whole < minutes(1))
        return TimeText::tr("%1 s", "seconds").arg(whole.count());
    if (whole < hours(1))
        return TimeText::tr("%1 min", "minutes").arg(floor<minutes>(whole).count());
    if (whole < days(1))
        return TimeText::tr("%1 h", "hours").arg(floor<hours>(whole).count());
    return TimeText::tr("%1 d", "days").arg(floor<days>(whole).count());
}

NumberAndUnit durationParts(microseconds value)
{
    const double inSeconds = duration<double>(value).count();
    const auto number = [](double v) { return QLocale().toString(v, 'f', v < 10 ? 1 : 0); };
    if (inSeconds < 60)
        return {number(inSeconds), TimeText::tr("s", "unit: seconds")};
    if (inSeconds < 3600)
        return {number(inSeconds / 60), TimeText::tr("min", "unit: minutes")};
    if (inSeconds < 48 * 3600.0)
        return {number(inSeconds / 3600), TimeText::tr("h", "unit: hours")};
    return {number(inSeconds / 86400), TimeText::tr("d", "unit: days")};
}

QString absoluteTime(Instant t, TimeZoneMode mode)
{
    const Parts parts = partsOf(t, mode);
    return QStringView(parts.text.data(), 19).toString() + u' ' + zoneName(t, mode);
}

QString absoluteMinute(Instant t, TimeZoneMode mode)
{
    const Parts parts = partsOf(t, mode);
    return QStringView(parts.text.data(), 16).toString();
}

QString clockMinute(Instant t, TimeZoneMode mode)
{
    const Parts parts = partsOf(t, mode);
    return QStringView(parts.text.data() + 11, 5).toString();
}

QString zoneName(Instant t, TimeZoneMode mode)
{
    if (mode == TimeZoneMode::Utc)
        return u"UTC"_s;
    return offsetName(localOffsetSeconds(t));
}

QString zoneTitle(Instant now, TimeZoneMode mode)
{
    if (mode == TimeZoneMode::Utc)
        return zoneName(now, mode);
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const QDateTime first(QDate(2000, 1, 1), QTime(), Qt::UTC);
    const auto changes = zone.transitions(first, toDateTime(now).addYears(1));
    return changes.isEmpty() ? offsetName(zone.offsetFromUtc(toDateTime(now))) : QString::fromLatin1(zone.id());
}

TimeFormat timeFormatFor(TimeZoneMode mode)
{
    return {.locale = QLocale(), .zone = mode == TimeZoneMode::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone()};
}

int localOffsetSeconds(Instant t)
{
    constexpr qint64 step = 15 * 60;
    constexpr qsizetype limit = 8192;
    thread_local QHash<qint64, int> offsets;
    const qint64 quarter = floor<duration<qint64, std::ratio<step>>>(t.time_since_epoch()).count();
    const auto known = offsets.constFind(quarter);
    if (known != offsets.cend())
        return *known;
    if (offsets.size() >= limit)
        offsets.clear();
    return *offsets.insert(quarter, QDateTime::fromSecsSinceEpoch(quarter * step).offsetFromUtc());
}

} // namespace itsm
