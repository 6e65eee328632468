// Following the changes that others make.
#include "models/answer.h"
#include "models/incident_list_model.h"
#include "models/rank_finder.h"

namespace itsm {

using std::chrono::milliseconds;

namespace {
/// More changed rows than this at once are not asked for one by one: reading the visible stretch is cheaper.
constexpr qsizetype maxById = 300;
/// Rows read again around the visible ones.
constexpr qint64 syncMargin = 40;
constexpr qint64 maxSyncRows = 600;
/// What changed and is not loaded waits for so many intervals, so that more of it is asked for at once.
constexpr int unseenIntervals = 4;
/// And the total that follows from it for so many: another number of rows paints the whole list.
constexpr int countIntervals = 10;
} // namespace

void IncidentListModel::onChanged(const std::vector<Change> &changes)
{
    if (m_generation == 0)
        return;
    bool concerned = false;
    for (const Change &change : changes) {
        if (change.entity == Change::Entity::Everything) {
            m_wantsSync = true;
            m_wantsCount = true;
            concerned = true;
        } else if (change.entity == Change::Entity::Incident) {
            const IncidentId id(change.id);
            m_changed.insert(id);
            m_isUrgent = m_isUrgent || change.operation == Change::Operation::Insert || m_rows.rowOf(id);
            concerned = true;
        }
    }
    if (!concerned)
        return;
    ++m_tick;
    m_age.noteChange();
    if (m_changed.size() > maxById) {
        m_changed.clear();
        m_wantsSync = true;
    }
    scheduleFlush();
}

/// At once if little happened lately, otherwise when it is its turn.
void IncidentListModel::scheduleFlush()
{
    if (!isUnsettled())
        return;
    const auto now = milliseconds(m_time.elapsed());
    milliseconds wait = m_flushLimit.wait(now);
    if (!m_isUrgent && !m_wantsSync) {
        const int intervals = m_changed.isEmpty() ? countIntervals : unseenIntervals;
        wait = qMax(wait, (m_changed.isEmpty() ? m_lastCount : m_unseenFlush) + intervals * m_flushInterval - now);
    }
    if (!m_flushTimer.isActive() || wait < m_flushTimer.remainingTimeAsDuration())
        m_flushTimer.start(wait);
}

void IncidentListModel::flush()
{
    // Whoever is under way calls again when he is done. After a failure the retry timer does.
    if (m_isLoadingFirst || m_firstError || m_sync || m_isAskingById)
        return;
    if (m_staleError && m_retryTimer.isActive())
        return;
    const auto now = milliseconds(m_time.elapsed());
    m_flushLimit.take(now);
    if (!std::exchange(m_isUrgent, false) && !m_changed.isEmpty())
        m_unseenFlush = now;
    if (m_wantsSync) {
        m_changed.clear();
        startSync(true);
    } else if (!m_changed.isEmpty()) {
        startById();
    } else if (m_wantsCount) {
        startSync(false);
    }
}

void IncidentListModel::startById()
{
    const std::vector<IncidentId> ids(m_changed.cbegin(), m_changed.cend());
    m_changed.clear();
    m_isAskingById = true;
    whenAnswered(
        this, m_backend.incidentsById(ids, m_query.filter),
        [this, ids, generation = m_generation, asked = m_clock.now()](Result<std::vector<MatchedIncident>> answer) {
            if (generation != m_generation)
                return;
            m_isAskingById = false;
            const bool isRead = answer.has_value();
            onById(ids, std::move(answer));
            if (isRead && !isUnsettled())
                m_age.noteRead(asked, true);
            scheduleFlush();
        });
}

void IncidentListModel::onById(const std::vector<IncidentId> &asked, Result<std::vector<MatchedIncident>> answer)
{
    if (!answer) {
        noteFailure(answer.error());
        return;
    }
    QHash<IncidentId, const IncidentSummary *> matching;
    matching.reserve(qsizetype(answer->size()));
    for (const MatchedIncident &row : *answer) {
        if (row.matches)
            matching.insert(row.incident.id, &row.incident);
    }
    std::vector<std::pair<qint64, IncidentSummary>> patches;
    std::vector<IncidentId> gone;
    bool movesAbout = false;
    bool changesElsewhere = false;
    for (const IncidentId id : asked) {
        const IncidentSummary *now = matching.value(id, nullptr);
        if (const std::optional<qint64> row = m_rows.rowOf(id)) {
            const IncidentSummary &shown = *m_rows.at(*row);
            if (!now)
                gone.push_back(id);
            else if (sortKey(*now, m_query.sort.field) != sortKey(shown, m_query.sort.field))
                movesAbout = true;
            else if (now->version >= shown.version && *now != shown)
                patches.emplace_back(*row, *now);
            if (m_uncounted.contains(id)) {
                m_wantsCount = true;
                if (!isTopKnown())
                    setExact(false); // where it stands may follow from a count without it
            }
        } else if (now && !isHeld(*now) && touchesLoaded(*now)) {
            movesAbout = true;
        } else {
            // Its place before is unknown: the rows between there and here may all have moved by one.
            changesElsewhere = true;
        }
    }
    patchRows(std::move(patches));
    dropRows(gone);
    m_staleError.reset();
    setState();
    if (changesElsewhere) {
        m_wantsCount = true;
        forgetOthers();
    }
    if (movesAbout)
        m_wantsSync = true;
    m_isUrgent = m_isUrgent || (m_wantsCount && !changesElsewhere); // it belongs to what is seen
}

/// The row belongs between loaded rows or next to an end of the list that is loaded.
bool IncidentListModel::touchesLoaded(const IncidentSummary &row) const
{
    const std::vector<Range> loaded = m_rows.ranges();
    if (loaded.empty())
        return m_total == 0;
    return std::any_of(loaded.begin(), loaded.end(), [&](const Range &range) {
        const bool afterFirst = range.first == 0 || lessThan(*m_rows.at(range.first), row, m_query.sort);
        const bool beforeLast =
            (range.end == m_total && !m_isAtLeast) || lessThan(row, *m_rows.at(range.end - 1), m_query.sort);
        return afterFirst && beforeLast;
    });
}

/// Keeps the stretch that is seen. The others can not be joined with it any more once rows between them changed unseen.
void IncidentListModel::forgetOthers()
{
    const Range seen = visible();
    Range kept{seen.first, seen.first};
    for (const Range &range : m_rows.ranges()) {
        if (!range.intersected(seen).isEmpty()) {
            kept = range;
            break;
        }
    }
    announce(m_rows.keepOnly(kept));
    setExact(kept.isEmpty() || (m_isExact && isTopKnown()));
    scheduleLoads();
}

void IncidentListModel::startSync(bool withPage)
{
    Sync sync;
    sync.number = ++m_number;
    sync.tick = m_tick;
    sync.asked = m_clock.now();
    const Range seen = visible();
    PageStart start = m_cut ? m_cut->justBefore(m_query.sort).startAfter(0) : PageStart::at(0);
    sync.fromTop = true;
    sync.hadCut = m_cut.has_value();
    sync.limit = blockSize;
    if (withPage && m_total > 0) {
        std::optional<qint64> loadedRow;
        for (const Range &range : m_rows.ranges()) {
            const Range both = range.intersected(seen);
            if (!both.isEmpty()) {
                loadedRow = both.first;
                break;
            }
        }
        if (loadedRow) {
            const qint64 first = qMax(m_rows.loadedAround(*loadedRow).first, seen.first - syncMargin);
            sync.limit = int(qBound(qint64{64}, seen.end - first + syncMargin, maxSyncRows));
            sync.fromTop = first == 0;
            if (!sync.fromTop) {
                const ListPosition place = ListPosition::of(*m_rows.at(first), m_query.sort);
                sync.anchor = place.id;
                start = place.justBefore(m_query.sort).startAfter(databaseOffset(int(first)));
            }
        } else {
            // Nothing is shown: what is seen will be read anew, at its exact place.
            announce(m_rows.keepOnly({0, 0}));
            setExact(true);
            withPage = false;
            scheduleLoads();
        }
    }
    m_wantsSync = false;
    m_wantsCount = false;
    m_lastCount = milliseconds(m_time.elapsed());
    if (m_loads.empty()) // a page under way may yet bring an older end of the list
        m_uncounted.clear();
    sync.hasPage = withPage;
    sync.waiting = 1 + (withPage ? 1 : 0) + (m_cut ? 1 : 0);
    m_sync = std::move(sync);

    const quint64 number = m_sync->number;
    if (withPage) {
        whenAnswered(this, m_backend.incidents(m_query, start, m_sync->limit),
                     [this, number](Result<IncidentPage> page) {
                         if (!m_sync || m_sync->number != number)
                             return;
                         if (page)
                             m_sync->page = std::move(*page);
                         else
                             m_sync->error = page.error();
                         finishSyncPart();
                     });
    }
    whenAnswered(this, m_backend.count(m_query.filter), [this, number](const Result<RowCount> &count) {
        if (!m_sync || m_sync->number != number)
            return;
        if (count)
            m_sync->count = *count;
        else
            m_sync->error = count.error();
        finishSyncPart();
    });
    if (m_cut)
        m_heldFinder->find(m_query, *m_cut, m_pending);
}

void IncidentListModel::finishSyncPart()
{
    if (--m_sync->waiting > 0)
        return;
    Sync sync = std::move(*m_sync);
    m_sync.reset();
    if (sync.error) {
        m_wantsCount = true;
        noteFailure(*sync.error);
        return;
    }
    m_staleError.reset();
    applySync(sync);
    m_age.noteRead(sync.asked, sync.tick == m_tick && !isUnsettled());
    updateHold();
    setState();
    scheduleFlush();
    scheduleLoads();
}

void IncidentListModel::applySync(Sync &sync)
{
    const Settling settling(*this);
    const bool isClean = sync.tick == m_tick;
    m_count = *sync.count;
    if (sync.held)
        setPending(*sync.held);

    std::optional<qint64> end; // of the list, if the page reached it
    std::optional<qint64> first;
    if (sync.hasPage) {
        const std::optional<qint64> anchorRow = sync.fromTop ? 0 : m_rows.rowOf(sync.anchor);
        const bool isLast = sync.page->rows.size() < size_t(sync.limit);
        const Range seen = visible();
        // The user may have scrolled away meanwhile, or begun to read: then this page is of no use.
        const bool isSameTop = !sync.fromTop || sync.hadCut == m_cut.has_value();
        const bool covers =
            isSameTop && anchorRow && (m_total == 0 || m_rows.at(*anchorRow)) &&
            (seen.isEmpty() || Range{*anchorRow, isLast ? m_total : *anchorRow + sync.limit}.contains(seen));
        if (covers) {
            const qint64 count = qint64(sync.page->rows.size());
            noteRead(sync.page->rows);
            mergeRows(*anchorRow, std::move(sync.page->rows), isLast, sync.limit);
            first = anchorRow;
            m_isReleasing = false;
            if (sync.fromTop)
                m_isTopGuessed = false;
            if (isLast)
                end = *anchorRow + count;
        } else {
            m_wantsSync = true;
        }
    }

    const bool isCounted = !m_count->atLeast;
    qint64 total = m_count->count - m_pending;
    bool isExact = first ? *first == 0 : m_isExact;
    if (end) {
        if (*first > 0 && isCounted && isClean && m_rows.at(*first))
            isExact = shiftRows(total - *end) || total == *end;
        else
            total = *end;
        if (*first > 0 && isCounted && isClean && !isExact)
            total = *end;
    } else if (!isCounted) {
        total = qMax(m_total, total);
    }
    setAtLeast(!isCounted && !end);
    setTotal(total);
    setExact(isExact);
}

/// The list is quiet: finds out where the visible stretch really stands.
void IncidentListModel::fixPositions()
{
    if (m_isExact || m_rowFinder->isActive())
        return;
    if (m_isLoadingFirst || m_sync || m_isAskingById || isUnsettled() || !m_loads.empty()) {
        m_calmTimer.start();
        return;
    }
    const std::vector<Range> loaded = m_rows.ranges();
    if (loaded.empty()) {
        setExact(true);
        return;
    }
    const IncidentSummary &row = *m_rows.at(loaded.front().first);
    m_soughtRow = row.id;
    m_soughtTick = m_tick;
    m_rowFinder->find(m_query, ListPosition::of(row, m_query.sort), databaseOffset(int(loaded.front().first)));
}

void IncidentListModel::onRank(qint64 rank)
{
    const std::optional<qint64> row = m_rows.rowOf(m_soughtRow);
    if (m_isExact || !row)
        return;
    if (m_soughtTick != m_tick) {
        m_calmTimer.start();
        return;
    }
    const Settling settling(*this);
    const qint64 total = m_total;
    if (!shiftRows(rank - m_pending - *row)) {
        m_wantsSync = true;
        m_calmTimer.start();
        scheduleFlush();
        return;
    }
    if (rank == 0)
        m_isTopGuessed = false;
    setTotal(m_count && !m_count->atLeast ? m_count->count - m_pending : total);
    setExact(true);
    scheduleLoads();
}

} // namespace itsm
