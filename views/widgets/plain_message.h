#pragma once

#include <QMessageBox>
#include <QUrl>
#include <functional>

namespace itsm {

/// A question or notice. Texts may contain data: they are shown as plain text.
struct PlainMessage
{
    QMessageBox::Icon icon = QMessageBox::Information;
    QString title = {};
    QString text = {};   ///< one sentence
    QString detail = {}; ///< what follows from it
    QMessageBox::StandardButtons buttons = QMessageBox::Ok;
    QMessageBox::StandardButton acceptButton = QMessageBox::Ok; ///< does it
    QString acceptText = {};  ///< words of that button, e.g. "Delete 3 incidents"; none: the standard ones
    bool destructive = false; ///< it destroys something and looks so; Enter cancels then
};

/// Opens the box over `parent` without a nested event loop and returns it; it deletes itself. `done` gets the button.
QMessageBox *showPlainMessage(QWidget *parent, const PlainMessage &message,
                              std::function<void(QMessageBox::StandardButton)> done = {});

/// Shows where a link goes and opens it only after a yes. Anything but http and https is refused in words.
QMessageBox *confirmAndOpenLink(QWidget *parent, const QUrl &url);

} // namespace itsm
