#pragma once

#include "services/domain/filter.h"
#include "services/storage/connection.h"

namespace itsm {

/// SQL text with the values of its question marks, in their order.
struct SqlText
{
    QString sql;
    Params params;
    bool isPlanKept = false; ///< it is read with Connection::Fetch::BufferedByKept

    SqlText &operator<<(QStringView text)
    {
        sql += text;
        return *this;
    }
    SqlText &operator<<(QLatin1StringView text)
    {
        sql += text;
        return *this;
    }
    SqlText &operator<<(const SqlText &other)
    {
        sql += other.sql;
        params.insert(params.end(), other.params.begin(), other.params.end());
        return *this;
    }
    /// A question mark and its value.
    SqlText &bind(Value value)
    {
        sql += u'?';
        params.push_back(std::move(value));
        return *this;
    }
};

/// What a condition is over.
enum class FilterTarget : quint8 {
    Incidents, ///< incidents, with the alias i
    Counters,  ///< incident_counts, with the alias k: only for terms that isCountable() names
};

/// A condition that holds for exactly the rows that matches() accepts by this term, and is never null.
[[nodiscard]] SqlText termSql(Dialect dialect, const FilterTerm &term, const FilterContext &context,
                              FilterTarget target = FilterTarget::Incidents);
/// All terms of a filter, each with " AND " before it; empty for a filter without terms. Does not hide deleted
/// incidents.
[[nodiscard]] SqlText termsSql(Dialect dialect, const IncidentFilter &filter, const FilterContext &context);
/// The whole of matches(), with " AND " before it: the terms, and deleted incidents hidden unless asked for.
[[nodiscard]] SqlText filterSql(Dialect dialect, const IncidentFilter &filter, const FilterContext &context);

/// The counters alone can tell how many rows the term matches.
[[nodiscard]] bool isCountable(const FilterTerm &term);
[[nodiscard]] bool isCountable(const IncidentFilter &filter);
/// The countable terms of a filter over incident_counts, each with " AND " before it.
[[nodiscard]] SqlText countersSql(Dialect dialect, const IncidentFilter &filter, const FilterContext &context);

/// A sort key as a bound parameter for the sort column of a field.
[[nodiscard]] Value keyValue(IncidentField field, const SortKey &key);

/// The tokens that every match of the filter has: those of its Text terms that are not negated and have one value.
[[nodiscard]] std::vector<quint32> requiredTokens(const IncidentFilter &filter);
/// What is left to be tested on rows that hold those tokens.
[[nodiscard]] IncidentFilter withoutRequiredTexts(const IncidentFilter &filter);

/// The parameter of itsm_search_ids() or the query of incident_fts that asks for all of these tokens.
[[nodiscard]] Value searchParameter(Dialect dialect, const std::vector<quint32> &tokens);

} // namespace itsm
