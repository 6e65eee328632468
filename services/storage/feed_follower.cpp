#include "services/runtime/burst_limit.h"
#include "services/storage/change_feed.h"
#include "services/storage/feed_signal.h"

#include <QRandomGenerator>
#include <QScopeGuard>
#include <atomic>
#include <mutex>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds confirmInterval = 1s;
constexpr milliseconds emitInterval = 100ms;
constexpr int emitBurst = 4;
constexpr milliseconds firstRetry = 200ms;
constexpr milliseconds lastRetry = 5s;

} // namespace

struct FeedFollower::Private
{
    std::shared_ptr<Store> store;
    TenantId tenant;
    std::optional<FeedCursor> cursor;
    FeedWake wake;
    std::atomic<bool> stopping = false;
    std::mutex mutex;
    FeedSignal *waiting = nullptr; ///< guarded by the mutex: what stop() has to break
    bool wasLive = false;
    milliseconds retry = firstRetry;

    void setWaiting(FeedSignal *signal);
    Result<> follow(FeedFollower &follower);
    Result<> followOn(FeedFollower &follower, Connection &connection, FeedSignal &signal);
    void waitUntil(Clock::time_point time) const;
    void pause();
};

void FeedFollower::Private::setWaiting(FeedSignal *signal)
{
    const std::lock_guard lock(mutex);
    waiting = signal;
    if (waiting && stopping)
        waiting->abandon();
}

/// Opens, catches up and follows until the end or an error.
Result<> FeedFollower::Private::follow(FeedFollower &follower)
{
    ITSM_TRY_ASSIGN(const auto connection, store->connect(Connection::Access::Read));
    const auto signal = FeedSignal::on(*store, *connection);
    setWaiting(signal.get());
    const auto forget = qScopeGuard([this] { setWaiting(nullptr); });
    ITSM_TRY(signal->begin()); // before the first read: what commits between the two is read then
    return followOn(follower, *connection, *signal);
}

Result<> FeedFollower::Private::followOn(FeedFollower &follower, Connection &connection, FeedSignal &signal)
{
    if (wasLive || !cursor) {
        ITSM_TRY_ASSIGN(cursor, feedEnd(connection, tenant));
    }
    Q_EMIT follower.stateChanged(State::Live, {});
    if (std::exchange(wasLive, true))
        Q_EMIT follower.changed({Change()});
    retry = firstRetry;
    BurstLimit limit(emitBurst, emitInterval);
    const auto now = [] { return std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch()); };
    Clock::time_point lastConfirm{};
    bool look = true;
    while (!stopping) {
        if (look) {
            waitUntil(Clock::now() + limit.wait(now()));
            ITSM_TRY_ASSIGN(const auto changes, readFeed(connection, tenant, *cursor));
            if (!changes.empty()) {
                limit.take(now());
                Q_EMIT follower.changed(changes);
            }
        }
        if (look || Clock::now() - lastConfirm >= confirmInterval) {
            lastConfirm = Clock::now();
            Q_EMIT follower.confirmed();
        }
        ITSM_TRY_ASSIGN(look, signal.wait(wake));
    }
    return {};
}

void FeedFollower::Private::waitUntil(Clock::time_point time) const
{
    while (!stopping && Clock::now() < time)
        wake.wait(std::chrono::ceil<milliseconds>(time - Clock::now()));
}

/// Back-off with jitter, so that many consoles do not come back in one moment.
void FeedFollower::Private::pause()
{
    const double jitter = 0.5 + QRandomGenerator::global()->generateDouble();
    waitUntil(Clock::now() + std::chrono::duration_cast<milliseconds>(retry * jitter));
    retry = qMin(lastRetry, retry * 2);
}

FeedFollower::FeedFollower(std::shared_ptr<Store> store, TenantId tenant, QObject *parent)
    : QThread(parent)
    , d(std::make_unique<Private>())
{
    qRegisterMetaType<std::vector<itsm::Change>>();
    qRegisterMetaType<itsm::FeedFollower::State>();
    d->store = std::move(store);
    d->tenant = tenant;
    setObjectName(u"feed"_s);
}

FeedFollower::~FeedFollower()
{
    stop();
    wait();
}

void FeedFollower::setStart(FeedCursor cursor)
{
    Q_ASSERT(!isRunning());
    d->cursor = std::move(cursor);
}

void FeedFollower::nudge()
{
    d->wake.signal();
}

void FeedFollower::stop()
{
    d->stopping = true;
    d->wake.signal();
    const std::lock_guard lock(d->mutex);
    if (d->waiting)
        d->waiting->abandon(); // the server may not answer for long
}

void FeedFollower::run()
{
    Q_EMIT stateChanged(State::Connecting, {});
    while (!d->stopping) {
        const auto result = d->follow(*this);
        if (result || d->stopping)
            return;
        Q_EMIT stateChanged(State::Lost, result.error().message);
        d->pause();
    }
}

} // namespace itsm
