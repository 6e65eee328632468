#include "services/storage/alert_sums.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<AlertSums> selectAlertSums(Connection &c, TenantId tenant, Instant from, Instant to)
{
    const QString microseconds = c.dialect() == Dialect::PostgreSql
                                     ? u"itsm_elapsed_us(triggered_at, acknowledged_at)"_s
                                     : u"CASE WHEN min(triggered_at, acknowledged_at) > 0 AND"
                                       " max(triggered_at, acknowledged_at) < 4102444800000000"
                                       " THEN max(acknowledged_at - triggered_at, 0) END"_s;
    const QString sql = uR"(
        SELECT count(*),
               count(*) FILTER (WHERE status = 'active'),
               count(*) FILTER (WHERE status = 'acknowledged'),
               count(*) FILTER (WHERE status = 'resolved'),
               count(%1), coalesce(sum(%1), 0)
          FROM incident_alerts
         WHERE tenant_id = ? AND triggered_at >= ? AND triggered_at <= ?)"_s.arg(microseconds);
    const auto sums = queryOne<AlertSums>(c, sql, {tenant.value, from, to}, [](const Row &row) {
        constexpr double microsecondsPerMinute = 6e7;
        return AlertSums{.total = row.integer(0),
                         .active = row.integer(1),
                         .acknowledged = row.integer(2),
                         .resolved = row.integer(3),
                         .responseCount = row.integer(4),
                         .responseMinutes = row.real(5) / microsecondsPerMinute};
    });
    ITSM_TRY(sums);
    return sums->value_or(AlertSums{});
}

} // namespace itsm
