#include "services/storage/resolution_times.h"

#include "services/domain/token.h"
#include "services/storage/filter_sql.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

qint64 toMicroseconds(seconds time)
{
    return duration_cast<microseconds>(time).count();
}

/// The figures over rows of severity_rank, created_at, is_open and taken, which is null where nothing was resolved.
SqlText figures(const std::vector<seconds> &bounds, const std::vector<TimeLimit> &limits, Instant now)
{
    SqlText sql;
    sql << "SELECT count(taken), coalesce(sum(taken), 0)"_L1;
    for (const seconds bound : bounds) {
        sql << ", count(*) FILTER (WHERE taken <= "_L1;
        sql.bind(toMicroseconds(bound)) << ")"_L1;
    }
    for (const TimeLimit &limit : limits) {
        const qint64 rank = Token<Severity>(limit.severity).rank();
        sql << ", count(*) FILTER (WHERE severity_rank = "_L1;
        sql.bind(rank) << " AND taken <= "_L1;
        sql.bind(toMicroseconds(limit.most)) << "), count(*) FILTER (WHERE severity_rank = "_L1;
        sql.bind(rank) << " AND (taken > "_L1;
        sql.bind(toMicroseconds(limit.most)) << " OR (is_open AND created_at < "_L1;
        sql.bind(now - limit.most) << ")))"_L1;
    }
    return sql;
}

} // namespace

Result<ResolutionTimes> selectResolutionTimes(Connection &c, TenantId tenant, const std::vector<seconds> &bounds,
                                              const std::vector<TimeLimit> &limits, Instant now)
{
    const QLatin1StringView taken = c.dialect() == Dialect::PostgreSql
                                        ? "itsm_resolution_us(status, created_at, resolved_at)"_L1
                                        : "resolution_us"_L1;
    SqlText sql = figures(bounds, limits, now);
    sql << " FROM (SELECT severity_rank, created_at,"
           " status NOT IN ('resolved', 'closed', 'cancelled') AS is_open,"
           " "_L1
        << taken << " AS taken FROM incidents WHERE tenant_id = "_L1;
    sql.bind(tenant.value) << " AND deleted_at IS NULL) t"_L1;
    const auto times = queryOne<ResolutionTimes>(c, sql.sql, sql.params, [&](const Row &row) {
        int at = 0;
        ResolutionTimes read;
        read.count = row.integer(at++);
        read.seconds = row.real(at++) / 1e6;
        for (size_t i = 0; i < bounds.size(); ++i)
            read.within.push_back(row.integer(at++));
        for (const TimeLimit &limit : limits) {
            const qint64 kept = row.integer(at++);
            read.levels.push_back({.severity = limit.severity, .kept = kept, .broken = row.integer(at++)});
        }
        return read;
    });
    ITSM_TRY(times);
    return times->value_or(ResolutionTimes{});
}

} // namespace itsm
