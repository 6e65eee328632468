#include "services/domain/alert_filter.h"

#include "services/domain/search_tokens.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using F = AlertField;

QStringList flags()
{
    return {u"active"_s, u"unacknowledged"_s};
}

constexpr std::array fields{
    filterField(F::Severity, "severity"_L1, FieldKind::Token, "sev"_L1, [] { return tokenNames(allSeverities); }),
    filterField(F::Status, "status"_L1, FieldKind::Token, "state"_L1, [] { return tokenNames(allAlertStatuses); }),
    filterField(F::Name, "name"_L1, FieldKind::Text, "alert"_L1),
    filterField(F::Message, "message"_L1, FieldKind::Text),
    filterField(F::Type, "type"_L1, FieldKind::Text),
    filterField(F::Incident, "incident"_L1, FieldKind::Text, "number"_L1),
    filterField(F::Ci, "ci"_L1, FieldKind::Text),
    filterField(F::Owner, "owner"_L1, FieldKind::Text),
    filterField(F::Source, "source"_L1, FieldKind::Text),
    filterField(F::Channel, "channel"_L1, FieldKind::Text),
    filterField(F::Triggered, "triggered"_L1, FieldKind::Time, "created"_L1),
    filterField(F::Acknowledged, "acknowledged"_L1, FieldKind::Time),
    filterField(F::Resolved, "resolved"_L1, FieldKind::Time),
    filterField(F::Age, "age"_L1, FieldKind::Duration),
    filterField(F::Text, "text"_L1, FieldKind::FreeText),
    filterField(F::Is, "is"_L1, FieldKind::Flag, {}, flags),
};

static_assert(isInOrder(fields), "the table is indexed by the enumerator");

constexpr FilterVocabulary vocabulary(fields, static_cast<int>(F::Text));

bool valueHolds(const Alert &a, F field, FilterOp op, const QString &value, const FilterContext &context)
{
    if (op != FilterOp::Equal && !isOrdered(vocabulary.field(static_cast<int>(field)).kind))
        return false;
    switch (field) {
    case F::Severity:
        return a.severity == Token<Severity>::fromText(value);
    case F::Status:
        return a.status == Token<AlertStatus>::fromText(value);
    case F::Name:
        return textHolds(a.name, value);
    case F::Message:
        return textHolds(a.message, value);
    case F::Type:
        return textHolds(a.type, value);
    case F::Incident:
        return textHolds(a.incidentNumber, value);
    case F::Ci:
        return textHolds(a.ciName, value);
    case F::Owner:
        if (value == "me"_L1)
            return context.me.isValid() && a.acknowledgedBy == context.me;
        return textHolds(a.acknowledgedByName, value);
    case F::Source:
        return textHolds(a.source, value);
    case F::Channel:
        if (a.channels.isEmpty())
            return textHolds({}, value);
        return std::any_of(a.channels.begin(), a.channels.end(),
                           [&](const QString &channel) { return textHolds(channel, value); });
    case F::Triggered:
        return timeHolds(a.triggeredAt, op, value);
    case F::Acknowledged:
        return timeHolds(a.acknowledgedAt, op, value);
    case F::Resolved:
        return timeHolds(a.resolvedAt, op, value);
    case F::Age:
        return ageHolds(a.triggeredAt, op, value, context.now);
    case F::Text:
        return containsTokens(
            documentTokens(QString(a.name + u'\n' + a.message + u'\n' + a.incidentNumber + u'\n' + a.ciName)),
            queryTokens(value));
    case F::Is:
        if (value == "active"_L1)
            return a.status != AlertStatus::Resolved;
        return value == "unacknowledged"_L1 && a.status == AlertStatus::Active;
    }
    return false;
}

/// -1, 0 or 1 as a comes before, with or after b.
int compare(const Alert &a, const Alert &b, F field)
{
    const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (field) {
    case F::Severity:
        return threeWay(a.severity.rank(), b.severity.rank());
    case F::Status:
        return threeWay(a.status.rank(), b.status.rank());
    case F::Name:
        return threeWay(a.name, b.name);
    case F::Message:
        return threeWay(a.message, b.message);
    case F::Type:
        return threeWay(a.type, b.type);
    case F::Incident:
        return threeWay(a.incidentNumber, b.incidentNumber);
    case F::Ci:
        return threeWay(a.ciName, b.ciName);
    case F::Owner:
        return threeWay(a.acknowledgedByName, b.acknowledgedByName);
    case F::Source:
        return threeWay(a.source, b.source);
    case F::Channel:
        return threeWay(a.channels, b.channels);
    case F::Acknowledged:
        return threeWay(a.acknowledgedAt, b.acknowledgedAt);
    case F::Resolved:
        return threeWay(a.resolvedAt, b.resolvedAt);
    case F::Triggered:
        return threeWay(a.triggeredAt, b.triggeredAt);
    case F::Age:
        return threeWay(b.triggeredAt, a.triggeredAt);
    case F::Text:
    case F::Is:
        break;
    }
    return 0;
}

} // namespace

const FilterVocabulary &alertVocabulary()
{
    return vocabulary;
}

tl::expected<AlertFilter, FilterError> parseAlertFilter(QStringView text)
{
    return parseTerms(text, vocabulary).map([](const std::vector<AnyFilterTerm> &terms) {
        return AlertFilter{.terms = termsAs<AlertField>(terms)};
    });
}

QString formatFilter(const AlertFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), vocabulary);
}

bool matches(const AlertFilter &filter, const Alert &alert, const FilterContext &context)
{
    return allHold(filter.terms, [&](F field, FilterOp op, const QString &value) {
        return valueHolds(alert, field, op, value, context);
    });
}

bool isSortable(AlertField field)
{
    return field != F::Text && field != F::Is;
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
