#include "models/incident_list_model.h"

#include "models/delays.h"
#include "models/filter_time.h"
#include "models/rank_finder.h"

#include <QThread>

namespace itsm {

IncidentListModel::IncidentListModel(Backend &backend, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_backend(backend)
    , m_clock(clock)
    , m_heldFinder(new RankFinder(backend, this))
    , m_rowFinder(new RankFinder(backend, this))
{
    Q_ASSERT(thread() == backend.thread());
    for (QTimer *timer : {&m_loadTimer, &m_flushTimer, &m_retryTimer, &m_calmTimer})
        timer->setSingleShot(true);
    m_time.start();
    m_loadTimer.setInterval(0);
    m_retryTimer.setInterval(retryDelay);
    m_calmTimer.setInterval(std::chrono::seconds{1});
    connect(&m_loadTimer, &QTimer::timeout, this, &IncidentListModel::ensureLoaded);
    connect(&m_flushTimer, &QTimer::timeout, this, &IncidentListModel::flush);
    connect(&m_retryTimer, &QTimer::timeout, this, &IncidentListModel::retryQuietly);
    connect(&m_calmTimer, &QTimer::timeout, this, &IncidentListModel::fixPositions);
    m_agingTimer.setInterval(std::chrono::minutes{1});
    connect(&m_agingTimer, &QTimer::timeout, this, [this] {
        if (dependsOnTime(m_query.filter))
            refresh();
    });
    m_agingTimer.start();
    connect(m_rowFinder, &RankFinder::found, this, &IncidentListModel::onRank);
    connect(m_rowFinder, &RankFinder::failed, this, [this] { m_calmTimer.start(); });
    connect(m_heldFinder, &RankFinder::found, this, [this](qint64 rank) {
        if (m_sync) {
            m_sync->held = rank;
            finishSyncPart();
        }
    });
    connect(m_heldFinder, &RankFinder::failed, this, [this](const Error &error) {
        if (m_sync) {
            m_sync->error = error;
            finishSyncPart();
        }
    });
    connect(&m_backend, &Backend::changed, this, &IncidentListModel::onChanged);
    connect(&m_backend, &Backend::linkStateChanged, this, &IncidentListModel::onLinkState);
}

IncidentListModel::~IncidentListModel() = default;

int IncidentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_total);
}

int IncidentListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : incidentColumnCount;
}

QVariant IncidentListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_total)
        return {};
    const IncidentSummary *row = m_rows.at(index.row());
    if (role == RowRole)
        return incidentRowVariant(row);
    if (role == LoadRole)
        return int(loadState(index.row()));
    if (!row) {
        if (role == Qt::AccessibleTextRole)
            return loadState(index.row()) == RowLoad::Failed ? tr("could not be loaded") : tr("loading");
        return {};
    }
    const auto column = static_cast<IncidentColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*row, column, m_clock.now(), m_timeFormat);
    case ValueRole:
        return cellValue(*row, column);
    case Qt::ToolTipRole:
        return cellToolTip(*row, column, m_clock.now(), m_timeFormat);
    case Qt::AccessibleTextRole:
        return spokenCell(columnTitle(column), cellText(*row, column, m_clock.now(), m_timeFormat));
    default:
        return {};
    }
}

QVariant IncidentListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= incidentColumnCount)
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return columnTitle(static_cast<IncidentColumn>(section));
    if (role == Qt::TextAlignmentRole)
        return QVariant(columnAlignment(static_cast<IncidentColumn>(section)));
    if (role == Qt::InitialSortOrderRole)
        return int(firstOrder(static_cast<IncidentColumn>(section)));
    return {};
}

void IncidentListModel::sort(int column, Qt::SortOrder order)
{
    // Before the first query it will say the order itself.
    if (m_generation > 0 && column >= 0 && column < incidentColumnCount)
        setQuery({m_query.filter, columnSort(static_cast<IncidentColumn>(column), order)});
}

