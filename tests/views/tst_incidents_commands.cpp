#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "translations/translations.h"
#include "views/incidents/command_sentences.h"
#include "views/widgets/form_dialog.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestIncidentsCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

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

    void whatIsRefusedEmptySaysThatItIsRequired_data()
    {
        QTest::addColumn<QString>("action");
        for (const char *action :
             {"incident.resolve", "incident.comment", "incident.escalate", "incident.new", "incident.newAlert"})
            QTest::newRow(action) << QString::fromLatin1(action);
    }
    void whatIsRefusedEmptySaysThatItIsRequired()
    {
        QFETCH(const QString, action);
        PageFixture f(3);
        f.show();
        ready(f, 3);
        clickRow(f, 0);
        f.actions.action(action)->trigger();
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->submit();
        int refused = 0;
        for (const FormField *field : form->findChildren<FormField *>()) {
            const QString label = field->findChild<PlainLabel *>()->fullText();
            QVERIFY2(label.contains("(required)"_L1) == field->hasError(), qPrintable(label));
            refused += field->hasError();
        }
        QVERIFY(refused > 0);
        form->reject();
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
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1); // the keyboard is on a row
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

    void sentencesCountWhatWasChanged()
    {
        const auto item = [](qint64 id, bool isChanged, std::optional<Error> error = {}) {
            return BulkItem{.id = IncidentId(id), .error = std::move(error), .version = 1, .isChanged = isChanged};
        };
        BulkResult result{.items = {item(1, true), item(2, true), item(3, false),
                                    item(4, false, Error{Error::Code::Invalid, u"No."_s, {}, {}})}};
        const std::unique_ptr<QTranslator> words = loadTranslator(u"en"_s);
        QVERIFY(QCoreApplication::installTranslator(words.get()));
        const Transition start{.to = Status::InProgress, .note = {}};
        QVERIFY(doneSentence(Acknowledge{}, result).startsWith(u"2 incidents acknowledged. "_s));
        QVERIFY(doneSentence(start, result) != doneSentence(start, 3));
        QCOMPARE(doneSentence(Comment{}, result), doneSentence(Comment{}, 3)); // changes no row
        result.items = {item(1, false)};
        QVERIFY(!doneSentence(Acknowledge{}, result).contains(u"acknowledged"_s));
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
        f.window->activateWindow(); // as a window manager does after the form
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        f.page->focusList();
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(f.page->list()->rowCount(), 8);
        QVERIFY(!f.backend.get(id).deletedAt);
        QTRY_VERIFY(!undo->isVisible());
        QVERIFY(f.page->table()->hasFocus()); // and with it the keys of the list
    }

    void undoIsOfferedAgainWhereItDidNotArrive()
    {
        PageFixture f(8);
        f.show();
        ready(f, 8);
        const QAction *undo = f.actions.action(u"list.undo"_s);
        const auto me = f.backend.actor().user;
        for (const int count : {1, 3}) {
            clickRow(f, 2);
            clickRow(f, 1 + count, Qt::ShiftModifier);
            std::vector<IncidentId> chosen;
            for (int row = 2; row < 2 + count; ++row)
                chosen.push_back(idAt(f, row));
            const auto allMine = [&](bool isMine) {
                return std::ranges::all_of(
                    chosen, [&](IncidentId id) { return (f.backend.get(id).assigneeId == me) == isMine; });
            };
            QTest::keyClick(f.page->table(), Qt::Key_M);
            QTRY_VERIFY(allMine(true));
            QTRY_VERIFY(undo->isEnabled());
            f.backend.setFailure(FakeBackend::Call::Command, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
            QTest::keyClick(f.page->table(), Qt::Key_U);
            QTRY_VERIFY(f.page->banner()->accessibleName().contains(u"gone"_s));
            QVERIFY(undo->isEnabled());
            f.backend.setFailure(FakeBackend::Call::Command, std::nullopt);
            QTest::keyClick(f.page->table(), Qt::Key_U);
            QTRY_VERIFY(allMine(false));
            QTRY_VERIFY(!undo->isEnabled());
        }
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

    void numbersAreCopied()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        clickRow(f, 1);
        f.actions.action(u"incident.copyNumber"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), f.backend.get(idAt(f, 1)).number);
    }

    void impossibleVerbIsAnswered_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Status>("status");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *name, const char *language, Status status, int key, const QString &answer) {
            QTest::newRow(name) << QString::fromLatin1(language) << status << key << answer;
        };
        row("resolve closed", "en", Status::Closed, Qt::Key_R,
            u"INC-202601-000001 is closed already: reopen it first."_s);
        row("resolve resolved", "en", Status::Resolved, Qt::Key_R, u"INC-202601-000001 is resolved already."_s);
        row("acknowledge twice", "en", Status::Acknowledged, Qt::Key_A,
            u"INC-202601-000001 is acknowledged already."_s);
        row("start twice", "en", Status::InProgress, Qt::Key_W, u"INC-202601-000001 is in progress already."_s);
        row("hold new", "en", Status::New, Qt::Key_H, u"INC-202601-000001 is new: acknowledge it first."_s);
        row("hold twice", "en", Status::OnHold, Qt::Key_H, u"INC-202601-000001 is on hold already."_s);
        row("close open", "en", Status::InProgress, (Qt::SHIFT | Qt::Key_C).toCombined(),
            u"INC-202601-000001 is not resolved yet: resolve it first."_s);
        row("reopen open", "en", Status::New, Qt::Key_O, u"INC-202601-000001 is open already."_s);
        row("take cancelled", "en", Status::Cancelled, Qt::Key_M,
            u"INC-202601-000001 is cancelled; it cannot be changed any more."_s);
        row("已关闭", "zh_CN", Status::Closed, Qt::Key_R, u"INC-202601-000001 已关闭，请先重新打开。"_s);
    }
    void impossibleVerbIsAnswered()
    {
        QFETCH(const QString, language);
        QFETCH(const Status, status);
        QFETCH(const int, key);
        QFETCH(const QString, answer);
        const std::unique_ptr<QTranslator> translator = loadTranslator(language);
        QVERIFY(QCoreApplication::installTranslator(translator.get()));
        PageFixture f(1);
        f.backend.update(f.ids[0], [&](Incident &incident) {
            incident.status = status;
            if (status == Status::Acknowledged)
                incident.acknowledgedAt = incident.createdAt;
        });
        f.show();
        ready(f, 1);
        clickRow(f, 0);
        QSignalSpy messages(f.page, &IncidentsPage::messageShown);
        const QKeyCombination keys = QKeyCombination::fromCombined(key);
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(f.page->table(), keys.key(), keys.keyboardModifiers());
            QVERIFY(f.page->banner()->isVisible());
            QCOMPARE(f.page->banner()->accessibleName(), answer);
        }
        QVERIFY(f.backend.ran.empty());
        QVERIFY(messages.isEmpty()); // said in one place
        QVERIFY(!dialog<QDialog>(f));
    }

    void roleIsToldWhatItMayNot()
    {
        PageFixture f(3);
        f.backend.setRole(Role::Viewer);
        f.show();
        ready(f, 3);
        clickRow(f, 0);
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_R, Qt::Key_N, Qt::Key_E}) {
            f.page->banner()->hide();
            QTest::keyClick(f.page->table(), key);
            QVERIFY(f.page->banner()->isVisible());
            QCOMPARE(f.page->banner()->accessibleName(), u"Your role “Viewer” may not change incidents."_s);
        }
        QTest::keyClick(f.page->table(), Qt::Key_Delete);
        QCOMPARE(f.page->banner()->accessibleName(), u"Your role “Viewer” may not delete or restore incidents."_s);
        QVERIFY(f.backend.ran.empty());
        QVERIFY(!dialog<QDialog>(f));
        // Reading is allowed.
        QTest::keyClick(f.page->table(), Qt::Key_Return);
        QVERIFY(f.page->isDrawerOpen());
        QTRY_VERIFY(f.page->drawer()->incident());
        const auto *button = f.page->findChild<QPushButton *>(u"drawer.incident.acknowledge"_s);
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"may not change incidents"_s));
    }

    void lostLinkIsTold()
    {
        PageFixture f(1);
        f.show();
        ready(f, 1);
        clickRow(f, 0);
        f.backend.setLink(
            {.state = LinkState::State::Lost, .source = {}, .reason = u"gone"_s, .since = {}, .freshAt = {}});
        QTest::keyClick(f.page->table(), Qt::Key_A);
        QCOMPARE(f.page->banner()->accessibleName(), u"Not connected: nothing can be changed now."_s);
        QVERIFY(f.backend.ran.empty());
    }

    void answerLeavesTheWayBackAlone()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        clickRow(f, 0);
        QTest::keyClick(f.page->table(), Qt::Key_Delete);
        auto *form = dialog<FormDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->submit();
        QTRY_VERIFY(bannerButton(f, u"Undo"_s));
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QTRY_COMPARE(f.page->list()->rowCount(), 2);
        clickRow(f, 0);
        QSignalSpy messages(f.page, &IncidentsPage::messageShown);
        QTest::keyClick(f.page->table(), Qt::Key_O);
        QCOMPARE(messages.count(), 1);
        QVERIFY(messages[0][0].toString().contains(u"is open already"_s));
        QVERIFY(bannerButton(f, u"Undo"_s));
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsCommands)
#include "tst_incidents_commands.moc"
