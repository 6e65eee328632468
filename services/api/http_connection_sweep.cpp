#include "services/api/http_connection.h"

#include "services/api/http_server.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace itsm {

bool HttpConnection::isBelowRate(qint64 bytes, Clock::duration time, qint64 bytesPerSecond)
{
    return double(bytes) < double(bytesPerSecond) * std::chrono::duration<double>(time).count();
}

// Both are judged anew over each time of grace: who has been fast may not stop for as long as that bought.

bool HttpConnection::isBodyTooSlow(Clock::time_point now)
{
    const HttpLimits &limits = m_server.limits();
    if (m_isHeld || now - m_bodySince <= limits.rateGrace)
        return false;
    const auto time = now - std::exchange(m_bodySince, now);
    const qint64 size = m_parser->bodySize();
    return isBelowRate(size - std::exchange(m_bodyBefore, size), time,
                       m_file ? limits.fileBytesPerSecond : limits.bytesPerSecond);
}

/// What the system holds of what was sent and the client has not taken yet: up to some megabytes.
qint64 HttpConnection::untaken() const
{
    int bytes = 0;
    ::ioctl(int(m_socket->socketDescriptor()), SIOCOUTQ, &bytes);
    return bytes;
}

bool HttpConnection::isReaderTooSlow(Clock::time_point now)
{
    if (!m_writingSince)
        return false;
    const qint64 inSystem = untaken();
    if (inSystem == 0 && pendingBytes() == 0) {
        m_writingSince.reset();
        if (!m_hasBegun)
            m_phaseSince = now; // only now it is the client's turn
        return false;
    }
    if (now - *m_writingSince <= m_server.limits().rateGrace)
        return false;
    const auto time = now - std::exchange(*m_writingSince, now);
    const qint64 taken = std::exchange(m_written, 0) + std::exchange(m_untaken, inSystem) - inSystem;
    return isBelowRate(taken, time, m_server.limits().bytesPerSecond);
}

void HttpConnection::sweep(Clock::time_point now)
{
    const HttpLimits &limits = m_server.limits();
    const auto age = [&] { return now - m_phaseSince; };
    switch (m_phase) {
    case Phase::Handshake:
        if (age() > limits.headerTime)
            abort();
        return;
    case Phase::Head:
        if (isReaderTooSlow(now))
            cutOff();
        else if (!m_writingSince && !m_hasBegun && age() > limits.idleTime)
            abort();
        else if (m_hasBegun && !m_isHeld && age() > limits.headerTime)
            refuse(408, "the header took too long");
        return;
    case Phase::Closing:
        if (isReaderTooSlow(now))
            cutOff();
        else if (!m_writingSince && age() > limits.lingerTime)
            abort();
        return;
    case Phase::Body:
        if (isBodyTooSlow(now))
            refuse(m_server.service().limitStatus(m_parser->head(), 408), "the body comes too slowly");
        return;
    case Phase::Working:
    case Phase::Streaming:
        if (isReaderTooSlow(now))
            cutOff();
        return;
    case Phase::Filing:
    case Phase::Gone:
        return;
    }
}

} // namespace itsm
