#include "services/storage/incident_table.h"

#include "services/storage/incident_row.h"
#include "services/storage/list_reader.h"
#include "services/storage/storage_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

SortKey readSortKey(const Row &row, int column, IncidentField field)
{
    switch (field) {
    case IncidentField::Status:
    case IncidentField::Priority:
    case IncidentField::Severity:
    case IncidentField::Level:
        return row.integer(column);
    case IncidentField::Detected:
    case IncidentField::Created:
    case IncidentField::Updated:
    case IncidentField::Resolved:
        return toMicros(row.instant(column).value_or(Instant{}));
    default:
        return row.bytes(column);
    }
}

namespace {

Result<> checkKey(const IncidentSort &sort, const SortKey &key)
{
    IncidentSummary any;
    if (sortKey(any, ListOrder::of(sort).field).index() == key.index())
        return {};
    return fail(Error::Code::Invalid, StorageText::tr("The place in the list is of another sort order."));
}

/// Where the last of these rows stands is a place to begin at.
template <typename T>
void noteLast(AnchorCache *anchors, TenantId tenant, const IncidentQuery &query, qint64 offset,
              const std::vector<T> &rows)
{
    if (!anchors || rows.empty())
        return;
    const IncidentSummary &last = rows.back();
    anchors->insert(tenant, query,
                    {{.position = offset + static_cast<qint64>(rows.size()) - 1,
                      .key = sortKey(last, ListOrder::of(query.sort).field),
                      .id = last.id}});
}

} // namespace

Result<IncidentPage> selectIncidents(Connection &c, TenantId tenant, const IncidentQuery &query, const PageStart &start,
                                     int limit, const FilterContext &context, AnchorCache *anchors)
{
    ListReader<IncidentSummary> reader(c, tenant, query, context, summaryColumns(), readSummary);
    IncidentPage page;
    if (start.kind == PageStart::Kind::Offset) {
        page.offset = std::max<qint64>(0, start.offset);
        ITSM_TRY_ASSIGN(page.rows, reader.readAt(page.offset, limit, anchors));
    } else {
        ITSM_TRY(checkKey(query.sort, start.key));
        const bool backwards = start.kind == PageStart::Kind::Before;
        const ListCursor cursor{.key = start.key, .id = start.id, .isIncluded = false};
        ITSM_TRY_ASSIGN(page.rows, reader.read({.cursor = cursor, .backwards = backwards, .skip = 0, .limit = limit}));
        page.offset = start.offset;
        if (backwards) {
            std::reverse(page.rows.begin(), page.rows.end());
            if (page.rows.size() < static_cast<size_t>(limit))
                page.offset = 0; // the list began before the page was full, wherever it was expected to
        }
        page.offset = std::max<qint64>(0, page.offset);
    }
    noteLast(anchors, tenant, query, page.offset, page.rows);
    return page;
}

Result<std::vector<Incident>> selectWholePage(Connection &c, TenantId tenant, const IncidentQuery &query, qint64 offset,
                                              int limit, const FilterContext &context, AnchorCache *anchors)
{
    ListReader<Incident> reader(c, tenant, query, context, incidentColumns(), readIncident);
    ITSM_TRY_ASSIGN(std::vector<Incident> rows, reader.readAt(offset, limit, anchors));
    noteLast(anchors, tenant, query, offset, rows);
    return rows;
}

Result<std::vector<IncidentId>> selectIncidentIds(Connection &c, TenantId tenant, const IncidentQuery &query,
                                                  qint64 offset, qint64 count, const FilterContext &context,
                                                  AnchorCache *anchors)
{
    ListReader<IncidentId> reader(c, tenant, query, context, u"i.id"_s,
                                  [](const Row &row) { return IncidentId{row.integer(0)}; });
    return reader.readAt(std::max<qint64>(0, offset), count, anchors);
}

Result<RowCount> countIncidents(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                const FilterContext &context)
{
    if (isCountable(filter))
        return countByCounters(c, tenant, filter, context);
    ITSM_TRY_ASSIGN(const RowSource source, cheapestSource(c, tenant, filter, context));
    SqlText sql;
    sql << "SELECT count(*) FROM (SELECT 1 "_L1 << fromSource(c.dialect(), source, tenant, filter, context)
        << " LIMIT "_L1;
    sql.bind(countCap + 1) << ") n"_L1;
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(c, sql.sql, sql.params, [](const Row &row) { return row.integer(0); }));
    return RowCount{.count = std::min(count.value_or(0), countCap), .atLeast = count.value_or(0) > countCap};
}

