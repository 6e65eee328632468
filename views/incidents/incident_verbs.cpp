#include "views/incidents/incident_verbs.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/token_text.h"

#include <QCoreApplication>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct VerbText
{
    Q_DECLARE_TR_FUNCTIONS(IncidentActions)
};

constexpr char incidentCategory[] = QT_TRANSLATE_NOOP("IncidentActions", "Incident");

ActionSpec make(const char *id, const char *text, const char *tip, const char *icon, QList<QKeySequence> keys,
                bool needsLink = true)
{
    return {.id = id,
            .context = incidentActions,
            .text = text,
            .tip = tip,
            .category = incidentCategory,
            .icon = icon,
            .shortcuts = std::move(keys),
            .scope = Qt::WidgetWithChildrenShortcut,
            .needsLink = needsLink,
            .checkable = false};
}

} // namespace

const ActionSpec &verbSpec(Verb verb)
{
    // In the order of the enumeration.
    static const std::array<ActionSpec, static_cast<size_t>(Verb::Count)> specs{
        make("incident.acknowledge", QT_TRANSLATE_NOOP("IncidentActions", "&Acknowledge"),
             QT_TRANSLATE_NOOP("IncidentActions", "Say that somebody has seen it"), "acknowledge", {Qt::Key_A}),
        make("incident.start", QT_TRANSLATE_NOOP("IncidentActions", "&Start work"),
             QT_TRANSLATE_NOOP("IncidentActions", "Set the status to in progress"), "play", {Qt::Key_W}),
        make("incident.resolve", QT_TRANSLATE_NOOP("IncidentActions", "&Resolve…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Say how it was resolved"), "resolve", {Qt::Key_R}),
        make("incident.hold", QT_TRANSLATE_NOOP("IncidentActions", "Put on &hold…"),
             QT_TRANSLATE_NOOP("IncidentActions", "It waits for somebody or something"), "pause", {Qt::Key_H}),
        make("incident.close", QT_TRANSLATE_NOOP("IncidentActions", "Clos&e…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Close a resolved incident for good"), "close-incident",
             {Qt::SHIFT | Qt::Key_C}),
        make("incident.reopen", QT_TRANSLATE_NOOP("IncidentActions", "Reo&pen…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Work on it goes on"), "reopen", {Qt::Key_O}),
        make("incident.take", QT_TRANSLATE_NOOP("IncidentActions", "Assign to &me"),
             QT_TRANSLATE_NOOP("IncidentActions", "Take it over"), "user", {Qt::Key_M}),
        make("incident.assign", QT_TRANSLATE_NOOP("IncidentActions", "Assi&gn…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Say who works on it"), "assign", {Qt::SHIFT | Qt::Key_M}),
        make("incident.escalate", QT_TRANSLATE_NOOP("IncidentActions", "Escala&te…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Raise the level and notify people"), "escalate", {Qt::Key_E}),
        make("incident.priority", QT_TRANSLATE_NOOP("IncidentActions", "Pri&ority…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Say how soon it must be worked on"), "priority", {Qt::Key_P}),
        make("incident.comment", QT_TRANSLATE_NOOP("IncidentActions", "&Comment…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Write a comment"), "comment", {Qt::Key_C}),
        make("incident.edit", QT_TRANSLATE_NOOP("IncidentActions", "E&dit…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Change title, description and classification"), "edit",
             {Qt::Key_F2}),
        make("incident.copyNumber", QT_TRANSLATE_NOOP("IncidentActions", "Cop&y number"),
             QT_TRANSLATE_NOOP("IncidentActions", "Copy the numbers to the clipboard"), "copy",
             {QKeySequence(QKeySequence::Copy)}, false),
        make("incident.cancel", QT_TRANSLATE_NOOP("IncidentActions", "Cancel &incident…"),
             QT_TRANSLATE_NOOP("IncidentActions", "It was none; it cannot be opened again"), "close", {}),
        make("incident.delete", QT_TRANSLATE_NOOP("IncidentActions", "De&lete…"),
             QT_TRANSLATE_NOOP("IncidentActions", "Take it out of all lists; can be undone"), "delete",
             {QKeySequence(QKeySequence::Delete)}),
    };
    return specs[static_cast<size_t>(verb)];
}

