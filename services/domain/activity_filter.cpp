#include "services/domain/activity_filter.h"

#include "services/domain/search_tokens.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using F = ActivityField;

constexpr std::array fields{
    filterField(F::Time, "time"_L1, FieldKind::Time, "at"_L1),
    filterField(F::Age, "age"_L1, FieldKind::Duration),
    filterField(F::Actor, "actor"_L1, FieldKind::Text, "by"_L1),
    filterField(F::Type, "type"_L1, FieldKind::Text, "verb"_L1),
    filterField(F::Incident, "incident"_L1, FieldKind::Text, "number"_L1),
    filterField(F::Title, "title"_L1, FieldKind::Text),
    filterField(F::Change, "change"_L1, FieldKind::Text, "field"_L1),
    filterField(F::Note, "note"_L1, FieldKind::Text),
    filterField(F::Source, "source"_L1, FieldKind::Text),
    filterField(F::Text, "text"_L1, FieldKind::FreeText),
};

static_assert(isInOrder(fields), "the table is indexed by the enumerator");

constexpr FilterVocabulary vocabulary(fields, static_cast<int>(F::Text));

QString searchText(const Activity &record)
{
    QStringList texts{record.userName, record.incidentNumber, record.incidentTitle, record.description};
    for (const QString &field : changedFields(record)) {
        const QJsonObject change = record.data.value(field).toObject();
        texts.append(change.value("from"_L1).toString());
        texts.append(change.value("to"_L1).toString());
    }
    return texts.join(u'\n');
}

bool valueHolds(const Activity &a, F field, FilterOp op, const QString &value, const FilterContext &context)
{
    switch (field) {
    case F::Time:
        return timeHolds(a.occurredAt, op, value);
    case F::Age:
        return ageHolds(a.occurredAt, op, value, context.now);
    default:
        break;
    }
    if (op != FilterOp::Equal)
        return false;
    switch (field) {
    case F::Actor:
        if (value == "me"_L1)
            return context.me.isValid() && a.userId == context.me;
        return textHolds(a.userName, value);
    case F::Type:
        return textHolds(a.type, value);
    case F::Incident:
        return textHolds(a.incidentNumber, value);
    case F::Title:
        return textHolds(a.incidentTitle, value);
    case F::Change: {
        const QStringList changed = changedFields(a);
        if (changed.isEmpty())
            return textHolds({}, value);
        return std::any_of(changed.begin(), changed.end(), [&](const QString &name) { return textHolds(name, value); });
    }
    case F::Note:
        return textHolds(a.description, value);
    case F::Source:
        return textHolds(a.source, value);
    case F::Text:
        return containsTokens(documentTokens(searchText(a)), queryTokens(value));
    case F::Time:
    case F::Age:
        break;
    }
    return false;
}

/// -1, 0 or 1 as a comes before, with or after b.
int compare(const Activity &a, const Activity &b, F field)
{
    const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (field) {
    case F::Time:
        return threeWay(a.occurredAt, b.occurredAt);
    case F::Age:
        return threeWay(b.occurredAt, a.occurredAt);
    case F::Actor:
        return threeWay(a.userName, b.userName);
    case F::Type:
        return threeWay(a.type, b.type);
    case F::Incident:
        return threeWay(a.incidentNumber, b.incidentNumber);
    case F::Title:
        return threeWay(a.incidentTitle, b.incidentTitle);
    case F::Change:
        return threeWay(changedFields(a), changedFields(b));
    case F::Note:
        return threeWay(a.description, b.description);
    case F::Source:
        return threeWay(a.source, b.source);
    case F::Text:
        break;
    }
    return 0;
}

} // namespace

QStringList changedFields(const IncidentEvent &event)
{
    QStringList names;
    for (auto it = event.data.begin(); it != event.data.end(); ++it) {
        const QJsonObject change = it.value().toObject();
        if (change.contains("from"_L1) || change.contains("to"_L1))
            names.append(it.key());
    }
    return names;
}

const FilterVocabulary &activityVocabulary()
{
    return vocabulary;
}

tl::expected<ActivityFilter, FilterError> parseActivityFilter(QStringView text)
{
    return parseTerms(text, vocabulary).map([](const std::vector<AnyFilterTerm> &terms) {
        return ActivityFilter{.terms = termsAs<ActivityField>(terms)};
    });
}

QString formatFilter(const ActivityFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), vocabulary);
}

bool matches(const ActivityFilter &filter, const Activity &record, const FilterContext &context)
{
    return allHold(filter.terms, [&](F field, FilterOp op, const QString &value) {
        return valueHolds(record, field, op, value, context);
    });
}

bool lessThan(const Activity &a, const Activity &b, const ActivitySort &sort)
{
    if (const int order = compare(a, b, sort.field); order != 0)
        return (order < 0) == (sort.order == Qt::AscendingOrder);
    if (a.occurredAt != b.occurredAt)
        return a.occurredAt > b.occurredAt;
    return a.id.value > b.id.value;
}

} // namespace itsm
