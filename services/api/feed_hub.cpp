#include "services/api/feed_hub.h"

#include "services/runtime/burst_limit.h"
#include "services/storage/feed_signal.h"

#include <QRandomGenerator>
#include <QScopeGuard>

using namespace std::chrono_literals;

namespace itsm {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Changes are told ten times a second, to all subscribers at once; a few go through without waiting.
constexpr milliseconds readInterval = 100ms;
constexpr int readBurst = 4;
constexpr milliseconds firstRetry = 200ms;
constexpr milliseconds lastRetry = 5s;

} // namespace

struct FeedHub::Private
{
    FeedWake wake;
};

FeedHub::FeedHub(std::shared_ptr<Store> store, Events events)
    : m_store(std::move(store))
    , m_events(std::move(events))
    , d(std::make_unique<Private>())
    , m_thread([this] { run(); })
{
}

FeedHub::~FeedHub()
{
    m_isStopping = true;
    d->wake.signal();
    {
        const std::lock_guard lock(m_mutex);
        if (m_signal)
            m_signal->abandon();
    }
    m_thread.join();
}

void FeedHub::join(quint64 subscriber, TenantId tenant, std::optional<FeedCursor> from)
{
    const std::lock_guard lock(m_mutex);
    m_joining.push_back({subscriber, tenant, std::move(from)});
    ++m_listeners[tenant];
    d->wake.signal();
}

void FeedHub::leave(quint64 subscriber, TenantId tenant)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_joining, [&](const Joining &joining) { return joining.subscriber == subscriber; });
    if (--m_listeners[tenant] > 0)
        return;
    m_listeners.erase(tenant);
    m_leaving.push_back(tenant);
}

void FeedHub::nudge()
{
    d->wake.signal();
}

void FeedHub::setSignal(FeedSignal *signal)
{
    const std::lock_guard lock(m_mutex);
    m_signal = signal;
    if (m_signal && m_isStopping)
        m_signal->abandon();
}

void FeedHub::pause(milliseconds time)
{
    const auto until = Clock::now() + time;
    while (!m_isStopping && Clock::now() < until)
        d->wake.wait(std::chrono::ceil<milliseconds>(until - Clock::now()));
}

void FeedHub::run()
{
    milliseconds retry = firstRetry;
    while (!m_isStopping) {
        const auto begun = Clock::now();
        if (follow() || m_isStopping)
            return;
        if (Clock::now() - begun > lastRetry)
            retry = firstRetry;
        // With jitter, so that several servers do not come back in one moment.
        const double jitter = 0.5 + QRandomGenerator::global()->generateDouble();
        pause(std::chrono::duration_cast<milliseconds>(retry * jitter));
        retry = qMin(lastRetry, retry * 2);
    }
}

Result<> FeedHub::follow()
{
    ITSM_TRY_ASSIGN(const auto connection, m_store->connect(Connection::Access::Read));
    const auto signal = FeedSignal::on(*m_store, *connection);
    setSignal(signal.get());
    const auto forget = qScopeGuard([this] { setSignal(nullptr); });
    ITSM_TRY(signal->begin());
    return followOn(*connection, *signal);
}

Result<> FeedHub::followOn(Connection &connection, FeedSignal &signal)
{
    BurstLimit limit(readBurst, readInterval);
    const auto now = [] { return std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch()); };
    while (!m_isStopping) {
        ITSM_TRY(admit(connection));
        for (auto &[tenant, cursor] : m_cursors) {
            ITSM_TRY_ASSIGN(const auto changes, readFeed(connection, tenant, cursor));
            if (!changes.empty())
                m_events.advanced(tenant, changes, cursor);
        }
        limit.take(now());
        // Without a hint there is nothing to read but for who joins.
        for (bool look = false; !look && !m_isStopping;) {
            ITSM_TRY_ASSIGN(look, signal.wait(d->wake));
            const std::lock_guard lock(m_mutex);
            look = look || !m_joining.empty();
        }
        pause(limit.wait(now()));
    }
    return {};
}

/// The new subscribers, before the feed is read for all: nothing falls between the two.
Result<> FeedHub::admit(Connection &connection)
{
    for (;;) {
        Joining joining;
        {
            const std::lock_guard lock(m_mutex);
            for (const TenantId tenant : std::exchange(m_leaving, {}))
                m_cursors.erase(tenant);
            if (m_joining.empty())
                return {};
            joining = m_joining.front(); // stays where it is until it is done: the connection may break
        }
        ITSM_TRY(catchUp(connection, joining));
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_joining, [&](const Joining &done) { return done.subscriber == joining.subscriber; });
    }
}

Result<> FeedHub::catchUp(Connection &connection, const Joining &joining)
{
    const auto known = m_cursors.find(joining.tenant);
    std::vector<Change> missed;
    FeedCursor cursor;
    if (joining.from) {
        cursor = *joining.from;
        auto read = readFeed(connection, joining.tenant, cursor);
        if (!read && !connection.isAlive())
            return fail(read.error());
        if (read) {
            missed = *std::move(read);
        } else { // what is wrong with one cursor must not end the streams of all others
            ITSM_TRY_ASSIGN(cursor, feedEnd(connection, joining.tenant));
            missed = {Change()};
        }
    } else if (known != m_cursors.end()) {
        cursor = known->second;
    } else {
        ITSM_TRY_ASSIGN(cursor, feedEnd(connection, joining.tenant));
    }
    m_events.caughtUp(joining.subscriber, missed, cursor);
    m_cursors.emplace(joining.tenant, cursor);
    return {};
}

} // namespace itsm
