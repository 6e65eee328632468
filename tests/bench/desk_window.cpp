#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "tests/bench/console_window.h"
#include "tests/bench/desk.h"
#include "tests/bench/storm_writer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"

#include <QStyledItemDelegate>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm::bench {

namespace {

constexpr double repaintBar = 8;
constexpr double commandBar = 100;
constexpr double bulkBar = 2'000;
constexpr double stallBar = 50;
constexpr int bulkSize = 10'000;
constexpr int commands = 60;

void benchRepaint(ConsoleBench &bench, ConsoleWindow &console)
{
    if (!bench.wants("repaint"_L1))
        return;
    QWidget &viewport = *console.table().viewport();
    const auto repaint = [&](int) -> Result<> {
        viewport.repaint();
        return {};
    };
    for (int i = 0; i < 5; ++i)
        (void)repaint(i);
    const auto own = sample(bench.operations, repaint);
    QAbstractItemDelegate *delegate = console.table().itemDelegate();
    QStyledItemDelegate standard;
    console.table().setItemDelegate(&standard);
    const auto limit = sample(std::max(1, bench.operations / 4), repaint);
    console.table().setItemDelegate(delegate);
    Measurement m =
        timed(bench.scratch.name(), u"repaint of the table in a window of 1920×1080"_s, *own, repaintBar, *limit);
    m.note = u"limit: Qt's standard delegate"_s;
    bench.report.add(m);
}

/// Acknowledges new incidents one by one, from the call until the row is painted as acknowledged.
void benchCommand(ConsoleBench &bench, ConsoleWindow &console)
{
    if (!bench.wants("command"_L1))
        return;
    if (!console.show(u"is:open"_s)) {
        bench.report.fail(bench.scratch.name(), u"command"_s, {Error::Code::Internal, u"no open incidents"_s, {}, {}});
        return;
    }
    std::vector<IncidentId> ids;
    for (const IncidentRows::Range &range : console.list().loadedRanges()) {
        for (qint64 row = range.first; row < range.end && ids.size() < commands; ++row) {
            const IncidentSummary *incident = console.list().incidentAt(static_cast<int>(row));
            if (incident->status == Status::New)
                ids.push_back(incident->id);
        }
    }
    Samples samples;
    QElapsedTimer timer;
    for (const IncidentId id : ids) {
        console.table().goToRow(console.list().rowOf(id));
        (void)runUntil([] { return false; }, 30ms);
        timer.start();
        const auto answer = console.backend().run({.id = id, .version = 0}, Acknowledge{});
        const bool isShown = runUntil([&] {
            const int row = console.list().rowOf(id);
            return row >= 0 && console.list().incidentAt(row)->status == Status::Acknowledged;
        });
        console.table().viewport()->repaint();
        samples.add(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (!isShown || !answer.isFinished() || !answer.result()) {
            bench.report.fail(bench.scratch.name(), u"command"_s,
                              {Error::Code::Internal, u"an acknowledgement was not shown"_s, {}, {}});
            return;
        }
    }
    bench.report.add(
        timed(bench.scratch.name(), u"acknowledge → committed, read back and painted"_s, samples, commandBar));
}

void benchBulk(ConsoleBench &bench, ConsoleWindow &console)
{
    if (!bench.wants("bulk"_L1))
        return;
    const QString what = u"bulk acknowledge of 10,000"_s;
    const IncidentQuery query{.filter = parseFilter(u"is:open"_s).value_or(IncidentFilter()), .sort = {}};
    const auto ids = console.backend().incidentIds(query, 0, bulkSize);
    if (!runUntil([&] { return ids.isFinished(); }) || !ids.result()) {
        bench.report.fail(bench.scratch.name(), what, {Error::Code::Internal, u"no incidents"_s, {}, {}});
        return;
    }
    const Result<std::vector<IncidentId>> found = ids.result();
    std::vector<IncidentRef> refs;
    for (const IncidentId id : *found)
        refs.push_back({.id = id, .version = 0});
    const auto control = std::make_shared<BulkControl>();
    QElapsedTimer timer;
    timer.start();
    const auto answer = console.backend().runBulk(refs, Acknowledge{}, control);
    int reports = 0;
    qint64 lastDone = 0;
    const bool isDone = runUntil([&] {
        reports += control->done != std::exchange(lastDone, control->done.load());
        return answer.isFinished();
    });
    const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!isDone || !answer.result()) {
        bench.report.fail(bench.scratch.name(), what,
                          isDone ? answer.result().error() : Error{Error::Code::Timeout, u"not done"_s, {}, {}});
        return;
    }
    Samples samples;
    samples.add(ms);
    Measurement m = timed(bench.scratch.name(), what, samples, bulkBar);
    m.note = u"%1 done, %2 refused, progress seen %3 times"_s.arg(refs.size() - size_t(answer.result()->failures()))
                 .arg(answer.result()->failures())
                 .arg(reports);
    bench.report.add(m);
    (void)runUntil([&] { return console.isReady(); });
}

/// What is loaded compared with the database; empty if it is equal.
Result<QString> difference(const ConsoleBench &bench, const IncidentListModel &list, const FilterContext &context)
{
    ITSM_TRY_ASSIGN(const auto c, bench.scratch.connect(Connection::Access::Read));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*c, Connection::Access::Read));
    ITSM_TRY(bindTenant(*c, BenchDatabase::tenant()));
    ITSM_TRY_ASSIGN(const RowCount count, countIncidents(*c, BenchDatabase::tenant(), list.query().filter, context));
    if (!count.atLeast && count.count != list.rowCount() + list.pendingNewRows())
        return u"%1 rows and %2 held, %3 in the database"_s.arg(list.rowCount())
            .arg(list.pendingNewRows())
            .arg(count.count);
    for (const IncidentRows::Range &range : list.loadedRanges()) {
        ITSM_TRY_ASSIGN(const auto page,
                        selectIncidents(*c, BenchDatabase::tenant(), list.query(),
                                        PageStart::at(list.databaseOffset(static_cast<int>(range.first))),
                                        static_cast<int>(range.size()), context));
        for (qint64 row = range.first; row < range.end; ++row) {
            const auto place = static_cast<size_t>(row - range.first);
            if (place >= page.rows.size() || !(page.rows[place] == *list.incidentAt(static_cast<int>(row))))
                return u"row %1 differs from the database"_s.arg(row);
        }
    }
    return QString();
}

