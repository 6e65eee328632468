#include "services/wire/command_body.h"

#include "services/wire/body_reader.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

void readPatch(BodyReader &body, IncidentPatch &patch)
{
    body.text(u"title"_s, patch.title);
    body.text(u"description"_s, patch.description);
    body.token(u"priority"_s, patch.priority);
    body.token(u"severity"_s, patch.severity);
    body.token(u"impact"_s, patch.impact);
    body.token(u"urgency"_s, patch.urgency);
    body.text(u"category"_s, patch.category);
    body.text(u"subcategory"_s, patch.subcategory);
    body.text(u"assignment_group"_s, patch.assignmentGroup);
    body.id(u"configuration_item_id"_s, patch.ciId);
    body.value(u"impact_analysis"_s, patch.impactAnalysis);
    body.value(u"root_cause"_s, patch.rootCause);
    body.value(u"resolution_steps"_s, patch.resolutionSteps);
    body.object(u"metadata"_s, patch.metadata);
}

QJsonObject patchToJson(const IncidentPatch &patch)
{
    QJsonObject json;
    const auto insert = [&](const QString &key, const auto &value) {
        using T = std::remove_cvref_t<decltype(*value)>;
        if (!value)
            return;
        if constexpr (std::is_enum_v<T>)
            json.insert(key, QString::fromLatin1(tokenName(*value)));
        else if constexpr (std::is_same_v<T, CiId>)
            json.insert(key, value->isValid() ? QJsonValue(value->value) : QJsonValue(QJsonValue::Null));
        else
            json.insert(key, *value);
    };
    insert(u"title"_s, patch.title);
    insert(u"description"_s, patch.description);
    insert(u"priority"_s, patch.priority);
    insert(u"severity"_s, patch.severity);
    insert(u"impact"_s, patch.impact);
    insert(u"urgency"_s, patch.urgency);
    insert(u"category"_s, patch.category);
    insert(u"subcategory"_s, patch.subcategory);
    insert(u"assignment_group"_s, patch.assignmentGroup);
    insert(u"configuration_item_id"_s, patch.ciId);
    insert(u"impact_analysis"_s, patch.impactAnalysis);
    insert(u"root_cause"_s, patch.rootCause);
    insert(u"resolution_steps"_s, patch.resolutionSteps);
    insert(u"metadata"_s, patch.metadata);
    return json;
}

IncidentCommand readAcknowledge(BodyReader &body, CommandBody &)
{
    Acknowledge command;
    body.alias(u"reason"_s, u"note"_s);
    body.text(u"note"_s, command.note);
    return command;
}

IncidentCommand readAssign(BodyReader &body, CommandBody &)
{
    Assign command;
    std::optional<UserId> assignee;
    body.id(u"assignee_id"_s, assignee);
    if (!assignee)
        body.require(u"assignee_id"_s); // null is given, and means nobody
    command.assigneeId = assignee.value_or(UserId());
    body.text(u"reason"_s, command.reason);
    return command;
}

IncidentCommand readTransition(BodyReader &body, CommandBody &)
{
    Transition command;
    body.alias(u"reason"_s, u"note"_s);
    body.require(u"status"_s);
    body.token(u"status"_s, command.to);
    body.text(u"note"_s, command.note);
    return command;
}

IncidentCommand readResolve(BodyReader &body, CommandBody &)
{
    Resolve command;
    body.text(u"resolution"_s, command.resolution);
    body.text(u"root_cause"_s, command.rootCause);
    return command;
}

IncidentCommand readClose(BodyReader &body, CommandBody &)
{
    Close command;
    body.alias(u"close_notes"_s, u"notes"_s);
    body.text(u"notes"_s, command.notes);
    return command;
}

IncidentCommand readReopen(BodyReader &body, CommandBody &)
{
    Reopen command;
    body.text(u"reason"_s, command.reason);
    return command;
}

IncidentCommand readEscalate(BodyReader &body, CommandBody &result)
{
    Escalate command;
    body.alias(u"level"_s, u"escalation_level"_s);
    body.alias(u"message"_s, u"reason"_s); // as the actions of rules have it
    body.require(u"escalation_level"_s);
    body.integer(u"escalation_level"_s, command.level);
    body.text(u"reason"_s, command.reason);
    body.ids(u"notify_users"_s, command.notifyUsers);
    body.flag(u"auto_assign"_s, command.autoAssign);
    body.id(u"incident_id"_s, result.incident);
    return command;
}

IncidentCommand readComment(BodyReader &body, CommandBody &)
{
    Comment command;
    body.alias(u"content"_s, u"text"_s);
    body.text(u"text"_s, command.text);
    body.flag(u"is_internal"_s, command.isInternal);
    body.nothing(u"mentions"_s);
    body.nothing(u"attachments"_s);
    return command;
}

IncidentCommand readDelete(BodyReader &body, CommandBody &)
{
    Delete command;
    body.text(u"reason"_s, command.reason);
    return command;
}

IncidentCommand readRestore(BodyReader &, CommandBody &)
{
    return Restore();
}

IncidentCommand readUpdate(BodyReader &body, CommandBody &)
{
    Update command;
    readPatch(body, command.patch);
    return command;
}

IncidentCommand readUndo(BodyReader &, CommandBody &)
{
    return Undo();
}

using Reader = IncidentCommand (*)(BodyReader &, CommandBody &);

Reader readerOf(const QString &type)
{
    static const QHash<QString, Reader> readers{
        {u"acknowledge"_s, readAcknowledge}, {u"assign"_s, readAssign},    {u"status"_s, readTransition},
        {u"resolve"_s, readResolve},         {u"close"_s, readClose},      {u"reopen"_s, readReopen},
        {u"escalate"_s, readEscalate},       {u"comments"_s, readComment}, {u"delete"_s, readDelete},
        {u"restore"_s, readRestore},         {u"update"_s, readUpdate},    {u"undo"_s, readUndo},
    };
    return readers.value(type);
}

