#include "tests/support/test_program.h"
#include "tests/system/alert_fixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// From a metric to an incident and back: the real node exporter, Prometheus, Alertmanager and `itsmd serve`, with
/// parts of the chain killed in between.
class TestAlertIntake : public QObject, AlertFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(begin(dialect));
    }
    void cleanup() { end(); }

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

    /// The server remembers its sources, and what an operator changes holds for the next message all the same.
    void whatAnOperatorChanges()
    {
        const QByteArray bearer = "Bearer " + addSource(u"g"_s, {u"--kind"_s, u"generic"_s}).toLatin1();
        const auto opened = [&](const QByteArray &message) {
            const Answer taken = post(message, bearer);
            const QJsonObject data = QJsonDocument::fromJson(taken.body).object().value("data"_L1).toObject();
            return taken.status == 200 ? data.value("opened"_L1).toInt() : -taken.status;
        };
        QCOMPARE(opened(R"({"id":"1","name":"A"})"), 1);
        QCOMPARE(opened(R"({"id":"1","name":"A"})"), 0);
        const auto change = [&](const QByteArray &mapping) {
            return runOn(m_database->url(),
                         {u"source"_s, u"change"_s, u"g"_s, u"--mapping"_s, write(u"mapping.json"_s, mapping)});
        };
        QCOMPARE(change(R"({"fields": {"alerts": "list"}})").code, 0);
        QCOMPARE(opened(R"({"list":[{"id":"2","name":"A"},{"id":"3","name":"A"}]})"), 2);
        QCOMPARE(opened(R"({"id":"4","name":"A"})"), -400);
        QCOMPARE(change(R"({"fields": {"name": "what"}})").code, 0);
        QCOMPARE(opened(R"({"id":"5","name":"x","what":"B"})"), 1); // good JSON by the old mapping as well
        const auto rows = incidents();
        QVERIFY(std::ranges::any_of(rows, [](const IncidentSummary &row) { return row.title == u"B"_s; }));
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

ITSM_TEST(TestAlertIntake)
#include "tst_alert_intake.moc"
