// RestBackend against a server that does what servers should not do.
#include "services/backend/rest_backend.h"
#include "services/domain/json.h"
#include "services/domain/json_text.h"
#include "services/runtime/clock.h"
#include "services/wire/answers.h"
#include "services/wire/cursor.h"
#include "services/wire/envelope.h"
#include "tests/backend/backend_suite.h"
#include "tests/support/scripted_server.h"

#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using suite::isAboutIncident;
using suite::isEverything;

class TestRestFaults : public QObject
{
    Q_OBJECT

private:
    using Code = Error::Code;
    using State = LinkState::State;
    using Request = ScriptedServer::Request;
    using Reply = ScriptedServer::Reply;

    std::unique_ptr<ScriptedServer> m_server;
    QByteArray m_token;                           ///< the only one that is good
    std::function<Reply(const Request &)> m_rest; ///< answers what is neither feed nor stream
    int m_refreshes = 0;
    bool m_refreshWorks = true;

    static Reply envelope(const QJsonValue &data)
    {
        return {.status = 200, .body = toJsonText(successEnvelope(data, WireDialect::V1))};
    }
    static Reply envelope(const Error &error)
    {
        return {.status = wireError(error).httpStatus, .body = toJsonText(errorEnvelope(error, WireDialect::V1))};
    }
    static QString cursor(qint64 place) { return encodeFeedCursor({.snapshot = {}, .sequence = place}); }
    static QByteArray event(qint64 place, const std::vector<Change> &changes = {})
    {
        return "id: " + cursor(place).toLatin1() +
               "\nevent: changes\ndata: " + toJsonText(QJsonObject{{u"changes"_s, toJsonList(changes)}}) + "\n\n";
    }
    static Change incidentChange(qint64 id)
    {
        return {.entity = Change::Entity::Incident, .operation = Change::Operation::Update, .id = id, .parentId = 0};
    }
    static Incident incident(qint64 id)
    {
        Incident made;
        made.id = IncidentId(id);
        made.title = u"t"_s;
        return made;
    }

    Reply answer(const Request &request)
    {
        const QByteArray path = request.target.split('?').first();
        if (path == "/api/v1/refresh-token") {
            ++m_refreshes;
            if (!m_refreshWorks)
                return envelope(Error{Code::Unauthenticated, u"The session is over."_s, {}, {}});
            m_token = "access" + QByteArray::number(m_refreshes);
            return envelope(QJsonObject{{u"access_token"_s, QString::fromLatin1(m_token)},
                                        {u"refresh_token"_s, u"refresh%1"_s.arg(m_refreshes)}});
        }
        if (request.headers.value("authorization") != "Bearer " + m_token)
            return envelope(Error{Code::Unauthenticated, u"token"_s, {}, {}});
        if (path == "/api/v1/feed")
            return envelope(QJsonObject{{u"cursor"_s, cursor(1)}, {u"changes"_s, QJsonArray()}});
        if (path == "/api/v1/stream")
            return {.status = 200, .body = event(2), .isStream = true};
        return m_rest ? m_rest(request) : Reply{.status = 404};
    }
    std::unique_ptr<RestBackend> makeBackend() const
    {
        const RestSession session{
            .address = *ServerAddress::parse(m_server->address()),
            .tokens = {.access = Secret(u"access0"_s), .refresh = Secret(u"refresh0"_s), .accessExpires = {}},
            .actor =
                {.tenant = TenantId(1), .user = UserId(1), .name = u"n"_s, .role = Role::Admin, .source = u"user"_s},
            .tenantName = {}};
        return std::make_unique<RestBackend>(session, SystemClock::instance());
    }
    [[nodiscard]] std::vector<Request> requestsOf(const QByteArray &path) const
    {
        std::vector<Request> found;
        for (const Request &request : m_server->requests) {
            if (request.target.split('?').first() == "/api/v1" + path)
                found.push_back(request);
        }
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->script = [this](const Request &request) { return answer(request); };
        m_token = "access0";
        m_rest = {};
        m_refreshes = 0;
        m_refreshWorks = true;
    }

