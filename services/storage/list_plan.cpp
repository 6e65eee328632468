#include "services/storage/list_plan.h"

#include "services/domain/filter_fields.h"
#include "services/storage/schema.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr QLatin1StringView visible = " AND i.deleted_at IS NULL"_L1;

QString sortIndex(IncidentField field)
{
    return u"incidents_by_"_s + fieldName(field);
}

/// A filter column with an index (tenant, column, created_at, id), and the one value that a term asks of it.
struct FilterIndex
{
    QLatin1StringView name;
    SqlText condition;
};

std::optional<FilterIndex> filterIndex(Dialect dialect, const FilterTerm &term, const FilterContext &context)
{
    if (term.negated || term.op != FilterTerm::Op::Equal || term.values.size() != 1)
        return std::nullopt;
    const QString &value = term.values.first();
    const bool isPrefix = fieldKind(term.field) == FieldKind::Text && value != "none"_L1 && value.endsWith(u'*');
    QLatin1StringView name;
    switch (term.field) {
    case IncidentField::Assignee:
        if (value == "me"_L1 && context.me.isValid())
            name = "incidents_of_assignee"_L1;
        break;
    case IncidentField::Is:
        if (value == "unassigned"_L1)
            name = "incidents_of_assignee"_L1;
        break;
    case IncidentField::Category:
        if (!isPrefix)
            name = "incidents_of_category"_L1;
        break;
    case IncidentField::Source:
        if (!isPrefix)
            name = "incidents_of_source"_L1;
        break;
    case IncidentField::Status:
        name = "incidents_of_status"_L1;
        break;
    case IncidentField::Severity:
        name = "incidents_of_severity"_L1;
        break;
    case IncidentField::Priority:
        if (Token<Priority>::fromText(value) != Priority::Urgent) // two names, so not one stretch of the index
            name = "incidents_of_priority"_L1;
        break;
    default:
        break;
    }
    if (name.isEmpty())
        return std::nullopt;
    FilterIndex index{.name = name, .condition = {}};
    index.condition << " AND "_L1 << termSql(dialect, term, context);
    return index;
}

SqlText rangeSql(IncidentField field, const KeyRange &range)
{
    SqlText sql;
    if (range.from && range.to && *range.from == *range.to) {
        sql << " AND i."_L1 << sortColumn(field) << " = "_L1;
        sql.bind(keyValue(field, *range.from));
        return sql;
    }
    if (range.from) {
        sql << " AND i."_L1 << sortColumn(field) << " >= "_L1;
        sql.bind(keyValue(field, *range.from));
    }
    if (range.to) {
        sql << " AND i."_L1 << sortColumn(field) << " <= "_L1;
        sql.bind(keyValue(field, *range.to));
    }
    return sql;
}

/// What all terms together say about the order of a field.
KeyRange commonRange(const IncidentFilter &filter, IncidentField field, const FilterContext &context)
{
    KeyRange common;
    for (const FilterTerm &term : filter.terms) {
        if (rangeField(term.field) != field)
            continue;
        const KeyRange range = keyRange(term, context);
        if (range.from && (!common.from || *range.from > *common.from))
            common.from = range.from;
        if (range.to && (!common.to || *range.to < *common.to))
            common.to = range.to;
    }
    return common;
}

} // namespace

ListOrder ListOrder::of(const IncidentSort &sort, bool backwards)
{
    return {.field = isSortable(sort.field) ? sort.field : IncidentField::Created,
            .ascending = (sort.order == Qt::AscendingOrder) != backwards};
}

QLatin1StringView ListOrder::column() const
{
    return sortColumn(field);
}

QString ListOrder::orderBy() const
{
    const QLatin1StringView direction = ascending ? "ASC"_L1 : "DESC"_L1;
    return u" ORDER BY i."_s + column() + u' ' + direction + u", i.id "_s + direction;
}

