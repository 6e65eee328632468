#include "services/api/http_exchange.h"

#include "services/api/http_connection.h"
#include "services/api/http_server.h"

namespace itsm {

HttpExchange::HttpExchange(HttpServer &server, HttpConnection &connection)
    : m_server(server)
    , m_connection(&connection)
    , m_maxUnsent(server.limits().unsentBytes)
{
}

HttpExchange::~HttpExchange()
{
    if (!m_hasAnswered)
        respond(m_server.service().refusal(500, "nobody answered"));
    else if (!m_hasEnded)
        abort();
}

template <typename Function>
void HttpExchange::post(Function function)
{
    QMetaObject::invokeMethod(
        &m_server,
        [connection = m_connection, function = std::move(function)]() mutable {
            if (connection)
                function(*connection);
        },
        Qt::QueuedConnection);
}

void HttpExchange::respond(HttpResponse response)
{
    if (m_hasAnswered.exchange(true))
        return;
    m_hasEnded = true;
    post([response = std::move(response)](HttpConnection &connection) { connection.respond(response); });
}

void HttpExchange::begin(HttpResponse head)
{
    if (m_hasAnswered.exchange(true))
        return;
    post([head = std::move(head)](HttpConnection &connection) { connection.beginParts(head); });
}

bool HttpExchange::isFull() const
{
    return m_posted + m_pending > m_maxUnsent;
}

void HttpExchange::postPart(const QByteArray &part)
{
    m_posted += part.size();
    post([part](HttpConnection &connection) { connection.sendPart(part); });
}

bool HttpExchange::write(const QByteArray &part)
{
    std::unique_lock lock(m_mutex);
    m_moved.wait(lock, [this] { return m_isGone || !isFull(); });
    if (m_isGone)
        return false;
    postPart(part);
    return true;
}

bool HttpExchange::offer(const QByteArray &part)
{
    const std::lock_guard lock(m_mutex);
    if (m_isGone || isFull())
        return false;
    postPart(part);
    return true;
}

void HttpExchange::end()
{
    if (!m_hasEnded.exchange(true))
        post([](HttpConnection &connection) { connection.endParts(); });
}

void HttpExchange::finish(const QByteArray &lastWords)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isGone && !m_hasEnded && !lastWords.isEmpty())
            postPart(lastWords);
    }
    end();
}

void HttpExchange::abort()
{
    if (!m_hasEnded.exchange(true))
        post([](HttpConnection &connection) { connection.abort(); });
}

void HttpExchange::setGone()
{
    const std::lock_guard lock(m_mutex);
    m_isGone = true;
    m_moved.notify_all();
}

void HttpExchange::takePosted(qsizetype bytes)
{
    const std::lock_guard lock(m_mutex);
    m_posted -= bytes;
    m_moved.notify_all();
}

void HttpExchange::setPending(qsizetype bytes)
{
    const std::lock_guard lock(m_mutex);
    m_pending = bytes;
    m_moved.notify_all();
}

} // namespace itsm
