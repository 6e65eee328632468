#pragma once

#include "services/domain/result.h"

#include <QByteArrayView>
#include <QString>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace itsm {

/// Stands in front of a PostgreSQL, or another server, that is reached through a socket in the file system, and holds
/// back what it answers, so that the database becomes slower without becoming another one, or is there without
/// answering. In a thread of its own.
class SlowProxy
{
public:
    /// Listens on a free port of the loopback address. `url` names the database, with the folder of the socket as its
    /// host.
    static Result<std::unique_ptr<SlowProxy>> start(const QString &url);
    /// The same for whatever listens at this path.
    static Result<std::unique_ptr<SlowProxy>> inFrontOf(const QString &socketPath);
    ~SlowProxy();
    Q_DISABLE_COPY_MOVE(SlowProxy)

    /// The same database through the proxy.
    [[nodiscard]] const QString &url() const { return m_url; }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// How long each answer is held back from now on. Thread-safe.
    void setDelay(std::chrono::microseconds delay) { m_delayUs = delay.count(); }
    /// Passes nothing on any more, as a machine that hangs: who connects waits. Thread-safe.
    void setFrozen(bool isFrozen) { m_isFrozen = isFrozen; }
    /// Called with whatever the database sends, in the proxy's thread; set before anybody connects.
    void setTap(std::function<void(QByteArrayView)> tap) { m_tap = std::move(tap); }

private:
    SlowProxy() = default;
    void run();

    QByteArray m_socketPath;
    QString m_url;
    quint16 m_port = 0;
    std::function<void(QByteArrayView)> m_tap;
    int m_listener = -1;
    std::atomic<qint64> m_delayUs = 0;
    std::atomic<bool> m_isFrozen = false;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace itsm
