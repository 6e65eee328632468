#pragma once

#include "views/widgets/theme_manager.h"
#include "views/widgets/time_format.h"

#include <QObject>

namespace itsm {

class LanguageManager;
class SettingsStore;

/// Puts the settings into force: whoever writes a setting — a command, the settings dialog, an import — need not know
/// who obeys it. UI thread.
class Preferences : public QObject
{
    Q_OBJECT
public:
    /// What the command line says instead of the settings, for this run.
    struct Overrides
    {
        QString language;
        QString theme;
    };

    /// From now on every change of `settings` comes into force. All outlive it.
    Preferences(LanguageManager &languages, ThemeManager &themes, SettingsStore &settings, QObject *parent = nullptr);

    /// All of the settings at once, for the start.
    static void apply(LanguageManager &languages, ThemeManager &themes, const SettingsStore &settings,
                      const Overrides &overrides);

    [[nodiscard]] SettingsStore &settings() const { return m_settings; }
    [[nodiscard]] LanguageManager &languages() const { return m_languages; }
    [[nodiscard]] TimeZoneMode zone() const;
    [[nodiscard]] bool isOn(const QString &key, bool standard) const;

    // For commands that turn to the next value.
    void flipTheme();
    void nextLanguage();
    void flipZone();
    void setDensity(Density density);
    /// In per cent, 80 … 200; others are clamped.
    void setZoom(int percent);
    [[nodiscard]] int zoom() const;

    static constexpr int smallestZoom = 80;
    static constexpr int largestZoom = 200;
    static constexpr int zoomStep = 10;

Q_SIGNALS:
    void zoneChanged(itsm::TimeZoneMode mode);
    /// Any setting, after it has come into force.
    void changed(const QString &key);

private:
    void obey(const QString &key);

    LanguageManager &m_languages;
    ThemeManager &m_themes;
    SettingsStore &m_settings;
};

} // namespace itsm
