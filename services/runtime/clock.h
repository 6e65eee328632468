#pragma once

#include "services/domain/instant.h"

#include <atomic>

namespace itsm {

/// Where code asks for the time, so that tests can say what it is. Implementations are thread-safe.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    /// The present moment in UTC.
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's wall clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override
    {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
    /// One object for all who need no other.
    [[nodiscard]] static const SystemClock &instance();
};

/// A clock that stands still until it is told otherwise.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start = Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}})
        : m_us(toMicros(start))
    {
    }
    [[nodiscard]] Instant now() const override { return instantFromMicros(m_us.load()); }
    void set(Instant t) { m_us = toMicros(t); }
    void advance(std::chrono::microseconds d) { m_us += d.count(); }

private:
    std::atomic<qint64> m_us;
};

} // namespace itsm
