#pragma once

#include "services/backend/backend.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace itsm {

/// Looks for incidents that become critical while the console runs: new ones, and known ones whose severity rises. What
/// was critical before is not reported.
class CriticalWatch : public QObject
{
    Q_OBJECT
public:
    /// What comes within this time is looked at together.
    static constexpr std::chrono::milliseconds gatherTime{1'000};

    /// Begins at once. Both outlive it.
    CriticalWatch(Backend &backend, const Clock &clock, QObject *parent = nullptr);

Q_SIGNALS:
    void becameCritical(const std::vector<itsm::IncidentSummary> &incidents);
    /// One that was reported is critical and open no more, or somebody has taken it on.
    void settled(itsm::IncidentId id);

private:
    void readKnown();
    void onChanged(const std::vector<Change> &changes);
    void look();
    void take(const std::vector<MatchedIncident> &found);

    Backend &m_backend;
    const Instant m_begin;
    QSet<IncidentId> m_critical; ///< known to be
    QSet<IncidentId> m_changed;  ///< to be looked at
    bool m_isKnown = false;      ///< what was critical at the beginning has been read
    bool m_isLooking = false;
    bool m_wantsAll = false; ///< after a gap: whatever has come since the beginning
    QTimer m_timer;
};

} // namespace itsm
