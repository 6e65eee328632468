#include "services/api/api_workers.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QFuture>
#include <QTest>
#include <latch>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace itsm;

/// The threads that work on requests: whose turn it is, and what they say of the database.
class TestWorkers : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempDatabase> m_database;
    std::shared_ptr<Store> m_store;

    using Work = JobOf<void>::Work;
    static QFuture<Result<>> push(ApiWorkers &workers, WorkLane lane, Work work)
    {
        auto job = std::make_unique<JobOf<void>>(std::move(work));
        const QFuture<Result<>> future = job->future();
        workers.push(lane, std::move(job), 10s);
        return future;
    }
    static Result<> run(ApiWorkers &workers, Work work)
    {
        return push(workers, WorkLane::Short, std::move(work)).result();
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_UNWRAP(m_database, TempDatabase::create(dialect));
        ITSM_UNWRAP(m_store, m_database->store());
    }

    void shortWorkDoesNotStarveLongWork()
    {
        ApiWorkers workers(m_store, {.threads = 2, .longThreads = 1});
        std::latch begun(2);
        std::latch gate(1);
        std::atomic<int> done = 0;
        std::vector<QFuture<Result<>>> all;
        for (int i = 0; i < 2; ++i)
            all.push_back(push(workers, WorkLane::Short, [&](Connection &) {
                begun.count_down();
                gate.wait();
                return Result<>();
            }));
        begun.wait();
        for (int i = 0; i < 100; ++i)
            all.push_back(push(workers, WorkLane::Short, [&](Connection &) {
                ++done;
                std::this_thread::sleep_for(2ms);
                return Result<>();
            }));
        int doneBefore = -1;
        all.push_back(push(workers, WorkLane::Long, [&](Connection &) {
            doneBefore = done;
            return Result<>();
        }));
        gate.count_down();
        for (QFuture<Result<>> &each : all)
            ITSM_VERIFY(each.result());
        QVERIFY2(doneBefore < 10, QByteArray::number(doneBefore).constData());
    }

    void whoWorkedLastIsWokenFirst()
    {
        ApiWorkers workers(m_store, {.threads = 8});
        std::map<std::thread::id, int> shares;
        constexpr int times = 60;
        for (int i = 0; i < times; ++i) {
            ITSM_VERIFY(run(workers, [&](Connection &) {
                ++shares[std::this_thread::get_id()];
                return Result<>();
            }));
            QTest::qSleep(2); // he is idle again by then, unless the machine is busy
        }
        const auto largest = std::ranges::max_element(shares, {}, [](const auto &share) { return share.second; });
        QVERIFY2(largest->second > times / 2, QByteArray::number(largest->second).constData()); // in turn: an eighth
    }

    /// Many requests of one owner do not keep a single one of another waiting, and do not fill the lane.
    void ownersShareTheLongLane()
    {
        ApiWorkers workers(m_store, {.threads = 2, .longThreads = 1, .queued = 16, .longQueued = 16});
        std::latch begun(1);
        std::latch gate(1);
        std::mutex mutex;
        QByteArray order;
        std::vector<QFuture<Result<>>> all;
        const auto add = [&](char name) {
            auto job = std::make_unique<JobOf<void>>([&, name](Connection &) {
                if (begun.try_wait()) {
                    const std::lock_guard lock(mutex);
                    order += name;
                } else {
                    begun.count_down();
                    gate.wait();
                }
                return Result<>();
            });
            all.push_back(job->future());
            workers.push(WorkLane::Long, std::move(job), 10s, {.key = size_t(name), .mostRunning = 1});
        };
        add('a');
        begun.wait();
        for (int i = 0; i < 6; ++i)
            add('a');
        add('b');
        QCOMPARE(workers.waiting(WorkLane::Long), 5); // four of a find a place
        gate.count_down();
        int refused = 0;
        for (QFuture<Result<>> &each : all)
            refused += !each.result().has_value();
        QCOMPARE(refused, 2);
        QCOMPARE(order, QByteArray("baaaa"));
    }

    /// As where one address asks faster than anybody can answer: others are served in turn, and find a place.
    void ownersShareTheShortLane()
    {
        ApiWorkers workers(m_store, {.threads = 1, .longThreads = 1, .queued = 6});
        std::latch begun(1);
        std::latch gate(1);
        std::mutex mutex;
        QByteArray order;
        QByteArray refused;
        std::vector<std::pair<char, QFuture<Result<>>>> all;
        const auto add = [&](char name) {
            auto job = std::make_unique<JobOf<void>>([&, name](Connection &) {
                if (name == '0') {
                    begun.count_down();
                    gate.wait();
                }
                const std::lock_guard lock(mutex);
                order += name;
                return Result<>();
            });
            all.emplace_back(name, job->future());
            workers.push(WorkLane::Short, std::move(job), 10s, {.key = size_t(name)});
        };
        add('0');
        begun.wait();
        for (const char name : QByteArray("aaaaaaabcb"))
            add(name); // six of a fill the lane; the seventh is refused, and three more give way
        QCOMPARE(workers.waiting(WorkLane::Short), 6);
        gate.count_down();
        for (auto &[name, each] : all) {
            if (!each.result())
                refused += name;
        }
        QCOMPARE(refused, QByteArray("aaaa"));
        QCOMPARE(workers.refused(), 4);
        QCOMPARE(order, QByteArray("0abcaba"));
    }

    /// An import of an hour is no reason for anybody else to wait, even where there is one thread for all of them.
    void whatLastsHoldsNobodyBack()
    {
        ApiWorkers workers(m_store, {.threads = 1, .longThreads = 1, .lastingThreads = 2, .queueTime = 500ms});
        std::latch begun(2);
        std::latch gate(1);
        const auto lasting = [&](size_t owner) {
            auto job = std::make_unique<JobOf<void>>([&](Connection &) {
                begun.count_down();
                gate.wait();
                return Result<>();
            });
            const QFuture<Result<>> future = job->future();
            workers.push(WorkLane::Lasting, std::move(job), 10s, {.key = owner, .mostRunning = 1});
            return future;
        };
        std::vector<QFuture<Result<>>> running{lasting(1), lasting(2)};
        begun.wait();
        ITSM_VERIFY(push(workers, WorkLane::Long, [](Connection &) { return Result<>(); }).result());
        ITSM_VERIFY(push(workers, WorkLane::Short, [](Connection &) { return Result<>(); }).result());
        const auto refused = lasting(3).result();
        ITSM_VERIFY_ERROR(refused, Error::Code::Unavailable);
        QCOMPARE(refused.error().details.value("retry_after"_L1).toInt(), 10);
        gate.count_down();
        for (QFuture<Result<>> &each : running)
            ITSM_VERIFY(each.result());
    }

    /// As for somebody who guesses passwords, or a queue that is full.
    void refusalsAreNoOutage()
    {
        ApiWorkers workers(m_store, {.threads = 1, .longThreads = 1});
        const auto refused =
            run(workers, [](Connection &) { return Result<>(fail(Error::Code::Unavailable, u"Too often."_s)); });
        ITSM_VERIFY_ERROR(refused, Error::Code::Unavailable);
        QCOMPARE(refused.error().message, u"Too often."_s);
        QVERIFY(!workers.databaseState().error);
    }

    /// Whoever asks is not told where the database is.
    void outagesAreSaidInOneSentence()
    {
        const bool isSqlite = m_database->url().dialect() == Dialect::Sqlite;
        const QString path = m_database->url().path();
        if (isSqlite)
            QVERIFY(QFile::rename(path, path + u".away"_s));
        ApiWorkers workers(m_store, {.threads = 1, .longThreads = 1});
        const auto work = [&](Connection &c) {
            return c.query(u"SELECT pg_terminate_backend(pg_backend_pid())"_s, {}, [](const Row &) { return true; });
        };
        const auto refused = run(workers, work);
        ITSM_VERIFY_ERROR(refused, Error::Code::Unavailable);
        QCOMPARE(refused.error().message, u"The database cannot be reached now."_s);
        QVERIFY(refused.error().details.isEmpty());
        QVERIFY(workers.databaseState().error);
        QVERIFY(workers.databaseState().error->message != refused.error().message); // the log's
        if (isSqlite)
            QVERIFY(QFile::rename(path + u".away"_s, path));
        ITSM_VERIFY(run(workers, [](Connection &) { return Result<>(); }));
        QVERIFY(!workers.databaseState().error);
    }
};

ITSM_TEST(TestWorkers)
#include "tst_workers.moc"
