#include "tests/views/window_fixture.h"
#include "views/admin/items_page.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/pages.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/record_table.h"

#include <QAction>
#include <QPushButton>
#include <QStackedWidget>

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

    /// The smallest screen that operators have.
    void windowFitsASmallScreen()
    {
        WindowFixture f;
        f.openWorkspace();
        for (const PageSpec &page : pageSpecs()) {
            f.action(page.action.id)->trigger();
            const auto *stack = f.window->findChild<QStackedWidget *>();
            const QSize least = stack->currentWidget()->minimumSizeHint();
            QVERIFY2(
                least.width() <= 1'130 && least.height() <= 640,
                qPrintable(
                    u"%1 needs %2×%3"_s.arg(QLatin1StringView(page.action.id)).arg(least.width()).arg(least.height())));
        }
        QVERIFY(f.window->minimumSizeHint().width() <= 1'280 && f.window->minimumSizeHint().height() <= 720);
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

    /// On a real workspace: what somebody writes comes by the change feed, and an item leads to its incidents.
    void itemsFollowTheDatabaseAndLeadToTheirIncidents()
    {
        WindowFixture f;
        f.openWorkspace();
        f.action("page.items")->trigger();
        auto *items = f.window->page<ItemsPage>();
        QTRY_COMPARE(items->feed()->state(), ListFeed::State::Ready);
        QCOMPARE(items->model()->rowCount(), 0);
        auto web = f.window->backend()->createItem(
            {.name = u"web 01"_s, .type = u"server"_s, .environment = {}, .criticality = Level::High});
        auto db = f.window->backend()->createItem(
            {.name = u"db"_s, .type = u"database"_s, .environment = {}, .criticality = Level::High});
        QTRY_VERIFY(web.isFinished() && db.isFinished());
        const CiId webId = web.takeResult()->id;
        auto related =
            f.window->backend()->addRelation({.from = webId, .to = db.takeResult()->id, .type = u"depends_on"_s});
        QTRY_COMPARE(items->model()->rowCount(), 2);
        QTRY_COMPARE(items->feed()->relations().size(), size_t(1));
        items->recordTable()->goToRow(items->model()->rowOf(webId.value));
        f.action("item.incidents")->trigger();
        QVERIFY(f.window->incidentsPage()->isVisible());
        QCOMPARE(f.window->incidentsPage()->filterText(), u"ci:\"web 01\""_s);
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
