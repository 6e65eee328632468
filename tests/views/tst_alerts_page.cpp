#include "models/alert_feed.h"
#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"
#include "views/alerts/alert_table.h"
#include "views/alerts/alerts_page.h"
#include "views/export/export_dialog.h"
#include "views/widgets/filter_edit.h"
#include "views/widgets/filter_line.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/state_overlay.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

class TestAlertsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheWorstFirst();
    void keysChangeWhatIsSelected();
    void undoTakesTheLastCommandBack();
    void undoIsOfferedAgain();
    void exportsWhatTheFilterFinds();
    void oneExportAtATime();
    void selectionSurvivesChanges();
    void filterAndCards();
    void mistakesAreShown();
    void emptyAndFailed();
    void nothingIsSaidTwice();
    void historyKeepsResolvedOnes();
    void enterOpensTheIncident();
    void copiesRowsAsText();
    void copiesInOtherFormats();
    void copiesTheRowsThatWereChosen();
    void manyAreAskedFor();
    void groupsFoldByKeyAndClick();
    void headingMeansItsGroup();
    void aViewerIsToldWhy();
    void remembersColumnsAndFilter();

private:
    Alert add(Severity severity, const QString &name);
    void makePage();
    [[nodiscard]] QStringList names() const;
    void press(const QString &key) { QTest::keyClicks(m_page->table(), key); }

    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<ActionRegistry> m_actions;
    MemoryState m_state;
    std::unique_ptr<AlertsPage> m_page;
    using Call = FakeBackend::Call;
};

Alert TestAlertsPage::add(Severity severity, const QString &name)
{
    auto future = m_backend->createAlert({.incidentId = IncidentId(7),
                                          .type = u"threshold"_s,
                                          .name = name,
                                          .message = u"message of "_s + name,
                                          .severity = severity,
                                          .channels = {},
                                          .recipients = {},
                                          .metadata = {}});
    while (!future.isFinished())
        QTest::qWait(1);
    return *future.takeResult();
}

void TestAlertsPage::makePage()
{
    m_page.reset();
    m_actions = std::make_unique<ActionRegistry>();
    m_page = std::make_unique<AlertsPage>(*m_backend, SystemClock::instance(), *m_actions, m_state);
    m_page->resize(1200, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->feed()->state() != AlertFeed::State::Loading);
}

QStringList TestAlertsPage::names() const
{
    QStringList found;
    for (const Alert &alert : m_page->model()->rows())
        found.append(alert.name);
    return found;
}

void TestAlertsPage::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_state.values = {};
    add(Severity::Low, u"low"_s);
    add(Severity::Critical, u"critical"_s);
    add(Severity::High, u"high"_s);
    makePage();
}

void TestAlertsPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_backend.reset();
}

void TestAlertsPage::showsTheWorstFirst()
{
    const QAbstractItemModelTester check(m_page->model());
    QCOMPARE(names(), QStringList({u"critical"_s, u"high"_s, u"low"_s}));
    QTRY_VERIFY(m_page->table()->hasFocus());
    QCOMPARE(m_page->table()->currentIndex().row(), 0);
    m_page->table()->horizontalHeader()->setSortIndicator(AlertListModel::columnOf(AlertField::Name),
                                                          Qt::DescendingOrder);
    QCOMPARE(names(), QStringList({u"low"_s, u"high"_s, u"critical"_s}));
}

void TestAlertsPage::keysChangeWhatIsSelected()
{
    QSignalSpy messages(m_page.get(), &AlertsPage::messageShown);
    QTest::keyClick(m_page->table(), Qt::Key_Down, Qt::ShiftModifier); // the first two
    QCOMPARE(m_page->table()->chosen().size(), size_t{2});
    press(u"a"_s);
    QTRY_COMPARE(messages.size(), 1);
    QVERIFY(messages.takeFirst().first().toString().startsWith(u"2 alert(s) acknowledged. Undo: U"_s));
    QTRY_COMPARE(m_page->model()->at(1)->status.value(), AlertStatus::Acknowledged);
    QCOMPARE(m_page->model()->at(2)->status.value(), AlertStatus::Active);
    QVERIFY(!m_actions->action(u"alert.acknowledge"_s)->isEnabled());
    press(u"r"_s);
    QTRY_COMPARE(names(), QStringList({u"low"_s}));
}

