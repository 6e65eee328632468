#include "views/widgets/plain_label.h"

#include "views/widgets/theme_manager.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolTip>

namespace itsm {

PlainLabel::PlainLabel(QWidget *parent)
    : PlainLabel(QString(), parent)
{
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    if (const ThemeManager *manager = ThemeManager::instance())
        connect(manager, &ThemeManager::changed, this, &PlainLabel::applyLook);
}

void PlainLabel::setText(const QString &text)
{
    m_text = text;
    QLabel::setText(visibleControls(text, m_elide == Qt::ElideNone ? LineBreaks::Keep : LineBreaks::Show));
    updateGeometry();
}

void PlainLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    setText(m_text);
    QSizePolicy policy = sizePolicy();
    policy.setHorizontalPolicy(mode == Qt::ElideNone ? QSizePolicy::Preferred : QSizePolicy::Expanding);
    setSizePolicy(policy);
}

bool PlainLabel::isElided() const
{
    return m_elide != Qt::ElideNone && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

void PlainLabel::setLook(FontRole font, ColorRole color)
{
    m_look = Look{font, color};
    applyLook();
}

void PlainLabel::applyLook()
{
    if (!m_look)
        return;
    const Theme &now = theme();
    setFont(now.font(m_look->font));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, now.color(m_look->color));
    setPalette(colors);
}

QSize PlainLabel::sizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::sizeHint();
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(text()) + margins.left() + margins.right() + 1,
            QLabel::sizeHint().height()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

void PlainLabel::paintEvent(QPaintEvent *event)
{
    if (!isElided())
        return QLabel::paintEvent(event);
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const QString shown = fontMetrics().elidedText(text(), m_elide, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), option.palette, isEnabled(), shown,
                          foregroundRole());
}

bool PlainLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isElided()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), plainTooltip(m_text), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace itsm
