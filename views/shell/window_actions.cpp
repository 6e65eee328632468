#include "views/shell/window_actions.h"

#include "views/shell/cheat_sheet.h"
#include "views/shell/preferences.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_message.h"

#include <QActionGroup>
#include <QApplication>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr char texts[] = "itsm::WindowActions";
constexpr auto applicationCategory = QT_TRANSLATE_NOOP("itsm::WindowActions", "Application");
constexpr auto viewCategory = QT_TRANSLATE_NOOP("itsm::WindowActions", "View");
} // namespace

WindowActions::WindowActions(ActionRegistry &actions, Preferences &preferences, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_preferences(preferences)
    , m_window(window)
{
    addApplication();
    addSettingsParts();
    addLook();
    addDensities();
    addHelp();
}

void WindowActions::setSessionOver(bool isOver)
{
    m_actions.setAvailable(u"app.signIn"_s, isOver, tr("No session is over."));
}

void WindowActions::addApplication()
{
    m_actions.add({.id = "app.open",
                   .context = texts,
                   .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "&Open a profile…"),
                   .tip = QT_TRANSLATE_NOOP("itsm::WindowActions", "Choose, add and change the places to work on"),
                   .category = applicationCategory,
                   .icon = "database",
                   .shortcuts = {QKeySequence(QKeySequence::Open)}},
                  m_window, [this] { Q_EMIT chooseWanted(); });
    m_signIn = m_actions.add({.id = "app.signIn",
                              .context = texts,
                              .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "S&ign in again…"),
                              .tip = QT_TRANSLATE_NOOP("itsm::WindowActions", "Go on where the session ended"),
                              .category = applicationCategory,
                              .icon = "users"},
                             m_window, [this] { Q_EMIT signInWanted(); });
    setSessionOver(false);
    m_settings = m_actions.add(
        {.id = "app.settings",
         .context = texts,
         .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "&Settings…"),
         .tip = QT_TRANSLATE_NOOP("itsm::WindowActions", "Look, language, notifications, profiles, shortcuts"),
         .category = applicationCategory,
         .icon = "settings",
         .shortcuts = {QKeySequence(u"Ctrl+,"_s)}},
        m_window, [this] { Q_EMIT settingsWanted(0); });
    m_actions.add({.id = "app.quit",
                   .context = texts,
                   .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "&Quit"),
                   .category = applicationCategory,
                   .icon = "quit",
                   .shortcuts = {QKeySequence(QKeySequence::Quit)}},
                  m_window, [this] { Q_EMIT quitWanted(); });
    m_actions.add({.id = "app.palette",
                   .context = texts,
                   .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "Find a &command…"),
                   .tip = QT_TRANSLATE_NOOP("itsm::WindowActions", "All commands, and incidents by their number"),
                   .category = applicationCategory,
                   .icon = "search",
                   .shortcuts = {QKeySequence(u"Ctrl+Shift+P"_s)}},
                  m_window, [this] { Q_EMIT paletteWanted(); });
}

/// For the palette: whoever types the name of a part need not find it in the dialog.
void WindowActions::addSettingsParts()
{
    struct Part
    {
        const char *id;
        const char *text;
        const char *icon;
    };
    int place = 0;
    for (const Part &part :
         {Part{"settings.look", QT_TRANSLATE_NOOP("itsm::WindowActions", "Settings: &look and language"),
               "theme-light"},
          Part{"settings.notifications", QT_TRANSLATE_NOOP("itsm::WindowActions", "Settings: &notifications"), "bell"},
          Part{"settings.profiles", QT_TRANSLATE_NOOP("itsm::WindowActions", "Settings: &profiles"), "database"},
          Part{"settings.shortcuts", QT_TRANSLATE_NOOP("itsm::WindowActions", "Settings: &shortcuts"), "keyboard"},
          Part{"settings.transfer", QT_TRANSLATE_NOOP("itsm::WindowActions", "Settings: &export and import"),
               "save"}}) {
        m_actions.add(
            {.id = part.id, .context = texts, .text = part.text, .category = applicationCategory, .icon = part.icon},
            m_window, [this, place] { Q_EMIT settingsWanted(place); });
        ++place;
    }
}

