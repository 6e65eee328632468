#pragma once

#include "services/domain/alert_source.h"

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
    void add(const AlertSource &source, const QString &hash);
    /// One that is not good any more.
    void forget(const QString &hash);
    [[nodiscard]] bool contains(const QString &hash) const;
    /// The source as it was when its secret was found good; nothing where nobody has looked yet.
    [[nodiscard]] std::optional<AlertSource> find(const QString &hash) const;

private:
    mutable std::mutex m_mutex;
    QHash<TenantId, QSet<QString>> m_hashes; ///< guarded by the mutex, like the next
    QHash<QString, AlertSource> m_sources;   ///< by hash
};

} // namespace itsm
