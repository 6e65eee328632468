#include "tests/backend/scripted_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using suite::isAboutIncident;
using suite::isEverything;

/// What the link of a RestBackend does when its event stream, or the server, is not there.
class TestRestFeed : public QObject, private ScriptedWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { reset(); }

    void changesArriveAndThePlaceIsKept()
    {
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        QCOMPARE(requestsOf("/stream").front().headers.value("last-event-id"), cursor(1).toLatin1());
        m_server->push(changesEvent(3, {incidentChange(5)}));
        QTRY_VERIFY(isAboutIncident(changes, IncidentId(5)));
        QVERIFY(!isEverything(changes));
        QSignalSpy states(backend.get(), &Backend::linkStateChanged);
        // A stream that ends is opened again, from where it was, without anybody noticing.
        m_server->endStreams();
        QTRY_COMPARE(m_server->streams(), 1);
        QTRY_COMPARE(requestsOf("/stream").size(), 2U);
        QCOMPARE(requestsOf("/stream").back().headers.value("last-event-id"), cursor(3).toLatin1());
        m_server->push(changesEvent(4, {incidentChange(6)}));
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

    /// Between the event that nobody could read and the next connection changes get lost, too.
    void aGapIsEverythingOnceMore()
    {
        const auto backend = makeBackend();
        QSignalSpy changes(backend.get(), &Backend::changed);
        QTRY_COMPARE(backend->linkState().state, State::Live);
        m_server->push("id: 1\nevent: changes\ndata: " + QByteArray(qsizetype{64} << 20, 'x'));
        QTRY_VERIFY_WITH_TIMEOUT(isEverything(changes), 20'000);
        changes.clear();
        QTRY_VERIFY(requestsOf("/stream").size() >= 2U);
        QVERIFY(!requestsOf("/stream").back().headers.contains("last-event-id"));
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
};

ITSM_TEST(TestRestFeed)
#include "tst_rest_feed.moc"
