#include "services/runtime/burst_limit.h"
#include "services/storage/change_feed.h"
#include "services/storage/feed_loop.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds confirmInterval = 1s;
/// A few changes are told without delay. When much happens, a console's work grows with how often it is told, and an
/// eye does not follow more than two or three changes of a list in a second; what it did itself it sees at once.
constexpr milliseconds othersInterval = 400ms;
constexpr milliseconds ownInterval = 100ms;
constexpr int burst = 4;

} // namespace

struct FeedFollower::Private
{
    FeedLoop loop;
    TenantId tenant;
    std::optional<FeedCursor> cursor;
    bool wasLive = false;

    Result<> followOn(FeedFollower &follower, Connection &connection, FeedSignal &signal);
};

/// Catches up and follows until the end or an error.
Result<> FeedFollower::Private::followOn(FeedFollower &follower, Connection &connection, FeedSignal &signal)
{
    if (wasLive || !cursor) {
        ITSM_TRY_ASSIGN(cursor, feedEnd(connection, tenant));
    }
    Q_EMIT follower.stateChanged(State::Live, {});
    if (std::exchange(wasLive, true))
        Q_EMIT follower.changed({Change()});
    BurstLimit others(burst, othersInterval);
    BurstLimit own(burst, ownInterval);
    const auto now = [] { return std::chrono::duration_cast<milliseconds>(Steady::now().time_since_epoch()); };
    Steady::time_point lastConfirm{};
    bool look = true;
    while (!loop.isStopping()) {
        if (look) {
            loop.pauseUnlessNudged(others.wait(now()));
            loop.pause(own.wait(now()));
            ITSM_TRY_ASSIGN(const auto changes, readFeed(connection, tenant, *cursor));
            if (!changes.empty()) {
                others.take(now());
                own.take(now());
                Q_EMIT follower.changed(changes);
            }
        }
        if (look || Steady::now() - lastConfirm >= confirmInterval) {
            lastConfirm = Steady::now();
            Q_EMIT follower.confirmed();
        }
        ITSM_TRY_ASSIGN(look, loop.wait(signal));
    }
    return {};
}

FeedFollower::FeedFollower(std::shared_ptr<Store> store, TenantId tenant, QObject *parent)
    : QThread(parent)
    , d(new Private{.loop = FeedLoop(std::move(store)), .tenant = tenant, .cursor = {}})
{
    qRegisterMetaType<std::vector<itsm::Change>>();
    qRegisterMetaType<itsm::FeedFollower::State>();
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
    d->loop.nudge();
}

void FeedFollower::stop()
{
    d->loop.stop();
}

void FeedFollower::run()
{
    Q_EMIT stateChanged(State::Connecting, {});
    d->loop.run([this](Connection &connection, FeedSignal &signal) { return d->followOn(*this, connection, signal); },
                [this](const Error &error) { Q_EMIT stateChanged(State::Lost, error.message); });
}

} // namespace itsm
