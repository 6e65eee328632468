#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/storage/migrations.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<> migrateDatabase(const StoreUrl &url, Terminal &terminal)
{
    int steps = 0;
    ITSM_TRY(Store::open(url, Store::Upgrade::Migrate, [&](const MigrationStep &step) {
        if (step.total > 0)
            terminal.progress(step.title, step.done, step.total);
        if (step.done == step.total) {
            ++steps;
            terminal.tell(ServerText::tr("Schema %1: %2").arg(QString::number(step.version), step.title));
        }
    }));
    if (steps == 0)
        terminal.tell(ServerText::tr("The schema is up to date (version %1).").arg(currentSchemaVersion()));
    return {};
}

Result<ExitCode> runMigrate(Environment &environment)
{
    ITSM_TRY_ASSIGN(const DatabaseChoice choice, chooseDatabase(environment.options));
    ITSM_TRY(migrateDatabase(choice.url, environment.terminal));
    ITSM_TRY_ASSIGN(const Workplace workplace,
                    openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Create, u"system"_s));
    environment.terminal.tell(
        ServerText::tr("%1 is ready. Tenant: %2.").arg(choice.url.display(), workplace.tenant.code));
    return ExitCode::Done;
}

} // namespace

void addMigrateCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command = program.add_subcommand(
        "migrate", utf8(ServerText::tr("Create the schema or bring it to the newest version; adopts a database of the "
                                       "specification's tables")));
    command->callback([&chosen] { chosen = runMigrate; });
}

} // namespace itsm
