#include "services/transfer/csv_reader.h"
#include "services/transfer/foreign_file.h"
#include "services/transfer/import_file.h"
#include "tests/support/test_program.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

Q_DECLARE_METATYPE(itsm::TextEncoding)

namespace {

/// U+FEFF and text in UTF-16, without a mark if it is not wanted.
QByteArray utf16(const QString &text, bool isBig, bool hasMark)
{
    QByteArray bytes;
    for (const QChar c : QString(hasMark ? QChar(0xFEFF) + text : text)) {
        const char high = static_cast<char>(c.unicode() >> 8);
        const char low = static_cast<char>(c.unicode() & 0xFF);
        bytes += isBig ? high : low;
        bytes += isBig ? low : high;
    }
    return bytes;
}

/// A device that gives one byte at a time, so that every character is torn.
class Drops : public QBuffer
{
public:
    using QBuffer::QBuffer;

protected:
    qint64 readData(char *to, qint64 size) override { return QBuffer::readData(to, std::min<qint64>(size, 1)); }
};

/// A pipe whose writer is slow: what has come so far is all that a read gets.
class SlowPipe : public QIODevice
{
public:
    explicit SlowPipe(QByteArrayList pieces)
        : m_pieces(std::move(pieces))
    {
    }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        if (m_pieces.isEmpty())
            return 0;
        QByteArray &piece = m_pieces.front();
        const qint64 taken = std::min<qint64>(size, piece.size());
        std::copy_n(piece.constData(), taken, to);
        piece.remove(0, taken);
        if (piece.isEmpty())
            m_pieces.removeFirst();
        return taken;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArrayList m_pieces;
};

/// The fields of all records, with | between them and a line for each; "!" for a broken one.
QString read(QByteArray bytes, const CsvFormat &format)
{
    Drops device(&bytes);
    device.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    CsvReader reader(device, format);
    QStringList lines;
    for (;;) {
        switch (reader.next()) {
        case CsvReader::Step::Record: {
            QStringList fields;
            for (int i = 0; i < reader.fieldCount(); ++i)
                fields.append(QString::fromUtf8(reader.field(i)));
            lines.append(fields.join(u'|'));
            break;
        }
        case CsvReader::Step::Broken:
            lines.append(u"!%1:%2"_s.arg(reader.error().line).arg(reader.error().column));
            break;
        case CsvReader::Step::End:
            return lines.join(u'\n');
        case CsvReader::Step::Failed:
            return u"failed"_s;
        }
    }
}

const QByteArray gbk("\xB1\xE0\xBA\xC5;\xB1\xEA\xCC\xE2\r\nT-1;\"\xD6\xA7\xB8\xB6;\xCD\xF8\xB9\xD8\"\r\n");

} // namespace

