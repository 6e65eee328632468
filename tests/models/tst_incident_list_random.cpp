#include "models/incident_selection.h"
#include "tests/models/list_fixture.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace itsm;
using namespace itsm::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Thousands of random changes against a backend whose answers come late and in any order, while somebody scrolls,
/// sorts and selects. Whenever it is quiet, what is shown must be what the database holds.
class TestIncidentListRandom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheDatabase_data();
    void followsTheDatabase();
};

namespace {

constexpr int height = 30;

/// What a table view does with the model.
struct Viewer
{
    IncidentListModel &model;
    int top = 0;

    explicit Viewer(IncidentListModel &m)
        : model(m)
    {
        QObject::connect(&model, &IncidentListModel::rowsShifted, &model, [this](int delta) { scrollTo(top + delta); });
        QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [this] { scrollTo(0); });
    }
    void scrollTo(int row)
    {
        top = qBound(0, row, qMax(0, model.rowCount() - height));
        model.setVisibleRange(top, top + height - 1);
    }
};

struct Chaos
{
    FakeBackend &backend;
    std::mt19937 random;
    int next = 0;

    int draw(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); }
    bool chance(int percent) { return draw(1, 100) <= percent; }

    void change(const std::function<void(IncidentId)> &touched)
    {
        const std::vector<IncidentId> ids = backend.ids();
        if (ids.size() < 60 || chance(18)) {
            Incident incident = numberedIncident(++next);
            if (chance(30))
                incident.createdAt -= std::chrono::seconds(draw(0, next));
            incident.updatedAt = incident.createdAt;
            backend.insert(incident);
            return;
        }
        const IncidentId id = ids[size_t(draw(0, int(ids.size()) - 1))];
        if (chance(8)) {
            backend.remove(id);
        } else {
            backend.update(id, [&](Incident &incident) {
                switch (draw(0, 5)) {
                case 0:
                    incident.title = u"title %1"_s.arg(draw(0, 9'999));
                    break;
                case 1:
                    incident.priority = allPriorities[size_t(draw(0, 3))];
                    break;
                case 2:
                    incident.updatedAt += std::chrono::seconds(draw(1, 5'000));
                    break;
                case 3:
                    incident.status = allStatuses[size_t(draw(0, 7))];
                    break;
                case 4:
                    if (chance(50))
                        incident.deletedAt = incident.updatedAt;
                    else
                        incident.deletedAt.reset();
                    break;
                default:
                    incident.category = u"c%1"_s.arg(draw(0, 5));
                    break;
                }
            });
        }
        touched(id);
    }
};

} // namespace

void TestIncidentListRandom::followsTheDatabase_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("delay");
    // More of them for a soak: ITSM_SEEDS=50.
    const int seeds = qMax(3, qEnvironmentVariableIntValue("ITSM_SEEDS"));
    for (int seed = 1; seed <= seeds; ++seed) {
        QTest::addRow("%d: short list", seed) << seed << 120 << 3;
        QTest::addRow("%d: long list", seed) << seed << 1'500 << 3;
        QTest::addRow("%d: slow backend", seed) << seed << 900 << 25;
    }
}

void TestIncidentListRandom::followsTheDatabase()
{
    QFETCH(int, seed);
    QFETCH(int, size);
    QFETCH(int, delay);
    FakeBackend backend;
    backend.setSeed(quint32(seed));
    backend.setDelays({0, delay}, {0, delay});
    backend.setChangeDelay({0, 8});
    fillIncidents(backend, size);
    Chaos chaos{backend, std::mt19937(quint32(seed)), size};

    IncidentListModel model(backend, SystemClock::instance());
    model.setIntervals(4ms, 15ms);
    std::unique_ptr<QAbstractItemModelTester> tester;
    if (size < 200) {
        tester =
            std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    IncidentSelection selection(model, backend);
    Viewer viewer(model);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    int expectedResets = 1;

    const auto isQuiet = [&] { return backend.isQuiet() && model.isIdle() && selection.isIdle(); };
    const auto settle = [&] { return QTest::qWaitFor(isQuiet, 20'000); };
    model.setQuery(listQuery());
    viewer.scrollTo(0);
    QVERIFY(settle());

    const std::array fields{IncidentField::Created, IncidentField::Updated, IncidentField::Title,
                            IncidentField::Priority, IncidentField::Status};
    QSet<IncidentId> selected;
    QSet<IncidentId> wavered; // did not match at some time since it was selected
    for (int round = 0; round < 25; ++round) {
        // Somebody looks elsewhere, sorts otherwise, selects other rows.
        if (chaos.chance(30)) {
            model.setQuery(listQuery(chaos.chance(50) ? u"-status:closed"_s : QString(),
                                     fields[size_t(chaos.draw(0, int(fields.size()) - 1))],
                                     chaos.chance(50) ? Qt::AscendingOrder : Qt::DescendingOrder));
            QVERIFY(settle());
            expectedResets = int(resets.count()); // one at most; a query of the same order needs none
        }
        if (chaos.chance(60)) {
            viewer.scrollTo(chaos.chance(30) ? 0 : chaos.draw(0, model.rowCount()));
            QVERIFY(settle());
        }
        if (chaos.chance(10))
            model.showPendingRows();
        if (chaos.chance(40)) {
            const int row = qMin(viewer.top + chaos.draw(0, height - 1), model.rowCount() - 1);
            if (chaos.chance(30)) {
                selection.deselectAll();
            } else {
                selection.setCurrentIndex(model.index(row, 0),
                                          chaos.chance(50)
                                              ? QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows
                                              : QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
            }
            QVERIFY(settle());
            selected = selection.ids();
            wavered.clear();
        }
        const IncidentId current = selection.currentId();

        QList<QPersistentModelIndex> indexes;
        std::vector<IncidentId> ids;
        for (int row = viewer.top; row < qMin(viewer.top + height, model.rowCount()); ++row) {
            if (const IncidentSummary *incident = model.incidentAt(row)) {
                indexes.append(model.index(row, 0));
                ids.push_back(incident->id);
            }
        }
        const bool scrollsMeanwhile = chaos.chance(30);
        const int changes = chaos.draw(1, 40);
        for (int i = 0; i < changes; ++i) {
            chaos.change([&](IncidentId id) {
                if (!backend.contains(id) || !matches(model.query().filter, backend.get(id), {}))
                    wavered.insert(id);
            });
            if (chaos.chance(25))
                QTest::qWait(chaos.draw(0, 6));
            if (scrollsMeanwhile && chaos.chance(20))
                viewer.scrollTo(viewer.top + chaos.draw(-60, 60));
            if (chaos.chance(1))
                backend.reportEverything();
        }
        viewer.scrollTo(viewer.top);
        QVERIFY2(settle(), qPrintable(u"round %1"_s.arg(round)));

        const QString difference = differenceFromOracle(model, backend);
        QVERIFY2(difference.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(difference)));
        for (int row = viewer.top; row < qMin(viewer.top + height, model.rowCount()); ++row)
            QVERIFY2(model.incidentAt(row), qPrintable(u"round %1, row %2"_s.arg(round).arg(row)));
        QVERIFY(model.isPositionExact());
        QCOMPARE(int(resets.count()), expectedResets);

        if (!scrollsMeanwhile) {
            for (qsizetype i = 0; i < indexes.size(); ++i) {
                const IncidentSummary *now = indexes[i].isValid() ? model.incidentAt(indexes[i].row()) : nullptr;
                QVERIFY2(!now || now->id == ids[size_t(i)], qPrintable(u"round %1, index %2"_s.arg(round).arg(i)));
            }
        }
        for (const IncidentId id : selected) {
            const bool fits = backend.contains(id) && matches(model.query().filter, backend.get(id), {});
            QVERIFY2(fits || !selection.contains(id), qPrintable(u"round %1: vanished but selected"_s.arg(round)));
            QVERIFY2(!fits || wavered.contains(id) || selection.contains(id),
                     qPrintable(u"round %1: lost from the selection"_s.arg(round)));
        }
        QVERIFY(selected.contains(selection.ids()));
        for (const IncidentRows::Range &range : model.loadedRanges()) {
            for (int row = int(range.first); row < range.end; ++row)
                QCOMPARE(selection.isSelected(model.index(row, 0)), selection.contains(model.incidentAt(row)->id));
        }
        QCOMPARE(selection.currentId(), current);
        if (const int row = model.rowOf(current); row >= 0)
            QCOMPARE(selection.currentIndex().row(), row);
    }
}

ITSM_TEST(TestIncidentListRandom)
#include "tst_incident_list_random.moc"
