#pragma once

#include "services/backend/backend.h"
#include "services/backend/workspace.h"
#include "services/secrets/secret_store.h"
#include "views/shell/preferences.h"
#include "views/shell/profile_store.h"
#include "views/shell/start_request.h"
#include "views/widgets/actions.h"

#include <QMainWindow>
#include <QPointer>
#include <QStackedWidget>
#include <QTimer>
#include <memory>

namespace itsm {

class DesktopPresence;
class IncidentsPage;
class NavigationRail;
class Page;
class ProfileActions;
class ProfileState;
class WindowSession;
class SettingsDialog;
class SingleInstance;
class StatusStrip;
class WindowActions;
class WindowMenus;
class WorkspaceChoice;
class WorkspaceOpener;

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
        SecretStore *secrets = nullptr;     ///< none: passwords are kept in memory
        SingleInstance *instance = nullptr; ///< none: others may open the same profile
    };
    struct Start
    {
        QString database = {}; ///< URL; empty: a profile
        QString tenant = {};   ///< code, for `database`; empty: the first
        QString login = {};    ///< empty: the operating system's user
        QString profile = {};  ///< id; empty: the last one
        StartRequest request = {};
    };

    MainWindow(const Parts &parts, Start start);
    ~MainWindow() override;

    /// The profile that a start opens; none: the person is asked.
    static std::optional<Profile> startProfile(const Start &start, const ProfileStore &profiles);
    /// Under which name one process is the console of a profile. Whoever works as somebody else is another.
    static QString instanceName(const std::optional<Profile> &profile, const QString &login);

    /// Opens what the start names, or asks which workspace to make where there is none.
    void start();
    /// Opens or makes a workspace; errors are shown where the choice is made.
    void open(const QString &url, WorkspaceContent content);
    void openProfile(const Profile &profile, WorkspaceContent content = WorkspaceContent::Existing);
    /// Comes to the front and shows what is wanted, as soon as a workspace is open.
    void answer(const StartRequest &request);

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
    /// The place that is open is shown as the last session left it.
    [[nodiscard]] bool isSessionRestored() const;
    [[nodiscard]] Backend *backend() const { return m_backend.get(); }
    [[nodiscard]] ActionRegistry &actions() { return m_actions; }
    [[nodiscard]] ProfileStore &profiles() { return m_profiles; }

Q_SIGNALS:
    /// The workspace is open and its page shows.
    void workspaceOpened();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addPages();
    void connectParts();
    void retranslate();
    /// False where another process has the profile open; that one comes to the front.
    bool takeProfile(const Profile &profile);
    void openProfileNow(const Profile &profile, WorkspaceContent content);
    /// Says that a place is being opened: nothing of the one before can be begun meanwhile.
    void showOpening(const QString &text, bool canCancel);
    void showFailure(const QString &message);
    /// Calls `then` at once, or after a question where something that somebody writes would be lost.
    void leavePages(std::function<void()> then);
    [[nodiscard]] Page *pageWithUnsaved() const;
    void showWorkspace(const Profile &profile, const std::function<std::unique_ptr<Backend>()> &makeBackend);
    void closeWorkspace();
    void showChoice();
    void showIncident(IncidentId id);
    void showFilter(const QString &filter);
    void showWanted();
    /// Says that this is not shown, because it is about a workspace that is not open.
    void tellNotShown(const StartRequest &request);
    void openById(const QString &id);
    void openPalette();
    SettingsDialog *openSettings();
    void connectDesktop();
    void acknowledge(IncidentId id);
    void quit();
    void applyZone();
    void remember();
    /// Marks the page that is shown in the rail, and none where no workspace is open; its menus are those in the bar.
    void followPage();
    [[nodiscard]] QString login() const;

    Parts m_parts;
    Start m_start;
    MemorySecretStore m_memorySecrets;
    SecretStore &m_secrets;
    Preferences m_preferences;
    ProfileStore m_profiles;
    ActionRegistry m_actions;
    std::unique_ptr<ProfileState> m_profileState; ///< of the open profile
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<WindowSession> m_session;
    QStackedWidget *m_stack;
    WorkspaceChoice *m_choice;
    WorkspaceOpener *m_opener;
    NavigationRail *m_rail;
    StatusStrip *m_status;
    WindowActions *m_windowActions;
    ProfileActions *m_profileActions;
    WindowMenus *m_menus;
    DesktopPresence *m_desktop;
    std::optional<Profile> m_profile; ///< that is open
    std::vector<Page *> m_pages;      ///< in the order of pageSpecs(); empty while no workspace is open
    QTimer m_freshness;
    QPointer<QWidget> m_beforeChoice; ///< the page from which a person went to choose another place
    QPointer<QWidget> m_before;       ///< the page that was shown when opening another place began
    bool m_isOpening = false;         ///< a place; none of the pages of the one before is shown
    StartRequest m_wantedBefore;      ///< in the place that was open before, while another is being opened
    bool m_isDiscarding = false;      ///< what is written and not saved may go with its page
    bool m_isQuitting = false;        ///< closing means the end, tray or not
};

} // namespace itsm
