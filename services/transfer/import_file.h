#pragma once

#include "services/transfer/csv_import.h"

namespace itsm {

/// The beginning of a file, to be shown to whoever is about to import it.
struct ImportPreview
{
    CsvFormat format;
    QStringList headings;
    std::vector<QStringList> rows;         ///< the first ones
    bool hasMore = false;                  ///< there are more rows
    bool isEventLog = false;               ///< the headings are those of ServiceNow's incident event log
    std::vector<TransferProblem> problems; ///< of the part that was read
};

/// What a file is, and how it is to be understood.
struct ImportFileOptions
{
    enum class Kind : quint8 { Table, EventLog };
    Kind kind = Kind::Table;
    CsvImportOptions table; ///< of an event log only zone and format count
};

/// What was done, or would be, and what was not as it should be.
struct ImportReport
{
    ImportSummary summary;
    std::vector<TransferProblem> problems; ///< the first ones
    qint64 problemCount = 0;               ///< all of them
};
inline constexpr size_t mostReportedProblems = 1'000;
inline constexpr int previewRows = 50;

// Each opens the file by itself. With the field "file": Unavailable if it cannot be read, Invalid if it is no table in
// text. `hooks.problem` is not called.

/// What the wish does not say of the format is found out. Invalid: the file has no headings.
Result<ImportPreview> previewFile(const QString &path, const FormatWish &wish = {});
/// Reads all of it and writes nothing.
Result<ImportReport> checkFile(const QString &path, const ImportFileOptions &options, const TransferHooks &hooks = {});
Result<ImportReport> importFile(Connection &c, const Actor &actor, const QString &path,
                                const ImportFileOptions &options, const TransferHooks &hooks = {});

} // namespace itsm
