#include "services/storage/row_source.h"

#include "services/domain/filter_fields.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

using Kind = RowSource::Kind;

constexpr QLatin1StringView notDeleted = " AND i.deleted_at IS NULL"_L1;

/// What index a term can be looked up in.
std::optional<RowSource> termSource(Dialect dialect, const FilterTerm &term, const IncidentFilter &filter,
                                    const FilterContext &context)
{
    if (term.negated || (term.op != FilterTerm::Op::Equal && !isOrdered(term.field)))
        return std::nullopt;
    RowSource source;
    source.kind = Kind::Index;
    if (term.field == IncidentField::Is) {
        if (term.values.size() != 1)
            return std::nullopt;
        const QString &flag = term.values.first();
        if (flag == "open"_L1 || flag == "overdue"_L1)
            source.index = u"incidents_open"_s;
        else if (flag == "escalated"_L1)
            source.index = u"incidents_by_level"_s;
        else if (flag == "deleted"_L1)
            source.index = u"incidents_deleted"_s;
        else
            return std::nullopt;
        source.condition << " AND "_L1 << termSql(dialect, term, context);
        if (flag == "overdue"_L1) // lets the index be recognised by its own predicate
            source.condition << " AND i.status NOT IN ('resolved', 'closed', 'cancelled')"_L1;
        if (source.index == "incidents_open"_L1)
            source.condition << rangeSql(IncidentField::Severity,
                                         commonRange(filter, IncidentField::Severity, context));
        return source;
    }
    if (const auto index = filterIndex(dialect, term, context)) {
        source.index = index->name;
        source.condition = index->condition;
        return source;
    }
    return std::nullopt;
}

/// The index of a sort column, if the terms bound it.
std::optional<RowSource> rangeSource(IncidentField field, const IncidentFilter &filter, const FilterContext &context)
{
    const KeyRange range = commonRange(filter, field, context);
    if (!range.isBounded())
        return std::nullopt;
    RowSource source;
    source.kind = Kind::Index;
    source.index = sortIndex(field);
    source.condition = rangeSql(field, range);
    return source;
}

/// Terms over the columns of incidents_facets, which the kinds answer.
bool isKindTerm(const FilterTerm &term)
{
    return isCountable(term) && !(term.field == IncidentField::Is && term.values.contains("unassigned"_L1));
}

IncidentFilter kindTerms(const IncidentFilter &filter)
{
    IncidentFilter kinds;
    std::copy_if(filter.terms.begin(), filter.terms.end(), std::back_inserter(kinds.terms), isKindTerm);
    return kinds;
}

/// So many rows of a source are counted. SQLite counts faster, and has to know more: PostgreSQL plans by its own
/// statistics.
qint64 countLimit(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? 3 * RowSource::narrow : RowSource::narrow;
}

