#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "views/admin/item_form.h"
#include "views/admin/items_page.h"
#include "views/admin/relation_form.h"
#include "views/admin/relations_pane.h"
#include "views/widgets/form_field.h"
#include "views/widgets/pick_box.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/record_table.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestItemsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsItemsAndRelations();
    void makesAnItemByKeyboard();
    void editsAndMergesAConflict();
    void aForeignLevelIsNotReplacedUnseen();
    void deletesAfterAQuestion();
    void aRefusalIsTold();
    void relationsByKeyboard();
    void delMeansWhatOneStandsOn();
    void relationsHaveAMenu();
    void enterOnARelationGoesToTheItem();
    void asksForTheIncidents();
    void selectionSurvivesChanges();
    void aViewerIsToldWhy();
    void remembersTheFilter();

private:
    CiId add(const QString &name, Level level = Level::Medium);
    void makePage();
    [[nodiscard]] QStringList names() const;
    void choose(const QString &name);
    void press(const QString &key) { QTest::keyClicks(m_page->recordTable(), key); }
    /// After a dialog: keys go to the page again.
    void comeBack()
    {
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    [[nodiscard]] QMessageBox *question() const { return m_page->findChild<QMessageBox *>(); }

    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ActionRegistry> m_actions;
    MemoryState m_state;
    std::unique_ptr<ItemsPage> m_page;
    CiId m_web;
    CiId m_db;
    using Call = FakeBackend::Call;
};

CiId TestItemsPage::add(const QString &name, Level level)
{
    ConfigurationItem item;
    item.name = name;
    item.type = u"server"_s;
    item.environment = u"production"_s;
    item.criticality = level;
    return m_backend->add(item);
}

void TestItemsPage::makePage()
{
    m_page.reset();
    m_actions = std::make_unique<ActionRegistry>();
    m_page = std::make_unique<ItemsPage>(*m_backend, SystemClock::instance(), *m_actions, m_state);
    m_page->resize(1200, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->feed()->state() != ListFeed::State::Loading);
}

QStringList TestItemsPage::names() const
{
    QStringList found;
    for (int row = 0; row < m_page->model()->rowCount(); ++row)
        found.append(m_page->model()->at(row)->item.name);
    return found;
}

void TestItemsPage::choose(const QString &name)
{
    m_page->recordTable()->goToRow(static_cast<int>(names().indexOf(name)));
}

void TestItemsPage::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_state.values = {};
    m_web = add(u"web-01"_s, Level::High);
    m_db = add(u"db-01"_s, Level::Critical);
    m_backend->add(CiRelation{.from = m_web, .to = m_db, .type = u"depends_on"_s});
    makePage();
}

void TestItemsPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_backend.reset();
}

void TestItemsPage::showsItemsAndRelations()
{
    const QAbstractItemModelTester items(m_page->model());
    const QAbstractItemModelTester relations(m_page->relations()->model());
    QCOMPARE(names(), QStringList({u"db-01"_s, u"web-01"_s}));
    QTRY_VERIFY(m_page->recordTable()->hasFocus());
    QTRY_COMPARE(m_page->recordTable()->currentIndex().row(), 0);
    QTRY_COMPARE(m_page->relations()->model()->rowCount(), 1);
    QCOMPARE(m_page->relations()->model()->at(0)->isOutgoing, false);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Down);
    QCOMPARE(m_page->relations()->model()->at(0)->isOutgoing, true);
    QCOMPARE(m_page->relations()->model()->at(0)->other.item.name, u"db-01"_s);
}

void TestItemsPage::makesAnItemByKeyboard()
{
    QSignalSpy messages(m_page.get(), &ItemsPage::messageShown);
    press(u"n"_s);
    auto *form = m_page->findChild<ItemForm *>();
    QVERIFY(form);
    QVERIFY(QTest::qWaitForWindowActive(form));
    QTest::keyClick(form, Qt::Key_Return); // without a name
    QVERIFY(form->field(u"name"_s)->hasError());
    QTest::keyClicks(form->field(u"name"_s)->editor(), u"cache-01"_s);
    QTest::keyClick(form, Qt::Key_Return);
    QTRY_COMPARE(messages.size(), 1);
    QTRY_COMPARE(m_page->model()->rowCount(), 3);
    QTRY_COMPARE(m_page->model()->at(m_page->recordTable()->currentIndex().row())->item.name, u"cache-01"_s);
}

