#include "services/domain/instant.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

class InstantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesRfc3339_data();
    void writesRfc3339();
    void readsTimes_data();
    void readsTimes();
    void refusesOtherText_data();
    void refusesOtherText();
    void randomTimesRoundTrip();
    void dateTimesRoundTrip();
    void readsDurations_data();
    void readsDurations();
    void refusesOtherDurations_data();
    void refusesOtherDurations();
    void writesDurations_data();
    void writesDurations();
    void randomDurationsRoundTrip();
};

namespace {
constexpr Instant base{sys_days{year{2026} / 1 / 2} + 3h + 4min + 5s};
}

void InstantTest::writesRfc3339_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole second") << toMicros(base) << u"2026-01-02T03:04:05Z"_s;
    QTest::newRow("milliseconds") << toMicros(base + 7ms) << u"2026-01-02T03:04:05.007Z"_s;
    QTest::newRow("microseconds") << toMicros(base + 7us) << u"2026-01-02T03:04:05.000007Z"_s;
    QTest::newRow("epoch") << qint64{0} << u"1970-01-01T00:00:00Z"_s;
    QTest::newRow("before the epoch") << qint64{-1} << u"1969-12-31T23:59:59.999999Z"_s;
    QTest::newRow("early year") << toMicros(sys_days{year{33} / 4 / 3}) << u"0033-04-03T00:00:00Z"_s;
}

void InstantTest::writesRfc3339()
{
    QFETCH(qint64, us);
    QTEST(toRfc3339(instantFromMicros(us)), "text");
}

void InstantTest::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString plain = u"2026-01-02T03:04:05Z"_s;
    QTest::newRow("RFC 3339") << plain << plain;
    QTest::newRow("lower case") << u"2026-01-02t03:04:05z"_s << plain;
    QTest::newRow("space, as PostgreSQL writes") << u"2026-01-02 03:04:05+00"_s << plain;
    QTest::newRow("offset east") << u"2026-01-02T11:04:05+08:00"_s << plain;
    QTest::newRow("offset west over midnight") << u"2026-01-01T21:34:05-05:30"_s << plain;
    QTest::newRow("offset without colon") << u"2026-01-02T11:04:05+0800"_s << plain;
    QTest::newRow("no zone is UTC") << u"2026-01-02T03:04:05"_s << plain;
    QTest::newRow("no seconds") << u"2026-01-02T03:04Z"_s << u"2026-01-02T03:04:00Z"_s;
    QTest::newRow("one fraction digit") << u"2026-01-02T03:04:05.5Z"_s << u"2026-01-02T03:04:05.500Z"_s;
    QTest::newRow("nanoseconds are cut") << u"2026-01-02T03:04:05.123456789Z"_s << u"2026-01-02T03:04:05.123456Z"_s;
    QTest::newRow("comma") << u"2026-01-02T03:04:05,25Z"_s << u"2026-01-02T03:04:05.250Z"_s;
    QTest::newRow("leap second") << u"2016-12-31T23:59:60Z"_s << u"2017-01-01T00:00:00Z"_s;
    QTest::newRow("leap day") << u"2024-02-29T00:00:00Z"_s << u"2024-02-29T00:00:00Z"_s;
    QTest::newRow("last year") << u"9999-12-31T23:59:59.999999Z"_s << u"9999-12-31T23:59:59.999999Z"_s;
}

void InstantTest::readsTimes()
{
    QFETCH(QString, text);
    const OptionalInstant read = parseInstant(text);
    QVERIFY(read.has_value());
    QTEST(toRfc3339(*read), "expected");
}

void InstantTest::refusesOtherText_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{
        u""_s,
        u"now"_s,
        u"2026-01-02"_s,
        u"0001-01-01T00:00:00Z"_s,
        u"0001-01-01T08:05:43+08:05"_s,
        u"0000-01-01T00:00:00Z"_s,
        u"9999-12-31T23:59:59-01:00"_s,
        u"2026-02-29T00:00:00Z"_s,
        u"2026-13-01T00:00:00Z"_s,
        u"2026-01-02T24:00:00Z"_s,
        u"2026-01-02T03:60:00Z"_s,
        u"2026-01-02T03:04:61Z"_s,
        u"2026-01-02T03:04:05.Z"_s,
        u"2026-01-02T03:04:05ZZ"_s,
        u"2026-01-02T03:04:05+8"_s,
        u"2026-01-02T03:04:05+24:00"_s,
        u"2026-01-02T03:04:05+08:"_s,
        u"2026-01-02T03:04:05 UTC"_s,
        u"26-01-02T03:04:05Z"_s,
        u" 2026-01-02T03:04:05Z"_s,
        u"２０２６-01-02T03:04:05Z"_s,
        u"+2026-01-02T03:04:05Z"_s,
    };
    for (const QString &text : texts)
        QTest::newRow(qPrintable(text)) << text;
}

