#include "views/incidents/command_sentences.h"

#include "views/widgets/plain_text.h"

#include <QCoreApplication>

namespace itsm {

namespace {

struct CommandTexts
{
    Q_DECLARE_TR_FUNCTIONS(itsm::CommandTexts)
};

template <typename... F>
struct Overload : F...
{
    using F::operator()...;
};
template <typename... F>
Overload(F...) -> Overload<F...>; // clang 14 does not deduce aggregates

QString transitionQuestion(Status to, int count)
{
    switch (to) {
    case Status::InProgress:
        return CommandTexts::tr("Start work on %n incident(s)?", nullptr, count);
    case Status::OnHold:
        return CommandTexts::tr("Put %n incident(s) on hold?", nullptr, count);
    case Status::Cancelled:
        return CommandTexts::tr("Cancel %n incident(s)?", nullptr, count);
    default:
        return CommandTexts::tr("Change the status of %n incident(s)?", nullptr, count);
    }
}

QString transitionTitle(Status to)
{
    switch (to) {
    case Status::InProgress:
        return CommandTexts::tr("Start work", "title");
    case Status::OnHold:
        return CommandTexts::tr("Put on hold", "title");
    case Status::Cancelled:
        return CommandTexts::tr("Cancel incident", "title");
    default:
        return CommandTexts::tr("Change status", "title");
    }
}

/// With a place for the number of the incident.
QString transitionDone(Status to)
{
    switch (to) {
    case Status::InProgress:
        return CommandTexts::tr("Work started on %1.", "number of an incident");
    case Status::OnHold:
        return CommandTexts::tr("%1 put on hold.", "number of an incident");
    case Status::Cancelled:
        return CommandTexts::tr("%1 cancelled.", "number of an incident");
    default:
        return CommandTexts::tr("Status of %1 changed.", "number of an incident");
    }
}

QString transitionDone(Status to, int count)
{
    switch (to) {
    case Status::InProgress:
        return CommandTexts::tr("Work started on %n incident(s).", nullptr, count);
    case Status::OnHold:
        return CommandTexts::tr("%n incident(s) put on hold.", nullptr, count);
    case Status::Cancelled:
        return CommandTexts::tr("%n incident(s) cancelled.", nullptr, count);
    default:
        return CommandTexts::tr("Status of %n incident(s) changed.", nullptr, count);
    }
}

} // namespace

QString questionSentence(const IncidentCommand &command, int count, const QString &assignee)
{
    return std::visit(
        Overload{
            [&](const Acknowledge &) { return CommandTexts::tr("Acknowledge %n incident(s)?", nullptr, count); },
            [&](const Assign &assign) {
                return assign.assigneeId.isValid()
                           ? CommandTexts::tr("Assign %n incident(s) to %1?", nullptr, count).arg(assignee)
                           : CommandTexts::tr("Take %n incident(s) from their assignees?", nullptr, count);
            },
            [&](const Transition &change) { return transitionQuestion(change.to, count); },
            [&](const Resolve &) { return CommandTexts::tr("Resolve %n incident(s)?", nullptr, count); },
            [&](const Close &) { return CommandTexts::tr("Close %n incident(s)?", nullptr, count); },
            [&](const Reopen &) { return CommandTexts::tr("Reopen %n incident(s)?", nullptr, count); },
            [&](const Escalate &) { return CommandTexts::tr("Escalate %n incident(s)?", nullptr, count); },
            [&](const Comment &) { return CommandTexts::tr("Comment on %n incident(s)?", nullptr, count); },
            [&](const Delete &) { return CommandTexts::tr("Delete %n incident(s)?", nullptr, count); },
            [&](const Restore &) { return CommandTexts::tr("Restore %n incident(s)?", nullptr, count); },
            [&](const Update &) { return CommandTexts::tr("Change %n incident(s)?", nullptr, count); },
            [&](const Undo &) { return CommandTexts::tr("Take %n change(s) back?", nullptr, count); },
        },
        command);
}

QString progressSentence(const IncidentCommand &command, int count)
{
    return std::visit(
        Overload{
            [&](const Acknowledge &) { return CommandTexts::tr("Acknowledging %n incident(s)…", nullptr, count); },
            [&](const Assign &assign) {
                return assign.assigneeId.isValid() ? CommandTexts::tr("Assigning %n incident(s)…", nullptr, count)
                                                   : CommandTexts::tr("Unassigning %n incident(s)…", nullptr, count);
            },
            [&](const Transition &) {
                return CommandTexts::tr("Changing the status of %n incident(s)…", nullptr, count);
            },
            [&](const Resolve &) { return CommandTexts::tr("Resolving %n incident(s)…", nullptr, count); },
            [&](const Close &) { return CommandTexts::tr("Closing %n incident(s)…", nullptr, count); },
            [&](const Reopen &) { return CommandTexts::tr("Reopening %n incident(s)…", nullptr, count); },
            [&](const Escalate &) { return CommandTexts::tr("Escalating %n incident(s)…", nullptr, count); },
            [&](const Comment &) { return CommandTexts::tr("Commenting on %n incident(s)…", nullptr, count); },
            [&](const Delete &) { return CommandTexts::tr("Deleting %n incident(s)…", nullptr, count); },
            [&](const Restore &) { return CommandTexts::tr("Restoring %n incident(s)…", nullptr, count); },
            [&](const Update &) { return CommandTexts::tr("Updating %n incident(s)…", nullptr, count); },
            [&](const Undo &) { return CommandTexts::tr("Taking %n change(s) back…", nullptr, count); },
        },
        command);
}

QString doneSentence(const IncidentCommand &command, int count)
{
    return std::visit(
        Overload{
            [&](const Acknowledge &) { return CommandTexts::tr("%n incident(s) acknowledged.", nullptr, count); },
            [&](const Assign &assign) {
                return assign.assigneeId.isValid() ? CommandTexts::tr("%n incident(s) assigned.", nullptr, count)
                                                   : CommandTexts::tr("%n incident(s) unassigned.", nullptr, count);
            },
            [&](const Transition &change) { return transitionDone(change.to, count); },
            [&](const Resolve &) { return CommandTexts::tr("%n incident(s) resolved.", nullptr, count); },
            [&](const Close &) { return CommandTexts::tr("%n incident(s) closed.", nullptr, count); },
            [&](const Reopen &) { return CommandTexts::tr("%n incident(s) reopened.", nullptr, count); },
            [&](const Escalate &) { return CommandTexts::tr("%n incident(s) escalated.", nullptr, count); },
            [&](const Comment &) { return CommandTexts::tr("Comment written on %n incident(s).", nullptr, count); },
            [&](const Delete &) { return CommandTexts::tr("%n incident(s) deleted.", nullptr, count); },
            [&](const Restore &) { return CommandTexts::tr("%n incident(s) restored.", nullptr, count); },
            [&](const Update &) { return CommandTexts::tr("%n incident(s) updated.", nullptr, count); },
            [&](const Undo &) { return CommandTexts::tr("%n change(s) taken back.", nullptr, count); },
        },
        command);
}

QString doneSentence(const IncidentCommand &command, const QString &number)
{
    const QString sentence = std::visit(
        Overload{
            [](const Acknowledge &) { return CommandTexts::tr("%1 acknowledged.", "number of an incident"); },
            [](const Assign &assign) {
                return assign.assigneeId.isValid() ? CommandTexts::tr("%1 assigned.", "number of an incident")
                                                   : CommandTexts::tr("%1 unassigned.", "number of an incident");
            },
            [](const Transition &change) { return transitionDone(change.to); },
            [](const Resolve &) { return CommandTexts::tr("%1 resolved.", "number of an incident"); },
            [](const Close &) { return CommandTexts::tr("%1 closed.", "number of an incident"); },
            [](const Reopen &) { return CommandTexts::tr("%1 reopened.", "number of an incident"); },
            [](const Escalate &) { return CommandTexts::tr("%1 escalated.", "number of an incident"); },
            [](const Comment &) { return CommandTexts::tr("Comment written on %1.", "number of an incident"); },
            [](const Delete &) { return CommandTexts::tr("%1 deleted.", "number of an incident"); },
            [](const Restore &) { return CommandTexts::tr("%1 restored.", "number of an incident"); },
            [](const Update &) { return CommandTexts::tr("%1 updated.", "number of an incident"); },
            [](const Undo &) {
                return CommandTexts::tr("%1: the last change is taken back.", "number of an incident");
            },
        },
        command);
    return sentence.arg(number);
}

QString doneSentence(const IncidentCommand &command, const BulkResult &result)
{
    const bool changesRows = !std::holds_alternative<Comment>(command);
    int done = 0;
    int unchanged = 0;
    for (const BulkItem &item : result.items) {
        if (!item.error)
            ++(item.isChanged || !changesRows ? done : unchanged);
    }
    if (unchanged == 0)
        return doneSentence(command, done);
    const QString rest = CommandTexts::tr("%n incident(s) needed no change.", nullptr, unchanged);
    return done == 0 ? rest : joinSentences({doneSentence(command, done), rest});
}

QString commandTitle(const IncidentCommand &command)
{
    return std::visit(Overload{
                          [](const Acknowledge &) { return CommandTexts::tr("Acknowledge", "title"); },
                          [](const Assign &) { return CommandTexts::tr("Assign", "title"); },
                          [](const Transition &change) { return transitionTitle(change.to); },
                          [](const Resolve &) { return CommandTexts::tr("Resolve", "title"); },
                          [](const Close &) { return CommandTexts::tr("Close", "title"); },
                          [](const Reopen &) { return CommandTexts::tr("Reopen", "title"); },
                          [](const Escalate &) { return CommandTexts::tr("Escalate", "title"); },
                          [](const Comment &) { return CommandTexts::tr("Comment", "title"); },
                          [](const Delete &) { return CommandTexts::tr("Delete", "title"); },
                          [](const Restore &) { return CommandTexts::tr("Restore", "title"); },
                          [](const Update &) { return CommandTexts::tr("Edit", "title"); },
                          [](const Undo &) { return CommandTexts::tr("Undo", "title"); },
                      },
                      command);
}

} // namespace itsm
