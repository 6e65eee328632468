#pragma once

#include "services/desk/commands.h"
#include "services/domain/result.h"

namespace itsm {

/// A command as the body of a request has it.
struct CommandBody
{
    IncidentCommand command;
    qint64 version = 0;  ///< that its author saw; 0: none was said
    IncidentId incident; ///< where the body names it, too: escalating, in both dialects
};

/// Reads the fields of the command `type`: "acknowledge", "assign", "status", "resolve", "close", "reopen", "escalate",
/// "comments", "delete", "restore", "undo", "update". `json` may repeat the type; null is an empty body. Accepted
/// beside the names that commandToJson() writes: level and message in escalating, closeNotes, content, reason for each
/// note. Errors as BodyReader's; an unknown type is NotFound.
[[nodiscard]] Result<CommandBody> readCommand(const QString &type, const QJsonValue &json);
/// {"type":…,…}, as in bulk requests.
[[nodiscard]] Result<CommandBody> readCommand(const QJsonValue &json);

/// The same as an object, with its type; without version and incident. A command's type is also the last part of its
/// path.
[[nodiscard]] QJsonObject commandToJson(const IncidentCommand &command);
[[nodiscard]] QString commandType(const IncidentCommand &command);

/// The body of PUT /incidents/{id}, which may be about more than the desk's Update: an assignee and a state as well.
struct IncidentUpdate
{
    IncidentPatch patch;
    std::optional<UserId> assigneeId;
    std::optional<Status> status;
    QString note;       ///< for a state that asks for one: note, resolution, close_notes or reason
    qint64 version = 0; ///< that its author saw; 0: none was said, or `force`
    /// The commands that do it, in their order.
    [[nodiscard]] std::vector<IncidentCommand> commands() const;
};
[[nodiscard]] Result<IncidentUpdate> readIncidentUpdate(const QJsonValue &json);

/// {"id":…,"version":…}
[[nodiscard]] QJsonObject toJson(const IncidentRef &ref);
[[nodiscard]] Result<std::vector<IncidentRef>> readRefs(const QJsonValue &json, const QString &field);

} // namespace itsm
