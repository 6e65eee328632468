#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "services/backend/direct_backend.h"
#include "services/backend/workspace.h"
#include "translations/translations.h"
#include "views/incidents/activity_tab.h"
#include "views/incidents/incident_form.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/inline_field.h"
#include "views/incidents/overview_tab.h"
#include "views/widgets/form_field.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/theme_manager.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFutureWatcher>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// The page on the sample workspace with the real backend. With ITSM_SHOTS_DIR set it also saves pictures there.
class TestIncidentsSample : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<ThemeManager> m_theme;
    std::optional<StoreUrl> m_url;
    std::optional<Actor> m_actor;

    struct Page
    {
        std::unique_ptr<DirectBackend> backend;
        ActionRegistry actions;
        MemoryState state;
        std::unique_ptr<QWidget> window;
        IncidentsPage *page = nullptr;
        ~Page() { window.reset(); }
    };
    void open(Page &p, QSize size)
    {
        p.backend = std::make_unique<DirectBackend>(*m_url, *m_actor, SystemClock::instance());
        QTRY_COMPARE(p.backend->linkState().state, LinkState::State::Live);
        p.window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(p.window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        p.page = new IncidentsPage(*p.backend, SystemClock::instance(), p.actions, p.state, p.window.get());
        layout->addWidget(p.page);
        p.window->resize(size);
        p.window->show();
        p.window->activateWindow(); // keys need an active window
        QVERIFY(QTest::qWaitForWindowActive(p.window.get()));
        QTRY_VERIFY(p.page->list()->rowCount() > 20);
        QTRY_VERIFY(p.page->list()->isIdle());
    }
    void save(Page &p, const QString &name)
    {
        QCoreApplication::sendPostedEvents();
        const QPixmap picture = p.window->grab();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("ITSM_SHOTS_DIR");
        if (!folder.isEmpty()) {
            QDir().mkpath(folder);
            QVERIFY(picture.save(folder + u'/' + name + u".png"_s));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::English);
        m_theme = std::make_unique<ThemeManager>(*qApp, ThemeMode::Light);
        const auto url = StoreUrl::parse(u"sqlite:"_s + m_dir.filePath(u"sample.sqlite"_s));
        QVERIFY(url);
        m_url = *url;
        auto future = openWorkspace(
            *url, {.tenantCode = {}, .login = u"tester"_s, .displayName = u"Tester"_s, .source = u"user"_s},
            WorkspaceContent::Sample);
        QFutureWatcher<Result<Actor>> watcher;
        QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(future);
        QVERIFY(finished.wait(60'000));
        const Result<Actor> actor = future.result();
        QVERIFY2(actor, actor ? "" : qPrintable(actor.error().message));
        m_actor = *actor;
    }
    void cleanupTestCase() { m_theme.release(); } // the application owns it

    void worksThroughAnIncident()
    {
        Page p;
        open(p, {1400, 900});
        p.page->setFilterText(u"status:new"_s);
        QTRY_VERIFY(p.page->list()->isIdle() && p.page->list()->state() == IncidentListModel::State::Ready);
        p.page->focusList();
        p.page->table()->goToRow(0);
        const IncidentId id = p.page->list()->incidentAt(0)->id;
        QTest::keyClick(p.page->table(), Qt::Key_Return);
        QTRY_VERIFY(p.page->drawer()->incident() && p.page->drawer()->incident()->id == id);
        QTest::keyClick(p.page->table(), Qt::Key_A);
        QTRY_VERIFY(p.page->drawer()->incident()->status == Status::Acknowledged);
        // It left the filter, but not the pane: the next command means it still.
        QTRY_VERIFY(p.page->list()->rowOf(id) < 0);
        QCOMPARE(p.page->drawer()->incident()->id, id);
        QTest::keyClick(p.page->table(), Qt::Key_M);
        QTRY_VERIFY(p.page->drawer()->incident()->assigneeId == m_actor->user);
    }

    void whatOneMadeIsSeen()
    {
        Page p;
        open(p, {1400, 900});
        const auto make = [&p](const QString &title) {
            p.window->activateWindow(); // the form before was active
            QVERIFY(QTest::qWaitForWindowActive(p.window.get()));
            QTest::keyClick(p.page->table(), Qt::Key_N);
            const auto form = [&p] { return p.window->findChild<IncidentForm *>(); };
            QTRY_VERIFY(form() && form()->isVisible());
            qobject_cast<QLineEdit *>(form()->field(u"title"_s)->editor())->setText(title);
            auto *severity = qobject_cast<QComboBox *>(form()->field(u"severity"_s)->editor());
            severity->setCurrentIndex(severity->findData(static_cast<int>(Severity::Critical)));
            form()->submit();
            QTRY_VERIFY(p.page->drawer()->incident() && p.page->drawer()->incident()->title == title);
            QTRY_VERIFY(!form());
        };
        // In the list: it does not wait there as the new rows of others do.
        p.page->setFilterText(u"is:open"_s);
        QTRY_VERIFY(p.page->list()->isIdle() && p.page->list()->state() == IncidentListModel::State::Ready);
        p.page->table()->sortByColumn(static_cast<int>(IncidentColumn::Created), Qt::DescendingOrder);
        QTRY_VERIFY(p.page->list()->isIdle());
        p.page->focusList();
        p.page->table()->goToRow(2);
        const IncidentId before = p.page->selection()->currentId();
        make(u"seen by its maker"_s);
        const IncidentId made = p.page->drawer()->incident()->id;
        QTRY_COMPARE(p.page->list()->rowOf(made), 0);
        QTRY_COMPARE(p.page->table()->currentIndex().row(), 0);
        QCOMPARE(p.page->selection()->currentId(), made);
        QCOMPARE(p.page->list()->rowOf(before), 3);
        QCOMPARE(p.page->list()->pendingNewRows(), 0);
        p.page->setDrawerOpen(false);
        QCOMPARE(p.page->selection()->currentId(), made);

        // Not in the list: once the pane is closed, keys mean the row with the frame.
        p.page->setFilterText(u"status:closed"_s);
        QTRY_VERIFY(p.page->list()->isIdle() && p.page->list()->state() == IncidentListModel::State::Ready);
        p.page->focusList();
        p.page->table()->goToRow(2);
        const IncidentId closed = p.page->list()->incidentAt(2)->id;
        make(u"of another list"_s);
        QTRY_VERIFY(p.page->list()->isIdle());
        QCOMPARE(p.page->selection()->currentId(), p.page->drawer()->incident()->id);
        p.page->setDrawerOpen(false);
        QCOMPARE(p.page->selection()->currentId(), closed);
        QCOMPARE(p.page->table()->currentIndex().row(), 2);
    }

    void bulkOnEverything()
    {
        Page p;
        open(p, {1400, 900});
        p.page->setFilterText(u"is:open"_s);
        QTRY_VERIFY(p.page->list()->isIdle() && p.page->list()->state() == IncidentListModel::State::Ready);
        p.page->focusList();
        p.page->table()->goToRow(0);
        QTest::keyClick(p.page->table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(p.page->table(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(p.page->selection()->count(), 3);
        QTest::keyClick(p.page->table(), Qt::Key_M);
        QTRY_VERIFY(p.page->banner()->isVisible() && !p.page->banner()->isRunning());
        save(p, u"bulk-banner"_s);
        for (const IncidentId selected : p.page->selection()->ids()) {
            const int row = p.page->list()->rowOf(selected);
            QTRY_VERIFY(p.page->list()->incidentAt(row)->assigneeId == m_actor->user);
        }
    }

    void looks_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light-en") << false << u"en"_s << QSize(1920, 1000);
        QTest::newRow("dark-en") << true << u"en"_s << QSize(1920, 1000);
        QTest::newRow("light-zh_CN") << false << u"zh_CN"_s << QSize(1920, 1000);
        QTest::newRow("dark-zh_CN") << true << u"zh_CN"_s << QSize(1280, 680);
    }
    void looks()
    {
        QFETCH(bool, dark);
        QFETCH(QString, language);
        QFETCH(QSize, size);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        QLocale::setDefault(QLocale(language));
        const std::unique_ptr<QTranslator> translator = loadTranslator(language);
        if (translator)
            QCoreApplication::installTranslator(translator.get());
        Page p;
        open(p, size);
        save(p, tag + u"-list"_s);
        // An open incident with a history, alerts and metrics.
        IncidentId richest = p.page->list()->incidentAt(0)->id;
        for (int row = 0; row < std::min(60, p.page->list()->rowCount()); ++row) {
            auto future = p.backend->detail(p.page->list()->incidentAt(row)->id);
            QTRY_VERIFY(future.isFinished());
            const Result<IncidentDetail> detail = future.result();
            QVERIFY(detail);
            if (isOpen(detail->incident.status.value()) && !detail->alerts.empty() && !detail->metrics.empty()) {
                richest = detail->incident.id;
                break;
            }
        }
        p.page->openIncident(richest);
        QTRY_VERIFY(p.page->drawer()->incident() && p.page->drawer()->incident()->id == richest);
        for (int tab = 0; tab < int(IncidentDrawer::Tab::Count); ++tab) {
            p.page->drawer()->setTab(IncidentDrawer::Tab(tab));
            QTRY_VERIFY(p.page->list()->isIdle());
            save(p, tag + u'-' + IncidentDrawer::tabKey(IncidentDrawer::Tab(tab)));
        }
        p.page->drawer()->setTab(IncidentDrawer::Tab::Overview);
        p.page->drawer()->overview()->field(u"severity"_s)->beginEdit();
        p.page->drawer()->overview()->field(u"description"_s)->beginEdit();
        save(p, tag + u"-editing"_s);
        p.page->drawer()->overview()->field(u"severity"_s)->cancelEdit();
        p.page->drawer()->overview()->field(u"description"_s)->cancelEdit();
        p.page->setFilterText(u"status:new,in_progress prio:enormous"_s);
        p.page->drawer()->setTab(IncidentDrawer::Tab::Overview);
        save(p, tag + u"-filter-error"_s);
        p.page->setFilterText(u"\"nothing has this word\""_s);
        QTRY_COMPARE(p.page->list()->state(), IncidentListModel::State::Empty);
        save(p, tag + u"-empty"_s);
        p.page->setFilterText(QString());
        QTRY_VERIFY(p.page->list()->isIdle() && p.page->list()->rowCount() > 20);
        for (const char *id :
             {"incident.new", "incident.edit", "incident.escalate", "incident.assign", "incident.delete"}) {
            QAction *action = p.actions.action(QString::fromLatin1(id));
            QTRY_VERIFY(action->isEnabled());
            action->trigger();
            QDialog *dialog = nullptr;
            QTRY_VERIFY((dialog = p.window->findChild<QDialog *>()) && dialog->isVisible());
            const QString folderName = qEnvironmentVariable("ITSM_SHOTS_DIR");
            if (!folderName.isEmpty())
                dialog->grab().save(folderName + u'/' + tag + u'-' + QString::fromLatin1(id) + u".png"_s);
            dialog->reject();
            QTRY_VERIFY(!p.window->findChild<QDialog *>());
        }
        if (translator)
            QCoreApplication::removeTranslator(translator.get());
        QLocale::setDefault(QLocale::English);
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsSample)
#include "tst_incidents_sample.moc"
