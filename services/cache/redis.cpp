#include "services/cache/redis.h"

#include "services/runtime/retry_delay.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <array>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

Q_LOGGING_CATEGORY(lcCache, "itsm.cache")

using std::chrono::milliseconds;

constexpr auto connectTime = 1s;
constexpr milliseconds firstRetry = 100ms;
constexpr milliseconds lastRetry = 5s;
/// So often Redis is asked whether it is there, also where nobody wants anything of it.
constexpr milliseconds pingEvery = 2s;
constexpr size_t mostIdle = 16;

/// The host as an address, which takes its time.
Result<QByteArray> addressOf(const QString &host)
{
    if (host.startsWith(u'/'))
        return host.toUtf8();
    const QHostInfo info = QHostInfo::fromName(host);
    if (info.addresses().isEmpty())
        return fail(Error::Code::Unavailable,
                    QCoreApplication::translate("Cache", "Redis cannot be reached: %1").arg(info.errorString()));
    // A name of this machine stands for both kinds of addresses, and Redis listens at the older one.
    QHostAddress best = info.addresses().constFirst();
    for (const QHostAddress &address : info.addresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol) {
            best = address;
            break;
        }
    }
    return best.toString().toLatin1();
}

/// Of this one command only: memory is short, or the value is none of the kind.
bool isHarmless(const QByteArray &error)
{
    return error.startsWith("OOM") || error.startsWith("WRONGTYPE");
}

} // namespace

Redis::Redis(RedisConfig config)
    : m_config(std::move(config))
    , m_channel(channelOf(m_config))
    , m_self(QByteArray::number(QRandomGenerator::system()->generate64(), 16))
    , m_wakeFd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_thread([this] { work(); })
{
}

Redis::~Redis()
{
    m_isStopping = true;
    wake();
    m_thread.join();
    ::close(m_wakeFd);
}

void Redis::wake() const
{
    const quint64 one = 1;
    (void)!::write(m_wakeFd, &one, sizeof one);
}

void Redis::pause(milliseconds time)
{
    const auto until = Clock::now() + time;
    while (!m_isStopping && Clock::now() < until) {
        pollfd descriptor{m_wakeFd, POLLIN, 0};
        ::poll(&descriptor, 1, int(std::chrono::ceil<milliseconds>(until - Clock::now()).count()));
        quint64 count = 0;
        (void)!::read(m_wakeFd, &count, sizeof count);
    }
}

// Questions, in the threads of those who ask.

Redis::ConnectionPtr Redis::takeIdle()
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.empty())
        return {};
    ConnectionPtr connection = std::move(m_idle.back());
    m_idle.pop_back();
    return connection;
}

void Redis::giveBack(ConnectionPtr connection)
{
    const std::lock_guard lock(m_mutex);
    if (m_isUp && m_idle.size() < mostIdle)
        m_idle.push_back(std::move(connection));
}

/// Opens the breaker: nobody asks any more until the thread has had an answer.
void Redis::noteFailure(const Error &error)
{
    std::vector<ConnectionPtr> idle; // closed outside of the lock
    {
        const std::lock_guard lock(m_mutex);
        idle.swap(m_idle);
        if (!m_isUp.exchange(false) && std::exchange(m_hasComplained, true))
            return;
        m_hasComplained = true;
    }
    qCWarning(lcCache).noquote() << error.message;
    wake();
}

/// Closes the breaker.
void Redis::noteAnswer(const QByteArray &address)
{
    {
        const std::lock_guard lock(m_mutex);
        m_address = address;
        m_isUp = true;
    }
    qCInfo(lcCache) << "Redis answers";
    dispatchLoss();
}

Result<RedisReply> Redis::askOn(ConnectionPtr &connection, const QByteArrayList &command) const
{
    ITSM_TRY_ASSIGN(RedisReply reply, connection->ask(command, Clock::now() + m_config.timeout));
    if (reply.kind == RedisReply::Kind::Error && !isHarmless(reply.text))
        return fail(Error::Code::Unavailable,
                    QCoreApplication::translate("Cache", "Redis refuses %1: %2")
                        .arg(QString::fromLatin1(command.first()), QString::fromUtf8(reply.text)));
    return reply;
}

std::optional<RedisReply> Redis::ask(const QByteArrayList &command)
{
    if (!m_isUp) {
        ++m_bypassed;
        return {};
    }
    ConnectionPtr connection = takeIdle();
    if (!connection) {
        QByteArray address;
        {
            const std::lock_guard lock(m_mutex);
            address = m_address;
        }
        auto opened = RedisConnection::open(m_config, address, Clock::now() + m_config.timeout);
        if (!opened) {
            ++m_errors;
            noteFailure(opened.error());
            return {};
        }
        connection = *std::move(opened);
    }
    const Result<RedisReply> reply = askOn(connection, command);
    if (!reply) {
        ++m_errors;
        noteFailure(reply.error());
        return {};
    }
    giveBack(std::move(connection));
    if (reply->kind == RedisReply::Kind::Error) {
        ++m_errors;
        return {};
    }
    return *reply;
}

