#pragma once

#include "models/record_roles.h"
#include "models/shared_value.h"

#include <optional>

namespace itsm {

/// A row of a list of records: a record, or the heading of a group of them.
template <typename T>
class ListRow
{
public:
    explicit ListRow(SharedValue<T> record)
        : m_record(std::move(record))
    {
    }
    ListRow(RowHeading heading, QString group)
        : m_heading(std::move(heading))
        , m_group(std::move(group))
    {
    }
    /// Null for a heading.
    [[nodiscard]] const T *record() const { return m_record ? &**m_record : nullptr; }
    /// Nothing for a heading.
    [[nodiscard]] const std::optional<SharedValue<T>> &shared() const { return m_record; }
    [[nodiscard]] const RowHeading &heading() const { return m_heading; }
    /// What the records below a heading have in common.
    [[nodiscard]] const QString &group() const { return m_group; }
    /// Of rows with a record only.
    // NOLINTNEXTLINE(google-explicit-constructor): it is the record
    operator const T &() const { return **m_record; }
    friend bool operator==(const ListRow &, const ListRow &) = default;

private:
    std::optional<SharedValue<T>> m_record;
    RowHeading m_heading;
    QString m_group;
};

} // namespace itsm
