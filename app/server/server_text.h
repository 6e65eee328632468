#pragma once

#include <QCoreApplication>

namespace itsm {

/// The translation context of what itsmd says on a terminal.
struct ServerText
{
    Q_DECLARE_TR_FUNCTIONS(Server)
};

} // namespace itsm
