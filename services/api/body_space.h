#pragma once

#include <QHash>
#include <mutex>

namespace itsm {

/// Whose body it is.
struct BodyOwner
{
    size_t group = 0; ///< a tenant; those of whom nothing is known are one
    size_t person = 0;
};

/// Room for bodies that are kept in files. Nobody takes it from the others: a group has half of it at most, and a
/// person a quarter. Thread-safe.
class BodySpace
{
public:
    explicit BodySpace(qint64 bytes);

    /// False, and nothing is taken: it would be more than there is for him.
    [[nodiscard]] bool take(const BodyOwner &owner, qint64 bytes);
    void giveBack(const BodyOwner &owner, qint64 bytes);

private:
    const qint64 m_bytes;
    std::mutex m_mutex; ///< guards all that follows
    qint64 m_taken = 0;
    QHash<size_t, qint64> m_ofGroups;
    QHash<size_t, qint64> m_ofPersons;
};

} // namespace itsm
