#include "tests/backend/scripted_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Sign-in, and what becomes of tokens.
class TestRestTokens : public QObject, private ScriptedWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { reset(); }

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
        QCOMPARE(over.front().front().toString(), u"Your session is over. Sign in again."_s);
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

    /// The connection breaks before the answer, or in the middle of it. The console has to ask once more, with the
    /// token it has, at once.
    void aRefreshWhoseAnswerIsLostIsRepeated_data()
    {
        QTest::addColumn<QByteArrayList>("faults");
        QTest::newRow("no answer") << QByteArrayList{"cut"};
        QTest::newRow("half an answer") << QByteArrayList{"half"};
        QTest::newRow("twice") << QByteArrayList{"half", "cut"};
    }
    void aRefreshWhoseAnswerIsLostIsRepeated()
    {
        QFETCH(QByteArrayList, faults);
        m_rest = [](const Request &) { return envelope(toJson(RowCount{.count = 7, .atLeast = false})); };
        std::vector<QByteArray> shown;
        m_server->script = [&](const Request &request) {
            Reply reply = answer(request);
            if (!request.target.endsWith("/refresh-token"))
                return reply;
            shown.push_back(request.body);
            if (shown.size() > size_t(faults.size()))
                return reply;
            if (faults[qsizetype(shown.size()) - 1] == "cut")
                return Reply{.isCut = true};
            reply.isHalf = true;
            return reply;
        };
        const auto backend = makeBackend();
        QSignalSpy over(backend.get(), &RestBackend::signedOut);
        QSignalSpy kept(backend.get(), &RestBackend::refreshTokenChanged);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        m_token = "something else";
        ITSM_ANSWER(const Result<RowCount> count, backend->count({}));
        ITSM_VERIFY(count);
        QCOMPARE(shown.size(), size_t(faults.size()) + 1);
        for (const QByteArray &body : shown)
            QCOMPARE(body, shown.front());
        QVERIFY(over.isEmpty());
        QCOMPARE(kept.size(), 1);
        // The same when a session is taken up with a token that was kept.
        shown.clear();
        ITSM_ANSWER(const auto resumed, resumeSession(*ServerAddress::parse(m_server->address()), Secret(u"kept"_s)));
        QCOMPARE(shown.size(), size_t(faults.size()) + 1);
        QVERIFY(!resumed); // this server does not know who it is, but that is after the refresh
    }

    /// The one before is used up, whatever comes next.
    void theNewTokenIsKeptThoughTheSessionFails()
    {
        m_rest = [](const Request &) { return Reply{.status = 500}; };
        std::vector<Secret> kept;
        ITSM_ANSWER(const auto resumed, resumeSession(*ServerAddress::parse(m_server->address()), Secret(u"kept"_s),
                                                      [&](const Secret &token) { kept.push_back(token); }));
        QVERIFY(!resumed);
        QCOMPARE(requestsOf("/auth/me").size(), 1U);
        QCOMPARE(kept.size(), 1U);
        QCOMPARE(kept.front().reveal(), u"refresh1"_s);
    }

    void aRefreshThatIsNeverAnsweredIsNoSignOut()
    {
        m_rest = [](const Request &) { return envelope(toJson(RowCount{.count = 7, .atLeast = false})); };
        bool isBroken = true;
        m_server->script = [&](const Request &request) {
            return isBroken && request.target.endsWith("/refresh-token") ? Reply{.isCut = true} : answer(request);
        };
        const auto backend = makeBackend();
        QSignalSpy over(backend.get(), &RestBackend::signedOut);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        m_token = "something else";
        ITSM_ANSWER(const Result<RowCount> failed, backend->count({}));
        ITSM_VERIFY_ERROR(failed, Code::Unavailable);
        QVERIFY(over.isEmpty());
        isBroken = false;
        QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Live, 15'000);
        ITSM_ANSWER(const Result<RowCount> count, backend->count({}));
        ITSM_VERIFY(count);
    }
};

ITSM_TEST(TestRestTokens)
#include "tst_rest_tokens.moc"
