#include "services/storage/filter_sql.h"

#include "services/domain/filter_fields.h"
#include "services/domain/search_tokens.h"
#include "services/storage/filter_range.h"
#include "services/storage/search_index.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

using Op = FilterTerm::Op;

QLatin1StringView operatorSql(Op op)
{
    switch (op) {
    case Op::Equal:
        return " = "_L1;
    case Op::Less:
        return " < "_L1;
    case Op::LessEqual:
        return " <= "_L1;
    case Op::Greater:
        return " > "_L1;
    case Op::GreaterEqual:
        return " >= "_L1;
    }
    return " = "_L1;
}

/// The column that a value is compared with.
QLatin1StringView valueColumn(IncidentField field, FilterTarget target)
{
    const bool counters = target == FilterTarget::Counters;
    switch (field) {
    case IncidentField::Number:
        return "i.incident_number"_L1;
    case IncidentField::Title:
        return "i.title"_L1;
    case IncidentField::Status:
        return counters ? "k.status"_L1 : "i.status"_L1;
    case IncidentField::Priority:
        return counters ? "k.priority"_L1 : "i.priority"_L1;
    case IncidentField::Severity:
        return counters ? "k.severity"_L1 : "i.severity"_L1;
    case IncidentField::Category:
        return counters ? "k.category"_L1 : "i.category_key"_L1;
    case IncidentField::Subcategory:
        return "i.subcategory_key"_L1;
    case IncidentField::Source:
        return counters ? "k.source"_L1 : "i.source_key"_L1;
    case IncidentField::Assignee:
        return "i.assignee_name"_L1;
    case IncidentField::Ci:
        return "i.ci_name"_L1;
    case IncidentField::Group:
        return "i.assignment_group"_L1;
    case IncidentField::Level:
        return "i.level_key"_L1;
    case IncidentField::Detected:
        return "i.detected_at"_L1;
    case IncidentField::Updated:
        return "i.updated_at"_L1;
    case IncidentField::Resolved:
        return "i.resolved_at"_L1;
    case IncidentField::Created:
    case IncidentField::Age:
    case IncidentField::Text:
    case IncidentField::Is:
        break;
    }
    return "i.created_at"_L1;
}

/// Builds the condition of one term from those of its values.
class TermWriter
{
public:
    TermWriter(Dialect dialect, const FilterTerm &term, const FilterContext &context, FilterTarget target)
        : m_dialect(dialect)
        , m_term(term)
        , m_context(context)
        , m_column(valueColumn(term.field, target))
        , m_isCounters(target == FilterTarget::Counters)
    {
    }

    SqlText write()
    {
        if (m_term.op == Op::Equal || isOrdered(m_term.field)) {
            for (const QString &value : m_term.values)
                addValue(value);
        }
        if (m_equal.size() == 1)
            alternative() << m_column << " = "_L1, m_any.bind(m_equal.front());
        else if (!m_equal.empty()) {
            alternative() << m_column << " IN ("_L1;
            for (size_t i = 0; i < m_equal.size(); ++i) {
                m_any << (i > 0 ? ", "_L1 : ""_L1);
                m_any.bind(m_equal[i]);
            }
            m_any << ")"_L1;
        }
        SqlText condition;
        if (m_count == 0)
            condition << (m_term.negated ? "TRUE"_L1 : "FALSE"_L1);
        else if (m_term.negated)
            condition << "NOT ("_L1 << m_any << ")"_L1;
        else if (m_count > 1)
            condition << "("_L1 << m_any << ")"_L1;
        else
            condition << m_any;
        return condition;
    }

private:
    /// Begins one more alternative.
    SqlText &alternative()
    {
        if (m_count++ > 0)
            m_any << " OR "_L1;
        return m_any;
    }

    void addValue(const QString &value)
    {
        switch (fieldKind(m_term.field)) {
        case FieldKind::Token:
            addToken(value);
            break;
        case FieldKind::Text:
            if (m_term.field == IncidentField::Assignee && isPersonValue(value)) {
                if (const UserId person = personOf(value, m_context); person.isValid())
                    alternative() << "(i.assignee_id IS NOT NULL AND i.assignee_id = "_L1, m_any.bind(person.value)
                                                                                               << ")"_L1;
            } else {
                addText(value);
            }
            break;
        case FieldKind::Integer: {
            bool ok = false;
            const int number = value.toInt(&ok);
            if (ok && m_term.op == Op::Equal)
                m_equal.emplace_back(qint64{number});
            else if (ok)
                alternative() << m_column << operatorSql(m_term.op), m_any.bind(qint64{number});
            break;
        }
        case FieldKind::Number:
            break; // incidents have no such field
        case FieldKind::Time:
            addTime(value);
            break;
        case FieldKind::Duration:
            addAge(value);
            break;
        case FieldKind::FreeText:
            addTokens(queryTokens(value));
            break;
        case FieldKind::Flag:
            addFlag(value);
            break;
        }
    }

