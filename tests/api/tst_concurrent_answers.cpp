#include "services/api/concurrent_answers.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <atomic>
#include <random>
#include <semaphore>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

using SteadyClock = ConcurrentAnswers::Clock;

/// Requests that are there at the same time are answered once, and none gets an answer from before it came.
class TestConcurrentAnswers : public QObject
{
    Q_OBJECT

    static ApiAnswer saying(qint64 number)
    {
        ApiAnswer answer;
        answer.data = number;
        return answer;
    }
    static qint64 numberIn(const Result<ApiAnswer> &answer) { return answer ? answer->data.toInteger() : -1; }

private Q_SLOTS:
    void whoWaitedTakesTheAnswer()
    {
        ConcurrentAnswers answers;
        std::binary_semaphore isWorking{0};
        std::binary_semaphore mayEnd{0};
        const auto earlier = SteadyClock::now();
        qint64 first = 0;
        std::jthread leader([&] {
            first = numberIn(answers.answer("key", earlier, [&]() -> Result<ApiAnswer> {
                isWorking.release();
                mayEnd.acquire();
                return saying(1);
            }));
        });
        isWorking.acquire();
        qint64 second = 0;
        std::atomic<bool> isOwnWork = false;
        std::jthread follower([&] {
            second = numberIn(answers.answer("key", earlier, [&]() -> Result<ApiAnswer> {
                isOwnWork = true;
                return saying(2);
            }));
        });
        // Somebody who came after the work had begun, and somebody who asks for something else, do not wait for it.
        QCOMPARE(numberIn(answers.answer("other", earlier, [] { return Result<ApiAnswer>(saying(3)); })), 3);
        QTest::qSleep(50);
        mayEnd.release();
        leader.join();
        follower.join();
        QCOMPARE(first, 1);
        QCOMPARE(second, 1);
        QVERIFY(!isOwnWork);
        QCOMPARE(answers.shared(), 1);
        QCOMPARE(numberIn(answers.answer("key", SteadyClock::now(), [] { return Result<ApiAnswer>(saying(4)); })), 4);
    }

    void whoCameLaterDoesNotWait()
    {
        ConcurrentAnswers answers;
        std::binary_semaphore isWorking{0};
        std::binary_semaphore mayEnd{0};
        std::jthread leader([&] {
            (void)answers.answer("key", SteadyClock::now(), [&]() -> Result<ApiAnswer> {
                isWorking.release();
                mayEnd.acquire();
                return saying(1);
            });
        });
        isWorking.acquire();
        const auto later = SteadyClock::now();
        QCOMPARE(numberIn(answers.answer("key", later, [] { return Result<ApiAnswer>(saying(2)); })), 2);
        mayEnd.release();
        leader.join();
        // The newer one is what the next may take.
        QCOMPARE(numberIn(answers.answer("key", later, [] { return Result<ApiAnswer>(saying(3)); })), 2);
    }

    void failuresAreNotShared()
    {
        ConcurrentAnswers answers;
        const auto arrived = SteadyClock::now();
        const auto failed = answers.answer(
            "key", arrived, []() -> Result<ApiAnswer> { return fail(Error::Code::Unavailable, u"gone"_s); });
        QVERIFY(!failed);
        QCOMPARE(numberIn(answers.answer("key", arrived, [] { return Result<ApiAnswer>(saying(5)); })), 5);
        QCOMPARE(answers.shared(), 0);
    }

    void manyKeysAreForgotten()
    {
        ConcurrentAnswers answers;
        const auto arrived = SteadyClock::now();
        for (int i = 0; i < 1'000; ++i)
            QCOMPARE(
                numberIn(answers.answer(QByteArray::number(i), arrived, [i] { return Result<ApiAnswer>(saying(i)); })),
                i);
        QCOMPARE(numberIn(answers.answer("999", arrived, [] { return Result<ApiAnswer>(saying(-2)); })), 999);
        QCOMPARE(numberIn(answers.answer("0", arrived, [] { return Result<ApiAnswer>(saying(-2)); })), -2);
    }

    /// What was written before a request came is in its answer, whoever worked it out.
    void nobodySeesThePast()
    {
        ConcurrentAnswers answers;
        std::atomic<qint64> written = 0;
        std::atomic<int> tooOld = 0;
        std::atomic<int> works = 0;
        constexpr int threads = 8;
        constexpr int rounds = 2'000;
        {
            std::vector<std::jthread> askers;
            for (int i = 0; i < threads; ++i)
                askers.emplace_back([&, i] {
                    std::mt19937 dice(static_cast<quint32>(i));
                    for (int round = 0; round < rounds; ++round) {
                        if (dice() % 4 == 0)
                            ++written;
                        const qint64 before = written;
                        const auto arrived = SteadyClock::now();
                        if (dice() % 2 == 0) // it waits for a worker
                            std::this_thread::sleep_for(std::chrono::microseconds(dice() % 200));
                        const auto answer =
                            answers.answer(QByteArray::number(dice() % 2), arrived, [&]() -> Result<ApiAnswer> {
                                ++works;
                                const qint64 seen = written;
                                std::this_thread::sleep_for(50us);
                                return saying(seen);
                            });
                        if (numberIn(answer) < before)
                            ++tooOld;
                    }
                });
        }
        QCOMPARE(tooOld.load(), 0);
        QCOMPARE(works + answers.shared(), qint64{threads} * rounds);
        QVERIFY2(answers.shared() > rounds, "hardly anything was shared");
    }
};

ITSM_TEST(TestConcurrentAnswers)
#include "tst_concurrent_answers.moc"
