#include "tests/bench/server.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

constexpr int mixClients = 64;
constexpr std::chrono::seconds warmUp{3};
constexpr double requestsBar = 1'500;

} // namespace

RequestMix::RequestMix(const ServerBench &bench, quint32 seed)
    : m_bench(bench)
    , m_state(seed * 0x9E3779B97F4A7C15ULL)
{
}

quint32 RequestMix::below(quint32 n)
{
    m_state = m_state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return quint32(((m_state >> 33U) * n) >> 31U);
}

/// Every second request is of the large tenant.
LoadRequest RequestMix::next()
{
    const auto tenants = quint32(m_bench.callers.size());
    const Caller &caller = m_bench.callers[below(2) == 0 ? 0 : below(tenants)];
    return below(100) < 80 ? read(caller) : write(caller);
}

QByteArray RequestMix::oneOf(const std::vector<qint64> &incidents)
{
    return QByteArray::number(incidents[below(quint32(incidents.size()))]);
}

/// What people look at: one incident, the lists with the filters that are used, the cards, and what walls show.
LoadRequest RequestMix::read(const Caller &caller)
{
    static const std::array lists{
        QByteArray("/api/v1/incidents?page=1&size=20"),
        QByteArray("/api/v1/incidents?limit=50"),
        QByteArray("/api/v1/incidents?limit=50&filter=is:open"),
        QByteArray("/api/v1/incidents?status=new&severity=critical&limit=50"),
        QByteArray("/api/v1/incidents?limit=50&filter=is:open%20priority:urgent&sort=updated:desc"),
        QByteArray("/api/v1/incidents?limit=50&filter=is:unassigned%20is:open"),
    };
    const quint32 dice = below(80);
    QByteArray target;
    if (dice < 36)
        target = "/api/v1/incidents/" + oneOf(caller.incidents);
    else if (dice < 58)
        target = lists[below(quint32(lists.size()))];
    else if (dice < 68)
        target = "/api/v1/incidents/stats";
    else if (dice < 74)
        target = "/api/v1/incidents/" + oneOf(caller.incidents) + "/events";
    else
        target = "/api/v1/incidents/alerts/active";
    return {.bytes = requestBytes("GET", target, caller.token), .kind = Read};
}

LoadRequest RequestMix::write(const Caller &caller)
{
    static const std::array priorities{QByteArray("low"), QByteArray("medium"), QByteArray("high"),
                                       QByteArray("urgent")};
    static const std::array categories{QByteArray("network"), QByteArray("server"), QByteArray("database"),
                                       QByteArray("storage")};
    const quint32 dice = below(20);
    const auto request = [&caller](const QByteArray &method, const QByteArray &target, const QByteArray &body) {
        return LoadRequest{.bytes = requestBytes(method, target, caller.token, body), .kind = Write};
    };
    if (dice < 7)
        return request("POST", "/api/v1/incidents",
                       R"({"title":"数据库连接超时 connection timeout on db-sh-)" + QByteArray::number(below(10'000)) +
                           R"(","description":"Opened by the benchmark","severity":"high","source":"user"})");
    if (dice < 15)
        return request("PUT", "/api/v1/incidents/" + oneOf(caller.open),
                       R"({"priority":")" + priorities[below(4)] + R"(","category":")" +
                           categories[below(quint32(categories.size()))] + R"("})");
    return request("POST", "/api/v1/incidents/" + oneOf(caller.open) + "/comments",
                   R"({"content":"looked at it )" + QByteArray::number(below(1'000'000)) + R"("})");
}

/// First as many requests as the server can do, then as many as it must be able to: who waits for an answer before he
/// asks again says nothing of how long answers take at a given load.
Result<> benchServerMix(const ServerBench &bench)
{
    // A load begins while the connections of the one before are being ended.
    ITSM_TRY_ASSIGN(const auto server, bench.startServer({"max_connections_per_address: 256"}));
    RequestMix mix(bench);
    const auto run = [&](std::chrono::milliseconds duration, double perSecond) {
        return HttpLoad{.port = server->port(),
                        .connections = mixClients,
                        .duration = duration,
                        .perSecond = perSecond,
                        .next = [&mix]() -> std::optional<LoadRequest> { return mix.next(); }}
            .run();
    };
    ITSM_TRY(run(warmUp, 0));
    const double cpuBefore = server->cpuSeconds();
    const int threads = server->threads();
    const int descriptors = server->descriptors();
    ITSM_TRY_ASSIGN(const LoadResult most, run(bench.duration, 0));
    const double cpu = (server->cpuSeconds() - cpuBefore) / most.seconds;
    ITSM_TRY_ASSIGN(const LoadResult paced, run(bench.duration, requestsBar));

    const QString what = u"80 % reads, 64 connections: "_s;
    bench.rate(what + u"requests"_s, double(most.answers.size()) / most.seconds, requestsBar, 0,
               u"server %1 % of a core, %2 MiB"_s.arg(cpu * 100, 0, 'f', 0).arg(server->peakMemory(), 0, 'f', 0));
    const QString at = u"%1at %2/s, "_s.arg(what).arg(requestsBar);
    for (const auto &[name, share, bar] : {std::tuple(u"p50"_s, 0.5, 20.0), std::tuple(u"p99"_s, 0.99, 100.0)})
        bench.figure(at + name, u"ms"_s, paced.quantile(share), bar,
                     u"reads %1, writes %2"_s.arg(paced.quantile(share, RequestMix::Read), 0, 'f', 1)
                         .arg(paced.quantile(share, RequestMix::Write), 0, 'f', 1));
    for (const LoadResult &load : {most, paced}) {
        if (load.failures() > 0)
            bench.report.fail(bench.subject(), what + u"errors"_s, load.failureError());
    }
    if (bench.isPostgres()) {
        ITSM_TRY_ASSIGN(const qint64 connections, bench.databaseConnections());
        bench.figure(what + u"database connections"_s, u"connections"_s, double(connections), 16);
    }
    if (server->threads() != threads || server->descriptors() > descriptors)
        bench.report.fail(bench.subject(), what + u"leaks"_s,
                          {Error::Code::Internal,
                           u"threads %1 → %2, descriptors %3 → %4"_s.arg(
                               QString::number(threads), QString::number(server->threads()),
                               QString::number(descriptors), QString::number(server->descriptors())),
                           {},
                           {}});
    return {};
}

} // namespace itsm::bench
