#include "services/domain/activity_filter.h"

#include "services/domain/search_tokens.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using ActivityF = ActivityField;

constexpr std::array activityFields{
    filterField(ActivityF::Time, "time"_L1, FieldKind::Time, "at"_L1),
    filterField(ActivityF::Age, "age"_L1, FieldKind::Duration),
    filterField(ActivityF::Actor, "actor"_L1, FieldKind::Text, "by"_L1),
    filterField(ActivityF::Type, "type"_L1, FieldKind::Text, "verb"_L1),
    filterField(ActivityF::Incident, "incident"_L1, FieldKind::Text, "number"_L1),
    filterField(ActivityF::Title, "title"_L1, FieldKind::Text),
    filterField(ActivityF::Change, "change"_L1, FieldKind::Text, "field"_L1),
    filterField(ActivityF::Note, "note"_L1, FieldKind::Text),
    filterField(ActivityF::Source, "source"_L1, FieldKind::Text),
    filterField(ActivityF::Text, "text"_L1, FieldKind::FreeText),
};

static_assert(isInOrder(activityFields), "the table is indexed by the enumerator");

constexpr FilterVocabulary activityWords(activityFields, static_cast<int>(ActivityF::Text));

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

bool valueHolds(const Activity &a, ActivityF field, FilterOp op, const QString &value, const FilterContext &context)
{
    switch (field) {
    case ActivityF::Time:
        return timeHolds(a.occurredAt, op, value);
    case ActivityF::Age:
        return ageHolds(a.occurredAt, op, value, context.now);
    default:
        break;
    }
    if (op != FilterOp::Equal)
        return false;
    switch (field) {
    case ActivityF::Actor:
        if (value == "me"_L1)
            return context.me.isValid() && a.userId == context.me;
        return textHolds(a.userName, value);
    case ActivityF::Type:
        return textHolds(a.type, value);
    case ActivityF::Incident:
        return textHolds(a.incidentNumber, value);
    case ActivityF::Title:
        return textHolds(a.incidentTitle, value);
    case ActivityF::Change: {
        const QStringList changed = changedFields(a);
        if (changed.isEmpty())
            return textHolds({}, value);
        return std::any_of(changed.begin(), changed.end(), [&](const QString &name) { return textHolds(name, value); });
    }
    case ActivityF::Note:
        return textHolds(a.description, value);
    case ActivityF::Source:
        return textHolds(a.source, value);
    case ActivityF::Text:
        return containsTokens(documentTokens(searchText(a)), queryTokens(value));
    case ActivityF::Time:
    case ActivityF::Age:
        break;
    }
    return false;
}

/// -1, 0 or 1 as a comes before, with or after b.
int compare(const Activity &a, const Activity &b, ActivityF field)
{
    const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (field) {
    case ActivityF::Time:
        return threeWay(a.occurredAt, b.occurredAt);
    case ActivityF::Age:
        return threeWay(b.occurredAt, a.occurredAt);
    case ActivityF::Actor:
        return threeWay(a.userName, b.userName);
    case ActivityF::Type:
        return threeWay(a.type, b.type);
    case ActivityF::Incident:
        return threeWay(a.incidentNumber, b.incidentNumber);
    case ActivityF::Title:
        return threeWay(a.incidentTitle, b.incidentTitle);
    case ActivityF::Change:
        return threeWay(changedFields(a), changedFields(b));
    case ActivityF::Note:
        return threeWay(a.description, b.description);
    case ActivityF::Source:
        return threeWay(a.source, b.source);
    case ActivityF::Text:
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
    return activityWords;
}

tl::expected<ActivityFilter, FilterError> parseActivityFilter(QStringView text)
{
    return parseTerms(text, activityWords).map([](const std::vector<AnyFilterTerm> &terms) {
        return ActivityFilter{.terms = termsAs<ActivityField>(terms)};
    });
}

QString formatFilter(const ActivityFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), activityWords);
}

bool matches(const ActivityFilter &filter, const Activity &record, const FilterContext &context)
{
    return allHold(filter.terms, [&](ActivityF field, FilterOp op, const QString &value) {
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
