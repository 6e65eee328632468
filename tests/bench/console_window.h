#pragma once

#include "services/backend/backend.h"
#include "views/shell/languages.h"
#include "views/shell/settings_store.h"
#include "views/widgets/theme_manager.h"

#include <QTemporaryDir>
#include <chrono>
#include <functional>
#include <memory>

namespace itsm {
class IncidentListModel;
class IncidentTable;
class IncidentsPage;
class MainWindow;
} // namespace itsm

namespace itsm::bench {

/// Runs the event loop until something holds; false after the time.
bool runUntil(const std::function<bool()> &holds, std::chrono::milliseconds most = std::chrono::seconds(60));
/// Runs the event loop for a time.
void runFor(std::chrono::milliseconds time);

/// The console's window on a database, with settings of its own.
class ConsoleWindow
{
public:
    /// `stateFile` keeps what it remembers; by default a file that goes with the window.
    explicit ConsoleWindow(const QString &stateFile = {});
    ~ConsoleWindow();

    /// Opens it and waits for the first rows.
    Result<> open(const QString &url, QSize size = {1920, 1080});
    [[nodiscard]] MainWindow &window() const { return *m_window; }
    [[nodiscard]] IncidentsPage &page() const;
    [[nodiscard]] IncidentListModel &list() const;
    [[nodiscard]] IncidentTable &table() const;
    [[nodiscard]] Backend &backend() const;
    [[nodiscard]] LanguageManager &languages() { return m_languages; }
    [[nodiscard]] ThemeManager &themes() { return *m_themes; }
    /// The list shows what it was asked for.
    [[nodiscard]] bool isReady() const;
    /// Makes the window the active one, as a window manager does: keys need it.
    void activate();
    /// Filters, and waits for the rows.
    bool show(const QString &filter);

private:
    QTemporaryDir m_folder;
    LanguageManager m_languages;
    SettingsStore m_settings;
    SettingsStore m_state;
    ThemeManager *m_themes;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace itsm::bench
