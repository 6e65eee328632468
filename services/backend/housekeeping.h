#pragma once

#include "services/storage/store.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QTimer>

namespace itsm {

/// Decides when the store is tidied up: soon after the link comes up, then every minute, and after many commits; what a
/// search finds also after changes, because somebody may have changed a text without the program. One piece at a time,
/// with a pause behind each, so that commands find their turn. UI thread.
class Housekeeping : public QObject
{
    Q_OBJECT
public:
    enum class Extent : quint8 { Search, All };
    /// Does one piece; true: there is more.
    using Run = std::function<QFuture<Result<bool>>(Extent)>;

    explicit Housekeeping(Run run);

    void start(); ///< the link is up
    void stop();
    void onChanges(const std::vector<Change> &changes);
    void onManyCommits();

private:
    void want(Extent extent, std::chrono::milliseconds pause);
    void begin();
    void finish();

    const Run m_run;
    std::optional<Extent> m_wanted;
    std::optional<Extent> m_running;
    QFutureWatcher<Result<bool>> m_watcher;
    QElapsedTimer m_sinceEnd; ///< of the last piece
    QTimer m_next;
    QTimer m_every;
};

} // namespace itsm
