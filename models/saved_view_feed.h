#pragma once

#include "services/backend/backend.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace itsm {

/// The saved views of a person, own and shared, with the number of incidents that each finds. Follows the backend's
/// changes; numbers are read one after the other and not more often than they take. UI thread.
class SavedViewFeed : public QObject
{
    Q_OBJECT
public:
    explicit SavedViewFeed(Backend &backend, QObject *parent = nullptr);

    /// Own ones first, each kind by name.
    [[nodiscard]] const std::vector<SavedView> &views() const { return m_views; }
    [[nodiscard]] const SavedView *view(ViewId id) const;
    /// Nothing while it is not known, or not true any more.
    [[nodiscard]] std::optional<RowCount> count(ViewId id) const;
    [[nodiscard]] bool isOwn(const SavedView &view) const { return view.ownerId == m_backend.actor().user; }
    /// The views have been read at least once.
    [[nodiscard]] bool isRead() const { return m_isRead; }
    /// Numbers are read only while somebody sees them.
    void setCounting(bool counting);
    void refresh();
    /// The numbers are those of the last change that is known, or nobody wants them.
    [[nodiscard]] bool isSettled() const { return !m_isCounting || m_views.empty() || (!m_isDirty && !m_isUnderWay); }

Q_SIGNALS:
    void viewsChanged();
    void countsChanged();

private:
    void onMinute();
    void onChanged(const std::vector<Change> &changes);
    void take(std::vector<SavedView> views);
    void wantCounts();
    void countNext();

    Backend &m_backend;
    std::vector<SavedView> m_views;
    QHash<ViewId, RowCount> m_counts;
    bool m_isRead = false;
    bool m_isCounting = false;
    bool m_isDirty = true;       ///< the numbers are older than the last change
    std::vector<ViewId> m_queue; ///< still to be counted in this round
    bool m_isUnderWay = false;
    QElapsedTimer m_round;
    QTimer m_pause;
    QTimer m_retry;
    QTimer m_aging;
};

} // namespace itsm
