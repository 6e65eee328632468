#include "models/incident_list_model.h"
#include "tests/support/test_program.h"
#include "tests/views/window_fixture.h"
#include "views/admin/json_edit.h"
#include "views/admin/rule_editor.h"
#include "views/admin/rules_page.h"
#include "views/incidents/incident_form.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/single_instance.h"
#include "views/widgets/plain_label.h"

#include <QApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTcpServer>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// One place after another in the same window.
class TestOpening : public QObject
{
    Q_OBJECT

    static QString urlOf(const WindowFixture &f, const QString &name) { return u"sqlite:"_s + f.folder.filePath(name); }
    static QPushButton *cancelButton(const WindowFixture &f)
    {
        return f.window->findChild<QPushButton *>(u"cancelOpening"_s);
    }
    static QString choiceMessage(const WindowFixture &f)
    {
        return f.window->findChild<PlainLabel *>(u"choiceMessage"_s)->fullText();
    }
    /// Somebody is in the middle of a rule.
    static void writeARule(const WindowFixture &f)
    {
        f.action("page.rules")->trigger();
        auto *rules = f.window->page<RulesPage>();
        QTRY_VERIFY(f.action("rule.new")->isEnabled());
        f.action("rule.new")->trigger();
        rules->editor()->text()->insertPlainText(u" "_s);
        QVERIFY(rules->editor()->isModified());
    }

