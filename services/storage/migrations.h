#pragma once

#include "services/domain/ids.h"
#include "services/storage/connection.h"

#include <functional>

namespace itsm {

/// The newest schema that this program knows.
[[nodiscard]] int currentSchemaVersion();
/// 0 for an empty database; -1 for a PostgreSQL database with the specification's five tables and no version table,
/// which migrate() adopts. Invalid if other tables of such names are there.
Result<int> schemaVersion(Connection &c);

struct MigrationStep
{
    int version = 0;
    QString title;
    qint64 done = 0; ///< rows treated so far, for long steps
    qint64 total = 0;
};
using MigrationProgress = std::function<void(const MigrationStep &)>;

/// Brings the schema to version `target` (the newest by default), each step in one transaction together with its
/// version row; a step that fails leaves the version before it. Adoption is one transaction as a whole and keeps every
/// row and value. An SQLite file is first copied with the backup API beside itself, as FILE.backup-v<version>-<time>.
/// Errors: NewerSchema; Unavailable; Corrupt; Invalid.
Result<> migrate(Connection &c, const MigrationProgress &progress = {}, int target = currentSchemaVersion());

/// Computes search tokens for rows that were written without the program (by psql or before adoption). Returns how
/// many. Works tenant by tenant in transactions of its own, or inside the caller's.
Result<qint64> refreshSearchTokens(Connection &c, qint64 limit = -1,
                                   const std::function<void(qint64 done)> &progress = {});
/// The same for one tenant and at most `limit` rows, in one transaction; takes no lock when there is nothing to do.
/// Fewer than `limit` means that no more are left, or that others are at them.
Result<qint64> refreshSearchTokens(Connection &c, TenantId tenant, qint64 limit);

} // namespace itsm
