#pragma once

#include "services/domain/filter.h"
#include "tests/bench/bench_database.h"

#include <QRandomGenerator>
#include <vector>

namespace itsm::bench {

// What the benchmarks of lists ask for, with the desk and with the server.

inline constexpr int listPageSize = 200;
inline constexpr int sortableFields = static_cast<int>(IncidentField::Resolved) + 1;

/// The same choices for the same seed.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }
    qint64 below(qint64 n) { return static_cast<qint64>(m_random.bounded(static_cast<quint64>(n))); }
    IncidentSort sort()
    {
        return {.field = static_cast<IncidentField>(below(sortableFields)),
                .order = below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder};
    }
    template <typename T>
    const T &of(const std::vector<T> &items)
    {
        return items[static_cast<size_t>(below(static_cast<qint64>(items.size())))];
    }

private:
    QRandomGenerator m_random;
};

/// Nothing for a text that cannot be read.
[[nodiscard]] IncidentFilter parsed(const QString &text);
[[nodiscard]] IncidentFilter textFilter(const QString &text);
/// Filters of every kind that match about two rows of a thousand.
[[nodiscard]] std::vector<IncidentFilter> rareFilters(const BenchDatabase &database);
[[nodiscard]] std::vector<IncidentFilter> commonFilters();
/// Filters whose totals are known without counting.
[[nodiscard]] std::vector<IncidentFilter> countedFilters();

struct SearchCase
{
    QString what;
    std::vector<QString> texts;
};
[[nodiscard]] std::vector<SearchCase> searchCases();

} // namespace itsm::bench
