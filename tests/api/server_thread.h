#pragma once

#include "services/api/api_server.h"

#include <QThread>

namespace itsm {

/// A server on a free port, in a thread of its own.
class ServerThread
{
public:
    ServerThread() = default;
    ~ServerThread() { stop(); }
    Q_DISABLE_COPY_MOVE(ServerThread)

    /// The clock must outlive it.
    Result<> start(const std::shared_ptr<Store> &store, ApiServerOptions options,
                   const Clock &clock = SystemClock::instance())
    {
        stop();
        options.port = 0;
        Result<> started = fail(Error::Code::Internal, QStringLiteral("did not run"));
        m_thread.start();
        m_context = std::make_unique<QObject>();
        m_context->moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            m_context.get(),
            [&] {
                m_server = std::make_unique<ApiServer>(store, clock, options);
                started = m_server->start();
                m_port = m_server->port();
            },
            Qt::BlockingQueuedConnection);
        return started;
    }
    void stop()
    {
        if (!m_thread.isRunning())
            return;
        QMetaObject::invokeMethod(
            m_context.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
        m_context.reset();
    }

    [[nodiscard]] ApiServer &server() { return *m_server; } ///< lives in its thread
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
    std::unique_ptr<ApiServer> m_server;
    quint16 m_port = 0;
};

} // namespace itsm
