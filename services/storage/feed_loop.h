#pragma once

#include "services/storage/feed_signal.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace itsm {

class RetryDelay;

/// What all threads have in common that follow the change feed: a connection, the signal on it, and coming back after
/// an error, with back-off and jitter up to 5 s. All but run() may be called from any thread.
class FeedLoop
{
public:
    /// Reads on a fresh connection whose signal is listening already, until the end or an error.
    using Follow = std::function<Result<>(Connection &, FeedSignal &)>;

    explicit FeedLoop(std::shared_ptr<Store> store);

    /// Calls `follow` again and again until stop(); `lost` hears why it ended.
    void run(const Follow &follow, const std::function<void(const Error &)> &lost = {});
    /// Waits on the signal in `follow`; see FeedSignal::wait().
    Result<bool> wait(FeedSignal &signal) const { return signal.wait(m_wake); }
    /// At least so long, but for stop().
    void pause(std::chrono::milliseconds time) const;
    /// So long, but for stop() and nudge(), also one that came before: whoever nudges wants to see his own change.
    void pauseUnlessNudged(std::chrono::milliseconds time);

    [[nodiscard]] bool isStopping() const { return m_isStopping; }
    /// There may be something to read: ends a wait().
    void nudge();
    /// Ends run() soon, also where the database does not answer.
    void stop();

private:
    Result<> connectAndFollow(const Follow &follow, RetryDelay &retry);
    void setSignal(FeedSignal *signal);

    std::shared_ptr<Store> m_store;
    FeedWake m_wake;
    std::atomic<bool> m_isStopping = false;
    std::atomic<bool> m_isNudged = false; ///< and nobody has looked since
    std::mutex m_mutex;
    FeedSignal *m_signal = nullptr; ///< guarded by the mutex: what stop() has to break
};

} // namespace itsm
