#include "services/storage/change_stamp.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<ChangeStamp> selectChangeStamp(Connection &c, TenantId tenant)
{
    // The start of the server, because after a failover or a restored backup numbers of transactions come again.
    ITSM_TRY_ASSIGN(
        const auto stamp,
        queryOne<ChangeStamp>(
            c,
            u"SELECT concat_ws('/', pg_postmaster_start_time(), current_database(), 'change_log'::regclass::oid, "
            u"newest),"
            " newest < pg_snapshot_xmin(pg_current_snapshot()) FROM (SELECT coalesce("
            "(SELECT xid FROM change_log WHERE tenant_id = ? ORDER BY xid DESC LIMIT 1), '0'::xid8) AS newest) n"_s,
            {tenant.value},
            [](const Row &row) { return ChangeStamp{.text = row.bytes(0), .isSettled = row.boolean(1)}; }));
    return stamp.value_or(ChangeStamp());
}

} // namespace itsm
