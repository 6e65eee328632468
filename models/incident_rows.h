#pragma once

#include "services/domain/incident.h"

#include <QHash>
#include <deque>

namespace itsm {

/// The loaded rows of a long list: a few stretches of neighbouring rows with unknown ones between them, and a hash
/// from id to row. Every id is loaded at most once; every operation leaves the hash right.
class IncidentRows
{
public:
    /// Rows first … end − 1.
    struct Range
    {
        qint64 first = 0;
        qint64 end = 0;
        [[nodiscard]] bool isEmpty() const { return first >= end; }
        [[nodiscard]] qint64 size() const { return end > first ? end - first : 0; }
        [[nodiscard]] bool contains(qint64 row) const { return row >= first && row < end; }
        [[nodiscard]] bool contains(Range r) const { return r.first >= first && r.end <= end; }
        [[nodiscard]] Range intersected(Range r) const { return {qMax(first, r.first), qMin(end, r.end)}; }
        friend bool operator==(const Range &, const Range &) = default;
    };

    /// Nothing if the row is not loaded. Valid until the next change.
    [[nodiscard]] const IncidentSummary *at(qint64 row) const;
    [[nodiscard]] std::optional<qint64> rowOf(IncidentId id) const;
    [[nodiscard]] qsizetype loadedCount() const { return m_rowOf.size(); }
    /// One past the last loaded row; 0 if none is.
    [[nodiscard]] qint64 end() const;
    [[nodiscard]] std::vector<Range> ranges() const;
    /// The loaded stretch around a row; empty if the row is not loaded.
    [[nodiscard]] Range loadedAround(qint64 row) const;
    /// The unknown stretch around a row that is not loaded, within 0 … total − 1.
    [[nodiscard]] Range gapAround(qint64 row, qint64 total) const;
    /// The first row of a range that is not loaded, or nothing.
    [[nodiscard]] std::optional<qint64> firstMissing(Range range) const;

    [[nodiscard]] bool anyLoaded(Range range) const;

    /// Fills rows that are not loaded.
    void place(qint64 first, std::vector<IncidentSummary> rows);
    /// New values for a loaded row of the same id.
    void replace(qint64 row, const IncidentSummary &value);
    /// New loaded rows; those from `row` on move down. The row before or after must be loaded, or be an end of the
    /// list.
    void insert(qint64 row, std::vector<IncidentSummary> rows);
    /// New unknown rows.
    void insertUnknown(qint64 row, qint64 count);
    void remove(qint64 row, qint64 count);
    /// `to` is the place after the row was taken out. All rows between must be loaded.
    void move(qint64 from, qint64 to);
    /// Row first + i becomes what first + order[i] was.
    void permute(qint64 first, const std::vector<int> &order);

    /// Forgets all rows outside the range; returns what was forgotten.
    std::vector<Range> keepOnly(Range range);
    std::vector<Range> forget(Range range);
    /// Forgets the rows farthest from `centre` until at most `limit` are loaded.
    std::vector<Range> trim(Range centre, qsizetype limit);
    void clear();

private:
    struct Run
    {
        qint64 first = 0;
        std::deque<IncidentSummary> rows;
        [[nodiscard]] qint64 end() const { return first + qint64(rows.size()); }
        [[nodiscard]] Range range() const { return {first, end()}; }
    };
    [[nodiscard]] std::vector<Run>::const_iterator runAt(qint64 row) const; ///< the run that holds it, or end
    [[nodiscard]] std::vector<Run>::iterator runAt(qint64 row);
    void index(const Run &run, qint64 from);

    std::vector<Run> m_runs; // in order, never touching, never empty
    QHash<IncidentId, qint64> m_rowOf;
};

} // namespace itsm
