#include "services/api/body_space.h"

namespace itsm {

namespace {

void reduce(QHash<size_t, qint64> &shares, size_t key, qint64 bytes)
{
    const auto share = shares.find(key);
    if (share != shares.end() && (*share -= bytes) <= 0)
        shares.erase(share);
}

} // namespace

BodySpace::BodySpace(qint64 bytes)
    : m_bytes(bytes)
{
}

bool BodySpace::take(const BodyOwner &owner, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    const bool hasRoom = m_taken + bytes <= m_bytes && m_ofGroups.value(owner.group) + bytes <= m_bytes / 2 &&
                         m_ofPersons.value(owner.person) + bytes <= m_bytes / 4;
    if (!hasRoom)
        return false;
    m_taken += bytes;
    m_ofGroups[owner.group] += bytes;
    m_ofPersons[owner.person] += bytes;
    return true;
}

void BodySpace::giveBack(const BodyOwner &owner, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_taken -= bytes;
    reduce(m_ofGroups, owner.group, bytes);
    reduce(m_ofPersons, owner.person, bytes);
}

} // namespace itsm
