#include "views/shell/main_window.h"

#include "models/answer.h"
#include "services/backend/direct_backend.h"
#include "translations/translations.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/cheat_sheet.h"
#include "views/shell/command_palette.h"
#include "views/shell/languages.h"
#include "views/shell/navigation_rail.h"
#include "views/shell/pages.h"
#include "views/shell/settings_store.h"
#include "views/shell/status_strip.h"
#include "views/shell/workspace_choice.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/theme_manager.h"
#include "views/widgets/time_format.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char texts[] = "itsm::MainWindow";

QString systemLogin()
{
    for (const char *variable : {"USER", "LOGNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return u"operator"_s;
}

} // namespace

MainWindow::MainWindow(const Parts &parts, Start start)
    : m_parts(parts)
    , m_start(std::move(start))
    , m_stack(new QStackedWidget)
    , m_choice(new WorkspaceChoice)
    , m_rail(new NavigationRail)
    , m_status(new StatusStrip)
{
    setWindowIcon(applicationIcon());
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

    addActions();
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::followPage);
    retranslate();

    connect(m_choice, &WorkspaceChoice::workspaceChosen, this,
            [this](WorkspaceContent content) { open(u"sqlite:"_s + defaultWorkspacePath(), content); });
    connect(m_choice, &WorkspaceChoice::databaseChosen, this,
            [this](const QString &url) { open(url, WorkspaceContent::Existing); });

    connect(&m_actions, &ActionRegistry::refused, this, [this](const QWidget *owner, const QString &reason) {
        if (owner == this)
            m_status->showMessage(reason);
    });

    m_zone = m_parts.settings.value(u"zone"_s).toString() == "utc"_L1 ? TimeZoneMode::Utc : TimeZoneMode::Local;
    applyZone();
    // The link says nothing while all is well; its age is read.
    m_freshness.setInterval(1'000);
    connect(&m_freshness, &QTimer::timeout, this, [this] {
        if (m_backend)
            m_status->setLinkState(m_backend->linkState());
    });
    m_freshness.start();
    resize(1280, 800);
    restoreGeometry(QByteArray::fromBase64(m_parts.state.value(u"window.geometry"_s).toString().toLatin1()));
}

MainWindow::~MainWindow()
{
    m_stack->disconnect(this);
    closeWorkspace();
}

void MainWindow::closeWorkspace()
{
    // The pages hold references to the backend; they go first.
    for (Page *page : std::exchange(m_pages, {}))
        delete page;
    m_backend.reset();
}

IncidentsPage *MainWindow::incidentsPage() const
{
    return page<IncidentsPage>();
}

void MainWindow::addPages()
{
    for (size_t i = 0; i < pageSpecs().size(); ++i) {
        m_rail->addPage(m_actions.add(pageSpecs()[i].action, this, [this, i] {
            if (i < m_pages.size())
                m_stack->setCurrentWidget(m_pages[i]);
            followPage(); // the key has turned the mark over
        }));
    }
}

void MainWindow::addActions()
{
    addPages();
    const auto add = [this](ActionSpec spec, std::function<void()> handler) {
        spec.context = texts;
        return m_actions.add(spec, this, std::move(handler));
    };
    add({.id = "app.open",
         .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "&Open another workspace…"),
         .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "Application"),
         .icon = "database",
         .shortcuts = {QKeySequence(QKeySequence::Open)}},
        [this] {
            m_choice->setIdle();
            m_stack->setCurrentWidget(m_choice);
        });
    add({.id = "app.quit",
         .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "&Quit"),
         .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "Application"),
         .icon = "close",
         .shortcuts = {QKeySequence(QKeySequence::Quit)}},
        [this] { close(); });

    add({.id = "app.palette",
         .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "Find a &command…"),
         .tip = QT_TRANSLATE_NOOP("itsm::MainWindow", "All commands, and incidents by their number"),
         .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "Application"),
         .icon = "search",
         .shortcuts = {QKeySequence(u"Ctrl+Shift+P"_s)}},
        [this] {
            auto *palette = new CommandPalette(m_actions, m_backend.get(), m_parts.state, this);
            connect(palette, &CommandPalette::incidentWanted, this, &MainWindow::showIncident);
            palette->open();
        });

    QAction *theme = add({.id = "view.theme",
                          .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "Light or &dark"),
                          .tip = QT_TRANSLATE_NOOP("itsm::MainWindow", "Switch between the light and the dark look"),
                          .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "View"),
                          .icon = "theme-dark",
                          .shortcuts = {QKeySequence(u"Ctrl+Shift+D"_s)}},
                         [this] {
                             const ThemeMode next = itsm::theme().isDark() ? ThemeMode::Light : ThemeMode::Dark;
                             m_parts.themes.setMode(next);
                             m_parts.settings.setValue(u"theme"_s, ThemeManager::modeName(next));
                         });
    QAction *language = add({.id = "view.language",
                             .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "English or &Chinese"),
                             .tip = QT_TRANSLATE_NOOP("itsm::MainWindow", "Switch the language of the console"),
                             .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "View"),
                             .icon = "language",
                             .shortcuts = {QKeySequence(u"Ctrl+Shift+L"_s)}},
                            [this] {
                                const QStringList &codes = languageCodes();
                                const qsizetype next = (codes.indexOf(m_parts.languages.language()) + 1) % codes.size();
                                m_parts.languages.setLanguage(codes[next]);
                                m_parts.settings.setValue(u"language"_s, codes[next]);
                            });
    QAction *zone =
        add({.id = "view.zone",
             .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "Local time or &UTC"),
             .tip = QT_TRANSLATE_NOOP("itsm::MainWindow", "Switch all times between the local zone and UTC"),
             .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "View"),
             .icon = "clock",
             .shortcuts = {QKeySequence(Qt::Key_Z)}},
            [this] { flipZone(); });
    m_status->setZoneAction(zone);
    m_rail->addSwitch(language);
    m_rail->addSwitch(theme);

    struct DensityAction
    {
        const char *id;
        const char *text;
        Density density;
        int key;
    };
    auto *densities = new QActionGroup(this);
    for (const DensityAction &d : {DensityAction{"view.compact", QT_TRANSLATE_NOOP("itsm::MainWindow", "Compact rows"),
                                                 Density::Compact, Qt::Key_1},
                                   DensityAction{"view.normal", QT_TRANSLATE_NOOP("itsm::MainWindow", "Normal rows"),
                                                 Density::Normal, Qt::Key_2},
                                   DensityAction{"view.roomy", QT_TRANSLATE_NOOP("itsm::MainWindow", "Roomy rows"),
                                                 Density::Roomy, Qt::Key_3}}) {
        QAction *action = add({.id = d.id,
                               .text = d.text,
                               .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "View"),
                               .shortcuts = {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(d.key))},
                               .checkable = true},
                              [this, d] {
                                  m_parts.themes.setDensity(d.density);
                                  m_parts.settings.setValue(u"density"_s, ThemeManager::densityName(d.density));
                              });
        action->setChecked(itsm::theme().density() == d.density);
        densities->addAction(action);
    }
    QAction *help = add({.id = "help.keys",
                         .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "&Keys and filters"),
                         .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "Application"),
                         .icon = "info",
                         .shortcuts = {QKeySequence(Qt::Key_F1)}},
                        [this] { (new CheatSheet(m_actions, this))->open(); });
    m_rail->addSwitch(help);
    add({.id = "help.about",
         .text = QT_TRANSLATE_NOOP("itsm::MainWindow", "&About ITSM Console"),
         .category = QT_TRANSLATE_NOOP("itsm::MainWindow", "Application")},
        [this] {
            showPlainMessage(
                this,
                {.title = tr("About ITSM Console"),
                 .text = tr("ITSM Console %1").arg(QApplication::applicationVersion()),
                 .detail = tr(
                     "IT incident management for operations centres. The source is under the MIT licence; this "
                     "program links Qt Charts and is distributed under the GNU General Public License, version 3.")});
        });
}

