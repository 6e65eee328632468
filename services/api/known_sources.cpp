#include "services/api/known_sources.h"

#include <algorithm>

namespace itsm {

void KnownSources::set(TenantId tenant, const QStringList &hashes)
{
    const std::lock_guard lock(m_mutex);
    const QSet<QString> &known = *m_hashes.insert(tenant, QSet<QString>(hashes.begin(), hashes.end()));
    m_sources.removeIf([&](const auto &entry) { return entry->tenantId == tenant && !known.contains(entry.key()); });
}

void KnownSources::add(const AlertSource &source, const QString &hash)
{
    const std::lock_guard lock(m_mutex);
    m_hashes[source.tenantId].insert(hash);
    m_sources.insert(hash, source);
}

void KnownSources::forget(const QString &hash)
{
    const std::lock_guard lock(m_mutex);
    for (QSet<QString> &ofTenant : m_hashes)
        ofTenant.remove(hash);
    m_sources.remove(hash);
}

bool KnownSources::contains(const QString &hash) const
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_hashes, [&hash](const QSet<QString> &ofTenant) { return ofTenant.contains(hash); });
}

std::optional<AlertSource> KnownSources::find(const QString &hash) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sources.constFind(hash);
    return found == m_sources.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace itsm
