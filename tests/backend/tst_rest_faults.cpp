#include "tests/backend/scripted_world.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Requests to a server that does what servers should not do.
class TestRestFaults : public QObject, private ScriptedWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { reset(); }

    void aCommandThatWasCutOffIsRepeatedWithItsKey()
    {
        int attempts = 0;
        m_rest = [&](const Request &) {
            return ++attempts == 1 ? Reply{.isCut = true} : envelope(toJson(incident(7)));
        };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        ITSM_ANSWER(const Result<Incident> made, backend->createIncident(suite::newIncident(u"t"_s)));
        ITSM_VERIFY(made);
        const auto requests = requestsOf("/incidents");
        QVERIFY(requests.size() >= 2U);
        const QByteArray key = requests.front().headers.value("idempotency-key");
        QVERIFY(!key.isEmpty());
        QCOMPARE(requests.back().headers.value("idempotency-key"), key);
        QCOMPARE(requests.back().body, requests.front().body);
        // Another command has another key.
        ITSM_ANSWER(const Result<Incident> next, backend->createIncident(suite::newIncident(u"t"_s)));
        ITSM_VERIFY(next);
        QVERIFY(requestsOf("/incidents").back().headers.value("idempotency-key") != key);
    }

    /// The connection is closed, and the server asked with the same key what became of it.
    void aCommandOnManyIsTakenBack_data()
    {
        QTest::addColumn<bool>("wasDone");
        QTest::newRow("not done") << false;
        QTest::newRow("done before") << true;
    }
    void aCommandOnManyIsTakenBack()
    {
        QFETCH(bool, wasDone);
        m_rest = [&](const Request &request) {
            if (!request.target.endsWith("?cancel=true"))
                return Reply{.isSilent = true};
            BulkResult result = BulkResult::ofNothing({{IncidentId(1), 0}});
            if (wasDone)
                result = {.items = {{.id = IncidentId(1), .error = {}, .version = 2, .isChanged = true}}};
            return envelope(toJson(result));
        };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        const auto control = std::make_shared<BulkControl>();
        auto running = backend->runBulk({{IncidentId(1), 0}}, Acknowledge{}, control);
        QTRY_COMPARE(requestsOf("/incidents/bulk").size(), 1U);
        control->cancel = true;
        QTRY_VERIFY_WITH_TIMEOUT(running.isFinished(), 3'000);
        const Result<BulkResult> result = running.takeResult();
        ITSM_VERIFY(result);
        QCOMPARE(result->cancelled, !wasDone);
        QCOMPARE(control->done.load(), wasDone ? 1 : 0);
        const auto requests = requestsOf("/incidents/bulk");
        QCOMPARE(requests.size(), 2U);
        QCOMPARE(requests[1].headers.value("idempotency-key"), requests[0].headers.value("idempotency-key"));
        QCOMPARE(requests[1].body, requests[0].body);
        // One that is cancelled before its turn is not sent as it is.
        const auto unwanted = std::make_shared<BulkControl>();
        unwanted->cancel = true;
        ITSM_ANSWER(const auto none, backend->runBulk({{IncidentId(1), 0}}, Acknowledge{}, unwanted));
        ITSM_VERIFY(none);
        QVERIFY(requestsOf("/incidents/bulk").back().target.endsWith("?cancel=true"));
    }

    void aBusyServerIsAskedAgain()
    {
        int attempts = 0;
        m_rest = [&](const Request &) {
            if (++attempts == 1)
                return Reply{.status = 503, .body = R"({"code":5003,"message":"busy"})", .headers = {"Retry-After: 0"}};
            if (attempts == 2)
                return Reply{.status = 429, .body = "slow down"};
            return envelope(toJson(RowCount{.count = 7, .atLeast = false}));
        };
        const auto backend = makeBackend();
        ITSM_ANSWER(const Result<RowCount> count, backend->count({}));
        ITSM_VERIFY(count);
        QCOMPARE(attempts, 3);

        m_rest = [](const Request &) {
            return Reply{.status = 503, .body = R"({"code":5003,"message":"busy"})", .headers = {"Retry-After: 0"}};
        };
        ITSM_ANSWER(const Result<RowCount> given, backend->count({}));
        ITSM_VERIFY_ERROR(given, Code::Unavailable);
        QCOMPARE(given.error().message, u"busy"_s);
        QCOMPARE(backend->linkState().state, State::Live);
    }

    void commandsKeepTheirOrder()
    {
        m_rest = [](const Request &request) {
            return request.method == "POST" ? envelope(toJson(incident(7))) : Reply{.status = 404};
        };
        const auto backend = makeBackend();
        std::vector<Backend::Future<Incident>> answers;
        for (int i = 0; i < 10; ++i)
            answers.push_back(backend->createIncident(suite::newIncident(QString::number(i))));
        for (auto &answer : answers) {
            ITSM_ANSWER(const Result<Incident> made, std::move(answer));
            ITSM_VERIFY(made);
        }
        const auto requests = requestsOf("/incidents");
        QCOMPARE(requests.size(), 10U);
        for (int i = 0; i < 10; ++i)
            QVERIFY(requests[size_t(i)].body.contains(QByteArray("\"title\":\"" + QByteArray::number(i) + '"')));
    }

    void foreignAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, int status, const char *body, Code expected) {
            QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(expected);
        };
        row("error with status 200", 200, R"({"code":1001,"message":"请求参数无效"})", Code::Invalid);
        row("not found as 1001", 200, R"({"code":1001,"message":"事件不存在"})", Code::NotFound);
        row("empty 500", 500, "", Code::Unavailable);
        row("page", 200, "<html></html>", Code::Unavailable);
        row("redirect", 302, "", Code::Unavailable);
        row("no data", 200, R"({"code":0,"message":"success"})", Code::Corrupt);
        row("data of another kind", 200, R"({"code":0,"data":[1]})", Code::Corrupt);
        row("conflict", 409,
            R"({"code":4090,"message":"m","data":{"incidentId":7,"currentVersion":3,"serverVersion":5}})",
            Code::Conflict);
    }

    void foreignAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, expected);
        m_rest = [&](const Request &) { return Reply{.status = status, .body = body, .headers = {"Location: /"}}; };
        const auto backend = makeBackend();
        ITSM_ANSWER(const Result<Incident> incident, backend->run({IncidentId(1), 3}, Acknowledge{}));
        ITSM_VERIFY_ERROR(incident, static_cast<Code>(expected));
        QVERIFY(!incident.error().message.isEmpty());
        QCOMPARE(requestsOf("/incidents/1/acknowledge").size(), 1U);
        QCOMPARE(requestsOf("/").size(), 0U);
    }

    void anOlderServersListIsRead()
    {
        m_rest = [](const Request &) {
            return Reply{.body = R"({"code":0,"message":"success","data":{"incidents":[{"id":3,"title":"t",
                "priority":"critical","assigneeId":null,"resolvedAt":"0001-01-01T00:00:00Z",
                "createdAt":"2026-01-01T00:00:00Z"}],"total":1,"page":1,"pageSize":10,"totalPages":1}})"};
        };
        const auto backend = makeBackend();
        ITSM_ANSWER(const Result<IncidentPage> page, backend->incidents({}, PageStart::at(0), 10));
        ITSM_VERIFY(page);
        QCOMPARE(page->rows.size(), 1U);
        QVERIFY(page->rows[0].priority == Priority::Urgent);
        QVERIFY(!page->rows[0].resolvedAt);
    }

    void largeAnswersAreReadElsewhere()
    {
        QJsonArray rows;
        for (int i = 1; i <= 2'000; ++i)
            rows.append(toJson(incident(i)));
        m_rest = [&](const Request &) { return envelope(QJsonObject{{u"items"_s, rows}}); };
        const auto backend = makeBackend();
        ITSM_ANSWER(const Result<IncidentPage> page, backend->incidents({}, PageStart::at(0), 2'000));
        ITSM_VERIFY(page);
        QCOMPARE(page->rows.size(), 2'000U);
    }

    void cancelledQueriesFreeTheirPlace()
    {
        m_rest = [](const Request &request) {
            return request.target.contains("stats") ? Reply{.isSilent = true}
                                                    : envelope(toJson(RowCount{.count = 7, .atLeast = false}));
        };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        std::vector<Backend::Future<IncidentCounters>> stuck;
        for (int i = 0; i < 4; ++i)
            stuck.push_back(backend->counters());
        QTRY_COMPARE(requestsOf("/incidents/stats").size(), 4U);
        auto waiting = backend->count({});
        for (auto &future : stuck)
            future.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(waiting.isFinished(), 5'000);
        ITSM_VERIFY(waiting.takeResult());
    }

    void exportsStreamIntoAFile()
    {
        QByteArray lines;
        for (int i = 1; i <= 20'000; ++i)
            lines += toJsonText(toJson(incident(i))) + '\n';
        m_rest = [&](const Request &) { return Reply{.body = lines}; };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out.json"_s);
        const auto writer = [] { return makeFieldWriter(ExportFormat::Json); };
        const auto control = std::make_shared<BulkControl>();
        ITSM_ANSWER(const Result<qint64> count, backend->exportIncidents({}, writer, path, control));
        ITSM_VERIFY(count);
        QCOMPARE(*count, 20'000);
        QCOMPARE(control->done.load(), 20'000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 20'002);

        ITSM_ANSWER(const Result<QByteArray> text, backend->formatIncidents({.ids = {IncidentId(3)}}, writer));
        ITSM_VERIFY(text);
        QVERIFY(requestsOf("/incidents/export").back().body.contains("\"ids\":[3]"));

        // Cut off in the middle: an older file stays as it was.
        m_rest = [&](const Request &) { return Reply{.body = lines.first(lines.size() / 2)}; };
        ITSM_ANSWER(const Result<qint64> cut,
                    backend->exportIncidents({}, writer, path, std::make_shared<BulkControl>()));
        ITSM_VERIFY_ERROR(cut, Code::Unavailable);
        QVERIFY(file.size() > lines.size() / 4);
        m_rest = [](const Request &) { return envelope(Error{Code::Forbidden, u"no"_s, {}, {}}); };
        ITSM_ANSWER(const Result<qint64> refused,
                    backend->exportIncidents({}, writer, path, std::make_shared<BulkControl>()));
        ITSM_VERIFY_ERROR(refused, Code::Forbidden);
    }

    void destructionAnswersEverything()
    {
        m_rest = [](const Request &) { return Reply{.isSilent = true}; };
        auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);
        std::vector<Backend::Future<RowCount>> counts;
        std::vector<Backend::Future<Incident>> commands;
        for (int i = 0; i < 10; ++i) {
            counts.push_back(backend->count({}));
            commands.push_back(backend->run({IncidentId(1), 0}, Delete{}));
        }
        auto exported = backend->formatIncidents({}, [] { return makeFieldWriter(ExportFormat::Csv); });
        QTRY_VERIFY(requestsOf("/incidents/export").size() == 1U);
        QElapsedTimer timer;
        timer.start();
        backend.reset();
        QVERIFY2(timer.elapsed() < 200, "waits");
        for (auto &count : counts) {
            QVERIFY(count.isFinished() && count.resultCount() == 1);
            ITSM_VERIFY_ERROR(count.takeResult(), Code::Cancelled);
        }
        for (auto &command : commands) {
            QVERIFY(command.isFinished() && command.resultCount() == 1);
            ITSM_VERIFY_ERROR(command.takeResult(), Code::Cancelled);
        }
        QTRY_VERIFY(exported.isFinished());
        ITSM_VERIFY_ERROR(exported.takeResult(), Code::Cancelled);
    }
};

ITSM_TEST(TestRestFaults)
#include "tst_rest_faults.moc"
