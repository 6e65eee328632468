#include "views/shell/navigation_rail.h"

#include "views/widgets/actions.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

namespace itsm {

namespace {

/// A square as long as there is room, lower where the window is.
class RailButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

    [[nodiscard]] QSize sizeHint() const override { return {theme().px(40), theme().px(40)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {theme().px(40), theme().px(26)}; }
};

} // namespace

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
    auto *button = new RailButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize(QSize(theme().px(20), theme().px(20)));
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Maximum);
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
