#include "models/activity_feed.h"
#include "models/activity_list_model.h"
#include "models/metric_feed.h"
#include "models/metric_list_model.h"
#include "models/metric_samples.h"
#include "tests/models/model_tester.h"
#include "tests/support/fake/fake_backend.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Feeds and models of the lists of activity and of metrics.
class TestRecordLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void activityFollowsFilterAndOrder();
    void activityCells();
    void activityIsLive();
    void activityOfALongSessionIsBounded();
    void metricsFollowFilterAndOrder();
    void metricsAreLive();
    void samplesOfTheChosen();
    void samplesThatFailAreReadAgain();
    void samplesOfAFormerTimeAreDropped();
    void timeMovesOnWithTheClock();

private:
    void addEvent(const QString &type, Instant at, const QString &note = {});
    void addSample(const QString &name, double value, Instant at, const QString &unit = u"%"_s);

    std::unique_ptr<FakeBackend> m_backend;
    IncidentId m_incident;
    Instant m_now;
    using Call = FakeBackend::Call;
};

void TestRecordLists::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_now = SystemClock::instance().now();
    Incident incident;
    incident.number = u"INC-202601-000007"_s;
    incident.title = u"Disk full"_s;
    m_incident = m_backend->insert(incident);
}

void TestRecordLists::addEvent(const QString &type, Instant at, const QString &note)
{
    IncidentEvent event;
    event.incidentId = m_incident;
    event.type = type;
    event.description = note;
    event.userName = u"Li Wei"_s;
    event.occurredAt = at;
    m_backend->addEvent(event);
}

void TestRecordLists::addSample(const QString &name, double value, Instant at, const QString &unit)
{
    Metric metric;
    metric.incidentId = m_incident;
    metric.type = u"performance"_s;
    metric.name = name;
    metric.value = value;
    metric.unit = unit;
    metric.measuredAt = at;
    m_backend->addMetric(metric);
}

