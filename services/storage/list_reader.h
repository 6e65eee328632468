#pragma once

#include "services/storage/incident_row.h"
#include "services/storage/list_plan.h"
#include "services/storage/sort_values.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace itsm {

/// When a list is read in which way.
struct ReadLimits
{
    qint64 firstWalk = 2'000;    ///< rows that are tried one after the other before another way is looked for
    qint64 cheapWalk = 12'000;   ///< rows that may be tried before it is asked whether another way were better
    qint64 longestStep = 16'000; ///< rows that are tried by one statement
    qint64 rowsPerMatch = 8;     ///< so many rows are tried against a set of ids in the time of sorting one of its rows
    qint64 textCost = 4;         ///< so many rows are sorted in the time of looking for a text in one
    qint64 textWalk = 6'000;     ///< rows whose texts are looked into in the time of reading a set of ids
    qint64 setWalk = 60'000;     ///< rows that are tried against a set whose size nobody counted
    qint64 mostInSet = 40'000;   ///< ids that PostgreSQL reads into a set
    qint64 mostCollected = 1'000; ///< rows that are collected on a walk
    qint64 deepOffset = 200;      ///< from here on the ids are found in the index alone, and then their rows
    qint64 farOffset = 20'000;    ///< from here on it pays to know the list's length and to begin at its nearer end
};

/// Reads a sort column of the current row.
[[nodiscard]] SortKey readSortKey(const Row &row, int column, IncidentField field);

/// One list and the ways to read stretches of it. T is what is read of a row.
template <typename T>
class ListReader
{
public:
    using Stretch = ListWalk::Stretch;
    using Read = std::function<T(const Row &)>;

    ListReader(Connection &c, TenantId tenant, const IncidentQuery &query, const FilterContext &context,
               QString columns, Read read, const ReadLimits &limits = {})
        : m_connection(c)
        , m_tenant(tenant)
        , m_query(query)
        , m_context(context)
        , m_plan(c.dialect(), tenant, query, context)
        , m_columns(std::move(columns))
        , m_read(std::move(read))
        , m_limits(limits)
    {
    }

    /// The rows of the stretch in its order, forwards or backwards.
    Result<std::vector<T>> read(const Stretch &stretch)
    {
        if (stretch.limit <= 0)
            return std::vector<T>();
        if (m_query.filter.asksForDeleted()) { // they are in no index of a sort column
            ITSM_TRY(findSource());
            return fetch(m_plan.sorted(m_columns, *m_source, stretch));
        }
        if (m_plan.walk().isExact())
            return fetch(m_plan.walked(m_columns, stretch, stretch.skip >= m_limits.deepOffset));
        return readFiltered(stretch);
    }

    /// The rows at positions of the list, from the nearest place that is known.
    Result<std::vector<T>> readAt(qint64 position, qint64 limit, const AnchorCache *anchors)
    {
        Stretch stretch{.cursor = {}, .backwards = false, .skip = position, .limit = limit};
        if (anchors && position > 0) {
            if (const auto anchor = anchors->before(m_tenant, m_query, position)) {
                stretch.cursor = {.key = anchor->key, .id = anchor->id, .isIncluded = true};
                stretch.skip = position - anchor->position;
            }
        }
        if (stretch.skip > m_limits.farOffset && isCountable(m_query.filter)) {
            ITSM_TRY_ASSIGN(const RowCount total, countByCounters(m_connection, m_tenant, m_query.filter, m_context));
            const qint64 left = std::min(limit, total.count - position);
            const qint64 behind = total.count - position - left;
            if (left > 0 && behind < stretch.skip) {
                ITSM_TRY_ASSIGN(auto rows, read({.cursor = {}, .backwards = true, .skip = behind, .limit = left}));
                std::reverse(rows.begin(), rows.end());
                return rows;
            }
        }
        return read(stretch);
    }

private:
    struct Key
    {
        SortKey key;
        IncidentId id;
    };

    Result<std::vector<T>> fetch(const SqlText &sql)
    {
        return queryAll<T>(m_connection, sql.sql, sql.params, m_read,
                           sql.isPlanKept ? Connection::Fetch::BufferedByKept : Connection::Fetch::Buffered);
    }

    Result<> findSource()
    {
        if (!m_source) {
            ITSM_TRY_ASSIGN(m_source,
                            cheapestSource(m_connection, m_tenant, m_query.filter, m_context, m_plan.sortField()));
        }
        return {};
    }
    /// What sorting the source costs, in rows of a walk. Walking through everything costs less than sorting it.
    [[nodiscard]] qint64 sourceCost() const
    {
        if (m_source->rows < 0)
            return std::numeric_limits<qint64>::max();
        return m_source->isExact ? m_source->cost() : 3 * m_source->cost();
    }

    Result<std::vector<T>> readFiltered(const Stretch &s)
    {
        const bool isShort = s.limit <= m_limits.mostCollected && s.skip <= m_limits.mostCollected - s.limit;
        if (isShort) {
            std::vector<T> rows;
            ITSM_TRY_ASSIGN(const bool isDone, walk(s, rows));
            if (isDone)
                return rows;
            if (m_narrowed)
                return readNarrowed(s);
        }
        if (m_plan.isOrderedBySearch())
            return fetch(m_plan.searched(m_columns, s));
        if (isShort && m_plan.isSearch() && !m_source) { // what is sorted once need not be counted before
            m_source.emplace();
            m_source->kind = RowSource::Kind::Search;
        }
        ITSM_TRY(findSource());
        if (isShort || m_source->isNarrow())
            return fetch(m_plan.sorted(m_columns, *m_source, s));
        return fetch(m_plan.walked(m_columns, s, s.skip >= m_limits.deepOffset));
    }

