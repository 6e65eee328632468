#pragma once

#include "services/domain/instant.h"

#include <QHash>
#include <QString>
#include <chrono>
#include <mutex>

namespace itsm {

/// Makes whoever guesses passwords wait longer and longer: for one account from one address after five wrong ones, for
/// an address after twenty, for an account after fifty. The wait doubles with each further one, up to a quarter of an
/// hour (an account: a minute, because somebody else may lock a person out with it). Kept in memory: a restart forgets
/// it. Thread-safe.
class BackOff
{
public:
    /// Counts an attempt as a wrong one beforehand, so that many at the same moment are many. What is left to wait,
    /// rounded up to seconds, if it comes too early; it is not counted then.
    [[nodiscard]] std::chrono::seconds admit(const QString &account, const QString &address, Instant now);
    /// The attempt was right.
    void forgive(const QString &account, const QString &address);
    /// The attempt was neither: its password was not looked at.
    void takeBack(const QString &account, const QString &address);

private:
    struct Entry
    {
        int failures = 0;
        Instant last{};
    };
    void makeRoom(Instant now);

    std::mutex m_mutex;
    QHash<QString, Entry> m_entries;
};

} // namespace itsm