void benchStorm(ConsoleBench &bench, ConsoleWindow &console)
{
    if (!bench.wants("storm"_L1))
        return;
    const QString what = u"stall of the event loop in a storm, p99"_s;
    constexpr int depth = 5'000;
    if (!console.show({})) {
        bench.report.fail(bench.scratch.name(), what, {Error::Code::Internal, u"no rows"_s, {}, {}});
        return;
    }
    console.table().goToRow(depth);
    (void)runUntil([&] { return console.isReady() && console.list().incidentAt(depth); });
    const IncidentId selected = console.page().selection()->currentId();
    const int offset = console.list().rowOf(selected) - console.table().firstVisibleRow();

    Samples stalls;
    Samples late;
    QElapsedTimer beat;
    QTimer pulse;
    pulse.setTimerType(Qt::PreciseTimer);
    QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] {
        if (beat.isValid())
            stalls.add(std::max(0.0, static_cast<double>(beat.nsecsElapsed()) / 1e6 - 5));
        beat.start();
    });
    QElapsedTimer clock;
    clock.start();
    pulse.start(5);
    qint64 rows = 0;
    {
        const StormWriter writer(bench.scratch, std::chrono::seconds(bench.stormSeconds));
        (void)runUntil([&] { return writer.isFinished(); }, std::chrono::seconds(2 * bench.stormSeconds + 60));
        const auto written = writer.result();
        if (!written) {
            bench.report.fail(bench.scratch.name(), what, written.error());
            return;
        }
        rows = *written;
    }
    pulse.stop();
    const double rate = static_cast<double>(rows) * 1e3 / static_cast<double>(clock.elapsed());

    const FilterContext context{.now = SystemClock::instance().now(), .me = console.backend().actor().user};
    QString different = u"never quiet"_s;
    for (int attempt = 0; attempt < 10 && !different.isEmpty(); ++attempt) {
        (void)runUntil([] { return false; }, 1s); // the feed reports within this time
        (void)runUntil([&] { return console.isReady(); });
        const auto compared = difference(bench, console.list(), context);
        if (!compared) {
            bench.report.fail(bench.scratch.name(), what, compared.error());
            return;
        }
        different = *compared;
    }
    const int offsetNow = console.list().rowOf(selected) - console.table().firstVisibleRow();
    Measurement m;
    m.subject = bench.scratch.name();
    m.what = what;
    m.p50 = stalls.quantile(0.5);
    m.p95 = stalls.quantile(0.99);
    m.bar = stallBar;
    m.note = u"%1 changes/s for %2 s, longest %3 ms"_s.arg(rate, 0, 'f', 0)
                 .arg(bench.stormSeconds)
                 .arg(stalls.quantile(1), 0, 'f', 0);
    bench.report.add(m);
    if (!different.isEmpty())
        bench.report.fail(bench.scratch.name(), u"rows after the storm"_s, {Error::Code::Internal, different, {}, {}});
    if (console.page().selection()->currentId() != selected || offsetNow != offset)
        bench.report.fail(
            bench.scratch.name(), u"selection and scroll"_s,
            {Error::Code::Internal, u"moved: row %1 of the screen, was %2"_s.arg(offsetNow).arg(offset), {}, {}});
}

} // namespace

void benchWindow(ConsoleBench &bench)
{
    if (!bench.wants("repaint"_L1) && !bench.wants("command"_L1) && !bench.wants("bulk"_L1) && !bench.wants("storm"_L1))
        return;
    ConsoleWindow console;
    if (const auto opened = console.open(bench.scratch.urlText()); !opened) {
        bench.report.fail(bench.scratch.name(), u"console"_s, opened.error());
        return;
    }
    benchRepaint(bench, console);
    benchCommand(bench, console);
    benchBulk(bench, console);
    benchStorm(bench, console);
}

} // namespace itsm::bench
