#include "services/transfer/text_output.h"

#include <QChar>
#include <charconv>

namespace itsm {

namespace {

/// Writes the UTF-8 form of the character at `i`, which moves on to its last unit.
inline char *encode(char *p, QStringView text, qsizetype &i)
{
    const char16_t unit = text[i].unicode();
    if (unit < 0x80) {
        *p++ = static_cast<char>(unit);
    } else if (unit < 0x800) {
        *p++ = static_cast<char>(0xC0 | (unit >> 6));
        *p++ = static_cast<char>(0x80 | (unit & 0x3F));
    } else if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
        const char32_t c = QChar::surrogateToUcs4(unit, text[++i].unicode());
        *p++ = static_cast<char>(0xF0 | (c >> 18));
        *p++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        *p++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        *p++ = static_cast<char>(0x80 | (c & 0x3F));
    } else {
        const char16_t c = QChar::isSurrogate(unit) ? char16_t(QChar::ReplacementCharacter) : unit;
        *p++ = static_cast<char>(0xE0 | (c >> 12));
        *p++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        *p++ = static_cast<char>(0x80 | (c & 0x3F));
    }
    return p;
}

/// Makes room for `bytes` more, lets `write` fill from the end on and return the new end.
template <typename F>
void append(QByteArray &out, qsizetype bytes, F &&write)
{
    const qsizetype size = out.size();
    if (out.capacity() < size + bytes)
        out.reserve(std::max(size + bytes, 2 * out.capacity()));
    out.resize(size + bytes);
    char *begin = out.data();
    char *end = write(begin + size);
    out.resize(end - begin);
}

} // namespace

void appendUtf8(QByteArray &out, QStringView text)
{
    append(out, 3 * text.size(), [text](char *p) {
        for (qsizetype i = 0; i < text.size(); ++i)
            p = encode(p, text, i);
        return p;
    });
}

void appendInteger(QByteArray &out, qint64 value)
{
    append(out, 20, [value](char *p) { return std::to_chars(p, p + 20, value).ptr; });
}

void appendRfc3339(QByteArray &out, Instant time)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999) {
        appendUtf8(out, toRfc3339(time));
        return;
    }
    append(out, 32, [&](char *p) {
        const auto digits = [&p](unsigned value, int count) {
            for (int i = count - 1; i >= 0; --i, value /= 10)
                p[i] = static_cast<char>('0' + value % 10);
            p += count;
        };
        digits(static_cast<unsigned>(year), 4);
        *p++ = '-';
        digits(static_cast<unsigned>(date.month()), 2);
        *p++ = '-';
        digits(static_cast<unsigned>(date.day()), 2);
        *p++ = 'T';
        digits(static_cast<unsigned>(clock.hours().count()), 2);
        *p++ = ':';
        digits(static_cast<unsigned>(clock.minutes().count()), 2);
        *p++ = ':';
        digits(static_cast<unsigned>(clock.seconds().count()), 2);
        if (const auto fraction = static_cast<unsigned>(clock.subseconds().count()); fraction != 0) {
            *p++ = '.';
            if (fraction % 1000 == 0)
                digits(fraction / 1000, 3);
            else
                digits(fraction, 6);
        }
        *p++ = 'Z';
        return p;
    });
}

void appendJsonString(QByteArray &out, QStringView text)
{
    append(out, 6 * text.size() + 2, [text](char *p) {
        static constexpr char hex[] = "0123456789abcdef";
        *p++ = '"';
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            if (c >= 0x20 && c != u'"' && c != u'\\' && c != 0x7F) {
                p = encode(p, text, i);
                continue;
            }
            *p++ = '\\';
            switch (c) {
            case u'"':
            case u'\\':
                *p++ = static_cast<char>(c);
                break;
            case u'\n':
                *p++ = 'n';
                break;
            case u'\r':
                *p++ = 'r';
                break;
            case u'\t':
                *p++ = 't';
                break;
            default:
                *p++ = 'u';
                *p++ = '0';
                *p++ = '0';
                *p++ = hex[c >> 4];
                *p++ = hex[c & 0xF];
            }
        }
        *p++ = '"';
        return p;
    });
}

} // namespace itsm
