#include "views/widgets/text_cache.h"

#include "views/widgets/plain_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <cmath>

namespace itsm {

TextCache::TextCache(int capacity)
    : m_lines(capacity)
{
}

const TextCache::Line &TextCache::line(const QString &text, FontRole font, int maxWidth)
{
    const Line *natural = m_lines.object({text, font, -1});
    if (!natural)
        natural = insert({text, font, -1}, visibleControls(text), false);
    if (natural->width <= maxWidth)
        return *natural;
    if (const Line *elided = m_lines.object({text, font, maxWidth}))
        return *elided;
    const QFontMetricsF metrics(theme().font(font));
    return *insert({text, font, maxWidth}, metrics.elidedText(visibleControls(text), Qt::ElideRight, maxWidth), true);
}

TextCache::Line *TextCache::insert(const Key &key, const QString &shown, bool elided)
{
    const QFont &font = theme().font(key.font);
    auto line = std::make_unique<Line>();
    QTextLayout layout(shown, font);
    layout.beginLayout();
    const QTextLine measured = layout.createLine();
    layout.endLayout();
    if (measured.isValid()) {
        line->ascent = measured.ascent();
        line->width = static_cast<int>(std::ceil(measured.naturalTextWidth()));
    }
    line->elided = elided;
    line->text.setTextFormat(Qt::PlainText);
    line->text.setText(shown);
    line->text.prepare({}, font);
    Line *kept = line.release();
    m_lines.insert(key, kept);
    return kept; // NOLINT(clang-analyzer-cplusplus.NewDelete): insert() frees only what costs more than the capacity
}

void TextCache::draw(QPainter *painter, QPointF baseline, const Line &line, FontRole font, const QColor &color)
{
    painter->setFont(theme().font(font));
    painter->setPen(color);
    painter->drawStaticText(QPointF(baseline.x(), baseline.y() - line.ascent), line.text);
}

int baselineIn(const QRect &rect, FontRole font)
{
    return qRound(rect.top() + rect.height() / 2.0 + theme().halfCapital(font));
}

} // namespace itsm
