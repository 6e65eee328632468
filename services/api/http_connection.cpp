#include "services/api/http_connection.h"

#include "services/api/body_file.h"
#include "services/api/http_exchange.h"
#include "services/api/http_server.h"

#include <QCoreApplication>
#include <QSslSocket>
#include <sys/socket.h>

namespace itsm {

namespace {

constexpr qint64 readSize = 64 * 1024;
/// Larger bodies are not copied behind their head.
constexpr qsizetype largestJoined = 64 * 1024;
/// Of a body, on the way to its file; the client waits for a disk that is slower than he is.
constexpr qsizetype mostUnfiled = 1024 * 1024;

} // namespace

HttpConnection::HttpConnection(HttpServer &server, QTcpSocket *socket, const QHostAddress &peer, bool isEncrypted)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
    , m_peer(peer)
    , m_isEncrypted(isEncrypted)
    , m_phaseSince(Clock::now())
    , m_progressAt(m_phaseSince)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readSize);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::leave);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::noteWritten);
    if (auto *encrypted = qobject_cast<QSslSocket *>(m_socket)) {
        m_phase = Phase::Handshake;
        connect(encrypted, &QSslSocket::encrypted, this, &HttpConnection::begin);
        connect(encrypted, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::noteWritten);
        connect(encrypted, &QSslSocket::sslErrors, this, &HttpConnection::abort);
    } else {
        begin();
    }
}

HttpConnection::~HttpConnection()
{
    if (const auto exchange = m_exchange.lock())
        exchange->setGone();
    setBuffered(0);
}

/// Waits for the next request.
void HttpConnection::begin()
{
    m_phase = Phase::Head;
    m_phaseSince = m_progressAt = Clock::now();
    m_parser = std::make_unique<HttpRequestParser>(m_server.limits());
    m_isHead = false;
    m_hasBegun = !m_input.isEmpty();
    setBuffered(0);
    read();
}

/// Qt reads when its event loop comes to it; a burst of newcomers would push out who has asked already.
void HttpConnection::readNow()
{
    if (m_phase != Phase::Head)
        return;
    m_socket->waitForReadyRead(0);
    m_socket->flush(); // an answer that was made at once
}

bool HttpConnection::isBusy() const
{
    return m_phase == Phase::Body || m_phase == Phase::Filing || m_phase == Phase::Working ||
           m_phase == Phase::Streaming || (m_phase == Phase::Head && m_hasBegun) ||
           (m_phase != Phase::Gone && pendingBytes() > 0);
}

std::optional<HttpConnection::Clock::time_point> HttpConnection::waitingSince() const
{
    if (m_phase == Phase::Filing || m_phase == Phase::Working || m_phase == Phase::Streaming || m_phase == Phase::Gone)
        return {};
    return m_phase == Phase::Head ? m_phaseSince : m_progressAt;
}

void HttpConnection::setBuffered(qint64 bytes)
{
    m_server.changeBuffered(bytes - m_buffered);
    m_buffered = bytes;
}

void HttpConnection::read()
{
    while (m_phase == Phase::Head || m_phase == Phase::Body) {
        m_isHeld = mustWait();
        if (m_isHeld)
            return;
        const qsizetype before = m_input.size();
        if (before > 0) {
            advance();
            if (m_input.size() != before)
                continue;
        }
        if (m_phase != Phase::Head && m_phase != Phase::Body)
            return;
        const QByteArray part = m_socket->read(readSize);
        if (part.isEmpty())
            return;
        m_progressAt = Clock::now();
        if (!std::exchange(m_hasBegun, true))
            m_phaseSince = m_progressAt; // the time for the header begins with its first byte
        m_input += part;
    }
    if (m_phase == Phase::Closing)
        m_socket->skip(m_socket->bytesAvailable());
}

