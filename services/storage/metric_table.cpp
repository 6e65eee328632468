#include "services/storage/json_column.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

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
    return queryAll<Metric>(
        c,
        u"SELECT id, incident_id, metric_type, metric_name, metric_value, unit, measured_at, tags, metadata, tenant_id"
        " FROM incident_metrics WHERE tenant_id = ? AND incident_id = ? ORDER BY measured_at, id LIMIT ?"_s,
        {tenant.value, incident.value, qint64(limit)}, readMetric);
}

} // namespace itsm
