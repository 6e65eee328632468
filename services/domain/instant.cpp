#include "services/domain/instant.h"

#include <array>

using namespace std::chrono;

namespace itsm {

namespace {

// The years that every party to the data can hold; year 1 is the "zero time" of Go programs.
constexpr Instant firstInstant{sys_days{year{2} / 1 / 1}};
constexpr Instant endInstant{sys_days{year{10'000} / 1 / 1}};

/// Reads characters from the front of a text.
class Cursor
{
public:
    explicit Cursor(QStringView text)
        : m_text(text)
    {
    }
    [[nodiscard]] bool atEnd() const { return m_position == m_text.size(); }
    [[nodiscard]] QChar peek() const { return atEnd() ? QChar() : m_text[m_position]; }
    bool skip(char16_t c)
    {
        if (peek() != QChar(c))
            return false;
        ++m_position;
        return true;
    }
    /// The value of the next ASCII digit, or -1.
    int digit()
    {
        const char16_t c = peek().unicode();
        if (c < u'0' || c > u'9')
            return -1;
        ++m_position;
        return c - u'0';
    }
    /// Exactly `count` digits.
    bool number(int count, int &value)
    {
        value = 0;
        for (int i = 0; i < count; ++i) {
            const int d = digit();
            if (d < 0)
                return false;
            value = value * 10 + d;
        }
        return true;
    }

private:
    QStringView m_text;
    qsizetype m_position = 0;
};

/// "Z", "+08:00", "+0800", "+08" or nothing, which means UTC.
bool readZone(Cursor &in, minutes &offset)
{
    offset = minutes{0};
    if (in.atEnd() || in.skip(u'Z') || in.skip(u'z'))
        return in.atEnd();
    const bool negative = in.peek() == u'-';
    if (!in.skip(u'-') && !in.skip(u'+'))
        return false;
    int h = 0;
    int m = 0;
    if (!in.number(2, h))
        return false;
    const bool colon = in.skip(u':');
    if ((colon || !in.atEnd()) && !in.number(2, m))
        return false;
    if (h > 23 || m > 59)
        return false;
    offset = hours{h} + minutes{m};
    if (negative)
        offset = -offset;
    return in.atEnd();
}

/// Writes digits of a fixed width into a buffer.
char16_t *writeDigits(char16_t *out, int value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        out[i] = static_cast<char16_t>(u'0' + value % 10);
        value /= 10;
    }
    return out + width;
}

struct Unit
{
    QStringView name;
    qint64 nanoseconds;
};
constexpr qint64 ns = 1;
constexpr std::array units{
    Unit{u"ns", ns},
    Unit{u"us", 1'000 * ns},
    Unit{u"\u00b5s", 1'000 * ns}, // micro sign
    Unit{u"\u03bcs", 1'000 * ns}, // Greek mu
    Unit{u"ms", 1'000'000 * ns},
    Unit{u"s", 1'000'000'000 * ns},
    Unit{u"m", 60'000'000'000 * ns},
    Unit{u"h", 3'600'000'000'000 * ns},
    Unit{u"d", 86'400'000'000'000 * ns},
    Unit{u"w", 604'800'000'000'000 * ns},
};

/// One number with its unit from the front of `text`, in nanoseconds; nothing if malformed or too large.
std::optional<qint64> readPart(QStringView &text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    qsizetype i = 0;
    qint64 whole = 0;
    while (i < text.size() && isDigit(text[i])) {
        if (__builtin_mul_overflow(whole, qint64{10}, &whole) ||
            __builtin_add_overflow(whole, qint64(text[i].unicode() - u'0'), &whole))
            return {};
        ++i;
    }
    bool hasDigits = i > 0;
    qint64 fraction = 0;
    qint64 scale = 1;
    if (i < text.size() && text[i] == u'.') {
        ++i;
        for (; i < text.size() && isDigit(text[i]); ++i) {
            hasDigits = true;
            // Digits past the ninth are below a microsecond of every unit but the longest, where they are noise.
            if (scale < 1'000'000'000) {
                fraction = fraction * 10 + (text[i].unicode() - u'0');
                scale *= 10;
            }
        }
    }
    if (!hasDigits)
        return {};
    qsizetype end = i;
    while (end < text.size() && !isDigit(text[end]) && text[end] != u'.')
        ++end;
    const QStringView name = text.sliced(i, end - i);
    for (const Unit &unit : units) {
        if (unit.name != name)
            continue;
        qint64 result = 0;
        if (__builtin_mul_overflow(whole, unit.nanoseconds, &result))
            return {};
        const auto part = static_cast<qint64>(static_cast<long double>(fraction) * unit.nanoseconds / scale);
        if (__builtin_add_overflow(result, part, &result))
            return {};
        text = text.sliced(end);
        return result;
    }
    return {};
}

} // namespace

QDateTime toDateTime(Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(floor<milliseconds>(t).time_since_epoch().count(), Qt::UTC);
}

Instant toInstant(const QDateTime &t)
{
    return Instant{milliseconds{t.toMSecsSinceEpoch()}};
}

QString toRfc3339(Instant t)
{
    const auto day = floor<days>(t);
    const year_month_day date{day};
    const hh_mm_ss time{t - day};
    // Exports write millions of these: no temporary strings.
    std::array<char16_t, 27> buffer{};
    char16_t *out = buffer.data();
    const auto field = [&](int value, int width, char16_t end) {
        out = writeDigits(out, value, width);
        *out++ = end;
    };
    field(qBound(0, int(date.year()), 9'999), 4, u'-');
    field(int(unsigned(date.month())), 2, u'-');
    field(int(unsigned(date.day())), 2, u'T');
    field(int(time.hours().count()), 2, u':');
    field(int(time.minutes().count()), 2, u':');
    const int us = int(time.subseconds().count());
    field(int(time.seconds().count()), 2, us == 0 ? u'Z' : u'.');
    if (us % 1'000 != 0)
        field(us, 6, u'Z');
    else if (us != 0)
        field(us / 1'000, 3, u'Z');
    return QString(reinterpret_cast<const QChar *>(buffer.data()), out - buffer.data());
}

OptionalInstant parseInstant(QStringView text)
{
    Cursor in(text);
    int y = 0;
    int mon = 0;
    int d = 0;
    if (!in.number(4, y) || !in.skip(u'-') || !in.number(2, mon) || !in.skip(u'-') || !in.number(2, d))
        return {};
    const year_month_day date{year{y}, month(unsigned(mon)), day(unsigned(d))};
    if (!date.ok() || (!in.skip(u'T') && !in.skip(u't') && !in.skip(u' ')))
        return {};
    int h = 0;
    int min = 0;
    int sec = 0;
    int us = 0;
    if (!in.number(2, h) || !in.skip(u':') || !in.number(2, min))
        return {};
    if (in.skip(u':')) {
        if (!in.number(2, sec))
            return {};
        if (in.skip(u'.') || in.skip(u',')) {
            int digits = 0;
            for (int value = in.digit(); value >= 0; value = in.digit()) {
                if (digits++ < 6)
                    us = us * 10 + value;
            }
            if (digits == 0)
                return {};
            for (; digits < 6; ++digits)
                us *= 10;
        }
    }
    // RFC 3339 allows a leap second; it becomes the first of the next minute, as in PostgreSQL.
    if (h > 23 || min > 59 || sec > 60)
        return {};
    minutes offset{};
    if (!readZone(in, offset))
        return {};
    const Instant result = sys_days{date} + hours{h} + minutes{min} + seconds{sec} + microseconds{us} - offset;
    if (result < firstInstant || result >= endInstant)
        return {};
    return result;
}

std::optional<microseconds> parseDuration(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.sliced(1);
    if (text.isEmpty())
        return {};
    if (text == u"0")
        return microseconds{0};
    qint64 total = 0;
    while (!text.isEmpty()) {
        const std::optional<qint64> part = readPart(text);
        if (!part || __builtin_add_overflow(total, *part, &total))
            return {};
    }
    const auto result = duration_cast<microseconds>(nanoseconds{total});
    return negative ? -result : result;
}

QString formatDuration(microseconds d)
{
    if (d == microseconds{0})
        return QStringLiteral("0s");
    QString out;
    // The magnitude is unsigned, because the least value has no positive counterpart.
    auto rest = static_cast<quint64>(d.count());
    if (d.count() < 0) {
        out += u'-';
        rest = 0 - rest;
    }
    const auto append = [&](quint64 unit, QStringView name) {
        if (const quint64 count = rest / unit; count > 0)
            out += QString::number(count) + name;
        rest %= unit;
    };
    append(3'600'000'000, u"h");
    append(60'000'000, u"m");
    append(1'000'000, u"s");
    append(1'000, u"ms");
    append(1, u"us");
    return out;
}

} // namespace itsm
