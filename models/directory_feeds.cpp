#include "models/directory_feeds.h"

#include <algorithm>

namespace itsm {

namespace {

bool concerns(const std::vector<Change> &changes, Change::Entity entity)
{
    return std::any_of(changes.begin(), changes.end(),
                       [entity](const Change &change) { return change.entity == entity; });
}

std::vector<ItemRow> rowsOf(std::vector<ItemLoad> items, const std::vector<CiRelation> &relations)
{
    std::vector<ItemRow> rows;
    rows.reserve(items.size());
    QHash<CiId, size_t> places;
    for (ItemLoad &load : items) {
        places.insert(load.item.id, rows.size());
        rows.push_back({std::move(load)});
    }
    for (const CiRelation &relation : relations) {
        if (const auto from = places.constFind(relation.from); from != places.cend())
            ++rows[*from].outgoing;
        if (const auto to = places.constFind(relation.to); to != places.cend())
            ++rows[*to].incoming;
    }
    return rows;
}

} // namespace

OpenCounts::OpenCounts(ListFeed *feed)
    : QObject(feed)
    , m_feed(feed)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_isOld = false;
        m_feed->refresh();
    });
}

void OpenCounts::note()
{
    m_isOld = true;
    if (m_isWatched && !m_timer.isActive())
        m_timer.start();
}

void OpenCounts::setWatched(bool watched)
{
    m_isWatched = watched;
    m_timer.stop();
    if (watched && std::exchange(m_isOld, false))
        m_feed->refresh();
}

ItemFeed::ItemFeed(Backend &backend, const Clock &clock, QObject *parent)
    : RecordFeed(backend, clock, parent)
    , m_counts(new OpenCounts(this))
{
}

void ItemFeed::onChanges(const std::vector<Change> &changes)
{
    if (concerns(changes, Change::Entity::Ci))
        markAllChanged();
    else if (concerns(changes, Change::Entity::Incident))
        m_counts->note();
}

void ItemFeed::readAll(quint64 number)
{
    takeAll(
        number, backend().items(),
        [this](ItemMap &&map) {
            m_relations = std::move(map.relations);
            return rowsOf(std::move(map.items), m_relations);
        },
        [](const ItemMap &) { return false; });
}

UserFeed::UserFeed(Backend &backend, const Clock &clock, QObject *parent)
    : RecordFeed(backend, clock, parent)
    , m_counts(new OpenCounts(this))
{
}

void UserFeed::onChanges(const std::vector<Change> &changes)
{
    if (concerns(changes, Change::Entity::User))
        markAllChanged();
    else if (concerns(changes, Change::Entity::Incident))
        m_counts->note();
}

void UserFeed::readAll(quint64 number)
{
    takeAll(number, backend().users());
}

void RuleFeed::onChanges(const std::vector<Change> &changes)
{
    if (concerns(changes, Change::Entity::Rule))
        markAllChanged();
}

void RuleFeed::readAll(quint64 number)
{
    takeAll(number, backend().rules());
}

} // namespace itsm
