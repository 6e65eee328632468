#include "services/domain/metric_filter.h"

#include "services/domain/search_tokens.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using F = MetricField;

constexpr std::array fields{
    filterField(F::Name, "name"_L1, FieldKind::Text, "metric"_L1),
    filterField(F::Type, "type"_L1, FieldKind::Text),
    filterField(F::Last, "value"_L1, FieldKind::Number, "last"_L1),
    filterField(F::Unit, "unit"_L1, FieldKind::Text),
    filterField(F::Incident, "incident"_L1, FieldKind::Text, "number"_L1),
    filterField(F::Title, "title"_L1, FieldKind::Text),
    filterField(F::Points, "points"_L1, FieldKind::Integer, "samples"_L1),
    filterField(F::Measured, "measured"_L1, FieldKind::Time, "time"_L1),
    filterField(F::Age, "age"_L1, FieldKind::Duration),
    filterField(F::Text, "text"_L1, FieldKind::FreeText),
};

static_assert(isInOrder(fields), "the table is indexed by the enumerator");

constexpr FilterVocabulary vocabulary(fields, static_cast<int>(F::Text));

bool numberHolds(double number, FilterOp op, const QString &value)
{
    bool isNumber = false;
    const double limit = value.toDouble(&isNumber);
    return isNumber && comparisonHolds(number, op, limit);
}

bool valueHolds(const MetricSummary &s, F field, FilterOp op, const QString &value, const FilterContext &context)
{
    switch (field) {
    case F::Last:
        return numberHolds(s.value, op, value);
    case F::Points:
        return numberHolds(static_cast<double>(s.points), op, value);
    case F::Measured:
        return timeHolds(s.measuredAt, op, value);
    case F::Age:
        return ageHolds(s.measuredAt, op, value, context.now);
    default:
        break;
    }
    if (op != FilterOp::Equal)
        return false;
    switch (field) {
    case F::Name:
        return textHolds(s.name, value);
    case F::Type:
        return textHolds(s.type, value);
    case F::Unit:
        return textHolds(s.unit, value);
    case F::Incident:
        return textHolds(s.incidentNumber, value);
    case F::Title:
        return textHolds(s.incidentTitle, value);
    case F::Text:
        return containsTokens(
            documentTokens(QString(s.name + u'\n' + s.type + u'\n' + s.incidentNumber + u'\n' + s.incidentTitle)),
            queryTokens(value));
    default:
        return false;
    }
}

/// -1, 0 or 1 as a comes before, with or after b.
int compare(const MetricSummary &a, const MetricSummary &b, F field)
{
    const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (field) {
    case F::Name:
        return threeWay(a.name, b.name);
    case F::Type:
        return threeWay(a.type, b.type);
    case F::Last:
        return threeWay(a.value, b.value);
    case F::Unit:
        return threeWay(a.unit, b.unit);
    case F::Incident:
        return threeWay(a.incidentNumber, b.incidentNumber);
    case F::Title:
        return threeWay(a.incidentTitle, b.incidentTitle);
    case F::Points:
        return threeWay(a.points, b.points);
    case F::Measured:
        return threeWay(a.measuredAt, b.measuredAt);
    case F::Age:
        return threeWay(b.measuredAt, a.measuredAt);
    case F::Text:
        break;
    }
    return 0;
}

} // namespace

const FilterVocabulary &metricVocabulary()
{
    return vocabulary;
}

tl::expected<MetricFilter, FilterError> parseMetricFilter(QStringView text)
{
    return parseTerms(text, vocabulary).map([](const std::vector<AnyFilterTerm> &terms) {
        return MetricFilter{.terms = termsAs<MetricField>(terms)};
    });
}

QString formatFilter(const MetricFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), vocabulary);
}

bool matches(const MetricFilter &filter, const MetricSummary &series, const FilterContext &context)
{
    return allHold(filter.terms, [&](F field, FilterOp op, const QString &value) {
        return valueHolds(series, field, op, value, context);
    });
}

bool lessThan(const MetricSummary &a, const MetricSummary &b, const MetricSort &sort)
{
    if (const int order = compare(a, b, sort.field); order != 0)
        return (order < 0) == (sort.order == Qt::AscendingOrder);
    if (a.measuredAt != b.measuredAt)
        return a.measuredAt > b.measuredAt;
    return a.latest.value > b.latest.value;
}

} // namespace itsm
