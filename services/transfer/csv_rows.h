#pragma once

#include "services/transfer/csv_incident.h"
#include "services/transfer/csv_reader.h"
#include "services/transfer/transfer.h"

class QIODevice;

namespace itsm {

/// How a CSV file is to be understood.
struct CsvImportOptions
{
    ColumnWishes columns; ///< the others are guessed from their headings
    CsvTimes times;
    CsvFormat format{};
    PriorityMatrix
        matrix{}; ///< for rows that tell impact or urgency but no priority; importCsv() takes that of the tenant
};

/// An incident of a file, and where it stands there.
struct CsvRow
{
    Incident incident; ///< with a number; people and item by name
    QString key;       ///< of what the row says; the same for the same words
    qint64 line = 0;
};

/// The headings of an open reader that stands at the beginning. Invalid: no headings; Unavailable: the device failed.
Result<QStringList> readHeadings(CsvReader &reader);

/// Reads the incidents of a CSV file whose first line names the columns. What is broken is reported to the hooks and
/// left out: cells that mean nothing, a missing title, a number that stands in an earlier line.
///
/// Cells that a spreadsheet's guard made longer (see CsvWriter) are taken as they were. A row without a number gets
/// "CSV-" and a hash of what it says, so that it has the same number whenever the file is read; where two rows say the
/// very same, the second one is an incident of its own.
class CsvRows
{
public:
    /// All must outlive the object. `now` is the time of incidents that have none.
    CsvRows(QIODevice &device, const CsvImportOptions &options, const TransferHooks &hooks, Instant now);

    /// Reads the headings.
    Result<> begin();
    /// True with the next incident; false at the end. Unavailable: the device failed; Cancelled.
    Result<bool> next(CsvRow &row);

    [[nodiscard]] qint64 taken() const { return m_taken; }
    [[nodiscard]] qint64 broken() const { return m_broken; }
    /// Tells how far reading is.
    void reportProgress() const;

private:
    bool take(CsvRow &row);
    void report(qint64 line, qint64 column, const QString &message);
    [[nodiscard]] QByteArray contentOf(const QStringList &cells) const;

    CsvReader m_reader;
    const CsvImportOptions &m_options;
    const TransferHooks &m_hooks;
    Instant m_now;
    qint64 m_total;
    QStringList m_headings;
    ColumnFields m_fields;
    QHash<QString, qint64> m_lines; ///< of the numbers
    qint64 m_read = 0;
    qint64 m_taken = 0;
    qint64 m_broken = 0;
};

} // namespace itsm
