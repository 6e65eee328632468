#include "services/storage/json_column.h"
#include "services/storage/row_batch.h"
#include "services/storage/tables.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const BatchColumns writtenEventColumns{
    {u"incident_id"_sql, u"bigint"_sql}, {u"event_type"_sql, u"text"_sql},
    {u"event_name"_sql, u"text"_sql},    {u"description"_sql, u"text"_sql},
    {u"status"_sql, u"text"_sql},        {u"severity"_sql, u"text"_sql},
    {u"data"_sql, u"jsonb"_sql},         {u"occurred_at"_sql, u"timestamptz"_sql},
    {u"user_id"_sql, u"bigint"_sql},     {u"user_name"_sql, u"text"_sql},
    {u"source"_sql, u"text"_sql},        {u"metadata"_sql, u"jsonb"_sql},
    {u"tenant_id"_sql, u"bigint"_sql},
};

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

const QString eventColumns =
    u"e.id, e.incident_id, e.event_type, e.event_name, e.description, e.status, e.severity, e.data,"
    " e.occurred_at, e.user_id, e.user_name, e.source, e.metadata, e.tenant_id"_s;

/// Reads the eventColumns into `event`; returns the place behind them.
int readInto(IncidentEvent &event, const Row &row)
{
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
    return at;
}

IncidentEvent readEvent(const Row &row)
{
    IncidentEvent event;
    readInto(event, row);
    return event;
}

const QString activitySql = u"SELECT "_s + eventColumns +
                            u", i.incident_number, i.title FROM incident_events e"
                            " LEFT JOIN incidents i ON i.tenant_id = e.tenant_id AND i.id = e.incident_id"
                            " WHERE e.tenant_id = ?"_s;

Activity readActivity(const Row &row)
{
    Activity record;
    int at = readInto(record, row);
    record.incidentNumber = row.text(at++);
    record.incidentTitle = row.text(at++);
    return record;
}

} // namespace

Result<EventId> insertEvent(Connection &c, const IncidentEvent &event)
{
    ITSM_TRY_ASSIGN(const IdList ids,
                    insertRowsForIds(c, u"incident_events"_sql, writtenEventColumns, {eventValues(event)}));
    return EventId(ids.front());
}

Result<> insertEvents(Connection &c, const std::vector<IncidentEvent> &events)
{
    std::vector<Params> rows;
    rows.reserve(events.size());
    std::ranges::transform(events, std::back_inserter(rows), eventValues);
    return insertRows(c, u"incident_events"_sql, writtenEventColumns, rows);
}

Result<std::vector<IncidentEvent>> selectEvents(Connection &c, TenantId tenant, IncidentId incident, int limit)
{
    return queryAll<IncidentEvent>(c,
                                   u"SELECT "_s + eventColumns +
                                       u" FROM incident_events e WHERE e.tenant_id = ? AND e.incident_id = ?"
                                       " ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?"_s,
                                   {tenant.value, incident.value, qint64(limit)}, readEvent);
}

Result<std::vector<Activity>> selectActivity(Connection &c, TenantId tenant, Instant since, int limit)
{
    return queryAll<Activity>(c,
                              activitySql + u" AND e.occurred_at >= ? ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?"_s,
                              {tenant.value, since, qint64(limit)}, readActivity);
}

Result<std::vector<Activity>> selectActivityById(Connection &c, TenantId tenant, const std::vector<EventId> &ids)
{
    return queryAll<Activity>(c, activitySql + u" AND e.id"_s + isAnyOf(c.dialect()), {tenant.value, idList(ids)},
                              readActivity);
}

Result<std::vector<IncidentEvent>> selectLastChanges(Connection &c, TenantId tenant,
                                                     const std::vector<IncidentId> &incidents)
{
    return queryAll<IncidentEvent>(
        c,
        u"SELECT "_s + eventColumns +
            // From the incidents to their events: as IN (SELECT …) PostgreSQL reads the events of everybody.
            u" FROM incidents i JOIN incident_events e ON e.tenant_id = i.tenant_id AND e.incident_id = i.id AND e.id ="
            " (SELECT l.id FROM incident_events l WHERE l.tenant_id = i.tenant_id AND l.incident_id = i.id"
            " AND l.event_type NOT IN ('comment', 'alert_created', 'alert_acknowledged', 'alert_resolved',"
            " 'alert_undo', 'alert_flapping', 'alert_steady', 'metric_added')"
            " ORDER BY l.occurred_at DESC, l.id DESC LIMIT 1) WHERE i.tenant_id = ? AND i.id"_s +
            isAnyOf(c.dialect()),
        {tenant.value, idList(incidents)}, readEvent);
}

Result<std::vector<IncidentEvent>> selectAlertChanges(Connection &c, TenantId tenant,
                                                      const std::vector<IncidentId> &incidents, Instant since)
{
    return queryAll<IncidentEvent>(
        c,
        u"SELECT "_s + eventColumns +
            u" FROM incident_events e WHERE e.tenant_id = ? AND e.occurred_at >= ? AND e.event_type IN"
            " ('alert_acknowledged', 'alert_resolved', 'alert_undo') AND e.incident_id"_s +
            isAnyOf(c.dialect()) + u" ORDER BY e.occurred_at DESC, e.id DESC"_s,
        {tenant.value, since, idList(incidents)}, readEvent);
}

} // namespace itsm