ListWalk::ListWalk(Dialect dialect, TenantId tenant, const IncidentQuery &query, const FilterContext &context)
    : m_dialect(dialect)
    , m_sort(query.sort)
{
    const IncidentField field = ListOrder::of(query.sort).field;
    m_index = sortIndex(field);
    m_condition << "i.tenant_id = "_L1;
    m_condition.bind(tenant.value) << visible;
    m_isExact = query.filter.isEmpty();
    if (field == IncidentField::Created) {
        // The newest rows of one value are a stretch of that value's own index. The order is by how much they narrow.
        static constexpr IncidentField narrowing[] = {
            IncidentField::Assignee, IncidentField::Is,       IncidentField::Category, IncidentField::Status,
            IncidentField::Severity, IncidentField::Priority, IncidentField::Source};
        for (const IncidentField candidate : narrowing) {
            const auto term =
                std::find_if(query.filter.terms.begin(), query.filter.terms.end(), [&](const FilterTerm &t) {
                    return t.field == candidate && filterIndex(dialect, t, context);
                });
            if (term == query.filter.terms.end())
                continue;
            const auto index = filterIndex(dialect, *term, context);
            m_index = index->name;
            m_condition << index->condition;
            m_isExact = query.filter.terms.size() == 1;
            break;
        }
    }
    m_range = commonRange(query.filter, field, context);
}

SqlText ListWalk::segment(QStringView columns, const KeyRange &range, const SqlText &bound, bool backwards) const
{
    SqlText sql;
    sql << "SELECT "_L1 << columns << " FROM incidents i"_L1;
    if (m_dialect == Dialect::Sqlite)
        sql << " INDEXED BY "_L1 << m_index;
    sql << " WHERE "_L1 << m_condition << rangeSql(order(backwards).field, range) << bound
        << order(backwards).orderBy();
    return sql;
}

SqlText ListWalk::select(QStringView columns, const Stretch &s, const SqlText &terms) const
{
    const ListOrder o = order(s.backwards);
    const auto limited = [](SqlText sql, qint64 limit, qint64 skip) {
        sql << " LIMIT "_L1;
        sql.bind(limit);
        if (skip > 0)
            sql << " OFFSET "_L1, sql.bind(skip);
        return sql;
    };
    if (!s.cursor)
        return limited(segment(columns, m_range, terms, s.backwards), s.limit, s.skip);

    // The cursor is the one bound of its side: with two, a database may begin at the wrong one. The terms of the filter
    // are tested on each row in any case.
    KeyRange range = m_range;
    (o.ascending ? range.from : range.to).reset();
    const QString column = u"i."_s + o.column();
    const QString beyond = o.ascending ? u" > "_s : u" < "_s;
    const QString idBeyond = s.cursor->isIncluded ? QString(beyond.trimmed() + u"= ") : beyond;
    const Value key = keyValue(o.field, s.cursor->key);
    SqlText bound;
    if (m_dialect == Dialect::PostgreSql) {
        bound << " AND ("_L1 << column << ", i.id) "_L1 << idBeyond << "("_L1;
        bound.bind(key) << ", "_L1;
        bound.bind(s.cursor->id.value) << ")"_L1 << terms;
        return limited(segment(columns, range, bound, s.backwards), s.limit, s.skip);
    }
    // SQLite uses only the first column of a row comparison here, and would step over all rows of an equal key. The
    // rest of that key, and then what lies beyond it, are two stretches of the index, which UNION ALL reads one after
    // the other.
    bound << " AND "_L1 << column << " = "_L1;
    bound.bind(key) << " AND i.id "_L1 << idBeyond;
    bound.bind(s.cursor->id.value) << terms;
    SqlText rest;
    rest << " AND "_L1 << column << beyond;
    rest.bind(key) << terms;
    const qint64 most = s.limit > std::numeric_limits<qint64>::max() - s.skip ? s.limit : s.limit + s.skip;
    SqlText both;
    both << "SELECT * FROM ("_L1 << limited(segment(columns, {}, bound, s.backwards), most, 0)
         << ") UNION ALL SELECT * FROM ("_L1 << limited(segment(columns, range, rest, s.backwards), most, 0) << ")"_L1;
    return limited(both, s.limit, s.skip);
}

