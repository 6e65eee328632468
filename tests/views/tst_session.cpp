#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "tests/support/test_program.h"
#include "tests/views/window_fixture.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/profile_state.h"
#include "views/widgets/plain_label.h"

#include <QApplication>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestSession : public QObject
{
    Q_OBJECT

    static void waitForRows(const WindowFixture &f)
    {
        QTRY_VERIFY_WITH_TIMEOUT(f.window->incidentsPage()->list()->state() == IncidentListModel::State::Ready &&
                                     f.window->incidentsPage()->list()->incidentAt(0),
                                 20'000);
    }

    /// Opens the sample, and the list at this row; returns the incident that stands there.
    static IncidentId leaveAtRow(WindowFixture &f, int row)
    {
        f.openWorkspace(WorkspaceContent::Sample);
        waitForRows(f);
        const IncidentsPage *page = f.window->incidentsPage();
        f.window->incidentsPage()->setFilterText(u"-status:cancelled"_s);
        if (!QTest::qWaitFor([&] { return page->list()->rowCount() > 100; }))
            return {};
        waitForRows(f);
        const auto isThere = [&] {
            page->table()->scrollTo(page->list()->index(row, 0), QAbstractItemView::PositionAtTop);
            return page->table()->firstVisibleRow() == row && page->list()->incidentAt(row);
        };
        if (!QTest::qWaitFor(isThere))
            return {};
        QTest::qWait(20); // the window has heard of it
        return page->list()->incidentAt(row)->id;
    }

private Q_SLOTS:
    void theSameProfileBeginsWhereItEnded()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        waitForRows(f);
        IncidentsPage *page = f.window->incidentsPage();
        page->setFilterText(u"-status:cancelled"_s);
        QTRY_VERIFY(page->list()->rowCount() > 100);
        waitForRows(f);
        page->table()->scrollTo(page->list()->index(60, 0), QAbstractItemView::PositionAtTop);
        QTRY_VERIFY(page->list()->incidentAt(65));
        const IncidentId id = page->list()->incidentAt(65)->id;
        page->openIncident(id);
        page->drawer()->setTab(IncidentDrawer::Tab::Alerts);
        QTRY_COMPARE(page->selection()->currentId(), id);
        QTRY_VERIFY(page->drawer()->incident());
        f.action("page.alerts")->trigger();
        const int top = page->table()->firstVisibleRow();
        QVERIFY(top > 30);
        f.window->close();

        f.make();
        f.openWorkspace(WorkspaceContent::Existing);
        page = f.window->incidentsPage();
        QVERIFY(!page->isVisible());
        QVERIFY(f.action("page.alerts")->isChecked());
        f.action("page.incidents")->trigger();
        waitForRows(f);
        QCOMPARE(page->filterText(), u"-status:cancelled"_s);
        QTRY_COMPARE(page->selection()->currentId(), id);
        QTRY_VERIFY(page->isDrawerOpen());
        QCOMPARE(page->drawer()->tab(), IncidentDrawer::Tab::Alerts);
        QTRY_COMPARE(page->table()->firstVisibleRow(), top);
    }

    void theSameIncidentStandsAtTheTop()
    {
        WindowFixture f;
        const IncidentId top = leaveAtRow(f, 40);
        QVERIFY(top.isValid());
        f.window->close();
        f.window.reset();
        // As if 35 rows above it had gone meanwhile.
        for (const QString &key : f.state.values().keys()) {
            if (key.startsWith(u"profile/"_s)) {
                QJsonObject profile = f.state.value(key).toObject();
                QJsonObject session = profile[u"session"_s].toObject();
                session[u"row"_s] = 75;
                profile[u"session"_s] = session;
                f.state.setValue(key, profile);
            }
        }
        f.make();
        f.openWorkspace(WorkspaceContent::Existing);
        const IncidentsPage *page = f.window->incidentsPage();
        waitForRows(f);
        QTRY_COMPARE(page->table()->firstVisibleRow(), 40);
        QTRY_VERIFY(page->list()->incidentAt(40));
        QCOMPARE(page->list()->incidentAt(40)->id, top);
    }

    void whoeverIsFasterStaysWhereHeIs()
    {
        WindowFixture f;
        QVERIFY(leaveAtRow(f, 40).isValid());
        f.window->close();
        f.make();
        f.openWorkspace(WorkspaceContent::Existing);
        IncidentsPage *page = f.window->incidentsPage();
        QVERIFY(page->table()->firstVisibleRow() < 40);
        QTest::keyClick(page->table(), Qt::Key_Home);
        waitForRows(f);
        QTest::qWait(300); // the answers that led to the place would be here
        QCOMPARE(page->table()->firstVisibleRow(), 0);
    }

    void anotherFilterIsAnotherList()
    {
        WindowFixture f;
        QVERIFY(leaveAtRow(f, 40).isValid());
        f.action("page.alerts")->trigger();
        f.window->close();
        f.make();
        f.openWorkspace(WorkspaceContent::Existing);
        // Wanted from outside before the list was ever shown.
        f.window->incidentsPage()->setFilterText(u"-status:closed"_s);
        f.action("page.incidents")->trigger();
        waitForRows(f);
        QTest::qWait(300);
        QCOMPARE(f.window->incidentsPage()->table()->firstVisibleRow(), 0);
    }

    void aListThatIsNotShownKeepsItsPlace()
    {
        WindowFixture f;
        const IncidentId top = leaveAtRow(f, 40);
        QVERIFY(top.isValid());
        f.action("page.alerts")->trigger();
        f.window->close();
        for (int i = 0; i < 2; ++i) {
            f.make();
            f.openWorkspace(WorkspaceContent::Existing);
            QVERIFY(!f.window->incidentsPage()->isVisible());
            f.window->close();
        }
        f.make();
        f.openWorkspace(WorkspaceContent::Existing);
        f.action("page.incidents")->trigger();
        const IncidentsPage *page = f.window->incidentsPage();
        waitForRows(f);
        QTRY_COMPARE(page->table()->firstVisibleRow(), 40);
        QTRY_VERIFY(page->list()->incidentAt(40));
        QCOMPARE(page->list()->incidentAt(40)->id, top);
        // By the incident, not by the row alone.
        const auto keys = f.state.values().keys();
        const auto profile =
            std::ranges::find_if(keys, [](const QString &key) { return key.startsWith(u"profile/"_s); });
        QVERIFY(profile != keys.end());
        QCOMPARE(f.state.value(*profile)[u"session"_s][u"top"_s].toInteger(), top.value);
    }

    void brokenStateIsPassedOver()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        f.window->close();
        f.window.reset();
        for (const QString &key : f.state.values().keys()) {
            if (key.startsWith(u"profile/"_s))
                f.state.setValue(key, QJsonObject{{u"session"_s, QJsonObject{{u"page"_s, 7},
                                                                             {u"incident"_s, u"x"_s},
                                                                             {u"pane"_s, QJsonArray{}},
                                                                             {u"row"_s, -5}}},
                                                  {u"incidents.filter"_s, u"((("_s}});
        }
        f.state.setValue(u"window.geometry"_s, u"%%%"_s);
        f.make();
        f.openWorkspace(WorkspaceContent::Existing);
        waitForRows(f);
        QVERIFY(f.window->incidentsPage()->isVisible());
        QVERIFY(!f.window->incidentsPage()->isDrawerOpen());
    }

    void anIncidentThatIsGoneStaysGone()
    {
        WindowFixture f;
        f.openWorkspace(WorkspaceContent::Sample);
        f.window->close();
        f.window.reset();
        for (const QString &key : f.state.values().keys()) {
            if (key.startsWith(u"profile/"_s))
                f.state.setValue(key, QJsonObject{{u"session"_s, QJsonObject{{u"incident"_s, 999'999},
                                                                             {u"pane"_s, true},
                                                                             {u"row"_s, 1'000'000}}}});
        }
        f.make();
        f.openWorkspace(WorkspaceContent::Existing);
        waitForRows(f);
        QTest::qWait(200); // an answer that opened the pane would be here
        QVERIFY(!f.window->incidentsPage()->isDrawerOpen());
        QCOMPARE(f.window->incidentsPage()->table()->firstVisibleRow(), 0);
    }

    void profilesDoNotShareFiltersAndDrafts()
    {
        WindowFixture f;
        ProfileState one(f.state, u"one"_s);
        ProfileState two(f.state, u"two"_s);
        one.setValue(u"incidents.filter"_s, u"is:open"_s);
        one.setValue(u"incidents.columns"_s, u"wide"_s);
        QVERIFY(two.value(u"incidents.filter"_s).isUndefined());
        QCOMPARE(two.value(u"incidents.columns"_s).toString(), u"wide"_s);
        QCOMPARE(one.value(u"incidents.filter"_s).toString(), u"is:open"_s);
        // Views are known by their ids, which mean others there.
        one.setValue(u"incidents.defaultView"_s, 3);
        one.setValue(u"palette.recent"_s, QJsonArray{u"views.3"_s});
        QVERIFY(two.value(u"incidents.defaultView"_s).isUndefined());
        QVERIFY(two.value(u"palette.recent"_s).isUndefined());
        // With the profile goes what was remembered of it.
        Profile profile = Profile::ownWorkspace();
        profile.id = u"one"_s;
        f.window->profiles().save(profile);
        f.window->profiles().remove(u"one"_s);
        QVERIFY(!f.state.values().contains(u"profile/one"_s));
    }

    void requestsAreShown()
    {
        WindowFixture f;
        // Before a workspace is open they wait.
        f.window->answer({.filter = u"severity:critical"_s});
        f.openWorkspace(WorkspaceContent::Sample);
        waitForRows(f);
        QCOMPARE(f.window->incidentsPage()->filterText(), u"severity:critical"_s);
        f.action("page.alerts")->trigger();
        const IncidentSummary wanted = *f.window->incidentsPage()->list()->incidentAt(0);
        f.window->answer({.incident = wanted.number});
        QTRY_VERIFY(f.window->incidentsPage()->isDrawerOpen());
        QTRY_VERIFY(f.window->incidentsPage()->drawer()->incident());
        QCOMPARE(f.window->incidentsPage()->drawer()->incident()->id, wanted.id);
        QVERIFY(f.window->incidentsPage()->isVisible());
        f.window->answer({.incident = u"INC-999999"_s});
        QTRY_VERIFY(f.window->findChild<PlainLabel *>(u"statusMessage"_s)->fullText().contains(u"INC-999999"_s));
    }
};

ITSM_TEST_IN(QApplication, TestSession)
#include "tst_session.moc"