void HttpConnection::advance()
{
    using State = HttpRequestParser::State;
    State state = m_parser->feed(m_input);
    if (m_phase == Phase::Head && (state == State::Body || state == State::Complete)) {
        m_isHead = m_parser->head().method == "HEAD";
        m_keepsAlive = m_parser->head().keepsAlive;
        m_isHttp11 = m_parser->head().isHttp11;
        if (const int status = m_server.service().objection(m_parser->head()); status != 0) {
            refuse(status, {});
            return;
        }
        state = m_parser->limitBody(m_server.service().bodyLimit(m_parser->head()));
        if (state == State::Body)
            beginBody();
    }
    if (m_phase == Phase::Body && !keepBody()) {
        refuse(503, "there is no room for so many or so large requests");
        return;
    }
    if (state == State::Failed) {
        const int status = m_parser->failureStatus();
        refuse(status == 413 ? m_server.service().limitStatus(m_parser->head(), status) : status, m_parser->failure());
    } else if (state == State::Complete && m_unfiled > 0) {
        m_phase = Phase::Filing;
    } else if (state == State::Complete) {
        dispatch();
    }
}

/// False: there is no room for it.
bool HttpConnection::keepBody()
{
    if (m_file) {
        const QByteArray part = m_parser->takeBody();
        if (part.isEmpty())
            return true;
        if (!m_file->reserve(part.size()))
            return false;
        m_unfiled += part.size();
        m_server.writeBody(*this, m_file, part);
        return true;
    }
    setBuffered(m_parser->bodySize());
    return !m_server.isOverBuffered();
}

