#include "tests/views/incidents_fixture.h"
#include "tests/views/window_fixture.h"
#include "views/alerts/alerts_page.h"
#include "views/records/record_page.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
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

    void tabReachesAllOfAPageInTheWindow()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        f.action("page.alerts")->trigger();
        auto *page = f.window->findChild<AlertsPage *>();
        QTRY_VERIFY(page->isVisible());
        auto *table = page->findChild<RecordTable *>();
        QTRY_VERIFY(table->hasFocus());
        const QStringList names = tabRound(table);
        QVERIFY2(names.contains(u"filterText"_s), qPrintable(names.join(u' ')));
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

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
