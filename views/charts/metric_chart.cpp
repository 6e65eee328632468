#include "views/charts/metric_chart.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr std::array<qint64, 21> steps{second,     5 * second, 10 * second, 15 * second, 30 * second, minute,
                                       2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour,
                                       2 * hour,   3 * hour,   6 * hour,    12 * hour,   day,         2 * day,
                                       7 * day,    14 * day,   30 * day};
constexpr int pixelsPerTick = 90;
constexpr int pixelsPerValueTick = 60;
constexpr int leftMargin = 44; ///< of the plot
constexpr int fewPoints = 60;  ///< so few samples are marked one by one

qreal milliseconds(Instant t)
{
    const qint64 whole = toMicros(t) / 1'000;
    return static_cast<qreal>(whole);
}

qint64 floorTo(qint64 value, qint64 step)
{
    const qint64 rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}
} // namespace

TimeTicks timeTicks(qint64 from, qint64 to, int limit, qint64 offset)
{
    TimeTicks ticks;
    const auto tryStep = [&](qint64 step) {
        ticks.step = step;
        ticks.first = -floorTo(-(from + offset), step) - offset; // rounded up
        ticks.last = floorTo(to + offset, step) - offset;
        return ticks.count() <= std::max(limit, 1);
    };
    for (const qint64 step : steps) {
        if (tryStep(step))
            return ticks;
    }
    qint64 step = 60 * day;
    while (!tryStep(step))
        step *= 2;
    return ticks;
}

MetricChart::MetricChart(QWidget *parent)
    : QChartView(parent)
    , m_line(new QLineSeries)
    , m_time(new QValueAxis)
    , m_values(new QValueAxis)
{
    setObjectName(u"metricChart"_s);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setRubberBand(QChartView::NoRubberBand);
    setMinimumHeight(theme().px(150));
    viewport()->setFocusPolicy(Qt::NoFocus); // the chart has the keyboard, not a part of it
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QChart *chart = this->chart();
    chart->legend()->hide();
    chart->setMargins(QMargins(0, 0, 0, 0));
    chart->setContentsMargins(-4, -4, -4, -4);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_time->setTickType(QValueAxis::TicksDynamic);
    m_time->setLabelsVisible(false);
    chart->addSeries(m_line);
    chart->addAxis(m_time, Qt::AlignBottom);
    chart->addAxis(m_values, Qt::AlignLeft);
    m_line->attachAxis(m_time);
    m_line->attachAxis(m_values);
    applyTheme();
}

void MetricChart::setSeries(const MetricSeries &series, TimeZoneMode zone)
{
    if (m_data == series && m_zone == zone)
        return;
    m_data = series;
    m_zone = zone;
    m_pointed.reset();
    plot();
}

void MetricChart::plot()
{
    if (m_data.points.empty())
        return;
    // Two points a pixel at most: more cannot be seen and cost a hundred times the time.
    const int columns = std::max(100, width());
    m_plottedColumns = columns;
    QList<QPointF> points;
    for (const MetricPoint &point : downsample(m_data.points, columns))
        points.append(QPointF(milliseconds(point.time), point.value));
    m_line->setPointsVisible(static_cast<int>(m_data.points.size()) <= fewPoints);
    m_line->setMarkerSize(theme().px(5));
    m_line->replace(points);

    qreal from = points.constFirst().x();
    qreal to = points.constLast().x();
    if (to - from < second) {
        from -= 30 * second;
        to += 30 * second;
    }
    const qint64 offset =
        m_zone == TimeZoneMode::Utc ? 0 : qint64(localOffsetSeconds(m_data.points.front().time)) * second;
    m_ticks = timeTicks(static_cast<qint64>(from), static_cast<qint64>(to),
                        std::max(2, width() / theme().px(pixelsPerTick)), offset);
    m_time->setRange(from, to);
    m_time->setTickAnchor(static_cast<qreal>(m_ticks.first));
    m_time->setTickInterval(static_cast<qreal>(m_ticks.step));

    double low = m_data.least;
    double high = m_data.greatest;
    if (low == high) {
        const double margin = low == 0 ? 1 : std::abs(low) * 0.1;
        low -= margin;
        high += margin;
    }
    // A quantity that is never negative is drawn from zero when that costs less than half of the height.
    if (low > 0 && low < high * 0.5)
        low = 0;
    m_values->setRange(low, high);
    m_valueTicks = wantedValueTicks();
    m_values->setTickCount(m_valueTicks);
    m_values->applyNiceNumbers();
    const double step = (m_values->max() - m_values->min()) / std::max(1, m_values->tickCount() - 1);
    m_values->setLabelFormat(step >= 1 && std::floor(step) == step ? u"%.0f"_s : step >= 0.1 ? u"%.1f"_s : u"%.3g"_s);
    placePlot();
}

/// A high chart needs more lines to be read by.
int MetricChart::wantedValueTicks() const
{
    return std::clamp(height() / theme().px(pixelsPerValueTick), 4, 9);
}

