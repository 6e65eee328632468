#include "models/metric_series_model.h"

#include <QLocale>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

std::vector<MetricPoint> downsample(const std::vector<MetricPoint> &points, int columns)
{
    if (columns <= 0)
        return {};
    if (points.size() <= size_t(columns) * 2)
        return points;
    const qint64 begin = toMicros(points.front().time);
    const double width = double(toMicros(points.back().time) - begin) / columns;
    const auto columnOf = [&](const MetricPoint &point) {
        return width > 0 ? qMin(columns - 1, int(double(toMicros(point.time) - begin) / width)) : 0;
    };
    std::vector<MetricPoint> kept;
    kept.reserve(size_t(columns) * 2);
    for (auto first = points.begin(); first != points.end();) {
        const int column = columnOf(*first);
        auto least = first;
        auto greatest = first;
        auto next = first;
        for (; next != points.end() && columnOf(*next) == column; ++next) {
            if (next->value < least->value)
                least = next;
            if (next->value > greatest->value)
                greatest = next;
        }
        kept.push_back(*std::min(least, greatest));
        if (least != greatest)
            kept.push_back(*std::max(least, greatest));
        first = next;
    }
    return kept;
}

std::vector<MetricSeries> metricSeries(const std::vector<Metric> &metrics)
{
    std::map<std::array<QString, 3>, MetricSeries> groups;
    for (const Metric &metric : metrics) {
        MetricSeries &series = groups[{metric.name, metric.type, metric.unit}];
        if (series.points.empty()) {
            series.name = metric.name;
            series.type = metric.type;
            series.unit = metric.unit;
            series.least = metric.value;
            series.greatest = metric.value;
        }
        series.points.push_back({metric.measuredAt, metric.value});
        series.least = qMin(series.least, metric.value);
        series.greatest = qMax(series.greatest, metric.value);
        series.mean += (metric.value - series.mean) / double(series.points.size());
    }
    std::vector<MetricSeries> all;
    all.reserve(groups.size());
    for (auto &[key, series] : groups) {
        std::stable_sort(series.points.begin(), series.points.end(),
                         [](const MetricPoint &a, const MetricPoint &b) { return a.time < b.time; });
        all.push_back(std::move(series));
    }
    return all;
}

qint64 MetricSeriesModel::rowKey(const MetricSeries &series)
{
    return qint64(qHashMulti(0, series.name, series.type, series.unit));
}

int MetricSeriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MetricSeriesModel::data(const QModelIndex &index, int role) const
{
    const MetricSeries *series = index.isValid() ? at(index.row()) : nullptr;
    if (!series)
        return {};
    if (role == RowRole)
        return QVariant::fromValue(series);
    if (role == Qt::TextAlignmentRole && index.column() != Name)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (index.column() == Name) {
        if (role == Qt::DisplayRole || role == ValueRole)
            return series->name;
        return role == Qt::ToolTipRole ? QVariant(series->name.toHtmlEscaped()) : QVariant();
    }
    if (index.column() == Samples) {
        if (role == ValueRole)
            return qint64(series->points.size());
        return role == Qt::DisplayRole ? QVariant(QLocale().toString(qulonglong(series->points.size()))) : QVariant();
    }
    double value = 0;
    switch (index.column()) {
    case Last:
        value = series->last().value;
        break;
    case Least:
        value = series->least;
        break;
    case Greatest:
        value = series->greatest;
        break;
    case Mean:
        value = series->mean;
        break;
    default:
        return {};
    }
    if (role == ValueRole)
        return value;
    if (role != Qt::DisplayRole)
        return {};
    const QString number = QLocale().toString(value, 'g', 5);
    return series->unit.isEmpty() ? number : tr("%1 %2", "number and unit").arg(number, series->unit);
}

QVariant MetricSeriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Metric");
    case Last:
        return tr("Last");
    case Least:
        return tr("Minimum");
    case Greatest:
        return tr("Maximum");
    case Mean:
        return tr("Average");
    case Samples:
        return tr("Samples");
    default:
        return {};
    }
}

} // namespace itsm
