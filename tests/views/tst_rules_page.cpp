#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "views/admin/json_edit.h"
#include "views/admin/rule_editor.h"
#include "views/admin/rules_page.h"
#include "views/widgets/mark_label.h"
#include "views/widgets/record_table.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QJsonArray>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestRulesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheChosenRule();
    void switchesByKeyboard();
    void spaceBelongsToTheButtons();
    void nothingIsTypedWhileItIsSaved();
    void saysWhatWouldBeLost();
    void writesARule();
    void mistakesStandAtTheirPlaces();
    void syntaxMistakes();
    void whatOnlyTheDatabaseKnows();
    void conflictTakeTheirs();
    void conflictSaveMine();
    void switchingMeanwhileIsNoConflict();
    void newRulesAreSwitchedOff();
    void duplicates();
    void writingSurvivesChanges();
    void writingSurvivesTheProgram();
    void cancelAsks();
    void deletesAfterAQuestion();
    void aViewerOnlyReads();

private:
    RuleId add(const QString &name, Priority priority);
    void makePage();
    [[nodiscard]] QStringList names() const;
    void choose(const QString &name) { m_page->recordTable()->goToRow(static_cast<int>(names().indexOf(name))); }
    void press(const QString &key) { QTest::keyClicks(m_page->recordTable(), key); }
    [[nodiscard]] QString text() const { return m_page->editor()->text()->toPlainText(); }
    void replace(const QString &before, const QString &after)
    {
        QVERIFY(text().contains(before));
        m_page->editor()->text()->setPlainText(text().replace(before, after));
    }
    void save() { QTest::keyClick(m_page->editor()->text(), Qt::Key_S, Qt::ControlModifier); }
    [[nodiscard]] QListWidget *mistakes() const { return m_page->findChild<QListWidget *>(u"ruleMistakes"_s); }

    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ActionRegistry> m_actions;
    MemoryState m_state;
    std::unique_ptr<RulesPage> m_page;
    RuleId m_urgent;
    using Call = FakeBackend::Call;
};

RuleId TestRulesPage::add(const QString &name, Priority priority)
{
    Rule rule;
    rule.name = name;
    rule.type = u"escalation"_s;
    rule.priority = priority;
    rule.conditions = {{u"status"_s, QJsonArray{u"new"_s}}};
    rule.actions = {QJsonObject{{u"type"_s, u"escalate"_s}, {u"level"_s, 1}, {u"reason"_s, u"late"_s}}};
    return m_backend->add(rule);
}

void TestRulesPage::makePage()
{
    m_page.reset();
    m_actions = std::make_unique<ActionRegistry>();
    m_page = std::make_unique<RulesPage>(*m_backend, SystemClock::instance(), *m_actions, m_state);
    m_page->resize(1400, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->feed()->state() != ListFeed::State::Loading);
    // The keyboard is with the rule that is being written, if there is one.
    QTRY_VERIFY(m_page->editor()->isEditing() ? m_page->editor()->text()->hasFocus()
                                              : m_page->recordTable()->hasFocus());
}

QStringList TestRulesPage::names() const
{
    QStringList found;
    for (int row = 0; row < m_page->model()->rowCount(); ++row)
        found.append(m_page->model()->at(row)->name);
    return found;
}

void TestRulesPage::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_state.values = {};
    add(u"low"_s, Priority::Low);
    m_urgent = add(u"urgent"_s, Priority::Urgent);
    makePage();
}

void TestRulesPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_backend.reset();
}

void TestRulesPage::showsTheChosenRule()
{
    const QAbstractItemModelTester check(m_page->model());
    QCOMPARE(names(), QStringList({u"urgent"_s, u"low"_s}));
    QTRY_VERIFY(text().contains(u"\"name\": \"urgent\""_s));
    QVERIFY(m_page->editor()->text()->isReadOnly());
    QTest::keyClick(m_page->recordTable(), Qt::Key_Down);
    QVERIFY(text().contains(u"\"name\": \"low\""_s));
    m_page->setFilterText(u"name:nothing"_s);
    QTRY_COMPARE(text(), QString());
    QVERIFY(!m_actions->action(u"rule.edit"_s)->isEnabled());
}