void TestAlertsPage::undoTakesTheLastCommandBack()
{
    QSignalSpy messages(m_page.get(), &AlertsPage::messageShown);
    QAction *undo = m_actions->action(u"alert.undo"_s);
    QVERIFY(!undo->isEnabled());
    QTest::keyClick(m_page->table(), Qt::Key_Down, Qt::ShiftModifier);
    press(u"r"_s);
    QTRY_COMPARE(names(), QStringList({u"low"_s}));
    QVERIFY(undo->isEnabled());
    press(u"u"_s);
    QTRY_COMPARE(names(), QStringList({u"critical"_s, u"high"_s, u"low"_s}));
    QTRY_COMPARE(messages.size(), 2);
    QCOMPARE(messages.last().first().toString(), u"2 change(s) taken back."_s);
    QCOMPARE(m_page->model()->at(0)->status.value(), AlertStatus::Active);
    QVERIFY(!undo->isEnabled());
}

void TestAlertsPage::exportsWhatTheFilterFinds()
{
    const QTemporaryDir folder;
    add(Severity::Medium, u"=1+1, \"第四\""_s);
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    m_page->setFilterText(u"-name:low"_s);
    m_page->setGroup(u"severity"_s);
    m_page->model()->setAllFolded(true); // what is folded away is exported as well
    const auto exported = [&](ExportDialog::Format format, const QString &name) -> QByteArray {
        const QString path = folder.filePath(name);
        m_actions->trigger(u"alert.export"_s);
        auto *form = qobject_cast<ExportDialog *>(QApplication::activeModalWidget());
        if (!form)
            return "no form";
        form->setFormat(format);
        form->setPath(path);
        form->submit();
        QFile file(path);
        const auto *banner = m_page->findChild<ProgressBanner *>(u"exportBanner"_s);
        if (!QTest::qWaitFor([&] { return file.exists() && !banner->isRunning(); }) || !file.open(QIODevice::ReadOnly))
            return "no file";
        return file.readAll();
    };
    const QJsonArray records = QJsonDocument::fromJson(exported(ExportDialog::Format::Json, u"a.json"_s)).array();
    QCOMPARE(records.size(), 3);
    QCOMPARE(records[0][u"severity"_s].toString(), u"critical"_s);
    QVERIFY(records[0][u"resolved"_s].isNull()); // all columns, the hidden ones, too
    QVERIFY(parseInstant(records[0][u"triggered"_s].toString()));
    QVERIFY(!records[0].toObject().contains(u"age"_s));
    const QByteArray fields = exported(ExportDialog::Format::CsvFields, u"a.csv"_s);
    QVERIFY(fields.startsWith("\"severity\",\"name\",\"message\""));
    QVERIFY(fields.contains("\"'=1+1, \"\"第四\"\"\"")); // no formula
    QCOMPARE(fields.count('\n'), 4);
    QVERIFY(exported(ExportDialog::Format::CsvShown, u"b.csv"_s).startsWith("\"Severity\",\"Age\",\"Alert\""));
    QVERIFY(exported(ExportDialog::Format::Markdown, u"a.md"_s).startsWith("| Severity | Age | Alert |"));
    QVERIFY(exported(ExportDialog::Format::Pdf, u"a.pdf"_s).startsWith("%PDF-"));
    const auto *banner = m_page->findChild<ProgressBanner *>(u"exportBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(u"3 row(s) written to"_s));
}

void TestAlertsPage::oneExportAtATime()
{
    const QTemporaryDir folder;
    m_actions->trigger(u"alert.export"_s);
    auto *form = qobject_cast<ExportDialog *>(QApplication::activeModalWidget());
    QVERIFY(form);
    form->setPath(folder.filePath(u"a.csv"_s));
    const auto *exported = m_page->findChild<ProgressBanner *>(u"exportBanner"_s);
    const auto *banner = m_page->findChild<ProgressBanner *>();
    QVERIFY(banner != exported && !banner->isVisible());
    // As soon as the first one has begun.
    bool wasRunning = false;
    connect(form, &ExportDialog::chosen, m_page.get(), [&] {
        wasRunning = exported->isRunning();
        m_actions->trigger(u"alert.export"_s);
    });
    form->submit();
    QTRY_VERIFY(wasRunning);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->accessibleName().contains(u"running already"_s), qPrintable(banner->accessibleName()));
    QTRY_VERIFY(!exported->isRunning() && QFile::exists(folder.filePath(u"a.csv"_s)));
    QVERIFY(!QApplication::activeModalWidget());
}

