#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "views/admin/user_form.h"
#include "views/admin/users_page.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/record_table.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestUsersPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsEverybody();
    void makesAUserByKeyboard();
    void editsAndMergesAConflict();
    void deactivatesAfterAQuestion();
    void anErrorStandsBesideItsField();
    void longErrorsAreShownWhole();
    void othersOnlyRead();
    void asksForTheIncidents();

private:
    UserId add(const QString &name, Role role, bool isActive = true);
    void makePage();
    [[nodiscard]] QStringList names() const;
    void choose(const QString &name) { m_page->recordTable()->goToRow(static_cast<int>(names().indexOf(name))); }
    void press(const QString &key) { QTest::keyClicks(m_page->recordTable(), key); }

    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ActionRegistry> m_actions;
    MemoryState m_state;
    std::unique_ptr<UsersPage> m_page;
    UserId m_anna;
    using Call = FakeBackend::Call;
};

UserId TestUsersPage::add(const QString &name, Role role, bool isActive)
{
    User user;
    user.name = name;
    user.login = name.toLower();
    user.role = role;
    user.isActive = isActive;
    return m_backend->add(user);
}

void TestUsersPage::makePage()
{
    m_page.reset();
    m_actions = std::make_unique<ActionRegistry>();
    m_page = std::make_unique<UsersPage>(*m_backend, SystemClock::instance(), *m_actions, m_state);
    m_page->resize(1200, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->feed()->state() != ListFeed::State::Loading);
}

QStringList TestUsersPage::names() const
{
    QStringList found;
    for (int row = 0; row < m_page->model()->rowCount(); ++row)
        found.append(m_page->model()->at(row)->user.name);
    return found;
}

void TestUsersPage::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_state.values = {};
    m_anna = add(u"Anna"_s, Role::Agent);
    add(u"Dora"_s, Role::Admin);
    add(u"Gone"_s, Role::Agent, false);
    makePage();
}

void TestUsersPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_backend.reset();
}

void TestUsersPage::showsEverybody()
{
    const QAbstractItemModelTester check(m_page->model());
    QCOMPARE(names(), QStringList({u"Anna"_s, u"Dora"_s, u"Gone"_s}));
    QVERIFY(!m_page->findChild<PlainLabel *>(u"readOnlyReason"_s)->isVisible());
    m_page->setFilterText(u"is:inactive"_s);
    QTRY_COMPARE(names(), QStringList({u"Gone"_s}));
}

void TestUsersPage::makesAUserByKeyboard()
{
    press(u"n"_s);
    auto *form = m_page->findChild<UserForm *>();
    QVERIFY(form);
    QVERIFY(QTest::qWaitForWindowActive(form));
    QTest::keyClick(form, Qt::Key_Return);
    QVERIFY(form->field(u"name"_s)->hasError());
    QVERIFY(form->field(u"login"_s)->hasError());
    QTest::keyClicks(form->field(u"name"_s)->editor(), u"Li Lei"_s);
    QTest::keyClicks(form->field(u"login"_s)->editor(), u"lilei"_s);
    QTest::keyClick(form, Qt::Key_Return);
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    const User &made = m_page->model()->at(m_page->recordTable()->currentIndex().row())->user;
    QTRY_COMPARE(m_page->model()->at(m_page->recordTable()->currentIndex().row())->user.login, u"lilei"_s);
    QCOMPARE(made.role, Role::Agent); // the least that works
}

void TestUsersPage::editsAndMergesAConflict()
{
    choose(u"Anna"_s);
    QTest::keyClick(m_page->recordTable(), Qt::Key_Return);
    auto *form = m_page->findChild<UserForm *>();
    QVERIFY(form);
    QVERIFY(QTest::qWaitForWindowActive(form));
    qobject_cast<QLineEdit *>(form->field(u"email"_s)->editor())->setText(u"anna@example.com"_s);
    User theirs = m_backend->get(m_anna);
    theirs.role = Role::Manager;
    m_backend->update(theirs);
    form->submit();
    QTRY_VERIFY(!form->isBusy());
    QCOMPARE(form->input().role, Role::Manager);
    form->submit();
    QTRY_COMPARE(m_backend->get(m_anna).email, u"anna@example.com"_s);
    QCOMPARE(m_backend->get(m_anna).role, Role::Manager);
}

