#include "tests/bench/server.h"
#include "tests/support/slow_proxy.h"

#include <cmath>
#include <future>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm::bench {

namespace {

constexpr int overloadClients = 400; ///< many more than the queues take
constexpr int calibrationClients = 64;
constexpr double slowdown = 10;
/// The load is so much of what the server can do with the fast database.
constexpr double loadShare = 0.5;
constexpr auto calibrationTime = 4s;
constexpr auto before = 5s; ///< of the load, with the fast database
constexpr auto after = 15s;
constexpr double shedBarMs = 2'000;
constexpr double recoveryBarSeconds = 10;
constexpr double recoveredMs = 200;

Result<LoadResult> load(const ServerBench &bench, quint16 port, int connections, std::chrono::milliseconds duration,
                        double perSecond)
{
    RequestMix mix(bench);
    return HttpLoad{.port = port,
                    .connections = connections,
                    .duration = duration,
                    .perSecond = perSecond,
                    .next = [&mix]() -> std::optional<LoadRequest> { return mix.next(); }}
        .run();
}

/// The delay with which the server can do a tenth of what it can do without.
Result<std::chrono::microseconds> calibrate(const ServerBench &bench, SlowProxy &proxy, quint16 port, double fast)
{
    std::chrono::microseconds delay = 2ms;
    for (int round = 0; round < 4; ++round) {
        proxy.setDelay(delay);
        ITSM_TRY_ASSIGN(const LoadResult slow, load(bench, port, calibrationClients, calibrationTime, 0));
        const double ratio = fast / (double(slow.answers.size()) / slow.seconds);
        if (std::abs(ratio - slowdown) < slowdown / 10)
            break;
        delay = std::chrono::microseconds(qint64(double(delay.count()) * slowdown / ratio));
    }
    proxy.setDelay(0us);
    return delay;
}

/// Of the answers that were due within this time.
LoadResult part(const LoadResult &all, std::chrono::milliseconds from, std::chrono::milliseconds to)
{
    LoadResult some;
    for (const LoadAnswer &answer : all.answers) {
        if (answer.dueUs >= from.count() * 1'000 && answer.dueUs < to.count() * 1'000)
            some.answers.push_back(answer);
    }
    return some;
}

/// From when on each second's p99 is as it should be and nothing fails, in seconds since `from`.
double recoveryOf(const LoadResult &all, std::chrono::milliseconds from, std::chrono::milliseconds to)
{
    auto good = to;
    for (auto second = to - 1s; second >= from; second -= 1s) {
        const LoadResult some = part(all, second, second + 1s);
        if (some.failures() > 0 || some.quantile(0.99) > recoveredMs)
            break;
        good = second;
    }
    return std::chrono::duration<double>(good - from).count();
}

} // namespace

/// Clients do not wait for each other: requests come at the same rate all the time, whatever becomes of them.
Result<> benchServerOverload(const ServerBench &bench)
{
    if (!bench.isPostgres())
        return {};
    ITSM_TRY_ASSIGN(const auto proxy, SlowProxy::start(bench.database.urlText()));
    ITSM_TRY_ASSIGN(const auto server,
                    ItsmdProcess::start(proxy->url(), {"max_connections: 1000", "max_connections_per_address: 1000"}));
    ITSM_TRY(load(bench, server->port(), calibrationClients, calibrationTime, 0)); // plans and caches
    ITSM_TRY_ASSIGN(const LoadResult fastest, load(bench, server->port(), calibrationClients, calibrationTime, 0));
    const double fast = double(fastest.answers.size()) / fastest.seconds;
    ITSM_TRY_ASSIGN(const auto delay, calibrate(bench, *proxy, server->port(), fast));

    const std::chrono::milliseconds slowFrom = before;
    const std::chrono::milliseconds slowTo = before + bench.duration;
    const std::chrono::milliseconds end = slowTo + after;
    auto running = std::async(std::launch::async,
                              [&] { return load(bench, server->port(), overloadClients, end, fast * loadShare); });
    std::this_thread::sleep_for(slowFrom);
    proxy->setDelay(delay);
    std::this_thread::sleep_for(bench.duration);
    const double memory = server->memory();
    proxy->setDelay(0us);
    ITSM_TRY_ASSIGN(const LoadResult result, running.get());

    const LoadResult slow = part(result, slowFrom, slowTo);
    double firstShed = std::chrono::duration<double, std::milli>(bench.duration).count();
    double longestShed = 0;
    for (const LoadAnswer &answer : slow.answers) {
        if (answer.status != 503)
            continue;
        const double answered = double(answer.dueUs + answer.latencyUs) / 1e3;
        firstShed = std::min(firstShed, answered - double(slowFrom.count()));
        longestShed = std::max(longestShed, double(answer.latencyUs) / 1e3);
    }
    const QString what = u"database %1 × slower: "_s.arg(slowdown);
    bench.figure(what + u"first answered with 503 after"_s, u"ms"_s, firstShed, shedBarMs,
                 u"%1 requests/s, each answer of the database held back for %2 ms; %3 of %4 shed, the slowest after "
                 "%5 ms"_s.arg(QString::number(fast * loadShare, 'f', 0),
                               QString::number(double(delay.count()) / 1e3, 'f', 1), QString::number(slow.count(503)),
                               QString::number(slow.answers.size()), QString::number(longestShed, 'f', 0)));
    bench.figure(
        what + u"then normal again after"_s, u"s"_s, recoveryOf(result, slowTo, end), recoveryBarSeconds,
        u"p99 ≤ %1 ms and no error; memory of the server meanwhile %2 MiB"_s.arg(recoveredMs).arg(memory, 0, 'f', 0));
    const qsizetype others = result.failures() - result.count(503);
    if (others > 0)
        bench.report.fail(bench.subject(), what + u"errors"_s,
                          {Error::Code::Internal, u"%1 requests failed otherwise than with 503"_s.arg(others), {}, {}});
    return {};
}

} // namespace itsm::bench
