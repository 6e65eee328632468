#pragma once

#include "services/backend/event_stream_parser.h"
#include "services/backend/rest_client.h"
#include "services/storage/store.h"

namespace itsm {

/// Follows the server's change feed. After a gap it goes on where it stopped, by the id of the last event; where the
/// server no longer knows that place, everything counts as changed. Tries again with back-off and jitter up to 5 s. A
/// stream on which nothing has come for 40 s, not even the heartbeat, is a lost one. Lives in the UI thread.
class EventStream : public QObject
{
    Q_OBJECT
public:
    explicit EventStream(RestClient &client, QObject *parent = nullptr);

    /// Begins behind the cursor, or at the end of the feed.
    void start(const QString &cursor);
    void stop();
    /// Up to where the changes were told.
    [[nodiscard]] const QString &cursor() const { return m_cursor; }

Q_SIGNALS:
    /// The server tells changes from now on.
    void live();
    /// The stream has ended, and the first attempt to open it again has failed as well; more follow.
    void lost(const itsm::Error &error);
    void changed(const std::vector<itsm::Change> &changes);
    /// Something has come: what was told is complete up to now.
    void confirmed();

private:
    void open();
    void take(const QByteArray &bytes);
    void takeEvent(const EventStreamParser::Event &event);
    void ended(QNetworkReply *reply, const Secret &token);
    void failed(const Error &error);

    RestClient &m_client;
    QNetworkAccessManager *m_network; ///< of its own: a stream occupies one of six connections for ever
    QPointer<QNetworkReply> m_reply;
    EventStreamParser m_parser;
    QString m_cursor;
    QTimer m_retry;
    QTimer m_silence;
    int m_failures = 0;
    bool m_isStopped = true;
    bool m_isLive = false;
    bool m_hasGap = false; ///< it was opened without a place
};

} // namespace itsm
