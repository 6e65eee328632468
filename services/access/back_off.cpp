#include "services/access/back_off.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

/// Entries beyond it make room by forgetting.
constexpr qsizetype maxEntries = 20'000;
/// So long after the last wrong attempt nothing is held against anybody.
constexpr hours forgetAfter{1};

struct Watched
{
    QString key;
    int free; ///< attempts before anybody waits
    seconds longest;
};

/// The address of one customer of a provider: the first half of an IPv6 address.
QString network(const QString &address)
{
    return address.count(u':') > 1 ? address.section(u':', 0, 3) : address;
}

std::array<Watched, 3> watchedOf(const QString &account, const QString &address)
{
    const QString place = network(address);
    // No login and no address holds the separator.
    return {{{.key = account + u'\n' + place, .free = 5, .longest = minutes(15)},
             {.key = u"\n"_s + place, .free = 20, .longest = minutes(15)},
             {.key = account + u'\n', .free = 50, .longest = minutes(1)}}};
}

seconds waitAfter(int failures, const Watched &watched)
{
    if (failures < watched.free)
        return seconds(0);
    return std::min(watched.longest, seconds(1LL << std::min(failures - watched.free, 20)));
}

} // namespace

seconds BackOff::admit(const QString &account, const QString &address, Instant now)
{
    const std::lock_guard lock(m_mutex);
    const auto watched = watchedOf(account, address);
    microseconds left{0};
    for (const Watched &one : watched) {
        auto entry = m_entries.find(one.key);
        if (entry == m_entries.end())
            continue;
        if (now - entry->last > forgetAfter)
            m_entries.erase(entry);
        else
            left = std::max(left, entry->last + waitAfter(entry->failures, one) - now);
    }
    if (left > microseconds(0))
        return ceil<seconds>(left);
    if (m_entries.size() + qsizetype(watched.size()) > maxEntries)
        makeRoom(now);
    for (const Watched &one : watched) {
        Entry &entry = m_entries[one.key];
        ++entry.failures;
        entry.last = now;
    }
    return seconds(0);
}

void BackOff::forgive(const QString &account, const QString &address)
{
    const std::lock_guard lock(m_mutex);
    const auto watched = watchedOf(account, address);
    // One right password of an address does not make its guesses at other accounts right.
    m_entries.remove(watched[0].key);
    m_entries.remove(watched[2].key);
    if (auto entry = m_entries.find(watched[1].key); entry != m_entries.end() && --entry->failures <= 0)
        m_entries.erase(entry);
}

void BackOff::takeBack(const QString &account, const QString &address)
{
    const std::lock_guard lock(m_mutex);
    for (const Watched &one : watchedOf(account, address)) {
        if (auto entry = m_entries.find(one.key); entry != m_entries.end() && --entry->failures <= 0)
            m_entries.erase(entry);
    }
}

void BackOff::makeRoom(Instant now)
{
    m_entries.removeIf([now](const auto &entry) { return now - entry->last > forgetAfter; });
    // Still full: the half that has been quiet for longer goes.
    if (m_entries.size() <= maxEntries / 2)
        return;
    std::vector<Instant> times;
    times.reserve(static_cast<size_t>(m_entries.size()));
    for (const Entry &entry : std::as_const(m_entries))
        times.push_back(entry.last);
    const auto middle = times.begin() + qsizetype(times.size() / 2);
    std::ranges::nth_element(times, middle);
    m_entries.removeIf([limit = *middle](const auto &entry) { return entry->last <= limit; });
}

} // namespace itsm
