#include "tests/bench/program.h"
#include "tests/bench/server.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace itsm::bench;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CLI::App cli("Speed of the server on a generated database, beside the bars and, for alerts, a real Alertmanager");
    Program program(cli, "mix, overload, streams, lists, slow, intake or batches", "postgresql");
    int operations = 200;
    int seconds = 30;
    cli.add_option("--seconds", seconds, "how long each load lasts")
        ->check(CLI::Range(5, 3'600))
        ->capture_default_str();
    cli.add_option("--operations", operations, "requests for each figure of a list")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    CLI11_PARSE(cli, argc, argv);
    return program.run([&](Dialect dialect, const QString &folder, Report &report) -> Result<> {
        ITSM_TRY_ASSIGN(const auto database, BenchDatabase::open(dialect, folder, program.generator));
        ITSM_TRY_ASSIGN(const QString description, database->describe());
        report.header(u"%1 incidents, %2"_s.arg(program.generator.incidents).arg(description));
        ITSM_TRY_ASSIGN(const auto scratch, database->scratchCopy());
        ServerBench bench{.database = *scratch,
                          .report = report,
                          .only = program.only(),
                          .operations = operations,
                          .duration = std::chrono::seconds(seconds)};
        ITSM_TRY(bench.addCallers());
        bench.run("lists"_L1, benchServerLists); // first, while nothing was written
        bench.run("mix"_L1, benchServerMix);
        bench.run("overload"_L1, benchServerOverload);
        bench.run("streams"_L1, benchServerStreams);
        bench.run("slow"_L1, benchServerSlow);
        bench.run("intake"_L1, benchServerIntake);
        bench.run("batches"_L1, benchServerBatches);
        return {};
    });
}
