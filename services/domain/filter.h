#pragma once

#include "services/domain/filter_vocabulary.h"
#include "services/domain/incident.h"

#include <QList>
#include <QStringList>
#include <Qt>
#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace itsm {

/// Columns of the incident list: sort keys and fields of the filter language.
enum class IncidentField : quint8 {
    Number,
    Title,
    Status,
    Priority,
    Severity,
    Category,
    Subcategory,
    Source,
    Assignee,
    Ci,
    Group,
    Level,
    Detected,
    Created,
    Updated,
    Resolved,
    Age,
    Text,
    Is,
};

/// A condition on incidents:
///
///  Status, Priority, Severity   a name ("new", "urgent"); equal to the incident's token. No name equals an unknown
///  token
///                               of another text.
///  Number, Title, Category, Subcategory, Source, Assignee, Ci, Group
///                               the whole text, by code units: case counts. Absent and empty are the same. "none" is
///                               the empty text; a trailing * asks for the text before it as a prefix (a lone * holds
///                               for every incident). Assignee compares assigneeName; "me" compares assigneeId with the
///                               context's user, and never holds without one; "#12" compares assigneeId with 12.
///  Level                        an integer; all operators
///  Detected, Created, Updated, Resolved
///                               RFC 3339, or a date, which is the whole UTC day; all operators by timeSpan(). Without
///                               a resolution time every comparison of Resolved is false.
///  Age                          a duration; compares now - createdAt with it, to the microsecond; all operators
///  Text                         every token of queryTokens(value) is among the tokens of the incident
///  Is                           "open": isOpen(), "unassigned": no assigneeId, "overdue": isOverdue(), "escalated":
///                               escalationLevel > 0, "automated", "deleted": deletedAt is set
using FilterTerm = BasicFilterTerm<IncidentField>;

/// A condition on incidents, one value for the filter bar, `--filter`, saved views and the server.
struct IncidentFilter
{
    std::vector<FilterTerm> terms;
    [[nodiscard]] bool isEmpty() const { return terms.empty(); }
    /// Deleted incidents match no filter, not even the empty one, unless a term that is not negated has the value
    /// "deleted" for the field Is.
    [[nodiscard]] bool asksForDeleted() const;
    friend bool operator==(const IncidentFilter &, const IncidentFilter &) = default;
};

/// Reads the filter language over the fields of incidents, with the aliases `prio`, `sev`, `cat`, `owner` and `no`.
[[nodiscard]] tl::expected<IncidentFilter, FilterError> parseFilter(QStringView text);
/// Writes the canonical text; parseFilter(formatFilter(f)) == f.
[[nodiscard]] QString formatFilter(const IncidentFilter &filter);

/// What a filter needs to know besides the row.
struct FilterContext
{
    Instant now{};
    UserId me; ///< the user that `assignee:me` means
};

/// The search tokens of an incident's text need its description, which lists do not carry; without `tokens` (sorted),
/// Text terms are matched against the tokens of number and title alone. This function is the definition of a filter:
/// queries must agree with it.
[[nodiscard]] bool matches(const IncidentFilter &filter, const IncidentSummary &incident, const FilterContext &context,
                           const std::vector<quint32> *tokens = nullptr);

/// Order of a list; ties are broken by id in the same direction, so that the order is total.
struct IncidentSort
{
    IncidentField field = IncidentField::Created;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const IncidentSort &, const IncidentSort &) = default;
};
/// Fields that lists sort by: all but Age (the same as Created, reversed), Text and Is.
[[nodiscard]] bool isSortable(IncidentField field);

/// The value that a row sorts by: ranks and integers as numbers, times in µs, text as UTF-8 bytes (binary order, the
/// same in memory, SQLite and PostgreSQL). Absent values sort as the empty text or as 0.
using SortKey = std::variant<qint64, QByteArray>;
[[nodiscard]] SortKey sortKey(const IncidentSummary &incident, IncidentField field);
/// Strict order of the list.
[[nodiscard]] bool lessThan(const IncidentSummary &a, const IncidentSummary &b, const IncidentSort &sort);

/// The canonical name in the filter language.
[[nodiscard]] QLatin1StringView fieldName(IncidentField field);
/// A name, an alias or an unambiguous prefix of either, in any case.
[[nodiscard]] std::optional<IncidentField> fieldFromName(QStringView name);

/// Hours after which an open incident of this severity is overdue (API contract 5.9): critical 4, high 8, medium 24.
[[nodiscard]] std::optional<std::chrono::hours> overdueAfter(Severity severity);
/// Open, and created more than that many hours before `now`.
[[nodiscard]] bool isOverdue(const IncidentSummary &incident, Instant now);

} // namespace itsm
