#pragma once

#include <QByteArray>
#include <QStringList>

namespace itsm {

/// How a list is written as a person sees it.
enum class TableFormat : quint8 {
    Csv,      ///< formula-safe, see CsvWriter
    Tsv,      ///< for spreadsheets by the clipboard: formula-safe, tabs and line ends become spaces
    Markdown, ///< a table of GitHub's kind; nothing in it is markup
    Text,     ///< a line for each, without a header
};

/// Appends the headings as the format has them.
void appendTableHeader(QByteArray &out, TableFormat format, const QStringList &header);
/// Appends one row, with as many cells as there are headings.
void appendTableRow(QByteArray &out, TableFormat format, const QStringList &cells);

} // namespace itsm
