#include "services/domain/activity_filter.h"
#include "services/domain/metric_filter.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

/// The filters of the lists of activity and of metrics.
class RecordFiltersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void activityHolds_data();
    void activityHolds();
    void metricHolds_data();
    void metricHolds();
    void writeWhatTheyRead();
    void mistakes();
    void sortStrictly();
};

namespace {

constexpr Instant recordNow{sys_days{year{2026} / 1 / 31} + 12h};

Activity record()
{
    Activity a;
    a.id = EventId(9);
    a.incidentId = IncidentId(7);
    a.incidentNumber = u"INC-202601-000123"_s;
    a.incidentTitle = u"支付网关响应超时"_s;
    a.type = u"assignment"_s;
    a.description = u"knows the gateway"_s;
    a.data = {{u"assignee"_s, QJsonObject{{u"from"_s, QJsonValue::Null}, {u"to"_s, u"Wang Fang"_s}}},
              {u"status"_s, QJsonObject{{u"from"_s, u"new"_s}, {u"to"_s, u"assigned"_s}}},
              {u"reason"_s, u"no change"_s}};
    a.occurredAt = recordNow - 90min;
    a.userId = UserId(3);
    a.userName = u"Li Wei"_s;
    a.source = u"user"_s;
    return a;
}

MetricSummary series()
{
    MetricSummary s;
    s.latest = MetricId(5);
    s.incidentId = IncidentId(7);
    s.incidentNumber = u"INC-202601-000123"_s;
    s.incidentTitle = u"Disk almost full"_s;
    s.type = u"performance"_s;
    s.name = u"disk_used"_s;
    s.value = 92.5;
    s.unit = u"%"_s;
    s.measuredAt = recordNow - 10min;
    s.points = 12;
    return s;
}

void addRow(const char *text, bool expected)
{
    QTest::addRow("%s", text) << QString::fromUtf8(text) << expected;
}

} // namespace

void RecordFiltersTest::activityHolds_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("expected");
    addRow("", true);
    addRow("actor:\"Li Wei\"", true);
    addRow("by:Li*", true);
    addRow("actor:me", true);
    addRow("-actor:me", false);
    addRow("actor:none", false);
    addRow("type:assignment,comment", true);
    addRow("verb:comment", false);
    addRow("incident:INC-2026*", true);
    addRow("number:INC-1", false);
    addRow("title:支付*", true);
    addRow("change:assignee", true);
    addRow("field:status", true);
    addRow("change:reason", false); // said, but not changed
    addRow("change:none", false);
    addRow("note:none", false);
    addRow("source:user", true);
    addRow("-source:import", true);
    addRow("age:<2h", true);
    addRow("age:>2h", false);
    addRow("time:2026-01-31", true);
    addRow("at:<2026-01-31", false);
    addRow("gateway", true);
    addRow("网关", true);
    addRow("wang", true);
    addRow("nothing", false);
}

void RecordFiltersTest::activityHolds()
{
    QFETCH(QString, filter);
    QFETCH(bool, expected);
    const auto parsed = parseActivityFilter(filter);
    QVERIFY(parsed);
    QCOMPARE(matches(*parsed, record(), {.now = recordNow, .me = UserId(3)}), expected);
}

void RecordFiltersTest::metricHolds_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("expected");
    addRow("", true);
    addRow("name:disk*", true);
    addRow("metric:cpu", false);
    addRow("type:performance", true);
    addRow("unit:%", true);
    addRow("value:>90", true);
    addRow("value:>93", false);
    addRow("last:<=92", false);
    addRow("points:12", true);
    addRow("samples:<12", false);
    addRow("incident:INC-202601-000123", true);
    addRow("title:none", false);
    addRow("measured:2026-01-31", true);
    addRow("time:>2026-01-31", false);
    addRow("age:<1h", true);
    addRow("full", true);
    addRow("memory", false);
}

void RecordFiltersTest::metricHolds()
{
    QFETCH(QString, filter);
    QFETCH(bool, expected);
    const auto parsed = parseMetricFilter(filter);
    QVERIFY(parsed);
    QCOMPARE(matches(*parsed, series(), {.now = recordNow, .me = {}}), expected);
}

