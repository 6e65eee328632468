#pragma once

#include "services/domain/incident.h"
#include "services/domain/result.h"

#include <QList>
#include <optional>
#include <variant>
#include <vector>

namespace itsm {

enum class RuleType : quint8 { Escalation, Alert, Assignment };

/// `now - field` compared with a duration.
struct TimeCondition
{
    enum class Field : quint8 { CreatedAt, DetectedAt, ResolvedAt };
    enum class Operator : quint8 { Less, LessOrEqual, Equal, GreaterOrEqual, Greater };
    Field field = Field::CreatedAt;
    Operator op = Operator::Greater;
    std::chrono::microseconds duration{};
    friend bool operator==(const TimeCondition &, const TimeCondition &) = default;
};

/// All that are given must hold; within a list one must. An empty list was not given.
struct RuleConditions
{
    QList<Priority> priorities;
    QList<Severity> severities;
    QList<Status> statuses;
    QStringList categories; ///< whole, case counts
    std::optional<TimeCondition> time;
    friend bool operator==(const RuleConditions &, const RuleConditions &) = default;
};

struct EscalateAction
{
    int level = 1;  ///< 1…maxEscalationLevel
    QString reason; ///< never blank; rules may call it `message`
    QList<UserId> notifyUsers;
    bool autoAssign = false;
    friend bool operator==(const EscalateAction &, const EscalateAction &) = default;
};

struct NotifyAction
{
    QStringList channels; ///< of notifyChannels(); never empty
    QStringList recipients;
    QString message; ///< may be empty: the alert then says the incident's title
    Severity severity = Severity::Medium;
    friend bool operator==(const NotifyAction &, const NotifyAction &) = default;
};

struct AssignAction
{
    UserId assignee;
    QString reason; ///< may be empty; rules may call it `message`
    friend bool operator==(const AssignAction &, const AssignAction &) = default;
};

struct ChangeStatusAction
{
    Status status = Status::New;
    QString reason; ///< may be empty
    friend bool operator==(const ChangeStatusAction &, const ChangeStatusAction &) = default;
};

struct CollectMetricAction
{
    QString type;
    QString name;
    double value = 0; ///< finite
    QString unit;
    QJsonObject tags; ///< of texts
    friend bool operator==(const CollectMetricAction &, const CollectMetricAction &) = default;
};

using RuleAction = std::variant<EscalateAction, NotifyAction, AssignAction, ChangeStatusAction, CollectMetricAction>;

/// A rule that is right in every part, ready to evaluate.
struct RuleDefinition
{
    RuleType type = RuleType::Alert;
    RuleConditions conditions;
    std::vector<RuleAction> actions; ///< in the order of the rule; never empty
    friend bool operator==(const RuleDefinition &, const RuleDefinition &) = default;
};

/// A mistake in a rule.
struct RuleIssue
{
    QString field; ///< dotted path, e.g. "conditions.time.operator", "actions.0.level"
    QString message;
    friend bool operator==(const RuleIssue &, const RuleIssue &) = default;
};

/// Reads a rule strictly: an unknown key, type or value is a mistake, never a condition that silently holds. Where a
/// list is expected, one value may stand alone. There must be at least one condition and one action. All mistakes are
/// reported, in the order of the rule.
[[nodiscard]] tl::expected<RuleDefinition, std::vector<RuleIssue>> readRule(const Rule &rule);
/// The same with the first mistake as the error; `details.errors` lists all: [{"field":…,"message":…}].
[[nodiscard]] Result<RuleDefinition> validateRule(const Rule &rule);

/// Whether the conditions hold for the incident at `now`. Unknown tokens of a foreign server match no list. A time that
/// the incident does not have holds with no operator. `==` compares whole seconds. Does not look at deletedAt.
[[nodiscard]] bool matchesRule(const RuleDefinition &rule, const IncidentSummary &incident, Instant now);

/// "email", "sms", "slack", "webhook", "in_app".
[[nodiscard]] QStringList notifyChannels();
/// The name of an action's type in JSON, e.g. "change_status".
[[nodiscard]] QLatin1StringView actionName(const RuleAction &action);

} // namespace itsm
