#pragma once

#include "services/domain/result.h"

#include <QDialog>
#include <QHash>
#include <QStringList>

class QBoxLayout;
class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace itsm {

class FormField;
class FormScroll;
class MarkLabel;
class PlainLabel;

/// A window-modal form: label above, error beside the field in words, primary button at the right. Enter (Ctrl+Enter in
/// long texts) submits, Esc leaves. Where the screen is too low, the fields scroll and the buttons stay. The form stays
/// open until whoever handles submitted() calls accept() or
/// showError().
class FormDialog : public QDialog
{
    Q_OBJECT
public:
    explicit FormDialog(QWidget *parent);

    /// The answer to a submission that failed: beside the field that the error names, otherwise above the buttons.
    void showError(const Error &error);
    void clearErrors();
    /// While a submission is under way the buttons wait; the texts stay and can be read.
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// The field for an error's path; null when the form has none.
    [[nodiscard]] FormField *field(const QString &name) const { return m_fields.value(name); }
    [[nodiscard]] QPushButton *primaryButton() const { return m_primary; }

public Q_SLOTS:
    /// Checks and emits submitted().
    void submit();
    /// Waits while a submission is under way: nobody would hear of its outcome.
    void reject() override;

Q_SIGNALS:
    void submitted();

protected:
    /// The word on the button that leaves the form, in the language of now.
    [[nodiscard]] virtual QString leaveWord() const;
    /// Adds a field under the names that errors may use for it.
    FormField *addField(const QStringList &names, QWidget *editor, QBoxLayout *into = nullptr);
    /// Two equal columns for fields that stand beside each other; of the page, if there is one.
    [[nodiscard]] static QGridLayout *makeFieldGrid(QWidget *page = nullptr);
    /// Adds a field in a cell of such a grid.
    FormField *addField(const QStringList &names, QWidget *editor, QGridLayout *grid, int row, int column,
                        int columns = 1);
    void addWidget(QWidget *widget);
    void addLayout(QLayout *layout);
    /// At the left end of the row of buttons.
    void addButton(QWidget *button);
    void setIntro(const QString &text);
    /// Pixels at 100 %; no wider than the screen.
    void setLeastWidth(int pixels);
    /// Beside the field; the first one gets the focus.
    void setFieldError(const QString &name, const QString &message);
    /// Checks what can be checked here; shows errors beside the fields. True when there are none.
    virtual bool validate() { return true; }
    /// What is under way ends with the form, or goes on by itself.
    [[nodiscard]] virtual bool mayLeaveWhileBusy() const { return false; }
    /// Takes the size that the fields need now, as far as the screen has room.
    void fitToContent();
    /// Sets all texts; called before the form is shown and when the language changes.
    virtual void retranslate() = 0;

    /// Grows with hints and errors of several lines.
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setMessage(const QString &message);
    /// What the person wrote into the fields since they were filled.
    [[nodiscard]] QStringList typedTexts() const;
    void growToContent();
    /// Height that a form may have.
    [[nodiscard]] int roomForForm() const;
    /// A high form that is put in the middle of its window may begin above the screen.
    void keepTitleOnScreen();

    FormScroll *m_scroll = nullptr;
    QVBoxLayout *m_content = nullptr;
    PlainLabel *m_intro = nullptr;
    PlainLabel *m_message = nullptr;
    MarkLabel *m_messageSign = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_primary = nullptr;
    QHash<QString, FormField *> m_fields;
    QList<FormField *> m_order;
    QStringList m_warnedOf; ///< texts that the next Esc throws away
    bool m_busy = false;
    bool m_prepared = false;
};

} // namespace itsm
