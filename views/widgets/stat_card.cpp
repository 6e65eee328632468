#include "views/widgets/stat_card.h"

#include "views/widgets/text_cache.h"
#include "views/widgets/theme_manager.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int padding = 12;
constexpr int cardSignSize = 16;
constexpr int leastCardWidth = 112;
constexpr int cardHeight = 72;
constexpr int flatHeight = 32;
constexpr int lineGap = 12; ///< between the parts of a flat card

int textWidth(FontRole font, const QString &text)
{
    return static_cast<int>(std::ceil(QFontMetricsF(theme().font(font)).horizontalAdvance(text)));
}

} // namespace

StatCard::StatCard(const QString &title, QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    if (const ThemeManager *manager = ThemeManager::instance()) {
        connect(manager, &ThemeManager::changed, this, [this] {
            updateGeometry();
            update();
        });
    }
    setTitle(title);
}

void StatCard::setTitle(const QString &title)
{
    setText(title);
    updateAccessibleText();
    updateGeometry();
}

void StatCard::setValue(const StatValue &value)
{
    if (value == m_value)
        return;
    m_value = value;
    updateAccessibleText();
    updateGeometry();
    update();
}

QString StatCard::numberText() const
{
    if (m_value.number.isEmpty())
        return u"—"_s;
    return m_value.atLeast ? QString(u"≥ " + m_value.number) : m_value.number;
}

void StatCard::updateAccessibleText()
{
    QString number = m_value.number;
    if (!m_value.unit.isEmpty())
        number = tr("%1 %2", "number and unit").arg(number, m_value.unit);
    if (m_value.number.isEmpty())
        number = tr("not known yet");
    else if (m_value.atLeast)
        number = tr("at least %1").arg(number);
    if (m_value.stale)
        number = tr("%1, not up to date").arg(number);
    setAccessibleName(tr("%1: %2", "title of a card and its number").arg(title(), number));
    setAccessibleDescription(m_value.note);
}

void StatCard::setFlat(bool isFlat)
{
    if (std::exchange(m_isFlat, isFlat) == isFlat)
        return;
    updateGeometry();
    update();
}

int StatCard::heightOf(bool isFlat)
{
    return theme().px(isFlat ? flatHeight : cardHeight);
}

QSize StatCard::sizeHint() const
{
    const Theme &t = theme();
    int number = textWidth(m_isFlat ? FontRole::Section : FontRole::CardNumber, numberText());
    if (!m_value.unit.isEmpty())
        number += t.px(4) + textWidth(FontRole::Meta, m_value.unit);
    if (m_value.mark.sign != Sign::None)
        number += t.px(cardSignSize + 6);
    if (!m_value.note.isEmpty())
        number += t.px(lineGap) + textWidth(FontRole::Meta, m_value.note);
    const int words = textWidth(FontRole::Meta, title());
    const int content = m_isFlat ? words + t.px(lineGap) + number : std::max(number, words);
    return {std::max(t.px(leastCardWidth), content + 2 * t.px(padding) + 2), heightOf(m_isFlat)};
}

QSize StatCard::minimumSizeHint() const
{
    return sizeHint();
}

void StatCard::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    paintFrame(p);
    if (m_isFlat)
        paintLine(p);
    else
        paintContent(p);
}

void StatCard::paintFrame(QPainter &p) const
{
    const Theme &t = theme();
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(frame, t.radius(), t.radius());
    const QColor fill = isChecked()                   ? t.color(ColorRole::Selection)
                        : isEnabled() && underMouse() ? t.hover()
                                                      : t.color(ColorRole::Surface);
    p.fillPath(shape, fill);
    if (m_value.stale) {
        p.setClipPath(shape);
        paintHatch(&p, frame, t.tint(ColorRole::Text, 0.07, isChecked() ? ColorRole::Selection : ColorRole::Surface));
        p.setClipping(false);
    }
    const bool ring = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    p.setPen(QPen(t.color(isChecked() || ring ? ColorRole::Accent : ColorRole::Border), ring ? 2 : 1));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(ring ? frame.adjusted(0.5, 0.5, -0.5, -0.5) : frame, t.radius(), t.radius());
}

