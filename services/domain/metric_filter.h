#pragma once

#include "services/domain/filter.h"
#include "services/domain/incident.h"

namespace itsm {

/// Columns of the list of metrics, and fields of its filter language.
enum class MetricField : quint8 {
    Name,
    Type,
    Last,
    Unit,
    Incident,
    Title,
    Points,
    Measured,
    Age,
    Text,
};

/// A condition on series of samples, as BasicFilterTerm says:
///
///  Name, Type, Unit, Incident, Title
///                               the whole text, "none", or a prefix with *. Incident is its number, Title its own
///  Last                         a whole number, of the latest sample; all operators
///  Points                       a whole number; all operators
///  Measured                     a time or a day, of the latest sample; all operators
///  Age                          a duration since then; all operators
///  Text                         every token of queryTokens(value) is among those of name, type and incident
using MetricFilterTerm = BasicFilterTerm<MetricField>;

struct MetricFilter
{
    std::vector<MetricFilterTerm> terms;
    [[nodiscard]] bool isEmpty() const { return terms.empty(); }
    friend bool operator==(const MetricFilter &, const MetricFilter &) = default;
};

[[nodiscard]] const FilterVocabulary &metricVocabulary();
[[nodiscard]] tl::expected<MetricFilter, FilterError> parseMetricFilter(QStringView text);
[[nodiscard]] QString formatFilter(const MetricFilter &filter);
[[nodiscard]] bool matches(const MetricFilter &filter, const MetricSummary &series, const FilterContext &context);

/// Order of a list; ties are broken by time and id, the newest first, so that the order is total.
struct MetricSort
{
    MetricField field = MetricField::Measured;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const MetricSort &, const MetricSort &) = default;
};
/// Strict order of the list: numbers, times, and texts by their UTF-16 units.
[[nodiscard]] bool lessThan(const MetricSummary &a, const MetricSummary &b, const MetricSort &sort);

} // namespace itsm
