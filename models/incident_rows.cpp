#include "models/incident_rows.h"

#include <algorithm>

namespace itsm {

std::vector<IncidentRows::Run>::const_iterator IncidentRows::runAt(qint64 row) const
{
    const auto after =
        std::upper_bound(m_runs.begin(), m_runs.end(), row, [](qint64 r, const Run &run) { return r < run.first; });
    if (after == m_runs.begin() || std::prev(after)->end() <= row)
        return m_runs.end();
    return std::prev(after);
}

std::vector<IncidentRows::Run>::iterator IncidentRows::runAt(qint64 row)
{
    return m_runs.begin() + (std::as_const(*this).runAt(row) - m_runs.cbegin());
}

void IncidentRows::index(const Run &run, qint64 from)
{
    for (qint64 row = from; row < run.end(); ++row)
        m_rowOf[run.rows[size_t(row - run.first)].id] = row;
}

const IncidentSummary *IncidentRows::at(qint64 row) const
{
    const auto run = runAt(row);
    return run == m_runs.end() ? nullptr : &run->rows[size_t(row - run->first)];
}

std::optional<qint64> IncidentRows::rowOf(IncidentId id) const
{
    const auto found = m_rowOf.constFind(id);
    return found == m_rowOf.constEnd() ? std::nullopt : std::optional(*found);
}

qint64 IncidentRows::end() const
{
    return m_runs.empty() ? 0 : m_runs.back().end();
}

std::vector<IncidentRows::Range> IncidentRows::ranges() const
{
    std::vector<Range> all;
    all.reserve(m_runs.size());
    for (const Run &run : m_runs)
        all.push_back(run.range());
    return all;
}

IncidentRows::Range IncidentRows::loadedAround(qint64 row) const
{
    const auto run = runAt(row);
    return run == m_runs.end() ? Range{row, row} : run->range();
}

IncidentRows::Range IncidentRows::gapAround(qint64 row, qint64 total) const
{
    Range gap{0, total};
    for (const Run &run : m_runs) {
        if (run.end() <= row)
            gap.first = run.end();
        else if (run.first > row) {
            gap.end = qMin(total, run.first);
            break;
        } else {
            return {row, row};
        }
    }
    return gap;
}

std::optional<qint64> IncidentRows::firstMissing(Range range) const
{
    qint64 row = range.first;
    while (row < range.end) {
        const auto run = runAt(row);
        if (run == m_runs.end())
            return row;
        row = run->end();
    }
    return {};
}

bool IncidentRows::anyLoaded(Range range) const
{
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [range](const Run &run) { return !run.range().intersected(range).isEmpty(); });
}

void IncidentRows::place(qint64 first, std::vector<IncidentSummary> rows)
{
    if (rows.empty())
        return;
    const qint64 last = first + qint64(rows.size());
    Q_ASSERT(!anyLoaded({first, last}));
    const auto next = std::lower_bound(m_runs.begin(), m_runs.end(), first,
                                       [](const Run &run, qint64 row) { return run.first < row; });
    const bool joinsNext = next != m_runs.end() && next->first == last;
    const bool joinsPrevious = next != m_runs.begin() && std::prev(next)->end() == first;
    if (joinsPrevious) {
        Run &run = *std::prev(next);
        std::move(rows.begin(), rows.end(), std::back_inserter(run.rows));
        if (joinsNext) {
            std::move(next->rows.begin(), next->rows.end(), std::back_inserter(run.rows));
            m_runs.erase(next);
        }
        index(*runAt(first), first);
    } else if (joinsNext) {
        next->rows.insert(next->rows.begin(), std::make_move_iterator(rows.begin()),
                          std::make_move_iterator(rows.end()));
        next->first = first;
        for (qint64 row = first; row < last; ++row)
            m_rowOf[next->rows[size_t(row - first)].id] = row;
    } else {
        const auto run = m_runs.insert(next, Run{first, {}});
        std::move(rows.begin(), rows.end(), std::back_inserter(run->rows));
        index(*run, first);
    }
}

void IncidentRows::replace(qint64 row, const IncidentSummary &value)
{
    const auto run = runAt(row);
    Q_ASSERT(run != m_runs.end() && run->rows[size_t(row - run->first)].id == value.id);
    run->rows[size_t(row - run->first)] = value;
}

void IncidentRows::insertUnknown(qint64 row, qint64 count)
{
    if (const auto run = runAt(row); run != m_runs.end() && run->first < row) {
        Run tail{row + count, {}};
        const auto cut = run->rows.begin() + (row - run->first);
        std::move(cut, run->rows.end(), std::back_inserter(tail.rows));
        run->rows.erase(cut, run->rows.end());
        m_runs.insert(std::next(run), std::move(tail));
    } else {
        for (Run &later : m_runs) {
            if (later.first >= row)
                later.first += count;
        }
        for (const Run &later : m_runs) {
            if (later.first >= row)
                index(later, later.first);
        }
        return;
    }
    bool isFirst = true;
    for (Run &later : m_runs) {
        if (later.first <= row)
            continue;
        if (!std::exchange(isFirst, false))
            later.first += count;
        index(later, later.first);
    }
}

