#include "models/activity_feed.h"
#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "views/activity/activity_page.h"
#include "views/activity/activity_table.h"
#include "views/records/days_button.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/state_overlay.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestActivityPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheLatestFirst();
    void readsNothingBeforeItIsShown();
    void newRecordsKeepSelectionAndPlace();
    void aBarSaysHowManyHaveComeAbove();
    void filtersByItsOwnFields();
    void daysBoundTheReading();
    void enterOpensTheIncident();
    void copiesRowsAsText();
    void emptyAndFailed();
    void saysWhenItIsCut();
    void remembersColumnsFilterAndDays();

private:
    void add(const QString &type, std::chrono::seconds ago, const QString &note);
    void makePage();
    [[nodiscard]] QStringList notes() const;

    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ActionRegistry> m_actions;
    MemoryState m_state;
    std::unique_ptr<ActivityPage> m_page;
    IncidentId m_incident;
    using Call = FakeBackend::Call;
};

void TestActivityPage::add(const QString &type, std::chrono::seconds ago, const QString &note)
{
    IncidentEvent event;
    event.incidentId = m_incident;
    event.type = type;
    event.description = note;
    event.userId = UserId(1);
    event.userName = u"Li Wei"_s;
    event.source = u"user"_s;
    event.occurredAt = SystemClock::instance().now() - ago;
    event.data = {{u"status"_s, QJsonObject{{u"from"_s, u"new"_s}, {u"to"_s, u"assigned"_s}}}};
    m_backend->addEvent(event);
}

void TestActivityPage::makePage()
{
    m_page.reset();
    m_actions = std::make_unique<ActionRegistry>();
    m_page = std::make_unique<ActivityPage>(*m_backend, SystemClock::instance(), *m_actions, m_state);
    m_page->resize(1400, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->feed()->state() != ListFeed::State::Loading);
}

QStringList TestActivityPage::notes() const
{
    QStringList found;
    for (const Activity &record : m_page->model()->rows())
        found.append(record.description);
    return found;
}

void TestActivityPage::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_state.values = {};
    Incident incident;
    incident.number = u"INC-202601-000007"_s;
    incident.title = u"Disk full"_s;
    m_incident = m_backend->insert(incident);
    add(u"creation"_s, 3h, u"first"_s);
    add(u"assignment"_s, 2h, u"second"_s);
    add(u"comment"_s, 1h, u"third"_s);
    add(u"comment"_s, 20 * 24h, u"long ago"_s);
    makePage();
}

void TestActivityPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_backend.reset();
}

void TestActivityPage::showsTheLatestFirst()
{
    const QAbstractItemModelTester check(m_page->model());
    QCOMPARE(notes(), QStringList({u"third"_s, u"second"_s, u"first"_s}));
    QTRY_VERIFY(m_page->table()->hasFocus());
    QCOMPARE(m_page->table()->currentIndex().row(), 0);
    m_page->table()->horizontalHeader()->setSortIndicator(ActivityListModel::columnOf(ActivityField::Type),
                                                          Qt::AscendingOrder);
    QCOMPARE(notes(), QStringList({u"second"_s, u"third"_s, u"first"_s}));
}

void TestActivityPage::readsNothingBeforeItIsShown()
{
    const int calls = m_backend->calls(Call::Activity);
    ActionRegistry actions;
    const ActivityPage page(*m_backend, SystemClock::instance(), actions, m_state);
    add(u"comment"_s, 1s, u"new"_s);
    QTRY_COMPARE(notes().size(), 4); // of the page that is shown
    QCOMPARE(m_backend->calls(Call::Activity), calls);
    QVERIFY(!page.feed()->isStarted());
}

void TestActivityPage::newRecordsKeepSelectionAndPlace()
{
    m_page->table()->selectRow(1);
    add(u"resolution"_s, 1s, u"fourth"_s);
    QTRY_COMPARE(notes().size(), 4);
    QCOMPARE(notes().constFirst(), u"fourth"_s);
    QCOMPARE(m_page->table()->chosenRows(), std::vector{2});
    QCOMPARE(m_page->table()->currentIndex().row(), 2);
}