void RecordFiltersTest::writeWhatTheyRead()
{
    const auto activity = parseActivityFilter(u"by:me,\"Li Wei\" verb:comment -field:status at:>=2026-01-01 支付");
    QVERIFY(activity);
    QCOMPARE(formatFilter(*activity), u"actor:me,\"Li Wei\" type:comment -change:status time:>=2026-01-01 支付"_s);
    QVERIFY(*parseActivityFilter(formatFilter(*activity)) == *activity);
    const auto metrics = parseMetricFilter(u"metric:cpu* last:>90 samples:2..5 -age:>1d");
    QVERIFY(metrics);
    QCOMPARE(formatFilter(*metrics), u"name:cpu* value:>90 points:>=2 points:<=5 -age:>1d"_s);
    QVERIFY(*parseMetricFilter(formatFilter(*metrics)) == *metrics);
    // Decimals in whatever writing, and a range whose ends have points of their own.
    const auto decimals = parseMetricFilter(u"value:<=.50 value:-1e-3 value:0.25..1000000.0 -value:-0,2e20");
    QVERIFY(decimals);
    QCOMPARE(formatFilter(*decimals), u"value:<=0.5 value:-0.001 value:>=0.25 value:<=1000000 -value:0,2e+20"_s);
    QVERIFY(*parseMetricFilter(formatFilter(*decimals)) == *decimals);
}

void RecordFiltersTest::mistakes()
{
    const auto activity = parseActivityFilter(u"actor:me severity:high");
    QVERIFY(!activity);
    QCOMPARE(activity.error().position, 9);
    const auto metrics = parseMetricFilter(u"value:high");
    QVERIFY(!metrics);
    QCOMPARE(metrics.error().position, 6);
    QVERIFY(metrics.error().message.contains(u"0.75"_s));
    QVERIFY(!parseMetricFilter(u"value:inf"));
    QVERIFY(!parseMetricFilter(u"value:nan"));
    QVERIFY(!parseMetricFilter(u"samples:2.5"));
}

void RecordFiltersTest::sortStrictly()
{
    QRandomGenerator random(11);
    std::vector<Activity> records;
    std::vector<MetricSummary> all;
    for (int i = 0; i < 40; ++i) {
        Activity a = record();
        a.id = EventId(i + 1);
        a.userName = QString(QChar(u'a' + random.bounded(3)));
        a.occurredAt = recordNow - seconds(random.bounded(5));
        if (random.bounded(2))
            a.data = {};
        records.push_back(a);
        MetricSummary s = series();
        s.latest = MetricId(i + 1);
        s.value = random.bounded(4);
        s.points = random.bounded(3);
        s.measuredAt = recordNow - seconds(random.bounded(5));
        all.push_back(s);
    }
    const auto check = [](const auto &rows, const auto &less) {
        for (const auto &a : rows) {
            for (const auto &b : rows) {
                if (&a == &b ? less(a, b) : less(a, b) == less(b, a)) // total, and never both
                    return false;
            }
        }
        return true;
    };
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        for (const FilterField &field : activityVocabulary().fields()) {
            const ActivitySort sort{.field = static_cast<ActivityField>(field.field), .order = order};
            QVERIFY(check(records, [&](const Activity &a, const Activity &b) { return lessThan(a, b, sort); }));
        }
        for (const FilterField &field : metricVocabulary().fields()) {
            const MetricSort sort{.field = static_cast<MetricField>(field.field), .order = order};
            QVERIFY(check(all, [&](const MetricSummary &a, const MetricSummary &b) { return lessThan(a, b, sort); }));
        }
    }
    std::sort(all.begin(), all.end(), [](const MetricSummary &a, const MetricSummary &b) {
        return lessThan(a, b, {.field = MetricField::Last, .order = Qt::DescendingOrder});
    });
    QVERIFY(all.front().value >= all.back().value);
}

ITSM_TEST(RecordFiltersTest)
#include "tst_record_filters.moc"
