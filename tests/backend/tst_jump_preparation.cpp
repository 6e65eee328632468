#include "services/backend/jump_preparation.h"
#include "tests/support/test_program.h"

#include <QPromise>
#include <QTest>

using namespace itsm;

namespace {

const TenantId tenant{1};
const IncidentQuery byTitle{.filter = {}, .sort = {IncidentField::Title, Qt::AscendingOrder}};
const std::vector<Change> update{{Change::Entity::Incident, Change::Operation::Update, 7, 0}};

/// Builds at once, and counts.
struct Builder
{
    AnchorCache anchors;
    int builds = 0;
    JumpPreparation preparation{anchors, tenant, [this](const IncidentQuery &query) {
                                    ++builds;
                                    anchors.setComplete(tenant, query);
                                    QPromise<Result<>> promise;
                                    promise.start();
                                    promise.addResult(Result<>());
                                    promise.finish();
                                    return promise.future();
                                }};
};

} // namespace

class TestJumpPreparation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void buildsWhatIsAskedForOnce()
    {
        Builder b;
        b.preparation.prepare(byTitle);
        b.preparation.prepare(byTitle);
        QCOMPARE(b.builds, 1);
    }

    void forgetsAtAChangeAndBuildsForWhoeverAsksAgain()
    {
        Builder b;
        b.preparation.prepare(byTitle);
        QTest::qWait(10);
        b.preparation.onChanges(update);
        QVERIFY(!b.anchors.isComplete(tenant, byTitle));
        QTest::qWait(2'500); // settled, and the shortest pause is over
        QCOMPARE(b.builds, 1);

        b.preparation.prepare(byTitle);
        QCOMPARE(b.builds, 2);
        QVERIFY(b.anchors.isComplete(tenant, byTitle));
    }

    void waitsForTheEndOfASeriesOfChanges()
    {
        Builder b;
        b.preparation.prepare(byTitle);
        b.preparation.onChanges(update);
        b.preparation.prepare(byTitle);
        QCOMPARE(b.builds, 1);
        QTRY_COMPARE_WITH_TIMEOUT(b.builds, 2, 5'000);
        QTest::qWait(1'500);
        QCOMPARE(b.builds, 2);
    }

    void leavesChangesOfOtherThingsAlone()
    {
        Builder b;
        b.preparation.prepare(byTitle);
        b.preparation.onChanges({{Change::Entity::Metric, Change::Operation::Insert, 3, 7}});
        QVERIFY(b.anchors.isComplete(tenant, byTitle));
    }
};

ITSM_TEST(TestJumpPreparation)
#include "tst_jump_preparation.moc"
