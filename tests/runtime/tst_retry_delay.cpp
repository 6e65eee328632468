#include "services/runtime/retry_delay.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace std::chrono_literals;

class TestRetryDelay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsGrowUpToTheLimit()
    {
        for (int times = 0; times < 100; ++times) {
            RetryDelay delay(200ms, 1s);
            for (const auto middle : {200ms, 400ms, 800ms, 1000ms, 1000ms}) {
                const auto wait = delay.next();
                QVERIFY2(wait >= middle / 2 && wait <= middle * 3 / 2, qPrintable(QString::number(wait.count())));
            }
            delay.reset();
            QVERIFY(delay.next() <= 300ms);
        }
    }

    void waitsDiffer()
    {
        QSet<qint64> waits;
        for (int times = 0; times < 100; ++times)
            waits.insert(RetryDelay(10s, 20s).next().count());
        QVERIFY(waits.size() > 50);
    }
};

ITSM_TEST_ALONE(TestRetryDelay)
#include "tst_retry_delay.moc"
