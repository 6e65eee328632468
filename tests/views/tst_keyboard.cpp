#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "tests/views/window_fixture.h"
#include "views/alerts/alerts_page.h"
#include "views/incidents/alerts_tab.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/incident_dialogs.h"
#include "views/records/record_page.h"
#include "views/shell/cheat_sheet.h"
#include "views/widgets/column_dialog.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/record_table.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// What the keyboard reaches, and whom a key is for.
class TestKeyboard : public QObject
{
    Q_OBJECT

    /// Names of what Tab comes to, from `start` until it is there again.
    static QStringList tabRound(QWidget *start)
    {
        start->setFocus();
        QStringList names;
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (QApplication::focusWidget() == start)
                break;
            names.append(QApplication::focusWidget()->objectName());
        }
        return names;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void tabReachesAllOfThePage()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        openInPane(f, idAt(f, 1));
        f.page->drawer()->setTab(IncidentDrawer::Tab::Alerts);
        const QStringList names = tabRound(f.page->table());
        for (const QString &name :
             {u"jump"_s, u"drawerTabs"_s, u"newAlert"_s, u"drawerClose"_s, u"filterText"_s, u"card.open"_s})
            QVERIFY2(names.contains(name), qPrintable(name + u" not in "_s + names.join(u' ')));
        // From the list the pane comes before what stands above the list.
        QVERIFY(names.indexOf(u"drawerTabs"_s) < names.indexOf(u"filterText"_s));
        f.page->setFocus();
        QVERIFY(f.page->table()->hasFocus());
    }

    void tabReachesAllOfEachPage()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        for (const char *id :
             {"page.alerts", "page.metrics", "page.activity", "page.rules", "page.items", "page.users"}) {
            f.action(id)->trigger();
            QTRY_VERIFY(f.window->findChild<QStackedWidget *>()->currentWidget()->isVisible());
            const auto *page = qobject_cast<RecordPage *>(f.window->findChild<QStackedWidget *>()->currentWidget());
            QVERIFY(page);
            QTRY_VERIFY(page->recordTable()->model()->rowCount() > 0);
            const QStringList names = tabRound(page->recordTable());
            QVERIFY2(names.contains(u"filterText"_s), qPrintable(QLatin1StringView(id) + u": "_s + names.join(u' ')));
        }
    }

    void escapeLeadsBackFromTheEdgeOfTheWindow()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        auto *table = f.window->findChild<IncidentTable *>();
        QTRY_VERIFY(table->hasFocus());
        QToolButton *rail = f.railButton(f.action("page.incidents"));
        rail->setFocus();
        QTest::keyClick(rail, Qt::Key_Escape);
        QVERIFY(table->hasFocus());
        // And so does the key of the page that is shown.
        rail->setFocus();
        f.action("page.incidents")->trigger();
        QVERIFY(table->hasFocus());
    }

    void tabReachesTheButtonsOfForms()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        clickRow(f, 1);
        for (const char *id : {"incident.escalate", "list.export"}) {
            f.actions.action(QLatin1StringView(id))->trigger();
            auto *form = dialog<FormDialog>(f);
            QVERIFY(form);
            QVERIFY(QTest::qWaitForWindowActive(form));
            QStringList names;
            for (int i = 0; i < 20; ++i) {
                QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
                names.append(form->focusWidget()->objectName());
            }
            QVERIFY2(names.contains(u"cancel"_s), qPrintable(QLatin1StringView(id) + u": "_s + names.join(u' ')));
            form->reject();
            QTRY_VERIFY(!dialog<FormDialog>(f));
        }
    }

    void aSecondPressOfAButtonOfAnAlertIsNoOtherDeed()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        openInPane(f, idAt(f, 1));
        AlertsTab *tab = f.page->drawer()->alerts();
        f.page->drawer()->setTab(IncidentDrawer::Tab::Alerts);
        NewAlert alert;
        alert.incidentId = idAt(f, 1);
        alert.name = u"Pager"_s;
        alert.message = u"wake up"_s;
        QVERIFY(f.backend.createAlert(alert).isValid());
        QTRY_COMPARE(tab->unresolvedCount(), 1);
        auto *acknowledge = tab->findChild<QPushButton *>(u"acknowledgeAlert"_s);
        acknowledge->setFocus();
        QTest::keyClick(acknowledge, Qt::Key_Space);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"undoAlert"_s);
        QCOMPARE(tab->unresolvedCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(QApplication::focusWidget(), tab);
        QCOMPARE(tab->unresolvedCount(), 1);
    }

    void priorityByKeyboard()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        clickRow(f, 1);
        QTest::keyClick(f.page->table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(f.page->table(), Qt::Key_P);
        auto *form = dialog<PriorityDialog>(f);
        QVERIFY(form);
        QVERIFY(QTest::qWaitForWindowActive(form));
        QTest::keyClick(form->focusWidget(), Qt::Key_Home); // the strongest is the first
        QTest::keyClick(form->focusWidget(), Qt::Key_Return);
        for (const int row : {1, 2})
            QTRY_COMPARE(f.backend.get(idAt(f, row)).priority.value(), Priority::Urgent);
    }

    void columnsByKeyboard()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        for (const char *id : {"page.alerts", "page.incidents"}) {
            f.action(id)->trigger();
            f.window->activateWindow(); // as a window manager does after a dialog
            QTRY_VERIFY(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_4, Qt::ControlModifier);
            QTRY_VERIFY(f.window->findChild<ColumnDialog *>());
            f.window->findChild<ColumnDialog *>()->reject();
            QTRY_VERIFY(!f.window->findChild<ColumnDialog *>());
        }
    }

    void sortByKeyboard()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        for (const char *id : {"page.alerts", "page.incidents"}) {
            f.action(id)->trigger();
            f.window->activateWindow();
            auto *table = qobject_cast<QTableView *>(QApplication::focusWidget());
            QTRY_VERIFY((table = qobject_cast<QTableView *>(QApplication::focusWidget())));
            QHeaderView *header = table->horizontalHeader();
            const int before = header->sortIndicatorSection();
            const Qt::SortOrder order = header->sortIndicatorOrder();
            const auto choose = [&](int downs) {
                QTest::keyClick(table, Qt::Key_S);
                QWidget *menu = QApplication::activePopupWidget();
                QVERIFY(qobject_cast<QMenu *>(menu));
                for (int i = 0; i < downs; ++i)
                    QTest::keyClick(menu, Qt::Key_Down);
                QTest::keyClick(menu, Qt::Key_Return);
            };
            choose(0); // the same column: the other way round
            QCOMPARE(header->sortIndicatorSection(), before);
            QVERIFY(header->sortIndicatorOrder() != order);
            choose(1);
            QVERIFY(header->sortIndicatorSection() != before);
        }
    }

    void theSheetOfKeysScrollsToItsEnd()
    {
        WindowFixture f;
        f.openWorkspace();
        f.action("help.keys")->trigger();
        auto *sheet = f.window->findChild<CheatSheet *>();
        QVERIFY(QTest::qWaitForWindowActive(sheet));
        const QScrollBar *bar = sheet->findChild<QScrollArea *>()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QTest::keyClick(sheet, Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
        QTest::keyClick(sheet, Qt::Key_Home);
        QCOMPARE(bar->value(), 0);
    }

    void earlierFiltersByKeyboard()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        f.page->filterBar()->setHistory({u"status:closed"_s});
        f.page->setFilterText(u"is:open"_s);
        f.actions.action(u"list.filter"_s)->trigger();
        auto *edit = f.page->findChild<FilterEdit *>();
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClick(edit, Qt::Key_Down);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().constFirst()->text(), u"status:closed"_s);
        menu->close();
    }

    void keysBelongToTheOpenMenu()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        f.action("page.alerts")->trigger();
        auto *page = f.window->findChild<AlertsPage *>();
        auto *table = page->findChild<RecordTable *>();
        QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() > 0);
        QTest::keyClick(table, Qt::Key_G);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        // H opens the menu of the history where no menu is open.
        QTest::keyClick(menu, Qt::Key_H);
        QCOMPARE(QApplication::activePopupWidget(), menu);
        QTest::keyClick(menu, Qt::Key_Escape);
        QVERIFY(!QApplication::activePopupWidget());
    }

    void theKeyboardComesBackFromTheMenuBar()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        auto *table = f.window->findChild<IncidentTable *>();
        QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() > 0);
        QTest::keyClick(f.window.get(), Qt::Key_V, Qt::AltModifier);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        QTRY_VERIFY(f.window->menuBar()->hasFocus());
        f.action("help.keys")->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        QPointer<QWidget> sheet = QApplication::activeModalWidget();
        QVERIFY(QTest::qWaitForWindowActive(sheet));
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        f.window->activateWindow();
        QTRY_VERIFY(table->hasFocus());
    }

    void enterPressesAButton()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        auto *table = f.window->findChild<IncidentTable *>();
        QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() > 0);
        QPushButton button(u"Press"_s, f.window.get());
        button.show();
        button.setFocus(Qt::TabFocusReason);
        QSignalSpy pressed(&button, &QPushButton::clicked);
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(pressed.count(), 2);
        QTest::keyClick(&button, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(pressed.count(), 2);
    }

    void shiftF10OpensTheMenuOfTheRow()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        auto *table = f.window->findChild<IncidentTable *>();
        QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() > 0);
        QTest::keyClick(table, Qt::Key_F10, Qt::ShiftModifier);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        const auto actions = qobject_cast<QMenu *>(QApplication::activePopupWidget())->actions();
        QVERIFY(actions.contains(f.action("incident.acknowledge")));
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    }
};

ITSM_TEST_IN(QApplication, TestKeyboard)
#include "tst_keyboard.moc"
