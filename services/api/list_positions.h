#pragma once

#include "services/desk/desk.h"
#include "services/storage/incident_table.h"

#include <chrono>
#include <mutex>

namespace itsm {

/// Where the rows of long lists are, for all who jump in them. What is read leaves positions behind; for a list that
/// somebody jumps in far down, all of them are worked out in the background. Thread-safe.
class ListPositions
{
public:
    using Work = std::function<Result<>(Connection &)>;
    /// Has work done by another thread, or drops it.
    using Push = std::function<void(Work)>;

    /// From `far` on a jump has positions worked out. The desk must outlive it, and all work that is pushed must be
    /// done or dropped before it goes.
    ListPositions(const ServiceDesk &desk, Push push, qint64 far = 5'000)
        : m_desk(desk)
        , m_push(std::move(push))
        , m_far(far)
    {
    }

    /// For somebody who reads the list from there on. Null for a list that depends on who asks.
    [[nodiscard]] AnchorCache *of(const Actor &actor, const IncidentQuery &query, qint64 offset = 0);
    /// Rows have moved since.
    void forget() { m_anchors.clear(); }

private:
    void prepare(const Actor &actor, const IncidentQuery &query);

    const ServiceDesk &m_desk;
    const Push m_push;
    const qint64 m_far;
    AnchorCache m_anchors;
    std::mutex m_mutex; ///< guards what follows
    bool m_isPreparing = false;
    std::chrono::steady_clock::time_point m_restUntil;
};

} // namespace itsm
