#include "views/widgets/console_style.h"

#include "views/widgets/control_painting.h"
#include "views/widgets/icons.h"
#include "views/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace controls;

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    button->setProperty(kindProperty, static_cast<int>(kind));
    button->update();
}

void setInvalid(QWidget *editor, bool invalid)
{
    editor->setProperty(invalidProperty, invalid);
    editor->update();
}

void showFocusRing(QWidget &widget)
{
    widget.window()->setAttribute(Qt::WA_KeyboardFocusChange);
}

namespace {

/// A field that takes the wheel for a change of its value.
bool isWheelField(const QObject *object)
{
    return qobject_cast<const QComboBox *>(object) || qobject_cast<const QAbstractSpinBox *>(object);
}

} // namespace

ConsoleStyle::ConsoleStyle()
    : QProxyStyle(u"fusion"_s)
{
    setObjectName(u"itsm-console"_s);
}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // The delegate that combo boxes come with does not ask the style for its size.
    if (auto *combo = qobject_cast<QComboBox *>(widget); combo && combo->itemDelegate()->inherits("QComboBoxDelegate"))
        combo->setItemDelegate(new QStyledItemDelegate(combo));
    if (isWheelField(widget)) {
        // The first notch would give it the keyboard, and the next one change it.
        if (widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
        widget->installEventFilter(this);
    }
}

