#include "models/incident_selection.h"
#include "tests/models/list_fixture.h"
#include "tests/support/test_program.h"

#include <QSignalSpy>

using namespace itsm;
using namespace itsm::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestIncidentSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void clickSelectsById();
    void survivesSorting();
    void survivesScrollingFarAway();
    void leavesWithTheFilter();
    void deletedOnesLeave();
    void rangeOverUnknownRows();
    void selectAllIsCapped();
    void selectAllThenOneLess();
    void newSelectionDropsTheOldQuestion();
    void otherFilterDropsTheOldQuestion();
    void refsCarryVersions();
    void refsWaitForIds();
    void currentStaysWhileItsRowMoves();
    void currentRowThatIsNotLoadedYet();
    void currentById();
    void toggleAndDeselect();
    void failureToResolve();

private:
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<IncidentListModel> m_model;
    std::unique_ptr<IncidentSelection> m_selection;

    void show(int rows, const IncidentQuery &query = listQuery())
    {
        fillIncidents(*m_backend, rows);
        m_model = std::make_unique<IncidentListModel>(*m_backend, SystemClock::instance());
        m_model->setIntervals(5ms, 20ms);
        m_selection = std::make_unique<IncidentSelection>(*m_model, *m_backend);
        m_model->setVisibleRange(0, 29);
        m_model->setQuery(query);
        QVERIFY(settle());
    }
    bool settle() const
    {
        return QTest::qWaitFor([this] { return m_backend->isQuiet() && m_model->isIdle() && m_selection->isIdle(); },
                               30'000);
    }
    void selectRows(int first, int last, QItemSelectionModel::SelectionFlags flags)
    {
        m_selection->select(QItemSelection(m_model->index(first, 0), m_model->index(last, m_model->columnCount() - 1)),
                            flags | QItemSelectionModel::Rows);
    }
    [[nodiscard]] QSet<IncidentId> idsOfOracle(int first, int last) const
    {
        QSet<IncidentId> ids;
        const std::vector<IncidentSummary> rows = m_backend->oracle(m_model->query());
        for (int row = first; row <= last; ++row)
            ids.insert(rows[size_t(row)].id);
        return ids;
    }
    void verifyShown() const
    {
        for (const IncidentRows::Range &range : m_model->loadedRanges()) {
            for (int row = int(range.first); row < range.end; ++row) {
                QCOMPARE(m_selection->isSelected(m_model->index(row, 0)),
                         m_selection->contains(m_model->incidentAt(row)->id));
            }
        }
    }
    static constexpr auto anew = QItemSelectionModel::ClearAndSelect;
};

void TestIncidentSelection::init()
{
    m_selection.reset();
    m_model.reset();
    m_backend = std::make_unique<FakeBackend>();
}

void TestIncidentSelection::clickSelectsById()
{
    show(300);
    QSignalSpy changes(m_selection.get(), &IncidentSelection::idsChanged);
    QSignalSpy currents(m_selection.get(), &IncidentSelection::currentIdChanged);
    m_selection->setCurrentIndex(m_model->index(3, 0), anew | QItemSelectionModel::Rows);
    QCOMPARE(m_selection->ids(), idsOfOracle(3, 3));
    QCOMPARE(m_selection->currentId(), m_model->incidentAt(3)->id);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(currents.count(), 1);
    selectRows(5, 8, QItemSelectionModel::Select);
    selectRows(6, 6, QItemSelectionModel::Toggle);
    QCOMPARE(m_selection->count(), 4);
    QVERIFY(!m_selection->contains(m_model->incidentAt(6)->id));
    selectRows(10, 11, anew);
    QCOMPARE(m_selection->ids(), idsOfOracle(10, 11));
    verifyShown();
}

