#include "tests/bench/alert_message.h"
#include "tests/bench/server.h"
#include "tests/support/monitoring_stack.h"

#include "services/desk/desk.h"
#include "services/storage/incident_row.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <future>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm::bench {

namespace {

constexpr int repetitions = 3;
/// While a large message is taken in, others ask so often.
constexpr double othersPerSecond = 20;
constexpr double othersBarMs = 500;
/// Senders of batches: each is a source of its own, as several Alertmanagers are.
constexpr int senders = 4;
/// So many new alerts go into a measurement of batches, or what there is time for, and then come again several times.
constexpr int newAlerts = 20'000;
constexpr int timesAgain = 5;
constexpr auto longestLoad = 20s;
/// We and the Alertmanager are measured in turns, because a machine is not equally busy all the time; the middle
/// counts.
constexpr int turns = 3;

/// An Alertmanager that sends nothing to anybody.
class Alertmanager
{
public:
    Result<> start()
    {
        const QString program = QStandardPaths::findExecutable(u"prometheus-alertmanager"_s);
        if (program.isEmpty())
            return fail(Error::Code::Unavailable, u"apt install prometheus-alertmanager"_s);
        QFile config(m_folder.filePath(u"alertmanager.yml"_s));
        if (!config.open(QIODevice::WriteOnly) ||
            config.write(
                "route: {receiver: none, group_by: [alertname], group_wait: 1h}\nreceivers: [{name: none}]\n") < 0)
            return fail(Error::Code::Unavailable, u"cannot write the configuration of the Alertmanager"_s);
        config.close();
        return m_process.start(
            program,
            {u"--config.file="_s + config.fileName(), u"--storage.path="_s + m_folder.filePath(u"data"_s),
             u"--web.listen-address=127.0.0.1:"_s + QString::number(m_port), u"--cluster.listen-address="_s},
            m_port, m_folder.filePath(u"log"_s));
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] double cpuSeconds() const { return cpuSecondsOf(m_process.pid()); }

private:
    QTemporaryDir m_folder;
    const quint16 m_port = freePort();
    ServerProcess m_process;
};

class IntakeBench
{
public:
    explicit IntakeBench(const ServerBench &bench)
        : m_bench(bench)
    {
    }

