#include "views/widgets/theme.h"

#include "views/widgets/theme_manager.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tokens
{
    ColorRole role;
    QRgb light;
    QRgb dark;
    QRgb lightColourBlind;
    QRgb darkColourBlind;
};

// Every text role keeps 4.5 : 1 on Background, Surface, Raised and Selection; the tests compute it.
constexpr std::array<Tokens, static_cast<size_t>(ColorRole::Count)> tokens{{
    {ColorRole::Background, 0xF5F7FA, 0x0E1319, 0xF5F7FA, 0x0E1319},
    {ColorRole::Surface, 0xFFFFFF, 0x151C25, 0xFFFFFF, 0x151C25},
    {ColorRole::Raised, 0xFFFFFF, 0x1C2530, 0xFFFFFF, 0x1C2530},
    {ColorRole::Border, 0xD5DBE3, 0x2C3745, 0xD5DBE3, 0x2C3745},
    {ColorRole::Control, 0x7F8B9A, 0x657385, 0x7F8B9A, 0x657385},
    {ColorRole::Text, 0x1A2330, 0xE4EAF2, 0x1A2330, 0xE4EAF2},
    {ColorRole::Muted, 0x566272, 0x9AA7B8, 0x566272, 0x9AA7B8},
    {ColorRole::Accent, 0x1D5FD1, 0x79AEFF, 0x1D5FD1, 0x79AEFF},
    {ColorRole::OnAccent, 0xFFFFFF, 0x0E1319, 0xFFFFFF, 0x0E1319},
    {ColorRole::Selection, 0xDCE8FB, 0x1F3558, 0xDCE8FB, 0x1F3558},
    {ColorRole::Critical, 0xB4151E, 0xFF7B80, 0x7D1604, 0xF08238},
    {ColorRole::High, 0xA64600, 0xFFA55C, 0x840DBC, 0xE199FF},
    {ColorRole::Medium, 0x855E00, 0xE8C15A, 0x6C6A00, 0xFCEB3A},
    {ColorRole::Low, 0x1D6C87, 0x73C3DE, 0x172B52, 0xB7D9E6},
    {ColorRole::Info, 0x566272, 0x9AA7B8, 0x566272, 0x9AA7B8},
    {ColorRole::Ok, 0x1B7338, 0x6FD18E, 0x1E736F, 0x22E3A0},
    {ColorRole::Stale, 0x5C6571, 0x97A3B2, 0x5C6571, 0x97A3B2},
}};

constexpr bool tokensAreInOrder()
{
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (static_cast<size_t>(tokens[i].role) != i)
            return false;
    }
    return true;
}
static_assert(tokensAreInOrder());

struct FontToken
{
    FontRole role;
    qreal size;
    QFont::Weight weight;
    bool tabular;
};

constexpr std::array<FontToken, static_cast<size_t>(FontRole::Count)> fontTokens{{
    {FontRole::Table, 13, QFont::Normal, false},
    {FontRole::TableBold, 13, QFont::Bold, false},
    {FontRole::Digits, 13, QFont::Normal, true},
    {FontRole::Meta, 12, QFont::Normal, false},
    {FontRole::MetaDigits, 12, QFont::Normal, true},
    {FontRole::MetaBold, 12, QFont::DemiBold, false},
    {FontRole::Form, 14, QFont::Normal, false},
    {FontRole::Section, 15, QFont::DemiBold, false},
    {FontRole::CardNumber, 24, QFont::DemiBold, true},
    {FontRole::WallLabel, 28, QFont::Normal, false},
    {FontRole::WallTitle, 44, QFont::DemiBold, false},
    {FontRole::WallNumber, 96, QFont::DemiBold, true},
}};

constexpr bool fontsAreInOrder()
{
    for (size_t i = 0; i < fontTokens.size(); ++i) {
        if (static_cast<size_t>(fontTokens[i].role) != i)
            return false;
    }
    return true;
}
static_assert(fontsAreInOrder());

bool hasTabularDigits(const QString &family)
{
    QFont font(family);
    font.setPixelSize(48);
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.25)
            return false;
    }
    return true;
}

qreal linear(qreal channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

qreal luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mix(const QColor &over, qreal amount, const QColor &base)
{
    const auto channel = [amount](int a, int b) { return qRound(a * amount + b * (1 - amount)); };
    return {channel(over.red(), base.red()), channel(over.green(), base.green()), channel(over.blue(), base.blue())};
}

} // namespace

