#include "views/widgets/form_dialog.h"

#include "views/widgets/console_style.h"
#include "views/widgets/form_field.h"
#include "views/widgets/form_scroll.h"
#include "views/widgets/mark_label.h"
#include "views/widgets/plain_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QWindow>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

FormDialog::FormDialog(QWidget *parent)
    : QDialog(parent)
    , m_scroll(new FormScroll(this))
    , m_content(new QVBoxLayout)
    , m_intro(new PlainLabel(this))
    , m_message(new PlainLabel(this))
    , m_messageSign(new MarkLabel(MarkLabel::Shape::Plain, this))
    , m_buttons(new QHBoxLayout)
    , m_cancel(new QPushButton(this))
    , m_primary(new QPushButton(this))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    setLeastWidth(460);
    m_intro->setWordWrap(true);
    m_intro->hide();
    m_message->setWordWrap(true);
    m_message->setLook(FontRole::Form, ColorRole::Critical);
    m_message->setObjectName(u"formMessage"_s);
    m_message->hide();
    setButtonKind(m_primary, ButtonKind::Primary);
    m_primary->setDefault(true);
    m_primary->setObjectName(u"primary"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setAutoDefault(false);
    connect(m_primary, &QPushButton::clicked, this, &FormDialog::submit);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);

    // The line for hints and errors below each field is most of the gap.
    m_content->setSpacing(theme().space(2));
    m_messageSign->setMark({Sign::Octagon, ColorRole::Critical}, {});
    m_messageSign->hide();
    m_buttons->setSpacing(theme().space(2));
    m_buttons->addStretch();
    m_buttons->addWidget(m_cancel);
    m_buttons->addWidget(m_primary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme().space(5), theme().space(5), theme().space(5), theme().space(4));
    layout->setSpacing(theme().space(4));
    auto *fieldColumn = new QVBoxLayout(m_scroll->widget());
    fieldColumn->setContentsMargins(0, 0, 0, 0);
    fieldColumn->addLayout(m_content);
    fieldColumn->addStretch();
    layout->addWidget(m_intro);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(m_messageSign->rowWith(m_message));
    layout->addLayout(m_buttons);
}

FormField *FormDialog::addField(const QStringList &names, QWidget *editor, QBoxLayout *into)
{
    auto *field = new FormField(QString(), editor, this);
    for (const QString &name : names)
        m_fields.insert(name, field);
    m_order.append(field);
    // Enter belongs to the lines of a long text; Ctrl+Enter submits there.
    if (qobject_cast<QPlainTextEdit *>(editor))
        editor->installEventFilter(this);
    if (into)
        into->addWidget(field);
    else
        m_content->addWidget(field);
    return field;
}

QGridLayout *FormDialog::makeFieldGrid(QWidget *page)
{
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme().space(4));
    grid->setVerticalSpacing(theme().space(2));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

FormField *FormDialog::addField(const QStringList &names, QWidget *editor, QGridLayout *grid, int row, int column,
                                int columns)
{
    auto *box = new QVBoxLayout;
    FormField *field = addField(names, editor, box);
    // No alignment: hints of two lines would be cut.
    box->addStretch();
    grid->addLayout(box, row, column, 1, columns);
    return field;
}

void FormDialog::addWidget(QWidget *widget)
{
    m_content->addWidget(widget);
}

void FormDialog::addLayout(QLayout *layout)
{
    m_content->addLayout(layout);
}

void FormDialog::addButton(QWidget *button)
{
    m_buttons->insertWidget(0, button);
}

void FormDialog::setIntro(const QString &text)
{
    m_intro->setText(text);
    m_intro->setVisible(!text.isEmpty());
}

void FormDialog::setLeastWidth(int pixels)
{
    setMinimumWidth(std::min(theme().px(pixels), screen()->availableGeometry().width()));
}

void FormDialog::setFieldError(const QString &name, const QString &message)
{
    FormField *field = m_fields.value(name);
    if (!field) {
        setMessage(message);
        return;
    }
    const bool first = std::none_of(m_order.begin(), m_order.end(), [](const FormField *f) { return f->hasError(); });
    field->setError(message);
    if (!first)
        return;
    field->editor()->setFocus(Qt::OtherFocusReason);
    m_scroll->showFocus(); // and again when the words have their room
}

