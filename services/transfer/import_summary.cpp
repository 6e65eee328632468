#include "services/transfer/import_summary.h"

#include <QCoreApplication>

namespace itsm {

Error brokenOff(Error error, qint64 incidents)
{
    if (incidents > 0)
        error.message =
            QCoreApplication::translate("CsvImport", "%1 %n incident(s) are already there; run it again to go on.",
                                        nullptr, static_cast<int>(incidents))
                .arg(error.message);
    return error;
}

} // namespace itsm
