#include "services/storage/signal_table.h"

#include "services/storage/json_column.h"
#include "services/storage/row_batch.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QString selectSignalSql =
    u"SELECT tenant_id, source_id, fingerprint, state, is_flapping, group_key, starts_at, first_seen_at, last_seen_at,"
    " changed_at, repeats, changes, alert_id, incident_id FROM alert_signals WHERE tenant_id = ? AND source_id = ?"_s;

QString toText(SignalRecord::State state)
{
    switch (state) {
    case SignalRecord::State::Firing:
        return u"firing"_s;
    case SignalRecord::State::Held:
        return u"held"_s;
    case SignalRecord::State::Resolved:
        break;
    }
    return u"resolved"_s;
}

SignalRecord::State stateFrom(const QString &text)
{
    using State = SignalRecord::State;
    return text == "firing"_L1 ? State::Firing : text == "held"_L1 ? State::Held : State::Resolved;
}

/// Moments as a JSON list of microseconds.
QJsonArray toJson(const std::vector<Instant> &moments)
{
    QJsonArray list;
    for (const Instant moment : moments)
        list.append(toMicros(moment));
    return list;
}

SignalRecord readSignal(const Row &row)
{
    SignalRecord record;
    int at = 0;
    record.tenantId = TenantId(row.integer(at++));
    record.sourceId = SourceId(row.integer(at++));
    record.fingerprint = row.text(at++);
    record.state = stateFrom(row.text(at++));
    record.isFlapping = row.boolean(at++);
    record.groupKey = row.text(at++);
    record.startsAt = row.instant(at++);
    record.firstSeenAt = row.instant(at++).value_or(Instant());
    record.lastSeenAt = row.instant(at++).value_or(Instant());
    record.changedAt = row.instant(at++).value_or(Instant());
    record.repeats = row.integer(at++);
    for (const auto &moment : jsonArray(row, at++))
        record.changes.push_back(instantFromMicros(moment.toInteger()));
    record.alert = AlertId(row.integer(at++));
    record.incident = IncidentId(row.integer(at++));
    return record;
}

const BatchColumns writtenSignalColumns{
    {u"tenant_id"_sql, u"bigint"_sql},         {u"source_id"_sql, u"bigint"_sql},
    {u"fingerprint"_sql, u"text"_sql},         {u"state"_sql, u"text"_sql},
    {u"is_flapping"_sql, u"boolean"_sql},      {u"group_key"_sql, u"text"_sql},
    {u"starts_at"_sql, u"timestamptz"_sql},    {u"first_seen_at"_sql, u"timestamptz"_sql},
    {u"last_seen_at"_sql, u"timestamptz"_sql}, {u"changed_at"_sql, u"timestamptz"_sql},
    {u"repeats"_sql, u"bigint"_sql},           {u"changes"_sql, u"jsonb"_sql},
    {u"alert_id"_sql, u"bigint"_sql},          {u"incident_id"_sql, u"bigint"_sql},
};

Params signalValues(const SignalRecord &r)
{
    return {r.tenantId.value,     r.sourceId.value, r.fingerprint,
            toText(r.state),      r.isFlapping,     r.groupKey,
            nullable(r.startsAt), r.firstSeenAt,    r.lastSeenAt,
            r.changedAt,          r.repeats,        jsonValue(toJson(r.changes)),
            r.alert.value,        r.incident.value};
}

} // namespace

Result<QHash<QString, SignalRecord>> selectSignals(Connection &c, TenantId tenant, SourceId source,
                                                   const QStringList &fingerprints)
{
    QHash<QString, SignalRecord> found;
    ITSM_TRY(c.query(selectSignalSql + u" AND fingerprint"_s + isAnyTextOf(c.dialect()),
                     {tenant.value, source.value, jsonValue(fingerprints)}, [&found](const Row &row) {
                         const SignalRecord record = readSignal(row);
                         found.insert(record.fingerprint, record);
                         return true;
                     }));
    return found;
}

Result<std::vector<SignalRecord>> selectOpenSignals(Connection &c, TenantId tenant, SourceId source)
{
    return queryAll<SignalRecord>(c, selectSignalSql + u" AND state <> 'resolved'"_s, {tenant.value, source.value},
                                  readSignal);
}

Result<std::vector<SignalRecord>> selectFlappingSignals(Connection &c, TenantId tenant, SourceId source)
{
    return queryAll<SignalRecord>(c, selectSignalSql + u" AND is_flapping"_s, {tenant.value, source.value}, readSignal);
}

