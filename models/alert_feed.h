#pragma once

#include "services/backend/backend.h"
#include "services/runtime/clock.h"

#include <QSet>
#include <QTimer>

namespace itsm {

/// The alerts of a scope, held whole and kept up to date: what changed is read again by id, at most ten times a second.
/// Lives in the UI thread.
class AlertFeed : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Loading,
        Ready,
        Stale,  ///< shown, but the link is lost or the last attempt failed
        Failed, ///< nothing was ever read
    };

    AlertFeed(Backend &backend, const Clock &clock, QObject *parent = nullptr);

    /// Reads another scope; what is shown goes.
    void setScope(const AlertScope &scope);
    /// setScope() was called: until then nothing is read.
    [[nodiscard]] bool isStarted() const { return m_isStarted; }
    /// Reads everything again; what is shown stays meanwhile.
    void refresh();

    [[nodiscard]] const QHash<AlertId, Alert> &alerts() const { return m_alerts; }
    /// There are older alerts than those that were read.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] State state() const;
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// When the last successful reading was asked for.
    [[nodiscard]] OptionalInstant readAt() const { return m_readAt; }

Q_SIGNALS:
    void alertsChanged();
    void stateChanged();

private:
    void onChanged(const std::vector<Change> &changes);
    void load();
    void loadChanged();
    void take(const std::vector<Alert> &alerts, const QSet<AlertId> &asked);
    void setError(const Error &error);

    Backend &m_backend;
    const Clock &m_clock;
    AlertScope m_scope;
    QHash<AlertId, Alert> m_alerts;
    bool m_isCut = false;
    bool m_isStarted = false;
    bool m_wasRead = false;
    OptionalInstant m_readAt;
    std::optional<Error> m_error;
    QSet<AlertId> m_changed;    ///< to be read again
    bool m_isWholeDirty = true; ///< everything is to be read again
    bool m_isLoading = false;
    quint64 m_number = 0; ///< of the reading under way; answers of older ones are dropped
    QTimer m_timer;
};

} // namespace itsm
