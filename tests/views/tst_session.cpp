#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "tests/views/window_fixture.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/profile_state.h"
#include "views/widgets/plain_label.h"

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
        f.openWorkspace(WorkspaceContent::Sample);
        waitForRows(f);
        IncidentsPage *page = f.window->incidentsPage();
        page->setFilterText(u"-status:cancelled"_s);
        QTRY_VERIFY(page->list()->rowCount() > 100);
        waitForRows(f);
        page->table()->scrollTo(page->list()->index(40, 0), QAbstractItemView::PositionAtTop);
        QTRY_VERIFY(page->table()->firstVisibleRow() == 40 && page->list()->incidentAt(40));
        const IncidentId top = page->list()->incidentAt(40)->id;
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
        page = f.window->incidentsPage();
        waitForRows(f);
        QTRY_COMPARE(page->table()->firstVisibleRow(), 40);
        QTRY_VERIFY(page->list()->incidentAt(40));
        QCOMPARE(page->list()->incidentAt(40)->id, top);
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

QTEST_MAIN(TestSession)
#include "tst_session.moc"