    /// The same rows from the list that narrowedBySort() made of this one.
    Result<std::vector<T>> readNarrowed(const Stretch &s)
    {
        const IncidentQuery query{.filter = *m_narrowed, .sort = m_query.sort};
        ListReader reader(m_connection, m_tenant, query, m_context, m_columns, m_read, m_limits);
        reader.m_isNarrow = true;
        return reader.readFiltered(s);
    }

    /// Tries the rows of the walk one after the other; false if that is going to take longer than another way.
    Result<bool> walk(const Stretch &s, std::vector<T> &rows)
    {
        const qint64 wanted = s.skip + s.limit;
        Stretch next = s;
        next.skip = 0;
        next.limit = m_limits.firstWalk;
        if (m_connection.dialect() == Dialect::Sqlite && !requiredTokens(m_query.filter).empty()) {
            // SQLite counts what its full-text index finds in no time, and tests a row against the set of them much
            // faster than against its text.
            ITSM_TRY(findSource());
            if (m_source->isExact && m_source->rows <= m_limits.firstWalk)
                return false;
            if (m_source->isExact && m_source->kind == RowSource::Kind::Search)
                return walkInSet(next, s.skip, wanted, rows);
        }
        const bool hasTexts = !requiredTokens(m_query.filter).empty();
        const qint64 triedCost = hasTexts ? m_limits.textCost : 1;
        qint64 walked = 0;
        while (true) {
            ITSM_TRY_ASSIGN(auto more, fetch(m_plan.tried(m_columns, next, wanted - static_cast<qint64>(rows.size()))));
            rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
            const auto found = static_cast<qint64>(rows.size());
            std::optional<Key> last;
            if (found < wanted) {
                ITSM_TRY_ASSIGN(last, lastOf(next));
            }
            if (!last) { // enough of them, or the end of the list
                rows.erase(rows.begin(), rows.begin() + std::min(s.skip, found));
                return true;
            }
            next.cursor = {.key = last->key, .id = last->id, .isIncluded = false};
            walked += next.limit;
            // If the matches go on to lie as far apart, so many rows are still to be tried. Where none was found yet,
            // nothing is known: a cheap source is taken at once, and a dear one when trying has cost as much.
            const qint64 expected = found > 0 ? (wanted - found) * walked / found : m_limits.cheapWalk;
            if (m_plan.isOrderedBySearch() && (found == 0 || expected > m_limits.textWalk))
                return false; // in the time of reading the set that other orders need
            if (hasTexts && found > 0 && expected > m_limits.textWalk)
                return walkInSet(next, s.skip, wanted, rows);
            if (found == 0 || walked + expected > m_limits.cheapWalk) {
                if (!std::exchange(m_isNarrow, true)) {
                    ITSM_TRY_ASSIGN(m_narrowed, narrowedBySort(m_connection, m_tenant, m_query, m_context, s));
                    if (m_narrowed)
                        return false;
                }
                ITSM_TRY(findSource());
                if (std::max(expected, walked) * triedCost > sourceCost())
                    return false;
            }
            next.limit = std::clamp(found > 0 ? expected * 3 / 2 : walked, m_limits.firstWalk, m_limits.longestStep);
        }
    }

    /// One step of so many rows as hold enough matches unless these lie close together somewhere else in the list.
    Result<bool> walkInSet(Stretch next, qint64 skip, qint64 wanted, std::vector<T> &rows)
    {
        const qint64 missing = wanted - static_cast<qint64>(rows.size());
        const bool isCounted = m_source && m_source->isExact && m_source->kind == RowSource::Kind::Search;
        if (isCounted && m_source->rows > 0) {
            ITSM_TRY_ASSIGN(const RowCount all, countByCounters(m_connection, m_tenant, {}, m_context));
            const qint64 expected = missing * all.count / m_source->rows;
            next.limit = std::min(expected * 3 / 2, m_limits.rowsPerMatch * m_source->rows);
        } else {
            next.limit = m_limits.setWalk;
        }
        ITSM_TRY_ASSIGN(auto more, fetch(m_plan.triedInSet(m_columns, next, missing, m_limits.mostInSet)));
        rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        const auto found = static_cast<qint64>(rows.size());
        if (found < wanted) {
            // A set that was cut off has found nothing, which says nothing.
            const bool isWhole =
                m_connection.dialect() == Dialect::Sqlite || (isCounted && m_source->rows <= m_limits.mostInSet);
            if (!isWhole)
                return false;
            ITSM_TRY_ASSIGN(const std::optional<Key> last, lastOf(next));
            if (last)
                return false;
        }
        rows.erase(rows.begin(), rows.begin() + std::min(skip, found));
        return true;
    }

    /// Where a walk of `step.limit` rows ends, if the list is that long.
    Result<std::optional<Key>> lastOf(Stretch step)
    {
        step.skip = step.limit - 1;
        step.limit = 1;
        const SqlText sql = m_plan.walk().select(m_plan.keyColumns(), step);
        return queryOne<Key>(m_connection, sql.sql, sql.params, [this](const Row &row) {
            return Key{.key = readSortKey(row, 0, m_plan.sortField()), .id = IncidentId{row.integer(1)}};
        });
    }

    Connection &m_connection;
    TenantId m_tenant;
    const IncidentQuery &m_query;
    const FilterContext &m_context;
    ListPlan m_plan;
    QString m_columns;
    Read m_read;
    ReadLimits m_limits;
    std::optional<RowSource> m_source;
    std::optional<IncidentFilter> m_narrowed;
    bool m_isNarrow = false; ///< nothing more is to be asked of narrowedBySort()
};

} // namespace itsm