void TestIncidentSelection::survivesSorting()
{
    show(150);
    selectRows(10, 19, anew);
    const QSet<IncidentId> ids = m_selection->ids();
    m_selection->setCurrentIndex(m_model->index(12, 0), QItemSelectionModel::NoUpdate);
    const IncidentId current = m_selection->currentId();
    QSignalSpy changes(m_selection.get(), &IncidentSelection::idsChanged);
    QSignalSpy currents(m_selection.get(), &IncidentSelection::currentIdChanged);
    m_model->sort(int(IncidentColumn::Title), Qt::AscendingOrder);
    QVERIFY(settle());
    QCOMPARE(m_selection->ids(), ids);
    QCOMPARE(m_selection->selectedRows().size(), 10);
    QCOMPARE(m_selection->currentId(), current);
    QCOMPARE(m_selection->currentIndex().row(), m_model->rowOf(current));
    QCOMPARE(changes.count(), 0);
    QCOMPARE(currents.count(), 0);
    verifyShown();
}

void TestIncidentSelection::survivesScrollingFarAway()
{
    show(20'000);
    selectRows(2, 4, anew);
    const QSet<IncidentId> ids = m_selection->ids();
    for (int first = 0; first < 16'000; first += 180) {
        m_model->setVisibleRange(first, first + 29);
        QVERIFY(settle());
    }
    QVERIFY(!m_model->incidentAt(3)); // forgotten long ago
    QCOMPARE(m_selection->ids(), ids);
    m_backend->update(*ids.begin(), [](Incident &i) { i.title = u"changed"_s; });
    QVERIFY(settle());
    m_model->setVisibleRange(0, 29);
    QVERIFY(settle());
    QCOMPARE(m_selection->ids(), ids);
    for (int row = 2; row <= 4; ++row)
        QVERIFY(m_selection->isSelected(m_model->index(row, 0)));
    verifyShown();
}

void TestIncidentSelection::leavesWithTheFilter()
{
    show(100);
    selectRows(0, 19, anew);
    m_model->setQuery(listQuery(u"prio:urgent"_s));
    QVERIFY(settle());
    QCOMPARE(m_selection->count(), 5);
    verifyShown();
    const IncidentId id = *m_selection->ids().begin();
    m_backend->update(id, [](Incident &i) { i.priority = Priority::Low; });
    QVERIFY(settle());
    QCOMPARE(m_selection->count(), 4);
    QVERIFY(!m_selection->contains(id));
}

void TestIncidentSelection::deletedOnesLeave()
{
    show(100);
    selectRows(0, 4, anew);
    QSignalSpy changes(m_selection.get(), &IncidentSelection::idsChanged);
    const IncidentId hard = m_model->incidentAt(1)->id;
    const IncidentId soft = m_model->incidentAt(3)->id;
    m_backend->remove(hard);
    m_backend->update(soft, [](Incident &i) { i.deletedAt = i.createdAt; });
    QVERIFY(settle());
    QCOMPARE(m_selection->count(), 3);
    QVERIFY(!m_selection->contains(hard) && !m_selection->contains(soft));
    QCOMPARE(changes.count(), 1);
    verifyShown();
}

void TestIncidentSelection::rangeOverUnknownRows()
{
    show(5'000);
    m_selection->setCurrentIndex(m_model->index(10, 0), anew | QItemSelectionModel::Rows);
    m_model->setVisibleRange(3'000, 3'029);
    QVERIFY(settle());
    QVERIFY(!m_model->incidentAt(1'500));
    selectRows(10, 3'010, anew);
    QVERIFY(m_selection->isResolving());
    QVERIFY(settle());
    QCOMPARE(m_selection->ids(), idsOfOracle(10, 3'010));
    m_model->setVisibleRange(1'500, 1'529);
    QVERIFY(settle());
    verifyShown();
    // Part of it is taken out again without loading it.
    selectRows(100, 2'000, QItemSelectionModel::Deselect);
    QVERIFY(settle());
    QSet<IncidentId> expected = idsOfOracle(10, 99);
    expected.unite(idsOfOracle(2'001, 3'010));
    QCOMPARE(m_selection->ids(), expected);
    verifyShown();
}

void TestIncidentSelection::selectAllIsCapped()
{
    show(500);
    QSignalSpy caps(m_selection.get(), &IncidentSelection::capped);
    m_selection->selectAll();
    QVERIFY(settle());
    QCOMPARE(m_selection->count(), 500);
    QCOMPARE(caps.count(), 0);
    fillIncidents(*m_backend, int(IncidentSelection::maxIds)); // far more than may be selected
    m_selection->deselectAll();
    m_model->setVisibleRange(0, 29);
    QVERIFY(settle());
    m_selection->selectAll();
    QCOMPARE(caps.count(), 1);
    QCOMPARE(caps[0][0].toLongLong(), IncidentSelection::maxIds);
    QCOMPARE(caps[0][1].toLongLong(), IncidentSelection::maxIds + 500);
    QVERIFY(settle());
    QCOMPARE(m_selection->count(), IncidentSelection::maxIds);
}

void TestIncidentSelection::selectAllThenOneLess()
{
    show(2'000);
    m_selection->selectAll();
    selectRows(5, 5, QItemSelectionModel::Toggle);
    QVERIFY(settle());
    m_model->setVisibleRange(1'000, 1'029);
    QVERIFY(settle());
    verifyShown();
    QVERIFY(m_selection->isSelected(m_model->index(1'010, 0)));
    QVERIFY(m_selection->count() >= 1'999);
}

void TestIncidentSelection::newSelectionDropsTheOldQuestion()
{
    show(2'000);
    m_backend->setHeld(FakeBackend::Call::Ids, true);
    m_selection->selectAll();
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    selectRows(3, 3, anew);
    QVERIFY(!m_selection->isResolving());
    m_backend->setHeld(FakeBackend::Call::Ids, false);
    m_backend->releaseAllHeld();
    QVERIFY(settle());
    QCOMPARE(m_selection->ids(), idsOfOracle(3, 3));
    verifyShown();
}

void TestIncidentSelection::otherFilterDropsTheOldQuestion()
{
    show(2'000);
    m_backend->setHeld(FakeBackend::Call::Ids, true);
    m_selection->selectAll();
    QTRY_COMPARE(m_backend->heldCount(), size_t{1});
    m_model->setQuery(listQuery(u"prio:low"_s));
    QTRY_VERIFY(m_model->isIdle());
    QTest::qWait(300); // what is selected was looked at
    m_backend->setHeld(FakeBackend::Call::Ids, false);
    m_backend->releaseAllHeld();
    QVERIFY(settle());
    for (const IncidentId id : m_selection->ids())
        QCOMPARE(m_backend->get(id).priority, Token(Priority::Low));
    verifyShown();
}

void TestIncidentSelection::refsCarryVersions()
{
    show(300);
    const IncidentId changed = m_model->incidentAt(2)->id;
    m_backend->update(changed, [](Incident &i) { i.title = u"x"_s; });
    QVERIFY(settle());
    selectRows(1, 3, anew);
    const QFuture<Result<std::vector<IncidentRef>>> future = m_selection->selectedRefs();
    QVERIFY(future.isFinished());
    const std::vector<IncidentRef> refs = future.result().value();
    QCOMPARE(refs.size(), size_t{3});
    QCOMPARE(refs[0].id, m_model->incidentAt(1)->id);
    QCOMPARE(refs[1].id, changed);
    QCOMPARE(refs[1].version, qint64{2});
    QCOMPARE(refs[2].version, qint64{1});
}

void TestIncidentSelection::refsWaitForIds()
{
    show(1'000);
    m_selection->selectAll();
    const QFuture<Result<std::vector<IncidentRef>>> future = m_selection->selectedRefs();
    QVERIFY(!future.isFinished());
    QTRY_VERIFY(future.isFinished());
    const std::vector<IncidentRef> refs = future.result().value();
    QCOMPARE(refs.size(), size_t{1'000});
    QCOMPARE(refs.front().version, qint64{1});
    QCOMPARE(refs.back().version, qint64{0}); // never loaded
    // Somebody selects something else while a command waits: it must not work on that.
    m_selection->selectAll();
    const QFuture<Result<std::vector<IncidentRef>>> late = m_selection->selectedRefs();
    selectRows(0, 0, anew);
    QVERIFY(late.isFinished());
    QCOMPARE(late.result().error().code, Error::Code::Cancelled);
}

void TestIncidentSelection::currentStaysWhileItsRowMoves()
{
    show(300, listQuery({}, IncidentField::Updated));
    m_model->setVisibleRange(50, 79);
    QVERIFY(settle());
    m_selection->setCurrentIndex(m_model->index(60, 0), anew | QItemSelectionModel::Rows);
    const IncidentId id = m_selection->currentId();
    QSignalSpy currents(m_selection.get(), &IncidentSelection::currentIdChanged);
    QSignalSpy changes(m_selection.get(), &IncidentSelection::idsChanged);
    // It goes to the top of the list, out of sight.
    m_backend->update(id, [](Incident &i) { i.updatedAt += 24h; });
    QVERIFY(settle());
    QCOMPARE(m_selection->currentId(), id);
    QVERIFY(m_selection->contains(id));
    QVERIFY(m_selection->currentIndex().isValid()); // the keyboard goes on from here
    m_selection->setIds({id});
    m_model->showPendingRows();
    m_model->setVisibleRange(0, 29);
    QVERIFY(settle());
    QCOMPARE(m_selection->currentIndex().row(), m_model->rowOf(id));
    QCOMPARE(currents.count(), 0);
    verifyShown();
}

void TestIncidentSelection::currentRowThatIsNotLoadedYet()
{
    show(1'000);
    QSignalSpy currents(m_selection.get(), &IncidentSelection::currentIdChanged);
    m_selection->setCurrentIndex(m_model->index(800, 0), anew | QItemSelectionModel::Rows);
    QVERIFY(!m_selection->currentId().isValid());
    m_model->setVisibleRange(790, 819);
    QVERIFY(settle());
    QCOMPARE(m_selection->currentId(), m_model->incidentAt(800)->id);
    QCOMPARE(m_selection->ids(), idsOfOracle(800, 800));
    QCOMPARE(currents.count(), 1);
}

void TestIncidentSelection::currentById()
{
    show(1'000);
    const IncidentId shown = m_model->incidentAt(7)->id;
    m_selection->setCurrentId(shown);
    QCOMPARE(m_selection->currentIndex().row(), 7);
    QCOMPARE(m_selection->ids(), QSet<IncidentId>{shown});
    const IncidentId far = m_backend->oracle(m_model->query())[900].id;
    m_selection->setCurrentId(far);
    QCOMPARE(m_selection->currentId(), far);
    m_model->setVisibleRange(890, 919);
    QVERIFY(settle());
    QCOMPARE(m_selection->currentIndex().row(), 900);
    QVERIFY(m_selection->isSelected(m_model->index(900, 0)));
    m_selection->setCurrentId({});
    QVERIFY(!m_selection->currentId().isValid());
    QVERIFY(m_selection->ids().isEmpty());
}

void TestIncidentSelection::toggleAndDeselect()
{
    show(100);
    m_selection->setCurrentIndex(m_model->index(4, 0), QItemSelectionModel::NoUpdate);
    QVERIFY(m_selection->ids().isEmpty());
    m_selection->select(m_selection->currentIndex(), IncidentSelection::Toggle | IncidentSelection::Rows);
    QCOMPARE(m_selection->ids(), idsOfOracle(4, 4));
    m_selection->select(m_selection->currentIndex(), IncidentSelection::Toggle | IncidentSelection::Rows);
    QVERIFY(m_selection->ids().isEmpty());
    m_selection->select(m_selection->currentIndex(), IncidentSelection::Toggle | IncidentSelection::Rows);
    m_selection->deselectAll();
    QVERIFY(m_selection->ids().isEmpty());
    QVERIFY(!m_selection->hasSelection());
    QCOMPARE(m_selection->currentId(), m_model->incidentAt(4)->id);
}

void TestIncidentSelection::failureToResolve()
{
    show(1'000);
    m_backend->setFailure(FakeBackend::Call::Ids, Error{Error::Code::Unavailable, u"down"_s, {}, {}});
    QSignalSpy failures(m_selection.get(), &IncidentSelection::resolvingFailed);
    m_selection->selectAll();
    const QFuture<Result<std::vector<IncidentRef>>> future = m_selection->selectedRefs();
    QTRY_COMPARE(failures.count(), 1);
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().message, u"down"_s); // a command does not work on half of it
    QVERIFY(!m_selection->isResolving());
}

ITSM_TEST(TestIncidentSelection)
#include "tst_incident_selection.moc"
