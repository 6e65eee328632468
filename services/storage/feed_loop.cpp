#include "services/storage/feed_loop.h"

#include "services/runtime/retry_delay.h"

#include <QScopeGuard>

using namespace std::chrono_literals;

namespace itsm {

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto firstRetry = 200ms;
constexpr auto lastRetry = 5s;

} // namespace

FeedLoop::FeedLoop(std::shared_ptr<Store> store)
    : m_store(std::move(store))
{
}

void FeedLoop::run(const Follow &follow, const std::function<void(const Error &)> &lost)
{
    RetryDelay retry(firstRetry, lastRetry);
    while (!m_isStopping) {
        const auto ended = connectAndFollow(follow, retry);
        if (ended || m_isStopping)
            return;
        if (lost)
            lost(ended.error());
        pause(retry.next());
    }
}

Result<> FeedLoop::connectAndFollow(const Follow &follow, RetryDelay &retry)
{
    ITSM_TRY_ASSIGN(const auto connection, m_store->connect(Connection::Access::Read));
    const auto signal = FeedSignal::on(*m_store, *connection);
    setSignal(signal.get());
    const auto forget = qScopeGuard([this] { setSignal(nullptr); });
    ITSM_TRY(signal->begin()); // before the first read: what commits between the two is read then
    const auto begun = Steady::now();
    const auto ended = follow(*connection, *signal);
    if (Steady::now() - begun > lastRetry)
        retry.reset();
    return ended;
}

void FeedLoop::pause(std::chrono::milliseconds time) const
{
    const auto until = Steady::now() + time;
    while (!m_isStopping && Steady::now() < until)
        m_wake.wait(std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now()));
}

void FeedLoop::pauseUnlessNudged(std::chrono::milliseconds time)
{
    const auto until = Steady::now() + time;
    while (!m_isNudged.exchange(false) && !m_isStopping && Steady::now() < until)
        m_wake.wait(std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now()));
}

void FeedLoop::nudge()
{
    m_isNudged = true;
    m_wake.signal();
}

void FeedLoop::stop()
{
    m_isStopping = true;
    m_wake.signal();
    const std::lock_guard lock(m_mutex);
    if (m_signal)
        m_signal->abandon(); // the server may not answer for long
}

void FeedLoop::setSignal(FeedSignal *signal)
{
    const std::lock_guard lock(m_mutex);
    m_signal = signal;
    if (m_signal && m_isStopping)
        m_signal->abandon();
}

} // namespace itsm
