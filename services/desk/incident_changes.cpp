#include "services/desk/incident_changes.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QJsonValue json(const OptionalInstant &t)
{
    return t ? QJsonValue(toRfc3339(*t)) : QJsonValue(QJsonValue::Null);
}
template <typename Tag>
QJsonValue json(Id<Tag> id)
{
    return id.isValid() ? QJsonValue(id.value) : QJsonValue(QJsonValue::Null);
}

tl::unexpected<Error> refuseTransition(const Token<Status> &from, Status to)
{
    QJsonArray allowed;
    for (const Status status : allowedTransitions(from.value()))
        allowed.append(QString::fromLatin1(tokenName(status)));
    const QString target = QString::fromLatin1(tokenName(to));
    return fail(Error::Code::Invalid,
                QCoreApplication::translate("Desk", "An incident in state \"%1\" cannot go to \"%2\".")
                    .arg(from.text(), target),
                u"status"_s, {{u"from"_s, from.text()}, {u"to"_s, target}, {u"allowed"_s, allowed}});
}

tl::unexpected<Error> refuseInState(const QString &message, const Incident &incident)
{
    return fail(Error::Code::Invalid, message, u"status"_s, {{u"from"_s, incident.status.text()}});
}

/// The application of one command to one incident.
class Application
{
public:
    Application(Incident &incident, CommandContext &context)
        : m_incident(incident)
        , m_context(context)
    {
    }

    Result<CommandOutcome> operator()(const Acknowledge &command);
    Result<CommandOutcome> operator()(const Assign &command);
    Result<CommandOutcome> operator()(const Transition &command);
    Result<CommandOutcome> operator()(const Resolve &command);
    Result<CommandOutcome> operator()(const Close &command);
    Result<CommandOutcome> operator()(const Reopen &command);
    Result<CommandOutcome> operator()(const Escalate &command);
    Result<CommandOutcome> operator()(const Comment &command);
    Result<CommandOutcome> operator()(const Delete &command);
    Result<CommandOutcome> operator()(const Restore &command);
    Result<CommandOutcome> operator()(const Update &command);
    Result<CommandOutcome> operator()(const Undo &command);

private:
    void setStatus(Status to);
    void setAssignee(const User &user);
    Result<User> leastBusyManager() const;
    CommandOutcome done(const char *type, const QString &words);

    Incident &m_incident;
    CommandContext &m_context;
    QJsonObject m_data;
};

void Application::setStatus(Status to)
{
    recordChange(m_data, u"status"_s, m_incident.status.text(), QString::fromLatin1(tokenName(to)));
    m_incident.status = to;
}

void Application::setAssignee(const User &user)
{
    if (recordChange(m_data, u"assignee_id"_s, json(m_incident.assigneeId), json(user.id)))
        recordChange(m_data, u"assignee"_s, m_incident.assigneeName, user.name);
    if (isOpen(m_incident.status.value())) {
        for (CommandContext::Manager &manager : m_context.managers) {
            if (manager.user.id == m_incident.assigneeId)
                --manager.open;
            if (manager.user.id == user.id)
                ++manager.open;
        }
    }
    m_incident.assigneeId = user.id;
    m_incident.assigneeName = user.name;
    if (user.id.isValid() && (m_incident.status == Status::New || m_incident.status == Status::Acknowledged))
        setStatus(Status::Assigned);
    // Nobody has it any more, so "assigned" would be untrue.
    if (!user.id.isValid() && m_incident.status == Status::Assigned)
        setStatus(m_incident.acknowledgedAt ? Status::Acknowledged : Status::New);
}

Result<User> Application::leastBusyManager() const
{
    const auto least = std::ranges::min_element(m_context.managers, {}, [](const CommandContext::Manager &manager) {
        return std::pair(manager.open, manager.user.id);
    });
    if (least == m_context.managers.end())
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "There is no active manager to assign the incident to."),
                    u"auto_assign"_s);
    return least->user;
}

CommandOutcome Application::done(const char *type, const QString &words)
{
    m_incident.updatedAt = m_context.now;
    CommandOutcome outcome;
    outcome.event = makeEvent(type, m_incident, m_context.actor, m_context.now, m_data, words);
    outcome.rowChanged = true;
    return outcome;
}

Result<CommandOutcome> Application::operator()(const Acknowledge &command)
{
    if (m_incident.acknowledgedAt && m_incident.status != Status::New)
        return CommandOutcome{};
    if (!isOpen(m_incident.status.value()))
        return refuseInState(QCoreApplication::translate("Desk", "Only an open incident can be acknowledged."),
                             m_incident);
    if (m_incident.status == Status::New)
        setStatus(Status::Acknowledged);
    if (!m_incident.acknowledgedAt) {
        m_incident.acknowledgedAt = m_context.now;
        recordChange(m_data, u"acknowledged_at"_s, QJsonValue::Null, json(m_incident.acknowledgedAt));
    }
    return done(eventtype::acknowledgement, command.note);
}

