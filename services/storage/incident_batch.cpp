#include "services/storage/incident_batch.h"

#include "services/domain/search_tokens.h"
#include "services/storage/incident_row.h"
#include "services/storage/json_column.h"
#include "services/storage/search_index.h"
#include "services/storage/tables.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The type of a column of `incidents` in PostgreSQL, by its name.
SqlConstant typeOf(QStringView column)
{
    constexpr std::array json{u"impact_analysis"_sql, u"root_cause"_sql, u"resolution_steps"_sql, u"metadata"_sql};
    if (column.endsWith("_id"_L1) || column == "version"_L1)
        return u"bigint"_sql;
    if (column.endsWith("_at"_L1))
        return u"timestamptz"_sql;
    if (column == "escalation_level"_L1 || column == "search_revision"_L1)
        return u"integer"_sql;
    if (column == "is_automated"_L1)
        return u"boolean"_sql;
    return std::ranges::find(json, column, &SqlConstant::view) != json.end() ? u"jsonb"_sql : u"text"_sql;
}

/// What changes: the values of each incident, and which columns of writtenIncidentColumns() differ in one of them.
/// Columns that nobody changes stay out: SQLite touches every index of a column that a statement names.
struct Differences
{
    std::vector<Params> values;
    std::vector<size_t> columns;
};

Differences differences(const std::vector<IncidentChange> &changes)
{
    const SqlConstants &names = writtenIncidentColumns();
    std::vector<bool> differs(names.size());
    Differences found;
    found.values.reserve(changes.size());
    for (const IncidentChange &change : changes) {
        const Params before = incidentValues(change.before);
        const Params &after = found.values.emplace_back(incidentValues(change.after));
        for (size_t i = 0; i < differs.size(); ++i)
            differs[i] = differs[i] || before[i] != after[i];
    }
    for (size_t i = 0; i < names.size(); ++i) {
        if (differs[i] && names[i].view() != "version"_L1)
            found.columns.push_back(i);
    }
    return found;
}

/// A bound value as PostgreSQL's jsonb_to_recordset() reads it back.
QJsonValue toJson(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *number = std::get_if<qint64>(&value))
        return *number;
    if (const auto *isTrue = std::get_if<bool>(&value))
        return *isTrue;
    if (const auto *t = std::get_if<Instant>(&value))
        return toRfc3339(*t);
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return QJsonDocument::fromJson('[' + *bytes + ']').array().first();
    return QJsonValue::Null;
}

Result<> updateOnPostgreSql(Connection &c, const std::vector<IncidentChange> &changes, const Differences &wanted)
{
    const SqlConstants &names = writtenIncidentColumns();
    SqlFragment set;
    SqlFragment shape = u"id bigint, version bigint"_sql;
    for (const size_t column : wanted.columns) {
        const SqlConstant name = names[column];
        for (const SqlConstant part : {name, u" = n."_sql, name, u", "_sql})
            set += part;
        for (const SqlConstant part : {u", "_sql, name, u" "_sql, typeOf(name.view())})
            shape += part;
    }
    QJsonArray rows;
    for (size_t i = 0; i < changes.size(); ++i) {
        QJsonObject row{{u"id"_s, changes[i].after.id.value}, {u"version"_s, changes[i].before.version}};
        for (const size_t column : wanted.columns)
            row.insert(names[column].view().toString(), toJson(wanted.values[i][column]));
        rows.append(row);
    }
    const QString sql = sqlText(u"UPDATE incidents i SET %1version = n.version + 1 FROM jsonb_to_recordset(?) AS n(%2)"
                                " WHERE i.tenant_id = ? AND i.id = n.id AND i.version = n.version"_sql,
                                {set, shape});
    ITSM_TRY_ASSIGN(const qint64 written, c.execute(sql, {QJsonDocument(rows).toJson(QJsonDocument::Compact),
                                                          changes.front().after.tenantId.value}));
    if (written != static_cast<qint64>(changes.size()))
        return fail(Error::Code::Internal, u"A locked incident was changed by somebody else."_s);
    return {};
}

Result<> updateOnSqlite(Connection &c, const std::vector<IncidentChange> &changes, const Differences &wanted)
{
    const SqlConstants &names = writtenIncidentColumns();
    SqlFragment set;
    for (const size_t column : wanted.columns) {
        set += names[column];
        set += u" = ?, "_sql;
    }
    std::vector<Params> rows;
    rows.reserve(changes.size());
    for (size_t i = 0; i < changes.size(); ++i) {
        Params &row = rows.emplace_back();
        row.reserve(wanted.columns.size() + 3);
        for (const size_t column : wanted.columns)
            row.push_back(wanted.values[i][column]);
        row.insert(row.end(),
                   {changes[i].before.version + 1, changes[i].after.tenantId.value, changes[i].after.id.value});
    }
    return c.executeBatch(sqlText(u"UPDATE incidents SET %1version = ? WHERE tenant_id = ? AND id = ?"_sql, {set}),
                          rows);
}

