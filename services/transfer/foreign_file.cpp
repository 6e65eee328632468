#include "services/transfer/foreign_file.h"

#include <QCoreApplication>
#include <QIODevice>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 looked = 64 * 1024; ///< a ZIP archive names the first files that it holds in it
constexpr qsizetype commonest = 20;  ///< one control character in so many bytes: fewer are damage

struct Beginning
{
    QByteArrayView bytes;
    const char *refusal; ///< of the context "CsvImport"
};

constexpr const char *archiveRefusal =
    QT_TRANSLATE_NOOP("CsvImport", "The file is an archive or compressed. Take the CSV file out of it.");
constexpr const char *pictureRefusal = QT_TRANSLATE_NOOP(
    "CsvImport",
    "The file is a picture. What can be imported is CSV: a table in text whose first line names the columns.");
constexpr const char *officeRefusal = QT_TRANSLATE_NOOP(
    "CsvImport",
    "The file is a document of an office program. Save the table in it as CSV (UTF-8) and take that file.");
constexpr const char *workbookRefusal =
    QT_TRANSLATE_NOOP("CsvImport", "The file is a workbook. Save its table as CSV (UTF-8) and take that file.");
constexpr const char *markupRefusal = QT_TRANSLATE_NOOP(
    "CsvImport", "The file is a web page or XML. What can be imported is CSV: a table in text whose first line names "
                 "the columns.");
constexpr const char *jsonRefusal = QT_TRANSLATE_NOOP(
    "CsvImport", "The file is JSON. What can be imported is CSV: a table in text whose first line names the columns.");
constexpr const char *binaryRefusal = QT_TRANSLATE_NOOP(
    "CsvImport",
    "The file is no text. What can be imported is CSV: a table in text whose first line names the columns.");

const Beginning beginnings[] = {
    {"%PDF-", QT_TRANSLATE_NOOP("CsvImport", "The file is a PDF document. What can be imported is CSV: a table in text "
                                             "whose first line names the columns.")},
    {"SQLite format 3", QT_TRANSLATE_NOOP("CsvImport", "The file is a database. What can be imported is CSV: a table "
                                                       "in text whose first line names the columns.")},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", officeRefusal}, // before 2007, workbooks too
    {"\x1F\x8B", archiveRefusal},
    {"BZh9", archiveRefusal},
    {"\xFD\x37zXZ", archiveRefusal},
    {"\x28\xB5\x2F\xFD", archiveRefusal},
    {"7z\xBC\xAF\x27\x1C", archiveRefusal},
    {"Rar!\x1A\x07", archiveRefusal},
    {"\x89PNG\r\n", pictureRefusal},
    {"\xFF\xD8\xFF", pictureRefusal},
    {"GIF87a", pictureRefusal},
    {"GIF89a", pictureRefusal},
};

/// Documents of office programs are ZIP archives too.
const char *refusalOfZip(QByteArrayView text)
{
    if (text.contains("xl/w") || text.contains("opendocument.spreadsheet"))
        return workbookRefusal;
    return text.contains("[Content_Types].xml") || text.contains("opendocument.") ? officeRefusal : archiveRefusal;
}

const char *refusalOfWords(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    text = text.trimmed();
    const auto begins = [&text](QByteArrayView words) {
        return text.size() >= words.size() && text.first(words.size()).compare(words, Qt::CaseInsensitive) == 0;
    };
    if (begins("<?xml") || begins("<!doctype") || begins("<html"))
        return markupRefusal;
    const QByteArrayView inside = text.isEmpty() ? text : text.sliced(1).trimmed();
    const bool isObject = text.startsWith('{') && (inside.startsWith('"') || inside.startsWith('}'));
    const bool isArray = text.startsWith('[') && inside.startsWith('{');
    return isObject || isArray ? jsonRefusal : nullptr;
}

bool isBinary(QByteArrayView bytes)
{
    const auto strange = std::ranges::count_if(bytes, [](char c) {
        const auto byte = static_cast<uchar>(c);
        return byte < 0x20 && !(byte >= '\t' && byte <= '\r');
    });
    return strange * commonest > bytes.size();
}

const char *refusalOf(QByteArrayView bytes, TextEncoding encoding)
{
    for (const Beginning &known : beginnings) {
        if (bytes.startsWith(known.bytes))
            return known.refusal;
    }
    if (bytes.startsWith("PK\x03\x04"))
        return refusalOfZip(bytes);
    if (encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be)
        return nullptr; // zero bytes are half of it
    return isBinary(bytes) ? binaryRefusal : refusalOfWords(bytes);
}

} // namespace

Result<> refuseForeign(QIODevice &device, TextEncoding encoding)
{
    const char *refusal = refusalOf(device.peek(looked), encoding);
    if (!refusal)
        return {};
    return fail(Error::Code::Invalid, QCoreApplication::translate("CsvImport", refusal), u"file"_s);
}

} // namespace itsm