void TestRulesPage::switchesByKeyboard()
{
    QTRY_COMPARE(m_page->recordTable()->currentIndex().row(), 0);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Space);
    QTRY_VERIFY(!m_backend->get(m_urgent).isActive);
    QTRY_VERIFY(!m_page->model()->at(0)->isActive);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Space);
    QTRY_VERIFY(m_backend->get(m_urgent).isActive);
}

/// The key of the table switches rules in the table alone.
void TestRulesPage::spaceBelongsToTheButtons()
{
    QTRY_COMPARE(m_page->recordTable()->currentIndex().row(), 0);
    auto *edit = m_page->editor()->text();
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Space);
    QPushButton *make = nullptr;
    for (QPushButton *button : m_page->findChildren<QPushButton *>())
        make = button->text() == u"New"_s ? button : make;
    QVERIFY(make);
    make->setFocus();
    QTest::keyClick(make, Qt::Key_Space);
    QTRY_VERIFY(m_page->editor()->isEditing());
    QVERIFY(m_backend->get(m_urgent).isActive);
    // Where the command is off as well.
    m_backend->setRole(Role::Viewer);
    makePage();
    edit = m_page->editor()->text();
    QPushButton button(m_page.get());
    button.show();
    button.setFocus();
    QSignalSpy clicked(&button, &QPushButton::clicked);
    QTest::keyClick(&button, Qt::Key_Space);
    QCOMPARE(clicked.size(), 1);
    // A key of the page is one of the table, too.
    QCOMPARE(m_actions->conflicts(u"rule.switch"_s, Qt::Key_N), QStringList(u"rule.new"_s));
    QCOMPARE(m_actions->conflicts(u"rule.new"_s, Qt::Key_Space), QStringList(u"rule.switch"_s));
}

void TestRulesPage::nothingIsTypedWhileItIsSaved()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    replace(u"\"level\": 1"_s, u"\"level\": 3"_s);
    m_backend->setHeld(Call::Command, true);
    save();
    QTRY_COMPARE(m_backend->heldCount(), size_t(1));
    const QString sent = text();
    QTest::keyClicks(m_page->editor()->text(), u"lost"_s);
    QCOMPARE(text(), sent);
    m_backend->setHeld(Call::Command, false);
    m_backend->setFailure(Call::Command,
                          Error{.code = Error::Code::Timeout, .message = u"late"_s, .field = {}, .details = {}});
    m_backend->releaseAllHeld();
    QTRY_VERIFY(!m_page->editor()->isEditing());
    // Where it fails one goes on.
    press(u"e"_s);
    replace(u"\"level\": 3"_s, u"\"level\": 4"_s);
    save();
    QTRY_VERIFY(!m_page->editor()->text()->isReadOnly());
    QTest::keyClicks(m_page->editor()->text(), u"x"_s);
    QVERIFY(text().contains(u'x'));
}

void TestRulesPage::saysWhatWouldBeLost()
{
    choose(u"urgent"_s);
    QVERIFY(m_page->unsaved().isEmpty());
    press(u"e"_s);
    QVERIFY(m_page->unsaved().isEmpty());
    replace(u"\"level\": 1"_s, u"\"level\": 3"_s);
    QVERIFY(m_page->unsaved().contains(u"urgent"_s));
}

void TestRulesPage::writesARule()
{
    QSignalSpy messages(m_page.get(), &Page::messageShown);
    choose(u"urgent"_s);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Return);
    QTRY_VERIFY(m_page->editor()->text()->hasFocus());
    QVERIFY(!m_page->editor()->text()->isReadOnly());
    replace(u"\"level\": 1"_s, u"\"level\": 3"_s);
    save();
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(m_backend->get(m_urgent).actions.at(0).toObject().value(u"level"_s).toInt(), 3);
    QVERIFY(m_backend->get(m_urgent).isActive);
    QVERIFY(!m_page->editor()->isEditing());
    QTRY_VERIFY(m_page->recordTable()->hasFocus());
}

