#include "services/api/api_server.h"

#include "services/desk/transaction.h"
#include "services/storage/counters.h"
#include "services/storage/idempotency_table.h"

#include <QFuture>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto pingEvery = 2s;
constexpr auto houseEvery = 60s;
/// What writers append to the counters is read again with each of them until it is folded.
constexpr auto foldEvery = 5s;
constexpr auto keysLive = 24h;
constexpr auto accessEvery = 1h;
constexpr auto drainLook = 50ms;
constexpr auto revocationDelay = 200ms;
constexpr auto revocationSpacing = 5s;
/// One tenant may not keep the others from being kept tidy.
constexpr int piecesPerTenant = 50;

} // namespace

ApiServer::ApiServer(std::shared_ptr<Store> store, const Clock &clock, ApiServerOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_desk(clock)
    , m_access(clock, {}, m_options.redis.get())
    , m_shared(m_options.redis.get(), m_access)
    , m_webhookRate("webhook", m_options.webhookRate, m_options.redis.get())
    , m_positions(m_desk, [this](ListPositions::Work work) { push(std::move(work), WorkLane::Long); })
    , m_context{.clock = clock,
                .desk = m_desk,
                .access = m_access,
                .positions = m_positions,
                .metrics = m_metrics,
                .status = m_status,
                .streams = m_streams,
                .deadlines = m_options.deadlines,
                .isStrictV1 = m_options.isStrictV1,
                .shared = m_shared,
                .webhookRate = m_webhookRate,
                .knownSources = m_knownSources,
                .areMetricsOpen = m_options.address.isLoopback() && m_options.limits.proxies.isEmpty(),
                .redis = m_options.redis.get(),
                .replica = m_options.replica.get()}
    , m_workers(std::in_place, store, m_options.workers)
    , m_service(m_context, *m_workers, allRoutes())
    , m_http(m_options.limits, m_service)
    , m_streams(store, m_options.limits.streams)
{
    m_status.setWorkers(*m_workers);
    addGauges();
    if (m_options.replica)
        addReplicaGauges();
    m_access.onRevocation([this] { noteRevocation(); });
    if (Redis *redis = m_options.redis.get()) {
        addRedisGauges();
        m_feedNews = redis->listen(feedTopic, [this](const std::optional<QByteArray> &) { m_streams.nudge(); });
    }
    connect(&m_pinger, &QTimer::timeout, this, &ApiServer::ping);
    connect(&m_housekeeper, &QTimer::timeout, this, qOverload<>(&ApiServer::keepHouse));
    connect(&m_folder, &QTimer::timeout, this, &ApiServer::fold);
    connect(&m_drainer, &QTimer::timeout, this, &ApiServer::watchDrain);
}

/// The workers first: they answer through everything else. One that waits for a client waits for this thread, which is
/// about to wait for it.
ApiServer::~ApiServer()
{
    m_access.onRevocation({});
    m_streams.endAll();
    m_http.abortAll();
    m_workers.reset();
}

Result<> ApiServer::start()
{
    ITSM_TRY(m_http.start(m_options.address, m_options.port, m_options.tls));
    m_pinger.start(pingEvery);
    m_housekeeper.start(houseEvery);
    m_folder.start(foldEvery);
    ping();
    keepHouse();
    return {};
}

void ApiServer::addGauges()
{
    const auto add = [this](const char *name, const char *help, std::function<double()> read, bool isCounter = false) {
        m_metrics.add({.name = name, .help = help, .read = std::move(read), .isCounter = isCounter});
    };
    add("itsm_http_connections", "Open connections.", [this] { return m_http.connectionCount(); });
    add("itsm_http_buffered_bytes", "Bodies of requests in memory.", [this] { return double(m_http.bufferedBytes()); });
    add(
        "itsm_http_refused_total", "Connections and requests that broke a limit.",
        [this] { return double(m_http.refusalCount()); }, true);
    add("itsm_streams", "Subscribers of the event stream.", [this] { return m_streams.count(); });
    add("itsm_queue_short", "Requests that wait for a worker.", [this] { return m_workers->waiting(WorkLane::Short); });
    add("itsm_queue_long", "Long requests that wait for a worker.",
        [this] { return m_workers->waiting(WorkLane::Long); });
    add("itsm_queue_lasting", "Imports that wait for a worker.",
        [this] { return m_workers->waiting(WorkLane::Lasting); });
    add(
        "itsm_answers_shared_total", "Requests that took the answer of an equal one that came at the same time.",
        [this] { return double(m_shared.concurrent().shared()); }, true);
    add("itsm_workers_busy", "Workers that are at a request.", [this] { return m_workers->running(); });
    add(
        "itsm_requests_shed_total", "Requests refused because of the queues.",
        [this] { return double(m_workers->refused()); }, true);
    add(
        "itsm_requests_overdue_total", "Requests given up at their deadline.",
        [this] { return double(m_workers->interrupted()); }, true);
}

/// Counters that `source` keeps in its figures.
template <typename Source>
void ApiServer::addCounters(const std::shared_ptr<Source> &source,
                            std::initializer_list<Counter<typename Source::Figures>> counters)
{
    for (const Counter<typename Source::Figures> &counter : counters)
        m_metrics.add({.name = counter.name,
                       .help = counter.help,
                       .read = [source, figure = counter.figure] { return double(source->figures().*figure); },
                       .isCounter = true});
}

void ApiServer::addRedisGauges()
{
    using Figures = Redis::Figures;
    m_metrics.add({.name = "itsm_redis_up",
                   .help = "1: Redis answers. 0: the breaker is open.",
                   .read = [redis = m_options.redis] { return redis->isUp() ? 1 : 0; }});
    addCounters(m_options.redis, {{"itsm_redis_hits_total", "Values that Redis had.", &Figures::hits},
                                  {"itsm_redis_misses_total", "Values that Redis did not have.", &Figures::misses},
                                  {"itsm_redis_bypassed_total",
                                   "Questions that were not asked because the breaker was open.", &Figures::bypassed},
                                  {"itsm_redis_errors_total",
                                   "Questions that Redis did not answer in time, or refused.", &Figures::errors},
                                  {"itsm_redis_messages_heard_total", "Messages of other servers.", &Figures::heard},
                                  {"itsm_redis_messages_told_total", "Messages to other servers.", &Figures::told}});
}

void ApiServer::addReplicaGauges()
{
    using Figures = ReadReplica::Figures;
    m_metrics.add({.name = "itsm_replica_up",
                   .help = "1: the read replica answers.",
                   .read = [replica = m_options.replica] { return replica->figures().isUp ? 1 : 0; }});
    addCounters(
        m_options.replica,
        {{"itsm_replica_reads_total", "Lists and figures read from the replica.", &Figures::reads},
         {"itsm_replica_fallbacks_total", "Lists and figures that the primary had to read.", &Figures::fallbacks},
         {"itsm_replica_behind_total", "Those of them for which the replica had not caught up in time.",
          &Figures::behind}});
}

/// Soon, and once for many: looking at all streams takes its time.
void ApiServer::noteRevocation()
{
    if (m_isStreamCheckDue.exchange(true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const auto spaced = revocationSpacing - (std::chrono::steady_clock::now() - m_streamsCheckedAt);
            const auto delay = std::max<std::chrono::nanoseconds>(revocationDelay, spaced);
            QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(delay), this, [this] {
                m_streamsCheckedAt = std::chrono::steady_clock::now();
                m_isStreamCheckDue = false;
                checkStreams();
            });
        },
        Qt::QueuedConnection);
}

