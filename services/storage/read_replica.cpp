#include "services/storage/read_replica.h"

#include "services/storage/migrations.h"
#include "services/storage/postgres_connection.h"
#include "services/storage/storage_text.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto lookEvery = 100ms;
constexpr auto pollReplay = 2ms;

/// A place in the log of the database. After a failover places count on from where the new primary was, in a timeline
/// of its own: a copy that goes on in the old one may be further and still not know it.
struct LogPosition
{
    QString place;
    qint64 timeline = 0;
};

/// Up to where everything that somebody can see is durable, and so on its way to the copies.
Result<std::optional<LogPosition>> positionOf(Connection &primary)
{
    // The checkpoint may be older than the timeline; the name of a log file is not.
    return queryOne<LogPosition>(
        primary,
        u"SELECT place::text, ('x' || left(pg_walfile_name(place), 8))::bit(32)::bigint"
        " FROM pg_current_wal_flush_lsn() AS place"_s,
        {}, [](const Row &row) { return LogPosition{.place = row.text(0), .timeline = row.integer(1)}; });
}

/// The timeline of a copy is that of the last place that it can begin again from, so that for some minutes after a
/// failover it seems to be in the old one, and the primary is read.
Result<bool> hasReplayed(Connection &replica, const LogPosition &position)
{
    // A copy that was promoted is no copy any more.
    ITSM_TRY_ASSIGN(const auto replayed,
                    queryOne<bool>(replica,
                                   u"SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= ?::pg_lsn"
                                   " AND greatest(checkpoint.timeline_id, recovery.min_recovery_end_timeline) = ?"
                                   " FROM pg_control_checkpoint() AS checkpoint, pg_control_recovery() AS recovery"_s,
                                   {position.place, position.timeline}, [](const Row &row) { return row.boolean(0); }));
    return replayed.value_or(false);
}

} // namespace

ReadReplica::ReadReplica(StoreUrl url, Options options)
    : m_url(std::move(url))
    , m_options(options)
    , m_thread([this] { watch(); })
{
}

ReadReplica::~ReadReplica()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_wake.notify_all();
    }
    m_thread.join();
}

bool ReadReplica::read(Connection &primary, const Work &work)
{
    Reading reading = Reading::Failed;
    if (ConnectionPtr connection = take()) {
        if (const auto position = positionOf(primary); position && *position)
            reading = readOn(
                *connection, [&](Connection &c) { return hasReplayed(c, **position); }, work);
        const bool isGood = connection->isAlive() && !connection->inTransaction();
        giveBack(std::move(connection), isGood);
    }
    const std::lock_guard lock(m_mutex);
    m_figures.reads += reading == Reading::Done;
    m_figures.fallbacks += reading != Reading::Done;
    m_figures.behind += reading == Reading::Behind;
    return reading == Reading::Done;
}

/// In one transaction that begins when all has been replayed.
ReadReplica::Reading ReadReplica::readOn(PostgresConnection &connection,
                                         const std::function<Result<bool>(Connection &)> &hasReplayed, const Work &work)
{
    const auto until = Clock::now() + m_options.catchUp;
    for (;;) {
        const auto replayed = hasReplayed(connection);
        if (!replayed)
            return Reading::Failed;
        if (*replayed)
            break;
        if (Clock::now() >= until)
            return Reading::Behind;
        std::this_thread::sleep_for(pollReplay);
    }
    return work(connection) ? Reading::Done : Reading::Failed;
}

ReadReplica::ConnectionPtr ReadReplica::take()
{
    const std::lock_guard lock(m_mutex);
    if (!m_isUp)
        return {};
    if (m_idle.empty()) {
        m_isWanted = int(m_underWay.size()) < m_options.connections;
        m_wake.notify_all();
        return {};
    }
    ConnectionPtr connection = std::move(m_idle.back());
    m_idle.pop_back();
    m_underWay.push_back({connection.get(), Clock::now() + m_options.patience});
    return connection;
}

void ReadReplica::giveBack(ConnectionPtr connection, bool isGood)
{
    const std::lock_guard lock(m_mutex);
    m_underWay.remove_if([&](const UnderWay &one) { return one.connection == connection.get(); });
    if (isGood) {
        m_idle.push_back(std::move(connection));
        return;
    }
    noteLoss(); // the others would wait for the same
}

void ReadReplica::noteLoss()
{
    m_isUp = false;
    m_isWanted = false;
    m_nextAttempt = Clock::now() + m_options.retry;
    m_idle.clear();
}

/// What it shows must be what this program reads.
Result<ReadReplica::ConnectionPtr> ReadReplica::open(const StoreUrl &url)
{
    ITSM_TRY_ASSIGN(ConnectionPtr connection, PostgresConnection::open(url.path(), Connection::Access::Read));
    ITSM_TRY_ASSIGN(const int version, schemaVersion(*connection));
    if (version != currentSchemaVersion())
        return fail(Error::Code::Invalid, StorageText::tr("The read replica has another version of the schema."));
    return connection;
}

void ReadReplica::watch()
{
    std::unique_lock lock(m_mutex);
    QString complaint;
    while (!m_isStopping) {
        keepWatch(lock);
        const bool isDue =
            m_isUp ? std::exchange(m_isWanted, false) : m_underWay.empty() && Clock::now() >= m_nextAttempt;
        if (m_isStopping || !isDue)
            continue;
        lock.unlock();
        Result<ConnectionPtr> opened = open(m_url);
        lock.lock();
        if (opened) {
            if (!m_isUp)
                qCInfo(lcStorage) << "the read replica answers";
            complaint.clear();
            m_idle.push_back(*std::move(opened));
            m_isUp = true;
            continue;
        }
        noteLoss();
        if (std::exchange(complaint, opened.error().message) != opened.error().message)
            qCWarning(lcStorage).noquote() << opened.error().message;
    }
}

/// Waits, and breaks what takes too long.
void ReadReplica::keepWatch(std::unique_lock<std::mutex> &lock)
{
    if (!m_isWanted)
        m_wake.wait_for(lock, lookEvery);
    for (UnderWay &one : m_underWay) {
        if (Clock::now() > one.until || m_isStopping)
            one.connection->abandon();
    }
}

Result<OptionalInstant> ReadReplica::probe(const StoreUrl &url)
{
    ITSM_TRY_ASSIGN(const ConnectionPtr connection, open(url));
    ITSM_TRY_ASSIGN(const auto replayed,
                    queryOne<OptionalInstant>(*connection,
                                              u"SELECT pg_last_xact_replay_timestamp() WHERE pg_is_in_recovery()"_s, {},
                                              [](const Row &row) { return row.instant(0).value_or(Instant()); }));
    return replayed.value_or(std::nullopt);
}

ReadReplica::Figures ReadReplica::figures() const
{
    const std::lock_guard lock(m_mutex);
    Figures figures = m_figures;
    figures.isUp = m_isUp;
    return figures;
}

} // namespace itsm
