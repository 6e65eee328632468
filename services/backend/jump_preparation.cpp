#include "services/backend/jump_preparation.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto settleTime = 1s;
constexpr qint64 shortestPauseMs = 2'000;
constexpr qint64 pausePerBuild = 20;

} // namespace

JumpPreparation::JumpPreparation(AnchorCache &anchors, TenantId tenant, Build build)
    : m_anchors(anchors)
    , m_tenant(tenant)
    , m_build(std::move(build))
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleTime);
    m_retry.setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, &JumpPreparation::settle);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &JumpPreparation::finish);
    connect(&m_retry, &QTimer::timeout, this, &JumpPreparation::start);
}

void JumpPreparation::prepare(const IncidentQuery &query)
{
    if (!isSortable(query.sort.field))
        return;
    m_wanted = query;
    m_isAsked = true;
    if (!m_settling.isActive())
        start();
}

void JumpPreparation::onChanges(const std::vector<Change> &changes)
{
    const bool movesRows = std::ranges::any_of(changes, [](const Change &change) {
        return change.entity == Change::Entity::Incident || change.entity == Change::Entity::Everything;
    });
    if (!movesRows)
        return;
    if (m_settling.isActive()) {
        m_isDirty = true;
        return;
    }
    m_anchors.clear();
    m_isDirty = true;
    m_settling.start();
}

void JumpPreparation::settle()
{
    if (std::exchange(m_isDirty, false))
        m_anchors.clear();
    start();
}

void JumpPreparation::start()
{
    if (!m_isAsked || m_running == m_wanted)
        return;
    if (m_anchors.isComplete(m_tenant, *m_wanted)) {
        m_isAsked = false;
        return;
    }
    if (m_built == m_wanted) {
        const qint64 pause = std::max(shortestPauseMs, pausePerBuild * m_buildMs);
        if (const qint64 left = pause - m_sinceBuilt.elapsed(); left > 0) {
            m_retry.start(std::chrono::milliseconds(left));
            return;
        }
    }
    m_isAsked = false;
    m_running = m_wanted;
    m_sinceStart.start();
    m_watcher.setFuture(m_build(*m_wanted));
}

void JumpPreparation::finish()
{
    m_built = std::exchange(m_running, std::nullopt);
    m_buildMs = m_sinceStart.elapsed();
    m_sinceBuilt.start();
    // What changed meanwhile is not in it; settle() throws it away if the series has not ended by then.
    if (m_settling.isActive())
        m_isDirty = true;
}

} // namespace itsm
