#include "views/shell/preferences.h"

#include "translations/translations.h"
#include "views/shell/languages.h"
#include "views/shell/settings_store.h"

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int standardZoom = 100;

int zoomOf(const SettingsStore &settings)
{
    return std::clamp(settings.value(u"zoom"_s).toInt(standardZoom), Preferences::smallestZoom,
                      Preferences::largestZoom);
}

PaletteKind paletteOf(const SettingsStore &settings)
{
    return settings.value(u"palette"_s).toString() == "colour-blind"_L1 ? PaletteKind::ColourBlind
                                                                        : PaletteKind::Standard;
}

} // namespace

Preferences::Preferences(LanguageManager &languages, ThemeManager &themes, SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_languages(languages)
    , m_themes(themes)
    , m_settings(settings)
{
    connect(&m_settings, &SettingsStore::valueChanged, this, [this](const QString &key) {
        obey(key);
        Q_EMIT changed(key);
    });
}

void Preferences::apply(LanguageManager &languages, ThemeManager &themes, const SettingsStore &settings,
                        const Overrides &overrides)
{
    const auto chosen = [&settings](const QString &override, const QString &key, const QString &standard) {
        return override.isEmpty() ? settings.value(key).toString(standard) : override;
    };
    languages.setLanguage(chosen(overrides.language, u"language"_s, systemLanguage()));
    themes.setMode(ThemeManager::modeFromName(chosen(overrides.theme, u"theme"_s, u"auto"_s)));
    themes.setPaletteKind(paletteOf(settings));
    themes.setDensity(ThemeManager::densityFromName(settings.value(u"density"_s).toString()));
    themes.setZoom(zoomOf(settings) / 100.0);
}

void Preferences::obey(const QString &key)
{
    const QString text = m_settings.value(key).toString();
    if (key == "language"_L1)
        m_languages.setLanguage(text.isEmpty() ? systemLanguage() : text);
    else if (key == "theme"_L1)
        m_themes.setMode(ThemeManager::modeFromName(text));
    else if (key == "palette"_L1)
        m_themes.setPaletteKind(paletteOf(m_settings));
    else if (key == "density"_L1)
        m_themes.setDensity(ThemeManager::densityFromName(text));
    else if (key == "zoom"_L1)
        m_themes.setZoom(zoomOf(m_settings) / 100.0);
    else if (key == "zone"_L1)
        Q_EMIT zoneChanged(zone());
}

TimeZoneMode Preferences::zone() const
{
    return m_settings.value(u"zone"_s).toString() == "utc"_L1 ? TimeZoneMode::Utc : TimeZoneMode::Local;
}

bool Preferences::isOn(const QString &key, bool standard) const
{
    return m_settings.value(key).toBool(standard);
}

void Preferences::flipTheme()
{
    // What the person sees counts, be it from the settings, the desktop or the command line.
    const ThemeMode next = theme().isDark() ? ThemeMode::Light : ThemeMode::Dark;
    m_settings.setValue(u"theme"_s, ThemeManager::modeName(next));
    m_themes.setMode(next);
}

void Preferences::nextLanguage()
{
    const QStringList &codes = languageCodes();
    const QString &next = codes[(codes.indexOf(m_languages.language()) + 1) % codes.size()];
    m_settings.setValue(u"language"_s, next);
    m_languages.setLanguage(next);
}

void Preferences::flipZone()
{
    m_settings.setValue(u"zone"_s, zone() == TimeZoneMode::Local ? u"utc"_s : u"local"_s);
}

void Preferences::setDensity(Density density)
{
    m_settings.setValue(u"density"_s, ThemeManager::densityName(density));
}

void Preferences::setZoom(int percent)
{
    m_settings.setValue(u"zoom"_s, std::clamp(percent, smallestZoom, largestZoom));
}

int Preferences::zoom() const
{
    return zoomOf(m_settings);
}

} // namespace itsm
