#include "views/shell/main_window.h"

#include "models/answer.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/command_palette.h"
#include "views/shell/desktop_presence.h"
#include "views/shell/navigation_rail.h"
#include "views/shell/own_shortcuts.h"
#include "views/shell/pages.h"
#include "views/shell/profile_actions.h"
#include "views/shell/profile_state.h"
#include "views/shell/settings_dialog.h"
#include "views/shell/settings_store.h"
#include "views/shell/single_instance.h"
#include "views/shell/status_strip.h"
#include "views/shell/window_actions.h"
#include "views/shell/window_menus.h"
#include "views/shell/window_session.h"
#include "views/shell/workspace_choice.h"
#include "views/shell/workspace_opener.h"
#include "views/widgets/icons.h"
#include "views/widgets/menu_keys.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/screen_room.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QMenuBar>
#include <QScreen>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

MainWindow::MainWindow(const Parts &parts, Start start)
    : m_parts(parts)
    , m_start(std::move(start))
    , m_secrets(parts.secrets ? *parts.secrets : m_memorySecrets)
    , m_preferences(parts.languages, parts.themes, parts.settings)
    , m_profiles(parts.settings, parts.state)
    , m_stack(new QStackedWidget)
    , m_choice(new WorkspaceChoice(m_profiles, m_secrets))
    , m_opener(new WorkspaceOpener(m_secrets, this))
    , m_rail(new NavigationRail)
    , m_status(new StatusStrip)
    , m_desktop(new DesktopPresence(m_preferences, this))
{
    setWindowIcon(applicationIcon());
    QCoreApplication::instance()->installEventFilter(new MenuKeys(this));
    m_stack->addWidget(m_choice);

    auto *central = new QWidget;
    auto *rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_rail);
    columns->addWidget(m_stack, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(m_status);
    setCentralWidget(central);

    addPages();
    const auto takeShortcuts = [this] {
        m_actions.setOwnShortcuts(ownShortcutsFromJson(m_parts.settings.value(QLatin1StringView(shortcutsSetting))));
    };
    takeShortcuts();
    connect(&m_preferences, &Preferences::changed, this, [takeShortcuts](const QString &key) {
        if (key == QLatin1StringView(shortcutsSetting))
            takeShortcuts();
    });
    m_windowActions = new WindowActions(m_actions, m_preferences, this);
    m_profileActions = new ProfileActions(m_actions, m_profiles, this);
    m_menus = new WindowMenus(m_actions, *m_profileActions, menuBar());
    m_status->setZoneAction(m_windowActions->zone());
    m_status->setSignInAction(m_windowActions->signIn());
    for (QAction *action :
         {m_windowActions->language(), m_windowActions->theme(), m_windowActions->settings(), m_windowActions->help()})
        m_rail->addSwitch(action);
    connectParts();
    connectDesktop();
    retranslate();
    applyZone();
    // The link says nothing while all is well; its age is read.
    m_freshness.setInterval(1'000);
    connect(&m_freshness, &QTimer::timeout, this, [this] {
        if (m_backend)
            m_status->setLinkState(m_backend->linkState());
    });
    m_freshness.start();
    new ScreenBound(this);
    // The status strip must be on the screen, below a title bar.
    const int room = screen()->availableGeometry().height() - theme().space(10);
    resize(1280, qMin(800, room));
    restoreGeometry(QByteArray::fromBase64(m_parts.state.value(u"window.geometry"_s).toString().toLatin1()));
}

MainWindow::~MainWindow()
{
    m_stack->disconnect(this);
    m_profileActions->disconnect(this);
    closeWorkspace();
}

void MainWindow::connectParts()
{
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::followPage);
    connect(m_stack, &QStackedWidget::currentChanged, m_status, &StatusStrip::clearMessage);
    connect(m_choice, &WorkspaceChoice::workspaceChosen, this, [this](WorkspaceContent content) {
        const Profile own = Profile::ownWorkspace();
        m_profiles.save(own);
        openProfile(own, content);
    });
    connect(m_choice, &WorkspaceChoice::profileChosen, this, &MainWindow::openById);
    connect(m_profileActions, &ProfileActions::openWanted, this, &MainWindow::openById);
    connect(m_windowActions, &WindowActions::chooseWanted, this, &MainWindow::showChoice);
    connect(m_windowActions, &WindowActions::quitWanted, this, &MainWindow::quit);
    connect(m_windowActions, &WindowActions::paletteWanted, this, &MainWindow::openPalette);
    connect(m_windowActions, &WindowActions::settingsWanted, this,
            [this](int part) { openSettings()->parts()->setCurrentRow(part); });
    connect(&m_preferences, &Preferences::zoneChanged, this, &MainWindow::applyZone);
    connect(&m_actions, &ActionRegistry::refused, this, [this](const QWidget *owner, const QString &reason) {
        if (owner == this)
            m_status->showMessage(reason);
    });
    connect(m_choice, &WorkspaceChoice::left, this, [this] {
        if (m_beforeChoice)
            m_stack->setCurrentWidget(m_beforeChoice);
    });
    connect(m_choice, &WorkspaceChoice::cancelWanted, m_opener, &WorkspaceOpener::cancel);
    connect(m_opener, &WorkspaceOpener::progressed, this, &MainWindow::showOpening);
    connect(m_opener, &WorkspaceOpener::sessionOver, m_windowActions, &WindowActions::setSessionOver);
    connect(m_windowActions, &WindowActions::signInWanted, m_opener, &WorkspaceOpener::signInAgain);
    connect(m_opener, &WorkspaceOpener::opened, this, &MainWindow::showWorkspace);
    connect(m_opener, &WorkspaceOpener::failed, this, &MainWindow::showFailure);
    for (SettingsStore *store : {&m_parts.settings, &m_parts.state})
        connect(store, &SettingsStore::writeFailed, m_status, &StatusStrip::showMessage);
}

