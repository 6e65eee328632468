#pragma once

#include "models/incident_rows.h"
#include "models/labels.h"
#include "models/list_position.h"
#include "models/read_age.h"
#include "services/backend/backend.h"
#include "services/runtime/burst_limit.h"
#include "services/runtime/clock.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QFuture>
#include <QSet>
#include <QTimer>

namespace itsm {

class RankFinder;

/// The incidents of a query in the order of its sort: any number of rows, of which those near the visible ones are
/// loaded. Lives in the UI thread, as its backend does; nothing here waits.
///
/// Rows follow the database without a reset. A changed row whose place is the same is patched; otherwise the visible
/// stretch is read again from its first row on and merged by id, so that the row under the user's eye keeps its place
/// on the screen. For that a view does two things: it calls setVisibleRange() when it scrolls or is resized, and it
/// adds `delta` to its top row on rowsShifted(delta).
///
/// An index of a row that is not loaded stands for a position only.
class IncidentListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Loading, ///< the first rows of a query are under way; rows of the former query may still be shown
        Empty,   ///< nothing matches
        Ready,
        Stale,  ///< rows are shown, but they can not be brought up to date: see error() and since()
        Failed, ///< there is nothing to show: see error() and since()
    };
    Q_ENUM(State)

    IncidentListModel(Backend &backend, const Clock &clock, QObject *parent = nullptr);
    ~IncidentListModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// The same filter in the order of a column.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Shows another list. The old rows stay until the first new ones are here; then the model is reset, once.
    void setQuery(const IncidentQuery &query);
    [[nodiscard]] const IncidentQuery &query() const { return m_query; }

    /// First and last row that can be seen. Rows that are not loaded are fetched at the next turn of the event loop.
    void setVisibleRange(int first, int last);
    /// While something is selected, or the list is scrolled down, new rows at the top are held back.
    void setHasSelection(bool hasSelection);
    /// The row to keep in its place on the screen while it is visible, usually the current one.
    void setFocusedIncident(IncidentId id) { m_focused = id; }
    void setTimeFormat(const TimeFormat &format);
    /// Reads the visible stretch and the total again, without a reset.
    void refresh();
    /// Asks again for all that failed.
    void retry();

    /// The row, or null if it is not loaded. Valid until control returns to the event loop.
    [[nodiscard]] const IncidentSummary *incidentAt(int row) const { return m_rows.at(row); }
    /// −1 if it is not loaded.
    [[nodiscard]] int rowOf(IncidentId id) const;
    /// Where the row stands in the database's list, for queries by position.
    [[nodiscard]] qint64 databaseOffset(int row) const { return row + m_pending; }
    [[nodiscard]] RowLoad loadState(int row) const;
    [[nodiscard]] std::vector<IncidentRows::Range> loadedRanges() const { return m_rows.ranges(); }

    [[nodiscard]] State state() const { return m_state; }
    /// The reason of Stale and Failed, and of failed blocks.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Since when it has failed; of stale rows: until when they are known to be right.
    [[nodiscard]] OptionalInstant since() const { return m_since; }
    [[nodiscard]] bool hasFailedRows() const { return !m_failedRows.empty(); }
    /// There are more rows than rowCount(); it grows as they are read.
    [[nodiscard]] bool isTotalAtLeast() const { return m_isAtLeast; }
    /// Row numbers are the true positions, not estimates after changes that were not seen.
    [[nodiscard]] bool isPositionExact() const { return m_isExact; }
    /// How many rows stand above the first one, held back.
    [[nodiscard]] qint64 pendingNewRows() const { return m_pending; }
    /// Lets them in. The view scrolls to the top afterwards if it wants to show them.
    void showPendingRows();
    /// They were let in, and are being read.
    [[nodiscard]] bool isReleasing() const { return m_isReleasing; }
    /// The rows are being changed now: what selection models report meanwhile is not the user's doing.
    [[nodiscard]] bool isSettling() const { return m_settling > 0; }
    [[nodiscard]] qsizetype loadedCount() const { return m_rows.loadedCount(); }
    /// No request is under way and none is due.
    [[nodiscard]] bool isIdle() const;

    /// For tests: how long changes are collected, how long nothing must change before positions are made exact, and how
    /// often a filter that depends on the time is asked anew.
    void setIntervals(std::chrono::milliseconds flush, std::chrono::milliseconds calm,
                      std::chrono::milliseconds aging = std::chrono::minutes{1});

    static constexpr int blockSize = 200;
    static constexpr qsizetype maxLoaded = qsizetype{60} * blockSize;
    static constexpr int flushBurst = 4; ///< so many changes one after the other are shown without waiting

