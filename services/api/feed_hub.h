#pragma once

#include "services/storage/change_feed.h"
#include "services/storage/feed_loop.h"

#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace itsm {

/// Reads the change feed of any number of tenants in one thread with one connection.
class FeedHub
{
public:
    /// Called in the hub's thread; they must only post or set something.
    struct Events
    {
        /// What a subscriber has missed since the cursor it came with. Everything that is told afterwards comes behind.
        std::function<void(quint64 subscriber, const std::vector<Change> &, const FeedCursor &)> caughtUp;
        std::function<void(TenantId, const std::vector<Change> &, const FeedCursor &)> advanced;
    };
    FeedHub(std::shared_ptr<Store> store, Events events);
    ~FeedHub();
    Q_DISABLE_COPY_MOVE(FeedHub)

    /// Reads the tenant's feed from now on, and first what the subscriber has missed: from its cursor, or from the end.
    /// Thread-safe.
    void join(quint64 subscriber, TenantId tenant, std::optional<FeedCursor> from);
    /// For each that joined, once. Thread-safe.
    void leave(quint64 subscriber, TenantId tenant);
    /// There may be something to read. Thread-safe.
    void nudge();

private:
    struct Joining
    {
        quint64 subscriber;
        TenantId tenant;
        std::optional<FeedCursor> from;
    };
    Result<> followOn(Connection &connection, FeedSignal &signal);
    Result<> admit(Connection &connection);
    Result<> catchUp(Connection &connection, const Joining &joining);

    const Events m_events;
    FeedLoop m_loop;
    std::mutex m_mutex;
    std::vector<Joining> m_joining;           ///< guarded by the mutex, like the next two
    std::map<TenantId, int> m_listeners;      ///< those who joined and did not leave
    std::vector<TenantId> m_leaving;          ///< without a listener any more
    std::map<TenantId, FeedCursor> m_cursors; ///< the thread's own
    std::thread m_thread;
};

} // namespace itsm
