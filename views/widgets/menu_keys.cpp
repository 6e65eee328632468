#include "views/widgets/menu_keys.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

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

} // namespace

bool MenuKeys::eventFilter(QObject *watched, QEvent *event)
{
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
    const bool isMenuKey = key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier;
    if (!isMenuKey || QApplication::activePopupWidget())
        return false;
    openContextMenu(widget);
    return true;
}

} // namespace itsm
