#include "services/storage/counters.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<qint64> foldCounters(Connection &c)
{
    qint64 folded = 0;
    if (c.dialect() == Dialect::PostgreSql)
        ITSM_TRY(c.query(u"SELECT itsm_fold_counters()"_s, {}, [&](const Row &row) {
            folded = row.integer(0);
            return false;
        }));
    return folded;
}

Result<> rebuildCounters(Connection &c, TenantId tenant)
{
    if (c.dialect() == Dialect::PostgreSql)
        return c.query(u"SELECT itsm_rebuild_counters(?)"_s, {tenant.value}, [](const Row &) { return false; });
    ITSM_TRY(c.execute(u"DELETE FROM incident_counts WHERE tenant_id = ?"_s, {tenant.value}));
    ITSM_TRY(c.execute(u"DELETE FROM incident_count_sums WHERE tenant_id = ?"_s, {tenant.value})); // triggers fill it
    ITSM_TRY(
        c.execute(u"INSERT INTO incident_counts"
                  " SELECT tenant_id, status, priority, severity, category_key, source_key, assignee_id IS NOT NULL,"
                  " count(*), count(resolution_us), coalesce(sum(resolution_us), 0)"
                  " FROM incidents WHERE tenant_id = ? AND deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7"_s,
                  {tenant.value}));
    return {};
}

} // namespace itsm