    void changesArriveAndThePlaceIsKept()
    {
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        QCOMPARE(requestsOf("/stream").front().headers.value("last-event-id"), cursor(1).toLatin1());
        m_server->push(event(3, {incidentChange(5)}));
        QTRY_VERIFY(isAboutIncident(changes, IncidentId(5)));
        QVERIFY(!isEverything(changes));
        QSignalSpy states(backend.get(), &Backend::linkStateChanged);
        // A stream that ends is opened again, from where it was, without anybody noticing.
        m_server->endStreams();
        QTRY_COMPARE(m_server->streams(), 1);
        QTRY_COMPARE(requestsOf("/stream").size(), 2U);
        QCOMPARE(requestsOf("/stream").back().headers.value("last-event-id"), cursor(3).toLatin1());
        m_server->push(event(4, {incidentChange(6)}));
        QTRY_VERIFY(isAboutIncident(changes, IncidentId(6)));
        QVERIFY(states.isEmpty());
        QVERIFY(!isEverything(changes));
    }

    void whatCannotBeReadIsEverything()
    {
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        m_server->push("id: x\nevent: changes\ndata: {\"changes\":[\n\n");
        QTRY_VERIFY(isEverything(changes));
    }

    void aPlaceThatIsForgottenIsGivenUp()
    {
        int streams = 0;
        m_server->script = [&](const Request &request) {
            if (request.target.startsWith("/api/v1/stream") && request.headers.contains("last-event-id") &&
                ++streams == 1)
                return envelope(Error{Code::Invalid, u"This is no cursor."_s, u"cursor"_s, {}});
            return answer(request);
        };
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        QVERIFY(!requestsOf("/stream").back().headers.contains("last-event-id"));
        QVERIFY(isEverything(changes));
    }

    void refusedTokensAreRefreshedOnce()
    {
        m_rest = [](const Request &) { return envelope(toJson(RowCount{.count = 7, .atLeast = false})); };
        const auto backend = makeBackend();
        QSignalSpy tokens(backend.get(), &RestBackend::refreshTokenChanged);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        m_token = "something else";
        std::vector<Backend::Future<RowCount>> counts;
        for (int i = 0; i < 8; ++i)
            counts.push_back(backend->count({}));
        for (auto &count : counts) {
            ITSM_ANSWER(const Result<RowCount> answered, std::move(count));
            ITSM_VERIFY(answered);
            QCOMPARE(answered->count, 7);
        }
        QCOMPARE(m_refreshes, 1);
        QCOMPARE(tokens.size(), 1);
        QCOMPARE(tokens.front().front().value<Secret>().reveal(), u"refresh1"_s);
    }

    void aSessionThatIsOverAsksToSignIn()
    {
        m_rest = [](const Request &) { return envelope(toJson(RowCount{.count = 7, .atLeast = false})); };
        const auto backend = makeBackend();
        QSignalSpy over(backend.get(), &RestBackend::signedOut);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        m_token = "something else";
        m_refreshWorks = false;
        ITSM_ANSWER(const Result<RowCount> refused, backend->count({}));
        ITSM_VERIFY_ERROR(refused, Code::Unauthenticated);
        QCOMPARE(over.size(), 1);
        QCOMPARE(over.front().front().toString(), u"The session is over."_s);
        QCOMPARE(backend->linkState().state, State::Lost);
        auto later = backend->count({});
        QVERIFY(later.isFinished());
        ITSM_VERIFY_ERROR(later.takeResult(), Code::Unavailable);

        m_token = "fresh";
        backend->resume({.access = Secret(u"fresh"_s), .refresh = Secret(u"r"_s), .accessExpires = {}});
        QTRY_COMPARE(backend->linkState().state, State::Live);
        ITSM_ANSWER(const Result<RowCount> again, backend->count({}));
        ITSM_VERIFY(again);
    }

    void aTokenAboutToExpireIsRefreshedBefore()
    {
        m_rest = [](const Request &) { return envelope(toJson(RowCount{.count = 7, .atLeast = false})); };
        RestSession session{.address = *ServerAddress::parse(m_server->address()),
                            .tokens = {.access = Secret(u"access0"_s),
                                       .refresh = Secret(u"refresh0"_s),
                                       .accessExpires = SystemClock::instance().now() + std::chrono::seconds(5)},
                            .actor = {},
                            .tenantName = {}};
        RestBackend backend(session, SystemClock::instance());
        ITSM_ANSWER(const Result<RowCount> count, backend.count({}));
        ITSM_VERIFY(count);
        QCOMPARE(m_refreshes, 1);
        m_rest = [](const Request &) { return Reply{.body = toJsonText(toJson(incident(1))) + '\n'}; };
        ITSM_ANSWER(const Result<QByteArray> text,
                    backend.formatIncidents({}, [] { return makeFieldWriter(ExportFormat::Csv); }));
        ITSM_VERIFY(text);
        for (const Request &request : requestsOf("/incidents/count"))
            QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer access1"));
    }

