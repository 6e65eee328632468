#include "services/storage/signal_table.h"
#include "tests/api/api_world.h"
#include "tests/support/slow_proxy.h"
#include "tests/support/test_program.h"

#include <QFuture>
#include <QTest>
#include <future>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace itsm;

/// More than the server or its database can do: whoever cannot be served hears so soon, and may come again.
class TestOverload : public QObject
{
    Q_OBJECT

    ApiWorld m_world;

    Result<SourceWithSecret> addSource(const QString &name, SourceKind kind = SourceKind::Alertmanager)
    {
        const Actor admin{.tenant = m_world.tenant,
                          .user = m_world.users.value("admin"),
                          .name = u"Admin"_s,
                          .role = Role::Admin,
                          .source = u"user"_s};
        return ServiceDesk(SystemClock::instance())
            .addSource(*m_world.connection, admin,
                       {.name = name, .kind = kind, .mapping = {}, .pullUrl = {}, .heartbeat = {}});
    }
    /// An alert of its own for each number.
    [[nodiscard]] HttpReply post(const SourceWithSecret &source, int number) const
    {
        return m_world.send("POST", "/api/v1/alerts/webhook", {},
                            R"([{"labels":{"alertname":"X"},"fingerprint":"f)" + QByteArray::number(number) + R"("}])",
                            "Authorization: Bearer " + source.secret.reveal().toLatin1() + "\r\n");
    }
    [[nodiscard]] qint64 alertCount() const
    {
        qint64 count = -1;
        const auto read = [&]() -> Result<> {
            ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*m_world.connection, Connection::Access::Read));
            ITSM_TRY(bindTenant(*m_world.connection, m_world.tenant));
            return m_world.connection->query(
                u"SELECT count(*) FROM incident_alerts WHERE tenant_id = ?"_s, {m_world.tenant.value},
                [&count](const Row &row) {
                    count = row.integer(0);
                    return false;
                },
                Connection::Fetch::Buffered);
        }();
        return read ? count : -1;
    }

private Q_SLOTS:
    void aBusySourceLeavesRoomForOthers();
    void newNamesDoNotComeFirst();
    void tooLargeAMessageIsNotRefusedForGood();
    void aGenericMessageThatIsTooLargeIsRefused();
    void aMessageThatStopsAmidMayComeAgain();
    void aDatabaseThatHangsHoldsNobodyBack();
};

