#pragma once

#include "services/domain/filter.h"
#include "services/domain/incident.h"

#include <QLatin1StringView>
#include <QString>
#include <QVariant>
#include <Qt>
#include <array>
#include <optional>

namespace itsm {

/// Columns of the incident table; the number is the model's logical column.
enum class IncidentColumn : quint8 {
    Severity,
    Number,
    Title,
    Status,
    Priority,
    Assignee,
    Group,
    Ci,
    Category,
    Subcategory,
    Source,
    Level,
    Age,
    Updated,
    Created,
    Detected,
    Resolved,
    Count
};
inline constexpr int incidentColumnCount = static_cast<int>(IncidentColumn::Count);

/// Whether the values of a row are here.
enum class RowLoad : quint8 {
    Loaded,
    Loading, ///< not asked for yet, or under way
    Failed,  ///< asked for in vain
};

/// For any column: the row as incidentRowVariant(), all that the delegate paints it from in one call.
inline constexpr int RowRole = Qt::UserRole + 1;
/// For any column: int(RowLoad).
inline constexpr int LoadRole = Qt::UserRole + 2;
/// The cell's typed value: qint64 ranks, numbers and µs, or QString. Invalid if absent.
inline constexpr int ValueRole = Qt::UserRole + 3;

/// Wraps a row for RowRole; null means that it is not loaded. The pointer is good until the model changes.
[[nodiscard]] inline QVariant incidentRowVariant(const IncidentSummary *row)
{
    return QVariant::fromValue(row);
}
/// Null when the row is not loaded or the variant is none of ours.
[[nodiscard]] inline const IncidentSummary *incidentRow(const QVariant &variant)
{
    return variant.value<const IncidentSummary *>();
}

/// The field that a click on the header sorts by. The age is the creation time in the other direction.
[[nodiscard]] constexpr IncidentField fieldOf(IncidentColumn column)
{
    constexpr std::array fields{
        IncidentField::Severity, IncidentField::Number,      IncidentField::Title,   IncidentField::Status,
        IncidentField::Priority, IncidentField::Assignee,    IncidentField::Group,   IncidentField::Ci,
        IncidentField::Category, IncidentField::Subcategory, IncidentField::Source,  IncidentField::Level,
        IncidentField::Created,  IncidentField::Updated,     IncidentField::Created, IncidentField::Detected,
        IncidentField::Resolved,
    };
    static_assert(fields.size() == static_cast<size_t>(IncidentColumn::Count));
    return fields[static_cast<size_t>(column)];
}

/// The order that a header shows for the column.
[[nodiscard]] inline IncidentSort columnSort(IncidentColumn column, Qt::SortOrder order)
{
    if (column == IncidentColumn::Age)
        order = order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    return {.field = fieldOf(column), .order = order};
}

/// How the first click on a heading sorts: the worst and the latest first, words from A to Z.
[[nodiscard]] constexpr Qt::SortOrder firstOrder(IncidentColumn column)
{
    switch (column) {
    case IncidentColumn::Severity:
    case IncidentColumn::Priority:
    case IncidentColumn::Level:
    case IncidentColumn::Detected:
    case IncidentColumn::Created:
    case IncidentColumn::Updated:
    case IncidentColumn::Resolved:
        return Qt::DescendingOrder;
    default:
        return Qt::AscendingOrder;
    }
}

/// The stable name that settings and exports know the column by.
[[nodiscard]] constexpr QLatin1StringView columnKey(IncidentColumn column)
{
    constexpr std::array keys{
        QLatin1StringView("severity"),    QLatin1StringView("number"),   QLatin1StringView("title"),
        QLatin1StringView("status"),      QLatin1StringView("priority"), QLatin1StringView("assignee"),
        QLatin1StringView("group"),       QLatin1StringView("ci"),       QLatin1StringView("category"),
        QLatin1StringView("subcategory"), QLatin1StringView("source"),   QLatin1StringView("level"),
        QLatin1StringView("age"),         QLatin1StringView("updated"),  QLatin1StringView("created"),
        QLatin1StringView("detected"),    QLatin1StringView("resolved"),
    };
    static_assert(keys.size() == static_cast<size_t>(IncidentColumn::Count));
    return keys[static_cast<size_t>(column)];
}
[[nodiscard]] inline std::optional<IncidentColumn> columnFromKey(QStringView key)
{
    for (int i = 0; i < incidentColumnCount; ++i) {
        if (columnKey(static_cast<IncidentColumn>(i)) == key)
            return static_cast<IncidentColumn>(i);
    }
    return std::nullopt;
}

/// Numbers and ages stand right, all else left; the header goes with its column.
[[nodiscard]] constexpr Qt::Alignment columnAlignment(IncidentColumn column)
{
    return (column == IncidentColumn::Age ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

/// The translated words in the header (models/labels.cpp).
[[nodiscard]] QString columnTitle(IncidentColumn column);

} // namespace itsm