/// The ids in the order of the rows.
Result<IdList> insertOnPostgreSql(Connection &c, const std::vector<Params> &rows)
{
    static const SqlFragment columns = SqlFragment::list(writtenIncidentColumns());
    static const SqlFragment shape = [] {
        SqlFragment list;
        for (const SqlConstant name : writtenIncidentColumns()) {
            for (const SqlConstant part : {name, u" "_sql, typeOf(name.view()), u", "_sql})
                list += part;
        }
        list += u"place integer"_sql;
        return list;
    }();
    QJsonArray json;
    for (const Params &values : rows) {
        QJsonObject row{{u"place"_s, json.size()}};
        for (size_t i = 0; i < values.size(); ++i)
            row.insert(writtenIncidentColumns()[i].view().toString(), toJson(values[i]));
        json.append(row);
    }
    return insertReturningIds(c,
                              sqlText(u"INSERT INTO incidents (%1) SELECT %1 FROM jsonb_to_recordset(?) AS n(%2)"
                                      " ORDER BY place RETURNING id"_sql,
                                      {columns, shape}),
                              json);
}

Result<IdList> insertOnSqlite(Connection &c, const std::vector<Params> &rows)
{
    static const QString sql = sqlText(u"INSERT INTO incidents (%1) VALUES (%2) RETURNING id"_sql,
                                       {SqlFragment::list(writtenIncidentColumns()),
                                        SqlFragment::list(SqlConstants(writtenIncidentColumns().size(), u"?"_sql))});
    IdList ids;
    for (const Params &row : rows) {
        ITSM_TRY_ASSIGN(const qint64 id, insertReturningId(c, sql, row));
        ids.push_back(id);
    }
    return ids;
}

/// In the order of the ids.
Result<std::vector<Incident>> readWhole(Connection &c, TenantId tenant, const std::vector<IncidentId> &ids,
                                        bool isLocking)
{
    // SQLite's write transaction keeps everybody else out already.
    const QString lock = isLocking && c.dialect() == Dialect::PostgreSql ? u" FOR NO KEY UPDATE"_s : QString();
    return queryAll<Incident>(c,
                              u"SELECT "_s + incidentColumns() + u" FROM incidents i WHERE i.tenant_id = ? AND i.id"_s +
                                  isAnyOf(c.dialect()) + u" ORDER BY i.id"_s + lock,
                              {tenant.value, idList(ids)}, readIncident);
}

} // namespace

Result<std::vector<Incident>> selectWholeIncidents(Connection &c, TenantId tenant, const std::vector<IncidentId> &ids)
{
    return readWhole(c, tenant, ids, false);
}

Result<std::vector<Incident>> lockIncidents(Connection &c, TenantId tenant, const std::vector<IncidentId> &ids)
{
    return readWhole(c, tenant, ids, true);
}

Result<> updateIncidents(Connection &c, const std::vector<IncidentChange> &changes)
{
    if (changes.empty())
        return {};
    const Differences wanted = differences(changes);
    return c.dialect() == Dialect::PostgreSql ? updateOnPostgreSql(c, changes, wanted)
                                              : updateOnSqlite(c, changes, wanted);
}

Result<> insertIncidentBatch(Connection &c, std::vector<Incident> &incidents)
{
    if (incidents.empty())
        return {};
    const bool writesTokens = incidents.size() <= mostTokensAtOnce;
    std::vector<Params> rows;
    rows.reserve(incidents.size());
    for (const Incident &incident : incidents)
        rows.emplace_back(incidentValues(incident)).back() = qint64{writesTokens ? 1 : 0};
    ITSM_TRY_ASSIGN(const IdList ids,
                    c.dialect() == Dialect::PostgreSql ? insertOnPostgreSql(c, rows) : insertOnSqlite(c, rows));
    std::vector<SearchTokens> tokens;
    for (size_t i = 0; i < incidents.size(); ++i) {
        Incident &incident = incidents[i];
        incident.id = IncidentId(ids[i]);
        if (writesTokens)
            tokens.push_back(
                {incident.id, documentTokens(searchText(incident.number, incident.title, incident.description))});
    }
    return writeSearchTokens(c, incidents.front().tenantId, tokens);
}

Result<> insertEventBatch(Connection &c, const std::vector<IncidentEvent> &events)
{
    // SQLite's triggers run for each row anyway; PostgreSQL's run once for a statement.
    if (events.empty() || c.dialect() == Dialect::Sqlite)
        return insertEvents(c, events);
    QJsonArray rows;
    for (const IncidentEvent &e : events) {
        QJsonObject row{{u"incident_id"_s, e.incidentId.value},
                        {u"event_type"_s, e.type},
                        {u"event_name"_s, e.name},
                        {u"description"_s, toJson(nullable(e.description))},
                        {u"status"_s, e.status},
                        {u"severity"_s, e.severity.text()},
                        {u"occurred_at"_s, toRfc3339(e.occurredAt)},
                        {u"user_id"_s, toJson(nullable(e.userId))},
                        {u"user_name"_s, e.userName},
                        {u"source"_s, e.source},
                        {u"tenant_id"_s, e.tenantId.value}};
        if (!e.data.isEmpty())
            row.insert(u"data"_s, e.data);
        if (!e.metadata.isEmpty())
            row.insert(u"metadata"_s, e.metadata);
        rows.append(row);
    }
    ITSM_TRY(
        c.execute(u"INSERT INTO incident_events (incident_id, event_type, event_name, description, status, severity, "
                  "data, occurred_at, user_id, user_name, source, metadata, tenant_id) "
                  "SELECT * FROM jsonb_to_recordset(?) AS n(incident_id bigint, event_type text, event_name text, "
                  "description text, status text, severity text, data jsonb, occurred_at timestamptz, user_id bigint, "
                  "user_name text, source text, metadata jsonb, tenant_id bigint)"_s,
                  {QJsonDocument(rows).toJson(QJsonDocument::Compact)}));
    return {};
}

} // namespace itsm
