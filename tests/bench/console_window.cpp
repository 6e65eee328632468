#include "tests/bench/console_window.h"

#include "models/incident_list_model.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm::bench {

bool runUntil(const std::function<bool()> &holds, std::chrono::milliseconds most)
{
    if (holds())
        return true;
    QElapsedTimer clock;
    clock.start();
    bool held = false; // what holds now may not hold any more when the loop has ended
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        held = holds();
        if (held || clock.elapsed() > most.count())
            loop.quit();
    });
    look.start(1);
    loop.exec();
    return held;
}

void runFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

ConsoleWindow::ConsoleWindow(const QString &stateFile)
    : m_settings(m_folder.filePath(u"settings.json"_s))
    , m_state(stateFile.isEmpty() ? m_folder.filePath(u"state.json"_s) : stateFile)
{
    m_languages.setLanguage(u"zh_CN"_s);
    static auto *themes = new ThemeManager(*qApp, ThemeMode::Dark); // the application owns it
    m_themes = themes;
}

ConsoleWindow::~ConsoleWindow() = default;

Result<> ConsoleWindow::open(const QString &url, QSize size)
{
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{.languages = m_languages, .themes = *m_themes, .settings = m_settings, .state = m_state},
        MainWindow::Start{.database = {}, .tenant = {}, .login = u"bench"_s});
    m_window->resize(size);
    m_window->show();
    m_window->open(url, WorkspaceContent::Existing);
    if (!runUntil([this] { return m_window->incidentsPage() && isReady(); }))
        return fail(
            Error::Code::Unavailable,
            m_window->incidentsPage()
                ? u"the list is in state %1, %2 rows loaded"_s.arg(int(list().state())).arg(list().loadedCount())
                : u"the console did not open the database"_s);
    return {};
}

IncidentsPage &ConsoleWindow::page() const
{
    return *m_window->incidentsPage();
}

IncidentListModel &ConsoleWindow::list() const
{
    return *page().list();
}

IncidentTable &ConsoleWindow::table() const
{
    return *page().table();
}

Backend &ConsoleWindow::backend() const
{
    return *m_window->backend();
}

bool ConsoleWindow::isReady() const
{
    return list().state() == IncidentListModel::State::Ready && list().isIdle() && list().incidentAt(0);
}

void ConsoleWindow::activate()
{
    m_window->activateWindow();
    (void)runUntil([this] { return m_window->isActiveWindow(); }, 2s);
}

bool ConsoleWindow::show(const QString &filter)
{
    page().setFilterText(filter);
    runFor(100ms); // the filter line waits for more letters
    return runUntil([this] { return isReady(); });
}

} // namespace itsm::bench
