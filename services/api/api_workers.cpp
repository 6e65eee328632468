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
/// What is known of more owners is forgotten.
constexpr size_t mostTurns = 1'024;
/// So long short requests go first, where a long one is running already.
constexpr auto longestYield = 200ms;

Error busyError(WorkLane lane)
{
    if (lane == WorkLane::Lasting)
        return {Error::Code::Unavailable,
                QCoreApplication::translate("Api", "Other imports are running; try again when one has ended."),
                {},
                {{u"retry_after"_s, 10}}};
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
    for (int i = 0; i < m_options.threads + m_options.lastingThreads; ++i)
        m_workers.emplace_back().isLasting = i >= m_options.threads;
    for (Worker &worker : m_workers)
        worker.thread = std::thread([this, &worker] { work(worker); });
    m_supervisor = std::thread([this] { supervise(); });
    m_interrupter = std::thread([this] { interruptLate(); });
}

ApiWorkers::~ApiWorkers()
{
    std::array<std::deque<Waiting>, std::tuple_size_v<decltype(m_lanes)>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        for (size_t i = 0; i < m_lanes.size(); ++i)
            waiting[i].swap(m_lanes[i].waiting);
        for (Worker &worker : m_workers)
            worker.wake.notify_one();
        m_end.notify_all();
    }
    for (const auto &lane : waiting) {
        for (const Waiting &entry : lane)
            entry.job->fail(stoppingError());
    }
    for (Worker &worker : m_workers)
        worker.thread.join();
    m_supervisor.join();
    m_interrupter.join();
}

int ApiWorkers::runningOf(WorkLane lane, size_t owner) const
{
    return int(std::ranges::count_if(m_workers, [&](const Worker &worker) {
        return worker.running && worker.lane == lane && worker.owner.key == owner;
    }));
}

bool ApiWorkers::isFullFor(WorkLane lane, const WorkOwner &owner) const
{
    const auto &waiting = laneOf(lane).waiting;
    if (lane == WorkLane::Short)
        return int(waiting.size()) >= m_options.queued;
    const int share = std::max(1, m_options.longQueued / 4);
    const auto isOwn = [&owner](const Waiting &entry) { return entry.owner.key == owner.key; };
    return int(waiting.size()) >= m_options.longQueued ||
           (owner.mostRunning > 0 && int(std::ranges::count_if(waiting, isOwn)) >= share);
}

/// Where the short lane is full: the last request of who has most of them there, if that is not the owner himself.
std::unique_ptr<Job> ApiWorkers::takeFromLargest(const WorkOwner &owner)
{
    auto &waiting = laneOf(WorkLane::Short).waiting;
    std::unordered_map<size_t, int> counts;
    for (const Waiting &entry : waiting)
        ++counts[entry.owner.key];
    const auto largest = std::ranges::max_element(counts, {}, [](const auto &entry) { return entry.second; });
    if (largest == counts.end() || largest->second <= counts[owner.key] + 1)
        return {};
    const auto last = std::ranges::find(waiting.rbegin(), waiting.rend(), largest->first,
                                        [](const Waiting &entry) { return entry.owner.key; });
    std::unique_ptr<Job> job = std::move(last->job);
    waiting.erase(std::next(last).base());
    return job;
}

void ApiWorkers::push(WorkLane lane, std::unique_ptr<Job> job, milliseconds deadline, WorkOwner owner)
{
    std::unique_ptr<Job> refused;
    bool isStopping = false;
    {
        const std::lock_guard lock(m_mutex);
        isStopping = m_isStopping;
        if (isStopping) {
            refused = std::move(job);
        } else if (isFullFor(lane, owner)) {
            if (lane == WorkLane::Short)
                refused = takeFromLargest(owner);
            if (!refused)
                refused = std::move(job);
            ++m_refused;
        }
        if (job) {
            laneOf(lane).waiting.push_back({std::move(job), Clock::now(), deadline, owner});
            wakeOne(lane);
        }
    }
    if (refused)
        refused->fail(isStopping ? stoppingError() : busyError(lane));
}

std::optional<WorkLane> ApiWorkers::laneFor(const Worker &worker) const
{
    if (worker.isLasting)
        return next(WorkLane::Lasting) ? std::optional(WorkLane::Lasting) : std::nullopt;
    if (isTurnOfLong())
        return WorkLane::Long;
    if (!laneOf(WorkLane::Short).waiting.empty())
        return WorkLane::Short;
    return {};
}

