#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "views/incidents/saved_views.h"
#include "views/incidents/view_bar.h"
#include "views/incidents/view_form.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/form_field.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QMenu>
#include <QMessageBox>
#include <QTest>
#include <QToolButton>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// Saved views of the list: buttons, keys, numbers, and what becomes of them.
class TestSavedViews : public QObject
{
    Q_OBJECT

    static SavedView view(const QString &name, const QString &filter, UserId owner = UserId(1), bool shared = false)
    {
        SavedView view;
        view.ownerId = owner;
        view.name = name;
        view.filter = filter;
        view.isShared = shared;
        return view;
    }
    static ViewId put(PageFixture &f, SavedView view)
    {
        view.id = ViewId(1'000 + static_cast<qint64>(f.backend.savedViews().size()));
        f.backend.savedViews().push_back(view);
        return view.id;
    }
    static QToolButton *button(const PageFixture &f, ViewId id) { return f.page->findChild<ViewBar *>()->button(id); }
    static ViewForm *saveForm(PageFixture &f)
    {
        f.actions.action(u"views.save"_s)->trigger();
        auto *form = dialog<ViewForm>(f);
        return form && QTest::qWaitFor([form] { return form->isVisible(); }) ? form : nullptr;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void withoutViewsThereIsNoRow()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        QVERIFY(!f.page->findChild<ViewBar *>()->isVisible());
        QVERIFY(!f.actions.action(u"views.1"_s)->isEnabled());
        QVERIFY(f.actions.reason(u"views.1"_s).contains(u"no view 1 yet"_s));
    }

    void aWrongFilterIsRefusedAtOnce()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        f.page->setFilterText(u"status:nonsense"_s);
        f.actions.action(u"views.save"_s)->trigger();
        QVERIFY(!dialog<ViewForm>(f));
        QTRY_VERIFY(f.page->findChild<CommandBanner *>()->isVisible());
        QVERIFY(f.page->findChild<FilterEdit *>()->hasFocus());
    }

    void savesWhatIsShown()
    {
        PageFixture f(12);
        f.show();
        ready(f, 12);
        f.page->setFilterText(u"category:database"_s);
        QTRY_COMPARE(f.page->list()->rowCount(), 4);
        f.page->table()->setColumnShown(IncidentColumn::Source, true);
        ViewForm *form = saveForm(f);
        QVERIFY(form);
        form->submit();
        QVERIFY(form->isVisible()); // it has no name yet
        form->setName(u"Databases & <b>more</b>"_s);
        form->submit();
        QTRY_COMPARE(f.backend.savedViews().size(), 1U);
        const SavedView saved = f.backend.savedViews().front();
        QCOMPARE(saved.filter, u"category:database"_s);
        QCOMPARE(saved.name, u"Databases & <b>more</b>"_s);
        QTRY_VERIFY(button(f, saved.id) && button(f, saved.id)->isVisible());
        QVERIFY(button(f, saved.id)->isChecked());
        QTRY_COMPARE(button(f, saved.id)->text(), u"Databases && <b>more</b>  4"_s);
        // A menu names it, and none that there is not.
        QCOMPARE(f.actions.action(u"views.1"_s)->text(), u"Databases && <b>more</b>"_s);
        QCOMPARE(withoutMnemonic(f.actions.action(u"views.1"_s)->text()), u"Databases & <b>more</b>"_s);
        QVERIFY(f.actions.action(u"views.1"_s)->isVisible());
        QVERIFY(!f.actions.action(u"views.2"_s)->isVisible());
        f.actions.retranslate();
        QCOMPARE(f.actions.action(u"views.1"_s)->text(), u"Databases && <b>more</b>"_s);

        // Something else is shown: the view says so, and brings everything back.
        f.page->setFilterText(u"category:network"_s);
        f.page->table()->setColumnShown(IncidentColumn::Source, false);
        QTRY_VERIFY(button(f, saved.id)->text().contains(u"(changed)"_s));
        f.window->activateWindow(); // as a window manager does after the form
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        f.page->focusList();
        QTest::keyClick(f.page->table(), Qt::Key_1);
        QTRY_COMPARE(f.page->filterText(), u"category:database"_s);
        QVERIFY(f.page->table()->isColumnShown(IncidentColumn::Source));
        QTRY_COMPARE(f.page->list()->rowCount(), 4);
        QVERIFY(!button(f, saved.id)->text().contains(u"(changed)"_s));
    }

