#include "views/widgets/form_field.h"

#include "views/widgets/console_style.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/signs.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPainter>

namespace itsm {

class FormField::ErrorSign : public QWidget
{
public:
    explicit ErrorSign(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(theme().px(14), theme().px(16));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        paintSign(&p, QRectF(0, 1, width(), width()), Sign::Octagon, theme().color(ColorRole::Critical));
    }
};

FormField::FormField(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_label(new PlainLabel(this))
    , m_note(new PlainLabel(this))
    , m_sign(new ErrorSign(this))
    , m_labelText(label)
{
    const Theme &t = theme();
    m_label->setLook(FontRole::MetaBold);
    m_label->setBuddy(editor);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(t.px(16));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.space(1));
    column->addWidget(m_label);
    column->addWidget(editor);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(t.px(6));
    below->addWidget(m_sign, 0, Qt::AlignTop);
    below->addWidget(m_note, 1);
    column->addLayout(below);
    // What was said of the old value says nothing of the new one.
    if (const QMetaProperty value = editor->metaObject()->userProperty(); value.hasNotifySignal()) {
        const QMetaObject &own = FormField::staticMetaObject;
        connect(editor, value.notifySignal(), this, own.method(own.indexOfSlot("clearError()")));
    }
    refresh();
}

void FormField::setLabel(const QString &label)
{
    m_labelText = label;
    refresh();
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void FormField::setRequired(bool required)
{
    m_required = required;
    refresh();
}

void FormField::setError(const QString &error)
{
    if (error == m_error)
        return;
    m_error = error;
    refresh();
}

void FormField::clearError()
{
    setError(QString());
}

void FormField::refresh()
{
    m_label->setText(m_required ? tr("%1 (required)", "label of a form field").arg(m_labelText) : m_labelText);
    m_sign->setVisible(hasError());
    m_note->setLook(FontRole::Meta, hasError() ? ColorRole::Critical : ColorRole::Muted);
    m_note->setText(hasError() ? m_error : m_hint);
    setInvalid(m_editor, hasError());
    QString name = m_labelText;
    m_editor->setAccessibleName(name.remove(u'&'));
    if (const auto *box = qobject_cast<QComboBox *>(m_editor); box && box->isEditable())
        box->lineEdit()->setAccessibleName(name);
    m_editor->setAccessibleDescription(hasError() ? tr("Error: %1").arg(m_error) : m_hint);
}

void FormField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace itsm
