#include "models/incident_selection.h"

#include "models/answer.h"
#include "models/delays.h"
#include "models/incident_list_model.h"

namespace itsm {

namespace {
constexpr auto verifyDelay = std::chrono::milliseconds{100};
constexpr size_t verifyAtOnce = 1'000;
} // namespace

/// While it lives, what the base class selects is not the user's doing.
class IncidentSelection::Silence
{
public:
    explicit Silence(IncidentSelection &selection)
        : m_selection(selection)
    {
        ++m_selection.m_silence;
    }
    ~Silence() { --m_selection.m_silence; }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

private:
    IncidentSelection &m_selection;
};

IncidentSelection::IncidentSelection(IncidentListModel &model, Backend &backend, QObject *parent)
    : QItemSelectionModel(&model, parent)
    , m_list(model)
    , m_backend(backend)
{
    m_verifyTimer.setSingleShot(true);
    connect(&m_verifyTimer, &QTimer::timeout, this, &IncidentSelection::verify);
    connect(this, &QItemSelectionModel::selectionChanged, this, &IncidentSelection::onSelectionChanged);
    connect(&model, &IncidentListModel::settled, this, &IncidentSelection::onSettled);
    connect(&model, &IncidentListModel::queryChanged, this, [this] {
        m_doubtful = m_ids;
        m_verifyTimer.start(verifyDelay);
    });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { stepDown(first, last); });
    connect(&backend, &Backend::changed, this, &IncidentSelection::onChanged);
}

bool IncidentSelection::isOwnDoing() const
{
    return m_silence > 0 || m_list.isSettling();
}

void IncidentSelection::select(const QItemSelection &selection, SelectionFlags command)
{
    if (isOwnDoing() || command == NoUpdate) {
        QItemSelectionModel::select(selection, command);
        return;
    }
    if (command.testFlag(Clear)) {
        begin();
        m_isBeginning = true;
        QItemSelectionModel::select(selection, command);
        m_isBeginning = false;
        const QItemSelection now = this->selection();
        for (const QItemSelectionRange &range : now)
            putRange(range.top(), range.bottom(), true);
    } else {
        QItemSelectionModel::select(selection, command); // the difference arrives in onSelectionChanged()
    }
    publish();
}

void IncidentSelection::onSelectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    if (isOwnDoing() || m_isBeginning)
        return;
    for (const QItemSelectionRange &range : deselected)
        putRange(range.top(), range.bottom(), false);
    for (const QItemSelectionRange &range : selected)
        putRange(range.top(), range.bottom(), true);
}

/// The selection starts anew: what is still under way for the former one does not count any more.
void IncidentSelection::begin()
{
    ++m_epoch;
    m_resolving = 0;
    m_isDirty = m_isDirty || !m_ids.isEmpty();
    m_ids.clear();
    answerRefs(Error{Error::Code::Cancelled, tr("The selection changed meanwhile."), {}, {}});
}

void IncidentSelection::put(IncidentId id, bool isSelected)
{
    const qsizetype before = m_ids.size();
    if (isSelected)
        m_ids.insert(id);
    else
        m_ids.remove(id);
    m_isDirty = m_isDirty || m_ids.size() != before;
}

void IncidentSelection::putRange(int first, int last, bool isSelected)
{
    const IncidentRows::Range wanted{first, qint64{last} + 1};
    qint64 known = 0;
    for (const IncidentRows::Range &loaded : m_list.loadedRanges()) {
        const IncidentRows::Range both = loaded.intersected(wanted);
        for (qint64 row = both.first; row < both.end; ++row)
            put(m_list.incidentAt(int(row))->id, isSelected);
        known += both.size();
    }
    if (known < wanted.size())
        resolve(first, last, isSelected);
}

/// Asks for the ids of rows that are not all loaded.
void IncidentSelection::resolve(int first, int last, bool isSelected)
{
    const qint64 wanted = qint64{last} - first + 1;
    const qint64 count = qMin(wanted, maxIds);
    const auto idAt = [this](int row) {
        const IncidentSummary *incident = m_list.incidentAt(row);
        return incident ? incident->id : IncidentId();
    };
    const IncidentId firstId = idAt(first);
    const IncidentId lastId = count == wanted ? idAt(last) : IncidentId();
    ++m_resolving;
    m_isDirty = true;
    if (count < wanted)
        Q_EMIT capped(count, wanted);
    whenAnswered(this, m_backend.incidentIds(m_list.query(), m_list.databaseOffset(first), count),
                 [this, epoch = m_epoch, filter = m_list.query().filter, firstId, lastId,
                  isSelected](Result<std::vector<IncidentId>> &&ids) {
                     if (epoch != m_epoch)
                         return;
                     --m_resolving;
                     m_isDirty = true;
                     const bool isForeign = filter != m_list.query().filter;
                     if (isForeign) // rows that nobody sees any more, and nobody has looked at
                         ids = fail(Error::Code::Cancelled, tr("The selection changed meanwhile."));
                     if (ids) {
                         // Rows may have come or gone above: the ends that were seen say where the stretch is.
                         auto begin = ids->begin();
                         auto end = ids->end();
                         if (const auto found = std::find(begin, end, firstId); found != end)
                             begin = found;
                         if (const auto found = std::find(begin, end, lastId); found != end)
                             end = std::next(found);
                         for (auto id = begin; id != end; ++id)
                             put(*id, isSelected);
                         for (const IncidentRows::Range &loaded : m_list.loadedRanges())
                             showRows(int(loaded.first), int(loaded.end) - 1);
                     } else if (!isForeign) {
                         Q_EMIT resolvingFailed(ids.error());
                     }
                     if (m_resolving == 0)
                         answerRefs(ids ? std::nullopt : std::optional(ids.error()));
                     publish();
                 });
}

