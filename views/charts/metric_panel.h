#pragma once

#include "models/metric_series_model.h"
#include "views/widgets/time_format.h"

#include <QWidget>

namespace itsm {

class MetricChart;
class PlainLabel;

/// One series: its name and figures, and the line.
class MetricPanel : public QWidget
{
    Q_OBJECT
public:
    explicit MetricPanel(QWidget *parent = nullptr);
    void setSeries(const MetricSeries &series, TimeZoneMode zone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSummary();
    void showPoint(const std::optional<MetricPoint> &point);

    MetricSeries m_series;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    PlainLabel *m_name = nullptr;
    PlainLabel *m_value = nullptr;
    PlainLabel *m_summary = nullptr;
    MetricChart *m_chart = nullptr;
};

} // namespace itsm
