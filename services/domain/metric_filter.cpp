#include "services/domain/metric_filter.h"

#include "services/domain/search_tokens.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using MetricF = MetricField;

constexpr std::array metricFields{
    filterField(MetricF::Name, "name"_L1, FieldKind::Text, "metric"_L1),
    filterField(MetricF::Type, "type"_L1, FieldKind::Text),
    filterField(MetricF::Last, "value"_L1, FieldKind::Number, "last"_L1),
    filterField(MetricF::Unit, "unit"_L1, FieldKind::Text),
    filterField(MetricF::Incident, "incident"_L1, FieldKind::Text, "number"_L1),
    filterField(MetricF::Title, "title"_L1, FieldKind::Text),
    filterField(MetricF::Points, "points"_L1, FieldKind::Integer, "samples"_L1),
    filterField(MetricF::Measured, "measured"_L1, FieldKind::Time, "time"_L1),
    filterField(MetricF::Age, "age"_L1, FieldKind::Duration),
    filterField(MetricF::Text, "text"_L1, FieldKind::FreeText),
};

static_assert(isInOrder(metricFields), "the table is indexed by the enumerator");

constexpr FilterVocabulary metricWords(metricFields, static_cast<int>(MetricF::Text));

bool numberHolds(double number, FilterOp op, const QString &value)
{
    bool isNumber = false;
    const double limit = value.toDouble(&isNumber);
    return isNumber && comparisonHolds(number, op, limit);
}

bool valueHolds(const MetricSummary &s, MetricF field, FilterOp op, const QString &value, const FilterContext &context)
{
    switch (field) {
    case MetricF::Last:
        return numberHolds(s.value, op, value);
    case MetricF::Points:
        return numberHolds(static_cast<double>(s.points), op, value);
    case MetricF::Measured:
        return timeHolds(s.measuredAt, op, value);
    case MetricF::Age:
        return ageHolds(s.measuredAt, op, value, context.now);
    default:
        break;
    }
    if (op != FilterOp::Equal)
        return false;
    switch (field) {
    case MetricF::Name:
        return textHolds(s.name, value);
    case MetricF::Type:
        return textHolds(s.type, value);
    case MetricF::Unit:
        return textHolds(s.unit, value);
    case MetricF::Incident:
        return textHolds(s.incidentNumber, value);
    case MetricF::Title:
        return textHolds(s.incidentTitle, value);
    case MetricF::Text:
        return containsTokens(
            documentTokens(QString(s.name + u'\n' + s.type + u'\n' + s.incidentNumber + u'\n' + s.incidentTitle)),
            queryTokens(value));
    default:
        return false;
    }
}

/// -1, 0 or 1 as a comes before, with or after b.
int compare(const MetricSummary &a, const MetricSummary &b, MetricF field)
{
    const auto threeWay = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (field) {
    case MetricF::Name:
        return threeWay(a.name, b.name);
    case MetricF::Type:
        return threeWay(a.type, b.type);
    case MetricF::Last:
        return threeWay(a.value, b.value);
    case MetricF::Unit:
        return threeWay(a.unit, b.unit);
    case MetricF::Incident:
        return threeWay(a.incidentNumber, b.incidentNumber);
    case MetricF::Title:
        return threeWay(a.incidentTitle, b.incidentTitle);
    case MetricF::Points:
        return threeWay(a.points, b.points);
    case MetricF::Measured:
        return threeWay(a.measuredAt, b.measuredAt);
    case MetricF::Age:
        return threeWay(b.measuredAt, a.measuredAt);
    case MetricF::Text:
        break;
    }
    return 0;
}

} // namespace

const FilterVocabulary &metricVocabulary()
{
    return metricWords;
}

tl::expected<MetricFilter, FilterError> parseMetricFilter(QStringView text)
{
    return parseTerms(text, metricWords).map([](const std::vector<AnyFilterTerm> &terms) {
        return MetricFilter{.terms = termsAs<MetricField>(terms)};
    });
}

QString formatFilter(const MetricFilter &filter)
{
    return formatTerms(termsAs<int>(filter.terms), metricWords);
}

bool matches(const MetricFilter &filter, const MetricSummary &series, const FilterContext &context)
{
    return allHold(filter.terms, [&](MetricF field, FilterOp op, const QString &value) {
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
