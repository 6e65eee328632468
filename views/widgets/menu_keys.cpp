#include "views/widgets/menu_keys.h"

#include "views/widgets/form_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QRadioButton>

namespace itsm {

namespace {

/// Whether what is open above the window takes the key, and no command may.
bool belongsToPopup(const QWidget *widget, const QKeyEvent *key)
{
    if (qobject_cast<const QMenu *>(widget))
        return true;
    const bool isText = !key->text().isEmpty() && key->text()[0].isPrint() &&
                        !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    return isText && widget->window()->windowType() == Qt::Popup;
}

/// As Qt does it for the Menu key.
void openContextMenu(QWidget *widget)
{
    const QPoint place = widget->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, place, widget->mapToGlobal(place));
    QCoreApplication::sendEvent(widget, &wanted);
}

/// Enter on a button outside of a form.
bool pressesButton(const QWidget *widget, const QKeyEvent *key)
{
    const bool isEnter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat() &&
                         !(key->modifiers() & ~Qt::KeypadModifier);
    return isEnter && qobject_cast<const QAbstractButton *>(widget) && !qobject_cast<const QCheckBox *>(widget) &&
           !qobject_cast<const QRadioButton *>(widget) && !qobject_cast<const FormDialog *>(widget->window());
}

void press(QWidget *button)
{
    const QPointer<QWidget> guard(button); // what it does may end it
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent space(type, Qt::Key_Space, Qt::NoModifier);
        if (guard)
            QCoreApplication::sendEvent(button, &space);
    }
}

} // namespace

MenuKeys::MenuKeys(QObject *parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if (before && qobject_cast<QMenuBar *>(now))
            m_beforeMenuBar = before;
    });
}

void MenuKeys::leaveMenuBar(QWidget *menuBar)
{
    if (menuBar->hasFocus() && !QApplication::activePopupWidget() && m_beforeMenuBar)
        m_beforeMenuBar->setFocus(Qt::MenuBarFocusReason);
}

bool MenuKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && qobject_cast<QMenuBar *>(watched) &&
        static_cast<QFocusEvent *>(event)->reason() == Qt::ActiveWindowFocusReason) {
        auto *menuBar = static_cast<QWidget *>(watched);
        QMetaObject::invokeMethod(
            menuBar, [this, menuBar] { leaveMenuBar(menuBar); }, Qt::QueuedConnection);
        return false;
    }
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        if (!belongsToPopup(widget, key))
            return false;
        event->accept();
        return true;
    }
    if (pressesButton(widget, key)) {
        press(widget);
        return true;
    }
    const bool isMenuKey = key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier;
    if (!isMenuKey || QApplication::activePopupWidget())
        return false;
    openContextMenu(widget);
    return true;
}

} // namespace itsm
