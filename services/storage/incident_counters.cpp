#include "services/storage/incident_table.h"

#include "services/storage/list_plan.h"

#include <algorithm>

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

/// The same by what the cards show, status, severity and category, with the columns of incident_count_sums. A SELECT
/// without an end, behind which further conditions may stand.
SqlText sumsSql(Dialect dialect, TenantId tenant)
{
    SqlText sql;
    sql << "SELECT status, severity, category, n, urgent_n, unassigned_n, resolution_n, resolution_us"
           " FROM incident_count_sums WHERE tenant_id = "_L1;
    sql.bind(tenant.value);
    if (dialect == Dialect::PostgreSql) {
        sql << " UNION ALL SELECT status, severity, category, n, CASE WHEN priority IN ('urgent', 'critical') THEN n"
               " ELSE 0 END, CASE WHEN assigned THEN 0 ELSE n END, resolution_n, resolution_us"
               " FROM incident_count_deltas WHERE tenant_id = "_L1;
        sql.bind(tenant.value);
    }
    return sql;
}

/// " FROM (those) k"
SqlText fromSums(Dialect dialect, TenantId tenant)
{
    SqlText sql;
    sql << " FROM ("_L1 << sumsSql(dialect, tenant) << ") k WHERE TRUE"_L1;
    return sql;
}

/// The sums know all that the filter asks.
bool isOfSums(const IncidentFilter &filter)
{
    return std::ranges::all_of(filter.terms, [](const FilterTerm &term) {
        if (term.field == IncidentField::Is)
            return std::ranges::all_of(term.values, [](const QString &value) { return value == "open"_L1; });
        return term.field == IncidentField::Status || term.field == IncidentField::Severity ||
               term.field == IncidentField::Category;
    });
}

/// What is counted of a status and severity, or of a category as far as it is open: both at once would be some
/// hundred rows where this is some dozen.
struct Sum
{
    bool isOfCategory;
    QString name; ///< of the status or the category
    Token<Severity> severity;
    qint64 count;
    qint64 urgent;
    qint64 unassigned;
    qint64 resolutions;
    double resolutionMicros;
};

/// The rows of Sum.
SqlText cardsSql(Dialect dialect, TenantId tenant)
{
    SqlText sql;
    sql << "WITH k AS ("_L1 << sumsSql(dialect, tenant)
        << ") SELECT FALSE, k.status, k.severity, sum(k.n), sum(k.urgent_n), sum(k.unassigned_n), sum(k.resolution_n),"
           " sum(k.resolution_us) FROM k GROUP BY k.status, k.severity"
           " UNION ALL SELECT TRUE, k.category, '', sum(k.n), 0, 0, 0, 0 FROM k"
           " WHERE k.status NOT IN ('resolved', 'closed', 'cancelled') GROUP BY k.category"_L1;
    return sql;
}

/// The most frequent first; those that are as frequent by name.
std::vector<std::pair<QString, qint64>> ranked(const QHash<QString, qint64> &counts)
{
    std::vector<std::pair<QString, qint64>> list;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > 0)
            list.emplace_back(it.key(), it.value());
    }
    std::ranges::sort(list, [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first.toUtf8() < b.first.toUtf8();
    });
    return list;
}

/// Open incidents of a severity that are not overdue yet: few, however many are.
struct NotDue
{
    Token<Severity> severity;
    qint64 count = 0;
    OptionalInstant oldest;
};

