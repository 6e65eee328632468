#include "services/transfer/csv_reader.h"
#include "services/transfer/csv_writer.h"
#include "tests/support/test_program.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

using Rows = QList<QByteArrayList>;

/// Everything that a reader says about a text: records as lists, errors as "!line:column".
struct CsvReading
{
    Rows rows;
    QStringList errors;
    bool failed = false;
};

/// Delivers its bytes in small pieces, as a pipe does.
class TrickleDevice final : public QIODevice
{
public:
    TrickleDevice(QByteArray data, qint64 piece)
        : m_data(std::move(data))
        , m_piece(piece)
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        const qint64 n = std::min({size, m_piece, m_data.size() - m_at});
        std::copy_n(m_data.constData() + m_at, n, to);
        m_at += n;
        return n;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
    qint64 m_piece;
    qint64 m_at = 0;
};

CsvReading readDevice(QIODevice &device, const CsvReader::Limits &limits = {})
{
    CsvReading reading;
    CsvReader reader(device, {}, limits);
    for (;;) {
        switch (reader.next()) {
        case CsvReader::Step::Record: {
            QByteArrayList row;
            for (int i = 0; i < reader.fieldCount(); ++i)
                row << reader.field(i).toByteArray();
            reading.rows << row;
            break;
        }
        case CsvReader::Step::Broken:
            reading.errors << u"%1:%2"_s.arg(reader.error().line).arg(reader.error().column);
            break;
        case CsvReader::Step::Failed:
            reading.failed = true;
            return reading;
        case CsvReader::Step::End:
            return reading;
        }
    }
}

CsvReading readAll(QByteArray text, const CsvReader::Limits &limits = {})
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return readDevice(buffer, limits);
}

