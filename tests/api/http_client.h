#pragma once

#include "services/domain/json_text.h"

#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QJsonObject>
#include <QTcpSocket>

namespace itsm {

struct HttpReply
{
    int status = 0;                       ///< 0: there was no whole answer
    QHash<QByteArray, QByteArray> fields; ///< names in small letters
    QByteArray body;

    [[nodiscard]] QJsonObject json() const
    {
        const auto parsed = parseJson(body, {.maxBytes = qsizetype{64} << 20});
        return parsed ? parsed->toObject() : QJsonObject();
    }
    [[nodiscard]] QJsonValue data() const { return json().value(QLatin1StringView("data")); }
    [[nodiscard]] int code() const { return json().value(QLatin1StringView("code")).toInt(-1); }
};

/// A connection of a test, byte by byte. It waits, so the server must run in another thread or process.
class HttpClient
{
public:
    static constexpr int patience = 30'000; ///< ms: for a large request while a sanitizer slows the server down

    explicit HttpClient(quint16 port, const QHostAddress &own = {})
    {
        if (!own.isNull())
            m_socket.bind(own);
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(patience);
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) {
        }
    }
    HttpReply request(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
                      const QByteArray &body = {})
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: test\r\n" + fields;
        if (!body.isEmpty())
            text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        write(QByteArray(text + "\r\n" + body));
        return read(method == "HEAD");
    }
    /// The next answer; what comes behind it stays for the next call.
    HttpReply read(bool isHead = false, int timeout = patience)
    {
        HttpReply reply;
        const qsizetype end = waitFor("\r\n\r\n", timeout);
        if (end < 0)
            return reply;
        const QList<QByteArray> lines = m_input.first(end).split('\n');
        m_input.remove(0, end + 4);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            reply.fields.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
        }
        if (reply.fields.value("transfer-encoding") == "chunked" && !isHead) {
            if (!readChunks(reply.body, timeout))
                return reply;
        } else if (!isHead) {
            const qsizetype size = reply.fields.value("content-length").toLongLong();
            if (!waitForSize(size, timeout))
                return reply;
            reply.body = m_input.first(size);
            m_input.remove(0, size);
        }
        reply.status = lines.first().mid(9, 3).toInt();
        return reply;
    }
    /// All until the text, without it; null if it does not come.
    QByteArray readUntil(const QByteArray &text, int timeout = patience)
    {
        const qsizetype end = waitFor(text, timeout);
        if (end < 0)
            return {};
        const QByteArray found = m_input.first(end) + QByteArray("");
        m_input.remove(0, end + text.size());
        return found;
    }
    /// The server has ended the connection.
    bool waitForEnd(int timeout = patience)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_socket.state() != QAbstractSocket::UnconnectedState && timer.elapsed() < timeout) {
            m_socket.waitForReadyRead(50);
            m_input += m_socket.readAll();
        }
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    template <typename Ready>
    bool wait(Ready ready, int timeout)
    {
        QElapsedTimer timer;
        timer.start();
        for (;;) {
            m_input += m_socket.readAll();
            if (ready())
                return true;
            if (timer.elapsed() > timeout || m_socket.state() == QAbstractSocket::UnconnectedState)
                return false;
            m_socket.waitForReadyRead(100);
        }
    }
    qsizetype waitFor(const QByteArray &text, int timeout)
    {
        return wait([&] { return m_input.contains(text); }, timeout) ? m_input.indexOf(text) : -1;
    }
    bool waitForSize(qsizetype size, int timeout)
    {
        return wait([&] { return m_input.size() >= size; }, timeout);
    }
    bool readChunks(QByteArray &body, int timeout)
    {
        for (;;) {
            const qsizetype end = waitFor("\r\n", timeout);
            if (end < 0)
                return false;
            const qsizetype size = m_input.first(end).toLongLong(nullptr, 16);
            m_input.remove(0, end + 2);
            if (!waitForSize(size + 2, timeout))
                return false;
            body += m_input.first(size);
            m_input.remove(0, size + 2);
            if (size == 0)
                return true;
        }
    }

    QTcpSocket m_socket;
    QByteArray m_input;
};

} // namespace itsm
