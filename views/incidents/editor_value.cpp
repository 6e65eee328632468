#include "views/incidents/editor_value.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace itsm {

QVariant editorValue(const QWidget *editor)
{
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        return text->toPlainText();
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->text();
    const auto *box = qobject_cast<const QComboBox *>(editor);
    return box->isEditable() ? QVariant(box->currentText()) : box->currentData();
}

void setEditorValue(QWidget *editor, const QVariant &value)
{
    if (auto *text = qobject_cast<QPlainTextEdit *>(editor))
        text->setPlainText(value.toString());
    else if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setText(value.toString());
    else if (auto *box = qobject_cast<QComboBox *>(editor); box->isEditable())
        box->setEditText(value.toString());
    else
        box->setCurrentIndex(box->findData(value));
}

void whenEdited(const QWidget *editor, QObject *context, const std::function<void()> &then)
{
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        QObject::connect(text, &QPlainTextEdit::textChanged, context, then);
    else if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        QObject::connect(line, &QLineEdit::textChanged, context, then);
    else if (const auto *box = qobject_cast<const QComboBox *>(editor))
        QObject::connect(box, &QComboBox::currentTextChanged, context, then);
}

} // namespace itsm