void TestAlertsPage::undoIsOfferedAgain()
{
    QAction *undo = m_actions->action(u"alert.undo"_s);
    press(u"r"_s);
    QTRY_COMPARE(names().size(), 2);
    m_backend->setFailure(Call::Command, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    press(u"u"_s);
    QTRY_VERIFY(m_page->findChild<ProgressBanner *>()->isVisible());
    QVERIFY(undo->isEnabled());
    m_backend->setFailure(Call::Command, std::nullopt);
    press(u"u"_s);
    QTRY_COMPARE(names().size(), 3);
    QVERIFY(!undo->isEnabled());
    // What can never be is not offered again.
    press(u"r"_s);
    QTRY_COMPARE(names().size(), 2);
    m_backend->setFailure(Call::Command, Error{Error::Code::Forbidden, u"not you"_s, {}, {}});
    press(u"u"_s);
    QTRY_VERIFY(m_page->findChild<ProgressBanner *>()->accessibleName().contains(u"not you"_s));
    QVERIFY(!undo->isEnabled());
}

void TestAlertsPage::selectionSurvivesChanges()
{
    m_page->table()->selectRow(1);
    QCOMPARE(m_page->table()->chosen().front()->name, u"high"_s);
    add(Severity::Critical, u"another"_s);
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    QCOMPARE(m_page->table()->chosen().front()->name, u"high"_s);
    QCOMPARE(m_page->table()->currentIndex().row(), 2);
}

void TestAlertsPage::filterAndCards()
{
    const auto cards = m_page->findChildren<StatCard *>();
    QCOMPARE(cards.size(), 4);
    QCOMPARE(cards[0]->value().number, u"3"_s);
    QCOMPARE(cards[2]->value().number, u"1"_s);
    QTest::mouseClick(cards[2], Qt::LeftButton);
    QCOMPARE(m_page->filterText(), u"is:active severity:critical"_s);
    QCOMPARE(names(), QStringList({u"critical"_s}));
    QVERIFY(cards[2]->isChecked());
    QTest::mouseClick(cards[2], Qt::LeftButton);
    QCOMPARE(m_page->filterText(), QString());
    QCOMPARE(names().size(), 3);
    press(u"/"_s);
    auto *edit = m_page->findChild<FilterEdit *>();
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"name:h*"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(names(), QStringList({u"high"_s}));
    QVERIFY(m_page->table()->hasFocus());
}

void TestAlertsPage::mistakesAreShown()
{
    m_page->setFilterText(u"is:active priority:urgent"_s);
    const auto *edit = m_page->findChild<FilterEdit *>();
    QVERIFY(edit->error());
    QCOMPARE(edit->error()->position, 10);
    QCOMPARE(names().size(), 3); // the last filter that could be read stays
}

void TestAlertsPage::emptyAndFailed()
{
    const auto *overlay = m_page->findChild<StateOverlay *>();
    QCOMPARE(overlay->state(), StateOverlay::State::Ready);
    m_page->setFilterText(u"name:nothing"_s);
    QCOMPARE(overlay->state(), StateOverlay::State::Empty);
    m_page->setFilterText({});
    QCOMPARE(overlay->state(), StateOverlay::State::Ready);
    m_backend->setFailure(Call::Alerts, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    m_page->refresh();
    QTRY_COMPARE(overlay->state(), StateOverlay::State::Stale);
    QCOMPARE(names().size(), 3);
    makePage();
    QTRY_COMPARE(m_page->findChild<StateOverlay *>()->state(), StateOverlay::State::Failed);
}

void TestAlertsPage::nothingIsSaidTwice()
{
    const auto footer = [this] { return m_page->findChild<PlainLabel *>(u"listFooter"_s)->fullText(); };
    m_page->setFilterText(u"name:nothing"_s);
    QCOMPARE(footer(), u"0 of 3 alerts"_s); // in no order
    // Why the link is lost stands in the status line of the window.
    const auto banner = [this] {
        for (const PlainLabel *label : m_page->findChild<StateOverlay *>()->findChildren<PlainLabel *>()) {
            if (label->fullText().startsWith(u"Shown as of"_s))
                return label->fullText();
        }
        return QString();
    };
    m_page->setFilterText({});
    m_backend->setFailure(Call::Alerts, Error{Error::Code::Unavailable, u"gone"_s, {}, {}});
    m_page->refresh();
    QTRY_VERIFY2(banner().endsWith(u"gone"_s), qPrintable(banner()));
    m_backend->setLink(
        {.state = LinkState::State::Lost, .source = {}, .reason = u"gone"_s, .since = {}, .freshAt = {}});
    QTRY_VERIFY2(banner().endsWith(u")."_s), qPrintable(banner()));
    QCOMPARE(m_page->findChild<StateOverlay *>()->accessibleName(), u"gone"_s);
    // Of none at all the page itself says it.
    m_backend = std::make_unique<FakeBackend>();
    makePage();
    QTRY_COMPARE(m_page->findChild<StateOverlay *>()->state(), StateOverlay::State::Empty);
    QCOMPARE(footer(), QString());
}

void TestAlertsPage::historyKeepsResolvedOnes()
{
    m_backend->setAlertTimes(SystemClock::instance().now());
    m_page->setHistoryDays(7);
    QTRY_COMPARE(names().size(), 3);
    m_page->table()->selectRow(0);
    press(u"r"_s);
    QTRY_COMPARE(m_page->model()->at(0)->status.value(), AlertStatus::Resolved);
    QCOMPARE(names().size(), 3);
    m_page->setHistoryDays(0);
    QTRY_COMPARE(names().size(), 2);
}

void TestAlertsPage::enterOpensTheIncident()
{
    QSignalSpy wanted(m_page.get(), &AlertsPage::incidentWanted);
    QTest::keyClick(m_page->table(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<IncidentId>(), IncidentId(7));
}

void TestAlertsPage::copiesRowsAsText()
{
    m_page->table()->selectRow(0);
    m_actions->trigger(u"alert.copy"_s);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(u"Severity\tAge\tAlert\tMessage\t"_s));
    QVERIFY(lines[1].contains(u"critical\tmessage of critical"_s));
}

void TestAlertsPage::copiesInOtherFormats()
{
    const auto copied = [this](const QString &words) {
        m_actions->trigger(u"alert.copyAs"_s);
        auto *menu = m_page->findChild<QMenu *>(u"copyMenu"_s);
        for (QAction *action : menu->actions()) {
            if (action->text().contains(words))
                action->trigger();
        }
        delete menu;
        return QApplication::clipboard()->text();
    };
    m_page->table()->selectRow(0);
    const QJsonArray records = QJsonDocument::fromJson(copied(u"JSON"_s).toUtf8()).array();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.at(0)[u"severity"_s].toString(), u"critical"_s);
    QCOMPARE(records.at(0)[u"name"_s].toString(), u"critical"_s);
    QVERIFY(parseInstant(records.at(0)[u"age"_s].toString()));
    QVERIFY(records.at(0)[u"channel"_s].isArray());
    QVERIFY(copied(u"CSV"_s).startsWith(u"\"Severity\",\"Age\",\"Alert\","_s));
    QVERIFY(copied(u"Markdown"_s).startsWith(u"| Severity | Age | Alert |"_s));
    QVERIFY(!copied(u"text"_s).contains(u"Severity"_s));
    m_page->setFilterText(u"name:nothing"_s);
    m_actions->trigger(u"alert.copyAs"_s);
    QVERIFY(!m_page->findChild<QMenu *>(u"copyMenu"_s));
}

void TestAlertsPage::copiesTheRowsThatWereChosen()
{
    m_page->table()->goToRow(0);
    QCOMPARE(m_page->model()->at(0)->name, u"critical"_s);
    m_actions->action(u"alert.copyAs"_s)->trigger();
    auto *menu = m_page->findChild<QMenu *>(u"copyMenu"_s);
    QVERIFY(menu);
    add(Severity::Critical, u"newer"_s); // comes first while the menu is open
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    QCOMPARE(m_page->model()->at(0)->name, u"newer"_s);
    menu->actions().constFirst()->trigger();
    menu->close();
    QVERIFY(QApplication::clipboard()->text().contains(u"message of critical"_s));
    QVERIFY(!QApplication::clipboard()->text().contains(u"newer"_s));
}

void TestAlertsPage::manyAreAskedFor()
{
    for (int i = 0; i < 100; ++i)
        add(Severity::Low, u"one of many"_s);
    QTRY_COMPARE(m_page->model()->rowCount(), 103);
    m_page->table()->selectAll();
    const int calls = m_backend->calls(Call::Command);
    m_actions->action(u"alert.acknowledge"_s)->trigger();
    auto *question = m_page->findChild<QMessageBox *>();
    QVERIFY(question);
    QVERIFY(question->text().contains(u"103"_s));
    question->button(QMessageBox::Cancel)->click();
    QTest::qWait(20);
    QCOMPARE(m_backend->calls(Call::Command), calls);
    m_page->table()->selectAll();
    m_actions->action(u"alert.acknowledge"_s)->trigger();
    for (QMessageBox *each : m_page->findChildren<QMessageBox *>()) {
        if (each->isVisible())
            each->button(QMessageBox::Ok)->click();
    }
    QTRY_VERIFY(std::ranges::all_of(m_page->model()->rows(),
                                    [](const Alert &alert) { return alert.status == AlertStatus::Acknowledged; }));
}

void TestAlertsPage::groupsFoldByKeyAndClick()
{
    add(Severity::High, u"high"_s);
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    m_page->setGroup(u"name"_s); // not offered: no groups
    QCOMPARE(m_page->model()->groupColumn(), -1);
    m_page->setGroup(u"severity"_s);
    QCOMPARE(m_page->model()->rowCount(), 7);
    AlertTable *table = m_page->table();
    table->goToRow(2); // the heading of the high ones
    QTest::keyClick(table, Qt::Key_Left);
    QCOMPARE(m_page->model()->rowCount(), 5);
    QCOMPARE(table->currentIndex().row(), 2);
    QTest::keyClick(table, Qt::Key_Left); // folded already
    QCOMPARE(m_page->model()->rowCount(), 5);
    QTest::keyClick(table, Qt::Key_Right);
    QCOMPARE(m_page->model()->rowCount(), 7);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(m_page->model()->rowCount(), 5);
    const QPoint arrow(6, table->rowViewportPosition(2) + table->rowHeight(2) / 2);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, arrow);
    QCOMPARE(m_page->model()->rowCount(), 7);
    makePage();
    QCOMPARE(m_page->model()->groupColumn(), AlertListModel::columnOf(AlertField::Severity)); // remembered
    m_page->setGroup({});
    QCOMPARE(m_page->model()->rowCount(), 4);
}

