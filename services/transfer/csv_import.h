#pragma once

#include "services/transfer/csv_rows.h"
#include "services/transfer/import_summary.h"

namespace itsm {

/// Loads incidents from a CSV file (see CsvRows), each row as one incident with one activity record.
///
/// A second run of the same file writes nothing. A number that is there already, from elsewhere or from a row that said
/// something else, is reported and left alone: what people did since stays. People and items that are named and not
/// there are made where the actor's role permits it; otherwise the incident goes in without them, their names go to its
/// metadata, and that is reported. Work is done in transactions of a thousand incidents, so that an interrupted run
/// can be repeated.
Result<ImportSummary> importCsv(Connection &c, const Actor &actor, QIODevice &device, const CsvImportOptions &options,
                                const TransferHooks &hooks = {});

/// Reads a file as importCsv() does and reports the same broken rows, without a database; only the rows are counted.
Result<ImportSummary> checkCsv(QIODevice &device, const CsvImportOptions &options, const TransferHooks &hooks = {});

} // namespace itsm
