#include "services/desk/desk.h"
#include "services/desk/provision.h"
#include "tests/support/monitoring_stack.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/system/itsmd_folder.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

constexpr int patience = 40'000; ///< ms
/// What an operator is promised: so long after whatever was killed is back, the state is that of Prometheus.
constexpr int promised = 90'000;

struct Answer
{
    int status = 0;
    QByteArray body;
    QHash<QByteArray, QByteArray> fields;
};

} // namespace

/// From a metric to an incident and back: the real node exporter, Prometheus, Alertmanager and `itsmd serve`, with
/// parts of the chain killed in between.
class TestAlertIntake : public QObject, ItsmdFolder
{
    Q_OBJECT
private:
    std::unique_ptr<TempDatabase> m_database;
    std::shared_ptr<Store> m_store;
    std::unique_ptr<Connection> m_connection;
    const ServiceDesk m_desk{SystemClock::instance()};
    Actor m_actor;
    quint16 m_port = 0;
    ServerProcess m_server;
    QNetworkAccessManager m_network;

    Result<> startServer()
    {
        QStringList arguments{u"--database"_s, urlText(m_database->url()), u"serve"_s, u"--listen"_s,
                              u"127.0.0.1:%1"_s.arg(m_port)};
        if (m_database->url().dialect() == Dialect::PostgreSql)
            arguments += u"--insecure"_s; // the test's login is a superuser
        return m_server.start(program(), arguments, m_port, m_folder.filePath(u"serve.log"_s), environment());
    }
    [[nodiscard]] QString webhook() const { return u"http://127.0.0.1:%1/api/v1/alerts/webhook"_s.arg(m_port); }
    QString addSource(const QString &name, const QStringList &options = {})
    {
        const Run added = runOn(m_database->url(), QStringList{u"source"_s, u"add"_s, name} + options);
        return added.code == 0 ? QString::fromUtf8(added.out).trimmed() : QString();
    }
    Answer post(const QByteArray &body, const QByteArray &authorization, const QByteArray &type = "application/json")
    {
        QNetworkRequest request{QUrl(webhook())};
        request.setRawHeader("Content-Type", type);
        if (!authorization.isEmpty())
            request.setRawHeader("Authorization", authorization);
        QNetworkReply *reply = m_network.post(request, body);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(patience);
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            answer.fields.insert(name.toLower(), value);
        reply->deleteLater();
        return answer;
    }
    [[nodiscard]] std::vector<IncidentSummary> incidents()
    {
        IncidentQuery query;
        const auto page = m_desk.incidents(*m_connection, m_actor, query, PageStart::at(0), 200);
        return page ? page->rows : std::vector<IncidentSummary>{};
    }
    [[nodiscard]] qint64 countOpen()
    {
        const auto rows = incidents();
        return std::ranges::count_if(rows, [](const IncidentSummary &row) { return isOpen(row.status.value()); });
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
        ITSM_UNWRAP(m_store, m_database->store());
        ITSM_UNWRAP(m_connection, m_store->connect(Connection::Access::Write));
        m_port = freePort();
        ITSM_VERIFY(startServer());
        ITSM_UNWRAP(const Tenant tenant, findTenant(*m_connection, {}, MissingTenant::Create));
        m_actor = {.tenant = tenant.id, .user = {}, .name = u"test"_s, .role = Role::Admin, .source = u"system"_s};
    }
    void cleanup()
    {
        m_server.terminate();
        m_connection.reset();
        m_store.reset();
        m_database.reset();
    }

