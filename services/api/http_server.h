#pragma once

#include "services/api/body_writer.h"
#include "services/api/http_limits.h"
#include "services/api/http_message.h"
#include "services/domain/result.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>
#include <atomic>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace itsm {

class HttpConnection;
class HttpExchange;

/// What a server serves. Called in the server's thread; nothing here may wait.
class HttpService
{
public:
    HttpService() = default;
    virtual ~HttpService() = default;
    Q_DISABLE_COPY_MOVE(HttpService)

    /// How large the body may be.
    [[nodiscard]] virtual qint64 bodyLimit(const HttpRequestHead &head) const = 0;
    /// Whether the body goes to a file: it may be larger than what the memory is for.
    [[nodiscard]] virtual bool wantsFile(const HttpRequestHead &) const { return false; }
    /// Whose such a body is.
    [[nodiscard]] virtual BodyOwner bodyOwner(const HttpRequestHead &, const QHostAddress &) const { return {}; }
    /// Why a request is refused before its body comes: a status; 0 if it is not.
    [[nodiscard]] virtual int objection(const HttpRequestHead &) const { return 0; }
    /// The status for a body that passes a limit, where others have `status`.
    [[nodiscard]] virtual int limitStatus(const HttpRequestHead &, int status) const { return status; }
    virtual void handle(HttpRequest request, std::shared_ptr<HttpExchange> exchange) = 0;
    /// The answer to what is no request or cannot be served; `why` is for a developer. Thread-safe.
    [[nodiscard]] virtual HttpResponse refusal(int status, const QByteArray &why) const = 0;
};

/// Listens, and holds what all connections together may cost. Everything happens in the thread that owns it.
class HttpServer final : public QTcpServer
{
    Q_OBJECT
public:
    /// The service must outlive the server.
    HttpServer(const HttpLimits &limits, HttpService &service, QObject *parent = nullptr);
    ~HttpServer() override;

    /// With a configuration: TLS. Port 0 takes a free one. Unavailable says why not.
    Result<> start(const QHostAddress &address, quint16 port, std::optional<QSslConfiguration> tls = {});
    /// For connections from now on; those that are there keep what they have agreed on. Only where TLS is spoken.
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    /// For a graceful end: no new connection, and each one ends with the request it is at.
    void drain();
    [[nodiscard]] bool isDraining() const { return m_isDraining; }
    [[nodiscard]] bool isIdle() const; ///< nobody waits for an answer
    void abortAll();                   ///< also those that wait for an answer; whoever writes one is let go

    [[nodiscard]] const HttpLimits &limits() const { return m_limits; }
    [[nodiscard]] HttpService &service() const { return m_service; }
    [[nodiscard]] const QByteArray &date();

    // Thread-safe.
    [[nodiscard]] int connectionCount() const { return m_connectionCount; }
    [[nodiscard]] qint64 refusalCount() const { return m_refusals; } ///< connections and requests
    [[nodiscard]] qint64 bufferedBytes() const { return m_buffered; }

    // For the connections.
    void changeBuffered(qint64 by) { m_buffered += by; }
    [[nodiscard]] bool isOverBuffered() const { return m_buffered > m_limits.bufferedBytes; }
    [[nodiscard]] const std::shared_ptr<BodySpace> &fileSpace() const { return m_fileSpace; }
    void writeBody(HttpConnection &connection, const std::shared_ptr<BodyFile> &file, const QByteArray &part);
    void countRefusal() { ++m_refusals; }
    void forget(HttpConnection &connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void sweep();
    [[nodiscard]] bool makeRoom(const QHostAddress &peer);
    void turnAway(int descriptor);
    bool pushOut(std::vector<HttpConnection *> connections, std::chrono::milliseconds least);

    HttpLimits m_limits;
    HttpService &m_service;
    std::optional<QSslConfiguration> m_tls;
    std::unordered_set<HttpConnection *> m_connections;
    QHash<QHostAddress, std::vector<HttpConnection *>> m_byAddress;
    QTimer m_sweeper;
    QByteArray m_date;
    qint64 m_dateSecond = 0;
    bool m_isDraining = false;
    std::atomic<int> m_connectionCount = 0;
    std::atomic<qint64> m_refusals = 0;
    std::atomic<qint64> m_buffered = 0;
    std::shared_ptr<BodySpace> m_fileSpace;
    BodyWriter m_bodyWriter; ///< goes first: it tells this
};

} // namespace itsm
