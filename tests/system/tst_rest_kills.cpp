#include "tests/support/test_program.h"
#include "tests/system/rest_fixture.h"

#include <QTimer>
#include <deque>
#include <random>

using namespace itsm;

/// A console that writes through a server which is killed again and again: what was said to be done stands once in the
/// database, what was refused does not, and of nothing it stays unknown what became of it.
class TestRestKills : public QObject, private RestFixture
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); }

    enum class Outcome : quint8 { Done, Refused, Unknown };
    static Outcome outcomeOf(const Result<Incident> &answer)
    {
        if (answer)
            return Outcome::Done;
        return answer.error().details.value(u"commit_unknown"_s).toBool() ? Outcome::Unknown : Outcome::Refused;
    }
    /// How often each title stands in the database.
    Result<QHash<QString, qint64>> titles()
    {
        ITSM_TRY_ASSIGN(const auto c, m_database->connect());
        QHash<QString, qint64> counts;
        ITSM_TRY(c->query(u"SELECT title, count(*) FROM incidents GROUP BY title"_s, {}, [&](const Row &row) {
            counts.insert(row.text(0), row.integer(1));
            return true;
        }));
        return counts;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        QVERIFY(begin(dialect));
    }
    void cleanup() { end(); }

    void nothingIsLostOrDoubled()
    {
        const int rounds = qEnvironmentVariableIsSet("ITSM_ALL") ? 200 : 6;
        constexpr size_t mostUnderWay = 8;
        const quint32 seed = qEnvironmentVariableIsSet("ITSM_SEED") ? qEnvironmentVariable("ITSM_SEED").toUInt()
                                                                    : std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto draw = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
        const auto backend = makeBackend();
        QTRY_COMPARE(backend->linkState().state, State::Live);

        struct Command
        {
            QString title;
            QFuture<Result<Incident>> answer;
        };
        std::deque<Command> underWay;
        QHash<QString, Outcome> outcomes;
        const auto collect = [&] {
            std::erase_if(underWay, [&](Command &command) {
                if (!command.answer.isFinished())
                    return false;
                outcomes.insert(command.title, outcomeOf(command.answer.takeResult()));
                return true;
            });
        };
        int next = 0;
        QTimer writer;
        writer.setInterval(1);
        connect(&writer, &QTimer::timeout, this, [&] {
            collect();
            while (underWay.size() < mostUnderWay && backend->linkState().state == State::Live) {
                const QString title = u"command %1"_s.arg(++next);
                underWay.push_back({title, backend->createIncident(suite::newIncident(title))});
            }
        });
        writer.start();
        for (int round = 0; round < rounds; ++round) {
            QTest::qWait(20 + draw(400));
            killServer();
            QTest::qWait(draw(200));
            QVERIFY(serve());
            QTRY_COMPARE_WITH_TIMEOUT(backend->linkState().state, State::Live, 20'000);
        }
        writer.stop();
        QTRY_VERIFY_WITH_TIMEOUT((collect(), underWay.empty()), 60'000);

        ITSM_UNWRAP(const auto counts, titles());
        QHash<Outcome, int> sums;
        for (auto [title, outcome] : outcomes.asKeyValueRange()) {
            ++sums[outcome];
            const qint64 found = counts.value(title);
            const QByteArray what = title.toUtf8() + ": " + QByteArray::number(found);
            QVERIFY2(outcome != Outcome::Done || found == 1, what.constData());
            QVERIFY2(outcome != Outcome::Refused || found == 0, what.constData());
        }
        qInfo("%d kills: %d commands done, %d refused, %d unknown", rounds, sums[Outcome::Done], sums[Outcome::Refused],
              sums[Outcome::Unknown]);
        QCOMPARE(sums[Outcome::Unknown], 0);
        QVERIFY(sums[Outcome::Done] > rounds);
    }
};

ITSM_TEST(TestRestKills)

#include "tst_rest_kills.moc"
