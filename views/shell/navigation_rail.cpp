#include "views/shell/navigation_rail.h"

#include "views/widgets/actions.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

namespace itsm {

NavigationRail::NavigationRail(QWidget *parent)
    : QFrame(parent)
{
    setAccessibleName(tr("Navigation"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme().space(1), theme().space(2), theme().space(1), theme().space(2));
    column->setSpacing(theme().space(1));
    column->addStretch(1);
}

void NavigationRail::addPage(QAction *action)
{
    addButton(action, m_pageCount);
    ++m_pageCount;
}

void NavigationRail::addSwitch(QAction *action)
{
    addButton(action, -1);
}

void NavigationRail::addButton(QAction *action, int position)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize(QSize(theme().px(20), theme().px(20)));
    button->setFixedSize(theme().px(40), theme().px(40));
    // An icon alone has no accessible name.
    const auto name = [button, action] { button->setAccessibleName(withoutMnemonic(action->text())); };
    connect(action, &QAction::changed, button, name);
    name();
    static_cast<QVBoxLayout *>(layout())->insertWidget(position, button, 0, Qt::AlignHCenter);
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(ColorRole::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme().color(ColorRole::Border));
}

} // namespace itsm
