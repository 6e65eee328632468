#pragma once

#include "models/metric_feed.h"
#include "models/metric_series_model.h"

namespace itsm {

/// The samples of some series, for charts: read when the series are chosen and again when newer samples are known of.
/// Waits for a moment of rest first, so that walking through a list reads the last row alone.
class MetricSamples : public QObject
{
    Q_OBJECT
public:
    struct Line
    {
        MetricSummary summary;
        bool isRead = false;                ///< an answer was here
        bool isCut = false;                 ///< there may be older samples that were not read
        std::optional<MetricSeries> series; ///< nothing before the first answer, and where it has no sample of the time
        std::optional<Error> error;         ///< of the last reading
    };

    explicit MetricSamples(Backend &backend, QObject *parent = nullptr);

    /// Shows these, of the time since `since`. Those that were shown before keep their samples meanwhile.
    void choose(const std::vector<MetricSummary> &chosen, Instant since);
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }

Q_SIGNALS:
    void changed();

private:
    void load();
    void take(qint64 key, const Result<std::vector<Metric>> &samples);

    Backend &m_backend;
    std::vector<Line> m_lines;
    QHash<qint64, MetricSummary> m_read; ///< what the samples that are here or under way are those of
    Instant m_since{};
    quint64 m_scope = 0; ///< rises when another time is shown; answers about a former one are dropped
    QTimer m_timer;
};

} // namespace itsm
