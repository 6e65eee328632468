#include "models/incident_selection.h"
#include "tests/models/list_fixture.h"
#include "tests/support/test_program.h"

#include <QTestEventLoop>
#include <ctime>

using namespace itsm;
using namespace itsm::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// 2,000 changes a second while somebody looks at the list: the event loop must stay free, and in the end what is shown
/// must be what the database holds.
class TestStorm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eventLoopStaysFree_data();
    void eventLoopStaysFree();
};

namespace {

qint64 threadMicros()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000;
}

/// In ms, of values in µs.
double percentile(std::vector<qint64> values, size_t percent)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : double(values[qMin(values.size() - 1, values.size() * percent / 100)]) / 1e3;
}

} // namespace

void TestStorm::eventLoopStaysFree_data()
{
    QTest::addColumn<IncidentField>("field");
    QTest::addColumn<int>("top");
    QTest::newRow("newest first, at the top") << IncidentField::Created << 0;
    QTest::newRow("newest first, in the middle") << IncidentField::Created << 9'000;
    QTest::newRow("last changed first, at the top") << IncidentField::Updated << 0;
    QTest::newRow("by priority, in the middle") << IncidentField::Priority << 9'000;
}

void TestStorm::eventLoopStaysFree()
{
    QFETCH(IncidentField, field);
    QFETCH(int, top);
    constexpr int size = 20'000;
    constexpr int seconds = 3;
    FakeBackend backend;
    backend.setChangeDelay({100, 100}); // as the real one: ten reports a second
    backend.setDelays({0, 2}, {0, 2});
    fillIncidents(backend, size);
    IncidentListModel model(backend, SystemClock::instance());
    IncidentSelection selection(model, backend);
    model.setIntervals(100ms, 200ms);
    connect(&model, &IncidentListModel::rowsShifted, this, [&](int delta) {
        top += delta;
        model.setVisibleRange(top, top + 39);
    });
    model.setVisibleRange(0, 39);
    model.setQuery(listQuery({}, field));
    const auto isQuiet = [&] { return backend.isQuiet() && model.isIdle() && selection.isIdle(); };
    QVERIFY(QTest::qWaitFor(isQuiet, 10'000));
    model.setVisibleRange(top, top + 39);
    QVERIFY(QTest::qWaitFor(isQuiet, 10'000));
    selection.setCurrentIndex(model.index(top + 5, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const IncidentId current = selection.currentId();

    std::mt19937 random(5);
    int next = size;
    int changes = 0;
    qint64 makingThem = 0; // time on the processor that the test itself took
    QElapsedTimer clock;
    clock.start();
    QTimer storm;
    connect(&storm, &QTimer::timeout, this, [&] {
        const qint64 begin = threadMicros();
        // As many as are due by now, but no more at once than another process would have committed meanwhile.
        const qint64 due = qMin(clock.elapsed() * 2, qint64{changes} + 100);
        for (; changes < due; ++changes) {
            if (changes % 20 == 0) {
                backend.insert(numberedIncident(++next));
                continue;
            }
            const IncidentId id(std::uniform_int_distribution<qint64>(1, size)(random));
            backend.update(id, [&](Incident &incident) {
                incident.updatedAt = incident.createdAt + std::chrono::hours(24) + std::chrono::milliseconds(changes);
                if (changes % 3 == 0)
                    incident.priority = allPriorities[size_t(changes) % 4];
                else
                    incident.title = u"title %1"_s.arg(changes);
            });
        }
        makingThem += threadMicros() - begin;
    });
    // How long each turn kept the thread busy: the machine may be busy with other things, so that the time on the wall
    // says less about the model than the time on the processor.
    std::vector<qint64> stalls;
    std::vector<qint64> busy;
    QElapsedTimer beat;
    qint64 cpu = 0;
    QTimer pulse;
    pulse.setTimerType(Qt::PreciseTimer);
    connect(&pulse, &QTimer::timeout, this, [&] {
        const qint64 now = threadMicros();
        if (beat.isValid()) {
            stalls.push_back(qMax(qint64{0}, beat.nsecsElapsed() / 1'000 - 5'000));
            busy.push_back(now - cpu - std::exchange(makingThem, 0));
        }
        cpu = threadMicros();
        beat.start();
    });
    storm.start(5);
    pulse.start(5);
    QTestEventLoop::instance().enterLoopMSecs(seconds * 1'000);
    const double rate = changes / (double(clock.elapsed()) / 1e3);
    storm.stop();
    pulse.stop();
    QVERIFY(QTest::qWaitFor(isQuiet, 10'000));

    QCOMPARE(differenceFromOracle(model, backend), QString());
    QCOMPARE(selection.currentId(), current);
    QVERIFY(selection.contains(current));
    for (int row = top; row < top + 40; ++row)
        QVERIFY(model.incidentAt(row));

    qInfo("%.0f changes/s: busy %.1f ms (p50), %.1f ms (p99), %.1f ms (most); late on the wall by %.1f ms (p99)", rate,
          percentile(busy, 50), percentile(busy, 99), percentile(busy, 100), percentile(stalls, 99));
    QVERIFY2(percentile(busy, 99) <= 50, "the event loop was kept busy for too long");
}

ITSM_TEST(TestStorm)
#include "tst_storm.moc"