bool ConsoleStyle::eventFilter(QObject *watched, QEvent *event)
{
    // Whoever scrolls a form means the form, not what the pointer is over.
    if (event->type() == QEvent::Wheel) {
        const auto *number = qobject_cast<QAbstractSpinBox *>(watched);
        if (!number || !number->hasFocus()) {
            event->ignore(); // it goes on to what the field lies in
            return true;
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Theme &t = itsm::theme();
    switch (element) {
    case PE_PanelButtonCommand:
        return drawPushButton(painter, option, widget);
    case PE_PanelButtonTool:
        return drawToolButton(painter, option);
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return drawField(painter, option, widget);
        return;
    }
    case PE_FrameLineEdit:
        return;
    case PE_FrameFocusRect:
        // Buttons and selected rows draw their own ring; one of a popup needs none, the selection alone says what Enter
        // takes.
        if (option->state.testFlag(State_Item) && widget && widget->window()->windowType() == Qt::Popup)
            return;
        if (qobject_cast<const QToolButton *>(widget)) { // all alike, also those that have no panel
            constexpr int inset = 3;                     // of QCommonStyle
            if (showsKeyboardFocus(option))
                drawRoundedBox(painter, option->rect.adjusted(-inset, -inset, inset, inset), {},
                               t.color(ColorRole::Accent), 2);
            return;
        }
        if (!qobject_cast<const QPushButton *>(widget) && !qobject_cast<const QComboBox *>(widget) &&
            !(option->state.testFlag(State_Item) && option->state.testFlag(State_Selected)))
            drawRoundedBox(painter, option->rect, {}, t.color(ColorRole::Accent), 1.5);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckIndicator(painter, option, false);
    case PE_IndicatorRadioButton:
        return drawCheckIndicator(painter, option, true);
    case PE_IndicatorArrowUp:
        return drawChevron(painter, option->rect, Qt::UpArrow, arrowColor(option));
    case PE_IndicatorArrowDown:
        return drawChevron(painter, option->rect, Qt::DownArrow, arrowColor(option));
    case PE_IndicatorArrowLeft:
        return drawChevron(painter, option->rect, Qt::LeftArrow, arrowColor(option));
    case PE_IndicatorArrowRight:
        return drawChevron(painter, option->rect, Qt::RightArrow, arrowColor(option));
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None) {
            // Qt names the indicator by the arrow of old styles: SortDown is the ascending order.
            drawChevron(painter, option->rect,
                        header->sortIndicator == QStyleOptionHeader::SortDown ? Qt::UpArrow : Qt::DownArrow,
                        t.color(ColorRole::Accent));
        }
        return;
    }
    case PE_Frame:
        if (isTextEdit(widget))
            return drawField(painter, option, widget);
        drawRoundedBox(painter, option->rect, {}, t.color(ColorRole::Border));
        return;
    case PE_PanelItemViewRow:
        // Called for every cell of a table; Fusion mixes a palette of greys before it finds that there is nothing to
        // do.
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->state.testFlag(State_Selected))
                painter->fillRect(option->rect, t.color(ColorRole::Selection));
            else if (item->features.testFlag(QStyleOptionViewItem::Alternate))
                painter->fillRect(option->rect, t.color(ColorRole::Background));
        }
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelMenu: {
        painter->fillRect(option->rect, t.color(ColorRole::Raised));
        painter->setPen(t.color(ColorRole::Border));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          t.color(ColorRole::Border));
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, t.color(ColorRole::Background));
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          t.color(ColorRole::Border));
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, t.color(ColorRole::Background));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, t.color(ColorRole::Raised));
        painter->setPen(t.color(ColorRole::Control));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          t.color(ColorRole::Border));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Theme &t = itsm::theme();
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            const ButtonKind kind = kindOf(widget, option);
            const ColorRole role = kind == ButtonKind::Primary  ? ColorRole::OnAccent
                                   : kind == ButtonKind::Danger ? ColorRole::Critical
                                                                : ColorRole::Text;
            if (copy.state.testFlag(State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, t.color(role));
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem copy = *item;
            drawMenuRow(painter, option, ColorRole::Raised,
                        copy.state.testFlag(State_Selected) && copy.state.testFlag(State_Enabled) &&
                            copy.menuItemType != QStyleOptionMenuItem::Separator);
            if (copy.menuItemType == QStyleOptionMenuItem::Separator && copy.text.isEmpty()) {
                painter->fillRect(QRect(copy.rect.left(), copy.rect.center().y(), copy.rect.width(), 1),
                                  t.color(ColorRole::Border));
                return;
            }
            // Fusion would outline the row, and frame the sign of an entry that is on.
            copy.state &= ~State_Selected;
            if (copy.checkType != QStyleOptionMenuItem::NotCheckable && !copy.icon.isNull()) {
                if (copy.checked)
                    drawCheckedSign(painter, copy);
                copy.checkType = QStyleOptionMenuItem::NotCheckable;
                copy.checked = false;
            }
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            drawMenuRow(painter, option, ColorRole::Background,
                        item->state.testFlag(State_Selected) || item->state.testFlag(State_Sunken));
            proxy()->drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                                  item->palette, item->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_Header:
        // As the base does it, but asking the proxy for the places of label and arrow.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            proxy()->drawControl(CE_HeaderSection, option, painter, widget);
            QStyleOptionHeaderV2 part;
            if (const auto *v2 = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
                part = *v2;
            else
                part.QStyleOptionHeader::operator=(*header);
            part.rect = proxy()->subElementRect(SE_HeaderLabel, option, widget);
            proxy()->drawControl(CE_HeaderLabel, &part, painter, widget);
            part.rect = proxy()->subElementRect(SE_HeaderArrow, option, widget);
            proxy()->drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderSection(painter, option);
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeaderV2 copy;
            if (const auto *v2 = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
                copy = *v2;
            else
                copy.QStyleOptionHeader::operator=(*header);
            // Fusion prints the header of selected columns bold, which makes the row jump.
            copy.state &= ~State_On;
            // Centred is what nobody asked for; a header stands where its column's text does.
            if (copy.textAlignment.testFlag(Qt::AlignHCenter))
                copy.textAlignment = Qt::AlignLeft | Qt::AlignVCenter;
            copy.palette.setColor(QPalette::ButtonText, t.color(ColorRole::Muted));
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return drawProgress(painter, bar);
        break;
    case CE_Splitter:
        return drawSplitter(painter, option);
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, t.color(ColorRole::Background));
        return;
    case CE_TabBarTabShape:
        return drawTab(painter, option);
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab copy = *tab;
            const bool selected = copy.state.testFlag(State_Selected);
            if (copy.state.testFlag(State_Enabled))
                copy.palette.setColor(QPalette::WindowText, t.color(selected ? ColorRole::Text : ColorRole::Muted));
            copy.state &= ~State_HasFocus;
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_ItemViewItem:
        QProxyStyle::drawControl(element, option, painter, widget);
        // The selection alone does not say which of two lists the keys go to.
        if (option->state.testFlag(State_HasFocus) && option->state.testFlag(State_Selected) &&
            !(widget && widget->window()->windowType() == Qt::Popup))
            drawRoundedBox(painter, option->rect, {}, t.color(ColorRole::Accent), 1.5);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (option->subControls.testFlag(SC_ComboBoxFrame))
            drawField(painter, option, widget);
        const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        drawChevron(painter, arrow, Qt::DownArrow, arrowColor(option));
        return;
    }
    if (control == CC_SpinBox) {
        if (option->subControls.testFlag(SC_SpinBoxFrame))
            drawField(painter, option, widget);
        if (option->subControls.testFlag(SC_SpinBoxUp)) {
            drawChevron(painter, proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget), Qt::UpArrow,
                        arrowColor(option));
            drawChevron(painter, proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget), Qt::DownArrow,
                        arrowColor(option));
        }
        return;
    }
    if (control == CC_ScrollBar) {
        return drawScrollHandle(painter, option,
                                proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon ConsoleStyle::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    switch (standard) {
    case SP_MessageBoxInformation:
        return icon("info"_L1, ColorRole::Accent);
    case SP_MessageBoxWarning:
        return icon("warning"_L1, ColorRole::High);
    case SP_MessageBoxCritical:
        return icon("error"_L1, ColorRole::Critical);
    case SP_MessageBoxQuestion:
        return icon("question"_L1, ColorRole::Accent);
    case SP_LineEditClearButton:
        return icon("close"_L1, ColorRole::Muted);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace itsm
