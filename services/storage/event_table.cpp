#include "services/storage/json_column.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QString insertSql =
    u"INSERT INTO incident_events (incident_id, event_type, event_name, description, status, severity, data,"
    " occurred_at, user_id, user_name, source, metadata, tenant_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;

Params eventValues(const IncidentEvent &event)
{
    return {event.incidentId.value,
            event.type,
            event.name,
            nullable(event.description),
            event.status.isEmpty() ? u"active"_s : event.status,
            event.severity.text(),
            jsonValue(event.data),
            event.occurredAt,
            nullable(event.userId),
            event.userName,
            event.source.isEmpty() ? u"system"_s : event.source,
            jsonValue(event.metadata),
            event.tenantId.value};
}

IncidentEvent readEvent(const Row &row)
{
    IncidentEvent event;
    int at = 0;
    event.id = EventId(row.integer(at++));
    event.incidentId = IncidentId(row.integer(at++));
    event.type = row.text(at++);
    event.name = row.text(at++);
    event.description = row.text(at++);
    event.status = row.text(at++);
    event.severity = Token<Severity>::fromText(row.text(at++));
    event.data = jsonObject(row, at++);
    event.occurredAt = row.instant(at++).value_or(Instant());
    event.userId = UserId(row.integer(at++));
    event.userName = row.text(at++);
    event.source = row.text(at++);
    event.metadata = jsonObject(row, at++);
    event.tenantId = TenantId(row.integer(at++));
    return event;
}

const QString selectSql =
    u"SELECT id, incident_id, event_type, event_name, description, status, severity, data, occurred_at,"
    " user_id, user_name, source, metadata, tenant_id FROM incident_events"_s;

} // namespace

Result<EventId> insertEvent(Connection &c, const IncidentEvent &event)
{
    ITSM_TRY_ASSIGN(const qint64 id, insertReturningId(c, insertSql + u" RETURNING id"_s, eventValues(event)));
    return EventId(id);
}

Result<> insertEvents(Connection &c, const std::vector<IncidentEvent> &events)
{
    std::vector<Params> rows;
    rows.reserve(events.size());
    std::ranges::transform(events, std::back_inserter(rows), eventValues);
    return c.executeBatch(insertSql, rows);
}

Result<std::vector<IncidentEvent>> selectEvents(Connection &c, TenantId tenant, IncidentId incident, int limit)
{
    return queryAll<IncidentEvent>(
        c, selectSql + u" WHERE tenant_id = ? AND incident_id = ? ORDER BY occurred_at DESC, id DESC LIMIT ?"_s,
        {tenant.value, incident.value, qint64(limit)}, readEvent);
}

Result<std::vector<IncidentEvent>> selectLastChanges(Connection &c, TenantId tenant,
                                                     const std::vector<IncidentId> &incidents)
{
    IdList ids;
    ids.reserve(incidents.size());
    for (const IncidentId id : incidents)
        ids.push_back(id.value);
    return queryAll<IncidentEvent>(
        c,
        selectSql +
            u" WHERE tenant_id = ? AND id IN (SELECT (SELECT e.id FROM incident_events e WHERE e.tenant_id = "
            u"i.tenant_id"
            " AND e.incident_id = i.id AND e.event_type NOT IN ('comment', 'alert_created', 'alert_acknowledged',"
            " 'alert_resolved', 'metric_added') ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1)"
            " FROM incidents i WHERE i.tenant_id = ? AND i.id "_s +
            (c.dialect() == Dialect::PostgreSql ? u"= ANY(?))"_s : u"IN (SELECT value FROM json_each(?)))"_s),
        {tenant.value, tenant.value, std::move(ids)}, readEvent);
}

} // namespace itsm
