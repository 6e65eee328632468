#pragma once

#include "services/auth/permissions.h"
#include "services/desk/activity.h"
#include "services/desk/commands.h"
#include "services/domain/state_machine.h"

#include <QHash>

namespace itsm {

/// What a command needs to know besides the incident, read in the transaction of the command.
struct CommandContext
{
    Actor actor;
    Instant now{};
    PriorityMatrix matrix;
    QHash<UserId, User> users;  ///< those that the command names and the tenant has
    QHash<CiId, QString> items; ///< names of those that the command names and the tenant has
    /// Active managers with the number of their open incidents, by id; kept up to date while a bulk command assigns.
    struct Manager
    {
        User user;
        qint64 open = 0;
    };
    std::vector<Manager> managers;
    /// The last change of each incident that an Undo is about.
    QHash<IncidentId, IncidentEvent> lastChanges;
};

/// What a command did to an incident and what is to be written beside it.
struct CommandOutcome
{
    std::optional<IncidentEvent> event; ///< none: the incident is already as asked for, and nothing is to be written
    bool rowChanged = false;            ///< the incident's row must be written; its `version` is still the old one
    bool textChanged = false;           ///< title or description: search tokens follow
    std::optional<Alert> alert;
};

/// The users and items that a command names; they must be in the context before apply().
struct CommandReferences
{
    std::vector<UserId> users;
    CiId item;
    bool managers = false;
    bool matrix = false;
};
[[nodiscard]] CommandReferences references(const IncidentCommand &command);

/// The permission that a verb asks for.
[[nodiscard]] Permission permissionOf(const IncidentCommand &command);
/// Comments never overwrite anything, so they do not ask for the version that the author saw.
[[nodiscard]] bool checksVersion(const IncidentCommand &command);

/// Checks what holds for every incident alike: that the users and items named exist and can take part.
Result<> checkReferences(const IncidentCommand &command, const CommandContext &context);

/// The rules of every verb, without a database: changes the incident as asked for, or says why that is not possible and
/// leaves it alone. The command must be validated().
Result<CommandOutcome> apply(const IncidentCommand &command, Incident &incident, CommandContext &context);

/// The part of apply() that takes an Undo.
Result<CommandOutcome> takeBack(Incident &incident, const CommandContext &context);
/// The part of apply() that takes an Update.
Result<CommandOutcome> applyPatch(const IncidentPatch &patch, Incident &incident, const CommandContext &context);

} // namespace itsm
