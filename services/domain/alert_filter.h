#pragma once

#include "services/domain/filter.h"

namespace itsm {

/// Columns of the alert list, and fields of its filter language.
enum class AlertField : quint8 {
    Severity,
    Status,
    Name,
    Message,
    Type,
    Incident,
    Ci,
    Owner,
    Source,
    Channel,
    Triggered,
    Acknowledged,
    Resolved,
    Age,
    Text,
    Is,
};

/// A condition on alerts, as BasicFilterTerm says:
///
///  Severity, Status             a name ("critical", "acknowledged")
///  Name, Message, Type, Incident, Ci, Owner, Source
///                               the whole text, "none", or a prefix with *. Incident is its number; Ci and Source are
///                               those of the incident; Owner is who acknowledged, and "me" the context's user.
///  Channel                      one of the channels
///  Triggered, Acknowledged, Resolved
///                               a time or a day; all operators
///  Age                          a duration since it was triggered; all operators
///  Text                         every token of queryTokens(value) is among those of name, message, incident and item
///  Is                           "active": not resolved, "unacknowledged": nobody has acknowledged or resolved it
using AlertFilterTerm = BasicFilterTerm<AlertField>;

struct AlertFilter
{
    std::vector<AlertFilterTerm> terms;
    [[nodiscard]] bool isEmpty() const { return terms.empty(); }
    friend bool operator==(const AlertFilter &, const AlertFilter &) = default;
};

[[nodiscard]] const FilterVocabulary &alertVocabulary();
[[nodiscard]] tl::expected<AlertFilter, FilterError> parseAlertFilter(QStringView text);
[[nodiscard]] QString formatFilter(const AlertFilter &filter);
[[nodiscard]] bool matches(const AlertFilter &filter, const Alert &alert, const FilterContext &context);

/// Order of a list; ties are broken by time and id, the newest first, so that the order is total.
struct AlertSort
{
    AlertField field = AlertField::Severity;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const AlertSort &, const AlertSort &) = default;
};
/// Fields that lists sort by: all but Text and Is.
[[nodiscard]] bool isSortable(AlertField field);
/// Strict order of the list: severities and states by weight, times with what is absent first, texts by their UTF-16
/// units.
[[nodiscard]] bool lessThan(const Alert &a, const Alert &b, const AlertSort &sort);

} // namespace itsm