    void addToken(const QString &value)
    {
        if (m_term.field == IncidentField::Priority && Token<Priority>::fromText(value) == Priority::Urgent) {
            m_equal.emplace_back(u"urgent"_s);
            m_equal.emplace_back(u"critical"_s); // the second dialect's name for it, kept as it came
        } else if (isStorable(value)) {
            m_equal.emplace_back(value);
        }
    }

    void addText(const QString &value)
    {
        if (value == "none"_L1) {
            m_equal.emplace_back(QString(u""_s));
        } else if (isPrefixValue(value)) {
            // A range of bytes rather than LIKE: it uses the indexes, minds case in SQLite too and knows no wildcards.
            const auto range = prefixRange(value.chopped(1));
            if (!range)
                return;
            alternative() << "("_L1 << m_column << " >= "_L1, m_any.bind(range->from);
            if (!range->after.isNull())
                m_any << " AND "_L1 << m_column << " < "_L1, m_any.bind(range->after);
            m_any << ")"_L1;
        } else if (isStorable(value)) {
            m_equal.emplace_back(value);
        }
    }

    void addTime(const QString &value)
    {
        const std::optional<TimeSpan> span = timeSpan(value);
        if (!span)
            return;
        alternative() << "("_L1;
        if (m_term.field == IncidentField::Resolved)
            m_any << m_column << " IS NOT NULL AND "_L1;
        m_any << m_column;
        switch (m_term.op) {
        case Op::Equal:
            m_any << " >= "_L1, m_any.bind(span->begin) << " AND "_L1 << m_column << " < "_L1, m_any.bind(span->end);
            break;
        case Op::Less:
            m_any << " < "_L1, m_any.bind(span->begin);
            break;
        case Op::LessEqual:
            m_any << " < "_L1, m_any.bind(span->end);
            break;
        case Op::Greater:
            m_any << " >= "_L1, m_any.bind(span->end);
            break;
        case Op::GreaterEqual:
            m_any << " >= "_L1, m_any.bind(span->begin);
            break;
        }
        m_any << ")"_L1;
    }

    void addAge(const QString &value);
    void addTokens(const std::vector<quint32> &tokens);
    void addFlag(const QString &value);

    Dialect m_dialect;
    const FilterTerm &m_term;
    const FilterContext &m_context;
    QLatin1StringView m_column;
    bool m_isCounters;
    std::vector<Value> m_equal; ///< values that the column may have
    SqlText m_any;              ///< other alternatives
    int m_count = 0;
};

void TermWriter::addAge(const QString &value)
{
    if (const std::optional<microseconds> age = parseDuration(value))
        alternative() << m_column << operatorSql(reversed(m_term.op)), m_any.bind(ageLimit(m_context.now, *age));
}

void TermWriter::addTokens(const std::vector<quint32> &tokens)
{
    if (tokens.empty()) {
        alternative() << "TRUE"_L1;
        return;
    }
    // A probe of one row by its key. A subquery that gives a value stays one, where EXISTS may become a join in another
    // order.
    if (m_dialect == Dialect::PostgreSql) {
        alternative() << "coalesce((SELECT s.tokens @> "_L1;
        m_any.bind(searchParameter(m_dialect, tokens))
            << " FROM incident_search s WHERE s.incident_id = i.id), FALSE)"_L1;
        return;
    }
    alternative() << "EXISTS (SELECT 1 FROM incident_search s WHERE s.incident_id = i.id"_L1;
    for (const quint32 token : tokens) {
        m_any << " AND instr(s.tokens, "_L1;
        m_any.bind(searchWord(token)) << ") > 0"_L1;
    }
    m_any << ")"_L1;
}

