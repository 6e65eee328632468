#include "models/metric_list_model.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

int MetricListModel::columnOf(MetricField field)
{
    const auto at = std::find(columns.begin(), columns.end(), field);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

void MetricListModel::setFilter(const MetricFilter &filter)
{
    m_filter = filter;
    rebuild();
}

bool MetricListModel::isWanted(const MetricSummary &series) const
{
    return matches(m_filter, series, {.now = now(), .me = {}});
}

bool MetricListModel::isBefore(const MetricSummary &a, const MetricSummary &b) const
{
    return lessThan(a, b, {.field = fieldOf(sortColumn()), .order = sortOrder()});
}

bool MetricListModel::dependsOnTime() const
{
    return std::any_of(m_filter.terms.begin(), m_filter.terms.end(),
                       [](const MetricFilterTerm &term) { return term.field == MetricField::Age; });
}

bool MetricListModel::isNumber(int column) const
{
    const MetricField field = fieldOf(column);
    return field == MetricField::Last || field == MetricField::Points || field == MetricField::Age;
}

/// The greatest and the latest first, words from A to Z.
Qt::SortOrder MetricListModel::firstOrder(int column) const
{
    switch (fieldOf(column)) {
    case MetricField::Last:
    case MetricField::Points:
    case MetricField::Measured:
        return Qt::DescendingOrder;
    default:
        return Qt::AscendingOrder;
    }
}

int MetricListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns.size());
}

QString MetricListModel::text(const MetricSummary &series, int column) const
{
    switch (fieldOf(column)) {
    case MetricField::Name:
        return series.name.isEmpty() ? series.type : series.name;
    case MetricField::Type:
        return series.type;
    case MetricField::Last:
        return quantityText(series.value, series.unit);
    case MetricField::Incident:
        return series.incidentNumber;
    case MetricField::Title:
        return series.incidentTitle;
    case MetricField::Points:
        return QLocale().toString(series.points);
    case MetricField::Age:
        return ageText(series.measuredAt, now());
    case MetricField::Measured:
        return shortTime(series.measuredAt, timeFormat());
    case MetricField::Unit:
    case MetricField::Text:
        break;
    }
    return {};
}

QString MetricListModel::toolTip(const MetricSummary &series, int column) const
{
    switch (fieldOf(column)) {
    case MetricField::Measured:
    case MetricField::Age:
        return tr("%1, %2 ago").arg(fullTime(series.measuredAt, timeFormat()), durationText(now() - series.measuredAt));
    default:
        return text(series, column);
    }
}

QJsonValue MetricListModel::json(const MetricSummary &series, int column) const
{
    switch (fieldOf(column)) {
    case MetricField::Last:
        return QJsonObject{{u"value"_s, series.value}, {u"unit"_s, series.unit}};
    case MetricField::Points:
        return series.points;
    case MetricField::Age: // of a moment: the time says it
    case MetricField::Measured:
        return toRfc3339(series.measuredAt);
    default:
        return text(series, column);
    }
}

QString MetricListModel::heading(int column) const
{
    switch (fieldOf(column)) {
    case MetricField::Name:
        return tr("Metric");
    case MetricField::Type:
        return tr("Type");
    case MetricField::Last:
        return tr("Latest value");
    case MetricField::Incident:
        return tr("Incident");
    case MetricField::Title:
        return tr("Title");
    case MetricField::Points:
        return tr("Samples");
    case MetricField::Age:
        return tr("Age");
    case MetricField::Measured:
        return tr("Measured");
    case MetricField::Unit:
    case MetricField::Text:
        break;
    }
    return {};
}

} // namespace itsm
