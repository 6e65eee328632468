#pragma once

#include "services/desk/desk.h"
#include "services/transfer/transfer.h"

class QIODevice;

namespace itsm {

enum class ExportFormat : quint8 { Csv, Json };

/// Writes the incidents of a filter: CSV with one header line, or a JSON array with one object per line.
///
/// The text depends on the incidents alone, not on the database that holds them: ordered by number, people and items by
/// name, no internal keys, times in RFC 3339, JSON values written anew with sorted keys.
struct ExportOptions
{
    ExportFormat format = ExportFormat::Csv;
    IncidentFilter filter;
    bool byteOrderMark = false; ///< CSV only: for spreadsheets that need it to recognise UTF-8
};

/// Streams to an open device; memory does not grow with the number of rows. Returns how many incidents were written.
/// Errors: those of the desk; Cancelled; Unavailable with field "output" where the device cannot be written.
Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportOptions &options,
                               QIODevice &out, const TransferHooks &hooks = {});

/// The same into a file, which appears whole or, after any failure, not at all: an older one then stays as it was.
Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportOptions &options,
                               const QString &path, const TransferHooks &hooks = {});

/// What exportIncidents() writes, row by row.
class IncidentFormatter
{
public:
    explicit IncidentFormatter(ExportFormat format)
        : m_format(format)
    {
    }
    void begin(QByteArray &out, bool byteOrderMark);
    void add(QByteArray &out, const Incident &incident);
    void end(QByteArray &out);

private:
    ExportFormat m_format;
    bool m_isFirst = true;
};

} // namespace itsm
