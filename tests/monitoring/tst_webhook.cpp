#include "services/monitoring/webhook.h"
#include "tests/monitoring/messages.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Messages of monitoring systems, as they send them and as they should not.
class TestWebhook : public QObject
{
    Q_OBJECT
private:
    using Code = Error::Code;
    using State = Signal::State;

    static AlertSource source(SourceKind kind = SourceKind::Alertmanager, const QJsonObject &mapping = {})
    {
        AlertSource made;
        made.kind = kind;
        made.mapping = mapping;
        return made;
    }

private Q_SLOTS:
    void alertmanager()
    {
        const QByteArray body = alertmanagerMessage;
        ITSM_UNWRAP(const SignalBatch batch, readWebhook(source(), body));
        QCOMPARE(batch.alerts.size(), size_t{2});
        QCOMPARE(batch.truncated, 3);
        QCOMPARE(batch.unreadable, 0);
        const Signal &first = batch.alerts[0];
        QCOMPARE(first.fingerprint, u"27efd8a8fbcd5fc1"_s);
        QCOMPARE(first.state, State::Firing);
        QCOMPARE(first.name, u"HostDown"_s);
        QCOMPARE(first.groupedBy, QStringList{u"alertname"_s});
        QCOMPARE(batch.alerts[1].groupedBy, first.groupedBy);
        QCOMPARE(first.labels.value("severity"_L1).toString(), u"critical"_s);
        QCOMPARE(first.annotations.value("description"_L1).toString(), u"多行\n文字"_s);
        QCOMPARE(first.generatorUrl, u"http://prom:9090/graph?g0.expr=up+%3D%3D+0"_s);
        QCOMPARE(toRfc3339(*first.startsAt), u"2026-05-04T09:58:31.413Z"_s);
        QVERIFY(!first.endsAt);
        QCOMPARE(batch.alerts[1].state, State::Resolved);
        QCOMPARE(toRfc3339(*batch.alerts[1].startsAt), u"2026-05-04T01:58:31Z"_s);
        QVERIFY(batch.alerts[1].endsAt);
    }

    void grafana()
    {
        const QByteArray body = grafanaMessage;
        ITSM_UNWRAP(const SignalBatch batch, readWebhook(source(SourceKind::Grafana), body));
        QCOMPARE(batch.alerts.size(), size_t{1});
        QCOMPARE(batch.alerts[0].name, u"High load"_s);
        QCOMPARE(batch.alerts[0].annotations.value("values"_L1).toString(), u"[ var='B' value=1.5 ]"_s);
    }

