#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "models/incident_list_model.h"
#include "views/widgets/form_dialog.h"

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// Undo, repeat and the other single keys of the list.
class TestIncidentsKeys : public QObject
{
    Q_OBJECT

    static void press(PageFixture &f, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(f.page->table(), key, modifiers);
    }
    static Status statusOf(const PageFixture &f, IncidentId id) { return f.backend.get(id).status.value(); }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void undoTakesTheLastCommandBack()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        clickRow(f, 1);
        const IncidentId id = idAt(f, 1);
        QAction *undo = f.actions.action(u"list.undo"_s);
        QVERIFY(!undo->isEnabled());
        QSignalSpy messages(f.page, &IncidentsPage::messageShown);
        press(f, Qt::Key_A);
        QTRY_COMPARE(statusOf(f, id), Status::Acknowledged);
        QTRY_VERIFY(undo->isEnabled());
        // What was done says how it is taken back.
        QTRY_VERIFY(!messages.isEmpty() && messages.last()[0].toString().contains(u"Undo: U"_s));
        const QString number = f.page->list()->incidentAt(1)->number;
        QVERIFY(messages.last()[0].toString().startsWith(u"%1 acknowledged."_s.arg(number))); // not how many
        press(f, Qt::Key_U);
        QTRY_COMPARE(statusOf(f, id), Status::New);
        QVERIFY(std::holds_alternative<Undo>(f.backend.ran.back().second));
        // With the version that the command left: nobody else's change is taken back.
        QCOMPARE(f.backend.ran.back().first.version, f.backend.get(id).version - 1);
        QTRY_VERIFY(!undo->isEnabled());
    }

    void undoTakesManyBack()
    {
        PageFixture f(8);
        f.show();
        ready(f, 8);
        f.backend.refusals.insert(idAt(f, 3),
                                  Error{.code = Error::Code::Invalid, .message = u"no"_s, .field = {}, .details = {}});
        clickRow(f, 1);
        clickRow(f, 5, Qt::ShiftModifier);
        press(f, Qt::Key_A);
        QTRY_COMPARE(statusOf(f, idAt(f, 5)), Status::Acknowledged);
        QTRY_VERIFY(bannerButton(f, u"Details"_s)); // one failed
        QVERIFY(f.actions.action(u"list.undo"_s)->isEnabled());
        f.backend.refusals.clear();
        press(f, Qt::Key_U);
        for (int row = 1; row <= 5; ++row)
            QTRY_COMPARE(statusOf(f, idAt(f, row)), Status::New);
        QTRY_VERIFY(f.page->banner()->accessibleName().contains(u"4 "_s));
    }

    void whatToldPeopleIsNotOffered()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        clickRow(f, 0);
        const IncidentId id = idAt(f, 0);
        press(f, Qt::Key_A);
        QTRY_VERIFY(f.actions.action(u"list.undo"_s)->isEnabled());
        press(f, Qt::Key_E);
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->findChild<QPlainTextEdit *>()->setPlainText(u"because"_s);
        form->submit();
        QTRY_COMPARE(f.backend.get(id).escalationLevel, 1);
        QTRY_VERIFY(!f.actions.action(u"list.undo"_s)->isEnabled());
        QVERIFY(f.actions.reason(u"list.undo"_s).contains(u"nothing to undo"_s));
    }

    void repeatGoesDownTheList()
    {
        PageFixture f(6);
        f.show();
        ready(f, 6);
        QVERIFY(!f.actions.action(u"list.repeat"_s)->isEnabled());
        clickRow(f, 0);
        press(f, Qt::Key_M);
        QTRY_COMPARE(f.backend.get(idAt(f, 0)).assigneeId, UserId(1));
        for (int row = 1; row < 6; ++row) {
            press(f, Qt::Key_Period);
            QTRY_COMPARE(f.backend.get(idAt(f, row)).assigneeId, UserId(1));
            QCOMPARE(f.page->selection()->currentId(), idAt(f, row));
        }
        QSignalSpy messages(f.page, &IncidentsPage::messageShown);
        press(f, Qt::Key_Period);
        QCOMPARE(messages.count(), 1);
        QCOMPARE(messages[0][0].toString(), u"There is no next row."_s);
    }

    void repeatMeansTheRowOneWentTo()
    {
        PageFixture f(6);
        f.show();
        ready(f, 6);
        clickRow(f, 0);
        press(f, Qt::Key_A);
        QTRY_COMPARE(statusOf(f, idAt(f, 0)), Status::Acknowledged);
        press(f, Qt::Key_Down);
        press(f, Qt::Key_Down);
        press(f, Qt::Key_Period);
        QTRY_COMPARE(statusOf(f, idAt(f, 2)), Status::Acknowledged);
        QCOMPARE(statusOf(f, idAt(f, 1)), Status::New);
    }

    void repeatFollowsAListThatGetsShorter()
    {
        PageFixture f(6);
        f.state.setValue(u"incidents.filter"_s, u"status:new"_s);
        f.show();
        ready(f, 6);
        const std::vector<IncidentId> order{idAt(f, 1), idAt(f, 2), idAt(f, 3)};
        clickRow(f, 1);
        press(f, Qt::Key_A);
        QTRY_COMPARE(f.page->list()->rowCount(), 5);
        press(f, Qt::Key_Period);
        QTRY_COMPARE(f.page->list()->rowCount(), 4);
        press(f, Qt::Key_Period);
        QTRY_COMPARE(f.page->list()->rowCount(), 3);
        for (const IncidentId id : order)
            QCOMPARE(statusOf(f, id), Status::Acknowledged);
    }

    void arrowsDoNotSkipTheRowThatMovedUp()
    {
        PageFixture f(6);
        f.state.setValue(u"incidents.filter"_s, u"status:new"_s);
        f.show();
        ready(f, 6);
        const std::vector<IncidentId> order{idAt(f, 1), idAt(f, 2), idAt(f, 3)};
        clickRow(f, 1);
        int left = 6;
        for (const IncidentId id : order) {
            press(f, Qt::Key_A);
            --left;
            QTRY_COMPARE(f.page->list()->rowCount(), left);
            QCOMPARE(statusOf(f, id), Status::Acknowledged);
            QTRY_VERIFY(f.page->selection()->ids().isEmpty());
            press(f, Qt::Key_Down);
            QTRY_COMPARE(f.page->selection()->ids().size(), 1);
        }
        press(f, Qt::Key_Down);
        QTRY_COMPARE(f.page->selection()->ids(), QSet<IncidentId>{idAt(f, 2)});
    }

    void repeatKeepsTheWords()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        clickRow(f, 0);
        press(f, Qt::Key_R);
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isActiveWindow());
        form->findChild<QPlainTextEdit *>()->setPlainText(u"Rotated the logs"_s);
        form->submit();
        QTRY_COMPARE(statusOf(f, idAt(f, 0)), Status::Resolved);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        f.window->activateWindow(); // as a window manager does
        QTRY_VERIFY(f.page->table()->hasFocus() && f.window->isActiveWindow());
        press(f, Qt::Key_Period);
        QTRY_COMPARE(statusOf(f, idAt(f, 1)), Status::Resolved);
        const auto *resolve = std::get_if<Resolve>(&f.backend.ran.back().second);
        QVERIFY(resolve);
        QCOMPARE(resolve->resolution, u"Rotated the logs"_s);
    }

    void repeatSaysWhyNot()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        f.backend.update(idAt(f, 1), [](Incident &incident) { incident.status = Status::Closed; });
        QTRY_COMPARE(f.page->list()->incidentAt(1)->status.value(), Status::Closed);
        clickRow(f, 0);
        press(f, Qt::Key_A);
        QTRY_COMPARE(statusOf(f, idAt(f, 0)), Status::Acknowledged);
        QSignalSpy messages(f.page, &IncidentsPage::messageShown);
        press(f, Qt::Key_Period);
        QTRY_VERIFY(!messages.isEmpty() && messages.last()[0].toString().contains(u"is closed already"_s));
        QCOMPARE(f.page->selection()->currentId(), idAt(f, 1));
        press(f, Qt::Key_Period); // and on
        QTRY_COMPARE(statusOf(f, idAt(f, 2)), Status::Acknowledged);
    }

    void bracketsWalkThroughThePane()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        clickRow(f, 0);
        using Tab = IncidentDrawer::Tab;
        press(f, Qt::Key_BracketRight);
        QVERIFY(f.page->isDrawerOpen());
        QCOMPARE(f.page->drawer()->tab(), Tab::Activity);
        f.page->focusList();
        press(f, Qt::Key_BracketLeft);
        press(f, Qt::Key_BracketLeft);
        QCOMPARE(f.page->drawer()->tab(), Tab::Impact);
        press(f, Qt::Key_BracketRight);
        QCOMPARE(f.page->drawer()->tab(), Tab::Overview);
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsKeys)
#include "tst_incidents_keys.moc"