QString actionId(Verb verb)
{
    return QString::fromLatin1(verbSpec(verb).id);
}

bool isPossible(Verb verb, const IncidentSummary &incident)
{
    const Status status = incident.status.value();
    if (verb == Verb::CopyNumber)
        return true;
    if (incident.deletedAt)
        return false;
    switch (verb) {
    case Verb::Acknowledge:
        return isOpen(status) && !(incident.acknowledgedAt && status != Status::New);
    case Verb::Start:
        return status != Status::InProgress && !canReopen(status) && canTransition(status, Status::InProgress);
    case Verb::Resolve:
        return status != Status::Resolved && canTransition(status, Status::Resolved);
    case Verb::Hold:
        return status != Status::OnHold && canTransition(status, Status::OnHold);
    case Verb::Close:
        return status != Status::Closed && canTransition(status, Status::Closed);
    case Verb::Reopen:
        return canReopen(status);
    case Verb::Take:
    case Verb::Assign:
    case Verb::Prioritize:
        return !isTerminal(status);
    case Verb::Escalate:
        return !isTerminal(status) && incident.escalationLevel < maxEscalationLevel;
    case Verb::Cancel:
        return status != Status::Cancelled && canTransition(status, Status::Cancelled);
    case Verb::Comment:
    case Verb::Edit:
    case Verb::Delete:
    case Verb::CopyNumber:
    case Verb::Count:
        break;
    }
    return true;
}

QString refusalOf(Verb verb, const IncidentSummary &incident)
{
    const QString number = visibleControls(incident.number);
    const Status status = incident.status.value();
    if (incident.deletedAt)
        return VerbText::tr("%1 is deleted.", "number of an incident").arg(number);
    if (status == Status::Cancelled)
        return VerbText::tr("%1 is cancelled; it cannot be changed any more.").arg(number);
    if (verb == Verb::Reopen)
        return VerbText::tr("%1 is open already.").arg(number);
    if (status == Status::Closed)
        return verb == Verb::Close ? VerbText::tr("%1 is closed already.").arg(number)
                                   : VerbText::tr("%1 is closed already: reopen it first.").arg(number);
    if (verb == Verb::Close)
        return VerbText::tr("%1 is not resolved yet: resolve it first.").arg(number);
    if (status == Status::Resolved)
        return verb == Verb::Resolve ? VerbText::tr("%1 is resolved already.").arg(number)
                                     : VerbText::tr("%1 is resolved already: reopen it first.").arg(number);
    if (verb == Verb::Acknowledge)
        return VerbText::tr("%1 is acknowledged already.").arg(number);
    if (verb == Verb::Start && status == Status::InProgress)
        return VerbText::tr("%1 is in progress already.").arg(number);
    if (verb == Verb::Hold && status == Status::OnHold)
        return VerbText::tr("%1 is on hold already.").arg(number);
    if (verb == Verb::Hold)
        return VerbText::tr("%1 is new: acknowledge it first.").arg(number);
    if (verb == Verb::Escalate)
        return VerbText::tr("%1 stands at the highest level already.").arg(number);
    return VerbText::tr("This is not possible for %1 in the status “%2”.").arg(number, displayText(incident.status));
}

Permission permissionFor(Verb verb)
{
    switch (verb) {
    case Verb::Delete:
        return Permission::DeleteIncidents;
    case Verb::CopyNumber:
        return Permission::ReadIncidents;
    default:
        return Permission::WriteIncidents;
    }
}

std::optional<Verb> primaryVerb(const IncidentSummary &incident)
{
    for (const Verb verb : {Verb::Acknowledge, Verb::Start, Verb::Resolve, Verb::Close, Verb::Reopen}) {
        if (!isPossible(verb, incident))
            continue;
        // Acknowledging is the next step of new incidents only; later it merely records who saw it.
        if (verb == Verb::Acknowledge && incident.status != Status::New)
            continue;
        return verb;
    }
    return {};
}

bool asksFirst(Verb verb)
{
    return verb != Verb::Acknowledge && verb != Verb::Start && verb != Verb::Take && verb != Verb::CopyNumber;
}

bool isForOne(Verb verb)
{
    return verb == Verb::Edit;
}

} // namespace itsm
