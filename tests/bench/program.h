#pragma once

#include "tests/bench/bench.h"
#include "tests/bench/bench_database.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace itsm::bench {

/// The options that every benchmark on generated databases has.
class Program
{
public:
    /// Adds them to `cli`, which parses before run().
    Program(CLI::App &cli, const char *figures, std::string databases = "both");

    /// Runs the benchmark on each database that was asked for, with the folder that keeps them. What is missing there
    /// is made by a process of its own, whose memory is in no figure. The program's exit code.
    [[nodiscard]] int run(const std::function<Result<>(Dialect dialect, const QString &folder, Report &report)> &bench);

    GeneratorOptions generator;
    [[nodiscard]] QString only() const { return QString::fromStdString(m_only); }

private:
    [[nodiscard]] Result<> generate(Dialect dialect, const QString &folder) const;

    std::string m_databases;
    std::string m_only;
    std::string m_folder = ITSM_BENCH_DATA;
    bool m_onlyGenerates = false;
};

} // namespace itsm::bench
