#include "services/api/feed_hub.h"

#include "services/runtime/burst_limit.h"

using namespace std::chrono_literals;

namespace itsm {

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Changes are told ten times a second, to all subscribers at once; a few go through without waiting.
constexpr milliseconds readInterval = 100ms;
constexpr int readBurst = 4;

} // namespace

FeedHub::FeedHub(std::shared_ptr<Store> store, Events events)
    : m_events(std::move(events))
    , m_loop(std::move(store))
    , m_thread([this] {
        m_loop.run([this](Connection &connection, FeedSignal &signal) { return followOn(connection, signal); });
    })
{
}

FeedHub::~FeedHub()
{
    m_loop.stop();
    m_thread.join();
}

void FeedHub::join(quint64 subscriber, TenantId tenant, std::optional<FeedCursor> from)
{
    const std::lock_guard lock(m_mutex);
    m_joining.push_back({subscriber, tenant, std::move(from)});
    ++m_listeners[tenant];
    m_loop.nudge();
}

void FeedHub::leave(quint64 subscriber, TenantId tenant)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_joining, [&](const Joining &joining) { return joining.subscriber == subscriber; });
    if (--m_listeners[tenant] > 0)
        return;
    m_listeners.erase(tenant);
    m_leaving.push_back(tenant);
}

void FeedHub::nudge()
{
    m_loop.nudge();
}

Result<> FeedHub::followOn(Connection &connection, FeedSignal &signal)
{
    BurstLimit limit(readBurst, readInterval);
    const auto now = [] { return std::chrono::duration_cast<milliseconds>(Steady::now().time_since_epoch()); };
    while (!m_loop.isStopping()) {
        ITSM_TRY(admit(connection));
        for (auto &[tenant, cursor] : m_cursors) {
            ITSM_TRY_ASSIGN(const auto changes, readFeed(connection, tenant, cursor));
            if (!changes.empty())
                m_events.advanced(tenant, changes, cursor);
        }
        limit.take(now());
        // Without a hint there is nothing to read but for who joins.
        for (bool look = false; !look && !m_loop.isStopping();) {
            ITSM_TRY_ASSIGN(look, m_loop.wait(signal));
            const std::lock_guard lock(m_mutex);
            look = look || !m_joining.empty();
        }
        m_loop.pause(limit.wait(now()));
    }
    return {};
}

/// The new subscribers, before the feed is read for all: nothing falls between the two.
Result<> FeedHub::admit(Connection &connection)
{
    for (;;) {
        Joining joining;
        {
            const std::lock_guard lock(m_mutex);
            for (const TenantId tenant : std::exchange(m_leaving, {}))
                m_cursors.erase(tenant);
            if (m_joining.empty())
                return {};
            joining = m_joining.front(); // stays where it is until it is done: the connection may break
        }
        ITSM_TRY(catchUp(connection, joining));
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_joining, [&](const Joining &done) { return done.subscriber == joining.subscriber; });
    }
}

Result<> FeedHub::catchUp(Connection &connection, const Joining &joining)
{
    const auto known = m_cursors.find(joining.tenant);
    std::vector<Change> missed;
    FeedCursor cursor;
    if (joining.from) {
        cursor = *joining.from;
        auto read = readFeed(connection, joining.tenant, cursor);
        if (!read && !connection.isAlive())
            return fail(read.error());
        if (read) {
            missed = *std::move(read);
        } else { // what is wrong with one cursor must not end the streams of all others
            ITSM_TRY_ASSIGN(cursor, feedEnd(connection, joining.tenant));
            missed = {Change()};
        }
    } else if (known != m_cursors.end()) {
        cursor = known->second;
    } else {
        ITSM_TRY_ASSIGN(cursor, feedEnd(connection, joining.tenant));
    }
    m_events.caughtUp(joining.subscriber, missed, cursor);
    m_cursors.emplace(joining.tenant, cursor);
    return {};
}

} // namespace itsm
