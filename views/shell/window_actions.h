#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace itsm {

class ActionRegistry;
class Preferences;

/// The commands of the window itself: application, look, language, help. Those that turn a setting do it here; the
/// window does the rest.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    /// Registers them; all outlive it.
    WindowActions(ActionRegistry &actions, Preferences &preferences, QWidget *window);

    [[nodiscard]] QAction *theme() const { return m_theme; }
    [[nodiscard]] QAction *language() const { return m_language; }
    [[nodiscard]] QAction *zone() const { return m_zone; }
    [[nodiscard]] QAction *help() const { return m_help; }
    [[nodiscard]] QAction *settings() const { return m_settings; }
    [[nodiscard]] QAction *signIn() const { return m_signIn; }
    /// The session at the server is over: somebody has to sign in.
    void setSessionOver(bool isOver);

Q_SIGNALS:
    void chooseWanted();
    /// `part`: its place in the settings.
    void settingsWanted(int part);
    void signInWanted();
    void quitWanted();
    void paletteWanted();

private:
    void addApplication();
    void addSettingsParts();
    void addLook();
    void addDensities();
    void addHelp();

    ActionRegistry &m_actions;
    Preferences &m_preferences;
    QWidget *m_window;
    QAction *m_theme = nullptr;
    QAction *m_language = nullptr;
    QAction *m_zone = nullptr;
    QAction *m_help = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_signIn = nullptr;
};

} // namespace itsm
