#include "services/storage/json_column.h"
#include "services/storage/signal_table.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QString sourceColumns = u"id, tenant_id, name, kind, mapping, pull_url, heartbeat_us, last_seen_at,"
                              " silent_incident_id, created_at, version"_s;
constexpr int columnCount = 11;

/// SQLite's write transaction keeps everybody else out already.
QString rowLock(Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? u" FOR NO KEY UPDATE"_s : QString();
}

AlertSource readSource(const Row &row)
{
    AlertSource source;
    int at = 0;
    source.id = SourceId(row.integer(at++));
    source.tenantId = TenantId(row.integer(at++));
    source.name = row.text(at++);
    source.kind = Token<SourceKind>::fromText(row.text(at++));
    source.mapping = jsonObject(row, at++);
    source.pullUrl = row.text(at++);
    if (!row.isNull(at))
        source.heartbeat = std::chrono::microseconds(row.integer(at));
    ++at;
    source.lastSeenAt = row.instant(at++);
    source.silentIncident = IncidentId(row.integer(at++));
    source.createdAt = row.instant(at++).value_or(Instant());
    source.version = row.integer(at++);
    return source;
}

Value heartbeatValue(const AlertSource &source)
{
    return source.heartbeat ? Value(qint64{source.heartbeat->count()}) : Value();
}

} // namespace

Result<SourceId> insertSource(Connection &c, const AlertSource &source, const QString &secretHash, Instant now)
{
    ITSM_TRY_ASSIGN(const qint64 id,
                    insertReturningId(
                        c,
                        u"INSERT INTO alert_sources (tenant_id, name, kind, secret_hash, mapping, pull_url,"
                        " heartbeat_us, last_seen_at, created_at, updated_at)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s,
                        {source.tenantId.value, source.name, source.kind.text(), secretHash, jsonValue(source.mapping),
                         source.pullUrl, heartbeatValue(source), nullable(source.lastSeenAt), now, now}));
    return SourceId(id);
}

Result<std::vector<AlertSource>> selectSources(Connection &c, TenantId tenant)
{
    return queryAll<AlertSource>(
        c, u"SELECT "_s + sourceColumns + u" FROM alert_sources WHERE tenant_id = ? ORDER BY name"_s, {tenant.value},
        readSource);
}

Result<std::optional<AlertSource>> lockSource(Connection &c, TenantId tenant, SourceId id)
{
    return queryOne<AlertSource>(c,
                                 u"SELECT "_s + sourceColumns +
                                     u" FROM alert_sources WHERE tenant_id = ? AND id = ?"_s + rowLock(c.dialect()),
                                 {tenant.value, id.value}, readSource);
}

Result<std::optional<SpeakingSource>> lockSpeakingSource(Connection &c, TenantId tenant, SourceId id)
{
    return queryOne<SpeakingSource>(
        c,
        u"SELECT "_s + sourceColumns +
            u", secret_hash, EXISTS (SELECT 1 FROM alert_signals f WHERE f.tenant_id = s.tenant_id"
            " AND f.source_id = s.id AND f.is_flapping) FROM alert_sources s WHERE tenant_id = ? AND id = ?"_s +
            rowLock(c.dialect()),
        {tenant.value, id.value}, [](const Row &row) {
            return SpeakingSource{.source = readSource(row),
                                  .secretHash = row.text(columnCount),
                                  .hasFlapping = row.boolean(columnCount + 1)};
        });
}

Result<> updateSource(Connection &c, const AlertSource &source, Instant now)
{
    ITSM_TRY(c.execute(u"UPDATE alert_sources SET mapping = ?, pull_url = ?, heartbeat_us = ?,"
                       " updated_at = ?, version = version + 1 WHERE tenant_id = ? AND id = ?"_s,
                       {jsonValue(source.mapping), source.pullUrl, heartbeatValue(source), now, source.tenantId.value,
                        source.id.value}));
    return {};
}

Result<> updateSourceSeen(Connection &c, const AlertSource &source)
{
    return c.executeBatch(
        u"UPDATE alert_sources SET last_seen_at = ?, silent_incident_id = ? WHERE tenant_id = ? AND id = ?"_s,
        {{nullable(source.lastSeenAt), nullable(source.silentIncident), source.tenantId.value, source.id.value}});
}

Result<std::optional<QString>> selectSecretHash(Connection &c, TenantId tenant, SourceId id)
{
    return queryOne<QString>(c, u"SELECT secret_hash FROM alert_sources WHERE tenant_id = ? AND id = ?"_s,
                             {tenant.value, id.value}, [](const Row &row) { return row.text(0); });
}

Result<QStringList> selectSecretHashes(Connection &c, TenantId tenant)
{
    QStringList hashes;
    ITSM_TRY(c.query(u"SELECT secret_hash FROM alert_sources WHERE tenant_id = ?"_s, {tenant.value},
                     [&hashes](const Row &row) {
                         hashes += row.text(0);
                         return true;
                     }));
    return hashes;
}

Result<> updateSecretHash(Connection &c, TenantId tenant, SourceId id, const QString &secretHash, Instant now)
{
    ITSM_TRY(c.execute(u"UPDATE alert_sources SET secret_hash = ?, updated_at = ?, version = version + 1"
                       " WHERE tenant_id = ? AND id = ?"_s,
                       {secretHash, now, tenant.value, id.value}));
    return {};
}

Result<> deleteSource(Connection &c, TenantId tenant, SourceId id)
{
    ITSM_TRY(c.execute(u"DELETE FROM alert_signals WHERE tenant_id = ? AND source_id = ?"_s, {tenant.value, id.value}));
    ITSM_TRY(c.execute(u"DELETE FROM alert_sources WHERE tenant_id = ? AND id = ?"_s, {tenant.value, id.value}));
    return {};
}

} // namespace itsm