    void whoMaySend()
    {
        const QString secret = addSource(u"a"_s);
        QVERIFY(!secret.isEmpty());
        const QByteArray alert = R"([{"labels":{"alertname":"X"},"fingerprint":"f1"}])";
        const QByteArray bearer = "Bearer " + secret.toLatin1();
        for (const QByteArray &wrong : {QByteArray(), QByteArray("Bearer x"), QByteArray(bearer + 'x'),
                                        bearer.chopped(1), QByteArray("Basic eDp5")}) {
            const Answer refused = post(alert, wrong);
            QCOMPARE(refused.status, 401);
            QVERIFY(refused.fields.contains("www-authenticate"));
            QVERIFY(!refused.body.contains(secret.toLatin1()));
        }
        QCOMPARE(post("broken", "Bearer x").status, 401); // who sends is looked at before what
        QCOMPARE(incidents().size(), size_t{0});
        const Answer taken = post(alert, bearer);
        QCOMPARE(taken.status, 200);
        const QJsonObject data = QJsonDocument::fromJson(taken.body).object().value("data"_L1).toObject();
        QCOMPARE(data.value("opened"_L1).toInt(), 1);
        QCOMPARE(data.value("received"_L1).toInt(), 1);
        QCOMPARE(post(alert, bearer).status, 200); // once more: nothing more
        QCOMPARE(incidents().size(), size_t{1});
        QCOMPARE(post(alert, "Basic " + QByteArray("any:" + secret.toLatin1()).toBase64()).status, 200);
        // Alerts of another source are not its own.
        const QString other = addSource(u"b"_s);
        const QByteArray ended = R"([{"status":"resolved","labels":{"alertname":"X"},"fingerprint":"f1"}])";
        QCOMPARE(post(ended, "Bearer " + other.toLatin1()).status, 200);
        QCOMPARE(countOpen(), 1);
        QCOMPARE(post("{", bearer).status, 400);
        QCOMPARE(post(R"([{"labels":{"alertname":"a\u0000b"},"fingerprint":"f2"},7])", bearer).status, 200);
        QCOMPARE(countOpen(), 2);
        // A new secret ends the old one; so does removing the source.
        const Run rotated = runOn(m_database->url(), {u"source"_s, u"rotate"_s, u"a"_s});
        QCOMPARE(rotated.code, 0);
        QCOMPARE(post(ended, bearer).status, 401);
        const QByteArray fresh = "Bearer " + rotated.out.trimmed();
        QCOMPARE(post(ended, fresh).status, 200);
        QCOMPARE(countOpen(), 1);
        QCOMPARE(runOn(m_database->url(), {u"source"_s, u"remove"_s, u"a"_s}).code, 0);
        QCOMPARE(post(ended, fresh).status, 401);
        // The secret is in no log.
        QFile log(m_folder.filePath(u"serve.log"_s));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QVERIFY(!log.readAll().contains(secret.toLatin1()));
    }

