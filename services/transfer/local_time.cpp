#include "services/transfer/local_time.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Reads one to `most` digits from the front of `text`.
std::optional<int> takeNumber(QStringView &text, int least, int most)
{
    int value = 0;
    int digits = 0;
    while (digits < most && digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9')
        value = value * 10 + (text[digits++].unicode() - u'0');
    if (digits < least)
        return {};
    text = text.sliced(digits);
    return value;
}

std::optional<QChar> takeOneOf(QStringView &text, QStringView choices)
{
    if (text.isEmpty() || !choices.contains(text.front()))
        return {};
    const QChar found = text.front();
    text = text.sliced(1);
    return found;
}

/// Local time as if it were UTC; `rest` is what follows the seconds (a fraction or a zone).
std::optional<Instant> takeLocalTime(QStringView text, QStringView &rest)
{
    using namespace std::chrono;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const bool isoOrder = text.size() > 4 && std::ranges::all_of(text.first(4), isDigit);
    const auto first = takeNumber(text, isoOrder ? 4 : 1, isoOrder ? 4 : 2);
    const auto separator = takeOneOf(text, u"-/.");
    const auto middle = takeNumber(text, 1, 2);
    const auto again = takeOneOf(text, u"-/.");
    const auto last = takeNumber(text, isoOrder ? 1 : 4, isoOrder ? 2 : 4);
    if (!first || !separator || !middle || !again || *again != *separator || !last)
        return {};
    const year_month_day date(year(isoOrder ? *first : *last), month(static_cast<unsigned>(*middle)),
                              day(static_cast<unsigned>(isoOrder ? *last : *first)));
    if (!date.ok())
        return {};
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (takeOneOf(text, u" Tt")) {
        const auto h = takeNumber(text, 1, 2);
        if (!h || !takeOneOf(text, u":"))
            return {};
        const auto m = takeNumber(text, 2, 2);
        if (!m)
            return {};
        hour = *h;
        minute = *m;
        if (takeOneOf(text, u":")) {
            const auto s = takeNumber(text, 2, 2);
            if (!s)
                return {};
            second = *s;
        }
    }
    if (hour > 23 || minute > 59 || second > 60)
        return {};
    rest = text;
    return sys_days(date) + hours(hour) + minutes(minute) + seconds(std::min(second, 59));
}

Instant fromLocal(Instant local, const QTimeZone &zone)
{
    using namespace std::chrono;
    if (zone == QTimeZone::utc())
        return local;
    const auto offsetAt = [&zone](Instant t) {
        return seconds(zone.offsetFromUtc(
            QDateTime::fromSecsSinceEpoch(duration_cast<seconds>(t.time_since_epoch()).count(), Qt::UTC)));
    };
    // The offsets before and after whatever happens to the clocks within a day around the time.
    const auto before = offsetAt(local - 24h);
    const auto after = offsetAt(local + 24h);
    if (offsetAt(local - before) == before || before == after)
        return local - before; // also the first of two, where both are right
    if (offsetAt(local - after) == after)
        return local - after;
    return local - before; // in a gap: as if the clocks had not been changed yet
}

bool isInRange(OptionalInstant time)
{
    using namespace std::chrono;
    return time && *time >= Instant{} && *time < Instant{sys_days{year{10000} / 1 / 1}};
}

} // namespace

OptionalInstant parseLocalTime(QStringView text, const QTimeZone &zone)
{
    text = text.trimmed();
    QStringView rest;
    const auto local = takeLocalTime(text, rest);
    if (!local)
        return {};
    OptionalInstant time;
    if (rest.isEmpty()) {
        time = fromLocal(*local, zone);
    } else if (rest.front() == u'.') {
        // A fraction, maybe with a zone behind it.
        qsizetype digits = 1;
        while (digits < rest.size() && rest[digits] >= u'0' && rest[digits] <= u'9')
            ++digits;
        qint64 fraction = 0;
        for (qsizetype i = 1; i <= 6; ++i)
            fraction = fraction * 10 + (i < digits ? rest[i].unicode() - u'0' : 0);
        if (digits == 1)
            return {};
        if (digits == rest.size())
            time = fromLocal(*local, zone) + std::chrono::microseconds(fraction);
        else
            time = parseInstant(text);
    } else {
        time = parseInstant(text);
    }
    return isInRange(time) ? time : OptionalInstant();
}

OptionalInstant parseLocalEnd(QStringView text, const QTimeZone &zone)
{
    if (text.contains(u':'))
        return parseLocalTime(text, zone);
    QStringView rest;
    const auto midnight = takeLocalTime(text.trimmed(), rest);
    if (!midnight || !rest.isEmpty())
        return {};
    const OptionalInstant end = fromLocal(*midnight + std::chrono::days(1), zone) - std::chrono::microseconds(1);
    return isInRange(end) ? end : OptionalInstant();
}

} // namespace itsm
