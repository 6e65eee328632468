#pragma once

#include "services/transfer/record_writer.h"

namespace itsm {

/// More rows than this are a book that nobody prints.
inline constexpr qint64 mostPrintedRows = 20'000;

/// What is printed besides the rows.
struct PdfTable
{
    QString title;
    QString note; ///< below the title, for instance the filter
    QStringList header;
    std::vector<double> widths; ///< of the columns, in any unit
};

/// Writes rows of texts as a PDF of A4 pages on their side, with the columns' heading and the number on every page.
/// Texts are wrapped, never cut, and can be searched and copied. Keeps the whole file in memory until the end.
[[nodiscard]] std::unique_ptr<RowWriter<QStringList>> makePdfWriter(PdfTable table);

} // namespace itsm
