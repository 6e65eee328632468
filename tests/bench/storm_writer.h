#pragma once

#include "tests/bench/bench_database.h"

#include <atomic>
#include <thread>

namespace itsm::bench {

/// Another program that changes rows all the time: titles, priorities, times, states, and in a storm some new
/// incidents, in at most twenty transactions a second, in a thread with a connection of its own.
class StormWriter
{
public:
    static constexpr int storm = 2'000; ///< rows a second

    /// Texts: titles change, too, behind the program's back, so that it has to make them findable.
    enum class Touches : quint8 { Fields, Texts };

    StormWriter(const BenchDatabase &database, std::chrono::seconds duration, int rowsPerSecond = storm,
                Touches touches = Touches::Texts);
    ~StormWriter();
    Q_DISABLE_COPY_MOVE(StormWriter)

    [[nodiscard]] bool isFinished() const { return m_isFinished; }
    /// Rows changed; after the end.
    [[nodiscard]] Result<qint64> result() const { return m_result; }
    /// What its thread has used of the processor so far.
    [[nodiscard]] double cpuMs() const { return static_cast<double>(m_cpuUs.load()) / 1e3; }

private:
    Result<qint64> write(const BenchDatabase &database, std::chrono::seconds duration, int rowsPerSecond,
                         Touches touches);

    Result<qint64> m_result = 0; ///< written before m_isFinished
    std::atomic<bool> m_isFinished = false;
    std::atomic<bool> m_isStopping = false;
    std::atomic<qint64> m_cpuUs = 0;
    std::thread m_thread;
};

} // namespace itsm::bench