QString randomText(QRandomGenerator &random)
{
    static const QString alphabet = u"ab,\"\r\n\t'=+-@ 中文é＝😀;?"_s;
    QString text;
    const int length = random.bounded(12);
    for (int i = 0; i < length; ++i) {
        const int at = random.bounded(static_cast<int>(alphabet.size()));
        if (!alphabet[at].isSurrogate())
            text += alphabet[at];
    }
    return text;
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Rows>("rows");
        QTest::addColumn<QStringList>("errors");
        const QStringList none;
        QTest::newRow("empty file") << QByteArray() << Rows{} << none;
        QTest::newRow("only a byte order mark") << QByteArray("\xEF\xBB\xBF") << Rows{} << none;
        QTest::newRow("no last line end") << QByteArray("a,b\nc,d") << Rows{{"a", "b"}, {"c", "d"}} << none;
        QTest::newRow("LF, CRLF and CR") << QByteArray("a\nb\r\nc\rd\r\n") << Rows{{"a"}, {"b"}, {"c"}, {"d"}} << none;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF\"a\",b\n") << Rows{{"a", "b"}} << none;
        QTest::newRow("empty lines") << QByteArray("\n\r\n\ra\n\n\nb\n\n") << Rows{{"a"}, {"b"}} << none;
        QTest::newRow("empty fields") << QByteArray(",\n\"\",\n\"\"\n") << Rows{{"", ""}, {"", ""}, {""}} << none;
        QTest::newRow("commas and line ends in quotes")
            << QByteArray("\"a,b\",\"c\nd\r\ne\"\r\nf,g\r\n") << Rows{{"a,b", "c\nd\r\ne"}, {"f", "g"}} << none;
        QTest::newRow("doubled quotes") << QByteArray("\"\"\"\",\"a\"\"b\",\"\"\"c\"\n") << Rows{{"\"", "a\"b", "\"c"}}
                                        << none;
        QTest::newRow("quote within an unquoted field")
            << QByteArray("5\" disk,b\n") << Rows{{"5\" disk", "b"}} << none;
        QTest::newRow("UTF-8") << QByteArray("支付网关,😀\n") << Rows{{"支付网关", "😀"}} << none;
        QTest::newRow("text behind a closing quote")
            << QByteArray("a,b\n\"c\"d,e\nf,g\n") << Rows{{"a", "b"}, {"f", "g"}} << QStringList{u"2:4"_s};
        QTest::newRow("unclosed quote at the end")
            << QByteArray("a\nb,\"c\nd\ne\n") << Rows{{"a"}, {"d"}, {"e"}} << QStringList{u"2:3"_s};
        QTest::newRow("stray quote before good quotes") << QByteArray("\"a,b\n\"c,1\",d\n\"e\n,2\",f\n")
                                                        << Rows{{"c,1", "d"}, {"e\n,2", "f"}} << QStringList{u"2:2"_s};
        QTest::newRow("invalid UTF-8; the column counts characters")
            << QByteArray("文\xFF,b\nc\n") << Rows{{"c"}} << QStringList{u"1:2"_s};
        QTest::newRow("invalid UTF-8 in the second line of a field")
            << QByteArray("\"a\nb\xC0\xAF\",c\nd\n") << Rows{{"d"}} << QStringList{u"2:2"_s};
        QTest::newRow("surrogate in UTF-8") << QByteArray("a\xED\xA0\x80\n") << Rows{} << QStringList{u"1:2"_s};
        QTest::newRow("cut-off sequence at the end") << QByteArray("ab\xE4\xB8") << Rows{} << QStringList{u"1:3"_s};
        QTest::newRow("zero byte") << QByteArray("12345678a\0b\nc\n", 13) << Rows{{"c"}} << QStringList{u"1:10"_s};
        QTest::newRow("two errors") << QByteArray("\"a\"x\n\"b\"y\nc\n") << Rows{{"c"}}
                                    << QStringList{u"1:4"_s, u"2:4"_s};
    }

    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(Rows, rows);
        QFETCH(QStringList, errors);
        const CsvReading whole = readAll(text);
        QCOMPARE(whole.rows, rows);
        QCOMPARE(whole.errors, errors);
        QVERIFY(!whole.failed);
        for (const qint64 piece : {1, 2, 3, 7}) {
            TrickleDevice device(text, piece);
            const CsvReading pieces = readDevice(device);
            QCOMPARE(pieces.rows, rows);
            QCOMPARE(pieces.errors, errors);
        }
    }

    void refusesUtf16()
    {
        QVERIFY(readAll(QByteArray("\xFF\xFE"
                                   "a\0,\0",
                                   6))
                    .failed);
    }

    void limitsHold()
    {
        const QByteArray longField(5000, 'x');
        const CsvReader::Limits limits{.recordBytes = 1000, .fields = 5};
        QByteArray text = "a\n" + longField + "\nb\n\"" + longField + "\"\nc\n1,2,3,4,5,6\nd\n";
        const CsvReading reading = readAll(text, limits);
        QCOMPARE(reading.rows, (Rows{{"a"}, {"b"}, {"c"}, {"d"}}));
        QCOMPARE(reading.errors, (QStringList{u"2:1"_s, u"4:1"_s, u"6:11"_s}));
        // A line far longer than the buffer is left behind without being kept.
        text = "a\n" + QByteArray(3'000'000, 'y') + "\nb\n";
        QCOMPARE(readAll(text, limits).rows, (Rows{{"a"}, {"b"}}));
    }

    void positionsOfFields()
    {
        QByteArray text = "h,i\n\"文\n字\",\"b\",c\n";
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer);
        QCOMPARE(reader.next(), CsvReader::Step::Record);
        QCOMPARE(reader.next(), CsvReader::Step::Record);
        QCOMPARE(reader.line(), 2);
        QCOMPARE(reader.positionOf(0).line, 2);
        QCOMPARE(reader.positionOf(0).column, 1);
        QCOMPARE(reader.positionOf(1).line, 3);
        QCOMPARE(reader.positionOf(1).column, 4);
        QCOMPARE(reader.positionOf(2).column, 8);
    }

    void manyStrayQuotesStayLinear()
    {
        QByteArray text;
        for (int i = 0; i < 200'000; ++i)
            text += i % 2 == 0 ? "\"a\n" : "b,c\n";
        QElapsedTimer timer;
        timer.start();
        const CsvReading reading = readAll(text);
        QVERIFY(reading.rows.size() >= 100'000);
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }

    void writes()
    {
        QByteArray out;
        CsvWriter csv(out);
        csv.byteOrderMark();
        csv.text(u"a\"b");
        csv.integer(-5);
        csv.null();
        csv.boolean(true);
        csv.time(parseInstant(u"2026-01-02T03:04:05.5Z"));
        csv.time({});
        csv.endRow();
        csv.text(u"=1+1");
        csv.endRow();
        QCOMPARE(out, QByteArray("\xEF\xBB\xBF\"a\"\"b\",-5,,true,2026-01-02T03:04:05.500Z,\r\n\"'=1+1\"\r\n"));
    }

    void formulasAreGuarded()
    {
        for (const QChar start : u"=+-@\t\r\n＝＋－＠"_s) {
            for (const auto &prefix : {u""_s, u"'"_s, u"''"_s}) {
                const QString text = prefix + start + u"cmd|' /C calc'!A0"_s;
                QByteArray out;
                CsvWriter(out).text(text);
                const CsvReading reading = readAll(out);
                QCOMPARE(reading.rows.size(), 1);
                QVERIFY(reading.rows[0][0].startsWith('\''));
                QCOMPARE(QString::fromUtf8(unguardCell(reading.rows[0][0])), text);
            }
        }
        for (const auto &harmless : {u"'quoted'"_s, u"a=b"_s, u""_s, u"'"_s}) {
            QByteArray out;
            CsvWriter(out).text(harmless);
            QCOMPARE(out, QByteArray('"' + harmless.toUtf8() + '"'));
        }
    }

    void whatIsWrittenIsRead()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 2'000; ++round) {
            QList<QStringList> written;
            QByteArray out;
            CsvWriter csv(out);
            const int columns = 1 + random.bounded(4);
            for (int row = random.bounded(4); row >= 0; --row) {
                QStringList cells;
                for (int i = 0; i < columns; ++i) {
                    cells << randomText(random);
                    csv.text(cells.last());
                }
                csv.endRow();
                written << cells;
            }
            const CsvReading reading = readAll(out);
            QVERIFY(reading.errors.isEmpty());
            QList<QStringList> read;
            for (const auto &row : reading.rows) {
                QStringList cells;
                for (const auto &cell : row)
                    cells << QString::fromUtf8(unguardCell(cell));
                read << cells;
            }
            QCOMPARE(read, written);
        }
    }

    void anyBytesAreSurvived()
    {
        QRandomGenerator random(11);
        static constexpr char alphabet[] = "a,\"\"\r\n\xFF\xE4\xB8\xAD";
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text;
            for (int n = random.bounded(40); n > 0; --n)
                text += alphabet[random.bounded(static_cast<int>(sizeof alphabet))];
            const CsvReading whole = readAll(text);
            TrickleDevice device(text, 1 + random.bounded(5));
            const CsvReading pieces = readDevice(device);
            QCOMPARE(pieces.rows, whole.rows);
            QCOMPARE(pieces.errors, whole.errors);
        }
    }

    void naughtyStrings()
    {
        const QString data =
            qEnvironmentVariable("ITSM_DATA_DIR", qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/../shared/data"_s);
        QFile file(data + u"/corpora/blns.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("The list of naughty strings is not there; set ITSM_DATA_DIR.");
        const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(strings.size() > 400);
        QByteArray out;
        CsvWriter csv(out);
        for (const auto &value : strings) {
            csv.text(value.toString());
            csv.integer(1);
            csv.endRow();
        }
        const CsvReading reading = readAll(out);
        QCOMPARE(reading.errors, QStringList());
        QCOMPARE(reading.rows.size(), strings.size());
        for (qsizetype i = 0; i < strings.size(); ++i) {
            const QByteArray &cell = reading.rows[i][0];
            QVERIFY(cell.isEmpty() || !QByteArrayView("=+-@\t\r").contains(cell[0]));
            QCOMPARE(QString::fromUtf8(unguardCell(cell)), strings[i].toString());
        }
    }

    void hundredThousandRecordsOf36Fields()
    {
        QByteArray text;
        for (int row = 0; row < 100'000; ++row) {
            for (int i = 0; i < 36; ++i) {
                text += i == 0 ? "" : ",";
                text += i % 9 == 4 ? "\"Location, 143\"" : "Symptom 72";
            }
            text += '\n';
        }
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer);
        QElapsedTimer timer;
        timer.start();
        qint64 fields = 0;
        while (reader.next() == CsvReader::Step::Record)
            fields += reader.fieldCount();
        const qint64 ms = timer.elapsed();
        QCOMPARE(fields, 3'600'000);
        qInfo("%.1f MB in %lld ms", static_cast<double>(text.size()) / 1e6, ms);
#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
        QVERIFY2(ms < 1'000, qPrintable(QString::number(ms)));
#endif
    }
};

ITSM_TEST(TestCsv)
#include "tst_csv.moc"