    void theSameNameReplaces()
    {
        PageFixture f(3);
        const ViewId id = put(f, view(u"Mine"_s, u"category:database"_s));
        f.show();
        ready(f, 3);
        QTRY_VERIFY(button(f, id));
        f.page->setFilterText(u"category:network"_s);
        ViewForm *form = saveForm(f);
        QVERIFY(form);
        form->setName(u"Mine"_s);
        form->submit();
        QTRY_COMPARE(f.backend.savedViews().front().filter, u"category:network"_s);
        QCOMPARE(f.backend.savedViews().size(), 1U);
        QCOMPARE(f.backend.savedViews().front().id, id);
    }

    void editingRenames()
    {
        PageFixture f(3);
        const ViewId id = put(f, view(u"Old"_s, u"category:database"_s));
        const ViewId other = put(f, view(u"Other"_s, u"category:network"_s));
        f.show();
        ready(f, 3);
        QTRY_VERIFY(button(f, id));
        QTest::keyClick(f.page->table(), Qt::Key_1);
        QTRY_COMPARE(f.page->savedViews()->current(), id);
        f.actions.action(u"views.change"_s)->trigger();
        auto *menu = f.page->findChild<QMenu *>(u"viewMenu"_s);
        QVERIFY(menu && menu->isVisible());
        const QList<QAction *> actions = menu->actions();
        const auto edit =
            std::ranges::find_if(actions, [](const QAction *action) { return action->text().contains(u"Edit"_s); });
        QVERIFY(edit != actions.end());
        (*edit)->trigger();
        menu->close();
        auto *form = dialog<ViewForm>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->setName(u"Other"_s);
        form->submit();
        QVERIFY(form->field(u"name"_s)->hasError()); // that one stays
        form->setName(u"New"_s);
        form->submit();
        QTRY_VERIFY(!dialog<ViewForm>(f));
        QCOMPARE(f.backend.savedViews().size(), 2U);
        for (const SavedView &saved : f.backend.savedViews())
            QCOMPARE(saved.name, saved.id == id ? u"New"_s : u"Other"_s);
        QVERIFY(other != id);
    }

