#pragma once

#include "services/domain/incident.h"
#include "services/domain/json_place.h"

#include <optional>
#include <vector>

namespace itsm {

/// A rule as a person writes it: one JSON object with `name`, `description`, `rule_type`, `priority`, `conditions`,
/// `actions` and `metadata`, in this order. Empty description and metadata are left out.
[[nodiscard]] QString ruleText(const Rule &rule);
/// The same of a rule in the API's form, e.g. one side of a conflict.
[[nodiscard]] QString ruleText(const QJsonObject &rule);

/// A mistake and where it stands.
struct RuleTextIssue
{
    TextPlace place;
    QString message;
    friend bool operator==(const RuleTextIssue &, const RuleTextIssue &) = default;
};

/// What a text says, as far as it can be read: the members of `rule` that people write, and all mistakes in the order
/// of the text. A text that is no JSON has one mistake. Without mistakes the rule is right in every part but the people
/// whom it names.
struct RuleTextReading
{
    Rule rule;
    std::vector<RuleTextIssue> issues;
};
[[nodiscard]] RuleTextReading readRuleText(const QString &text);

} // namespace itsm