Result<std::vector<NotDue>> selectNotDue(Connection &c, TenantId tenant, const std::vector<Severity> &severities,
                                         Instant now)
{
    if (severities.empty())
        return std::vector<NotDue>();
    SqlText sql;
    for (const Severity severity : severities) {
        sql << (sql.sql.isEmpty() ? "SELECT "_L1 : " UNION ALL SELECT "_L1)
            << "max(i.severity), count(*), min(i.created_at) FROM incidents i WHERE i.tenant_id = "_L1;
        sql.bind(tenant.value) << " AND i.deleted_at IS NULL AND i.status NOT IN ('resolved', 'closed', 'cancelled')"
                                  " AND i.severity_rank = "_L1;
        sql.bind(qint64{Token<Severity>(severity).rank()}) << " AND i.created_at >= "_L1;
        sql.bind(now - *overdueAfter(severity));
    }
    return queryAll<NotDue>(c, sql.sql, sql.params, [](const Row &row) {
        return NotDue{
            .severity = Token<Severity>::fromText(row.text(0)), .count = row.integer(1), .oldest = row.instant(2)};
    });
}

} // namespace

Result<RowCount> countByCounters(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context)
{
    SqlText sql;
    sql << "SELECT coalesce(sum(k.n), 0)"_L1
        << (isOfSums(filter) ? fromSums(c.dialect(), tenant) : fromCounters(c.dialect(), tenant))
        << countersSql(c.dialect(), filter, context);
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(c, sql.sql, sql.params, [](const Row &row) { return row.integer(0); }));
    return RowCount{.count = std::max<qint64>(0, count.value_or(0)), .atLeast = false};
}

Result<std::vector<std::pair<QString, qint64>>> countByValue(Connection &c, TenantId tenant,
                                                             const IncidentFilter &filter, const FilterContext &context,
                                                             IncidentField field)
{
    SqlText sql;
    sql << "SELECT k."_L1 << fieldName(field) << ", sum(k.n)"_L1 << fromCounters(c.dialect(), tenant)
        << countersSql(c.dialect(), filter, context) << " GROUP BY 1"_L1;
    return queryAll<std::pair<QString, qint64>>(c, sql.sql, sql.params,
                                                [](const Row &row) { return std::pair(row.text(0), row.integer(1)); });
}

Result<IncidentCounters> selectCounters(Connection &c, TenantId tenant, Instant now)
{
    const SqlText sql = cardsSql(c.dialect(), tenant);
    ITSM_TRY_ASSIGN(const auto sums, queryAll<Sum>(c, sql.sql, sql.params, [](const Row &row) {
                        return Sum{.isOfCategory = row.boolean(0),
                                   .name = row.text(1),
                                   .severity = Token<Severity>::fromText(row.text(2)),
                                   .count = row.integer(3),
                                   .urgent = row.integer(4),
                                   .unassigned = row.integer(5),
                                   .resolutions = row.integer(6),
                                   .resolutionMicros = row.real(7)};
                    }));

    IncidentCounters counters;
    std::array<qint64, allSeverities.size() + 1> openOf{};
    QHash<QString, qint64> byStatus;
    QHash<QString, qint64> byCategory;
    double micros = 0;
    for (const Sum &sum : sums) {
        if (sum.isOfCategory) {
            byCategory[sum.name] += sum.count;
            continue;
        }
        const auto status = Token<Status>::fromText(sum.name);
        counters.total += sum.count;
        counters.resolutionCount += sum.resolutions;
        micros += sum.resolutionMicros;
        byStatus[sum.name] += sum.count;
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
    std::vector<Severity> limited;
    for (const Severity severity : allSeverities) {
        const qint64 open = openOf[static_cast<size_t>(severity)];
        if (open <= 0 || !overdueAfter(severity))
            continue;
        limited.push_back(severity);
        counters.overdue += open;
    }
    ITSM_TRY_ASSIGN(const std::vector<NotDue> notDue, selectNotDue(c, tenant, limited, now));
    for (const NotDue &some : notDue) {
        if (!some.oldest)
            continue;
        const Severity severity = some.severity.value();
        counters.overdue -= std::min(openOf[static_cast<size_t>(severity)], some.count);
        counters.nextOverdue =
            std::min(*some.oldest + *overdueAfter(severity), counters.nextOverdue.value_or(Instant::max()));
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

    counters.byCategory = ranked(byCategory);
    return counters;
}

} // namespace itsm