void TestRulesPage::mistakesStandAtTheirPlaces()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    JsonEdit *edit = m_page->editor()->text();
    replace(u"\"level\": 1"_s, u"\"level\": 9"_s);
    replace(u"\"status\""_s, u"\"state\""_s);
    QTRY_COMPARE(edit->mistakes().size(), size_t(2));
    QCOMPARE(text().mid(edit->mistakes()[0].place.position, edit->mistakes()[0].place.length), u"\"state\""_s);
    QCOMPARE(text().mid(edit->mistakes()[1].place.position, edit->mistakes()[1].place.length), u"\"level\""_s);
    QCOMPARE(edit->extraSelections().size(), 2);
    QCOMPARE(edit->extraSelections().at(0).cursor.selectedText(), u"\"state\""_s);
    QVERIFY(mistakes()->isVisible());
    QCOMPARE(mistakes()->count(), 2);
    const auto *button = m_page->findChild<QPushButton *>(u"saveRule"_s);
    QVERIFY(!button->isEnabled() && !button->toolTip().isEmpty());
    save();
    QCOMPARE(edit->textCursor().position(), int(edit->mistakes()[0].place.position)); // stays, at the first mistake
    QVERIFY(m_page->editor()->isEditing());
    QTest::keyClick(edit, Qt::Key_F8);
    QCOMPARE(edit->textCursor().position(), int(edit->mistakes()[1].place.position));
    QTest::keyClick(edit, Qt::Key_F8);
    QCOMPARE(edit->textCursor().position(), int(edit->mistakes()[0].place.position));
    QCOMPARE(m_backend->get(m_urgent).version, 1);
    replace(u"\"state\""_s, u"\"status\""_s);
    replace(u"\"level\": 9"_s, u"\"level\": 5"_s);
    QTRY_VERIFY(!mistakes()->isVisible());
    QVERIFY(button->isEnabled() && button->toolTip().isEmpty());
    QVERIFY(edit->extraSelections().isEmpty());
}

void TestRulesPage::syntaxMistakes()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    replace(u"\"level\": 1,"_s, u"\"level\": 1"_s);
    QTRY_COMPARE(mistakes()->count(), 1);
    const QString said = mistakes()->item(0)->text();
    const int line = static_cast<int>(text().left(text().indexOf(u"\"reason\""_s)).count(u'\n')) + 1;
    QVERIFY2(said.startsWith(u"Line %1,"_s.arg(line)), qPrintable(said));
}

void TestRulesPage::whatOnlyTheDatabaseKnows()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    m_backend->setFailure(Call::Command, Error{.code = Error::Code::Invalid,
                                               .message = u"There is no such active person."_s,
                                               .field = u"actions.0.reason"_s,
                                               .details = {}});
    save();
    JsonEdit *edit = m_page->editor()->text();
    QTRY_COMPARE(edit->mistakes().size(), size_t(1));
    QCOMPARE(text().mid(edit->mistakes()[0].place.position, edit->mistakes()[0].place.length), u"\"reason\""_s);
    QVERIFY(m_page->editor()->isEditing());
    QVERIFY(m_page->findChild<QPushButton *>(u"saveRule"_s)->isEnabled()); // it may have changed its mind
}

