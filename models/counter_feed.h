#pragma once

#include "models/read_age.h"
#include "services/backend/backend.h"
#include "services/runtime/burst_limit.h"
#include "services/runtime/clock.h"

#include <QElapsedTimer>
#include <QTimer>

namespace itsm {

/// The figures of the cards: read again when something changed, every two seconds while much does and soon after the
/// last change, and every minute because some of them depend on the time. Lives in the UI thread.
class CounterFeed : public QObject
{
    Q_OBJECT
public:
    CounterFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr);

    /// Starts, or reads again now.
    void refresh();
    /// The last figures that were read, or nothing yet.
    [[nodiscard]] const std::optional<IncidentCounters> &counters() const { return m_counters; }
    /// Until when they are known to be right.
    [[nodiscard]] OptionalInstant knownUntil() const { return m_age.knownUntil(m_backend.linkState()); }
    /// Why the last attempt failed; the figures shown are older then.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// The figures may be out of date: the link is lost or the last attempt failed.
    [[nodiscard]] bool isStale() const;
    /// Nothing that is known to have changed is still to be counted, or it cannot be for now.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    /// counters(), error() or isStale() changed.
    void updated();

private:
    void schedule();
    void load();

    Backend &m_backend;
    const Clock &m_clock;
    std::optional<IncidentCounters> m_counters;
    ReadAge m_age;
    std::optional<Error> m_error;
    bool m_isStarted = false;
    bool m_isLoading = false;
    bool m_isDirty = false;
    QElapsedTimer m_time;
    BurstLimit m_limit;
    BurstLimit m_quietLimit; ///< the same with a turn more, that is kept for the last change of a burst
    QTimer m_timer;
    QTimer m_quietTimer;
    QTimer m_minute;
};

} // namespace itsm
