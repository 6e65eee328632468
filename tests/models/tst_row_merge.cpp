#include "models/incident_rows.h"
#include "models/row_merge.h"
#include "tests/support/test_program.h"

#include <QSet>
#include <QTest>
#include <random>

using namespace itsm;

class TestRowMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void planTurnsOneListIntoTheOther_data();
    void planTurnsOneListIntoTheOther();
    void planIsSmall();
    void randomPlans();
    void rowsFollowAnOracle();
};

namespace {

using Ids = std::vector<qint64>;

/// Takes the steps as a model would.
Ids applied(const Ids &before, const Ids &after, const RowMerge &plan, bool byOrder)
{
    Ids rows = before;
    for (const RowMerge::Stretch &gone : plan.removals)
        rows.erase(rows.begin() + gone.first, rows.begin() + gone.first + gone.count);
    if (byOrder && !plan.order.empty()) {
        const Ids old = rows;
        for (size_t i = 0; i < plan.order.size(); ++i)
            rows[i] = old[size_t(plan.order[i])];
    } else {
        for (const RowMerge::Move &move : plan.moves) {
            const qint64 id = rows[size_t(move.from)];
            rows.erase(rows.begin() + move.from);
            rows.insert(rows.begin() + move.to, id);
        }
    }
    for (const RowMerge::Stretch &added : plan.insertions)
        rows.insert(rows.begin() + added.first, after.begin() + added.first, after.begin() + added.first + added.count);
    return rows;
}

Ids shuffledIds(std::mt19937 &random, int size, int from)
{
    Ids all(size_t(from), 0);
    for (size_t i = 0; i < all.size(); ++i)
        all[i] = qint64(i) + 1;
    std::shuffle(all.begin(), all.end(), random);
    all.resize(size_t(size));
    return all;
}

} // namespace

void TestRowMerge::planTurnsOneListIntoTheOther_data()
{
    QTest::addColumn<Ids>("before");
    QTest::addColumn<Ids>("after");
    QTest::newRow("both empty") << Ids{} << Ids{};
    QTest::newRow("from nothing") << Ids{} << Ids{1, 2, 3};
    QTest::newRow("to nothing") << Ids{1, 2, 3} << Ids{};
    QTest::newRow("equal") << Ids{1, 2, 3} << Ids{1, 2, 3};
    QTest::newRow("new on top") << Ids{1, 2, 3} << Ids{9, 8, 1, 2, 3};
    QTest::newRow("holes") << Ids{1, 2, 3, 4, 5} << Ids{1, 3, 5};
    QTest::newRow("first to last") << Ids{1, 2, 3, 4} << Ids{2, 3, 4, 1};
    QTest::newRow("last to first") << Ids{1, 2, 3, 4} << Ids{4, 1, 2, 3};
    QTest::newRow("reversed") << Ids{1, 2, 3, 4} << Ids{4, 3, 2, 1};
    QTest::newRow("everything") << Ids{1, 2, 3, 4, 5, 6} << Ids{7, 6, 2, 8, 1, 9};
}

void TestRowMerge::planTurnsOneListIntoTheOther()
{
    QFETCH(Ids, before);
    QFETCH(Ids, after);
    const RowMerge plan = planMerge(before, after);
    QCOMPARE(applied(before, after, plan, false), after);
    QCOMPARE(applied(before, after, plan, true), after);
    QCOMPARE(plan.isEmpty(), before == after);
}

void TestRowMerge::planIsSmall()
{
    QVERIFY(planMerge(Ids{1, 2, 3, 4}, Ids{4, 3, 2, 1}, 2).isReordered()); // three moves would be needed
    QVERIFY(!planMerge(Ids{1, 2, 3, 4}, Ids{4, 3, 2, 1}, 3).isReordered());
    QCOMPARE(planMerge(Ids{1, 2, 3, 4}, Ids{4, 3, 2, 1}, 2).order, (std::vector<int>{3, 2, 1, 0}));
    // One row that goes from the top to the bottom is one move, not three.
    const RowMerge plan = planMerge(Ids{1, 2, 3, 4}, Ids{2, 3, 4, 1});
    QCOMPARE(plan.moves, (std::vector<RowMerge::Move>{{0, 3}}));
    QVERIFY(plan.removals.empty() && plan.insertions.empty());
    // Neighbours are one stretch.
    QCOMPARE(planMerge(Ids{1, 2, 3, 4}, Ids{1, 4}).removals, (std::vector<RowMerge::Stretch>{{1, 2}}));
    QCOMPARE(planMerge(Ids{1, 4}, Ids{1, 2, 3, 4}).insertions, (std::vector<RowMerge::Stretch>{{1, 2}}));
}

