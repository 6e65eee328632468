#include "tests/bench/server.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <future>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int slowClients = 1'000;
/// They come from so many addresses of the loopback net, as many as one address may have connections.
constexpr int perAddress = 62;
constexpr auto stepTime = 1s;
constexpr double freshPerSecond = 20;

/// A client that keeps the server waiting in one of four ways: a header byte by byte, a body byte by byte, an answer
/// that it reads byte by byte, or nothing at all.
class SlowClient
{
public:
    SlowClient(int number, quint16 port, const QByteArray &token)
        : m_number(number)
        , m_port(port)
    {
        switch (number % 4) {
        case 0:
            m_request = "GET /api/v1/incidents HTTP/1.1\r\nHost: x\r\n";
            m_rest = "X-Slow: " + QByteArray(1'000, 'x');
            break;
        case 1:
            m_request = "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        "Content-Length: 10000\r\n\r\n";
            m_rest = QByteArray(1'000, ' ');
            break;
        case 2:
            m_request = requestBytes("GET", "/api/v1/incidents?page=1&size=200", token);
            break;
        default:
            break;
        }
        begin();
    }
    ~SlowClient() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(SlowClient)

    /// A byte more. Comes back where the server has ended it; then gives how long it lasted.
    std::optional<Clock::duration> step()
    {
        std::array<char, 16> bytes{};
        const ssize_t n = ::recv(m_socket, bytes.data(), m_number % 4 == 2 ? 1 : bytes.size(), MSG_DONTWAIT);
        // What came before the end can still be read.
        pollfd state{m_socket, POLLRDHUP, 0};
        bool isEnded = n == 0 || (n < 0 && errno != EAGAIN) ||
                       (::poll(&state, 1, 0) > 0 && (state.revents & (POLLERR | POLLHUP | POLLRDHUP)) != 0);
        if (!isEnded && !m_rest.isEmpty()) {
            isEnded = ::send(m_socket, m_rest.constData(), 1, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 && errno != EAGAIN;
            m_rest.remove(0, 1);
        }
        if (!isEnded)
            return {};
        const auto life = Clock::now() - m_begun;
        ::close(m_socket);
        begin();
        return life;
    }
    [[nodiscard]] Clock::duration age() const { return Clock::now() - m_begun; }

private:
    void begin()
    {
        m_begun = Clock::now();
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int small = 2'048;
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + quint32(m_number / perAddress));
        ::bind(m_socket, reinterpret_cast<sockaddr *>(&own), sizeof own);
        sockaddr_in server{};
        server.sin_family = AF_INET;
        server.sin_port = htons(m_port);
        server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr *>(&server), sizeof server) == 0 && !m_request.isEmpty())
            ::send(m_socket, m_request.constData(), size_t(m_request.size()), MSG_NOSIGNAL);
    }

    const int m_number;
    const quint16 m_port;
    QByteArray m_request;
    QByteArray m_rest;
    int m_socket = -1;
    Clock::time_point m_begun;
};

} // namespace

/// The server has its usual limits. Whoever is thrown out comes back at once, so that the pressure stays.
Result<> benchServerSlow(const ServerBench &bench)
{
    ITSM_TRY_ASSIGN(const auto server, bench.startServer());
    const Caller &caller = bench.callers.front();
    RequestMix mix(bench);
    const HttpLoad warmUp{.port = server->port(), .connections = 8, .duration = 1s, .next = [&] { return mix.next(); }};
    ITSM_TRY(warmUp.run());
    const double memoryBefore = server->memory();
    server->forgetPeak();

    std::vector<std::unique_ptr<SlowClient>> slow;
    for (int i = 0; i < slowClients; ++i)
        slow.push_back(std::make_unique<SlowClient>(i, server->port(), caller.token));
    std::atomic<bool> isOver = false;
    Clock::duration longest{};
    qint64 ended = 0;
    std::thread pressure([&] {
        while (!isOver) {
            const auto until = Clock::now() + stepTime;
            for (const auto &client : slow) {
                if (const auto life = client->step()) {
                    ++ended;
                    longest = std::max(longest, *life);
                }
            }
            std::this_thread::sleep_until(until);
        }
        for (const auto &client : slow)
            longest = std::max(longest, client->age());
    });
    // Each on a connection of its own, as of somebody who was not there before.
    const QByteArray request = "GET /api/v1/incidents?page=1&size=20 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                               "Authorization: Bearer " +
                               caller.token + "\r\n\r\n";
    const auto begun = Clock::now();
    Samples samples;
    std::optional<Error> firstError;
    qsizetype failures = 0;
    for (int i = 0; Clock::now() - begun < bench.duration; ++i) {
        std::this_thread::sleep_until(
            begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(i / freshPerSecond)));
        bool isAsked = false;
        const HttpLoad one{.port = server->port(), .connections = 1, .next = [&]() -> std::optional<LoadRequest> {
                               if (std::exchange(isAsked, true))
                                   return {};
                               return LoadRequest{.bytes = request};
                           }};
        const auto sent = Clock::now();
        const auto result = one.run();
        if (!result || result->failures() > 0) {
            ++failures;
            firstError = firstError.value_or(result ? result->failureError() : result.error());
        } else {
            samples.add(std::chrono::duration<double, std::milli>(Clock::now() - sent).count());
        }
    }
    isOver = true;
    pressure.join();

    const QString what = u"1,000 slow connections: "_s;
    bench.figure(what + u"fresh requests, p99"_s, u"ms"_s, samples.quantile(0.99), 500,
                 u"p50 %1; %2 slow ones were ended"_s.arg(QString::number(samples.quantile(0.5), 'f', 1),
                                                          QString::number(ended)));
    bench.figure(what + u"the longest life of one"_s, u"s"_s, std::chrono::duration<double>(longest).count(), 17,
                 u"15 s, and a look every %1 s"_s.arg(std::chrono::seconds(stepTime).count()));
    bench.figure(what + u"growth of memory"_s, u"MiB"_s, server->peakMemory() - memoryBefore, 100);
    if (firstError)
        bench.report.fail(bench.subject(), what + u"%1 fresh requests"_s.arg(failures), *firstError);
    return {};
}

} // namespace itsm::bench
