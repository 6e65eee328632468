#pragma once

#include "services/transfer/import_file.h"
#include "services/wire/values.h"

#include <QMap>

namespace itsm {

// An import through the API: the file is the body of the request, what is wanted stands in its parameters, and the
// answer comes line by line: how far it is, and at last an envelope with the report.

/// By name.
using TextParameters = QMap<QString, QString>;

struct ImportWishes
{
    ImportFileOptions options;
    bool isKindGiven = false; ///< otherwise the headings tell
    bool isDryRun = false;    ///< read everything, write nothing
    FormatWish format;        ///< what is not said is found out
    /// What the columns become, in the file's order, in place of `options.table.columns`; see nameColumns().
    std::optional<ColumnFields> fields{};
};
/// kind (table, event_log), timezone, day_first, columns ({"heading":"field"|null}) or fields (in the order of the
/// columns, with commas between; nothing leaves a column out), encoding, delimiter, dry_run.
[[nodiscard]] QStringList importParameters();
/// With the headings of the file, so that its columns need not be named: an address has no room for many names.
[[nodiscard]] TextParameters toParameters(const ImportFileOptions &options, const QStringList &headings);
/// Invalid names the parameter.
[[nodiscard]] Result<ImportWishes> importWishes(const TextParameters &parameters);
/// Once the headings are known. Invalid if there are more or fewer of them than fields.
[[nodiscard]] Result<> nameColumns(ImportWishes &wishes, const QStringList &headings);

/// {"progress":{"phase":"reading"|"writing","done":…,"total":…}}
[[nodiscard]] QJsonObject importProgress(TransferHooks::Phase phase, qint64 done, qint64 total);

/// {"rows","broken_rows","created","extended","unchanged","records","foreign":[numbers],"problem_count",
/// "problems":[{"kind":"broken"|"warning","line","column","message"}]}
[[nodiscard]] QJsonObject toJson(const ImportReport &report);
template <>
Result<ImportReport> fromJson(const QJsonValue &json);

} // namespace itsm
