#include "services/backend/housekeeping.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace itsm {

namespace {

using std::chrono::milliseconds;

/// The start of a window has better things to do first.
constexpr milliseconds afterStart = 1s;
constexpr milliseconds interval = 60s;
/// Between two looks for changed texts: a storm of changes does not ask for one each.
constexpr milliseconds pauseBetweenLooks = 2s;
/// Between two pieces, for commands of this program and writers of others.
constexpr milliseconds pauseBetweenPieces = 20ms;

bool mayChangeText(const Change &change)
{
    return change.entity == Change::Entity::Everything ||
           (change.entity == Change::Entity::Incident && change.operation != Change::Operation::Delete);
}

} // namespace

Housekeeping::Housekeeping(Run run)
    : m_run(std::move(run))
{
    m_next.setSingleShot(true);
    m_every.setInterval(interval);
    connect(&m_next, &QTimer::timeout, this, &Housekeeping::begin);
    connect(&m_every, &QTimer::timeout, this, [this] { want(Extent::All, 0ms); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Housekeeping::finish);
}

void Housekeeping::start()
{
    m_every.start();
    want(Extent::All, afterStart);
}

void Housekeeping::stop()
{
    m_every.stop();
    m_next.stop();
    m_wanted.reset();
}

void Housekeeping::onChanges(const std::vector<Change> &changes)
{
    if (m_every.isActive() && std::ranges::any_of(changes, mayChangeText))
        want(Extent::Search, pauseBetweenLooks);
}

void Housekeeping::onManyCommits()
{
    want(Extent::All, 0ms);
}

/// `pause` counts from the end of the last piece.
void Housekeeping::want(Extent extent, milliseconds pause)
{
    m_wanted = std::max(extent, m_wanted.value_or(extent));
    if (m_running)
        return; // finish() goes on
    const milliseconds passed(m_sinceEnd.isValid() ? m_sinceEnd.elapsed() : 0);
    const milliseconds left = std::max(0ms, pause - passed);
    if (!m_next.isActive() || m_next.remainingTimeAsDuration() > left)
        m_next.start(left);
}

void Housekeeping::begin()
{
    m_running = std::exchange(m_wanted, std::nullopt);
    if (m_running)
        m_watcher.setFuture(m_run(*m_running));
}

void Housekeeping::finish()
{
    const Extent done = *std::exchange(m_running, std::nullopt);
    m_sinceEnd.start();
    const auto future = m_watcher.future();
    const bool hasMore = future.resultCount() == 1 && future.result().value_or(false);
    if (hasMore)
        want(done, pauseBetweenPieces);
    else if (m_wanted)
        want(*m_wanted, pauseBetweenLooks);
}

} // namespace itsm
