#pragma once

#include "models/read_age.h"
#include "services/backend/backend.h"
#include "services/runtime/clock.h"

#include <QTimer>

namespace itsm {

/// Follows one incident for a detail view. Shows the last one until the next is here; drops answers nobody waits for
/// any more. Lives in the UI thread.
class DetailFeed : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        None,    ///< no incident is followed
        Loading, ///< the incident asked for is under way; detail() may still be that of another one
        Ready,
        Stale,   ///< detail() is that of the incident, but cannot be brought up to date: see error()
        Failed,  ///< there is no detail of this incident: see error()
        Deleted, ///< it does not exist any more, or was deleted; detail() is the last that was seen
    };
    Q_ENUM(State)

    DetailFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr);

    /// Follows another incident, or none. Waits for 30 ms of rest first, so that walking through a list asks for the
    /// last row alone.
    void setIncident(IncidentId id);
    [[nodiscard]] IncidentId incident() const { return m_id; }
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// What to show: nothing before the first answer. Its id says of which incident.
    [[nodiscard]] const std::optional<IncidentDetail> &detail() const { return m_detail; }
    /// Until when that is known to be right.
    [[nodiscard]] OptionalInstant knownUntil() const { return m_age.knownUntil(m_backend.linkState()); }

    /// Asks for the impact figures of the incident, now and after each change of it, until another one is followed.
    void requestImpact();
    [[nodiscard]] const std::optional<Result<ImpactFigures>> &impact() const { return m_impact; }

Q_SIGNALS:
    void stateChanged();
    void detailChanged();
    void impactChanged();

private:
    void load();
    void loadImpact();
    void onLinkState(const LinkState &link);
    void onDetail(Result<IncidentDetail> detail);
    void onChanged(const std::vector<Change> &changes);
    void setState(State state, std::optional<Error> error = {});

    Backend &m_backend;
    const Clock &m_clock;
    IncidentId m_id;
    State m_state = State::None;
    std::optional<Error> m_error;
    std::optional<IncidentDetail> m_detail;
    std::optional<Result<ImpactFigures>> m_impact;
    bool m_wantsImpact = false;
    quint64 m_number = 0;
    quint64 m_impactNumber = 0;
    bool m_isLoading = false;
    bool m_isDirty = false; ///< it changed while it was read
    ReadAge m_age;
    QFuture<Result<IncidentDetail>> m_future;
    QTimer m_timer;
    QTimer m_impactTimer;
};

} // namespace itsm
