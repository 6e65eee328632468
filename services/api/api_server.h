#pragma once

#include "services/api/api_context.h"
#include "services/api/api_metrics.h"
#include "services/api/api_service.h"
#include "services/api/api_status.h"
#include "services/api/event_streams.h"
#include "services/api/known_sources.h"
#include "services/api/list_positions.h"
#include "services/api/shared_answers.h"
#include "services/storage/read_replica.h"

namespace itsm {

struct ApiServerOptions
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 8090;                    ///< 0 takes a free one
    std::optional<QSslConfiguration> tls{}; ///< none: unencrypted
    HttpLimits limits;
    ApiWorkers::Options workers;
    ApiDeadlines deadlines;
    std::chrono::milliseconds drainTime{10'000};
    bool isStrictV1 = false;                ///< ApiContext::isStrictV1
    int webhookRate = 0;                    ///< messages of a source of alerts in a second; 0: no limit
    std::shared_ptr<Redis> redis{};         ///< shared with other servers of the database; may be none
    std::shared_ptr<ReadReplica> replica{}; ///< of the database; may be none
};

/// The whole server on a store: listener, workers, event streams, and the housekeeping that comes with running for
/// long. Lives in one thread, which it never makes wait.
class ApiServer final : public QObject
{
    Q_OBJECT
public:
    /// The clock must outlive it.
    ApiServer(std::shared_ptr<Store> store, const Clock &clock, ApiServerOptions options, QObject *parent = nullptr);
    ~ApiServer() override;

    /// Unavailable says why it cannot listen.
    Result<> start();
    [[nodiscard]] quint16 port() const { return m_http.serverPort(); }
    /// A new certificate, for connections from now on.
    void setTls(const QSslConfiguration &tls) { m_http.setTls(tls); }
    /// Takes no new request and lets those under way end, as long as the options say; then stopped() is emitted.
    void stop();

    /// For a sign-in at the start, before anybody else.
    [[nodiscard]] AccessDesk &access() { return m_access; }
    [[nodiscard]] const std::vector<Route> &routes() const { return m_service.routes(); }

    /// Ends the event streams whose token holds no longer; also done every minute, and after a revocation.
    Q_INVOKABLE void checkStreams();

Q_SIGNALS:
    void stopped();

private:
    void addGauges();
    template <typename Figures>
    struct Counter
    {
        const char *name;
        const char *help;
        qint64 Figures::*figure;
    };
    template <typename Source>
    void addCounters(const std::shared_ptr<Source> &source,
                     std::initializer_list<Counter<typename Source::Figures>> counters);
    void addRedisGauges();
    void addReplicaGauges();
    void noteRevocation();
    void ping();
    void keepHouse();
    void fold();
    void push(std::function<Result<>(Connection &)> work, WorkLane lane);
    Result<> keepHouse(Connection &c);
    void watchDrain();

    const ApiServerOptions m_options;
    const Clock &m_clock;
    ServiceDesk m_desk;
    AccessDesk m_access;
    SharedAnswers m_shared;
    RateLimit m_webhookRate;
    KnownSources m_knownSources;
    ListPositions m_positions;
    ApiMetrics m_metrics;
    ApiStatus m_status;
    const ApiContext m_context;
    std::optional<ApiWorkers> m_workers;
    ApiService m_service;
    HttpServer m_http;
    EventStreams m_streams; ///< goes before the server that its subscribers are connected to
    QTimer m_pinger;
    int m_pingsUnready = 0; ///< in a row
    QTimer m_housekeeper;
    QTimer m_folder;
    QTimer m_drainer;
    std::chrono::steady_clock::time_point m_drainUntil;
    Instant m_accessKeptAt{}; ///< looked at by one worker at a time
    std::atomic<bool> m_isHousekeeping = false;
    std::atomic<bool> m_isStreamCheckDue = false;
    std::chrono::steady_clock::time_point m_streamsCheckedAt;
    Redis::Subscription m_feedNews;
};

} // namespace itsm
