#include "services/storage/incident_batch.h"

#include "services/domain/search_tokens.h"
#include "services/storage/incident_row.h"
#include "services/storage/row_batch.h"
#include "services/storage/search_index.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// The type of a column of `incidents` in PostgreSQL, by its name.
SqlConstant typeOf(QStringView column)
{
    if (column.endsWith("_id"_L1) || column == "version"_L1)
        return u"bigint"_sql;
    if (column.endsWith("_at"_L1))
        return u"timestamptz"_sql;
    if (column == "escalation_level"_L1 || column == "search_revision"_L1)
        return u"integer"_sql;
    if (column == "is_automated"_L1)
        return u"boolean"_sql;
    return std::ranges::find(jsonIncidentColumns, column, &SqlConstant::view) != jsonIncidentColumns.end()
               ? u"jsonb"_sql
               : u"text"_sql;
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

Result<> updateOnPostgreSql(Connection &c, const std::vector<IncidentChange> &changes, const Differences &wanted)
{
    SqlFragment set;
    SqlConstants names{u"id"_sql, u"version"_sql};
    BatchColumns shape{{u"id"_sql, u"bigint"_sql}, {u"version"_sql, u"bigint"_sql}};
    for (const size_t column : wanted.columns) {
        const SqlConstant name = writtenIncidentColumns()[column];
        for (const SqlConstant part : {name, u" = n."_sql, name, u", "_sql})
            set += part;
        names.push_back(name);
        shape.push_back({name, typeOf(name.view())});
    }
    std::vector<Params> rows;
    rows.reserve(changes.size());
    for (size_t i = 0; i < changes.size(); ++i) {
        Params &row = rows.emplace_back(Params{changes[i].after.id.value, changes[i].before.version});
        for (const size_t column : wanted.columns)
            row.push_back(wanted.values[i][column]);
    }
    const QString sql = sqlText(u"UPDATE incidents i SET %1version = n.version + 1 FROM jsonb_to_recordset(?) AS n(%2)"
                                " WHERE i.tenant_id = ? AND i.id = n.id AND i.version = n.version"_sql,
                                {set, recordShape(shape)});
    ITSM_TRY_ASSIGN(const qint64 written,
                    c.execute(sql, {jsonRows(names, rows), changes.front().after.tenantId.value}));
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

/// In the order of the ids.
Result<std::vector<Incident>> readWhole(Connection &c, TenantId tenant, const std::vector<IncidentId> &ids,
                                        bool isLocking)
{
    // SQLite's write transaction keeps everybody else out already.
    const QString lock = isLocking && c.dialect() == Dialect::PostgreSql ? u" FOR NO KEY UPDATE"_s : QString();
    const QString select = u"SELECT "_s + incidentColumns() + u" FROM incidents i WHERE i.tenant_id = ? AND i.id"_s;
    if (ids.size() == 1) // the plan of which is kept
        return queryAll<Incident>(c, select + u" = ?"_s + lock, {tenant.value, ids.front().value}, readIncident);
    return queryAll<Incident>(c, select + isAnyOf(c.dialect()) + u" ORDER BY i.id"_s + lock,
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
    static const BatchColumns columns = [] {
        BatchColumns all;
        for (const SqlConstant name : writtenIncidentColumns())
            all.push_back({name, typeOf(name.view())});
        return all;
    }();
    const bool writesTokens = incidents.size() <= mostTokensAtOnce;
    std::vector<Params> rows;
    rows.reserve(incidents.size());
    for (const Incident &incident : incidents)
        rows.emplace_back(incidentValues(incident)).back() = qint64{writesTokens ? 1 : 0};
    ITSM_TRY_ASSIGN(const IdList ids, insertRowsForIds(c, u"incidents"_sql, columns, rows));
    std::vector<SearchTokens> tokens;
    for (size_t i = 0; i < incidents.size(); ++i) {
        Incident &incident = incidents[i];
        incident.id = IncidentId(ids[i]);
        if (writesTokens)
            tokens.push_back({incident.tenantId, incident.id,
                              documentTokens(searchText(incident.number, incident.title, incident.description))});
    }
    return writeSearchTokens(c, tokens);
}

} // namespace itsm
