#include "services/storage/postgres_text.h"

#include "services/storage/storage_text.h"

#include <charconv>
#include <cmath>

namespace itsm {

namespace {

using namespace std::chrono;

template <typename List>
QByteArray arrayText(const List &list)
{
    QByteArray text = "{";
    for (const auto value : list) {
        if (text.size() > 1)
            text += ',';
        text += QByteArray::number(value);
    }
    text += '}';
    return text;
}

/// Reads digits from the front of `text`; -1 if there are none.
int takeNumber(std::string_view &text)
{
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc())
        return -1;
    text.remove_prefix(size_t(end - text.data()));
    return value;
}

bool take(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

Result<std::optional<QByteArray>> toPostgresText(const Value &value)
{
    using Text = std::optional<QByteArray>;
    struct Visitor
    {
        Result<Text> operator()(std::monostate) const { return Text(); }
        Result<Text> operator()(bool v) const { return Text(v ? "t" : "f"); }
        Result<Text> operator()(qint64 v) const { return Text(QByteArray::number(v)); }
        Result<Text> operator()(double v) const
        {
            if (!std::isfinite(v))
                return fail(Error::Code::Invalid, StorageText::tr("The number is not finite."));
            return Text(QByteArray::number(v, 'g', 17));
        }
        Result<Text> operator()(const QString &v) const { return (*this)(v.toUtf8()); }
        Result<Text> operator()(const QByteArray &v) const
        {
            // The text format ends at the first null character; jsonb refuses its escape as well.
            if (v.contains('\0'))
                return fail(Error::Code::Invalid, StorageText::tr("The text holds a null character."));
            return Text(v.isNull() ? QByteArray("") : v);
        }
        Result<Text> operator()(Instant v) const { return Text(formatPostgresInstant(v)); }
        Result<Text> operator()(const IntList &v) const { return Text(arrayText(v)); }
        Result<Text> operator()(const IdList &v) const { return Text(arrayText(v)); }
    };
    return std::visit(Visitor{}, value);
}

Result<> appendCopyField(QByteArray &out, const Value &value)
{
    ITSM_TRY_ASSIGN(const auto text, toPostgresText(value));
    if (!text) {
        out += "\\N";
        return {};
    }
    for (const char c : *text) {
        switch (c) {
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += c;
        }
    }
    return {};
}

QByteArray formatPostgresInstant(Instant t)
{
    const auto day = floor<days>(t);
    const year_month_day date(day);
    const hh_mm_ss time(t - day);
    const int year = int(date.year());
    const bool beforeChrist = year <= 0;
    char text[64];
    const int length = std::snprintf(
        text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d.%06d+00%s", beforeChrist ? 1 - year : year,
        unsigned(date.month()), unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
        int(time.seconds().count()), int(time.subseconds().count()), beforeChrist ? " BC" : "");
    return {text, length};
}

OptionalInstant parsePostgresInstant(std::string_view text)
{
    const int y = takeNumber(text);
    if (y < 0 || !take(text, '-'))
        return {};
    const int mo = takeNumber(text);
    if (mo < 1 || !take(text, '-'))
        return {};
    const int d = takeNumber(text);
    if (d < 1 || !take(text, ' '))
        return {};
    const int h = takeNumber(text);
    if (h < 0 || !take(text, ':'))
        return {};
    const int mi = takeNumber(text);
    if (mi < 0 || !take(text, ':'))
        return {};
    const int s = takeNumber(text);
    if (s < 0)
        return {};
    int us = 0;
    if (take(text, '.')) {
        int scale = 100'000;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            us += (text.front() - '0') * scale;
            scale /= 10;
            text.remove_prefix(1);
        }
    }
    const bool beforeChrist = text.ends_with(" BC");
    const sys_days day = year(beforeChrist ? 1 - y : y) / month(unsigned(mo)) / std::chrono::day(unsigned(d));
    return Instant(day) + hours(h) + minutes(mi) + seconds(s) + microseconds(us);
}

QByteArray numberedParameters(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    QByteArray numbered;
    numbered.reserve(text.size() + 16);
    int number = 0;
    for (const char c : text) {
        if (c == '?') {
            numbered += '$';
            numbered += QByteArray::number(++number);
        } else {
            numbered += c;
        }
    }
    return numbered;
}

} // namespace itsm
