#include "models/saved_view_feed.h"

#include "models/answer.h"
#include "models/delays.h"
#include "models/filter_time.h"
#include "services/domain/filter.h"

#include <algorithm>

namespace itsm {

namespace {

/// Numbers are at most this old while everything changes; a round that takes long waits longer after it.
constexpr int shortestPause = 1'000;
constexpr int pausePerRound = 4;

} // namespace

SavedViewFeed::SavedViewFeed(Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SavedViewFeed::wantCounts);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SavedViewFeed::refresh);
    connect(&m_aging, &QTimer::timeout, this, &SavedViewFeed::onMinute);
    m_aging.start(std::chrono::minutes{1});
    connect(&backend, &Backend::changed, this, &SavedViewFeed::onChanged);
    connect(&backend, &Backend::linkStateChanged, this, [this](const LinkState &link) {
        if (link.state == LinkState::State::Live) {
            refresh();
        } else if (!m_counts.isEmpty()) {
            // Nobody knows whether they are still true.
            m_counts.clear();
            Q_EMIT countsChanged();
        }
    });
    refresh();
}

const SavedView *SavedViewFeed::view(ViewId id) const
{
    const auto found = std::ranges::find(m_views, id, &SavedView::id);
    return found == m_views.end() ? nullptr : &*found;
}

std::optional<RowCount> SavedViewFeed::count(ViewId id) const
{
    const auto found = m_counts.constFind(id);
    return found == m_counts.constEnd() ? std::nullopt : std::optional(*found);
}

void SavedViewFeed::setCounting(bool counting)
{
    m_isCounting = counting;
    if (counting && m_isDirty)
        wantCounts();
}

void SavedViewFeed::refresh()
{
    whenAnswered(this, m_backend.views(), [this](Result<std::vector<SavedView>> &&views) {
        if (views)
            take(std::move(*views));
        else if (views.error().isRetryable() && m_backend.linkState().state == LinkState::State::Live)
            m_retry.start(retryDelay);
    });
}

/// The numbers of views that ask for an age change by themselves.
void SavedViewFeed::onMinute()
{
    const bool isAging = std::ranges::any_of(m_views, [](const SavedView &saved) {
        const auto filter = parseFilter(saved.filter);
        return filter && dependsOnTime(*filter);
    });
    if (!isAging)
        return;
    m_isDirty = true;
    wantCounts();
}

void SavedViewFeed::take(std::vector<SavedView> views)
{
    std::ranges::sort(views, [this](const SavedView &a, const SavedView &b) {
        if (isOwn(a) != isOwn(b))
            return isOwn(a);
        // In the same order in every language: the keys 1 to 9 mean the views by their place.
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    const bool isFirst = !std::exchange(m_isRead, true);
    if (isFirst || views != m_views) {
        m_views = std::move(views);
        Q_EMIT viewsChanged();
    }
    m_isDirty = true;
    wantCounts();
}

void SavedViewFeed::onChanged(const std::vector<Change> &changes)
{
    bool areViews = false;
    bool areIncidents = false;
    for (const Change &change : changes) {
        areViews = areViews || change.entity == Change::Entity::View || change.entity == Change::Entity::Everything;
        areIncidents = areIncidents || change.entity == Change::Entity::Incident;
    }
    if (areViews) {
        refresh();
    } else if (areIncidents) {
        m_isDirty = true;
        if (!m_pause.isActive())
            wantCounts();
    }
}

void SavedViewFeed::wantCounts()
{
    if (!m_isCounting || !m_isDirty || m_isUnderWay || m_pause.isActive() || m_views.empty())
        return;
    m_isDirty = false;
    m_isUnderWay = true;
    m_round.start();
    m_queue.clear();
    for (auto view = m_views.rbegin(); view != m_views.rend(); ++view)
        m_queue.push_back(view->id);
    countNext();
}

void SavedViewFeed::countNext()
{
    while (!m_queue.empty()) {
        const ViewId id = m_queue.back();
        m_queue.pop_back();
        const SavedView *saved = view(id);
        const auto filter = saved ? parseFilter(saved->filter) : tl::unexpected(FilterError{});
        if (!filter)
            continue; // deleted meanwhile, or written by a later version
        whenAnswered(this, m_backend.count(*filter), [this, id](Result<RowCount> &&count) {
            if (count)
                m_counts.insert(id, *count);
            else
                m_counts.remove(id);
            Q_EMIT countsChanged();
            countNext();
        });
        return;
    }
    m_isUnderWay = false;
    m_pause.start(std::max(shortestPause, static_cast<int>(m_round.elapsed()) * pausePerRound));
}

} // namespace itsm
