#pragma once

#include "models/list_feed.h"

namespace itsm {

/// The metrics of all incidents of some time until now, a summary for each series, held whole and kept up to date: the
/// series of an incident are read again when samples of it come in.
class MetricFeed : public RecordFeed<MetricSummary, MetricFeed>
{
    Q_OBJECT
public:
    MetricFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr)
        : RecordFeed(backend, clock, parent)
    {
    }
    /// Stable for an incident, type and name.
    static qint64 keyOf(const MetricSummary &series);

    /// Reads what was measured in so long a time until now; what is shown goes.
    void setSpan(std::chrono::hours span);
    using ListFeed::since;

protected:
    void onChanges(const std::vector<Change> &changes) override;
    void readAll(quint64 number) override;
    void readChanged(const QSet<qint64> &ids, quint64 number) override;
    [[nodiscard]] qint64 changeKeyOf(const MetricSummary &series) const override { return series.incidentId.value; }
    [[nodiscard]] qsizetype mostHeld() const override { return mostListedMetrics; }
    [[nodiscard]] Instant timeOf(const MetricSummary &series) const override { return series.measuredAt; }
};

} // namespace itsm