Q_SIGNALS:
    void stateChanged();
    void queryChanged();
    /// rowCount(), isTotalAtLeast() or isPositionExact() changed.
    void totalChanged();
    void pendingNewRowsChanged(qint64 count);
    /// Rows were inserted (delta > 0) or removed above the visible ones, which now stand `delta` rows further down.
    void rowsShifted(int delta);
    /// The rows first … last were loaded, forgotten or moved about; all other signals about them have been sent.
    void settled(int first, int last);
    /// Rows that could not be read; loadState() tells which.
    void blockFailed(const itsm::Error &error);

private:
    using Range = IncidentRows::Range;
    struct Load
    {
        quint64 number = 0;
        quint64 tick = 0;    ///< changes seen when it was asked for
        bool isCalm = false; ///< nothing was being brought up to date then, so that positions are true
        PageStart::Kind kind = PageStart::Kind::Offset;
        ListPosition neighbour; ///< After, Before
        qint64 row = 0;
        int limit = 0;
        QFuture<Result<IncidentPage>> future;
    };
    /// One reading of the visible stretch, the total and the number of held rows, applied when all of it is here.
    struct Sync
    {
        quint64 number = 0;
        quint64 tick = 0;
        Instant asked{};
        int waiting = 0;
        bool hasPage = false;
        bool fromTop = false;
        bool hadCut = false;
        IncidentId anchor; ///< unless fromTop: the row that the page starts with
        int limit = 0;
        std::optional<IncidentPage> page;
        std::optional<RowCount> count;
        std::optional<qint64> held;
        std::optional<Error> error;
    };
    class Settling;

    // incident_list_model.cpp
    void setState();
    [[nodiscard]] bool isUnsettled() const;
    void setTotal(qint64 total);
    void setAtLeast(bool atLeast);
    void setExact(bool exact);
    void setPending(qint64 pending);
    void updateHold();
    void releaseHold();
    [[nodiscard]] bool isHeld(const IncidentSummary &row) const;
    [[nodiscard]] bool isTopKnown() const;
    [[nodiscard]] Range visible() const;
    void announce(const std::vector<Range> &ranges);
    void noteFailure(const Error &error);
    void retryQuietly();
    void retryFailed();
    void onLinkState(const LinkState &link);

    // incident_list_loading.cpp
    void loadFirst();
    void onFirstPage(Result<IncidentPage> page, quint64 tick);
    void onCount(const RowCount &count);
    void scheduleLoads();
    void ensureLoaded();
    void startLoad(qint64 wanted);
    void onLoaded(const Load &load, Result<IncidentPage> page);
    void placePage(const Load &load, IncidentPage page);
    qint64 noteEnd(qint64 end, bool isSeen);
    void noteRead(const std::vector<IncidentSummary> &rows);
    void cancelLoads();
    bool shiftRows(qint64 delta);

    // incident_list_live.cpp
    void onChanged(const std::vector<Change> &changes);
    void scheduleFlush();
    void flush();
    void startById();
    void onById(const std::vector<IncidentId> &asked, Result<std::vector<MatchedIncident>> answer);
    [[nodiscard]] bool touchesLoaded(const IncidentSummary &row) const;
    void forgetOthers();
    void startSync(bool withPage);
    void finishSyncPart();
    void applySync(Sync &sync);
    void fixPositions();
    void onRank(qint64 rank);

    // incident_list_merge.cpp
    void patchRows(std::vector<std::pair<qint64, IncidentSummary>> patches);
    void mergeRows(qint64 first, std::vector<IncidentSummary> fresh, bool isLast, int limit);
    [[nodiscard]] std::optional<IncidentId>
    eyeRow(const std::function<bool(const IncidentSummary &)> &staysInPlace) const;
    void dropRows(const std::vector<IncidentId> &ids);
    void keepInPlace(IncidentId eye, qint64 before);
    void removeRange(qint64 first, qint64 count);
    void reorderRange(qint64 first, const std::vector<int> &order);

    Backend &m_backend;
    const Clock &m_clock;
    TimeFormat m_timeFormat;

    IncidentQuery m_query;
    quint64 m_generation = 0; ///< rises with each query; answers to older ones are dropped
    quint64 m_number = 0;     ///< of requests
    IncidentRows m_rows;
    qint64 m_total = 0;
    bool m_isAtLeast = false;
    bool m_isExact = true;
    bool m_isTopGuessed = false;     ///< the first row was put there by reckoning, not by reading from the top
    std::optional<RowCount> m_count; ///< the last answer for this query
    /// Rows that were read after the last count was asked for: a change of theirs may be in the row and not in the
    /// count, nor in positions that follow from the count.
    QSet<IncidentId> m_uncounted;

    int m_first = 0; ///< visible rows
    int m_last = 49;
    IncidentId m_focused;
    bool m_hasSelection = false;
    /// Rows above this place are held back; the list shown begins with the row at it.
    std::optional<ListPosition> m_cut;
    qint64 m_pending = 0;
    bool m_isReleasing = false; ///< held rows are about to be shown

    State m_state = State::Empty;
    std::optional<Error> m_error;
    OptionalInstant m_since;
    ReadAge m_age;
    bool m_isLoadingFirst = false;
    std::optional<Error> m_firstError;
    std::optional<Error> m_shownFailure; ///< stays on the screen while it is tried again without being asked for
    std::optional<Error> m_staleError;
    std::optional<Error> m_blockError;
    std::vector<Range> m_failedRows;

    std::vector<Load> m_loads;
    QFuture<Result<IncidentPage>> m_firstFuture;
    std::optional<Sync> m_sync;
    bool m_isAskingById = false;
    RankFinder *m_heldFinder = nullptr;
    RankFinder *m_rowFinder = nullptr;
    IncidentId m_soughtRow;
    quint64 m_soughtTick = 0;

    quint64 m_tick = 0; ///< rises with every report of changes
    QSet<IncidentId> m_changed;
    bool m_wantsSync = false;
    bool m_wantsCount = false;
    int m_settling = 0;

    QTimer m_loadTimer;
    QTimer m_flushTimer;
    QTimer m_retryTimer;
    QTimer m_calmTimer;
    QTimer m_agingTimer;
    QElapsedTimer m_time;
    std::chrono::milliseconds m_flushInterval{100};
    BurstLimit m_flushLimit{flushBurst, m_flushInterval};
    std::chrono::milliseconds m_unseenFlush{};
    std::chrono::milliseconds m_lastCount{};
    bool m_isUrgent = false; ///< some of what changed is loaded, or new
};

/// Marks the time in which rows are changed.
class IncidentListModel::Settling
{
public:
    explicit Settling(IncidentListModel &model)
        : m_model(model)
    {
        ++m_model.m_settling;
    }
    ~Settling() { --m_model.m_settling; }
    Settling(const Settling &) = delete;
    Settling &operator=(const Settling &) = delete;

private:
    IncidentListModel &m_model;
};

} // namespace itsm