void StatCard::paintContent(QPainter &p) const
{
    const Theme &t = theme();
    const QRect inner = rect().adjusted(t.px(padding), t.px(10), -t.px(padding), -t.px(10));
    const ColorRole quiet = m_value.stale ? ColorRole::Stale : ColorRole::Muted;
    const QFontMetrics meta(t.font(FontRole::Meta));
    p.setFont(t.font(FontRole::Meta));
    p.setPen(t.color(quiet));
    const int titleBase = inner.top() + static_cast<int>(std::ceil(QFontMetricsF(p.font()).capHeight())) + 2;
    p.drawText(inner.left(), titleBase, meta.elidedText(title(), Qt::ElideRight, inner.width()));

    const int base = inner.bottom() - t.px(1);
    int x = inner.left();
    const QFontMetricsF big(t.font(FontRole::CardNumber));
    const bool known = !m_value.number.isEmpty();
    if (known && m_value.mark.sign != Sign::None) {
        const int side = t.px(cardSignSize);
        paintSign(&p, QRectF(x, base - big.capHeight() / 2 - side / 2.0, side, side), m_value.mark.sign,
                  t.color(m_value.stale ? ColorRole::Stale : m_value.mark.color));
        x += side + t.px(6);
    }
    p.setFont(t.font(FontRole::CardNumber));
    const ColorRole loud = m_value.mark.sign == Sign::None ? ColorRole::Text : m_value.mark.color;
    p.setPen(t.color(m_value.stale || !known ? ColorRole::Stale : loud));
    p.drawText(x, base, numberText());
    x += static_cast<int>(std::ceil(big.horizontalAdvance(numberText())));
    p.setFont(t.font(FontRole::Meta));
    p.setPen(t.color(quiet));
    if (known && !m_value.unit.isEmpty())
        p.drawText(x + t.px(4), base, m_value.unit);
    if (!m_value.note.isEmpty())
        p.drawText(inner.right() + 1 - meta.horizontalAdvance(m_value.note), base, m_value.note);
}

/// The title at the left, the number at the right, its age before it.
void StatCard::paintLine(QPainter &p) const
{
    const Theme &t = theme();
    const ColorRole quiet = m_value.stale ? ColorRole::Stale : ColorRole::Muted;
    const bool known = !m_value.number.isEmpty();
    const ColorRole loud = m_value.mark.sign == Sign::None ? ColorRole::Text : m_value.mark.color;
    int right = rect().right() + 1 - t.px(padding);
    const auto put = [&](FontRole font, ColorRole color, const QString &text) {
        right -= textWidth(font, text);
        p.setFont(t.font(font));
        p.setPen(t.color(color));
        p.drawText(right, baselineIn(rect(), font), text);
    };
    if (known && !m_value.unit.isEmpty()) {
        put(FontRole::Meta, quiet, m_value.unit);
        right -= t.px(4);
    }
    put(FontRole::Section, m_value.stale || !known ? ColorRole::Stale : loud, numberText());
    if (known && m_value.mark.sign != Sign::None) {
        const int side = t.px(cardSignSize);
        right -= side + t.px(6);
        paintSign(&p, QRectF(right, (rect().height() - side) / 2.0, side, side), m_value.mark.sign,
                  t.color(m_value.stale ? ColorRole::Stale : m_value.mark.color));
    }
    right -= t.px(lineGap);
    if (!m_value.note.isEmpty()) {
        put(FontRole::Meta, quiet, m_value.note);
        right -= t.px(lineGap);
    }
    p.setFont(t.font(FontRole::Meta));
    p.setPen(t.color(quiet));
    const int left = t.px(padding);
    p.drawText(left, baselineIn(rect(), FontRole::Meta),
               QFontMetrics(p.font()).elidedText(title(), Qt::ElideRight, right - left));
}

void StatCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void StatCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateAccessibleText();
    QAbstractButton::changeEvent(event);
}

} // namespace itsm
