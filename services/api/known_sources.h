#pragma once

#include "services/domain/ids.h"

#include <QHash>
#include <QSet>
#include <mutex>

namespace itsm {

/// The secrets of alert sources, as the hashes that ServiceDesk::hashOfSecret() makes of them, so that the messages of
/// a source are known before the database is asked. Thread-safe.
class KnownSources
{
public:
    /// All of a tenant.
    void set(TenantId tenant, const QStringList &hashes);
    /// One that was found good just now.
    void add(TenantId tenant, const QString &hash);
    [[nodiscard]] bool contains(const QString &hash) const;

private:
    mutable std::mutex m_mutex;
    QHash<TenantId, QSet<QString>> m_hashes; ///< guarded by the mutex
};

} // namespace itsm
