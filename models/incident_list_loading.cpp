// Reading blocks of rows on demand.
#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/rank_finder.h"

namespace itsm {

namespace {
constexpr int maxLoadsAtOnce = 2;
/// Rows fetched beyond the visible ones, so that scrolling does not meet unknown rows at once.
constexpr qint64 prefetch = 100;
} // namespace

void IncidentListModel::setQuery(const IncidentQuery &query)
{
    if (m_generation > 0 && query == m_query && !m_firstError)
        return;
    m_query = query;
    m_shownFailure.reset();
    Q_EMIT queryChanged();
    loadFirst();
}

void IncidentListModel::loadFirst()
{
    const quint64 generation = ++m_generation;
    m_firstFuture.cancel();
    cancelLoads();
    m_sync.reset();
    m_heldFinder->cancel();
    m_rowFinder->cancel();
    m_isAskingById = false;
    m_changed.clear();
    m_wantsSync = false;
    m_wantsCount = false;
    m_count.reset();
    m_uncounted.clear();
    m_cut.reset();
    m_isReleasing = false;
    m_isLoadingFirst = true;
    m_firstError.reset();
    m_staleError.reset();
    m_blockError.reset();
    m_failedRows.clear();
    setState();

    m_firstFuture = m_backend.incidents(m_query, PageStart::at(0), blockSize);
    whenAnswered(this, m_firstFuture,
                 [this, generation, tick = m_tick, asked = m_clock.now()](Result<IncidentPage> page) {
                     if (generation != m_generation)
                         return;
                     if (page)
                         m_age.noteRead(asked, tick == m_tick);
                     onFirstPage(std::move(page), tick);
                 });
    whenAnswered(this, m_backend.count(m_query.filter), [this, generation](const Result<RowCount> &count) {
        if (generation != m_generation)
            return;
        if (count) {
            onCount(*count);
        } else {
            m_wantsCount = true;
            scheduleFlush();
        }
    });
}

void IncidentListModel::onFirstPage(Result<IncidentPage> page, quint64 tick)
{
    m_isLoadingFirst = false;
    m_shownFailure.reset();
    {
        const Settling settling(*this);
        beginResetModel();
        m_rows.clear();
        m_total = 0;
        m_isAtLeast = false;
        m_isExact = true;
        m_isTopGuessed = false;
        m_last -= m_first;
        m_first = 0;
        if (page) {
            const bool isWhole = page->rows.size() < size_t(blockSize);
            m_total = qint64(page->rows.size());
            noteRead(page->rows);
            m_rows.place(0, std::move(page->rows));
            if (isWhole)
                m_count = RowCount{m_total, false};
            else if (m_count)
                m_total = qMax(m_total, m_count->count);
            m_isAtLeast = m_count && m_count->atLeast;
        } else {
            m_firstError = page.error();
        }
        setPending(0);
        endResetModel();
    }
    setState();
    Q_EMIT totalChanged();
    if (!page) {
        if (page.error().isRetryable())
            m_retryTimer.start();
        return;
    }
    updateHold();
    if (m_total > 0) {
        const Settling settling(*this);
        Q_EMIT settled(0, int(m_rows.end()) - 1);
    }
    m_backend.prepareJumps(m_query);
    m_wantsSync = m_wantsSync || tick != m_tick;
    scheduleFlush();
    scheduleLoads();
}

void IncidentListModel::onCount(const RowCount &count)
{
    m_count = count;
    if (m_isLoadingFirst || m_firstError)
        return;
    // A list that was seen to its end is not made longer by a count.
    if (count.atLeast) {
        setAtLeast(true);
        setTotal(qMax(m_total, count.count - m_pending));
    } else {
        setAtLeast(false);
        setTotal(count.count - m_pending);
    }
    setState();
}

void IncidentListModel::noteRead(const std::vector<IncidentSummary> &rows)
{
    for (const IncidentSummary &row : rows)
        m_uncounted.insert(row.id);
}

void IncidentListModel::cancelLoads()
{
    for (Load &load : m_loads)
        load.future.cancel();
    m_loads.clear();
}

void IncidentListModel::scheduleLoads()
{
    if (m_generation > 0 && !m_isLoadingFirst && !m_firstError && !m_loadTimer.isActive())
        m_loadTimer.start();
}

void IncidentListModel::ensureLoaded()
{
    if (m_isLoadingFirst || m_firstError)
        return;
    const Range seen = visible();
    const Range wanted = Range{seen.first - prefetch, seen.end + prefetch}.intersected({0, m_total});
    // What nobody looks at any more makes room.
    std::erase_if(m_loads, [&](Load &load) {
        if (!wanted.intersected({load.row, load.row + load.limit}).isEmpty())
            return false;
        load.future.cancel();
        return true;
    });
    const auto startIn = [&](Range range) {
        while (m_loads.size() < size_t(maxLoadsAtOnce)) {
            const std::optional<qint64> missing = m_rows.firstMissing(range);
            if (!missing)
                return;
            range.first = *missing;
            const auto covers = [&](const Range &r) { return r.contains(*missing); };
            const auto load = std::find_if(m_loads.begin(), m_loads.end(), [&](const Load &l) {
                return covers({l.row, l.row + l.limit});
            });
            const auto failed = std::find_if(m_failedRows.begin(), m_failedRows.end(), covers);
            if (load != m_loads.end())
                range.first = load->row + load->limit;
            else if (failed != m_failedRows.end())
                range.first = failed->end;
            else
                startLoad(*missing);
        }
    };
    startIn(seen);
    startIn({seen.end, wanted.end});
    startIn({wanted.first, seen.first});
}

void IncidentListModel::startLoad(qint64 wanted)
{
    Range gap = m_rows.gapAround(wanted, m_total);
    // A load under way will fill its part of the gap.
    for (const Load &load : m_loads) {
        if (load.row > wanted)
            gap.end = qMin(gap.end, load.row);
        else if (load.row + load.limit <= wanted)
            gap.first = qMax(gap.first, load.row + load.limit);
    }
    const IncidentSummary *previous = m_rows.at(gap.first - 1);
    const IncidentSummary *next = m_rows.at(gap.end);
    const auto upTo = [&](qint64 rows) {
        // At the far end there may be more rows than are known.
        return int(gap.end == m_total && gap.end - wanted < blockSize ? blockSize : qMin(qint64{blockSize}, rows));
    };

    Load load;
    load.number = ++m_number;
    load.tick = m_tick;
    load.isCalm = !isUnsettled() && !m_sync && !m_isAskingById;
    PageStart start;
    if (previous && wanted - gap.first < blockSize) {
        load.kind = PageStart::Kind::After;
        load.neighbour = ListPosition::of(*previous, m_query.sort);
        load.row = gap.first;
        load.limit = upTo(gap.size());
        start = load.neighbour.startAfter(databaseOffset(int(load.row)));
    } else if (next && gap.end - wanted <= blockSize) {
        load.kind = PageStart::Kind::Before;
        load.neighbour = ListPosition::of(*next, m_query.sort);
        load.limit = int(qMin(qint64{blockSize}, gap.size()));
        load.row = gap.end - load.limit;
        start = load.neighbour.startBefore(databaseOffset(int(load.row)));
        if (load.row == 0)
            ++load.limit; // finding less than asked for is what shows the top
    } else {
        // A jump: some rows above the wanted one come along, because people scroll both ways.
        load.row = qMax(gap.first, wanted - blockSize / 4);
        load.limit = upTo(gap.end - load.row);
        start = load.row == 0 && m_cut ? m_cut->justBefore(m_query.sort).startAfter(0)
                                       : PageStart::at(databaseOffset(int(load.row)));
    }
    load.future = m_backend.incidents(m_query, start, load.limit);
    whenAnswered(this, load.future, [this, load](Result<IncidentPage> page) {
        const auto found =
            std::find_if(m_loads.begin(), m_loads.end(), [&](const Load &l) { return l.number == load.number; });
        if (found == m_loads.end())
            return;
        m_loads.erase(found);
        onLoaded(load, std::move(page));
    });
    m_loads.push_back(std::move(load));
}

void IncidentListModel::onLoaded(const Load &load, Result<IncidentPage> page)
{
    if (page) {
        placePage(load, std::move(*page));
        if (load.tick != m_tick) {
            // Rows that changed while they were read may be shown as they were.
            m_wantsSync = true;
        }
        announce(m_rows.trim(visible(), maxLoaded));
        updateHold();
        setState();
    } else if (page.error().code != Error::Code::Cancelled) {
        m_failedRows.push_back(Range{load.row, load.row + load.limit}.intersected({0, m_total}));
        m_blockError = page.error();
        announce({m_failedRows.back()});
        setState();
        if (page.error().isRetryable())
            m_retryTimer.start();
        Q_EMIT blockFailed(page.error());
    }
    scheduleFlush();
    scheduleLoads();
}

void IncidentListModel::placePage(const Load &load, IncidentPage page)
{
    const Settling settling(*this);
    std::vector<IncidentSummary> &rows = page.rows;
    const bool isShort = rows.size() < size_t(load.limit);
    if (load.kind == PageStart::Kind::Before) // held rows are not part of the list
        std::erase_if(rows, [this](const IncidentSummary &row) { return isHeld(row); });
    const bool reachedTop = load.kind == PageStart::Kind::Before && rows.size() < size_t(load.limit);
    const bool reachedEnd = load.kind != PageStart::Kind::Before && isShort;

    const bool isTrue = load.row == 0 || (load.isCalm && load.tick == m_tick);
    if (load.kind == PageStart::Kind::Offset && !(m_isExact && isTrue)) {
        // These rows or those elsewhere are at estimated places; the two could never be joined. What is on the screen
        // stays: its neighbours can be asked for by it.
        if (m_rows.anyLoaded(visible()))
            return;
        announce(m_rows.keepOnly({load.row, load.row}));
        setExact(isTrue);
    }
    qint64 count = qint64(rows.size());
    qint64 first = load.row;
    if (load.kind != PageStart::Kind::Offset) {
        const std::optional<qint64> at = m_rows.rowOf(load.neighbour.id);
        if (!at || ListPosition::of(*m_rows.at(*at), m_query.sort) != load.neighbour)
            return; // the neighbour moved on: ask again
        first = load.kind == PageStart::Kind::After ? *at + 1 : *at - count;
    }
    const bool isOutdated = std::any_of(rows.begin(), rows.end(), [this](const IncidentSummary &row) {
        return m_rows.rowOf(row.id) || isHeld(row); // it stands elsewhere now
    });
    if (isOutdated) {
        m_wantsSync = true;
        return;
    }
    if (first <= 0 && load.kind == PageStart::Kind::Before && !reachedTop) {
        // There may be more above: only a reading that finds the top may fill the first row.
        rows.erase(rows.begin());
        --count;
        ++first;
    }
    const qint64 least = load.kind == PageStart::Kind::Before && !reachedTop ? 1 : 0;
    if (first < least) {
        // More rows above than there was room for.
        shiftRows(least - first);
        first = least;
        m_wantsCount = true;
        setExact(false);
    }
    if (m_rows.anyLoaded({first, first + count}))
        return; // somebody else filled it meanwhile
    noteRead(rows);
    if (first == 0)
        m_isTopGuessed = false;
    if (first + count > m_total)
        setTotal(first + count);
    if (reachedEnd) {
        announce(m_rows.forget({first + count, m_total}));
        m_rows.place(first, std::move(rows));
        // A jump beyond the end finds nothing; the end is somewhere above then.
        first += noteEnd(first + count, count > 0 || load.kind == PageStart::Kind::After);
    } else {
        const IncidentSummary *below = m_rows.at(first + count);
        if (below && count > 0 && !lessThan(rows.back(), *below, m_query.sort)) {
            announce(m_rows.forget(m_rows.loadedAround(first + count)));
            m_wantsSync = true;
        }
        m_rows.place(first, std::move(rows));
        if (reachedTop && first > 0 && shiftRows(-first)) {
            first = 0;
            m_isTopGuessed = false;
        }
        if (m_isAtLeast && first + count == m_total)
            setTotal(m_total + blockSize);
    }
    announce({{first, first + count}});
}

/// The list ends at row `end`: that was seen, or follows from finding nothing behind it. Returns by how many rows the
/// loaded ones were shifted because of it.
qint64 IncidentListModel::noteEnd(qint64 end, bool isSeen)
{
    setAtLeast(false);
    qint64 shift = 0;
    if (!m_count || m_count->atLeast) {
        if (isSeen)
            m_count = RowCount{end + m_pending, false};
        else
            m_wantsCount = true;
    } else if (const qint64 drift = m_count->count - m_pending - end; drift != 0) {
        if (!isSeen)
            m_wantsCount = true;
        else if (m_isExact)
            m_count = RowCount{end + m_pending, false}; // what was read outweighs what was counted
        else if (shiftRows(drift))
            shift = drift; // the end is where it was counted; the rows were not where they were thought to be
    }
    setTotal(end + shift);
    return shift;
}

/// Changes the number of unknown rows above all loaded ones: their true place became known.
bool IncidentListModel::shiftRows(qint64 delta)
{
    if (delta == 0)
        return true;
    const std::vector<Range> loaded = m_rows.ranges();
    if (delta < 0 && !loaded.empty() && loaded.front().first < -delta)
        return false;
    const Settling settling(*this);
    m_failedRows.clear();
    if (delta > 0) {
        beginInsertRows({}, 0, int(delta) - 1);
        m_rows.insertUnknown(0, delta);
        m_total += delta;
        endInsertRows();
    } else {
        beginRemoveRows({}, 0, int(-delta) - 1);
        m_rows.remove(0, -delta);
        m_total += delta;
        m_isTopGuessed = m_isTopGuessed || m_rows.at(0);
        endRemoveRows();
    }
    for (Load &load : m_loads) {
        if (load.kind != PageStart::Kind::Offset)
            load.row += delta;
    }
    m_first = int(qMax(qint64{0}, m_first + delta));
    m_last = int(qMax(qint64{m_first}, m_last + delta));
    Q_EMIT rowsShifted(int(delta));
    return true;
}

} // namespace itsm