void IncidentRows::insert(qint64 row, std::vector<IncidentSummary> rows)
{
    insertUnknown(row, qint64(rows.size()));
    place(row, std::move(rows));
}

void IncidentRows::remove(qint64 row, qint64 count)
{
    forget({row, row + count});
    for (Run &run : m_runs) {
        if (run.first >= row + count) {
            run.first -= count;
            index(run, run.first);
        }
    }
    // What stood on both sides are neighbours now.
    for (size_t i = 1; i < m_runs.size(); ++i) {
        if (m_runs[i - 1].end() == m_runs[i].first) {
            std::move(m_runs[i].rows.begin(), m_runs[i].rows.end(), std::back_inserter(m_runs[i - 1].rows));
            m_runs.erase(m_runs.begin() + qsizetype(i));
            break;
        }
    }
}

void IncidentRows::move(qint64 from, qint64 to)
{
    const auto run = runAt(from);
    Q_ASSERT(run != m_runs.end() && run->range().contains(to));
    const auto source = run->rows.begin() + (from - run->first);
    const auto target = run->rows.begin() + (to - run->first);
    if (from < to)
        std::rotate(source, source + 1, target + 1);
    else
        std::rotate(target, source, source + 1);
    for (qint64 row = qMin(from, to); row <= qMax(from, to); ++row)
        m_rowOf[run->rows[size_t(row - run->first)].id] = row;
}

void IncidentRows::permute(qint64 first, const std::vector<int> &order)
{
    const auto run = runAt(first);
    Q_ASSERT(run != m_runs.end() && run->end() >= first + qint64(order.size()));
    std::vector<IncidentSummary> sorted;
    sorted.reserve(order.size());
    const auto begin = run->rows.begin() + (first - run->first);
    for (const int place : order)
        sorted.push_back(std::move(*(begin + place)));
    std::move(sorted.begin(), sorted.end(), begin);
    for (qint64 row = first; row < first + qint64(order.size()); ++row)
        m_rowOf[run->rows[size_t(row - run->first)].id] = row;
}

std::vector<IncidentRows::Range> IncidentRows::forget(Range range)
{
    std::vector<Range> gone;
    std::vector<Run> kept;
    kept.reserve(m_runs.size() + 1);
    for (Run &run : m_runs) {
        const Range cut = run.range().intersected(range);
        if (cut.isEmpty()) {
            kept.push_back(std::move(run));
            continue;
        }
        gone.push_back(cut);
        const auto from = run.rows.begin() + (cut.first - run.first);
        const auto to = run.rows.begin() + (cut.end - run.first);
        for (auto row = from; row != to; ++row)
            m_rowOf.remove(row->id);
        if (cut.end < run.end()) {
            Run tail{cut.end, {}};
            std::move(to, run.rows.end(), std::back_inserter(tail.rows));
            run.rows.erase(from, run.rows.end());
            if (!run.rows.empty())
                kept.push_back(std::move(run));
            kept.push_back(std::move(tail));
        } else {
            run.rows.erase(from, run.rows.end());
            if (!run.rows.empty())
                kept.push_back(std::move(run));
        }
    }
    m_runs = std::move(kept);
    return gone;
}

std::vector<IncidentRows::Range> IncidentRows::keepOnly(Range range)
{
    std::vector<Range> gone = forget({0, range.first});
    std::vector<Range> after = forget({qMax(range.first, range.end), std::numeric_limits<qint64>::max()});
    gone.insert(gone.end(), after.begin(), after.end());
    return gone;
}

std::vector<IncidentRows::Range> IncidentRows::trim(Range centre, qsizetype limit)
{
    std::vector<Range> gone;
    while (loadedCount() > limit) {
        const qint64 excess = loadedCount() - limit;
        const qint64 above = centre.first - m_runs.front().first;
        const qint64 below = m_runs.back().end() - centre.end;
        if (qMax(above, below) <= 0)
            break;
        Range cut;
        if (above >= below)
            cut = {m_runs.front().first,
                   m_runs.front().first + qMin(excess, qMin(above, m_runs.front().range().size()))};
        else
            cut = {m_runs.back().end() - qMin(excess, qMin(below, m_runs.back().range().size())), m_runs.back().end()};
        const std::vector<Range> cuts = forget(cut);
        gone.insert(gone.end(), cuts.begin(), cuts.end());
    }
    return gone;
}

void IncidentRows::clear()
{
    m_runs.clear();
    m_rowOf.clear();
}

} // namespace itsm
