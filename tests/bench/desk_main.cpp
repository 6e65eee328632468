#include "tests/bench/desk.h"
#include "tests/bench/program.h"

#include <QApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace itsm::bench;

namespace {

struct Choice
{
    QString only;
    int operations = 200;
    int stormSeconds = 60;

    [[nodiscard]] bool wantsAny(std::initializer_list<QLatin1StringView> names) const
    {
        return only.isEmpty() ||
               std::any_of(names.begin(), names.end(), [this](QLatin1StringView name) { return name.contains(only); });
    }
};

Result<> benchReading(const BenchDatabase &database, const Choice &choice, Report &report)
{
    ITSM_TRY_ASSIGN(auto connection, database.connect(Connection::Access::Read));
    RecordingConnection recording(std::move(connection));
    ITSM_TRY_ASSIGN(const auto raw, RawDriver::open(database.url(), BenchDatabase::tenant()));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(recording, Connection::Access::Read));
    ITSM_TRY(bindTenant(recording, BenchDatabase::tenant()));
    Desk desk{.database = database,
              .connection = recording,
              .raw = *raw,
              .report = report,
              .only = choice.only,
              .operations = choice.operations};
    benchPages(desk);
    benchJumps(desk);
    benchFilters(desk);
    benchCounts(desk);
    benchSearch(desk);
    benchExport(desk);
    return {};
}

Result<> benchDatabase(Dialect dialect, const QString &folder, const GeneratorOptions &options, const Choice &choice,
                       Report &report)
{
    ITSM_TRY_ASSIGN(const auto database, BenchDatabase::open(dialect, folder, options));
    ITSM_TRY_ASSIGN(const QString description, database->describe());
    report.header(u"%1 incidents, %2"_s.arg(options.incidents).arg(description));
    ITSM_TRY(benchReading(*database, choice, report));
    if (!choice.wantsAny({"start"_L1, "repaint"_L1, "command"_L1, "bulk"_L1, "storm"_L1}))
        return {};
    ITSM_TRY_ASSIGN(const auto scratch, database->scratchCopy());
    ConsoleBench console{.scratch = *scratch,
                         .report = report,
                         .only = choice.only,
                         .operations = choice.operations,
                         .stormSeconds = choice.stormSeconds};
    benchStart(console);
    benchWindow(console);
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    CLI::App cli("Speed of the desk on a generated database, beside the bars and the raw driver");
    Program program(cli, "pages, jumps, filters, counts, search, export, start, repaint, command, bulk or storm");
    Choice choice;
    cli.add_option("--storm-seconds", choice.stormSeconds, "how long the storm of changes lasts")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--operations", choice.operations, "random operations for each figure")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    CLI11_PARSE(cli, argc, argv);
    choice.only = program.only();
    return program.run([&](Dialect dialect, const QString &folder, Report &report) {
        return benchDatabase(dialect, folder, program.generator, choice, report);
    });
}
