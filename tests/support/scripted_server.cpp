#include "tests/support/scripted_server.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

ScriptedServer::ScriptedServer()
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    start();
}

QString ScriptedServer::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

bool ScriptedServer::start()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

void ScriptedServer::stop()
{
    m_server.close();
    for (const auto &socket : std::exchange(m_sockets, {})) {
        if (socket)
            socket->abort();
    }
    m_streams.clear();
}

void ScriptedServer::push(const QByteArray &bytes)
{
    for (const auto &stream : m_streams) {
        if (stream)
            stream->write(bytes);
    }
}

qsizetype ScriptedServer::streams() const
{
    return std::count_if(m_streams.begin(), m_streams.end(), [](const auto &stream) {
        return stream && stream->state() == QAbstractSocket::ConnectedState;
    });
}

void ScriptedServer::endStreams()
{
    for (const auto &stream : std::exchange(m_streams, {})) {
        if (stream)
            stream->disconnectFromHost();
    }
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_sockets.append(socket);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        const auto input = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, input] { read(socket, input); });
    }
}

void ScriptedServer::read(QTcpSocket *socket, const std::shared_ptr<QByteArray> &input)
{
    *input += socket->readAll();
    while (true) {
        const qsizetype end = input->indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Request request;
        const QList<QByteArray> lines = input->first(end).split('\n');
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (input->size() < end + 4 + length)
            return;
        request.body = input->sliced(end + 4, length);
        input->remove(0, end + 4 + length);
        requests.push_back(request);
        answer(socket, request);
    }
}

void ScriptedServer::answer(QTcpSocket *socket, const Request &request)
{
    const Reply reply = script ? script(request) : Reply{.status = 404};
    if (reply.isSilent)
        return;
    if (reply.isCut) {
        socket->abort();
        return;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Status\r\n";
    for (const QByteArray &line : reply.headers)
        head += line + "\r\n";
    if (reply.isStream)
        head += "Content-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    else
        head +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    socket->write(head + (reply.isHalf ? reply.body.first(reply.body.size() / 2) : reply.body));
    if (reply.isHalf)
        socket->disconnectFromHost();
    if (reply.isStream)
        m_streams.append(socket);
}

} // namespace itsm