Result<> writeSignals(Connection &c, const std::vector<SignalRecord> &records)
{
    std::vector<Params> rows;
    rows.reserve(records.size());
    std::ranges::transform(records, std::back_inserter(rows), signalValues);
    return insertRows(
        c, u"alert_signals"_sql, writtenSignalColumns, rows,
        u" ON CONFLICT (tenant_id, source_id, fingerprint) DO UPDATE SET state = excluded.state,"
        " is_flapping = excluded.is_flapping, group_key = excluded.group_key, starts_at = excluded.starts_at,"
        " last_seen_at = excluded.last_seen_at, changed_at = excluded.changed_at, repeats = excluded.repeats,"
        " changes = excluded.changes, alert_id = excluded.alert_id, incident_id = excluded.incident_id"_sql);
}

Result<QHash<QString, OptionalInstant>> repeatSignals(Connection &c, TenantId tenant, SourceId source,
                                                      const QStringList &fingerprints, Instant now)
{
    QHash<QString, OptionalInstant> firing;
    if (fingerprints.isEmpty())
        return firing;
    firing.reserve(fingerprints.size());
    // As an expression the state is no reason to read all open alerts of the source by their index.
    ITSM_TRY(c.query(u"UPDATE alert_signals SET repeats = repeats + 1, last_seen_at = ?"
                     " WHERE tenant_id = ? AND source_id = ? AND state || '' = 'firing' AND fingerprint"_s +
                         isAnyTextOf(c.dialect()) + u" RETURNING fingerprint, starts_at"_s,
                     {now, tenant.value, source.value, jsonValue(fingerprints)}, [&firing](const Row &row) {
                         firing.insert(row.text(0), row.instant(1));
                         return true;
                     }));
    return firing;
}

Result<QHash<QString, IncidentId>> selectGroupIncidents(Connection &c, TenantId tenant, SourceId source,
                                                        const QStringList &groupKeys)
{
    QHash<QString, IncidentId> found;
    if (groupKeys.isEmpty())
        return found;
    // The greatest of each key by its index: a group may have had any number of alerts.
    const QString keys =
        c.dialect() == Dialect::PostgreSql ? u"jsonb_array_elements_text(?) AS k(value)"_s : u"json_each(?) AS k"_s;
    ITSM_TRY(c.query(u"SELECT k.value, (SELECT max(s.incident_id) FROM alert_signals s WHERE s.group_key = k.value"
                     " AND s.group_key <> '' AND s.source_id = ? AND s.tenant_id = ?) FROM "_s +
                         keys,
                     {source.value, tenant.value, jsonValue(groupKeys)}, [&found](const Row &row) {
                         if (!row.isNull(1))
                             found.insert(row.text(0), IncidentId(row.integer(1)));
                         return true;
                     }));
    return found;
}

Result<std::vector<IncidentId>> selectIncidentsWithOpenSignals(Connection &c, TenantId tenant,
                                                               const std::vector<IncidentId> &incidents)
{
    return queryAll<IncidentId>(
        c,
        // Of each the first that the index has, not all of them: an incident may have any number.
        u"SELECT i.id FROM incidents i WHERE i.tenant_id = ? AND (SELECT max(s.incident_id) FROM alert_signals s"
        " WHERE s.incident_id = i.id AND s.tenant_id = i.tenant_id AND s.state <> 'resolved') IS NOT NULL AND i.id"_s +
            isAnyOf(c.dialect()),
        {tenant.value, idList(incidents)}, [](const Row &row) { return IncidentId(row.integer(0)); });
}

Result<std::vector<AlertId>> selectOpenAlerts(Connection &c, TenantId tenant, const std::vector<AlertId> &alerts)
{
    return queryAll<AlertId>(
        c,
        u"SELECT alert_id FROM alert_signals WHERE tenant_id = ? AND state <> 'resolved' AND alert_id"_s +
            isAnyOf(c.dialect()),
        {tenant.value, idList(alerts)}, [](const Row &row) { return AlertId(row.integer(0)); });
}

Result<qint64> pruneSignals(Connection &c, TenantId tenant, Instant before)
{
    return c.execute(u"DELETE FROM alert_signals WHERE tenant_id = ? AND state = 'resolved' AND changed_at < ?"
                     " AND NOT is_flapping"_s,
                     {tenant.value, before});
}

} // namespace itsm
