#pragma once

#include "services/backend/backend.h"
#include "services/backend/event_stream.h"

namespace itsm {

/// Brings the link of a RestBackend up and keeps it: takes a place in the change feed before anything is read, follows
/// the feed from there, and holds up requests while there is no server. Lives in the UI thread.
class RestLink : public QObject
{
    Q_OBJECT
public:
    RestLink(RestClient &client, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const LinkState &state() const { return m_state; }
    /// Looks at once, after a new sign-in.
    void retry();

Q_SIGNALS:
    void changed(const std::vector<itsm::Change> &changes);
    void stateChanged();

private:
    void takePlace();
    void placeTaken(const Result<QJsonValue> &data);
    void setState(LinkState::State state, const QString &reason = {});
    void onLive();
    void onLost(const Error &error);

    RestClient &m_client;
    const Clock &m_clock;
    EventStream m_stream;
    LinkState m_state;
    QTimer m_placeRetry;
    int m_placeFailures = 0;
    bool m_hasPlace = false;
    bool m_wasLost = false; ///< views were told errors, so they have to read all again
};

} // namespace itsm
