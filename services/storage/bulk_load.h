#pragma once

#include "services/storage/search_index.h"

#include <QStringList>

namespace itsm {

/// A transaction that loads many rows of one tenant: while it lasts, counters and change feed stand still; finish()
/// brings the counters up to date, writes one Change::Everything and commits. Without finish() all is rolled back.
class BulkLoad
{
public:
    enum class Indexes : quint8 {
        Keep,
        /// Drops the list indexes of `incidents` and the full-text index, and builds them anew at the end: several
        /// times faster from some ten thousand rows on. Locks everybody else out; only for a database that nobody works
        /// on.
        Rebuild,
    };

    /// Begins a write transaction and binds the tenant. Without a tenant the load may concern all of them (only for a
    /// login that row security does not bind).
    static Result<BulkLoad> begin(Connection &connection, TenantId tenant, Indexes indexes = Indexes::Keep);
    BulkLoad(BulkLoad &&other) noexcept;
    BulkLoad &operator=(BulkLoad &&) = delete;
    ~BulkLoad();

    /// Stores search tokens of an incident that is already inserted and has none; on SQLite faster than
    /// writeSearchTokens().
    Result<> addSearchTokens(TenantId tenant, IncidentId incident, std::vector<quint32> tokens);
    Result<> finish();

private:
    BulkLoad(Connection &connection, TenantId tenant);
    Result<> flushTokens();

    Connection *m_connection;
    TenantId m_tenant;
    bool m_rebuild = false;
    QStringList m_indexes; ///< CREATE statements of the indexes that were dropped
    std::vector<SearchTokens> m_tokens;
};

} // namespace itsm
