// What a person types in the pane and in the forms is never lost, never lands elsewhere, and is no command.
#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "services/domain/json.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/alert_card.h"
#include "views/incidents/alerts_tab.h"
#include "views/incidents/conflict_panel.h"
#include "views/incidents/incident_form.h"
#include "views/incidents/inline_field.h"
#include "views/incidents/overview_tab.h"
#include "views/widgets/console_style.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_label.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestIncidentsEditing : public QObject
{
    Q_OBJECT
    using Call = FakeBackend::Call;

    static QLineEdit *title(const IncidentForm &form)
    {
        return qobject_cast<QLineEdit *>(form.field(u"title"_s)->editor());
    }
    static QPlainTextEdit *description(const IncidentForm &form)
    {
        return qobject_cast<QPlainTextEdit *>(form.field(u"description"_s)->editor());
    }
    static Alert alertOn(PageFixture &f, IncidentId id, const QString &name)
    {
        auto future = f.backend.createAlert({.incidentId = id,
                                             .type = u"threshold"_s,
                                             .name = name,
                                             .message = {},
                                             .severity = Severity::High,
                                             .channels = {},
                                             .recipients = {},
                                             .metadata = {}});
        while (!future.isFinished())
            QTest::qWait(1);
        return *future.takeResult();
    }
    static QList<AlertCard *> cards(const PageFixture &f)
    {
        QList<AlertCard *> shown = f.page->drawer()->alerts()->findChildren<AlertCard *>();
        shown.removeIf([](const AlertCard *card) { return card->isHidden(); });
        std::ranges::sort(shown, {}, &QWidget::y);
        return shown;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void whatIsTypedAfterAConflictIsSaved()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        const Incident before = f.backend.get(f.ids[0]);
        IncidentForm form(f.backend, f.backend.words, before, f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        title(form)->setText(u"my title"_s);
        description(form)->setPlainText(u"my text"_s);
        Incident theirs = before;
        theirs.title = u"their title"_s;
        Incident mine = theirs;
        mine.title = u"my title"_s;
        mine.description = u"my text"_s;
        f.backend.conflictOnce = conflict(mine, theirs);
        form.submit();
        auto *panel = form.findChild<ConflictPanel *>();
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(form.findChild<QRadioButton *>(u"mine.title"_s));
        QVERIFY(!form.findChild<QRadioButton *>(u"mine.description"_s)); // nobody else changed it
        form.findChild<QRadioButton *>(u"theirs.title"_s)->setChecked(true);
        // Both are brought together by hand.
        title(form)->setText(u"my and their title"_s);
        QVERIFY(form.findChild<QRadioButton *>(u"mine.title"_s)->isChecked());
        QCOMPARE(form.findChild<QRadioButton *>(u"mine.title"_s)->text(), u"my and their title"_s);
        description(form)->setPlainText(u"more text"_s);
        qobject_cast<QLineEdit *>(qobject_cast<QComboBox *>(form.field(u"category"_s)->editor())->lineEdit())
            ->setText(u"changed last"_s);
        form.submit();
        QTRY_VERIFY(!form.isVisible());
        const Incident saved = f.backend.get(f.ids[0]);
        QCOMPARE(saved.title, u"my and their title"_s);
        QCOMPARE(saved.description, u"more text"_s);
        QCOMPARE(saved.category, u"changed last"_s);
    }

    /// On a screen that is too low for all of it.
    void aConflictIsSeenAtOnce()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        const Incident before = f.backend.get(f.ids[0]);
        IncidentForm form(f.backend, f.backend.words, before, f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        title(form)->setText(u"my title"_s);
        form.setMaximumHeight(500);
        form.field(u"subcategory"_s)->editor()->setFocus();
        Incident theirs = before;
        theirs.title = u"their title"_s;
        Incident mine = before;
        mine.title = u"my title"_s;
        f.backend.conflictOnce = conflict(mine, theirs);
        form.submit();
        QRadioButton *keep = nullptr;
        QTRY_VERIFY((keep = form.findChild<QRadioButton *>(u"mine.title"_s)) && keep->hasFocus());
        QTRY_COMPARE(keep->visibleRegion().boundingRect(), keep->rect());
        form.reject();
    }

    void aTextGetsSmallerBeforeAFormIsScrolled()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        IncidentForm form(f.backend, f.backend.words, f.backend.get(f.ids[0]), f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        title(form)->clear();
        form.submit(); // the words of the mistake take their room
        form.resize(form.width(), 600);
        const auto *scroll = form.findChild<QScrollArea *>();
        QTRY_VERIFY(description(form)->height() < 120);
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
        form.reject();
    }

    void foreignValuesAndWhiteSpaceStay()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        f.backend.update(f.ids[0], [](Incident &incident) {
            incident.severity = Token<Severity>::fromText(u"sev-7");
            incident.priority = Token<Priority>::fromText(u"someday");
            incident.description = u"10\u00a0000 files"_s;
        });
        const Incident before = f.backend.get(f.ids[0]);
        IncidentForm form(f.backend, f.backend.words, before, f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        QCOMPARE(qobject_cast<QComboBox *>(form.field(u"severity"_s)->editor())->currentText(), u"sev-7"_s);
        QVERIFY(patchKeys(form.patch()).isEmpty());
        title(form)->setText(u"without the slip"_s);
        QCOMPARE(patchKeys(form.patch()), QStringList{u"title"_s});
        auto *severity = qobject_cast<QComboBox *>(form.field(u"severity"_s)->editor());
        severity->setCurrentIndex(severity->findData(static_cast<int>(Severity::Low)));
        QCOMPARE(form.patch().severity, Severity::Low);
    }

    void thePriorityFollowsUnlessItIsChosen()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        f.backend.update(f.ids[0], [](Incident &incident) {
            incident.priority = Priority::Urgent;
            incident.impact = Level::High;
            incident.urgency = Level::High;
        });
        IncidentForm form(f.backend, f.backend.words, f.backend.get(f.ids[0]), f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        auto *priority = qobject_cast<QComboBox *>(form.field(u"priority"_s)->editor());
        auto *urgency = qobject_cast<QComboBox *>(form.field(u"urgency"_s)->editor());
        const auto say = [](QComboBox *box, int value) { box->setCurrentIndex(box->findData(value)); };
        const int choices = priority->count();
        QCOMPARE(priority->currentText(), u"Urgent"_s);

        say(urgency, static_cast<int>(Level::Low));
        QCOMPARE(priority->currentText(), u"From impact and urgency"_s);
        QCOMPARE(patchKeys(form.patch()), QStringList{u"urgency"_s});

        say(urgency, static_cast<int>(Level::High));
        QCOMPARE(priority->currentText(), u"Urgent"_s);
        QCOMPARE(priority->count(), choices);
        QVERIFY(patchKeys(form.patch()).isEmpty());

        // "It stays urgent": the server must hear it, although nothing else says so.
        say(urgency, static_cast<int>(Level::Low));
        priority->setFocus();
        while (priority->currentText() != u"Urgent"_s)
            QTest::keyClick(priority, Qt::Key_Down);
        say(urgency, static_cast<int>(Level::Medium));
        QCOMPARE(priority->currentText(), u"Urgent"_s);
        QCOMPARE(form.patch().priority, Priority::Urgent);
    }

    void editsInTheFormAreOfferedForUndo()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        clickRow(f, 1);
        const IncidentId id = idAt(f, 1);
        const QString before = f.backend.get(id).title;
        QTest::keyClick(f.page->table(), Qt::Key_F2);
        QTRY_VERIFY(dialog<IncidentForm>(f));
        auto *form = dialog<IncidentForm>(f);
        title(*form)->setText(u"another title"_s);
        form->submit();
        QTRY_COMPARE(f.backend.get(id).title, u"another title"_s);
        QTRY_VERIFY(f.page->banner()->canUndo());
        f.page->banner()->undo();
        QTRY_COMPARE(f.backend.get(id).title, before);
    }

    void formsWaitForTheirAnswer()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        IncidentForm form(f.backend, f.backend.words, f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        title(form)->setText(u"new one"_s);
        f.backend.setHeld(Call::Command, true);
        form.submit();
        QTRY_COMPARE(f.backend.heldCount(), size_t{1});
        QTest::keyClick(&form, Qt::Key_Escape);
        QVERIFY(form.isVisible()); // nobody would hear what became of it
        QVERIFY(!form.findChild<PlainLabel *>(u"formMessage"_s)->fullText().isEmpty());
        f.backend.setHeld(Call::Command, false);
        f.backend.releaseAllHeld();
        QTRY_VERIFY(!form.isVisible());
    }

    void enterOnCancelCancels()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        clickRow(f, 0);
        const IncidentId id = idAt(f, 0);
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
            f.actions.trigger(u"incident.delete"_s);
            auto *form = dialog<FormDialog>(f);
            QTRY_VERIFY(form && form->isVisible());
            auto *cancel = form->findChild<QPushButton *>(u"cancel"_s);
            cancel->setFocus();
            const QPointer<FormDialog> open = form;
            QTest::keyClick(cancel, key, key == Qt::Key_Enter ? Qt::KeypadModifier : Qt::NoModifier);
            QTRY_VERIFY(!open || !open->isVisible());
            QTest::qWait(20);
            QVERIFY(!f.backend.get(id).deletedAt);
            QVERIFY(f.backend.ran.empty());
        }
    }

    void valuesAreChosenByLetter()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *severity = f.page->drawer()->overview()->field(u"severity"_s);
        severity->beginEdit();
        auto *box = qobject_cast<QComboBox *>(severity->editorWidget());
        QTRY_VERIFY(box->hasFocus());
        f.backend.ran.clear();
        for (const Qt::Key key : {Qt::Key_M, Qt::Key_H, Qt::Key_A}) // commands of the page elsewhere
            QTest::keyClick(box, key);
        QTest::qWait(50);
        QVERIFY(f.backend.ran.empty());
        QVERIFY(!dialog<FormDialog>(f));
        QVERIFY(box->hasFocus());
    }

    void wheelDoesNotChoose()
    {
        PageFixture f(3);
        f.show();
        IncidentForm form(f.backend, f.backend.words, f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        auto *severity = qobject_cast<QComboBox *>(form.field(u"severity"_s)->editor());
        ConsoleStyle style;
        severity->setStyle(&style);
        const int before = severity->currentIndex();
        const QPointF middle = QRectF(severity->rect()).center();
        for (const int turn : {120, -120}) {
            QWheelEvent wheel(middle, severity->mapToGlobal(middle), {}, {0, turn}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(severity, &wheel);
            QCOMPARE(severity->currentIndex(), before);
        }
        form.reject();
    }

    void failuresOfWhatIsNotShownAreTold()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        const QString number = f.page->drawer()->incident()->number;
        f.backend.setFailure(Call::Command, Error{Error::Code::Unavailable, u"unplugged"_s, {}, {}});
        f.backend.setHeld(Call::Command, true);
        InlineField *text = f.page->drawer()->overview()->field(u"description"_s);
        text->beginEdit();
        qobject_cast<QPlainTextEdit *>(text->editorWidget())->setPlainText(u"typed"_s);
        text->save();
        openInPane(f, f.ids[1]);
        f.backend.releaseAllHeld();
        QTRY_VERIFY(f.page->banner()->isVisible());
        QVERIFY2(f.page->banner()->accessibleName().contains(number), qPrintable(f.page->banner()->accessibleName()));
        QVERIFY(text->hasDrafts());

        f.page->drawer()->setTab(IncidentDrawer::Tab::Activity);
        QTest::keyClicks(f.page->drawer()->activity()->commentBox(), u"a word"_s);
        QTest::keyClick(f.page->drawer()->activity()->commentBox(), Qt::Key_Return, Qt::ControlModifier);
        const QString second = f.page->drawer()->incident()->number;
        openInPane(f, f.ids[2]);
        f.backend.releaseAllHeld();
        QTRY_VERIFY(f.page->banner()->accessibleName().contains(second));
        QCOMPARE(f.page->drawer()->activity()->draft(f.ids[1]), u"a word"_s);
    }

    void oneEscDoesNotThrowALongTextAway()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *text = f.page->drawer()->overview()->field(u"description"_s);
        text->beginEdit();
        QTest::keyClick(text->editorWidget(), Qt::Key_Escape); // nothing was typed
        QVERIFY(!text->isEditing());
        text->beginEdit();
        QTest::keyClicks(text->editorWidget(), u"half an hour of thought"_s);
        QTest::keyClick(text->editorWidget(), Qt::Key_Escape);
        QVERIFY(text->isEditing());
        QTest::keyClicks(text->editorWidget(), u"!"_s); // what was warned of is not what would be lost
        QTest::keyClick(text->editorWidget(), Qt::Key_Escape);
        QVERIFY(text->isEditing());
        QTest::keyClick(text->editorWidget(), Qt::Key_Escape);
        QVERIFY(!text->isEditing());
    }

    void theButtonsOfAnEditorAreInSight()
    {
        PageFixture f(3);
        f.show({1280, 600});
        openInPane(f, f.ids[0]);
        OverviewTab *tab = f.page->drawer()->overview();
        InlineField *text = tab->field(u"description"_s);
        QVERIFY(tab->viewport()->height() < text->mapTo(tab->widget(), QPoint()).y() + 100); // else nothing is tested
        const auto isInSight = [tab](const QWidget *w) {
            return tab->viewport()->rect().contains(QRect(w->mapTo(tab->viewport(), QPoint()), w->size()));
        };
        text->beginEdit();
        QTRY_VERIFY(isInSight(text->findChild<QPushButton *>(u"inlineSave"_s)));
        QTest::keyClicks(text->editorWidget(), u"x"_s);
        QTest::keyClick(text->editorWidget(), Qt::Key_Escape);
        QTRY_VERIFY(isInSight(text->findChild<PlainLabel *>(u"inlineProblem"_s)));
    }

    void commentsAreForTheChosenIncident()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        ActivityTab *tab = f.page->drawer()->activity();
        f.page->drawer()->setTab(IncidentDrawer::Tab::Activity);
        f.backend.setHeld(Call::Detail, true);
        f.page->openIncident(f.ids[1]);
        QTRY_COMPARE(f.backend.heldCount(), size_t{1});
        QTest::keyClicks(tab->commentBox(), u"for the second"_s);
        QCOMPARE(tab->draft(f.ids[1]), u"for the second"_s);
        QVERIFY(tab->draft(f.ids[0]).isEmpty());
        // What is still shown cannot be changed any more.
        QTRY_VERIFY(!f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.acknowledge"_s)->isEnabled());
        f.backend.setHeld(Call::Detail, false);
        f.backend.releaseAllHeld();
        QTRY_COMPARE(f.page->drawer()->incident()->id, f.ids[1]);
        QCOMPARE(tab->commentBox()->toPlainText(), u"for the second"_s);
        QVERIFY(f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.acknowledge"_s)->isEnabled());
    }

    void internalBelongsToTheDraft()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        ActivityTab *tab = f.page->drawer()->activity();
        auto *internal = tab->findChild<QCheckBox *>();
        f.page->drawer()->setTab(IncidentDrawer::Tab::Activity);
        QTest::keyClicks(tab->commentBox(), u"among us"_s);
        internal->setChecked(true);
        openInPane(f, f.ids[1]);
        QVERIFY(!internal->isChecked());
        QTest::keyClicks(tab->commentBox(), u"for the reporter"_s);
        QJsonObject kept = tab->drafts();
        openInPane(f, f.ids[0]);
        QVERIFY(internal->isChecked());
        CommandRunner runner(f.backend);
        ActivityTab other(runner, f.clock);
        other.setDrafts(kept);
        other.expectIncident(f.ids[0]);
        QVERIFY(other.findChild<QCheckBox *>()->isChecked());
        QCOMPARE(other.commentBox()->toPlainText(), u"among us"_s);
        other.expectIncident(f.ids[1]);
        QVERIFY(!other.findChild<QCheckBox *>()->isChecked());
        QCOMPARE(other.commentBox()->toPlainText(), u"for the reporter"_s);
    }

    void alertCardsStayUnderTheKeyboard()
    {
        PageFixture f(3);
        f.show();
        const Alert first = alertOn(f, f.ids[0], u"first"_s);
        const Alert second = alertOn(f, f.ids[0], u"second"_s);
        f.backend.setAlertTimes(Instant{} - std::chrono::hours(1)); // the next one is newer
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Alerts);
        QTRY_COMPARE(cards(f).size(), 2);
        AlertCard *top = cards(f).constFirst();
        const AlertId id = top->alertId();
        QVERIFY(id == first.id || id == second.id);
        auto *resolve = top->findChild<QPushButton *>(u"resolveAlert"_s);
        resolve->setFocus();
        const int y = top->y();
        const Alert third = alertOn(f, f.ids[0], u"third"_s); // would come first
        QTRY_COMPARE(cards(f).size(), 3);
        QTest::qWait(20);
        QCOMPARE(top->alertId(), id);
        QCOMPARE(top->y(), y);
        QTest::keyClick(resolve, Qt::Key_Space);
        const auto isResolved = [&] {
            return std::ranges::any_of(cards(f), [&](const AlertCard *card) {
                return card->alertId() == id && card->findChild<QPushButton *>(u"resolveAlert"_s)->isHidden();
            });
        };
        QTRY_VERIFY(isResolved());
        QVERIFY(std::ranges::none_of(cards(f), [&](const AlertCard *card) {
            return card->alertId() != id && card->findChild<QPushButton *>(u"resolveAlert"_s)->isHidden();
        }));
        f.page->focusList();
        QTRY_VERIFY_WITH_TIMEOUT((f.page->drawer()->refreshTimes(), cards(f).constLast()->alertId() == id), 3'000);
    }

    void agesOfAlertsAdvance()
    {
        PageFixture f(3);
        f.show();
        alertOn(f, f.ids[0], u"first"_s);
        f.backend.setAlertTimes(f.clock.now());
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Alerts);
        QTRY_COMPARE(cards(f).size(), 1);
        const auto words = [&] {
            QString all;
            for (const PlainLabel *label : cards(f).constFirst()->findChildren<PlainLabel *>())
                all += label->fullText() + u'\n';
            return all;
        };
        const QString before = words();
        f.clock.advance(std::chrono::hours(3));
        f.page->drawer()->refreshTimes();
        QVERIFY(words() != before);
        QVERIFY2(words().contains(u"3 hour"_s), qPrintable(words()));
    }

    void valuesAreSpoken()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        const InlineField *severity = f.page->drawer()->overview()->field(u"severity"_s);
        const auto labels = severity->findChildren<PlainLabel *>();
        QVERIFY(std::ranges::any_of(labels, [&](PlainLabel *label) {
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(label);
            return spoken && spoken->text(QAccessible::Name) == u"Severity: "_s + severity->shownText();
        }));
    }

    void noticesLeaveTheProgressOfManyAlone()
    {
        PageFixture f(8);
        f.show();
        ready(f, 8);
        clickRow(f, 1);
        clickRow(f, 4, Qt::ShiftModifier);
        f.backend.setHeld(Call::Command, true);
        QTest::keyClick(f.page->table(), Qt::Key_M);
        QTRY_COMPARE(f.backend.heldCount(), size_t{1});
        CommandBanner *banner = f.page->banner();
        QVERIFY(banner->isRunning());
        QSignalSpy told(banner, &CommandBanner::messageShown);
        banner->showError({Error::Code::Invalid, u"something else"_s, {}, {}});
        banner->showNotice(u"a notice"_s);
        QVERIFY(banner->isRunning()); // and can be cancelled
        QCOMPARE(told.size(), 2);
        f.backend.setHeld(Call::Command, false);
        f.backend.releaseAllHeld();
        QTRY_VERIFY(!banner->isRunning());
    }

    void whatNobodyKnowsIsNotDenied()
    {
        PageFixture f(8);
        f.show();
        ready(f, 8);
        clickRow(f, 1);
        clickRow(f, 4, Qt::ShiftModifier);
        f.backend.setFailure(Call::Command, Error{Error::Code::Timeout, u"no answer"_s, {}, {}});
        QTest::keyClick(f.page->table(), Qt::Key_M);
        QTRY_VERIFY(f.page->banner()->accessibleName().contains(u"no answer"_s));
        QVERIFY(!f.page->banner()->accessibleName().contains(u"Nothing was changed"_s));
        f.backend.setFailure(Call::Command,
                             Error{Error::Code::Unavailable, u"cut off"_s, {}, {{u"commit_unknown"_s, true}}});
        QTest::keyClick(f.page->table(), Qt::Key_M);
        QTRY_VERIFY(f.page->banner()->accessibleName().contains(u"cut off"_s));
        QVERIFY(!f.page->banner()->accessibleName().contains(u"Nothing was changed"_s));
        f.backend.setFailure(Call::Command, Error{Error::Code::Unavailable, u"never sent"_s, {}, {}});
        QTest::keyClick(f.page->table(), Qt::Key_M);
        QTRY_VERIFY(f.page->banner()->accessibleName().contains(u"Nothing was changed: never sent"_s));
        f.backend.setFailure(Call::Command, Error{Error::Code::Forbidden, u"not you"_s, {}, {}});
        QTest::keyClick(f.page->table(), Qt::Key_M);
        QTRY_VERIFY(f.page->banner()->accessibleName().contains(u"Nothing was changed: not you"_s));
    }

    void anIncidentThatIsGoneIsTold()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        f.page->openIncident(IncidentId(987'654));
        const auto isTold = [&] {
            return std::ranges::any_of(f.page->drawer()->findChildren<PlainLabel *>(), [](const PlainLabel *label) {
                return label->isVisible() && label->fullText() == u"not found"_s;
            });
        };
        QTRY_VERIFY(isTold());
        QVERIFY(!f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.acknowledge"_s)->isEnabled());
        openInPane(f, f.ids[1]);
        QVERIFY(!isTold());
        QVERIFY(f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.acknowledge"_s)->isEnabled());
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsEditing)
#include "tst_incidents_editing.moc"