void TestRowMerge::randomPlans()
{
    std::mt19937 random(7);
    for (int round = 0; round < 3'000; ++round) {
        const int pool = std::uniform_int_distribution<int>(1, 40)(random);
        const Ids before = shuffledIds(random, std::uniform_int_distribution<int>(0, pool)(random), pool);
        const Ids after = shuffledIds(random, std::uniform_int_distribution<int>(0, pool)(random), pool);
        const RowMerge plan = planMerge(before, after);
        QCOMPARE(applied(before, after, plan, false), after);
        QCOMPARE(applied(before, after, plan, true), after);
    }
}

/// The sparse rows against a plain vector with 0 for unknown rows.
void TestRowMerge::rowsFollowAnOracle()
{
    std::mt19937 random(11);
    const auto draw = [&](qint64 least, qint64 most) {
        return std::uniform_int_distribution<qint64>(least, most)(random);
    };
    qint64 lastId = 0;
    const auto fresh = [&](qint64 count) {
        std::vector<IncidentSummary> rows(size_t(count), IncidentSummary{});
        for (IncidentSummary &row : rows)
            row.id = IncidentId(++lastId);
        return rows;
    };
    for (int round = 0; round < 60; ++round) {
        Ids oracle(50, 0);
        IncidentRows rows;
        for (int step = 0; step < 120; ++step) {
            const qint64 size = qint64(oracle.size());
            const qint64 row = draw(0, size);
            const qint64 count = draw(1, 6);
            switch (draw(0, 6)) {
            case 0: {
                qint64 fits = 0;
                while (row + fits < size && fits < count && oracle[size_t(row + fits)] == 0)
                    ++fits;
                std::vector<IncidentSummary> placed = fresh(fits);
                for (qint64 i = 0; i < fits; ++i)
                    oracle[size_t(row + i)] = placed[size_t(i)].id.value;
                rows.place(row, std::move(placed));
                break;
            }
            case 1:
                oracle.insert(oracle.begin() + row, size_t(count), 0);
                rows.insertUnknown(row, count);
                break;
            case 2: {
                std::vector<IncidentSummary> added = fresh(count);
                for (qint64 i = 0; i < count; ++i)
                    oracle.insert(oracle.begin() + row + i, added[size_t(i)].id.value);
                rows.insert(row, std::move(added));
                break;
            }
            case 3:
                if (size > 60) {
                    const qint64 end = qMin(size, row + count);
                    oracle.erase(oracle.begin() + row, oracle.begin() + end);
                    rows.remove(row, end - row);
                }
                break;
            case 4: {
                const IncidentRows::Range run = rows.loadedAround(row);
                if (run.size() > 1) {
                    const qint64 to = draw(run.first, run.end - 1);
                    const qint64 id = oracle[size_t(row)];
                    oracle.erase(oracle.begin() + row);
                    oracle.insert(oracle.begin() + to, id);
                    rows.move(row, to);
                }
                break;
            }
            case 5: {
                const qint64 end = qMin(size, row + count);
                std::fill(oracle.begin() + row, oracle.begin() + end, 0);
                rows.forget({row, end});
                break;
            }
            default: {
                const IncidentRows::Range run = rows.loadedAround(row);
                std::vector<int> order;
                for (int i = int(run.size()) - 1; i >= 0; --i)
                    order.push_back(i);
                if (!order.empty()) {
                    std::reverse(oracle.begin() + run.first, oracle.begin() + run.end);
                    rows.permute(run.first, order);
                }
                break;
            }
            }
            qsizetype loaded = 0;
            for (qint64 i = 0; i < qint64(oracle.size()); ++i) {
                const IncidentSummary *found = rows.at(i);
                QCOMPARE(found ? found->id.value : 0, oracle[size_t(i)]);
                if (found) {
                    ++loaded;
                    QCOMPARE(rows.rowOf(found->id), std::optional(i));
                } else {
                    const IncidentRows::Range gap = rows.gapAround(i, qint64(oracle.size()));
                    QVERIFY(gap.contains(i));
                    QVERIFY(gap.first == 0 || oracle[size_t(gap.first - 1)] != 0);
                    QVERIFY(gap.end == qint64(oracle.size()) || oracle[size_t(gap.end)] != 0);
                }
            }
            QCOMPARE(rows.loadedCount(), loaded);
        }
        const std::vector<IncidentRows::Range> before = rows.ranges();
        rows.trim({20, 30}, 8);
        QVERIFY(rows.loadedCount() <= 8 || rows.loadedCount() <= 10);
        QVERIFY(rows.end() == 0 || !before.empty());
    }
}

ITSM_TEST(TestRowMerge)
#include "tst_row_merge.moc"
