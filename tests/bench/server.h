#pragma once

#include "tests/bench/bench.h"
#include "tests/bench/bench_database.h"
#include "tests/bench/http_load.h"
#include "tests/bench/itsmd_process.h"

#include <chrono>

namespace itsm::bench {

/// Somebody of a tenant who uses the API, and incidents of it to work with.
struct Caller
{
    TenantId tenant;
    QByteArray token;
    std::vector<qint64> incidents;
    std::vector<qint64> open; ///< those that can be worked on
};

/// What the benchmarks of the server share.
struct ServerBench
{
    const BenchDatabase &database; ///< a copy to write in
    Report &report;
    QString only; ///< run those whose name holds this text
    int operations = 200;
    std::chrono::seconds duration{30}; ///< of each load
    std::vector<Caller> callers{};     ///< one for each tenant, the large one first

    [[nodiscard]] bool wants(QLatin1StringView name) const { return only.isEmpty() || name.contains(only); }
    [[nodiscard]] QString subject() const { return database.name(); }
    [[nodiscard]] bool isPostgres() const { return database.dialect() == Dialect::PostgreSql; }

    /// Makes a token for an administrator of each tenant and reads some of its incidents.
    Result<> addCallers();
    [[nodiscard]] Result<std::unique_ptr<ItsmdProcess>> startServer(const QByteArrayList &settings = {}) const
    {
        return ItsmdProcess::start(database.urlText(), settings);
    }
    /// Connections to the database but for the one that asks. PostgreSQL only.
    [[nodiscard]] Result<qint64> databaseConnections() const;
    /// One line of the report: a figure that must not exceed the bar.
    void figure(const QString &what, const QString &unit, double value, double bar, const QString &note = {}) const;
    /// One that must reach it.
    void rate(const QString &what, double value, double bar, double limit = 0, const QString &note = {}) const;
    void run(QLatin1StringView name, Result<> (*bench)(const ServerBench &)) const;
};

/// Alerts in large messages (goal L1).
Result<> benchServerIntake(const ServerBench &bench);
/// Alerts in batches, beside an Alertmanager.
Result<> benchServerBatches(const ServerBench &bench);
/// Reads and writes of 64 clients (goal L4).
Result<> benchServerMix(const ServerBench &bench);
/// The database becomes ten times slower and recovers (goal L5).
Result<> benchServerOverload(const ServerBench &bench);
/// A thousand subscribers of the event stream.
Result<> benchServerStreams(const ServerBench &bench);
/// The lists of the desk through the API, beside the same without it.
Result<> benchServerLists(const ServerBench &bench);
/// A thousand slow clients (goal S14).
Result<> benchServerSlow(const ServerBench &bench);

/// The requests of the mixed load: four fifths read.
class RequestMix
{
public:
    explicit RequestMix(const ServerBench &bench, quint32 seed = 1);
    [[nodiscard]] LoadRequest next();

    enum Kind : quint8 { Read, Write };

private:
    [[nodiscard]] LoadRequest read(const Caller &caller);
    [[nodiscard]] QByteArray oneOf(const std::vector<qint64> &incidents);
    [[nodiscard]] LoadRequest write(const Caller &caller);
    [[nodiscard]] quint32 below(quint32 n);

    const ServerBench &m_bench;
    quint64 m_state;
};

} // namespace itsm::bench