    /// Then every token seems to have ended; it is not refreshed for each request.
    void aClockThatIsAheadDoesNoHarm()
    {
        m_server->script = [&](const Request &request) {
            Reply reply = answer(request);
            if (request.target.endsWith("/refresh-token"))
                reply.body.replace("\"refresh_token\"",
                                   "\"access_expires_at\":\"2020-01-01T00:00:00Z\",\"refresh_token\"");
            return reply;
        };
        m_rest = [](const Request &) { return envelope(toJson(RowCount{.count = 7, .atLeast = false})); };
        RestSession session{.address = *ServerAddress::parse(m_server->address()),
                            .tokens = {.access = Secret(u"access0"_s),
                                       .refresh = Secret(u"refresh0"_s),
                                       .accessExpires = SystemClock::instance().now() - std::chrono::hours(1)},
                            .actor = {},
                            .tenantName = {}};
        RestBackend backend(session, SystemClock::instance());
        for (int i = 0; i < 5; ++i) {
            ITSM_ANSWER(const Result<RowCount> count, backend.count({}));
            ITSM_VERIFY(count);
        }
        QCOMPARE(m_refreshes, 1);
    }

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

    void anAbsentServerIsLostAndComesBack()
    {
        m_rest = [](const Request &) { return envelope(toJson(RowCount{.count = 7, .atLeast = false})); };
        m_server->stop();
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        auto waiting = backend->count({});
        QTRY_COMPARE(backend->linkState().state, State::Lost);
        QVERIFY(backend->linkState().reason.contains(u"No server answers"_s));
        QTRY_VERIFY(waiting.isFinished());
        ITSM_VERIFY_ERROR(waiting.takeResult(), Code::Unavailable);
        auto command = backend->createIncident(suite::newIncident(u"t"_s));
        QVERIFY2(command.isFinished(), "hangs while the link is lost");
        ITSM_VERIFY_ERROR(command.takeResult(), Code::Unavailable);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Live, 15'000);
        QVERIFY(backend->linkState().reason.isEmpty());
        QTRY_VERIFY(isEverything(changes));
        ITSM_ANSWER(const Result<RowCount> count, backend->count({}));
        ITSM_VERIFY(count);

        changes.clear();
        const OptionalInstant fresh = backend->linkState().freshAt;
        m_server->stop();
        QTRY_COMPARE(backend->linkState().state, State::Lost);
        QCOMPARE(backend->linkState().freshAt, fresh);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Live, 15'000);
        QTRY_VERIFY(isEverything(changes));
        QCOMPARE(requestsOf("/feed").size(), 1U); // it goes on from its place
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

    void signsIn()
    {
        m_server->script = [](const Request &request) {
            if (request.target.endsWith("/version"))
                return Reply{.body = R"({"version":"1.2.3","build":"release"})"};
            if (!request.body.contains("\"password\":\"right\""))
                return envelope(Error{Code::Unauthenticated, u"Wrong."_s, {}, {}});
            return Reply{.body = R"({"code":0,"message":"success","data":{"access_token":"a","refresh_token":"r",
                "user":{"id":3,"tenant_id":2,"username":"li","name":"李伟","role":"manager"},
                "tenant":{"id":2,"code":"acme","name":"ACME"}}})"};
        };
        const ServerAddress address = *ServerAddress::parse(m_server->address());
        ITSM_ANSWER(const auto session, signIn(address, {u"acme"_s, u"li"_s, Secret(u"right"_s)}));
        ITSM_VERIFY(session);
        QVERIFY(session->actor.tenant == TenantId(2) && session->actor.user == UserId(3));
        QCOMPARE(session->actor.role, Role::Manager);
        QCOMPARE(session->tenantName, u"ACME"_s);
        QCOMPARE(session->tokens.refresh.reveal(), u"r"_s);
        ITSM_ANSWER(const auto wrong, signIn(address, {{}, u"li"_s, Secret(u"no"_s)}));
        ITSM_VERIFY_ERROR(wrong, Code::Unauthenticated);
        ITSM_ANSWER(const auto report, probeServer(address));
        ITSM_VERIFY(report);
        QCOMPARE(report->version, u"1.2.3"_s);
        m_server->stop();
        ITSM_ANSWER(const auto absent, probeServer(address));
        ITSM_VERIFY_ERROR(absent, Code::Unavailable);
        QCOMPARE(absent.error().details.value(u"problem"_s).toString(), u"refused"_s);
    }

    void certificatesAreExplained_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<QString>("words"); // empty: it is good
        QTest::newRow("trusted") << u"IP:127.0.0.1"_s << 2 << true << QString();
        QTest::newRow("vouches for itself") << u"IP:127.0.0.1"_s << 2 << false << u"vouches for itself"_s;
        QTest::newRow("another name") << u"DNS:desk.example.org"_s << 2 << true
                                      << u"for another name: desk.example.org"_s;
        QTest::newRow("expired") << u"IP:127.0.0.1"_s << -1 << true << u"was valid until"_s;
    }
    void certificatesAreExplained()
    {
        QFETCH(QString, name);
        QFETCH(int, days);
        QFETCH(bool, isTrusted);
        QFETCH(QString, words);
        const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
        QVERIFY2(!openssl.isEmpty(), "openssl is not installed");
        const QTemporaryDir folder;
        const auto run = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(folder.path());
            process.start(openssl, arguments);
            return process.waitForFinished() && process.exitCode() == 0;
        };
        QVERIFY(run({u"ecparam"_s, u"-name"_s, u"prime256v1"_s, u"-genkey"_s, u"-noout"_s, u"-out"_s, u"key"_s}));
        QVERIFY(run({u"req"_s, u"-new"_s, u"-key"_s, u"key"_s, u"-subj"_s, u"/CN=desk"_s, u"-addext"_s,
                     u"subjectAltName="_s + name, u"-out"_s, u"request"_s}));
        QVERIFY(run({u"x509"_s, u"-req"_s, u"-in"_s, u"request"_s, u"-signkey"_s, u"key"_s, u"-copy_extensions"_s,
                     u"copy"_s, u"-days"_s, QString::number(days), u"-out"_s, u"certificate"_s}));
        QFile key(folder.filePath(u"key"_s));
        QVERIFY(key.open(QIODevice::ReadOnly));
        QSslConfiguration tls;
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        tls.setLocalCertificateChain(QSslCertificate::fromPath(folder.filePath(u"certificate"_s)));
        QSslServer server;
        server.setSslConfiguration(tls);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        QObject::connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&] {
            auto *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
                received += socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"version\":\"1.2.3\"}");
            });
        });
        ServerAddress address = *ServerAddress::parse(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
        if (isTrusted)
            address.authority = folder.filePath(u"certificate"_s);
        ITSM_ANSWER(const auto report, probeServer(address));
        if (words.isEmpty()) {
            ITSM_VERIFY(report);
            QVERIFY(report->encryption.startsWith(u"TLSv1."_s));
            return;
        }
        ITSM_VERIFY_ERROR(report, Code::Unavailable);
        QCOMPARE(report.error().details.value(u"problem"_s).toString(), u"certificate"_s);
        QVERIFY2(report.error().message.contains(words), qPrintable(report.error().message));
        QVERIFY(received.isEmpty()); // nothing was said to a server that has not proven itself
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        QTest::newRow("https") << u"https://desk.example.org"_s << u"https://desk.example.org/api/v1/x"_s;
        QTest::newRow("name alone") << u"desk.example.org:8443"_s << u"https://desk.example.org:8443/api/v1/x"_s;
        QTest::newRow("path") << u"https://example.org/itsm/"_s << u"https://example.org/itsm/api/v1/x"_s;
        QTest::newRow("whole base") << u"https://example.org/api/v1"_s << u"https://example.org/api/v1/x"_s;
        QTest::newRow("this computer") << u"http://127.0.0.1:8090"_s << u"http://127.0.0.1:8090/api/v1/x"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8090"_s << u"http://[::1]:8090/api/v1/x"_s;
        QTest::newRow("not encrypted") << u"http://desk.example.org"_s << QString();
        QTest::newRow("other scheme") << u"ftp://desk.example.org"_s << QString();
        QTest::newRow("password") << u"https://a:b@desk.example.org"_s << QString();
        QTest::newRow("nothing") << u"  "_s << QString();
        QTest::newRow("nonsense") << u"https://"_s << QString();
    }
    void addresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto address = ServerAddress::parse(text);
        if (expected.isEmpty()) {
            ITSM_VERIFY_ERROR(address, Code::Invalid);
            return;
        }
        ITSM_VERIFY(address);
        QCOMPARE(address->endpoint(u"/x"_s).toString(), expected);
    }
};

QTEST_GUILESS_MAIN(TestRestFaults)
#include "tst_rest_faults.moc"
