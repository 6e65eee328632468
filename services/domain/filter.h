#pragma once

#include "services/domain/incident.h"
#include "services/domain/result.h"

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

/// One condition of a filter: it holds if any of its values does, and with `negated` if none does. Terms are joined by
/// AND. There is no third truth value: a comparison with something absent is false, so its negation is true.
///
///  Status, Priority, Severity   a name ("new", "urgent"); equal to the incident's token. No name equals an unknown
///  token
///                               of another text.
///  Number, Title, Category, Subcategory, Source, Assignee, Ci, Group
///                               the whole text, by code units: case counts. Absent and empty are the same. "none" is
///                               the empty text; a trailing * asks for the text before it as a prefix (a lone * holds
///                               for every incident). Assignee compares assigneeName; "me" compares assigneeId with the
///                               context's user, and never holds without one.
///  Level                        an integer; all operators
///  Detected, Created, Updated, Resolved
///                               RFC 3339, or a date, which is the whole UTC day; all operators by timeSpan(). Without
///                               a resolution time every comparison of Resolved is false.
///  Age                          a duration; compares now - createdAt with it, to the microsecond; all operators
///  Text                         every token of queryTokens(value) is among the tokens of the incident
///  Is                           "open": isOpen(), "unassigned": no assigneeId, "overdue": isOverdue(), "escalated":
///                               escalationLevel > 0, "automated", "deleted": deletedAt is set
///
/// Operators other than Equal are for the fields that say so, and with one value only. A value that cannot be read (a
/// filter made by a program) never holds.
struct FilterTerm
{
    enum class Op : quint8 { Equal, Less, LessEqual, Greater, GreaterEqual };
    IncidentField field = IncidentField::Text;
    Op op = Op::Equal;
    bool negated = false;
    QStringList values;
    friend bool operator==(const FilterTerm &, const FilterTerm &) = default;
};

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

/// Where a filter text is wrong: a range of UTF-16 units for the editor's underline.
struct FilterError
{
    int position = 0;
    int length = 0;
    QString message;
};

/// Reads the filter language: `status:new,assigned prio:urgent -category:network created:>=2026-01-01 "free text"`.
///
/// Terms are separated by white space. A term is `-`? `field:` operator? value (`,` value)*, or `-`? free text. Field
/// names may be shortened to any unambiguous prefix; `prio`, `sev`, `cat`, `owner`, `no` are aliases. Operators are
/// `<`, `<=`,
/// `>`, `>=` and an optional `=`. Values with white space, commas or quotation marks stand in double quotes, within
/// which
/// `\"` and `\\` are the escapes. `a..b`, `a..` and `..b` are ranges that include both ends: two terms, or one.
/// A word before a colon that holds other characters than letters is no field name, so `10:30` is free text.
/// An unknown field, operator or value is an error with its position.
[[nodiscard]] tl::expected<IncidentFilter, FilterError> parseFilter(QStringView text);
/// Writes the canonical text; parseFilter(formatFilter(f)) == f.
[[nodiscard]] QString formatFilter(const IncidentFilter &filter);

/// What a value of a time field stands for: [begin, end). A date is its UTC day, a time one microsecond.
///  Equal: begin <= t < end    Less: t < begin    LessEqual: t < end    Greater: t >= end    GreaterEqual: t >= begin
struct TimeSpan
{
    Instant begin{};
    Instant end{};
    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};
/// Nothing for text that is neither a date nor a time.
[[nodiscard]] std::optional<TimeSpan> timeSpan(QStringView value);

/// What a filter needs to know besides the incident.
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