void TestRulesPage::conflictTakeTheirs()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    replace(u"\"level\": 1"_s, u"\"level\": 3"_s);
    Rule theirs = m_backend->get(m_urgent);
    theirs.description = u"others wrote this"_s;
    m_backend->update(theirs);
    save();
    auto *take = m_page->findChild<QPushButton *>(u"takeTheirs"_s);
    QTRY_VERIFY(take->isVisible());
    QVERIFY(m_page->findChild<JsonEdit *>(u"theirRule"_s)->toPlainText().contains(u"others wrote this"_s));
    QVERIFY(take->parentWidget()->findChild<MarkLabel *>()->isVisible()); // it is no colour alone
    QVERIFY(text().contains(u"\"level\": 3"_s));
    // Lines are marked where they differ, in both texts, and there is one way to save.
    QCOMPARE(m_page->findChild<JsonEdit *>(u"theirRule"_s)->extraSelections().size(), 2);
    QCOMPARE(m_page->editor()->text()->extraSelections().size(), 1);
    QVERIFY(!m_page->findChild<QPushButton *>(u"saveRule"_s)->isVisible());
    save(); // without a choice it is no choice
    QTRY_VERIFY(take->isVisible());
    QCOMPARE(m_backend->get(m_urgent).version, 2);
    QTRY_VERIFY(m_backend->isQuiet());
    take->click();
    QVERIFY(text().contains(u"others wrote this"_s));
    QVERIFY(m_page->editor()->text()->extraSelections().isEmpty());
    QVERIFY(m_page->findChild<QPushButton *>(u"saveRule"_s)->isVisible());
    QVERIFY(!m_page->editor()->isModified());
    replace(u"\"level\": 1"_s, u"\"level\": 2"_s);
    save();
    QTRY_COMPARE(m_backend->get(m_urgent).version, 3);
    QCOMPARE(m_backend->get(m_urgent).description, u"others wrote this"_s);
}

void TestRulesPage::conflictSaveMine()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    replace(u"\"level\": 1"_s, u"\"level\": 3"_s);
    Rule theirs = m_backend->get(m_urgent);
    theirs.description = u"others wrote this"_s;
    theirs.isActive = false;
    m_backend->update(theirs);
    save();
    auto *keep = m_page->findChild<QPushButton *>(u"keepMine"_s);
    QTRY_VERIFY(keep->isVisible());
    // They scroll together, but a shorter text at its end does not take the longer one back.
    JsonEdit *mine = m_page->editor()->text();
    mine->setPlainText(text() + QString(200, u'\n'));
    QTest::qWait(0);
    mine->moveCursor(QTextCursor::End);
    QVERIFY(mine->viewport()->rect().contains(mine->cursorRect().center()));
    keep->click();
    QTRY_COMPARE(m_backend->get(m_urgent).version, 3);
    QCOMPARE(m_backend->get(m_urgent).description, QString());
    QVERIFY(!m_backend->get(m_urgent).isActive); // nobody asked to switch it on again
}

void TestRulesPage::switchingMeanwhileIsNoConflict()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    replace(u"\"level\": 1"_s, u"\"level\": 3"_s);
    Rule theirs = m_backend->get(m_urgent);
    theirs.isActive = false;
    m_backend->update(theirs);
    save();
    QTRY_COMPARE(m_backend->get(m_urgent).version, 3);
    QCOMPARE(m_backend->get(m_urgent).actions.at(0).toObject().value(u"level"_s).toInt(), 3);
    QVERIFY(!m_backend->get(m_urgent).isActive);
    QTRY_VERIFY(!m_page->editor()->isEditing());
}

void TestRulesPage::newRulesAreSwitchedOff()
{
    press(u"n"_s);
    QTRY_VERIFY(m_page->editor()->isEditing());
    QVERIFY(m_page->editor()->text()->mistakes().empty()); // the example is right
    replace(u"\"New rule\""_s, u"\"夜间\""_s);
    save();
    QTRY_COMPARE(m_page->model()->rowCount(), 3);
    QTRY_COMPARE(m_page->model()->at(m_page->recordTable()->currentIndex().row())->name, u"夜间"_s);
    QVERIFY(!m_page->model()->at(m_page->recordTable()->currentIndex().row())->isActive);
}

void TestRulesPage::duplicates()
{
    choose(u"low"_s);
    press(u"d"_s);
    QVERIFY(text().contains(u"\"low (copy)\""_s));
    save();
    QTRY_COMPARE(m_page->model()->rowCount(), 3);
    QVERIFY(names().contains(u"low"_s));
    QVERIFY(names().contains(u"low (copy)"_s));
}

