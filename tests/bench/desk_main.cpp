#include "tests/bench/desk.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDir>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace itsm::bench;

namespace {

Result<> benchDatabase(Dialect dialect, const QString &folder, const GeneratorOptions &options, const QString &only,
                       int operations, Report &report)
{
    ITSM_TRY_ASSIGN(const auto database, BenchDatabase::open(dialect, folder, options));
    ITSM_TRY_ASSIGN(const QString description, database->describe());
    report.header(u"%1 incidents, %2"_s.arg(options.incidents).arg(description));
    ITSM_TRY_ASSIGN(auto connection, database->connect(Connection::Access::Read));
    RecordingConnection recording(std::move(connection));
    ITSM_TRY_ASSIGN(const auto raw, RawDriver::open(database->url(), BenchDatabase::tenant()));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(recording, Connection::Access::Read));
    ITSM_TRY(bindTenant(recording, BenchDatabase::tenant()));
    Desk desk{.database = *database,
              .connection = recording,
              .raw = *raw,
              .report = report,
              .only = only,
              .operations = operations};
    benchPages(desk);
    benchJumps(desk);
    benchFilters(desk);
    benchCounts(desk);
    benchSearch(desk);
    benchExport(desk);
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    CLI::App cli("Speed of the desk on a generated database, beside the bars and the raw driver");
    GeneratorOptions options;
    std::string databases = "both";
    std::string only;
    std::string folder = ITSM_BENCH_DATA;
    int operations = 200;
    cli.add_option("--rows", options.incidents, "incidents to generate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--database", databases, "where")
        ->check(CLI::IsMember({"sqlite", "postgresql", "both"}))
        ->capture_default_str();
    cli.add_option("--only", only, "pages, jumps, filters, counts, search or export");
    cli.add_option("--operations", operations, "random operations for each figure")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--data", folder, "where the databases are kept")->capture_default_str();
    CLI11_PARSE(cli, argc, argv);

    Report report;
    for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
        const QString name = dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
        if (databases != "both" && QString::fromStdString(databases) != name)
            continue;
        const auto done = benchDatabase(dialect, QString::fromStdString(folder), options, QString::fromStdString(only),
                                        operations, report);
        if (!done)
            report.fail(name, u"all"_s, done.error());
    }
    if (report.misses() > 0)
        std::printf("\n%d missed\n", report.misses());
    return report.misses() > 0 ? 1 : 0;
}
