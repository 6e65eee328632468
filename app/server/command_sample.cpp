#include "app/server/commands.h"
#include "app/server/usage.h"

#include "services/transfer/sample.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<ExitCode> runSample(Environment &environment)
{
    ITSM_TRY_ASSIGN(const Workplace workplace,
                    openWorkplace(environment.options, Store::Upgrade::Migrate, MissingTenant::Create, u"system"_s));
    ITSM_TRY(createSample(*workplace.connection, SystemClock::instance(), workplace.tenant.code));
    environment.terminal.tell(QCoreApplication::translate("Server", "The sample workspace is ready in %1.")
                                  .arg(workplace.store->url().display()));
    return ExitCode::Done;
}

} // namespace

void addSampleCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command = program.add_subcommand(
        "sample", utf8(QCoreApplication::translate("Server", "Fill an empty database with the sample workspace")));
    command->callback([&chosen] { chosen = runSample; });
}

} // namespace itsm
