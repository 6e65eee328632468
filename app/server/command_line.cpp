#include "app/server/command_line.h"

#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"
#include "translations/translations.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString footer()
{
    return ServerText::tr(
               "URL is sqlite:PATH or postgresql://[USER@]HOST[:PORT]/NAME; it may also stand in ITSM_DATABASE or in\n"
               "the configuration file. Put passwords into ~/.pgpass or PGPASSFILE, not on the command line.") +
           u"\n\n"_s +
           ServerText::tr(
               "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but rows were left out, 69 database unavailable,\n"
               "70 defect of the program, 74 file cannot be read or written, 76 database made by a newer version,\n"
               "78 configuration, 130 interrupted, 141 nobody reads the results. See itsmd(1).");
}

/// Messages in this language, to the end of the program.
void speak(const QString &code)
{
    if (auto translator = loadTranslator(code)) {
        QCoreApplication::installTranslator(translator.get());
        translator.release()->setParent(QCoreApplication::instance());
    }
}

std::vector<std::string> languages()
{
    std::vector<std::string> codes;
    for (const QString &code : languageCodes())
        codes.push_back(code.toStdString());
    return codes;
}

} // namespace

int runCommandLine(int argc, const char *const *argv)
{
    installInterruptHandler();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    speak(commandLineLanguage(arguments));

    CLI::App program{utf8(ServerText::tr("itsmd - the headless side of ITSM Console")), "itsmd"};
    translateUsage(program);
    program.set_version_flag("--version", "itsmd " ITSM_VERSION, utf8(ServerText::tr("Print the version")));
    program.set_help_flag("-h,--help", utf8(ServerText::tr("Print this help")));
    program.footer(utf8(footer()));
    program.require_subcommand(1);
    program.fallthrough(); // the options below may stand behind the command as well

    GlobalOptions options;
    CLI::Option *database =
        program.add_option("-d,--database", options.database, utf8(ServerText::tr("The database to work on")))
            ->type_name("URL");
    program.add_option("-c,--config", options.config, utf8(ServerText::tr("Read this configuration file")))
        ->type_name("FILE")
        ->excludes(database);
    program
        .add_option("--tenant", options.tenant, utf8(ServerText::tr("The tenant to work in; default: the first one")))
        ->type_name("CODE");
    program
        .add_option("--language", options.language,
                    utf8(ServerText::tr("Language of messages; default: that of the environment")))
        ->type_name("CODE")
        ->check(oneOf(languages()));
    program.add_flag("-q,--quiet", options.isQuiet, utf8(ServerText::tr("Print results and errors only")));

    CommandFunction chosen;
    addServeCommand(program, chosen);
    addMigrateCommand(program, chosen);
    addImportCommand(program, chosen);
    addExportCommand(program, chosen);
    addStatsCommand(program, chosen);
    addCheckCommand(program, chosen);
    addSampleCommand(program, chosen);
    addUserCommand(program, chosen);
    addTokenCommand(program, chosen);
    addAuditCommand(program, chosen);
    addSourceCommand(program, chosen);
    addPriorityCommand(program, chosen);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const int code = program.exit(error);
        return static_cast<int>(code == 0 ? ExitCode::Done : ExitCode::Usage);
    }
    Terminal terminal(options.isQuiet);
    Environment environment{.options = options, .terminal = terminal};
    const Result<ExitCode> result = chosen(environment);
    if (result && !terminal.printFailure().isEmpty()) {
        if (isReaderGone())
            return static_cast<int>(ExitCode::ReaderGone);
        terminal.error(ServerText::tr("Not all of the results were printed: %1").arg(terminal.printFailure()));
        return static_cast<int>(ExitCode::InputOutput);
    }
    if (result)
        return static_cast<int>(*result);
    terminal.error(result.error().message);
    return static_cast<int>(exitCodeFor(result.error()));
}

} // namespace itsm