/// Its messages come one after the other; what it sends beyond its share of the queue is refused so that an
/// Alertmanager sends it again, and nothing is lost.
void TestOverload::aBusySourceLeavesRoomForOthers()
{
    ApiServerOptions options;
    options.workers = {.threads = 4, .longThreads = 2, .queued = 64, .longQueued = 8, .queueTime = 3s};
    ITSM_VERIFY(m_world.start(Dialect::PostgreSql, options));
    ITSM_UNWRAP(const SourceWithSecret busy, addSource(u"busy"_s));
    ITSM_UNWRAP(const SourceWithSecret calm, addSource(u"calm"_s));
    for (const SourceWithSecret *source : {&busy, &calm})
        QCOMPARE(post(*source, 0).status, 200); // a source that was made just now is not known yet
    constexpr int messages = 6;
    std::vector<std::future<HttpReply>> replies;
    {
        // Somebody else holds the source, as a large message of it would.
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_world.connection));
        ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
        ITSM_VERIFY(lockSource(*m_world.connection, m_world.tenant, busy.source.id));
        for (int i = 0; i < messages; ++i) {
            replies.push_back(std::async(std::launch::async, [&, i] { return post(busy, i + 1); }));
            if (i == 0)
                QTest::qWait(300); // it is at work before the others come
        }
        const auto answered = [&] {
            return std::ranges::count_if(
                replies, [](const auto &reply) { return reply.wait_for(0s) == std::future_status::ready; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(answered(), messages - 3, 2'500); // one is at work, two wait
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(post(calm, 100).status, 200);
        QVERIFY2(timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()).constData());
        QTRY_COMPARE_WITH_TIMEOUT(answered(), messages - 1, 5'000); // those that waited have waited too long
        ITSM_VERIFY(transaction.commit());
    }
    int taken = 0;
    for (int i = 0; i < messages; ++i) {
        const HttpReply reply = replies[size_t(i)].get();
        taken += reply.status == 200;
        if (reply.status != 200) {
            QCOMPARE(reply.status, 503);
            QVERIFY(!reply.fields.value("retry-after").isEmpty());
            QCOMPARE(post(busy, i + 1).status, 200);
        }
    }
    QCOMPARE(taken, 1);
    QCOMPARE(alertCount(), messages + 3);
}

/// Who comes with another secret each time has one turn all the same, and a source that is known comes before the rest.
void TestOverload::newNamesDoNotComeFirst()
{
    ApiServerOptions options;
    options.workers = {.threads = 2, .longThreads = 1, .queued = 64, .longQueued = 64, .queueTime = 10s};
    ITSM_VERIFY(m_world.start(Dialect::PostgreSql, options));
    ITSM_UNWRAP(const SourceWithSecret busy, addSource(u"busy"_s));
    ITSM_UNWRAP(const SourceWithSecret calm, addSource(u"calm"_s));
    for (const SourceWithSecret *source : {&busy, &calm})
        QCOMPARE(post(*source, 1).status, 200);
    constexpr int strangers = 12;
    const auto isWaiting = [this](int count) {
        const QByteArray line = "itsm_queue_long " + QByteArray::number(count) + '\n';
        return m_world.send("GET", "/metrics").body.contains(line);
    };
    std::vector<std::future<int>> answers;
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*m_world.connection));
    ITSM_VERIFY(bindTenant(*m_world.connection, m_world.tenant));
    ITSM_VERIFY(lockSource(*m_world.connection, m_world.tenant, busy.source.id));
    auto holder = std::async(std::launch::async, [&] { return post(busy, 2).status; }); // the only thread for it
    QTest::qWait(300);
    QVERIFY(isWaiting(0));
    for (int i = 0; i < strangers; ++i)
        answers.push_back(std::async(std::launch::async, [&, i] {
            SourceWithSecret stranger = calm;
            stranger.secret = Secret(u"itsms.1.%1.AAAA"_s.arg(1'000 + i));
            return post(stranger, 3).status;
        }));
    QTRY_VERIFY(isWaiting(strangers));
    auto last = std::async(std::launch::async, [&] { return post(calm, 4).status; });
    QTRY_VERIFY(isWaiting(strangers + 1));
    // When its turn has come, it waits for this.
    ITSM_UNWRAP(const auto other, m_world.store->connect(Connection::Access::Write));
    ITSM_UNWRAP(Transaction calmTransaction, Transaction::begin(*other));
    ITSM_VERIFY(bindTenant(*other, m_world.tenant));
    ITSM_VERIFY(lockSource(*other, m_world.tenant, calm.source.id));
    ITSM_VERIFY(transaction.commit());
    QCOMPARE(holder.get(), 200);
    QTRY_VERIFY(isWaiting(strangers - 1)); // one of them came first
    QTest::qWait(100);
    QVERIFY(isWaiting(strangers - 1));
    ITSM_VERIFY(calmTransaction.commit());
    QCOMPARE(last.get(), 200);
    for (auto &each : answers)
        QCOMPARE(each.get(), 401);
}

/// An Alertmanager would drop what is answered with 413.
void TestOverload::tooLargeAMessageIsNotRefusedForGood()
{
    ITSM_VERIFY(m_world.start(Dialect::Sqlite));
    ITSM_UNWRAP(const SourceWithSecret source, addSource(u"prometheus"_s));
    HttpClient client(m_world.port);
    client.write("POST /api/v1/alerts/webhook HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                 source.secret.reveal().toLatin1() +
                 "\r\nContent-Type: application/json\r\nContent-Length: 40000000\r\n\r\n");
    const HttpReply reply = client.read();
    QCOMPARE(reply.status, 503);
    QVERIFY(!reply.fields.value("retry-after").isEmpty());

    const QByteArray alert = R"({"labels":{"a":"b"}},)";
    const HttpReply many =
        m_world.send("POST", "/api/v1/alerts/webhook", {}, '[' + alert.repeated(200'001).chopped(1) + ']',
                     "Authorization: Bearer " + source.secret.reveal().toLatin1() + "\r\n");
    QCOMPARE(many.status, 503);
    QVERIFY(!many.fields.value("retry-after").isEmpty());
}

/// A script that sends what never gets smaller is told so.
void TestOverload::aGenericMessageThatIsTooLargeIsRefused()
{
    ITSM_VERIFY(m_world.start(Dialect::Sqlite));
    ITSM_UNWRAP(const SourceWithSecret source, addSource(u"script"_s, SourceKind::Generic));
    const QByteArray bearer = "Authorization: Bearer " + source.secret.reveal().toLatin1() + "\r\n";
    const QByteArray alert = R"({"name":"a"},)";
    const HttpReply many =
        m_world.send("POST", "/api/v1/alerts/webhook", {}, '[' + alert.repeated(200'001).chopped(1) + ']', bearer);
    QCOMPARE(many.status, 400);
    QVERIFY2(many.body.contains("200001") && many.body.contains("200000"), many.body.constData());
    QCOMPARE(alertCount(), 0);
    HttpClient client(m_world.port);
    client.write("POST /api/v1/alerts/webhook HTTP/1.1\r\nHost: x\r\n" + bearer +
                 "Content-Type: application/json\r\nContent-Length: 40000000\r\n\r\n");
    QCOMPARE(client.read().status, 413);
    QCOMPARE(m_world.send("POST", "/api/v1/alerts/webhook", {}, alert.chopped(1), bearer).status, 200);
}

/// Nor after 408; the sender's machine may have stood still.
void TestOverload::aMessageThatStopsAmidMayComeAgain()
{
    ApiServerOptions options;
    options.limits.rateGrace = 500ms;
    ITSM_VERIFY(m_world.start(Dialect::Sqlite, options));
    ITSM_UNWRAP(const SourceWithSecret source, addSource(u"prometheus"_s));
    const auto stopAmid = [&](const QByteArray &target) {
        HttpClient client(m_world.port);
        client.write("POST " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                     source.secret.reveal().toLatin1() +
                     "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[");
        return client.read();
    };
    const HttpReply reply = stopAmid("/api/v1/alerts/webhook");
    QCOMPARE(reply.status, 503);
    QVERIFY(!reply.fields.value("retry-after").isEmpty());
    QCOMPARE(stopAmid("/api/v1/incidents").status, 408);
}

/// A request to cancel is not answered either. Those who wait are refused in time all the same, the threads come free,
/// and when the database is back, so are we.
void TestOverload::aDatabaseThatHangsHoldsNobodyBack()
{
    ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql));
    ITSM_VERIFY(database->store());
    ITSM_UNWRAP(const auto proxy, SlowProxy::start(database->url().path()));
    ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(proxy->url()));
    ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Refuse));
    ApiWorkers workers(store, {.threads = 1, .longThreads = 1, .queueTime = 300ms});
    const auto push = [&workers](std::chrono::milliseconds deadline) {
        auto job = std::make_unique<JobOf<void>>([](Connection &c) {
            return c.query(
                u"SELECT 1"_s, {}, [](const Row &) { return true; }, Connection::Fetch::Buffered);
        });
        const QFuture<Result<>> future = job->future();
        workers.push(WorkLane::Short, std::move(job), deadline);
        return future;
    };
    ITSM_VERIFY(push(10s).result());

    proxy->setFrozen(true);
    QElapsedTimer timer;
    timer.start();
    const QFuture<Result<>> atWork = push(100ms);
    const QFuture<Result<>> waiting = push(10s);
    ITSM_VERIFY_ERROR(waiting.result(), Error::Code::Unavailable);
    QVERIFY2(timer.elapsed() < 1'000, QByteArray::number(timer.elapsed()).constData());
    QVERIFY(!atWork.result().has_value());
    QVERIFY2(timer.elapsed() < 5'000, QByteArray::number(timer.elapsed()).constData());

    proxy->setFrozen(false);
    QTRY_VERIFY_WITH_TIMEOUT(push(10s).result().has_value(), 10'000);
}

ITSM_TEST(TestOverload)
#include "tst_overload.moc"
