#include "tests/support/postgres_server.h"
#include "tests/support/slow_proxy.h"
#include "tests/support/test_program.h"
#include "tests/system/alert_fixture.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace itsm;

/// Goal L3: a real Alertmanager sends to an `itsmd serve` that cannot keep up. Each answer is one after which it tries
/// again, and in the end it and the database hold the same alerts.
class TestAlertOverload : public QObject, AlertFixture
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "900000"); }

    static constexpr int groups = 40; ///< each is a message
    static constexpr int largeAlerts = 280;
    static constexpr qsizetype largeText = 100'000; ///< of each of them; the message is just below the limit
    static constexpr int most = 240'000;            ///< ms, until everything is in

    std::unique_ptr<SlowProxy> m_proxy;
    std::unique_ptr<MonitoringStack> m_stack;
    int m_sent = 0;

    Result<> startSmallServer()
    {
        const QString config =
            write(u"small.yaml"_s, "database: {url: '" + m_proxy->url().toUtf8() +
                                       "'}\nserver:\n  listen: 127.0.0.1:" + QByteArray::number(m_port) +
                                       "\n  workers: 2\n  queue: 16\n  webhook_rate: 5\n"
                                       "  max_connections_per_address: 24\n");
        return m_server.start(program(), {u"--config"_s, config, u"serve"_s, u"--insecure"_s}, m_port,
                              m_folder.filePath(u"serve.log"_s), environment());
    }
    QByteArray request(const QByteArray &method, const QString &url, const QByteArray &body = {})
    {
        QNetworkRequest what{QUrl(url)};
        what.setRawHeader("Content-Type", "application/json");
        QNetworkReply *reply = m_network.sendCustomRequest(what, method, body);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(patience);
        const QByteArray answer = reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray();
        reply->deleteLater();
        return answer;
    }
    /// The values of a metric, whatever its labels, added up.
    double metric(const QString &url, const QByteArray &name)
    {
        double sum = 0;
        for (const QByteArray &line : request("GET", url).split('\n'))
            if (line.startsWith(name))
                sum += line.sliced(line.lastIndexOf(' ') + 1).toDouble();
        return sum;
    }

    /// Alerts from `first` on, which are firing or have ended.
    void give(int first, int count, bool isFiring, const QString &group = {}, qsizetype text = 10)
    {
        QJsonArray alerts;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = first; i < first + count; ++i)
            alerts.append(QJsonObject{
                {u"labels"_s, QJsonObject{{u"alertname"_s, group.isEmpty() ? u"Group%1"_s.arg(i % groups) : group},
                                          {u"instance"_s, u"host-%1"_s.arg(i)},
                                          {u"severity"_s, u"warning"_s}}},
                {u"annotations"_s, QJsonObject{{u"description"_s, QString(text, u'x')}}},
                {u"startsAt"_s, now.addSecs(-60).toString(Qt::ISODateWithMs)},
                {u"endsAt"_s, (isFiring ? now.addSecs(3'600) : now).toString(Qt::ISODateWithMs)}});
        request("POST", m_stack->alertmanagerUrl() + u"/api/v2/alerts"_s,
                QJsonDocument(alerts).toJson(QJsonDocument::Compact));
    }
    /// Some more in each group.
    void giveMore(int perGroup)
    {
        give(m_sent, perGroup * groups, true);
        m_sent += perGroup * groups;
    }

    [[nodiscard]] QSet<QString> heldByAlertmanager()
    {
        QSet<QString> held;
        const QByteArray text = request("GET", m_stack->alertmanagerUrl() + u"/api/v2/alerts"_s);
        for (const auto &alert : QJsonDocument::fromJson(text).array())
            held.insert(alert.toObject().value("fingerprint"_L1).toString());
        return held;
    }
    [[nodiscard]] QSet<QString> fingerprints(const QString &condition)
    {
        const auto found =
            queryAll<QString>(*m_connection, u"SELECT fingerprint FROM alert_signals WHERE "_s + condition, {},
                              [](const Row &row) { return row.text(0); });
        return found ? QSet<QString>(found->begin(), found->end()) : QSet<QString>{u"?"_s};
    }
    /// What the Alertmanager was answered when it was not 200.
    [[nodiscard]] QMap<QString, int> refusals() const
    {
        static const QRegularExpression code(u"unexpected status code ([0-9]+)"_s);
        QMap<QString, int> codes;
        for (auto each = code.globalMatch(QString::fromUtf8(m_stack->alertmanagerLog())); each.hasNext();)
            ++codes[each.next().captured(1)];
        return codes;
    }

private Q_SLOTS:
    void init()
    {
        ITSM_VERIFY(begin(Dialect::PostgreSql));
        m_server.terminate();
        ITSM_UNWRAP(m_proxy, SlowProxy::start(m_database->url().path()));
        ITSM_VERIFY(startSmallServer());
        m_stack = std::make_unique<MonitoringStack>(webhook(), addSource(u"prometheus"_s));
        ITSM_VERIFY(m_stack->startAlertmanager());
    }
    void cleanup()
    {
        m_stack.reset();
        end();
        m_proxy.reset();
    }

    void nothingIsDropped()
    {
        giveMore(5); // more messages at once than its rate
        QTRY_VERIFY_WITH_TIMEOUT(!fingerprints(u"true"_s).isEmpty(), patience);
        {
            // Somebody else holds the source: its messages fill their share of the queue.
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_connection));
            ITSM_VERIFY(m_connection->executeScript(u"SELECT FROM alert_sources FOR UPDATE"_s));
            giveMore(5);
            QTest::qWait(4'000);
        }
        m_proxy->setDelay(100ms);
        giveMore(5);
        QTest::qWait(3'000);
        m_proxy->setFrozen(true);
        giveMore(5);
        QTest::qWait(7'000);
        m_proxy->setFrozen(false);
        m_proxy->setDelay(0ms);

        ITSM_UNWRAP(PostgresServer * postgres, PostgresServer::shared());
        giveMore(5);
        QTest::qWait(1'000);
        postgres->stop(PostgresServer::Stop::Immediate);
        QTest::qWait(4'000);
        ITSM_VERIFY(postgres->start());
        ITSM_UNWRAP(m_connection, m_store->connect(Connection::Access::Write));

        // More connections than it takes, which all want something.
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        giveMore(5);
        for (int i = 0; i < 120; ++i) {
            auto &socket = crowd.emplace_back(std::make_unique<QTcpSocket>());
            socket->connectToHost(u"127.0.0.1"_s, m_port);
            socket->write("POST /api/v1/alerts/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n[");
            QTest::qWait(25);
        }
        crowd.clear();

        // The largest message that is taken; the server's machine stands still while it comes.
        ::kill(m_server.pid(), SIGSTOP);
        give(0, largeAlerts, true, u"Large"_s, largeText);
        QTest::qWait(8'000);
        ::kill(m_server.pid(), SIGCONT);

        const auto isSame = [this] { return heldByAlertmanager() == fingerprints(u"state = 'firing'"_s); };
        const int all = m_sent + largeAlerts;
        QTRY_VERIFY2_WITH_TIMEOUT(fingerprints(u"true"_s).size() == all, m_stack->logs().constData(), most);
        QCOMPARE(heldByAlertmanager().size(), all);
        QVERIFY(isSame());

        // All of them end while the database is slow.
        m_proxy->setDelay(100ms);
        give(0, m_sent, false);
        give(0, largeAlerts, false, u"Large"_s, largeText);
        QTest::qWait(5'000);
        m_proxy->setDelay(0ms);
        QTRY_VERIFY2_WITH_TIMEOUT(fingerprints(u"state = 'firing'"_s).isEmpty(), m_stack->logs().constData(), most);
        QTRY_VERIFY_WITH_TIMEOUT(isSame(), patience);
        const auto count = [this](const QString &table) {
            const auto found = queryOne<qint64>(*m_connection, u"SELECT count(*) FROM "_s + table, {},
                                                [](const Row &row) { return row.integer(0); });
            return found ? found->value_or(-1) : -1;
        };
        QCOMPARE(count(u"incident_alerts"_s), qint64(all));  // each began once
        QCOMPARE(count(u"incidents"_s), qint64{groups + 1}); // each group opened one, once
        QCOMPARE(fingerprints(u"true"_s).size(), all);

        // It was too much, and nothing was refused for good.
        const QMap<QString, int> codes = refusals();
        QVERIFY2(codes.size() == 1 && codes.value(u"503"_s) > 20, qPrintable(codes.keys().join(u' ')));
        QVERIFY(!m_stack->alertmanagerLog().contains("unrecoverable"));
        const QString metrics = m_stack->alertmanagerUrl() + u"/metrics"_s;
        const auto ofWebhook = [&](const char *name) {
            return qint64(metric(metrics, QByteArray(name) + "{integration=\"webhook\"}"));
        };
        qInfo(
            "%d alerts; the Alertmanager sent %lld messages, of which %lld were given up until the next flush, in %lld "
            "requests, of which %lld failed, %d with 503",
            all, ofWebhook("alertmanager_notifications_total"), ofWebhook("alertmanager_notifications_failed_total"),
            ofWebhook("alertmanager_notification_requests_total"),
            ofWebhook("alertmanager_notification_requests_failed_total"), codes.value(u"503"_s));
    }
};

ITSM_TEST(TestAlertOverload)

#include "tst_alert_overload.moc"
