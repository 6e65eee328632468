#pragma once

#include "services/domain/incident.h"
#include "services/transfer/table_text.h"

#include <functional>
#include <memory>
#include <vector>

namespace itsm {

/// Turns rows of a kind into the bytes of a file, one after the other. Used by one thread at a time, for one file.
template <typename Row>
class RowWriter
{
public:
    RowWriter() = default;
    virtual ~RowWriter() = default;
    RowWriter(const RowWriter &) = delete;
    RowWriter &operator=(const RowWriter &) = delete;

    /// Each appends to `out`, which the caller may have emptied meanwhile.
    virtual void begin(QByteArray &out) = 0;
    virtual void add(QByteArray &out, const Row &row) = 0;
    virtual void end(QByteArray &out) = 0;
};
using RecordWriter = RowWriter<Incident>;
/// Makes a writer for a file; called in the thread that writes it.
using WriterFactory = std::function<std::unique_ptr<RecordWriter>()>;

enum class ExportFormat : quint8 { Csv, Json };
/// All fields of an incident with typed values: CSV with one header line, or a JSON array with one object per line.
/// The text depends on the incidents alone, not on the database that holds them: people and items by name, no internal
/// keys, times in RFC 3339, JSON values written anew with sorted keys. `byteOrderMark`, for CSV only, serves
/// spreadsheets that need it to recognise UTF-8.
[[nodiscard]] std::unique_ptr<RecordWriter> makeFieldWriter(ExportFormat format, bool byteOrderMark = false);

/// The cells of a row for programs, as many as there are keys.
using CellValues = std::vector<QJsonValue>;
/// The same for rows of any kind: typed values under these keys.
[[nodiscard]] std::unique_ptr<RowWriter<CellValues>> makeValueWriter(ExportFormat format, QStringList keys,
                                                                     bool byteOrderMark = false);

/// The columns of a list as a person sees them.
struct TextTable
{
    QStringList header;
    std::function<QStringList(const Incident &incident)> cells; ///< as many as the header has; called by any thread
    std::vector<double> widths;                                 ///< of the columns, in any unit; for paper
};
/// Writes rows of texts, as many in each as the header has. `byteOrderMark` is for CSV only.
[[nodiscard]] std::unique_ptr<RowWriter<QStringList>> makeTextWriter(TableFormat format, QStringList header,
                                                                     bool byteOrderMark = false);
/// Gives the cells of incidents to a writer of texts.
[[nodiscard]] std::unique_ptr<RecordWriter> makeTableWriter(std::unique_ptr<RowWriter<QStringList>> writer,
                                                            std::function<QStringList(const Incident &incident)> cells);

} // namespace itsm
