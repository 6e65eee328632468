#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/transfer/csv_import.h"
#include "services/transfer/foreign_file.h"
#include "services/transfer/local_time.h"
#include "services/transfer/servicenow_import.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr int problemsShown = 50;

/// How the file is written; empty: found out.
struct FormatArguments
{
    std::string encoding;
    std::string delimiter;
};

struct ImportOptions
{
    std::string file;
    FormatArguments format;
    std::string zone = "UTC";
    std::string until;
};

struct CsvArguments
{
    std::string file;
    FormatArguments format;
    std::vector<std::string> columns; ///< "column=field"
    std::string zone = "UTC";
    bool isDayFirst = false;
};

/// Invalid: it is no table in text.
Result<CsvFormat> formatOf(QIODevice &file, const FormatArguments &arguments)
{
    const CsvFormat format =
        guessFormat(file, {.encoding = encodingFromName(QString::fromStdString(arguments.encoding)),
                           .delimiter = delimiterFromName(QString::fromStdString(arguments.delimiter))});
    ITSM_TRY(refuseForeign(file, format.encoding));
    return format;
}

Result<ServiceNowLog::Options> logOptions(const ImportOptions &options)
{
    ServiceNowLog::Options log;
    log.zone = QTimeZone(QByteArray::fromStdString(options.zone));
    if (!options.until.empty())
        log.until = parseLocalEnd(QString::fromStdString(options.until), log.zone);
    return log;
}

void printSummary(Terminal &terminal, const ImportSummary &summary)
{
    const auto number = [](qint64 n) { return QString::number(n); };
    const ImportCounts &counts = summary.counts;
    terminal.print(ServerText::tr("%1 rows read, %2 left out.")
                       .arg(number(summary.rows + summary.brokenRows), number(summary.brokenRows)));
    terminal.print(ServerText::tr("Incidents: %1 created, %2 extended, %3 unchanged.")
                       .arg(number(counts.created), number(counts.extended), number(counts.unchanged)));
    terminal.print(ServerText::tr("Activity records: %1 written.").arg(number(counts.records)));
}

/// "column=field"; the column may hold the sign itself.
std::pair<QString, QString> columnAndField(const QString &argument)
{
    const qsizetype sign = argument.lastIndexOf(u'=');
    return {argument.left(sign).trimmed(), argument.mid(sign + 1).trimmed()};
}

/// Opens file and database, lets `load` do the work, and prints what came of it.
template <typename Load>
Result<ExitCode> runImport(Environment &environment, const QString &name, Load load)
{
    QFile file(name);
    const bool isOpen = name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return fail(fileError(ServerText::tr("%1 cannot be read: %2").arg(name, file.errorString())));
    ITSM_TRY_ASSIGN(const Workplace workplace,
                    openWorkplace(environment.options, Store::Upgrade::Migrate, MissingTenant::Create, u"import"_s));
    Terminal &terminal = environment.terminal;
    qint64 problems = 0;
    const TransferHooks hooks{
        .progress =
            [&](TransferHooks::Phase phase, qint64 done, qint64 total) {
                terminal.progress(phase == TransferHooks::Phase::Reading ? ServerText::tr("Reading")
                                                                         : ServerText::tr("Writing"),
                                  done, total);
            },
        .problem =
            [&](const TransferProblem &problem) {
                if (++problems > problemsShown)
                    return;
                const QString kind = problem.kind == TransferProblem::Kind::Broken ? ServerText::tr("left out")
                                                                                   : ServerText::tr("warning");
                terminal.error(u"%1:%2:%3: %4: %5"_s.arg(name, QString::number(problem.line),
                                                         QString::number(problem.column), kind, problem.message));
            },
        .cancel = &interruptFlag()};
    ITSM_TRY_ASSIGN(const ImportSummary summary, load(workplace, file, hooks));
    if (problems > problemsShown)
        terminal.error(ServerText::tr("%n further problem(s) are not shown.", nullptr,
                                      static_cast<int>(problems - problemsShown)));
    printSummary(terminal, summary);
    return summary.brokenRows > 0 || !summary.counts.foreign.empty() ? ExitCode::Partly : ExitCode::Done;
}

Result<ExitCode> runServiceNow(Environment &environment, const ImportOptions &options)
{
    ITSM_TRY_ASSIGN(const ServiceNowLog::Options log, logOptions(options));
    return runImport(
        environment, QString::fromStdString(options.file),
        [&](const Workplace &workplace, QIODevice &file, const TransferHooks &hooks) -> Result<ImportSummary> {
            ServiceNowLog::Options own = log;
            ITSM_TRY_ASSIGN(own.format, formatOf(file, options.format));
            ITSM_TRY_ASSIGN(ImportSummary summary,
                            importServiceNow(*workplace.connection, workplace.actor, file, own, hooks));
            for (const QString &incident : summary.counts.foreign)
                environment.terminal.error(
                    ServerText::tr("%1 is the number of an incident that was not imported; it is left alone.")
                        .arg(incident));
            return summary;
        });
}

Result<ExitCode> runCsv(Environment &environment, const CsvArguments &arguments)
{
    CsvImportOptions options;
    options.times = {.zone = QTimeZone(QByteArray::fromStdString(arguments.zone)), .isDayFirst = arguments.isDayFirst};
    for (const std::string &argument : arguments.columns) {
        const auto [column, field] = columnAndField(QString::fromStdString(argument));
        options.columns.insert(column, importFieldFromKey(field));
    }
    return runImport(
        environment, QString::fromStdString(arguments.file),
        [&](const Workplace &workplace, QIODevice &file, const TransferHooks &hooks) -> Result<ImportSummary> {
            ITSM_TRY_ASSIGN(options.format, formatOf(file, arguments.format));
            return importCsv(*workplace.connection, workplace.actor, file, options, hooks);
        });
}

