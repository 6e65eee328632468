#include "views/widgets/pick_box.h"

#include "views/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

PickBox::PickBox(Mode mode, QWidget *parent)
    : QComboBox(parent)
    , m_mode(mode)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setMaxVisibleItems(14);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->popup()->installEventFilter(this); // after the completer's own filter, so asked before it
    connect(this, &QComboBox::editTextChanged, this, &PickBox::showTone);
    connect(this, &QComboBox::editTextChanged, this, &PickBox::edited);
    connect(this, &QComboBox::activated, this, &PickBox::edited);
}

void PickBox::setChoices(const QList<Choice> &choices, const QString &none)
{
    const std::optional<qint64> picked = count() > 0 ? pickedId() : std::optional<qint64>(0);
    const QString typed = currentText();
    const QSignalBlocker blocker(this);
    clear();
    if (!none.isEmpty())
        addItem(none, qint64(0));
    for (const Choice &choice : choices) {
        addItem(choice.detail.isEmpty() ? choice.label
                                        : tr("%1 – %2", "name and role of a person").arg(choice.label, choice.detail),
                choice.id);
    }
    if (picked)
        setPickedId(*picked, typed);
    else
        setEditText(typed);
    showTone();
}

void PickBox::setProposals(const QStringList &texts)
{
    const QString typed = currentText();
    const QSignalBlocker blocker(this);
    clear();
    addItems(texts);
    setEditText(typed);
}

std::optional<qint64> PickBox::pickedId() const
{
    const QString typed = currentText().trimmed();
    if (typed.isEmpty() && findData(qint64(0)) >= 0)
        return 0;
    // What stands in the line counts, also when it was typed and not picked.
    if (currentIndex() >= 0 && itemText(currentIndex()) == currentText())
        return currentData().toLongLong();
    const int index = findText(typed, Qt::MatchFixedString);
    return index >= 0 ? std::optional<qint64>(itemData(index).toLongLong()) : std::nullopt;
}

void PickBox::setPickedId(qint64 id, const QString &label)
{
    int index = findData(id);
    if (index < 0 && !label.isEmpty()) {
        addItem(label, id);
        index = count() - 1;
    }
    setCurrentIndex(index);
    lineEdit()->setCursorPosition(0); // a long text shows its beginning
}

QString PickBox::text() const
{
    return currentText().trimmed();
}

void PickBox::setText(const QString &text)
{
    if (m_mode == Mode::Free)
        setCurrentIndex(findText(text, Qt::MatchExactly));
    setEditText(text);
    lineEdit()->setCursorPosition(0);
}

/// That nothing is chosen looks as it does in a box that only proposes.
void PickBox::showTone()
{
    QPalette palette;
    if (m_mode == Mode::Listed && pickedId() == 0) {
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
            palette.setColor(group, QPalette::Text, theme().color(ColorRole::Muted));
    }
    lineEdit()->setPalette(palette);
}

void PickBox::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && lineEdit())
        showTone();
}

bool PickBox::eventFilter(QObject *watched, QEvent *event)
{
    QAbstractItemView *popup = completer()->popup();
    if (watched == popup && event->type() == QEvent::KeyPress && m_mode == Mode::Listed) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool takes = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab;
        if (takes && !popup->currentIndex().isValid() && !pickedId())
            popup->setCurrentIndex(popup->model()->index(0, completer()->completionColumn())); // the completer takes it
    }
    return QComboBox::eventFilter(watched, event);
}

} // namespace itsm