/// The oldest that may run, of the owner with the fewest that run, and of several such of whose turn is longest ago.
std::optional<size_t> ApiWorkers::next(WorkLane which) const
{
    const Lane &lane = laneOf(which);
    std::optional<size_t> next;
    std::pair<int, qint64> best;
    for (size_t i = 0; i < lane.waiting.size(); ++i) {
        const WorkOwner &owner = lane.waiting[i].owner;
        const int running = runningOf(which, owner.key);
        if (owner.mostRunning > 0 && running >= owner.mostRunning)
            continue;
        const auto turn = lane.turns.find(owner.key);
        const std::pair rank(running, turn == lane.turns.end() ? 0 : turn->second);
        if (!next || rank < best) {
            next = i;
            best = rank;
        }
    }
    return next;
}

bool ApiWorkers::isTurnOfLong() const
{
    const auto &shortWork = laneOf(WorkLane::Short).waiting;
    const Lane &longWork = laneOf(WorkLane::Long);
    if (longWork.waiting.empty() || longWork.running >= m_options.longThreads)
        return false;
    const std::optional<size_t> next = this->next(WorkLane::Long);
    if (!next)
        return false;
    if (shortWork.empty() || (longWork.running == 0 && m_options.threads > 1))
        return true;
    const auto since = longWork.waiting[*next].since;
    return Clock::now() - since > longestYield && since < shortWork.front().since;
}

/// The next one of a lane that has one.
ApiWorkers::Waiting ApiWorkers::take(WorkLane which)
{
    Lane &lane = laneOf(which);
    const auto place = lane.waiting.begin() + qsizetype(next(which).value_or(0));
    Waiting taken = std::move(*place);
    lane.waiting.erase(place);
    if (lane.waiting.empty() || lane.turns.size() > mostTurns)
        lane.turns.clear();
    lane.turns[taken.owner.key] = ++m_turn;
    return taken;
}

/// The one that worked last: its connection has in its caches what the last requests needed, and every connection has
/// caches of its own. The lock is held.
void ApiWorkers::wakeOne(WorkLane lane)
{
    std::vector<Worker *> &idle = idleOf(lane);
    if (idle.empty())
        return; // who ends his work looks for more
    Worker &worker = *idle.back();
    idle.pop_back();
    worker.isWoken = true;
    worker.wake.notify_one();
}

void ApiWorkers::work(Worker &worker)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        while (!m_isStopping && !laneFor(worker)) {
            idleOf(worker.isLasting ? WorkLane::Lasting : WorkLane::Short).push_back(&worker);
            worker.isWoken = false;
            worker.wake.wait(lock, [&] { return m_isStopping || worker.isWoken; });
        }
        if (m_isStopping)
            break;
        const WorkLane lane = *laneFor(worker);
        Waiting next = take(lane);
        worker.running = std::move(next.job);
        worker.lane = lane;
        worker.owner = next.owner;
        worker.until = Clock::now() + next.deadline;
        worker.isOverdue = false;
        ++laneOf(lane).running;
        std::shared_ptr<Job> job = worker.running;
        lock.unlock();
        if (!job->isCancelled())
            runJob(worker, *job);
        lock.lock();
        worker.running.reset();
        --laneOf(lane).running;
        if (lane != WorkLane::Short)
            wakeOne(lane);
        if (m_isStopping)
            m_end.notify_all();
        lock.unlock();
        job.reset();
        if (lane != WorkLane::Short)
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

/// Those that have waited too long in front of busy threads, and what they are told; the lock is held.
std::vector<std::pair<std::unique_ptr<Job>, Error>> ApiWorkers::takeOverdue(Clock::time_point now)
{
    std::vector<std::pair<std::unique_ptr<Job>, Error>> overdue;
    for (const WorkLane lane : {WorkLane::Short, WorkLane::Long, WorkLane::Lasting}) {
        auto &waiting = laneOf(lane).waiting;
        while (!waiting.empty() && now - waiting.front().since > m_options.queueTime) {
            overdue.emplace_back(std::move(waiting.front().job), busyError(lane));
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
        for (const auto &[job, error] : overdue)
            job->fail(error);
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
    return int(laneOf(lane).waiting.size());
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
