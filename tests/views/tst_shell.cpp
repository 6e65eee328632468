#include "views/incidents/incidents_page.h"
#include "views/shell/languages.h"
#include "views/shell/main_window.h"
#include "views/shell/settings_store.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme_manager.h"

#include <QAction>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A window whose files all stand in a folder of its own.
struct WindowFixture
{
    QTemporaryDir folder;
    LanguageManager languages;
    SettingsStore settings{QDir(folder.path()).filePath(u"settings.json"_s)};
    SettingsStore state{QDir(folder.path()).filePath(u"state.json"_s)};
    ThemeManager *themes;
    std::unique_ptr<MainWindow> window;

    WindowFixture()
    {
        qputenv("XDG_DATA_HOME", folder.filePath(u"data"_s).toUtf8());
        languages.setLanguage(u"en"_s);
        static auto *shared = new ThemeManager(*qApp, ThemeMode::Light);
        themes = shared;
        window = std::make_unique<MainWindow>(
            MainWindow::Parts{.languages = languages, .themes = *themes, .settings = settings, .state = state},
            MainWindow::Start{});
        window->start();
        window->show();
    }
    void openWorkspace()
    {
        QSignalSpy opened(window.get(), &MainWindow::workspaceOpened);
        window->open(u"sqlite:"_s + folder.filePath(u"workspace.sqlite"_s), WorkspaceContent::Empty);
        QVERIFY(opened.wait(20'000));
    }
    [[nodiscard]] QAction *action(const char *id) const { return window->actions().action(QString::fromLatin1(id)); }
    /// The button of a page at the left edge.
    [[nodiscard]] QToolButton *railButton(QAction *action) const
    {
        for (QToolButton *button : window->findChildren<QToolButton *>()) {
            if (button->defaultAction() == action)
                return button;
        }
        return nullptr;
    }
};

} // namespace

class TestShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageIsMarkedWhileItIsShown()
    {
        WindowFixture f;
        QAction *incidents = f.action("page.incidents");
        const QToolButton *button = f.railButton(incidents);
        QVERIFY(button);
        QVERIFY(!button->isChecked());
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"Open a workspace first."_s));

        f.openWorkspace();
        QVERIFY(button->isChecked());
        QVERIFY(button->isEnabled());
        incidents->trigger();
        QVERIFY(button->isChecked());

        // The choice of a workspace is no page; from it one may go back.
        f.action("app.open")->trigger();
        QVERIFY(!button->isChecked());
        QVERIFY(button->isEnabled());
        incidents->trigger();
        QVERIFY(button->isChecked());
        QVERIFY(f.window->incidentsPage()->isVisible());
    }

    void keyOfAPageWithoutWorkspaceIsAnswered()
    {
        WindowFixture f;
        f.window->actions().trigger(u"page.incidents"_s);
        QCOMPARE(f.window->findChild<PlainLabel *>(u"statusMessage"_s)->fullText(), u"Open a workspace first."_s);
    }

    void emptyWorkspaceHasTheKeyboardOnItsButton()
    {
        WindowFixture f;
        f.openWorkspace();
        const auto *button = f.window->incidentsPage()->findChild<QPushButton *>(u"stateAction"_s);
        QTRY_VERIFY(button->isVisible());
        QTRY_COMPARE(f.window->focusWidget(), button);
    }

    void messagesOfThePageAreShown()
    {
        WindowFixture f;
        f.openWorkspace();
        Q_EMIT f.window->incidentsPage()->messageShown(u"INC-1 copied"_s);
        QCOMPARE(f.window->findChild<PlainLabel *>(u"statusMessage"_s)->fullText(), u"INC-1 copied"_s);
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
