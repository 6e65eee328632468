#pragma once

#include "tests/contract/api_contract.h"

#include <deque>
#include <functional>

namespace itsm {

/// Listens to both directions of one connection, copies of the bytes as they come, and tells each whole request with
/// its answer. What is no HTTP ends the listening; whoever sends it is not harmed.
class HttpTap
{
public:
    std::function<void(const HttpTalk &)> talked;
    /// The data of one event of a stream that is still going on.
    std::function<void(const HttpTalk &, const QByteArray &)> streamed;

    void fromClient(const QByteArray &bytes);
    void fromServer(const QByteArray &bytes);
    /// The server has ended the connection, and with it an answer that has no length.
    void ended();

private:
    enum class Framing : quint8 { None, Length, Chunked, UntilEnd };
    struct Head
    {
        QByteArray first; ///< the first line
        HttpTalk::Fields fields;
    };

    static Head headOf(const QByteArray &text);
    bool readRequest();
    bool readAnswer();
    bool beginAnswer();
    bool readContent();
    bool readChunk();
    void readEvents();
    void finish();

    bool m_isListening = true;
    QByteArray m_client;
    QByteArray m_server;
    std::deque<HttpTalk> m_asked; ///< requests without a whole answer, the oldest first
    bool m_isAnswering = false;   ///< the head of the first one's answer is there
    Framing m_framing = Framing::None;
    qsizetype m_left = 0;
    QByteArray m_events; ///< what of a stream is no whole event yet
};

} // namespace itsm