void TestAlertsPage::headingMeansItsGroup()
{
    add(Severity::High, u"another"_s);
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
    m_page->setGroup(u"severity"_s);
    m_page->table()->selectRow(2);
    QCOMPARE(m_page->table()->chosen().size(), size_t{2});
    m_page->model()->setFolded(2, true);
    press(u"a"_s);
    const auto acknowledged = [this] {
        return std::count_if(m_page->feed()->records().begin(), m_page->feed()->records().end(),
                             [](const Alert &alert) { return alert.status == AlertStatus::Acknowledged; });
    };
    QTRY_COMPARE(acknowledged(), 2);
    QSignalSpy wanted(m_page.get(), &AlertsPage::incidentWanted);
    m_actions->trigger(u"alert.open"_s); // unfolds
    QCOMPARE(wanted.size(), 0);
    QTRY_COMPARE(m_page->model()->rowCount(), 7);
}

void TestAlertsPage::aViewerIsToldWhy()
{
    m_backend->setRole(Role::Viewer);
    makePage();
    QTRY_VERIFY(m_page->table()->hasFocus());
    press(u"a"_s);
    const auto *banner = m_page->findChild<ProgressBanner *>();
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(m_page->model()->at(0)->status.value(), AlertStatus::Active);
}

void TestAlertsPage::remembersColumnsAndFilter()
{
    m_page->setFilterText(u"severity:high"_s);
    m_page->table()->horizontalHeader()->setSortIndicator(AlertListModel::columnOf(AlertField::Age),
                                                          Qt::AscendingOrder);
    m_page->table()->setColumnHidden(AlertListModel::columnOf(AlertField::Source), true);
    m_page->table()->horizontalHeader()->moveSection(0, 2);
    makePage();
    QCOMPARE(m_page->filterText(), u"severity:high"_s);
    QCOMPARE(m_page->model()->currentSort(), (AlertSort{.field = AlertField::Age, .order = Qt::AscendingOrder}));
    QVERIFY(m_page->table()->isColumnHidden(AlertListModel::columnOf(AlertField::Source)));
    QCOMPARE(m_page->table()->horizontalHeader()->visualIndex(0), 2);
}

ITSM_TEST_IN(QApplication, TestAlertsPage)
#include "tst_alerts_page.moc"
