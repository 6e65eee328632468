#include "views/records/days_button.h"

#include "views/widgets/icons.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

DaysButton::DaysButton(std::vector<int> choices, QWidget *parent)
    : QToolButton(parent)
    , m_choices(std::move(choices))
    , m_days(m_choices.front())
{
    setObjectName(u"days"_s);
    setIcon(itsm::icon("history"_L1)); // not that of the button
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(this, &QToolButton::clicked, this, &DaysButton::openMenu);
    retranslate();
}

void DaysButton::setZeroWords(const QString &onButton, const QString &inMenu)
{
    m_zeroOnButton = onButton;
    m_zeroInMenu = inMenu;
    retranslate();
}

QString DaysButton::wordsFor(int days)
{
    return tr("Last %n days", nullptr, days);
}

void DaysButton::setDays(int days)
{
    m_days = std::clamp(days, m_zeroInMenu.isEmpty() ? m_choices.front() : 0, m_choices.back());
    retranslate();
}

void DaysButton::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *one = new QActionGroup(menu);
    const auto add = [&](const QString &text, int days) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        one->addAction(action);
        action->setChecked(days == m_days);
        connect(action, &QAction::triggered, this, [this, days] { Q_EMIT daysChosen(days); });
    };
    if (!m_zeroInMenu.isEmpty()) {
        add(m_zeroInMenu, 0);
        menu->addSeparator();
    }
    for (const int days : m_choices)
        add(wordsFor(days), days);
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void DaysButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DaysButton::retranslate()
{
    setText(m_days == 0 ? m_zeroOnButton : wordsFor(m_days));
    setToolTip(tr("Choose of how many days records are shown"));
}

} // namespace itsm
