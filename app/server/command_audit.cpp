#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/desk/desk.h"
#include "services/domain/json_text.h"
#include "services/wire/audit_json.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct AuditOptions
{
    int limit = 100;
    bool isJson = false;
};

QString line(const AuditRecord &record)
{
    QString text = u"%1  %2  %3  %4"_s.arg(toRfc3339(record.occurredAt), padded(record.userName, 16),
                                           padded(record.action, 20), record.objectName);
    if (!record.data.isEmpty())
        text += u"  "_s + QString::fromUtf8(toJsonText(record.data));
    return text;
}

Result<ExitCode> runAudit(Environment &environment, const AuditOptions &options)
{
    ITSM_TRY_ASSIGN(const Workplace workplace,
                    openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Refuse, u"system"_s));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const std::vector<AuditRecord> records,
                    desk.auditRecords(*workplace.connection, workplace.actor, {}, options.limit));
    for (const AuditRecord &record : records)
        environment.terminal.print(options.isJson ? QString::fromUtf8(toJsonText(toJson(record))) : line(record));
    return ExitCode::Done;
}

} // namespace

void addAuditCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command = program.add_subcommand(
        "audit",
        utf8(ServerText::tr("Print who signed in and who changed people, tokens, rules, items, views and settings")));
    const auto options = std::make_shared<AuditOptions>();
    command
        ->add_option("--limit", options->limit,
                     utf8(ServerText::tr("How many records, the newest first; default: 100")))
        ->type_name("NUMBER")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", options->isJson, utf8(ServerText::tr("Print one JSON object on each line")));
    command->callback([&chosen, options] {
        chosen = [options](Environment &environment) { return runAudit(environment, *options); };
    });
}

} // namespace itsm
