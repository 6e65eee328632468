#pragma once

#include "views/widgets/theme.h"

#include <QObject>
#include <memory>

class QApplication;

namespace itsm {

class SystemColorScheme;

/// Auto follows the desktop (org.freedesktop.portal.Settings), light where that is silent.
enum class ThemeMode : quint8 { Auto, Light, Dark };

/// Puts the theme on the application: style (ConsoleStyle), palette and fonts, at the start and whenever a choice
/// changes. One per application, made by its composition root; UI thread. Settings are kept by the caller.
class ThemeManager : public QObject
{
    Q_OBJECT
public:
    /// Applies the theme at once. `app` owns the manager.
    explicit ThemeManager(QApplication &app, ThemeMode mode = ThemeMode::Auto);
    ~ThemeManager() override;

    /// The application's manager; null before it is made.
    [[nodiscard]] static ThemeManager *instance();

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] ThemeMode mode() const { return m_mode; }

    void setMode(ThemeMode mode);
    void setPaletteKind(PaletteKind kind);
    void setDensity(Density density);
    /// Multiplies all sizes; 0.8 … 2.0.
    void setZoom(qreal zoom);

    /// "auto", "light", "dark": the names that settings keep. Unknown names read as Auto.
    [[nodiscard]] static QString modeName(ThemeMode mode);
    [[nodiscard]] static ThemeMode modeFromName(QStringView name);
    /// "compact", "normal", "roomy". Unknown names read as Normal.
    [[nodiscard]] static QString densityName(Density density);
    [[nodiscard]] static Density densityFromName(QStringView name);

Q_SIGNALS:
    /// After the new theme is in force. Custom-painted widgets drop what they cached; others need nothing.
    void changed();

private:
    void rebuild(PaletteKind kind, Density density, qreal zoom);
    void apply(const Theme &next);
    [[nodiscard]] bool wantsDark() const;

    QApplication &m_app;
    ThemeMode m_mode;
    Theme m_theme;
    bool m_platformIsDark = false; ///< what the desktop's own palette looked like before ours
    std::unique_ptr<SystemColorScheme> m_system;
};

} // namespace itsm