void MainWindow::buildMenus()
{
    menuBar()->clear();
    const auto fill = [this](QMenu *menu, std::initializer_list<const char *> ids) {
        for (const char *id : ids) {
            if (*id == '-')
                menu->addSeparator();
            else if (QAction *action = m_actions.action(QString::fromLatin1(id)))
                menu->addAction(action);
        }
    };
    fill(menuBar()->addMenu(tr("&File")), {"app.open", "-", "app.quit"});
    m_pageMenus.clear();
    for (size_t i = 0; i < m_pages.size(); ++i) {
        for (const PageMenu &page : pageSpecs()[i].menus) {
            QMenu *menu = menuBar()->addMenu(QCoreApplication::translate(pageTexts, page.title));
            for (QAction *action : m_actions.actions()) {
                if (std::ranges::any_of(page.prefixes, [&](const char *prefix) {
                        return action->objectName().startsWith(QLatin1StringView(prefix));
                    }))
                    menu->addAction(action);
            }
            m_pageMenus.emplace_back(menu, i);
        }
    }
    QMenu *view = menuBar()->addMenu(tr("&View"));
    for (const PageSpec &page : pageSpecs())
        view->addAction(m_actions.action(QLatin1StringView(page.action.id)));
    view->addSeparator();
    fill(view, {"view.theme", "view.language", "view.zone", "-", "view.compact", "view.normal", "view.roomy"});
    fill(menuBar()->addMenu(tr("&Help")), {"help.keys", "app.palette", "-", "help.about"});
}