void MainWindow::connectDesktop()
{
    connect(m_desktop, &DesktopPresence::incidentWanted, this, &MainWindow::showIncident);
    connect(m_desktop, &DesktopPresence::listWanted, this, [this] {
        m_start.request = {.filter = u"severity:critical is:open"_s};
        showWanted();
    });
    connect(m_desktop, &DesktopPresence::acknowledgeWanted, this, &MainWindow::acknowledge);
    connect(m_desktop, &DesktopPresence::quitWanted, this, &MainWindow::quit);
    if (m_parts.instance) {
        connect(m_parts.instance, &SingleInstance::requested, this, &MainWindow::answer);
        connect(m_parts.instance, &SingleInstance::unanswered, this, &MainWindow::tellNotShown);
    }
}

void MainWindow::acknowledge(IncidentId id)
{
    if (!m_backend)
        return;
    // Whoever works here sees the answer in the status line, and the incident where it failed.
    whenAnswered(m_status, m_backend->run({.id = id, .version = 0}, Acknowledge{}),
                 [this, id](const Result<Incident> &incident) {
                     if (!incident) {
                         m_desktop->comeToFront();
                         showIncident(id);
                     }
                     m_status->showMessage(incident ? tr("%1 is acknowledged.").arg(incident->number)
                                                    : incident.error().message);
                 });
}

IncidentsPage *MainWindow::incidentsPage() const
{
    return page<IncidentsPage>();
}