SqlText ListWalk::hops(int step) const
{
    const ListOrder o = order(false);
    const QString columns = u"i."_s + o.column() + u" AS sort_key, i.id"_s;
    SqlText beyond;
    beyond << " AND (i."_L1 << o.column() << ", i.id) "_L1 << (o.ascending ? ">"_L1 : "<"_L1)
           << " (hop.sort_key, hop.id)"_L1;
    SqlText sql;
    sql << "WITH RECURSIVE hop AS (("_L1 << segment(columns, m_range, {}, false)
        << " LIMIT 1) UNION ALL SELECT n.* FROM hop CROSS JOIN LATERAL ("_L1 << segment(columns, m_range, beyond, false)
        << " LIMIT 1 OFFSET "_L1;
    sql.bind(qint64{step - 1}) << ") n) SELECT sort_key, id FROM hop"_L1;
    return sql;
}

namespace {

/// Counts the rows of an index condition, up to the cap.
Result<qint64> countIndex(Connection &c, TenantId tenant, const RowSource &source, bool hidesDeleted)
{
    SqlText sql;
    sql << "SELECT count(*) FROM (SELECT 1 FROM incidents i"_L1;
    if (c.dialect() == Dialect::Sqlite)
        sql << " INDEXED BY "_L1 << source.index;
    sql << " WHERE i.tenant_id = "_L1;
    sql.bind(tenant.value) << (hidesDeleted ? visible : ""_L1) << source.condition << " LIMIT "_L1;
    sql.bind(sourceCap + 1) << ") n"_L1;
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(c, sql.sql, sql.params, [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

Result<qint64> countKinds(Connection &c, TenantId tenant, const IncidentFilter &filter, const FilterContext &context)
{
    ITSM_TRY_ASSIGN(const RowCount count, countByCounters(c, tenant, filter, context));
    return count.count;
}

Result<qint64> countSearch(Connection &c, const std::vector<quint32> &tokens)
{
    const Value wanted = searchParameter(c.dialect(), tokens);
    SqlText sql;
    if (c.dialect() == Dialect::PostgreSql) {
        sql << "SELECT count(*) FROM itsm_search_ids("_L1;
        sql.bind(wanted) << ", "_L1;
        sql.bind(sourceCap + 1) << ")"_L1;
    } else {
        sql << "SELECT count(*) FROM (SELECT 1 FROM incident_fts WHERE incident_fts MATCH "_L1;
        sql.bind(wanted) << " LIMIT "_L1;
        sql.bind(sourceCap + 1) << ")"_L1;
    }
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(c, sql.sql, sql.params, [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

/// The index sources that one term offers, the narrowest first.
std::optional<RowSource> termSource(Dialect dialect, const FilterTerm &term, const FilterContext &context)
{
    if (term.negated || (term.op != FilterTerm::Op::Equal && !isOrdered(term.field)))
        return std::nullopt;
    RowSource source{.kind = RowSource::Kind::Index, .index = {}, .condition = {}, .rows = -1};
    if (term.field == IncidentField::Is) {
        if (term.values.size() != 1)
            return std::nullopt;
        const QString &flag = term.values.first();
        if (flag == "open"_L1 || flag == "overdue"_L1)
            source.index = u"incidents_open"_s;
        else if (flag == "unassigned"_L1)
            source.index = u"incidents_of_assignee"_s;
        else if (flag == "escalated"_L1)
            source.index = u"incidents_by_level"_s;
        else if (flag == "deleted"_L1)
            source.index = u"incidents_deleted"_s;
        else
            return std::nullopt;
        source.condition << " AND "_L1 << termSql(dialect, term, context);
        if (flag == "overdue"_L1) // lets the index be recognised by its own predicate
            source.condition << " AND i.status NOT IN ('resolved', 'closed', 'cancelled')"_L1;
        return source;
    }
    if (const auto index = filterIndex(dialect, term, context)) {
        source.index = index->name;
        source.condition = index->condition;
        return source;
    }
    const KeyRange range = keyRange(term, context);
    if (!range.isBounded())
        return std::nullopt;
    const IncidentField field = rangeField(term.field);
    source.index = sortIndex(field);
    source.condition = rangeSql(field, range);
    return source;
}

} // namespace

Result<RowSource> cheapestSource(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context)
{
    // So few rows that no better source is worth the search for it.
    constexpr qint64 few = 1'000;
    const bool hidesDeleted = !filter.asksForDeleted();
    RowSource best;
    const auto isBetter = [&](qint64 rows) { return best.rows < 0 || rows < best.rows; };

    if (hidesDeleted &&
        std::any_of(filter.terms.begin(), filter.terms.end(), [](const FilterTerm &t) { return isCountable(t); })) {
        ITSM_TRY_ASSIGN(const qint64 rows, countKinds(c, tenant, filter, context));
        best = {.kind = RowSource::Kind::Kinds, .index = {}, .condition = {}, .rows = rows};
    }
    for (const FilterTerm &term : filter.terms) {
        if (best.rows >= 0 && best.rows <= few)
            return best;
        auto source = termSource(c.dialect(), term, context);
        if (!source)
            continue;
        // Rows that are deleted are in an index of their own.
        if (!hidesDeleted && source->index != "incidents_deleted"_L1)
            continue;
        ITSM_TRY_ASSIGN(source->rows, countIndex(c, tenant, *source, hidesDeleted));
        if (isBetter(source->rows))
            best = *source;
    }
    const std::vector<quint32> tokens = requiredTokens(filter);
    if (!tokens.empty() && (best.rows < 0 || best.rows > few)) {
        ITSM_TRY_ASSIGN(const qint64 rows, countSearch(c, tokens));
        if (isBetter(rows))
            best = {.kind = RowSource::Kind::Search, .index = {}, .condition = {}, .rows = rows};
    }
    return best;
}

SqlText fromSource(Dialect dialect, const RowSource &source, TenantId tenant, const IncidentFilter &filter,
                   const FilterContext &context)
{
    const SqlText conditions = filterSql(dialect, filter, context);
    SqlText sql;
    switch (source.kind) {
    case RowSource::Kind::Kinds: {
        SqlText kinds;
        kinds
            << "SELECT k.status, k.priority, k.severity, k.category, k.source FROM incident_counts k WHERE k.tenant_id = "_L1;
        kinds.bind(tenant.value) << countersSql(dialect, filter, context);
        static constexpr QLatin1StringView sameKind = " AND i.status = k.status AND i.priority = k.priority AND "
                                                      "i.severity = k.severity AND i.category_key = k.category"
                                                      " AND i.source_key = k.source"_L1;
        if (dialect == Dialect::PostgreSql) {
            kinds << " UNION SELECT k.status, k.priority, k.severity, k.category, k.source FROM incident_count_deltas k"
                     " WHERE k.tenant_id = "_L1;
            kinds.bind(tenant.value) << countersSql(dialect, filter, context);
            // OFFSET 0 keeps the inner query apart: one look-up of the index for each kind.
            sql << " FROM ("_L1 << kinds << ") k CROSS JOIN LATERAL (SELECT * FROM incidents i WHERE i.tenant_id = "_L1;
            sql.bind(tenant.value) << visible << sameKind << " OFFSET 0) i WHERE TRUE"_L1 << conditions;
        } else {
            kinds << " GROUP BY 1, 2, 3, 4, 5"_L1;
            sql << " FROM ("_L1 << kinds
                << ") k CROSS JOIN incidents i INDEXED BY incidents_facets ON i.tenant_id = "_L1;
            sql.bind(tenant.value) << visible << sameKind << " WHERE TRUE"_L1 << conditions;
        }
        return sql;
    }
    case RowSource::Kind::Search:
        if (dialect == Dialect::PostgreSql) {
            sql << " FROM (SELECT itsm_search_ids AS id FROM itsm_search_ids("_L1;
            sql.bind(searchParameter(dialect, requiredTokens(filter)))
                << ", NULL)) found JOIN incidents i ON i.id = found.id WHERE i.tenant_id = "_L1;
        } else {
            sql << " FROM incident_fts CROSS JOIN incidents i ON i.id = incident_fts.rowid WHERE incident_fts MATCH "_L1;
            sql.bind(searchParameter(dialect, requiredTokens(filter))) << " AND i.tenant_id = "_L1;
        }
        sql.bind(tenant.value) << conditions;
        return sql;
    case RowSource::Kind::Index:
    case RowSource::Kind::All:
        break;
    }
    // PostgreSQL chooses among its indexes by itself; OFFSET 0 keeps it from choosing that of the order that is wanted
    // at the end.
    if (dialect == Dialect::PostgreSql)
        sql << " FROM (SELECT * FROM incidents i WHERE i.tenant_id = "_L1;
    else if (source.kind == RowSource::Kind::Index)
        sql << " FROM incidents i INDEXED BY "_L1 << source.index << " WHERE i.tenant_id = "_L1;
    else
        sql << " FROM incidents i WHERE i.tenant_id = "_L1;
    sql.bind(tenant.value) << source.condition << conditions;
    if (dialect == Dialect::PostgreSql)
        sql << " OFFSET 0) i WHERE TRUE"_L1;
    return sql;
}

ListPlan::ListPlan(Dialect dialect, TenantId tenant, const IncidentQuery &query, const FilterContext &context)
    : m_dialect(dialect)
    , m_tenant(tenant)
    , m_filter(query.filter)
    , m_context(context)
    , m_walk(dialect, tenant, query, context)
{
}

QString ListPlan::keyColumns() const
{
    return u"i."_s + m_walk.order(false).column() + u" AS sort_key, i.id"_s;
}

SqlText ListPlan::walked(QStringView columns, const Stretch &s, bool idsFirst) const
{
    const SqlText terms = m_walk.isExact() ? SqlText() : termsSql(m_dialect, m_filter, m_context);
    if (!idsFirst)
        return m_walk.select(columns, s, terms);
    SqlText sql;
    sql << "SELECT "_L1 << columns << " FROM ("_L1 << m_walk.select(u"i.id", s, terms) << ") page"_L1
        << (m_dialect == Dialect::Sqlite ? " CROSS JOIN "_L1
                                         : " JOIN "_L1) // CROSS fixes the order of the two in SQLite
        << "incidents i ON i.id = page.id"_L1 << m_walk.order(s.backwards).orderBy();
    return sql;
}

SqlText ListPlan::tried(QStringView columns, const Stretch &next, qint64 limit) const
{
    SqlText sql;
    sql << "SELECT "_L1 << columns << " FROM ("_L1;
    if (m_dialect == Dialect::Sqlite)
        sql << m_walk.select(u"i.id", next) << ") next CROSS JOIN incidents i ON i.id = next.id"_L1;
    else
        sql << m_walk.select(u"*", next) << ") i"_L1;
    sql << " WHERE TRUE"_L1 << termsSql(m_dialect, m_filter, m_context);
    // They come in order already: PostgreSQL knows it, SQLite would sort them again.
    if (m_dialect == Dialect::PostgreSql)
        sql << m_walk.order(next.backwards).orderBy();
    sql << " LIMIT "_L1;
    sql.bind(limit);
    return sql;
}

SqlText ListPlan::sorted(QStringView columns, const RowSource &source, const Stretch &s) const
{
    const ListOrder order = m_walk.order(s.backwards);
    SqlText sql;
    sql << "SELECT "_L1 << columns << fromSource(m_dialect, source, m_tenant, m_filter, m_context);
    if (s.cursor) {
        sql << " AND (i."_L1 << order.column() << ", i.id) "_L1 << (order.ascending ? ">"_L1 : "<"_L1)
            << (s.cursor->isIncluded ? "= ("_L1 : " ("_L1);
        sql.bind(keyValue(order.field, s.cursor->key)) << ", "_L1;
        sql.bind(s.cursor->id.value) << ")"_L1;
    }
    sql << order.orderBy() << " LIMIT "_L1;
    sql.bind(s.limit) << " OFFSET "_L1;
    sql.bind(s.skip);
    return sql;
}

SqlText ListPlan::whole(QStringView columns, const RowSource &source) const
{
    const Stretch all{.cursor = {}, .backwards = false, .skip = 0, .limit = std::numeric_limits<qint64>::max()};
    if (isNarrow(source) || m_filter.asksForDeleted())
        return sorted(columns, source, all);
    return walked(columns, all, false);
}

} // namespace itsm
