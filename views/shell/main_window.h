#pragma once

#include "services/backend/backend.h"
#include "services/backend/workspace.h"
#include "views/widgets/actions.h"
#include "views/widgets/time_format.h"

#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>
#include <memory>

namespace itsm {

class IncidentsPage;
class LanguageManager;
class NavigationRail;
class Page;
class SettingsStore;
class StatusStrip;
class ThemeManager;
class WorkspaceChoice;

/// The console's window: navigation, pages, status strip, menus. Opens the workspace in the background and shows itself
/// meanwhile.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// What the person configured (XDG config) and what the window remembers (XDG state).
    struct Parts
    {
        LanguageManager &languages;
        ThemeManager &themes;
        SettingsStore &settings;
        SettingsStore &state;
    };
    struct Start
    {
        QString database; ///< URL; empty: the embedded workspace of this person
        QString tenant;   ///< code; empty: the first
        QString login;    ///< empty: the operating system's user
    };

    MainWindow(const Parts &parts, Start start);
    ~MainWindow() override;

    /// Opens the database, or asks which workspace to make where there is none.
    void start();
    /// Opens or makes a workspace; errors are shown where the choice is made.
    void open(const QString &url, WorkspaceContent content);

    /// The page of this class; null while no workspace is open.
    template <typename T>
    [[nodiscard]] T *page() const
    {
        for (Page *page : m_pages) {
            if (auto *found = qobject_cast<T *>(page))
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] IncidentsPage *incidentsPage() const;
    [[nodiscard]] Backend *backend() const { return m_backend.get(); }
    [[nodiscard]] ActionRegistry &actions() { return m_actions; }

Q_SIGNALS:
    /// The workspace is open and the page of incidents shows.
    void workspaceOpened();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addActions();
    void addPages();
    void buildMenus();
    void retranslate();
    void showWorkspace(const QString &url, const Actor &actor);
    void closeWorkspace();
    void showIncident(IncidentId id);
    void showFilter(const QString &filter);
    void flipZone();
    void applyZone();
    void rememberPlacement();
    /// Marks the page that is shown in the rail, and none where no workspace is open; its menus are those in the bar.
    void followPage();

    Parts m_parts;
    Start m_start;
    ActionRegistry m_actions;
    std::unique_ptr<Backend> m_backend;
    QStackedWidget *m_stack;
    WorkspaceChoice *m_choice;
    NavigationRail *m_rail;
    StatusStrip *m_status;
    std::vector<Page *> m_pages; ///< in the order of pageSpecs(); empty while no workspace is open
    std::vector<std::pair<QMenu *, size_t>> m_pageMenus; ///< and the place of their page
    TimeZoneMode m_zone = TimeZoneMode::Local;
    QTimer m_freshness;
    int m_opening = 0; ///< number of the latest attempt to open; answers of older ones are dropped
};

} // namespace itsm
