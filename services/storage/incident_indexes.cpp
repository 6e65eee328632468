#include "services/storage/incident_indexes.h"

#include "services/domain/filter_fields.h"
#include "services/storage/schema.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// What an index of migration 9 tells of a row besides its own columns: fields to filter by, and fields to sort by.
struct Payload
{
    QLatin1StringView index;
    std::vector<IncidentField> filtered;
    std::vector<IncidentField> sorted;
};

using F = IncidentField;

const std::vector<Payload> &payloads(Dialect dialect)
{
    // Texts of any length stand in the indexes of SQLite only, which also computes ranks from them.
    static const std::vector<Payload> sqlite{
        {"incidents_open"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Subcategory, F::Source, F::Assignee, F::Ci, F::Group,
          F::Level, F::Created, F::Age, F::Detected, F::Updated},
         {F::Status, F::Priority, F::Severity, F::Category, F::Subcategory, F::Source, F::Assignee, F::Ci, F::Group,
          F::Level, F::Created, F::Detected, F::Updated}},
        {"incidents_by_assignee"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Subcategory, F::Source, F::Assignee, F::Level},
         {F::Status, F::Priority, F::Severity, F::Category, F::Subcategory, F::Source, F::Assignee, F::Level}},
        {"incidents_by_resolved"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Resolved},
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Resolved}},
        {"incidents_by_group"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Group},
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Group}},
        {"incidents_by_ci"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Ci},
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Ci}},
        {"incidents_by_level"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Level},
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Level}},
        {"incidents_facets"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source},
         {F::Status, F::Priority, F::Severity, F::Category, F::Source}},
    };
    static const std::vector<Payload> postgres{
        {"incidents_open"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Level, F::Created, F::Age, F::Detected,
          F::Updated},
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Level, F::Created, F::Detected, F::Updated}},
        {"incidents_by_assignee"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Subcategory, F::Source, F::Assignee, F::Level},
         {F::Category, F::Subcategory, F::Source, F::Assignee, F::Level}},
        {"incidents_by_resolved"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Resolved},
         {F::Category, F::Source, F::Resolved}},
        {"incidents_by_group"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Group},
         {F::Category, F::Source, F::Group}},
        {"incidents_by_ci"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Ci},
         {F::Category, F::Source, F::Ci}},
        {"incidents_by_level"_L1,
         {F::Status, F::Priority, F::Severity, F::Category, F::Source, F::Level},
         {F::Category, F::Source, F::Level}},
    };
    return dialect == Dialect::Sqlite ? sqlite : postgres;
}

bool has(const std::vector<IncidentField> &fields, IncidentField field)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool holdsFlag(QStringView index, const QString &flag)
{
    if (index == "incidents_open"_L1)
        return flag != "deleted"_L1;
    if (flag == "open"_L1)
        return true;
    if (index == "incidents_by_level"_L1)
        return flag == "escalated"_L1;
    return index == "incidents_by_assignee"_L1 && (flag == "unassigned"_L1 || flag == "escalated"_L1);
}

bool holdsForOpenOnly(const FilterTerm &term)
{
    if (term.negated || term.op != FilterTerm::Op::Equal || term.values.isEmpty())
        return false;
    return std::ranges::all_of(term.values, [&term](const QString &value) {
        if (term.field == F::Is)
            return value == "open"_L1 || value == "overdue"_L1;
        const auto status = Token<Status>::fromText(value);
        return term.field == F::Status && status.isKnown() && isOpen(status.value());
    });
}

} // namespace

bool indexAnswers(Dialect dialect, QStringView index, const IncidentFilter &filter, std::optional<IncidentField> sort)
{
    const auto &all = payloads(dialect);
    const auto payload = std::find_if(all.begin(), all.end(), [&](const Payload &p) { return p.index == index; });
    if (payload == all.end() || (sort && !has(payload->sorted, *sort)))
        return false;
    return std::all_of(filter.terms.begin(), filter.terms.end(), [&](const FilterTerm &term) {
        return std::all_of(term.values.begin(), term.values.end(), [&](const QString &value) {
            if (term.field == F::Is)
                return holdsFlag(index, value);
            if (term.field == F::Assignee && isPersonValue(value)) // asks for the id
                return index == "incidents_open"_L1 || index == "incidents_by_assignee"_L1;
            return has(payload->filtered, term.field);
        });
    });
}

QString sortIndex(IncidentField field)
{
    return u"incidents_by_"_s + fieldName(field);
}

std::optional<FilterIndex> filterIndex(Dialect dialect, const FilterTerm &term, const FilterContext &context)
{
    if (term.negated || term.op != FilterTerm::Op::Equal || term.values.size() != 1)
        return std::nullopt;
    const QString &value = term.values.first();
    const bool isPrefix = fieldKind(term.field) == FieldKind::Text && isPrefixValue(value);
    QLatin1StringView name;
    switch (term.field) {
    case IncidentField::Assignee:
        if (isPersonValue(value) && personOf(value, context).isValid())
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

std::optional<OpenIndex> openIndex(Dialect dialect, IncidentField sort, const IncidentFilter &filter,
                                   const FilterContext &context)
{
    const auto open = std::ranges::find_if(filter.terms, holdsForOpenOnly);
    if (open == filter.terms.end())
        return std::nullopt;
    OpenIndex index{.name = {}, .condition = {}, .isExact = false};
    index.condition << " AND i.status NOT IN ('resolved', 'closed', 'cancelled')"_L1;
    const bool isAllOpen = open->field == F::Is && open->values.contains("open"_L1);
    if (sort == F::Updated || sort == F::Severity) {
        index.name = sort == F::Updated ? "incidents_open_by_updated"_L1 : "incidents_open_by_severity"_L1;
        index.isExact = isAllOpen && filter.terms.size() == 1;
        return index;
    }
    if (sort != F::Created)
        return std::nullopt;
    const auto narrowedBy = [&](IncidentField field) {
        return std::ranges::find_if(filter.terms, [&](const FilterTerm &term) {
            return term.field == field && filterIndex(dialect, term, context);
        });
    };
    const auto severity = narrowedBy(F::Severity);
    if (severity == filter.terms.end() || narrowedBy(F::Assignee) != filter.terms.end()) // one person's are fewer
        return std::nullopt;
    const auto value = Token<Severity>::fromText(severity->values.first());
    if (!value.isKnown()) // unknown ones share a rank
        return std::nullopt;
    index.name = "incidents_open"_L1;
    index.condition << " AND i.severity_rank = "_L1;
    index.condition.bind(qint64{value.rank()});
    index.isExact = isAllOpen && filter.terms.size() == 2;
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

} // namespace itsm
