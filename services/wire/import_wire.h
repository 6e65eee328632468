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
};
/// kind (table, event_log), timezone, day_first, columns ({"heading":"field"|null}), encoding, delimiter, dry_run.
[[nodiscard]] QStringList importParameters();
[[nodiscard]] TextParameters toParameters(const ImportFileOptions &options);
/// Invalid names the parameter.
[[nodiscard]] Result<ImportWishes> importWishes(const TextParameters &parameters);

/// {"progress":{"phase":"reading"|"writing","done":…,"total":…}}
[[nodiscard]] QJsonObject importProgress(TransferHooks::Phase phase, qint64 done, qint64 total);

/// {"rows","broken_rows","created","extended","unchanged","records","foreign":[numbers],"problem_count",
/// "problems":[{"kind":"broken"|"warning","line","column","message"}]}
[[nodiscard]] QJsonObject toJson(const ImportReport &report);
template <>
Result<ImportReport> fromJson(const QJsonValue &json);

} // namespace itsm
