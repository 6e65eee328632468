#include "models/alert_feed.h"

namespace itsm {

void AlertFeed::setSpan(std::optional<std::chrono::hours> span)
{
    m_isHistory = span.has_value();
    start(span);
}

void AlertFeed::onChanges(const std::vector<Change> &changes)
{
    QSet<qint64> incidents; // their items and sources are shown beside the alerts
    for (const Change &change : changes) {
        if (change.entity == Change::Entity::Alert)
            markChanged(change.id);
        else if (change.entity == Change::Entity::Incident)
            incidents.insert(change.id);
    }
    if (incidents.isEmpty())
        return;
    for (const Alert &alert : records()) {
        if (incidents.contains(alert.incidentId.value))
            markChanged(alert.id.value);
    }
}

void AlertFeed::readAll(quint64 number)
{
    AlertScope scope;
    if (m_isHistory)
        scope.since = since();
    takeAll(
        number, backend().alerts(scope), [](AlertPage &&page) { return std::move(page.alerts); },
        [](const AlertPage &page) { return page.isCut; });
}

void AlertFeed::readChanged(const QSet<qint64> &ids, quint64 number)
{
    std::vector<AlertId> alerts;
    for (const qint64 id : ids)
        alerts.emplace_back(id);
    takeChanged(number, ids, backend().alertsById(alerts));
}

bool AlertFeed::isInScope(const Alert &alert) const
{
    return m_isHistory ? alert.triggeredAt >= since() : alert.status != AlertStatus::Resolved;
}

} // namespace itsm