void WindowActions::addLook()
{
    m_theme =
        m_actions.add({.id = "view.theme",
                       .context = texts,
                       .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "Light or &dark"),
                       .tip = QT_TRANSLATE_NOOP("itsm::WindowActions", "Switch between the light and the dark look"),
                       .category = viewCategory,
                       .icon = "theme-dark",
                       .shortcuts = {QKeySequence(u"Ctrl+Shift+D"_s)}},
                      m_window, [this] { m_preferences.flipTheme(); });
    m_language = m_actions.add({.id = "view.language",
                                .context = texts,
                                .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "English or &Chinese"),
                                .tip = QT_TRANSLATE_NOOP("itsm::WindowActions", "Switch the language of the console"),
                                .category = viewCategory,
                                .icon = "language",
                                .shortcuts = {QKeySequence(u"Ctrl+Shift+L"_s)}},
                               m_window, [this] { m_preferences.nextLanguage(); });
    m_zone = m_actions.add(
        {.id = "view.zone",
         .context = texts,
         .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "Local time or &UTC"),
         .tip = QT_TRANSLATE_NOOP("itsm::WindowActions", "Switch all times between the local zone and UTC"),
         .category = viewCategory,
         .icon = "clock",
         .shortcuts = {QKeySequence(Qt::Key_Z)}},
        m_window, [this] { m_preferences.flipZone(); });
    struct Zoom
    {
        const char *id;
        const char *text;
        QList<QKeySequence> keys;
        int step; ///< 0: back to 100 %
    };
    for (const Zoom &zoom :
         {Zoom{"view.zoomIn", QT_TRANSLATE_NOOP("itsm::WindowActions", "&Larger"), {u"Ctrl++"_s, u"Ctrl+="_s}, 1},
          Zoom{"view.zoomOut", QT_TRANSLATE_NOOP("itsm::WindowActions", "S&maller"), {u"Ctrl+-"_s}, -1},
          Zoom{"view.zoomReset", QT_TRANSLATE_NOOP("itsm::WindowActions", "&Usual size"), {u"Ctrl+0"_s}, 0}}) {
        QAction *action = m_actions.add(
            {.id = zoom.id, .context = texts, .text = zoom.text, .category = viewCategory, .shortcuts = zoom.keys},
            m_window, [this, step = zoom.step] {
                m_preferences.setZoom(step == 0 ? 100 : m_preferences.zoom() + step * Preferences::zoomStep);
            });
        action->setAutoRepeat(zoom.step != 0);
    }
}

void WindowActions::addDensities()
{
    struct Choice
    {
        const char *id;
        const char *text;
        Density density;
        Qt::Key key;
    };
    auto *group = new QActionGroup(this);
    for (const Choice &c :
         {Choice{"view.compact", QT_TRANSLATE_NOOP("itsm::WindowActions", "Compact rows"), Density::Compact, Qt::Key_1},
          Choice{"view.normal", QT_TRANSLATE_NOOP("itsm::WindowActions", "Normal rows"), Density::Normal, Qt::Key_2},
          Choice{"view.roomy", QT_TRANSLATE_NOOP("itsm::WindowActions", "Roomy rows"), Density::Roomy, Qt::Key_3}}) {
        QAction *action = m_actions.add({.id = c.id,
                                         .context = texts,
                                         .text = c.text,
                                         .category = viewCategory,
                                         .shortcuts = {QKeySequence(Qt::CTRL | c.key)},
                                         .checkable = true},
                                        m_window, [this, d = c.density] { m_preferences.setDensity(d); });
        group->addAction(action);
        const auto follow = [action, density = c.density] { action->setChecked(itsm::theme().density() == density); };
        connect(ThemeManager::instance(), &ThemeManager::changed, action, follow);
        follow();
    }
}

void WindowActions::addHelp()
{
    m_help = m_actions.add({.id = "help.keys",
                            .context = texts,
                            .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "&Keys and filters"),
                            .category = applicationCategory,
                            .icon = "info",
                            .shortcuts = {QKeySequence(Qt::Key_F1)}},
                           m_window, [this] { (new CheatSheet(m_actions, m_window))->open(); });
    m_actions.add({.id = "help.about",
                   .context = texts,
                   .text = QT_TRANSLATE_NOOP("itsm::WindowActions", "&About ITSM Console"),
                   .category = applicationCategory},
                  m_window, [this] {
                      showPlainMessage(
                          m_window,
                          {.title = tr("About ITSM Console"),
                           .text = tr("ITSM Console %1").arg(QApplication::applicationVersion()),
                           .detail = tr("IT incident management for operations centres. The source is under the MIT "
                                        "licence; this program links Qt Charts and is distributed under the GNU "
                                        "General Public License, version 3.")});
                  });
}

} // namespace itsm