void IncidentSelection::publish()
{
    if (!std::exchange(m_isDirty, false))
        return;
    m_list.setHasSelection(!m_ids.isEmpty() || m_resolving > 0);
    Q_EMIT idsChanged();
}

void IncidentSelection::setIds(const QSet<IncidentId> &ids)
{
    begin();
    m_ids = ids;
    m_isDirty = true;
    {
        const Silence silence(*this);
        QItemSelectionModel::select(QItemSelection(), Clear);
        for (const IncidentRows::Range &loaded : m_list.loadedRanges())
            showRows(int(loaded.first), int(loaded.end) - 1);
    }
    publish();
}

void IncidentSelection::selectAll()
{
    if (const int rows = m_list.rowCount(); rows > 0) {
        select(QItemSelection(m_list.index(0, 0), m_list.index(rows - 1, m_list.columnCount() - 1)),
               ClearAndSelect | Rows);
    }
}

void IncidentSelection::deselectAll()
{
    select(QItemSelection(), Clear);
}

// ---- the current row

void IncidentSelection::setCurrentIndex(const QModelIndex &index, SelectionFlags command)
{
    QItemSelectionModel::setCurrentIndex(index, command);
    if (!isOwnDoing())
        takeCurrent(index);
}

void IncidentSelection::takeCurrent(const QModelIndex &index)
{
    const IncidentSummary *row = index.isValid() ? m_list.incidentAt(index.row()) : nullptr;
    m_isCurrentAwaited = index.isValid() && !row;
    const IncidentId id = row ? row->id : IncidentId();
    if (id == m_currentId)
        return;
    m_currentId = id;
    m_list.setFocusedIncident(id);
    Q_EMIT currentIdChanged(id);
}

void IncidentSelection::setCurrentId(IncidentId id)
{
    if (const int row = m_list.rowOf(id); row >= 0) {
        setCurrentIndex(m_list.index(row, qMax(0, currentIndex().column())), ClearAndSelect | Rows);
        return;
    }
    setIds(id.isValid() ? QSet<IncidentId>{id} : QSet<IncidentId>{});
    m_isCurrentAwaited = false;
    if (std::exchange(m_currentId, id) == id)
        return;
    m_list.setFocusedIncident(id);
    Q_EMIT currentIdChanged(id);
}

/// Where the current row goes one stands on the row that takes its place; the base class has gone to the one above.
void IncidentSelection::stepDown(int first, int last)
{
    if (const int row = m_list.rowOf(m_currentId); row >= first && row <= last && last + 1 < m_list.rowCount())
        QItemSelectionModel::setCurrentIndex(m_list.index(last + 1, qMax(0, currentIndex().column())), NoUpdate);
}

void IncidentSelection::clearCurrentIndex()
{
    QItemSelectionModel::clearCurrentIndex();
    if (!isOwnDoing())
        takeCurrent({});
}

void IncidentSelection::clear()
{
    if (!isOwnDoing())
        begin();
    QItemSelectionModel::clear();
    publish();
}

void IncidentSelection::reset()
{
    // The rows are new; ids and current id are shown again once they are there.
    const Silence silence(*this);
    QItemSelectionModel::reset();
}

// ---- showing the ids

void IncidentSelection::onSettled(int first, int last)
{
    const Silence silence(*this);
    showRows(first, last);
    if (m_isCurrentAwaited) {
        if (currentIndex().isValid() && m_list.incidentAt(currentIndex().row()))
            takeCurrent(currentIndex());
    } else if (const int row = m_list.rowOf(m_currentId); row >= 0 && row != currentIndex().row()) {
        QItemSelectionModel::setCurrentIndex(m_list.index(row, qMax(0, currentIndex().column())), NoUpdate);
    }
}

