#include "models/metric_samples.h"

#include "models/answer.h"
#include "models/delays.h"

namespace itsm {

MetricSamples::MetricSamples(Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MetricSamples::load);
}

void MetricSamples::choose(const std::vector<MetricSummary> &chosen, Instant since)
{
    if (since != m_since) {
        m_read.clear();
        ++m_scope;
    }
    m_since = since;
    std::vector<Line> lines;
    QHash<qint64, MetricSummary> read;
    for (const MetricSummary &summary : chosen) {
        const qint64 key = MetricFeed::keyOf(summary);
        const auto old = std::find_if(m_lines.begin(), m_lines.end(),
                                      [key](const Line &line) { return MetricFeed::keyOf(line.summary) == key; });
        lines.push_back(old == m_lines.end() ? Line{.summary = summary, .series = {}, .error = {}} : std::move(*old));
        lines.back().summary = summary;
        if (const auto known = m_read.constFind(key); known != m_read.constEnd())
            read.insert(key, *known);
    }
    m_lines = std::move(lines);
    m_read = std::move(read);
    m_timer.start(restDelay);
    Q_EMIT changed();
}

void MetricSamples::load()
{
    for (const Line &line : m_lines) {
        const qint64 key = MetricFeed::keyOf(line.summary);
        if (const auto known = m_read.constFind(key); known != m_read.constEnd() && *known == line.summary)
            continue;
        m_read.insert(key, line.summary);
        const SampleScope scope{.incident = line.summary.incidentId,
                                .type = line.summary.type,
                                .name = line.summary.name,
                                .since = m_since};
        whenAnswered(this, m_backend.samples(scope),
                     [this, key, number = m_scope](const Result<std::vector<Metric>> &samples) {
                         if (number == m_scope)
                             take(key, samples);
                     });
    }
}

void MetricSamples::take(qint64 key, const Result<std::vector<Metric>> &samples)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(),
                                   [key](const Line &l) { return MetricFeed::keyOf(l.summary) == key; });
    if (line == m_lines.end())
        return;
    if (!samples) {
        line->error = samples.error();
        m_read.remove(key);
        if (samples.error().isRetryable() || samples.error().code == Error::Code::Cancelled)
            m_timer.start(retryDelay);
    } else {
        line->error.reset();
        line->isRead = true;
        line->isCut = samples->size() >= size_t{mostSamples};
        line->series.reset();
        // A series may change its unit: the latest one is shown.
        for (MetricSeries &series : metricSeries(*samples)) {
            if (series.unit == line->summary.unit)
                line->series = std::move(series);
        }
    }
    Q_EMIT changed();
}

} // namespace itsm