void HttpConnection::beginBody()
{
    const HttpRequestHead &head = m_parser->head();
    if (m_server.service().wantsFile(head)) {
        const QHostAddress client = m_server.limits().proxies.clientOf(m_peer, head);
        m_file = std::make_shared<BodyFile>(m_server.fileSpace(), m_server.service().bodyOwner(head, client));
    }
    m_phase = Phase::Body;
    m_phaseSince = m_bodySince = Clock::now();
    m_bodyBefore = m_parser->bodySize();
    if (head.expectsContinue)
        write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpConnection::noteFiled(qsizetype bytes, bool isWritten)
{
    m_unfiled -= bytes;
    if (m_phase != Phase::Body && m_phase != Phase::Filing)
        return;
    if (!isWritten) {
        refuse(503, "there is no room for so many or so large requests");
    } else if (m_phase == Phase::Filing && m_unfiled == 0) {
        dispatch();
    } else if (m_isHeld && !mustWait()) {
        m_bodySince = Clock::now(); // until then nobody has read what the client sends
        m_bodyBefore = m_parser->bodySize();
        read();
    }
}

void HttpConnection::dispatch()
{
    m_phase = Phase::Working;
    m_phaseSince = Clock::now();
    auto exchange = std::make_shared<HttpExchange>(m_server, *this);
    m_exchange = exchange;
    const bool hasBody = m_parser->bodySize() > 0;
    HttpRequest request = m_parser->take();
    if (auto file = std::exchange(m_file, {}); hasBody)
        request.file = std::move(file);
    request.peer = m_peer;
    request.client = m_server.limits().proxies.clientOf(m_peer, request);
    request.isEncrypted = m_isEncrypted;
    m_server.service().handle(std::move(request), std::move(exchange));
}

qsizetype HttpConnection::pendingBytes() const
{
    const auto *encrypted = qobject_cast<QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (encrypted ? encrypted->encryptedBytesToWrite() : 0);
}

bool HttpConnection::isFull() const
{
    return pendingBytes() > m_server.limits().unsentBytes;
}

/// Who sends request after request and reads no answer would fill the memory, and so would a body that comes faster
/// than the disk takes it.
bool HttpConnection::mustWait() const
{
    return m_phase == Phase::Head ? isFull() : m_unfiled > mostUnfiled;
}

void HttpConnection::write(const QByteArray &bytes)
{
    if (!m_writingSince) {
        m_writingSince = Clock::now();
        m_written = m_untaken = 0;
    }
    m_socket->write(bytes);
    if (const auto exchange = m_exchange.lock())
        exchange->setPending(pendingBytes());
}

void HttpConnection::noteWritten(qint64 bytes)
{
    const qsizetype pending = pendingBytes();
    m_progressAt = Clock::now();
    m_written += bytes;
    if (const auto exchange = m_exchange.lock())
        exchange->setPending(pending);
    if (m_phase == Phase::Closing && pending == 0) {
        shutDown();
    } else if (m_isHeld && !mustWait()) {
        m_phaseSince = m_progressAt; // the time for the header does not run while nobody reads it
        read();
    }
}

void HttpConnection::respond(const HttpResponse &response)
{
    if (m_phase != Phase::Working)
        return;
    const bool keepsAlive = m_keepsAlive && !response.closes && !m_server.isDraining();
    QByteArray bytes = httpHead(response, HttpFraming::Length, keepsAlive, m_server.date());
    const bool isJoined = response.body.size() <= largestJoined;
    if (!m_isHead && isJoined)
        bytes += response.body;
    write(bytes);
    if (!m_isHead && !isJoined)
        write(response.body);
    finishRequest(keepsAlive);
}

void HttpConnection::beginParts(const HttpResponse &head)
{
    if (m_phase != Phase::Working)
        return;
    m_phase = Phase::Streaming;
    m_framing = m_isHttp11 ? HttpFraming::Chunked : HttpFraming::UntilEnd;
    m_keepsAlive = m_keepsAlive && m_framing == HttpFraming::Chunked && !head.closes;
    write(httpHead(head, m_framing, m_keepsAlive, m_server.date()));
}

void HttpConnection::sendPart(const QByteArray &part)
{
    if (m_phase != Phase::Streaming)
        return;
    if (const auto exchange = m_exchange.lock())
        exchange->takePosted(part.size());
    if (m_isHead || part.isEmpty())
        return;
    write(m_framing == HttpFraming::Chunked ? httpChunk(part) : part);
}

void HttpConnection::endParts()
{
    if (m_phase != Phase::Streaming)
        return;
    if (m_framing == HttpFraming::Chunked && !m_isHead)
        write("0\r\n\r\n");
    finishRequest(m_keepsAlive && !m_server.isDraining());
}

void HttpConnection::finishRequest(bool keepsAlive)
{
    m_exchange.reset();
    if (keepsAlive)
        begin();
    else
        close();
}

void HttpConnection::refuse(int status, const QByteArray &why)
{
    m_server.countRefusal();
    HttpResponse response = m_server.service().refusal(status, why);
    QByteArray bytes = httpHead(response, HttpFraming::Length, false, m_server.date());
    if (!m_isHead)
        bytes += response.body;
    write(bytes);
    close();
}

/// Sends what is waiting and says that no more comes. What the client is still sending is read and thrown away for a
/// while: closing at once would make the kernel reset the connection, and the answer would be lost.
void HttpConnection::close()
{
    m_phase = Phase::Closing;
    m_phaseSince = Clock::now();
    m_input.clear();
    m_file.reset();
    setBuffered(0);
    if (pendingBytes() == 0)
        shutDown();
}

void HttpConnection::shutDown()
{
    if (std::exchange(m_isShutDown, true))
        return;
    if (m_isEncrypted) // not within a signal of its own: Qt 6.4 would go on with the TLS session that has ended there
        QMetaObject::invokeMethod(
            m_socket, [socket = m_socket] { socket->disconnectFromHost(); }, Qt::QueuedConnection);
    else
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void HttpConnection::abort()
{
    m_socket->abort();
    leave();
}

void HttpConnection::cutOff()
{
    const bool hasAnswer = m_phase == Phase::Closing && pendingBytes() == 0 && untaken() == 0;
    if (!hasAnswer) { // a reset may reach the client before it has read what it has
        const linger nothing{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &nothing, sizeof nothing);
    }
    abort();
}

void HttpConnection::leave()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    m_input.clear();
    m_file.reset();
    setBuffered(0);
    if (const auto exchange = m_exchange.lock())
        exchange->setGone();
    m_exchange.reset();
    if (m_isEncrypted) // what Qt has posted itself to read or write is about a TLS session that has ended
        QCoreApplication::removePostedEvents(m_socket, QEvent::MetaCall);
    m_server.forget(*this);
}

void HttpConnection::drain()
{
    if (!isBusy())
        abort();
}

} // namespace itsm
