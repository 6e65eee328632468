#include "views/records/group_button.h"

#include "views/widgets/icons.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

GroupButton::GroupButton(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"group"_s);
    setIcon(itsm::icon("group"_L1)); // not that of the button
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(this, &QToolButton::clicked, this, &GroupButton::openMenu);
    retranslate();
}

void GroupButton::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    setKey(m_key);
}

void GroupButton::setKey(const QString &key)
{
    const bool isOffered =
        std::any_of(m_choices.begin(), m_choices.end(), [&key](const Choice &choice) { return choice.key == key; });
    m_key = isOffered ? key : QString();
    retranslate();
}

void GroupButton::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *one = new QActionGroup(menu);
    const auto add = [&](const QString &text, const QString &key) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        one->addAction(action);
        action->setChecked(key == m_key);
        connect(action, &QAction::triggered, this, [this, key] { Q_EMIT keyChosen(key); });
    };
    add(tr("No groups"), {});
    for (const Choice &choice : m_choices)
        add(choice.words, choice.key);
    menu->addSeparator();
    for (const bool isFolded : {true, false}) {
        QAction *action = menu->addAction(isFolded ? tr("Fold all groups") : tr("Unfold all groups"));
        action->setEnabled(!m_key.isEmpty());
        connect(action, &QAction::triggered, this, [this, isFolded] { Q_EMIT foldAllWanted(isFolded); });
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void GroupButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GroupButton::retranslate()
{
    const auto chosen =
        std::find_if(m_choices.begin(), m_choices.end(), [this](const Choice &choice) { return choice.key == m_key; });
    setText(chosen == m_choices.end() ? tr("No groups") : chosen->words);
    setToolTip(tr("Choose what the rows are grouped by"));
}

} // namespace itsm