    /// A place that takes the connection and says nothing.
    static void openSilent(const WindowFixture &f, QTcpServer &silent)
    {
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        f.window->open(u"postgresql://u@127.0.0.1:%1/itsm?sslmode=disable&connect_timeout=3"_s.arg(silent.serverPort()),
                       WorkspaceContent::Existing);
        QVERIFY(cancelButton(f)->isVisible());
    }
    static QString statusMessage(const WindowFixture &f)
    {
        return f.window->findChild<PlainLabel *>(u"statusMessage"_s)->fullText();
    }

private Q_SLOTS:
    /// What is open holds on to what is about to go.
    void formsAndQuestionsGoWithTheirWorkspace()
    {
        WindowFixture f;
        f.openWorkspace();
        QTRY_VERIFY(f.action("incident.new")->isEnabled());
        f.action("incident.new")->trigger();
        const QPointer<IncidentForm> form = f.window->findChild<IncidentForm *>();
        QVERIFY(form);
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        f.window->open(urlOf(f, u"second.sqlite"_s), WorkspaceContent::Empty);
        QVERIFY(opened.wait(20'000));
        QVERIFY(!form);
        QTRY_COMPARE(f.window->incidentsPage()->list()->state(), IncidentListModel::State::Empty);
    }

    void nothingIsBegunWhileAnotherPlaceIsOpened()
    {
        WindowFixture f;
        f.openWorkspace();
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        f.window->open(urlOf(f, u"second.sqlite"_s), WorkspaceContent::Sample);
        QVERIFY(!f.window->incidentsPage()->isVisible());
        QVERIFY(!f.action("page.incidents")->isEnabled());
        QVERIFY(!cancelButton(f)->isVisible()); // what is being made is made to its end
        f.window->actions().trigger(u"page.incidents"_s);
        QVERIFY(!f.window->incidentsPage()->isVisible());
        QVERIFY(opened.wait(20'000));
        QVERIFY(f.window->incidentsPage()->isVisible());
        QVERIFY(f.action("page.incidents")->isEnabled());
        // The page that was shown is where the first is gone on with.
        f.action("page.alerts")->trigger();
        f.window->open(urlOf(f, u"workspace.sqlite"_s), WorkspaceContent::Existing);
        QVERIFY(opened.wait(20'000));
        QVERIFY(f.action("page.incidents")->isChecked());
        f.window->open(urlOf(f, u"second.sqlite"_s), WorkspaceContent::Existing);
        QVERIFY(opened.wait(20'000));
        QVERIFY(f.action("page.alerts")->isChecked());
    }

    void whatCannotBeOpenedLeavesWhatIsOpen()
    {
        QTemporaryDir run;
        SingleInstance instance(run.path());
        WindowFixture f(&instance);
        f.openWorkspace();
        const QString name = instance.name();
        QVERIFY(!name.isEmpty());
        QVERIFY(QDir(f.folder.path()).mkdir(u"folder"_s));
        f.window->open(urlOf(f, u"folder"_s), WorkspaceContent::Existing);
        QTRY_VERIFY(!choiceMessage(f).isEmpty() && !choiceMessage(f).startsWith(u"Opening"_s));
        QCOMPARE(instance.name(), name); // this is still the console of the first
        f.action("page.incidents")->trigger();
        QVERIFY(f.window->incidentsPage()->isVisible());
    }

    void openingIsCancelled()
    {
        QTcpServer silent;
        WindowFixture f;
        f.openWorkspace();
        f.action("page.alerts")->trigger();
        f.window->resize(800, 420); // lower than the choice
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        openSilent(f, silent);
        QTRY_COMPARE(cancelButton(f)->visibleRegion().boundingRect(), cancelButton(f)->rect());
        cancelButton(f)->click();
        QVERIFY(f.action("page.alerts")->isChecked());
        QVERIFY(choiceMessage(f).isEmpty());
        QVERIFY(!cancelButton(f)->isVisibleTo(f.window.get()));
        QTest::qWait(4'000); // what was given up is not heard of again
        QVERIFY(f.action("page.alerts")->isChecked());
        QVERIFY(choiceMessage(f).isEmpty());
        QVERIFY(opened.isEmpty());
    }

    /// Somebody clicks a link to the place that is still open.
    void whatIsWantedMeanwhileIsNotForgotten()
    {
        QTcpServer silent;
        WindowFixture f;
        f.openWorkspace();
        openSilent(f, silent);
        f.window->answer({.filter = u"severity:critical"_s});
        f.window->answer({});              // and then starts the console once more
        QVERIFY(!f.window->acceptDrops()); // nor can a file be left there
        QVERIFY(f.window->incidentsPage()->filterText() != u"severity:critical"_s);
        cancelButton(f)->click();
        QCOMPARE(f.window->incidentsPage()->filterText(), u"severity:critical"_s);
        QVERIFY(f.window->incidentsPage()->isVisible());
        QVERIFY(f.window->acceptDrops());
        // It cannot be shown any more where the other place is open in the end.
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        f.window->open(urlOf(f, u"second.sqlite"_s), WorkspaceContent::Empty);
        f.window->answer({.incident = u"INC-202601-000007"_s});
        QVERIFY(opened.wait(20'000));
        QVERIFY2(statusMessage(f).contains(u"INC-202601-000007"_s), qPrintable(statusMessage(f)));
        QVERIFY(f.window->acceptDrops());
    }

    void whatIsBeingWrittenIsAskedAbout()
    {
        WindowFixture f;
        f.openWorkspace();
        Profile other = Profile::ownWorkspace();
        other.id = u"other"_s;
        other.file = f.folder.filePath(u"other.sqlite"_s);
        f.window->profiles().save(other);
        writeARule(f);
        const auto question = [&f] { return f.window->findChild<QMessageBox *>(); };
        f.window->close();
        QVERIFY(f.window->isVisible());
        QVERIFY(question());
        question()->reject();
        QTRY_VERIFY(!question());
        QVERIFY(f.window->page<RulesPage>()->editor()->isModified());
        // The same before another place is opened.
        QSignalSpy opened(f.window.get(), &MainWindow::workspaceOpened);
        f.window->openProfile(other, WorkspaceContent::Empty);
        QVERIFY(question());
        QVERIFY(question()->text().contains(u"New rule"_s));
        question()->button(QMessageBox::Ok)->click();
        QVERIFY(opened.wait(20'000));
        writeARule(f);
        f.window->close();
        QVERIFY(question());
        question()->button(QMessageBox::Ok)->click();
        QTRY_VERIFY(!f.window->isVisible());
        // What was to be discarded is not there after the next start.
        f.make();
        f.window->openProfile(other);
        QSignalSpy again(f.window.get(), &MainWindow::workspaceOpened);
        QVERIFY(again.wait(20'000));
        QVERIFY(!f.window->page<RulesPage>()->editor()->isEditing());
    }
};

ITSM_TEST_IN(QApplication, TestOpening)
#include "tst_opening.moc"