void TermWriter::addFlag(const QString &value)
{
    const QLatin1StringView open = m_isCounters ? "k.status NOT IN ('resolved', 'closed', 'cancelled')"_L1
                                                : "i.status NOT IN ('resolved', 'closed', 'cancelled')"_L1;
    if (value == "open"_L1) {
        alternative() << open;
    } else if (value == "unassigned"_L1) {
        alternative() << (m_isCounters ? "NOT k.assigned"_L1 : "i.assignee_id IS NULL"_L1);
    } else if (value == "overdue"_L1) {
        alternative() << "("_L1 << open << " AND ("_L1;
        bool first = true;
        for (const Severity severity : allSeverities) {
            const std::optional<hours> limit = overdueAfter(severity);
            if (!limit)
                continue;
            m_any << (first ? "(i.severity_rank = "_L1 : " OR (i.severity_rank = "_L1);
            m_any.bind(qint64{Token<Severity>(severity).rank()}) << " AND i.created_at < "_L1;
            m_any.bind(m_context.now - *limit) << ")"_L1;
            first = false;
        }
        m_any << "))"_L1;
    } else if (value == "escalated"_L1) {
        alternative() << "i.level_key > 0"_L1;
    } else if (value == "automated"_L1) {
        alternative() << "coalesce(i.is_automated, FALSE)"_L1;
    } else if (value == "deleted"_L1) {
        alternative() << "i.deleted_at IS NOT NULL"_L1;
    }
}

} // namespace

SqlText termSql(Dialect dialect, const FilterTerm &term, const FilterContext &context, FilterTarget target)
{
    return TermWriter(dialect, term, context, target).write();
}

SqlText termsSql(Dialect dialect, const IncidentFilter &filter, const FilterContext &context)
{
    SqlText all;
    for (const FilterTerm &term : filter.terms)
        all << " AND "_L1 << termSql(dialect, term, context);
    return all;
}

SqlText filterSql(Dialect dialect, const IncidentFilter &filter, const FilterContext &context)
{
    SqlText all;
    if (!filter.asksForDeleted())
        all << " AND i.deleted_at IS NULL"_L1;
    return all << termsSql(dialect, filter, context);
}

bool isCountable(const FilterTerm &term)
{
    switch (term.field) {
    case IncidentField::Status:
    case IncidentField::Priority:
    case IncidentField::Severity:
    case IncidentField::Category:
    case IncidentField::Source:
        return true;
    case IncidentField::Is:
        return std::all_of(term.values.begin(), term.values.end(),
                           [](const QString &value) { return value == "open"_L1 || value == "unassigned"_L1; });
    default:
        return false;
    }
}

bool isCountable(const IncidentFilter &filter)
{
    return std::all_of(filter.terms.begin(), filter.terms.end(),
                       [](const FilterTerm &term) { return isCountable(term); });
}

SqlText countersSql(Dialect dialect, const IncidentFilter &filter, const FilterContext &context)
{
    SqlText all;
    for (const FilterTerm &term : filter.terms) {
        if (isCountable(term))
            all << " AND "_L1 << termSql(dialect, term, context, FilterTarget::Counters);
    }
    return all;
}

Value keyValue(IncidentField field, const SortKey &key)
{
    if (const auto *text = std::get_if<QByteArray>(&key))
        return QString::fromUtf8(*text);
    const qint64 number = std::get<qint64>(key);
    if (fieldKind(field) == FieldKind::Time)
        return instantFromMicros(number);
    return number;
}

namespace {

/// A text that all rows must hold. Texts without a letter or digit have no tokens and are not looked up.
std::vector<quint32> requiredTokens(const FilterTerm &term)
{
    if (term.field != IncidentField::Text || term.negated || term.op != Op::Equal || term.values.size() != 1)
        return {};
    return queryTokens(term.values.first());
}

} // namespace

std::vector<quint32> requiredTokens(const IncidentFilter &filter)
{
    std::vector<quint32> tokens;
    for (const FilterTerm &term : filter.terms) {
        const std::vector<quint32> more = requiredTokens(term);
        tokens.insert(tokens.end(), more.begin(), more.end());
    }
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

IncidentFilter withoutRequiredTexts(const IncidentFilter &filter)
{
    IncidentFilter rest = filter;
    std::erase_if(rest.terms, [](const FilterTerm &term) { return !requiredTokens(term).empty(); });
    return rest;
}

Value searchParameter(Dialect dialect, const std::vector<quint32> &tokens)
{
    if (dialect == Dialect::PostgreSql) {
        IntList list;
        list.reserve(tokens.size());
        for (const quint32 token : tokens)
            list.push_back(static_cast<qint32>(token));
        return list;
    }
    QString query;
    for (const quint32 token : tokens)
        query += (query.isEmpty() ? QString() : u" AND "_s) + u'"' + searchWord(token) + u'"';
    return query;
}

} // namespace itsm