void TestItemsPage::editsAndMergesAConflict()
{
    choose(u"web-01"_s);
    press(u"e"_s);
    auto *form = m_page->findChild<ItemForm *>();
    QVERIFY(form);
    QVERIFY(QTest::qWaitForWindowActive(form));
    auto *name = qobject_cast<QLineEdit *>(form->field(u"name"_s)->editor());
    name->setText(u"web-mine"_s);
    ConfigurationItem theirs = m_backend->get(m_web);
    theirs.name = u"web-theirs"_s;
    theirs.environment = u"staging"_s;
    m_backend->update(theirs);
    form->submit();
    QTRY_VERIFY(!form->isBusy());
    QVERIFY(form->isVisible());
    QCOMPARE(form->input().name, u"web-mine"_s);       // what I changed stays
    QCOMPARE(form->input().environment, u"staging"_s); // what only they changed is taken over
    form->submit();
    QTRY_COMPARE(m_backend->get(m_web).name, u"web-mine"_s);
    QCOMPARE(m_backend->get(m_web).environment, u"staging"_s);
}

/// Other programs write other levels; correcting a name writes none of ours, until one is chosen.
void TestItemsPage::aForeignLevelIsNotReplacedUnseen()
{
    ConfigurationItem foreign = m_backend->get(m_web);
    foreign.criticality = Token<Level>::fromText(u"blocker"_s);
    m_backend->update(foreign);
    const int row = m_page->model()->rowOf(m_web.value);
    QTRY_COMPARE(m_page->model()->at(row)->item.criticality.text(), u"blocker"_s);
    choose(u"web-01"_s);
    press(u"e"_s);
    auto *form = m_page->findChild<ItemForm *>();
    QVERIFY(form);
    QVERIFY(QTest::qWaitForWindowActive(form));
    auto *level = qobject_cast<QComboBox *>(form->field(u"criticality"_s)->editor());
    QCOMPARE(level->currentText(), u"blocker"_s);
    qobject_cast<QLineEdit *>(form->field(u"name"_s)->editor())->setText(u"web-1"_s);
    form->submit();
    QTRY_COMPARE(m_backend->get(m_web).name, u"web-1"_s);
    QCOMPARE(m_backend->get(m_web).criticality.text(), u"blocker"_s);
    QTRY_VERIFY(!m_page->findChild<ItemForm *>());
    QTRY_COMPARE(m_page->model()->at(m_page->model()->rowOf(m_web.value))->item.name, u"web-1"_s);
    choose(u"web-1"_s);
    m_actions->trigger(u"item.edit"_s);
    form = m_page->findChild<ItemForm *>();
    QVERIFY(form);
    level = qobject_cast<QComboBox *>(form->field(u"criticality"_s)->editor());
    level->setCurrentIndex(level->findData(static_cast<int>(Level::High)));
    form->submit();
    QTRY_VERIFY(m_backend->get(m_web).criticality == Level::High);
}

void TestItemsPage::deletesAfterAQuestion()
{
    choose(u"db-01"_s);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Delete);
    QVERIFY(question());
    QVERIFY(question()->text().contains(u"db-01"_s));
    QVERIFY(question()->informativeText().contains(u"1 relation"_s));
    question()->reject();
    QTRY_VERIFY(!question());
    QVERIFY(m_backend->contains(m_db));
    comeBack();
    QTest::keyClick(m_page->recordTable(), Qt::Key_Delete);
    question()->button(QMessageBox::Ok)->click();
    QTRY_VERIFY(!m_backend->contains(m_db));
    QTRY_COMPARE(names(), QStringList({u"web-01"_s}));
}

void TestItemsPage::aRefusalIsTold()
{
    m_backend->setFailure(
        Call::Command,
        Error{.code = Error::Code::Invalid, .message = u"2 incidents name it."_s, .field = {}, .details = {}});
    choose(u"db-01"_s);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Delete);
    question()->button(QMessageBox::Ok)->click();
    auto *banner = m_page->findChild<ProgressBanner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(m_backend->contains(m_db));
}

