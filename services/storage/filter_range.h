#pragma once

#include "services/storage/filter_sql.h"

namespace itsm {

// Values of filter terms as stretches of an ordered column.

/// The value asks for texts that begin with what stands before its asterisk.
[[nodiscard]] bool isPrefixValue(const QString &value);
/// A row can hold this text: both databases keep UTF-8, and PostgreSQL no null characters.
[[nodiscard]] bool isStorable(QStringView text);

/// Texts from `from` on that are less than `after`, in the order of UTF-8 bytes; without an end if that is null.
struct TextRange
{
    QString from;
    QString after;
};
/// The texts that begin with a prefix; nothing if none can.
[[nodiscard]] std::optional<TextRange> prefixRange(const QString &prefix);

/// now - age, within the times that both databases can hold.
[[nodiscard]] Instant ageLimit(Instant now, std::chrono::microseconds age);
/// An operator on ages as an operator on times: the older, the greater the age.
[[nodiscard]] FilterTerm::Op reversed(FilterTerm::Op op);

/// Between which sort keys the rows of a term lie, both included. No bound where there is none on that side.
struct KeyRange
{
    std::optional<SortKey> from;
    std::optional<SortKey> to;
    [[nodiscard]] bool isBounded() const { return from || to; }
};
/// Nothing if the term says nothing about the order of its field. Age terms give ranges of Created.
[[nodiscard]] KeyRange keyRange(const FilterTerm &term, const FilterContext &context);
/// The field whose order keyRange() is about: the term's, or Created for Age.
[[nodiscard]] IncidentField rangeField(IncidentField field);

/// What all terms of a filter together say about the order of a field.
[[nodiscard]] KeyRange commonRange(const IncidentFilter &filter, IncidentField field, const FilterContext &context);

} // namespace itsm
