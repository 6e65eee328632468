#include "services/backend/workers.h"

#include "services/runtime/retry_delay.h"
#include "services/storage/change_feed.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr size_t maxQueued = 10'000;
constexpr auto commandGrace = 100ms;
constexpr auto joinGrace = 180ms;
constexpr auto interruptEvery = 10ms;
/// A stray interrupt that was meant for the job before makes a job start again, this often at most.
constexpr int maxStrayInterrupts = 3;

Error shutDownError()
{
    return {Error::Code::Cancelled, QCoreApplication::translate("Backend", "The program is being closed."), {}, {}};
}

Error busyError()
{
    return {Error::Code::Unavailable,
            QCoreApplication::translate("Backend", "Too many requests are waiting for the database; try again soon."),
            {},
            {}};
}

/// The store, and the end of its change feed before anybody has read from it.
Result<std::pair<std::shared_ptr<Store>, FeedCursor>> openStore(const StoreUrl &url, TenantId tenant)
{
    // Only a file of one's own is upgraded without asking; a server's schema is the administrator's.
    const bool isSqlite = url.dialect() == Dialect::Sqlite;
    ITSM_TRY_ASSIGN(std::shared_ptr<Store> store,
                    Store::open(url, isSqlite ? Store::Upgrade::Migrate : Store::Upgrade::Refuse));
    ITSM_TRY_ASSIGN(const std::unique_ptr<Connection> connection, store->connect(Connection::Access::Read));
    ITSM_TRY_ASSIGN(FeedCursor cursor, feedEnd(*connection, tenant));
    return std::pair(std::move(store), std::move(cursor));
}

} // namespace

struct Workers::Worker
{
    Lane lane;
    std::thread thread{};
    bool isFinished = false;
    std::shared_ptr<Job> running{}; ///< guarded by Shared::mutex
    quint64 generation = 0;         ///< of the connection; only the worker's own thread looks at it
    std::unique_ptr<Connection> owned{};
    std::mutex connectionMutex{};     ///< held while the supervisor interrupts, and to change the next
    Connection *connection = nullptr; ///< what the supervisor may interrupt
};

/// Kept alive by the threads themselves, because one that cannot be interrupted may outlive the object.
struct Workers::Shared
{
    Shared(const StoreUrl &storeUrl, TenantId t, Events e)
        : url(storeUrl)
        , tenant(t)
        , events(std::move(e))
    {
    }

    [[nodiscard]] std::deque<std::unique_ptr<Job>> &queue(Lane lane) { return queues[static_cast<size_t>(lane)]; }
    [[nodiscard]] bool hasAbandonedJobs() const
    {
        return std::ranges::any_of(workers, [](const Worker &w) { return w.running && w.running->isCancelled(); });
    }
    [[nodiscard]] bool areWorkersFinished() const { return std::ranges::all_of(workers, &Worker::isFinished); }

    void wakeAll()
    {
        supervisorWake.notify_all();
        for (std::condition_variable &wake : laneWakes)
            wake.notify_all();
    }

    [[nodiscard]] bool isStoppingNow()
    {
        const std::lock_guard lock(mutex);
        return isStopping;
    }

    const StoreUrl url;
    const TenantId tenant;
    std::mutex mutex;                       ///< guards all that follows
    std::condition_variable supervisorWake; ///< also for whoever waits for the end
    std::array<std::condition_variable, laneCount> laneWakes;
    Events events;
    std::array<std::deque<std::unique_ptr<Job>>, laneCount> queues;
    std::shared_ptr<Store> store;
    std::optional<Error> lost;
    quint64 generation = 1;
    bool isStopping = false;
    bool isSupervisorFinished = false;
    std::chrono::steady_clock::time_point stoppingSince;
    std::array<Worker, 5> workers{Worker{Lane::Commands}, Worker{Lane::Queries}, Worker{Lane::Queries},
                                  Worker{Lane::Jumps}, Worker{Lane::Imports}};
    std::thread supervisor;
};

Workers::Workers(const StoreUrl &url, TenantId tenant, Events events)
    : m_shared(std::make_shared<Shared>(url, tenant, std::move(events)))
{
    for (size_t i = 0; i < m_shared->workers.size(); ++i)
        m_shared->workers[i].thread = std::thread([shared = m_shared, i] { work(shared, i); });
    m_shared->supervisor = std::thread([shared = m_shared] { supervise(shared); });
}

