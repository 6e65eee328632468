#include "services/storage/json_column.h"
#include "services/storage/row_batch.h"
#include "services/storage/tables.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QString selectAlertSql =
    u"SELECT a.id, a.incident_id, i.incident_number, i.ci_name, i.source, a.alert_type, a.alert_name, a.message, "
    u"a.severity, a.status, a.channels,"
    " a.recipients, a.triggered_at, a.acknowledged_at, a.resolved_at, a.acknowledged_by, u.name, "
    "a.metadata, a.tenant_id"
    " FROM incident_alerts a"
    " LEFT JOIN incidents i ON i.tenant_id = a.tenant_id AND i.id = a.incident_id"
    " LEFT JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.acknowledged_by"
    " WHERE a.tenant_id = ?"_s;

Alert readAlert(const Row &row)
{
    Alert alert;
    int at = 0;
    alert.id = AlertId(row.integer(at++));
    alert.incidentId = IncidentId(row.integer(at++));
    alert.incidentNumber = row.text(at++);
    alert.ciName = row.text(at++);
    alert.source = row.text(at++);
    alert.type = row.text(at++);
    alert.name = row.text(at++);
    alert.message = row.text(at++);
    alert.severity = Token<Severity>::fromText(row.text(at++));
    alert.status = Token<AlertStatus>::fromText(row.text(at++));
    alert.channels = jsonTexts(row, at++);
    alert.recipients = jsonTexts(row, at++);
    alert.triggeredAt = row.instant(at++).value_or(Instant());
    alert.acknowledgedAt = row.instant(at++);
    alert.resolvedAt = row.instant(at++);
    alert.acknowledgedBy = UserId(row.integer(at++));
    alert.acknowledgedByName = row.text(at++);
    alert.metadata = jsonObject(row, at++);
    alert.tenantId = TenantId(row.integer(at++));
    return alert;
}

const BatchColumns writtenAlertColumns{
    {u"incident_id"_sql, u"bigint"_sql},
    {u"alert_type"_sql, u"text"_sql},
    {u"alert_name"_sql, u"text"_sql},
    {u"message"_sql, u"text"_sql},
    {u"severity"_sql, u"text"_sql},
    {u"status"_sql, u"text"_sql},
    {u"channels"_sql, u"jsonb"_sql},
    {u"recipients"_sql, u"jsonb"_sql},
    {u"triggered_at"_sql, u"timestamptz"_sql},
    {u"acknowledged_at"_sql, u"timestamptz"_sql},
    {u"resolved_at"_sql, u"timestamptz"_sql},
    {u"acknowledged_by"_sql, u"bigint"_sql},
    {u"metadata"_sql, u"jsonb"_sql},
    {u"tenant_id"_sql, u"bigint"_sql},
};

Params alertValues(const Alert &alert)
{
    return {alert.incidentId.value,
            alert.type,
            alert.name,
            alert.message,
            alert.severity.text(),
            alert.status.text(),
            jsonValue(alert.channels),
            jsonValue(alert.recipients),
            alert.triggeredAt,
            nullable(alert.acknowledgedAt),
            nullable(alert.resolvedAt),
            nullable(alert.acknowledgedBy),
            jsonValue(alert.metadata),
            alert.tenantId.value};
}

} // namespace

Result<AlertId> insertAlert(Connection &c, const Alert &alert)
{
    ITSM_TRY_ASSIGN(const IdList ids,
                    insertRowsForIds(c, u"incident_alerts"_sql, writtenAlertColumns, {alertValues(alert)}));
    return AlertId(ids.front());
}

Result<> insertAlerts(Connection &c, std::vector<Alert> &alerts)
{
    std::vector<Params> rows;
    rows.reserve(alerts.size());
    std::ranges::transform(alerts, std::back_inserter(rows), alertValues);
    ITSM_TRY_ASSIGN(const IdList ids, insertRowsForIds(c, u"incident_alerts"_sql, writtenAlertColumns, rows));
    for (size_t i = 0; i < alerts.size(); ++i)
        alerts[i].id = AlertId(ids[i]);
    return {};
}

