#include "services/runtime/session_bus.h"

#include <QFileInfo>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

bool hasSessionBus()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + "/bus"_L1);
}

} // namespace itsm
