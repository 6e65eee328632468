#pragma once

#include "services/domain/result.h"
#include "services/runtime/config.h"

#include <chrono>
#include <memory>

struct redisContext;

namespace itsm {

/// What Redis answers (RESP2).
struct RedisReply
{
    enum class Kind : quint8 { Nil, Status, Text, Number, List, Error };
    Kind kind = Kind::Nil;
    QByteArray text; ///< of Status, Text and Error
    qint64 number = 0;
    std::vector<RedisReply> items;
};

/// One connection to Redis. Nothing on it takes longer than its caller allows, whatever the other side does; after an
/// error it is of no use any more. Used by one thread at a time.
class RedisConnection
{
public:
    using Clock = std::chrono::steady_clock;

    /// Signs in and chooses the database. `address` is config.host as an address or the path of a socket: a name would
    /// have to be looked up, which takes as long as it likes. Forbidden where Redis refuses the password.
    static Result<std::unique_ptr<RedisConnection>> open(const RedisConfig &config, const QByteArray &address,
                                                         Clock::time_point until);
    ~RedisConnection();
    Q_DISABLE_COPY_MOVE(RedisConnection)

    /// Timeout or Unavailable break the connection. An answer of Kind::Error is an answer.
    Result<RedisReply> ask(const QByteArrayList &command, Clock::time_point until);
    /// Sends without waiting for an answer, which receive() gives.
    Result<> send(const QByteArrayList &command, Clock::time_point until);
    /// What has come without having been asked for; nothing if nothing is there.
    Result<std::optional<RedisReply>> receive();
    [[nodiscard]] int socket() const;

private:
    explicit RedisConnection(redisContext *context);
    Result<> waitForConnection(Clock::time_point until);
    Result<> signIn(const RedisConfig &config, Clock::time_point until);
    Result<> order(const QByteArrayList &command, Clock::time_point until);
    Result<> poll(short events, Clock::time_point until);
    Result<> write(Clock::time_point until);
    Result<std::optional<RedisReply>> take();
    [[nodiscard]] tl::unexpected<Error> broken() const;

    redisContext *m_context;
};

} // namespace itsm
