#include "services/domain/alert_filter.h"

#include "services/domain/search_tokens.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using AlertF = AlertField;

QStringList alertFlags()
{
    return {u"active"_s, u"unacknowledged"_s};
}

constexpr std::array alertFields{
    filterField(AlertF::Severity, "severity"_L1, FieldKind::Token, "sev"_L1, [] { return tokenNames(allSeverities); }),
    filterField(AlertF::Status, "status"_L1, FieldKind::Token, "state"_L1, [] { return tokenNames(allAlertStatuses); }),
    filterField(AlertF::Name, "name"_L1, FieldKind::Text, "alert"_L1),
    filterField(AlertF::Message, "message"_L1, FieldKind::Text),
    filterField(AlertF::Type, "type"_L1, FieldKind::Text),
    filterField(AlertF::Incident, "incident"_L1, FieldKind::Text, "number"_L1),
    filterField(AlertF::Ci, "ci"_L1, FieldKind::Text),
    filterField(AlertF::Owner, "owner"_L1, FieldKind::Text),
    filterField(AlertF::Source, "source"_L1, FieldKind::Text),
    filterField(AlertF::Channel, "channel"_L1, FieldKind::Text),
    filterField(AlertF::Triggered, "triggered"_L1, FieldKind::Time, "created"_L1),
    filterField(AlertF::Acknowledged, "acknowledged"_L1, FieldKind::Time),
    filterField(AlertF::Resolved, "resolved"_L1, FieldKind::Time),
    filterField(AlertF::Age, "age"_L1, FieldKind::Duration),
    filterField(AlertF::Text, "text"_L1, FieldKind::FreeText),
    filterField(AlertF::Is, "is"_L1, FieldKind::Flag, {}, alertFlags),
};

static_assert(isInOrder(alertFields), "the table is indexed by the enumerator");

constexpr FilterVocabulary alertWords(alertFields, static_cast<int>(AlertF::Text));

bool valueHolds(const Alert &a, AlertF field, FilterOp op, const QString &value, const FilterContext &context)
{
    if (op != FilterOp::Equal && !isOrdered(alertWords.field(static_cast<int>(field)).kind))
        return false;
    switch (field) {
    case AlertF::Severity:
        return a.severity == Token<Severity>::fromText(value);
    case AlertF::Status:
        return a.status == Token<AlertStatus>::fromText(value);
    case AlertF::Name:
        return textHolds(a.name, value);
    case AlertF::Message:
        return textHolds(a.message, value);
    case AlertF::Type:
        return textHolds(a.type, value);
    case AlertF::Incident:
        return textHolds(a.incidentNumber, value);
    case AlertF::Ci:
        return textHolds(a.ciName, value);
    case AlertF::Owner:
        if (value == "me"_L1)
            return context.me.isValid() && a.acknowledgedBy == context.me;
        return textHolds(a.acknowledgedByName, value);
    case AlertF::Source:
        return textHolds(a.source, value);
    case AlertF::Channel:
        if (a.channels.isEmpty())
            return textHolds({}, value);
        return std::any_of(a.channels.begin(), a.channels.end(),
                           [&](const QString &channel) { return textHolds(channel, value); });
    case AlertF::Triggered:
        return timeHolds(a.triggeredAt, op, value);
    case AlertF::Acknowledged:
        return timeHolds(a.acknowledgedAt, op, value);
    case AlertF::Resolved:
        return timeHolds(a.resolvedAt, op, value);
    case AlertF::Age:
        return ageHolds(a.triggeredAt, op, value, context.now);
    case AlertF::Text:
        return containsTokens(
            documentTokens(QString(a.name + u'\n' + a.message + u'\n' + a.incidentNumber + u'\n' + a.ciName)),
            queryTokens(value));
    case AlertF::Is:
        if (value == "active"_L1)
            return a.status != AlertStatus::Resolved;
        return value == "unacknowledged"_L1 && a.status == AlertStatus::Active;
    }
    return false;
}

/// -1, 0 or 1 as a comes before, with or after b.
int compare(const Alert &a, const Alert &b, AlertF field)
{
    const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (field) {
    case AlertF::Severity:
        return threeWay(a.severity.rank(), b.severity.rank());
    case AlertF::Status:
        return threeWay(a.status.rank(), b.status.rank());
    case AlertF::Name:
        return threeWay(a.name, b.name);
    case AlertF::Message:
        return threeWay(a.message, b.message);
    case AlertF::Type:
        return threeWay(a.type, b.type);
    case AlertF::Incident:
        return threeWay(a.incidentNumber, b.incidentNumber);
    case AlertF::Ci:
        return threeWay(a.ciName, b.ciName);
    case AlertF::Owner:
        return threeWay(a.acknowledgedByName, b.acknowledgedByName);
    case AlertF::Source:
        return threeWay(a.source, b.source);
    case AlertF::Channel:
        return threeWay(a.channels, b.channels);
    case AlertF::Acknowledged:
        return threeWay(a.acknowledgedAt, b.acknowledgedAt);
    case AlertF::Resolved:
        return threeWay(a.resolvedAt, b.resolvedAt);
    case AlertF::Triggered:
        return threeWay(a.triggeredAt, b.triggeredAt);
    case AlertF::Age:
        return threeWay(b.triggeredAt, a.triggeredAt);
    case AlertF::Text:
    case AlertF::Is:
        break;
    }
    return 0;
}

} // namespace

const FilterVocabulary &alertVocabulary()
{
    return alertWords;
}

tl::expected<AlertFilter, FilterError> parseAlertFilter(QStringView text)
{
    return parseTerms(text, alertWords).map([](const std::vector<AnyFilterTerm> &terms) {
        return AlertFilter{.terms = termsAs<AlertField>(terms)};
    });
}

QString formatFilter(const AlertFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), alertWords);
}

bool matches(const AlertFilter &filter, const Alert &alert, const FilterContext &context)
{
    return allHold(filter.terms, [&](AlertF field, FilterOp op, const QString &value) {
        return valueHolds(alert, field, op, value, context);
    });
}

bool isSortable(AlertField field)
{
    return field != AlertF::Text && field != AlertF::Is;
}

bool lessThan(const Alert &a, const Alert &b, const AlertSort &sort)
{
    if (const int order = compare(a, b, sort.field); order != 0)
        return (order < 0) == (sort.order == Qt::AscendingOrder);
    if (a.triggeredAt != b.triggeredAt)
        return a.triggeredAt > b.triggeredAt;
    return a.id.value > b.id.value;
}

} // namespace itsm
