#include "services/api/event_streams.h"

#include "services/api/http_exchange.h"
#include "services/domain/json_text.h"
#include "services/wire/answers.h"
#include "services/wire/cursor.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto heartbeat = 15s;
constexpr auto goneCheck = 5s;

/// {"changes":[…]} with the cursor as its id.
QByteArray eventText(const std::vector<Change> &changes, const FeedCursor &cursor, WireDialect dialect)
{
    const QJsonValue data = inDialect(QJsonObject{{u"changes"_s, toJsonList(changes)}}, dialect);
    return "id: " + encodeFeedCursor(cursor).toLatin1() + "\nevent: changes\ndata: " + toJsonText(data) + "\n\n";
}

} // namespace

EventStreams::EventStreams(std::shared_ptr<Store> store, int most, QObject *parent)
    : QObject(parent)
    , m_most(most)
{
    const auto post = [this](auto function) {
        QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
    };
    m_hub = std::make_unique<FeedHub>(
        std::move(store),
        FeedHub::Events{
            .caughtUp = [=, this](quint64 id, const std::vector<Change> &changes,
                                  const FeedCursor &cursor) { post([=, this] { catchUp(id, changes, cursor); }); },
            .advanced = [=, this](TenantId tenant, const std::vector<Change> &changes,
                                  const FeedCursor &cursor) { post([=, this] { tell(tenant, changes, cursor); }); }});
    connect(&m_heart, &QTimer::timeout, this, &EventStreams::beat);
    m_heart.start(goneCheck);
}

EventStreams::~EventStreams()
{
    m_hub.reset();
}

void EventStreams::add(Subscriber subscriber)
{
    QMetaObject::invokeMethod(
        this, [this, subscriber = std::move(subscriber)] { insert(subscriber); }, Qt::QueuedConnection);
}

void EventStreams::insert(const Subscriber &subscriber)
{
    if (m_isEnding || !hasRoom()) {
        subscriber.exchange->finish(": no room\n\n");
        return;
    }
    const quint64 id = m_nextId++;
    m_subscribers.emplace(id, subscriber);
    m_count = int(m_subscribers.size());
    m_hub->join(id, subscriber.tenant, subscriber.from);
}

/// Also without changes: the client learns that it is subscribed, and from where.
void EventStreams::catchUp(quint64 id, const std::vector<Change> &changes, const FeedCursor &cursor)
{
    const auto found = m_subscribers.find(id);
    if (found == m_subscribers.end())
        return;
    found->second.isActive = true;
    offer(id, eventText(changes, cursor, found->second.dialect));
}

void EventStreams::tell(TenantId tenant, const std::vector<Change> &changes, const FeedCursor &cursor)
{
    std::array<QByteArray, 2> texts; // by dialect; the same bytes for all subscribers
    std::vector<quint64> listeners;
    for (const auto &[id, subscriber] : m_subscribers) {
        if (subscriber.isActive && subscriber.tenant == tenant)
            listeners.push_back(id);
    }
    for (const quint64 id : listeners) {
        const WireDialect dialect = m_subscribers.at(id).dialect;
        QByteArray &text = texts[static_cast<size_t>(dialect)];
        if (text.isEmpty())
            text = eventText(changes, cursor, dialect);
        offer(id, text);
    }
}

void EventStreams::offer(quint64 id, const QByteArray &event)
{
    HttpExchange &exchange = *m_subscribers.at(id).exchange;
    if (!exchange.offer(event))
        remove(id, exchange.isGone() ? QByteArray() : QByteArray(": too slow\n\n"));
}

void EventStreams::remove(quint64 id, const QByteArray &lastWords)
{
    const auto found = m_subscribers.find(id);
    if (found == m_subscribers.end())
        return;
    found->second.exchange->finish(lastWords);
    m_hub->leave(id, found->second.tenant);
    m_subscribers.erase(found);
    m_count = int(m_subscribers.size());
}

void EventStreams::beat()
{
    std::vector<quint64> ids;
    for (const auto &[id, subscriber] : m_subscribers)
        ids.push_back(id);
    const bool isBeat = ++m_ticks % (heartbeat / goneCheck) == 0;
    for (const quint64 id : ids) {
        if (m_subscribers.at(id).exchange->isGone())
            remove(id, {});
        else if (isBeat)
            offer(id, ": \n\n");
    }
}

std::vector<std::pair<quint64, QByteArray>> EventStreams::tokens() const
{
    std::vector<std::pair<quint64, QByteArray>> tokens;
    for (const auto &[id, subscriber] : m_subscribers)
        tokens.emplace_back(id, subscriber.token);
    return tokens;
}

void EventStreams::end(const std::vector<quint64> &subscribers)
{
    QMetaObject::invokeMethod(
        this,
        [this, subscribers] {
            for (const quint64 id : subscribers)
                remove(id, ": signed out\n\n");
        },
        Qt::QueuedConnection);
}

void EventStreams::interrupt()
{
    removeAll(": the database is away\n\n");
}

void EventStreams::endAll()
{
    m_isEnding = true;
    removeAll(": the server stops\n\n");
}

void EventStreams::removeAll(const QByteArray &lastWords)
{
    while (!m_subscribers.empty())
        remove(m_subscribers.begin()->first, lastWords);
}

} // namespace itsm
