#pragma once

#include "services/storage/store.h"

#include <chrono>
#include <memory>

namespace itsm {

/// A descriptor that a thread which follows the feed waits for beside the database, and that other threads signal.
class FeedWake
{
public:
    FeedWake();
    ~FeedWake();
    Q_DISABLE_COPY_MOVE(FeedWake)

    [[nodiscard]] int fd() const { return m_fd; }
    void signal() const; ///< thread-safe
    void clear() const;
    void wait(std::chrono::milliseconds timeout) const;

private:
    int m_fd;
};

/// How whoever reads the feed on a connection learns that there may be something to read: LISTEN/NOTIFY, two looks
/// after each notification and a poll every second on PostgreSQL, PRAGMA data_version every 100 ms on SQLite. Used by
/// the connection's thread.
class FeedSignal
{
public:
    /// The connection must outlive it.
    static std::unique_ptr<FeedSignal> on(const Store &store, Connection &connection);
    FeedSignal() = default;
    virtual ~FeedSignal() = default;
    Q_DISABLE_COPY_MOVE(FeedSignal)

    /// Once, before the first read.
    virtual Result<> begin() = 0;
    /// Waits for a hint, for the wake descriptor or until it is time to look anyway. False: there is certainly nothing
    /// new.
    virtual Result<bool> wait(const FeedWake &wake) = 0;
    /// Breaks wait() and whatever else the connection is at. Thread-safe.
    virtual void abandon() {}
};

} // namespace itsm
