// What a start asks for, and how profiles are opened.
#include "views/shell/main_window.h"

#include "models/answer.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/desktop_presence.h"
#include "views/shell/single_instance.h"
#include "views/shell/status_strip.h"
#include "views/shell/workspace_choice.h"
#include "views/shell/workspace_opener.h"

#include <QFileInfo>
#include <QThreadPool>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

QString systemLogin()
{
    for (const char *variable : {"USER", "LOGNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return u"operator"_s;
}

} // namespace

QString MainWindow::login() const
{
    return m_start.login.isEmpty() ? systemLogin() : m_start.login;
}

std::optional<Profile> MainWindow::startProfile(const Start &start, const ProfileStore &profiles)
{
    if (!start.database.isEmpty()) {
        const auto url = StoreUrl::parse(start.database);
        return url ? std::optional(Profile::fromUrl(*url, start.tenant)) : std::nullopt;
    }
    if (!start.profile.isEmpty())
        return profiles.find(start.profile);
    if (const auto last = profiles.last())
        return last;
    const Profile own = Profile::ownWorkspace();
    if (profiles.all().empty() && QFileInfo::exists(own.file))
        return own;
    return profiles.find(own.id);
}

QString MainWindow::instanceName(const std::optional<Profile> &profile, const QString &login)
{
    return (profile ? profile->id : QString()) + u'\n' + login;
}

void MainWindow::start()
{
    if (!m_start.database.isEmpty()) {
        open(m_start.database, WorkspaceContent::Existing);
        return;
    }
    const auto profile = startProfile(m_start, m_profiles);
    if (profile)
        m_profiles.save(*profile);
    if (profile)
        openProfile(*profile);
    else
        showChoice();
}

void MainWindow::open(const QString &url, WorkspaceContent content)
{
    const Result<StoreUrl> parsed = StoreUrl::parse(url);
    if (!parsed) {
        m_choice->setError(parsed.error().message);
        return;
    }
    const Profile profile = Profile::fromUrl(*parsed, m_start.tenant);
    if (takeProfile(profile))
        m_opener->open({.profile = profile, .url = *parsed, .login = login(), .content = content});
}

void MainWindow::openProfile(const Profile &profile, WorkspaceContent content)
{
    m_choice->setProfile(profile.id);
    if (takeProfile(profile))
        m_opener->open({.profile = profile, .login = login(), .content = content});
}

void MainWindow::openById(const QString &id)
{
    if (const auto profile = m_profiles.find(id))
        openProfile(*profile);
}

bool MainWindow::takeProfile(const Profile &profile)
{
    const QString name = instanceName(profile, m_start.login);
    if (!m_parts.instance || m_parts.instance->acquire(name))
        return true;
    m_choice->setError(tr("“%1” is open in another window. It has been asked to come to the front.").arg(profile.name));
    // In a thread, because the other one may take its time.
    QThreadPool::globalInstance()->start([folder = m_parts.instance->folder(), name] {
        if (!SingleInstance::handOver(folder, name, {}))
            qWarning("the other console does not answer");
    });
    return false;
}

void MainWindow::answer(const StartRequest &request)
{
    m_desktop->comeToFront(request.activationToken);
    m_start.request = request;
    showWanted();
}

void MainWindow::showWanted()
{
    IncidentsPage *incidents = incidentsPage();
    if (!incidents)
        return; // until a workspace is open
    const StartRequest wanted = std::exchange(m_start.request, {});
    if (!wanted.filter.isEmpty()) {
        m_stack->setCurrentWidget(incidents);
        incidents->setFilterText(wanted.filter);
    }
    if (wanted.incident.isEmpty())
        return;
    whenAnswered(incidents, m_backend->findByNumber(wanted.incident),
                 [this, number = wanted.incident](const Result<IncidentId> &id) {
                     if (id)
                         showIncident(*id);
                     else
                         m_status->showMessage(id.error().message);
                 });
}

} // namespace itsm
