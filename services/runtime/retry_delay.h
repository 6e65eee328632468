#pragma once

#include <QRandomGenerator>
#include <chrono>

namespace itsm {

/// How long to wait before the next attempt at something that fails: twice as long each time up to a limit, and with
/// jitter, so that many programs do not come back in one moment.
class RetryDelay
{
public:
    using Milliseconds = std::chrono::milliseconds;

    RetryDelay(Milliseconds first, Milliseconds longest)
        : m_first(first)
        , m_longest(longest)
        , m_next(first)
    {
    }

    /// Half of the time to one and a half.
    [[nodiscard]] Milliseconds next()
    {
        const double jitter = 0.5 + QRandomGenerator::global()->generateDouble();
        const auto wait = std::chrono::duration_cast<Milliseconds>(m_next * jitter);
        m_next = std::min(m_longest, m_next * 2);
        return wait;
    }
    /// It went well for a while: the next failure is the first again.
    void reset() { m_next = m_first; }

private:
    Milliseconds m_first;
    Milliseconds m_longest;
    Milliseconds m_next;
};

} // namespace itsm
