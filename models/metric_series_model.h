#pragma once

#include "models/incident_columns.h"
#include "models/table_rows.h"

namespace itsm {

struct MetricPoint
{
    Instant time{};
    double value = 0;
    friend bool operator==(const MetricPoint &, const MetricPoint &) = default;
};

/// At most two points for each of `columns` equal stretches of time: the least and the greatest value, in the order of
/// time, so that no peak is lost however narrow the chart is. `points` are in the order of time; few of them are
/// returned as they are.
[[nodiscard]] std::vector<MetricPoint> downsample(const std::vector<MetricPoint> &points, int columns);

/// The samples of one metric over time.
struct MetricSeries
{
    QString name;
    QString type;
    QString unit;
    std::vector<MetricPoint> points; ///< oldest first; not empty
    double least = 0;
    double greatest = 0;
    double mean = 0;
    [[nodiscard]] const MetricPoint &last() const { return points.back(); }
    friend bool operator==(const MetricSeries &, const MetricSeries &) = default;
};
/// Groups samples by name, type and unit, in the order of the names.
[[nodiscard]] std::vector<MetricSeries> metricSeries(const std::vector<Metric> &metrics);

/// One row for each series of an incident's metrics; charts read the points.
class MetricSeriesModel : public TableRows<MetricSeries, MetricSeriesModel>
{
    Q_OBJECT
public:
    enum Column : quint8 { Name, Last, Least, Greatest, Mean, Samples, ColumnCount };

    explicit MetricSeriesModel(QObject *parent = nullptr)
        : TableRows(parent)
    {
    }
    /// Stable for a name, type and unit, so that series keep their rows while samples arrive.
    static qint64 rowKey(const MetricSeries &series);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void setMetrics(const std::vector<Metric> &metrics, bool sameSubject = true)
    {
        setRows(metricSeries(metrics), sameSubject);
    }
};

} // namespace itsm
