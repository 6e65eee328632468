#include "services/domain/search_tokens.h"
#include "services/storage/migrations.h"
#include "services/storage/search_index.h"
#include "services/storage/store.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 refreshBatch = 500;

/// The few rows whose tokens are old, by their own index: SQLite would rather read all rows of the tenant.
QString staleIncidents(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? u"incidents INDEXED BY incidents_search_stale"_s : u"incidents"_s;
}

struct StaleText
{
    IncidentId id;
    QString text;
};

/// One batch of one tenant, inside a transaction. Rows that somebody else holds are left for later.
Result<qint64> refreshBatchOf(Connection &c, TenantId tenant, qint64 limit)
{
    const bool postgres = c.dialect() == Dialect::PostgreSql;
    const QString lock = postgres ? u" FOR NO KEY UPDATE SKIP LOCKED"_s : QString();
    ITSM_TRY_ASSIGN(
        const auto stale,
        queryAll<StaleText>(
            c,
            u"SELECT id, incident_number, title, description FROM "_s + staleIncidents(c.dialect()) +
                u" WHERE search_revision = 0 AND tenant_id = ? ORDER BY id LIMIT ?"_s + lock,
            {tenant.value, limit}, [](const Row &row) {
                return StaleText{IncidentId(row.integer(0)), searchText(row.text(1), row.text(2), row.text(3))};
            }));
    IdList ids;
    std::vector<SearchTokens> tokens;
    ids.reserve(stale.size());
    tokens.reserve(stale.size());
    for (const StaleText &incident : stale) {
        ids.push_back(incident.id.value);
        tokens.push_back({tenant, incident.id, documentTokens(incident.text)});
    }
    ITSM_TRY(writeSearchTokens(c, tokens));
    if (!ids.empty())
        ITSM_TRY(c.execute(
            postgres ? u"UPDATE incidents SET search_revision = 1 WHERE id = ANY(?)"_s
                     : u"UPDATE incidents SET search_revision = 1 WHERE id IN (SELECT value FROM json_each(?))"_s,
            {ids}));
    return qint64(ids.size());
}

Result<qint64> refreshOnce(Connection &c, TenantId tenant, qint64 limit)
{
    if (c.inTransaction()) {
        ITSM_TRY(bindTenant(c, tenant));
        return refreshBatchOf(c, tenant, limit);
    }
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY(bindTenant(c, tenant));
    ITSM_TRY_ASSIGN(const qint64 done, refreshBatchOf(c, tenant, limit));
    ITSM_TRY(transaction.commit());
    return done;
}

/// Looks without a lock: a transaction that writes would wait for every other writer of an SQLite file.
Result<bool> hasStaleText(Connection &c, TenantId tenant)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_TRY(bindTenant(c, tenant));
    ITSM_TRY_ASSIGN(const auto stale, queryOne<bool>(c,
                                                     u"SELECT true FROM "_s + staleIncidents(c.dialect()) +
                                                         u" WHERE search_revision = 0 AND tenant_id = ? LIMIT 1"_s,
                                                     {tenant.value}, [](const Row &row) { return row.boolean(0); }));
    ITSM_TRY(transaction.commit());
    return stale.has_value();
}

} // namespace

Result<qint64> refreshSearchTokens(Connection &c, TenantId tenant, qint64 limit)
{
    ITSM_TRY_ASSIGN(const bool isNeeded, hasStaleText(c, tenant));
    return isNeeded ? refreshOnce(c, tenant, limit) : 0;
}

Result<qint64> refreshSearchTokens(Connection &c, qint64 limit, const std::function<void(qint64)> &progress)
{
    ITSM_TRY_ASSIGN(const auto tenants, queryAll<qint64>(c, u"SELECT id FROM tenants ORDER BY id"_s, {},
                                                         [](const Row &row) { return row.integer(0); }));
    qint64 total = 0;
    for (const qint64 tenant : tenants) {
        for (;;) {
            const qint64 size = limit < 0 ? refreshBatch : qMin(refreshBatch, limit - total);
            if (size <= 0)
                return total;
            ITSM_TRY_ASSIGN(const qint64 done, refreshOnce(c, TenantId(tenant), size));
            total += done;
            if (progress && done > 0)
                progress(total);
            if (done < size)
                break;
        }
    }
    return total;
}

} // namespace itsm