void MetricChart::placePlot()
{
    // The same left edge for all charts below each other.
    const Theme &t = theme();
    const int top = t.px(m_data.unit.isEmpty() ? 6 : 24); // the unit stands above the figures of the axis
    const QRectF area(t.px(leftMargin), top, std::max(1, width() - t.px(leftMargin) - t.px(10)),
                      std::max(1, height() - top - t.px(22)));
    chart()->setPlotArea(area);
    // Qt moves the series at once, but axes and grid only with the next layout, which nobody asks for.
    chart()->layout()->invalidate();
    chart()->layout()->activate();
}

QString MetricChart::tickLabel(qint64 ms) const
{
    const Instant t = instantFromMicros(ms * 1'000);
    const QString whole = absoluteTime(t, m_zone); // "2026-01-02 11:04:05 UTC+8"
    if (m_ticks.step >= day)
        return whole.mid(5, 5);
    const QString time = m_ticks.step < minute ? whole.mid(11, 8) : whole.mid(11, 5);
    const auto dayOf = [this](Instant moment) { return absoluteTime(moment, m_zone).left(10); };
    // The first tick of each day says which day, if there are two.
    const bool isOneDay = dayOf(m_data.points.front().time) == dayOf(m_data.points.back().time);
    const Instant before = instantFromMicros((ms - m_ticks.step) * 1'000);
    const bool isFirstOfDay = ms == m_ticks.first || dayOf(before) != dayOf(t);
    return !isOneDay && isFirstOfDay ? whole.mid(5, 5) + u' ' + time : time;
}

void MetricChart::applyTheme()
{
    const Theme &t = theme();
    setBackgroundBrush(t.color(ColorRole::Surface));
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    m_line->setPen(QPen(t.color(ColorRole::Accent), 1.6));
    QFont font = t.font(FontRole::MetaDigits);
    font.setPixelSize(t.px(11));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_values)}) {
        axis->setLabelsFont(font);
        axis->setLabelsColor(t.color(ColorRole::Muted));
        axis->setGridLineColor(t.color(ColorRole::Border));
        axis->setLinePenColor(t.color(ColorRole::Border));
        axis->setTitleVisible(false);
    }
    m_time->setGridLineVisible(true);
    m_values->setLineVisible(false);
}

void MetricChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange)
        applyTheme();
}

void MetricChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placePlot();
    if (std::abs(width() - m_plottedColumns) > 20 || wantedValueTicks() != m_valueTicks)
        plot();
}

void MetricChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    if (m_data.points.empty())
        return;
    const qreal wanted = chart()->mapToValue(event->position(), m_line).x();
    const auto nearest =
        std::min_element(m_data.points.begin(), m_data.points.end(), [&](const MetricPoint &a, const MetricPoint &b) {
            return std::abs(milliseconds(a.time) - wanted) < std::abs(milliseconds(b.time) - wanted);
        });
    m_pointed = *nearest;
    Q_EMIT pointedAt(m_pointed);
    viewport()->update();
}

void MetricChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    m_pointed.reset();
    Q_EMIT pointedAt(m_pointed);
    viewport()->update();
}

void MetricChart::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls
}

void MetricChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    const Theme &t = theme();
    painter->setFont(m_time->labelsFont());
    painter->setPen(t.color(ColorRole::Muted));
    const QRectF area = chart()->plotArea();
    const QFontMetricsF metrics(m_time->labelsFont());
    if (!m_data.unit.isEmpty()) {
        const QRectF corner(0, 0, t.px(leftMargin) - t.px(5), t.px(16));
        painter->drawText(corner, Qt::AlignRight | Qt::AlignTop,
                          metrics.elidedText(visibleControls(m_data.unit), Qt::ElideRight, corner.width()));
    }
    for (qint64 tick = m_ticks.first; tick <= m_ticks.last && m_ticks.step > 0; tick += m_ticks.step) {
        const qreal x = chart()->mapToPosition(QPointF(static_cast<qreal>(tick), 0), m_line).x();
        const QString text = tickLabel(tick);
        const qreal room = metrics.horizontalAdvance(text) + 1;
        const QRectF box(std::clamp(x - room / 2, 0.0, std::max(0.0, width() - room)), area.bottom() + t.px(4), room,
                         t.px(16));
        painter->drawText(box, Qt::AlignLeft | Qt::AlignTop, text);
    }
    if (!m_pointed)
        return;
    const QPointF at = chart()->mapToPosition(QPointF(milliseconds(m_pointed->time), m_pointed->value), m_line);
    painter->setPen(QPen(theme().color(ColorRole::Control), 1, Qt::DashLine));
    painter->drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()));
    painter->setPen(QPen(theme().color(ColorRole::Surface), 2));
    painter->setBrush(theme().color(ColorRole::Accent));
    painter->drawEllipse(at, 4.5, 4.5);
}

} // namespace itsm
