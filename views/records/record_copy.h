#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace itsm {

class RecordTable;
enum class TableFormat : quint8;

/// Rows of a table for the clipboard: the columns that are shown, in their order, as a person sees them.
[[nodiscard]] QString copiedTable(const RecordTable &table, const std::vector<int> &rows, TableFormat format);
/// The same for programs: a JSON array with an object for each row, by the keys of the columns.
[[nodiscard]] QString copiedJson(const RecordTable &table, const std::vector<int> &rows);

} // namespace itsm
