#pragma once

#include "services/storage/change_feed.h"
#include "services/wire/cursor.h"
#include "tests/system/server_cluster.h"

#include <QJsonArray>
#include <QSet>
#include <QUuid>
#include <mutex>
#include <thread>

namespace itsm {

/// Clients of several servers that write incidents and send alerts until they are taken, going from server to server,
/// and for each server somebody who follows its event stream, at another one while that is away. At the end there is a
/// ledger of what was promised to them.
class ClusterLoad
{
public:
    /// `secret` is that of a source of alerts.
    ClusterLoad(ServerCluster &cluster, size_t servers, QByteArray secret)
        : m_cluster(cluster)
        , m_servers(servers)
        , m_secret(std::move(secret))
        , m_told(servers)
    {
    }
    ~ClusterLoad()
    {
        m_isOver = true;
        for (std::thread &client : m_clients)
            client.join();
    }
    Q_DISABLE_COPY_MOVE(ClusterLoad)

    Result<> start()
    {
        ITSM_TRY_ASSIGN(const FeedCursor begin, feedEnd(*m_cluster.connection, m_cluster.person.tenant));
        for (size_t n = 0; n < writers; ++n)
            m_clients.emplace_back([this, n] { write(n); });
        m_clients.emplace_back([this] { sendAlerts(); });
        for (size_t n = 0; n < m_servers; ++n)
            m_clients.emplace_back([this, n, cursor = encodeFeedCursor(begin).toLatin1()] { follow(n, cursor); });
        return {};
    }
    /// Lets what is under way come to its end, streams included.
    void stop()
    {
        m_isOver = true;
        for (std::thread &client : m_clients)
            client.join();
        m_clients.clear();
    }
    /// So many writes were promised to be kept so far.
    [[nodiscard]] qsizetype taken() const
    {
        const std::lock_guard lock(m_mutex);
        return m_titles.size() + m_alerts.size();
    }
    /// So many incidents were told so far to who follows this server.
    [[nodiscard]] qsizetype told(size_t server) const
    {
        const std::lock_guard lock(m_mutex);
        return m_told[server].size();
    }
    [[nodiscard]] qint64 repeats() const { return m_repeats; }

    /// What is not as it was promised, of a load that has been stopped.
    Result<QStringList> complaints()
    {
        QStringList found;
        if (m_refused > 0)
            found += QStringLiteral("%1 requests refused").arg(m_refused);
        ITSM_TRY(compare(QStringLiteral("SELECT title, count(*) FROM incidents WHERE source <> 'monitoring'"
                                        " GROUP BY title"),
                         m_titles, found));
        ITSM_TRY(compare(QStringLiteral("SELECT alert_name, count(*) FROM incident_alerts GROUP BY alert_name"),
                         m_alerts, found));
        ITSM_TRY(m_cluster.connection->query(QStringLiteral("SELECT id FROM incidents"), {}, [&](const Row &row) {
            for (size_t server = 0; server < m_servers; ++server) {
                if (!m_told[server].contains(row.integer(0)))
                    found += QStringLiteral("stream %1 has not told of %2").arg(server).arg(row.integer(0));
            }
            return true;
        }));
        return found;
    }

private:
    static constexpr size_t writers = 3;

    Result<> compare(const QString &sql, const QStringList &promised, QStringList &found)
    {
        QHash<QString, qint64> counts;
        ITSM_TRY(m_cluster.connection->query(sql, {}, [&](const Row &row) {
            counts.insert(row.text(0), row.integer(1));
            return true;
        }));
        if (counts.size() != promised.size())
            found += QStringLiteral("%1 kept of %2").arg(counts.size()).arg(promised.size());
        for (const QString &name : promised) {
            if (counts.value(name) != 1)
                found += QStringLiteral("%1: %2 times").arg(name).arg(counts.value(name));
        }
        return {};
    }
    void writeUntilTaken(size_t first, const QByteArray &target, const QByteArray &body, const QByteArray &fields)
    {
        for (size_t attempt = first;; ++attempt) {
            const HttpReply reply = m_cluster.ask(attempt % m_servers, "POST", target, body, fields);
            if (reply.status == 200 || reply.status == 201)
                return;
            if (reply.status != 0 && reply.status != 503) {
                qWarning("%d %s", reply.status, reply.body.constData());
                ++m_refused;
                return;
            }
            ++m_repeats;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    void write(size_t client)
    {
        for (size_t i = 0; !m_isOver; ++i) {
            const QString title = QStringLiteral("client %1, number %2").arg(client).arg(i);
            const QByteArray key = "Idempotency-Key: " + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
            writeUntilTaken(client + i, "/api/v1/incidents", "{\"title\":\"" + title.toUtf8() + "\"}", key + "\r\n");
            const std::lock_guard lock(m_mutex);
            m_titles += title;
        }
    }
    void sendAlerts()
    {
        const QByteArray secret = ServerCluster::bearer(m_secret);
        for (size_t i = 0; !m_isOver; ++i) {
            const QString name = QStringLiteral("Alert%1").arg(i);
            const QByteArray body =
                R"({"version":"4","status":"firing","receiver":"itsm","groupKey":"{}","alerts":[)"
                R"({"status":"firing","startsAt":"2026-01-01T00:00:00Z","endsAt":"0001-01-01T00:00:00Z",)"
                R"("labels":{"alertname":")" +
                name.toUtf8() + R"(","severity":"warning"},"annotations":{},"fingerprint":"f)" + QByteArray::number(i) +
                "\"}]}";
            writeUntilTaken(i, "/api/v1/alerts/webhook", body, secret);
            const std::lock_guard lock(m_mutex);
            m_alerts += name;
        }
    }
    void follow(size_t server, QByteArray cursor)
    {
        for (size_t at = server; !m_isOver; ++at)
            hear(at % m_servers, server, cursor);
        hear(server, server, cursor); // what was still on its way
    }
    /// Follows the event stream of a server until that goes, or until nothing comes any more after the end.
    void hear(size_t at, size_t server, QByteArray &cursor)
    {
        HttpClient client(m_cluster.port(at));
        client.write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n" + ServerCluster::bearer(m_cluster.token) +
                     "Last-Event-ID: " + cursor + "\r\n\r\n");
        if (!client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200")) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return;
        }
        for (;;) {
            const QByteArray event = client.readUntil("\n\n", 1'000);
            if (event.isNull() && (m_isOver || client.socket().state() != QAbstractSocket::ConnectedState))
                return;
            const qsizetype id = event.indexOf("id: ");
            const qsizetype data = event.indexOf("data: ");
            if (id < 0 || data < 0)
                continue;
            const auto json = parseJson(event.sliced(data + 6));
            if (!json)
                continue;
            cursor = event.sliced(id + 4, event.indexOf('\n', id) - id - 4);
            const std::lock_guard lock(m_mutex);
            for (const QJsonValue &change : (*json)[QLatin1StringView("changes")].toArray()) {
                if (change[QLatin1StringView("entity")].toString() == QLatin1StringView("incident"))
                    m_told[server].insert(change[QLatin1StringView("id")].toInteger());
            }
        }
    }

    ServerCluster &m_cluster;
    const size_t m_servers;
    const QByteArray m_secret;
    std::vector<std::thread> m_clients;
    std::atomic<bool> m_isOver = false;
    std::atomic<qint64> m_repeats = 0;
    std::atomic<int> m_refused = 0;
    mutable std::mutex m_mutex;
    QStringList m_titles; ///< guarded by the mutex, like what follows
    QStringList m_alerts;
    std::vector<QSet<qint64>> m_told; ///< incidents, for each server's follower
};

} // namespace itsm
