#include "tests/bench/storm_writer.h"

#include "services/storage/incident_table.h"

#include <QElapsedTimer>
#include <ctime>
#include <random>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

constexpr int mostTransactions = 20; ///< a second
constexpr int newInStorm = 2;        ///< incidents in each transaction

qint64 threadCpuUs()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return used.tv_sec * 1'000'000 + used.tv_nsec / 1'000;
}

/// What others do to incidents, as SQL that knows nothing of the product's commands.
const std::array statements{
    u"UPDATE incidents SET title = ?, version = version + 1, updated_at = ? WHERE tenant_id = ? AND id = ?"_s,
    u"UPDATE incidents SET priority = ?, version = version + 1, updated_at = ? WHERE tenant_id = ? AND id = ?"_s,
    u"UPDATE incidents SET status = ?, version = version + 1, updated_at = ? WHERE tenant_id = ? AND id = ?"_s,
};

} // namespace

StormWriter::StormWriter(const BenchDatabase &database, std::chrono::seconds duration, int rowsPerSecond,
                         Touches touches)
    : m_thread([this, &database, duration, rowsPerSecond, touches] {
        m_result = write(database, duration, rowsPerSecond, touches);
        m_isFinished = true;
    })
{
}

StormWriter::~StormWriter()
{
    m_isStopping = true;
    m_thread.join();
}

Result<qint64> StormWriter::write(const BenchDatabase &database, std::chrono::seconds duration, int rowsPerSecond,
                                  Touches touches)
{
    const int transactionsPerSecond = std::min(mostTransactions, rowsPerSecond);
    const int rowsPerTransaction = rowsPerSecond / transactionsPerSecond;
    const int newPerTransaction = rowsPerTransaction > newInStorm ? newInStorm : 0;
    ITSM_TRY_ASSIGN(const auto c, database.connect(Connection::Access::Write));
    std::mt19937_64 random(7);
    const TenantId tenant = BenchDatabase::tenant();
    const auto draw = [&random](qint64 least, qint64 most) {
        return std::uniform_int_distribution<qint64>(least, most)(random);
    };
    const std::array values{std::array{u"new"_s, u"in_progress"_s, u"on_hold"_s},
                            std::array{u"low"_s, u"high"_s, u"urgent"_s}};
    Instant now = database.options().end;
    qint64 rows = 0;
    QElapsedTimer clock;
    clock.start();
    const qint64 end = std::chrono::milliseconds(duration).count();
    for (qint64 due = 0; due < end && !m_isStopping; due += 1'000 / transactionsPerSecond) {
        if (const qint64 wait = due - clock.elapsed(); wait > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(wait));
        else if (clock.elapsed() > end)
            break; // the machine does not keep up; the report says how many it were
        now += std::chrono::milliseconds(50);
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*c));
        ITSM_TRY(bindTenant(*c, tenant));
        std::array<std::vector<Params>, statements.size()> batches;
        for (int i = newPerTransaction; i < rowsPerTransaction; ++i) {
            const qint64 id = draw(1, database.options().incidents);
            const auto kind = static_cast<size_t>(draw(touches == Touches::Texts ? 0 : 1, 2));
            const QString value = kind == 0   ? u"storm 风暴 %1"_s.arg(draw(0, 999'999))
                                  : kind == 1 ? values[1][static_cast<size_t>(draw(0, 2))]
                                              : values[0][static_cast<size_t>(draw(0, 2))];
            batches[kind].push_back({value, now, tenant.value, id});
        }
        for (size_t kind = 0; kind < statements.size(); ++kind)
            ITSM_TRY(c->executeBatch(statements[kind], batches[kind]));
        for (int i = 0; i < newPerTransaction; ++i) {
            Incident incident;
            incident.tenantId = tenant;
            incident.number = u"STORM-%1-%2"_s.arg(due).arg(i);
            incident.title = u"storm 新事件 %1"_s.arg(incident.number);
            incident.createdAt = incident.updatedAt = incident.detectedAt = now;
            incident.reporterId = UserId(1);
            ITSM_TRY(insertIncident(*c, incident));
        }
        ITSM_TRY(transaction.commit());
        rows += rowsPerTransaction;
        m_cpuUs = threadCpuUs();
    }
    return rows;
}

} // namespace itsm::bench
