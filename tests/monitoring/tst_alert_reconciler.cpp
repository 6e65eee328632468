#include "services/domain/json_text.h"
#include "services/monitoring/alert_reconciler.h"
#include "tests/desk/desk_world.h"
#include "tests/support/monitoring_stack.h"
#include "tests/support/test_program.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; ///< ms

/// Something that answers every request in one way.
class OddServer final : public QTcpServer
{
public:
    explicit OddServer(QByteArray answer)
    {
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket, answer] {
                ++requests;
                socket->readAll();
                socket->write(answer);
                if (!answer.isEmpty())
                    socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1"_s.arg(serverPort()); }
    int requests = 0;
};

QByteArray httpAnswer(const QByteArray &status, const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\nConnection: close\r\n" + fields + "\r\n" + body;
}

} // namespace

/// Pulling from a real Alertmanager, without any webhook: what it holds is our state.
class TestAlertReconciler : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    const quint16 m_port = freePort();
    ServerProcess m_alertmanager;
    AlertSource m_source;

    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_port); }
    Result<> startAlertmanager(const QByteArray &groupBy = "[]")
    {
        QFile config(m_folder.filePath(u"am.yml"_s));
        if (!config.open(QIODevice::WriteOnly))
            return fail(Error::Code::Unavailable, config.errorString());
        config.write("route: {receiver: itsm, group_by: " + groupBy +
                     ", routes: [{receiver: other, matchers: [for=\"others\"]}]}\n"
                     "receivers: [{name: itsm}, {name: other}]\n");
        config.close();
        return m_alertmanager.start(
            u"prometheus-alertmanager"_s,
            {u"--config.file="_s + config.fileName(), u"--storage.path="_s + m_folder.filePath(u"am"_s),
             u"--web.listen-address=127.0.0.1:%1"_s.arg(m_port), u"--cluster.listen-address="_s},
            m_port, m_folder.filePath(u"am.log"_s));
    }
    /// As Prometheus does.
    bool post(const QString &path, const QJsonValue &value)
    {
        QNetworkRequest request(QUrl(url() + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = m_network.post(request, toJsonText(value));
        QSignalSpy finished(reply, &QNetworkReply::finished);
        const bool isDone = reply->isFinished() || finished.wait(patience);
        reply->deleteLater();
        return isDone && reply->error() == QNetworkReply::NoError;
    }
    bool postAlert(const QString &name, std::chrono::seconds endsIn, const QString &receiver = {})
    {
        const Instant now = SystemClock::instance().now();
        QJsonObject labels{{u"alertname"_s, name}, {u"severity"_s, u"warning"_s}};
        if (!receiver.isEmpty())
            labels.insert(u"for"_s, receiver);
        return post(u"/api/v2/alerts"_s, QJsonArray{QJsonObject{{u"labels"_s, labels},
                                                                {u"startsAt"_s, toRfc3339(now - 60s)},
                                                                {u"endsAt"_s, toRfc3339(now + endsIn)}}});
    }
    void makeSource(const QString &pullUrl, const QJsonObject &mapping = {{u"settle_time"_s, u"1s"_s}})
    {
        NewSource input;
        input.name = u"alertmanager"_s;
        input.pullUrl = pullUrl;
        input.mapping = mapping;
        ITSM_UNWRAP(const SourceWithSecret made, m_world.desk.addSource(m_world.c(), m_world.admin, input));
        m_source = made.source;
    }
    [[nodiscard]] std::unique_ptr<AlertReconciler> startReconciler(std::chrono::milliseconds timeout = 10s) const
    {
        auto reconciler =
            std::make_unique<AlertReconciler>(m_world.store, SystemClock::instance(),
                                              AlertReconciler::Options{.interval = 300ms, .requestTimeout = timeout});
        reconciler->start();
        return reconciler;
    }
    /// Open incidents of the title.
    [[nodiscard]] qint64 open(const QString &title)
    {
        IncidentQuery query;
        const auto page = m_world.desk.incidents(m_world.c(), m_world.agent, query, PageStart::at(0), 100);
        if (!page)
            return -1;
        return std::ranges::count_if(page->rows, [&title](const IncidentSummary &row) {
            return row.title == title && isOpen(row.status.value());
        });
    }
    [[nodiscard]] qint64 all() { return m_world.number(u"SELECT count(*) FROM incidents WHERE tenant_id = ?"_s); }
    [[nodiscard]] qint64 seenAt()
    {
        const auto sources = m_world.desk.sources(m_world.c(), m_world.admin);
        return sources && sources->front().lastSeenAt ? toMicros(*sources->front().lastSeenAt) : 0;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
    }
    void cleanup()
    {
        m_alertmanager.kill();
        QDir(m_folder.filePath(u"am"_s)).removeRecursively();
        // Sources of earlier tests would be pulled as well.
        const auto sources = m_world.desk.sources(m_world.c(), m_world.admin);
        for (const AlertSource &source : sources.value_or(std::vector<AlertSource>()))
            ITSM_VERIFY(m_world.desk.removeSource(m_world.c(), m_world.admin, source.id));
    }

    void followsTheAlertmanager()
    {
        ITSM_VERIFY(startAlertmanager());
        makeSource(url());
        const auto reconciler = startReconciler();
        QVERIFY(postAlert(u"DiskFull"_s, 600s));
        QTRY_COMPARE_WITH_TIMEOUT(open(u"DiskFull"_s), 1, patience);
        QVERIFY(postAlert(u"DiskFull"_s, -1s)); // it has ended, and nobody tells us
        QTRY_COMPARE_WITH_TIMEOUT(open(u"DiskFull"_s), 0, patience);
        QVERIFY(postAlert(u"DiskFull"_s, 600s));
        QTRY_COMPARE_WITH_TIMEOUT(open(u"DiskFull"_s), 1, patience);
        QCOMPARE(all(), 1); // the same incident, opened again
    }

    void groupsAreThoseOfTheAlertmanager()
    {
        ITSM_VERIFY(startAlertmanager("[severity]"));
        makeSource(url());
        QVERIFY(postAlert(u"DiskFull"_s, 600s));
        QVERIFY(postAlert(u"LoadHigh"_s, 600s));
        QTest::qWait(500); // its groups come a moment after its alerts
        const auto reconciler = startReconciler();
        QTRY_COMPARE_WITH_TIMEOUT(open(u"warning"_s), 1, patience); // what they agree in
        QVERIFY(postAlert(u"Third"_s, 600s));
        QTRY_COMPARE_WITH_TIMEOUT(m_world.number(u"SELECT count(*) FROM incident_alerts WHERE tenant_id = ?"_s), 3,
                                  patience);
        QCOMPARE(all(), 1);
    }

    void aKilledAlertmanagerEndsNothing()
    {
        ITSM_VERIFY(startAlertmanager());
        makeSource(url(), {{u"settle_time"_s, u"4s"_s}});
        const auto reconciler = startReconciler();
        QVERIFY(postAlert(u"StillFiring"_s, 600s));
        QVERIFY(postAlert(u"EndsUnseen"_s, 600s));
        QTRY_COMPARE_WITH_TIMEOUT(open(u"StillFiring"_s) + open(u"EndsUnseen"_s), 2, patience);
        QTest::qWait(4'000); // it is settled now
        m_alertmanager.kill();
        QTest::qWait(1'000);
        QCOMPARE(open(u"StillFiring"_s), 1);
        // It knows nothing when it comes back, until Prometheus has told it again.
        ITSM_VERIFY(startAlertmanager());
        const qint64 before = seenAt();
        QTRY_VERIFY_WITH_TIMEOUT(seenAt() > before, patience);
        QCOMPARE(open(u"StillFiring"_s), 1);
        QCOMPARE(open(u"EndsUnseen"_s), 1);
        QVERIFY(postAlert(u"StillFiring"_s, 600s));
        QTRY_COMPARE_WITH_TIMEOUT(open(u"EndsUnseen"_s), 0, patience);
        QCOMPARE(open(u"StillFiring"_s), 1);
        QCOMPARE(all(), 2);
    }

    void silencedAlertsAndThoseOfOthers()
    {
        ITSM_VERIFY(startAlertmanager());
        makeSource(url(), {{u"settle_time"_s, u"1s"_s}, {u"receiver"_s, u"itsm"_s}});
        const auto reconciler = startReconciler();
        QVERIFY(postAlert(u"Noisy"_s, 600s));
        QVERIFY(postAlert(u"Theirs"_s, 600s, u"others"_s));
        QTRY_COMPARE_WITH_TIMEOUT(open(u"Noisy"_s), 1, patience);
        const Instant now = SystemClock::instance().now();
        const auto silence = [&](const QString &name) {
            return post(u"/api/v2/silences"_s,
                        QJsonObject{{u"matchers"_s,
                                     QJsonArray{QJsonObject{
                                         {u"name"_s, u"alertname"_s}, {u"value"_s, name}, {u"isRegex"_s, false}}}},
                                    {u"startsAt"_s, toRfc3339(now)},
                                    {u"endsAt"_s, toRfc3339(now + 600s)},
                                    {u"createdBy"_s, u"test"_s},
                                    {u"comment"_s, u"test"_s}});
        };
        QVERIFY(silence(u"Noisy"_s));
        QVERIFY(silence(u"Quiet"_s));
        QVERIFY(postAlert(u"Quiet"_s, 600s));
        QVERIFY(postAlert(u"Other"_s, 600s));
        QTRY_COMPARE_WITH_TIMEOUT(open(u"Other"_s), 1, patience); // a pull behind the silences
        QCOMPARE(open(u"Noisy"_s), 1);
        QCOMPARE(open(u"Quiet"_s), 0);
        QCOMPARE(open(u"Theirs"_s), 0);
    }

    void oddAnswersChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("hangs") << QByteArray();
        QTest::newRow("error") << httpAnswer("500 Internal Server Error", "[]");
        QTest::newRow("no JSON") << httpAnswer("200 OK", "<html>");
        QTest::newRow("another JSON") << httpAnswer("200 OK", "{}");
        QTest::newRow("redirect elsewhere") << httpAnswer("302 Found", "", "Location: http://127.0.0.1:1/\r\n");
        QTest::newRow("empty list for everything") << httpAnswer("200 OK", "[]");
        QTest::newRow("breaks off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        QTest::newRow("too large") << httpAnswer("200 OK", QByteArray((32 << 20) + 1, ' '));
    }
    void oddAnswersChangeNothing()
    {
        QFETCH(QByteArray, answer);
        OddServer server(answer);
        makeSource(server.url());
        SignalBatch batch;
        Signal signal;
        signal.fingerprint = u"f"_s;
        signal.name = u"Known"_s;
        batch.alerts = {signal};
        ITSM_VERIFY(m_world.desk.ingest(m_world.c(), m_source, batch));
        const qint64 before = seenAt();
        const auto reconciler = startReconciler(500ms);
        QTRY_VERIFY_WITH_TIMEOUT(server.requests >= 2, patience); // it goes on asking
        QCOMPARE(open(u"Known"_s), 1);
        QCOMPARE(all(), 1);
        QCOMPARE(seenAt(), before);
    }

    void silenceOfASourceThatIsNotAsked()
    {
        NewSource input;
        input.name = u"relay"_s;
        input.kind = SourceKind::Generic;
        input.heartbeat = 10s;
        m_world.clock.set(SystemClock::instance().now() - 1h);
        ITSM_VERIFY(m_world.desk.addSource(m_world.c(), m_world.admin, input));
        const auto reconciler = startReconciler();
        QTRY_COMPARE_WITH_TIMEOUT(all(), 1, patience);
        QTest::qWait(700);
        QCOMPARE(all(), 1);
    }
};

ITSM_TEST(TestAlertReconciler)
#include "tst_alert_reconciler.moc"
