#pragma once

#include "services/desk/desk.h"
#include "services/transfer/record_writer.h"
#include "services/transfer/transfer.h"

class QIODevice;

namespace itsm {

/// Hooks that tell a control how far the work is, and ask it whether to go on. The control must outlive them.
[[nodiscard]] TransferHooks hooksFor(BulkControl &control);

/// What is written out: all incidents of a list in its order, or some of them in theirs.
struct ExportSource
{
    IncidentQuery query{.filter = {}, .sort = {.field = IncidentField::Number, .order = Qt::AscendingOrder}};
    std::vector<IncidentId> ids; ///< only these, whatever the query says; empty: those of the query
};

/// Gives all rows that are to be written, one after the other, until it is told false.
template <typename Row>
using RowSource = std::function<Result<>(const std::function<bool(const Row &)> &each)>;
using IncidentSource = RowSource<Incident>;

/// Writes rows of texts or of values into a file as writeIncidents() writes incidents.
template <typename Row>
Result<qint64> writeRows(const RowSource<Row> &source, qint64 total, RowWriter<Row> &writer, const QString &path,
                         const TransferHooks &hooks = {});

/// Writes what a source gives to an open device; memory does not grow with the number of rows. `total` is for the
/// progress, 0 if it is not known. Returns how many incidents were written. Errors: those of the source; Cancelled;
/// Unavailable with field "output" where the device cannot be written.
Result<qint64> writeIncidents(const IncidentSource &source, qint64 total, RecordWriter &writer, QIODevice &out,
                              const TransferHooks &hooks = {});
/// The same into a file, which appears whole or, after any failure, not at all: an older one then stays as it was.
Result<qint64> writeIncidents(const IncidentSource &source, qint64 total, RecordWriter &writer, const QString &path,
                              const TransferHooks &hooks = {});

/// What a desk finds, to a device or into a file, as writeIncidents() does it.
Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source,
                               RecordWriter &writer, QIODevice &out, const TransferHooks &hooks = {});
Result<qint64> exportIncidents(const ServiceDesk &desk, Connection &c, const Actor &actor, const ExportSource &source,
                               RecordWriter &writer, const QString &path, const TransferHooks &hooks = {});

} // namespace itsm
