#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/storage/lookups.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The assignee and the configuration item that a new incident names, checked as the verbs check them.
Result<> fillReferences(Connection &c, const NewIncident &input, Incident &incident)
{
    if (input.assigneeId.value != 0) {
        ITSM_TRY_ASSIGN(const std::vector<User> users, selectUsersById(c, incident.tenantId, {input.assigneeId}));
        CommandContext context;
        for (const User &user : users)
            context.users.insert(user.id, user);
        ITSM_TRY(checkReferences(Assign{.assigneeId = input.assigneeId, .reason = {}}, context));
        incident.assigneeId = input.assigneeId;
        incident.assigneeName = users.front().name;
        incident.status = Status::Assigned;
    }
    if (input.ciId.value != 0) {
        CommandContext context;
        ITSM_TRY_ASSIGN(const std::optional<QString> name, selectCiName(c, incident.tenantId, input.ciId));
        if (name)
            context.items.insert(input.ciId, *name);
        IncidentPatch patch;
        patch.ciId = input.ciId;
        ITSM_TRY(checkReferences(Update{patch}, context));
        incident.ciId = input.ciId;
        incident.ciName = *name;
    }
    return {};
}

Incident newIncident(const NewIncident &input, const Actor &actor, Instant now)
{
    Incident incident;
    incident.tenantId = actor.tenant;
    incident.title = input.title;
    incident.description = input.description;
    incident.severity = input.severity;
    incident.impact = input.impact;
    incident.urgency = input.urgency;
    incident.category = input.category;
    incident.subcategory = input.subcategory;
    incident.source = input.source;
    incident.assignmentGroup = input.assignmentGroup;
    incident.impactAnalysis = input.impactAnalysis;
    incident.metadata = input.metadata;
    incident.reporterId = actor.user;
    incident.reporterName = actor.name;
    incident.isAutomated = !actor.user.isValid();
    incident.detectedAt = input.detectedAt.value_or(now);
    incident.createdAt = now;
    incident.updatedAt = now;
    return incident;
}

} // namespace

Result<Incident> ServiceDesk::createIncident(Connection &c, const Actor &actor, const NewIncident &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteIncidents));
    ITSM_TRY_ASSIGN(const NewIncident checked, validated(input));
    const auto prepare = [&]() -> Result<Incident> {
        const Instant now = m_clock.now();
        Incident incident = newIncident(checked, actor, now);
        ITSM_TRY(fillReferences(c, checked, incident));
        if (checked.priority) {
            incident.priority = *checked.priority;
        } else {
            ITSM_TRY_ASSIGN(const PriorityMatrix matrix, readPriorityMatrix(c, actor.tenant));
            incident.priority = matrix.priority(checked.impact, checked.urgency);
        }
        ITSM_TRY_ASSIGN(incident.number, nextIncidentNumber(c, actor.tenant, now));
        return incident;
    };
    // Whoever takes a number keeps all others of the tenant from taking one until his transaction is on disk. Where
    // there are others it is therefore taken in one of its own; when the incident fails then, it is never used.
    std::optional<Incident> prepared;
    if (canLockBefore(c)) {
        auto taken = inShortTransaction(c, actor, prepare);
        if (taken)
            prepared = *std::move(taken);
        else if (c.isAlive()) // else the next transaction says so, and nobody looks for an incident that is not there
            return taken;
    }
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Incident> {
        // Again from its start, it takes another number.
        ITSM_TRY_ASSIGN(Incident incident,
                        prepared ? Result<Incident>(*std::exchange(prepared, std::nullopt)) : prepare());
        ITSM_TRY_ASSIGN(incident.id, insertIncident(c, incident));
        ITSM_TRY(insertEvents(
            c, {makeEvent(eventtype::creation, incident, actor, incident.createdAt, creationFacts(incident))}));
        return incident;
    });
}

Result<Incident> ServiceDesk::run(Connection &c, const Actor &actor, const IncidentRef &ref,
                                  const IncidentCommand &command) const
{
    ITSM_TRY(authorize(actor, permissionOf(command)));
    ITSM_TRY_ASSIGN(const IncidentCommand checked, validated(command));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Incident> {
        ITSM_TRY_ASSIGN(CommandContext context, readContext(c, actor, m_clock.now(), checked));
        ITSM_TRY_ASSIGN(std::vector<Result<Incident>> results, execute(c, context, checked, {&ref, 1}));
        return std::move(results.front());
    });
}

} // namespace itsm
