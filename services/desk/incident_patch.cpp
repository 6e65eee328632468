#include "services/desk/incident_changes.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QJsonValue json(const QString &text)
{
    return text;
}
template <typename E>
QJsonValue json(const Token<E> &token)
{
    return token.text();
}
const QJsonValue &json(const QJsonValue &value)
{
    return value;
}

/// Writes the new value if there is one and it differs, with a record of both.
template <typename T, typename Wanted>
bool take(QJsonObject &data, const QString &field, T &value, const std::optional<Wanted> &wanted)
{
    if (!wanted || value == T(*wanted))
        return false;
    recordChange(data, field, json(value), json(T(*wanted)));
    value = *wanted;
    return true;
}

} // namespace

bool IncidentPatch::isEmpty() const
{
    return !title && !description && !priority && !severity && !impact && !urgency && !category && !subcategory &&
           !assignmentGroup && !ciId && !impactAnalysis && !rootCause && !resolutionSteps && !metadata;
}

Result<CommandOutcome> applyPatch(const IncidentPatch &patch, Incident &incident, const CommandContext &context)
{
    QJsonObject data;
    CommandOutcome outcome;
    outcome.textChanged = take(data, u"title"_s, incident.title, patch.title);
    outcome.textChanged |= take(data, u"description"_s, incident.description, patch.description);
    take(data, u"severity"_s, incident.severity, patch.severity);
    take(data, u"category"_s, incident.category, patch.category);
    take(data, u"subcategory"_s, incident.subcategory, patch.subcategory);
    take(data, u"assignment_group"_s, incident.assignmentGroup, patch.assignmentGroup);
    take(data, u"impact_analysis"_s, incident.impactAnalysis, patch.impactAnalysis);
    take(data, u"root_cause"_s, incident.rootCause, patch.rootCause);
    take(data, u"resolution_steps"_s, incident.resolutionSteps, patch.resolutionSteps);

    const bool impactChanged = take(data, u"impact"_s, incident.impact, patch.impact);
    const bool urgencyChanged = take(data, u"urgency"_s, incident.urgency, patch.urgency);
    std::optional<Priority> priority = patch.priority;
    if (!priority && (impactChanged || urgencyChanged))
        priority = context.matrix.priority(incident.impact.value(), incident.urgency.value());
    take(data, u"priority"_s, incident.priority, priority);

    if (patch.metadata && *patch.metadata != incident.metadata) {
        recordChange(data, u"metadata"_s, incident.metadata, *patch.metadata);
        incident.metadata = *patch.metadata;
    }
    if (patch.ciId && *patch.ciId != incident.ciId) {
        const QString name = context.items.value(*patch.ciId);
        const auto id = [](CiId ci) { return ci.isValid() ? QJsonValue(ci.value) : QJsonValue(QJsonValue::Null); };
        recordChange(data, u"configuration_item_id"_s, id(incident.ciId), id(*patch.ciId));
        recordChange(data, u"configuration_item"_s, incident.ciName, name);
        incident.ciId = *patch.ciId;
        incident.ciName = name;
    }

    if (data.isEmpty())
        return CommandOutcome{};
    incident.updatedAt = context.now;
    outcome.rowChanged = true;
    outcome.event = makeEvent(eventtype::update, incident, context.actor, context.now, data);
    return outcome;
}

} // namespace itsm
