#include "services/storage/bulk_load.h"

#include "services/storage/counters.h"
#include "services/storage/search_index.h"
#include "services/storage/storage_text.h"
#include "services/storage/store.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr size_t tokenBatch = 1'000;

Result<QStringList> droppableIndexes(Connection &c)
{
    // Name and statement; the keys' own indexes stay.
    const QString sql =
        c.dialect() == Dialect::Sqlite
            ? u"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'incidents' AND sql IS NOT NULL ORDER BY name"_s
            : u"SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
              " WHERE i.indrelid IN ('incidents'::regclass, 'incident_search'::regclass)"
              " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY 1"_s;
    QStringList names;
    QStringList statements;
    ITSM_TRY(c.query(sql, {}, [&](const Row &row) {
        names += row.text(0);
        statements += row.text(1);
        return true;
    }));
    for (const QString &name : names)
        ITSM_TRY(c.executeScript(u"DROP INDEX "_s + name));
    return statements;
}

Result<> suspend(Connection &c, BulkLoad::Indexes indexes)
{
    if (c.dialect() == Dialect::PostgreSql)
        return c.executeScript(u"SET LOCAL itsm.bulk = '%1'; SET LOCAL statement_timeout = 0;"
                               "SET LOCAL idle_in_transaction_session_timeout = '10min'"_s.arg(
                                   indexes == BulkLoad::Indexes::Rebuild ? u"rebuild"_s : u"on"_s));
    ITSM_TRY(c.execute(u"UPDATE feed_state SET suspended = 1"_s));
    return {};
}

/// The display names that the row trigger of PostgreSQL did not set in this mode.
Result<> setNames(Connection &c)
{
    if (c.dialect() == Dialect::PostgreSql)
        ITSM_TRY(c.executeScript(
            u"UPDATE incidents i SET assignee_name = coalesce(a.name, ''), reporter_name = coalesce(r.name, ''), "
            u"ci_name = coalesce(k.name, '')"
            " FROM incidents o LEFT JOIN users a ON a.tenant_id = o.tenant_id AND a.id = o.assignee_id"
            " LEFT JOIN users r ON r.tenant_id = o.tenant_id AND r.id = o.reporter_id"
            " LEFT JOIN configuration_items k ON k.tenant_id = o.tenant_id AND k.id = o.configuration_item_id"
            " WHERE o.id = i.id AND (i.assignee_name, i.reporter_name, i.ci_name)"
            " IS DISTINCT FROM (coalesce(a.name, ''), coalesce(r.name, ''), coalesce(k.name, ''))"_s));
    return {};
}

Result<> resume(Connection &c)
{
    if (c.dialect() == Dialect::PostgreSql)
        return c.executeScript(u"SET LOCAL itsm.bulk = 'off'"_s);
    ITSM_TRY(c.execute(u"UPDATE feed_state SET suspended = 0"_s));
    return {};
}

Result<> logEverything(Connection &c, TenantId tenant)
{
    if (c.dialect() == Dialect::PostgreSql)
        return c.query(u"SELECT itsm_log_everything(?)"_s, {tenant.value}, [](const Row &) { return false; });
    ITSM_TRY(c.execute(
        u"INSERT INTO change_log (tenant_id, entity, operation, row_id) VALUES (?, 'everything', 'update', 0)"_s,
        {tenant.value}));
    return {};
}

} // namespace

BulkLoad::BulkLoad(Connection &connection, TenantId tenant)
    : m_connection(&connection)
    , m_tenant(tenant)
{
}

BulkLoad::BulkLoad(BulkLoad &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_tenant(other.m_tenant)
    , m_rebuild(other.m_rebuild)
    , m_indexes(std::move(other.m_indexes))
    , m_tokens(std::move(other.m_tokens))
{
}

BulkLoad::~BulkLoad()
{
    if (m_connection)
        m_connection->rollback();
}

Result<BulkLoad> BulkLoad::begin(Connection &connection, TenantId tenant, Indexes indexes)
{
    ITSM_TRY(connection.begin(Connection::Access::Write));
    BulkLoad load(connection, tenant); // rolls back from here on
    if (tenant.isValid())
        ITSM_TRY(bindTenant(connection, tenant));
    ITSM_TRY(suspend(connection, indexes));
    if (indexes == Indexes::Rebuild) {
        load.m_rebuild = true;
        ITSM_TRY_ASSIGN(load.m_indexes, droppableIndexes(connection));
    }
    return load;
}

Result<> BulkLoad::addSearchTokens(TenantId tenant, IncidentId incident, std::vector<quint32> tokens)
{
    m_tokens.push_back({tenant, incident, std::move(tokens)});
    return m_tokens.size() < tokenBatch ? Result<>() : flushTokens();
}

Result<> BulkLoad::flushTokens()
{
    if (m_connection->dialect() == Dialect::PostgreSql) {
        ITSM_TRY(writeSearchTokens(*m_connection, m_tokens));
        m_tokens.clear();
        return {};
    }
    std::vector<Params> rows;
    rows.reserve(m_tokens.size());
    for (const auto &[tenant, incident, tokens] : m_tokens)
        rows.push_back({incident.value, tenant.value, searchWords(tokens)});
    size_t at = 0;
    ITSM_TRY(m_connection->bulkInsert(u"incident_search"_sql, {u"incident_id"_sql, u"tenant_id"_sql, u"tokens"_sql},
                                      [&](Params &row) {
                                          if (at == rows.size())
                                              return false;
                                          row = rows[at++];
                                          return true;
                                      }));
    if (!m_rebuild) {
        for (const Params &row : rows)
            ITSM_TRY(
                m_connection->execute(u"INSERT INTO incident_fts (rowid, tokens) VALUES (?, ?)"_s, {row[0], row[2]}));
    }
    m_tokens.clear();
    return {};
}

Result<> BulkLoad::finish()
{
    Connection &c = *m_connection;
    ITSM_TRY(flushTokens());
    if (m_rebuild)
        ITSM_TRY(setNames(c));
    for (const QString &statement : std::as_const(m_indexes))
        ITSM_TRY(c.executeScript(statement));
    if (m_rebuild && c.dialect() == Dialect::Sqlite)
        ITSM_TRY(c.executeScript(u"INSERT INTO incident_fts (incident_fts) VALUES ('rebuild')"_s));
    std::vector<TenantId> tenants{m_tenant};
    if (!m_tenant.isValid()) {
        ITSM_TRY_ASSIGN(tenants, queryAll<TenantId>(c, u"SELECT id FROM tenants"_s, {},
                                                    [](const Row &row) { return TenantId(row.integer(0)); }));
    }
    if (c.dialect() == Dialect::PostgreSql)
        ITSM_TRY(c.query(u"SELECT itsm_advance_keys()"_s, {}, [](const Row &) { return false; }));
    ITSM_TRY(resume(c));
    for (const TenantId tenant : tenants) {
        ITSM_TRY(rebuildCounters(c, tenant));
        ITSM_TRY(logEverything(c, tenant));
    }
    // The planner must know the new sizes now, not when the next maintenance run comes.
    if (m_rebuild)
        ITSM_TRY(c.executeScript(c.dialect() == Dialect::Sqlite
                                     ? u"PRAGMA analysis_limit = 1000; ANALYZE"_s
                                     : u"ANALYZE incidents, incident_search, incident_events"_s));
    m_connection = nullptr;
    return c.commit();
}

} // namespace itsm
