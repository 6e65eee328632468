#include "services/api/http_server.h"

#include "services/api/http_connection.h"
#include "services/api/http_exchange.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QSslSocket>
#include <array>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr int backlog = 1'024;
constexpr auto sweepEvery = 500ms;

QHostAddress peerOf(int descriptor)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {}; // it has left already
    return plainAddress(QHostAddress(reinterpret_cast<const sockaddr *>(&address)));
}

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
    const QHostAddress peer = peerOf(int(descriptor));
    if (m_isDraining || !makeRoom(peer)) {
        turnAway(int(descriptor));
        return;
    }
    std::unique_ptr<QTcpSocket> socket(m_tls ? new QSslSocket : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (auto *encrypted = qobject_cast<QSslSocket *>(socket.get())) {
        encrypted->setSslConfiguration(*m_tls);
        encrypted->startServerEncryption();
    }
    auto *connection = new HttpConnection(*this, socket.release(), peer, m_tls.has_value());
    m_connections.insert(connection);
    m_byAddress[peer].push_back(connection);
    m_connectionCount = int(m_connections.size());
}

/// At once and without a socket of Qt's: whoever comes by the hundred may cost no more than that.
void HttpServer::turnAway(int descriptor)
{
    countRefusal();
    if (!m_tls) { // what is not encrypted yet cannot be answered in words
        HttpResponse response = m_service.refusal(503, "too many connections");
        const QByteArray bytes = httpHead(response, HttpFraming::Length, false, date()) + response.body;
        ::send(descriptor, bytes.constData(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        std::array<char, 16 * 1024> unread; // it would make the system reset the connection, and the answer be lost
        ::recv(descriptor, unread.data(), unread.size(), MSG_DONTWAIT);
    }
    ::close(descriptor);
}

/// Where all places are taken, the address that has most of them gives one up: people with slow connections on purpose
/// only get in each other's way. Its own newcomers have to wait for it, or each of them would push out the one before.
bool HttpServer::makeRoom(const QHostAddress &peer)
{
    const bool isProxy = m_limits.proxies.contains(peer);
    const auto own = m_byAddress.constFind(peer);
    const int places = own == m_byAddress.cend() || isProxy ? 0 : int(own->size());
    if (int(m_connections.size()) < m_limits.connections)
        return places < m_limits.connectionsPerAddress || pushOut(*own, 0ms);
    const auto placesOf = [&](const QHostAddress &address, size_t size) {
        return m_limits.proxies.contains(address) ? 1 : int(size) + (address == peer ? 1 : 0);
    };
    int most = 0;
    for (auto it = m_byAddress.cbegin(); it != m_byAddress.cend(); ++it)
        most = std::max(most, placesOf(it.key(), it->size()));
    std::vector<HttpConnection *> ofMost;
    for (auto it = m_byAddress.cbegin(); it != m_byAddress.cend(); ++it) {
        if (placesOf(it.key(), it->size()) == most)
            ofMost.insert(ofMost.end(), it->begin(), it->end());
    }
    if (places > 0 && places + 1 >= most)
        return pushOut(std::move(ofMost), m_limits.stayTime);
    return pushOut(ofMost, 0ms) || pushOut({m_connections.begin(), m_connections.end()}, 0ms);
}

/// The one of them that has kept the server waiting longest, if that is so long; false if there is none.
bool HttpServer::pushOut(std::vector<HttpConnection *> connections, std::chrono::milliseconds least)
{
    const auto before = HttpConnection::Clock::now() - least;
    const auto findLongest = [&] {
        HttpConnection *longest = nullptr;
        for (HttpConnection *connection : connections) {
            const auto since = connection->waitingSince();
            if (since && *since <= before && (!longest || *since < *longest->waitingSince()))
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
    const auto neighbours = m_byAddress.find(connection.peer());
    std::erase(*neighbours, &connection);
    if (neighbours->empty())
        m_byAddress.erase(neighbours);
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
