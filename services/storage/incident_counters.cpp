#include "services/storage/incident_table.h"

#include "services/storage/list_plan.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// " FROM (the tenant's counters) k": PostgreSQL keeps sums and the differences that are not added to them yet.
SqlText fromCounters(Dialect dialect, TenantId tenant)
{
    SqlText sql;
    if (dialect == Dialect::Sqlite) {
        sql << " FROM incident_counts k WHERE k.tenant_id = "_L1;
        sql.bind(tenant.value);
        return sql;
    }
    sql << " FROM (SELECT * FROM incident_counts WHERE tenant_id = "_L1;
    sql.bind(tenant.value) << " UNION ALL SELECT * FROM incident_count_deltas WHERE tenant_id = "_L1;
    sql.bind(tenant.value) << ") k WHERE TRUE"_L1;
    return sql;
}

/// One row of the sums by status and severity.
struct Sum
{
    QString status;
    Token<Severity> severity;
    qint64 count;
    qint64 urgent;
    qint64 unassigned;
    qint64 resolutions;
    double resolutionMicros;
};

/// Open incidents of a severity that are not overdue yet: few, however many are.
Result<qint64> countNotDue(Connection &c, TenantId tenant, Severity severity, Instant since)
{
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(c,
                                     u"SELECT count(*) FROM incidents i WHERE i.tenant_id = ? AND i.deleted_at IS NULL"
                                     " AND i.status NOT IN ('resolved', 'closed', 'cancelled') AND i.severity_rank = ?"
                                     " AND i.created_at >= ?"_s,
                                     {tenant.value, qint64{Token<Severity>(severity).rank()}, since},
                                     [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

} // namespace

Result<RowCount> countByCounters(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context)
{
    SqlText sql;
    sql << "SELECT coalesce(sum(k.n), 0)"_L1 << fromCounters(c.dialect(), tenant)
        << countersSql(c.dialect(), filter, context);
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(c, sql.sql, sql.params, [](const Row &row) { return row.integer(0); }));
    return RowCount{.count = std::max<qint64>(0, count.value_or(0)), .atLeast = false};
}

Result<IncidentCounters> selectCounters(Connection &c, TenantId tenant, Instant now)
{
    SqlText sql;
    sql << "SELECT k.status, k.severity, sum(k.n), coalesce(sum(k.n) FILTER (WHERE k.priority IN ('urgent', "
           "'critical')), 0),"
           " coalesce(sum(k.n) FILTER (WHERE NOT k.assigned), 0), sum(k.resolution_n), sum(k.resolution_us)"_L1
        << fromCounters(c.dialect(), tenant) << " GROUP BY k.status, k.severity"_L1;
    ITSM_TRY_ASSIGN(const auto sums, queryAll<Sum>(c, sql.sql, sql.params, [](const Row &row) {
                        return Sum{.status = row.text(0),
                                   .severity = Token<Severity>::fromText(row.text(1)),
                                   .count = row.integer(2),
                                   .urgent = row.integer(3),
                                   .unassigned = row.integer(4),
                                   .resolutions = row.integer(5),
                                   .resolutionMicros = row.real(6)};
                    }));

    IncidentCounters counters;
    std::array<qint64, allSeverities.size() + 1> openOf{};
    QHash<QString, qint64> byStatus;
    double micros = 0;
    for (const Sum &sum : sums) {
        const auto status = Token<Status>::fromText(sum.status);
        counters.total += sum.count;
        counters.resolutionCount += sum.resolutions;
        micros += sum.resolutionMicros;
        byStatus[sum.status] += sum.count;
        if (status == Status::Resolved)
            counters.resolved += sum.count;
        else if (status == Status::Closed)
            counters.closed += sum.count;
        if (!isOpen(status.value()))
            continue;
        counters.open += sum.count;
        counters.openUrgent += sum.urgent;
        counters.openUnassigned += sum.unassigned;
        openOf[static_cast<size_t>(sum.severity.value())] += sum.count;
    }
    counters.openCritical = openOf[static_cast<size_t>(Severity::Critical)];
    counters.resolutionHoursSum = micros / 3.6e9;
    for (const Severity severity : allSeverities) {
        const qint64 open = openOf[static_cast<size_t>(severity)];
        if (const auto limit = overdueAfter(severity); limit && open > 0) {
            ITSM_TRY_ASSIGN(const qint64 notDue, countNotDue(c, tenant, severity, now - *limit));
            counters.overdue += std::max<qint64>(0, open - notDue);
        }
    }

    // Known states in the order of the work, then foreign ones by name.
    for (const Status status : allStatuses) {
        const auto name = QString::fromLatin1(tokenName(status));
        counters.byStatus.emplace_back(name, byStatus.take(name));
    }
    QStringList foreign = byStatus.keys();
    foreign.sort();
    for (const QString &name : std::as_const(foreign)) {
        if (byStatus.value(name) != 0)
            counters.byStatus.emplace_back(name, byStatus.value(name));
    }

    SqlText categories;
    categories
        << "SELECT k.category, sum(k.n)"_L1 << fromCounters(c.dialect(), tenant)
        << " AND k.status NOT IN ('resolved', 'closed', 'cancelled') GROUP BY k.category HAVING sum(k.n) > 0 ORDER BY 2 DESC, 1"_L1;
    ITSM_TRY_ASSIGN(counters.byCategory,
                    (queryAll<std::pair<QString, qint64>>(c, categories.sql, categories.params, [](const Row &row) {
                        return std::pair(row.text(0), row.integer(1));
                    })));
    return counters;
}

} // namespace itsm
