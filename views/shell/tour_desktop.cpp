#include "views/shell/tour_desktop.h"

#include "services/secrets/secret_store.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/main_window.h"
#include "views/shell/password_dialog.h"
#include "views/shell/profile_list.h"
#include "views/shell/settings_dialog.h"
#include "views/shell/sign_in_dialog.h"
#include "views/shell/tour_part.h"

#include <QApplication>
#include <QListWidget>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

Profile restServer()
{
    Profile server{.id = u"rest"_s, .name = u"Night shift 夜班"_s, .kind = Profile::Kind::Server};
    server.server = u"https://desk.example.org"_s;
    server.user = u"ann"_s;
    return server;
}

/// Somebody who has a workspace of his own, and works on a shared database and on a server.
void makeProfiles(ProfileStore &profiles)
{
    Profile own{.id = u"local"_s, .name = Profile::ownWorkspace().name};
    own.file = u"/home/ann/.local/share/itsm-console/workspace.sqlite"_s;
    Profile server{.id = u"server"_s, .name = u"Operations 运维中心"_s, .kind = Profile::Kind::PostgreSql};
    server.address.host = u"db.example.org"_s;
    server.address.database = u"itsm"_s;
    server.address.user = u"ann"_s;
    profiles.save(own);
    profiles.save(server);
    profiles.save(restServer());
}

class DesktopTour : private TourPart
{
public:
    using TourPart::TourPart;

    void addProfiles()
    {
        const auto list = [&window = m_window] { return window.findChild<ProfileList *>(); };
        add(
            [&window = m_window] {
                makeProfiles(window.profiles());
                window.actions().trigger(u"app.open"_s);
            },
            [list] { return list()->isVisible(); });
        m_addPicture(u"profiles"_s);
        add(
            [list] {
                list()->setCurrentId(u"server"_s);
                list()->editCurrent();
            },
            [] { return dialog() != nullptr; });
        m_addPicture(u"profile"_s);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
        add(
            [list] {
                list()->setCurrentId(u"rest"_s);
                list()->editCurrent();
            },
            [] { return dialog() != nullptr; });
        m_addPicture(u"profile-server"_s);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
        add([&window = m_window] { window.actions().trigger(u"page.incidents"_s); },
            [&window = m_window] { return window.incidentsPage()->isVisible(); });
    }

    /// What a server asks before anything is shown.
    void addSignIn()
    {
        add(
            [&window = m_window] {
                const Profile profile = restServer();
                auto *secrets = new MemorySecretStore(&window);
                (new SignInDialog(profile, {.url = QUrl(profile.server)}, *secrets, {}, &window))->open();
            },
            [] { return dialog() != nullptr; });
        m_addPicture(u"sign-in"_s);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
        add(
            [&window = m_window] {
                Profile profile{.id = u"server"_s, .name = u"Operations 运维中心"_s, .kind = Profile::Kind::PostgreSql};
                profile.address.host = u"db.example.org"_s;
                profile.address.user = u"ann"_s;
                auto *secrets = new MemorySecretStore(&window);
                (new PasswordDialog(profile, *secrets, {}, &window))->open();
            },
            [] { return dialog() != nullptr; });
        m_addPicture(u"password"_s);
        add([] { dialog()->reject(); }, [] { return !dialog(); });
    }

    void addSettings()
    {
        add([&window = m_window] { window.actions().trigger(u"app.settings"_s); }, [] { return dialog() != nullptr; });
        int row = 0;
        for (const QString &picture : {u"settings-look"_s, u"settings-notifications"_s, u"settings-profiles"_s,
                                       u"settings-shortcuts"_s, u"settings-transfer"_s}) {
            add([row] { qobject_cast<SettingsDialog *>(dialog())->parts()->setCurrentRow(row); }, {});
            m_addPicture(picture);
            ++row;
        }
        add([] { dialog()->reject(); }, [] { return !dialog(); });
        add(
            [&window = m_window] {
                window.profiles().remove(u"local"_s);
                window.profiles().remove(u"server"_s);
                window.profiles().remove(u"rest"_s);
            },
            {});
    }

    void addSize()
    {
        add(
            [&window = m_window] {
                // As large as the window can hold without growing.
                const int steps = window.width() < 1'600 ? 2 : 5;
                for (int i = 0; i < steps; ++i)
                    window.actions().trigger(u"view.zoomIn"_s);
            },
            {});
        m_addPicture(u"incidents-large"_s);
        add([&window = m_window] { window.actions().trigger(u"view.zoomReset"_s); }, {});
    }
};

} // namespace

void addDesktopSteps(Script &script, MainWindow &window, const std::function<void(const QString &name)> &addPicture)
{
    DesktopTour tour(script, window, addPicture);
    tour.addProfiles();
    tour.addSignIn();
    tour.addSettings();
    tour.addSize();
}

} // namespace itsm
