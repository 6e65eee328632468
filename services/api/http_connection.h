#pragma once

#include "services/api/http_parser.h"

#include <QHostAddress>
#include <QObject>
#include <memory>
#include <optional>

class QTcpSocket;

namespace itsm {

class HttpExchange;
class HttpServer;

/// One client: reads its requests one after the other and sends the answers in their order. Lives in the server's
/// thread and holds every limit of it.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    /// Takes the socket, whose handshake, if there is one, has begun.
    HttpConnection(HttpServer &server, QTcpSocket *socket, const QHostAddress &peer, bool isEncrypted);
    ~HttpConnection() override;

    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    [[nodiscard]] bool isStreaming() const { return m_phase == Phase::Streaming; }
    /// A request is being read or worked on.
    [[nodiscard]] bool isBusy() const;
    /// Since when the server has been waiting for this client, if it has.
    [[nodiscard]] std::optional<Clock::time_point> waitingSince() const;

    /// Ends what takes too long. Called every half second.
    void sweep(Clock::time_point now);
    /// Takes no further request; ends at once if none is under way.
    void drain();
    void refuse(int status, const QByteArray &why); ///< answers and closes
    /// Takes what has arrived, without waiting for the event loop.
    void readNow();
    void abort();
    /// Ends it without what the client has not taken yet, which the system would otherwise keep and send on for as long
    /// as somebody reads a byte now and then.
    void cutOff();

    // For the exchange.
    void respond(const HttpResponse &response);
    void beginParts(const HttpResponse &head);
    void sendPart(const QByteArray &part);
    void endParts();

    /// From the writer of bodies: so much more of this one's is in its file, or could not be written.
    void noteFiled(qsizetype bytes, bool isWritten);

private:
    /// Filing: all of the body has come, and the last of it is being written to its file.
    enum class Phase : quint8 { Handshake, Head, Body, Filing, Working, Streaming, Closing, Gone };

    void begin();
    void read();
    void advance();
    void beginBody();
    [[nodiscard]] bool keepBody();
    void dispatch();
    void write(const QByteArray &bytes);
    void finishRequest(bool keepsAlive);
    void close();
    void shutDown();
    void leave();
    void noteWritten(qint64 bytes);
    void setBuffered(qint64 bytes);
    [[nodiscard]] qsizetype pendingBytes() const;
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool mustWait() const;
    [[nodiscard]] static bool isBelowRate(qint64 bytes, Clock::duration time, qint64 bytesPerSecond);
    [[nodiscard]] bool isBodyTooSlow(Clock::time_point now);
    [[nodiscard]] qint64 untaken() const;
    [[nodiscard]] bool isReaderTooSlow(Clock::time_point now);

    HttpServer &m_server;
    QTcpSocket *m_socket;
    QHostAddress m_peer;
    bool m_isEncrypted;
    Phase m_phase = Phase::Head;
    std::unique_ptr<HttpRequestParser> m_parser;
    std::shared_ptr<BodyFile> m_file;       ///< of a body that is not kept in memory
    qsizetype m_unfiled = 0;                ///< of it, on the way to the file
    QByteArray m_input;                     ///< received, not yet parsed
    std::weak_ptr<HttpExchange> m_exchange; ///< of the request that is worked on, as long as somebody does
    bool m_hasBegun = false;                ///< something of a request has come
    bool m_isHeld = false;                  ///< reading goes on when answers have been read or the body written
    bool m_isHead = false;                  ///< the request's method is HEAD
    bool m_keepsAlive = false;              ///< as the request asks for it
    bool m_isHttp11 = true;
    HttpFraming m_framing = HttpFraming::Length;
    bool m_isShutDown = false;
    qint64 m_buffered = 0;

    Clock::time_point m_phaseSince;
    Clock::time_point m_progressAt; ///< the last byte in either direction
    Clock::time_point m_bodySince;
    qint64 m_bodyBefore = 0; ///< how much of the body had come until then
    std::optional<Clock::time_point> m_writingSince;
    qint64 m_written = 0; ///< since then
    qint64 m_untaken = 0; ///< at that time
};

} // namespace itsm