    void manyAlertsInOneMessage()
    {
        const QByteArray bearer = "Bearer " + addSource(u"storm"_s).toLatin1();
        QJsonArray alerts;
        for (int i = 0; i < 3'000; ++i)
            alerts.append(QJsonObject{
                {u"labels"_s, QJsonObject{{u"alertname"_s, u"Storm"_s}, {u"instance"_s, QString::number(i)}}},
                {u"annotations"_s, QJsonObject{{u"description"_s, QString(400, u'x')}}}});
        const QByteArray body = QJsonDocument(alerts).toJson(QJsonDocument::Compact);
        QVERIFY(body.size() > 1 << 20); // more than other routes take
        QCOMPARE(post(body, bearer).status, 200);
        const auto count = m_desk.count(*m_connection, m_actor, {});
        ITSM_VERIFY(count);
        QCOMPARE(count->count, 3'000);
    }

    void fromPrometheusAndBack()
    {
        // Asked of the Alertmanager as well: the server's port is known only when the source is there.
        const QString secret = addSource(u"prometheus"_s);
        MonitoringStack stack(webhook(), secret);
        ITSM_VERIFY(stack.start());
        const Run changed =
            runOn(m_database->url(), {u"source"_s, u"change"_s, u"prometheus"_s, u"--pull"_s, stack.alertmanagerUrl(),
                                      u"--mapping"_s, write(u"mapping.json"_s, R"({"settle_time": "10s"})")});
        QVERIFY2(changed.code == 0, changed.err.constData());

        ITSM_VERIFY(stack.setMetric(101));
        QTRY_VERIFY2_WITH_TIMEOUT(countOpen() == 1, stack.logs().constData(), patience);
        const IncidentSummary incident = incidents().front();
        QVERIFY2(incident.title.startsWith(u"队列过长: 101"_s), qPrintable(incident.title));
        QCOMPARE(incident.severity.value(), Severity::Critical);
        QCOMPARE(incident.source, u"monitoring"_s);
        ITSM_VERIFY(stack.setMetric(0));
        QTRY_VERIFY2_WITH_TIMEOUT(countOpen() == 0, stack.logs().constData(), patience);

        // The server is killed; the Alertmanager tries again until it is back.
        m_server.kill();
        ITSM_VERIFY(stack.setMetric(102));
        QTest::qWait(3'000);
        ITSM_VERIFY(startServer());
        QTRY_VERIFY2_WITH_TIMEOUT(countOpen() == 1, stack.logs().constData(), promised);

        // Both are killed, and the end of the alert with them: nobody sends it any more, but it is asked for.
        m_server.kill();
        stack.alertmanager().kill();
        ITSM_VERIFY(stack.setMetric(0));
        QTest::qWait(3'000);
        ITSM_VERIFY(startServer());
        ITSM_VERIFY(stack.startAlertmanager());
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY2_WITH_TIMEOUT(countOpen() == 0, stack.logs().constData(), promised);
        qInfo("the state was Prometheus' %.1f s after the Alertmanager was back", double(timer.elapsed()) / 1e3);
        QCOMPARE(incidents().size(), size_t{1}); // the same all the time

        const Run listed = runOn(m_database->url(), {u"source"_s, u"list"_s, u"--json"_s});
        const QJsonObject source = QJsonDocument::fromJson(listed.out).array().at(0).toObject();
        QCOMPARE(source.value("name"_L1).toString(), u"prometheus"_s);
        QCOMPARE(source.value("is_silent"_L1).toBool(true), false);
        QVERIFY(source.contains("last_seen_at"_L1));
        QVERIFY(!listed.out.contains(secret.toLatin1()));
    }

    void commandLine()
    {
        QVERIFY(addSource(u"x"_s, {u"--kind"_s, u"grafana"_s, u"--heartbeat"_s, u"5m"_s}).startsWith(u"itsmsrc."_s));
        const Run twice = runOn(m_database->url(), {u"source"_s, u"add"_s, u"x"_s});
        QCOMPARE(twice.code, 1);
        QVERIFY(twice.err.contains("already"));
        QCOMPARE(runOn(m_database->url(), {u"source"_s, u"add"_s, u"y"_s, u"--kind"_s, u"nagios"_s}).code, 2);
        QCOMPARE(runOn(m_database->url(), {u"source"_s, u"add"_s, u"y"_s, u"--heartbeat"_s, u"soon"_s}).code, 2);
        const Run mapping = runOn(m_database->url(), {u"source"_s, u"add"_s, u"y"_s, u"--mapping"_s,
                                                      write(u"bad.json"_s, R"({"flapping": {"changes": "many"}})")});
        QCOMPARE(mapping.code, 1);
        QVERIFY2(mapping.err.contains("flapping.changes"), mapping.err.constData());
        QCOMPARE(runOn(m_database->url(), {u"source"_s, u"rotate"_s, u"absent"_s}).code, 1);
        const Run listed = runOn(m_database->url(), {u"source"_s, u"list"_s});
        QVERIFY2(listed.out.startsWith("x  grafana       alive   never seen"), listed.out.constData());
        const Run records = runOn(m_database->url(), {u"audit"_s});
        QVERIFY2(records.out.contains("source_added"), records.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestAlertIntake)
#include "tst_alert_intake.moc"
