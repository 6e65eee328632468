// Sizes and places of controls; console_style.cpp paints them.
#include "views/widgets/console_style.h"

#include "views/widgets/control_painting.h"

#include <QDialogButtonBox>
#include <QStyleOption>
#include <algorithm>

namespace itsm {

using namespace controls;

namespace {

constexpr int shortestHandle = 32;
constexpr int sortArrow = 10;

/// A scroll bar without arrow buttons: page areas before and behind the handle.
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part, int shortest)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64{bar.maximum} - bar.minimum;
    const int handle = range <= 0 ? length
                                  : std::clamp(static_cast<int>(qint64{length} * bar.pageStep / (range + bar.pageStep)),
                                               std::min(shortest, length), length);
    const int start =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    const auto piece = [&](int from, int extent) {
        const QRect rect = horizontal ? QRect(bar.rect.left() + from, bar.rect.top(), extent, bar.rect.height())
                                      : QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), extent);
        return QStyle::visualRect(bar.direction, bar.rect, rect);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSlider:
        return piece(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return piece(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    default:
        return {};
    }
}

} // namespace

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int inset = frame && frame->lineWidth > 0 ? itsm::theme().px(fieldInset - 2) : 0;
        return rect.adjusted(inset, 0, -inset, 0);
    }
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
        const Theme &t = itsm::theme();
        const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
        const QRect &all = option->rect;
        if (element == SE_HeaderArrow) {
            const int side = t.px(sortArrow);
            const QRect arrow(all.right() - side - t.space(1), all.center().y() - side / 2, side, side);
            return visualRect(option->direction, all, arrow);
        }
        if (element == SE_HeaderLabel) {
            const QRect label = all.adjusted(t.space(2), 0, -(sorted ? t.px(sortArrow) + t.space(2) : t.space(2)), 0);
            return visualRect(option->direction, all, label);
        }
    }
    return rect;
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    const Theme &t = itsm::theme();
    const QRect all = option->rect;
    const auto placed = [option](const QRect &rect) { return visualRect(option->direction, option->rect, rect); };
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return placed(QRect(all.right() + 1 - t.px(arrowWidth), all.top(), t.px(arrowWidth), all.height()));
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        // A line to type into keeps 2 pixels before its text, a label 1: both texts begin where that of a field does.
        const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const int own = box && !box->editable ? 1 : 2;
        return placed(all.adjusted(t.px(fieldInset) - own, 1, -t.px(arrowWidth), -1));
    }
    if (control == CC_SpinBox && qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
        const QRect buttons(all.right() - t.px(arrowWidth), all.top() + t.px(3), t.px(arrowWidth),
                            all.height() - t.px(6));
        const int half = buttons.height() / 2;
        if (part == SC_SpinBoxUp)
            return placed(QRect(buttons.left(), buttons.top(), buttons.width(), half));
        if (part == SC_SpinBoxDown)
            return placed(QRect(buttons.left(), buttons.top() + half, buttons.width(), half));
        if (part == SC_SpinBoxEditField)
            return placed(all.adjusted(t.px(fieldInset - 2), 2, -t.px(arrowWidth), -2));
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); control == CC_ScrollBar && bar)
        return scrollBarPart(*bar, part, t.px(shortestHandle));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    const Theme &t = itsm::theme();
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setHeight(std::max(result.height(), t.controlHeight()));
        result.setWidth(std::max(result.width() + t.space(2), t.px(72)));
        break;
    case CT_ComboBox:
    case CT_SpinBox:
        result.setWidth(std::max(result.width(), size.width() + t.px(fieldInset + arrowWidth)));
        [[fallthrough]];
    case CT_LineEdit:
        // One height for all that stands beside each other in a form, unless the editor has a large font of its own.
        result.setHeight(std::max(option->fontMetrics.height() + t.space(1), t.controlHeight()));
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), t.px(26)));
        break;
    case CT_ProgressBar:
        result.setHeight(t.px(8));
        break;
    case CT_ToolButton:
        result = result.expandedTo({t.px(28), t.px(28)});
        break;
    case CT_TabBarTab:
        result.setHeight(std::max(result.height(), t.px(36)));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), t.px(32)));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            // Fusion elides what it has measured itself where the font falls back to another one.
            result = {result.width() + t.px(12), std::max(result.height(), t.px(30))};
        }
        break;
    default:
        break;
    }
    return result;
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const Theme &t = itsm::theme();
    switch (metric) {
    case PM_DefaultFrameWidth:
        // Keeps the square viewport inside the rounded corners, and the text as far from the frame as in a line edit.
        return isTextEdit(widget) ? t.px(4) : 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return t.px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return t.space(2);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return t.px(16);
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return t.px(20);
    case PM_MessageBoxIconSize:
        return t.px(32);
    case PM_HeaderMargin:
        return t.space(2);
    case PM_FocusFrameHMargin:
        return t.space(2) - 1; // the text margin of item views, less the pixel they add
    case PM_HeaderMarkSize:
        return t.px(10);
    case PM_ScrollBarExtent:
        return t.px(12);
    case PM_ScrollBarSliderMin:
        return t.px(shortestHandle);
    case PM_ToolTipLabelFrameWidth:
    case PM_SplitterWidth:
        return t.px(5);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
    case PM_ToolBarItemSpacing:
        return t.space(1);
    case PM_TabBarTabHSpace:
        return t.space(6);
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return t.space(2);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
        return 0;
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout; // the primary button is the rightmost
    case SH_MessageBox_TextInteractionFlags:
        return Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace itsm
