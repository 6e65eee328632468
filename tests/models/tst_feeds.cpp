#include "models/counter_feed.h"
#include "models/detail_feed.h"
#include "models/event_list_model.h"
#include "models/metric_series_model.h"
#include "tests/models/list_fixture.h"
#include "tests/models/model_tester.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestFeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_backend = std::make_unique<FakeBackend>(); }
    void eventsMerge();
    void cellsAreTextAndValue();
    void seriesAreGrouped();
    void downsampling_data();
    void downsampling();
    void detailIsLoadedOnceForAWalk();
    void detailFollowsChanges();
    void detailKeepsTheOldUntilTheNew();
    void detailDropsLateAnswers();
    void detailOfADeletedIncident();
    void detailThatFails();
    void detailIsStaleWithoutALink();
    void impactIsAskedForOnDemand();
    void impactThatFailsIsAskedForAgain();
    void numbersKeepTheirFirstDigits();
    void countersAreReadNowAndThenInAStorm();
    void countersFollowTheLastChangeOfABurst();
    void countersThatFail();
    void countersAreAsFreshAsTheLink();

private:
    std::unique_ptr<FakeBackend> m_backend;
    using Call = FakeBackend::Call;
};

namespace {

IncidentEvent activity(qint64 id, const QString &text)
{
    IncidentEvent e;
    e.id = EventId(id);
    e.type = QLatin1StringView(eventtype::comment);
    e.description = text;
    e.occurredAt = instantFromMicros(id * 1'000'000);
    return e;
}

Metric metric(const QString &name, qint64 second, double value)
{
    Metric m;
    m.name = name;
    m.unit = u"%"_s;
    m.value = value;
    m.measuredAt = instantFromMicros(second * 1'000'000);
    return m;
}

} // namespace

void TestFeeds::eventsMerge()
{
    EventListModel model(SystemClock::instance());
    const QAbstractItemModelTester check(&model, failsTheTest);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRows({activity(2, u"b"_s), activity(1, u"a"_s)});
    const QPersistentModelIndex first = model.index(1, EventListModel::Text);
    model.setRows({activity(4, u"d"_s), activity(3, u"c"_s), activity(2, u"b"_s), activity(1, u"<i>a</i>"_s)});
    QCOMPARE(inserts.count(), 2);
    QCOMPARE(inserts[1][1].toInt(), 0);
    QCOMPARE(inserts[1][2].toInt(), 1);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(first.row(), 3);
    QCOMPARE(first.data().toString(), u"<i>a</i>"_s);
    QCOMPARE(first.data(Qt::ToolTipRole).toString(), u"&lt;i&gt;a&lt;/i&gt;"_s);
    model.setRows({activity(4, u"d"_s), activity(3, u"c"_s), activity(2, u"b"_s), activity(1, u"<i>a</i>"_s)});
    QCOMPARE(changes.count(), 1);
    model.setRows({activity(9, u"other"_s)}, false);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void TestFeeds::cellsAreTextAndValue()
{
    EventListModel events(SystemClock::instance());
    events.setTimeFormat({QLocale::c(), QTimeZone(0)});
    events.setRows({activity(60, u"x"_s)});
    QCOMPARE(events.index(0, EventListModel::Time).data().toString(), u"1970-01-01 00:01"_s);
    QCOMPARE(events.index(0, EventListModel::Time).data(ValueRole).toLongLong(), 60'000'000);
    QCOMPARE(events.index(0, EventListModel::Type).data().toString(), u"Comment"_s);
}

void TestFeeds::seriesAreGrouped()
{
    MetricSeriesModel model;
    const QAbstractItemModelTester check(&model, failsTheTest);
    model.setMetrics({metric(u"cpu"_s, 2, 40), metric(u"mem"_s, 1, 70), metric(u"cpu"_s, 1, 20)});
    QCOMPARE(model.rowCount(), 2);
    const MetricSeries &cpu = *model.at(0);
    QCOMPARE(cpu.name, u"cpu"_s);
    QCOMPARE(cpu.points.front().value, 20.0);
    QCOMPARE(cpu.last().value, 40.0);
    QCOMPARE(cpu.mean, 30.0);
    const QPersistentModelIndex mem = model.index(1, 0);
    model.setMetrics({metric(u"cpu"_s, 2, 40), metric(u"disk"_s, 1, 5), metric(u"mem"_s, 1, 70)});
    QCOMPARE(mem.row(), 2);
    QCOMPARE(mem.data().toString(), u"mem"_s);
    QCOMPARE(model.index(0, MetricSeriesModel::Samples).data(ValueRole).toInt(), 1);
}

void TestFeeds::downsampling_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("columns");
    QTest::newRow("empty") << 0 << 10;
    QTest::newRow("few") << 15 << 10;
    QTest::newRow("one column") << 1'000 << 1;
    QTest::newRow("many") << 100'000 << 300;
    QTest::newRow("no room") << 10 << 0;
}

