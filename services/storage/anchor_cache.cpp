#include "services/storage/incident_table.h"

#include <QHash>
#include <QMutex>
#include <algorithm>

namespace itsm {

namespace {

/// As many lists as a person goes back and forth between; the one unused for longest goes first.
constexpr qsizetype maxLists = 16;
/// A million rows at the usual step and what reading leaves behind. Above it every second anchor goes.
constexpr size_t maxAnchors = 16'384;

struct ListKey
{
    TenantId tenant;
    IncidentSort sort;
    QString filter;
    friend bool operator==(const ListKey &, const ListKey &) = default;
    friend size_t qHash(const ListKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.tenant, static_cast<int>(key.sort.field), static_cast<int>(key.sort.order),
                          key.filter);
    }
};

ListKey keyOf(TenantId tenant, const IncidentQuery &query)
{
    return {.tenant = tenant, .sort = query.sort, .filter = formatFilter(query.filter)};
}

struct List
{
    std::vector<AnchorCache::Anchor> anchors; ///< by position, each position once
    bool isComplete = false;
    quint64 lastUse = 0;
};

void thinOut(std::vector<AnchorCache::Anchor> &anchors)
{
    size_t kept = 0;
    for (size_t i = 0; i < anchors.size(); i += 2)
        anchors[kept++] = std::move(anchors[i]);
    anchors.resize(kept);
}

} // namespace

struct AnchorCache::Private
{
    mutable QMutex mutex;
    mutable QHash<ListKey, List> lists;
    mutable quint64 clock = 0;

    List &use(const ListKey &key) const
    {
        List &list = lists[key];
        list.lastUse = ++clock;
        if (lists.size() > maxLists) {
            auto oldest = std::min_element(lists.begin(), lists.end(),
                                           [](const List &a, const List &b) { return a.lastUse < b.lastUse; });
            lists.erase(oldest);
            return lists[key];
        }
        return list;
    }
};

AnchorCache::AnchorCache()
    : d(std::make_unique<Private>())
{
}

AnchorCache::~AnchorCache() = default;

std::optional<AnchorCache::Anchor> AnchorCache::before(TenantId tenant, const IncidentQuery &query,
                                                       qint64 position) const
{
    const ListKey key = keyOf(tenant, query);
    const QMutexLocker lock(&d->mutex);
    const auto found = d->lists.find(key);
    if (found == d->lists.end())
        return std::nullopt;
    found->lastUse = ++d->clock;
    const std::vector<Anchor> &anchors = found->anchors;
    const auto after = std::upper_bound(anchors.begin(), anchors.end(), position,
                                        [](qint64 p, const Anchor &anchor) { return p < anchor.position; });
    if (after == anchors.begin())
        return std::nullopt;
    return *std::prev(after);
}

void AnchorCache::insert(TenantId tenant, const IncidentQuery &query, std::vector<Anchor> anchors)
{
    if (anchors.empty())
        return;
    const auto byPosition = [](const Anchor &a, const Anchor &b) { return a.position < b.position; };
    if (!std::is_sorted(anchors.begin(), anchors.end(), byPosition))
        std::sort(anchors.begin(), anchors.end(), byPosition);
    const ListKey key = keyOf(tenant, query);
    const QMutexLocker lock(&d->mutex);
    std::vector<Anchor> &known = d->use(key).anchors;
    if (anchors.size() == 1) { // the usual case: a page was read
        const auto place = std::lower_bound(known.begin(), known.end(), anchors.front(), byPosition);
        if (place != known.end() && place->position == anchors.front().position)
            *place = std::move(anchors.front());
        else
            known.insert(place, std::move(anchors.front()));
    } else {
        std::vector<Anchor> merged;
        merged.reserve(known.size() + anchors.size());
        // The new ones come first, so that they win where both have a position.
        std::set_union(std::make_move_iterator(anchors.begin()), std::make_move_iterator(anchors.end()),
                       std::make_move_iterator(known.begin()), std::make_move_iterator(known.end()),
                       std::back_inserter(merged), byPosition);
        known = std::move(merged);
    }
    if (known.size() > maxAnchors)
        thinOut(known);
}

bool AnchorCache::isComplete(TenantId tenant, const IncidentQuery &query) const
{
    const ListKey key = keyOf(tenant, query);
    const QMutexLocker lock(&d->mutex);
    const auto found = d->lists.constFind(key);
    return found != d->lists.constEnd() && found->isComplete;
}

void AnchorCache::setComplete(TenantId tenant, const IncidentQuery &query)
{
    const ListKey key = keyOf(tenant, query);
    const QMutexLocker lock(&d->mutex);
    d->use(key).isComplete = true;
}

void AnchorCache::clear()
{
    const QMutexLocker lock(&d->mutex);
    d->lists.clear();
}

} // namespace itsm
