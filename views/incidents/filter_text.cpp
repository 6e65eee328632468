#include "views/incidents/filter_text.h"

#include "services/domain/filter_fields.h"

#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPlainTerm(const FilterTerm &term, IncidentField field)
{
    return term.field == field && !term.negated && term.op == FilterTerm::Op::Equal;
}

/// The most severe or most urgent first: the lists of values rise.
template <typename E, size_t N>
QStringList namesFromTheWorst(const std::array<E, N> &values)
{
    QStringList list = tokenNames(values);
    std::reverse(list.begin(), list.end());
    return list;
}

QStringList valuesOf(IncidentField field, const Directory &directory)
{
    switch (field) {
    case IncidentField::Status:
        return tokenNames(allStatuses); // in the order of the work
    case IncidentField::Priority:
        return namesFromTheWorst(allPriorities);
    case IncidentField::Severity:
        return namesFromTheWorst(allSeverities);
    case IncidentField::Is:
        return {u"open"_s, u"unassigned"_s, u"overdue"_s, u"escalated"_s, u"automated"_s, u"deleted"_s};
    case IncidentField::Category:
        return directory.categories;
    case IncidentField::Subcategory:
        return directory.subcategories;
    case IncidentField::Group:
        return directory.groups;
    case IncidentField::Source:
        return directory.sources;
    case IncidentField::Assignee: {
        QStringList names;
        for (const User &user : directory.users)
            names.append(user.name);
        std::ranges::sort(names, [](const QString &a, const QString &b) { return a.localeAwareCompare(b) < 0; });
        return QStringList{u"me"_s, u"none"_s} + names;
    }
    case IncidentField::Ci: {
        QStringList list{u"none"_s};
        for (const ConfigurationItem &item : directory.items)
            list.append(item.name);
        return list;
    }
    case IncidentField::Level:
        return {u">0"_s, u">=2"_s};
    case IncidentField::Age:
        return {u"<1h"_s, u"<24h"_s, u">24h"_s, u">7d"_s};
    case IncidentField::Detected:
    case IncidentField::Created:
    case IncidentField::Updated:
    case IncidentField::Resolved:
    case IncidentField::Number:
    case IncidentField::Title:
    case IncidentField::Text:
        break;
    }
    return {};
}

} // namespace

FilterTerm equalTerm(IncidentField field, const QString &value)
{
    return {.field = field, .op = FilterTerm::Op::Equal, .negated = false, .values = {value}};
}

QStringList filterValues(const IncidentFilter &filter, IncidentField field)
{
    for (const FilterTerm &term : filter.terms) {
        if (isPlainTerm(term, field))
            return term.values;
    }
    return {};
}

IncidentFilter withFilterValues(IncidentFilter filter, IncidentField field, const QStringList &values)
{
    bool placed = false;
    std::vector<FilterTerm> terms;
    for (FilterTerm &term : filter.terms) {
        if (!isPlainTerm(term, field)) {
            terms.push_back(std::move(term));
        } else if (!placed && !values.isEmpty()) {
            term.values = values;
            terms.push_back(std::move(term));
            placed = true;
        }
    }
    if (!placed && !values.isEmpty())
        terms.push_back({.field = field, .op = FilterTerm::Op::Equal, .negated = false, .values = values});
    filter.terms = std::move(terms);
    return filter;
}

bool containsTerms(const IncidentFilter &filter, const std::vector<FilterTerm> &terms)
{
    return std::all_of(terms.begin(), terms.end(), [&](const FilterTerm &term) {
        return std::find(filter.terms.begin(), filter.terms.end(), term) != filter.terms.end();
    });
}

IncidentFilter withTerms(IncidentFilter filter, const std::vector<FilterTerm> &terms)
{
    for (const FilterTerm &term : terms) {
        if (std::find(filter.terms.begin(), filter.terms.end(), term) == filter.terms.end())
            filter.terms.push_back(term);
    }
    return filter;
}

IncidentFilter withoutTerms(IncidentFilter filter, const std::vector<FilterTerm> &terms)
{
    std::erase_if(filter.terms,
                  [&](const FilterTerm &term) { return std::find(terms.begin(), terms.end(), term) != terms.end(); });
    return filter;
}

FilterCompletion completeFilter(const QString &text, int cursor, const Directory &directory)
{
    return completeTerms(text, cursor, incidentVocabulary(),
                         [&directory](int field) { return valuesOf(static_cast<IncidentField>(field), directory); });
}

} // namespace itsm
