#include "views/widgets/theme_manager.h"

#include "views/widgets/console_style.h"
#include "views/widgets/system_color_scheme.h"
#include "views/widgets/zoom.h"

#include <QApplication>
#include <QToolTip>
#include <QWindow>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
ThemeManager *theManager = nullptr;
} // namespace

ThemeManager::ThemeManager(QApplication &app, ThemeMode mode)
    : QObject(&app)
    , m_app(app)
    , m_mode(mode)
{
    Q_ASSERT(!theManager);
    theManager = this;
    setObjectName(u"themeManager"_s);
    const QPalette platform = QGuiApplication::palette();
    m_platformIsDark = platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
    if (mode == ThemeMode::Auto)
        setMode(mode);
    m_app.setStyle(new ConsoleStyle);
    m_theme = Theme::make(wantsDark());
    apply(m_theme);
}

ThemeManager::~ThemeManager()
{
    theManager = nullptr;
}

ThemeManager *ThemeManager::instance()
{
    return theManager;
}

void ThemeManager::setMode(ThemeMode mode)
{
    m_mode = mode;
    if (mode == ThemeMode::Auto && !m_system) {
        m_system = std::make_unique<SystemColorScheme>();
        connect(m_system.get(), &SystemColorScheme::changed, this,
                [this] { rebuild(m_theme.paletteKind(), m_theme.density(), m_theme.zoom()); });
        m_system->start();
    }
    // The constructor comes here before the first theme is made.
    if (m_theme.color(ColorRole::Text).isValid())
        rebuild(m_theme.paletteKind(), m_theme.density(), m_theme.zoom());
}

void ThemeManager::setPaletteKind(PaletteKind kind)
{
    rebuild(kind, m_theme.density(), m_theme.zoom());
}

void ThemeManager::setDensity(Density density)
{
    rebuild(m_theme.paletteKind(), density, m_theme.zoom());
}

void ThemeManager::setZoom(qreal zoom)
{
    rebuild(m_theme.paletteKind(), m_theme.density(), zoom);
}

bool ThemeManager::wantsDark() const
{
    switch (m_mode) {
    case ThemeMode::Light:
        return false;
    case ThemeMode::Dark:
        return true;
    case ThemeMode::Auto:
        break;
    }
    return m_system && m_system->isDark() ? *m_system->isDark() : m_platformIsDark;
}

void ThemeManager::rebuild(PaletteKind kind, Density density, qreal zoom)
{
    const Theme next = Theme::make(wantsDark(), kind, density, zoom);
    if (next == m_theme)
        return;
    // First: the style's own sizes are still those of the theme that they are brought from.
    if (m_theme.zoom() != next.zoom())
        rescaleWidgets(m_theme, next);
    const Theme previous = std::exchange(m_theme, next);
    // The density alone changes row heights only, which the tables set themselves.
    if (Theme::make(next.isDark(), kind, previous.density(), next.zoom()) != previous)
        apply(next);
    Q_EMIT changed();
}

void ThemeManager::apply(const Theme &next)
{
    // No style sheet: it would wrap the style, slow down every widget and take a repolish at each switch.
    QApplication::setPalette(next.palette());
    // Qt posts the change to the windows; deliver it now, so that whoever hears changed() finds all palettes in place.
    const QWindowList windows = QGuiApplication::topLevelWindows();
    for (QWindow *window : windows)
        QCoreApplication::sendPostedEvents(window, QEvent::ApplicationPaletteChange);
    QToolTip::setPalette(next.palette());
    // Every widget answers each change of a font, so set them only when the sizes changed.
    if (QApplication::font() == next.font(FontRole::Form))
        return;
    QApplication::setFont(next.font(FontRole::Form));
    QApplication::setFont(next.font(FontRole::Table), "QAbstractItemView");
    QApplication::setFont(next.font(FontRole::Meta), "QHeaderView");
    QToolTip::setFont(next.font(FontRole::Meta));
}

QString ThemeManager::modeName(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::Light:
        return u"light"_s;
    case ThemeMode::Dark:
        return u"dark"_s;
    case ThemeMode::Auto:
        break;
    }
    return u"auto"_s;
}

ThemeMode ThemeManager::modeFromName(QStringView name)
{
    return name == "light"_L1 ? ThemeMode::Light : name == "dark"_L1 ? ThemeMode::Dark : ThemeMode::Auto;
}

QString ThemeManager::densityName(Density density)
{
    switch (density) {
    case Density::Compact:
        return u"compact"_s;
    case Density::Roomy:
        return u"roomy"_s;
    case Density::Normal:
        break;
    }
    return u"normal"_s;
}

Density ThemeManager::densityFromName(QStringView name)
{
    return name == "compact"_L1 ? Density::Compact : name == "roomy"_L1 ? Density::Roomy : Density::Normal;
}

} // namespace itsm