void IncidentListModel::setTimeFormat(const TimeFormat &format)
{
    if (format == m_timeFormat)
        return;
    m_timeFormat = format;
    if (m_total > 0) {
        Q_EMIT dataChanged(index(0, 0), index(int(m_total) - 1, incidentColumnCount - 1),
                           {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    }
}

int IncidentListModel::rowOf(IncidentId id) const
{
    return int(m_rows.rowOf(id).value_or(-1));
}

RowLoad IncidentListModel::loadState(int row) const
{
    if (m_rows.at(row))
        return RowLoad::Loaded;
    const bool failed = std::any_of(m_failedRows.begin(), m_failedRows.end(),
                                    [row](const Range &range) { return range.contains(row); });
    return failed ? RowLoad::Failed : RowLoad::Loading;
}

IncidentRows::Range IncidentListModel::visible() const
{
    return Range{m_first, qint64{m_last} + 1}.intersected({0, m_total});
}

void IncidentListModel::setVisibleRange(int first, int last)
{
    const bool isScrolled = first != m_first;
    m_first = qMax(0, first);
    m_last = qMax(m_first, last);
    if (isScrolled && m_generation > 0)
        m_backend.prepareJumps(m_query); // whoever scrolls may jump next
    updateHold();
    scheduleLoads();
}

void IncidentListModel::setHasSelection(bool hasSelection)
{
    m_hasSelection = hasSelection;
    updateHold();
}

/// Begins to hold new rows back when the user reads on or works on a selection, and lets them in when he is back.
void IncidentListModel::updateHold()
{
    const bool hold = m_first > 0 || m_hasSelection;
    if (hold && !m_cut && !m_isLoadingFirst && !m_isReleasing) {
        if (const IncidentSummary *top = m_rows.at(0)) {
            m_cut = ListPosition::of(*top, m_query.sort);
            if (!m_isExact) { // there may be rows above the first one already
                m_wantsCount = true;
                scheduleFlush();
            }
        }
    } else if (!hold && m_cut) {
        releaseHold();
    }
}

void IncidentListModel::showPendingRows()
{
    if (m_cut)
        releaseHold();
}

void IncidentListModel::releaseHold()
{
    const qint64 held = m_pending;
    m_cut.reset();
    m_heldFinder->cancel();
    // A reading under way or due is measured from the cut, and may be about rows above it that nobody knows of yet.
    if (m_sync || m_wantsCount)
        m_wantsSync = true;
    m_sync.reset();
    setPending(0);
    if (m_first > 0 && held > 0) {
        // They become unknown rows above; what is on the screen stays there.
        const Settling settling(*this);
        shiftRows(held);
        m_wantsCount = true;
    } else {
        m_wantsSync = m_wantsSync || held > 0;
        m_isReleasing = held > 0;
    }
    scheduleFlush();
}

bool IncidentListModel::isHeld(const IncidentSummary &row) const
{
    return m_cut && comesBefore(row, *m_cut, m_query.sort);
}

/// The first row is loaded, and it was read that only held rows stand above it.
bool IncidentListModel::isTopKnown() const
{
    return m_rows.at(0) && !m_isTopGuessed;
}

void IncidentListModel::setPending(qint64 pending)
{
    if (pending == m_pending)
        return;
    m_pending = pending;
    Q_EMIT pendingNewRowsChanged(pending);
}

/// Makes the list longer or shorter at its far end; loaded rows are never cut off.
void IncidentListModel::setTotal(qint64 total)
{
    total = qBound(m_rows.end(), total, qint64{std::numeric_limits<int>::max() / 2});
    if (total == m_total)
        return;
    const Settling settling(*this);
    if (total > m_total) {
        beginInsertRows({}, int(m_total), int(total) - 1);
        m_total = total;
        endInsertRows();
    } else {
        beginRemoveRows({}, int(total), int(m_total) - 1);
        m_total = total;
        endRemoveRows();
    }
    Q_EMIT totalChanged();
}

void IncidentListModel::setAtLeast(bool atLeast)
{
    if (std::exchange(m_isAtLeast, atLeast) != atLeast)
        Q_EMIT totalChanged();
}

void IncidentListModel::setExact(bool exact)
{
    const bool changed = std::exchange(m_isExact, exact) != exact;
    if (!exact)
        m_calmTimer.start();
    if (changed)
        Q_EMIT totalChanged();
}

void IncidentListModel::announce(const std::vector<Range> &ranges)
{
    const Settling settling(*this);
    for (const Range &range : ranges) {
        const Range shown = range.intersected({0, m_total});
        if (shown.isEmpty())
            continue;
        Q_EMIT dataChanged(index(int(shown.first), 0), index(int(shown.end) - 1, incidentColumnCount - 1));
        Q_EMIT settled(int(shown.first), int(shown.end) - 1);
    }
}

void IncidentListModel::setState()
{
    const LinkState link = m_backend.linkState();
    const bool lost = link.state == LinkState::State::Lost;
    State state = State::Ready;
    std::optional<Error> error;
    if (m_firstError) {
        state = State::Failed;
        error = m_firstError;
    } else if (m_isLoadingFirst && m_shownFailure) {
        state = State::Failed;
        error = m_shownFailure;
    } else if (m_isLoadingFirst) {
        state = State::Loading;
    } else if (m_staleError || lost) {
        state = State::Stale;
        error = m_staleError ? m_staleError : Error{Error::Code::Unavailable, link.reason, {}, {}};
    } else if (m_total == 0) {
        state = State::Empty;
    }
    if (!error)
        error = m_blockError;
    if (state == m_state && error == m_error)
        return;
    if (state == State::Stale)
        m_since = m_age.knownUntil(link);
    else if (state != m_state)
        m_since = m_clock.now();
    m_state = state;
    m_error = error;
    Q_EMIT stateChanged();
}

/// The last attempt to bring the rows up to date did not work.
void IncidentListModel::noteFailure(const Error &error)
{
    if (error.code != Error::Code::Cancelled)
        m_staleError = error;
    m_wantsSync = true;
    m_retryTimer.start();
    setState();
}

void IncidentListModel::onLinkState(const LinkState &link)
{
    setState();
    if (link.state == LinkState::State::Live && (m_firstError || m_staleError || hasFailedRows()))
        retryQuietly();
}

void IncidentListModel::refresh()
{
    if (m_generation == 0)
        return;
    m_wantsSync = true;
    scheduleFlush();
}

void IncidentListModel::retry()
{
    m_shownFailure.reset();
    retryFailed();
}

/// Nobody asked for it, so nothing is shown of it: whoever stands on the button "Retry" stays there.
void IncidentListModel::retryQuietly()
{
    m_shownFailure = m_firstError;
    retryFailed();
}

void IncidentListModel::retryFailed()
{
    m_retryTimer.stop();
    if (m_firstError) {
        loadFirst();
        return;
    }
    const std::vector<Range> failed = std::exchange(m_failedRows, {});
    m_blockError.reset();
    announce(failed);
    setState();
    scheduleLoads();
    if (m_staleError)
        m_wantsSync = true;
    scheduleFlush();
}

bool IncidentListModel::isUnsettled() const
{
    return m_wantsSync || m_wantsCount || !m_changed.isEmpty();
}

bool IncidentListModel::isIdle() const
{
    return !m_isLoadingFirst && m_loads.empty() && !m_sync && !m_isAskingById && !isUnsettled() &&
           !m_loadTimer.isActive() && !m_flushTimer.isActive() && (m_isExact || m_rows.loadedCount() == 0) &&
           !m_rowFinder->isActive();
}

void IncidentListModel::setIntervals(std::chrono::milliseconds flush, std::chrono::milliseconds calm,
                                     std::chrono::milliseconds aging)
{
    m_flushInterval = flush;
    m_flushLimit = BurstLimit(flushBurst, flush);
    m_calmTimer.setInterval(calm);
    m_agingTimer.setInterval(aging);
}

} // namespace itsm
