#include "services/storage/list_plan.h"

#include "services/storage/schema.h"
#include "services/storage/search_index.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Of pages, and of the first step of a walk (ReadLimits::firstWalk). Each makes a statement of its own.
constexpr std::array<qint64, 6> usualLimits{10, 20, 50, 100, 200, 2'000};

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
    m_condition.bind(tenant.value) << " AND i.deleted_at IS NULL"_L1;
    m_isExact = query.filter.isEmpty();
    if (const auto open = openIndex(dialect, field, query.filter, context)) {
        m_index = open->name;
        m_condition << open->condition;
        m_isExact = open->isExact;
    } else if (field == IncidentField::Created) {
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
            m_isUnassigned = candidate == IncidentField::Is;
            m_isNarrowed = !m_isUnassigned;
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
    sql << " WHERE "_L1 << m_condition << rangeSql(order(backwards).field, range) << bound << orderBy(backwards);
    return sql;
}

/// PostgreSQL reads an index in its order only if that is said of all its columns: it knows that a column has one
/// value, but not that it has none.
QString ListWalk::orderBy(bool backwards) const
{
    const ListOrder o = order(backwards);
    if (!m_isUnassigned || m_dialect == Dialect::Sqlite)
        return o.orderBy();
    const QLatin1StringView direction = o.ascending ? "ASC"_L1 : "DESC"_L1;
    return u" ORDER BY i.assignee_id "_s + direction + u", i."_s + o.column() + u' ' + direction + u", i.id "_s +
           direction;
}

bool ListWalk::isPlanKept(const Stretch &s) const
{
    const bool isOneIndex = !m_isNarrowed && !m_range.isBounded();
    return m_dialect == Dialect::PostgreSql && isOneIndex && s.skip == 0 &&
           std::ranges::find(usualLimits, s.limit) != usualLimits.end();
}

SqlText ListWalk::select(QStringView columns, const Stretch &s, const SqlText &terms) const
{
    const ListOrder o = order(s.backwards);
    const bool isKept = isPlanKept(s);
    const auto limited = [isKept](SqlText sql, qint64 limit, qint64 skip) {
        sql << " LIMIT "_L1;
        if (isKept) // in the text: a plan for any number of rows would be made for a tenth of all
            sql << QString::number(limit);
        else
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

ListPlan::ListPlan(Dialect dialect, TenantId tenant, const IncidentQuery &query, const FilterContext &context)
    : m_dialect(dialect)
    , m_tenant(tenant)
    , m_filter(query.filter)
    , m_context(context)
    , m_isSearch(!m_filter.isEmpty() && withoutRequiredTexts(m_filter).isEmpty())
    , m_walk(dialect, tenant, query, context)
{
}

QString ListPlan::keyColumns() const
{
    return u"i."_s + m_walk.order(false).column() + u" AS sort_key, i.id"_s;
}

SqlText ListPlan::walked(QStringView columns, const Stretch &s, bool idsFirst) const
{
    if (idsFirst || !m_walk.isExact()) {
        const SqlText terms = m_walk.isExact() ? SqlText() : termsSql(m_dialect, m_filter, m_context);
        return idsFirst ? rowsOf(columns, m_walk.select(u"i.id", s, terms), s.backwards)
                        : m_walk.select(columns, s, terms);
    }
    SqlText sql = m_walk.select(columns, s);
    sql.isPlanKept = m_walk.isPlanKept(s);
    return sql;
}

SqlText ListPlan::rowsOf(QStringView columns, const SqlText &ids, bool backwards) const
{
    SqlText sql;
    sql << "SELECT "_L1 << columns << " FROM ("_L1 << ids << ") page"_L1
        << (m_dialect == Dialect::Sqlite ? " CROSS JOIN "_L1
                                         : " JOIN "_L1) // CROSS fixes the order of the two in SQLite
        << "incidents i ON i.id = page.id"_L1 << m_walk.order(backwards).orderBy();
    return sql;
}

SqlText ListPlan::tried(QStringView columns, const Stretch &next, qint64 limit) const
{
    const SqlText terms = termsSql(m_dialect, m_filter, m_context);
    if (m_dialect == Dialect::PostgreSql && m_isSearch)
        return matching(columns, next, terms, {}, limit); // a text is tested by the id
    if (m_dialect == Dialect::PostgreSql && indexAnswers(m_dialect, m_walk.index(), m_filter, sortField())) {
        SqlText ids; // only rows that match are looked up
        ids << "SELECT i.id FROM ("_L1 << m_walk.select(u"*", next) << ") i WHERE TRUE"_L1 << terms
            << m_walk.orderBy(next.backwards) << " LIMIT "_L1;
        ids.bind(limit);
        SqlText sql = rowsOf(columns, ids, next.backwards);
        sql.isPlanKept = m_walk.isPlanKept(next);
        return sql;
    }
    SqlText sql;
    sql << "SELECT "_L1 << columns << " FROM ("_L1;
    if (m_dialect == Dialect::Sqlite)
        sql << m_walk.select(u"i.id", next) << ") next CROSS JOIN incidents i ON i.id = next.id"_L1;
    else
        sql << m_walk.select(u"*", next) << ") i"_L1;
    sql << " WHERE TRUE"_L1 << terms;
    // They come in order already: PostgreSQL knows it, SQLite would sort them again.
    if (m_dialect == Dialect::PostgreSql)
        sql << m_walk.orderBy(next.backwards);
    sql << " LIMIT "_L1;
    sql.bind(limit);
    sql.isPlanKept = m_walk.isPlanKept(next) && requiredTokens(m_filter).empty(); // which would be a plan of its own
    return sql;
}

SqlText ListPlan::triedInSet(QStringView columns, const Stretch &next, qint64 limit, qint64 mostIds) const
{
    const SqlText found = searchIds(m_dialect, requiredTokens(m_filter), mostIds);
    const SqlText terms = termsSql(m_dialect, withoutRequiredTexts(m_filter), m_context);
    SqlText sql;
    if (m_dialect == Dialect::PostgreSql) {
        // An incomplete set finds nothing rather than a part.
        sql << " AND i.id IN (WITH found AS MATERIALIZED ("_L1 << found
            << ") SELECT id FROM found WHERE (SELECT count(*) FROM found) <= "_L1;
        sql.bind(mostIds) << ")"_L1;
        return matching(columns, next, sql, terms, limit);
    }
    sql << "SELECT "_L1 << columns << " FROM ("_L1 << m_walk.select(u"i.id", next)
        << ") next CROSS JOIN incidents i ON i.id = next.id WHERE next.id IN ("_L1 << found << ")"_L1 << terms
        << " LIMIT "_L1;
    sql.bind(limit);
    return sql;
}

SqlText ListPlan::matching(QStringView columns, const Stretch &next, const SqlText &idTerms, const SqlText &terms,
                           qint64 limit) const
{
    const QLatin1StringView direction = m_walk.order(next.backwards).ascending ? "ASC"_L1 : "DESC"_L1;
    SqlText ids;
    ids << "SELECT i.id, i.sort_key FROM ("_L1 << m_walk.select(keyColumns(), next) << ") i WHERE TRUE"_L1 << idTerms;
    if (terms.sql.isEmpty()) {
        ids << " ORDER BY i.sort_key "_L1 << direction << ", i.id "_L1 << direction << " LIMIT "_L1;
        ids.bind(limit);
    }
    SqlText sql;
    sql << "SELECT "_L1 << columns << " FROM ("_L1 << ids << ") page JOIN incidents i ON i.id = page.id WHERE TRUE"_L1
        << terms << m_walk.order(next.backwards).orderBy() << " LIMIT "_L1;
    sql.bind(limit);
    return sql;
}

bool ListPlan::isOrderedBySearch() const
{
    return m_dialect == Dialect::PostgreSql && m_isSearch && isKeptBesideTokens(sortField());
}

SqlText ListPlan::searched(QStringView columns, const Stretch &s) const
{
    const ListOrder order = m_walk.order(s.backwards);
    SqlText ids;
    ids << "SELECT itsm_search_page AS id FROM itsm_search_page("_L1;
    ids.bind(searchParameter(m_dialect, requiredTokens(m_filter))) << ", "_L1;
    ids.bind(QString(order.column())) << ", "_L1;
    ids.bind(order.ascending) << ", "_L1;
    ids.bind(s.cursor ? keyValue(order.field, s.cursor->key) : Value()) << ", "_L1;
    ids.bind(s.cursor ? Value(s.cursor->id.value) : Value()) << ", "_L1;
    ids.bind(s.cursor && s.cursor->isIncluded) << ", "_L1;
    ids.bind(s.limit) << ", "_L1;
    ids.bind(s.skip) << ")"_L1;
    return rowsOf(columns, ids, s.backwards);
}

SqlText ListPlan::sorted(QStringView columns, const RowSource &source, const Stretch &s) const
{
    return rowsOf(columns, sortedOnce(u"i.id", source, s), s.backwards);
}

SqlText ListPlan::sortedOnce(QStringView columns, const RowSource &source, const Stretch &s) const
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
    if (source.isNarrow() || m_filter.asksForDeleted())
        return sortedOnce(columns, source, all);
    return walked(columns, all, false);
}

} // namespace itsm
