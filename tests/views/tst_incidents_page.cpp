#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "translations/translations.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/list_pane.h"
#include "views/incidents/stat_cards.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/form_dialog.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/state_overlay.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPaintEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestIncidentsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void showsRows()
    {
        PageFixture f(60);
        f.show();
        ready(f, 60);
        QVERIFY(f.page->table()->lastVisibleRow() > 10);
    }

    void withoutALinkAllThatIsEquallyFreshSaysOneAge()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        const StatCard *card = f.page->cards()->card(u"open"_s);
        QTRY_COMPARE(card->value().number, u"5"_s);
        f.page->openIncident(idAt(f, 0));
        QTRY_VERIFY(f.page->drawer()->incident());
        // Nothing has changed since, and so the rows are as fresh as the figures that were counted later, and the pane.
        const Instant fresh = f.clock.now() + std::chrono::seconds(30);
        f.clock.set(fresh + std::chrono::seconds(12));
        f.backend.setLink({LinkState::State::Lost, u"memory"_s, u"gone"_s, f.clock.now(), fresh});
        QCOMPARE(card->value().note, u"12 s old"_s);
        const auto ages = [&f] {
            QStringList texts;
            for (const StateOverlay *overlay : f.page->findChildren<StateOverlay *>()) {
                if (overlay->state() != StateOverlay::State::Stale)
                    continue;
                for (const PlainLabel *label : overlay->findChildren<PlainLabel *>())
                    texts += label->fullText().contains("Shown as of"_L1) ? label->fullText() : QString();
            }
            texts.removeAll(QString());
            return texts;
        };
        QCOMPARE(ages().size(), 2);
        for (const QString &text : ages())
            QVERIFY2(text.endsWith("(12 second(s) ago)."_L1), qPrintable(text)); // the status line says why
        f.clock.advance(std::chrono::seconds(61));
        QTRY_COMPARE(card->value().note, u"1 min old"_s);            // with the list, every second
        QTRY_COMPARE(ages().filter(u"1 minute(s) ago"_s).size(), 2); // the pane by a clock of its own
    }

    void anEmptyListSaysTheFilterAsItStands()
    {
        PageFixture f(3);
        f.show({700, 500});
        ready(f, 3);
        const QScrollBar *bar = f.page->table()->horizontalScrollBar();
        QTRY_VERIFY(bar->isVisible());
        f.page->setFilterText(u"owner:none number:nothing"_s);
        const auto *overlay = f.page->findChild<StateOverlay *>();
        QTRY_COMPARE(overlay->state(), StateOverlay::State::Empty);
        const QList<PlainLabel *> labels = overlay->findChildren<PlainLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](const PlainLabel *label) { return label->fullText() == "owner:none number:nothing"_L1; }));
        QTRY_VERIFY(!bar->isVisible()); // there is nothing to scroll to
        const auto *position = f.page->findChild<PlainLabel *>(u"listPosition"_s);
        QCOMPARE(position->fullText(), QString()); // nor anything to be said again
        f.page->setFilterText({});
        QTRY_VERIFY(bar->isVisible());
    }

    void aLowListKeepsItsRows()
    {
        PageFixture f(60);
        SavedView view;
        view.id = ViewId(1);
        view.name = u"Mine"_s;
        f.backend.savedViews().push_back(view);
        f.show({1280, 800});
        ready(f, 60);
        const StatCard *card = f.page->cards()->card(u"open"_s);
        const auto *views = f.page->findChild<QWidget *>(u"viewBar"_s);
        auto *jump = f.page->findChild<QLineEdit *>(u"jump"_s);
        QTRY_VERIFY(views->isVisible());
        QVERIFY(!card->isFlat() && jump->isVisible());

        f.window->resize(1280, 300);
        QTRY_VERIFY(card->isFlat() && !jump->isVisible() && !views->isVisible());
        QTRY_VERIFY(f.page->table()->lastVisibleRow() >= 3);
        QTRY_COMPARE(card->value().number, u"60"_s);
        // All that gives way is there for whoever wants it.
        QVERIFY(card->isVisible());
        f.actions.action(u"list.jump"_s)->trigger();
        QVERIFY(jump->isVisible() && jump->hasFocus());
        QTest::keyClicks(jump, u"20"_s);
        QTest::keyClick(jump, Qt::Key_Return);
        QTRY_COMPARE(f.page->table()->currentIndex().row(), 19);
        QTRY_VERIFY(!jump->isVisible());

        f.window->resize(1280, 800);
        QTRY_VERIFY(!card->isFlat() && jump->isVisible() && views->isVisible());
    }

    void firstVisitShowsTheWorstOfWhatIsOpen()
    {
        PageFixture f(20);
        f.state.values = {};
        Incident closed = f.incident(20);
        closed.severity = Severity::Critical;
        closed.status = Status::Closed;
        f.backend.insert(closed);
        f.show();
        ready(f, 20);
        QCOMPARE(f.page->filterText(), u"is:open"_s);
        QVERIFY(f.page->cards()->card(u"open"_s)->isChecked());
        QCOMPARE(f.page->list()->incidentAt(0)->severity.value(), Severity::Critical);
        QCOMPARE(f.page->list()->incidentAt(19)->severity.value(), Severity::Info);
        // Taken away, it does not come back.
        f.page->setFilterText({});
        QTRY_COMPARE(f.page->list()->rowCount(), 21);
        QCOMPARE(f.state.value(u"incidents.filter"_s).toString(u"-"_s), QString());
    }

    void firstVisitWithNothingOpenSaysWhereItIs_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("hint");
        QTest::addColumn<QString>("button");
        QTest::newRow("en") << u"en"_s << u"No open incidents"_s << u"1 resolved. 1,000 closed. 2 cancelled."_s
                            << u"Show all incidents"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s << u"没有未结事件"_s << u"1 个已解决。1,000 个已关闭。2 个已取消。"_s
                               << u"显示全部事件"_s;
    }
    void firstVisitWithNothingOpenSaysWhereItIs()
    {
        QFETCH(const QString, language);
        const std::unique_ptr<QTranslator> translator = loadTranslator(language);
        QVERIFY(QCoreApplication::installTranslator(translator.get()));
        PageFixture f(0);
        f.state.values = {};
        for (int i = 0; i < 1'003; ++i) {
            Incident finished = f.incident(i);
            finished.status = i == 0 ? Status::Resolved : i < 3 ? Status::Cancelled : Status::Closed;
            f.backend.insert(finished);
        }
        f.show();
        const auto *overlay = f.page->findChild<StateOverlay *>();
        QTRY_COMPARE(overlay->state(), StateOverlay::State::Empty);
        auto *button = overlay->findChild<QPushButton *>(u"stateAction"_s);
        QStringList words;
        const auto said = [&] {
            words.clear();
            for (const PlainLabel *label : overlay->findChildren<PlainLabel *>()) {
                if (label->isVisible())
                    words.append(label->fullText());
            }
            return words;
        };
        QFETCH(const QString, title);
        QFETCH(const QString, hint);
        QTRY_COMPARE(said(), (QStringList{title, hint}));
        QTEST(button->text(), "button");
        // There is nothing else to do here: the keyboard is on the button already.
        QTRY_VERIFY(button->hasFocus());
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(f.page->filterText(), QString());
        ready(f, 1'003);
        QTRY_VERIFY(f.page->table()->hasFocus());
    }

    void emptyWorkspaceOffersANewIncident()
    {
        PageFixture f(0);
        f.state.values = {};
        f.show();
        const auto *overlay = f.page->findChild<StateOverlay *>();
        auto *button = overlay->findChild<QPushButton *>(u"stateAction"_s);
        QTRY_VERIFY(button->isVisible());
        QTRY_COMPARE(button->text(), u"New incident"_s);
        button->click();
        QTRY_VERIFY(dialog<FormDialog>(f));
    }

    void viewerIsOfferedNothingThatHeMayNot()
    {
        PageFixture f(0);
        f.backend.setRole(Role::Viewer);
        f.show();
        const auto *overlay = f.page->findChild<StateOverlay *>();
        QTRY_COMPARE(overlay->state(), StateOverlay::State::Empty);
        QVERIFY(!overlay->findChild<QPushButton *>(u"stateAction"_s)->isVisible());
    }

    void filterWithoutResultCanBeCleared()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        f.page->setFilterText(u"is:open category:none"_s);
        const auto *overlay = f.page->findChild<StateOverlay *>();
        auto *button = overlay->findChild<QPushButton *>(u"stateAction"_s);
        QTRY_COMPARE(button->text(), u"Clear filter"_s);
        button->click();
        ready(f, 3);
    }

    void headingsBeginWithTheWorst()
    {
        PageFixture f(20);
        f.show();
        ready(f, 20);
        QHeaderView *header = f.page->table()->horizontalHeader();
        const int severity = int(IncidentColumn::Severity);
        const QPoint at(header->sectionViewportPosition(severity) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(f.page->list()->incidentAt(0) &&
                    f.page->list()->incidentAt(0)->severity.value() == Severity::Critical);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(f.page->list()->incidentAt(0) && f.page->list()->incidentAt(0)->severity.value() == Severity::Info);
    }

    void enterTakesTheWordThatWasTyped()
    {
        PageFixture f(10);
        f.show();
        ready(f, 10);
        FilterEdit *edit = f.page->filterBar()->edit();
        edit->setFocus();
        QTest::keyClicks(edit, u"stat"_s);
        QTRY_VERIFY(edit->isCompleting());
        // As on X11, where the popup gets the focus and gives itself a current row.
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        auto *proposals = qobject_cast<QAbstractItemView *>(popup);
        QVERIFY(proposals);
        proposals->selectionModel()->setCurrentIndex(proposals->model()->index(0, 0), QItemSelectionModel::NoUpdate);
        QTest::keyClick(proposals, Qt::Key_Return);
        QCOMPARE(edit->text(), u"stat"_s);
        QVERIFY(!edit->isCompleting());
        // Chosen with the arrow, the proposal is taken.
        edit->setFocus();
        edit->clear();
        QTest::keyClicks(edit, u"stat"_s);
        QTRY_VERIFY(edit->isCompleting());
        QTest::keyClick(proposals, Qt::Key_Down);
        QTest::keyClick(proposals, Qt::Key_Return);
        QCOMPARE(edit->text(), u"status:"_s);
    }

    void endsAreSelectedAsByTheArrows()
    {
        PageFixture f(60);
        f.show();
        ready(f, 60);
        clickRow(f, 3);
        QTest::keyClick(f.page->table(), Qt::Key_End);
        QCOMPARE(f.page->table()->currentIndex().row(), 59);
        QTRY_COMPARE(f.page->selection()->ids(), QSet<IncidentId>{idAt(f, 59)});
        QTest::keyClick(f.page->table(), Qt::Key_Home);
        QTRY_COMPARE(f.page->selection()->ids(), QSet<IncidentId>{idAt(f, 0)});
        QTest::keyClick(f.page->table(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(f.page->table(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(f.page->table()->currentIndex().row(), 2);
        QTest::keyClick(f.page->table(), Qt::Key_X);
        QTRY_COMPARE(f.page->selection()->ids(), (QSet<IncidentId>{idAt(f, 0), idAt(f, 2)}));
    }

    void marksGather()
    {
        PageFixture f(20);
        f.show();
        ready(f, 20);
        clickRow(f, 3);
        const auto press = [&](int key) { QTest::keyClick(f.page->table(), static_cast<Qt::Key>(key)); };
        for (const int key : {Qt::Key_X, Qt::Key_Down, Qt::Key_Down, Qt::Key_X, Qt::Key_Down, Qt::Key_X})
            press(key);
        QTRY_COMPARE(f.page->selection()->ids(), (QSet<IncidentId>{idAt(f, 3), idAt(f, 5), idAt(f, 6)}));
        press(Qt::Key_X); // changed my mind
        press(Qt::Key_Up);
        QTRY_COMPARE(f.page->selection()->ids(), (QSet<IncidentId>{idAt(f, 3), idAt(f, 5)}));
        press(Qt::Key_Escape);
        QTRY_COMPARE(f.page->selection()->ids(), QSet<IncidentId>{idAt(f, 5)}); // where one stands
        press(Qt::Key_Down);
        QTRY_COMPARE(f.page->selection()->ids(), QSet<IncidentId>{idAt(f, 6)});
    }

    void anIncidentThatIsOpenedIsNoMark()
    {
        PageFixture f(20);
        f.show();
        ready(f, 20);
        clickRow(f, 3);
        QTest::keyClick(f.page->table(), Qt::Key_X);
        f.page->selection()->setCurrentId(idAt(f, 8));
        QTRY_COMPARE(f.page->table()->currentIndex().row(), 8);
        QTest::keyClick(f.page->table(), Qt::Key_Down);
        QTRY_COMPARE(f.page->selection()->ids(), QSet<IncidentId>{idAt(f, 9)}); // what a command is for
    }

    void outlineLeavesTheRowAsAWhole()
    {
        PageFixture f(20);
        f.show();
        ready(f, 20);
        clickRow(f, 3);
        QTest::keyClick(f.page->table(), Qt::Key_X);
        QTest::keyClick(f.page->table(), Qt::Key_X); // current, but not selected
        QTest::qWait(50);
        struct PaintedArea : QObject
        {
            QRegion region;
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::Paint)
                    region += static_cast<QPaintEvent *>(event)->region();
                return false;
            }
        } painted;
        QWidget *viewport = f.page->table()->viewport();
        viewport->installEventFilter(&painted);
        QTest::keyClick(f.page->table(), Qt::Key_Down);
        const QRect row(0, f.page->table()->rowViewportPosition(3), viewport->width(), f.page->table()->rowHeight(3));
        QTRY_VERIFY((QRegion(row) - painted.region).isEmpty());
    }

    void cardFiltersOnClick()
    {
        PageFixture f(40);
        f.show();
        ready(f, 40);
        StatCard *critical = f.page->cards()->card(u"critical"_s);
        QTest::mouseClick(critical, Qt::LeftButton);
        QTRY_COMPARE(f.page->list()->rowCount(), 8);
        QVERIFY(f.page->filterText().contains(u"severity:critical"_s));
        QVERIFY(critical->isChecked());
        QVERIFY(!f.page->cards()->card(u"open"_s)->isChecked());
        // Another card takes its place, what was typed stays.
        f.page->setFilterText(f.page->filterText() + u" \"disk\""_s);
        QTest::mouseClick(f.page->cards()->card(u"open"_s), Qt::LeftButton);
        QVERIFY(!f.page->filterText().contains(u"severity:"_s));
        QVERIFY(f.page->filterText().contains(u"disk"_s));
        QTest::mouseClick(f.page->cards()->card(u"open"_s), Qt::LeftButton);
        QVERIFY(!f.page->filterText().contains(u"is:open"_s));
    }

    void typingFilters()
    {
        PageFixture f(40);
        f.show();
        ready(f, 40);
        QTest::keyClick(f.page->table(), Qt::Key_Slash);
        QTRY_VERIFY(f.page->filterBar()->edit()->hasFocus());
        QTest::keyClicks(f.page->filterBar()->edit(), u"category:database"_s);
        QTRY_COMPARE(f.page->list()->rowCount(), 14);
        QTest::keyClick(f.page->filterBar()->edit(), Qt::Key_Return);
        // The offscreen platform makes the list of proposals the active window, so the window's own focus is asked for.
        QTRY_COMPARE(f.window->focusWidget(), f.page->table());
        QCOMPARE(f.state.values.value(u"incidents.filter"_s).toString(), u"category:database"_s);
    }

    void narrowHeadDoesNotOverlap()
    {
        PageFixture f(5);
        f.show({900, 700});
        ready(f, 5);
        f.page->openIncident(idAt(f, 0));
        QTRY_VERIFY(f.page->drawer()->incident());
        QTRY_VERIFY(f.page->filterBar()->findChild<QToolButton *>(u"allFacets"_s)->isVisible());
        const QLineEdit *edit = f.page->filterBar()->edit();
        const QToolButton *all = f.page->filterBar()->findChild<QToolButton *>(u"allFacets"_s);
        QVERIFY2(edit->geometry().right() < all->geometry().left(), qPrintable(QString::number(edit->width())));
        QVERIFY(all->geometry().right() <= f.page->filterBar()->width());
    }

    void noWindowFlashesUp()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        // A widget shown before it has its place is a window of its own for a moment, and takes the keyboard away.
        f.page->openIncident(idAt(f, 0));
        QTRY_VERIFY(f.page->drawer()->incident());
        for (int tab = 0; tab < int(IncidentDrawer::Tab::Count); ++tab)
            f.page->drawer()->setTab(IncidentDrawer::Tab(tab));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(QApplication::activeWindow(), f.window.get());
        for (const QWidget *window : QApplication::topLevelWidgets())
            QVERIFY2(window == f.window.get() || !window->isVisible(), window->metaObject()->className());
    }

    void drawerFollowsTheList()
    {
        PageFixture f(20);
        f.show();
        ready(f, 20);
        clickRow(f, 0);
        QVERIFY(!f.page->isDrawerOpen());
        QTest::keyClick(f.page->table(), Qt::Key_Return);
        QVERIFY(f.page->isDrawerOpen());
        QTRY_VERIFY(f.page->drawer()->incident() && f.page->drawer()->incident()->id == idAt(f, 0));
        QTest::keyClick(f.page->table(), Qt::Key_Down);
        // The old one stays until the next is here.
        QVERIFY(f.page->drawer()->incident().has_value());
        QTRY_COMPARE(f.page->drawer()->incident()->id, idAt(f, 1));
        QTest::keyClick(f.page->table(), Qt::Key_Escape);
        QVERIFY(!f.page->isDrawerOpen());
    }

    void formsShowErrorsBesideTheField()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        f.actions.action(u"incident.new"_s)->trigger();
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->submit();
        QVERIFY(form->field(u"title"_s)->hasError());
        QTRY_VERIFY(form->field(u"title"_s)->editor()->hasFocus());
        // What the desk says goes to the same place.
        form->clearErrors();
        form->showError(
            {.code = Error::Code::Invalid, .message = u"Too long."_s, .field = u"assignment_group"_s, .details = {}});
        QCOMPARE(form->field(u"assignment_group"_s)->error(), u"Too long."_s);
        qobject_cast<QLineEdit *>(form->field(u"title"_s)->editor())->setText(u"A new one"_s);
        form->submit();
        QTRY_COMPARE(f.page->list()->rowCount() + int(f.page->list()->pendingNewRows()), 6);
        QTRY_VERIFY(f.page->drawer()->incident());
        QCOMPARE(f.page->drawer()->incident()->title, u"A new one"_s);
        QTRY_VERIFY(!dialog<FormDialog>(f));
    }
    void manyNewRowsAreShownAtTheTop()
    {
        PageFixture f(200);
        f.show();
        ready(f, 200);
        clickRow(f, 5);
        for (int i = 0; i < 100; ++i) {
            Incident fresh = f.incident(300 + i);
            fresh.createdAt = f.clock.now() + std::chrono::seconds(i);
            f.backend.insert(fresh);
        }
        auto *bar = f.page->findChild<QPushButton *>(u"pendingRows"_s);
        QTRY_COMPARE(f.page->list()->pendingNewRows(), 100);
        bar->click();
        QTRY_COMPARE(f.page->list()->rowCount(), 300);
        QTRY_VERIFY(f.page->list()->incidentAt(0));
        QTest::qWait(300);
        QCOMPARE(f.page->table()->firstVisibleRow(), 0);
    }

    void whatIsOpenedBesideMarksLeavesThem()
    {
        PageFixture f(20);
        f.show();
        ready(f, 20);
        clickRow(f, 2);
        clickRow(f, 6, Qt::ShiftModifier);
        QTRY_COMPARE(f.page->selection()->count(), 5);
        f.page->openIncident(idAt(f, 12));
        QTRY_VERIFY(f.page->drawer()->incident() && f.page->drawer()->incident()->id == idAt(f, 12));
        QCOMPARE(f.page->selection()->count(), 5);
    }

    void newRowsWaitWhereNobodyKnowsTheirPlace()
    {
        PageFixture f(50);
        f.show();
        ready(f, 50);
        clickRow(f, 5);
        Incident fresh = f.incident(99);
        fresh.createdAt = f.clock.now();
        f.backend.insert(fresh);
        const auto *bar = f.page->findChild<QPushButton *>(u"pendingRows"_s);
        QTRY_VERIFY(bar->isVisible() && bar->isEnabled());
        f.backend.setLink(
            {.state = LinkState::State::Lost, .source = {}, .reason = u"gone"_s, .since = {}, .freshAt = {}});
        QTRY_VERIFY(!bar->isEnabled());
        f.page->rows()->showPendingRows();
        QTest::qWait(50);
        QCOMPARE(f.page->list()->pendingNewRows(), 1);
        QVERIFY(bar->isVisible());
        f.backend.setLink({.state = LinkState::State::Live, .source = {}, .reason = {}, .since = {}, .freshAt = {}});
        QTRY_VERIFY(bar->isEnabled());
    }

    void newRowsWaitWhileAPersonReads()
    {
        PageFixture f(50);
        f.show();
        ready(f, 50);
        clickRow(f, 5);
        const IncidentId at = idAt(f, 5);
        Incident fresh = f.incident(99);
        fresh.createdAt = f.clock.now();
        f.backend.insert(fresh);
        auto *bar = f.page->findChild<QPushButton *>(u"pendingRows"_s);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(f.page->list()->rowOf(at), 5);
        QTest::mouseClick(bar, Qt::LeftButton);
        QTRY_COMPARE(f.page->list()->rowCount(), 51);
        QVERIFY(!bar->isVisible());
        QCOMPARE(f.page->list()->rowOf(at), 6);
        QVERIFY(f.page->selection()->contains(at));
    }

    void theDirectoryIsAskedForOneTimeAfterTheOther()
    {
        PageFixture f(1);
        f.backend.directoryError = Error{Error::Code::Unavailable, u"unplugged"_s, {}, {}};
        f.show();
        for (int i = 2; i <= 10; ++i) {
            f.backend.reportEverything();
            f.backend.reportChanges();
            QTest::qWait(20); // it answers at once
            QCOMPARE(f.backend.directoryCalls, i);
        }
        QTRY_COMPARE_WITH_TIMEOUT(f.backend.directoryCalls, 11, 8'000); // five seconds after the last that failed
        QTest::qWait(1'000);
        QCOMPARE(f.backend.directoryCalls, 11);
    }

    void columnStateSurvives()
    {
        QJsonObject saved;
        {
            PageFixture f(10);
            f.show();
            ready(f, 10);
            IncidentTable *table = f.page->table();
            table->setColumnShown(IncidentColumn::Group, true);
            table->setColumnShown(IncidentColumn::Ci, false);
            table->horizontalHeader()->moveSection(table->horizontalHeader()->visualIndex(int(IncidentColumn::Status)),
                                                   0);
            table->setColumnWidth(int(IncidentColumn::Number), 177);
            table->horizontalHeader()->setSortIndicator(int(IncidentColumn::Number), Qt::AscendingOrder);
            QTRY_COMPARE(f.page->list()->query().sort.field, IncidentField::Number);
            QTRY_VERIFY(f.state.values.contains(u"incidents.columns"_s));
            saved = table->columnState();
            QTRY_COMPARE(f.state.values.value(u"incidents.columns"_s).toObject(), saved);
        }
        PageFixture f(10);
        saved.insert(u"unknown"_s, 1);
        QJsonArray columns = saved.value(u"columns"_s).toArray();
        columns.prepend(QJsonObject{{u"key"_s, u"column of a later version"_s}, {u"shown"_s, true}});
        saved.insert(u"columns"_s, columns);
        f.state.values.insert(u"incidents.columns"_s, saved);
        f.show();
        ready(f, 10);
        IncidentTable *table = f.page->table();
        QVERIFY(table->isColumnShown(IncidentColumn::Group));
        QVERIFY(!table->isColumnShown(IncidentColumn::Ci));
        QCOMPARE(table->horizontalHeader()->visualIndex(int(IncidentColumn::Status)), 0);
        QCOMPARE(table->columnWidth(int(IncidentColumn::Number)), 177);
        QCOMPARE(f.page->list()->query().sort, (IncidentSort{IncidentField::Number, Qt::AscendingOrder}));
        QCOMPARE(f.backend.calls(FakeBackend::Call::Incidents), 1);
    }

    void jumpsToRowPercentAndNumber()
    {
        PageFixture f(500);
        f.show();
        ready(f, 500);
        auto *jump = f.page->findChild<QLineEdit *>(u"jump"_s);
        QTest::keyClicks(jump, u"400"_s);
        QTest::keyClick(jump, Qt::Key_Return);
        QTRY_COMPARE(f.page->table()->currentIndex().row(), 399);
        QVERIFY(f.page->table()->firstVisibleRow() > 300);
        jump->clear();
        QTest::keyClicks(jump, u"50%"_s);
        QTest::keyClick(jump, Qt::Key_Return);
        QTRY_COMPARE(f.page->table()->currentIndex().row(), 250);
        jump->clear();
        QTest::keyClicks(jump, u"INC-202601-000007"_s);
        QTest::keyClick(jump, Qt::Key_Return);
        QTRY_VERIFY(f.page->drawer()->incident() && f.page->drawer()->incident()->number == u"INC-202601-000007"_s);
        jump->clear();
        QTest::keyClicks(jump, u"INC-nonsense"_s);
        QTest::keyClick(jump, Qt::Key_Return);
        QTRY_VERIFY(jump->parentWidget()->findChildren<QLabel *>().size() > 1);
    }

    void emptyFailedAndReady()
    {
        PageFixture f(0);
        f.backend.setFailure(
            FakeBackend::Call::Incidents,
            Error{.code = Error::Code::Unavailable, .message = u"no database"_s, .field = {}, .details = {}});
        f.show();
        QTRY_COMPARE(f.page->list()->state(), IncidentListModel::State::Failed);
        f.backend.setFailure(FakeBackend::Call::Incidents, {});
        f.page->list()->retry();
        QTRY_COMPARE(f.page->list()->state(), IncidentListModel::State::Empty);
        f.backend.insert(f.incident(1));
        QTRY_COMPARE(f.page->list()->state(), IncidentListModel::State::Ready);
    }

    void changesLanguageWhileRunning()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        f.page->openIncident(idAt(f, 0));
        QTRY_VERIFY(f.page->drawer()->incident());
        clickRow(f, 1);
        BracketTranslator translator;
        QCoreApplication::installTranslator(&translator);
        f.actions.retranslate();
        QCoreApplication::sendPostedEvents();
        QStringList missed;
        const auto check = [&](const QWidget *widget, const QString &text) {
            if (!text.isEmpty() && widget->isVisible())
                missed.append(QString::fromLatin1(widget->metaObject()->className()) + u'/' + widget->objectName() +
                              u": "_s + text);
        };
        for (const QPushButton *button : f.page->findChildren<QPushButton *>()) {
            if (!button->text().contains(u'['))
                check(button, button->text());
        }
        for (const StatCard *card : f.page->findChildren<StatCard *>()) {
            if (!card->title().startsWith(u'['))
                check(card, card->title());
        }
        QVERIFY2(f.page->filterBar()->edit()->placeholderText().startsWith(u'['), "placeholder");
        QVERIFY(f.page->accessibleName().startsWith(u'['));
        QCoreApplication::removeTranslator(&translator);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
        QCoreApplication::sendPostedEvents();
        QVERIFY(!f.page->accessibleName().startsWith(u'['));
    }

    void everythingIsNamedAndPlain()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        f.page->openIncident(idAt(f, 0));
        QTRY_VERIFY(f.page->drawer()->incident());
        for (int tab = 0; tab < int(IncidentDrawer::Tab::Count); ++tab) {
            f.page->drawer()->setTab(IncidentDrawer::Tab(tab));
            QCoreApplication::sendPostedEvents();
            QStringList unnamed;
            for (const QWidget *widget : f.page->findChildren<QWidget *>()) {
                if (const auto *label = qobject_cast<const QLabel *>(widget))
                    QCOMPARE(label->textFormat(), Qt::PlainText);
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                    continue;
                if (widget->objectName().startsWith("qt_"_L1) ||
                    widget->parentWidget()->objectName().startsWith("qt_"_L1))
                    continue;
                QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
                if (accessible && accessible->text(QAccessible::Name).isEmpty())
                    unnamed.append(QString::fromLatin1(widget->metaObject()->className()) + u'/' +
                                   widget->objectName());
            }
            unnamed.removeDuplicates();
            QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        }
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsPage)
#include "tst_incidents_page.moc"