/// The number of rows of a statement that ends in a WHERE clause, or one more than the limit.
Result<qint64> countUpTo(Connection &c, const SqlText &select, qint64 limit)
{
    SqlText sql;
    sql << "SELECT count(*) FROM ("_L1 << select << " LIMIT "_L1;
    sql.bind(limit + 1) << ") n"_L1;
    ITSM_TRY_ASSIGN(const auto count,
                    queryOne<qint64>(c, sql.sql, sql.params, [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

Result<> countInto(Connection &c, RowSource &source, const SqlText &select, qint64 limit)
{
    ITSM_TRY_ASSIGN(const qint64 count, countUpTo(c, select, limit));
    source.rows = std::min(count, limit);
    source.isExact = count <= limit;
    return {};
}

SqlText indexIds(Dialect dialect, TenantId tenant, const RowSource &source, bool hidesDeleted)
{
    SqlText sql;
    sql << "SELECT i.id FROM incidents i"_L1;
    if (dialect == Dialect::Sqlite)
        sql << " INDEXED BY "_L1 << source.index;
    sql << " WHERE i.tenant_id = "_L1;
    sql.bind(tenant.value) << (hidesDeleted ? notDeleted : ""_L1) << source.condition;
    return sql;
}

/// The different kinds of incidents that the countable terms hold for.
SqlText kindsSql(Dialect dialect, TenantId tenant, const IncidentFilter &filter, const FilterContext &context)
{
    static constexpr QLatin1StringView columns =
        "SELECT k.status, k.priority, k.severity, k.category, k.source FROM "_L1;
    SqlText sql;
    const SqlText terms = countersSql(dialect, kindTerms(filter), context);
    sql << columns << "incident_counts k WHERE k.tenant_id = "_L1;
    sql.bind(tenant.value) << terms;
    if (dialect == Dialect::Sqlite)
        return sql << " GROUP BY 1, 2, 3, 4, 5"_L1;
    sql << " UNION "_L1 << columns << "incident_count_deltas k WHERE k.tenant_id = "_L1;
    sql.bind(tenant.value) << terms;
    return sql;
}

/// " FROM … WHERE …": incidents i of those kinds.
SqlText fromKinds(Dialect dialect, TenantId tenant, const IncidentFilter &filter, const FilterContext &context)
{
    static constexpr QLatin1StringView sameKind =
        " AND i.status = k.status AND i.priority = k.priority AND i.severity = k.severity"
        " AND i.category_key = k.category AND i.source_key = k.source"_L1;
    SqlText sql;
    sql << " FROM ("_L1 << kindsSql(dialect, tenant, filter, context) << ") k CROSS JOIN "_L1;
    if (dialect == Dialect::Sqlite) {
        sql << "incidents i INDEXED BY incidents_facets ON i.tenant_id = "_L1;
        sql.bind(tenant.value) << notDeleted << sameKind << " WHERE TRUE"_L1;
    } else {
        // OFFSET 0 keeps the inner query apart: one look-up of the index for each kind.
        sql << "LATERAL (SELECT * FROM incidents i WHERE i.tenant_id = "_L1;
        sql.bind(tenant.value) << notDeleted << sameKind << " OFFSET 0) i WHERE TRUE"_L1;
    }
    return sql;
}

constexpr std::array kindColumns{IncidentField::Status, IncidentField::Priority, IncidentField::Severity,
                                 IncidentField::Category, IncidentField::Source};

/// Collects sources and combines the useful ones.
class SourceSearch
{
public:
    SourceSearch(Connection &c, TenantId tenant, const IncidentFilter &filter, const FilterContext &context,
                 std::optional<IncidentField> sort)
        : m_connection(c)
        , m_tenant(tenant)
        , m_filter(filter)
        , m_context(context)
        , m_sort(sort)
        , m_hidesDeleted(!filter.asksForDeleted())
    {
    }

    Result<RowSource> find()
    {
        ITSM_TRY(addKinds());
        for (const FilterTerm &term : m_filter.terms) {
            // Kinds hold what their terms have in common, except that the open incidents have an index of their own.
            if (!isDone() && !(m_hidesDeleted && isKindTerm(term) && term.field != IncidentField::Is))
                ITSM_TRY(addIndex(termSource(m_connection.dialect(), term, m_filter, m_context)));
        }
        for (int field = 0; field <= static_cast<int>(IncidentField::Resolved) && !isDone(); ++field) {
            if (std::find(kindColumns.begin(), kindColumns.end(), static_cast<IncidentField>(field)) ==
                kindColumns.end())
                ITSM_TRY(addIndex(rangeSource(static_cast<IncidentField>(field), m_filter, m_context)));
        }
        if (!isDone())
            ITSM_TRY(addSearch());
        return combined();
    }

private:
    /// So few rows that no better source is worth the search for it.
    [[nodiscard]] bool isDone() const
    {
        return std::any_of(m_sources.begin(), m_sources.end(),
                           [](const RowSource &s) { return s.isExact && s.cost() <= 1'000; });
    }

    Result<> addKinds()
    {
        const IncidentFilter kinds = kindTerms(m_filter);
        if (!m_hidesDeleted || kinds.isEmpty())
            return {};
        ITSM_TRY_ASSIGN(const RowCount count, countByCounters(m_connection, m_tenant, kinds, m_context));
        RowSource source;
        source.kind = Kind::Kinds;
        source.rows = count.count;
        source.isExact = true;
        source.isCovering = indexAnswers(m_connection.dialect(), u"incidents_facets", m_filter, m_sort);
        m_sources.push_back(std::move(source));
        return {};
    }

    Result<> addIndex(std::optional<RowSource> source)
    {
        // Rows that are deleted are in an index of their own.
        if (!source || (!m_hidesDeleted && source->index != "incidents_deleted"_L1))
            return {};
        const Dialect dialect = m_connection.dialect();
        const bool isAnswered = indexAnswers(dialect, source->index, m_filter, {});
        source->isCovering = isAnswered && indexAnswers(dialect, source->index, m_filter, m_sort);
        SqlText ids = indexIds(dialect, m_tenant, *source, m_hidesDeleted);
        ITSM_TRY(
            countInto(m_connection, *source, ids, countLimit(dialect) * (isAnswered ? RowSource::entriesPerRow : 1)));
        if (isAnswered && !source->isCovering && source->isExact && m_filter.terms.size() > 1) {
            ids << termsSql(dialect, m_filter, m_context);
            ITSM_TRY_ASSIGN(source->matches, countUpTo(m_connection, ids, source->rows));
        }
        m_sources.push_back(std::move(*source));
        return {};
    }

    Result<> addSearch()
    {
        const std::vector<quint32> tokens = requiredTokens(m_filter);
        if (tokens.empty())
            return {};
        RowSource source;
        source.kind = Kind::Search;
        const Dialect dialect = m_connection.dialect();
        const qint64 limit = countLimit(dialect);
        ITSM_TRY(countInto(m_connection, source, searchIds(dialect, tokens, limit), limit));
        m_sources.push_back(std::move(source));
        return {};
    }

    /// The smallest source, narrowed by the others where their ids cost less than the rows that they spare.
    RowSource combined()
    {
        const auto smallest =
            std::min_element(m_sources.begin(), m_sources.end(), [](const RowSource &a, const RowSource &b) {
                return a.isExact != b.isExact ? a.isExact : a.cost() < b.cost();
            });
        if (smallest == m_sources.end())
            return {};
        RowSource best = *smallest;
        constexpr qint64 enough = 3'000;
        constexpr qint64 idsPerRow = 2; // so many ids are put into a set in the time of one look-up
        if (m_connection.dialect() == Dialect::PostgreSql || best.isCovering || best.cost() <= enough)
            return best;
        for (const RowSource &other : m_sources) {
            if (&other == &*smallest || !other.isExact || other.rows > idsPerRow * best.rows)
                continue;
            // The sign keeps SQLite from seeking each id of the set in the index of the source instead.
            best.also << " AND +i.id IN ("_L1 << idsOf(other) << ")"_L1;
        }
        return best;
    }

    [[nodiscard]] SqlText idsOf(const RowSource &source) const
    {
        switch (source.kind) {
        case Kind::Search:
            return searchIds(Dialect::Sqlite, requiredTokens(m_filter), countLimit(Dialect::Sqlite));
        case Kind::Kinds: {
            SqlText sql;
            sql << "SELECT i.id"_L1 << fromKinds(Dialect::Sqlite, m_tenant, m_filter, m_context);
            return sql;
        }
        case Kind::Index:
        case Kind::All:
            break;
        }
        return indexIds(Dialect::Sqlite, m_tenant, source, m_hidesDeleted);
    }

    Connection &m_connection;
    TenantId m_tenant;
    const IncidentFilter &m_filter;
    const FilterContext &m_context;
    std::optional<IncidentField> m_sort;
    bool m_hidesDeleted;
    std::vector<RowSource> m_sources;
};

} // namespace

SqlText searchIds(Dialect dialect, const std::vector<quint32> &tokens, qint64 most)
{
    SqlText sql;
    if (dialect == Dialect::PostgreSql) {
        sql << "SELECT itsm_search_ids AS id FROM itsm_search_ids("_L1;
        sql.bind(searchParameter(dialect, tokens)) << ", "_L1;
        sql.bind(most + 1) << ")"_L1;
    } else {
        sql << "SELECT rowid AS id FROM incident_fts WHERE incident_fts MATCH "_L1;
        sql.bind(searchParameter(dialect, tokens));
    }
    return sql;
}

Result<RowSource> cheapestSource(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                 const FilterContext &context, std::optional<IncidentField> sort)
{
    return SourceSearch(c, tenant, filter, context, sort).find();
}

SqlText fromSource(Dialect dialect, const RowSource &source, TenantId tenant, const IncidentFilter &filter,
                   const FilterContext &context)
{
    const bool isPostgres = dialect == Dialect::PostgreSql;
    const bool hidesDeleted = !filter.asksForDeleted();
    SqlText sql;
    switch (source.kind) {
    case Kind::Kinds:
        sql << fromKinds(dialect, tenant, filter, context);
        break;
    case Kind::Search:
        if (isPostgres)
            sql << " FROM (SELECT itsm_search_ids AS id FROM itsm_search_ids("_L1;
        else
            sql << " FROM incident_fts CROSS JOIN incidents i ON i.id = incident_fts.rowid WHERE incident_fts MATCH "_L1;
        sql.bind(searchParameter(dialect, requiredTokens(filter)));
        sql << (isPostgres ? ", NULL)) found JOIN incidents i ON i.id = found.id WHERE i.tenant_id = "_L1
                           : " AND i.tenant_id = "_L1);
        sql.bind(tenant.value);
        break;
    case Kind::Index:
    case Kind::All:
        if (isPostgres) {
            // It chooses among its indexes by itself; OFFSET 0 keeps it from choosing that of the order that is wanted
            // at the end. Where an index tells which rows match, only these are looked up for their order.
            const bool idsFirst = source.matches >= 0;
            sql << (idsFirst ? " FROM (SELECT i.id FROM incidents i WHERE i.tenant_id = "_L1
                             : " FROM (SELECT * FROM incidents i WHERE i.tenant_id = "_L1);
            sql.bind(tenant.value) << source.condition << filterSql(dialect, filter, context)
                                   << (idsFirst ? " OFFSET 0) found JOIN incidents i ON i.id = found.id WHERE TRUE"_L1
                                                : " OFFSET 0) i WHERE TRUE"_L1);
            return sql;
        }
        sql << " FROM incidents i"_L1;
        if (source.kind == Kind::Index)
            sql << " INDEXED BY "_L1 << source.index;
        else if (hidesDeleted)
            sql << " INDEXED BY incidents_by_created"_L1; // in the order of the table
        sql << " WHERE i.tenant_id = "_L1;
        sql.bind(tenant.value) << source.condition;
        break;
    }
    // The full-text index has found the texts; looking at the tokens of each row again would take twice as long as the
    // rest.
    const bool hasTexts = source.kind == Kind::Search;
    return sql << source.also << filterSql(dialect, hasTexts ? withoutRequiredTexts(filter) : filter, context);
}

} // namespace itsm