    void grafanaBeforeItHadAlertmanagersAlerts_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isFiring");
        QTest::newRow("alerting") << QByteArray("alerting") << 1 << true;
        QTest::newRow("no data") << QByteArray("no_data") << 1 << true;
        QTest::newRow("ok") << QByteArray("ok") << 1 << false;
        QTest::newRow("pending") << QByteArray("pending") << 0 << false;
    }
    void grafanaBeforeItHadAlertmanagersAlerts()
    {
        QFETCH(QByteArray, state);
        QFETCH(int, count);
        QFETCH(bool, isFiring);
        const QByteArray body = QByteArray(oldGrafanaMessage).replace("%1", state);
        ITSM_UNWRAP(const SignalBatch batch, readWebhook(source(SourceKind::Grafana), body));
        QCOMPARE(batch.alerts.size(), size_t(count));
        if (count == 0)
            return;
        QCOMPARE(batch.alerts[0].fingerprint, u"rule-7"_s);
        QCOMPARE(batch.alerts[0].state, isFiring ? State::Firing : State::Resolved);
        QCOMPARE(batch.alerts[0].labels.value("room"_L1).toString(), u"3"_s);
    }

    void otherWrappings_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray alert = R"({"labels":{"alertname":"A","host":"h1"},"startsAt":"2026-05-04T10:00:00Z"})";
        const QByteArray message = R"({"status":"firing","alerts":[)" + alert + "]}";
        const QByteArray relay =
            R"({"source":"alertmanager","event_type":"alert","timestamp":"2026-05-04T10:00:00Z","data":)";
        QTest::newRow("a list") << QByteArray('[' + alert + ']');
        QTest::newRow("one alert") << alert;
        QTest::newRow("relayed message") << QByteArray(relay + message + '}');
        QTest::newRow("relayed list") << QByteArray(relay + '[' + alert + "]}");
        QTest::newRow("relayed alert") << QByteArray(relay + alert + '}');
    }
    void otherWrappings()
    {
        QFETCH(QByteArray, body);
        ITSM_UNWRAP(const SignalBatch batch, readWebhook(source(), body));
        QCOMPARE(batch.alerts.size(), size_t{1});
        QCOMPARE(batch.alerts[0].name, u"A"_s);
        QCOMPARE(batch.alerts[0].state, State::Firing);
        // The sender gives no identity: the labels are it, in whatever order they come.
        QCOMPARE(batch.alerts[0].fingerprint, fingerprintOf({{u"host"_s, u"h1"_s}, {u"alertname"_s, u"A"_s}}));
    }

    void poisonStopsNoOthers()
    {
        const QByteArray body =
            R"({"status":"firing","alerts":[7,{},{"labels":{}},{"labels":{"alertname":"a"},"status":"odd"},
            {"labels":{"alertname":"x\u0000y","path":"C:\\u0000"},"fingerprint":"f1"},
            {"labels":{"alertname":"n","count":5,"on":true,"nothing":null,"list":[1]},"fingerprint":"f2",
             "startsAt":12,"endsAt":"yesterday"}]})";
        ITSM_UNWRAP(const SignalBatch batch, readWebhook(source(), body));
        QCOMPARE(batch.unreadable, 4);
        QCOMPARE(batch.problems.size(), 4);
        QCOMPARE(batch.alerts.size(), size_t{2});
        QCOMPARE(batch.alerts[0].name, QString(u"x\ufffdy"_s));
        QCOMPARE(batch.alerts[0].labels.value("path"_L1).toString(), u"C:\\u0000"_s);
        const QJsonObject labels = batch.alerts[1].labels;
        QCOMPARE(labels.value("count"_L1).toString(), u"5"_s);
        QCOMPARE(labels.value("on"_L1).toString(), u"true"_s);
        QCOMPARE(labels.value("nothing"_L1).toString(u"?"_s), QString());
        QCOMPARE(labels.value("list"_L1).toString(), u"[1]"_s);
        QVERIFY(!batch.alerts[1].startsAt);

        QByteArray many = "{\"alerts\":[";
        for (int i = 0; i < 1'000; ++i)
            many += "1,";
        many += "1]}";
        ITSM_UNWRAP(const SignalBatch bad, readWebhook(source(), many));
        QCOMPARE(bad.unreadable, 1'001);
        QCOMPARE(bad.problems.size(), SignalBatch::mostProblems);
    }

    void noMessages_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("empty") << QByteArray() << Code::Invalid;
        QTest::newRow("no JSON") << QByteArray("alerts=1") << Code::Invalid;
        QTest::newRow("a number") << QByteArray("1") << Code::Invalid;
        QTest::newRow("something else") << QByteArray(R"({"hello":"world"})") << Code::Invalid;
        QTest::newRow("alerts is no list") << QByteArray(R"({"alerts":{}})") << Code::Invalid;
        QTest::newRow("duplicate keys") << QByteArray(R"({"alerts":[],"alerts":[]})") << Code::Invalid;
        QTest::newRow("deep") << QByteArray(QByteArray(100'000, '[') + QByteArray(100'000, ']')) << Code::Invalid;
        QTest::newRow("invalid UTF-8") << QByteArray("{\"alerts\":[{\"labels\":{\"a\":\"\xff\"}}]}") << Code::Invalid;
        QTest::newRow("too many") << QByteArray("[" + QByteArray("1,").repeated(200'000) + "1]")
                                  << Code::Unavailable; // it may be smaller the next time
    }
    void noMessages()
    {
        QFETCH(QByteArray, body);
        QFETCH(Error::Code, code);
        ITSM_VERIFY_ERROR(readWebhook(source(), body), code);
    }

    void generic()
    {
        const AlertSource zabbix =
            source(SourceKind::Generic, {{u"severity_label"_s, u"level"_s},
                                         {u"fields"_s, QJsonObject{{u"alerts"_s, u"event.problems"_s},
                                                                   {u"fingerprint"_s, u"trigger.id"_s},
                                                                   {u"name"_s, u"trigger.name"_s},
                                                                   {u"severity"_s, u"sev"_s},
                                                                   {u"title"_s, u"text"_s},
                                                                   {u"started_at"_s, u"clock"_s},
                                                                   {u"ended_at"_s, u""_s},
                                                                   {u"labels"_s, u"tags"_s}}}});
        const QByteArray body = R"({"event":{"problems":[
            {"trigger":{"id":4711,"name":"Disk"},"sev":"Disaster","text":"Disk is full","clock":1777888800,
             "status":"PROBLEM","tags":{"host":"db-01","n":1}},
            {"trigger":{"id":4712,"name":"CPU"},"status":"OK","clock":1777888800123},
            {"text":"only a title"},{"trigger":{"id":1}},"poison"]}})";
        ITSM_UNWRAP(const SignalBatch batch, readWebhook(zabbix, body));
        QCOMPARE(batch.alerts.size(), size_t{3});
        QCOMPARE(batch.unreadable, 2);
        const Signal &disk = batch.alerts[0];
        QCOMPARE(disk.fingerprint, u"4711"_s);
        QCOMPARE(disk.name, u"Disk"_s);
        QCOMPARE(disk.state, State::Firing);
        QCOMPARE(disk.labels, QJsonObject({{u"host"_s, u"db-01"_s}, {u"n"_s, u"1"_s}, {u"level"_s, u"Disaster"_s}}));
        QCOMPARE(disk.annotations.value("summary"_L1).toString(), u"Disk is full"_s);
        QCOMPARE(toRfc3339(*disk.startsAt), u"2026-05-04T10:00:00Z"_s);
        QCOMPARE(batch.alerts[1].state, State::Resolved);
        QCOMPARE(toRfc3339(*batch.alerts[1].startsAt), u"2026-05-04T10:00:00.123Z"_s);
        QCOMPARE(batch.alerts[2].name, u"only a title"_s);
        QCOMPARE(batch.alerts[2].fingerprint, fingerprintOf({{u"alertname"_s, u"only a title"_s}}));

        // Without a mapping: the message is the alert.
        ITSM_UNWRAP(const SignalBatch plain,
                    readWebhook(source(SourceKind::Generic), R"({"id":"a","name":"Backup failed","severity":"high"})"));
        QCOMPARE(plain.alerts.size(), size_t{1});
        QCOMPARE(plain.alerts[0].labels.value("severity"_L1).toString(), u"high"_s);
        ITSM_VERIFY_ERROR(readWebhook(zabbix, R"({"event":{}})"), Code::Invalid);
    }

    void pulledAlerts()
    {
        const QByteArray body = pulledAnswer;
        ITSM_UNWRAP(const SignalBatch batch, readPulledAlerts(body));
        QCOMPARE(batch.alerts.size(), size_t{2});
        QCOMPARE(batch.alerts[0].state, State::Firing);
        QVERIFY(!batch.alerts[0].endsAt); // it has not ended
        QCOMPARE(batch.alerts[1].state, State::Muted);
        ITSM_VERIFY_ERROR(readPulledAlerts("{}"), Code::Invalid);
        ITSM_VERIFY_ERROR(readPulledAlerts("[{}]"), Code::Invalid); // what is not understood has not ended
        ITSM_VERIFY_ERROR(readPulledAlerts("<html>"), Code::Invalid);
        ITSM_UNWRAP(const Instant start, readStartTime(R"({"uptime":"2026-05-04T09:00:00.5Z","versionInfo":{}})"));
        QCOMPARE(toRfc3339(start), u"2026-05-04T09:00:00.500Z"_s);
        ITSM_VERIFY_ERROR(readStartTime("{}"), Code::Invalid);
    }

    void pulledGroups()
    {
        const QByteArray body = pulledGroupsAnswer;
        ITSM_UNWRAP(const auto all, readPulledGroups(body));
        QCOMPARE(all.size(), 3);
        ITSM_UNWRAP(const auto ours, readPulledGroups(body, u"itsm"_s));
        QCOMPARE(ours, (QHash<QString, QStringList>{{u"f1"_s, {u"alertname"_s, u"dc"_s}}, {u"f2"_s, {}}}));
        ITSM_VERIFY_ERROR(readPulledGroups("{}"), Code::Invalid);
    }

    void anythingElseIsRefusedOrRead()
    {
        const QString folder = qEnvironmentVariable("ITSM_DATA_DIR") + u"/corpora/JSONTestSuite"_s;
        const QStringList files = QDir(folder).entryList({u"*.json"_s});
        if (files.isEmpty())
            QSKIP("ITSM_DATA_DIR does not hold corpora/JSONTestSuite: hostile JSON is NOT tried");
        for (const QString &name : files) {
            QFile file(QDir(folder).filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            for (const SourceKind kind : allSourceKinds) {
                const auto result = readWebhook(source(kind), text);
                if (name.startsWith(u'n'))
                    QVERIFY2(!result, qPrintable(name));
                (void)readWebhook(source(kind), "{\"alerts\":" + text + "}");
            }
        }
    }
};

ITSM_TEST(TestWebhook)
#include "tst_webhook.moc"