void InstantTest::refusesOtherText()
{
    QFETCH(QString, text);
    QVERIFY(!parseInstant(text));
}

void InstantTest::randomTimesRoundTrip()
{
    QRandomGenerator random(1);
    const qint64 first = toMicros(sys_days{year{2} / 1 / 1});
    const qint64 end = toMicros(sys_days{year{10'000} / 1 / 1});
    for (int i = 0; i < 20'000; ++i) {
        qint64 us = first + static_cast<qint64>(random.generate64() % static_cast<quint64>(end - first));
        if (i % 3 == 0)
            us -= us % 1'000'000;
        const Instant time = instantFromMicros(us);
        QCOMPARE(parseInstant(toRfc3339(time)), OptionalInstant(time));
    }
}

void InstantTest::dateTimesRoundTrip()
{
    QCOMPARE(toDateTime(base + 1'999us), QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 1), Qt::UTC));
    QCOMPARE(toDateTime(Instant{-1us}).toMSecsSinceEpoch(), qint64{-1});
    QCOMPARE(toInstant(toDateTime(base + 7ms)), base + 7ms);
    QCOMPARE(toInstant(QDateTime(QDate(2026, 1, 2), QTime(11, 4, 5), Qt::OffsetFromUTC, 8 * 3600)), base);
}

void InstantTest::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("us");
    const auto row = [](const char16_t *text, microseconds d) {
        const QString name = QString::fromUtf16(text);
        QTest::newRow(qPrintable(name)) << name << static_cast<qint64>(d.count());
    };
    row(u"0", 0us);
    row(u"24h", 24h);
    row(u"1h30m", 90min);
    row(u"1h30m10.5s", 90min + 10'500ms);
    row(u"500ms", 500ms);
    row(u"10us", 10us);
    row(u"10µs", 10us);
    row(u"10μs", 10us);
    row(u"1500ns", 1us);
    row(u"1.5h", 90min);
    row(u".5s", 500ms);
    row(u"1.s", 1s);
    row(u"-2m", -2min);
    row(u"+2m", 2min);
    row(u"2d", 48h);
    row(u"1w", 168h);
    row(u"1w2d3h", 168h + 51h);
    row(u"30m1h", 90min);
    row(u"0.000001s", 1us);
    row(u"15000w", 15'000 * 168h);
}

void InstantTest::readsDurations()
{
    QFETCH(QString, text);
    QFETCH(qint64, us);
    QCOMPARE(parseDuration(text), std::optional(microseconds{us}));
}

void InstantTest::refusesOtherDurations_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{u""_s,
                            u"1"_s,
                            u"h"_s,
                            u"-"_s,
                            u"1 h"_s,
                            u" 1h"_s,
                            u"1h "_s,
                            u"1H"_s,
                            u"1y"_s,
                            u"1M"_s,
                            u"."_s,
                            u".h"_s,
                            u"1..5h"_s,
                            u"1h-30m"_s,
                            u"--1h"_s,
                            u"1hm"_s,
                            u"20000w"_s,
                            u"99999999999999999999h"_s,
                            u"9223372036854775807s"_s};
    for (const QString &text : texts)
        QTest::newRow(qPrintable(text)) << text;
}

void InstantTest::refusesOtherDurations()
{
    QFETCH(QString, text);
    QVERIFY(!parseDuration(text));
}

void InstantTest::writesDurations_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<QString>("text");
    const auto row = [](const char16_t *text, microseconds d) {
        const QString name = QString::fromUtf16(text);
        QTest::newRow(qPrintable(name)) << static_cast<qint64>(d.count()) << name;
    };
    row(u"0s", 0us);
    row(u"24h", 24h);
    row(u"48h", 48h);
    row(u"1h30m", 90min);
    row(u"1h5s", 1h + 5s);
    row(u"500ms", 500ms);
    row(u"1s1us", 1s + 1us);
    row(u"-2m", -2min);
}

void InstantTest::writesDurations()
{
    QFETCH(qint64, us);
    QTEST(formatDuration(microseconds{us}), "text");
}

void InstantTest::randomDurationsRoundTrip()
{
    QRandomGenerator random(2);
    for (int i = 0; i < 20'000; ++i) {
        // Within the 292 years that parseDuration() reads, as Go does.
        const auto us = static_cast<qint64>(random.generate64() >> random.bounded(12, 60)) * (i % 2 == 0 ? 1 : -1);
        if (qAbs(us) > 9'000'000'000'000'000)
            continue;
        QCOMPARE(parseDuration(formatDuration(microseconds{us})), std::optional(microseconds{us}));
    }
    QVERIFY(!formatDuration(microseconds::min()).isEmpty());
}

ITSM_TEST(InstantTest)
#include "tst_instant.moc"
