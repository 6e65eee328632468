#include "app/server/command_line.h"

#include "app/server/commands.h"
#include "translations/translations.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr char footer[] =
    "DATABASE is sqlite:PATH or postgresql://[USER@]HOST[:PORT]/NAME; it may also stand in ITSM_DATABASE or in the\n"
    "configuration file. Put passwords into ~/.pgpass or PGPASSFILE, not on the command line.\n\n"
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but rows were left out, 69 database unavailable,\n"
    "70 defect of the program, 74 file cannot be read or written, 76 database made by a newer version,\n"
    "78 configuration, 130 interrupted. See itsmd(1).";

/// Messages in the language of the option or of the environment, to the end of the program.
void speak(const std::string &language)
{
    const QString code = language.empty() ? systemLanguage() : QString::fromStdString(language);
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
    CLI::App program{"itsmd - the headless side of ITSM Console", "itsmd"};
    program.set_version_flag("--version", "itsmd " ITSM_VERSION, "Print the version");
    program.set_help_flag("-h,--help", "Print this help");
    program.footer(footer);
    program.require_subcommand(1);
    program.fallthrough(); // the options below may stand behind the command as well

    GlobalOptions options;
    CLI::Option *database =
        program.add_option("-d,--database", options.database, "The database to work on")->type_name("URL");
    program.add_option("-c,--config", options.config, "Read this configuration file")
        ->type_name("FILE")
        ->excludes(database);
    program.add_option("--tenant", options.tenant, "The tenant to work in; default: the first one")->type_name("CODE");
    program.add_option("--language", options.language, "Language of messages; default: that of the environment")
        ->type_name("CODE")
        ->check(CLI::IsMember(languages()));
    program.add_flag("-q,--quiet", options.isQuiet, "Print results and errors only");

    CommandFunction chosen;
    addMigrateCommand(program, chosen);
    addImportCommand(program, chosen);
    addExportCommand(program, chosen);
    addStatsCommand(program, chosen);
    addCheckCommand(program, chosen);
    addSampleCommand(program, chosen);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const int code = program.exit(error);
        return static_cast<int>(code == 0 ? ExitCode::Done : ExitCode::Usage);
    }
    speak(options.language);
    Terminal terminal(options.isQuiet);
    Environment environment{.options = options, .terminal = terminal};
    const Result<ExitCode> result = chosen(environment);
    if (result)
        return static_cast<int>(*result);
    terminal.error(result.error().message);
    return static_cast<int>(exitCodeFor(result.error()));
}

} // namespace itsm
