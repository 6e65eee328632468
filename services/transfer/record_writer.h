#pragma once

#include "services/domain/incident.h"
#include "services/transfer/table_text.h"

#include <functional>
#include <memory>

namespace itsm {

/// Turns incidents into the bytes of a file, one after the other. Used by one thread at a time, for one file.
class RecordWriter
{
public:
    RecordWriter() = default;
    virtual ~RecordWriter() = default;
    RecordWriter(const RecordWriter &) = delete;
    RecordWriter &operator=(const RecordWriter &) = delete;

    /// Each appends to `out`, which the caller may have emptied meanwhile.
    virtual void begin(QByteArray &out) = 0;
    virtual void add(QByteArray &out, const Incident &incident) = 0;
    virtual void end(QByteArray &out) = 0;
};
/// Makes a writer for a file; called in the thread that writes it.
using WriterFactory = std::function<std::unique_ptr<RecordWriter>()>;

enum class ExportFormat : quint8 { Csv, Json };
/// All fields of an incident with typed values: CSV with one header line, or a JSON array with one object per line.
/// The text depends on the incidents alone, not on the database that holds them: people and items by name, no internal
/// keys, times in RFC 3339, JSON values written anew with sorted keys. `byteOrderMark`, for CSV only, serves
/// spreadsheets that need it to recognise UTF-8.
[[nodiscard]] std::unique_ptr<RecordWriter> makeFieldWriter(ExportFormat format, bool byteOrderMark = false);

/// The columns of a list as a person sees them.
struct TextTable
{
    QString title;
    QStringList header;
    std::function<QStringList(const Incident &incident)> cells; ///< as many as the header has; called by any thread
    std::vector<double> widths;                                 ///< of the columns, in any unit; for paper
};
[[nodiscard]] std::unique_ptr<RecordWriter> makeTableWriter(TableFormat format, TextTable table);

} // namespace itsm
