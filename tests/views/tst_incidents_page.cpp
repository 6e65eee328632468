#include "tests/views/incidents_fixture.h"

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "translations/translations.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/filter_edit.h"
#include "views/incidents/form_dialog.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/stat_cards.h"
#include "views/widgets/form_field.h"
#include "views/widgets/stat_card.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPaintEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTranslator>
#include <QtTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Translates every text to itself in brackets.
class BracketTranslator : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(text) + u']';
    }
};

template <typename T>
T *dialog(const PageFixture &f)
{
    return f.window->findChild<T *>();
}

} // namespace

class TestIncidentsPage : public QObject
{
    Q_OBJECT

    static void ready(PageFixture &f, int rows)
    {
        QTRY_COMPARE(f.page->list()->rowCount(), rows);
        QTRY_VERIFY(f.page->list()->incidentAt(0) != nullptr || rows == 0);
    }
    static IncidentId idAt(const PageFixture &f, int row) { return f.page->list()->incidentAt(row)->id; }
    static void clickRow(PageFixture &f, int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = f.page->list()->index(row, int(IncidentColumn::Title));
        QTest::mouseClick(f.page->table()->viewport(), Qt::LeftButton, modifiers,
                          f.page->table()->visualRect(index).center());
    }
    static QPushButton *bannerButton(const PageFixture &f, const QString &text)
    {
        for (QPushButton *button : f.page->banner()->findChildren<QPushButton *>()) {
            if (button->text() == text && button->isVisibleTo(f.page->banner()))
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void showsRows()
    {
        PageFixture f(60);
        f.show();
        ready(f, 60);
        QVERIFY(f.page->table()->lastVisibleRow() > 10);
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

    void outlineLeavesTheRowAsAWhole()
    {
        PageFixture f(20);
        f.show();
        ready(f, 20);
        clickRow(f, 3);
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

    void deletionIsUndoneByKey()
    {
        PageFixture f(10);
        f.show();
        ready(f, 10);
        QVERIFY(!f.actions.action(u"list.undo"_s)->isEnabled());
        clickRow(f, 2);
        QTest::keyClick(f.page->table(), Qt::Key_Delete);
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->submit();
        QTRY_COMPARE(f.page->list()->rowCount(), 9);
        // The words follow the language while they are shown.
        BracketTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QTRY_VERIFY(bannerButton(f, u"[Undo]"_s));
        QCoreApplication::removeTranslator(&translator);
        QTRY_VERIFY(bannerButton(f, u"Undo"_s));
        QVERIFY(f.actions.action(u"list.undo"_s)->isEnabled());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        f.page->table()->setFocus();
        QTest::keyClick(f.page->table(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(f.page->list()->rowCount(), 10);
        QVERIFY(!f.actions.action(u"list.undo"_s)->isEnabled());
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

    void acknowledgesByKey()
    {
        PageFixture f(10);
        f.show();
        ready(f, 10);
        const IncidentId id = idAt(f, 2);
        clickRow(f, 2);
        QTest::keyClick(f.page->table(), Qt::Key_A);
        QTRY_VERIFY(f.backend.get(id).status == Status::Acknowledged);
        QTRY_VERIFY(f.page->list()->incidentAt(f.page->list()->rowOf(id))->status == Status::Acknowledged);
    }

    void refusalIsTold()
    {
        PageFixture f(10);
        f.show();
        ready(f, 10);
        f.backend.refusals.insert(
            idAt(f, 1), Error{.code = Error::Code::Invalid, .message = u"No <b>way</b>"_s, .field = {}, .details = {}});
        clickRow(f, 1);
        QTest::keyClick(f.page->table(), Qt::Key_A);
        QTRY_VERIFY(f.page->banner()->isVisible());
        QVERIFY(f.page->banner()->accessibleName().contains(u"No <b>way</b>"_s) ||
                !f.page->banner()->findChildren<QLabel *>().isEmpty());
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

    void commandFormsStayOpenOnError()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        clickRow(f, 0);
        const IncidentId id = idAt(f, 0);
        f.backend.refusals.insert(id, Error{.code = Error::Code::Invalid,
                                            .message = u"Higher."_s,
                                            .field = u"escalation_level"_s,
                                            .details = {}});
        QTest::keyClick(f.page->table(), Qt::Key_E);
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->submit();
        QVERIFY(form->field(u"reason"_s)->hasError());
        form->findChild<QPlainTextEdit *>(u"reason"_s)->setPlainText(u"too slow"_s);
        form->submit();
        QTRY_COMPARE(form->field(u"escalation_level"_s)->error(), u"Higher."_s);
        QVERIFY(form->isVisible());
        f.backend.refusals.clear();
        form->submit();
        QTRY_COMPARE(f.backend.get(id).escalationLevel, 1);
        QTRY_VERIFY(!dialog<FormDialog>(f));
    }

    void bulkWithOneFailureShowsTheResult()
    {
        PageFixture f(12);
        f.show();
        ready(f, 12);
        clickRow(f, 0);
        clickRow(f, 4, Qt::ShiftModifier);
        QTRY_COMPARE(f.page->selection()->count(), 5);
        const IncidentId bad = idAt(f, 2);
        f.backend.refusals.insert(
            bad, Error{.code = Error::Code::Invalid, .message = u"It is closed."_s, .field = {}, .details = {}});
        QTest::keyClick(f.page->table(), Qt::Key_A);
        QTRY_VERIFY(f.page->banner()->isVisible() && !f.page->banner()->isRunning());
        QVERIFY(f.backend.get(idAt(f, 0)).status == Status::Acknowledged);
        QVERIFY(f.backend.get(bad).status == Status::New);
        QPushButton *details = bannerButton(f, u"Details"_s);
        QVERIFY(details);
        details->click();
        auto *table = f.window->findChild<QTableWidget *>(u"bulkItems"_s);
        QTRY_VERIFY(table && table->isVisible());
        QCOMPARE(table->rowCount(), 5);
        QTRY_COMPARE(table->item(0, 0)->text(), f.backend.get(bad).number);
        QCOMPARE(table->item(0, 2)->text(), u"It is closed."_s);
    }

    void selectsOverRowsThatAreNotLoaded()
    {
        PageFixture f(2'000);
        f.show();
        ready(f, 2'000);
        QVERIFY(f.page->list()->loadedCount() < 2'000);
        f.page->table()->setFocus();
        QTest::keyClick(f.page->table(), Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(f.page->selection()->count(), 2'000);
        QTRY_VERIFY(!f.page->selection()->isResolving());
        // So many are asked about first.
        QTest::keyClick(f.page->table(), Qt::Key_A);
        auto *question = f.window->findChild<QMessageBox *>();
        QTRY_VERIFY(question && question->isVisible());
        question->defaultButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(f.page->banner()->isVisible() && !f.page->banner()->isRunning(), 20'000);
        QVERIFY(f.backend.get(f.ids.front()).status == Status::Acknowledged);
        QVERIFY(f.backend.get(f.ids.back()).status == Status::Acknowledged);
    }

    void questionNamesTheDeed_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("button");
        QTest::newRow("acknowledge") << u"en"_s << int(Qt::Key_A) << u"Acknowledge 160 incidents?"_s
                                     << u"Acknowledge"_s;
        QTest::newRow("start") << u"en"_s << int(Qt::Key_W) << u"Start work on 160 incidents?"_s << u"Start work"_s;
        QTest::newRow("take") << u"en"_s << int(Qt::Key_M) << u"Assign 160 incidents to Tester?"_s << u"Assign"_s;
        QTest::newRow("确认") << u"zh_CN"_s << int(Qt::Key_A) << u"确认 160 个事件？"_s << u"确认"_s;
        QTest::newRow("开始处理") << u"zh_CN"_s << int(Qt::Key_W) << u"开始处理 160 个事件？"_s << u"开始处理"_s;
        QTest::newRow("分配") << u"zh_CN"_s << int(Qt::Key_M) << u"将 160 个事件分配给 Tester？"_s << u"分配"_s;
    }
    void questionNamesTheDeed()
    {
        QFETCH(const QString, language);
        QFETCH(const int, key);
        const std::unique_ptr<QTranslator> translator = loadTranslator(language);
        QVERIFY(QCoreApplication::installTranslator(translator.get()));
        PageFixture f(160);
        f.show();
        ready(f, 160);
        f.page->table()->setFocus();
        QTest::keyClick(f.page->table(), Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(f.page->selection()->count(), 160);
        QTRY_VERIFY(!f.page->selection()->isResolving());
        QTest::keyClick(f.page->table(), Qt::Key(key));
        auto *question = f.window->findChild<QMessageBox *>();
        QTRY_VERIFY(question && question->isVisible());
        QTEST(question->text(), "question");
        QTEST(question->defaultButton()->text(), "button");
        question->reject();
        QVERIFY(f.backend.ran.empty());
    }

    void formForManyNamesTheDeed()
    {
        const std::unique_ptr<QTranslator> translator = loadTranslator(u"en"_s);
        QVERIFY(QCoreApplication::installTranslator(translator.get()));
        PageFixture f(3);
        f.show();
        ready(f, 3);
        f.page->table()->setFocus();
        QTest::keyClick(f.page->table(), Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(f.page->selection()->count(), 3);
        const std::vector<std::pair<QString, QString>> buttons{
            {u"incident.resolve"_s, u"Resolve 3 incidents"_s}, {u"incident.comment"_s, u"Comment on 3 incidents"_s},
            {u"incident.assign"_s, u"Assign 3 incidents"_s},   {u"incident.escalate"_s, u"Escalate 3 incidents"_s},
            {u"incident.delete"_s, u"Delete 3 incidents"_s},
        };
        for (const auto &[id, words] : buttons) {
            f.actions.action(id)->trigger();
            auto *form = dialog<FormDialog>(f);
            QTRY_VERIFY(form && form->isVisible());
            QCOMPARE(form->primaryButton()->text(), words);
            form->reject();
            QTRY_VERIFY(!dialog<FormDialog>(f));
        }
    }

    void deleteCanBeUndone()
    {
        PageFixture f(8);
        f.show();
        ready(f, 8);
        clickRow(f, 3);
        const IncidentId id = idAt(f, 3);
        QTest::keyClick(f.page->table(), Qt::Key_Delete);
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        QTest::keyClick(form->primaryButton(), Qt::Key_Space);
        QTRY_COMPARE(f.page->list()->rowCount(), 7);
        QTRY_VERIFY(f.page->banner()->isVisible());
        QPushButton *undo = bannerButton(f, u"Undo"_s);
        QVERIFY(undo);
        undo->click();
        QTRY_COMPARE(f.page->list()->rowCount(), 8);
        QVERIFY(!f.backend.get(id).deletedAt);
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

    void commandsFollowSelectionAndLink()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        QAction *resolve = f.actions.action(u"incident.resolve"_s);
        QAction *acknowledge = f.actions.action(u"incident.acknowledge"_s);
        QVERIFY(!acknowledge->isEnabled());
        QVERIFY(acknowledge->toolTip().contains(u"Select an incident first."_s));
        clickRow(f, 0);
        QVERIFY(acknowledge->isEnabled());
        QVERIFY(resolve->isEnabled()); // any open incident may be resolved
        f.backend.setLink(
            {.state = LinkState::State::Lost, .source = {}, .reason = u"gone"_s, .since = {}, .freshAt = {}});
        QVERIFY(!acknowledge->isEnabled());
        QVERIFY(acknowledge->toolTip().contains(u"Not connected"_s));
        QVERIFY(f.actions.action(u"incident.copyNumber"_s)->isEnabled());
        f.backend.setLink({.state = LinkState::State::Live, .source = {}, .reason = {}, .since = {}, .freshAt = {}});
        QVERIFY(acknowledge->isEnabled());
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

    void numbersAreCopied()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        clickRow(f, 1);
        f.actions.action(u"incident.copyNumber"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), f.backend.get(idAt(f, 1)).number);
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

QTEST_MAIN(TestIncidentsPage)
#include "tst_incidents_page.moc"
