#pragma once

#include "views/widgets/console_style.h"
#include "views/widgets/theme.h"

class QPainter;
class QStyleOption;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;

/// How ConsoleStyle paints each kind of control, from the tokens of the theme in force.
namespace itsm::controls {

inline constexpr char kindProperty[] = "itsmButtonKind";
inline constexpr char invalidProperty[] = "itsmInvalid";
inline constexpr int fieldInset = 8;  ///< from the frame of an editor to its text
inline constexpr int arrowWidth = 26; ///< of combo and spin boxes, with the space around
inline constexpr int scrollHandleMargin = 2;

[[nodiscard]] ButtonKind kindOf(const QWidget *widget, const QStyleOption *option);
/// The widget has the keyboard, and somebody uses it.
[[nodiscard]] bool showsKeyboardFocus(const QStyleOption *option);
[[nodiscard]] bool isTextEdit(const QWidget *widget);
[[nodiscard]] QColor arrowColor(const QStyleOption *option);

/// An invalid colour leaves out the fill or the line.
void drawRoundedBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal width = 1);
/// The frame of everything that a person types into or chooses from.
void drawField(QPainter *painter, const QStyleOption *option, const QWidget *widget);
void drawChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color);
void drawPushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget);
void drawToolButton(QPainter *painter, const QStyleOption *option);
void drawCheckIndicator(QPainter *painter, const QStyleOption *option, bool round);
void drawHeaderSection(QPainter *painter, const QStyleOption *option);
void drawTab(QPainter *painter, const QStyleOption *option);
/// The background of an entry of a menu or a menu bar.
void drawMenuRow(QPainter *painter, const QStyleOption *option, ColorRole ground, bool selected);
/// What stands behind the sign of an entry that is on.
void drawCheckedSign(QPainter *painter, const QStyleOptionMenuItem &item);
/// A bar without motion: while the total is not known it is hatched.
void drawProgress(QPainter *painter, const QStyleOptionProgressBar *option);
void drawScrollHandle(QPainter *painter, const QStyleOption *option, const QRect &handle);
void drawSplitter(QPainter *painter, const QStyleOption *option);

} // namespace itsm::controls
