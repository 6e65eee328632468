#include "views/charts/metric_panel.h"

#include "models/labels.h"
#include "views/charts/metric_chart.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

MetricPanel::MetricPanel(QWidget *parent)
    : QWidget(parent)
    , m_name(new PlainLabel(this))
    , m_value(new PlainLabel(this))
    , m_summary(new PlainLabel(this))
    , m_chart(new MetricChart(this))
{
    setObjectName(u"metricPanel"_s);
    m_name->setLook(FontRole::TableBold);
    m_name->setElideMode(Qt::ElideRight);
    m_value->setLook(FontRole::Digits);
    m_summary->setLook(FontRole::Meta, ColorRole::Muted);
    m_summary->setElideMode(Qt::ElideRight);
    connect(m_chart, &MetricChart::pointedAt, this, &MetricPanel::showPoint);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme().space(2));
    head->addWidget(m_name, 1);
    head->addWidget(m_value);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme().space(1));
    layout->addLayout(head);
    layout->addWidget(m_summary);
    layout->addWidget(m_chart);
}

void MetricPanel::setSeries(const MetricSeries &series, TimeZoneMode zone)
{
    m_series = series;
    m_zone = zone;
    m_chart->setSeries(series, zone);
    showSummary();
}

void MetricPanel::showSummary()
{
    if (m_series.points.empty())
        return;
    m_name->setText(m_series.name.isEmpty() ? m_series.type : m_series.name);
    m_chart->setAccessibleName(m_name->fullText());
    m_summary->setText(tr("%L1 samples · lowest %2 · mean %3 · highest %4")
                           .arg(m_series.points.size())
                           .arg(quantityText(m_series.least, m_series.unit), quantityText(m_series.mean, m_series.unit),
                                quantityText(m_series.greatest, m_series.unit)));
    showPoint(std::nullopt);
}

void MetricPanel::showPoint(const std::optional<MetricPoint> &point)
{
    const MetricPoint &shown = point ? *point : m_series.last();
    m_value->setText(tr("%1 at %2", "value and time")
                         .arg(quantityText(shown.value, m_series.unit), absoluteTime(shown.time, m_zone)));
}

void MetricPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showSummary();
}

} // namespace itsm
