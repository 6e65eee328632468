#pragma once

#include <QCoreApplication>
#include <QLoggingCategory>

namespace itsm {

/// The translation context of this library's messages.
struct StorageText
{
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

} // namespace itsm
