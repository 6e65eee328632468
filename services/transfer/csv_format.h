#pragma once

#include <QByteArrayView>
#include <QStringList>
#include <optional>

class QIODevice;

namespace itsm {

/// How the characters of a file are written. GB 18030 holds GBK and GB 2312, Windows-1252 holds Latin-1.
enum class TextEncoding : quint8 { Utf8, Utf16Le, Utf16Be, Gb18030, Windows1252 };

/// How a CSV file is written.
struct CsvFormat
{
    TextEncoding encoding = TextEncoding::Utf8;
    char delimiter = ','; ///< of `delimiters`
    friend bool operator==(const CsvFormat &, const CsvFormat &) = default;
};
/// What somebody says of a file; the rest is found out.
struct FormatWish
{
    std::optional<TextEncoding> encoding{};
    std::optional<char> delimiter{};
};
/// What may stand between the fields.
inline constexpr char delimiters[] = {',', ';', '\t'};

/// What a text that begins like this is written in. `isWhole`: nothing follows. Damaged UTF-8 stays
/// UTF-8.
[[nodiscard]] TextEncoding guessEncoding(QByteArrayView beginning, bool isWhole);
/// What a text says of itself in a first line like "sep=;", as Excel reads and others write it, in UTF-8 behind any
/// byte order mark; such a line is no record.
[[nodiscard]] std::optional<char> namedDelimiter(QByteArrayView text);
/// What stands between the fields of a text in UTF-8: it is named, or found in the first line that is not empty; a
/// comma if there is none.
[[nodiscard]] char guessDelimiter(QByteArrayView text);
/// The format of an open device that stands at its beginning, and goes on standing there. Of a pipe it waits for the
/// first 4 MiB, or for the end.
[[nodiscard]] CsvFormat guessFormat(QIODevice &device, const FormatWish &wish = {});

/// As command lines and the API name them: "utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252".
[[nodiscard]] QLatin1StringView encodingName(TextEncoding encoding);
[[nodiscard]] std::optional<TextEncoding> encodingFromName(QStringView name);
[[nodiscard]] QStringList encodingNames();
/// "comma", "semicolon", "tab".
[[nodiscard]] QLatin1StringView delimiterName(char delimiter);
[[nodiscard]] std::optional<char> delimiterFromName(QStringView name);
[[nodiscard]] QStringList delimiterNames();

} // namespace itsm