QStringList fontFamilies()
{
    QStringList families = QFontDatabase::systemFont(QFontDatabase::GeneralFont).families();
    // "Sans Serif" stands for "no font was chosen": the Latin letters of the Chinese font make lines of both scripts
    // even.
    families.removeIf([](const QString &family) {
        return family.contains("CJK"_L1) || family == "Sans Serif"_L1 || family == "Sans"_L1;
    });
    families << u"Noto Sans CJK SC"_s << u"WenQuanYi Zen Hei"_s;
    return families;
}

QString tabularFamily()
{
    const QStringList candidates = fontFamilies() + QStringList{u"Noto Sans"_s, u"DejaVu Sans"_s};
    const auto found = std::find_if(candidates.begin(), candidates.end(), [](const QString &f) {
        return QFontDatabase::hasFamily(f) && hasTabularDigits(f);
    });
    return found == candidates.end() ? candidates.front() : *found;
}

Theme Theme::make(bool dark, PaletteKind palette, Density density, qreal zoom)
{
    Theme theme;
    theme.m_dark = dark;
    theme.m_palette = palette;
    theme.m_density = density;
    theme.m_zoom = std::clamp(zoom, 0.8, 2.0);
    const bool standard = palette == PaletteKind::Standard;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const Tokens &token = tokens[i];
        theme.m_colors[i] = QColor::fromRgb(dark ? (standard ? token.dark : token.darkColourBlind)
                                                 : (standard ? token.light : token.lightColourBlind));
    }
    const QStringList families = fontFamilies();
    const QStringList tabular = QStringList{tabularFamily()} + families;
    for (size_t i = 0; i < fontTokens.size(); ++i) {
        QFont font;
        font.setFamilies(fontTokens[i].tabular ? tabular : families);
        font.setPixelSize(theme.px(fontTokens[i].size));
        font.setWeight(fontTokens[i].weight);
        theme.m_fonts[i] = font;
        theme.m_halfCapitals[i] = QFontMetricsF(font).capHeight() / 2;
    }
    return theme;
}

QColor Theme::tint(ColorRole tone, qreal amount, ColorRole base) const
{
    return mix(color(tone), amount, color(base));
}

int Theme::rowHeight() const
{
    switch (m_density) {
    case Density::Compact:
        return px(24);
    case Density::Normal:
        return px(30);
    case Density::Roomy:
        return px(38);
    }
    return px(30);
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, const QColor &value) { p.setColor(QPalette::All, role, value); };
    all(QPalette::Window, color(ColorRole::Background));
    all(QPalette::WindowText, color(ColorRole::Text));
    all(QPalette::Base, color(ColorRole::Surface));
    all(QPalette::AlternateBase, color(ColorRole::Background));
    all(QPalette::Text, color(ColorRole::Text));
    all(QPalette::PlaceholderText, color(ColorRole::Muted));
    all(QPalette::Button, color(ColorRole::Surface));
    all(QPalette::ButtonText, color(ColorRole::Text));
    all(QPalette::BrightText, color(ColorRole::Critical));
    all(QPalette::ToolTipBase, color(ColorRole::Raised));
    all(QPalette::ToolTipText, color(ColorRole::Text));
    // Selected text keeps its own colour: the selection is a tint, so that meaning colours stay readable on it.
    all(QPalette::Highlight, color(ColorRole::Selection));
    all(QPalette::HighlightedText, color(ColorRole::Text));
    all(QPalette::Link, color(ColorRole::Accent));
    all(QPalette::LinkVisited, color(ColorRole::Accent));
    // Fusion derives frames and shadows from these.
    all(QPalette::Light, color(ColorRole::Raised));
    all(QPalette::Midlight, color(ColorRole::Surface));
    all(QPalette::Mid, color(ColorRole::Border));
    all(QPalette::Dark, color(ColorRole::Control));
    all(QPalette::Shadow, tint(ColorRole::Border, 0.6, ColorRole::Background));
    const QColor disabled = tint(ColorRole::Muted, 0.65, ColorRole::Surface);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

const Theme &theme()
{
    if (const ThemeManager *manager = ThemeManager::instance())
        return manager->theme();
    static const Theme standard = Theme::make(false);
    return standard;
}

qreal contrastRatio(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace itsm
