#include "services/cache/redis_connection.h"

#include <QCoreApplication>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <hiredis/hiredis.h>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Error unreachable(const QString &why)
{
    return {
        Error::Code::Unavailable, QCoreApplication::translate("Cache", "Redis cannot be reached: %1").arg(why), {}, {}};
}

Error tooSlow()
{
    return {Error::Code::Timeout, QCoreApplication::translate("Cache", "Redis did not answer in time."), {}, {}};
}

RedisReply converted(const redisReply &reply)
{
    RedisReply result;
    switch (reply.type) {
    case REDIS_REPLY_STATUS:
        result.kind = RedisReply::Kind::Status;
        break;
    case REDIS_REPLY_STRING:
        result.kind = RedisReply::Kind::Text;
        break;
    case REDIS_REPLY_ERROR:
        result.kind = RedisReply::Kind::Error;
        break;
    case REDIS_REPLY_INTEGER:
        result.kind = RedisReply::Kind::Number;
        result.number = reply.integer;
        return result;
    case REDIS_REPLY_ARRAY:
        result.kind = RedisReply::Kind::List;
        for (size_t i = 0; i < reply.elements; ++i)
            result.items.push_back(converted(*reply.element[i]));
        return result;
    default:
        return result;
    }
    result.text = QByteArray(reply.str, qsizetype(reply.len));
    return result;
}

/// A connection that Redis has closed must end with an error, not with the program.
void ignoreBrokenPipes()
{
    static std::once_flag once;
    std::call_once(once, [] { std::signal(SIGPIPE, SIG_IGN); });
}

} // namespace

RedisConnection::RedisConnection(redisContext *context)
    : m_context(context)
{
}

RedisConnection::~RedisConnection()
{
    redisFree(m_context);
}

Result<std::unique_ptr<RedisConnection>> RedisConnection::open(const RedisConfig &config, const QByteArray &address,
                                                               Clock::time_point until)
{
    ignoreBrokenPipes();
    redisContext *context = address.startsWith('/') ? redisConnectUnixNonBlock(address.constData())
                                                    : redisConnectNonBlock(address.constData(), config.port);
    if (!context)
        return fail(unreachable(u"out of memory"_s));
    std::unique_ptr<RedisConnection> connection(new RedisConnection(context));
    if (context->err)
        return connection->broken();
    ITSM_TRY(connection->waitForConnection(until));
    ITSM_TRY(connection->signIn(config, until));
    return connection;
}

Result<> RedisConnection::waitForConnection(Clock::time_point until)
{
    ITSM_TRY(poll(POLLOUT, until));
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_context->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        return fail(unreachable(QString::fromLocal8Bit(std::strerror(error))));
    return {};
}

Result<> RedisConnection::signIn(const RedisConfig &config, Clock::time_point until)
{
    if (!config.password.isEmpty()) {
        QByteArrayList command{"AUTH"};
        if (!config.user.isEmpty())
            command += config.user.toUtf8();
        ITSM_TRY(order(command << config.password.reveal().toUtf8(), until));
    }
    if (config.database != 0)
        ITSM_TRY(order({"SELECT", QByteArray::number(config.database)}, until));
    return order({"CLIENT", "SETNAME", "itsmd"}, until);
}

/// A command that must not fail.
Result<> RedisConnection::order(const QByteArrayList &command, Clock::time_point until)
{
    ITSM_TRY_ASSIGN(const RedisReply reply, ask(command, until));
    if (reply.kind == RedisReply::Kind::Error)
        return fail(Error::Code::Forbidden,
                    QCoreApplication::translate("Cache", "Redis refuses %1: %2")
                        .arg(QString::fromLatin1(command.first()), QString::fromUtf8(reply.text)));
    return {};
}

tl::unexpected<Error> RedisConnection::broken() const
{
    return fail(unreachable(QString::fromLocal8Bit(m_context->errstr)));
}

Result<> RedisConnection::poll(short events, Clock::time_point until)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0)
            return fail(tooSlow());
        pollfd descriptor{m_context->fd, events, 0};
        const int ready = ::poll(&descriptor, 1, int(left));
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return fail(unreachable(QString::fromLocal8Bit(std::strerror(errno))));
    }
}

Result<> RedisConnection::write(Clock::time_point until)
{
    for (int isDone = 0;;) {
        if (redisBufferWrite(m_context, &isDone) != REDIS_OK)
            return broken();
        if (isDone)
            return {};
        ITSM_TRY(poll(POLLOUT, until));
    }
}

Result<> RedisConnection::send(const QByteArrayList &command, Clock::time_point until)
{
    std::vector<const char *> texts;
    std::vector<size_t> sizes;
    for (const QByteArray &part : command) {
        texts.push_back(part.constData());
        sizes.push_back(size_t(part.size()));
    }
    if (redisAppendCommandArgv(m_context, int(command.size()), texts.data(), sizes.data()) != REDIS_OK)
        return broken();
    return write(until);
}

/// What has been read already.
Result<std::optional<RedisReply>> RedisConnection::take()
{
    void *raw = nullptr;
    if (redisGetReplyFromReader(m_context, &raw) != REDIS_OK)
        return broken();
    if (!raw)
        return std::nullopt;
    const std::unique_ptr<redisReply, decltype(&freeReplyObject)> reply(static_cast<redisReply *>(raw),
                                                                        freeReplyObject);
    return converted(*reply);
}

Result<RedisReply> RedisConnection::ask(const QByteArrayList &command, Clock::time_point until)
{
    ITSM_TRY(send(command, until));
    for (;;) {
        ITSM_TRY(poll(POLLIN, until));
        if (redisBufferRead(m_context) != REDIS_OK)
            return broken();
        ITSM_TRY_ASSIGN(std::optional<RedisReply> reply, take());
        if (reply)
            return *std::move(reply);
    }
}

Result<std::optional<RedisReply>> RedisConnection::receive()
{
    ITSM_TRY_ASSIGN(std::optional<RedisReply> reply, take());
    if (reply)
        return reply;
    if (redisBufferRead(m_context) != REDIS_OK) // nothing is there: no error
        return broken();
    return take();
}

int RedisConnection::socket() const
{
    return m_context->fd;
}

} // namespace itsm