    Result<> runLarge()
    {
        ITSM_TRY(start(u"large"_s));
        note(u"10,000 alerts in one POST"_s, large(10'000, 2'000, 150, false));
        note(u"50,000 alerts in one POST"_s, large(50'000, 10'000, 400, false));
        note(u"10,000 alerts with an incident each"_s, large(10'000, 0, 0, true));
        note(u"incidents alone"_s, incidentsAlone());
        return {};
    }
    Result<> runBatches()
    {
        ITSM_TRY(start(u"batches"_s));
        ITSM_TRY(m_alertmanager.start());
        for (const int size : {1, 64, 1'000})
            note(u"batches of %1"_s.arg(size), batches(size));
        note(u"rows of alerts alone"_s, rowsAlone());
        return {};
    }

private:
    /// What a load came to.
    struct Speed
    {
        double rate = 0;     ///< alerts a second
        double program = 0;  ///< µs of the processor for an alert …
        double database = 0; ///< … and those of our database
    };
    using Messages = std::vector<QByteArray>;

    /// One that fails does not keep the others from being measured.
    void note(const QString &what, const Result<> &result)
    {
        if (!result)
            m_bench.report.fail(m_bench.subject(), what, result.error());
    }
    Result<> start(const QString &sourceName);
    Result<> addSources(const QString &name);
    /// Of one group, as an Alertmanager sends them, or of a source that wants an incident for each.
    Result<> large(int count, double bar, double memoryBar, bool isEachAlone);
    Result<> batches(int size);
    Result<> incidentsAlone();
    Result<> rowsAlone();
    /// Sends all messages, so many times.
    template <typename Program>
    Result<Speed> send(const Program &program, int size, const Messages &messages, int times = 1);
    /// The messages of one turn, each of a round of its own.
    [[nodiscard]] Messages messages(int size, const std::function<QByteArray(int sender, int round)> &make, int alerts);
    Result<double> databaseCpu() const;
    void add(const QString &what, std::vector<Speed> ours, std::vector<Speed> peers, bool hasBar) const;
    [[nodiscard]] QByteArray webhook(int sender, const QByteArray &message) const
    {
        return requestBytes("POST", "/api/v1/alerts/webhook", m_secrets[size_t(sender)], message);
    }

    const ServerBench &m_bench;
    Alertmanager m_alertmanager;
    std::unique_ptr<ItsmdProcess> m_server;
    std::vector<QByteArray> m_secrets; ///< of the sources; the last one groups nothing
    int m_round = 1;
};

Result<> IntakeBench::start(const QString &sourceName)
{
    ITSM_TRY(addSources(sourceName));
    ITSM_TRY_ASSIGN(m_server, m_bench.startServer());
    constexpr int size = 64; // which also makes the plans of all connections
    const auto make = [this](int sender, int round) { return webhook(sender, alertMessage(size, round, true)); };
    return send(*m_server, size, messages(size, make, 4'000)).map([](const Speed &) {}); // fills the caches
}

Result<> IntakeBench::addSources(const QString &name)
{
    ITSM_TRY_ASSIGN(const auto c, m_bench.database.connect(Connection::Access::Write));
    const ServiceDesk desk(SystemClock::instance());
    const Actor admin{
        .tenant = BenchDatabase::tenant(), .user = {}, .name = u"bench"_s, .role = Role::Admin, .source = {}};
    for (int i = 0; i <= senders; ++i) {
        NewSource input;
        input.name = u"%1 %2"_s.arg(name).arg(i);
        if (i == senders)
            input.mapping = {{u"group_by"_s, QJsonArray()}};
        ITSM_TRY_ASSIGN(const SourceWithSecret made, desk.addSource(*c, admin, input));
        m_secrets.push_back(made.secret.reveal().toLatin1());
    }
    return {};
}

/// Also what it costs others, and whether the memory comes back.
Result<> IntakeBench::large(int count, double bar, double memoryBar, bool isEachAlone)
{
    std::vector<QByteArray> messages;
    for (int i = 0; i < repetitions; ++i)
        messages.push_back(webhook(isEachAlone ? senders : 0, alertMessage(count, m_round++, true)));
    const double memoryBefore = m_server->memory();
    m_server->forgetPeak();
    std::atomic<bool> isOver = false;
    RequestMix mix(m_bench);
    const HttpLoad others{.port = m_server->port(),
                          .connections = 8,
                          .perSecond = othersPerSecond,
                          .next = [&]() -> std::optional<LoadRequest> {
                              if (isOver)
                                  return {};
                              return mix.next();
                          }};
    auto side = std::async(std::launch::async, [&] { return others.run(); });
    size_t at = 0;
    const HttpLoad storm{.port = m_server->port(), .connections = 1, .next = [&]() -> std::optional<LoadRequest> {
                             if (at == messages.size())
                                 return {};
                             return LoadRequest{.bytes = messages[at++]};
                         }};
    const auto result = storm.run();
    isOver = true;
    const auto asked = side.get();
    ITSM_TRY(result);
    ITSM_TRY(asked);

    const QString what =
        (isEachAlone ? u"%1 alerts in one POST, an incident each: "_s : u"%1 alerts in one POST: "_s).arg(count);
    if (result->failures() > 0)
        return fail(result->failureError());
    Samples times;
    for (const LoadAnswer &answer : result->answers)
        times.add(double(answer.latencyUs) / 1e3);
    Measurement m = timed(m_bench.subject(), what + u"answered after the commit"_s, times, bar);
    m.note = u"%1 MB"_s.arg(double(messages.front().size()) / 1e6, 0, 'f', 1);
    m_bench.report.add(m);
    m_bench.figure(what + u"others meanwhile, p99"_s, u"ms"_s, asked->quantile(0.99), othersBarMs,
                   u"%1 requests"_s.arg(asked->answers.size()));
    if (asked->failures() > 0)
        m_bench.report.fail(m_bench.subject(), what + u"others meanwhile"_s, asked->failureError());
    const double growth = m_server->peakMemory() - memoryBefore;
    m_bench.figure(what + u"growth of memory"_s, u"MiB"_s, growth, memoryBar,
                   u"then %1 MiB more than before"_s.arg(m_server->memory() - memoryBefore, 0, 'f', 0));
    return {};
}

IntakeBench::Messages IntakeBench::messages(int size, const std::function<QByteArray(int, int)> &make, int alerts)
{
    Messages made;
    for (int i = 0; i < alerts / size; ++i)
        made.push_back(make(i % senders, m_round++));
    return made;
}

Result<double> IntakeBench::databaseCpu() const
{
    ITSM_TRY_ASSIGN(const auto c, m_bench.database.connect(Connection::Access::Read));
    double seconds = 0;
    ITSM_TRY(c->query(u"SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                      " AND pid <> pg_backend_pid()"_s,
                      {}, [&seconds](const Row &row) {
                          seconds += cpuSecondsOf(row.integer(0));
                          return true;
                      }));
    return seconds;
}

template <typename Program>
Result<IntakeBench::Speed> IntakeBench::send(const Program &program, int size, const Messages &messages, int times)
{
    ITSM_TRY_ASSIGN(const double databaseBefore, databaseCpu());
    const double before = program.cpuSeconds();
    size_t at = 0;
    const HttpLoad load{.port = program.port(),
                        .connections = senders,
                        .duration = longestLoad,
                        .next = [&]() -> std::optional<LoadRequest> {
                            if (at == messages.size() * size_t(times))
                                return {};
                            return LoadRequest{.bytes = messages[at++ % messages.size()]};
                        }};
    ITSM_TRY_ASSIGN(const LoadResult result, load.run());
    if (result.failures() > 0)
        return fail(result.failureError());
    ITSM_TRY_ASSIGN(const double databaseAfter, databaseCpu());
    const double alerts = double(result.answers.size()) * size;
    return Speed{.rate = alerts / result.seconds,
                 .program = (program.cpuSeconds() - before) * 1e6 / alerts,
                 .database = (databaseAfter - databaseBefore) * 1e6 / alerts};
}

/// From 64 alerts on not slower than a program that keeps them in memory.
Result<> IntakeBench::batches(int size)
{
    const int alerts = size == 1 ? newAlerts / 10 : newAlerts;
    std::vector<Speed> peerNew;
    std::vector<Speed> peerAgain;
    std::vector<Speed> ourNew;
    std::vector<Speed> ourAgain;
    for (int turn = 0; turn < turns; ++turn) {
        // Made before: the senders must not be what is measured.
        const Messages toPeer = messages(
            size,
            [size](int, int round) {
                return requestBytes("POST", "/api/v2/alerts", {}, prometheusAlerts(size, round));
            },
            alerts);
        const Messages toUs = messages(
            size, [this, size](int sender, int round) { return webhook(sender, alertMessage(size, round, true)); },
            alerts);
        ITSM_TRY_ASSIGN(peerNew.emplace_back(), send(m_alertmanager, size, toPeer));
        ITSM_TRY_ASSIGN(ourNew.emplace_back(), send(*m_server, size, toUs));
        ITSM_TRY_ASSIGN(peerAgain.emplace_back(), send(m_alertmanager, size, toPeer, timesAgain));
        ITSM_TRY_ASSIGN(ourAgain.emplace_back(), send(*m_server, size, toUs, timesAgain));
    }
    const QString what = u"batches of %1, %2 senders: "_s.arg(size).arg(senders);
    add(what + u"new alerts"_s, ourNew, peerNew, size >= 64);
    add(what + u"repeated alerts"_s, ourAgain, peerAgain, size >= 64);
    return {};
}

void IntakeBench::add(const QString &what, std::vector<Speed> ours, std::vector<Speed> peers, bool hasBar) const
{
    std::ranges::sort(ours, {}, &Speed::rate);
    std::ranges::sort(peers, {}, &Speed::rate);
    const Speed &our = ours[ours.size() / 2];
    const Speed &peer = peers[peers.size() / 2];
    m_bench.rate(what, our.rate, hasBar ? peer.rate : 0, peer.rate,
                 u"limit: an Alertmanager, in memory; µs of the processor an alert: %1, and server %2, database %3"_s
                     .arg(peer.program, 0, 'f', 1)
                     .arg(our.program, 0, 'f', 1)
                     .arg(our.database, 0, 'f', 1));
}

/// What the database needs for no more than the incidents of new alerts, in one statement: the least that it costs to
/// keep them, without alerts, records of activity and identities.
Result<> IntakeBench::incidentsAlone()
{
    ITSM_TRY_ASSIGN(const auto c, m_bench.database.connect(Connection::Access::Write));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*c));
    ITSM_TRY(bindTenant(*c, BenchDatabase::tenant()));
    SqlFragment values;
    for (const SqlConstant name : writtenIncidentColumns()) {
        if (name.view() != "incident_number"_L1)
            for (const SqlConstant part : {u", "_sql, name})
                values += part;
    }
    const QString sql = sqlText(u"INSERT INTO incidents (incident_number%1) SELECT 'BENCH-' || id%1 FROM incidents"
                                " WHERE tenant_id = ? AND is_automated ORDER BY id DESC LIMIT ?"_sql,
                                {values});
    QElapsedTimer timer;
    timer.start();
    ITSM_TRY_ASSIGN(const qint64 made, c->execute(sql, {BenchDatabase::tenant().value, qint64(newAlerts)}));
    m_bench.rate(u"limit of new alerts: their incidents alone, by INSERT … SELECT"_s,
                 double(made) * 1'000 / double(std::max<qint64>(1, timer.elapsed())), 0);
    return {}; // and is rolled back
}

/// What the database needs for no more than the two rows of each new alert of an incident that is there, the alert and
/// its identity, in one statement each: the least that it costs to keep them, without reading a message, deciding what
/// it changes, records of activity and the commit of each batch.
Result<> IntakeBench::rowsAlone()
{
    ITSM_TRY_ASSIGN(const auto c, m_bench.database.connect(Connection::Access::Write));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*c));
    ITSM_TRY(bindTenant(*c, BenchDatabase::tenant()));
    const Params most{BenchDatabase::tenant().value, qint64(newAlerts)};
    ITSM_TRY_ASSIGN(const double before, databaseCpu());
    QElapsedTimer timer;
    timer.start();
    ITSM_TRY_ASSIGN(const qint64 alerts,
                    c->execute(u"INSERT INTO incident_alerts (incident_id, alert_type, alert_name, message, severity,"
                               " status, channels, recipients, triggered_at, metadata, tenant_id)"
                               " SELECT incident_id, alert_type, alert_name, message, severity, status, channels,"
                               " recipients, triggered_at, metadata, tenant_id"
                               " FROM incident_alerts WHERE tenant_id = ? LIMIT ?"_s,
                               most));
    ITSM_TRY_ASSIGN(const qint64 identities,
                    c->execute(u"INSERT INTO alert_signals (tenant_id, source_id, fingerprint, state, group_key,"
                               " starts_at, first_seen_at, last_seen_at, changed_at, alert_id, incident_id)"
                               " SELECT tenant_id, source_id, 'bench ' || fingerprint, state, group_key, starts_at,"
                               " first_seen_at, last_seen_at, changed_at, alert_id, incident_id"
                               " FROM alert_signals WHERE tenant_id = ? LIMIT ?"_s,
                               most));
    const double seconds = double(std::max<qint64>(1, timer.elapsed())) / 1'000;
    if (alerts == 0 || identities != alerts)
        return fail(Error::Code::Internal, u"there are no alerts to copy"_s);
    ITSM_TRY_ASSIGN(const double after, databaseCpu());
    m_bench.rate(
        u"limit of new alerts in batches: their rows alone, by INSERT … SELECT"_s, double(alerts) / seconds, 0, 0,
        u"by one processor; µs of it an alert: database %1"_s.arg((after - before) * 1e6 / double(alerts), 0, 'f', 1));
    return {}; // and is rolled back
}

} // namespace

Result<> benchServerIntake(const ServerBench &bench)
{
    return IntakeBench(bench).runLarge();
}

Result<> benchServerBatches(const ServerBench &bench)
{
    return IntakeBench(bench).runBatches();
}

} // namespace itsm::bench
