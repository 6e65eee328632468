#include "services/storage/change_feed.h"

#include "services/storage/storage_text.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using Entity = Change::Entity;
using Operation = Change::Operation;

/// Changes that one call of pruneFeed() forgets in SQLite; PostgreSQL's function has its own such number.
constexpr qint64 pruneBatch = 2'000;

Entity entityOf(const QString &name)
{
    static const QHash<QString, Entity> entities{
        {u"incident"_s, Entity::Incident},
        {u"event"_s, Entity::Event},
        {u"alert"_s, Entity::Alert},
        {u"metric"_s, Entity::Metric},
        {u"rule"_s, Entity::Rule},
        {u"user"_s, Entity::User},
        {u"ci"_s, Entity::Ci},
        {u"view"_s, Entity::View},
    };
    return entities.value(name, Entity::Everything); // unknown: a newer program's; reading all again is always right
}

Operation operationOf(const QString &name)
{
    if (name == "insert"_L1)
        return Operation::Insert;
    return name == "delete"_L1 ? Operation::Delete : Operation::Update;
}

Change readChange(const Row &row)
{
    return {.entity = entityOf(row.text(0)),
            .operation = operationOf(row.text(1)),
            .id = row.integer(2),
            .parentId = row.integer(3)};
}

/// What two changes of one row come to.
Operation merged(Operation first, Operation second)
{
    if (second == Operation::Delete)
        return Operation::Delete;
    // Only an insertion brings a row back: the relations that go with an item report it behind its end.
    if (first == Operation::Delete)
        return second == Operation::Insert ? Operation::Update : Operation::Delete;
    return first;
}

std::vector<Change> mergeDuplicates(const std::vector<Change> &changes)
{
    std::vector<Change> result;
    result.reserve(changes.size());
    QHash<std::pair<int, qint64>, size_t> places;
    for (const Change &change : changes) {
        if (change.entity == Entity::Everything)
            return {change};
        const std::pair<int, qint64> key(int(change.entity), change.id);
        if (const auto it = places.constFind(key); it != places.cend()) {
            result[*it].operation = merged(result[*it].operation, change.operation);
        } else {
            places.insert(key, result.size());
            result.push_back(change);
        }
    }
    return result;
}

std::vector<Change> everything()
{
    return {Change()};
}

/// Which transactions are read, and in which life of the server: a crash takes back the numbers of transactions that
/// had not reached the disk, and gives them out again. The statistics begin anew after a crash that the postmaster
/// outlived. As text: xmin:xmax:xip,xip,…:life
struct Snapshot
{
    quint64 xmin = 0;
    quint64 xmax = 0;
    QByteArray running; ///< comma-separated
    QByteArray life;

    static std::optional<Snapshot> parse(const QByteArray &text)
    {
        const QList<QByteArray> parts = text.split(':');
        if (parts.size() != 4)
            return {};
        return Snapshot{parts[0].toULongLong(), parts[1].toULongLong(), parts[2], parts[3]};
    }
};

struct PostgresEnd
{
    QByteArray snapshot;
    quint64 pruned = 0;
    bool isOurs = true; ///< the login of the database still sees the tenant
};

/// Fails where the tenant was taken from the login meanwhile: without rows all would look as if nothing happened.
Result<PostgresEnd> postgresEnd(Connection &c, TenantId tenant)
{
    ITSM_TRY_ASSIGN(
        const auto end,
        queryOne<PostgresEnd>(c,
                              u"SELECT pg_current_snapshot()::text || ':' || (extract(epoch FROM "
                              u"pg_postmaster_start_time()) * 1000000)::bigint"
                              " || '.' || (extract(epoch FROM coalesce(pg_stat_get_bgwriter_stat_reset_time(), "
                              "'epoch')) * 1000000)::bigint,"
                              " pruned_xid::text, coalesce(itsm_login_tenant(), ?) = ? FROM feed_state"_s,
                              {tenant.value, tenant.value}, [](const Row &row) {
                                  return PostgresEnd{row.bytes(0), row.bytes(1).toULongLong(), row.boolean(2)};
                              }));
    if (end && !end->isOurs)
        return fail(Error::Code::Forbidden,
                    StorageText::tr("The login of the database does not belong to this tenant any more."), u"login"_s);
    return end.value_or(PostgresEnd());
}

/// Inside a transaction with one snapshot for all its statements.
Result<std::vector<Change>> readPostgres(Connection &c, TenantId tenant, FeedCursor &cursor, int limit)
{
    ITSM_TRY(bindTenant(c, tenant));
    ITSM_TRY_ASSIGN(const PostgresEnd end, postgresEnd(c, tenant));
    const QByteArray before = std::exchange(cursor.snapshot, end.snapshot);
    if (before == end.snapshot)
        return std::vector<Change>();
    const auto old = Snapshot::parse(before);
    const auto now = Snapshot::parse(end.snapshot);
    // Numbers that run backwards, or are ahead of this cluster, are those of another one: a restored dump.
    const bool isForgotten = old && now && old->xmin <= end.pruned && end.pruned < now->xmax;
    if (!old || !now || isForgotten || now->life != old->life || now->xmax < old->xmax)
        return everything();
    ITSM_TRY_ASSIGN(
        const auto changes,
        queryAll<Change>(c,
                         u"SELECT entity, operation, row_id, parent_id FROM change_log"
                         " WHERE tenant_id = ? AND (xid >= ?::xid8 OR xid = ANY(?::xid8[])) ORDER BY seq LIMIT ?"_s,
                         {tenant.value, QString::number(old->xmax), QString::fromLatin1('{' + old->running + '}'),
                          qint64(limit) + 1},
                         readChange));
    return qint64(changes.size()) > limit ? everything() : mergeDuplicates(changes);
}

