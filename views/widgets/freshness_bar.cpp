#include "views/widgets/freshness_bar.h"

#include "views/widgets/plain_text.h"
#include "views/widgets/text_cache.h"
#include "views/widgets/theme_manager.h"
#include "views/widgets/time_format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace itsm {

namespace {
constexpr int signSize = 12;
constexpr int gap = 6;
} // namespace

FreshnessItem::FreshnessItem(QWidget *parent, const Clock &clock)
    : QWidget(parent)
    , m_clock(clock)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (const ThemeManager *manager = ThemeManager::instance()) {
        connect(manager, &ThemeManager::changed, this, [this] {
            m_reserved = 0;
            refresh();
            updateGeometry();
        });
    }
}

void FreshnessItem::setSource(const QString &source)
{
    const QString shown = visibleControls(source);
    if (shown == m_source)
        return;
    m_source = shown;
    m_reserved = 0;
    refresh();
}

void FreshnessItem::setFreshness(Freshness freshness, const OptionalInstant &updatedAt)
{
    if (freshness != m_freshness)
        m_reserved = 0;
    m_freshness = freshness;
    m_updatedAt = updatedAt;
    refresh();
    update();
}

QString FreshnessItem::text() const
{
    const QString age = m_updatedAt ? elapsedText(m_clock.now() - *m_updatedAt) : QString();
    switch (m_freshness) {
    case Freshness::Ok:
        return age.isEmpty() ? m_source : tr("%1 %2 ago", "source, age").arg(m_source, age);
    case Freshness::Stale:
        return age.isEmpty() ? tr("%1: stale", "source").arg(m_source)
                             : tr("%1 %2: stale", "source, age").arg(m_source, age);
    case Freshness::Lost:
        return age.isEmpty() ? tr("%1: no connection", "source").arg(m_source)
                             : tr("%1: no connection for %2", "source, age").arg(m_source, age);
    case Freshness::Unknown:
        break;
    }
    return tr("%1: waiting", "source that has not answered yet").arg(m_source);
}

void FreshnessItem::refresh()
{
    const QString shown = text();
    // Without reserved room the same words are measured again: the font or the language is another.
    if (shown == m_shown && m_reserved > 0)
        return;
    m_shown = shown;
    setAccessibleName(shown);
    const int width = QFontMetrics(theme().font(FontRole::MetaDigits)).horizontalAdvance(shown);
    if (width > m_reserved) {
        m_reserved = width;
        updateGeometry();
    }
    update();
}

QSize FreshnessItem::sizeHint() const
{
    const Theme &t = theme();
    return {t.px(signSize + gap) + m_reserved + 1, t.px(20)};
}

void FreshnessItem::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    const Mark mark = markOf(m_freshness);
    QPainter p(this);
    const int side = t.px(signSize);
    paintSign(&p, QRectF(0, (height() - side) / 2.0, side, side), mark.sign, t.color(mark.color));
    p.setFont(t.font(FontRole::MetaDigits));
    p.setPen(t.color(m_freshness == Freshness::Ok        ? ColorRole::Muted
                     : m_freshness == Freshness::Unknown ? ColorRole::Stale
                                                         : mark.color));
    p.drawText(t.px(signSize + gap), baselineIn(rect(), FontRole::MetaDigits), m_shown);
}

void FreshnessItem::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_reserved = 0;
        refresh();
    }
    QWidget::changeEvent(event);
}

FreshnessBar::FreshnessBar(QWidget *parent, const Clock &clock)
    : QWidget(parent)
    , m_clock(clock)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(theme().space(5));
    m_row->addStretch();
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &FreshnessBar::refresh);
}

void FreshnessBar::setItem(const QString &key, const QString &source, Freshness freshness,
                           const OptionalInstant &updatedAt)
{
    FreshnessItem *&item = m_items[key];
    if (!item) {
        item = new FreshnessItem(this, m_clock);
        m_row->insertWidget(m_row->count() - 1, item);
    }
    item->setSource(source);
    item->setFreshness(freshness, updatedAt);
}

void FreshnessBar::removeItem(const QString &key)
{
    delete m_items.take(key);
}

void FreshnessBar::refresh()
{
    for (FreshnessItem *item : std::as_const(m_items))
        item->refresh();
}

void FreshnessBar::showEvent(QShowEvent *event)
{
    refresh();
    m_timer.start();
    QWidget::showEvent(event);
}

void FreshnessBar::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

} // namespace itsm
