#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace itsm {

/// Keys and menus of the whole program. While a menu or the list of a box is open, a letter is for it: Qt also asks
/// the page below, whose single keys would act behind the menu. Shift+F10 is the Menu key of keyboards without one. And
/// Enter presses the button that has the keyboard, as Space does; forms see to their own. After a dialog that was
/// opened from the menu bar the keyboard is where it was before the menu bar had it: Qt leaves it there, where no key
/// does anything.
class MenuKeys : public QObject
{
    Q_OBJECT
public:
    explicit MenuKeys(QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leaveMenuBar(QWidget *menuBar);

    QPointer<QWidget> m_beforeMenuBar;
};

} // namespace itsm
