#include "tests/views/window_fixture.h"
#include "views/incidents/incidents_page.h"
#include "views/widgets/plain_label.h"

#include <QAction>
#include <QPushButton>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageIsMarkedWhileItIsShown()
    {
        WindowFixture f;
        QAction *incidents = f.action("page.incidents");
        const QToolButton *button = f.railButton(incidents);
        QVERIFY(button);
        QVERIFY(!button->isChecked());
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"Open a workspace first."_s));

        f.openWorkspace();
        QVERIFY(button->isChecked());
        QVERIFY(button->isEnabled());
        incidents->trigger();
        QVERIFY(button->isChecked());

        // The choice of a workspace is no page; from it one may go back.
        f.action("app.open")->trigger();
        QVERIFY(!button->isChecked());
        QVERIFY(button->isEnabled());
        incidents->trigger();
        QVERIFY(button->isChecked());
        QVERIFY(f.window->incidentsPage()->isVisible());
    }

    void keyOfAPageWithoutWorkspaceIsAnswered()
    {
        WindowFixture f;
        f.window->actions().trigger(u"page.incidents"_s);
        QCOMPARE(f.window->findChild<PlainLabel *>(u"statusMessage"_s)->fullText(), u"Open a workspace first."_s);
    }

    void emptyWorkspaceHasTheKeyboardOnItsButton()
    {
        WindowFixture f;
        f.openWorkspace();
        const auto *button = f.window->incidentsPage()->findChild<QPushButton *>(u"stateAction"_s);
        QTRY_VERIFY(button->isVisible());
        QTRY_COMPARE(f.window->focusWidget(), button);
    }

    void messagesOfThePageAreShown()
    {
        WindowFixture f;
        f.openWorkspace();
        Q_EMIT f.window->incidentsPage()->messageShown(u"INC-1 copied"_s);
        QCOMPARE(f.window->findChild<PlainLabel *>(u"statusMessage"_s)->fullText(), u"INC-1 copied"_s);
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
