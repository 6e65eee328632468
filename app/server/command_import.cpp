#include "app/server/commands.h"
#include "app/server/usage.h"

#include "services/transfer/servicenow_import.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int problemsShown = 50;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Server)
};

struct ImportOptions
{
    std::string file;
    std::string zone = "UTC";
    std::string until;
};

Result<ServiceNowLog::Options> logOptions(const ImportOptions &options)
{
    ServiceNowLog::Options log;
    log.zone = QTimeZone(QByteArray::fromStdString(options.zone));
    if (!options.until.empty()) {
        const QString text = QString::fromStdString(options.until);
        log.until = parseLogTime(text, log.zone);
        // A day alone means all of it.
        if (log.until && !text.contains(u':'))
            *log.until += std::chrono::days(1) - std::chrono::microseconds(1);
    }
    return log;
}

void printSummary(Terminal &terminal, const ServiceNowSummary &summary)
{
    const auto number = [](qint64 n) { return QString::number(n); };
    const ImportCounts &counts = summary.counts;
    terminal.print(Texts::tr("%1 rows read, %2 left out.")
                       .arg(number(summary.rows + summary.brokenRows), number(summary.brokenRows)));
    terminal.print(Texts::tr("Incidents: %1 created, %2 extended, %3 unchanged.")
                       .arg(number(counts.created), number(counts.extended), number(counts.unchanged)));
    terminal.print(Texts::tr("Activity records: %1 written.").arg(number(counts.records)));
    for (const QString &incident : counts.foreign)
        terminal.error(
            Texts::tr("%1 is the number of an incident that was not imported; it is left alone.").arg(incident));
}

Result<ExitCode> runImport(Environment &environment, const ImportOptions &options)
{
    ITSM_TRY_ASSIGN(const ServiceNowLog::Options log, logOptions(options));
    const QString name = QString::fromStdString(options.file);
    QFile file(name);
    const bool isOpen = name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return fail(fileError(Texts::tr("%1 cannot be read: %2").arg(name, file.errorString())));
    ITSM_TRY_ASSIGN(const Workplace workplace,
                    openWorkplace(environment.options, Store::Upgrade::Migrate, MissingTenant::Create, u"import"_s));
    Terminal &terminal = environment.terminal;
    qint64 problems = 0;
    const TransferHooks hooks{
        .progress =
            [&](TransferHooks::Phase phase, qint64 done, qint64 total) {
                terminal.progress(phase == TransferHooks::Phase::Reading ? Texts::tr("Reading") : Texts::tr("Writing"),
                                  done, total);
            },
        .problem =
            [&](const TransferProblem &problem) {
                if (++problems > problemsShown)
                    return;
                const QString kind =
                    problem.kind == TransferProblem::Kind::Broken ? Texts::tr("left out") : Texts::tr("warning");
                terminal.error(u"%1:%2:%3: %4: %5"_s.arg(name, QString::number(problem.line),
                                                         QString::number(problem.column), kind, problem.message));
            },
        .cancel = &interruptFlag()};
    ITSM_TRY_ASSIGN(const ServiceNowSummary summary,
                    importServiceNow(*workplace.connection, workplace.actor, file, log, hooks));
    if (problems > problemsShown)
        terminal.error(
            Texts::tr("%n further problem(s) are not shown.", nullptr, static_cast<int>(problems - problemsShown)));
    printSummary(terminal, summary);
    return summary.brokenRows > 0 || !summary.counts.foreign.empty() ? ExitCode::Partly : ExitCode::Done;
}

// Apart from the checks: lupdate loses the context in functions that speak of std::string.
QString noZone(const QString &given)
{
    return Texts::tr("“%1” is no time zone, e.g. Asia/Shanghai").arg(given);
}

QString noTime(const QString &given)
{
    return Texts::tr("“%1” is no time, e.g. 2016-03-05T12:00 or 05-03-2016 12:00").arg(given);
}

std::string checkZone(const std::string &zone)
{
    const bool isZone = QTimeZone(QByteArray::fromStdString(zone)).isValid();
    return isZone ? std::string() : utf8(noZone(QString::fromStdString(zone)));
}

std::string checkTime(const std::string &time)
{
    const QString given = QString::fromStdString(time);
    return parseLogTime(given, QTimeZone::utc()) ? std::string() : utf8(noTime(given));
}

} // namespace

void addImportCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command = program.add_subcommand("import", utf8(Texts::tr("Load incidents of another system")));
    command->require_subcommand(1);
    CLI::App *serviceNow = command->add_subcommand(
        "servicenow", utf8(Texts::tr("Load an incident event log of ServiceNow (CSV, 36 columns)")));
    const auto options = std::make_shared<ImportOptions>();
    serviceNow->add_option("file", options->file, utf8(Texts::tr("The log; - is standard input")))
        ->required()
        ->type_name("FILE");
    serviceNow->add_option("--timezone", options->zone, utf8(Texts::tr("Zone of times that name none; default: UTC")))
        ->type_name("ZONE")
        ->check(CLI::Validator(checkZone, "", "zone"));
    serviceNow->add_option("--until", options->until, utf8(Texts::tr("Load the log as it stood at this time")))
        ->type_name("TIME")
        ->check(CLI::Validator(checkTime, "", "time"));
    serviceNow->callback([&chosen, options] {
        chosen = [options](Environment &environment) { return runImport(environment, *options); };
    });
}

} // namespace itsm
