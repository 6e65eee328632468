#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/transfer/export.h"

#include <QFile>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct ExportArguments
{
    std::string format = "csv";
    std::string filter;
    std::string output = "-";
    bool byteOrderMark = false;
};

Result<ExitCode> runExport(Environment &environment, const ExportArguments &arguments)
{
    const QString filter = QString::fromStdString(arguments.filter);
    auto parsed = parseFilter(filter);
    if (!parsed) {
        const FilterError &error = parsed.error();
        environment.terminal.error(
            ServerText::tr("--filter, character %1: %2").arg(QString::number(error.position + 1), error.message));
        return ExitCode::Usage;
    }
    ExportSource source;
    source.query.filter = *std::move(parsed);
    const auto writer =
        makeFieldWriter(arguments.format == "json" ? ExportFormat::Json : ExportFormat::Csv, arguments.byteOrderMark);
    ITSM_TRY_ASSIGN(const Workplace workplace,
                    openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Refuse, u"system"_s));
    Terminal &terminal = environment.terminal;
    const TransferHooks hooks{
        .progress = [&](TransferHooks::Phase, qint64 done,
                        qint64 total) { terminal.progress(ServerText::tr("Exporting"), done, total); },
        .problem = {},
        .cancel = &interruptFlag()};
    const ServiceDesk desk(SystemClock::instance());
    if (arguments.output == "-") {
        // The descriptor itself: what a FILE keeps to the end fails where nobody sees it.
        QFile output;
        if (!output.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
            return fail(fileError(output.errorString()));
        const Result<qint64> written =
            exportIncidents(desk, *workplace.connection, workplace.actor, source, *writer, output, hooks);
        if (!written && written.error().field == "output"_L1 && isReaderGone())
            return ExitCode::ReaderGone;
        ITSM_TRY(written);
        return ExitCode::Done;
    }
    const QString path = QString::fromStdString(arguments.output);
    ITSM_TRY_ASSIGN(const qint64 rows,
                    exportIncidents(desk, *workplace.connection, workplace.actor, source, *writer, path, hooks));
    terminal.tell(ServerText::tr("%n incident(s) written to %1.", nullptr, static_cast<int>(rows)).arg(path));
    return ExitCode::Done;
}

} // namespace

void addExportCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command =
        program.add_subcommand("export", utf8(ServerText::tr("Write data to a file or to standard output")));
    command->require_subcommand(1);
    CLI::App *incidents =
        command->add_subcommand("incidents", utf8(ServerText::tr("Write incidents, ordered by number")));
    const auto arguments = std::make_shared<ExportArguments>();
    incidents->add_option("--format", arguments->format, utf8(ServerText::tr("csv or json; default: csv")))
        ->type_name("FORMAT")
        ->check(oneOf({"csv", "json"}));
    incidents
        ->add_option("--filter", arguments->filter,
                     utf8(ServerText::tr("Only incidents that match, e.g. 'status:new prio:urgent \"text\"'")))
        ->type_name("FILTER");
    incidents
        ->add_option("-o,--output", arguments->output,
                     utf8(ServerText::tr("The file to write; default: standard output")))
        ->type_name("FILE");
    incidents->add_flag("--bom", arguments->byteOrderMark,
                        utf8(ServerText::tr("Begin a CSV file with a byte order mark, for spreadsheets")));
    incidents->callback([&chosen, arguments] {
        chosen = [arguments](Environment &environment) { return runExport(environment, *arguments); };
    });
}

} // namespace itsm
