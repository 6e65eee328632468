#include "models/alert_feed.h"

#include "models/answer.h"

#include <algorithm>

namespace itsm {

namespace {
constexpr auto changeDelay = std::chrono::milliseconds{100};
constexpr auto retryDelay = std::chrono::seconds{2};
constexpr qsizetype mostById = 2'000; ///< beyond it, reading everything is cheaper
} // namespace

AlertFeed::AlertFeed(Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_isWholeDirty)
            load();
        else if (!m_changed.isEmpty())
            loadChanged();
    });
    connect(&backend, &Backend::changed, this, &AlertFeed::onChanged);
    connect(&backend, &Backend::linkStateChanged, this, [this](const LinkState &link) {
        if (link.state == LinkState::State::Live && m_error)
            refresh();
        Q_EMIT stateChanged();
    });
}

void AlertFeed::setScope(const AlertScope &scope)
{
    m_scope = scope;
    m_isStarted = true;
    m_alerts.clear();
    m_isCut = false;
    m_wasRead = false;
    m_error.reset();
    ++m_number;
    m_isLoading = false;
    Q_EMIT alertsChanged();
    refresh();
}

void AlertFeed::refresh()
{
    m_isWholeDirty = true;
    if (!m_isLoading)
        load();
}

AlertFeed::State AlertFeed::state() const
{
    if (!m_wasRead)
        return m_error ? State::Failed : State::Loading;
    return m_error || m_backend.linkState().state == LinkState::State::Lost ? State::Stale : State::Ready;
}

void AlertFeed::onChanged(const std::vector<Change> &changes)
{
    if (!m_isStarted)
        return;
    QSet<qint64> incidents;
    for (const Change &change : changes) {
        switch (change.entity) {
        case Change::Entity::Everything:
            m_isWholeDirty = true;
            break;
        case Change::Entity::Alert:
            m_changed.insert(AlertId(change.id));
            break;
        case Change::Entity::Incident: // its item and source are shown beside the alert
            incidents.insert(change.id);
            break;
        default:
            break;
        }
    }
    if (!incidents.isEmpty()) {
        for (const Alert &alert : std::as_const(m_alerts)) {
            if (incidents.contains(alert.incidentId.value))
                m_changed.insert(alert.id);
        }
    }
    if (m_changed.size() > mostById)
        m_isWholeDirty = true;
    if ((m_isWholeDirty || !m_changed.isEmpty()) && !m_isLoading && !m_timer.isActive())
        m_timer.start(changeDelay);
}

void AlertFeed::load()
{
    m_timer.stop();
    m_isLoading = true;
    m_isWholeDirty = false;
    m_changed.clear();
    const Instant asked = m_clock.now();
    whenAnswered(this, m_backend.alerts(m_scope), [this, asked, number = ++m_number](Result<AlertPage> &&page) {
        if (number != m_number)
            return;
        m_isLoading = false;
        if (!page) {
            m_isWholeDirty = true;
            return setError(page.error());
        }
        m_alerts.clear();
        m_alerts.reserve(static_cast<qsizetype>(page->alerts.size()));
        m_isCut = page->isCut;
        m_wasRead = true;
        m_readAt = asked;
        m_error.reset();
        take(page->alerts, {});
    });
    Q_EMIT stateChanged();
}

void AlertFeed::loadChanged()
{
    m_isLoading = true;
    const QSet<AlertId> asked = std::exchange(m_changed, {});
    const Instant now = m_clock.now();
    whenAnswered(this, m_backend.alertsById({asked.begin(), asked.end()}),
                 [this, asked, now, number = ++m_number](Result<std::vector<Alert>> &&alerts) {
                     if (number != m_number)
                         return;
                     m_isLoading = false;
                     if (!alerts) {
                         m_changed.unite(asked);
                         return setError(alerts.error());
                     }
                     m_readAt = now;
                     m_error.reset();
                     take(*alerts, asked);
                 });
}

/// Puts alerts in their place; those that were asked for and are not there are gone.
void AlertFeed::take(const std::vector<Alert> &alerts, const QSet<AlertId> &asked)
{
    for (const AlertId id : asked)
        m_alerts.remove(id);
    for (const Alert &alert : alerts) {
        const bool isInScope =
            m_scope.since ? alert.triggeredAt >= *m_scope.since : alert.status != AlertStatus::Resolved;
        if (isInScope)
            m_alerts.insert(alert.id, alert);
    }
    Q_EMIT alertsChanged();
    Q_EMIT stateChanged();
    if (m_isWholeDirty || !m_changed.isEmpty())
        m_timer.start(changeDelay);
}

void AlertFeed::setError(const Error &error)
{
    m_error = error;
    if (error.isRetryable() || error.code == Error::Code::Cancelled)
        m_timer.start(retryDelay);
    Q_EMIT stateChanged();
}

} // namespace itsm
