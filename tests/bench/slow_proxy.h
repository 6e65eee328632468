#pragma once

#include "services/domain/result.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace itsm::bench {

/// Stands in front of a server's socket in the file system and holds back what the server answers, so that a database
/// becomes slower without becoming another one. In a thread of its own.
class SlowProxy
{
public:
    /// Listens on a free port of the loopback address.
    static Result<std::unique_ptr<SlowProxy>> start(const QString &socketPath);
    ~SlowProxy();
    Q_DISABLE_COPY_MOVE(SlowProxy)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// How long each answer is held back from now on. Thread-safe.
    void setDelay(std::chrono::microseconds delay) { m_delayUs = delay.count(); }

private:
    explicit SlowProxy(QByteArray socketPath);
    void run();

    const QByteArray m_socketPath;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<qint64> m_delayUs = 0;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace itsm::bench
