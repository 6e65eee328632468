#include "services/api/api_workers.h"

#include "services/runtime/memory.h"
#include "services/runtime/service_log.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto superviseEvery = 50ms;
/// An interrupt that was meant for the job before makes a job start again, this often at most.
constexpr int maxStrayInterrupts = 3;
/// So long short requests go first, where a long one is running already.
constexpr auto longestYield = 200ms;

Error busyError()
{
    return {Error::Code::Unavailable,
            QCoreApplication::translate("Api", "Too many requests are waiting for the database; try again soon."),
            {},
            {}};
}

Error overdueError()
{
    return {Error::Code::Timeout,
            QCoreApplication::translate("Api", "The request took too long and was given up."),
            {},
            {}};
}

/// For everybody; what the database said, and where it is, stands in the log.
Error unreachableError(const Error &cause)
{
    Error error{
        Error::Code::Unavailable, QCoreApplication::translate("Api", "The database cannot be reached now."), {}, {}};
    const QString unknown = u"commit_unknown"_s;
    if (const QJsonValue value = cause.details.value(unknown); !value.isUndefined())
        error.details.insert(unknown, value);
    return error;
}

Error stoppingError()
{
    return {Error::Code::Unavailable,
            QCoreApplication::translate("Api", "The server is being stopped; try again soon."),
            {},
            {}};
}

} // namespace

ApiWorkers::ApiWorkers(std::shared_ptr<Store> store, const Options &options)
    : m_store(std::move(store))
    , m_options(options)
{
    m_database.at = Clock::now();
    for (int i = 0; i < m_options.threads; ++i)
        m_workers.emplace_back();
    for (Worker &worker : m_workers)
        worker.thread = std::thread([this, &worker] { work(worker); });
    m_supervisor = std::thread([this] { supervise(); });
    m_interrupter = std::thread([this] { interruptLate(); });
}

ApiWorkers::~ApiWorkers()
{
    std::array<std::deque<Waiting>, 2> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        waiting.swap(m_queues);
        m_wake.notify_all();
        m_end.notify_all();
    }
    for (auto &lane : waiting) {
        for (const Waiting &entry : lane)
            entry.job->fail(stoppingError());
    }
    for (Worker &worker : m_workers)
        worker.thread.join();
    m_supervisor.join();
    m_interrupter.join();
}

/// How many of its long requests run.
int ApiWorkers::longOf(size_t owner) const
{
    return int(std::ranges::count_if(m_workers, [owner](const Worker &worker) {
        return worker.running && worker.lane == WorkLane::Long && worker.owner.key == owner;
    }));
}

bool ApiWorkers::isFullFor(WorkLane lane, const WorkOwner &owner) const
{
    const auto &waiting = m_queues[static_cast<size_t>(lane)];
    if (lane == WorkLane::Short)
        return int(waiting.size()) >= m_options.queued;
    const int share = std::max(1, m_options.longQueued / 4);
    const auto isOwn = [&owner](const Waiting &entry) { return entry.owner.key == owner.key; };
    return int(waiting.size()) >= m_options.longQueued ||
           (owner.mostRunning > 0 && int(std::ranges::count_if(waiting, isOwn)) >= share);
}

void ApiWorkers::push(WorkLane lane, std::unique_ptr<Job> job, milliseconds deadline, WorkOwner owner)
{
    std::optional<Error> refusal;
    {
        const std::lock_guard lock(m_mutex);
        auto &waiting = queue(lane);
        if (m_isStopping) {
            refusal = stoppingError();
        } else if (isFullFor(lane, owner)) {
            refusal = busyError();
            ++m_refused;
        } else {
            waiting.push_back({std::move(job), Clock::now(), deadline, owner});
            m_wake.notify_one();
        }
    }
    if (refusal)
        job->fail(*refusal);
}

std::optional<WorkLane> ApiWorkers::laneToServe() const
{
    if (isTurnOfLong())
        return WorkLane::Long;
    if (!m_queues[size_t(WorkLane::Short)].empty())
        return WorkLane::Short;
    return {};
}

