#pragma once

#include "tests/bench/bench.h"
#include "tests/bench/bench_database.h"

namespace itsm::bench {

/// What of the console is measured, and for how long.
struct ConsoleChoice
{
    QString only; ///< those whose name holds this text
    int idleSeconds = 30;
    int workSeconds = 120;

    [[nodiscard]] bool wants(QLatin1StringView name) const { return only.isEmpty() || name.contains(only); }
};

/// The console's window on a copy of a database, driven by its keys.
void benchConsole(const BenchDatabase &scratch, const ConsoleChoice &choice, Report &report);

} // namespace itsm::bench