Result<CommandOutcome> Application::operator()(const Assign &command)
{
    const User user = m_context.users.value(command.assigneeId);
    if (user.id == m_incident.assigneeId && user.name == m_incident.assigneeName)
        return CommandOutcome{};
    if (isTerminal(m_incident.status.value()))
        return refuseInState(
            QCoreApplication::translate("Desk", "A closed or cancelled incident cannot be assigned; reopen it first."),
            m_incident);
    setAssignee(user);
    return done(eventtype::assignment, command.reason);
}

Result<CommandOutcome> Application::operator()(const Transition &command)
{
    if (m_incident.status == command.to)
        return CommandOutcome{};
    if (command.to == Status::InProgress && canReopen(m_incident.status.value())) {
        if (command.note.isEmpty())
            return fail(
                Error::Code::Invalid,
                QCoreApplication::translate("Desk", "A resolved or closed incident must be reopened first; say why."),
                u"note"_s);
        return (*this)(Reopen{command.note});
    }
    if (!canTransition(m_incident.status.value(), command.to))
        return refuseTransition(m_incident.status, command.to);
    switch (command.to) {
    case Status::Acknowledged:
        return (*this)(Acknowledge{command.note});
    case Status::Assigned:
        if (!m_incident.assigneeId.isValid())
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("Desk", "Say to whom the incident is assigned."), u"assignee_id"_s);
        break;
    case Status::Resolved:
        if (command.note.isEmpty())
            return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "Say how the incident was resolved."),
                        u"note"_s);
        return (*this)(Resolve{.resolution = command.note, .rootCause = {}});
    case Status::Closed:
        if (command.note.isEmpty())
            return fail(Error::Code::Invalid, QCoreApplication::translate("Desk", "Closing needs a note."), u"note"_s);
        return (*this)(Close{command.note});
    default:
        break;
    }
    setStatus(command.to);
    return done(eventtype::statusChange, command.note);
}

Result<CommandOutcome> Application::operator()(const Resolve &command)
{
    if (m_incident.status == Status::Resolved || !canTransition(m_incident.status.value(), Status::Resolved))
        return refuseTransition(m_incident.status, Status::Resolved);
    setStatus(Status::Resolved);
    m_incident.resolvedAt = m_context.now;
    recordChange(m_data, u"resolved_at"_s, QJsonValue::Null, json(m_incident.resolvedAt));

    QJsonArray steps = m_incident.resolutionSteps.toArray();
    // A foreign value that is not a list becomes its first element, so that nothing is lost.
    if (!m_incident.resolutionSteps.isArray() && !m_incident.resolutionSteps.isNull() &&
        !m_incident.resolutionSteps.isUndefined())
        steps.append(m_incident.resolutionSteps);
    steps.append(QJsonObject{{u"step"_s, static_cast<int>(steps.size()) + 1},
                             {u"description"_s, command.resolution},
                             {u"executedBy"_s, m_context.actor.name},
                             {u"executedAt"_s, toRfc3339(m_context.now)},
                             {u"status"_s, u"completed"_s}});
    m_incident.resolutionSteps = steps;
    if (!command.rootCause.isEmpty()) {
        QJsonObject cause = m_incident.rootCause.toObject();
        const QJsonValue before = m_incident.rootCause;
        cause.insert(u"rootCause"_s, command.rootCause);
        m_incident.rootCause = cause;
        recordChange(m_data, u"root_cause"_s, before, m_incident.rootCause);
    }
    return done(eventtype::resolution, command.resolution);
}

Result<CommandOutcome> Application::operator()(const Close &command)
{
    if (m_incident.status == Status::Closed || !canTransition(m_incident.status.value(), Status::Closed))
        return refuseTransition(m_incident.status, Status::Closed);
    setStatus(Status::Closed);
    m_incident.closedAt = m_context.now;
    recordChange(m_data, u"closed_at"_s, QJsonValue::Null, json(m_incident.closedAt));
    return done(eventtype::closure, command.notes);
}

Result<CommandOutcome> Application::operator()(const Reopen &command)
{
    if (!canReopen(m_incident.status.value()))
        return refuseInState(
            QCoreApplication::translate("Desk", "Only a resolved or closed incident can be opened again."), m_incident);
    setStatus(Status::InProgress);
    recordChange(m_data, u"resolved_at"_s, json(m_incident.resolvedAt), QJsonValue::Null);
    recordChange(m_data, u"closed_at"_s, json(m_incident.closedAt), QJsonValue::Null);
    m_incident.resolvedAt.reset();
    m_incident.closedAt.reset();
    return done(eventtype::reopen, command.reason);
}

