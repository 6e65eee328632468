#pragma once

#include "services/backend/backend.h"

#include <QFuture>
#include <QItemSelectionModel>
#include <QPromise>
#include <QSet>
#include <QTimer>

namespace itsm {

class IncidentListModel;

/// The selection of an incident list, kept by id: it survives refreshes, sorting, scrolling and rows being forgotten.
/// What a view shows as selected follows from it. Ids leave it when their incident is deleted or no longer matches the
/// filter, because nobody should work on rows that he cannot see.
///
/// The current incident is kept by id likewise; it changes by the user's doing alone, never because rows moved.
/// Selecting rows that are not loaded asks the backend for their ids; isResolving() tells while it does.
class IncidentSelection : public QItemSelectionModel
{
    Q_OBJECT
public:
    IncidentSelection(IncidentListModel &model, Backend &backend, QObject *parent = nullptr);

    [[nodiscard]] const QSet<IncidentId> &ids() const { return m_ids; }
    [[nodiscard]] bool contains(IncidentId id) const { return m_ids.contains(id); }
    [[nodiscard]] qsizetype count() const { return m_ids.size(); }
    [[nodiscard]] bool isResolving() const { return m_resolving > 0; }
    /// Nothing is being asked for, neither ids nor whether changed incidents still belong to the list.
    [[nodiscard]] bool isIdle() const { return m_resolving == 0 && !m_isVerifying && m_doubtful.isEmpty(); }
    /// What commands work on: the ids with the version shown, or 0 where the row is not loaded; in the order of the
    /// list as far as it is known. Waits for ids that are under way.
    [[nodiscard]] QFuture<Result<std::vector<IncidentRef>>> selectedRefs();

    [[nodiscard]] IncidentId currentId() const { return m_currentId; }
    /// Makes it the current row if it is loaded, and selects it alone; otherwise as soon as it is loaded.
    void setCurrentId(IncidentId id);
    /// Replaces the selection.
    void setIds(const QSet<IncidentId> &ids);
    void selectAll();
    /// Also forgets what is selected out of sight, which QItemSelectionModel::clearSelection() does not.
    void deselectAll();

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;
    void setCurrentIndex(const QModelIndex &index, SelectionFlags command) override;
    void clearCurrentIndex() override;
    void clear() override;
    void reset() override;

    /// The most rows that one selection may ask ids for.
    static constexpr qint64 maxIds = 100'000;

Q_SIGNALS:
    /// ids() or isResolving() changed.
    void idsChanged();
    void currentIdChanged(itsm::IncidentId id);
    /// More rows were asked for than a selection may hold: `kept` of `wanted` are selected.
    void capped(qint64 kept, qint64 wanted);
    void resolvingFailed(const itsm::Error &error);

private:
    class Silence;
    [[nodiscard]] bool isOwnDoing() const;
    void onSelectionChanged(const QItemSelection &selected, const QItemSelection &deselected);
    void onSettled(int first, int last);
    void begin();
    void put(IncidentId id, bool isSelected);
    void putRange(int first, int last, bool isSelected);
    void resolve(int first, int last, bool isSelected);
    void showRows(int first, int last);
    void stepDown(int first, int last);
    void takeCurrent(const QModelIndex &index);
    void onChanged(const std::vector<Change> &changes);
    void verify();
    void publish();
    void answerRefs(const std::optional<Error> &error);
    [[nodiscard]] std::vector<IncidentRef> refs() const;

    IncidentListModel &m_list;
    Backend &m_backend;
    QSet<IncidentId> m_ids;
    IncidentId m_currentId;
    bool m_isCurrentAwaited = false; ///< the current row was not loaded when it became current
    int m_silence = 0;               ///< the visible selection is being adapted to the ids, not the other way round
    bool m_isBeginning = false;
    bool m_isDirty = false;

    quint64 m_epoch = 0; ///< rises when the selection begins anew; what was asked for an older one is dropped
    int m_resolving = 0;
    std::vector<std::shared_ptr<QPromise<Result<std::vector<IncidentRef>>>>> m_waiting;

    QSet<IncidentId> m_doubtful; ///< changed since they were last seen to match
    bool m_isVerifying = false;
    QTimer m_verifyTimer;
};

} // namespace itsm