Result<> buildAnchors(Connection &c, TenantId tenant, const IncidentQuery &query, const FilterContext &context,
                      AnchorCache &anchors, int step)
{
    const ListPlan plan(c.dialect(), tenant, query, context);
    // PostgreSQL jumps from anchor to anchor, SQLite is faster in reading the whole index: its rows cost no message.
    const bool hops = c.dialect() == Dialect::PostgreSql && plan.walk().isExact() && !query.filter.asksForDeleted();
    RowSource source;
    if (!plan.walk().isExact()) {
        ITSM_TRY_ASSIGN(source, cheapestSource(c, tenant, query.filter, context, plan.sortField()));
    }
    const SqlText sql = hops ? plan.walk().hops(step) : plan.whole(plan.keyColumns(), source);
    std::vector<AnchorCache::Anchor> found;
    qint64 position = 0;
    const auto each = [&](const Row &row) {
        if (position % step == 0)
            found.push_back(
                {.position = position, .key = readSortKey(row, 0, plan.sortField()), .id = IncidentId{row.integer(1)}});
        position += hops ? step : 1;
        return true;
    };
    ITSM_TRY(c.query(sql.sql, sql.params, each, Connection::Fetch::Streamed));
    anchors.insert(tenant, query, std::move(found));
    anchors.setComplete(tenant, query);
    return {};
}

Result<std::vector<MatchedIncident>> selectIncidentsById(Connection &c, TenantId tenant,
                                                         const std::vector<IncidentId> &ids,
                                                         const IncidentFilter &filter, const FilterContext &context)
{
    IdList list;
    list.reserve(ids.size());
    for (const IncidentId id : ids)
        list.push_back(id.value);
    SqlText sql;
    sql << "SELECT "_L1 << summaryColumns() << ", (TRUE"_L1 << filterSql(c.dialect(), filter, context)
        << ") AS matches FROM incidents i WHERE i.tenant_id = "_L1;
    sql.bind(tenant.value) << (c.dialect() == Dialect::PostgreSql ? " AND i.id = ANY("_L1
                                                                  : " AND i.id IN (SELECT value FROM json_each("_L1);
    sql.bind(std::move(list)) << (c.dialect() == Dialect::PostgreSql ? ")"_L1 : "))"_L1);
    const int matchColumn = static_cast<int>(summaryColumns().count(u',')) + 1;
    return queryAll<MatchedIncident>(c, sql.sql, sql.params, [matchColumn](const Row &row) {
        return MatchedIncident{.incident = readSummary(row), .matches = row.boolean(matchColumn)};
    });
}

Result<std::optional<Incident>> selectIncident(Connection &c, TenantId tenant, IncidentId id)
{
    return queryOne<Incident>(
        c, u"SELECT "_s + incidentColumns() + u" FROM incidents i WHERE i.tenant_id = ? AND i.id = ?"_s,
        {tenant.value, id.value}, readIncident);
}

Result<std::optional<IncidentId>> findIncidentByNumber(Connection &c, TenantId tenant, const QString &number)
{
    return queryOne<IncidentId>(c, u"SELECT i.id FROM incidents i WHERE i.tenant_id = ? AND i.incident_number = ?"_s,
                                {tenant.value, number}, [](const Row &row) { return IncidentId{row.integer(0)}; });
}

Result<> streamIncidents(Connection &c, TenantId tenant, const IncidentQuery &query, const FilterContext &context,
                         const std::function<bool(const Incident &)> &each)
{
    const ListPlan plan(c.dialect(), tenant, query, context);
    RowSource source;
    if (!plan.walk().isExact()) {
        ITSM_TRY_ASSIGN(source, cheapestSource(c, tenant, query.filter, context, plan.sortField()));
    }
    const SqlText sql = plan.whole(incidentColumns(), source);
    // A reader may be as slow as the file it writes to.
    if (c.dialect() == Dialect::PostgreSql && c.inTransaction())
        ITSM_TRY(c.execute(u"SET LOCAL statement_timeout = 0"_s));
    return c.query(
        sql.sql, sql.params, [&](const Row &row) { return each(readIncident(row)); }, Connection::Fetch::Streamed);
}

} // namespace itsm
