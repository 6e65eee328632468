#pragma once

#include "tests/bench/bench_database.h"

#include <atomic>
#include <thread>

namespace itsm::bench {

/// Another program that changes 2,000 rows a second: titles, priorities, times, states, and some new incidents, in
/// twenty transactions a second, in a thread with a connection of its own.
class StormWriter
{
public:
    static constexpr int rowsPerSecond = 2'000;

    StormWriter(const BenchDatabase &database, std::chrono::seconds duration);
    ~StormWriter();
    Q_DISABLE_COPY_MOVE(StormWriter)

    [[nodiscard]] bool isFinished() const { return m_isFinished; }
    /// Rows changed; after the end.
    [[nodiscard]] Result<qint64> result() const { return m_result; }

private:
    Result<qint64> write(const BenchDatabase &database, std::chrono::seconds duration) const;

    Result<qint64> m_result = 0; ///< written before m_isFinished
    std::atomic<bool> m_isFinished = false;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace itsm::bench
