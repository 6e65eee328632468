#include "tests/contract/contract_proxy.h"

#include "tests/contract/http_tap.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <sys/socket.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr qint64 mostBuffered = 256 * 1024;
/// For a client to read the last answer, as long as the server gives it.
constexpr auto lingerTime = 2s;

/// One client and its connection to the server. Each side is read only while the other one takes it, so that slow
/// readers are as slow for the server.
class Pair final : public QObject
{
public:
    Pair(QTcpSocket *client, quint16 port, QObject *parent)
        : QObject(parent)
        , m_client(client)
    {
        client->setParent(this);
        for (QTcpSocket *socket : {m_client, &m_server})
            socket->setReadBufferSize(mostBuffered);
        connect(client, &QTcpSocket::readyRead, this, [this] { pump(); });
        connect(&m_server, &QTcpSocket::readyRead, this, [this] { pump(); });
        connect(client, &QTcpSocket::bytesWritten, this, [this] { pump(); });
        connect(&m_server, &QTcpSocket::bytesWritten, this, [this] { pump(); });
        connect(&m_server, &QTcpSocket::connected, this, [this] { pump(); });
        connect(client, &QTcpSocket::disconnected, this, [this] { leave(); });
        connect(&m_server, &QTcpSocket::disconnected, this, [this] { end(); });
        connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
            if (m_server.state() == QAbstractSocket::UnconnectedState)
                end();
        });
        m_server.connectToHost(QHostAddress::LocalHost, port);
    }
    ~Pair() override
    {
        // What they say while they end would find this half gone.
        m_client->disconnect(this);
        m_server.disconnect(this);
    }
    Q_DISABLE_COPY_MOVE(Pair)

    HttpTap tap;

private:
    void pump()
    {
        if (m_hasEnded) {
            m_client->readAll(); // unread, it would make the system reset the connection, and the last answer be lost
            if (m_client->bytesToWrite() == 0)
                ::shutdown(int(m_client->socketDescriptor()), SHUT_WR);
            return;
        }
        if (m_server.state() == QAbstractSocket::ConnectedState && m_server.bytesToWrite() < mostBuffered) {
            const QByteArray bytes = m_client->readAll();
            tap.fromClient(bytes);
            m_server.write(bytes);
        }
        if (m_server.isOpen() && m_client->bytesToWrite() < mostBuffered)
            takeAnswer();
    }
    void takeAnswer()
    {
        const QByteArray bytes = m_server.readAll();
        tap.fromServer(bytes);
        m_client->write(bytes);
    }
    void end()
    {
        if (m_hasEnded)
            return;
        if (m_server.isOpen())
            takeAnswer();
        tap.ended();
        m_hasEnded = true;
        pump();
        QTimer::singleShot(lingerTime, m_client, &QTcpSocket::disconnectFromHost);
    }
    void leave()
    {
        m_server.abort();
        deleteLater();
    }

    QTcpSocket *m_client;
    QTcpSocket m_server;
    bool m_hasEnded = false; ///< the server has ended the connection
};

} // namespace

ContractProxy::ContractProxy() = default;

ContractProxy::~ContractProxy()
{
    stop();
}

Result<> ContractProxy::start(quint16 server, ApiContract::Statuses statuses)
{
    stop();
    m_statuses = statuses;
    if (!m_api) {
        ITSM_TRY_ASSIGN(m_api, OpenApi::ours());
    }
    m_thread.start();
    m_context = std::make_unique<QObject>();
    m_context->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        m_context.get(), [&] { listen(server); }, Qt::BlockingQueuedConnection);
    if (m_port == 0)
        return fail(Error::Code::Unavailable, u"the proxy cannot listen"_s);
    return {};
}

void ContractProxy::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_context.get(), [this] { qDeleteAll(m_context->children()); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_context.reset();
    m_port = 0;
}

void ContractProxy::listen(quint16 server)
{
    auto *listener = new QTcpServer(m_context.get());
    listener->setMaxPendingConnections(1'000);
    QObject::connect(listener, &QTcpServer::newConnection, listener, [this, listener, server] {
        while (QTcpSocket *client = listener->nextPendingConnection()) {
            auto *pair = new Pair(client, server, m_context.get());
            pair->tap.talked = [this](const HttpTalk &talk) { note(talk); };
            pair->tap.streamed = [this](const HttpTalk &talk, const QByteArray &data) { note(talk, data); };
        }
    });
    m_port = listener->listen(QHostAddress::LocalHost, 0) ? listener->serverPort() : quint16(0);
}

void ContractProxy::note(const HttpTalk &talk)
{
    note(talk, ApiContract(*m_api, m_statuses).issues(talk));
    const std::lock_guard lock(m_mutex);
    ++m_talks;
}

void ContractProxy::note(const HttpTalk &talk, const QByteArray &event)
{
    note(talk, ApiContract(*m_api, m_statuses).eventIssues(talk, event));
}

void ContractProxy::note(const HttpTalk &talk, const QStringList &issues)
{
    const std::lock_guard lock(m_mutex);
    const ApiOperation *operation = m_api->find(talk.method, talk.path());
    if (operation && talk.status >= 200 && talk.status < 300)
        m_done.insert(operation->name());
    for (const QString &issue : issues) {
        if (!m_issues.contains(issue))
            m_issues.append(issue);
    }
}

QStringList ContractProxy::issues() const
{
    const std::lock_guard lock(m_mutex);
    return m_issues;
}

void ContractProxy::forget()
{
    const std::lock_guard lock(m_mutex);
    m_issues.clear();
    m_done.clear();
    m_talks = 0;
}

int ContractProxy::talks() const
{
    const std::lock_guard lock(m_mutex);
    return m_talks;
}

QSet<QString> ContractProxy::done() const
{
    const std::lock_guard lock(m_mutex);
    return m_done;
}

} // namespace itsm
