#pragma once

#include "views/shell/languages.h"
#include "views/shell/main_window.h"
#include "views/shell/settings_store.h"
#include "views/widgets/theme_manager.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace itsm::test {

/// A window whose files all stand in a folder of its own.
struct WindowFixture
{
    QTemporaryDir folder;
    LanguageManager languages;
    SettingsStore settings{QDir(folder.path()).filePath(QStringLiteral("settings.json"))};
    SettingsStore state{QDir(folder.path()).filePath(QStringLiteral("state.json"))};
    ThemeManager *themes;
    MemorySecretStore secrets;
    std::unique_ptr<MainWindow> window;

    explicit WindowFixture(SingleInstance *instance = nullptr)
    {
        qputenv("XDG_DATA_HOME", folder.filePath(QStringLiteral("data")).toUtf8());
        languages.setLanguage(QStringLiteral("en"));
        static auto *shared = new ThemeManager(*qApp, ThemeMode::Light);
        themes = shared;
        make(instance);
        window->start();
    }
    /// A fresh window on the same files, as after another start; start() is left to the test.
    void make(SingleInstance *instance = nullptr)
    {
        window.reset();
        window = std::make_unique<MainWindow>(MainWindow::Parts{.languages = languages,
                                                                .themes = *themes,
                                                                .settings = settings,
                                                                .state = state,
                                                                .secrets = &secrets,
                                                                .instance = instance},
                                              MainWindow::Start{});
        window->show();
    }
    void openWorkspace(WorkspaceContent content = WorkspaceContent::Empty)
    {
        QSignalSpy opened(window.get(), &MainWindow::workspaceOpened);
        window->open(QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("workspace.sqlite")), content);
        QVERIFY(opened.wait(20'000));
    }
    [[nodiscard]] QAction *action(const char *id) const { return window->actions().action(QString::fromLatin1(id)); }
    /// The button of a page at the left edge.
    [[nodiscard]] QToolButton *railButton(QAction *action) const
    {
        const auto buttons = window->findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->defaultAction() == action)
                return button;
        }
        return nullptr;
    }
};

} // namespace itsm::test
