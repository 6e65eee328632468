#include "services/storage/sort_values.h"

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// A value by its place in the order, as the sort column has it.
template <typename E>
std::pair<qint64, QString> ranked(const QString &text)
{
    const auto token = Token<E>::fromText(text);
    return {token.rank(), token.isKnown() ? token.text() : QString()};
}

/// Unknown values have a rank but no name: no term asks for them.
std::pair<qint64, QString> ranked(IncidentField field, const QString &text)
{
    switch (field) {
    case IncidentField::Status:
        return ranked<Status>(text);
    case IncidentField::Priority:
        return ranked<Priority>(text);
    default:
        return ranked<Severity>(text);
    }
}

bool isRanked(IncidentField field)
{
    return field == IncidentField::Status || field == IncidentField::Priority || field == IncidentField::Severity;
}

} // namespace

Result<std::optional<IncidentFilter>> narrowedBySort(Connection &c, TenantId tenant, const IncidentQuery &query,
                                                     const FilterContext &context, const ListWalk::Stretch &stretch)
{
    const ListOrder order = ListOrder::of(query.sort, stretch.backwards);
    if (!isRanked(order.field) || !isCountable(query.filter))
        return std::nullopt;
    struct Counted
    {
        QString name;
        qint64 rows = 0;
    };
    std::map<qint64, Counted> values;
    ITSM_TRY_ASSIGN(const auto counts, countByValue(c, tenant, query.filter, context, order.field));
    for (const auto &[text, rows] : counts) {
        const auto [rank, name] = ranked(order.field, text);
        values[rank] = {.name = name, .rows = values[rank].rows + rows};
    }

    std::vector<std::pair<qint64, Counted>> ordered(values.begin(), values.end());
    if (!order.ascending)
        std::ranges::reverse(ordered);
    FilterTerm term{.field = order.field, .op = FilterTerm::Op::Equal, .negated = false, .values = {}};
    qint64 missing = stretch.skip + stretch.limit;
    for (const auto &[rank, value] : ordered) {
        qint64 beyond = value.rows;
        if (stretch.cursor) {
            const qint64 at = std::get<qint64>(stretch.cursor->key);
            if (order.ascending ? rank < at : rank > at)
                continue;
            if (rank == at)
                beyond = 0; // nobody counted how many of them lie behind the cursor
        }
        if (value.rows > 0) {
            term.values.append(value.name);
            missing -= beyond;
        }
        if (missing <= 0)
            break;
    }
    if (term.values.isEmpty() || term.values.contains(QString()))
        return std::nullopt;
    IncidentFilter narrowed = query.filter;
    narrowed.terms.push_back(std::move(term));
    return narrowed;
}

} // namespace itsm
