#include "services/storage/tables.h"
#include "tests/storage/query_number.h"
#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char writerOption[] = "--write-rows";

/// The child: commits incident, event and intent in one transaction each and says so, until it is killed.
int writeRows(const QString &path)
{
    const auto url = StoreUrl::parse(u"sqlite:"_s + path);
    const auto store = Store::open(*url, Store::Upgrade::Migrate);
    if (!store)
        return 1;
    const auto connection = (*store)->connect(Connection::Access::Write);
    if (!connection)
        return 1;
    Connection &c = **connection;
    for (;;) {
        auto transaction = Transaction::begin(c);
        const auto id = queryOne<qint64>(
            c,
            u"INSERT INTO incidents (tenant_id, incident_number, title)"
            " SELECT 1, 'INC-' || (coalesce(max(id), 0) + 1), '磁盘空间不足' FROM incidents RETURNING id"_s,
            {}, [](const Row &row) { return row.integer(0); });
        if (!id || !*id)
            return 1;
        IncidentEvent event;
        event.tenantId = TenantId(1);
        event.incidentId = IncidentId(**id);
        event.type = u"creation"_s;
        OutboxIntent intent;
        intent.tenantId = event.tenantId;
        intent.incidentId = event.incidentId;
        intent.key = u"intent-%1"_s.arg(**id);
        if (!insertEvent(c, event) || !insertIntent(c, intent) || !transaction->commit())
            return 1;
        std::printf("%lld\n", static_cast<long long>(**id)); // only what is committed is acknowledged
        std::fflush(stdout);
    }
}

} // namespace

class CrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWriterLosesNothing()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        {
            ITSM_UNWRAP(const auto c, database->connect());
            ITSM_VERIFY(makeWorld(*c));
        }
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        constexpr int kills = 20;
        qint64 acknowledged = 0;
        for (int round = 0; round < kills; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {u"crash"_s, QString::fromLatin1(writerOption), database->url().path()});
            QVERIFY(child.waitForReadyRead(30'000)); // the first row is there
            child.waitForFinished(random.bounded(1, 60));
            ::kill(pid_t(child.processId()), SIGKILL);
            child.waitForFinished();
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
            for (qsizetype i = 0; i + 1 < lines.size(); ++i) // the last line may be cut
                acknowledged = qMax(acknowledged, lines[i].toLongLong());

            ITSM_UNWRAP(const auto store, Store::open(database->url(), Store::Upgrade::Refuse));
            ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
            const QByteArray where = "seed " + QByteArray::number(seed) + " round " + QByteArray::number(round);
            const qint64 rows = number(*c, u"SELECT count(*) FROM incidents"_s);
            QVERIFY2(rows >= acknowledged, where.constData());
            QVERIFY2(number(*c, u"SELECT max(id) FROM incidents"_s) == rows, where.constData());
            QVERIFY2(number(*c, u"SELECT count(*) FROM incident_events"_s) == rows, where.constData());
            QVERIFY2(number(*c, u"SELECT count(*) FROM notification_outbox"_s) == rows, where.constData());
            QVERIFY2(number(*c, u"SELECT sum(n) FROM incident_counts"_s) == rows, where.constData());
            const auto verdict =
                queryOne<QString>(*c, u"PRAGMA integrity_check"_s, {}, [](const Row &row) { return row.text(0); });
            QVERIFY2(verdict && *verdict == u"ok"_s, where.constData());
            const auto orphans =
                queryOne<QString>(*c, u"PRAGMA foreign_key_check"_s, {}, [](const Row &row) { return row.text(0); });
            QVERIFY2(orphans && !*orphans, where.constData());
        }
        qInfo() << acknowledged << "rows acknowledged over" << kills << "kills";
        QVERIFY(acknowledged > kills);
    }

    void crashedServerLosesNothing()
    {
        ITSM_UNWRAP(const auto server, PostgresServer::create());
        ITSM_UNWRAP(const StoreUrl url, StoreUrl::parse(server->url(u"postgres"_s)));
        ITSM_UNWRAP(const auto store, Store::open(url, Store::Upgrade::Migrate));
        TestWorld world;
        {
            ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
            ITSM_UNWRAP(world, makeWorld(*c));
        }
        constexpr int writers = 4;
        constexpr int crashes = 3;
        std::atomic<bool> stop = false;
        std::atomic<int> acknowledged = 0;
        std::atomic<int> unknown = 0;
        std::atomic<int> repeated = 0;
        std::atomic<int> badErrors = 0;
        std::array<std::vector<QString>, writers> keys;
        std::vector<std::thread> threads;
        for (size_t w = 0; w < writers; ++w) {
            threads.emplace_back([&, w] {
                std::unique_ptr<Connection> c;
                for (int serial = 0; !stop; ++serial) {
                    // The key makes a repetition harmless: an intent that is there already is not written again, nor is
                    // its incident.
                    OutboxIntent intent;
                    intent.tenantId = world.tenant;
                    intent.key = u"w%1-%2"_s.arg(w).arg(serial);
                    intent.channel = u"email"_s;
                    intent.recipient = u"a@b"_s;
                    for (bool done = false; !done && !stop;) {
                        if (!c || !c->isAlive()) {
                            auto fresh = store->connect(Connection::Access::Write);
                            if (!fresh) {
                                badErrors += fresh.error().code != Error::Code::Unavailable;
                                std::this_thread::sleep_for(20ms);
                                continue;
                            }
                            c = std::move(*fresh);
                        }
                        const auto result = [&]() -> Result<bool> {
                            ITSM_TRY_ASSIGN(auto transaction, Transaction::begin(*c));
                            ITSM_TRY(bindTenant(*c, world.tenant));
                            ITSM_TRY_ASSIGN(const bool isNew, insertIntent(*c, intent));
                            if (isNew)
                                ITSM_TRY(c->execute(
                                    u"INSERT INTO incidents (tenant_id, incident_number, title) VALUES (?, ?, 't')"_s,
                                    {world.tenant.value, intent.key}));
                            ITSM_TRY(transaction.commit());
                            return isNew;
                        }();
                        if (result) {
                            repeated += !*result;
                            keys[w].push_back(intent.key);
                            ++acknowledged;
                            done = true;
                        } else {
                            unknown += result.error().details.contains(u"commit_unknown"_s);
                            badErrors += result.error().code != Error::Code::Unavailable || c->isAlive();
                        }
                    }
                }
            });
        }
        bool restarted = true;
        for (int crash = 0; crash < crashes && restarted; ++crash) {
            const int before = acknowledged;
            restarted = QTest::qWaitFor([&] { return acknowledged > before + 100; }, 30'000);
            server->stop(PostgresServer::Stop::Immediate);
            restarted = restarted && server->start().has_value();
        }
        const int before = acknowledged;
        restarted = restarted && QTest::qWaitFor([&] { return acknowledged > before + 50; }, 10'000);
        stop = true;
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(restarted);
        QCOMPARE(badErrors.load(), 0);
        ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
        qint64 lost = 0;
        for (const auto &list : keys) {
            for (const QString &key : list) {
                const auto found = queryOne<qint64>(
                    *c,
                    u"SELECT count(*) FROM incidents i JOIN notification_outbox o ON o.key = i.incident_number"
                    " WHERE i.tenant_id = ? AND i.incident_number = ?"_s,
                    {world.tenant.value, key}, [](const Row &row) { return row.integer(0); });
                lost += !found || found->value_or(0) != 1;
            }
        }
        qInfo() << acknowledged.load() << "acknowledged," << unknown.load() << "commits unknown," << repeated.load()
                << "repeated," << lost << "lost";
        QCOMPARE(lost, 0);
        // What became of each commit was asked after the restart: none stayed open, and none was done twice.
        QCOMPARE(unknown.load(), 0);
        QCOMPARE(repeated.load(), 0);
        QCOMPARE(number(*c, u"SELECT count(*) FROM incidents"_s),
                 number(*c, u"SELECT count(*) FROM notification_outbox"_s));
        QCOMPARE(number(*c, u"SELECT sum(n) FROM (TABLE incident_counts UNION ALL TABLE incident_count_deltas) t"_s),
                 number(*c, u"SELECT count(*) FROM incidents"_s));
    }
};

int runTestOrWriter(int argc, char **argv)
{
    if (argc != 3 || qstrcmp(argv[1], writerOption) != 0)
        return TestProgram::runIn<CrashTest, QCoreApplication>(argc, argv);
    const QCoreApplication application(argc, argv);
    return writeRows(QString::fromLocal8Bit(argv[2]));
}

static const TestProgram programOfCrashTest(__FILE__, runTestOrWriter);
#include "tst_crash.moc"
