// What a start asks for, and how profiles are opened.
#include "views/shell/main_window.h"

#include "models/answer.h"
#include "views/import/incident_import.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/desktop_presence.h"
#include "views/shell/pages.h"
#include "views/shell/profile_state.h"
#include "views/shell/settings_store.h"
#include "views/shell/single_instance.h"
#include "views/shell/status_strip.h"
#include "views/shell/window_session.h"
#include "views/shell/workspace_choice.h"
#include "views/shell/workspace_opener.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"

#include <QDialog>
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
    leavePages([this, profile, content] { openProfileNow(profile, content); });
}

void MainWindow::openProfileNow(const Profile &profile, WorkspaceContent content)
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

Page *MainWindow::pageWithUnsaved() const
{
    const auto found = std::ranges::find_if(m_pages, [](const Page *page) { return !page->unsaved().isEmpty(); });
    return found == m_pages.end() ? nullptr : *found;
}

void MainWindow::leavePages(std::function<void()> then)
{
    Page *page = pageWithUnsaved();
    if (!page)
        return then();
    m_desktop->comeToFront();
    m_stack->setCurrentWidget(page);
    showPlainMessage(this,
                     {.icon = QMessageBox::Warning,
                      .title = tr("Discard changes"),
                      .text = page->unsaved(),
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = tr("Discard"),
                      .destructive = true},
                     [this, then = std::move(then)](QMessageBox::StandardButton button) {
                         m_isDiscarding = button == QMessageBox::Ok;
                         if (m_isDiscarding)
                             then();
                     });
}

void MainWindow::showOpening(const QString &text, bool canCancel)
{
    if (!std::exchange(m_isOpening, true))
        m_before = m_pages.empty() ? nullptr : m_stack->currentWidget();
    if (m_session)
        m_session->save(); // while the page is shown
    m_choice->setBusy(text, canCancel);
    setAcceptDrops(false); // a form for the file would go with the place that is open
    m_stack->setCurrentWidget(m_choice);
    followPage();
}

/// The place that was open before is open still.
void MainWindow::showFailure(const QString &message)
{
    m_isOpening = false;
    m_isDiscarding = false;
    if (m_parts.instance)
        m_parts.instance->giveUp();
    m_choice->setError(message);
    // Whoever gave up goes on where he was.
    m_stack->setCurrentWidget(message.isEmpty() && m_before ? m_before.data() : m_choice);
    followPage();
    if (m_pages.empty())
        return;
    setAcceptDrops(true);
    if (const StartRequest wanted = std::exchange(m_wantedBefore, {}); wanted != StartRequest())
        m_start.request = wanted;
    showWanted();
}

bool MainWindow::takeProfile(const Profile &profile)
{
    const QString name = instanceName(profile, m_start.login);
    if (!m_parts.instance || m_parts.instance->prepare(name))
        return true;
    m_choice->setError(tr("“%1” is open in another window. It has been asked to come to the front.").arg(profile.name));
    // In a thread, because the other one may take its time.
    QThreadPool::globalInstance()->start([folder = m_parts.instance->folder(), name] {
        if (!SingleInstance::handOver(folder, name, {}))
            qWarning("the other console does not answer");
    });
    return false;
}

void MainWindow::closeWorkspace()
{
    m_desktop->watch(nullptr);
    if (m_session)
        m_session->save();
    m_session.reset();
    // Forms and questions hold references to the backend and to pages, which hold references to the backend.
    const QList<QDialog *> dialogs = findChildren<QDialog *>(Qt::FindDirectChildrenOnly);
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible())
            delete dialog;
    }
    const bool isDiscarding = std::exchange(m_isDiscarding, false);
    for (Page *page : std::exchange(m_pages, {})) {
        if (isDiscarding)
            page->discardUnsaved();
        delete page;
    }
    m_backend.reset();
    m_profileState.reset();
    m_profile.reset();
}

void MainWindow::showWorkspace(const Profile &profile, const BackendFactory &makeBackend)
{
    closeWorkspace();
    if (m_parts.instance)
        m_parts.instance->acquire(instanceName(profile, m_start.login));
    m_isOpening = false;
    m_profile = profile;
    m_profileState = std::make_unique<ProfileState>(m_parts.state, profile.id);
    m_backend = makeBackend();
    const PageParts parts{*m_backend, SystemClock::instance(), m_actions, *m_profileState};
    for (const PageSpec &spec : pageSpecs()) {
        Page *page = spec.make(parts);
        connect(page, &Page::messageShown, m_status, &StatusStrip::showMessage);
        connect(page, &Page::messageOver, m_status, &StatusStrip::withdrawMessage);
        connect(page, &Page::incidentWanted, this, &MainWindow::showIncident);
        connect(page, &Page::filterWanted, this, &MainWindow::showFilter);
        m_stack->addWidget(page);
        m_pages.push_back(page);
    }
    incidentsPage()->importer()->takeDropsOn(this);
    m_stack->setCurrentWidget(m_pages.front());
    m_choice->setIdle();
    applyZone();
    if (m_profiles.find(profile.id))
        m_profiles.setLast(profile.id);

    const auto follow = [this](const LinkState &state) {
        m_status->setLinkState(state);
        m_actions.setLinkLive(state.state == LinkState::State::Live,
                              m_profile && m_profile->kind == Profile::Kind::Server
                                  ? tr("Not possible while the server cannot be reached.")
                                  : tr("Not possible while the database cannot be reached."));
    };
    connect(m_backend.get(), &Backend::linkStateChanged, this, follow);
    follow(m_backend->linkState());
    m_desktop->watch(m_backend.get());
    m_session = std::make_unique<WindowSession>(*m_backend, *m_stack, m_pages, *m_profileState);
    m_session->restore();
    retranslate();
    showWanted();
    tellNotShown(std::exchange(m_wantedBefore, {}));
    Q_EMIT workspaceOpened();
}

void MainWindow::showChoice()
{
    if (!m_isOpening)
        m_choice->setIdle();
    m_stack->setCurrentWidget(m_choice);
    m_choice->setFocus(Qt::OtherFocusReason);
}

void MainWindow::answer(const StartRequest &request)
{
    m_desktop->comeToFront(request.activationToken);
    if (m_isOpening && !m_pages.empty()) {
        if (!request.incident.isEmpty() || !request.filter.isEmpty())
            tellNotShown(std::exchange(m_wantedBefore, request));
        return;
    }
    m_start.request = request;
    showWanted();
}

void MainWindow::tellNotShown(const StartRequest &request)
{
    const QString &what = request.incident.isEmpty() ? request.filter : request.incident;
    if (!what.isEmpty())
        m_status->showMessage(tr("“%1” was not shown: its workspace is not open.").arg(visibleControls(what)));
}

void MainWindow::showWanted()
{
    IncidentsPage *incidents = incidentsPage();
    if (!incidents || m_isOpening)
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
