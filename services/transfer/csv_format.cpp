#include "services/transfer/csv_format.h"

#include "services/transfer/csv_reader.h"
#include "services/transfer/text_decoder.h"

#include <QIODevice>
#include <algorithm>
#include <array>
#include <optional>

namespace itsm {

namespace {

/// So much is looked at: a file may begin with pages of plain ASCII.
constexpr qint64 guessBytes = 4 * 1024 * 1024;
constexpr qsizetype longestCharacter = 4;
constexpr QByteArrayView utf8Mark("\xEF\xBB\xBF");

template <typename T>
struct Named
{
    T value;
    QLatin1StringView name;
};
constexpr std::array encodings{
    Named<TextEncoding>{TextEncoding::Utf8, QLatin1StringView("utf-8")},
    Named<TextEncoding>{TextEncoding::Utf16Le, QLatin1StringView("utf-16le")},
    Named<TextEncoding>{TextEncoding::Utf16Be, QLatin1StringView("utf-16be")},
    Named<TextEncoding>{TextEncoding::Gb18030, QLatin1StringView("gb18030")},
    Named<TextEncoding>{TextEncoding::Windows1252, QLatin1StringView("windows-1252")},
};
constexpr std::array delimiterTable{
    Named<char>{',', QLatin1StringView("comma")},
    Named<char>{';', QLatin1StringView("semicolon")},
    Named<char>{'\t', QLatin1StringView("tab")},
};

template <typename Table, typename T>
const auto &named(const Table &table, T value)
{
    const auto *found = std::ranges::find(table, value, [](const auto &entry) { return entry.value; });
    return found == table.end() ? table.front() : *found;
}
template <typename Table>
auto valueOf(const Table &table, QStringView name) -> std::optional<decltype(table.front().value)>
{
    for (const auto &entry : table) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.value;
    }
    return {};
}
template <typename Table>
QStringList namesOf(const Table &table)
{
    QStringList names;
    for (const auto &entry : table)
        names.append(entry.name);
    return names;
}

/// Zero bytes stand beside every ASCII character of UTF-16, and in no other text unless it is damaged.
std::optional<TextEncoding> guessUtf16(QByteArrayView text)
{
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < text.size(); ++i)
        zeros[static_cast<size_t>(i % 2)] += text[i] == '\0';
    const auto [fewer, more] = std::minmax(zeros[0], zeros[1]);
    constexpr qsizetype commonest = 50; // one zero byte in so many: fewer are damage
    if (more * commonest <= text.size() || fewer * 10 > more)
        return {};
    return zeros[1] > zeros[0] ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
}

/// More of the bytes above ASCII are characters of UTF-8 than are not.
bool isMostlyUtf8(QByteArrayView text, bool isWhole)
{
    qsizetype characters = 0;
    qsizetype strangers = 0;
    while (!text.isEmpty()) {
        const qsizetype wrong = findInvalidUtf8(text);
        const QByteArrayView right = wrong < 0 ? text : text.first(wrong);
        characters += std::ranges::count_if(right, [](char c) { return (static_cast<uchar>(c) & 0xC0) == 0xC0; });
        if (wrong < 0)
            break;
        // The last character may go on behind what was read.
        const bool isAscii = static_cast<uchar>(text[wrong]) < 0x80; // a zero byte, in whatever encoding
        strangers += !isAscii && (isWhole || wrong <= text.size() - longestCharacter);
        text = text.sliced(wrong + 1);
    }
    return characters >= strangers;
}

/// Chinese text keeps to the pairs of GB 2312; in a western text a letter beyond ASCII has plain ones beside it, which
/// GBK would take for the second half of a rare character.
bool looksChinese(QByteArrayView text)
{
    qsizetype common = 0;
    qsizetype rare = 0;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (static_cast<uchar>(text[i]) < 0x80)
            continue;
        const auto next = static_cast<uchar>(text[i + 1]);
        if (next >= '0' && next <= '9' && i + 2 < text.size() && static_cast<uchar>(text[i + 2]) > 0x80) {
            i += 3; // a character of four bytes
            continue;
        }
        ++(static_cast<uchar>(text[i]) >= 0xA1 && next >= 0xA1 ? common : rare);
        ++i;
    }
    return common > 3 * rare;
}