void TestFeeds::downsampling()
{
    QFETCH(int, count);
    QFETCH(int, columns);
    std::mt19937 random(3);
    std::vector<MetricPoint> points;
    double level = 0;
    for (int i = 0; i < count; ++i) {
        level += std::uniform_real_distribution<double>(-1, 1)(random);
        points.push_back({instantFromMicros(qint64{i} * 1'000), i == count / 2 ? 1e6 : level});
    }
    const std::vector<MetricPoint> kept = downsample(points, columns);
    QVERIFY(kept.size() <= size_t(columns) * 2);
    if (columns == 0)
        return;
    QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](const auto &a, const auto &b) { return a.time < b.time; }));
    const auto byValue = [](const MetricPoint &a, const MetricPoint &b) { return a.value < b.value; };
    if (count > 0) { // no peak is lost
        QCOMPARE(std::max_element(kept.begin(), kept.end(), byValue)->value, 1e6);
        QCOMPARE(std::min_element(kept.begin(), kept.end(), byValue)->value,
                 std::min_element(points.begin(), points.end(), byValue)->value);
    }
    for (const MetricPoint &point : kept)
        QVERIFY(std::find(points.begin(), points.end(), point) != points.end());
}

void TestFeeds::detailIsLoadedOnceForAWalk()
{
    fillIncidents(*m_backend, 20);
    DetailFeed feed(*m_backend, SystemClock::instance());
    QSignalSpy details(&feed, &DetailFeed::detailChanged);
    for (int id = 1; id <= 20; ++id)
        feed.setIncident(IncidentId(id));
    QCOMPARE(feed.state(), DetailFeed::State::Loading);
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    QCOMPARE(feed.detail()->incident.id, IncidentId(20));
    QCOMPARE(m_backend->calls(Call::Detail), 1);
    QCOMPARE(details.count(), 1);
    feed.setIncident({});
    QCOMPARE(feed.state(), DetailFeed::State::None);
    QVERIFY(!feed.detail());
}

void TestFeeds::detailFollowsChanges()
{
    fillIncidents(*m_backend, 3);
    QTRY_VERIFY(m_backend->isQuiet());
    DetailFeed feed(*m_backend, SystemClock::instance());
    feed.setIncident(IncidentId(2));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    const int calls = m_backend->calls(Call::Detail);
    m_backend->update(IncidentId(1), [](Incident &i) { i.title = u"another"_s; });
    QTRY_VERIFY(m_backend->isQuiet());
    QCOMPARE(m_backend->calls(Call::Detail), calls);
    m_backend->update(IncidentId(2), [](Incident &i) { i.title = u"mine"_s; });
    QTRY_COMPARE(feed.detail()->incident.title, u"mine"_s);
    IncidentEvent comment = activity(1, u"hello"_s);
    comment.incidentId = IncidentId(2);
    m_backend->addEvent(comment);
    QTRY_COMPARE(feed.detail()->events.size(), size_t{1});
}

void TestFeeds::detailKeepsTheOldUntilTheNew()
{
    fillIncidents(*m_backend, 3);
    DetailFeed feed(*m_backend, SystemClock::instance());
    feed.setIncident(IncidentId(1));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    m_backend->setHeld(Call::Detail, true);
    feed.setIncident(IncidentId(2));
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    QCOMPARE(feed.state(), DetailFeed::State::Loading);
    QCOMPARE(feed.detail()->incident.id, IncidentId(1));
    m_backend->releaseAllHeld();
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    QCOMPARE(feed.detail()->incident.id, IncidentId(2));
}

void TestFeeds::detailDropsLateAnswers()
{
    fillIncidents(*m_backend, 3);
    DetailFeed feed(*m_backend, SystemClock::instance());
    m_backend->setHeld(Call::Detail, true);
    feed.setIncident(IncidentId(1));
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    feed.setIncident(IncidentId(2));
    QTRY_COMPARE(m_backend->heldCount(), size_t{2});
    QSignalSpy details(&feed, &DetailFeed::detailChanged);
    m_backend->releaseHeld(1);
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    m_backend->releaseHeld(0);
    QTRY_VERIFY(m_backend->isQuiet());
    QTest::qWait(5);
    QCOMPARE(feed.detail()->incident.id, IncidentId(2));
    QCOMPARE(details.count(), 1);
}

