#pragma once

#include "services/domain/result.h"

#include <QHash>
#include <QStringList>
#include <optional>
#include <vector>

namespace itsm {

/// What a column of a CSV file may become: the columns of our own export, in its order.
enum class ImportField : quint8 {
    Number,
    Title,
    Description,
    Status,
    Priority,
    Severity,
    Impact,
    Urgency,
    Category,
    Subcategory,
    Source,
    AssignmentGroup,
    Assignee,
    Reporter,
    ConfigurationItem,
    EscalationLevel,
    IsAutomated,
    DetectedAt,
    CreatedAt,
    UpdatedAt,
    AcknowledgedAt,
    ResolvedAt,
    ClosedAt,
    EscalatedAt,
    DeletedAt,
    ImpactAnalysis,
    RootCause,
    ResolutionSteps,
    Metadata,
};
inline constexpr int importFieldCount = static_cast<int>(ImportField::Metadata) + 1;

/// Name of the field on the command line and in our own export, e.g. "assignment_group".
[[nodiscard]] QLatin1StringView importFieldKey(ImportField field);
[[nodiscard]] std::optional<ImportField> importFieldFromKey(QStringView key);

/// What somebody wants of a file's columns, by their headings; nothing: the column is left out.
using ColumnWishes = QHash<QString, std::optional<ImportField>>;
/// What each column of a file becomes, in the file's order.
using ColumnFields = std::vector<std::optional<ImportField>>;

/// Headings that can be told apart: one that is there again becomes "heading (2)", one without a name "#3" after its
/// place.
[[nodiscard]] QStringList distinctHeadings(const QStringList &headings);
/// The wishes, and for all other columns what their headings say: the names of our export, and what columns of other
/// systems are commonly called in English and Chinese. The first of several such columns counts.
[[nodiscard]] ColumnFields guessFields(const QStringList &headings, const ColumnWishes &wishes = {});
/// Invalid if a wish names no column, if two columns become one field, or if none becomes the title.
Result<ColumnFields> fieldsFor(const QStringList &headings, const ColumnWishes &wishes);

} // namespace itsm