/// Makes the visible selection of loaded rows that of their ids.
void IncidentSelection::showRows(int first, int last)
{
    if (m_ids.isEmpty() && !hasSelection())
        return;
    const Silence silence(*this);
    QItemSelection on;
    QItemSelection off;
    const int lastColumn = m_list.columnCount() - 1;
    const auto extend = [&](QItemSelection &selection, int row) {
        if (!selection.isEmpty() && selection.last().bottom() == row - 1)
            selection.last() = QItemSelectionRange(selection.last().topLeft(), m_list.index(row, lastColumn));
        else
            selection.append(QItemSelectionRange(m_list.index(row, 0), m_list.index(row, lastColumn)));
    };
    for (int row = first; row <= last; ++row) {
        const IncidentSummary *incident = m_list.incidentAt(row);
        if (!incident)
            continue;
        const bool wanted = m_ids.contains(incident->id);
        if (wanted == isSelected(m_list.index(row, 0)))
            continue;
        if (wanted)
            extend(on, row);
        else if (m_resolving == 0)
            extend(off, row);
    }
    if (!off.isEmpty())
        QItemSelectionModel::select(off, Deselect);
    if (!on.isEmpty())
        QItemSelectionModel::select(on, Select);
}

// ---- ids that vanish

void IncidentSelection::onChanged(const std::vector<Change> &changes)
{
    for (const Change &change : changes) {
        if (change.entity == Change::Entity::Everything)
            m_doubtful = m_ids;
        else if (change.entity == Change::Entity::Incident && m_ids.contains(IncidentId(change.id)))
            m_doubtful.insert(IncidentId(change.id));
    }
    if (!m_doubtful.isEmpty() && !m_verifyTimer.isActive())
        m_verifyTimer.start(verifyDelay);
}

void IncidentSelection::verify()
{
    if (m_isVerifying || m_doubtful.isEmpty())
        return;
    std::vector<IncidentId> asked;
    for (auto it = m_doubtful.begin(); it != m_doubtful.end() && asked.size() < verifyAtOnce;
         it = m_doubtful.erase(it)) {
        if (m_ids.contains(*it))
            asked.push_back(*it);
    }
    if (asked.empty())
        return;
    m_isVerifying = true;
    whenAnswered(this, m_backend.incidentsById(asked, m_list.query().filter),
                 [this, asked, filter = m_list.query().filter](const Result<std::vector<MatchedIncident>> &rows) {
                     m_isVerifying = false;
                     if (!rows || filter != m_list.query().filter) {
                         m_doubtful.unite(QSet<IncidentId>(asked.begin(), asked.end()));
                         m_verifyTimer.start(rows ? std::chrono::milliseconds(verifyDelay)
                                                  : std::chrono::milliseconds(retryDelay));
                         return;
                     }
                     QSet<IncidentId> gone(asked.begin(), asked.end());
                     for (const MatchedIncident &row : *rows) {
                         if (row.matches)
                             gone.remove(row.incident.id);
                     }
                     for (const IncidentId id : std::as_const(gone))
                         put(id, false);
                     if (!gone.isEmpty()) {
                         for (const IncidentRows::Range &loaded : m_list.loadedRanges())
                             showRows(int(loaded.first), int(loaded.end) - 1);
                     }
                     publish();
                     if (!m_doubtful.isEmpty())
                         m_verifyTimer.start(0);
                 });
}

// ---- what commands work on

std::vector<IncidentRef> IncidentSelection::refs() const
{
    std::vector<std::pair<int, IncidentRef>> rows;
    rows.reserve(size_t(m_ids.size()));
    for (const IncidentId id : m_ids) {
        const int row = m_list.rowOf(id);
        const IncidentSummary *incident = row >= 0 ? m_list.incidentAt(row) : nullptr;
        rows.push_back({incident ? row : std::numeric_limits<int>::max(), {id, incident ? incident->version : 0}});
    }
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second.id < b.second.id;
    });
    std::vector<IncidentRef> result;
    result.reserve(rows.size());
    for (const auto &[row, ref] : rows)
        result.push_back(ref);
    return result;
}

QFuture<Result<std::vector<IncidentRef>>> IncidentSelection::selectedRefs()
{
    auto promise = std::make_shared<QPromise<Result<std::vector<IncidentRef>>>>();
    promise->start();
    m_waiting.push_back(promise);
    if (m_resolving == 0)
        answerRefs({});
    return promise->future();
}

void IncidentSelection::answerRefs(const std::optional<Error> &error)
{
    for (const auto &promise : std::exchange(m_waiting, {})) {
        if (error)
            promise->addResult(Result<std::vector<IncidentRef>>(fail(*error)));
        else
            promise->addResult(Result<std::vector<IncidentRef>>(refs()));
        promise->finish();
    }
}

} // namespace itsm
