#pragma once

#include "services/backend/backend.h"

namespace itsm {

/// How old what a model shows is. A model that has read all changes it was told of is as fresh as the link was when it
/// was lost; any other is as old as its last reading. So all that is equally fresh says the same age.
class ReadAge
{
public:
    /// Something that the model shows has changed.
    void noteChange() { m_isBehind = true; }
    /// What was asked for at `asked` is shown now. `isWhole`: with every change that was told.
    void noteRead(Instant asked, bool isWhole)
    {
        m_readAt = asked;
        m_isBehind = !isWhole;
    }
    /// Until when what is shown is known to be right; nothing before the first reading.
    [[nodiscard]] OptionalInstant knownUntil(const LinkState &link) const
    {
        const bool followed = m_readAt && !m_isBehind && link.freshAt;
        return followed && link.state != LinkState::State::Live ? link.freshAt : m_readAt;
    }

private:
    OptionalInstant m_readAt;
    bool m_isBehind = false; ///< a change was told that is not read yet
};

} // namespace itsm