Workers::~Workers()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->isStopping = true;
    m_shared->stoppingSince = std::chrono::steady_clock::now();
    m_shared->events = {};
    auto waiting = std::exchange(m_shared->queues, {});
    m_shared->wakeAll();
    lock.unlock();
    for (auto &queue : waiting) {
        for (const auto &job : queue)
            job->fail(shutDownError());
    }

    lock.lock();
    m_shared->supervisorWake.wait_until(lock, m_shared->stoppingSince + joinGrace, [this] {
        return m_shared->areWorkersFinished() && m_shared->isSupervisorFinished;
    });
    const auto end = [](std::thread &thread, bool isFinished) { isFinished ? thread.join() : thread.detach(); };
    std::vector<std::shared_ptr<Job>> hanging;
    for (Worker &worker : m_shared->workers) {
        if (worker.running)
            hanging.push_back(worker.running);
    }
    std::array<bool, std::tuple_size_v<decltype(Shared::workers)>> finished{};
    std::ranges::transform(m_shared->workers, finished.begin(), &Worker::isFinished);
    const bool isSupervisorFinished = m_shared->isSupervisorFinished;
    lock.unlock();
    for (const auto &job : hanging)
        job->fail(shutDownError());
    for (size_t i = 0; i < finished.size(); ++i)
        end(m_shared->workers[i].thread, finished[i]);
    end(m_shared->supervisor, isSupervisorFinished);
}

void Workers::push(Lane lane, std::unique_ptr<Job> job)
{
    std::unique_lock lock(m_shared->mutex);
    auto &queue = m_shared->queue(lane);
    std::optional<Error> refusal = m_shared->lost;
    if (!refusal && queue.size() >= maxQueued)
        refusal = busyError();
    if (refusal) {
        lock.unlock();
        job->fail(*refusal);
        return;
    }
    queue.push_back(std::move(job));
    m_shared->laneWakes[static_cast<size_t>(lane)].notify_one();
    if (m_shared->hasAbandonedJobs())
        m_shared->supervisorWake.notify_all();
}

void Workers::replace(Lane lane, std::unique_ptr<Job> job)
{
    std::deque<std::unique_ptr<Job>> old;
    {
        const std::lock_guard lock(m_shared->mutex);
        old.swap(m_shared->queue(lane));
        for (const Worker &worker : m_shared->workers) {
            if (worker.lane == lane && worker.running)
                worker.running->cancel();
        }
    }
    for (const auto &waiting : old)
        waiting->cancel();
    push(lane, std::move(job));
}

void Workers::setLost(const Error &error)
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->lost = error;
    ++m_shared->generation;
    auto waiting = std::exchange(m_shared->queues, {});
    lock.unlock();
    for (auto &queue : waiting) {
        for (const auto &job : queue)
            job->fail(error);
    }
}

void Workers::setLive()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->lost.reset();
    m_shared->wakeAll();
}

void Workers::work(const std::shared_ptr<Shared> &shared, size_t index)
{
    Worker &worker = shared->workers[index];
    auto &queue = shared->queue(worker.lane);
    std::condition_variable &wake = shared->laneWakes[static_cast<size_t>(worker.lane)];
    std::unique_lock lock(shared->mutex);
    for (;;) {
        wake.wait(lock, [&] { return shared->isStopping || (shared->store && !queue.empty()); });
        if (shared->isStopping)
            break;
        std::shared_ptr<Job> job = std::move(queue.front());
        queue.pop_front();
        if (job->isCancelled())
            continue;
        worker.running = job;
        const std::shared_ptr<Store> store = shared->store;
        const bool isOutdated = std::exchange(worker.generation, shared->generation) != shared->generation;
        lock.unlock();
        if (isOutdated) {
            const std::lock_guard guard(worker.connectionMutex);
            worker.connection = nullptr;
            worker.owned.reset();
        }
        runJob(*shared, worker, *job, store);
        lock.lock();
        worker.running.reset();
    }
    lock.unlock();
    {
        // Here and not with the object: a connection belongs to its thread.
        const std::lock_guard guard(worker.connectionMutex);
        worker.connection = nullptr;
        worker.owned.reset();
    }
    lock.lock();
    worker.isFinished = true;
    shared->supervisorWake.notify_all();
}

