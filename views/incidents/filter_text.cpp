#include "views/incidents/filter_text.h"

#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPlainTerm(const FilterTerm &term, IncidentField field)
{
    return term.field == field && !term.negated && term.op == FilterTerm::Op::Equal;
}

/// A value as the language writes it, quoted where needed.
QString quoted(IncidentField field, const QString &value)
{
    IncidentFilter filter;
    filter.terms.push_back(equalTerm(field, value));
    const QString text = formatFilter(filter);
    return text.mid(text.indexOf(u':') + 1);
}

template <typename E, size_t N>
QStringList names(const std::array<E, N> &values)
{
    QStringList list;
    for (const E value : values)
        list.append(QString::fromLatin1(tokenName(value)));
    return list;
}

/// The most severe or most urgent first: the lists of values rise.
template <typename E, size_t N>
QStringList namesFromTheWorst(const std::array<E, N> &values)
{
    QStringList list = names(values);
    std::reverse(list.begin(), list.end());
    return list;
}

QStringList valuesOf(IncidentField field, const Directory &directory)
{
    switch (field) {
    case IncidentField::Status:
        return names(allStatuses); // in the order of the work
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
        QStringList list{u"me"_s, u"none"_s};
        for (const User &user : directory.users)
            list.append(user.name);
        return list;
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

/// Those that contain `typed`, prefixes first, at most `limit`.
QStringList matching(const QStringList &all, const QString &typed, qsizetype limit = 50)
{
    QStringList first;
    QStringList later;
    for (const QString &candidate : all) {
        if (candidate.startsWith(typed, Qt::CaseInsensitive))
            first.append(candidate);
        else if (candidate.contains(typed, Qt::CaseInsensitive))
            later.append(candidate);
        if (first.size() >= limit)
            break;
    }
    first += later;
    return first.mid(0, limit);
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
    // The word begins after the last blank outside quotes.
    int start = 0;
    bool inQuotes = false;
    for (int i = 0; i < cursor; ++i) {
        if (text.at(i) == u'"')
            inQuotes = !inQuotes;
        else if (text.at(i).isSpace() && !inQuotes)
            start = i + 1;
    }
    if (start < cursor && text.at(start) == u'-')
        ++start;
    int end = cursor;
    if (inQuotes) {
        const qsizetype close = text.indexOf(u'"', cursor);
        end = close < 0 ? static_cast<int>(text.size()) : static_cast<int>(close + 1);
    }
    while (end < text.size() && !text.at(end).isSpace() && text.at(end) != u',')
        ++end;

    FilterCompletion completion;
    const QString word = text.mid(start, cursor - start);
    const qsizetype colon = word.indexOf(u':');
    if (colon < 0) {
        if (word.isEmpty() || word.startsWith(u'"'))
            return completion;
        QStringList fields;
        for (int i = 0; i < static_cast<int>(IncidentField::Text); ++i)
            fields.append(fieldName(static_cast<IncidentField>(i)) + ":"_L1);
        fields.append(fieldName(IncidentField::Is) + ":"_L1);
        completion.start = start;
        completion.length = end - start;
        for (const QString &field : fields) {
            if (field.startsWith(word, Qt::CaseInsensitive))
                completion.proposals.append(field);
        }
        return completion;
    }
    const std::optional<IncidentField> field = fieldFromName(QStringView(word).left(colon));
    if (!field)
        return completion;
    qsizetype valueStart = start + colon + 1;
    if (const qsizetype comma = text.lastIndexOf(u',', cursor - 1); comma >= valueStart)
        valueStart = comma + 1;
    QString typed = text.mid(valueStart, cursor - valueStart);
    typed.remove(u'"');
    completion.start = static_cast<int>(valueStart);
    completion.length = end - completion.start;
    const bool comparing = *field == IncidentField::Level || *field == IncidentField::Age;
    for (const QString &value : matching(valuesOf(*field, directory), typed)) {
        if (value.compare(typed, Qt::CaseInsensitive) != 0)
            completion.proposals.append(comparing ? value : quoted(*field, value));
    }
    return completion;
}

} // namespace itsm