    void numbersLive()
    {
        PageFixture f(12);
        const ViewId id = put(f, view(u"New"_s, u"status:new"_s));
        f.show();
        ready(f, 12);
        QTRY_COMPARE(button(f, id)->text(), u"New  12"_s);
        f.backend.update(f.ids[3], [](Incident &incident) { incident.status = Status::Closed; });
        QTRY_COMPARE_WITH_TIMEOUT(button(f, id)->text(), u"New  11"_s, 10'000);
        // Nobody knows them while the link is lost.
        f.backend.setLink(
            {.state = LinkState::State::Lost, .source = {}, .reason = u"gone"_s, .since = {}, .freshAt = {}});
        QTRY_COMPARE(button(f, id)->text(), u"New"_s);
    }

    void ownOnesComeFirst()
    {
        PageFixture f(3);
        const ViewId shared = put(f, view(u"A of the team"_s, u"is:open"_s, UserId(2), true));
        const ViewId own = put(f, view(u"B of mine"_s, u"is:open"_s));
        f.show();
        ready(f, 3);
        QTRY_VERIFY(button(f, own) && button(f, shared));
        QVERIFY(f.page->savedViews()->feed()->views().front().id == own);
        QVERIFY(button(f, shared)->toolTip().contains(u"Shared by somebody else"_s));
        QTest::keyClick(f.page->table(), Qt::Key_2);
        QTRY_COMPARE(f.page->savedViews()->current(), shared);
    }

    void beginsWithTheDefault()
    {
        PageFixture f(12);
        const ViewId id = put(f, view(u"Databases"_s, u"category:database"_s));
        f.state.setValue(u"incidents.defaultView"_s, id.value);
        f.show();
        QTRY_COMPARE(f.page->filterText(), u"category:database"_s);
        ready(f, 4);
        QCOMPARE(f.page->savedViews()->current(), id);
    }

    void whatWasTypedMeanwhileStays()
    {
        PageFixture f(12);
        const ViewId id = put(f, view(u"Databases"_s, u"category:database"_s));
        f.state.setValue(u"incidents.defaultView"_s, id.value);
        f.backend.setHeld(FakeBackend::Call::Views, true);
        f.show();
        f.page->setFilterText(u"category:network"_s);
        f.backend.releaseAllHeld();
        QTRY_VERIFY(button(f, id));
        QTest::qWait(50);
        QCOMPARE(f.page->filterText(), u"category:network"_s);
    }

    void viewWithoutColumnsIsItsFilter()
    {
        PageFixture f(12);
        SavedView saved = view(u"Databases"_s, u"category:database"_s);
        saved.settings = {};
        const ViewId id = put(f, saved);
        f.show();
        ready(f, 12);
        QTRY_VERIFY(button(f, id));
        QTest::keyClick(f.page->table(), Qt::Key_1);
        QCOMPARE(f.page->savedViews()->current(), id);
        QTRY_VERIFY(f.page->table()->hasFocus() && f.page->table()->currentIndex().isValid());
        const auto isChanged = [&] { return button(f, id)->text().contains(u"(changed)"_s); };
        QVERIFY(!isChanged());
        f.page->table()->setColumnShown(IncidentColumn::Category, false);
        QVERIFY(!isChanged());
        f.page->setFilterText(u"category:network"_s);
        QTRY_VERIFY(isChanged());
    }

    void deletedAfterAQuestion()
    {
        PageFixture f(3);
        const ViewId id = put(f, view(u"Old"_s, u"is:open"_s));
        f.show();
        ready(f, 3);
        QTRY_VERIFY(button(f, id));
        QTest::keyClick(f.page->table(), Qt::Key_1);
        f.actions.action(u"views.change"_s)->trigger();
        auto *menu = f.page->findChild<QMenu *>(u"viewMenu"_s);
        QVERIFY(menu && menu->isVisible());
        menu->actions().last()->trigger();
        menu->close();
        auto *question = f.window->findChild<QMessageBox *>();
        QTRY_VERIFY(question && question->isVisible());
        QVERIFY(question->text().contains(u"Old"_s));
        question->button(QMessageBox::Ok)->click();
        QTRY_VERIFY(f.backend.savedViews().empty());
        QTRY_VERIFY(!f.page->findChild<ViewBar *>()->isVisible());
        QVERIFY(!f.page->savedViews()->current().isValid());
    }

    void offeredByName()
    {
        PageFixture f(12);
        const ViewId id = put(f, view(u"Databases"_s, u"category:database"_s));
        f.show();
        ready(f, 12);
        QTRY_VERIFY(button(f, id));
        const std::vector<PageEntry> entries = f.page->paletteEntries();
        QCOMPARE(entries.size(), 1U);
        QCOMPARE(entries[0].text, u"View: Databases"_s);
        entries[0].run();
        QTRY_COMPARE(f.page->list()->rowCount(), 4);
    }

    void brokenFilterIsTold()
    {
        PageFixture f(3);
        const ViewId id = put(f, view(u"Of a later version"_s, u"colour:red"_s));
        f.show();
        ready(f, 3);
        QTRY_VERIFY(button(f, id));
        button(f, id)->click();
        QTRY_VERIFY(f.page->banner()->isVisible());
        QCOMPARE(f.page->filterText(), QString());
    }
};

ITSM_TEST_IN(QApplication, TestSavedViews)
#include "tst_saved_views.moc"
