#pragma once

#include <QObject>

namespace itsm {

/// Keys and menus of the whole program. While a menu or the list of a box is open, a letter is for it: Qt also asks
/// the page below, whose single keys would act behind the menu. Shift+F10 is the Menu key of keyboards without one. And
/// Enter presses the button that has the keyboard, as Space does; in forms it is for the main button.
class MenuKeys : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace itsm
