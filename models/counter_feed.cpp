#include "models/counter_feed.h"

#include "models/answer.h"
#include "models/delays.h"

namespace itsm {

namespace {
constexpr std::chrono::seconds interval{2}; ///< while incidents change all the time
constexpr int burst = 3;
constexpr std::chrono::milliseconds quietTime{200}; ///< without a change: the last one of a burst was seen
} // namespace

CounterFeed::CounterFeed(Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_limit(burst, interval)
    , m_quietLimit(burst + 1, interval)
{
    m_time.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CounterFeed::load);
    m_quietTimer.setSingleShot(true);
    connect(&m_quietTimer, &QTimer::timeout, this, &CounterFeed::load);
    m_minute.setInterval(std::chrono::minutes{1});
    connect(&m_minute, &QTimer::timeout, this, &CounterFeed::schedule);
    connect(&backend, &Backend::changed, this, [this](const std::vector<Change> &changes) {
        const bool concerned = std::any_of(changes.begin(), changes.end(), [](const Change &change) {
            return change.entity == Change::Entity::Incident || change.entity == Change::Entity::Everything;
        });
        if (!concerned || !m_isStarted)
            return;
        m_age.noteChange();
        schedule();
    });
    connect(&backend, &Backend::linkStateChanged, this, [this](const LinkState &link) {
        if (link.state == LinkState::State::Live && m_error)
            schedule();
        Q_EMIT updated();
    });
}

void CounterFeed::refresh()
{
    m_isStarted = true;
    m_minute.start();
    load();
}

bool CounterFeed::isStale() const
{
    return m_error || m_backend.linkState().state == LinkState::State::Lost;
}

bool CounterFeed::isSettled() const
{
    return m_counters && (isStale() || (!m_isLoading && !m_timer.isActive()));
}

void CounterFeed::schedule()
{
    if (m_isLoading) {
        m_isDirty = true;
        return;
    }
    const std::chrono::milliseconds now(m_time.elapsed());
    if (!m_timer.isActive())
        m_timer.start(m_limit.wait(now));
    m_quietTimer.start(std::max(quietTime, m_quietLimit.wait(now)));
}

void CounterFeed::load()
{
    m_timer.stop();
    m_quietTimer.stop();
    if (m_isLoading) {
        m_isDirty = true;
        return;
    }
    m_isLoading = true;
    m_isDirty = false;
    const std::chrono::milliseconds now(m_time.elapsed());
    m_limit.take(now);
    m_quietLimit.take(now);
    whenAnswered(this, m_backend.counters(), [this, asked = m_clock.now()](Result<IncidentCounters> counters) {
        m_isLoading = false;
        if (counters) {
            m_counters = std::move(*counters);
            m_age.noteRead(asked, !m_isDirty);
            m_error.reset();
        } else {
            m_error = counters.error();
            if (!m_timer.isActive())
                m_timer.start(retryDelay);
        }
        Q_EMIT updated();
        if (std::exchange(m_isDirty, false) && !m_timer.isActive())
            schedule();
    });
}

} // namespace itsm