/// Writes each command's fields beside its type.
struct Writer
{
    QJsonObject operator()(const Acknowledge &command) const
    {
        return {{u"type"_s, u"acknowledge"_s}, {u"note"_s, command.note}};
    }
    QJsonObject operator()(const Assign &command) const
    {
        return {{u"type"_s, u"assign"_s}, {u"assignee_id"_s, command.assigneeId.value}, {u"reason"_s, command.reason}};
    }
    QJsonObject operator()(const Transition &command) const
    {
        return {{u"type"_s, u"status"_s},
                {u"status"_s, QString::fromLatin1(tokenName(command.to))},
                {u"note"_s, command.note}};
    }
    QJsonObject operator()(const Resolve &command) const
    {
        return {{u"type"_s, u"resolve"_s}, {u"resolution"_s, command.resolution}, {u"root_cause"_s, command.rootCause}};
    }
    QJsonObject operator()(const Close &command) const
    {
        return {{u"type"_s, u"close"_s}, {u"notes"_s, command.notes}};
    }
    QJsonObject operator()(const Reopen &command) const
    {
        return {{u"type"_s, u"reopen"_s}, {u"reason"_s, command.reason}};
    }
    QJsonObject operator()(const Escalate &command) const
    {
        QJsonArray people;
        for (const UserId id : command.notifyUsers)
            people.append(id.value);
        return {{u"type"_s, u"escalate"_s},
                {u"escalation_level"_s, command.level},
                {u"reason"_s, command.reason},
                {u"notify_users"_s, people},
                {u"auto_assign"_s, command.autoAssign}};
    }
    QJsonObject operator()(const Comment &command) const
    {
        return {{u"type"_s, u"comments"_s}, {u"text"_s, command.text}, {u"is_internal"_s, command.isInternal}};
    }
    QJsonObject operator()(const Delete &command) const
    {
        return {{u"type"_s, u"delete"_s}, {u"reason"_s, command.reason}};
    }
    QJsonObject operator()(const Restore &) const { return {{u"type"_s, u"restore"_s}}; }
    QJsonObject operator()(const Update &command) const
    {
        QJsonObject json = patchToJson(command.patch);
        json.insert(u"type"_s, u"update"_s);
        return json;
    }
    QJsonObject operator()(const Undo &) const { return {{u"type"_s, u"undo"_s}}; }
};

} // namespace

Result<CommandBody> readCommand(const QString &type, const QJsonValue &json)
{
    const Reader read = readerOf(type);
    if (!read)
        return fail(Error::Code::NotFound, QCoreApplication::translate("Wire", "There is no command \"%1\".").arg(type),
                    u"type"_s);
    BodyReader body(json.isNull() || json.isUndefined() ? QJsonValue(QJsonObject()) : json);
    QString given = type;
    body.text(u"type"_s, given);
    if (given != type)
        body.refuse(u"type"_s, QCoreApplication::translate("Wire", "The body is about another command."));
    CommandBody result;
    body.integer(u"version"_s, result.version);
    result.command = read(body, result);
    ITSM_TRY(body.finish());
    return result;
}

Result<CommandBody> readCommand(const QJsonValue &json)
{
    const QJsonValue type = json["type"_L1];
    if (!type.isString() || !readerOf(type.toString()))
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Wire", "There is no command \"%1\".").arg(type.toString()), u"type"_s);
    return readCommand(type.toString(), json);
}

QJsonObject commandToJson(const IncidentCommand &command)
{
    return std::visit(Writer(), command);
}

QString commandType(const IncidentCommand &command)
{
    return commandToJson(command).value("type"_L1).toString();
}

Result<IncidentUpdate> readIncidentUpdate(const QJsonValue &json)
{
    BodyReader body(json);
    IncidentUpdate update;
    for (const QString &note : {u"resolution"_s, u"close_notes"_s, u"reason"_s})
        body.alias(note, u"note"_s);
    body.text(u"note"_s, update.note);
    body.id(u"assignee_id"_s, update.assigneeId);
    body.token(u"status"_s, update.status);
    readPatch(body, update.patch);
    bool force = false;
    body.flag(u"force"_s, force);
    body.integer(u"version"_s, update.version);
    ITSM_TRY(body.finish());
    if (force)
        update.version = 0;
    return update;
}

std::vector<IncidentCommand> IncidentUpdate::commands() const
{
    std::vector<IncidentCommand> commands;
    if (!patch.isEmpty())
        commands.emplace_back(Update{patch});
    if (assigneeId)
        commands.emplace_back(Assign{.assigneeId = *assigneeId, .reason = {}});
    if (status)
        commands.emplace_back(Transition{.to = *status, .note = note});
    return commands;
}

QJsonObject toJson(const IncidentRef &ref)
{
    return {{u"id"_s, ref.id.value}, {u"version"_s, ref.version}};
}

Result<std::vector<IncidentRef>> readRefs(const QJsonValue &json, const QString &field)
{
    if (!json.isArray())
        return fail(Error::Code::Invalid, QCoreApplication::translate("Wire", "\"%1\" must be a list.").arg(field),
                    field);
    std::vector<IncidentRef> refs;
    const QJsonArray list = json.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        BodyReader body(list[i], field + u'.' + QString::number(i));
        IncidentRef ref;
        body.require(u"id"_s);
        body.id(u"id"_s, ref.id);
        body.integer(u"version"_s, ref.version);
        ITSM_TRY(body.finish());
        refs.push_back(ref);
    }
    return refs;
}

} // namespace itsm
