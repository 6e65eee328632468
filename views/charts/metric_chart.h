#pragma once

#include "models/metric_series_model.h"
#include "views/widgets/time_format.h"

#include <QChartView>

class QLineSeries;
class QValueAxis;

namespace itsm {

/// Evenly spaced round moments within a stretch of time.
struct TimeTicks
{
    qint64 first = 0; ///< ms
    qint64 last = 0;  ///< ms; before `first` when no round moment lies within
    qint64 step = 0;  ///< ms
    [[nodiscard]] int count() const { return last < first ? 0 : static_cast<int>((last - first) / step) + 1; }
};
/// At most `limit` ticks; steps are those of clocks and calendars: 1, 5, 10, 15, 30 s, min …, 1, 2, 3, 6, 12 h, days.
/// `offset` is the zone's distance from UTC in ms, so that days begin at midnight there.
[[nodiscard]] TimeTicks timeTicks(qint64 from, qint64 to, int limit, qint64 offset);

/// One series as a line over time, in the colours of the theme; the value under the pointer is told in words.
class MetricChart : public QChartView
{
    Q_OBJECT
public:
    explicit MetricChart(QWidget *parent = nullptr);

    void setSeries(const MetricSeries &series, TimeZoneMode zone);

Q_SIGNALS:
    /// The sample nearest to the pointer; nothing when it left.
    void pointedAt(const std::optional<itsm::MetricPoint> &point);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void applyTheme();
    void plot();
    void placePlot();
    [[nodiscard]] int wantedValueTicks() const;
    [[nodiscard]] QString tickLabel(qint64 ms) const;

    MetricSeries m_data;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    std::optional<MetricPoint> m_pointed;
    int m_plottedColumns = 0;
    int m_valueTicks = 0; ///< wanted by the last plot
    QLineSeries *m_line = nullptr;
    QValueAxis *m_time = nullptr; ///< ms since 1970; its labels are painted here, at round moments of the zone
    TimeTicks m_ticks;
    QValueAxis *m_values = nullptr;
};

} // namespace itsm
