#include "services/desk/command_execution.h"

#include "services/desk/alert_writing.h"
#include "services/desk/transaction.h"
#include "services/domain/json.h"
#include "services/storage/incident_batch.h"
#include "services/storage/incident_table.h"
#include "services/storage/lookups.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// `mine` and `theirs` are equal where the command is no longer possible.
Error conflict(const IncidentRef &ref, const Incident &theirs, const Incident &mine)
{
    return versionConflict(
        QCoreApplication::translate("Desk", "Somebody else changed incident %1 meanwhile.").arg(theirs.number),
        ref.version, theirs.version, toJson(mine), toJson(theirs));
}

/// What a chunk of incidents asks to be written, collected so that it goes in few statements.
struct Pending
{
    std::vector<IncidentChange> rows;
    std::vector<Incident> textRows; ///< those whose search tokens change as well
    std::vector<IncidentEvent> events;
    std::vector<std::pair<Alert, Incident>> alerts;
};

Result<> write(Connection &c, Pending &pending)
{
    if (!pending.rows.empty())
        ITSM_TRY(updateIncidents(c, pending.rows));
    for (const Incident &incident : pending.textRows) {
        ITSM_TRY_ASSIGN(const bool isWritten, updateIncident(c, incident, incident.version));
        if (!isWritten)
            return fail(transientError());
    }
    if (!pending.events.empty())
        ITSM_TRY(insertEvents(c, pending.events));
    for (auto &[alert, incident] : pending.alerts) {
        const QString occurrence =
            alert.type + u':' + QString::number(incident.id.value) + u':' + QString::number(incident.escalationLevel);
        ITSM_TRY(writeAlert(c, std::move(alert), incident, occurrence));
    }
    return {};
}

Result<Incident> applyTo(const IncidentRef &ref, const Incident &stored, const IncidentCommand &command,
                         CommandContext &context, Pending &pending)
{
    const bool isStale = ref.version != 0 && ref.version != stored.version && checksVersion(command);
    Incident incident = stored;
    if (isStale) {
        CommandContext scratch = context;
        const auto outcome = apply(command, incident, scratch);
        // Somebody was faster with the very same wish: nothing to write, nothing to quarrel about.
        if (outcome && !outcome->event)
            return stored;
        return fail(conflict(ref, stored, incident));
    }
    ITSM_TRY_ASSIGN(CommandOutcome outcome, apply(command, incident, context));
    if (outcome.event)
        pending.events.push_back(std::move(*outcome.event));
    if (outcome.alert)
        pending.alerts.emplace_back(std::move(*outcome.alert), incident);
    if (outcome.textChanged)
        pending.textRows.push_back(incident);
    else if (outcome.rowChanged)
        pending.rows.push_back({stored, incident});
    if (outcome.rowChanged)
        ++incident.version;
    return incident;
}

} // namespace

Result<CommandContext> readContext(Connection &c, const Actor &actor, Instant now, const IncidentCommand &command)
{
    CommandContext context;
    context.actor = actor;
    context.now = now;
    const CommandReferences wanted = references(command);
    if (!wanted.users.empty()) {
        ITSM_TRY_ASSIGN(const std::vector<User> users, selectUsersById(c, actor.tenant, wanted.users));
        for (const User &user : users)
            context.users.insert(user.id, user);
    }
    if (wanted.item.isValid()) {
        ITSM_TRY_ASSIGN(const std::optional<QString> name, selectCiName(c, actor.tenant, wanted.item));
        if (name)
            context.items.insert(wanted.item, *name);
    }
    if (wanted.managers) {
        ITSM_TRY_ASSIGN(const std::vector<UserLoad> loads, selectManagerLoads(c, actor.tenant));
        for (const UserLoad &load : loads)
            context.managers.push_back({load.user, load.openIncidents});
    }
    if (wanted.matrix) {
        ITSM_TRY_ASSIGN(context.matrix, readPriorityMatrix(c, actor.tenant));
    }
    ITSM_TRY(checkReferences(command, context));
    return context;
}

Result<PriorityMatrix> readPriorityMatrix(Connection &c, TenantId tenant)
{
    ITSM_TRY_ASSIGN(const std::optional<QJsonObject> stored, selectSetting(c, tenant, u"priority_matrix"_s));
    return stored ? PriorityMatrix::fromJson(*stored) : Result<PriorityMatrix>();
}

Result<std::vector<Result<Incident>>> execute(Connection &c, CommandContext &context, const IncidentCommand &command,
                                              std::span<const IncidentRef> refs)
{
    std::vector<IncidentId> ids;
    ids.reserve(refs.size());
    for (const IncidentRef &ref : refs)
        ids.push_back(ref.id);
    ITSM_TRY_ASSIGN(const std::vector<Incident> stored, lockIncidents(c, context.actor.tenant, ids));
    QHash<IncidentId, const Incident *> byId;
    byId.reserve(static_cast<qsizetype>(stored.size()));
    for (const Incident &incident : stored)
        byId.insert(incident.id, &incident);

    if (std::holds_alternative<Undo>(command)) {
        ITSM_TRY_ASSIGN(const auto changes, selectLastChanges(c, context.actor.tenant, ids));
        for (const IncidentEvent &event : changes)
            context.lastChanges.insert(event.incidentId, event);
    }

    std::vector<Result<Incident>> results;
    results.reserve(refs.size());
    Pending pending;
    for (const IncidentRef &ref : refs) {
        const Incident *incident = byId.value(ref.id);
        if (!incident)
            results.emplace_back(fail(noSuchIncident(ref.id)));
        else
            results.push_back(applyTo(ref, *incident, command, context, pending));
    }
    ITSM_TRY(write(c, pending));
    return results;
}

Error noSuchIncident(IncidentId id)
{
    return {Error::Code::NotFound,
            QCoreApplication::translate("Desk", "There is no incident of this number."),
            {},
            {{u"id"_s, id.value}}};
}

Error noSuchIncident(const QString &number)
{
    return {Error::Code::NotFound,
            QCoreApplication::translate("Desk", "There is no incident of the number %1.").arg(number),
            {},
            {}};
}

} // namespace itsm
