#include "tests/bench/program.h"

#include <QDir>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

Program::Program(CLI::App &cli, const char *figures, std::string databases)
    : m_databases(std::move(databases))
{
    cli.add_option("--rows", generator.incidents, "incidents to generate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    cli.add_option("--database", m_databases, "where")
        ->check(CLI::IsMember({"sqlite", "postgresql", "both"}))
        ->capture_default_str();
    cli.add_option("--only", m_only, figures);
    cli.add_option("--data", m_folder, "where the databases are kept")->capture_default_str();
}

int Program::run(const std::function<Result<>(Dialect dialect, const QString &folder, Report &report)> &bench)
{
    Report report;
    const QString folder = QDir(QString::fromStdString(m_folder)).absolutePath();
    for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
        const QString name = dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
        if (m_databases != "both" && QString::fromStdString(m_databases) != name)
            continue;
        if (const auto done = bench(dialect, folder, report); !done)
            report.fail(name, u"all"_s, done.error());
    }
    if (report.misses() > 0)
        std::printf("\n%d missed\n", report.misses());
    return report.misses() > 0 ? 1 : 0;
}

} // namespace itsm::bench
