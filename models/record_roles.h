#pragma once

#include "models/incident_columns.h"

namespace itsm {

/// The heading of a group of records in a list.
struct RowHeading
{
    QString text; ///< "Source: monitoring"
    int count = 0;
    bool isFolded = false;
    friend bool operator==(const RowHeading &, const RowHeading &) = default;
};

/// For any column of a heading's row: the RowHeading. Invalid for records.
inline constexpr int HeadingRole = ValueRole + 1;
/// The cell of a record as a QJsonValue: names as the database has them, numbers, times in RFC 3339.
inline constexpr int JsonRole = HeadingRole + 1;

} // namespace itsm

Q_DECLARE_METATYPE(itsm::RowHeading)