void TestUsersPage::deactivatesAfterAQuestion()
{
    Incident incident;
    incident.assigneeId = m_anna;
    m_backend->insert(incident);
    m_page->refresh();
    choose(u"Anna"_s);
    QTRY_COMPARE(m_page->model()->at(0)->openIncidents, 1);
    press(u"d"_s);
    auto *question = m_page->findChild<QMessageBox *>();
    QVERIFY(question);
    QCOMPARE(question->text(), u"Deactivate “Anna”?"_s);
    QVERIFY(question->informativeText().contains(u"1 open incident"_s));
    QCOMPARE(question->button(QMessageBox::Ok)->text(), u"Deactivate"_s);
    question->button(QMessageBox::Ok)->click();
    QTRY_VERIFY(!m_backend->get(m_anna).isActive);
    QTRY_VERIFY(!m_page->model()->at(0)->user.isActive);
    QTRY_VERIFY(!m_page->findChild<QMessageBox *>());
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    press(u"d"_s); // back again, which takes nothing away
    QTRY_VERIFY(m_backend->get(m_anna).isActive);
    QVERIFY(!m_page->findChild<QMessageBox *>());
}

void TestUsersPage::anErrorStandsBesideItsField()
{
    m_backend->setFailure(
        Call::Command, Error{.code = Error::Code::Invalid, .message = u"taken"_s, .field = u"login"_s, .details = {}});
    choose(u"Anna"_s);
    press(u"e"_s);
    auto *form = m_page->findChild<UserForm *>();
    QVERIFY(form);
    form->submit();
    QTRY_COMPARE(form->field(u"login"_s)->error(), u"taken"_s);
}

void TestUsersPage::longErrorsAreShownWhole()
{
    QString sentence;
    for (int i = 0; i < 12; ++i)
        sentence += u"There are many words in this sentence. "_s;
    m_backend->setFailure(
        Call::Command,
        Error{.code = Error::Code::Invalid, .message = sentence, .field = u"is_active"_s, .details = {}});
    choose(u"Anna"_s);
    press(u"e"_s);
    auto *form = m_page->findChild<UserForm *>();
    QVERIFY(form);
    QVERIFY(QTest::qWaitForWindowExposed(form));
    const int before = form->height();
    form->submit();
    const FormField *role = form->field(u"role"_s);
    QTRY_VERIFY(role->hasError());
    QTRY_VERIFY(form->height() > before);
    QTRY_VERIFY(role->height() >= role->layout()->totalHeightForWidth(role->width()));
}

void TestUsersPage::othersOnlyRead()
{
    m_backend->setRole(Role::Manager);
    makePage();
    QTRY_COMPARE(m_page->model()->rowCount(), 3);
    const auto *reason = m_page->findChild<PlainLabel *>(u"readOnlyReason"_s);
    QVERIFY(reason->isVisible());
    QVERIFY(reason->fullText().contains(u"Manager"_s));
    for (const char *id : {"user.new", "user.edit", "user.switch"})
        QVERIFY(!m_actions->action(QString::fromLatin1(id))->isEnabled());
    QTest::keyClick(m_page->recordTable(), Qt::Key_Return);
    QVERIFY(!m_page->findChild<UserForm *>());
}

void TestUsersPage::asksForTheIncidents()
{
    QSignalSpy wanted(m_page.get(), &Page::filterWanted);
    choose(u"Dora"_s);
    press(u"i"_s);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"is:open assignee:Dora"_s);
}

ITSM_TEST_IN(QApplication, TestUsersPage)
#include "tst_users_page.moc"