std::optional<QByteArray> Redis::get(const QByteArray &key)
{
    const auto reply = ask({"GET", m_config.prefix.toUtf8() + ':' + key});
    if (!reply)
        return {};
    if (reply->kind != RedisReply::Kind::Text) {
        ++m_misses;
        return {};
    }
    ++m_hits;
    return reply->text;
}

void Redis::put(const QByteArray &key, const QByteArray &value, milliseconds life)
{
    if (life > 0ms)
        (void)ask({"SET", m_config.prefix.toUtf8() + ':' + key, value, "PX", QByteArray::number(life.count())});
}

std::optional<qint64> Redis::run(const QByteArray &script, const QByteArrayList &keys, const QByteArrayList &arguments)
{
    QByteArrayList command{"EVAL", script, QByteArray::number(keys.size())};
    for (const QByteArray &key : keys)
        command += m_config.prefix.toUtf8() + ':' + key;
    const auto reply = ask(command + arguments);
    if (!reply || reply->kind != RedisReply::Kind::Number)
        return {};
    return reply->number;
}

// The thread.

void Redis::work()
{
    RetryDelay retry(firstRetry, lastRetry);
    while (!m_isStopping) {
        const auto begun = Clock::now();
        const Result<> ended = serve();
        if (m_isStopping)
            return;
        noteFailure(ended.error());
        if (Clock::now() - begun > 2 * lastRetry)
            retry.reset();
        pause(retry.next());
    }
}

/// Connects, and hears and tells until something fails, here or where somebody asks.
Result<> Redis::serve()
{
    ITSM_TRY_ASSIGN(const QByteArray address, addressOf(m_config.host));
    ITSM_TRY_ASSIGN(const auto subscriber, RedisConnection::open(m_config, address, Clock::now() + connectTime));
    ITSM_TRY_ASSIGN(const auto teller, RedisConnection::open(m_config, address, Clock::now() + connectTime));
    ITSM_TRY_ASSIGN(const RedisReply subscribed, subscriber->ask({"SUBSCRIBE", m_channel}, Clock::now() + connectTime));
    if (subscribed.kind != RedisReply::Kind::List)
        return fail(Error::Code::Unavailable, QCoreApplication::translate("Cache", "Redis refuses %1: %2")
                                                  .arg(u"SUBSCRIBE"_s, QString::fromUtf8(subscribed.text)));
    // As quick as those who ask need it.
    ITSM_TRY(teller->ask({"PING"}, Clock::now() + m_config.timeout));
    noteAnswer(address);
    auto nextPing = Clock::now() + pingEvery;
    while (!m_isStopping && m_isUp) {
        if (Clock::now() >= nextPing) {
            ITSM_TRY(teller->ask({"PING"}, Clock::now() + m_config.timeout));
            nextPing = Clock::now() + pingEvery;
        }
        std::array descriptors{pollfd{subscriber->socket(), POLLIN, 0}, pollfd{m_wakeFd, POLLIN, 0}};
        ::poll(descriptors.data(), descriptors.size(),
               int(qMax<qint64>(1, std::chrono::ceil<milliseconds>(nextPing - Clock::now()).count())));
        quint64 count = 0;
        (void)!::read(m_wakeFd, &count, sizeof count);
        if (descriptors[0].revents != 0)
            ITSM_TRY(hear(*subscriber));
        ITSM_TRY(tell(*teller));
    }
    return fail(Error::Code::Unavailable, QCoreApplication::translate("Cache", "Redis did not answer in time."));
}

Redis::Figures Redis::figures() const
{
    return {.isUp = m_isUp,
            .hits = m_hits,
            .misses = m_misses,
            .bypassed = m_bypassed,
            .errors = m_errors,
            .heard = m_heard,
            .told = m_told};
}

Result<> Redis::tellServers(const RedisConfig &config, const QByteArray &topic)
{
    const auto until = Clock::now() + connectTime;
    ITSM_TRY_ASSIGN(const QByteArray address, addressOf(config.host));
    ITSM_TRY_ASSIGN(const auto connection, RedisConnection::open(config, address, until));
    ITSM_TRY(connection->ask({"PUBLISH", channelOf(config), "- " + topic + ' '}, until));
    return {};
}

Result<QString> Redis::probe(const RedisConfig &config)
{
    const auto until = Clock::now() + connectTime;
    ITSM_TRY_ASSIGN(const QByteArray address, addressOf(config.host));
    ITSM_TRY_ASSIGN(const auto connection, RedisConnection::open(config, address, until));
    ITSM_TRY_ASSIGN(const RedisReply info, connection->ask({"INFO", "server"}, until));
    if (info.kind == RedisReply::Kind::Error)
        return fail(
            Error::Code::Forbidden,
            QCoreApplication::translate("Cache", "Redis refuses %1: %2").arg(u"INFO"_s, QString::fromUtf8(info.text)));
    for (const QByteArray &line : info.text.split('\n')) {
        if (line.startsWith("redis_version:"))
            return QString::fromLatin1(line.sliced(line.indexOf(':') + 1).trimmed());
    }
    return fail(Error::Code::Unavailable, QCoreApplication::translate("Cache", "This is no Redis."));
}

} // namespace itsm
