#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "tests/bench/console.h"
#include "tests/bench/console_start.h"
#include "tests/bench/console_window.h"
#include "tests/bench/storm_writer.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/command_palette.h"
#include "views/shell/main_window.h"
#include "views/widgets/filter_edit.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm::bench {

namespace {

constexpr double verbBar = 100;
constexpr double paletteBar = 50;
constexpr double completionBar = 30;
constexpr double switchBar = 300;
constexpr double repaintBar = 16;
constexpr double idleBar = 1;      ///< per cent of a core
constexpr double startBar = 1'000; ///< ms
constexpr double memoryBar = 250;  ///< MiB
constexpr double growthBar = 1;    ///< MiB in an hour
constexpr int verbTimes = 15;
constexpr int repeats = 40;
constexpr int starts = 7;
constexpr int changesPerSecond = 10;

double since(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

struct Memory
{
    double resident = 0; ///< MiB
    double own = 0;      ///< MiB of it that are not pages of files, which come and go with the system's cache
};

Memory memoryNow()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> pages = file.readAll().split(' ');
    const auto mib = [](qint64 count) {
        return static_cast<double>(count * ::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
    };
    const qint64 resident = pages.value(1).toLongLong();
    return {.resident = mib(resident), .own = mib(resident - pages.value(2).toLongLong())};
}

double cpuMs()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// One verb by its key: what it needs and what shows that it is done.
struct VerbKey
{
    QString name;
    QString filter; ///< of incidents that it is possible for
    Qt::Key key;
    std::function<bool(const IncidentSummary &before, const IncidentSummary &now)> isDone;
};

void benchVerb(ConsoleWindow &console, const VerbKey &verb, const QString &subject, Report &report)
{
    const QString what = u"key %1: pressed → committed, read back and painted"_s.arg(verb.name);
    if (!console.show(verb.filter)) {
        report.fail(subject, what, {Error::Code::Internal, u"no incidents for it"_s, {}, {}});
        return;
    }
    console.activate();
    Samples samples;
    for (int i = 0; i < verbTimes; ++i) {
        // From far apart, so that a row that leaves the list does not matter.
        const int row = i * 7 + 3;
        console.table().goToRow(row);
        console.page().focusList();
        if (!runUntil([&] { return console.isReady() && console.list().incidentAt(row); }))
            break;
        runFor(30ms);
        const IncidentSummary before = *console.list().incidentAt(row);
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(&console.table(), verb.key);
        const bool isShown = runUntil(
            [&] {
                const int place = console.list().rowOf(before.id);
                // It left the filter, or it stands there as it should.
                const IncidentSummary *now = place < 0 ? nullptr : console.list().incidentAt(place);
                return place < 0 || (now && verb.isDone(before, *now));
            },
            5s);
        console.table().viewport()->repaint();
        if (!isShown) {
            report.fail(subject, what, {Error::Code::Internal, u"it was not shown"_s, {}, {}});
            return;
        }
        samples.add(since(timer));
    }
    report.add(timed(subject, what, samples, verbBar));
}

void benchVerbs(ConsoleWindow &console, const ConsoleChoice &choice, const QString &subject, Report &report)
{
    if (!choice.wants("verbs"_L1))
        return;
    const UserId me = console.backend().actor().user;
    const std::vector<VerbKey> verbs{
        {u"A, acknowledge"_s, u"status:new"_s, Qt::Key_A,
         [](const IncidentSummary &, const IncidentSummary &now) { return now.status == Status::Acknowledged; }},
        {u"M, assign to me"_s, u"is:open -assignee:me"_s, Qt::Key_M,
         [me](const IncidentSummary &, const IncidentSummary &now) { return now.assigneeId == me; }},
        {u"W, start work"_s, u"status:acknowledged,assigned"_s, Qt::Key_W,
         [](const IncidentSummary &, const IncidentSummary &now) { return now.status == Status::InProgress; }},
    };
    for (const VerbKey &verb : verbs)
        benchVerb(console, verb, subject, report);

    // Undo, of an assignment; repeat, of an assignment on the next row.
    if (!console.show(u"is:open severity:low"_s))
        return;
    console.activate();
    Samples undo;
    Samples repeat;
    for (int i = 0; i < verbTimes; ++i) {
        const int row = i * 7 + 3;
        console.table().goToRow(row);
        console.page().focusList();
        if (!runUntil([&] { return console.isReady() && console.list().incidentAt(row + 1); }))
            break;
        const IncidentSummary first = *console.list().incidentAt(row);
        const IncidentSummary second = *console.list().incidentAt(row + 1);
        const auto assigneeOf = [&](IncidentId id) {
            const int place = console.list().rowOf(id);
            const IncidentSummary *now = place < 0 ? nullptr : console.list().incidentAt(place);
            return now ? std::optional(now->assigneeId) : std::nullopt;
        };
        if (first.assigneeId == me || second.assigneeId == me)
            continue;
        QTest::keyClick(&console.table(), Qt::Key_M);
        if (!runUntil([&] { return assigneeOf(first.id) == me; }, 5s))
            break;
        runFor(30ms);
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(&console.table(), Qt::Key_Period);
        if (!runUntil([&] { return assigneeOf(second.id) == me; }, 5s))
            break;
        console.table().viewport()->repaint();
        repeat.add(since(timer));
        runFor(30ms);
        timer.start();
        QTest::keyClick(&console.table(), Qt::Key_U);
        if (!runUntil([&] { return assigneeOf(second.id) == second.assigneeId; }, 5s))
            break;
        console.table().viewport()->repaint();
        undo.add(since(timer));
    }
    for (const auto &[name, samples] : {std::pair(u"key ., repeat"_s, &repeat), std::pair(u"key U, undo"_s, &undo)}) {
        const QString what = name + u": pressed → committed, read back and painted"_s;
        if (samples->isEmpty())
            report.fail(subject, what, {Error::Code::Internal, u"it was not shown"_s, {}, {}});
        else
            report.add(timed(subject, what, *samples, verbBar));
    }
}

void benchPalette(ConsoleWindow &console, const ConsoleChoice &choice, const QString &subject, Report &report)
{
    if (!choice.wants("palette"_L1))
        return;
    Samples samples;
    for (int i = 0; i < repeats; ++i) {
        console.activate();
        QElapsedTimer timer;
        timer.start();
        console.window().actions().trigger(u"app.palette"_s);
        // The last: one that was just closed may still be there.
        const auto palettes = console.window().findChildren<CommandPalette *>();
        CommandPalette *palette = palettes.isEmpty() ? nullptr : palettes.constLast();
        if (!palette || !palette->isVisible() || palette->list()->model()->rowCount() == 0) {
            report.fail(subject, u"palette"_s, {Error::Code::Internal, u"it did not open"_s, {}, {}});
            return;
        }
        palette->repaint();
        samples.add(since(timer));
        palette->reject();
        runFor(5ms);
    }
    report.add(timed(subject, u"palette: command → open and painted"_s, samples, paletteBar));
}

void benchCompletion(ConsoleWindow &console, const ConsoleChoice &choice, const QString &subject, Report &report)
{
    if (!choice.wants("completion"_L1))
        return;
    FilterEdit *edit = console.page().filterBar()->edit();
    Samples samples;
    for (int i = 0; i < repeats; ++i) {
        edit->clear();
        edit->setFocus();
        for (const QChar letter : u"assignee:a"_s) {
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(edit, letter.toLatin1());
            edit->repaint();
            samples.add(since(timer));
        }
    }
    edit->clear();
    console.page().setFilterText({});
    console.page().focusList();
    report.add(timed(subject, u"filter completion: letter typed → proposals shown"_s, samples, completionBar));
}

void benchSwitches(ConsoleWindow &console, const ConsoleChoice &choice, const QString &subject, Report &report)
{
    const auto measure = [&](const QString &what, const std::function<void(int)> &turn) {
        Samples samples;
        for (int i = 0; i < repeats; ++i) {
            QElapsedTimer timer;
            timer.start();
            turn(i);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            console.window().repaint();
            samples.add(since(timer));
        }
        report.add(timed(subject, what, samples, switchBar));
    };
    if (choice.wants("language"_L1))
        measure(u"language: switched → all words painted"_s,
                [&](int i) { console.languages().setLanguage(i % 2 == 0 ? u"en"_s : u"zh_CN"_s); });
    if (choice.wants("theme"_L1))
        measure(u"theme: switched → painted"_s,
                [&](int i) { console.themes().setMode(i % 2 == 0 ? ThemeMode::Light : ThemeMode::Dark); });
}

/// A process that begins where somebody left a list of all incidents in its middle, with an incident in the pane.
void benchStart(const BenchDatabase &scratch, const ConsoleChoice &choice, Report &report)
{
    if (!choice.wants("start"_L1))
        return;
    const QTemporaryDir home;
    const QString subject = scratch.name();
    const QString what = u"start of the process → last session restored and painted"_s;
    QDir().mkpath(QFileInfo(stateFileIn(home.path())).path());
    {
        ConsoleWindow last(stateFileIn(home.path()));
        if (const auto opened = last.open(scratch.urlText()); !opened)
            return report.fail(subject, what, opened.error());
        (void)last.show({});
        const int middle = last.list().rowCount() / 2;
        last.table().goToRow(middle);
        (void)runUntil([&] { return last.list().incidentAt(middle) != nullptr; });
        if (const IncidentSummary *incident = last.list().incidentAt(middle))
            last.page().openIncident(incident->id);
        runFor(1s);
        last.window().close();
    }
    Samples times;
    int row = 0;
    for (int i = 0; i <= starts; ++i) {
        const auto start = startConsole(scratch.urlText(), home.path());
        if (!start)
            return report.fail(subject, what, start.error());
        if (start->firstRow == 0 || !start->isPaneOpen)
            return report.fail(subject, what, fail(Error::Code::Internal, u"the session was not restored"_s).value());
        row = start->firstRow;
        if (i > 0) // program and database come from the disk
            times.add(start->ms);
    }
    Measurement m = timed(subject, what, times, startBar);
    m.note = u"row %1, an incident in the pane"_s.arg(row);
    report.add(m);
}

void benchRepaint(ConsoleWindow &console, const ConsoleChoice &choice, const QString &subject, Report &report)
{
    if (!choice.wants("repaint"_L1))
        return;
    console.window().resize(3840, 2160);
    (void)runUntil([&] { return console.isReady(); });
    runFor(300ms);
    Samples samples;
    for (int i = 0; i < 4 * repeats; ++i) {
        QElapsedTimer timer;
        timer.start();
        console.table().viewport()->repaint();
        samples.add(since(timer));
    }
    report.add(timed(subject, u"repaint of the table in a window of 3840×2160"_s, samples, repaintBar));
    console.window().resize(1920, 1080);
    runFor(100ms);
}

/// The feed has something to tell ten times a second, of incidents anywhere in the list.
void benchIdle(const BenchDatabase &scratch, ConsoleWindow &console, const ConsoleChoice &choice,
               const QString &subject, Report &report)
{
    if (!choice.wants("idle"_L1))
        return;
    (void)console.show(u"is:open"_s);
    runFor(3s); // what starting and filtering left behind
    // The writer is another process: its time is not the console's.
    const StormWriter writer(scratch, std::chrono::seconds(choice.idleSeconds), changesPerSecond,
                             StormWriter::Touches::Fields);
    const double before = cpuMs() - writer.cpuMs();
    QElapsedTimer clock;
    clock.start();
    runFor(std::chrono::seconds(choice.idleSeconds)); // looking whether it is over would be work, too
    const double spent = cpuMs() - writer.cpuMs() - before;
    (void)runUntil([&] { return writer.isFinished(); });
    const auto rows = writer.result();
    Measurement m;
    m.subject = subject;
    m.what = u"idle with 10 changes a second"_s;
    m.unit = u"% of a core"_s;
    m.p50 = m.p95 = 100 * spent / static_cast<double>(clock.elapsed());
    m.bar = idleBar;
    m.note = rows ? u"%1 changes in %2 s"_s.arg(*rows).arg(choice.idleSeconds) : rows.error().message;
    report.add(m);
}

/// Works through pages, filters, details and commands, over and over.
void benchMemory(ConsoleWindow &console, const ConsoleChoice &choice, const QString &subject, Report &report)
{
    if (!choice.wants("memory"_L1))
        return;
    const QStringList filters{u"is:open"_s, u"status:new"_s, u"severity:critical"_s, u"数据库"_s, u"category:network"_s,
                              u"timeout"_s, QString()};
    const QStringList pages{u"page.alerts"_s, u"page.metrics"_s, u"page.activity"_s,
                            u"page.rules"_s,  u"page.items"_s,   u"page.users"_s};
    QElapsedTimer clock;
    clock.start();
    std::vector<std::pair<double, double>> readings;              // hours, MiB
    readings.resize(static_cast<size_t>(choice.workSeconds) * 4); // touched now, or it would measure itself
    readings.clear();
    double most = 0;
    int rounds = 0;
    while (clock.elapsed() < choice.workSeconds * 1'000) {
        (void)console.show(filters[rounds % filters.size()]);
        const int rows = console.list().rowCount();
        console.table().goToRow(std::min(rows - 1, (rounds * 977) % std::max(rows, 1)));
        (void)runUntil([&] { return console.isReady(); }, 5s);
        console.page().setDrawerOpen(true);
        runFor(150ms);
        for (int i = 0; i < 6; ++i) {
            console.window().actions().trigger(u"drawer.nextTab"_s);
            runFor(20ms);
        }
        console.window().actions().trigger(pages[rounds % pages.size()]);
        runFor(200ms);
        console.window().actions().trigger(u"page.incidents"_s);
        console.window().actions().trigger(u"app.palette"_s);
        if (auto *palette = console.window().findChild<CommandPalette *>())
            palette->reject();
        runFor(20ms);
        ++rounds;
        const Memory memory = memoryNow();
        most = std::max(most, memory.resident);
        // The first half fills caches that have their bounds.
        if (clock.elapsed() > choice.workSeconds * 500)
            readings.emplace_back(static_cast<double>(clock.elapsed()) / 3.6e6, memory.own);
    }
    Measurement m;
    m.subject = subject;
    m.what = u"resident memory while it is worked with"_s;
    m.unit = u"MiB"_s;
    m.p50 = m.p95 = most;
    m.bar = memoryBar;
    m.note = u"%1 rounds in %2 s"_s.arg(rounds).arg(choice.workSeconds);
    report.add(m);

    // Least squares over the second half.
    double t = 0;
    double y = 0;
    for (const auto &[hour, mib] : readings) {
        t += hour;
        y += mib;
    }
    const auto n = static_cast<double>(std::max<size_t>(readings.size(), 1));
    double above = 0;
    double below = 0;
    for (const auto &[hour, mib] : readings) {
        above += (hour - t / n) * (mib - y / n);
        below += (hour - t / n) * (hour - t / n);
    }
    Measurement slope;
    slope.subject = subject;
    slope.what = u"growth of its own memory"_s;
    slope.unit = u"MiB/h"_s;
    slope.p50 = slope.p95 = below > 0 ? above / below : 0;
    // Less than an hour says little about a MiB an hour: then the figure is for information.
    slope.bar = choice.workSeconds >= 3'600 ? growthBar : 0;
    report.add(slope);
}

} // namespace

void benchConsole(const BenchDatabase &scratch, const ConsoleChoice &choice, Report &report)
{
    benchStart(scratch, choice, report);
    ConsoleWindow console;
    if (const auto opened = console.open(scratch.urlText()); !opened) {
        report.fail(scratch.name(), u"console"_s, opened.error());
        return;
    }
    const QString subject = scratch.name();
    benchRepaint(console, choice, subject, report);
    // First: without a window manager nothing gives the keyboard back that proposals and the palette have taken.
    benchVerbs(console, choice, subject, report);
    benchPalette(console, choice, subject, report);
    benchCompletion(console, choice, subject, report);
    benchSwitches(console, choice, subject, report);
    benchIdle(scratch, console, choice, subject, report);
    benchMemory(console, choice, subject, report);
}

} // namespace itsm::bench
