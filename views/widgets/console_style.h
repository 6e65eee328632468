#pragma once

#include <QProxyStyle>

class QAbstractButton;

namespace itsm {

/// How loud a button is. One primary button per form.
enum class ButtonKind : quint8 {
    Normal,
    Primary, ///< filled with the accent
    Danger,  ///< destroys something
    Quiet,   ///< no frame until the pointer or the focus is on it
};
/// Makes a QPushButton of this kind; other buttons ignore it.
void setButtonKind(QAbstractButton *button, ButtonKind kind);

/// Marks an editor as wrong: its frame turns to the critical colour. The words belong beside it (FormField).
void setInvalid(QWidget *editor, bool invalid);
/// From now on the ring of the keyboard is seen in the widget's window, as after Tab: where the program moves the
/// keyboard.
void showFocusRing(QWidget &widget);

/// Fusion with flat controls drawn from the theme's tokens. Follows the theme at run time.
class ConsoleStyle : public QProxyStyle
{
    Q_OBJECT
public:
    ConsoleStyle();

    /// Gives combo boxes rows as high as those of other lists, and takes the wheel from them and from spin boxes
    /// without the keyboard.
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget = nullptr) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                       const QWidget *widget = nullptr) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                                  const QWidget *widget = nullptr) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                                QStyleHintReturn *data = nullptr) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap standard, const QStyleOption *option = nullptr,
                                     const QWidget *widget = nullptr) const override;
};

} // namespace itsm