void TestItemsPage::relationsByKeyboard()
{
    choose(u"db-01"_s);
    press(u"l"_s);
    auto *form = m_page->findChild<RelationForm *>();
    QVERIFY(form);
    QVERIFY(QTest::qWaitForWindowActive(form));
    QTest::keyClick(form, Qt::Key_Return);
    QVERIFY(form->field(u"to_id"_s)->hasError());                        // nothing is chosen
    form->findChild<QComboBox *>(u"relationKind"_s)->setCurrentIndex(2); // runs on
    form->findChild<PickBox *>(u"relationOther"_s)->setPickedId(m_web.value);
    form->submit();
    QTRY_COMPARE(m_backend->relations().size(), size_t(2));
    QCOMPARE(m_backend->relations().back(), (CiRelation{.from = m_db, .to = m_web, .type = u"runs_on"_s}));
    QTRY_COMPARE(m_page->relations()->model()->rowCount(), 2);

    comeBack();
    press(u"r"_s);
    QTRY_VERIFY(m_page->relations()->table()->hasFocus());
    QCOMPARE(m_page->relations()->chosen()->relation.type, u"runs_on"_s);
    QTest::keyClick(m_page->relations()->table(), Qt::Key_L, Qt::ShiftModifier);
    QVERIFY(question());
    question()->button(QMessageBox::Ok)->click();
    QTRY_COMPARE(m_backend->relations().size(), size_t(1));
    QTRY_COMPARE(m_page->relations()->model()->rowCount(), 1);
    comeBack();
    QTest::keyClick(m_page->relations()->table(), Qt::Key_Escape);
    QTRY_VERIFY(m_page->recordTable()->hasFocus());
}

void TestItemsPage::delMeansWhatOneStandsOn()
{
    choose(u"web-01"_s);
    press(u"r"_s);
    RecordTable *relations = m_page->relations()->table();
    QTRY_VERIFY(relations->hasFocus());
    QTest::keyClick(relations, Qt::Key_Delete);
    QVERIFY(question());
    QCOMPARE(question()->windowTitle(), u"Remove relation"_s);
    question()->button(QMessageBox::Ok)->click();
    QTRY_COMPARE(m_page->relations()->model()->rowCount(), 0);
    QVERIFY(m_backend->contains(m_web));
}

void TestItemsPage::relationsHaveAMenu()
{
    choose(u"web-01"_s);
    RecordTable *relations = m_page->relations()->table();
    relations->setFocus();
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(relations, &wanted);
    auto *menu = m_page->relations()->findChild<QMenu *>();
    QTRY_VERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().contains(m_actions->action(u"item.unrelate"_s)));
    menu->close();
}

void TestItemsPage::enterOnARelationGoesToTheItem()
{
    m_page->setFilterText(u"name:web-01"_s);
    QTRY_COMPARE(names(), QStringList({u"web-01"_s}));
    choose(u"web-01"_s);
    press(u"r"_s);
    QTest::keyClick(m_page->relations()->table(), Qt::Key_Return);
    QTRY_COMPARE(m_page->model()->at(m_page->recordTable()->currentIndex().row())->item.name, u"db-01"_s);
    QCOMPARE(m_page->filterText(), QString()); // it hid the item
}

void TestItemsPage::asksForTheIncidents()
{
    QSignalSpy wanted(m_page.get(), &Page::filterWanted);
    choose(u"web-01"_s);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    const QString text = wanted.first().first().toString();
    QCOMPARE(text, u"ci:web-01"_s);
    QVERIFY(parseFilter(text));
}

void TestItemsPage::selectionSurvivesChanges()
{
    choose(u"web-01"_s);
    add(u"aaa"_s);
    QTRY_COMPARE(m_page->model()->rowCount(), 3);
    QCOMPARE(m_page->recordTable()->currentIndex().row(), 2);
    QCOMPARE(m_page->relations()->model()->rowCount(), 1);
    QCOMPARE(m_page->relations()->model()->at(0)->other.item.name, u"db-01"_s);
}

void TestItemsPage::aViewerIsToldWhy()
{
    m_backend->setRole(Role::Viewer);
    makePage();
    QTRY_COMPARE(m_page->model()->rowCount(), 2);
    QVERIFY(!m_actions->action(u"item.new"_s)->isEnabled());
    QVERIFY(m_actions->reason(u"item.edit"_s).contains(u"Viewer"_s));
    QVERIFY(m_actions->action(u"item.incidents"_s)->isEnabled());
    press(u"n"_s);
    QVERIFY(!m_page->findChild<ItemForm *>());
    QTRY_VERIFY(m_page->findChild<ProgressBanner *>()->isVisible());
}

void TestItemsPage::remembersTheFilter()
{
    m_page->setFilterText(u"criticality:critical"_s);
    QTRY_COMPARE(names(), QStringList({u"db-01"_s}));
    makePage();
    QCOMPARE(m_page->filterText(), u"criticality:critical"_s);
    QTRY_COMPARE(names(), QStringList({u"db-01"_s}));
}

ITSM_TEST_IN(QApplication, TestItemsPage)
#include "tst_items_page.moc"
