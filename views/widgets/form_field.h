#pragma once

#include <QWidget>

namespace itsm {

class PlainLabel;

/// An editor with its label above and its hint below; an error replaces the hint in words, with a sign, and marks the
/// frame.
class FormField : public QWidget
{
    Q_OBJECT
public:
    /// Takes the editor over. `label` may have a mnemonic.
    FormField(const QString &label, QWidget *editor, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setHint(const QString &hint);
    /// Marks the field as one that must be filled.
    /// The one rule of all forms: what must be filled in says so, all else need not be.
    void setRequired(bool required);
    /// One sentence that says what is wrong and what would be right; empty clears it, and so does editing.
    void setError(const QString &error);
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] bool hasError() const { return !m_error.isEmpty(); }
    [[nodiscard]] QWidget *editor() const { return m_editor; }

protected:
    void changeEvent(QEvent *event) override;

private Q_SLOTS:
    void clearError();

private:
    class ErrorSign;
    void refresh();

    QWidget *m_editor;
    PlainLabel *m_label;
    PlainLabel *m_note;
    ErrorSign *m_sign;
    QString m_labelText;
    QString m_hint;
    QString m_error;
    bool m_required = false;
};

} // namespace itsm
