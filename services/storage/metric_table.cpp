#include "services/storage/json_column.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// An adopted database may hold values that are no numbers.
const QString isFinite = u" AND metric_value BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308"_s;
const QString selectMetricSql =
    u"SELECT id, incident_id, metric_type, metric_name, metric_value, unit, measured_at, tags, metadata, tenant_id"
    " FROM incident_metrics WHERE tenant_id = ? AND incident_id = ?"_s +
    isFinite;
const QString newestFirst = u" ORDER BY measured_at DESC, id DESC LIMIT ?"_s;
/// The mean is one of values made small, by a power of two, because the sum of large ones would overflow, and in
/// avg() of PostgreSQL their squares.
const QString sumSql =
    u"SELECT count(*), 18446744073709551616.0 * (sum(metric_value / 18446744073709551616.0) / count(*)),"
    " min(metric_value), max(metric_value), max(CASE WHEN metric_type = 'cpu_usage_percent' THEN metric_value END),"
    " max(CASE WHEN metric_type = 'memory_usage_percent' THEN metric_value END)"
    " FROM incident_metrics WHERE tenant_id = ? AND incident_id = ?"_s +
    isFinite;

Metric readMetric(const Row &row)
{
    Metric metric;
    int at = 0;
    metric.id = MetricId(row.integer(at++));
    metric.incidentId = IncidentId(row.integer(at++));
    metric.type = row.text(at++);
    metric.name = row.text(at++);
    metric.value = row.real(at++);
    metric.unit = row.text(at++);
    metric.measuredAt = row.instant(at++).value_or(Instant());
    metric.tags = jsonObject(row, at++);
    metric.metadata = jsonObject(row, at++);
    metric.tenantId = TenantId(row.integer(at++));
    return metric;
}

/// Summaries of the samples that the text between the parts selects, the latest first. The window finds the latest
/// sample of a series and counts its samples in one walk.
const QString summaryBegin =
    u"SELECT m.id, m.incident_id, i.incident_number, i.title, m.metric_type, m.metric_name, m.metric_value, m.unit,"
    " m.measured_at, m.points FROM (SELECT s.id, s.incident_id, s.metric_type, s.metric_name, s.metric_value, s.unit,"
    " s.measured_at, s.tenant_id, count(*) OVER (PARTITION BY s.incident_id, s.metric_type, s.metric_name) AS points,"
    " row_number() OVER (PARTITION BY s.incident_id, s.metric_type, s.metric_name"
    " ORDER BY s.measured_at DESC, s.id DESC) AS place FROM (SELECT id, incident_id, metric_type, metric_name,"
    " metric_value, unit, measured_at, tenant_id FROM incident_metrics WHERE tenant_id = ?"
    " AND measured_at >= ?"_s +
    isFinite;
const QString summaryEnd = u") s) m LEFT JOIN incidents i ON i.tenant_id = m.tenant_id AND i.id = m.incident_id"
                           " WHERE m.place = 1 ORDER BY m.measured_at DESC, m.id DESC LIMIT ?"_s;

MetricSummary readMetricSummary(const Row &row)
{
    MetricSummary summary;
    int at = 0;
    summary.latest = MetricId(row.integer(at++));
    summary.incidentId = IncidentId(row.integer(at++));
    summary.incidentNumber = row.text(at++);
    summary.incidentTitle = row.text(at++);
    summary.type = row.text(at++);
    summary.name = row.text(at++);
    summary.value = row.real(at++);
    summary.unit = row.text(at++);
    summary.measuredAt = row.instant(at++).value_or(Instant());
    summary.points = row.integer(at++);
    return summary;
}

} // namespace

Result<MetricId> insertMetric(Connection &c, const Metric &metric)
{
    ITSM_TRY_ASSIGN(
        const qint64 id,
        insertReturningId(
            c,
            u"INSERT INTO incident_metrics (incident_id, metric_type, metric_name, metric_value, unit, measured_at,"
            " tags, metadata, tenant_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s,
            {metric.incidentId.value, metric.type, metric.name, metric.value, nullable(metric.unit), metric.measuredAt,
             jsonValue(metric.tags), jsonValue(metric.metadata), metric.tenantId.value}));
    return MetricId(id);
}

Result<std::vector<Metric>> selectMetrics(Connection &c, TenantId tenant, IncidentId incident, int limit)
{
    ITSM_TRY_ASSIGN(
        std::vector<Metric> metrics,
        queryAll<Metric>(c, selectMetricSql + newestFirst, {tenant.value, incident.value, qint64(limit)}, readMetric));
    std::ranges::reverse(metrics);
    return metrics;
}

Result<MetricSums> selectMetricSums(Connection &c, TenantId tenant, IncidentId incident)
{
    ITSM_TRY_ASSIGN(const auto sums,
                    queryOne<MetricSums>(c, sumSql, {tenant.value, incident.value}, [](const Row &row) {
                        return MetricSums{.count = row.integer(0),
                                          .mean = row.real(1),
                                          .lowest = row.real(2),
                                          .highest = row.real(3),
                                          .highestCpuUsage = row.real(4),
                                          .highestMemoryUsage = row.real(5)};
                    }));
    return sums.value_or(MetricSums());
}

Result<std::vector<Metric>> selectMetricsOf(Connection &c, TenantId tenant, IncidentId incident, const QString &type,
                                            const QString &name, Instant since, int limit)
{
    ITSM_TRY_ASSIGN(
        std::vector<Metric> metrics,
        queryAll<Metric>(
            c, selectMetricSql + u" AND metric_type = ? AND metric_name = ? AND measured_at >= ?"_s + newestFirst,
            {tenant.value, incident.value, type, name, since, qint64(limit)}, readMetric));
    std::ranges::reverse(metrics);
    return metrics;
}

Result<std::vector<MetricSummary>> selectMetricSummaries(Connection &c, TenantId tenant, Instant since, int samples,
                                                         int rows)
{
    return queryAll<MetricSummary>(c, summaryBegin + newestFirst + summaryEnd,
                                   {tenant.value, since, qint64(samples), qint64(rows)}, readMetricSummary);
}

Result<std::vector<MetricSummary>> selectMetricSummaries(Connection &c, TenantId tenant, Instant since,
                                                         const std::vector<IncidentId> &incidents, int rows)
{
    return queryAll<MetricSummary>(c, summaryBegin + u" AND incident_id"_s + isAnyOf(c.dialect()) + summaryEnd,
                                   {tenant.value, since, idList(incidents), qint64(rows)}, readMetricSummary);
}

} // namespace itsm
