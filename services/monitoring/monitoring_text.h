#pragma once

#include <QCoreApplication>

namespace itsm {

/// Gives the folder's messages their context for translation.
class MonitoringText
{
    Q_DECLARE_TR_FUNCTIONS(Monitoring)
};

} // namespace itsm
