#include "services/backend/event_stream_parser.h"

#include <QCoreApplication>

namespace itsm {

Result<std::vector<EventStreamParser::Event>> EventStreamParser::feed(const QByteArray &bytes)
{
    std::vector<Event> events;
    qsizetype begin = 0;
    if (m_skipLineFeed && bytes.startsWith('\n'))
        begin = 1;
    if (!bytes.isEmpty())
        m_skipLineFeed = false;
    for (qsizetype i = begin; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c != '\n' && c != '\r')
            continue;
        takeLine(m_rest + bytes.sliced(begin, i - begin), events);
        m_rest.clear();
        if (c == '\r') {
            if (i + 1 == bytes.size())
                m_skipLineFeed = true;
            else if (bytes[i + 1] == '\n')
                ++i;
        }
        begin = i + 1;
    }
    if (begin < bytes.size())
        m_rest += bytes.sliced(begin);
    if (m_rest.size() + (m_data ? m_data->size() : 0) > mostBytes)
        return fail(Error::Code::Corrupt,
                    QCoreApplication::translate("RestBackend", "The server sends an event that has no end."));
    return events;
}

void EventStreamParser::takeLine(const QByteArray &given, std::vector<Event> &events)
{
    QByteArray line = given;
    if (std::exchange(m_isFirst, false) && line.startsWith("\xef\xbb\xbf"))
        line.remove(0, 3);
    if (line.isEmpty()) {
        if (m_data)
            events.push_back({.type = m_type.isEmpty() ? QByteArray("message") : m_type, .data = *m_data, .id = m_id});
        m_type.clear();
        m_data.reset();
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.first(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "data")
        m_data = m_data ? *m_data + '\n' + value : value;
    else if (field == "event")
        m_type = value;
    else if (field == "id" && !value.contains('\0'))
        m_id = value;
}

} // namespace itsm
