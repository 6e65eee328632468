#pragma once

#include "services/domain/result.h"

#include <chrono>
#include <functional>
#include <vector>

namespace itsm::bench {

/// Bytes that a client takes from its connection at once.
inline constexpr size_t readSize = size_t{256} * 1024;

/// A request as the bytes that go over the wire.
struct LoadRequest
{
    QByteArray bytes;
    int kind = 0;   ///< whatever tells the answers apart later
    qint64 tag = 0; ///< the same for single ones
};

struct LoadAnswer
{
    int kind = 0;
    qint64 tag = 0;
    int status = 0;       ///< 0: the connection ended first
    qint64 dueUs = 0;     ///< when it was to be sent, since the begin of the load
    qint64 latencyUs = 0; ///< from then to its last byte
};

struct LoadResult
{
    std::chrono::steady_clock::time_point begun;
    double seconds = 0; ///< until the last answer
    std::vector<LoadAnswer> answers;
    QByteArray firstFailure; ///< the first answer that is not 2xx, as it came

    [[nodiscard]] qsizetype count(int status) const;
    /// How many are not 2xx.
    [[nodiscard]] qsizetype failures() const;
    /// What they are, for a report.
    [[nodiscard]] Error failureError() const;
    /// Milliseconds that a share of the answers with a status of 2xx do not exceed; of one kind or, with -1, of all.
    [[nodiscard]] double quantile(double share, int kind = -1) const;
};

/// Makes requests over keep-alive connections to a port of this machine, in the calling thread, with as little of the
/// processor as possible: the server has to live on the same cores.
struct HttpLoad
{
    quint16 port = 0;
    int connections = 1;
    std::chrono::milliseconds duration{0}; ///< 0: until there is no request left
    /// So many requests a second, whether answers come or not; 0: each connection sends the next one at once.
    double perSecond = 0;
    /// The next request; nothing ends the load.
    std::function<std::optional<LoadRequest>()> next{};

    [[nodiscard]] Result<LoadResult> run() const;
};

/// A GET or a request with a JSON body, with a bearer token.
[[nodiscard]] QByteArray requestBytes(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                                      const QByteArray &body = {});

} // namespace itsm::bench