struct SqliteEnd
{
    qint64 last = 0;
    qint64 pruned = 0;
};

Result<SqliteEnd> sqliteEnd(Connection &c)
{
    ITSM_TRY_ASSIGN(
        const auto end,
        queryOne<SqliteEnd>(c, u"SELECT coalesce((SELECT max(seq) FROM change_log), 0), pruned_seq FROM feed_state"_s,
                            {}, [](const Row &row) {
                                return SqliteEnd{qMax(row.integer(0), row.integer(1)), row.integer(1)};
                            }));
    return end.value_or(SqliteEnd());
}

Result<std::vector<Change>> readSqlite(Connection &c, TenantId tenant, FeedCursor &cursor, int limit)
{
    ITSM_TRY_ASSIGN(const SqliteEnd end, sqliteEnd(c));
    const qint64 before = std::exchange(cursor.sequence, end.last);
    if (before == end.last)
        return std::vector<Change>();
    if (before < end.pruned || before > end.last) // forgotten, or the file was replaced by an older one
        return everything();
    ITSM_TRY_ASSIGN(
        const auto changes,
        queryAll<Change>(c,
                         u"SELECT entity, operation, row_id, parent_id FROM change_log WHERE seq > ? AND tenant_id = ?"
                         " ORDER BY seq LIMIT ?"_s,
                         {before, tenant.value, qint64(limit) + 1}, readChange));
    return qint64(changes.size()) > limit ? everything() : mergeDuplicates(changes);
}

} // namespace

Result<FeedCursor> feedEnd(Connection &connection, TenantId tenant)
{
    Q_ASSERT(!connection.inTransaction());
    FeedCursor cursor;
    if (connection.dialect() == Dialect::PostgreSql) {
        ITSM_TRY_ASSIGN(PostgresEnd end, postgresEnd(connection, tenant));
        cursor.snapshot = std::move(end.snapshot);
    } else {
        ITSM_TRY_ASSIGN(const SqliteEnd end, sqliteEnd(connection));
        cursor.sequence = end.last;
    }
    return cursor;
}

Result<std::vector<Change>> readFeed(Connection &connection, TenantId tenant, FeedCursor &cursor, int limit)
{
    FeedCursor next = cursor; // moves only if all goes well
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(connection, Connection::Access::Read));
    ITSM_TRY_ASSIGN(auto changes, connection.dialect() == Dialect::PostgreSql
                                      ? readPostgres(connection, tenant, next, limit)
                                      : readSqlite(connection, tenant, next, limit));
    ITSM_TRY(transaction.commit());
    cursor = std::move(next);
    return changes;
}

Result<> announceLater(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    return connection.executeBatch(u"SELECT set_config('itsm.announces', 'later', true)"_s, {{}});
}

Result<> announceChanges(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    // Asked here because most of what the function costs is calling it.
    return connection.executeBatch(u"SELECT itsm_announce() WHERE current_setting('itsm.announces', true) = 'due'"_s,
                                   {{}});
}

Result<qint64> pruneFeed(Connection &connection)
{
    if (connection.dialect() == Dialect::PostgreSql) {
        ITSM_TRY_ASSIGN(const auto gone, queryOne<qint64>(connection, u"SELECT itsm_prune_changes()"_s, {},
                                                          [](const Row &row) { return row.integer(0); }));
        return gone.value_or(0);
    }
    // Looks first, because a transaction that writes would wait for every other writer of the file.
    ITSM_TRY_ASSIGN(
        const auto last,
        queryOne<qint64>(
            connection,
            u"SELECT coalesce(max(seq), 0) FROM change_log"
            " WHERE seq <= min((SELECT min(seq) FROM change_log) + ?, (SELECT max(seq) FROM change_log) - 100000)"
            " AND changed_at < (CAST(strftime('%s', 'now') AS INTEGER) - 86400) * 1000000"_s,
            {pruneBatch}, [](const Row &row) { return row.integer(0); }));
    if (last.value_or(0) == 0)
        return 0;
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(connection));
    ITSM_TRY_ASSIGN(const qint64 gone, connection.execute(u"DELETE FROM change_log WHERE seq <= ?"_s, {*last}));
    ITSM_TRY(connection.execute(u"UPDATE feed_state SET pruned_seq = max(pruned_seq, ?)"_s, {*last}));
    ITSM_TRY(transaction.commit());
    return gone;
}

} // namespace itsm
