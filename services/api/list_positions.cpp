#include "services/api/list_positions.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// One list after the other, with a rest of so many times what the last one took: at most a fifth of a thread's time.
constexpr int restPerWork = 4;

bool dependsOnActor(const IncidentFilter &filter)
{
    return std::ranges::any_of(filter.terms, [](const FilterTerm &term) {
        return term.field == IncidentField::Assignee && std::ranges::find(term.values, u"me"_s) != term.values.end();
    });
}

} // namespace

AnchorCache *ListPositions::of(const Actor &actor, const IncidentQuery &query, qint64 offset)
{
    if (dependsOnActor(query.filter))
        return nullptr;
    if (offset >= m_far && !m_anchors.isComplete(actor.tenant, query))
        prepare(actor, query);
    return &m_anchors;
}

void ListPositions::prepare(const Actor &actor, const IncidentQuery &query)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isPreparing || std::chrono::steady_clock::now() < m_restUntil)
            return; // whoever goes on jumping asks again
        m_isPreparing = true;
    }
    // Goes with the work, also where that is dropped.
    const std::shared_ptr<void> whilePushed(nullptr, [this](void *) {
        const std::lock_guard lock(m_mutex);
        m_isPreparing = false;
    });
    m_push([this, actor, query, whilePushed](Connection &c) -> Result<> {
        const auto began = std::chrono::steady_clock::now();
        const Result<> done = m_desk.prepareJumps(c, actor, query, m_anchors);
        const auto ended = std::chrono::steady_clock::now();
        const std::lock_guard lock(m_mutex);
        m_restUntil = ended + restPerWork * (ended - began);
        return done;
    });
}

} // namespace itsm
