#include "tests/bench/stream_load.h"

#include "services/domain/json_text.h"
#include "tests/bench/http_load.h"

#include <QJsonArray>
#include <QJsonObject>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

/// The incidents that the changes are about.
std::vector<qint64> incidentsIn(QByteArrayView event)
{
    std::vector<qint64> ids;
    constexpr QByteArrayView name = "\ndata: ";
    const qsizetype at = event.indexOf(name);
    if (at < 0)
        return ids;
    const qsizetype end = event.indexOf('\n', at + name.size());
    const auto json =
        parseJson(event.sliced(at + name.size(), (end < 0 ? event.size() : end) - at - name.size()).toByteArray());
    if (!json)
        return ids;
    for (const auto &change : (*json)["changes"_L1].toArray()) {
        const bool isIncident = change["entity"_L1].toString() == "incident"_L1;
        ids.push_back(change[isIncident ? "id"_L1 : "parent_id"_L1].toInteger());
    }
    return ids;
}

} // namespace

StreamLoad::StreamLoad(quint16 port, const QByteArray &token, int subscribers)
    : m_request(requestBytes("GET", "/api/v1/stream", token))
    , m_wanted(subscribers)
    , m_lines(size_t(subscribers))
    , m_buffer(readSize)
    , m_thread([this, port] { run(port); })
{
}

StreamLoad::~StreamLoad()
{
    m_isStopping = true;
    if (m_thread.joinable())
        m_thread.join();
}

bool StreamLoad::connect(Line &line, quint16 port)
{
    line.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(line.socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return false;
    // An empty socket takes so short a request whole.
    if (::send(line.socket, m_request.constData(), size_t(m_request.size()), MSG_NOSIGNAL) != m_request.size())
        return false;
    return ::fcntl(line.socket, F_SETFL, O_NONBLOCK) == 0;
}

void StreamLoad::run(quint16 port)
{
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    for (Line &line : m_lines) {
        if (m_isStopping || !connect(line, port))
            break;
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &line;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, line.socket, &event);
    }
    while (!m_isStopping) {
        std::array<epoll_event, 256> events{};
        const int ready = ::epoll_wait(poll, events.data(), int(events.size()), 50);
        for (int i = 0; i < ready; ++i)
            read(*static_cast<Line *>(events[size_t(i)].data.ptr));
    }
    for (const Line &line : m_lines) {
        if (line.socket >= 0)
            ::close(line.socket);
    }
    ::close(poll);
}

void StreamLoad::read(Line &line)
{
    const ssize_t n = ::recv(line.socket, m_buffer.data(), m_buffer.size(), 0);
    if (n < 0 && errno == EAGAIN)
        return;
    if (n <= 0) {
        ::close(std::exchange(line.socket, -1));
        m_begun -= std::exchange(line.hasBegun, false);
        return;
    }
    m_bytes += n;
    line.input.append(m_buffer.data(), n);
    // The server writes each event as one chunk; what stands between two of them is the frame of the next.
    for (;;) {
        const qsizetype begin = line.input.indexOf("id: ");
        const qsizetype end = begin < 0 ? -1 : line.input.indexOf("\n\n", begin);
        if (end < 0)
            return;
        take(QByteArrayView(line.input).sliced(begin, end - begin));
        line.input.remove(0, end + 2);
        if (!std::exchange(line.hasBegun, true))
            ++m_begun;
    }
}

void StreamLoad::take(QByteArrayView event)
{
    const qsizetype end = event.indexOf('\n');
    const auto [found, isNew] = m_events.try_emplace(std::string(event.data(), size_t(std::max<qsizetype>(0, end))));
    if (isNew)
        found->second.incidents = incidentsIn(event);
    ++found->second.heard;
    found->second.last = Clock::now();
}

std::unordered_map<qint64, StreamLoad::Clock::time_point> StreamLoad::finish()
{
    m_isStopping = true;
    m_thread.join();
    std::unordered_map<qint64, Clock::time_point> last;
    for (const auto &[cursor, event] : m_events) {
        if (event.heard < m_wanted)
            continue;
        for (const qint64 incident : event.incidents)
            last[incident] = event.last;
    }
    return last;
}

} // namespace itsm::bench
