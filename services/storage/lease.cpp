#include "services/storage/lease.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<bool> holdLease(Connection &c, const QString &name, const QString &holder, std::chrono::milliseconds life)
{
    if (c.dialect() == Dialect::Sqlite)
        return true;
    // Whoever finds it held by another one only reads.
    ITSM_TRY_ASSIGN(
        const qint64 changed,
        c.execute(
            u"INSERT INTO leases AS l (name, holder, renewed_at, expires_at)"
            " SELECT ?, ?, clock_timestamp(), clock_timestamp() + ?::bigint * interval '1 millisecond'"
            " WHERE NOT EXISTS (SELECT FROM leases o"
            " WHERE o.name = ? AND o.holder <> ? AND o.expires_at >= clock_timestamp())"
            " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, renewed_at = excluded.renewed_at,"
            " expires_at = excluded.expires_at WHERE l.holder = excluded.holder OR l.expires_at < clock_timestamp()"_s,
            {name, holder, qint64(life.count()), name, holder}));
    return changed > 0;
}

Result<> releaseLease(Connection &c, const QString &name, const QString &holder)
{
    if (c.dialect() == Dialect::Sqlite)
        return {};
    ITSM_TRY(c.execute(u"DELETE FROM leases WHERE name = ? AND holder = ?"_s, {name, holder}));
    return {};
}

} // namespace itsm
