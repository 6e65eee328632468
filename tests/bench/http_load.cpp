#include "tests/bench/http_load.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds answerTimeout{60};
constexpr qsizetype shownFailure = 600;

Error systemError(const char *what)
{
    return {Error::Code::Unavailable,
            u"%1: %2"_s.arg(QLatin1StringView(what), QString::fromLocal8Bit(strerror(errno))),
            {},
            {}};
}

/// One connection: what it still has to send, and how much of the answer is to come.
struct Line
{
    int socket = -1;
    std::optional<LoadRequest> request;
    Clock::time_point due;
    qsizetype sent = 0;
    QByteArray head; ///< until the body begins
    int status = 0;  ///< known with the whole head
    qint64 bodyLeft = 0;
    bool isFailureKept = false;
};

class Load
{
public:
    explicit Load(const HttpLoad &plan)
        : m_plan(plan)
        , m_lines(size_t(plan.connections))
        , m_buffer(readSize)
    {
    }
    ~Load()
    {
        for (const Line &line : m_lines) {
            if (line.socket >= 0)
                ::close(line.socket);
        }
        if (m_poll >= 0)
            ::close(m_poll);
    }
    Q_DISABLE_COPY_MOVE(Load)

    Result<LoadResult> run()
    {
        m_poll = ::epoll_create1(EPOLL_CLOEXEC);
        for (Line &line : m_lines)
            ITSM_TRY(connect(line));
        m_result.begun = Clock::now();
        Clock::time_point last = m_result.begun;
        m_idle.reserve(m_lines.size());
        for (Line &line : m_lines)
            m_idle.push_back(&line);
        for (;;) {
            ITSM_TRY(sendDue());
            if (m_busy == 0 && m_isOver)
                break;
            std::array<epoll_event, 256> events{};
            const int ready = ::epoll_wait(m_poll, events.data(), int(events.size()), waitMs());
            for (int i = 0; i < ready; ++i)
                ITSM_TRY(serve(*static_cast<Line *>(events[size_t(i)].data.ptr), events[size_t(i)].events));
            if (ready > 0)
                last = Clock::now();
            else if (m_busy > 0 && Clock::now() - last > answerTimeout)
                return fail(Error::Code::Timeout, u"no answer came for a minute"_s);
        }
        m_result.seconds = std::chrono::duration<double>(Clock::now() - m_result.begun).count();
        return std::move(m_result);
    }

private:
    Result<> connect(Line &line)
    {
        line.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_plan.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(line.socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            return fail(systemError("connect"));
        const int on = 1;
        ::setsockopt(line.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::fcntl(line.socket, F_SETFL, O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.ptr = &line;
        if (::epoll_ctl(m_poll, EPOLL_CTL_ADD, line.socket, &event) != 0)
            return fail(systemError("epoll_ctl"));
        return {};
    }

    [[nodiscard]] Clock::time_point dueTime(qint64 number) const
    {
        return m_result.begun + std::chrono::nanoseconds(qint64(double(number) * 1e9 / m_plan.perSecond));
    }

    [[nodiscard]] int waitMs() const
    {
        if (m_isOver || m_plan.perSecond <= 0 || m_idle.empty())
            return 100;
        const auto wait = dueTime(m_number) - Clock::now();
        return std::clamp(int(std::chrono::ceil<std::chrono::milliseconds>(wait).count()), 0, 100);
    }

    /// Gives idle connections what is due. Where none is idle, a request waits, and its time runs.
    Result<> sendDue()
    {
        while (!m_isOver && !m_idle.empty()) {
            const auto now = Clock::now();
            if (m_plan.duration.count() > 0 && now - m_result.begun >= m_plan.duration) {
                m_isOver = true;
                break;
            }
            const auto due = m_plan.perSecond > 0 ? dueTime(m_number) : now;
            if (due > now)
                break;
            std::optional<LoadRequest> request = m_plan.next();
            if (!request) {
                m_isOver = true;
                break;
            }
            ++m_number;
            Line &line = *m_idle.back();
            m_idle.pop_back();
            ++m_busy;
            line.request = std::move(request);
            line.due = due;
            line.sent = 0;
            line.head.resize(0);
            line.status = 0;
            ITSM_TRY(send(line));
        }
        return {};
    }

    Result<> send(Line &line)
    {
        const QByteArray &bytes = line.request->bytes;
        while (line.sent < bytes.size()) {
            const ssize_t n =
                ::send(line.socket, bytes.constData() + line.sent, size_t(bytes.size() - line.sent), MSG_NOSIGNAL);
            if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
                return {};
            if (n < 0)
                return reconnect(line);
            line.sent += n;
        }
        return {};
    }

    Result<> serve(Line &line, quint32 events)
    {
        if ((events & EPOLLOUT) != 0 && line.request)
            ITSM_TRY(send(line));
        for (;;) {
            const ssize_t n = ::recv(line.socket, m_buffer.data(), m_buffer.size(), 0);
            if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
                return {};
            if (n <= 0)
                return reconnect(line);
            if (line.request)
                take(line, {m_buffer.data(), n});
            if (size_t(n) < m_buffer.size())
                return {};
        }
    }

    void take(Line &line, QByteArrayView bytes)
    {
        if (line.status == 0) {
            line.head += bytes;
            const qsizetype end = line.head.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            std::from_chars(line.head.constData() + 9, line.head.constData() + 12, line.status);
            constexpr QByteArrayView name = "\r\nContent-Length: ";
            line.bodyLeft = 0;
            if (const qsizetype at = line.head.first(end).indexOf(name); at >= 0)
                std::from_chars(line.head.constData() + at + name.size(), line.head.constData() + end, line.bodyLeft);
            line.bodyLeft -= line.head.size() - end - 4;
            line.isFailureKept = line.status / 100 != 2 && m_result.firstFailure.isEmpty();
            if (line.isFailureKept)
                m_result.firstFailure = line.head;
        } else {
            line.bodyLeft -= bytes.size();
            if (line.isFailureKept)
                m_result.firstFailure += bytes;
        }
        if (line.bodyLeft <= 0)
            finish(line);
    }

    void finish(Line &line)
    {
        const auto us = [](auto time) { return std::chrono::duration_cast<std::chrono::microseconds>(time).count(); };
        m_result.answers.push_back({.kind = line.request->kind,
                                    .tag = line.request->tag,
                                    .status = line.status,
                                    .dueUs = us(line.due - m_result.begun),
                                    .latencyUs = us(Clock::now() - line.due)});
        line.request.reset();
        --m_busy;
        m_idle.push_back(&line);
    }

    /// The server has ended the connection; what it did not answer has failed.
    Result<> reconnect(Line &line)
    {
        ::close(std::exchange(line.socket, -1));
        if (line.request) {
            line.status = 0;
            finish(line);
        }
        return connect(line);
    }

    const HttpLoad &m_plan;
    std::vector<Line> m_lines; ///< never changes its size: the kernel holds pointers to the elements
    std::vector<Line *> m_idle;
    std::vector<char> m_buffer;
    LoadResult m_result;
    int m_poll = -1;
    qint64 m_number = 0;
    int m_busy = 0;
    bool m_isOver = false;
};

bool isGood(const LoadAnswer &answer)
{
    return answer.status / 100 == 2;
}

} // namespace

qsizetype LoadResult::count(int status) const
{
    return std::ranges::count(answers, status, &LoadAnswer::status);
}

qsizetype LoadResult::failures() const
{
    return qsizetype(answers.size()) - std::ranges::count_if(answers, isGood);
}

Error LoadResult::failureError() const
{
    return {Error::Code::Internal,
            u"%1 requests failed, the first: %2"_s.arg(QString::number(failures()),
                                                       QString::fromUtf8(firstFailure.left(shownFailure))),
            {},
            {}};
}

double LoadResult::quantile(double share, int kind) const
{
    std::vector<qint64> times;
    for (const LoadAnswer &answer : answers) {
        if (isGood(answer) && (kind < 0 || answer.kind == kind))
            times.push_back(answer.latencyUs);
    }
    if (times.empty())
        return 0;
    const auto rank = size_t(std::ceil(share * double(times.size())));
    const auto at = times.begin() + qsizetype(std::clamp<size_t>(rank, 1, times.size()) - 1);
    std::ranges::nth_element(times, at);
    return double(*at) / 1e3;
}

Result<LoadResult> HttpLoad::run() const
{
    return Load(*this).run();
}

QByteArray requestBytes(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                        const QByteArray &body)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!token.isEmpty())
        bytes += "Authorization: Bearer " + token + "\r\n";
    if (method != "GET")
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

} // namespace itsm::bench