// Apart from the checks: lupdate loses the context in functions that speak of std::string.
QString noZone(const QString &given)
{
    return ServerText::tr("“%1” is no time zone, e.g. Asia/Shanghai").arg(given);
}

QString noTime(const QString &given)
{
    return ServerText::tr("“%1” is no time, e.g. 2016-03-05T12:00 or 05-03-2016 12:00").arg(given);
}

QString noColumn(const QString &given)
{
    return ServerText::tr("“%1” does not say column=field").arg(given);
}

QString noField(const QString &given)
{
    QStringList fields;
    for (int i = 0; i < importFieldCount; ++i)
        fields.append(importFieldKey(static_cast<ImportField>(i)));
    return ServerText::tr("“%1” is none of %2").arg(given, fields.join(u", "_s));
}

std::string checkZone(const std::string &zone)
{
    const bool isZone = QTimeZone(QByteArray::fromStdString(zone)).isValid();
    return isZone ? std::string() : utf8(noZone(QString::fromStdString(zone)));
}

std::string checkTime(const std::string &time)
{
    const QString given = QString::fromStdString(time);
    return parseLocalTime(given, QTimeZone::utc()) ? std::string() : utf8(noTime(given));
}

/// A field's name, or nothing for a column that is to be left out.
std::string checkColumn(const std::string &argument)
{
    const QString given = QString::fromStdString(argument);
    const auto [column, field] = columnAndField(given);
    if (!given.contains(u'=') || column.isEmpty())
        return utf8(noColumn(given));
    return field.isEmpty() || importFieldFromKey(field) ? std::string() : utf8(noField(field));
}

void addFormatOptions(CLI::App &command, FormatArguments &arguments)
{
    const auto names = [](const QStringList &texts) {
        std::vector<std::string> all;
        for (const QString &text : texts)
            all.push_back(text.toStdString());
        return all;
    };
    command
        .add_option("--encoding", arguments.encoding,
                    utf8(ServerText::tr("How the characters are written; found out where it is not said")))
        ->type_name("NAME")
        ->check(CLI::IsMember(names(encodingNames()), CLI::ignore_case));
    command
        .add_option("--delimiter", arguments.delimiter,
                    utf8(ServerText::tr("What stands between the fields; found out where it is not said")))
        ->type_name("NAME")
        ->check(CLI::IsMember(names(delimiterNames()), CLI::ignore_case));
}

void addServiceNow(CLI::App &command, CommandFunction &chosen)
{
    CLI::App *serviceNow = command.add_subcommand(
        "servicenow", utf8(ServerText::tr("Load an incident event log of ServiceNow (CSV, 36 columns)")));
    const auto options = std::make_shared<ImportOptions>();
    serviceNow->add_option("file", options->file, utf8(ServerText::tr("The log; - is standard input")))
        ->required()
        ->type_name("FILE");
    addFormatOptions(*serviceNow, options->format);
    serviceNow
        ->add_option("--timezone", options->zone, utf8(ServerText::tr("Zone of times that name none; default: UTC")))
        ->type_name("ZONE")
        ->check(CLI::Validator(checkZone, "", "zone"));
    serviceNow->add_option("--until", options->until, utf8(ServerText::tr("Load the log as it stood at this time")))
        ->type_name("TIME")
        ->check(CLI::Validator(checkTime, "", "time"));
    serviceNow->callback([&chosen, options] {
        chosen = [options](Environment &environment) { return runServiceNow(environment, *options); };
    });
}

void addCsv(CLI::App &command, CommandFunction &chosen)
{
    CLI::App *csv = command.add_subcommand(
        "csv", utf8(ServerText::tr("Load any table of incidents (CSV), such as one that was exported")));
    const auto arguments = std::make_shared<CsvArguments>();
    csv->add_option("file", arguments->file, utf8(ServerText::tr("The table; - is standard input")))
        ->required()
        ->type_name("FILE");
    csv->add_option(
           "--map", arguments->columns,
           utf8(ServerText::tr("What a column becomes, e.g. 'Team=assignment_group'; without a field it is left "
                               "out. Others are known by their headings")))
        ->type_name("COLUMN=FIELD")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->check(CLI::Validator(checkColumn, "", "column"));
    addFormatOptions(*csv, arguments->format);
    csv->add_option("--timezone", arguments->zone, utf8(ServerText::tr("Zone of times that name none; default: UTC")))
        ->type_name("ZONE")
        ->check(CLI::Validator(checkZone, "", "zone"));
    csv->add_flag("--day-first", arguments->isDayFirst,
                  utf8(ServerText::tr("Take 02/03/2016 for a day in March; without it, such times are broken")));
    csv->callback([&chosen, arguments] {
        chosen = [arguments](Environment &environment) { return runCsv(environment, *arguments); };
    });
}

} // namespace

void addImportCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command = program.add_subcommand("import", utf8(ServerText::tr("Load incidents of another system")));
    command->require_subcommand(1);
    addCsv(*command, chosen);
    addServiceNow(*command, chosen);
}

} // namespace itsm
