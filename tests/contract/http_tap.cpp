#include "tests/contract/http_tap.h"

namespace itsm {

HttpTap::Head HttpTap::headOf(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    Head head{.first = lines.first().trimmed(), .fields = {}};
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head.fields.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    return head;
}

void HttpTap::fromClient(const QByteArray &bytes)
{
    if (!m_isListening)
        return;
    m_client += bytes;
    while (m_isListening && readRequest()) {
    }
}

void HttpTap::fromServer(const QByteArray &bytes)
{
    if (!m_isListening)
        return;
    m_server += bytes;
    while (m_isListening && readAnswer()) {
    }
}

void HttpTap::ended()
{
    if (m_isListening && m_isAnswering && m_framing == Framing::UntilEnd)
        finish();
    m_isListening = false;
}

/// Requests of tests have a length; others are not listened to.
bool HttpTap::readRequest()
{
    const qsizetype end = m_client.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const Head head = headOf(m_client.first(end));
    const QList<QByteArray> words = head.first.split(' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith('/') ||
        head.fields.contains("transfer-encoding")) {
        m_isListening = false;
        return false;
    }
    const qsizetype length = head.fields.value("content-length").toLongLong();
    // An answer may come before the body does, which then never comes.
    if (m_client.size() < end + 4 + length)
        return false;
    m_asked.push_back({.method = words[0],
                       .target = words[1],
                       .fields = head.fields,
                       .body = m_client.sliced(end + 4, length),
                       .status = 0,
                       .answerFields = {},
                       .answerBody = {}});
    m_client.remove(0, end + 4 + length);
    return true;
}

bool HttpTap::readAnswer()
{
    if (!m_isAnswering)
        return beginAnswer();
    return readContent();
}

bool HttpTap::beginAnswer()
{
    const qsizetype end = m_server.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const Head head = headOf(m_server.first(end));
    m_server.remove(0, end + 4);
    const int status = head.first.mid(9, 3).toInt();
    if (status >= 100 && status < 200)
        return true;
    if (m_asked.empty()) { // to something that was no whole request
        m_isListening = false;
        return false;
    }
    HttpTalk &talk = m_asked.front();
    talk.status = status;
    talk.answerFields = head.fields;
    m_isAnswering = true;
    m_events.clear();
    m_left = head.fields.value("content-length", "0").toLongLong();
    if (talk.method == "HEAD" || status == 204 || status == 304)
        m_framing = Framing::None;
    else if (head.fields.value("transfer-encoding") == "chunked")
        m_framing = Framing::Chunked;
    else
        m_framing = head.fields.contains("content-length") ? Framing::Length : Framing::UntilEnd;
    if (m_framing == Framing::None || (m_framing == Framing::Length && m_left == 0))
        finish();
    return true;
}

bool HttpTap::readContent()
{
    HttpTalk &talk = m_asked.front();
    switch (m_framing) {
    case Framing::Chunked:
        return readChunk();
    case Framing::Length:
        if (m_server.size() < m_left)
            return false;
        talk.answerBody = m_server.first(m_left);
        m_server.remove(0, m_left);
        finish();
        return true;
    case Framing::UntilEnd:
        talk.answerBody += std::exchange(m_server, {});
        readEvents();
        return false;
    case Framing::None:
        break;
    }
    return false;
}

bool HttpTap::readChunk()
{
    const qsizetype end = m_server.indexOf("\r\n");
    if (end < 0)
        return false;
    bool isNumber = false;
    const qsizetype size = m_server.first(end).toLongLong(&isNumber, 16);
    if (!isNumber) {
        m_isListening = false;
        return false;
    }
    if (m_server.size() < end + 2 + size + 2)
        return false;
    m_asked.front().answerBody += m_server.sliced(end + 2, size);
    m_server.remove(0, end + 2 + size + 2);
    readEvents();
    if (size == 0)
        finish();
    return true;
}

void HttpTap::readEvents()
{
    HttpTalk &talk = m_asked.front();
    if (!talk.answerFields.value("content-type").startsWith("text/event-stream"))
        return;
    m_events += std::exchange(talk.answerBody, {});
    for (qsizetype end = m_events.indexOf("\n\n"); end >= 0; end = m_events.indexOf("\n\n")) {
        for (const QByteArray &line : m_events.first(end).split('\n')) {
            if (line.startsWith("data:") && streamed)
                streamed(talk, line.sliced(5).trimmed());
        }
        m_events.remove(0, end + 2);
    }
}

void HttpTap::finish()
{
    m_isAnswering = false;
    const HttpTalk talk = std::move(m_asked.front());
    m_asked.pop_front();
    if (talked)
        talked(talk);
}

} // namespace itsm
