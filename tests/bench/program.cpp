#include "tests/bench/program.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

QString nameOf(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
}

} // namespace

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
    cli.add_flag("--generate", m_onlyGenerates, "make the databases, and measure nothing");
}

Result<> Program::generate(Dialect dialect, const QString &folder) const
{
    if (m_onlyGenerates)
        return BenchDatabase::open(dialect, folder, generator).map([](const auto &) {});
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(),
                  {u"--generate"_s, u"--rows"_s, QString::number(generator.incidents), u"--database"_s, nameOf(dialect),
                   u"--data"_s, folder});
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fail(Error::Code::Internal, u"the data could not be generated"_s);
    return {};
}

int Program::run(const std::function<Result<>(Dialect dialect, const QString &folder, Report &report)> &bench)
{
    Report report;
    const QString folder = QDir(QString::fromStdString(m_folder)).absolutePath();
    for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
        const QString name = nameOf(dialect);
        if (m_databases != "both" && QString::fromStdString(m_databases) != name)
            continue;
        auto done = generate(dialect, folder);
        if (done && !m_onlyGenerates)
            done = bench(dialect, folder, report);
        if (!done)
            report.fail(name, u"all"_s, done.error());
    }
    if (report.misses() > 0)
        std::printf("\n%d missed\n", report.misses());
    return report.misses() > 0 ? 1 : 0;
}

} // namespace itsm::bench
