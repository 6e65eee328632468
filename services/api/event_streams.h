#pragma once

#include "services/api/feed_hub.h"
#include "services/wire/dialect.h"

#include <QObject>
#include <QTimer>
#include <unordered_map>

namespace itsm {

class HttpExchange;

/// The subscribers of the change feed as server-sent events. Each event has a cursor as its id, with which a client
/// goes on where it was. Lives in the thread of the HTTP server.
class EventStreams final : public QObject
{
    Q_OBJECT
public:
    EventStreams(std::shared_ptr<Store> store, int most, QObject *parent = nullptr);
    ~EventStreams() override;

    struct Subscriber
    {
        std::shared_ptr<HttpExchange> exchange;
        TenantId tenant;
        WireDialect dialect = WireDialect::V1;
        std::optional<FeedCursor> from;
        QByteArray token; ///< whose validity is looked at again now and then
        bool isActive = false;
    };
    /// Thread-safe. The exchange must have begun its answer.
    void add(Subscriber subscriber);
    [[nodiscard]] bool hasRoom() const { return m_count < m_most; } ///< thread-safe
    [[nodiscard]] int count() const { return m_count; }             ///< thread-safe

    /// There may be something to tell them. Thread-safe.
    void nudge() { m_hub->nudge(); }

    /// The tokens of all subscribers by their numbers.
    [[nodiscard]] std::vector<std::pair<quint64, QByteArray>> tokens() const;
    /// Ends these. Thread-safe.
    void end(const std::vector<quint64> &subscribers);
    /// Ends all of them; who comes again goes on where he was.
    void interrupt();
    /// Ends all of them; none is taken afterwards.
    void endAll();

private:
    void insert(const Subscriber &subscriber);
    void catchUp(quint64 id, const std::vector<Change> &changes, const FeedCursor &cursor);
    void tell(TenantId tenant, const std::vector<Change> &changes, const FeedCursor &cursor);
    void beat();
    void offer(quint64 id, const QByteArray &event);
    void remove(quint64 id, const QByteArray &lastWords);
    void removeAll(const QByteArray &lastWords);

    const int m_most;
    std::unordered_map<quint64, Subscriber> m_subscribers;
    quint64 m_nextId = 1;
    std::atomic<int> m_count = 0;
    bool m_isEnding = false;
    int m_ticks = 0;
    QTimer m_heart;
    std::unique_ptr<FeedHub> m_hub;
};

} // namespace itsm