void ApiServer::push(std::function<Result<>(Connection &)> work, WorkLane lane)
{
    m_workers->push(lane, std::make_unique<JobOf<void>>(std::move(work)), m_options.deadlines.longWork);
}

/// Tells whether the database answers, also where nobody asks for anything, and keeps the keys of tokens at hand.
void ApiServer::ping()
{
    // Their heartbeat would say that nothing changes, where nothing is known. A restart of the database is no reason.
    m_pingsUnready = m_status.report().isReady ? 0 : m_pingsUnready + 1;
    if (m_pingsUnready > 2)
        m_streams.interrupt();
    push(
        [this](Connection &c) -> Result<> {
            ITSM_TRY(selectTenants(c));
            return m_access.readKeys(c);
        },
        WorkLane::Short);
}

void ApiServer::fold()
{
    push([](Connection &c) { return foldCounters(c).map([](qint64) {}); }, WorkLane::Short);
}

void ApiServer::keepHouse()
{
    m_positions.forget();
    checkStreams();
    if (m_isHousekeeping.exchange(true))
        return;
    // Goes with the work, also where that finds no place and is never begun.
    const std::shared_ptr<void> whileQueued(nullptr, [this](void *) { m_isHousekeeping = false; });
    push([this, whileQueued](Connection &c) { return keepHouse(c); }, WorkLane::Long);
}

Result<> ApiServer::keepHouse(Connection &c)
{
    const Instant now = m_clock.now();
    ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(c));
    for (const Tenant &tenant : tenants) {
        const Actor program{
            .tenant = tenant.id, .user = {}, .name = u"itsmd"_s, .role = Role::Admin, .source = u"system"_s};
        ITSM_TRY_ASSIGN(const QStringList secrets, m_desk.sourceSecrets(c, tenant.id));
        m_knownSources.set(tenant.id, secrets);
        for (int piece = 0; piece < piecesPerTenant; ++piece) {
            ITSM_TRY_ASSIGN(const bool isMore, m_desk.maintain(c, program));
            if (!isMore)
                break;
        }
        for (int piece = 0; piece < piecesPerTenant; ++piece) {
            ITSM_TRY_ASSIGN(const bool isMore, inTransaction(c, program, Connection::Access::Write, [&] {
                                return pruneIdempotencyKeys(c, tenant.id, now - keysLive);
                            }));
            if (!isMore)
                break;
        }
    }
    if (now - m_accessKeptAt >= accessEvery) {
        ITSM_TRY(m_access.maintain(c));
        m_accessKeptAt = now;
    }
    return {};
}

/// A stream outlives the request that began it; its token must not.
void ApiServer::checkStreams()
{
    push(
        [this, tokens = m_streams.tokens()](Connection &c) -> Result<> {
            std::vector<quint64> ended;
            for (const auto &[id, token] : tokens) {
                const auto actor = m_access.authenticate(c, token);
                if (!actor && actor.error().code == Error::Code::Unauthenticated)
                    ended.push_back(id);
            }
            m_streams.end(ended);
            return {};
        },
        WorkLane::Long);
}

void ApiServer::stop()
{
    if (m_drainer.isActive())
        return;
    m_status.setStopping();
    m_streams.endAll();
    m_http.drain();
    m_drainUntil = std::chrono::steady_clock::now() + m_options.drainTime;
    m_drainer.start(drainLook);
}

void ApiServer::watchDrain()
{
    if (!m_http.isIdle() && std::chrono::steady_clock::now() < m_drainUntil)
        return;
    m_drainer.stop();
    m_pinger.stop();
    m_housekeeper.stop();
    m_folder.stop();
    Q_EMIT stopped();
}

} // namespace itsm