/// How files are written: found out, and read as they are.
class TestCsvFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guesses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<char>("delimiter");
        const QString chinese = u"编号\t标题\n1\t支付\n"_s;
        QTest::newRow("nothing") << QByteArray() << TextEncoding::Utf8 << ',';
        QTest::newRow("ASCII") << QByteArray("a,b;c\n1;2;3;4\n") << TextEncoding::Utf8 << ',';
        QTest::newRow("semicolons") << QByteArray("a;b;c\n1,5;2\n") << TextEncoding::Utf8 << ';';
        QTest::newRow("in quotes") << QByteArray("\"a;b;c\",d\n") << TextEncoding::Utf8 << ',';
        QTest::newRow("an empty line first") << QByteArray("\r\n\n\"a,b\";c\n") << TextEncoding::Utf8 << ';';
        QTest::newRow("named, as by Excel") << QByteArray("sep=;\r\na,b,c\r\n") << TextEncoding::Utf8 << ';';
        QTest::newRow("named behind a mark") << QByteArray("\xEF\xBB\xBF"
                                                           "SEP=\t\na,b;c\n")
                                             << TextEncoding::Utf8 << '\t';
        QTest::newRow("named in UTF-16") << utf16(u"sep=;\na,b,c\n"_s, false, true) << TextEncoding::Utf16Le << ';';
        QTest::newRow("a column of this name") << QByteArray("sep=;,a,b\n") << TextEncoding::Utf8 << ',';
        QTest::newRow("UTF-8") << chinese.toUtf8() << TextEncoding::Utf8 << '\t';
        QTest::newRow("UTF-8, marked") << QByteArray("\xEF\xBB\xBF"
                                                     "a;b\n")
                                       << TextEncoding::Utf8 << ';';
        QTest::newRow("UTF-8, damaged") << QByteArray(chinese.toUtf8() + "\xE6\xE6\n") << TextEncoding::Utf8 << '\t';
        for (const bool hasMark : {true, false}) {
            const char *mark = hasMark ? "marked" : "bare";
            QTest::addRow("UTF-16LE, %s", mark) << utf16(chinese, false, hasMark) << TextEncoding::Utf16Le << '\t';
            QTest::addRow("UTF-16BE, %s", mark) << utf16(chinese, true, hasMark) << TextEncoding::Utf16Be << '\t';
        }
        QTest::newRow("GBK") << gbk << TextEncoding::Gb18030 << ';';
        QTest::newRow("GBK, damaged") << QByteArray(gbk + "T-2;\xD6;1\n") << TextEncoding::Gb18030 << ';';
        QTest::newRow("a zero byte") << QByteArray(QByteArray("a;b\n").repeated(50) + '\0') << TextEncoding::Utf8
                                     << ';';
        QTest::newRow("GB 18030, four bytes")
            << QByteArray("\xC8\xCB\xC3\xFB,\xD6\xB5\n\x82\x30\x83\x31,1\n") << TextEncoding::Gb18030 << ',';
        QTest::newRow("Windows-1252") << QByteArray("Titel;B\xE4r\nStra\xDF"
                                                    "e;\x80 5\n")
                                      << TextEncoding::Windows1252 << ';';
    }
    void guesses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const TextEncoding, encoding);
        QFETCH(const char, delimiter);
        QByteArray copy = bytes;
        QBuffer device(&copy);
        device.open(QIODevice::ReadOnly);
        const CsvFormat format = guessFormat(device);
        QCOMPARE(static_cast<int>(format.encoding), static_cast<int>(encoding));
        QCOMPARE(format.delimiter, delimiter);
        // What is said counts, and the rest follows from it.
        QCOMPARE(guessFormat(device, {.encoding = encoding}).delimiter, delimiter);
        QCOMPARE(guessFormat(device, {.delimiter = '\t'}).delimiter, '\t');
        QCOMPARE(device.readAll(), bytes); // it was only looked at
    }

    void aPipeIsNoFileUntilItsEnd()
    {
        const QByteArray text = u"编号;标题\nB-2;数据\nB-3;告警风暴\n"_s.toUtf8();
        // Torn in the first character, in the heading, and in a later row.
        for (const qsizetype at : {1, 4, 7, 19}) {
            SlowPipe pipe({text.first(at), text.sliced(at)});
            pipe.open(QIODevice::ReadOnly);
            QCOMPARE(guessFormat(pipe), (CsvFormat{TextEncoding::Utf8, ';'}));
            QCOMPARE(pipe.readAll(), text);
        }
        // Of more than is looked at nothing is lost either.
        const QByteArray much = text.repeated(200'000);
        SlowPipe pipe({much.first(5), much.sliced(5, 4'500'000), much.sliced(4'500'005)});
        pipe.open(QIODevice::ReadOnly);
        QCOMPARE(guessFormat(pipe), (CsvFormat{TextEncoding::Utf8, ';'}));
        QByteArray read;
        while (read.size() < much.size()) {
            const QByteArray piece = pipe.read(1024 * 1024);
            QVERIFY(!piece.isEmpty());
            read += piece;
        }
        QVERIFY(read == much);
    }

    void readsWhatItIs()
    {
        const QString text = u"名,值\n\"a,\"\"b\"\"\",𠮷 1\n"_s;
        const QString expected = u"名|值\na,\"b\"|𠮷 1"_s;
        QCOMPARE(read(text.toUtf8(), {}), expected);
        QCOMPARE(read(utf16(text, false, true), {.encoding = TextEncoding::Utf16Le}), expected);
        QCOMPARE(read(utf16(text, true, false), {.encoding = TextEncoding::Utf16Be}), expected);
        QCOMPARE(read(gbk, {.encoding = TextEncoding::Gb18030, .delimiter = ';'}), u"编号|标题\nT-1|支付;网关"_s);
        QCOMPARE(read("\xC9\t\x80\n", {.encoding = TextEncoding::Windows1252, .delimiter = '\t'}), u"É|€"_s);
        // What is only in another encoding a separator is text in this one.
        QCOMPARE(read("a;b\tc\n", {.encoding = TextEncoding::Utf8, .delimiter = '\t'}), u"a;b|c"_s);
    }

    void aLineThatNamesTheDelimiterIsNoRecord()
    {
        const CsvFormat format{.delimiter = ';'};
        QCOMPARE(read("sep=;\r\na;b\r\n1;2\r\n", format), u"a|b\n1|2"_s);
        QCOMPARE(read("\xEF\xBB\xBFsep=;\n\na;b\n", format), u"a|b"_s);
        QCOMPARE(read(utf16(u"sep=;\ra;b"_s, true, true), {.encoding = TextEncoding::Utf16Be, .delimiter = ';'}),
                 u"a|b"_s);
        QCOMPARE(read("sep=;", format), QString());
        // Lines are counted as they stand in the file.
        QCOMPARE(read("sep=;\na;b\n\"x\"y;1\n", format), u"a|b\n!3:4"_s);
        // Only there, and only alone.
        QCOMPARE(read("a\nsep=;\n", {}), u"a\nsep=;"_s);
        QCOMPARE(read("sep=;;b\n", format), u"sep=||b"_s);
    }

    void whatIsNoTextIsBrokenThere()
    {
        QCOMPARE(read("a,b\n\x81\x20,1\ngood,2\n", {.encoding = TextEncoding::Gb18030}), u"a|b\n!2:1\ngood|2"_s);
        // A character that is cut off at the end, and half of a pair.
        QCOMPARE(read("a\n\xB1", {.encoding = TextEncoding::Gb18030}), u"a\n!2:1"_s);
        QCOMPARE(read(utf16(u"a\nx"_s + QChar(0xD800) + u"\nb"_s, false, false), {.encoding = TextEncoding::Utf16Le}),
                 u"a\n!2:2\nb"_s);
        QCOMPARE(read(utf16(u"a\nb"_s, false, false).chopped(1), {.encoding = TextEncoding::Utf16Le}), u"a\n!2:1"_s);
    }

    void previewAndCheckAgree()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"gbk.csv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(gbk) == gbk.size());
        file.close();
        const auto guessed = previewFile(path);
        QVERIFY(guessed);
        QCOMPARE(guessed->headings, QStringList({u"编号"_s, u"标题"_s}));
        QCOMPARE(guessed->rows.front(), QStringList({u"T-1"_s, u"支付;网关"_s}));
        ImportFileOptions options;
        options.table.format = guessed->format;
        const auto report = checkFile(path, options);
        QVERIFY(report);
        QCOMPARE(report->summary.rows, 1);
        const auto chosen = previewFile(path, {.encoding = TextEncoding::Gb18030, .delimiter = ','});
        QVERIFY(chosen);
        QCOMPARE(chosen->headings, QStringList({u"编号;标题"_s}));
        QVERIFY(!previewFile(path, {.encoding = TextEncoding::Utf8}));
    }

    void whatIsNoTableIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("refusal"); // its beginning; nothing: it is taken
        const QByteArray zip("PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00", 12);
        const QByteArray zeros(200, '\0');
        QTest::newRow("PDF") << QByteArray("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n")
                             << u"The file is a PDF document."_s;
        QTest::newRow("XLSX") << QByteArray(zip + "[Content_Types].xml" + zeros + zip + "xl/workbook.xml")
                              << u"The file is a workbook."_s;
        QTest::newRow("ODS") << QByteArray(zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
                             << u"The file is a workbook."_s;
        QTest::newRow("DOCX") << QByteArray(zip + "[Content_Types].xml" + zeros + "word/document.xml")
                              << u"The file is a document of an office program."_s;
        QTest::newRow("XLS") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + zeros)
                             << u"The file is a document of an office program."_s;
        QTest::newRow("ZIP") << QByteArray(zip + "incidents.csv") << u"The file is an archive"_s;
        QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08\x08incidents.csv") << u"The file is an archive"_s;
        QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1A\n" + zeros) << u"The file is a picture."_s;
        QTest::newRow("JPEG") << QByteArray("\xFF\xD8\xFF\xE0" + zeros) << u"The file is a picture."_s;
        QTest::newRow("SQLite") << QByteArray("SQLite format 3" + zeros) << u"The file is a database."_s;
        QTest::newRow("a web page") << QByteArray("\xEF\xBB\xBF\n<!DOCTYPE html>\n<html><table>\n")
                                    << u"The file is a web page"_s;
        QTest::newRow("JSON") << QByteArray("[ {\"number\": 1},\n{\"number\": 2}]") << u"The file is JSON."_s;
        QTest::newRow("ELF") << QByteArray("\x7F" + QByteArray("ELF\x02\x01\x01") + zeros) << u"The file is no text."_s;
        QTest::newRow("a table") << QByteArray("title;b\nx;2\n") << QString();
        QTest::newRow("braces") << QByteArray("{id},[name]\n<b>,2\n") << QString();
        QTest::newRow("zero bytes") << QByteArray(QByteArray("title;b\n").repeated(50) + zeros.first(4)) << QString();
        QTest::newRow("UTF-16") << utf16(u"title;b\nx;2\n"_s, false, false) << QString();
        QTest::newRow("GBK") << gbk << QString();
    }
    void whatIsNoTableIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, refusal);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"given.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto preview = previewFile(file.fileName());
        const auto checked = checkFile(file.fileName(), {});
        QCOMPARE(preview.has_value(), refusal.isEmpty());
        if (refusal.isEmpty())
            return;
        QVERIFY(!checked);
        for (const Error &error : {preview.error(), checked.error()}) {
            QVERIFY2(error.message.startsWith(refusal), qPrintable(error.message));
            QVERIFY2(error.message.contains("CSV"_L1), qPrintable(error.message)); // what is wanted
            QCOMPARE(error.code, Error::Code::Invalid);
            QCOMPARE(error.field, u"file"_s);
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!refuseForeign(file, TextEncoding::Utf8));
        QCOMPARE(file.readAll(), bytes); // it was only looked at
    }

    void longTextsKeepTheirPlaces()
    {
        // Characters lie across the ends of the pieces that are read and decoded.
        QString text = u"title\n"_s;
        for (int i = 0; i < 60'000; ++i)
            text += u"第 %1 行\n"_s.arg(i);
        QByteArray bytes = utf16(text, false, true);
        QBuffer device(&bytes);
        device.open(QIODevice::ReadOnly);
        CsvReader reader(device, {.encoding = TextEncoding::Utf16Le});
        QCOMPARE(reader.next(), CsvReader::Step::Record);
        for (int i = 0; i < 60'000; ++i) {
            QCOMPARE(reader.next(), CsvReader::Step::Record);
            QCOMPARE(QString::fromUtf8(reader.field(0)), u"第 %1 行"_s.arg(i));
        }
        QCOMPARE(reader.next(), CsvReader::Step::End);
        QCOMPARE(reader.bytesRead(), bytes.size());
    }
};

ITSM_TEST(TestCsvFormat)
#include "tst_csv_format.moc"
