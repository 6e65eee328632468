#pragma once

#include "services/backend/job.h"
#include "services/storage/store.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace itsm {

/// Requests of one kind wait in a line of their own. Long ones never take all threads, short ones never all but for a
/// moment. Lasting ones, which may take an hour, have threads of their own.
enum class WorkLane : quint8 { Short, Long, Lasting };

/// Whose request it is: nobody's fill the lane of the others, and those who have few of them come first.
struct WorkOwner
{
    size_t key = 0;      ///< the same for all requests of one
    int mostRunning = 0; ///< so many of them at once, and a share of the places to wait; 0: as many as run at all
};

/// Threads with a connection each that work on requests. Nothing waits for ever: a full queue refuses at once, what has
/// waited too long is refused, and what takes too long is interrupted.
class ApiWorkers
{
public:
    using milliseconds = std::chrono::milliseconds;

    struct Options
    {
        int threads = 8;        ///< and as many connections
        int longThreads = 4;    ///< as many of them work on the long lane at most
        int lastingThreads = 2; ///< beside them, with a connection each from the first time they have something to do
        int queued = 256;       ///< waiting in the short lane; who has most of them gives way to others
        int longQueued = 64;    ///< waiting in each of the others, a quarter of them of one owner
        milliseconds queueTime{2'000};
    };

    ApiWorkers(std::shared_ptr<Store> store, const Options &options);
    /// Refuses what waits, interrupts what runs, and waits for the threads.
    ~ApiWorkers();
    Q_DISABLE_COPY_MOVE(ApiWorkers)

    /// Thread-safe and without waiting. The job fails with Unavailable where it finds no place.
    void push(WorkLane lane, std::unique_ptr<Job> job, milliseconds deadline, WorkOwner owner = {});

    /// What the last access to the database came to: the error, if it could not be reached.
    struct DatabaseState
    {
        std::optional<Error> error;
        std::chrono::steady_clock::time_point at; ///< of the last success or failure
    };
    // Thread-safe.
    [[nodiscard]] DatabaseState databaseState() const;
    [[nodiscard]] int waiting(WorkLane lane) const;
    [[nodiscard]] int running() const;
    [[nodiscard]] qint64 refused() const;     ///< because of the queues, since the start
    [[nodiscard]] qint64 interrupted() const; ///< because of their deadline, since the start

private:
    using Clock = std::chrono::steady_clock;
    struct Waiting
    {
        std::unique_ptr<Job> job;
        Clock::time_point since;
        milliseconds deadline;
        WorkOwner owner;
    };
    struct Worker
    {
        std::thread thread{};
        bool isLasting = false;
        std::condition_variable wake{};
        bool isWoken = false; ///< guarded by m_mutex, like the next five
        std::shared_ptr<Job> running{};
        WorkLane lane = WorkLane::Short;
        WorkOwner owner{};
        Clock::time_point until;
        bool isOverdue = false;
        std::unique_ptr<Connection> owned{};
        std::mutex connectionMutex{};     ///< held while somebody interrupts, and to change the next
        Connection *connection = nullptr; ///< what may be interrupted
    };

    struct Lane
    {
        std::deque<Waiting> waiting{};
        int running = 0;
        /// When it was the turn of an owner the last time, by a count; of those only who came since the lane was empty.
        std::unordered_map<size_t, qint64> turns{};
    };

    [[nodiscard]] Lane &laneOf(WorkLane lane) { return m_lanes[static_cast<size_t>(lane)]; }
    [[nodiscard]] const Lane &laneOf(WorkLane lane) const { return m_lanes[static_cast<size_t>(lane)]; }
    /// The workers of the lane that have nothing to do, the last that had something at the end.
    [[nodiscard]] std::vector<Worker *> &idleOf(WorkLane lane)
    {
        return lane == WorkLane::Lasting ? m_idleLasting : m_idle;
    }
    void wakeOne(WorkLane lane);
    [[nodiscard]] std::optional<WorkLane> laneFor(const Worker &worker) const;
    [[nodiscard]] bool isTurnOfLong() const;
    [[nodiscard]] int runningOf(WorkLane lane, size_t owner) const;
    [[nodiscard]] std::optional<size_t> next(WorkLane lane) const;
    [[nodiscard]] Waiting take(WorkLane lane);
    [[nodiscard]] bool isFullFor(WorkLane lane, const WorkOwner &owner) const;
    [[nodiscard]] std::unique_ptr<Job> takeFromLargest(const WorkOwner &owner);
    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] std::vector<std::pair<std::unique_ptr<Job>, Error>> takeOverdue(Clock::time_point now);
    void work(Worker &worker);
    void runJob(Worker &worker, Job &job);
    Result<> connect(Worker &worker);
    void disconnect(Worker &worker);
    void noteDatabase(const Error *loss);
    void supervise();
    void interruptLate();

    std::shared_ptr<Store> m_store;
    const Options m_options;
    mutable std::mutex m_mutex; ///< guards all that follows
    std::vector<Worker *> m_idle;
    std::vector<Worker *> m_idleLasting;
    std::condition_variable m_end; ///< of the supervisor and the interrupter
    std::array<Lane, 3> m_lanes;
    qint64 m_turn = 0;
    bool m_isStopping = false;
    DatabaseState m_database;
    qint64 m_refused = 0;
    qint64 m_interrupted = 0;
    std::deque<Worker> m_workers; ///< never moves its elements
    std::thread m_supervisor;
    /// Apart, because a database that does not answer lets it wait.
    std::thread m_interrupter;
};

} // namespace itsm
