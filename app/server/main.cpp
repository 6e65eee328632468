#include "app/server/command_line.h"
#include "services/runtime/logging.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    // Its own arguments are not Qt's: a copy of the first is all that Qt needs.
    int count = 1;
    QCoreApplication application(count, argv);
    QCoreApplication::setApplicationName(QStringLiteral("itsmd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ITSM_VERSION));
    // Standard error stays readable for people: the log adds only what went wrong inside.
    (void)itsm::startLogging({.level = spdlog::level::warn, .file = {}});
    const int code = itsm::runCommandLine(argc, argv);
    itsm::stopLogging();
    return code;
}