void TestActivityPage::aBarSaysHowManyHaveComeAbove()
{
    for (int i = 0; i < 60; ++i)
        add(u"comment"_s, 2h + std::chrono::minutes(i), u"more"_s);
    QTRY_COMPARE(notes().size(), 63);
    auto *bar = m_page->findChild<QPushButton *>(u"pendingRows"_s);
    m_page->table()->selectRow(1);
    add(u"resolution"_s, 1s, u"fourth"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"1 new"_s);
    QCOMPARE(m_page->table()->firstVisibleRow(), 1);
    QTest::mouseClick(bar, Qt::LeftButton);
    QCOMPARE(m_page->table()->firstVisibleRow(), 0);
    QVERIFY(!bar->isVisible());
    // Whoever looks at the newest sees those that come.
    m_page->table()->clearSelection();
    add(u"closure"_s, 0s, u"fifth"_s);
    QTRY_COMPARE(notes().constFirst(), u"fifth"_s);
    QCOMPARE(m_page->table()->firstVisibleRow(), 0);
    QVERIFY(!bar->isVisible());
}

void TestActivityPage::filtersByItsOwnFields()
{
    QTest::keyClicks(m_page->table(), u"/"_s);
    auto *edit = m_page->findChild<FilterEdit *>();
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"type:comment actor:me"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(notes(), QStringList{u"third"_s});
    QVERIFY(m_page->table()->hasFocus());
    m_page->setFilterText(u"severity:high"_s); // no field of this list
    QVERIFY(edit->error());
    QCOMPARE(notes(), QStringList{u"third"_s});
}

void TestActivityPage::daysBoundTheReading()
{
    m_page->setDays(30);
    QTRY_COMPARE(notes().size(), 4);
    QCOMPARE(notes().constLast(), u"long ago"_s);
    m_page->setDays(1);
    QTRY_COMPARE(notes().size(), 3);
    QCOMPARE(m_page->findChild<DaysButton *>()->text(), u"Last 1 days"_s); // English has its plural forms in a file
}

void TestActivityPage::enterOpensTheIncident()
{
    QSignalSpy wanted(m_page.get(), &ActivityPage::incidentWanted);
    QTest::keyClick(m_page->table(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.takeFirst().first().value<IncidentId>(), m_incident);
    QTest::keyClick(m_page->table(), Qt::Key_O);
    QCOMPARE(wanted.size(), 1);
}

void TestActivityPage::copiesRowsAsText()
{
    QTest::keyClick(m_page->table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_page->table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith(u"Time\tWho\tActivity\tIncident\t"_s));
    QVERIFY(lines[2].contains(u"Li Wei\tAssignment\tINC-202601-000007\tDisk full\tStatus: New → Assigned\tsecond"_s));
}

void TestActivityPage::emptyAndFailed()
{
    const auto *overlay = m_page->findChild<StateOverlay *>();
    QCOMPARE(overlay->state(), StateOverlay::State::Ready);
    m_page->setFilterText(u"note:nothing"_s);
    QCOMPARE(overlay->state(), StateOverlay::State::Empty);
    m_page->setFilterText({});
    m_backend->setFailure(Call::Activity, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    m_page->refresh();
    QTRY_COMPARE(overlay->state(), StateOverlay::State::Stale);
    QCOMPARE(notes().size(), 3);
    makePage();
    QTRY_COMPARE(m_page->findChild<StateOverlay *>()->state(), StateOverlay::State::Failed);
}

void TestActivityPage::saysWhenItIsCut()
{
    const auto saysSo = [this] {
        const auto labels = m_page->findChildren<PlainLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const PlainLabel *label) {
            return label->fullText().contains(u"older ones are not shown"_s);
        });
    };
    QVERIFY(!saysSo());
    m_backend->setCut(true);
    m_page->refresh();
    QTRY_VERIFY(saysSo());
}

void TestActivityPage::remembersColumnsFilterAndDays()
{
    m_page->setFilterText(u"type:comment"_s);
    m_page->setDays(30);
    m_page->table()->columns()->setShown(ActivityListModel::columnOf(ActivityField::Source), false);
    makePage();
    QCOMPARE(m_page->filterText(), u"type:comment"_s);
    QCOMPARE(m_page->days(), 30);
    QVERIFY(m_page->table()->isColumnHidden(ActivityListModel::columnOf(ActivityField::Source)));
    QTRY_COMPARE(notes(), QStringList({u"third"_s, u"long ago"_s}));
}

ITSM_TEST_IN(QApplication, TestActivityPage)
#include "tst_activity_page.moc"
