#pragma once

#include "services/storage/incident_table.h"
#include "services/storage/store.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QTimer>

namespace itsm {

/// Decides when anchors of a list are built and when they are thrown away. UI thread.
///
/// A change of incidents moves positions: the anchors go at once, and again a second after the first of a series,
/// because a page that was read meanwhile may have left old ones. They are built anew for whoever asks again, because
/// he scrolls: a console that is only looked at has no need of them. The same list not more often than one part in
/// twenty of the time.
class JumpPreparation : public QObject
{
    Q_OBJECT
public:
    /// Starts a build and gives up an earlier one.
    using Build = std::function<QFuture<Result<>>(const IncidentQuery &)>;

    JumpPreparation(AnchorCache &anchors, TenantId tenant, Build build);

    /// Somebody may jump in this list soon.
    void prepare(const IncidentQuery &query);
    void onChanges(const std::vector<Change> &changes);

private:
    void settle();
    void start();
    void finish();

    AnchorCache &m_anchors;
    const TenantId m_tenant;
    const Build m_build;
    std::optional<IncidentQuery> m_wanted;
    std::optional<IncidentQuery> m_running;
    std::optional<IncidentQuery> m_built; ///< the last that was finished, successfully or not
    QFutureWatcher<Result<>> m_watcher;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceBuilt;
    qint64 m_buildMs = 0;
    bool m_isAsked = false; ///< since the last build began
    bool m_isDirty = false;
    QTimer m_settling;
    QTimer m_retry;
};

} // namespace itsm