Result<CommandOutcome> Application::operator()(const Escalate &command)
{
    if (isTerminal(m_incident.status.value()))
        return refuseInState(QCoreApplication::translate("Desk", "A closed or cancelled incident cannot be escalated."),
                             m_incident);
    if (command.level <= m_incident.escalationLevel)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "The escalation level must be higher than %1.")
                        .arg(m_incident.escalationLevel),
                    u"escalation_level"_s, {{u"current"_s, m_incident.escalationLevel}});
    User manager;
    if (command.autoAssign) {
        ITSM_TRY_ASSIGN(manager, leastBusyManager());
    }

    recordChange(m_data, u"escalation_level"_s, m_incident.escalationLevel, command.level);
    m_incident.escalationLevel = command.level;
    m_incident.escalatedAt = m_context.now;
    if (manager.id.isValid() && manager.id != m_incident.assigneeId)
        setAssignee(manager);

    QJsonArray notified;
    QJsonArray unreachable;
    QStringList recipients;
    for (const UserId id : command.notifyUsers) {
        notified.append(id.value);
        const User user = m_context.users.value(id);
        if (user.email.isEmpty())
            unreachable.append(user.name);
        else
            recipients.append(user.email);
    }
    recipients.removeDuplicates();
    m_data.insert(u"reason"_s, command.reason);
    if (!notified.isEmpty())
        m_data.insert(u"notify_users"_s, notified);
    // No reason to leave the incident where it is, but whoever escalates it has to know.
    if (!unreachable.isEmpty())
        m_data.insert(u"not_notified"_s, unreachable);

    CommandOutcome outcome = done(eventtype::escalation, command.reason);
    outcome.event->severity = Severity::High;
    outcome.alert = Alert{.id = {},
                          .incidentId = m_incident.id,
                          .incidentNumber = m_incident.number,
                          .ciName = m_incident.ciName,
                          .source = m_incident.source,
                          .type = u"escalation"_s,
                          .name = eventName(eventtype::escalation),
                          .message = command.reason,
                          .severity = m_incident.severity == Severity::Critical ? Severity::Critical : Severity::High,
                          .status = AlertStatus::Active,
                          .channels = recipients.isEmpty() ? QStringList{} : QStringList{u"email"_s},
                          .recipients = recipients,
                          .triggeredAt = m_context.now,
                          .acknowledgedAt = {},
                          .resolvedAt = {},
                          .acknowledgedBy = {},
                          .acknowledgedByName = {},
                          .metadata = {{u"escalation_level"_s, command.level}},
                          .tenantId = m_incident.tenantId};
    return outcome;
}

Result<CommandOutcome> Application::operator()(const Comment &command)
{
    m_data.insert(u"is_internal"_s, command.isInternal);
    CommandOutcome outcome;
    outcome.event = makeEvent(eventtype::comment, m_incident, m_context.actor, m_context.now, m_data, command.text);
    return outcome;
}

Result<CommandOutcome> Application::operator()(const Delete &command)
{
    if (m_incident.deletedAt)
        return CommandOutcome{};
    m_incident.deletedAt = m_context.now;
    recordChange(m_data, u"deleted_at"_s, QJsonValue::Null, json(m_incident.deletedAt));
    return done(eventtype::deletion, command.reason);
}

Result<CommandOutcome> Application::operator()(const Restore &)
{
    if (!m_incident.deletedAt)
        return CommandOutcome{};
    recordChange(m_data, u"deleted_at"_s, json(m_incident.deletedAt), QJsonValue::Null);
    m_incident.deletedAt.reset();
    return done(eventtype::restoration, {});
}

Result<CommandOutcome> Application::operator()(const Update &command)
{
    return applyPatch(command.patch, m_incident, m_context);
}

Result<CommandOutcome> Application::operator()(const Undo &)
{
    return takeBack(m_incident, m_context);
}

} // namespace

Result<CommandOutcome> apply(const IncidentCommand &command, Incident &incident, CommandContext &context)
{
    if (incident.deletedAt && !std::holds_alternative<Delete>(command) && !std::holds_alternative<Restore>(command) &&
        !std::holds_alternative<Undo>(command))
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "The incident is deleted; restore it first."), {},
                    {{u"deleted"_s, true}});
    Incident changed = incident;
    ITSM_TRY_ASSIGN(CommandOutcome outcome, std::visit(Application(changed, context), command));
    incident = std::move(changed);
    return outcome;
}

} // namespace itsm