bool isText(QByteArrayView text, bool isWhole, TextEncoding encoding)
{
    TextDecoder decoder(encoding);
    QByteArray decoded;
    decoder.decode(text, decoded);
    if (isWhole)
        decoder.finish(decoded);
    return !decoded.contains(TextDecoder::noCharacter);
}

/// Up to guessBytes, which are read again afterwards. A pipe gives what has come so far: only its end is an end.
QByteArray beginningOf(QIODevice &device)
{
    constexpr qint64 pieceBytes = 256 * 1024;
    QByteArray beginning;
    device.startTransaction();
    while (beginning.size() < guessBytes) {
        const QByteArray piece = device.read(std::min(pieceBytes, guessBytes - beginning.size()));
        if (piece.isEmpty())
            break;
        beginning += piece;
    }
    device.rollbackTransaction();
    return beginning;
}

} // namespace

TextEncoding guessEncoding(QByteArrayView beginning, bool isWhole)
{
    if (beginning.startsWith(utf8Mark))
        return TextEncoding::Utf8;
    if (beginning.startsWith("\xFF\xFE"))
        return TextEncoding::Utf16Le;
    if (beginning.startsWith("\xFE\xFF"))
        return TextEncoding::Utf16Be;
    if (const auto utf16 = guessUtf16(beginning))
        return *utf16;
    if (isMostlyUtf8(beginning, isWhole))
        return TextEncoding::Utf8;
    // Also with a damaged character: what is in its row is reported, where another encoding would read all rows wrong.
    if (looksChinese(beginning))
        return TextEncoding::Gb18030;
    return isText(beginning, isWhole, TextEncoding::Windows1252) ? TextEncoding::Windows1252 : TextEncoding::Utf8;
}

std::optional<char> namedDelimiter(QByteArrayView text)
{
    constexpr QByteArrayView words("sep=");
    if (text.size() <= words.size() || text.first(words.size()).compare(words, Qt::CaseInsensitive) != 0)
        return {};
    const QByteArrayView rest = text.sliced(words.size());
    const bool isWholeLine = rest.size() == 1 || rest[1] == '\n' || rest[1] == '\r';
    return isWholeLine && std::ranges::find(delimiters, rest[0]) != std::end(delimiters) ? std::optional(rest[0])
                                                                                         : std::nullopt;
}

char guessDelimiter(QByteArrayView text)
{
    if (text.startsWith(utf8Mark))
        text = text.sliced(utf8Mark.size());
    if (const auto named = namedDelimiter(text))
        return *named;
    while (text.startsWith('\n') || text.startsWith('\r'))
        text = text.sliced(1);
    std::array<qsizetype, std::size(delimiters)> counts{};
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == '\n' || c == '\r'))
            break;
        else if (const auto *found = std::ranges::find(delimiters, c); !isQuoted && found != std::end(delimiters))
            ++counts[static_cast<size_t>(found - std::begin(delimiters))];
    }
    return delimiters[std::ranges::max_element(counts) - counts.begin()];
}

CsvFormat guessFormat(QIODevice &device, const FormatWish &wish)
{
    const QByteArray beginning = beginningOf(device);
    CsvFormat format;
    format.encoding = wish.encoding ? *wish.encoding : guessEncoding(beginning, beginning.size() < guessBytes);
    if (wish.delimiter) {
        format.delimiter = *wish.delimiter;
        return format;
    }
    if (format.encoding == TextEncoding::Utf8) {
        format.delimiter = guessDelimiter(beginning);
        return format;
    }
    QByteArray decoded;
    TextDecoder(format.encoding).decode(beginning, decoded);
    format.delimiter = guessDelimiter(decoded);
    return format;
}

QLatin1StringView encodingName(TextEncoding encoding)
{
    return named(encodings, encoding).name;
}

std::optional<TextEncoding> encodingFromName(QStringView name)
{
    return valueOf(encodings, name);
}

QStringList encodingNames()
{
    return namesOf(encodings);
}

QLatin1StringView delimiterName(char delimiter)
{
    return named(delimiterTable, delimiter).name;
}

std::optional<char> delimiterFromName(QStringView name)
{
    return valueOf(delimiterTable, name);
}

QStringList delimiterNames()
{
    return namesOf(delimiterTable);
}

} // namespace itsm