void FormDialog::showError(const Error &error)
{
    setBusy(false);
    // "channels.2" is an error of the field "channels".
    QString name = error.field;
    while (!name.isEmpty() && !m_fields.contains(name))
        name = name.contains(u'.') ? name.left(name.lastIndexOf(u'.')) : QString();
    if (name.isEmpty())
        setMessage(error.message);
    else
        setFieldError(name, error.message);
}

void FormDialog::clearErrors()
{
    for (FormField *field : std::as_const(m_order))
        field->setError(QString());
    setMessage(QString());
}

void FormDialog::setMessage(const QString &message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_messageSign->setVisible(!message.isEmpty());
}

bool FormDialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    // Comes as often as it takes until the layouts of all fields have told that of the form of their new words.
    // Not before the window manager has placed the form: a new size names the place too, the corner of the screen.
    if (event->type() == QEvent::LayoutRequest && isVisible() && windowHandle()->isExposed())
        growToContent();
    // From now on it is known where it is and how high the bar with the title is.
    if (event->type() == QEvent::WindowActivate) {
        growToContent();
        keepTitleOnScreen();
    }
    return isHandled;
}

void FormDialog::fitToContent()
{
    // Fields that came or went have told nobody but their own layout so far.
    m_scroll->widget()->layout()->activate();
    m_scroll->updateGeometry();
    adjustSize();
    // It stops at two thirds of the screen, and reckons with words of more lines than there are at this width.
    if (layout()->hasHeightForWidth())
        resize(width(), std::min(layout()->totalHeightForWidth(width()), roomForForm()));
    growToContent();
}

int FormDialog::roomForForm() const
{
    const int titleBar = theme().space(10);
    return screen()->availableGeometry().height() - titleBar;
}

void FormDialog::growToContent()
{
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    if (const int wanted = std::min(needed, roomForForm()); wanted > height())
        resize(width(), wanted);
}

void FormDialog::keepTitleOnScreen()
{
    const int top = screen()->availableVirtualGeometry().top(); // it may reach into a screen above
    if (frameGeometry().top() < top)
        move(x(), top);
}

void FormDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_primary->setEnabled(!busy);
    m_cancel->setEnabled(!busy || mayLeaveWhileBusy());
    if (!busy)
        setMessage({});
}

void FormDialog::reject()
{
    if (m_busy && !mayLeaveWhileBusy())
        setMessage(tr("This is under way and cannot be called back: the answer will be here in a moment."));
    else
        QDialog::reject();
}

void FormDialog::submit()
{
    if (m_busy)
        return;
    clearErrors();
    if (!validate())
        return;
    setBusy(true);
    Q_EMIT submitted();
}

void FormDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_prepared) {
        m_cancel->setText(leaveWord());
        retranslate();
    }
}

QString FormDialog::leaveWord() const
{
    return tr("Cancel");
}

void FormDialog::showEvent(QShowEvent *event)
{
    if (!m_prepared) {
        m_prepared = true;
        m_cancel->setText(leaveWord());
        retranslate();
        const bool isChosen = focusWidget(); // by a form that knows where to begin
        for (FormField *field : std::as_const(m_order)) {
            if (!isChosen && field->editor()->isEnabled() && field->editor()->focusPolicy() != Qt::NoFocus) {
                field->editor()->setFocus();
                break;
            }
        }
        fitToContent();
    }
    QDialog::showEvent(event);
}

void FormDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    // Enter on a button means that button, whatever the platform's theme thinks of it.
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); button && enter && !modifiers) {
        button->click();
        return;
    }
    if (event->matches(QKeySequence::Cancel) && !m_busy) {
        if (const QStringList typed = typedTexts(); !typed.isEmpty() && typed != m_warnedOf) {
            m_warnedOf = typed;
            setMessage(tr("What you typed is not saved. Esc once more throws it away."));
            return;
        }
    }
    if (enter && (modifiers == Qt::ControlModifier || event->modifiers() == Qt::KeypadModifier)) {
        submit();
        return;
    }
    QDialog::keyPressEvent(event);
}

QStringList FormDialog::typedTexts() const
{
    QStringList typed;
    for (const FormField *field : m_order) {
        const auto *line = qobject_cast<QLineEdit *>(field->editor());
        const auto *text = qobject_cast<QPlainTextEdit *>(field->editor());
        if (line && line->isModified() && line->echoMode() == QLineEdit::Normal) // a password is quickly typed anew
            typed.append(line->text());
        if (text && text->document()->isModified())
            typed.append(text->toPlainText());
    }
    typed.removeAll(QString());
    return typed;
}

bool FormDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            submit();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace itsm
