#include "tests/bench/console.h"
#include "tests/bench/program.h"

#include <QApplication>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace itsm::bench;

namespace {

Result<> benchDatabase(Dialect dialect, const QString &folder, const GeneratorOptions &options, ConsoleChoice choice,
                       Report &report)
{
    ITSM_TRY_ASSIGN(const auto database, BenchDatabase::open(dialect, folder, options));
    ITSM_TRY_ASSIGN(const QString description, database->describe());
    report.header(u"%1 incidents, %2"_s.arg(options.incidents).arg(description));
    ITSM_TRY_ASSIGN(const auto scratch, database->scratchCopy());
    benchConsole(*scratch, choice, report);
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    CLI::App cli("Speed of the console as a person feels it, beside the bars");
    Program program(cli, "start, verbs, palette, completion, language, theme, repaint, idle or memory");
    ConsoleChoice choice;
    cli.add_option("--idle-seconds", choice.idleSeconds, "how long the idle console is watched")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--work-seconds", choice.workSeconds, "how long it is worked with; 3600 is the hour of the bar")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    CLI11_PARSE(cli, argc, argv);
    choice.only = program.only();
    return program.run([&](Dialect dialect, const QString &folder, Report &report) {
        return benchDatabase(dialect, folder, program.generator, choice, report);
    });
}
