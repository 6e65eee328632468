#pragma once

#include "services/transfer/record_writer.h"

namespace itsm {

/// More rows than this are a book that nobody prints.
inline constexpr qint64 mostPrintedRows = 20'000;

/// Writes the table as a PDF of A4 pages on their side, with the columns' heading and the number on every page. Texts
/// are wrapped, never cut, and can be searched and copied. `note` stands below the title, for instance the filter.
/// Keeps the whole file in memory until the end.
[[nodiscard]] std::unique_ptr<RecordWriter> makePdfWriter(TextTable table, QString note);

} // namespace itsm
