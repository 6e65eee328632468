#include "tests/bench/server.h"
#include "tests/bench/stream_load.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm::bench {

namespace {

constexpr int subscribers = 1'000;
constexpr double changesPerSecond = 200;
constexpr int writers = 8;
constexpr int longestSubscribingMs = 30'000;
/// After the last change, for its event to come.
constexpr auto settleTime = 3s;

} // namespace

/// All subscribers are of one tenant, so that each hears of every change. The time of a change begins when its request
/// is due: what the server needs to write it counts as well.
Result<> benchServerStreams(const ServerBench &bench)
{
    ITSM_TRY_ASSIGN(const auto server, bench.startServer({"max_connections: 1200", "max_connections_per_address: 1200",
                                                          "max_streams: " + QByteArray::number(subscribers)}));
    const Caller &caller = bench.callers.front();
    StreamLoad streams(server->port(), caller.token, subscribers);
    QElapsedTimer timer;
    timer.start();
    while (!streams.isReady() && timer.elapsed() < longestSubscribingMs)
        std::this_thread::sleep_for(10ms);
    if (!streams.isReady())
        return fail(Error::Code::Timeout, u"only %1 of %2 streams began"_s.arg(streams.subscribers()).arg(subscribers));
    const qint64 subscribedMs = timer.elapsed();

    // Each incident once, so that its event is that of its change.
    size_t number = 0;
    std::vector<qint64> ids = caller.open;
    for (const qint64 id : caller.incidents) {
        if (std::ranges::find(caller.open, id) == caller.open.end())
            ids.push_back(id);
    }
    const auto next = [&]() -> std::optional<LoadRequest> {
        if (number >= ids.size())
            return {};
        const qint64 id = ids[number++];
        return LoadRequest{.bytes = requestBytes("POST", "/api/v1/incidents/" + QByteArray::number(id) + "/comments",
                                                 caller.token, R"({"content":"seen"})"),
                           .kind = RequestMix::Write,
                           .tag = id};
    };
    const double cpuBefore = server->cpuSeconds();
    const HttpLoad load{.port = server->port(),
                        .connections = writers,
                        .duration = bench.duration,
                        .perSecond = changesPerSecond,
                        .next = next};
    ITSM_TRY_ASSIGN(const LoadResult written, load.run());
    std::this_thread::sleep_for(settleTime);
    const double cpu = (server->cpuSeconds() - cpuBefore) / written.seconds;
    const int left = streams.subscribers();
    const auto heard = streams.finish();

    Samples samples;
    qsizetype missed = 0;
    for (const LoadAnswer &answer : written.answers) {
        const auto found = heard.find(answer.tag);
        if (answer.status / 100 != 2 || found == heard.end()) {
            ++missed;
            continue;
        }
        const auto due = written.begun + std::chrono::microseconds(answer.dueUs);
        samples.add(std::chrono::duration<double, std::milli>(found->second - due).count());
    }
    const QString what = u"1,000 streams, %1 changes/s: "_s.arg(changesPerSecond);
    bench.figure(what + u"until all heard, p99"_s, u"ms"_s, samples.quantile(0.99), 500,
                 u"p50 %1; written in %2 ms (p99); %3 MB/s; server %4 % of a core"_s.arg(
                     QString::number(samples.quantile(0.5), 'f', 0), QString::number(written.quantile(0.99), 'f', 0),
                     QString::number(double(streams.bytes()) / 1e6 / written.seconds, 'f', 1),
                     QString::number(cpu * 100, 'f', 0)));
    bench.figure(what + u"server memory"_s, u"MiB"_s, server->peakMemory(), 200,
                 u"all subscribed after %1 ms"_s.arg(subscribedMs));
    if (missed > 0 || left < subscribers || written.failures() > 0)
        bench.report.fail(bench.subject(), what + u"lost"_s,
                          {Error::Code::Internal,
                           u"%1 changes not heard by all, %2 streams left, %3 writes failed: %4"_s.arg(
                               QString::number(missed), QString::number(left), QString::number(written.failures()),
                               QString::fromUtf8(written.firstFailure.left(400))),
                           {},
                           {}});
    return {};
}

} // namespace itsm::bench
