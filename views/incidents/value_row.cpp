#include "views/incidents/value_row.h"

#include "models/labels.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

ValueRow::ValueRow(FontRole font, bool isEditable, QWidget *parent)
    : QWidget(parent)
    , m_font(font)
    , m_sign(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_pencil(new QToolButton(this))
{
    m_sign->hide();
    m_text->setLook(font);
    m_text->setObjectName(u"value"_s);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_pencil->setAutoRaise(true);
    m_pencil->setIconSize(QSize(theme().px(14), theme().px(14)));
    m_pencil->setFixedSize(theme().px(22), theme().px(22));
    m_pencil->setVisible(isEditable);
    m_text->installEventFilter(this);
    QSizePolicy kept = m_pencil->sizePolicy();
    kept.setRetainSizeWhenHidden(isEditable);
    m_pencil->setSizePolicy(kept);
    m_pencil->installEventFilter(this);
    connect(m_pencil, &QToolButton::clicked, this, &ValueRow::editWanted);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme().space(1));
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_pencil, 0, Qt::AlignTop);
    showPencil();
}

void ValueRow::setName(const QString &name)
{
    m_name = name;
    speak();
    m_pencil->setAccessibleName(tr("Edit: %1").arg(name));
    m_pencil->setToolTip(m_pencil->accessibleName().toHtmlEscaped());
}

void ValueRow::setText(const QString &text, ColorRole color)
{
    m_text->setLook(m_font, color);
    m_text->setText(text);
    speak();
}

/// A name is read instead of the text.
void ValueRow::speak()
{
    m_text->setAccessibleName(m_name.isEmpty() ? text() : spokenCell(m_name, text()));
}

void ValueRow::setMark(Mark mark)
{
    const int size = theme().px(14);
    m_sign->setPixmap(signPixmap(mark.sign, theme().color(mark.color), size, devicePixelRatioF()));
    m_sign->setFixedSize(size + 2, m_text->fontMetrics().height());
    m_sign->setVisible(mark.sign != Sign::None);
}

QString ValueRow::text() const
{
    return m_text->fullText();
}

void ValueRow::setEditable(bool editable)
{
    m_editable = editable;
    showPencil();
}

void ValueRow::setReading(bool isReading)
{
    m_isReading = isReading;
}

void ValueRow::setHovered(bool hovered)
{
    m_hovered = hovered;
    showPencil();
}

void ValueRow::focusPencil()
{
    m_pencil->setFocus(Qt::OtherFocusReason);
}

void ValueRow::showPencil()
{
    // Tab reaches the pencil although it cannot be seen.
    m_pencil->setEnabled(m_editable);
    const bool shown = m_editable && (m_hovered || m_pencil->hasFocus());
    m_pencil->setIcon(shown ? icon("edit"_L1, ColorRole::Muted) : QIcon());
}

bool ValueRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pencil && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        showPencil();
    if (watched == m_text && event->type() == QEvent::MouseButtonDblClick && !m_isReading) {
        Q_EMIT editWanted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ValueRow::mouseDoubleClickEvent(QMouseEvent *)
{
    Q_EMIT editWanted();
}

} // namespace itsm