void MainWindow::addPages()
{
    for (size_t i = 0; i < pageSpecs().size(); ++i) {
        m_rail->addPage(m_actions.add(pageSpecs()[i].action, this, [this, i] {
            if (i < m_pages.size()) {
                const bool wasShown = m_stack->currentWidget() == m_pages[i];
                m_stack->setCurrentWidget(m_pages[i]);
                if (wasShown)
                    m_pages[i]->focusList(); // also from the edge of the window, where its keys are not heard
            }
            followPage(); // the key has turned the mark over
        }));
    }
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // From the edges of the window, to which Tab leads as well, back to where the keys of the page are heard.
    auto *page = qobject_cast<Page *>(m_stack->currentWidget());
    if (event->key() == Qt::Key_Escape && page && !page->isAncestorOf(focusWidget()))
        page->focusList();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::retranslate()
{
    setWindowTitle(m_profile ? tr("%1 – ITSM Console").arg(visibleControls(m_profile->name)) : tr("ITSM Console"));
    m_actions.retranslate();
    m_menus->build();
    followPage();
}

void MainWindow::followPage()
{
    int shown = -1;
    if (m_stack->currentWidget() != m_choice)
        m_beforeChoice = m_stack->currentWidget(); // also where a profile is opened from elsewhere, and cannot be
    for (size_t i = 0; i < pageSpecs().size(); ++i) {
        const bool isShown = i < m_pages.size() && m_stack->currentWidget() == m_pages[i];
        if (isShown)
            shown = static_cast<int>(i);
        const QString id = QString::fromLatin1(pageSpecs()[i].action.id);
        m_actions.setAvailable(id, !m_pages.empty() && !m_isOpening,
                               m_isOpening ? tr("A workspace is being opened.") : tr("Open a workspace first."));
        m_actions.action(id)->setChecked(isShown);
    }
    m_menus->setPage(shown);
}

void MainWindow::showIncident(IncidentId id)
{
    IncidentsPage *incidents = incidentsPage();
    if (!incidents || m_isOpening)
        return;
    m_stack->setCurrentWidget(incidents);
    incidents->openIncident(id);
}

void MainWindow::showFilter(const QString &filter)
{
    IncidentsPage *incidents = incidentsPage();
    if (!incidents || m_isOpening)
        return;
    m_stack->setCurrentWidget(incidents);
    incidents->setFilterText(filter);
    incidents->focusList();
}

void MainWindow::openPalette()
{
    std::vector<PageEntry> entries;
    for (Page *page : m_isOpening ? std::vector<Page *>() : m_pages) {
        for (PageEntry &entry : page->paletteEntries()) {
            // An entry shows what it is about.
            entry.run = [this, page, run = std::move(entry.run)] {
                m_stack->setCurrentWidget(page);
                run();
            };
            entries.push_back(std::move(entry));
        }
    }
    ViewState &state = m_profileState ? static_cast<ViewState &>(*m_profileState) : m_parts.state;
    auto *palette =
        new CommandPalette(m_actions, std::move(entries), m_isOpening ? nullptr : m_backend.get(), state, this);
    connect(palette, &CommandPalette::incidentWanted, this, &MainWindow::showIncident);
    palette->open();
}

SettingsDialog *MainWindow::openSettings()
{
    auto *settings = new SettingsDialog(m_preferences, m_profiles, m_secrets, m_actions, this);
    connect(settings, &SettingsDialog::profileWanted, this, [this, settings](const QString &id) {
        settings->accept();
        openById(id);
    });
    connect(settings, &SettingsDialog::sheetWanted, this, [this, settings] {
        settings->accept();
        m_actions.trigger(u"help.keys"_s);
    });
    settings->open();
    return settings;
}

void MainWindow::applyZone()
{
    m_status->setZone(m_preferences.zone());
    for (Page *page : m_pages)
        page->setTimeZoneMode(m_preferences.zone());
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    if (!m_isQuitting && m_desktop->keepsWindow()) {
        event->ignore();
        hide();
        return;
    }
    if (!m_isQuitting && pageWithUnsaved()) {
        event->ignore();
        quit();
        return;
    }
    // The tray may have gone since it was asked to keep the program.
    QApplication::setQuitOnLastWindowClosed(true);
    QMainWindow::closeEvent(event);
}

void MainWindow::quit()
{
    leavePages([this] {
        m_isQuitting = true;
        close();
        QCoreApplication::quit();
    });
}

bool MainWindow::isSessionRestored() const
{
    return m_session && m_session->isRestored();
}

void MainWindow::remember()
{
    m_parts.state.setValue(u"window.geometry"_s, QString::fromLatin1(saveGeometry().toBase64()));
    if (m_session)
        m_session->save();
}

} // namespace itsm
