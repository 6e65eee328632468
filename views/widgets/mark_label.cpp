#include "views/widgets/mark_label.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/text_cache.h"
#include "views/widgets/theme_manager.h"

#include <QHBoxLayout>
#include <QPainter>

namespace itsm {

namespace {
constexpr int labelSignSize = 14;
constexpr int labelSignGap = 6;
constexpr int labelChipPadding = 7;

FontRole fontOf(MarkLabel::Shape shape)
{
    return shape == MarkLabel::Shape::Chip ? FontRole::Meta : FontRole::Table;
}
} // namespace

MarkLabel::MarkLabel(Shape shape, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    if (const ThemeManager *manager = ThemeManager::instance())
        connect(manager, &ThemeManager::changed, this, [this] { updateGeometry(); });
}

void MarkLabel::setMark(Mark mark, const QString &text)
{
    m_mark = mark;
    m_text = visibleControls(text);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QHBoxLayout *MarkLabel::rowWith(QWidget *words)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(2));
    row->addWidget(this, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    return row;
}

QSize MarkLabel::sizeHint() const
{
    const Theme &t = theme();
    const QFontMetrics metrics(t.font(fontOf(m_shape)));
    const int padding = m_shape == Shape::Chip ? t.px(labelChipPadding) : 0;
    const int sign = m_mark.sign == Sign::None ? 0 : t.px(labelSignSize + labelSignGap);
    return {2 * padding + sign + metrics.horizontalAdvance(m_text) + 1, t.px(m_shape == Shape::Chip ? 22 : 20)};
}

void MarkLabel::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    if (m_shape == Shape::Chip) {
        QColor fill = t.color(m_mark.color);
        fill.setAlphaF(0.13F);
        p.setPen(Qt::NoPen);
        p.setBrush(fill);
        // No wider than its words, however wide the place is.
        p.drawRoundedRect(QRect(0, 0, std::min(width(), sizeHint().width()), height()), t.radius(), t.radius());
        x = t.px(labelChipPadding);
    }
    if (m_mark.sign != Sign::None) {
        const int side = t.px(labelSignSize);
        paintSign(&p, QRectF(x, (height() - side) / 2.0, side, side), m_mark.sign, t.color(m_mark.color));
        x += side + t.px(labelSignGap);
    }
    p.setFont(t.font(fontOf(m_shape)));
    p.setPen(t.color(ColorRole::Text));
    p.drawText(x, baselineIn(rect(), fontOf(m_shape)), m_text);
}

} // namespace itsm
