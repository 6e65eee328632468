#include "tests/bench/console_start.h"
#include "tests/bench/desk.h"

#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

constexpr int starts = 7;
constexpr double startBar = 1'000; // ms
constexpr double memoryBar = 250;  // MiB

} // namespace

void benchStart(ConsoleBench &bench)
{
    if (!bench.wants("start"_L1))
        return;
    Samples times;
    Samples memory;
    for (int i = 0; i <= starts; ++i) {
        const QTemporaryDir home;
        const auto start = startConsole(bench.scratch.urlText(), home.path());
        if (!start) {
            bench.report.fail(bench.scratch.name(), u"start"_s, start.error());
            return;
        }
        if (i == 0)
            continue; // program and database come from the disk
        times.add(start->ms);
        memory.add(start->mib);
    }
    bench.report.add(timed(bench.scratch.name(), u"start of the process → first rows on screen"_s, times, startBar));
    Measurement m = timed(bench.scratch.name(), u"resident memory then"_s, memory, memoryBar);
    m.unit = u"MiB"_s;
    bench.report.add(m);
}

} // namespace itsm::bench
