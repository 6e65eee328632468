#include "models/metric_feed.h"

namespace itsm {

qint64 MetricFeed::keyOf(const MetricSummary &series)
{
    return static_cast<qint64>(qHashMulti(0, series.incidentId, series.type, series.name));
}

void MetricFeed::setSpan(std::chrono::hours span)
{
    start(span);
}

void MetricFeed::onChanges(const std::vector<Change> &changes)
{
    QSet<qint64> incidents; // their numbers and titles are shown beside the series
    for (const Change &change : changes) {
        if (change.entity == Change::Entity::Metric)
            markChanged(change.parentId);
        else if (change.entity == Change::Entity::Incident)
            incidents.insert(change.id);
    }
    if (incidents.isEmpty())
        return;
    for (const MetricSummary &series : records()) {
        if (incidents.contains(series.incidentId.value))
            markChanged(series.incidentId.value);
    }
}

void MetricFeed::readAll(quint64 number)
{
    takeAll(
        number, backend().metrics(since()), [](MetricPage &&page) { return std::move(page.series); },
        [](const MetricPage &page) { return page.isCut; });
}

void MetricFeed::readChanged(const QSet<qint64> &ids, quint64 number)
{
    std::vector<IncidentId> incidents;
    for (const qint64 id : ids)
        incidents.emplace_back(id);
    takeChanged(number, ids, backend().metricsOf(since(), incidents));
}

} // namespace itsm