/// The oldest that may run, of the owner with the fewest that run, and of several such of whose turn is longest ago.
std::optional<size_t> ApiWorkers::nextLong() const
{
    const auto &longWork = m_queues[size_t(WorkLane::Long)];
    std::optional<size_t> next;
    std::pair<int, qint64> best;
    for (size_t i = 0; i < longWork.size(); ++i) {
        const WorkOwner &owner = longWork[i].owner;
        const int running = longOf(owner.key);
        if (owner.mostRunning > 0 && running >= owner.mostRunning)
            continue;
        const auto turn = m_turns.find(owner.key);
        const std::pair rank(running, turn == m_turns.end() ? 0 : turn->second);
        if (!next || rank < best) {
            next = i;
            best = rank;
        }
    }
    return next;
}

bool ApiWorkers::isTurnOfLong() const
{
    const auto &shortWork = m_queues[size_t(WorkLane::Short)];
    if (m_queues[size_t(WorkLane::Long)].empty() || m_longRunning >= m_options.longThreads)
        return false;
    const std::optional<size_t> next = nextLong();
    if (!next)
        return false;
    if (shortWork.empty() || (m_longRunning == 0 && m_options.threads > 1))
        return true;
    const auto since = m_queues[size_t(WorkLane::Long)][*next].since;
    return Clock::now() - since > longestYield && since < shortWork.front().since;
}

void ApiWorkers::noteTurn(WorkLane lane, const WorkOwner &owner)
{
    if (lane != WorkLane::Long)
        return;
    if (queue(lane).empty())
        m_turns.clear();
    m_turns[owner.key] = ++m_turn;
}

void ApiWorkers::work(Worker &worker)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isStopping || laneToServe(); });
        if (m_isStopping)
            break;
        const WorkLane lane = *laneToServe();
        const auto place = queue(lane).begin() + qsizetype(lane == WorkLane::Long ? nextLong().value_or(0) : 0);
        Waiting next = std::move(*place);
        queue(lane).erase(place);
        worker.running = std::move(next.job);
        worker.lane = lane;
        worker.owner = next.owner;
        noteTurn(lane, next.owner);
        worker.until = Clock::now() + next.deadline;
        worker.isOverdue = false;
        m_longRunning += lane == WorkLane::Long;
        std::shared_ptr<Job> job = worker.running;
        lock.unlock();
        if (!job->isCancelled())
            runJob(worker, *job);
        lock.lock();
        worker.running.reset();
        m_longRunning -= lane == WorkLane::Long;
        if (lane == WorkLane::Long)
            m_wake.notify_one();
        if (m_isStopping)
            m_end.notify_all();
        lock.unlock();
        job.reset();
        if (lane == WorkLane::Long)
            giveBackMemory();
        lock.lock();
    }
    lock.unlock();
    disconnect(worker); // a connection belongs to its thread
}

void ApiWorkers::disconnect(Worker &worker)
{
    const std::lock_guard guard(worker.connectionMutex);
    worker.connection = nullptr;
    worker.owned.reset();
}

Result<> ApiWorkers::connect(Worker &worker)
{
    disconnect(worker);
    ITSM_TRY_ASSIGN(std::unique_ptr<Connection> opened, m_store->connect(Connection::Access::Write));
    const std::lock_guard guard(worker.connectionMutex);
    worker.owned = std::move(opened);
    worker.connection = worker.owned.get();
    return {};
}

