#pragma once

#include "services/domain/result.h"

#include <QByteArray>
#include <optional>
#include <vector>

namespace itsm {

/// Takes a stream of server-sent events (WHATWG HTML, 9.2.6) apart, whatever the pieces in which it comes.
class EventStreamParser
{
public:
    struct Event
    {
        QByteArray type; ///< "message" where the stream names none
        QByteArray data; ///< lines joined by LF
        QByteArray id;   ///< the last one that was given
    };

    /// The events that are complete with these bytes. Comments and events without data give nothing. Corrupt: an event
    /// larger than `mostBytes`; the stream must be closed.
    Result<std::vector<Event>> feed(const QByteArray &bytes);

    static constexpr qsizetype mostBytes = qsizetype{16} << 20;

private:
    void takeLine(const QByteArray &line, std::vector<Event> &events);

    QByteArray m_rest; ///< the beginning of a line
    QByteArray m_type;
    std::optional<QByteArray> m_data;
    QByteArray m_id;
    bool m_isFirst = true;
    bool m_skipLineFeed = false; ///< the last byte was a CR, which a LF may follow
};

} // namespace itsm
