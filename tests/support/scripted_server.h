#pragma once

#include "tests/support/monitoring_stack.h"

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>
#include <memory>

namespace itsm {

/// A web server on a free port of this computer that answers what a test wants: also what no server should. Lives in
/// the thread of the test.
class ScriptedServer
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray target;                     ///< path and query
        QHash<QByteArray, QByteArray> headers; ///< by name in small letters
        QByteArray body;
    };
    struct Reply
    {
        int status = 200;
        QByteArray body{};
        QList<QByteArray> headers{}; ///< lines without their end
        bool isStream = false;       ///< stays open; see push()
        bool isCut = false;          ///< closes the connection instead of an answer
        bool isHalf = false;         ///< closes the connection in the middle of the body
        bool isSilent = false;       ///< never answers
    };
    using Script = std::function<Reply(const Request &)>;

    ScriptedServer();
    Script script;
    std::vector<Request> requests; ///< all that came

    [[nodiscard]] QString address() const;
    /// Ends every connection and refuses others.
    void stop();
    /// On the same port.
    bool start();
    /// Sends to all open streams.
    void push(const QByteArray &bytes);
    [[nodiscard]] qsizetype streams() const;
    void endStreams();

private:
    void accept();
    void read(QTcpSocket *socket, const std::shared_ptr<QByteArray> &input);
    void answer(QTcpSocket *socket, const Request &request);

    QTcpServer m_server;
    const quint16 m_port = freePort();
    QList<QPointer<QTcpSocket>> m_sockets;
    QList<QPointer<QTcpSocket>> m_streams;
};

} // namespace itsm