void ApiWorkers::runJob(Worker &worker, Job &job)
{
    for (int strayInterrupts = 0;;) {
        const bool isFresh = !worker.owned || !worker.owned->isAlive();
        if (isFresh) {
            if (const auto opened = connect(worker); !opened) {
                noteDatabase(&opened.error());
                job.fail(unreachableError(opened.error()));
                return;
            }
        }
        const Error *error = job.attempt(*worker.owned);
        const bool isLost = error && error->code == Error::Code::Unavailable && !worker.owned->isAlive();
        std::unique_lock lock(m_mutex);
        const bool isWanted = !worker.isOverdue && !job.isCancelled() && !m_isStopping;
        const bool isOverdue = worker.isOverdue;
        lock.unlock();
        if (error && isWanted) {
            // The server went away since the last job; nothing of this one is done, unless it broke off in COMMIT.
            const bool isStale = !isFresh && isLost && !error->details.value("commit_unknown"_L1).toBool();
            const bool isStray = error->code == Error::Code::Cancelled && ++strayInterrupts <= maxStrayInterrupts;
            if (isStale || isStray)
                continue;
        }
        noteDatabase(isLost ? error : nullptr);
        if (error && isOverdue && error->code == Error::Code::Cancelled)
            job.fail(overdueError());
        else if (isLost)
            job.fail(unreachableError(*error));
        else
            job.deliver();
        return;
    }
}

/// `loss`: why there is no connection; nothing where there is one.
void ApiWorkers::noteDatabase(const Error *loss)
{
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        m_database.at = Clock::now();
        isNews = loss && m_database.error != *loss;
        m_database.error = loss ? std::optional(*loss) : std::nullopt;
    }
    if (isNews)
        logTo(ServiceLog::Incidents, spdlog::level::warn, u"database"_s, {{u"error"_s, loss->message}});
}

/// Those that have waited too long in front of busy threads; the lock is held.
std::vector<std::unique_ptr<Job>> ApiWorkers::takeOverdue(Clock::time_point now)
{
    std::vector<std::unique_ptr<Job>> overdue;
    for (auto &waiting : m_queues) {
        while (!waiting.empty() && now - waiting.front().since > m_options.queueTime) {
            overdue.push_back(std::move(waiting.front().job));
            waiting.pop_front();
            ++m_refused;
        }
    }
    return overdue;
}

bool ApiWorkers::isFinished() const
{
    return m_isStopping && std::ranges::none_of(m_workers, [](const Worker &worker) { return bool(worker.running); });
}

void ApiWorkers::supervise()
{
    std::unique_lock lock(m_mutex);
    while (!isFinished()) {
        m_end.wait_for(lock, superviseEvery);
        const auto now = Clock::now();
        const auto overdue = takeOverdue(now);
        for (Worker &worker : m_workers) {
            if (worker.running && now > worker.until && !std::exchange(worker.isOverdue, true))
                ++m_interrupted;
        }
        lock.unlock();
        for (const auto &job : overdue)
            job->fail(busyError());
        lock.lock();
    }
}

void ApiWorkers::interruptLate()
{
    std::unique_lock lock(m_mutex);
    while (!isFinished()) {
        m_end.wait_for(lock, superviseEvery);
        std::vector<Worker *> late;
        for (Worker &worker : m_workers) {
            if (worker.running && (worker.isOverdue || worker.running->isCancelled() || m_isStopping))
                late.push_back(&worker);
        }
        lock.unlock();
        for (Worker *worker : late) {
            // The job may have ended meanwhile and the next one be hit: runJob() starts such a one again.
            const std::lock_guard guard(worker->connectionMutex);
            if (worker->connection)
                worker->connection->interrupt();
        }
        lock.lock();
    }
}

ApiWorkers::DatabaseState ApiWorkers::databaseState() const
{
    const std::lock_guard lock(m_mutex);
    return m_database;
}

int ApiWorkers::waiting(WorkLane lane) const
{
    const std::lock_guard lock(m_mutex);
    return int(m_queues[static_cast<size_t>(lane)].size());
}

int ApiWorkers::running() const
{
    const std::lock_guard lock(m_mutex);
    return int(std::ranges::count_if(m_workers, [](const Worker &worker) { return bool(worker.running); }));
}

qint64 ApiWorkers::refused() const
{
    const std::lock_guard lock(m_mutex);
    return m_refused;
}

qint64 ApiWorkers::interrupted() const
{
    const std::lock_guard lock(m_mutex);
    return m_interrupted;
}

} // namespace itsm
