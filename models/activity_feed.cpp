#include "models/activity_feed.h"

namespace itsm {

void ActivityFeed::setSpan(std::chrono::hours span)
{
    start(span);
}

void ActivityFeed::onChanges(const std::vector<Change> &changes)
{
    QSet<qint64> incidents; // their numbers and titles are shown beside the records
    for (const Change &change : changes) {
        if (change.entity == Change::Entity::Event)
            markChanged(change.id);
        else if (change.entity == Change::Entity::Incident)
            incidents.insert(change.id);
    }
    if (incidents.isEmpty())
        return;
    for (const Activity &record : records()) {
        if (incidents.contains(record.incidentId.value))
            markChanged(record.id.value);
    }
}

void ActivityFeed::readAll(quint64 number)
{
    takeAll(
        number, backend().activity(since()), [](ActivityRecords &&page) { return std::move(page.records); },
        [](const ActivityRecords &page) { return page.isCut; });
}

void ActivityFeed::readChanged(const QSet<qint64> &ids, quint64 number)
{
    std::vector<EventId> events;
    for (const qint64 id : ids)
        events.emplace_back(id);
    takeChanged(number, ids, backend().activityById(events));
}

} // namespace itsm
