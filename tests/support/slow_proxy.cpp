#include "tests/support/slow_proxy.h"

#include <QFile>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <list>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using Clock = std::chrono::steady_clock;

/// A client and the server behind it. What they send is small or read at once: blocking writes do not stop the others
/// for long.
class Pair
{
public:
    Pair(int client, int server)
        : m_client(client)
        , m_server(server)
    {
    }
    ~Pair()
    {
        ::close(m_client);
        ::close(m_server);
    }
    Q_DISABLE_COPY_MOVE(Pair)

    [[nodiscard]] int client() const { return m_client; }
    [[nodiscard]] int server() const { return m_server; }
    [[nodiscard]] std::optional<Clock::time_point> due() const
    {
        return m_held.empty() ? std::nullopt : std::optional(m_held.front().first);
    }

    /// False when the client has left.
    bool takeQuestion()
    {
        std::array<char, 65'536> bytes{};
        const ssize_t n = ::recv(m_client, bytes.data(), bytes.size(), 0);
        return n > 0 && sendAll(m_server, bytes.data(), size_t(n));
    }
    bool takeAnswer(std::chrono::microseconds delay, const std::function<void(QByteArrayView)> &tap)
    {
        std::array<char, 65'536> bytes{};
        const ssize_t n = ::recv(m_server, bytes.data(), bytes.size(), 0);
        if (n <= 0)
            return false;
        if (tap)
            tap({bytes.data(), n});
        if (delay.count() == 0 && m_held.empty())
            return sendAll(m_client, bytes.data(), size_t(n));
        m_held.emplace_back(Clock::now() + delay, QByteArray(bytes.data(), n));
        return true;
    }
    bool release(Clock::time_point now)
    {
        while (!m_held.empty() && m_held.front().first <= now) {
            if (!sendAll(m_client, m_held.front().second.constData(), size_t(m_held.front().second.size())))
                return false;
            m_held.pop_front();
        }
        return true;
    }

private:
    static bool sendAll(int socket, const char *bytes, size_t size)
    {
        while (size > 0) {
            const ssize_t n = ::send(socket, bytes, size, MSG_NOSIGNAL);
            if (n <= 0)
                return false;
            bytes += n;
            size -= size_t(n);
        }
        return true;
    }

    const int m_client;
    const int m_server;
    std::deque<std::pair<Clock::time_point, QByteArray>> m_held; ///< answers, by the time to pass them on
};

int connectTo(const QByteArray &path)
{
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), std::min(size_t(path.size()), sizeof address.sun_path - 1));
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

} // namespace

Result<std::unique_ptr<SlowProxy>> SlowProxy::start(const QString &url)
{
    QUrl there(url);
    ITSM_TRY_ASSIGN(auto proxy, inFrontOf(QUrlQuery(there).queryItemValue(u"host"_s) + u"/.s.PGSQL.5432"_s));
    there.setHost(u"127.0.0.1"_s);
    there.setPort(proxy->m_port);
    there.setQuery(u"sslmode=disable"_s);
    proxy->m_url = there.toString();
    return proxy;
}

Result<std::unique_ptr<SlowProxy>> SlowProxy::inFrontOf(const QString &socketPath)
{
    std::unique_ptr<SlowProxy> proxy(new SlowProxy);
    proxy->m_socketPath = QFile::encodeName(socketPath);
    proxy->m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(proxy->m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(proxy->m_listener, 64) != 0 ||
        ::getsockname(proxy->m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return fail(Error::Code::Unavailable,
                    u"the proxy cannot listen: "_s + QString::fromLocal8Bit(std::strerror(errno)));
    proxy->m_port = ntohs(address.sin_port);
    proxy->m_thread = std::thread([self = proxy.get()] { self->run(); });
    return proxy;
}

SlowProxy::~SlowProxy()
{
    m_isStopping = true;
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_listener);
}

void SlowProxy::run()
{
    std::list<Pair> pairs;
    while (!m_isStopping) {
        if (m_isFrozen) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            continue;
        }
        const auto delay = std::chrono::microseconds(m_delayUs);
        auto until = Clock::now() + std::chrono::milliseconds(50);
        std::vector<pollfd> waited{{m_listener, POLLIN, 0}};
        for (const Pair &pair : pairs) {
            waited.push_back({pair.client(), POLLIN, 0});
            waited.push_back({pair.server(), POLLIN, 0});
            until = std::min(until, pair.due().value_or(until));
        }
        const auto wait = std::max(std::chrono::nanoseconds(0), std::chrono::nanoseconds(until - Clock::now()));
        const timespec time{.tv_sec = 0, .tv_nsec = long(wait.count())};
        ::ppoll(waited.data(), waited.size(), &time, nullptr);
        size_t at = 1;
        for (auto pair = pairs.begin(); pair != pairs.end(); at += 2) {
            const bool isThere = (waited[at].revents == 0 || pair->takeQuestion()) &&
                                 (waited[at + 1].revents == 0 || pair->takeAnswer(delay, m_tap)) &&
                                 pair->release(Clock::now());
            pair = isThere ? std::next(pair) : pairs.erase(pair);
        }
        if (waited[0].revents != 0) {
            const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            const int on = 1;
            ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            if (const int server = connectTo(m_socketPath); server >= 0)
                pairs.emplace_back(client, server);
            else
                ::close(client);
        }
    }
}

} // namespace itsm
