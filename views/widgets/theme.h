#pragma once

#include <QColor>
#include <QFont>
#include <QMetaType>
#include <QPalette>
#include <QString>
#include <array>

namespace itsm {

/// What a colour means. Nobody but the theme names colours by value.
enum class ColorRole : quint8 {
    Background, ///< window
    Surface,    ///< tables, forms, cards
    Raised,     ///< menus, tooltips, popups
    Border,     ///< separators and frames; decorative
    Control,    ///< frames of controls a person must find; ≥ 3 : 1 on every background
    Text,
    Muted,
    Accent,    ///< links, focus, the primary button, checked things
    OnAccent,  ///< text on Accent
    Selection, ///< background of selected rows
    Critical,
    High,
    Medium,
    Low,
    Info,
    Ok,
    Stale,
    Count
};

/// What a font is for.
enum class FontRole : quint8 {
    Table,      ///< 13 px
    TableBold,  ///< 13 px
    Digits,     ///< 13 px, tabular digits: numbers, ages, times in tables
    Meta,       ///< 12 px
    MetaDigits, ///< 12 px, tabular digits
    MetaBold,   ///< 12 px
    Form,       ///< 14 px, the application's font
    Section,    ///< 15 px, semibold
    CardNumber, ///< 24 px, semibold, tabular digits
    WallLabel,  ///< 28 px
    WallTitle,  ///< 44 px
    WallNumber, ///< 96 px
    Count
};

enum class Density : quint8 { Compact, Normal, Roomy };

/// Which set of meaning colours is used. ColourBlind keeps the levels apart for people with protanopia, deuteranopia
/// and tritanopia, and in grey as well: they differ in lightness. The signs are the same in both.
enum class PaletteKind : quint8 { Standard, ColourBlind };

/// All values of the look: the one source for colours, fonts, sizes and spacing. A value; cheap to copy.
class Theme
{
public:
    /// `zoom` multiplies every size, 0.8 … 2.0; others are clamped. Needs a QGuiApplication (fonts).
    [[nodiscard]] static Theme make(bool dark, PaletteKind palette = PaletteKind::Standard,
                                    Density density = Density::Normal, qreal zoom = 1.0);

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] PaletteKind paletteKind() const { return m_palette; }
    [[nodiscard]] Density density() const { return m_density; }
    [[nodiscard]] qreal zoom() const { return m_zoom; }

    [[nodiscard]] QColor color(ColorRole role) const { return m_colors[static_cast<size_t>(role)]; }
    /// `amount` (0 … 1) of `tone` over `base`: hover rows, chips, skeleton bars.
    [[nodiscard]] QColor tint(ColorRole tone, qreal amount, ColorRole base = ColorRole::Surface) const;
    /// Background under the pointer.
    [[nodiscard]] QColor hover(ColorRole base = ColorRole::Surface) const { return tint(ColorRole::Text, 0.05, base); }

    [[nodiscard]] const QFont &font(FontRole role) const { return m_fonts[static_cast<size_t>(role)]; }
    /// Half the height of capitals, by which a line of text is centred on its capitals.
    [[nodiscard]] qreal halfCapital(FontRole role) const { return m_halfCapitals[static_cast<size_t>(role)]; }
    /// `value` of the design (device independent pixels at zoom 1), zoomed.
    [[nodiscard]] int px(qreal value) const { return qRound(value * m_zoom); }
    /// `steps` of the 4 px grid, zoomed.
    [[nodiscard]] int space(int steps) const { return px(4.0 * steps); }
    /// Height of a table row: 24, 30 or 38 px by density, zoomed.
    [[nodiscard]] int rowHeight() const;
    /// Height of buttons and editors.
    [[nodiscard]] int controlHeight() const { return px(32); }
    [[nodiscard]] int radius() const { return px(4); }

    [[nodiscard]] QPalette palette() const;

    friend bool operator==(const Theme &, const Theme &) = default;

private:
    bool m_dark = false;
    PaletteKind m_palette = PaletteKind::Standard;
    Density m_density = Density::Normal;
    qreal m_zoom = 1.0;
    std::array<QColor, static_cast<size_t>(ColorRole::Count)> m_colors;
    std::array<QFont, static_cast<size_t>(FontRole::Count)> m_fonts;
    std::array<qreal, static_cast<size_t>(FontRole::Count)> m_halfCapitals{};
};

/// The theme in force; the standard light theme before a ThemeManager exists. UI thread.
[[nodiscard]] const Theme &theme();

/// Contrast of two opaque colours after WCAG 2: 1 … 21.
[[nodiscard]] qreal contrastRatio(const QColor &a, const QColor &b);

/// The families of every font: the system's for Latin, then simplified Chinese, so that Chinese text never gets
/// Japanese glyphs.
[[nodiscard]] QStringList fontFamilies();
/// A family whose digits all have the same width, the system's own if it has them.
[[nodiscard]] QString tabularFamily();

} // namespace itsm
