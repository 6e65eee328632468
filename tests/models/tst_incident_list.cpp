#include "tests/models/list_fixture.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

using Call = FakeBackend::Call;

} // namespace

class TestIncidentList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void firstRowsAndTotal();
    void emptyList();
    void cells();
    void placeholdersUntilLoaded();
    void scrollingReadsNeighbours();
    void jumpReadsByPosition();
    void memoryIsBounded();
    void newQueryKeepsOldRowsUntilAnswered();
    void lateAnswersAreDropped();
    void failedFirstPage();
    void failureStaysWhileItIsTriedAgain();
    void agedRowsLeaveAndCome();
    void failedBlockIsAStateWithRetry();
    void cappedTotalGrows();
    void sortByColumn();
    void changedRowIsPatched();
    void unchangedRowsAreNotAnnounced();
    void rowThatNoLongerMatchesGoes();
    void movedRowKeepsItsPersistentIndex();
    void newRowsFlowInAtTheTop();
    void newRowsAreHeldBackWhileScrolledDown();
    void newRowsAreHeldBackWhileSomethingIsSelected();
    void releasingWhileReadingLosesNothing();
    void manyHeldRowsPushTheOthersOut();
    void rowReadBeforeItsChangeIsReportedIsCounted();
    void rowReadAfterTheCountMovesNothing_data();
    void rowReadAfterTheCountMovesNothing();
    void topIsReachedWhenItWasSeen();
    void changesAreCollected();
    void eyeRowStaysOnTheScreen();
    void positionsBecomeExact();
    void staleUntilTheLinkIsBack();
    void everythingIsReadAgainWithoutReset();

private:
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<IncidentListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    IncidentListModel &show(const IncidentQuery &q, int first = 0, int last = 29)
    {
        m_tester.reset();
        m_model = std::make_unique<IncidentListModel>(*m_backend, SystemClock::instance());
        m_model->setIntervals(5ms, 20ms);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setVisibleRange(first, last);
        m_model->setQuery(q);
        return *m_model;
    }
    [[nodiscard]] bool isQuiet() const { return m_backend->isQuiet() && m_model->isIdle(); }
    void compareWithOracle() const { QCOMPARE(differenceFromOracle(*m_model, *m_backend), QString()); }
};

