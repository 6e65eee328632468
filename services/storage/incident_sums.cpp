#include "services/storage/incident_sums.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<IncidentSums> selectIncidentSums(Connection &c, TenantId tenant, const SumRequest &request)
{
    const QString taken = c.dialect() == Dialect::PostgreSql ? u"itsm_resolution_us(status, created_at, resolved_at)"_s
                                                             : u"resolution_us"_s;
    QString sql = uR"(
        SELECT count(*),
               count(*) FILTER (WHERE status NOT IN ('resolved', 'closed', 'cancelled')),
               count(*) FILTER (WHERE status = 'resolved'),
               count(*) FILTER (WHERE status = 'closed'),
               count(*) FILTER (WHERE severity = 'critical'),
               count(*) FILTER (WHERE priority_rank IN (2, 3)),
               count(*) FILTER (WHERE level_key > 0),
               count(%1), coalesce(sum(%1), 0)
          FROM incidents
         WHERE tenant_id = ? AND deleted_at IS NULL AND created_at >= ? AND created_at <= ?)"_s.arg(taken);
    Params params{tenant.value, request.from, request.to};
    if (request.category) {
        sql += u" AND category_key = ?"_s;
        params.emplace_back(*request.category);
    }
    if (request.priority) {
        sql += u" AND priority_rank = ?"_s;
        params.emplace_back(static_cast<qint64>(*request.priority));
    }
    if (request.status) {
        sql += u" AND status_rank = ?"_s;
        params.emplace_back(static_cast<qint64>(*request.status));
    }
    const auto sums = queryOne<IncidentSums>(c, sql, params, [](const Row &row) {
        constexpr double microsecondsPerHour = 3.6e9;
        return IncidentSums{.total = row.integer(0),
                            .open = row.integer(1),
                            .resolved = row.integer(2),
                            .closed = row.integer(3),
                            .critical = row.integer(4),
                            .highPriority = row.integer(5),
                            .escalated = row.integer(6),
                            .resolutionCount = row.integer(7),
                            .resolutionHours = row.real(8) / microsecondsPerHour};
    });
    ITSM_TRY(sums);
    return sums->value_or(IncidentSums{});
}

} // namespace itsm
