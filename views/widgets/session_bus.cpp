#include "views/widgets/session_bus.h"

#include "services/runtime/session_bus.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QPointer>
#include <QThreadPool>

namespace itsm {

void whenSessionBusIsOpen(QObject *context, std::function<void()> then)
{
    if (!hasSessionBus())
        return;
    QThreadPool::globalInstance()->start(
        [context = QPointer<QObject>(context), then = std::move(then), app = QCoreApplication::instance()] {
            const bool open = QDBusConnection::sessionBus().isConnected();
            QMetaObject::invokeMethod(app, [context, then, open] {
                if (context && open)
                    then();
            });
        });
}

} // namespace itsm