Result<std::vector<AlertId>> resolveAlerts(Connection &c, TenantId tenant, const std::vector<AlertId> &ids, Instant now)
{
    return queryAll<AlertId>(c,
                             u"UPDATE incident_alerts SET status = 'resolved', resolved_at = ?"
                             " WHERE tenant_id = ? AND status <> 'resolved' AND id"_s +
                                 isAnyOf(c.dialect()) + u" RETURNING id"_s,
                             {now, tenant.value, idList(ids)}, [](const Row &row) { return AlertId(row.integer(0)); });
}

Result<bool> updateAlertState(Connection &c, const Alert &alert)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"UPDATE incident_alerts SET status = ?, acknowledged_at = ?, resolved_at = ?,"
                              " acknowledged_by = ? WHERE tenant_id = ? AND id = ?"_s,
                              {alert.status.text(), nullable(alert.acknowledgedAt), nullable(alert.resolvedAt),
                               nullable(alert.acknowledgedBy), alert.tenantId.value, alert.id.value}));
    return changed > 0;
}

Result<bool> updateAlertMetadata(Connection &c, const Alert &alert)
{
    ITSM_TRY_ASSIGN(const qint64 changed,
                    c.execute(u"UPDATE incident_alerts SET metadata = ? WHERE tenant_id = ? AND id = ?"_s,
                              {jsonValue(alert.metadata), alert.tenantId.value, alert.id.value}));
    return changed > 0;
}

Result<std::optional<Alert>> selectAlert(Connection &c, TenantId tenant, AlertId id)
{
    return queryOne<Alert>(c, selectAlertSql + u" AND a.id = ?"_s, {tenant.value, id.value}, readAlert);
}

Result<std::vector<Alert>> selectAlerts(Connection &c, TenantId tenant, IncidentId incident, int limit)
{
    ITSM_TRY_ASSIGN(std::vector<Alert> alerts,
                    queryAll<Alert>(c,
                                    selectAlertSql + u" AND a.incident_id = ? ORDER BY a.status = 'resolved',"
                                                     " a.triggered_at DESC, a.id DESC LIMIT ?"_s,
                                    {tenant.value, incident.value, qint64(limit)}, readAlert));
    std::ranges::sort(alerts, std::greater(),
                      [](const Alert &alert) { return std::pair(alert.triggeredAt, alert.id); });
    return alerts;
}

Result<std::vector<Alert>> selectActiveAlerts(Connection &c, TenantId tenant, int offset, int limit)
{
    return queryAll<Alert>(
        c, selectAlertSql + u" AND a.status <> 'resolved' ORDER BY a.triggered_at DESC, a.id DESC LIMIT ? OFFSET ?"_s,
        {tenant.value, qint64(limit), qint64(offset)}, readAlert);
}

Result<std::vector<Alert>> selectAlertsSince(Connection &c, TenantId tenant, Instant since, int limit)
{
    return queryAll<Alert>(
        c, selectAlertSql + u" AND a.triggered_at >= ? ORDER BY a.triggered_at DESC, a.id DESC LIMIT ?"_s,
        {tenant.value, since, qint64(limit)}, readAlert);
}

Result<std::vector<Alert>> selectAlertsOf(Connection &c, TenantId tenant, const std::vector<IncidentId> &incidents,
                                          Instant since, int limit)
{
    return queryAll<Alert>(c,
                           selectAlertSql + u" AND a.incident_id"_s + isAnyOf(c.dialect()) +
                               u" AND a.triggered_at >= ? ORDER BY a.triggered_at DESC, a.id DESC LIMIT ?"_s,
                           {tenant.value, idList(incidents), since, qint64(limit)}, readAlert);
}

Result<std::vector<Alert>> selectAlertsById(Connection &c, TenantId tenant, const std::vector<AlertId> &ids)
{
    return queryAll<Alert>(c, selectAlertSql + u" AND a.id"_s + isAnyOf(c.dialect()), {tenant.value, idList(ids)},
                           readAlert);
}

Result<qint64> countActiveAlerts(Connection &c, TenantId tenant)
{
    ITSM_TRY_ASSIGN(
        const auto count,
        queryOne<qint64>(c, u"SELECT count(*) FROM incident_alerts WHERE tenant_id = ? AND status <> 'resolved'"_s,
                         {tenant.value}, [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

} // namespace itsm
