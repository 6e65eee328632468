#include "services/storage/incident_batch.h"
#include "services/storage/json_column.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Result<> insertAlertBatch(Connection &c, std::vector<Alert> &alerts)
{
    if (c.dialect() == Dialect::Sqlite) { // its triggers run for each row anyway
        for (Alert &alert : alerts) {
            ITSM_TRY_ASSIGN(alert.id, insertAlert(c, alert));
        }
        return {};
    }
    if (alerts.empty())
        return {};
    QJsonArray rows;
    for (const Alert &a : alerts) {
        QJsonObject row{{u"place"_s, rows.size()},         {u"incident_id"_s, a.incidentId.value},
                        {u"alert_type"_s, a.type},         {u"alert_name"_s, a.name},
                        {u"message"_s, a.message},         {u"severity"_s, a.severity.text()},
                        {u"status"_s, a.status.text()},    {u"triggered_at"_s, toRfc3339(a.triggeredAt)},
                        {u"tenant_id"_s, a.tenantId.value}};
        if (!a.channels.isEmpty())
            row.insert(u"channels"_s, QJsonArray::fromStringList(a.channels));
        if (!a.recipients.isEmpty())
            row.insert(u"recipients"_s, QJsonArray::fromStringList(a.recipients));
        if (!a.metadata.isEmpty())
            row.insert(u"metadata"_s, a.metadata);
        rows.append(row);
    }
    ITSM_TRY_ASSIGN(
        const IdList ids,
        insertReturningIds(
            c,
            u"INSERT INTO incident_alerts (incident_id, alert_type, alert_name, message, severity, status, "
            u"triggered_at,"
            " tenant_id, channels, recipients, metadata) SELECT incident_id, alert_type, alert_name, message, severity,"
            " status, triggered_at, tenant_id, channels, recipients, metadata FROM jsonb_to_recordset(?) AS n("
            "place integer, incident_id bigint, alert_type text, alert_name text, message text, severity text,"
            " status text, triggered_at timestamptz, tenant_id bigint, channels jsonb, recipients jsonb,"
            " metadata jsonb) ORDER BY place RETURNING id"_s,
            rows));
    for (size_t i = 0; i < alerts.size(); ++i)
        alerts[i].id = AlertId(ids[i]);
    return {};
}

Result<std::vector<AlertId>> resolveAlertBatch(Connection &c, TenantId tenant, const std::vector<AlertId> &ids,
                                               Instant now)
{
    return queryAll<AlertId>(c,
                             u"UPDATE incident_alerts SET status = 'resolved', resolved_at = ?"
                             " WHERE tenant_id = ? AND status <> 'resolved' AND id"_s +
                                 isAnyOf(c.dialect()) + u" RETURNING id"_s,
                             {now, tenant.value, idList(ids)}, [](const Row &row) { return AlertId(row.integer(0)); });
}

} // namespace itsm
