#pragma once

#include "services/domain/enums.h"
#include "services/domain/result.h"

#include <QList>
#include <array>

namespace itsm {

/// States that a person or rule may move an incident to from `from`, in the order of the work:
///
///  new           acknowledged, assigned, in_progress, resolved, cancelled
///  acknowledged  assigned, in_progress, on_hold, resolved, cancelled
///  assigned      in_progress, on_hold, resolved, cancelled
///  in_progress   on_hold, resolved, cancelled
///  on_hold       in_progress, resolved, cancelled
///  resolved      in_progress (the same as reopening), closed, cancelled
///  closed, cancelled: none; closed can be reopened
///
/// This is the table of the product's API, and besides: every open state may be resolved, because a person often fixes
/// a thing before anybody books the steps; acknowledged may be assigned. An assigned incident does not go back to
/// acknowledged: who acknowledges an incident that is assigned, in progress or on hold records the time
/// (`acknowledgedAt`) and leaves the state. A new assignee leaves the states in_progress and on_hold, too.
[[nodiscard]] QList<Status> allowedTransitions(Status from);
/// The same state is always allowed and changes nothing. From an unknown state every known state is allowed.
[[nodiscard]] bool canTransition(Status from, Status to);
[[nodiscard]] bool canReopen(Status from);

/// Impact × urgency → priority. Configurable; the default is ITIL's 4×4 table of the API.
class PriorityMatrix
{
public:
    PriorityMatrix();
    /// An unknown level counts as medium.
    [[nodiscard]] Priority priority(Level impact, Level urgency) const;
    /// Known values only.
    void set(Level impact, Level urgency, Priority priority);
    /// {"low":{"low":"low","medium":"low",…},…}: impact, then urgency. Every cell must be given.
    [[nodiscard]] static Result<PriorityMatrix> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const PriorityMatrix &, const PriorityMatrix &) = default;

private:
    std::array<std::array<Priority, 4>, 4> m_cells;
};

/// Escalation levels are 1…5 and only rise.
inline constexpr int maxEscalationLevel = 5;

} // namespace itsm
