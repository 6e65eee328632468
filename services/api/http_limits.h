#pragma once

#include "services/api/trusted_proxies.h"

#include <chrono>

namespace itsm {

/// What one client, and all of them together, may cost the server. All limits of the listener are here.
struct HttpLimits
{
    using milliseconds = std::chrono::milliseconds;

    qsizetype headerBytes = 16 * 1024; ///< request line and fields
    int headerFields = 64;
    qsizetype targetBytes = 8 * 1024;
    qint64 bodyBytes = qint64{1} << 20;       ///< of a request whose route names no other limit
    qint64 bufferedBytes = qint64{256} << 20; ///< bodies of all connections together, in memory …
    qint64 fileBytes = qint64{1} << 30;       ///< … and in files; see BodySpace for who has how much of it
    /// Of a stream: its producer waits, or its subscriber is dropped. Of answers: the next request waits.
    qsizetype unsentBytes = 256 * 1024;

    milliseconds headerTime{10'000}; ///< from a request's first byte to the end of its header; TLS handshake as well
    milliseconds idleTime{15'000};   ///< between requests
    qint64 bytesPerSecond = 1'024;   ///< of a body and of an answer that the client reads …
    /// … and of a body that goes to a file: what may be large may not take days to come …
    qint64 fileBytesPerSecond = 16 * 1'024;
    milliseconds rateGrace{5'000};  ///< … over each such time
    milliseconds lingerTime{2'000}; ///< for a client to read the answer to a request that it was still sending

    int connections = 512;          ///< a newcomer pushes out who keeps the server waiting; see HttpServer::makeRoom()
    int connectionsPerAddress = 64; ///< not of those that bring the requests of others
    /// Where all places are taken, so long one is left alone by newcomers of the address that has most of them.
    milliseconds stayTime{5'000};
    TrustedProxies proxies{};
    int streams = 448; ///< of the connections; so that there is always room for requests
};

} // namespace itsm
