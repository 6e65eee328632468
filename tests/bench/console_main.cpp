#include "tests/bench/console.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QDir>
#include <cstdio>

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
    GeneratorOptions options;
    std::string databases = "both";
    std::string folder = ITSM_BENCH_DATA;
    std::string only;
    ConsoleChoice choice;
    cli.add_option("--rows", options.incidents, "incidents to generate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--database", databases, "where")
        ->check(CLI::IsMember({"sqlite", "postgresql", "both"}))
        ->capture_default_str();
    cli.add_option("--only", only, "verbs, palette, completion, language, theme, repaint, idle or memory");
    cli.add_option("--idle-seconds", choice.idleSeconds, "how long the idle console is watched")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--work-seconds", choice.workSeconds, "how long it is worked with; 3600 is the hour of the bar")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--data", folder, "where the databases are kept")->capture_default_str();
    CLI11_PARSE(cli, argc, argv);
    choice.only = QString::fromStdString(only);

    Report report;
    for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
        const QString name = dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
        if (databases != "both" && QString::fromStdString(databases) != name)
            continue;
        const auto done =
            benchDatabase(dialect, QDir(QString::fromStdString(folder)).absolutePath(), options, choice, report);
        if (!done)
            report.fail(name, u"all"_s, done.error());
    }
    if (report.misses() > 0)
        std::printf("\n%d missed\n", report.misses());
    return report.misses() > 0 ? 1 : 0;
}
