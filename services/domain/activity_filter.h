#pragma once

#include "services/domain/filter.h"
#include "services/domain/incident.h"

namespace itsm {

/// Columns of the list of activity, and fields of its filter language.
enum class ActivityField : quint8 {
    Time,
    Age,
    Actor,
    Type,
    Incident,
    Title,
    Change,
    Note,
    Source,
    Text,
};

/// A condition on activity records, as BasicFilterTerm says:
///
///  Time                         a time or a day; all operators
///  Age                          a duration since then; all operators
///  Actor                        the name, and "me" the context's user
///  Type, Incident, Title, Note, Source
///                               the whole text, "none", or a prefix with *. Incident is its number, Title its own
///  Change                       one of the changed fields, by the name in the record: "assignee"
///  Text                         every token of queryTokens(value) is among those of actor, incident, note and values
using ActivityFilterTerm = BasicFilterTerm<ActivityField>;

struct ActivityFilter
{
    std::vector<ActivityFilterTerm> terms;
    [[nodiscard]] bool isEmpty() const { return terms.empty(); }
    friend bool operator==(const ActivityFilter &, const ActivityFilter &) = default;
};

[[nodiscard]] const FilterVocabulary &activityVocabulary();
[[nodiscard]] tl::expected<ActivityFilter, FilterError> parseActivityFilter(QStringView text);
[[nodiscard]] QString formatFilter(const ActivityFilter &filter);
[[nodiscard]] bool matches(const ActivityFilter &filter, const Activity &record, const FilterContext &context);

/// Order of a list; ties are broken by time and id, the newest first, so that the order is total.
struct ActivitySort
{
    ActivityField field = ActivityField::Time;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const ActivitySort &, const ActivitySort &) = default;
};
/// Strict order of the list: times, and texts by their UTF-16 units; changes by the names of the fields.
[[nodiscard]] bool lessThan(const Activity &a, const Activity &b, const ActivitySort &sort);

} // namespace itsm
