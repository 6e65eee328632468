#include "services/api/http_server.h"

#include "services/api/http_connection.h"
#include "services/api/http_exchange.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QSslSocket>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr int backlog = 1'024;
constexpr auto sweepEvery = 500ms;

} // namespace

HttpServer::HttpServer(const HttpLimits &limits, HttpService &service, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_service(service)
    , m_fileSpace(std::make_shared<BodySpace>(limits.fileBytes))
{
    setListenBacklogSize(backlog);
    connect(&m_sweeper, &QTimer::timeout, this, &HttpServer::sweep);
    m_sweeper.start(sweepEvery);
}

/// Also those that have left and are deleted later: they look at the server until their end.
HttpServer::~HttpServer()
{
    m_connections.clear();
    qDeleteAll(findChildren<HttpConnection *>(QString(), Qt::FindDirectChildrenOnly));
}

Result<> HttpServer::start(const QHostAddress &address, quint16 port, std::optional<QSslConfiguration> tls)
{
    m_tls = std::move(tls);
    if (!listen(address, port))
        return fail(Error::Code::Unavailable,
                    QCoreApplication::translate("Api", "The server cannot listen on %1 port %2: %3")
                        .arg(address.toString(), QString::number(port), errorString()));
    return {};
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket(m_tls ? new QSslSocket : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        return;
    }
    const QHostAddress peer = plainAddress(socket->peerAddress());
    if (m_isDraining || !makeRoom(peer)) {
        countRefusal();
        HttpResponse response = m_service.refusal(503, "too many connections");
        if (!m_tls) // what is not encrypted yet cannot be answered in words
            socket->write(httpHead(response, HttpFraming::Length, false, date()) + response.body);
        connect(socket.get(), &QTcpSocket::disconnected, socket.get(), &QObject::deleteLater);
        socket->setParent(this);
        socket.release()->disconnectFromHost();
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (auto *encrypted = qobject_cast<QSslSocket *>(socket.get())) {
        encrypted->setSslConfiguration(*m_tls);
        encrypted->startServerEncryption();
    }
    auto *connection = new HttpConnection(*this, socket.release(), peer, m_tls.has_value());
    m_connections.insert(connection);
    ++m_perAddress[peer];
    m_connectionCount = int(m_connections.size());
}

/// Where all places are taken, whoever has kept the server waiting longest must go: people with slow connections on
/// purpose only get in each other's way.
bool HttpServer::makeRoom(const QHostAddress &peer)
{
    const bool isAddressFull =
        !m_limits.proxies.contains(peer) && m_perAddress.value(peer) >= m_limits.connectionsPerAddress;
    if (!isAddressFull && int(m_connections.size()) < m_limits.connections)
        return true;
    const auto findLongest = [&] {
        HttpConnection *longest = nullptr;
        for (HttpConnection *connection : m_connections) {
            if (isAddressFull && connection->peer() != peer)
                continue;
            const auto since = connection->waitingSince();
            if (since && (!longest || *since < *longest->waitingSince()))
                longest = connection;
        }
        return longest;
    };
    HttpConnection *longest = findLongest();
    // What it has sent may not have been read yet; then it is somebody else's turn.
    for (HttpConnection *looked = nullptr; longest && longest != looked;) {
        looked = longest;
        longest->readNow();
        longest = findLongest();
    }
    if (!longest)
        return false;
    countRefusal();
    longest->cutOff();
    return true;
}

void HttpServer::forget(HttpConnection &connection)
{
    if (m_connections.erase(&connection) == 0)
        return;
    if (--m_perAddress[connection.peer()] <= 0)
        m_perAddress.remove(connection.peer());
    m_connectionCount = int(m_connections.size());
    connection.deleteLater();
}

void HttpServer::writeBody(HttpConnection &connection, const std::shared_ptr<BodyFile> &file, const QByteArray &part)
{
    const auto done = [this, guard = QPointer<HttpConnection>(&connection), size = part.size()](bool isWritten) {
        QMetaObject::invokeMethod(
            this,
            [guard, size, isWritten] {
                if (guard)
                    guard->noteFiled(size, isWritten);
            },
            Qt::QueuedConnection);
    };
    m_bodyWriter.write(file, part, done);
}

void HttpServer::sweep()
{
    const auto now = HttpConnection::Clock::now();
    const std::vector<HttpConnection *> connections(m_connections.begin(), m_connections.end());
    for (HttpConnection *connection : connections)
        connection->sweep(now);
}

void HttpServer::drain()
{
    m_isDraining = true;
    close();
    const std::vector<HttpConnection *> connections(m_connections.begin(), m_connections.end());
    for (HttpConnection *connection : connections)
        connection->drain();
}

void HttpServer::abortAll()
{
    const std::vector<HttpConnection *> connections(m_connections.begin(), m_connections.end());
    for (HttpConnection *connection : connections)
        connection->abort();
}

bool HttpServer::isIdle() const
{
    return std::ranges::none_of(m_connections, &HttpConnection::isBusy);
}

const QByteArray &HttpServer::date()
{
    const qint64 second = QDateTime::currentSecsSinceEpoch();
    if (std::exchange(m_dateSecond, second) != second)
        m_date = httpDate();
    return m_date;
}

} // namespace itsm