void Workers::runJob(Shared &shared, Worker &worker, Job &job, const std::shared_ptr<Store> &store)
{
    const bool writes = worker.lane == Lane::Commands || worker.lane == Lane::Imports;
    const auto access = writes ? Connection::Access::Write : Connection::Access::Read;
    for (int strayInterrupts = 0;;) {
        // An import is never begun a second time: the report would take what it made itself for known. So it gets a
        // connection that nothing can have happened to.
        const bool isFresh = !worker.owned || !worker.owned->isAlive() || worker.lane == Lane::Imports;
        if (isFresh) {
            {
                const std::lock_guard guard(worker.connectionMutex);
                worker.connection = nullptr;
                worker.owned.reset();
            }
            auto opened = store->connect(access);
            if (shared.isStoppingNow()) {
                job.fail(shutDownError());
                return;
            }
            if (!opened) {
                job.fail(opened.error());
                return;
            }
            const std::lock_guard guard(worker.connectionMutex);
            worker.owned = std::move(*opened);
            worker.connection = worker.owned.get();
        }

        const Error *error = job.attempt(*worker.owned);
        if (error) {
            // The server went away since the last job; nothing of this one is done, unless it broke off in COMMIT.
            const bool isStale = !isFresh && error->code == Error::Code::Unavailable && !worker.owned->isAlive() &&
                                 !error->details.value("commit_unknown"_L1).toBool();
            const bool isStray = error->code == Error::Code::Cancelled && worker.lane == Lane::Queries &&
                                 !job.isCancelled() && ++strayInterrupts <= maxStrayInterrupts;
            if ((isStale || isStray) && !shared.isStoppingNow())
                continue;
        }
        job.deliver();
        if (!error && writes) {
            const std::lock_guard lock(shared.mutex);
            if (shared.events.committed)
                shared.events.committed();
        }
        return;
    }
}

void Workers::supervise(const std::shared_ptr<Shared> &shared)
{
    std::unique_lock lock(shared->mutex);
    RetryDelay pause(250ms, 5s);
    while (!shared->store && !shared->isStopping) {
        lock.unlock();
        auto opened = openStore(shared->url, shared->tenant);
        lock.lock();
        if (shared->isStopping)
            break;
        if (opened) {
            shared->store = std::move(opened->first);
            shared->lost.reset();
            if (shared->events.opened)
                shared->events.opened(shared->store, opened->second);
            shared->wakeAll();
            break;
        }
        // Whatever is wrong with the database: for who asks it is not there.
        Error reason = opened.error();
        reason.code = Error::Code::Unavailable;
        shared->lost = reason;
        auto waiting = std::exchange(shared->queues, {});
        if (shared->events.openFailed)
            shared->events.openFailed(opened.error());
        lock.unlock();
        for (auto &queue : waiting) {
            for (const auto &job : queue)
                job->fail(reason);
        }
        lock.lock();
        // A damaged file is read from end to end each time, and does not heal by itself.
        const auto wait = opened.error().isRetryable() ? pause.next() : 30s;
        shared->supervisorWake.wait_for(lock, wait, [&] { return shared->isStopping; });
    }

    const auto isWanted = [&](const Worker &worker) {
        if (!worker.running)
            return true;
        if (!shared->isStopping)
            return !worker.running->isCancelled();
        return worker.lane == Lane::Commands && std::chrono::steady_clock::now() < shared->stoppingSince + commandGrace;
    };
    while (!(shared->isStopping && shared->areWorkersFinished())) {
        if (shared->isStopping || shared->hasAbandonedJobs()) {
            for (Worker &worker : shared->workers) {
                if (isWanted(worker))
                    continue;
                lock.unlock();
                {
                    // The job may have ended meanwhile and the next one be hit: runJob() starts such a one again.
                    const std::lock_guard guard(worker.connectionMutex);
                    if (worker.connection)
                        worker.connection->interrupt();
                }
                lock.lock();
            }
            shared->supervisorWake.wait_for(lock, interruptEvery);
        } else {
            shared->supervisorWake.wait(lock);
        }
    }
    shared->isSupervisorFinished = true;
    shared->supervisorWake.notify_all();
}

} // namespace itsm
