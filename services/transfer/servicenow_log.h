#pragma once

#include "services/domain/instant.h"
#include "services/domain/result.h"
#include "services/transfer/csv_format.h"
#include "services/transfer/transfer.h"

#include <QByteArray>
#include <QHash>
#include <QTimeZone>
#include <array>
#include <span>
#include <vector>

class QIODevice;

namespace itsm {

/// Columns of ServiceNow's incident event log, found in the file by their names.
enum class LogColumn : quint8 {
    Number,
    IncidentState,
    Active,
    ReassignmentCount,
    ReopenCount,
    SysModCount,
    MadeSla,
    CallerId,
    OpenedBy,
    OpenedAt,
    SysCreatedBy,
    SysCreatedAt,
    SysUpdatedBy,
    SysUpdatedAt,
    ContactType,
    Location,
    Category,
    Subcategory,
    Symptom,
    CmdbCi,
    Impact,
    Urgency,
    Priority,
    AssignmentGroup,
    AssignedTo,
    Knowledge,
    PriorityConfirmation,
    Notify,
    ProblemId,
    Rfc,
    Vendor,
    CausedBy,
    ClosedCode,
    ResolvedBy,
    ResolvedAt,
    ClosedAt,
};
inline constexpr int logColumnCount = static_cast<int>(LogColumn::ClosedAt) + 1;
[[nodiscard]] QLatin1StringView logColumnName(LogColumn column);
/// The headings are those of an event log: all columns that it cannot do without are there.
[[nodiscard]] bool isEventLog(const QStringList &headings);

/// A number for each distinct text of a log. 0 is the absent value: empty or "?".
using CellId = quint32;

/// An event log in memory, each row as the numbers of its texts (about 150 bytes), grouped by incident and in time
/// order. Immutable once read, so any thread may look at it.
class ServiceNowLog
{
public:
    struct Options
    {
        QTimeZone zone = QTimeZone::utc(); ///< of times without one
        OptionalInstant until;             ///< rows that were written later are left out
        CsvFormat format{};
    };
    /// One row. The records of an incident are ordered by time, then modification count, then place in the file.
    struct Record
    {
        Instant at{}; ///< sys_updated_at
        qint64 modCount = 0;
        quint32 incident = 0;
        quint32 row = 0;
    };

    /// Reads the whole device. Broken rows are reported and left out. Invalid: no such log (a needed column is
    /// missing); Unavailable: the device failed; Cancelled.
    static Result<ServiceNowLog> read(QIODevice &device, const Options &options, const TransferHooks &hooks);

    [[nodiscard]] qint64 recordCount() const { return static_cast<qint64>(m_records.size()); }
    [[nodiscard]] qint64 brokenRows() const { return m_brokenRows; }
    /// Incidents in the order in which the file first names them.
    [[nodiscard]] int incidentCount() const { return static_cast<int>(m_incidents.size()); }
    [[nodiscard]] std::span<const Record> records(int incident) const;

    [[nodiscard]] CellId cell(const Record &record, LogColumn column) const;
    [[nodiscard]] const QString &text(CellId id) const { return m_texts[id]; }
    [[nodiscard]] const QString &text(const Record &record, LogColumn column) const
    {
        return text(cell(record, column));
    }
    /// The moment that a cell of a time column names.
    [[nodiscard]] OptionalInstant time(const Record &record, LogColumn column) const;
    /// Columns of the file that the log's format does not have, with their names.
    [[nodiscard]] const QStringList &extraNames() const { return m_extraNames; }
    [[nodiscard]] const QString &extraText(const Record &record, int index) const;

private:
    friend class ServiceNowLogReader;
    ServiceNowLog() = default;

    std::array<int, logColumnCount> m_places{}; ///< of a column in the file; -1 if it is absent
    std::vector<int> m_extraPlaces;
    QStringList m_extraNames;
    size_t m_stride = 0;
    std::vector<CellId> m_cells; ///< row after row
    std::vector<QString> m_texts;
    std::vector<qint64> m_times; ///< µs, of the texts that stand in time columns
    std::vector<Record> m_records;
    std::vector<std::pair<quint32, quint32>> m_incidents; ///< first record and number of records
    qint64 m_brokenRows = 0;
};

} // namespace itsm
