#include "services/runtime/burst_limit.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>
#include <deque>

using namespace itsm;
using namespace std::chrono_literals;
using Milliseconds = BurstLimit::Milliseconds;

namespace {

/// Counts turns one by one, millisecond by millisecond.
class NaiveBucket
{
public:
    NaiveBucket(int burst, int interval)
        : m_burst(burst)
        , m_interval(interval)
        , m_turns(burst)
    {
    }
    void goOn(int ms)
    {
        for (int i = 0; i < ms; ++i) {
            if (m_turns >= m_burst)
                continue;
            if (++m_part == m_interval) {
                m_part = 0;
                ++m_turns;
            }
        }
        if (m_turns >= m_burst)
            m_part = 0;
    }
    [[nodiscard]] int wait() const { return m_turns > 0 ? 0 : m_interval - m_part; }
    void take() { --m_turns; }

private:
    int m_burst;
    int m_interval;
    int m_turns;
    int m_part = 0;
};

} // namespace

class TestBurstLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void letsAFewThroughAtOnceAndThenOneInAnInterval()
    {
        BurstLimit limit(3, 100ms);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(limit.wait(50ms), 0ms);
            limit.take(50ms);
        }
        QCOMPARE(limit.wait(50ms), 100ms);
        QCOMPARE(limit.wait(120ms), 30ms);
        QCOMPARE(limit.wait(150ms), 0ms);
        limit.take(150ms);
        QCOMPARE(limit.wait(150ms), 100ms);
    }

    void isFullAgainAfterSilence()
    {
        BurstLimit limit(2, 10ms);
        limit.take(0ms);
        limit.take(0ms);
        limit.take(1s);
        QCOMPARE(limit.wait(1s), 0ms);
        limit.take(1s);
        QCOMPARE(limit.wait(1s), 10ms);
    }

    void waitsAsABucketThatIsCounted()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            const int burst = random.bounded(1, 6);
            const int interval = random.bounded(1, 50);
            BurstLimit limit(burst, Milliseconds(interval));
            NaiveBucket naive(burst, interval);
            int now = random.bounded(1'000);
            for (int step = 0; step < 100; ++step) {
                const int pause = random.bounded(interval * 2);
                now += pause;
                naive.goOn(pause);
                QCOMPARE(limit.wait(Milliseconds(now)), Milliseconds(naive.wait()));
                if (naive.wait() == 0) {
                    limit.take(Milliseconds(now));
                    naive.take();
                }
            }
        }
    }
};

ITSM_TEST_ALONE(TestBurstLimit)
#include "tst_burst_limit.moc"
