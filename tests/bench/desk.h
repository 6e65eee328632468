#pragma once

#include "services/domain/filter.h"
#include "tests/bench/bench.h"
#include "tests/bench/bench_database.h"
#include "tests/bench/raw_driver.h"

namespace itsm::bench {

/// What the benchmarks of one database share.
struct Desk
{
    const BenchDatabase &database;
    RecordingConnection &connection; ///< in a reading transaction, bound to the tenant
    RawDriver &raw;
    Report &report;
    QString only;         ///< run those whose name holds this text
    int operations = 200; ///< random operations for each figure

    [[nodiscard]] bool wants(QLatin1StringView name) const { return only.isEmpty() || name.contains(only); }
    [[nodiscard]] FilterContext context() const { return {.now = database.options().end, .me = {}}; }

    /// Measures an operation and, with the statements that it issued, the raw driver; adds the line to the report.
    void measure(const QString &what, double bar, const std::function<Result<>(int)> &operation);
};

void benchPages(Desk &desk);
void benchJumps(Desk &desk);
void benchFilters(Desk &desk);
void benchCounts(Desk &desk);
void benchSearch(Desk &desk);
void benchExport(Desk &desk);

/// The console on a copy of the database: start, repaint, commands, bulk and a storm of changes.
struct ConsoleBench
{
    const BenchDatabase &scratch;
    Report &report;
    QString only;
    int operations = 200;
    int stormSeconds = 60;

    [[nodiscard]] bool wants(QLatin1StringView name) const { return only.isEmpty() || name.contains(only); }
};

void benchStart(ConsoleBench &bench);
/// Repaint, single commands, bulk and storm, in one window in this process.
void benchWindow(ConsoleBench &bench);

} // namespace itsm::bench
