#pragma once

#include "views/widgets/theme.h"

#include <QCache>
#include <QStaticText>

class QPainter;

namespace itsm {

/// One-line texts, elided and laid out once, for paint code that draws the same few thousand again and again. Texts
/// stand on a given base line whatever fonts they are mixed from, so that Chinese and English rows are even. UI thread.
class TextCache
{
public:
    struct Line
    {
        QStaticText text;
        qreal ascent = 0;
        int width = 0; ///< rounded up
        bool elided = false;
    };

    explicit TextCache(int capacity = 6000);

    /// The text in at most `maxWidth` pixels; control characters are made visible. The reference holds until the next
    /// call.
    [[nodiscard]] const Line &line(const QString &text, FontRole font, int maxWidth);
    /// Draws a line from its left end on the base line; sets font and pen.
    static void draw(QPainter *painter, QPointF baseline, const Line &line, FontRole font, const QColor &color);
    /// After the theme or the device changed.
    void clear() { m_lines.clear(); }

private:
    struct Key
    {
        QString text;
        FontRole font;
        int width; ///< −1: as wide as it is
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) noexcept
        {
            return qHashMulti(seed, key.text, static_cast<int>(key.font), key.width);
        }
    };
    Line *insert(const Key &key, const QString &shown, bool elided);

    QCache<Key, Line> m_lines;
};

/// Where the base line of a font lies in a row, so that capitals stand in the middle of it.
[[nodiscard]] int baselineIn(const QRect &rect, FontRole font);

} // namespace itsm
