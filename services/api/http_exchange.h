#pragma once

#include "services/api/http_message.h"

#include <QPointer>
#include <atomic>
#include <condition_variable>
#include <mutex>

namespace itsm {

class HttpConnection;
class HttpServer;

/// The way back to the client of one request, for whatever thread works on it: one answer, whole or in parts. All
/// functions are thread-safe; only write() waits. If nobody has answered when the last holder goes, the client gets
/// status 500.
class HttpExchange
{
public:
    /// In the thread of the server, which outlives all exchanges.
    HttpExchange(HttpServer &server, HttpConnection &connection);
    ~HttpExchange();
    Q_DISABLE_COPY_MOVE(HttpExchange)

    /// The client has left, or was dropped.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    [[nodiscard]] const std::atomic<bool> &goneFlag() const { return m_isGone; }

    void respond(HttpResponse response);

    /// Begins an answer in parts.
    void begin(HttpResponse head);
    /// Waits while the client reads slower than it is written. False: it is gone.
    bool write(const QByteArray &part);
    /// False, and nothing is written: it is gone, or it reads so slowly that too much is waiting for it.
    bool offer(const QByteArray &part);
    void end();
    /// Ends with some last words, however much is waiting.
    void finish(const QByteArray &lastWords);
    /// Ends in the middle, so that the client sees that something is missing.
    void abort();

    // For the connection.
    void setGone();
    void takePosted(qsizetype bytes);
    void setPending(qsizetype bytes); ///< given to the socket, and not yet with the client

private:
    template <typename Function>
    void post(Function function);
    [[nodiscard]] bool isFull() const;
    void postPart(const QByteArray &part);

    HttpServer &m_server;
    QPointer<HttpConnection> m_connection; ///< looked at in the server's thread only
    qsizetype m_maxUnsent;
    std::atomic<bool> m_isGone = false;
    std::atomic<bool> m_hasAnswered = false;
    std::atomic<bool> m_hasEnded = false;
    std::mutex m_mutex;
    std::condition_variable m_moved;
    qsizetype m_posted = 0;  ///< on its way to the connection; guarded by the mutex
    qsizetype m_pending = 0; ///< guarded by the mutex
};

} // namespace itsm
