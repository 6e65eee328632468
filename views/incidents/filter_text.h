#pragma once

#include "services/desk/desk.h"
#include "services/domain/filter.h"
#include "views/widgets/filter_completion.h"

#include <QStringList>

namespace itsm {

// How buttons, cards and menus edit a filter: pure functions, so that the text stays the only truth.

/// The alternatives of the first positive term with `=` on the field; empty when there is none.
[[nodiscard]] QStringList filterValues(const IncidentFilter &filter, IncidentField field);
/// The filter with exactly these alternatives for the field; no values take the condition away. Negated and comparing
/// terms stay, and the order of the others with them.
[[nodiscard]] IncidentFilter withFilterValues(IncidentFilter filter, IncidentField field, const QStringList &values);
/// All of the terms stand in the filter.
[[nodiscard]] bool containsTerms(const IncidentFilter &filter, const std::vector<FilterTerm> &terms);
/// Adds those that are missing, at the end.
[[nodiscard]] IncidentFilter withTerms(IncidentFilter filter, const std::vector<FilterTerm> &terms);
[[nodiscard]] IncidentFilter withoutTerms(IncidentFilter filter, const std::vector<FilterTerm> &terms);
/// A term `field:value`.
[[nodiscard]] FilterTerm equalTerm(IncidentField field, const QString &value);

/// Field names while a name is typed, values after the colon (also after each comma), from the closed lists and the
/// directory. Proposals are quoted where the language needs it and ordered: prefix matches first.
[[nodiscard]] FilterCompletion completeFilter(const QString &text, int cursor, const Directory &directory);

} // namespace itsm