void TestFeeds::detailOfADeletedIncident()
{
    fillIncidents(*m_backend, 3);
    DetailFeed feed(*m_backend, SystemClock::instance());
    feed.setIncident(IncidentId(1));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    m_backend->update(IncidentId(1), [](Incident &i) { i.deletedAt = i.createdAt; });
    QTRY_COMPARE(feed.state(), DetailFeed::State::Deleted);
    QVERIFY(feed.detail());
    m_backend->update(IncidentId(1), [](Incident &i) { i.deletedAt.reset(); });
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    m_backend->remove(IncidentId(1));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Deleted);
    QCOMPARE(feed.detail()->incident.id, IncidentId(1)); // the last that was seen
    feed.setIncident(IncidentId(77));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Deleted);
    QVERIFY(!feed.detail());
}

void TestFeeds::detailThatFails()
{
    fillIncidents(*m_backend, 3);
    DetailFeed feed(*m_backend, SystemClock::instance());
    feed.setIncident(IncidentId(1));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    m_backend->setFailure(Call::Detail, Error{Error::Code::Unavailable, u"down"_s, {}, {}});
    feed.refresh();
    QTRY_COMPARE(feed.state(), DetailFeed::State::Stale);
    QVERIFY(feed.detail());
    feed.setIncident(IncidentId(2));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Failed);
    QVERIFY(!feed.detail()); // not the other one's data under this one's error
    QCOMPARE(feed.error()->message, u"down"_s);
    m_backend->setFailure(Call::Detail, {});
    m_backend->setLink({LinkState::State::Live, u"memory"_s, {}, {}, {}});
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    QVERIFY(!feed.error());
}

void TestFeeds::impactIsAskedForOnDemand()
{
    fillIncidents(*m_backend, 3);
    QTRY_VERIFY(m_backend->isQuiet());
    DetailFeed feed(*m_backend, SystemClock::instance());
    feed.setIncident(IncidentId(1));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    QCOMPARE(m_backend->calls(Call::Impact), 0);
    feed.requestImpact();
    QTRY_VERIFY(feed.impact());
    QVERIFY(feed.impact()->has_value());
    m_backend->update(IncidentId(1), [](Incident &i) { i.title = u"x"_s; });
    QTRY_COMPARE(m_backend->calls(Call::Impact), 2);
    feed.setIncident(IncidentId(2));
    QVERIFY(!feed.impact());
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    QCOMPARE(m_backend->calls(Call::Impact), 2);
}

void TestFeeds::detailIsStaleWithoutALink()
{
    fillIncidents(*m_backend, 3);
    DetailFeed feed(*m_backend, SystemClock::instance());
    feed.setIncident(IncidentId(1));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    m_backend->setLink({LinkState::State::Lost, u"memory"_s, u"unplugged"_s, {}, {}});
    QCOMPARE(feed.state(), DetailFeed::State::Stale);
    QCOMPARE(feed.error()->message, u"unplugged"_s);
    m_backend->setLink({LinkState::State::Live, u"memory"_s, {}, {}, {}});
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    QVERIFY(!feed.error());
}

void TestFeeds::impactThatFailsIsAskedForAgain()
{
    fillIncidents(*m_backend, 3);
    QTRY_VERIFY(m_backend->isQuiet());
    DetailFeed feed(*m_backend, SystemClock::instance());
    feed.setIncident(IncidentId(1));
    QTRY_COMPARE(feed.state(), DetailFeed::State::Ready);
    m_backend->setFailure(Call::Impact, Error{Error::Code::Unavailable, u"down"_s, {}, {}});
    feed.requestImpact();
    QTRY_VERIFY(feed.impact());
    QVERIFY(!feed.impact()->has_value());
    m_backend->setFailure(Call::Impact, {});
    QTRY_VERIFY_WITH_TIMEOUT(feed.impact()->has_value(), 6'000);
}

void TestFeeds::numbersKeepTheirFirstDigits()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(numberText(0), u"0"_s);
    QCOMPARE(numberText(12), u"12"_s);
    QCOMPARE(numberText(0.25), u"0.25"_s);
    QCOMPARE(numberText(123.45), u"123.5"_s);
    QCOMPARE(numberText(0.004), u"0.004"_s);
    QCOMPARE(numberText(-0.0012), u"-0.0012"_s);
    QCOMPARE(numberText(0.0000012), u"1.2e-06"_s);
    QVERIFY(numberText(1e300).size() < 10);
}

