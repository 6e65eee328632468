#include "services/desk/incident_changes.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// How a field of an activity record is read from an incident and set back.
struct Field
{
    const char *name;
    QJsonValue (*get)(const Incident &incident);
    void (*set)(Incident &incident, const QJsonValue &value);
    bool isText = false; ///< the search tokens come from it
};

template <auto Member>
constexpr Field text(const char *name, bool isText = false)
{
    return {name, [](const Incident &i) { return QJsonValue(i.*Member); },
            [](Incident &i, const QJsonValue &value) { i.*Member = value.toString(); }, isText};
}
template <auto Member>
constexpr Field token(const char *name)
{
    return {name, [](const Incident &i) { return QJsonValue((i.*Member).text()); },
            [](Incident &i, const QJsonValue &value) {
                i.*Member = std::remove_reference_t<decltype(i.*Member)>::fromText(value.toString());
            }};
}
template <auto Member>
constexpr Field id(const char *name)
{
    return {name,
            [](const Incident &i) {
                return (i.*Member).isValid() ? QJsonValue((i.*Member).value) : QJsonValue(QJsonValue::Null);
            },
            [](Incident &i, const QJsonValue &value) {
                i.*Member = std::remove_reference_t<decltype(i.*Member)>(value.toInteger());
            }};
}
template <auto Member>
constexpr Field instant(const char *name)
{
    return {name,
            [](const Incident &i) {
                return i.*Member ? QJsonValue(toRfc3339(*(i.*Member))) : QJsonValue(QJsonValue::Null);
            },
            [](Incident &i, const QJsonValue &value) { i.*Member = parseInstant(value.toString()); }};
}
template <auto Member>
constexpr Field json(const char *name)
{
    return {name, [](const Incident &i) { return QJsonValue(i.*Member); },
            [](Incident &i, const QJsonValue &value) { i.*Member = value; }};
}

constexpr std::array fields{
    token<&Incident::status>("status"),
    instant<&Incident::acknowledgedAt>("acknowledged_at"),
    instant<&Incident::resolvedAt>("resolved_at"),
    instant<&Incident::closedAt>("closed_at"),
    instant<&Incident::deletedAt>("deleted_at"),
    id<&Incident::assigneeId>("assignee_id"),
    text<&Incident::assigneeName>("assignee"),
    text<&Incident::title>("title", true),
    text<&Incident::description>("description", true),
    token<&Incident::priority>("priority"),
    token<&Incident::severity>("severity"),
    token<&Incident::impact>("impact"),
    token<&Incident::urgency>("urgency"),
    text<&Incident::category>("category"),
    text<&Incident::subcategory>("subcategory"),
    text<&Incident::assignmentGroup>("assignment_group"),
    id<&Incident::ciId>("configuration_item_id"),
    text<&Incident::ciName>("configuration_item"),
    json<&Incident::impactAnalysis>("impact_analysis"),
    json<&Incident::rootCause>("root_cause"),
    json<&Incident::resolutionSteps>("resolution_steps"),
    Field{"metadata", [](const Incident &i) { return QJsonValue(i.metadata); },
          [](Incident &i, const QJsonValue &value) { i.metadata = value.toObject(); }},
};

/// Why the record cannot be taken back by this actor now.
std::optional<Error> refusal(const IncidentEvent &last, const CommandContext &context)
{
    const auto is = [&last](const char *type) { return last.type == QLatin1StringView(type); };
    const auto invalid = [](const QString &message) { return Error{Error::Code::Invalid, message, {}, {}}; };
    if (!last.id.isValid() || is(eventtype::creation) || is(eventtype::imported) || is(eventtype::undo))
        return invalid(QCoreApplication::translate("Desk", "There is nothing to take back."));
    if (last.userId != context.actor.user || last.userName != context.actor.name)
        return invalid(QCoreApplication::translate("Desk", "The last change is not yours."));
    if (is(eventtype::escalation))
        return invalid(QCoreApplication::translate(
            "Desk", "An escalation cannot be taken back: people have been notified already."));
    if (context.now - last.occurredAt > undoWindow)
        return invalid(QCoreApplication::translate("Desk", "The last change is too old to be taken back."));
    return {};
}

/// Resolving adds a step, which its record does not name as a change.
void removeStep(QJsonObject &data, Incident &incident, const IncidentEvent &resolution)
{
    QJsonArray steps = incident.resolutionSteps.toArray();
    if (steps.isEmpty() || steps.last().toObject().value("executedAt"_L1) != toRfc3339(resolution.occurredAt))
        return;
    steps.removeLast();
    const QJsonValue before = incident.resolutionSteps;
    incident.resolutionSteps = steps.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(steps);
    recordChange(data, u"resolution_steps"_s, before, incident.resolutionSteps);
}

} // namespace

Result<CommandOutcome> takeBack(Incident &incident, const CommandContext &context)
{
    const IncidentEvent last = context.lastChanges.value(incident.id);
    if (auto error = refusal(last, context))
        return tl::unexpected(std::move(*error));

    QJsonObject data;
    CommandOutcome outcome;
    for (const Field &field : fields) {
        const QJsonObject change = last.data.value(QLatin1StringView(field.name)).toObject();
        if (!change.contains("from"_L1) || !change.contains("to"_L1))
            continue;
        // A change without a record, for instance by another program, came after it.
        if (field.get(incident) != change.value("to"_L1))
            return fail(Error::Code::Conflict,
                        QCoreApplication::translate("Desk", "Somebody else changed incident %1 meanwhile.")
                            .arg(incident.number));
        field.set(incident, change.value("from"_L1));
        recordChange(data, QString::fromLatin1(field.name), change.value("to"_L1), field.get(incident));
        outcome.textChanged |= field.isText;
    }
    if (last.type == QLatin1StringView(eventtype::resolution))
        removeStep(data, incident, last);
    data.insert(u"undone_event"_s, last.id.value);
    data.insert(u"undone_type"_s, last.type);
    incident.updatedAt = context.now;
    outcome.event = makeEvent(eventtype::undo, incident, context.actor, context.now, data);
    outcome.rowChanged = true;
    return outcome;
}

} // namespace itsm