#define SETTLE()                                                                                                       \
    do {                                                                                                               \
        QVERIFY(QTest::qWaitFor([this] { return isQuiet(); }, 10'000));                                                \
        compareWithOracle();                                                                                           \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)

void TestIncidentList::init()
{
    m_tester.reset();
    m_model.reset();
    m_backend = std::make_unique<FakeBackend>();
}

void TestIncidentList::firstRowsAndTotal()
{
    fillIncidents(*m_backend, 1'000);
    QTRY_VERIFY(m_backend->isQuiet());
    IncidentListModel &model = show(listQuery());
    QCOMPARE(model.state(), IncidentListModel::State::Loading);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    SETTLE();
    QCOMPARE(model.state(), IncidentListModel::State::Ready);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 1'000);
    QVERIFY(!model.isTotalAtLeast());
    QCOMPARE(m_backend->calls(Call::Incidents), 1);
    QCOMPARE(m_backend->calls(Call::PrepareJumps), 1);
    QCOMPARE(model.loadedCount(), 200);
}

void TestIncidentList::emptyList()
{
    IncidentListModel &model = show(listQuery());
    SETTLE();
    QCOMPARE(model.state(), IncidentListModel::State::Empty);
    m_backend->insert(numberedIncident(1));
    SETTLE();
    QCOMPARE(model.state(), IncidentListModel::State::Ready);
    QCOMPARE(model.rowCount(), 1);
    m_backend->remove(m_backend->ids().front());
    SETTLE();
    QCOMPARE(model.state(), IncidentListModel::State::Empty);
}

void TestIncidentList::cells()
{
    Incident incident = numberedIncident(1);
    incident.title = u"<b>disk</b> & co"_s;
    incident.escalationLevel = 2;
    m_backend->insert(incident);
    IncidentListModel &model = show(listQuery());
    model.setTimeFormat({QLocale::c(), QTimeZone(3600)});
    SETTLE();
    const auto cell = [&](IncidentColumn column, int role) { return model.index(0, int(column)).data(role); };
    QCOMPARE(cell(IncidentColumn::Title, Qt::DisplayRole).toString(), incident.title);
    QCOMPARE(cell(IncidentColumn::Title, Qt::ToolTipRole).toString(), u"&lt;b&gt;disk&lt;/b&gt; &amp; co"_s);
    QCOMPARE(cell(IncidentColumn::Title, Qt::AccessibleTextRole).toString(), u"Title: <b>disk</b> & co"_s);
    QCOMPARE(cell(IncidentColumn::Created, Qt::DisplayRole).toString(), u"2025-06-01 01:00"_s);
    QCOMPARE(cell(IncidentColumn::Created, ValueRole).toLongLong(), toMicros(incident.createdAt));
    QCOMPARE(cell(IncidentColumn::Level, ValueRole).toLongLong(), 2);
    QVERIFY(!cell(IncidentColumn::Resolved, ValueRole).isValid());
    const auto *row = incidentRow(cell(IncidentColumn::Title, RowRole));
    QCOMPARE(row->title, incident.title);
    for (int column = 0; column < model.columnCount(); ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QCOMPARE(columnFromKey(QString(columnKey(static_cast<IncidentColumn>(column)))),
                 static_cast<IncidentColumn>(column));
    }
}

void TestIncidentList::placeholdersUntilLoaded()
{
    fillIncidents(*m_backend, 1'000);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    const QModelIndex far = model.index(700, int(IncidentColumn::Title));
    QVERIFY(!far.data().isValid());
    QCOMPARE(incidentRow(far.data(RowRole)), nullptr);
    QCOMPARE(far.data(LoadRole).toInt(), int(RowLoad::Loading));
    QVERIFY(!far.data(Qt::AccessibleTextRole).toString().isEmpty());
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setVisibleRange(690, 720);
    QTRY_COMPARE(far.data().toString(), u"title 300"_s);
    QVERIFY(changes.count() >= 1);
    SETTLE();
}

void TestIncidentList::scrollingReadsNeighbours()
{
    fillIncidents(*m_backend, 3'000);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    const int before = m_backend->calls(Call::Incidents);
    for (int first = 0; first < 900; first += 30) {
        model.setVisibleRange(first, first + 29);
        SETTLE();
        QVERIFY(model.incidentAt(first) && model.incidentAt(first + 29));
    }
    const int reads = m_backend->calls(Call::Incidents) - before;
    QVERIFY2(reads <= 6, qPrintable(QString::number(reads)));
    // Many wishes within one turn are one request.
    const int calls = m_backend->calls(Call::Incidents);
    for (int first = 0; first < 2'000; first += 10)
        model.setVisibleRange(first, first + 29);
    SETTLE();
    QVERIFY(m_backend->calls(Call::Incidents) - calls <= 2);
}

void TestIncidentList::jumpReadsByPosition()
{
    fillIncidents(*m_backend, 5'000);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    for (const int first : {4'970, 2'500, 2'300, 0, 4'000}) {
        model.setVisibleRange(first, first + 29);
        SETTLE();
        for (int row = first; row < first + 30; ++row)
            QVERIFY(model.incidentAt(row));
    }
}

void TestIncidentList::memoryIsBounded()
{
    fillIncidents(*m_backend, 20'000);
    IncidentListModel &model = show(listQuery());
    m_tester.reset(); // it looks at every cell after each signal
    for (int first = 0; first < 19'000; first += 190) {
        model.setVisibleRange(first, first + 29);
        QVERIFY(QTest::qWaitFor([this] { return isQuiet(); }, 10'000));
        QVERIFY(model.loadedCount() <= IncidentListModel::maxLoaded);
    }
    SETTLE();
    QVERIFY(!model.incidentAt(0));
}

void TestIncidentList::newQueryKeepsOldRowsUntilAnswered()
{
    fillIncidents(*m_backend, 300);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    m_backend->setHeld(Call::Incidents, true);
    model.setQuery(listQuery(u"prio:urgent"_s));
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    QCOMPARE(model.state(), IncidentListModel::State::Loading);
    QCOMPARE(model.rowCount(), 300);
    QVERIFY(model.incidentAt(0));
    QCOMPARE(resets.count(), 0);
    m_backend->setHeld(Call::Incidents, false);
    m_backend->releaseAllHeld();
    SETTLE();
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 75);
}

void TestIncidentList::lateAnswersAreDropped()
{
    fillIncidents(*m_backend, 600);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    m_backend->setHeld(Call::Incidents, true);
    model.setQuery(listQuery(u"prio:urgent"_s));
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    model.setQuery(listQuery(u"prio:low"_s));
    QTRY_COMPARE(m_backend->heldCount(), size_t{2});
    m_backend->setHeld(Call::Incidents, false);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    m_backend->releaseHeld(1);
    QTRY_VERIFY(model.isIdle());
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.incidentAt(0)->priority, Token(Priority::Low));
    m_backend->releaseHeld(0); // the older one
    SETTLE();
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.incidentAt(0)->priority, Token(Priority::Low));
}

void TestIncidentList::failedFirstPage()
{
    fillIncidents(*m_backend, 10);
    m_backend->setFailure(Call::Incidents, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    IncidentListModel &model = show(listQuery());
    QTRY_COMPARE(model.state(), IncidentListModel::State::Failed);
    QCOMPARE(model.error()->message, u"gone"_s);
    QVERIFY(model.since());
    QCOMPARE(model.rowCount(), 0);
    m_backend->setFailure(Call::Incidents, {});
    model.retry();
    SETTLE();
    QCOMPARE(model.state(), IncidentListModel::State::Ready);
    QVERIFY(!model.error());
}

void TestIncidentList::failureStaysWhileItIsTriedAgain()
{
    fillIncidents(*m_backend, 10);
    m_backend->setFailure(Call::Incidents, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    IncidentListModel &model = show(listQuery());
    QTRY_COMPARE(model.state(), IncidentListModel::State::Failed);
    const OptionalInstant since = model.since();
    const int calls = m_backend->calls(Call::Incidents);
    QSignalSpy states(&model, &IncidentListModel::stateChanged);
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->calls(Call::Incidents) > calls, 6'000);
    QTRY_VERIFY(m_backend->isQuiet());
    QCOMPARE(model.state(), IncidentListModel::State::Failed);
    QCOMPARE(model.since(), since);
    QVERIFY(states.isEmpty()); // whoever stands on "Retry" stays there
    m_backend->setHeld(Call::Incidents, true);
    model.retry();
    QCOMPARE(model.state(), IncidentListModel::State::Loading); // this was asked for
    m_backend->setFailure(Call::Incidents, {});
    m_backend->setHeld(Call::Incidents, false);
    m_backend->releaseAllHeld();
}

void TestIncidentList::agedRowsLeaveAndCome()
{
    const Instant now = numberedIncident(1).createdAt;
    m_backend->setNow(now);
    for (const int hours : {0, 2}) {
        Incident incident = numberedIncident(1);
        incident.severity = Severity::Critical; // overdue after four hours
        incident.createdAt = now - std::chrono::hours(hours);
        m_backend->insert(incident);
    }
    QTRY_VERIFY(m_backend->isQuiet());
    IncidentListModel &model = show(listQuery(u"age:<1h"_s));
    model.setIntervals(5ms, 20ms, 20ms);
    QTRY_COMPARE(model.rowCount(), 1);
    m_backend->setNow(now + 61min); // nothing changes but the time
    QTRY_COMPARE(model.rowCount(), 0);
    IncidentListModel &overdue = show(listQuery(u"is:overdue"_s));
    overdue.setIntervals(5ms, 20ms, 20ms);
    QTRY_COMPARE(overdue.state(), IncidentListModel::State::Empty);
    m_backend->setNow(now + 3h);
    QTRY_COMPARE(overdue.rowCount(), 1);
    m_backend->setNow(now + 5h);
    QTRY_COMPARE(overdue.rowCount(), 2);
}

void TestIncidentList::failedBlockIsAStateWithRetry()
{
    fillIncidents(*m_backend, 1'000);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    QSignalSpy failures(&model, &IncidentListModel::blockFailed);
    m_backend->setFailure(Call::Incidents, Error{Error::Code::Internal, u"broken"_s, {}, {}});
    model.setVisibleRange(700, 729);
    QTRY_VERIFY(failures.count() >= 1);
    QTRY_COMPARE(model.loadState(710), RowLoad::Failed);
    QVERIFY(QTest::qWaitFor([this] { return isQuiet(); }, 10'000));
    QCOMPARE(model.rowCount(), 1'000); // neither empty nor the end
    QVERIFY(model.hasFailedRows());
    QCOMPARE(model.error()->message, u"broken"_s);
    const int calls = m_backend->calls(Call::Incidents);
    model.setVisibleRange(705, 734); // does not ask again and again
    QVERIFY(QTest::qWaitFor([this] { return isQuiet(); }, 10'000));
    QCOMPARE(m_backend->calls(Call::Incidents), calls);
    m_backend->setFailure(Call::Incidents, {});
    model.retry();
    QCOMPARE(model.loadState(710), RowLoad::Loading);
    SETTLE();
    QCOMPARE(model.loadState(710), RowLoad::Loaded);
    QVERIFY(!model.error());
}

void TestIncidentList::cappedTotalGrows()
{
    fillIncidents(*m_backend, 1'500);
    m_backend->setCountCap(300);
    IncidentListModel &model = show(listQuery());
    QVERIFY(QTest::qWaitFor([this] { return isQuiet(); }, 10'000));
    QCOMPARE(model.rowCount(), 300);
    QVERIFY(model.isTotalAtLeast());
    for (int guard = 0; guard < 40 && model.isTotalAtLeast(); ++guard) {
        model.setVisibleRange(model.rowCount() - 30, model.rowCount() - 1);
        QVERIFY(QTest::qWaitFor([this] { return isQuiet(); }, 10'000));
    }
    QCOMPARE(model.rowCount(), 1'500);
    QVERIFY(!model.isTotalAtLeast());
    compareWithOracle();
}

void TestIncidentList::sortByColumn()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    for (int column = 0; column < model.columnCount(); ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(column, order);
            SETTLE();
        }
    }
    // Ascending age is the youngest first.
    model.sort(int(IncidentColumn::Age), Qt::AscendingOrder);
    SETTLE();
    QCOMPARE(model.incidentAt(0)->title, u"title 500"_s);
}

void TestIncidentList::changedRowIsPatched()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const IncidentId id = model.incidentAt(7)->id;
    const int pages = m_backend->calls(Call::Incidents);
    m_backend->update(id, [](Incident &i) { i.title = u"changed"_s; });
    SETTLE();
    QCOMPARE(model.incidentAt(7)->title, u"changed"_s);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 7);
    QCOMPARE(changes[0][1].toModelIndex().row(), 7);
    QCOMPARE(inserts.count() + removes.count() + resets.count(), 0);
    QCOMPARE(m_backend->calls(Call::Incidents), pages); // no page was read for it
}

void TestIncidentList::unchangedRowsAreNotAnnounced()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.refresh();
    SETTLE();
    for (const QList<QVariant> &change : changes)
        QVERIFY(change[0].toModelIndex().row() >= 64); // forgotten ones alone
}

void TestIncidentList::rowThatNoLongerMatchesGoes()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery(u"status:new"_s));
    SETTLE();
    QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
    const IncidentId id = model.incidentAt(5)->id;
    const QPersistentModelIndex sixth = model.index(6, 0);
    m_backend->update(id, [](Incident &i) { i.status = Status::Closed; });
    SETTLE();
    QCOMPARE(model.rowOf(id), -1);
    QCOMPARE(model.rowCount(), 499);
    QCOMPARE(sixth.row(), 5);
    QCOMPARE(removes[0][1].toInt(), 5);
    QCOMPARE(removes[0][2].toInt(), 5);
    // And comes back.
    m_backend->update(id, [](Incident &i) { i.status = Status::New; });
    SETTLE();
    QCOMPARE(model.rowOf(id), 5);
    QCOMPARE(sixth.row(), 6);
}

void TestIncidentList::movedRowKeepsItsPersistentIndex()
{
    fillIncidents(*m_backend, 100);
    IncidentListModel &model = show(listQuery({}, IncidentField::Title, Qt::AscendingOrder));
    SETTLE();
    QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    const IncidentId id = model.incidentAt(3)->id;
    const QPersistentModelIndex index = model.index(3, 0);
    m_backend->update(id, [](Incident &i) { i.title = u"title 3zz"_s; });
    SETTLE();
    QCOMPARE(moves.count(), 1);
    QVERIFY(index.isValid());
    QCOMPARE(index.row(), model.rowOf(id));
    QVERIFY(index.row() != 3);
    // Many at once are one change of layout.
    QList<QPersistentModelIndex> indexes;
    std::vector<IncidentId> ids;
    for (int row = 10; row < 30; ++row) {
        indexes.append(model.index(row, 0));
        ids.push_back(model.incidentAt(row)->id);
    }
    for (size_t i = 0; i < ids.size(); ++i)
        m_backend->update(ids[i], [i](Incident &incident) { incident.title = u"title 2%1"_s.arg(99 - i); });
    SETTLE();
    QCOMPARE(layouts.count(), 1);
    for (size_t i = 0; i < ids.size(); ++i)
        QCOMPARE(indexes[qsizetype(i)].row(), model.rowOf(ids[i]));
}

void TestIncidentList::newRowsFlowInAtTheTop()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    const QPersistentModelIndex top = model.index(0, 0);
    for (int i = 501; i <= 505; ++i)
        m_backend->insert(numberedIncident(i));
    SETTLE();
    QCOMPARE(model.rowCount(), 505);
    QCOMPARE(model.pendingNewRows(), qint64{0});
    QCOMPARE(top.row(), 5);
    QCOMPARE(model.incidentAt(0)->title, u"title 505"_s);
}

void TestIncidentList::newRowsAreHeldBackWhileScrolledDown()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    model.setVisibleRange(100, 129);
    QSignalSpy pending(&model, &IncidentListModel::pendingNewRowsChanged);
    QSignalSpy shifts(&model, &IncidentListModel::rowsShifted);
    const QPersistentModelIndex eye = model.index(100, 0);
    const IncidentId id = model.incidentAt(100)->id;
    for (int i = 501; i <= 507; ++i)
        m_backend->insert(numberedIncident(i));
    SETTLE();
    QCOMPARE(model.pendingNewRows(), qint64{7});
    QCOMPARE(pending.count(), 1);
    QCOMPARE(model.rowCount(), 500);
    QCOMPARE(eye.row(), 100);
    QCOMPARE(model.incidentAt(100)->id, id);
    QCOMPARE(shifts.count(), 0);
    // Scrolling back to the top lets them in.
    model.setVisibleRange(0, 29);
    SETTLE();
    QCOMPARE(model.pendingNewRows(), qint64{0});
    QCOMPARE(model.rowCount(), 507);
    QCOMPARE(model.incidentAt(0)->title, u"title 507"_s);
    // So does asking for them.
    model.setVisibleRange(50, 79);
    m_backend->insert(numberedIncident(508));
    SETTLE();
    QCOMPARE(model.pendingNewRows(), qint64{1});
    model.showPendingRows();
    QCOMPARE(model.pendingNewRows(), qint64{0});
    QCOMPARE(shifts.count(), 1);
    QCOMPARE(shifts[0][0].toInt(), 1);
    model.setVisibleRange(0, 29);
    SETTLE();
    QCOMPARE(model.incidentAt(0)->title, u"title 508"_s);
}

void TestIncidentList::newRowsAreHeldBackWhileSomethingIsSelected()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    model.setHasSelection(true);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    m_backend->insert(numberedIncident(501));
    SETTLE();
    QCOMPARE(model.pendingNewRows(), qint64{1});
    QCOMPARE(model.incidentAt(0)->title, u"title 500"_s);
    QCOMPARE(inserts.count(), 0);
    // Shown rows stay up to date meanwhile.
    const IncidentId id = model.incidentAt(0)->id;
    m_backend->update(id, [](Incident &i) { i.title = u"changed"_s; });
    SETTLE();
    QCOMPARE(model.incidentAt(0)->title, u"changed"_s);
    m_backend->remove(model.incidentAt(3)->id);
    SETTLE();
    QCOMPARE(model.rowCount(), 499);
    model.showPendingRows();
    model.setVisibleRange(0, 29); // as a view does at any time
    SETTLE();
    QCOMPARE(model.incidentAt(0)->title, u"title 501"_s);
    model.setHasSelection(false);
    SETTLE();
    QCOMPARE(model.rowCount(), 500);
}

void TestIncidentList::releasingWhileReadingLosesNothing()
{
    fillIncidents(*m_backend, 20);
    IncidentListModel &model = show(listQuery(u"status:new"_s));
    SETTLE();
    const IncidentId id = model.incidentAt(0)->id;
    model.setHasSelection(true);
    m_backend->setHeld(Call::Incidents, true);
    m_backend->update(id, [](Incident &i) { i.status = Status::Acknowledged; });
    QTRY_VERIFY(m_backend->heldCount() > 0); // the visible rows are being read again
    model.setHasSelection(false);
    m_backend->setHeld(Call::Incidents, false);
    m_backend->releaseAllHeld();
    SETTLE();
    QCOMPARE(model.rowOf(id), -1);
    QCOMPARE(model.rowCount(), 19);
    // The same with a row above the first one whose place is being looked for.
    model.setHasSelection(true);
    m_backend->setHeld(Call::Incidents, true);
    m_backend->insert(numberedIncident(500));
    QTRY_VERIFY(m_backend->heldCount() > 0);
    QCOMPARE(model.pendingNewRows(), qint64{0});
    model.setHasSelection(false);
    m_backend->setHeld(Call::Incidents, false);
    m_backend->releaseAllHeld();
    SETTLE();
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(model.incidentAt(0)->title, u"title 500"_s);
}

void TestIncidentList::manyHeldRowsPushTheOthersOut()
{
    fillIncidents(*m_backend, 150);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    model.setHasSelection(true);
    const QPersistentModelIndex top = model.index(0, 0);
    const IncidentId id = model.incidentAt(0)->id;
    for (int i = 0; i < 120; ++i)
        m_backend->insert(numberedIncident(200 + i));
    SETTLE();
    QCOMPARE(model.pendingNewRows(), qint64{120});
    model.setHasSelection(false);
    SETTLE();
    QCOMPARE(model.rowCount(), 270);
    QVERIFY(!top.isValid() || !model.incidentAt(top.row()) || model.incidentAt(top.row())->id == id);
}

void TestIncidentList::rowReadBeforeItsChangeIsReportedIsCounted()
{
    fillIncidents(*m_backend, 1'000);
    const IncidentId id = m_backend->ids()[500];
    m_backend->update(id, [](Incident &i) { i.status = Status::Closed; });
    IncidentListModel &model = show(listQuery(u"-status:closed"_s));
    SETTLE();
    QCOMPARE(model.rowCount(), 999);
    m_backend->setChangeDelay({300, 300});
    m_backend->update(id, [](Incident &i) { i.status = Status::New; });
    model.setVisibleRange(480, 520);
    QTRY_VERIFY(model.rowOf(id) >= 0);
    QVERIFY(!m_backend->isQuiet());
    SETTLE();
    QCOMPARE(model.rowCount(), 1'000);
}

void TestIncidentList::rowReadAfterTheCountMovesNothing_data()
{
    QTest::addColumn<int>("size");
    QTest::addRow("far from the top") << 300;
    QTest::addRow("up to the top") << 71; // the reading begins with the second row
}

void TestIncidentList::rowReadAfterTheCountMovesNothing()
{
    QFETCH(int, size);
    fillIncidents(*m_backend, size);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    model.setVisibleRange(size - 30, size - 1);
    SETTLE();
    // The last rows are read up to the end and counted; a row comes between the two and is reported when both are here.
    m_backend->setChangeDelay({60'000, 60'000});
    m_backend->setReadHeld(Call::Incidents, true);
    m_backend->setHeld(Call::Count, true);
    model.refresh();
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    Incident between = numberedIncident(0);
    between.createdAt = model.incidentAt(size - 10)->createdAt + 1ms;
    const IncidentId id = m_backend->insert(between);
    m_backend->setHeld(Call::Count, false);
    m_backend->releaseAllHeld();
    m_backend->setReadHeld(Call::Incidents, false);
    QTRY_VERIFY(model.rowOf(id) >= 0 && model.isIdle());
    QVERIFY(!m_backend->isQuiet());
    m_backend->reportChanges();
    SETTLE();
    QCOMPARE(model.rowCount(), size + 1);
    QVERIFY(model.isPositionExact());
}

void TestIncidentList::topIsReachedWhenItWasSeen()
{
    fillIncidents(*m_backend, 130);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    model.setVisibleRange(100, 129);
    SETTLE();
    const IncidentId top = model.incidentAt(0)->id;
    Incident between = numberedIncident(0);
    between.createdAt = model.incidentAt(20)->createdAt + 1ms;
    // The last rows are read again and those above forgotten; before they are read too, one more is among them.
    m_backend->setChangeDelay({60'000, 60'000});
    IncidentId id;
    connect(
        &model, &IncidentListModel::settled, this, [&] { id = m_backend->insert(between); }, Qt::SingleShotConnection);
    model.refresh();
    QTRY_VERIFY(id.isValid() && model.rowOf(id) >= 0 && model.isIdle());
    QVERIFY(!m_backend->isQuiet());
    m_backend->reportChanges();
    SETTLE();
    QCOMPARE(model.rowCount(), 131);
    QVERIFY(model.isPositionExact());
    model.setVisibleRange(60, 89);
    SETTLE();
    QCOMPARE(model.rowOf(top), 0);
}

void TestIncidentList::changesAreCollected()
{
    fillIncidents(*m_backend, 300);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    model.setIntervals(100ms, 20ms);
    QElapsedTimer clock;
    clock.start();
    const int before = m_backend->calls(Call::ById);
    const IncidentId id = model.incidentAt(3)->id;
    // Reports arrive at every turn of the event loop for half a second.
    QTimer ticker;
    connect(&ticker, &QTimer::timeout, this, [&] {
        m_backend->update(id, [](Incident &i) { i.title += u'x'; });
        if (clock.elapsed() > 500)
            ticker.stop();
    });
    ticker.start(1);
    QTRY_VERIFY(!ticker.isActive());
    SETTLE();
    const int flushes = m_backend->calls(Call::ById) - before;
    const qint64 most = clock.elapsed() / 100 + IncidentListModel::flushBurst + 1;
    QVERIFY2(flushes <= most, qPrintable(QString::number(flushes)));
    QVERIFY(flushes >= 4);
}

void TestIncidentList::eyeRowStaysOnTheScreen()
{
    fillIncidents(*m_backend, 2'000);
    IncidentListModel &model = show(listQuery({}, IncidentField::Created, Qt::DescendingOrder));
    SETTLE();
    model.setVisibleRange(1'000, 1'029);
    SETTLE();
    int top = 1'000;
    connect(&model, &IncidentListModel::rowsShifted, this, [&](int delta) {
        top += delta;
        model.setVisibleRange(top, top + 29);
    });
    const IncidentId eye = model.incidentAt(1'000)->id;
    // Rows just above it, far above and inside go away or come.
    std::vector<IncidentId> victims;
    for (const int row : {995, 990, 1'003})
        victims.push_back(model.incidentAt(row)->id);
    for (const IncidentId id : victims)
        m_backend->remove(id);
    m_backend->remove(m_backend->oracle(model.query())[10].id);
    SETTLE();
    QCOMPARE(model.rowOf(eye), top);
    Incident between = numberedIncident(0);
    between.createdAt = model.incidentAt(top - 1)->createdAt - 1ms;
    m_backend->insert(between);
    between.createdAt = model.incidentAt(top + 1)->createdAt - 1ms;
    m_backend->insert(between);
    SETTLE();
    QCOMPARE(model.rowOf(eye), top);
    // The focused row wins over the first one.
    const IncidentId focused = model.incidentAt(top + 10)->id;
    model.setFocusedIncident(focused);
    m_backend->remove(model.incidentAt(top + 4)->id);
    SETTLE();
    QCOMPARE(model.rowOf(focused), top + 10);
}

void TestIncidentList::positionsBecomeExact()
{
    fillIncidents(*m_backend, 4'000);
    IncidentListModel &model = show(listQuery({}, IncidentField::Title, Qt::AscendingOrder));
    SETTLE();
    model.setVisibleRange(3'000, 3'029);
    SETTLE();
    int top = 3'000;
    connect(&model, &IncidentListModel::rowsShifted, this, [&](int delta) {
        top += delta;
        model.setVisibleRange(top, top + 29);
    });
    const IncidentId eye = model.incidentAt(3'000)->id;
    // Many rows far above go to the far end, unseen.
    const std::vector<IncidentSummary> all = m_backend->oracle(model.query());
    for (size_t i = 100; i < 900; ++i)
        m_backend->update(all[i].id, [](Incident &incident) { incident.title = u"z"_s; });
    SETTLE();
    QVERIFY(model.isPositionExact());
    QCOMPARE(model.rowOf(eye), top);
    QCOMPARE(top, 2'200);
}

void TestIncidentList::staleUntilTheLinkIsBack()
{
    fillIncidents(*m_backend, 100);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    const Instant fresh = numberedIncident(0).createdAt;
    const Instant since = fresh + std::chrono::seconds(7); // noticed so much later
    m_backend->setLink({LinkState::State::Lost, u"memory"_s, u"no route"_s, since, fresh});
    QCOMPARE(model.state(), IncidentListModel::State::Stale);
    QCOMPARE(model.error()->message, u"no route"_s);
    QCOMPARE(model.since(), OptionalInstant(fresh));
    m_backend->setFailure(Call::ById, Error{Error::Code::Unavailable, u"down"_s, {}, {}});
    const IncidentId id = model.incidentAt(0)->id;
    m_backend->update(id, [](Incident &i) { i.title = u"unseen"_s; });
    QTRY_COMPARE(model.error()->message, u"down"_s);
    m_backend->setFailure(Call::ById, {});
    m_backend->setLink({LinkState::State::Live, u"memory"_s, {}, since, {}});
    SETTLE();
    QCOMPARE(model.state(), IncidentListModel::State::Ready);
    QCOMPARE(model.incidentAt(0)->title, u"unseen"_s);
}

void TestIncidentList::everythingIsReadAgainWithoutReset()
{
    fillIncidents(*m_backend, 500);
    IncidentListModel &model = show(listQuery());
    SETTLE();
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (int i = 0; i < 400; ++i)
        m_backend->update(m_backend->ids()[size_t(i)], [](Incident &incident) { incident.title = u"bulk"_s; });
    m_backend->reportEverything();
    SETTLE();
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.incidentAt(0)->title, u"title 500"_s);
}

ITSM_TEST(TestIncidentList)
#include "tst_incident_list.moc"
