#include "views/metrics/chart_pane.h"

#include "views/charts/metric_panel.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

ChartPane::ChartPane(MetricSamples &samples, QWidget *parent)
    : QWidget(parent)
    , m_samples(samples)
    , m_words(new PlainLabel(this))
    , m_area(new QWidget(this))
    , m_overlay(new StateOverlay(m_area, this))
    , m_row(new QHBoxLayout(m_area))
{
    setObjectName(u"chartPane"_s);
    const Theme &t = theme();
    m_words->setLook(FontRole::Meta, ColorRole::Muted);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(t.space(6));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(t.space(4), t.space(3), t.space(4), t.space(2));
    column->setSpacing(t.space(2));
    column->addWidget(m_overlay, 1);
    column->addWidget(m_words);
    connect(&samples, &MetricSamples::changed, this, &ChartPane::showLines);
    showLines();
}

void ChartPane::setChosen(int count)
{
    m_chosen = count;
    showLines();
}

void ChartPane::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    showLines();
}

void ChartPane::showLines()
{
    qsizetype shown = 0;
    QString problem;
    bool isLoading = false;
    bool isEmpty = false;
    bool isCut = false;
    for (const MetricSamples::Line &line : m_samples.lines()) {
        if (line.error)
            problem = visibleControls(line.error->message);
        if (!line.series) {
            isLoading = isLoading || (!line.error && !line.isRead);
            isEmpty = isEmpty || line.isRead;
            continue;
        }
        isCut = isCut || line.isCut;
        if (shown == m_panels.size()) {
            m_panels.append(new MetricPanel(m_area));
            m_row->addWidget(m_panels.back(), 1);
        }
        MetricSeries series = *line.series;
        if (!line.summary.incidentNumber.isEmpty()) {
            series.name = tr("%1 – %2", "metric and incident")
                              .arg(series.name.isEmpty() ? series.type : series.name, line.summary.incidentNumber);
        }
        m_panels[shown]->setSeries(series, m_zone);
        m_panels[shown]->setVisible(true);
        ++shown;
    }
    for (qsizetype i = shown; i < m_panels.size(); ++i)
        m_panels[i]->hide();
    const int more = m_chosen - static_cast<int>(m_samples.lines().size());
    QStringList omissions;
    if (isEmpty)
        omissions.append(tr("Some of the selected metrics have no samples in this time."));
    if (more > 0)
        omissions.append(tr("%n more selected metric(s) are not drawn.", nullptr, more));
    if (isCut)
        omissions.append(tr("Only the newest %L1 samples of a metric are drawn.").arg(mostSamples));
    if (!problem.isEmpty())
        m_words->setText(tr("The samples could not be read: %1").arg(problem));
    else if (isLoading)
        m_words->setText(tr("Reading the samples …"));
    else
        m_words->setText(omissions.join(u'\n'));
    m_words->setVisible(!m_words->fullText().isEmpty());
    if (m_samples.lines().empty())
        m_overlay->setEmpty(tr("No metric is chosen"), tr("Select metrics to see their lines."));
    else
        m_overlay->setReady();
}

void ChartPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showLines();
}

void ChartPane::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), theme().color(ColorRole::Surface));
}

} // namespace itsm
