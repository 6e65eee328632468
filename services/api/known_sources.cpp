#include "services/api/known_sources.h"

#include <algorithm>

namespace itsm {

void KnownSources::set(TenantId tenant, const QStringList &hashes)
{
    const std::lock_guard lock(m_mutex);
    m_hashes.insert(tenant, QSet<QString>(hashes.begin(), hashes.end()));
}

void KnownSources::add(TenantId tenant, const QString &hash)
{
    const std::lock_guard lock(m_mutex);
    m_hashes[tenant].insert(hash);
}

bool KnownSources::contains(const QString &hash) const
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_hashes, [&hash](const QSet<QString> &ofTenant) { return ofTenant.contains(hash); });
}

} // namespace itsm