void TestRecordLists::activityFollowsFilterAndOrder()
{
    QRandomGenerator random(3);
    ActivityListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    const FilterContext context{.now = m_now, .me = {}};
    for (int round = 0; round < 60; ++round) {
        std::vector<Activity> records;
        for (int i = static_cast<int>(random.bounded(40)); i > 0; --i) {
            Activity record;
            record.id = EventId(i);
            record.type = QStringList{u"comment"_s, u"assignment"_s, u"creation"_s}[random.bounded(3)];
            record.userName = QString(QChar(u'a' + random.bounded(3)));
            record.occurredAt = m_now - std::chrono::minutes(random.bounded(1'000));
            records.push_back(record);
        }
        model.setRecords(shareAll(records));
        const auto filter =
            parseActivityFilter(QStringList{u""_s, u"type:comment"_s, u"-actor:a"_s, u"age:<5h"_s}[random.bounded(4)]);
        QVERIFY(filter);
        model.setFilter(*filter, {});
        const int column = static_cast<int>(random.bounded(quint32(model.columnCount())));
        const auto order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        model.sort(column, order);
        std::vector<Activity> expected;
        std::copy_if(records.begin(), records.end(), std::back_inserter(expected),
                     [&](const Activity &record) { return matches(*filter, record, context); });
        std::sort(expected.begin(), expected.end(), [&](const Activity &a, const Activity &b) {
            return lessThan(a, b, {.field = ActivityListModel::fieldOf(column), .order = order});
        });
        QVERIFY(std::equal(model.rows().begin(), model.rows().end(), expected.begin(), expected.end()));
    }
}

void TestRecordLists::activityCells()
{
    ActivityListModel model(SystemClock::instance());
    Activity record;
    record.id = EventId(1);
    record.type = u"assignment"_s;
    record.incidentNumber = u"INC-1"_s;
    record.description = u"<b>note</b>"_s;
    record.source = u"system"_s;
    record.data = {{u"assignee"_s, QJsonObject{{u"from"_s, QJsonValue::Null}, {u"to"_s, u"Wang"_s}}},
                   {u"status"_s, QJsonObject{{u"from"_s, u"new"_s}, {u"to"_s, u"assigned"_s}}}};
    record.occurredAt = m_now;
    model.setRecords(shareAll(std::vector{record}));
    const auto cell = [&](ActivityField field) { return model.index(0, ActivityListModel::columnOf(field)); };
    QCOMPARE(cell(ActivityField::Change).data().toString(), u"Assignee: none → Wang · Status: New → Assigned"_s);
    QCOMPARE(cell(ActivityField::Actor).data().toString(), u"System"_s);
    QCOMPARE(cell(ActivityField::Source).data().toString(), u"System"_s);
    QCOMPARE(cell(ActivityField::Source).data(JsonRole).toJsonValue(), QJsonValue(u"system"_s)); // as it is stored
    QCOMPARE(cell(ActivityField::Type).data().toString(), u"Assignment"_s);
    QCOMPARE(cell(ActivityField::Note).data().toString(), u"<b>note</b>"_s);
    QCOMPARE(cell(ActivityField::Note).data(Qt::ToolTipRole).toString(), u"&lt;b&gt;note&lt;/b&gt;"_s);
    QCOMPARE(cell(ActivityField::Incident).data(Qt::AccessibleTextRole).toString(), u"Incident: INC-1"_s);
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestRecordLists::activityIsLive()
{
    addEvent(u"creation"_s, m_now - 1h);
    addEvent(u"comment"_s, m_now - 48h);
    ActivityFeed feed(*m_backend, SystemClock::instance());
    feed.setSpan(24h);
    QTRY_COMPARE(feed.state(), ListFeed::State::Ready);
    QCOMPARE(feed.records().size(), 1);
    addEvent(u"resolution"_s, m_now);
    addEvent(u"comment"_s, m_now - 25h); // too old
    QTRY_COMPARE(feed.records().size(), 2);
    QCOMPARE(m_backend->calls(Call::Activity), 1); // by id, not everything
    m_backend->update(m_incident, [](Incident &incident) { incident.title = u"Another title"_s; });
    QTRY_VERIFY(std::all_of(feed.records().begin(), feed.records().end(),
                            [](const Activity &record) { return record.incidentTitle == u"Another title"_s; }));
    m_backend->reportEverything();
    QTRY_COMPARE(m_backend->calls(Call::Activity), 2);
}

void TestRecordLists::activityOfALongSessionIsBounded()
{
    std::vector<IncidentId> incidents(200);
    for (IncidentId &id : incidents)
        id = m_backend->insert(Incident{});
    for (int i = 0; i < mostListedActivity; ++i) {
        m_incident = incidents[size_t(i) % incidents.size()];
        addEvent(u"comment"_s, m_now - 1h + std::chrono::milliseconds(i));
    }
    ActivityFeed feed(*m_backend, SystemClock::instance());
    feed.setSpan(24h);
    QTRY_COMPARE(feed.state(), ListFeed::State::Ready);
    QVERIFY(!feed.isCut());
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 1'500; ++i)
            addEvent(u"comment"_s, m_now + std::chrono::seconds(round));
        QTRY_VERIFY(m_backend->isQuiet());
    }
    QTRY_VERIFY(feed.isCut()); // more than a tenth too many: the oldest went
    QCOMPARE(feed.records().size(), mostListedActivity);
    const auto newest = std::count_if(feed.records().begin(), feed.records().end(),
                                      [this](const Activity &record) { return record.occurredAt >= m_now; });
    QCOMPARE(newest, 3'000);
}

void TestRecordLists::metricsFollowFilterAndOrder()
{
    QRandomGenerator random(5);
    MetricListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    const FilterContext context{.now = m_now, .me = {}};
    for (int round = 0; round < 60; ++round) {
        std::vector<MetricSummary> all;
        for (int i = static_cast<int>(random.bounded(40)); i > 0; --i) {
            MetricSummary series;
            series.latest = MetricId(i);
            series.incidentId = IncidentId(i % 5);
            series.name = u"metric %1"_s.arg(i);
            series.value = random.bounded(100);
            series.points = random.bounded(4) + 1;
            series.measuredAt = m_now - std::chrono::minutes(random.bounded(1'000));
            all.push_back(series);
        }
        model.setRecords(shareAll(all));
        const auto filter =
            parseMetricFilter(QStringList{u""_s, u"value:>50"_s, u"-points:1"_s, u"age:<5h"_s}[random.bounded(4)]);
        QVERIFY(filter);
        model.setFilter(*filter);
        const int column = static_cast<int>(random.bounded(quint32(model.columnCount())));
        const auto order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        model.sort(column, order);
        std::vector<MetricSummary> expected;
        std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
                     [&](const MetricSummary &series) { return matches(*filter, series, context); });
        std::sort(expected.begin(), expected.end(), [&](const MetricSummary &a, const MetricSummary &b) {
            return lessThan(a, b, {.field = MetricListModel::fieldOf(column), .order = order});
        });
        QVERIFY(std::equal(model.rows().begin(), model.rows().end(), expected.begin(), expected.end()));
    }
}

void TestRecordLists::metricsAreLive()
{
    addSample(u"cpu"_s, 10, m_now - 2min);
    addSample(u"memory"_s, 50, m_now - 1min);
    MetricFeed feed(*m_backend, SystemClock::instance());
    MetricListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    connect(&feed, &ListFeed::recordsChanged, &model, [&] { model.setRecords(feed.records().values()); });
    feed.setSpan(24h);
    QTRY_COMPARE(model.rowCount(), 2);
    model.sort(MetricListModel::columnOf(MetricField::Name), Qt::AscendingOrder);
    const QPersistentModelIndex cpu = model.index(0, 0);
    QCOMPARE(cpu.data().toString(), u"cpu"_s);
    addSample(u"cpu"_s, 20.25, m_now);
    addSample(u"a first"_s, 1, m_now);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(m_backend->calls(Call::Metrics), 1);
    QCOMPARE(cpu.row(), 1); // it is still the same row
    QCOMPARE(QModelIndex(cpu).siblingAtColumn(MetricListModel::columnOf(MetricField::Last)).data().toString(),
             u"20.25 %"_s);
    QCOMPARE(QModelIndex(cpu).siblingAtColumn(MetricListModel::columnOf(MetricField::Points)).data().toString(),
             u"2"_s);
    QCOMPARE(QModelIndex(cpu).siblingAtColumn(MetricListModel::columnOf(MetricField::Incident)).data().toString(),
             u"INC-202601-000007"_s);
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestRecordLists::samplesOfTheChosen()
{
    addSample(u"cpu"_s, 10, m_now - 2min, u"ms"_s);
    addSample(u"cpu"_s, 20, m_now - 1min);
    addSample(u"cpu"_s, 30, m_now);
    addSample(u"memory"_s, 5, m_now);
    MetricFeed feed(*m_backend, SystemClock::instance());
    feed.setSpan(24h);
    QTRY_COMPARE(feed.records().size(), 2);
    const auto summary = [&](const QString &name) {
        return **std::find_if(feed.records().begin(), feed.records().end(),
                              [&](const MetricSummary &series) { return series.name == name; });
    };
    MetricSamples samples(*m_backend);
    samples.choose({summary(u"cpu"_s)}, feed.since());
    samples.choose({summary(u"memory"_s)}, feed.since()); // walked over the first
    samples.choose({summary(u"cpu"_s)}, feed.since());
    QTRY_VERIFY(samples.lines().front().series);
    QCOMPARE(m_backend->calls(Call::Samples), 1);
    QCOMPARE(samples.lines().front().series->points.size(), size_t{2}); // of the unit in force
    QCOMPARE(samples.lines().front().series->last().value, 30.0);
    samples.choose({summary(u"cpu"_s)}, feed.since());
    QTest::qWait(60);
    QCOMPARE(m_backend->calls(Call::Samples), 1); // nothing new
    addSample(u"cpu"_s, 40, m_now + 1s);
    QTRY_COMPARE(summary(u"cpu"_s).points, qint64{4});
    samples.choose({summary(u"memory"_s), summary(u"cpu"_s)}, feed.since());
    QVERIFY(samples.lines()[1].series); // shown meanwhile
    QTRY_COMPARE(samples.lines()[1].series->points.size(), size_t{3});
    QTRY_VERIFY(samples.lines()[0].series);
}

void TestRecordLists::samplesThatFailAreReadAgain()
{
    addSample(u"cpu"_s, 10, m_now);
    MetricFeed feed(*m_backend, SystemClock::instance());
    feed.setSpan(24h);
    QTRY_COMPARE(feed.records().size(), 1);
    MetricSamples samples(*m_backend);
    m_backend->setFailure(Call::Samples, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    samples.choose({*feed.records().begin().value()}, feed.since());
    QTRY_VERIFY(samples.lines().front().error);
    m_backend->setFailure(Call::Samples, {});
    QTRY_VERIFY_WITH_TIMEOUT(samples.lines().front().series, 6'000);
    QVERIFY(!samples.lines().front().error);
}

void TestRecordLists::samplesOfAFormerTimeAreDropped()
{
    addSample(u"cpu"_s, 10, m_now - 48h);
    addSample(u"cpu"_s, 20, m_now - 1h);
    MetricFeed feed(*m_backend, SystemClock::instance());
    feed.setSpan(24h * 7);
    QTRY_COMPARE(feed.records().size(), 1);
    const MetricSummary cpu = **feed.records().begin();
    MetricSamples samples(*m_backend);
    m_backend->setHeld(Call::Samples, true);
    samples.choose({cpu}, m_now - 24h * 7);
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    samples.choose({cpu}, m_now - 24h);
    QTRY_COMPARE(m_backend->heldCount(), size_t{2});
    m_backend->releaseHeld(1);
    QTRY_VERIFY(samples.lines().front().series);
    QCOMPARE(samples.lines().front().series->points.size(), size_t{1});
    m_backend->releaseHeld(0); // of the longer time
    QTest::qWait(50);
    QCOMPARE(samples.lines().front().series->points.size(), size_t{1});
    m_backend->setHeld(Call::Samples, false);
    samples.choose({cpu}, m_now); // none in this time
    QTRY_VERIFY(!samples.lines().front().series);
    QVERIFY(samples.lines().front().isRead);
}

void TestRecordLists::timeMovesOnWithTheClock()
{
    ManualClock clock(m_now);
    addEvent(u"comment"_s, m_now - 23h);
    addEvent(u"comment"_s, m_now - 1h);
    addSample(u"cpu"_s, 10, m_now - 23h);
    ActivityFeed activity(*m_backend, clock);
    activity.setSpan(24h);
    MetricFeed metrics(*m_backend, clock);
    metrics.setSpan(24h);
    QTRY_COMPARE(activity.records().size(), 2);
    QTRY_COMPARE(metrics.records().size(), 1);
    clock.advance(2h);
    activity.refresh();
    metrics.refresh();
    QTRY_COMPARE(activity.records().size(), 1);
    QTRY_COMPARE(metrics.records().size(), 0);
    QCOMPARE(metrics.since(), m_now - 22h);
}

ITSM_TEST_IN(QGuiApplication, TestRecordLists)
#include "tst_record_lists.moc"
