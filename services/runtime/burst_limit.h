#pragma once

#include <chrono>

namespace itsm {

/// Lets a few things happen at once and many at a steady rate: a bucket that holds `burst` turns and gets one back in
/// each interval. Times are those of a monotonic clock, in milliseconds since whenever.
class BurstLimit
{
public:
    using Milliseconds = std::chrono::milliseconds;

    BurstLimit(int burst, Milliseconds interval)
        : m_span(interval * burst)
        , m_interval(interval)
    {
    }

    /// How long to wait for the next turn; 0 if there is one.
    [[nodiscard]] Milliseconds wait(Milliseconds now) const
    {
        const Milliseconds ready = m_usedUpTo + m_interval - m_span;
        return ready > now ? ready - now : Milliseconds::zero();
    }
    /// Takes a turn, also one that is not there yet.
    void take(Milliseconds now) { m_usedUpTo = std::max(m_usedUpTo, now) + m_interval; }

private:
    Milliseconds m_span;
    Milliseconds m_interval;
    Milliseconds m_usedUpTo{Milliseconds::min() / 2}; ///< the bucket is full from this moment on
};

} // namespace itsm
