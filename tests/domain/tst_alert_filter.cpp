#include "services/domain/alert_filter.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

class AlertFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void mistakes_data();
    void mistakes();
    void writesWhatItReads();
    void sortsStrictly();
};

namespace {

constexpr Instant alertNow{sys_days{year{2026} / 1 / 31} + 12h};

Alert sampleAlert()
{
    Alert a;
    a.id = AlertId(5);
    a.incidentId = IncidentId(7);
    a.incidentNumber = u"INC-202601-000123"_s;
    a.ciName = u"db-01"_s;
    a.source = u"monitoring"_s;
    a.type = u"threshold"_s;
    a.name = u"CpuHigh"_s;
    a.message = u"CPU 使用率 95%"_s;
    a.severity = Severity::Critical;
    a.status = AlertStatus::Acknowledged;
    a.channels = {u"email"_s, u"slack"_s};
    a.triggeredAt = alertNow - 90min;
    a.acknowledgedAt = alertNow - 80min;
    a.acknowledgedBy = UserId(3);
    a.acknowledgedByName = u"Li Wei"_s;
    return a;
}

} // namespace

void AlertFilterTest::holds_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *text, bool expected) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << expected;
    };
    row("", true);
    row("severity:critical", true);
    row("sev:high,low", false);
    row("-severity:critical", false);
    row("status:acknowledged", true);
    row("state:active", false);
    row("is:active", true);
    row("is:unacknowledged", false);
    row("name:Cpu*", true);
    row("alert:CpuHigh", true);
    row("name:cpuhigh", false);
    row("type:threshold", true);
    row("incident:INC-202601-*", true);
    row("ci:db-01 source:monitoring", true);
    row("owner:me", true);
    row("owner:\"Li Wei\"", true);
    row("owner:none", false);
    row("channel:slack", true);
    row("channel:sms,slack", true);
    row("channel:none", false);
    row("age:>1h", true);
    row("age:>2h", false);
    row("triggered:2026-01-31", true);
    row("triggered:<2026-01-31", false);
    row("acknowledged:>=2026-01-31T10:00:00Z", true);
    row("resolved:>=2020-01-01", false);
    row("-resolved:>=2020-01-01", true);
    row("使用率", true);
    row("db-01", true);
    row("cpuh", true);
    row("disk", false);
    row("-disk sev:critical", true);
}

void AlertFilterTest::holds()
{
    QFETCH(QString, filter);
    QFETCH(bool, expected);
    const auto parsed = parseAlertFilter(filter);
    QVERIFY2(parsed, parsed ? "" : qUtf8Printable(parsed.error().message));
    QCOMPARE(matches(*parsed, sampleAlert(), {.now = alertNow, .me = UserId(3)}), expected);
}

void AlertFilterTest::mistakes_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("position");
    QTest::newRow("a field of incidents only") << u"is:active priority:urgent"_s << 10;
    QTest::newRow("no such value") << u"status:closed"_s << 7;
    QTest::newRow("no order") << u"name:>x"_s << 5;
    QTest::newRow("several fields") << u"s:x"_s << 0;
}

void AlertFilterTest::mistakes()
{
    QFETCH(QString, filter);
    const auto parsed = parseAlertFilter(filter);
    QVERIFY(!parsed);
    QTEST(parsed.error().position, "position");
    QVERIFY(!parsed.error().message.isEmpty());
}

void AlertFilterTest::writesWhatItReads()
{
    for (const QString &text : {u"severity:critical,high -channel:sms age:>30m \"a b\""_s,
                                u"triggered:2026-01-01..2026-01-31"_s, u"owner:me is:unacknowledged 磁盘"_s}) {
        const auto filter = parseAlertFilter(text);
        QVERIFY(filter);
        const auto again = parseAlertFilter(formatFilter(*filter));
        QVERIFY(again);
        QCOMPARE(*again, *filter);
    }
}

void AlertFilterTest::sortsStrictly()
{
    QRandomGenerator random(7);
    std::vector<Alert> alerts;
    for (int i = 0; i < 60; ++i) {
        Alert a = sampleAlert();
        a.id = AlertId(i + 1);
        a.severity = allSeverities[random.bounded(quint32(allSeverities.size()))];
        a.status = allAlertStatuses[random.bounded(quint32(allAlertStatuses.size()))];
        a.name = QString(QChar(u'A' + int(random.bounded(3U))));
        a.acknowledgedByName = QString(QChar(u'a' + int(random.bounded(3U))));
        a.triggeredAt = alertNow - minutes(random.bounded(5));
        a.resolvedAt = random.bounded(2) ? OptionalInstant(a.triggeredAt + 1min) : OptionalInstant();
        alerts.push_back(a);
    }
    for (int field = 0; field <= static_cast<int>(AlertField::Age); ++field) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const AlertSort sort{.field = static_cast<AlertField>(field), .order = order};
            QVERIFY(isSortable(sort.field));
            auto sorted = alerts;
            std::sort(sorted.begin(), sorted.end(),
                      [&](const Alert &a, const Alert &b) { return lessThan(a, b, sort); });
            for (size_t i = 0; i + 1 < sorted.size(); ++i) {
                QVERIFY(lessThan(sorted[i], sorted[i + 1], sort)); // total: no two are equal
                QVERIFY(!lessThan(sorted[i + 1], sorted[i], sort));
            }
        }
    }
    QVERIFY(!isSortable(AlertField::Text));
    Alert low = sampleAlert();
    low.severity = Severity::Low;
    QVERIFY(lessThan(sampleAlert(), low, {})); // the worst first
}

ITSM_TEST(AlertFilterTest)
#include "tst_alert_filter.moc"
