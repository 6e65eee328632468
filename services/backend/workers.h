#pragma once

#include "services/backend/job.h"
#include "services/storage/store.h"

#include <memory>

namespace itsm {

/// Kinds of work; each has its own threads, so that a long list query does not hold up a command.
enum class Lane : quint8 { Commands, Queries, Jumps, Imports };
inline constexpr size_t laneCount = 4;

/// The threads of a backend: one for commands, two for queries, one for jump anchors, one for imports, each with its
/// own connection, and a supervisor that opens the store and interrupts statements nobody waits for. Methods are called
/// from the thread that made the object; none of them waits, except the destructor.
class Workers
{
public:
    /// Called from the supervisor and the workers while the object lives; they must only post or set something.
    struct Events
    {
        /// Once. Jobs run from now on; every change that their reads miss comes after the cursor.
        std::function<void(std::shared_ptr<Store>, const FeedCursor &)> opened;
        std::function<void(const Error &)> openFailed; ///< after each attempt
        std::function<void()> committed;               ///< a command succeeded
    };

    Workers(const StoreUrl &url, TenantId tenant, Events events);
    /// Running queries are interrupted at once, a running command after a grace of 100 ms; what waits is answered with
    /// Cancelled. A thread that hangs in a call which cannot be interrupted is left behind after 180 ms; it ends by
    /// itself and calls nothing of this object.
    ~Workers();
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    /// Queues a job. While the store is being opened for the first time it waits; while the link is lost it is answered
    /// at once.
    void push(Lane lane, std::unique_ptr<Job> job);
    /// Like push(), but cancels everything else of the lane.
    void replace(Lane lane, std::unique_ptr<Job> job);
    /// The link is lost: everything that waits is answered with this error, later jobs as well, and connections are
    /// opened anew afterwards.
    void setLost(const Error &error);
    void setLive();

private:
    struct Shared;
    struct Worker;
    static void work(const std::shared_ptr<Shared> &shared, size_t index);
    static void runJob(Shared &shared, Worker &worker, Job &job, const std::shared_ptr<Store> &store);
    static void supervise(const std::shared_ptr<Shared> &shared);
    std::shared_ptr<Shared> m_shared;
};

} // namespace itsm
