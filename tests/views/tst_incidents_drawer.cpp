#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "models/event_text.h"
#include "models/incident_list_model.h"
#include "services/domain/json.h"
#include "views/charts/metric_chart.h"
#include "views/charts/metric_panel.h"
#include "views/incidents/activity_delegate.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/alerts_tab.h"
#include "views/incidents/bulk_result_dialog.h"
#include "views/incidents/conflict_panel.h"
#include "views/incidents/impact_tab.h"
#include "views/incidents/incident_form.h"
#include "views/incidents/inline_field.h"
#include "views/incidents/metrics_tab.h"
#include "views/incidents/overview_tab.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"

#include <QApplication>
#include <QChart>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QGraphicsTextItem>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestIncidentsDrawer : public QObject
{
    Q_OBJECT

    /// Alerts of the first incident.
    static void raiseAlerts(PageFixture &f, int count)
    {
        for (int i = 0; i < count; ++i)
            QVERIFY(f.backend
                        .createAlert({.incidentId = f.ids[0],
                                      .type = u"threshold"_s,
                                      .name = u"Pager"_s,
                                      .message = u"wake up"_s,
                                      .severity = Severity::High,
                                      .channels = {},
                                      .recipients = {},
                                      .metadata = {}})
                        .isValid());
    }

    /// An alert of the first incident, in the pane.
    static void raiseAlert(PageFixture &f)
    {
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Alerts);
        raiseAlerts(f, 1);
        QTRY_COMPARE(f.page->drawer()->alerts()->unresolvedCount(), 1);
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void draftSurvivesRefreshAndOtherIncidents()
    {
        PageFixture f(5);
        f.show();
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Activity);
        QPlainTextEdit *box = f.page->drawer()->activity()->commentBox();
        box->setFocus();
        QTest::keyClicks(box, u"half a sentence"_s);
        const int cursor = box->textCursor().position();
        f.backend.update(f.ids[0], [](Incident &incident) { incident.title = u"changed meanwhile"_s; });
        QTRY_COMPARE(f.page->drawer()->incident()->title, u"changed meanwhile"_s);
        QCOMPARE(box->toPlainText(), u"half a sentence"_s);
        QCOMPARE(box->textCursor().position(), cursor);
        openInPane(f, f.ids[1]);
        QVERIFY(box->toPlainText().isEmpty());
        openInPane(f, f.ids[0]);
        QCOMPARE(box->toPlainText(), u"half a sentence"_s);
        QTRY_COMPARE(f.state.values.value(u"incidents.drafts"_s).toObject().size(), 1);
    }

    void commentIsSentByKey()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Activity);
        QPlainTextEdit *box = f.page->drawer()->activity()->commentBox();
        box->setPlainText(u"seen <b>it</b>"_s);
        QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(box->toPlainText().isEmpty());
        QTRY_COMPARE(f.page->drawer()->activity()->list()->model()->rowCount(), 1);
        QVERIFY(f.page->drawer()->activity()->drafts().isEmpty());
    }

    void commentThatFailsIsKept()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Activity);
        f.backend.refusals.insert(
            f.ids[0], Error{.code = Error::Code::Unavailable, .message = u"gone"_s, .field = {}, .details = {}});
        QPlainTextEdit *box = f.page->drawer()->activity()->commentBox();
        box->setPlainText(u"important"_s);
        QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
        auto *problem = f.page->findChild<PlainLabel *>(u"commentProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QCOMPARE(problem->fullText(), u"gone"_s);
        QCOMPARE(box->toPlainText(), u"important"_s);
    }

    void editsInPlace()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *severity = f.page->drawer()->overview()->field(u"severity"_s);
        severity->beginEdit();
        auto *box = qobject_cast<QComboBox *>(severity->editorWidget());
        QVERIFY(box);
        box->setCurrentIndex(box->findData(int(Severity::Critical)));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(f.backend.get(f.ids[0]).severity == Severity::Critical);
        QTRY_VERIFY(!severity->isEditing());
        QCOMPARE(severity->shownText(), u"Critical"_s);
    }

    void typingInAFieldSurvivesARefresh()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *description = f.page->drawer()->overview()->field(u"description"_s);
        description->beginEdit();
        auto *text = qobject_cast<QPlainTextEdit *>(description->editorWidget());
        text->setPlainText(u"what I know"_s);
        f.backend.update(f.ids[0], [](Incident &incident) { incident.category = u"else"_s; });
        QTRY_COMPARE(f.page->drawer()->incident()->category, u"else"_s);
        QVERIFY(description->isEditing());
        QCOMPARE(text->toPlainText(), u"what I know"_s);
        // Somebody changed another field: no conflict is made of it.
        description->save();
        QTRY_COMPARE(f.backend.get(f.ids[0]).description, u"what I know"_s);
        QCOMPARE(f.backend.get(f.ids[0]).category, u"else"_s);
    }

    void typingInAFieldWaitsForItsIncident()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *description = f.page->drawer()->overview()->field(u"description"_s);
        description->beginEdit();
        qobject_cast<QPlainTextEdit *>(description->editorWidget())->setPlainText(u"half"_s);
        openInPane(f, f.ids[1]);
        QVERIFY(!description->isEditing());
        openInPane(f, f.ids[0]);
        QVERIFY(description->isEditing());
        QCOMPARE(qobject_cast<QPlainTextEdit *>(description->editorWidget())->toPlainText(), u"half"_s);
        description->save();
        QTRY_COMPARE(f.backend.get(f.ids[0]).description, u"half"_s);
        QVERIFY(!description->hasDrafts());
    }

    void typingInFieldsSurvivesTheProgram()
    {
        QJsonObject values;
        const auto text = [](const PageFixture &f, const QString &key) {
            return qobject_cast<QPlainTextEdit *>(f.page->drawer()->overview()->field(key)->editorWidget());
        };
        {
            PageFixture f(3);
            f.show();
            openInPane(f, f.ids[0]);
            InlineField *severity = f.page->drawer()->overview()->field(u"severity"_s);
            severity->beginEdit();
            auto *box = qobject_cast<QComboBox *>(severity->editorWidget());
            box->setCurrentIndex(box->findData(static_cast<int>(Severity::High)));
            f.page->drawer()->overview()->field(u"priority"_s)->beginEdit(); // and nothing is chosen
            openInPane(f, f.ids[1]);
            f.page->drawer()->overview()->field(u"description"_s)->beginEdit();
            QTest::keyClicks(text(f, u"description"_s), u"half a sentence"_s);
            f.window.reset();
            values = f.state.values;
        }
        PageFixture f(3);
        for (auto it = values.begin(); it != values.end(); ++it)
            f.state.values.insert(it.key(), it.value());
        f.backend.update(f.ids[1], [](Incident &incident) { incident.description = u"theirs"_s; });
        f.show();
        openInPane(f, f.ids[1]);
        InlineField *description = f.page->drawer()->overview()->field(u"description"_s);
        QVERIFY(description->isEditing());
        QCOMPARE(text(f, u"description"_s)->toPlainText(), u"half a sentence"_s);
        // It was begun on what stood there then.
        const auto *problem = description->findChild<PlainLabel *>(u"inlineProblem"_s);
        QVERIFY2(problem->fullText().contains(u"theirs"_s), qPrintable(problem->fullText()));
        description->cancelEdit();
        openInPane(f, f.ids[0]);
        QVERIFY(!f.page->drawer()->overview()->field(u"priority"_s)->isEditing());
        InlineField *severity = f.page->drawer()->overview()->field(u"severity"_s);
        QVERIFY(severity->isEditing());
        severity->save();
        QTRY_VERIFY(f.backend.get(f.ids[0]).severity == Severity::High);
        QTRY_VERIFY(!severity->isEditing());
        f.window.reset();
        QVERIFY(f.state.values.value(u"incidents.fields.drafts"_s).toObject().isEmpty());
    }

    /// The answer to Save came when nobody looked: what stands there now is what was typed.
    void whatHasBeenStoredIsNoDraftAnyMore()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *description = f.page->drawer()->overview()->field(u"description"_s);
        description->beginEdit();
        qobject_cast<QPlainTextEdit *>(description->editorWidget())->setPlainText(u"what I know"_s);
        openInPane(f, f.ids[1]);
        QVERIFY(description->hasDrafts());
        f.backend.update(f.ids[0], [](Incident &incident) { incident.description = u"what I know"_s; });
        openInPane(f, f.ids[0]);
        QTRY_COMPARE(f.page->drawer()->incident()->description, u"what I know"_s);
        QVERIFY(!description->isEditing());
        QVERIFY(!description->hasDrafts());
    }

    void conflictInPlaceCanBeDecided()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *description = f.page->drawer()->overview()->field(u"description"_s);
        description->beginEdit();
        auto *text = qobject_cast<QPlainTextEdit *>(description->editorWidget());
        text->setPlainText(u"mine"_s);
        f.backend.update(f.ids[0], [](Incident &incident) { incident.description = u"theirs"_s; });
        QTRY_COMPARE(f.page->drawer()->incident()->description, u"theirs"_s);
        Incident mine = f.backend.get(f.ids[0]);
        mine.description = u"mine"_s;
        f.backend.conflictOnce = conflict(mine, f.backend.get(f.ids[0]));
        description->save();
        auto *keep = description->findChild<QPushButton *>(u"keepMine"_s);
        QTRY_VERIFY(keep->isVisible());
        QVERIFY(description->findChild<PlainLabel *>(u"inlineProblem"_s)->fullText().contains(u"theirs"_s));
        QVERIFY(description->isEditing());
        keep->click();
        QTRY_COMPARE(f.backend.get(f.ids[0]).description, u"mine"_s);
        QTRY_VERIFY(!description->isEditing());
    }

    void aDoubleClickOnAFactEditsIt()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        InlineField *category = f.page->drawer()->overview()->field(u"category"_s);
        auto *text = category->findChild<QLabel *>(u"value"_s);
        QTRY_VERIFY(text->isVisible());
        // A click alone may be meant for the window.
        QTest::mouseClick(text, Qt::LeftButton, {}, text->rect().center());
        QVERIFY(!category->isEditing());
        QTest::mouseDClick(text, Qt::LeftButton, {}, text->rect().center());
        QVERIFY(category->isEditing());
        QVERIFY(category->editorWidget()->hasFocus());
    }

    void conflictInTheFormIsChosenFieldByField()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        const Incident before = f.backend.get(f.ids[0]);
        IncidentForm form(f.backend, f.backend.words, before, f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        qobject_cast<QLineEdit *>(form.field(u"title"_s)->editor())->setText(u"my title"_s);
        qobject_cast<QPlainTextEdit *>(form.field(u"description"_s)->editor())->setPlainText(u"my text"_s);
        Incident theirs = before;
        theirs.title = u"their title"_s;
        theirs.description = u"their text"_s;
        theirs.version = before.version;
        Incident mine = before;
        mine.title = u"my title"_s;
        mine.description = u"my text"_s;
        f.backend.conflictOnce = conflict(mine, theirs);
        form.submit();
        auto *panel = form.findChild<ConflictPanel *>();
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(!form.isBusy());
        form.findChild<QRadioButton *>(u"theirs.title"_s)->setChecked(true);
        form.submit();
        QTRY_COMPARE(f.backend.get(f.ids[0]).description, u"my text"_s);
        QCOMPARE(f.backend.get(f.ids[0]).title, before.title); // left as the others wrote it
        QTRY_VERIFY(!form.isVisible());
    }

    void buttonsMeanTheIncidentInThePane()
    {
        PageFixture f(6);
        f.show();
        openInPane(f, f.ids[0]);
        auto *button = f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.acknowledge"_s);
        QVERIFY(button->isVisible());
        button->click();
        QTRY_VERIFY(f.backend.get(f.ids[0]).status == Status::Acknowledged);
        QTRY_VERIFY(!button->isVisibleTo(f.page->drawer()) ||
                    f.page->drawer()->incident()->acknowledgedAt == std::nullopt);
        QVERIFY(f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.start"_s)->isVisible());
        QVERIFY(!f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.close"_s)->isVisible());
    }

    void alertsAreMadeAndHandled()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Alerts);
        f.page->drawer()->findChild<QPushButton *>(u"newAlert"_s)->click();
        auto *form = f.window->findChild<AlertForm *>();
        QTRY_VERIFY(form && form->isVisible());
        form->submit();
        QVERIFY(form->field(u"alert_name"_s)->hasError());
        QVERIFY(form->field(u"message"_s)->hasError());
        qobject_cast<QLineEdit *>(form->field(u"alert_name"_s)->editor())->setText(u"Pager"_s);
        qobject_cast<QPlainTextEdit *>(form->field(u"message"_s)->editor())->setPlainText(u"wake up"_s);
        // The boxes come before the line that says to whom.
        auto *recipients = qobject_cast<QLineEdit *>(form->field(u"recipients"_s)->editor());
        auto *mail = qobject_cast<QCheckBox *>(form->field(u"severity"_s)->editor()->nextInFocusChain());
        QVERIFY(mail && mail->text() == u"E-mail"_s);
        mail->setFocus();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
        QCOMPARE(form->focusWidget(), recipients);
        mail->setChecked(true);
        recipients->setText(u"noc@example.org, bad address"_s);
        form->submit();
        QVERIFY2(form->field(u"recipients"_s)->error().contains(u"bad address"_s),
                 qPrintable(form->field(u"recipients"_s)->error()));
        recipients->setText(u"noc@example.org; duty@example.org,"_s);
        QCOMPARE(form->input().recipients, QStringList({u"noc@example.org"_s, u"duty@example.org"_s}));
        form->submit();
        QTRY_COMPARE(f.page->drawer()->alerts()->unresolvedCount(), 1);
        f.page->drawer()->alerts()->findChild<QPushButton *>(u"acknowledgeAlert"_s)->click();
        QTRY_VERIFY(!f.page->drawer()->alerts()->findChild<QPushButton *>(u"acknowledgeAlert"_s)->isVisibleTo(f.page));
        QCOMPARE(f.page->drawer()->alerts()->unresolvedCount(), 1);
    }

    void aTabSaysThatThereMayBeMoreThanItShows()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        const IncidentDrawer *drawer = f.page->drawer();
        const auto title = [drawer](IncidentDrawer::Tab tab) {
            return drawer->findChild<QTabBar *>()->tabText(static_cast<int>(tab));
        };
        const auto number = [](int count) { return QLocale().toString(count); };
        using Tab = IncidentDrawer::Tab;
        raiseAlerts(f, mostAlertsOfIncident - 1);
        QTRY_COMPARE(title(Tab::Alerts), u"Alerts "_s + number(mostAlertsOfIncident - 1));
        raiseAlerts(f, 1);
        QTRY_COMPARE(title(Tab::Alerts), u"Alerts "_s + number(mostAlertsOfIncident) + u'+');

        openInPane(f, f.ids[1]);
        f.page->drawer()->setTab(Tab::Activity);
        const auto *cut = drawer->activity()->findChild<QWidget *>(u"activityCut"_s);
        const auto happen = [&f](int times) {
            IncidentEvent event;
            event.incidentId = f.ids[1];
            event.type = u"comment"_s;
            for (int i = 0; i < times; ++i)
                f.backend.addEvent(event);
        };
        happen(mostEventsOfIncident - 1);
        QTRY_COMPARE(title(Tab::Activity), u"Activity "_s + number(mostEventsOfIncident - 1));
        QVERIFY(!cut->isVisible());
        happen(1);
        QTRY_COMPARE(title(Tab::Activity), u"Activity "_s + number(mostEventsOfIncident) + u'+');
        QVERIFY(cut->isVisible());
    }

    void whatWasDoneToAnAlertIsTakenBack()
    {
        PageFixture f(3);
        f.show();
        raiseAlert(f);
        AlertsTab *tab = f.page->drawer()->alerts();
        const QAction *undo = f.actions.action(u"list.undo"_s);
        const auto *button = tab->findChild<QPushButton *>(u"undoAlert"_s);
        const auto acknowledge = [&] { tab->findChild<QPushButton *>(u"acknowledgeAlert"_s)->click(); };
        const auto isActive = [&] { return tab->findChild<QPushButton *>(u"acknowledgeAlert"_s)->isVisibleTo(tab); };
        QSignalSpy messages(f.page, &IncidentsPage::messageShown);
        QVERIFY(!button->isVisible() && !undo->isEnabled());
        acknowledge();
        QTRY_VERIFY(button->isVisible());
        QVERIFY(!isActive());
        QVERIFY(undo->isEnabled());
        QCOMPARE(messages.last().first().toString(), u"The alert “Pager” is acknowledged. Undo: U"_s);
        QTest::mouseClick(tab->findChild<QPushButton *>(u"undoAlert"_s), Qt::LeftButton);
        QTRY_VERIFY(isActive());
        QVERIFY(!button->isVisible() && !undo->isEnabled());
        // By key, from the list; and again where the database could not be reached.
        acknowledge();
        QTRY_VERIFY(!isActive());
        f.page->focusList();
        f.backend.setFailure(FakeBackend::Call::Command, Error{Error::Code::Timeout, u"too slow"_s, {}, {}});
        QTest::keyClick(f.page->table(), Qt::Key_U);
        QTRY_VERIFY(f.page->banner()->accessibleName().contains(u"too slow"_s));
        QVERIFY(button->isVisible());
        f.backend.setFailure(FakeBackend::Call::Command, std::nullopt);
        QTest::keyClick(f.page->table(), Qt::Key_U);
        QTRY_VERIFY(isActive());
        // A command that follows is the last one: the key takes that back.
        acknowledge();
        QTRY_VERIFY(tab->canUndo());
        f.page->drawer()->findChild<QPushButton *>(u"drawer.incident.acknowledge"_s)->click();
        QTRY_VERIFY(f.backend.get(f.ids[0]).status == Status::Acknowledged);
        QTRY_VERIFY(!tab->canUndo() && undo->isEnabled());
        QTest::keyClick(f.page->table(), Qt::Key_U);
        QTRY_VERIFY(f.backend.get(f.ids[0]).status == Status::New);
        QVERIFY(!isActive());
    }

    void alertThatIsNotChangedUnseenIsTold()
    {
        PageFixture f(3);
        f.show();
        const Error error{Error::Code::Unavailable, u"unplugged"_s, {}, {}};
        const auto acknowledge = [&] {
            f.backend.setHeld(FakeBackend::Call::Command, true);
            f.page->drawer()->alerts()->findChild<QPushButton *>(u"acknowledgeAlert"_s)->click();
        };
        const auto answer = [&] {
            f.backend.setHeld(FakeBackend::Call::Command, false);
            f.backend.releaseAllHeld();
        };
        raiseAlert(f);
        f.backend.setFailure(FakeBackend::Call::Command, error);
        acknowledge();
        openInPane(f, f.ids[1]);
        answer();
        QTRY_VERIFY(f.page->banner()->isVisible());
        const QString told = f.page->banner()->accessibleName();
        QVERIFY2(told.contains(u"“Pager”"_s) && told.contains(u"unplugged"_s), qPrintable(told));
        // The same for one whose tab is not shown.
        f.page->banner()->hide();
        openInPane(f, f.ids[0]);
        acknowledge();
        f.page->drawer()->setTab(IncidentDrawer::Tab::Overview);
        answer();
        QTRY_VERIFY(f.page->banner()->isVisible());
    }

    void samplesThatWereLeftOutAreSaid()
    {
        MetricsTab tab;
        tab.show();
        std::vector<Metric> metrics(size_t{mostSamples});
        for (size_t i = 0; i < metrics.size(); ++i)
            metrics[i].measuredAt = Instant(std::chrono::seconds(i));
        const auto *summary = tab.findChild<PlainLabel *>();
        tab.setMetrics(IncidentId(1), {metrics.begin() + 1, metrics.end()});
        QCOMPARE(summary->fullText(), u"99,999 samples in 1 series"_s);
        tab.setMetrics(IncidentId(1), metrics);
        QCOMPARE(summary->fullText(), u"The newest 100,000 samples, in 1 series"_s);
    }

    void metricsAreDrawnAndListed()
    {
        PageFixture f(3);
        for (int i = 0; i < 500; ++i) {
            Metric metric;
            metric.incidentId = f.ids[0];
            metric.name = i % 2 ? u"cpu"_s : u"memory"_s;
            metric.type = metric.name;
            metric.value = i % 97;
            metric.unit = u"%"_s;
            metric.measuredAt = f.clock.now() + std::chrono::seconds(i);
            f.backend.addMetric(metric);
        }
        f.show();
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Metrics);
        QTRY_COMPARE(f.page->drawer()->metrics()->findChildren<MetricPanel *>().size(), 2);
        f.page->drawer()->metrics()->setShowsTable(true);
        auto *table = f.page->drawer()->metrics()->findChild<QTableView *>();
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 500);
    }

    void gridStandsWhereTheLineDoes()
    {
        PageFixture f(1);
        for (int i = 0; i < 50; ++i) {
            Metric metric;
            metric.incidentId = f.ids[0];
            metric.name = metric.type = u"cpu"_s;
            metric.value = 20 + i % 40;
            metric.measuredAt = f.clock.now() + std::chrono::minutes(i);
            f.backend.addMetric(metric);
        }
        f.show();
        openInPane(f, f.ids[0]);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Metrics);
        QTRY_VERIFY(f.page->drawer()->findChild<MetricChart *>(u"metricChart"_s));
        auto *view = f.page->drawer()->findChild<MetricChart *>(u"metricChart"_s);
        QTRY_VERIFY(view->isVisible() && view->height() > 100);
        int labels = 0;
        for (const QGraphicsItem *item : view->scene()->items()) {
            const auto *label = qgraphicsitem_cast<const QGraphicsTextItem *>(item);
            bool isNumber = false;
            const double value = label ? label->toPlainText().toDouble(&isNumber) : 0;
            if (!isNumber || !label->isVisible())
                continue;
            const double y = view->chart()->mapToPosition(QPointF(0, value), view->chart()->series().constFirst()).y();
            const double at = label->sceneBoundingRect().center().y();
            QVERIFY2(std::abs(at - y) < 3, qPrintable(u"%1 stands at %2, not at %3"_s.arg(value).arg(at).arg(y)));
            ++labels;
        }
        QVERIFY(labels >= 2);
    }

    void commandsStayInOneRow()
    {
        PageFixture f(1);
        f.show({1800, 900});
        openInPane(f, f.ids[0]);
        const auto row = [&] {
            QStringList names;
            int bottom = -1;
            for (const QPushButton *button : f.page->drawer()->findChildren<QPushButton *>()) {
                if (!button->objectName().startsWith(u"drawer.incident."_s) || !button->isVisible())
                    continue;
                names.append(button->objectName());
                if (bottom < 0)
                    bottom = button->geometry().bottom();
                if (bottom != button->geometry().bottom())
                    names.append(u"in another row"_s);
            }
            return names;
        };
        QTRY_VERIFY(row().contains(u"drawer.incident.escalate"_s));
        const qsizetype all = row().size();
        f.window->resize(1000, 900);
        f.page->setDrawerOpen(false);
        f.page->setDrawerOpen(true);
        QTRY_VERIFY(row().size() < all);
        QVERIFY(!row().contains(u"in another row"_s));
        // What has no room is behind the dots.
        auto *menu = f.page->drawer()->findChild<QMenu *>();
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.append(action->text());
        QVERIFY2(texts.contains(u"Escalate…"_s), qPrintable(texts.join(u'|')));
    }

    void escapeGoesFromThePaneToTheList()
    {
        PageFixture f(3);
        f.show({1400, 800});
        ready(f, 3);
        openInPane(f, f.ids[0]);
        f.actions.trigger(u"drawer.comment"_s);
        QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(f.window->focusWidget()));
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Escape);
        QVERIFY(f.page->isDrawerOpen() && f.page->table()->hasFocus());
        QTest::keyClick(f.page->table(), Qt::Key_Escape);
        QVERIFY(!f.page->isDrawerOpen());
    }

    void withoutRoomForBothThePaneStandsForTheList()
    {
        PageFixture f(3);
        f.show({700, 700});
        ready(f, 3);
        f.page->focusList();
        f.page->openIncident(idAt(f, 1));
        QTRY_VERIFY(f.page->drawer()->isVisible());
        QVERIFY(!f.page->table()->isVisible());
        QTRY_COMPARE(f.page->drawer()->width(), 700);
        QCOMPARE(f.window->focusWidget()->objectName(), u"drawerTabs"_s);
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(f.page->table()->isVisible());
        QVERIFY(!f.page->isDrawerOpen() && f.page->table()->hasFocus());
        f.window->resize(1200, 700);
        f.page->openIncident(idAt(f, 1));
        QTRY_VERIFY(f.page->drawer()->isVisible() && f.page->table()->isVisible());
    }

    void impactIsAskedForWhenItIsLookedAt()
    {
        PageFixture f(3);
        f.show();
        openInPane(f, f.ids[0]);
        QCOMPARE(f.backend.calls(FakeBackend::Call::Impact), 0);
        f.page->drawer()->setTab(IncidentDrawer::Tab::Impact);
        QTRY_COMPARE(f.backend.calls(FakeBackend::Call::Impact), 1);
        QTRY_VERIFY(f.page->drawer()->impactTab()->findChildren<PlainLabel *>().size() > 20);
    }

    void tabAndWidthAreRemembered()
    {
        QJsonObject values;
        {
            PageFixture f(3);
            f.show();
            openInPane(f, f.ids[0]);
            f.page->drawer()->setTab(IncidentDrawer::Tab::Impact);
            values = f.state.values;
        }
        PageFixture f(3);
        f.state.values = values;
        QJsonObject drawer = values.value(u"incidents.drawer"_s).toObject();
        QCOMPARE(drawer.value(u"tab"_s).toString(), u"impact"_s);
        drawer.insert(u"width"_s, 700);
        f.state.values.insert(u"incidents.drawer"_s, drawer);
        f.show({1800, 900});
        openInPane(f, f.ids[0]);
        QCOMPARE(f.page->drawer()->tab(), IncidentDrawer::Tab::Impact);
        QTRY_COMPARE(f.page->drawer()->width(), 700);
    }

    void recordsTellWhatChanged()
    {
        IncidentEvent event;
        event.type = QLatin1StringView(eventtype::assignment);
        event.data = {{u"status"_s, QJsonObject{{u"from"_s, u"new"_s}, {u"to"_s, u"in_progress"_s}}},
                      {u"assignee_id"_s, QJsonObject{{u"from"_s, QJsonValue::Null}, {u"to"_s, 7}}},
                      {u"assignee"_s, QJsonObject{{u"from"_s, QJsonValue::Null}, {u"to"_s, u"Li <b>Wei</b>"_s}}},
                      {u"reason"_s, u"because"_s},
                      {u"resolution_steps"_s,
                       QJsonObject{{u"from"_s, QJsonArray{QJsonObject{{u"step"_s, 1},
                                                                      {u"description"_s, u"restarted it"_s},
                                                                      {u"executedBy"_s, u"Li"_s}}}},
                                   {u"to"_s, QJsonValue::Null}}}};
        const QStringList lines = changeLines(event);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.contains(u"Resolution steps: restarted it (Li) → none"_s));
        QVERIFY(lines.contains(u"Assignee: none → Li <b>Wei</b>"_s));
        QVERIFY(lines.contains(u"Status: New → In progress"_s));
    }

    void naughtyStringsAreShownAsTheyAre()
    {
        const QString folder =
            qEnvironmentVariable("ITSM_DATA_DIR", qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/../shared/data"_s);
        QFile file(folder + u"/corpora/blns.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("corpora/blns.json is not there");
        const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
        PageFixture f(2);
        f.show();
        openInPane(f, f.ids[0]);
        int shown = 0;
        IncidentDetail detail{f.backend.get(f.ids[0]), {}, {}, {}};
        for (const QJsonValue &value : strings) {
            const QString text = value.toString();
            detail.incident.title = text;
            detail.incident.description = text;
            detail.incident.category = text;
            detail.incident.metadata = {{u"note"_s, text}};
            IncidentEvent event;
            event.id = EventId(++shown);
            event.type = text;
            event.userName = text;
            event.description = text;
            detail.events = {event};
            Alert alert;
            alert.id = AlertId(1);
            alert.name = text;
            alert.message = text;
            detail.alerts = {alert};
            f.page->drawer()->showDetail(detail);
            if (!text.isEmpty())
                QCOMPARE(f.page->drawer()->overview()->field(u"description"_s)->shownText(), text);
            for (const QLabel *label : f.page->drawer()->findChildren<QLabel *>())
                QCOMPARE(label->textFormat(), Qt::PlainText);
            if (shown % 40 == 0)
                QVERIFY(!f.page->drawer()->grab().isNull());
        }
        QVERIFY(shown > 400);
        for (int tab = 0; tab < int(IncidentDrawer::Tab::Count); ++tab) {
            f.page->drawer()->setTab(IncidentDrawer::Tab(tab));
            QVERIFY(!f.page->drawer()->grab().isNull());
        }
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsDrawer)
#include "tst_incidents_drawer.moc"