void TestRulesPage::writingSurvivesChanges()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    m_page->recordTable()->setFocus();
    m_page->focusList(); // as after another page was looked at
    QVERIFY(m_page->editor()->text()->hasFocus());
    replace(u"\"level\": 1"_s, u"\"level\": 4"_s);
    m_page->editor()->text()->moveCursor(QTextCursor::End);
    const int cursor = m_page->editor()->text()->textCursor().position();
    add(u"another"_s, Priority::Urgent);
    Rule theirs = m_backend->get(m_urgent);
    theirs.executionCount = 7;
    m_backend->update(theirs);
    QTRY_COMPARE(m_page->model()->rowCount(), 3);
    choose(u"low"_s);
    QVERIFY(text().contains(u"\"level\": 4"_s));
    QCOMPARE(m_page->editor()->text()->textCursor().position(), cursor);
    QVERIFY(!m_actions->action(u"rule.new"_s)->isEnabled());
}

void TestRulesPage::writingSurvivesTheProgram()
{
    choose(u"urgent"_s);
    m_actions->trigger(u"rule.edit"_s);
    replace(u"\"late\""_s, u"\"too late\""_s);
    makePage();
    QVERIFY(m_page->editor()->isModified());
    QVERIFY(text().contains(u"too late"_s));
    QVERIFY(m_page->unsaved().contains(u"urgent"_s));
    // It is still the rule that it was about.
    m_actions->trigger(u"rule.save"_s);
    QTRY_VERIFY(!m_page->editor()->isEditing());
    QCOMPARE(m_backend->get(m_urgent).actions.at(0)["reason"_L1].toString(), u"too late"_s);
    makePage();
    QVERIFY(!m_page->editor()->isEditing());
    // What was given up does not come back.
    m_actions->trigger(u"rule.new"_s);
    m_page->editor()->text()->insertPlainText(u" "_s);
    m_page->discardUnsaved();
    makePage();
    QVERIFY(!m_page->editor()->isEditing());
}

void TestRulesPage::cancelAsks()
{
    choose(u"urgent"_s);
    press(u"e"_s);
    QTest::keyClick(m_page->editor()->text(), Qt::Key_Escape); // nothing was changed
    QVERIFY(!m_page->editor()->isEditing());
    QTRY_VERIFY(m_page->recordTable()->hasFocus());
    press(u"e"_s);
    replace(u"\"level\": 1"_s, u"\"level\": 4"_s);
    QTest::keyClick(m_page->editor()->text(), Qt::Key_Escape);
    auto *question = m_page->findChild<QMessageBox *>();
    QVERIFY(question);
    question->reject();
    QVERIFY(m_page->editor()->isEditing());
    QTRY_VERIFY(!m_page->findChild<QMessageBox *>());
    QTest::keyClick(m_page->editor()->text(), Qt::Key_Escape);
    m_page->findChild<QMessageBox *>()->button(QMessageBox::Ok)->click();
    QVERIFY(!m_page->editor()->isEditing());
    QVERIFY(text().contains(u"\"level\": 1"_s));
}

void TestRulesPage::deletesAfterAQuestion()
{
    choose(u"urgent"_s);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Delete);
    auto *question = m_page->findChild<QMessageBox *>();
    QVERIFY(question);
    QVERIFY(question->text().contains(u"urgent"_s));
    question->button(QMessageBox::Ok)->click();
    QTRY_VERIFY(!m_backend->contains(m_urgent));
    QTRY_COMPARE(names(), QStringList({u"low"_s}));
    QTRY_VERIFY(!text().contains(u"urgent"_s));
}

void TestRulesPage::aViewerOnlyReads()
{
    m_backend->setRole(Role::Viewer);
    makePage();
    choose(u"urgent"_s);
    QVERIFY(text().contains(u"\"name\": \"urgent\""_s));
    for (const char *id : {"rule.new", "rule.edit", "rule.switch", "rule.duplicate", "rule.delete"})
        QVERIFY2(m_actions->reason(QString::fromLatin1(id)).contains(u"Viewer"_s), id);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Return);
    QVERIFY(!m_page->editor()->isEditing());
}

ITSM_TEST_IN(QApplication, TestRulesPage)
#include "tst_rules_page.moc"
