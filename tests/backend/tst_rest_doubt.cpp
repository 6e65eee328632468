#include "services/backend/rest_client.h"
#include "tests/backend/scripted_world.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

/// Commands whose answer is lost, lists that are longer than a server takes at once, and what must be any text.
class TestRestDoubt : public QObject, private ScriptedWorld
{
    Q_OBJECT

    static std::vector<QByteArray> keysOf(const std::vector<Request> &requests)
    {
        std::vector<QByteArray> keys;
        for (const Request &request : requests)
            keys.push_back(request.headers.value("idempotency-key"));
        return keys;
    }

private Q_SLOTS:
    void init() { reset(); }

    /// The server does the command, and goes before anybody has its answer.
    void aLostAnswerIsAskedForOnceTheLinkIsBack()
    {
        bool isGone = false;
        m_rest = [&](const Request &request) {
            if (request.method != "POST")
                return Reply{.status = 404};
            if (!std::exchange(isGone, true)) {
                QTimer::singleShot(0, qApp, [this] { m_server->stop(); });
                return Reply{.isSilent = true};
            }
            return envelope(toJson(incident(7)));
        };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        auto made = backend->createIncident(suite::newIncident(u"t"_s));
        auto next = backend->createIncident(suite::newIncident(u"next"_s));
        QTRY_COMPARE(backend->linkState().state, State::Lost);
        // What has not been sent yet is refused; what may have been done is not given up.
        QTRY_VERIFY(next.isFinished());
        ITSM_VERIFY_ERROR(next.takeResult(), Code::Unavailable);
        QTest::qWait(500);
        QVERIFY(!made.isFinished());
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), 15'000);
        const Result<Incident> incident = made.takeResult();
        ITSM_VERIFY(incident);
        QCOMPARE(incident->id, IncidentId(7));
        const auto requests = requestsOf("/incidents");
        QCOMPARE(requests.size(), 2U);
        QVERIFY(!keysOf(requests)[0].isEmpty());
        QCOMPARE(keysOf(requests)[1], keysOf(requests)[0]);
        QCOMPARE(requests[1].body, requests[0].body);
    }

    /// It comes back, but is not ready at once.
    void aServerThatComesBackBusyIsAskedOn()
    {
        int attempts = 0;
        m_rest = [&](const Request &) {
            ++attempts;
            if (attempts == 1)
                return Reply{.isCut = true};
            if (attempts < 9)
                return Reply{.status = 503, .body = R"({"code":5003,"message":"busy"})", .headers = {"Retry-After: 0"}};
            return envelope(toJson(incident(7)));
        };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        ITSM_ANSWER(const Result<Incident> made, backend->createIncident(suite::newIncident(u"t"_s)));
        ITSM_VERIFY(made);
        QCOMPARE(attempts, 9);
        for (const QByteArray &key : keysOf(requestsOf("/incidents")))
            QCOMPARE(key, keysOf(requestsOf("/incidents")).front());
    }

    void patienceEndsAndTheAnswerSaysSo()
    {
        m_rest = [&](const Request &) { return Reply{.isCut = true}; };
        RestClient client(*ServerAddress::parse(m_server->address()),
                          {.access = Secret(u"access0"_s), .refresh = Secret(u"refresh0"_s), .accessExpires = {}},
                          nullptr, 700ms);
        client.setLive();
        std::optional<Result<QJsonValue>> answer;
        client.send(RestRequest::command("POST", u"/incidents"_s, {}),
                    [&](const Result<QJsonValue> &data) { answer = data; });
        QTRY_VERIFY(answer.has_value());
        ITSM_VERIFY_ERROR(*answer, Code::Unavailable);
        QVERIFY(answer->error().details.value(u"commit_unknown"_s).toBool());
        QVERIFY(answer->error().message.contains(u"Look whether it was kept"_s));
        QVERIFY(requestsOf("/incidents").size() >= 2U);
        // The lane is free again.
        m_rest = [&](const Request &) { return envelope(QJsonObject{}); };
        answer.reset();
        client.send(RestRequest::command("POST", u"/incidents"_s, {}),
                    [&](const Result<QJsonValue> &data) { answer = data; });
        QTRY_VERIFY(answer.has_value());
        ITSM_VERIFY(*answer);
    }

    /// The answer is lost, and the token ends before the command is repeated; the server is too busy to give another.
    void anEndedTokenIsNotAskedForOverAndOver()
    {
        m_server->script = [&](const Request &request) {
            if (request.target.endsWith("/refresh-token")) {
                ++m_refreshes;
                return Reply{.status = 503, .body = R"({"code":5003,"message":"busy"})"};
            }
            // Qt sends by itself once more where a connection ends without an answer.
            return requestsOf("/incidents").size() == 1 ? Reply{.isSilent = true} : Reply{.isCut = true};
        };
        // A token is refreshed half a minute before its end.
        const Instant expires = SystemClock::instance().now() + 30s + 2s;
        RestClient client(*ServerAddress::parse(m_server->address()),
                          {.access = Secret(u"access0"_s), .refresh = Secret(u"refresh0"_s), .accessExpires = expires});
        client.setLive();
        client.send(RestRequest::command("POST", u"/incidents"_s, {}), [](const Result<QJsonValue> &) {});
        QTRY_COMPARE(requestsOf("/incidents").size(), 1U);
        QTRY_VERIFY(SystemClock::instance().now() > expires - 30s);
        m_server->stop();
        QVERIFY(m_server->start());
        QTRY_VERIFY(m_refreshes >= 2);
        QTest::qWait(1'500);
        QVERIFY2(m_refreshes <= 10, qPrintable(QString::number(m_refreshes)));
    }

    /// Nothing of it was sent, so that it can be said at once.
    void whatWasNeverSentIsRefused()
    {
        const QString address = m_server->address();
        m_server->stop();
        RestClient client(*ServerAddress::parse(address),
                          {.access = Secret(u"access0"_s), .refresh = Secret(u"refresh0"_s), .accessExpires = {}});
        client.setLive();
        std::optional<Result<QJsonValue>> answer;
        client.send(RestRequest::command("POST", u"/incidents"_s, {}),
                    [&](const Result<QJsonValue> &data) { answer = data; });
        QTRY_VERIFY(answer.has_value());
        ITSM_VERIFY_ERROR(*answer, Code::Unavailable);
        QVERIFY(!answer->error().details.contains(u"commit_unknown"_s));
    }

    void numbersMayHoldAnything()
    {
        m_rest = [](const Request &) { return envelope(QJsonObject{{u"id"_s, 7}}); };
        const auto backend = makeBackend();
        ITSM_ANSWER(const Result<IncidentId> found, backend->findByNumber(u"2026/117 %25?#"_s));
        ITSM_VERIFY(found);
        QCOMPARE(*found, IncidentId(7));
        QCOMPARE(requestsOf("/incidents/by-number/2026%2F117%20%2525%3F%23").size(), 1U);
    }

    void longListsGoInPieces()
    {
        constexpr qsizetype most = 10'000;
        m_rest = [&](const Request &request) {
            const QJsonArray ids = parseJson(request.body, answerLimits).value_or(QJsonValue())["ids"_L1].toArray();
            if (ids.size() > most)
                return envelope(Error{Code::Invalid, u"too many"_s, u"ids"_s, {}});
            const bool isSecond = ids.first().toInteger() == most + 1;
            if (isSecond && request.target.endsWith("/alerts/bulk"))
                return envelope(Error{Code::Forbidden, u"no"_s, {}, {}});
            QJsonArray items;
            for (const auto &id : ids) {
                if (request.target.endsWith("/match"))
                    items.append(toJson(MatchedIncident{.incident = summaryOf(id.toInteger()), .matches = true}));
                else
                    items.append(toJson(AlertItem{.id = AlertId(id.toInteger()), .error = {}}));
            }
            return envelope(items);
        };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        std::vector<IncidentId> incidents;
        std::vector<AlertId> alerts;
        for (qint64 id = 1; id <= 2 * most + 3; ++id) {
            incidents.emplace_back(id);
            alerts.emplace_back(id);
        }
        ITSM_ANSWER(const auto found, backend->incidentsById(incidents, {}));
        ITSM_VERIFY(found);
        QCOMPARE(found->size(), incidents.size());
        for (size_t i = 0; i < incidents.size(); i += 997)
            QCOMPARE((*found)[i].incident.id, incidents[i]);

        // What was done stands beside what was not.
        ITSM_ANSWER(const auto changed, backend->changeAlerts(alerts, AlertStatus::Acknowledged));
        ITSM_VERIFY(changed);
        QCOMPARE(changed->size(), alerts.size());
        for (size_t i = 0; i < alerts.size(); ++i) {
            QCOMPARE((*changed)[i].id, alerts[i]);
            QCOMPARE((*changed)[i].error.has_value(), i >= most && i < 2 * most);
        }
        QCOMPARE(requestsOf("/alerts/bulk").size(), 3U);

        m_rest = [](const Request &) { return envelope(Error{Code::Forbidden, u"no"_s, {}, {}}); };
        ITSM_ANSWER(const auto refused, backend->changeAlerts(alerts, AlertStatus::Acknowledged));
        ITSM_VERIFY_ERROR(refused, Code::Forbidden);
    }

    void bulksGoInPieces()
    {
        constexpr qsizetype most = 50'000;
        m_rest = [&](const Request &request) {
            const QJsonArray refs =
                parseJson(request.body, answerLimits).value_or(QJsonValue())["incidents"_L1].toArray();
            if (refs.size() > most)
                return envelope(Error{Code::Invalid, u"too many"_s, u"incidents"_s, {}});
            BulkResult result;
            for (const auto &ref : refs)
                result.items.push_back({.id = IncidentId(ref["id"_L1].toInteger()), .error = {}, .version = 2});
            return envelope(toJson(result));
        };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        std::vector<IncidentRef> refs;
        for (qint64 id = 1; id <= most + 5; ++id)
            refs.push_back({IncidentId(id), 0});
        const auto control = std::make_shared<BulkControl>();
        ITSM_ANSWER(const auto done, backend->runBulk(refs, Acknowledge{}, control));
        ITSM_VERIFY(done);
        QVERIFY(!done->cancelled);
        QCOMPARE(done->items.size(), refs.size());
        QCOMPARE(done->items.back().id, refs.back().id);
        QCOMPARE(done->failures(), 0);
        QCOMPARE(control->done.load(), control->total.load());
        const auto requests = requestsOf("/incidents/bulk");
        QCOMPARE(requests.size(), 2U);
        QVERIFY(keysOf(requests)[0] != keysOf(requests)[1]);
    }

    void anExportThatHangsIsCancelledAtOnce()
    {
        m_rest = [](const Request &) { return Reply{.isSilent = true}; };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        const QTemporaryDir folder;
        const auto control = std::make_shared<BulkControl>();
        auto exported = backend->exportIncidents(
            {}, [] { return makeFieldWriter(ExportFormat::Json); }, folder.filePath(u"out.json"_s), control);
        QTRY_COMPARE(requestsOf("/incidents/export").size(), 1U);
        control->cancel = true;
        QTRY_VERIFY_WITH_TIMEOUT(exported.isFinished(), 3'000);
        ITSM_VERIFY_ERROR(exported.takeResult(), Code::Cancelled);
        QVERIFY(!QFile::exists(folder.filePath(u"out.json"_s)));
    }

private:
    static IncidentSummary summaryOf(qint64 id)
    {
        IncidentSummary summary;
        summary.id = IncidentId(id);
        return summary;
    }
};

ITSM_TEST(TestRestDoubt)
#include "tst_rest_doubt.moc"