void MainWindow::retranslate()
{
    setWindowTitle(m_backend ? tr("%1 – ITSM Console").arg(m_backend->linkState().source) : tr("ITSM Console"));
    m_actions.retranslate();
    buildMenus();
    followPage();
}

void MainWindow::followPage()
{
    const auto isShown = [this](size_t place) {
        return place < m_pages.size() && m_stack->currentWidget() == m_pages[place];
    };
    for (size_t i = 0; i < pageSpecs().size(); ++i) {
        const QString id = QString::fromLatin1(pageSpecs()[i].action.id);
        m_actions.setAvailable(id, !m_pages.empty(), tr("Open a workspace first."));
        m_actions.action(id)->setChecked(isShown(i));
    }
    for (const auto &[menu, place] : m_pageMenus)
        menu->menuAction()->setVisible(isShown(place));
}

void MainWindow::start()
{
    if (!m_start.database.isEmpty())
        open(m_start.database, WorkspaceContent::Existing);
    else if (QFileInfo::exists(defaultWorkspacePath()))
        open(u"sqlite:"_s + defaultWorkspacePath(), WorkspaceContent::Existing);
    else
        m_stack->setCurrentWidget(m_choice);
}

void MainWindow::open(const QString &url, WorkspaceContent content)
{
    const Result<StoreUrl> parsed = StoreUrl::parse(url);
    if (!parsed) {
        m_choice->setError(parsed.error().message);
        return;
    }
    if (content == WorkspaceContent::Existing)
        m_choice->setUrl(url);
    m_choice->setBusy(content == WorkspaceContent::Sample ? tr("Making the sample workspace…")
                                                          : tr("Opening %1…").arg(parsed->display()));
    const QString login = m_start.login.isEmpty() ? systemLogin() : m_start.login;
    const SessionRequest request{
        .tenantCode = m_start.tenant, .login = login, .displayName = login, .source = u"user"_s};
    whenAnswered(this, openWorkspace(*parsed, request, content),
                 [this, url, attempt = ++m_opening](Result<Actor> actor) {
                     if (attempt != m_opening)
                         return;
                     if (actor) {
                         showWorkspace(url, *actor);
                     } else {
                         m_choice->setError(actor.error().message);
                         m_stack->setCurrentWidget(m_choice);
                     }
                 });
}

void MainWindow::showWorkspace(const QString &url, const Actor &actor)
{
    closeWorkspace();
    m_backend = std::make_unique<DirectBackend>(*StoreUrl::parse(url), actor, SystemClock::instance());
    const PageParts parts{*m_backend, SystemClock::instance(), m_actions, m_parts.state};
    for (const PageSpec &spec : pageSpecs()) {
        Page *page = spec.make(parts);
        connect(page, &Page::messageShown, m_status, &StatusStrip::showMessage);
        connect(page, &Page::incidentWanted, this, &MainWindow::showIncident);
        connect(page, &Page::filterWanted, this, &MainWindow::showFilter);
        m_stack->addWidget(page);
        m_pages.push_back(page);
    }
    m_stack->setCurrentWidget(m_pages.front());
    m_choice->setIdle();
    applyZone();

    const auto follow = [this](const LinkState &state) {
        m_status->setLinkState(state);
        m_actions.setLinkLive(state.state == LinkState::State::Live,
                              tr("Not possible while the database cannot be reached."));
    };
    connect(m_backend.get(), &Backend::linkStateChanged, this, follow);
    follow(m_backend->linkState());
    retranslate();
    Q_EMIT workspaceOpened();
}

void MainWindow::showIncident(IncidentId id)
{
    IncidentsPage *incidents = incidentsPage();
    if (!incidents)
        return;
    m_stack->setCurrentWidget(incidents);
    incidents->openIncident(id);
}

void MainWindow::showFilter(const QString &filter)
{
    IncidentsPage *incidents = incidentsPage();
    if (!incidents)
        return;
    m_stack->setCurrentWidget(incidents);
    incidents->setFilterText(filter);
    incidents->focusList();
}

void MainWindow::flipZone()
{
    m_zone = m_zone == TimeZoneMode::Local ? TimeZoneMode::Utc : TimeZoneMode::Local;
    m_parts.settings.setValue(u"zone"_s, m_zone == TimeZoneMode::Utc ? u"utc"_s : u"local"_s);
    applyZone();
}

void MainWindow::applyZone()
{
    m_status->setZone(m_zone);
    for (Page *page : m_pages)
        page->setTimeZoneMode(m_zone);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberPlacement();
    QMainWindow::closeEvent(event);
}

void MainWindow::rememberPlacement()
{
    m_parts.state.setValue(u"window.geometry"_s, QString::fromLatin1(saveGeometry().toBase64()));
}

} // namespace itsm