void TestFeeds::countersAreReadNowAndThenInAStorm()
{
    fillIncidents(*m_backend, 10);
    QTRY_VERIFY(m_backend->isQuiet());
    CounterFeed feed(*m_backend, SystemClock::instance());
    QVERIFY(!feed.counters());
    feed.refresh();
    QTRY_VERIFY(feed.counters());
    QCOMPARE(feed.counters()->total, qint64{10});
    QVERIFY(feed.knownUntil());
    QVERIFY(!feed.isStale());
    QElapsedTimer clock;
    clock.start();
    int i = 100;
    while (clock.elapsed() < 1'200) {
        m_backend->insert(numberedIncident(++i));
        QTest::qWait(10);
    }
    const int calls = m_backend->calls(Call::Counters);
    QVERIFY2(calls >= 3 && calls <= 4 + int(clock.elapsed() / 2'000), qPrintable(QString::number(calls)));
    QTRY_COMPARE(feed.counters()->total, qint64(m_backend->size()));
}

void TestFeeds::countersFollowTheLastChangeOfABurst()
{
    fillIncidents(*m_backend, 10);
    QTRY_VERIFY(m_backend->isQuiet());
    CounterFeed feed(*m_backend, SystemClock::instance());
    feed.refresh();
    QTRY_VERIFY(feed.isSettled());
    int i = 100;
    while (m_backend->calls(Call::Counters) < 3) { // more than these wait for a turn
        m_backend->insert(numberedIncident(++i));
        QTest::qWait(10);
    }
    m_backend->insert(numberedIncident(++i));
    QTRY_VERIFY(!feed.isSettled());
    QElapsedTimer sinceLast;
    sinceLast.start();
    QTRY_COMPARE(feed.counters()->total, qint64(m_backend->size()));
    QVERIFY2(sinceLast.elapsed() < 1'500, qPrintable(QString::number(sinceLast.elapsed())));
    QVERIFY(feed.isSettled());
    // A change now and then is no end of a burst each time.
    const int before = m_backend->calls(Call::Counters);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 2'500) {
        m_backend->insert(numberedIncident(++i));
        QTest::qWait(300);
    }
    const int calls = m_backend->calls(Call::Counters) - before;
    QVERIFY2(calls <= 1 + int(clock.elapsed() / 2'000), qPrintable(QString::number(calls)));
}

void TestFeeds::countersThatFail()
{
    CounterFeed feed(*m_backend, SystemClock::instance());
    feed.refresh();
    QTRY_VERIFY(feed.counters());
    const OptionalInstant until = feed.knownUntil();
    m_backend->setFailure(Call::Counters, Error{Error::Code::Unavailable, u"down"_s, {}, {}});
    feed.refresh();
    QTRY_VERIFY(feed.error());
    QVERIFY(feed.isStale());
    QVERIFY(feed.counters());
    QCOMPARE(feed.knownUntil(), until); // still as old as it is
    m_backend->setFailure(Call::Counters, {});
    m_backend->setLink({LinkState::State::Live, u"memory"_s, {}, {}, {}});
    QTRY_VERIFY(!feed.isStale());
}

void TestFeeds::countersAreAsFreshAsTheLink()
{
    CounterFeed feed(*m_backend, SystemClock::instance());
    feed.refresh();
    QTRY_VERIFY(feed.isSettled());
    const OptionalInstant read = feed.knownUntil();
    const Instant fresh = *read + std::chrono::minutes(1);
    const LinkState lost{LinkState::State::Lost, u"memory"_s, u"gone"_s, {}, fresh};
    m_backend->setLink(lost);
    QVERIFY(feed.isStale());
    QCOMPARE(feed.knownUntil(), OptionalInstant(fresh)); // nothing has changed until then
    m_backend->setLink({LinkState::State::Live, u"memory"_s, {}, {}, fresh});
    m_backend->setFailure(Call::Counters, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    m_backend->insert(numberedIncident(1));
    QTRY_VERIFY(feed.error());
    m_backend->setLink(lost);
    QCOMPARE(feed.knownUntil(), read); // that one is not counted
}

ITSM_TEST(TestFeeds)
#include "tst_feeds.moc"
