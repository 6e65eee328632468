#include "models/list_feed.h"

#include "models/delays.h"

namespace itsm {

namespace {
constexpr auto spanStep = std::chrono::hours{1};
constexpr qsizetype mostById = 2'000; ///< beyond it, reading everything is cheaper
} // namespace

ListFeed::ListFeed(Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ListFeed::load);
    connect(&m_spanTimer, &QTimer::timeout, this, &ListFeed::refresh);
    connect(&backend, &Backend::changed, this, &ListFeed::follow);
    connect(&backend, &Backend::linkStateChanged, this, [this](const LinkState &link) {
        if (link.state == LinkState::State::Live && m_error)
            refresh();
        Q_EMIT stateChanged();
    });
}

void ListFeed::start(std::optional<std::chrono::hours> span)
{
    m_isStarted = true;
    m_span = span;
    if (span)
        m_spanTimer.start(spanStep);
    else
        m_spanTimer.stop();
    forget();
    m_isCut = false;
    m_wasRead = false;
    m_error.reset();
    ++m_number;
    m_isLoading = false;
    Q_EMIT recordsChanged();
    refresh();
}

void ListFeed::refresh()
{
    if (!m_isStarted)
        return;
    m_isWholeDirty = true;
    if (!m_isLoading)
        load();
}

ListFeed::State ListFeed::state() const
{
    if (!m_wasRead)
        return m_error ? State::Failed : State::Loading;
    return m_error || m_backend.linkState().state == LinkState::State::Lost ? State::Stale : State::Ready;
}

void ListFeed::follow(const std::vector<Change> &changes)
{
    if (!m_isStarted)
        return;
    const bool isEverything = std::any_of(changes.begin(), changes.end(), [](const Change &change) {
        return change.entity == Change::Entity::Everything;
    });
    if (!isEverything)
        onChanges(changes);
    if (isEverything || m_changed.size() > mostById)
        markAllChanged();
    if (!m_isWholeDirty && m_changed.isEmpty())
        return;
    m_age.noteChange();
    if (!m_isLoading && !m_timer.isActive())
        m_timer.start(changeDelay);
}

void ListFeed::load()
{
    m_timer.stop();
    if (m_isLoading || (!m_isWholeDirty && m_changed.isEmpty()))
        return;
    m_isLoading = true;
    m_asked = m_clock.now();
    const QSet<qint64> changed = std::exchange(m_changed, {});
    if (!std::exchange(m_isWholeDirty, false))
        return readChanged(changed, ++m_number);
    if (m_span)
        m_since = m_asked - *m_span;
    readAll(++m_number);
    Q_EMIT stateChanged();
}

void ListFeed::readChanged(const QSet<qint64> & /*ids*/, quint64 number)
{
    readAll(number);
}

void ListFeed::finish()
{
    m_isLoading = false;
    m_age.noteRead(m_asked, !m_isWholeDirty && m_changed.isEmpty());
    m_error.reset();
    Q_EMIT recordsChanged();
    Q_EMIT stateChanged();
    if (m_isWholeDirty || !m_changed.isEmpty())
        m_timer.start(changeDelay);
}

void ListFeed::finishAll()
{
    m_wasRead = true;
    finish();
}

void ListFeed::failAll(const Error &error)
{
    m_isWholeDirty = true;
    setError(error);
}

void ListFeed::failChanged(const QSet<qint64> &ids, const Error &error)
{
    m_changed.unite(ids);
    setError(error);
}

void ListFeed::setError(const Error &error)
{
    m_isLoading = false;
    if (!m_error)
        m_failedAt = m_clock.now();
    m_error = error;
    if (error.isRetryable() || error.code == Error::Code::Cancelled)
        m_timer.start(retryDelay);
    Q_EMIT stateChanged();
}

} // namespace itsm
