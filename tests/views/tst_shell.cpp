#include "models/incident_list_model.h"
#include "tests/support/test_program.h"
#include "tests/views/window_fixture.h"
#include "views/admin/items_page.h"
#include "views/import/import_dialog.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/cheat_sheet.h"
#include "views/shell/pages.h"
#include "views/shell/workspace_choice.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/record_table.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QStackedWidget>
#include <QTest>

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

    void escapeLeavesTheChoice()
    {
        WindowFixture f;
        QTest::keyClick(f.window->findChild<WorkspaceChoice *>(), Qt::Key_Escape); // there is nothing to go back to
        QVERIFY(f.window->findChild<WorkspaceChoice *>()->isVisible());
        f.openWorkspace();
        f.action("page.alerts")->trigger();
        f.action("app.open")->trigger();
        f.action("app.open")->trigger();
        QVERIFY(!f.action("page.alerts")->isChecked());
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Escape);
        QVERIFY(f.action("page.alerts")->isChecked());
        QVERIFY(!f.window->findChild<WorkspaceChoice *>()->isVisible());
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

    void allKeysStandSideBySide()
    {
        WindowFixture f;
        f.openWorkspace();
        f.window->resize(1'600, 900);
        f.action("help.keys")->trigger();
        const auto *sheet = f.window->findChild<CheatSheet *>();
        QTRY_VERIFY(sheet && sheet->isVisible());
        QCOMPARE(sheet->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
        const QList<PlainLabel *> words = sheet->findChildren<PlainLabel *>();
        const auto isSaid = [&](QLatin1StringView text) {
            return std::ranges::any_of(words,
                                       [&](const PlainLabel *label) { return label->fullText().contains(text); });
        };
        QVERIFY(isSaid("Shift+Enter"_L1) && !isSaid("Return"_L1));
        QVERIFY(isSaid("Save view"_L1) && !isSaid("Saved view 1"_L1)); // there is none yet
        // What a key means stands as far from it in both halves.
        const auto placeOf = [&](const QString &text) {
            const auto label = std::ranges::find(words, text, &PlainLabel::fullText);
            return label == words.end() ? -1 : (*label)->x();
        };
        QVERIFY(placeOf(u"F1"_s) > placeOf(u"H"_s) && placeOf(u"H"_s) > 0);
        QCOMPARE(placeOf(u"Keys and filters"_s) - placeOf(u"F1"_s), placeOf(u"Put on hold…"_s) - placeOf(u"H"_s));
        // Where there is room nothing is scrolled.
        f.window->resize(3'800, 2'600);
        f.action("help.keys")->trigger();
        QTRY_COMPARE(f.window->findChildren<CheatSheet *>().size(), 2);
        sheet = f.window->findChildren<CheatSheet *>().constLast();
        QTRY_VERIFY(sheet->isVisible());
        QCOMPARE(sheet->findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
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

    void menusThatAreMadeAnewReplaceTheOldOnes()
    {
        WindowFixture f;
        const auto menus = [&f] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return f.window->menuBar()->findChildren<QMenu *>().size();
        };
        const auto before = menus();
        QVERIFY(before > 3);
        for (const QString &code : {u"zh_CN"_s, u"en"_s, u"zh_CN"_s, u"en"_s})
            f.languages.setLanguage(code);
        QCOMPARE(menus(), before);
    }

    void menusOfOtherPagesAnswerToNoKey()
    {
        WindowFixture f;
        f.openWorkspace();
        const auto titles = [&f] {
            QStringList texts;
            for (const QAction *action : f.window->menuBar()->actions())
                texts.append(action->text());
            return texts;
        };
        QVERIFY(titles().contains(u"&Incident"_s));
        QVERIFY(!titles().contains(u"&Rules"_s));
        f.action("page.rules")->trigger();
        QVERIFY(!titles().contains(u"&Incident"_s));
        QVERIFY(titles().contains(u"&Rules"_s));
        QCOMPARE(titles().mid(titles().size() - 2), (QStringList{u"&View"_s, u"&Help"_s})); // behind it
        f.languages.setLanguage(u"zh_CN"_s);
        f.languages.setLanguage(u"en"_s);
        QCOMPARE(titles().size(), 4);
    }

    /// No command is forgotten in the groups of the menus.
    void menusHaveAllCommandsOfTheirPage()
    {
        WindowFixture f;
        f.openWorkspace();
        QSet<QString> inMenus;
        for (const PageSpec &page : pageSpecs()) {
            f.action(page.action.id)->trigger();
            const QList<QMenu *> menus = f.window->menuBar()->findChildren<QMenu *>();
            for (const QMenu *menu : menus) {
                QVERIFY2(menu->actions().size() < 26, qPrintable(menu->title()));
                for (const QAction *action : menu->actions())
                    inMenus.insert(action->objectName());
            }
        }
        static const QRegularExpression ofPages(
            u"^(incident|list|drawer|views|alert|metric|activity|rule|item|user)\\."_s);
        int count = 0;
        for (const QAction *action : f.window->actions().actions()) {
            // For one a menu below stands.
            if (!ofPages.match(action->objectName()).hasMatch() || action->objectName() == "incident.copyAs"_L1)
                continue;
            ++count;
            QVERIFY2(inMenus.contains(action->objectName()), qPrintable(action->objectName()));
        }
        QVERIFY(count > 80);
    }

    void messagesOfThePageAreShown()
    {
        WindowFixture f;
        f.openWorkspace();
        IncidentsPage *page = f.window->incidentsPage();
        const auto message = [&f] { return f.window->findChild<PlainLabel *>(u"statusMessage"_s)->fullText(); };
        Q_EMIT page->messageShown(u"INC-1 copied"_s);
        QCOMPARE(message(), u"INC-1 copied"_s);
        Q_EMIT page->messageOver(u"INC-1 resolved. Undo: U"_s); // another one stands there by now
        QCOMPARE(message(), u"INC-1 copied"_s);
        Q_EMIT page->messageOver(u"INC-1 copied"_s);
        QCOMPARE(message(), QString());
        Q_EMIT page->messageShown(u"INC-2 copied"_s);
        f.action("page.alerts")->trigger(); // it was about the page that is left
        QCOMPARE(message(), QString());
    }

    void aFileIsDroppedOnAnyPage()
    {
        WindowFixture f;
        f.openWorkspace();
        f.action("page.rules")->trigger();
        QTRY_VERIFY(f.action("list.import")->isEnabled());
        QFile file(f.folder.filePath(u"drop.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("title\na\n") > 0);
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.window.get(), &drop);
        auto *form = qobject_cast<ImportDialog *>(QApplication::activeModalWidget());
        QVERIFY(form);
        QTRY_VERIFY(form->hasPreview());
        form->reject();
    }

    void fitsASmallScreenAt150Percent()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        IncidentsPage *page = f.window->incidentsPage();
        QTRY_VERIFY(page->list()->incidentAt(0));
        page->openIncident(page->list()->incidentAt(0)->id);
        QTRY_VERIFY(page->isDrawerOpen());
        const auto reset = qScopeGuard([&] { f.themes->setZoom(1); });
        f.themes->setZoom(1.5);
        constexpr QSize room(1280, 680); // below a title bar
        f.window->resize(room);
        Q_EMIT page->messageShown(u"INC-1 copied"_s);
        QTRY_COMPARE(f.window->size(), room);
        QTRY_VERIFY(f.window->findChild<QWidget *>(u"statusMessage"_s)->isVisible());
        const QRect window(QPoint(), room);
        for (const char *name : {"newIncidentButton", "drawerClose", "jump", "statusMessage"}) {
            const auto *widget = f.window->findChild<QWidget *>(QString::fromLatin1(name));
            QVERIFY2(widget, name);
            const QRect place(widget->mapTo(f.window.get(), QPoint()), widget->size());
            QVERIFY2(window.contains(place), name);
        }
        const auto *close = f.window->findChild<QWidget *>(u"drawerClose"_s);
        const auto *create = f.window->findChild<QWidget *>(u"newIncidentButton"_s);
        const int drawer = close->mapTo(f.window.get(), QPoint()).x();
        QVERIFY(create->mapTo(f.window.get(), QPoint(create->width(), 0)).x() < drawer);
        QVERIFY(f.window->findChild<QWidget *>(u"card.critical"_s)->isVisible());
    }
};

ITSM_TEST_IN(QApplication, TestShell)
#include "tst_shell.moc"
