#include "services/desk/incident_changes.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

tl::unexpected<Error> noSuchUser(const QString &field, UserId id)
{
    return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "There is no such active person."), field,
                {{u"id"_s, id.value}});
}

} // namespace

CommandReferences references(const IncidentCommand &command)
{
    CommandReferences found;
    if (const auto *assign = std::get_if<Assign>(&command); assign && assign->assigneeId.isValid())
        found.users = {assign->assigneeId};
    if (const auto *escalate = std::get_if<Escalate>(&command)) {
        found.users = escalate->notifyUsers;
        found.managers = escalate->autoAssign;
    }
    if (const auto *update = std::get_if<Update>(&command)) {
        found.item = update->patch.ciId.value_or(CiId{});
        found.matrix = (update->patch.impact || update->patch.urgency) && !update->patch.priority;
    }
    return found;
}

Permission permissionOf(const IncidentCommand &command)
{
    return std::holds_alternative<Delete>(command) || std::holds_alternative<Restore>(command)
               ? Permission::DeleteIncidents
               : Permission::WriteIncidents;
}

bool checksVersion(const IncidentCommand &command)
{
    return !std::holds_alternative<Comment>(command);
}

Result<> checkReferences(const IncidentCommand &command, const CommandContext &context)
{
    const auto canTakePart = [&context](UserId id) {
        const auto user = context.users.constFind(id);
        return user != context.users.constEnd() && user->isActive;
    };
    if (const auto *assign = std::get_if<Assign>(&command);
        assign && assign->assigneeId.value != 0 && !canTakePart(assign->assigneeId))
        return noSuchUser(u"assignee_id"_s, assign->assigneeId);
    if (const auto *escalate = std::get_if<Escalate>(&command)) {
        for (size_t i = 0; i < escalate->notifyUsers.size(); ++i) {
            if (!canTakePart(escalate->notifyUsers[i]))
                return noSuchUser(QString(u"notify_users." + QString::number(i)), escalate->notifyUsers[i]);
        }
    }
    if (const auto *update = std::get_if<Update>(&command);
        update && update->patch.ciId && update->patch.ciId->value != 0 && !context.items.contains(*update->patch.ciId))
        return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "There is no such configuration item."),
                    u"configuration_item_id"_s, {{u"id"_s, update->patch.ciId->value}});
    return {};
}

} // namespace itsm
