#pragma once

#include "services/desk/desk.h"
#include "views/widgets/actions.h"

namespace itsm {

/// What a person can do with incidents: buttons, menu items and keys are views of these.
enum class Verb : quint8 {
    Acknowledge,
    Start, ///< to in progress
    Resolve,
    Hold,
    Close,
    Reopen,
    Take, ///< assign to oneself
    Assign,
    Escalate,
    Prioritize,
    Comment,
    Edit,
    CopyNumber,
    Cancel, ///< to cancelled
    Delete,
    Count
};

/// The translation context of commands on incidents.
inline constexpr char incidentActions[] = "IncidentActions";

/// Id of the verb's command in the action registry, "incident.acknowledge" …
[[nodiscard]] QString actionId(Verb verb);
/// Texts, icon and keys of the verb.
[[nodiscard]] const ActionSpec &verbSpec(Verb verb);
/// The verb leads somewhere from this state.
[[nodiscard]] bool isPossible(Verb verb, const IncidentSummary &incident);
/// Why it does not: a sentence with what to do instead.
[[nodiscard]] QString refusalOf(Verb verb, const IncidentSummary &incident);
[[nodiscard]] Permission permissionFor(Verb verb);
/// The next step of the work in a state: the one loud button.
[[nodiscard]] std::optional<Verb> primaryVerb(const IncidentSummary &incident);
/// A form follows, instead of the deed itself.
[[nodiscard]] bool asksFirst(Verb verb);
/// Makes sense for one incident at a time only.
[[nodiscard]] bool isForOne(Verb verb);

} // namespace itsm
