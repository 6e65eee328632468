#include "models/detail_feed.h"

#include "models/answer.h"
#include "models/delays.h"

namespace itsm {

DetailFeed::DetailFeed(Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DetailFeed::load);
    connect(&backend, &Backend::changed, this, &DetailFeed::onChanged);
    connect(&backend, &Backend::linkStateChanged, this, &DetailFeed::onLinkState);
    m_impactTimer.setSingleShot(true);
    connect(&m_impactTimer, &QTimer::timeout, this, &DetailFeed::loadImpact);
}

void DetailFeed::onLinkState(const LinkState &link)
{
    if (link.state == LinkState::State::Live && m_error)
        refresh();
    else if (link.state == LinkState::State::Lost && m_state == State::Ready)
        setState(State::Stale, Error{Error::Code::Unavailable, link.reason, {}, {}});
}

void DetailFeed::setIncident(IncidentId id)
{
    if (id == m_id)
        return;
    m_id = id;
    ++m_number; // what is under way is for another one
    ++m_impactNumber;
    m_future.cancel();
    m_isLoading = false;
    m_isDirty = false;
    m_age = {};
    m_wantsImpact = false;
    m_impact.reset();
    m_timer.stop();
    m_impactTimer.stop();
    if (!id.isValid()) {
        m_detail.reset();
        setState(State::None);
        Q_EMIT detailChanged();
        return;
    }
    setState(State::Loading);
    m_timer.start(restDelay);
}

void DetailFeed::refresh()
{
    if (m_id.isValid())
        load();
}

void DetailFeed::load()
{
    m_timer.stop();
    if (m_isLoading) {
        m_isDirty = true;
        return;
    }
    m_isLoading = true;
    const quint64 number = ++m_number;
    m_future = m_backend.detail(m_id);
    whenAnswered(this, m_future, [this, number, asked = m_clock.now()](Result<IncidentDetail> detail) {
        if (number != m_number)
            return;
        if (detail)
            m_age.noteRead(asked, !m_isDirty);
        onDetail(std::move(detail));
    });
    if (m_wantsImpact)
        loadImpact();
}

void DetailFeed::onDetail(Result<IncidentDetail> detail)
{
    m_isLoading = false;
    const bool isShown = m_detail && m_detail->incident.id == m_id;
    if (detail) {
        const bool isDeleted = detail->incident.deletedAt.has_value();
        m_detail = std::move(*detail);
        setState(isDeleted ? State::Deleted : State::Ready);
        Q_EMIT detailChanged();
    } else if (detail.error().code == Error::Code::NotFound) {
        if (!isShown) {
            m_detail.reset();
            Q_EMIT detailChanged();
        }
        setState(State::Deleted, detail.error());
    } else {
        if (!isShown && m_detail) {
            m_detail.reset(); // another incident's data under this one's error would mislead
            Q_EMIT detailChanged();
        }
        setState(isShown ? State::Stale : State::Failed, detail.error());
        if (detail.error().isRetryable() || detail.error().code == Error::Code::Cancelled)
            m_timer.start(retryDelay);
    }
    if (std::exchange(m_isDirty, false) && !m_timer.isActive())
        m_timer.start(changeDelay);
}

void DetailFeed::onChanged(const std::vector<Change> &changes)
{
    const bool concerned = std::any_of(changes.begin(), changes.end(), [this](const Change &change) {
        switch (change.entity) {
        case Change::Entity::Everything:
            return true;
        case Change::Entity::Incident:
            return change.id == m_id.value;
        case Change::Entity::Event:
        case Change::Entity::Alert:
        case Change::Entity::Metric:
            return change.parentId == m_id.value;
        default:
            return false;
        }
    });
    if (!concerned || !m_id.isValid())
        return;
    m_age.noteChange();
    if (m_isLoading)
        m_isDirty = true;
    else if (!m_timer.isActive())
        m_timer.start(m_state == State::Loading ? restDelay : std::chrono::milliseconds{0});
}

void DetailFeed::requestImpact()
{
    m_wantsImpact = true;
    if (m_id.isValid() && (!m_impact || !*m_impact))
        loadImpact();
}

void DetailFeed::loadImpact()
{
    m_impactTimer.stop();
    const quint64 number = ++m_impactNumber;
    whenAnswered(this, m_backend.impact(m_id), [this, number](Result<ImpactFigures> impact) {
        if (number != m_impactNumber)
            return;
        m_impact = std::move(impact);
        if (!*m_impact && (m_impact->error().isRetryable() || m_impact->error().code == Error::Code::Cancelled))
            m_impactTimer.start(retryDelay);
        Q_EMIT impactChanged();
    });
}

void DetailFeed::setState(State state, std::optional<Error> error)
{
    if (state == m_state && error == m_error)
        return;
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace itsm
